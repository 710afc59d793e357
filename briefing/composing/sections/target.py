"""发展目标：what is to be reached by when."""

from collections.abc import Sequence

from briefing.composing.claims import TOLD
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences that hold a target in figures."""
    return TOLD if sentence.targets and not sentence.projects else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "target")


SECTION = Section("target", "发展目标", "到哪一年，达到多少", compose, claim, importance=85)
