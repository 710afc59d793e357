"""发展趋势：where the industry is going."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, about
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences about trends that no named speaker of a firm tells."""
    if sentence.group == "enterprise":
        return 0
    return MEANT if about(sentence, "trend") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "trend")


SECTION = Section("trend", "发展趋势", "产业往哪里走", compose, claim)
