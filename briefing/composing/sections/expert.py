"""专家观点：what scholars and associations say."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Speech of experts and associations, and narration that reports what experts analysed."""
    if sentence.group in {"expert", "association"}:
        return SAID
    return MEANT + 4 if sentence.group is None and "专家" in sentence.text else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "expert")


SECTION = Section("expert", "专家观点", "学界、协会怎么看", compose, claim, importance=35)
