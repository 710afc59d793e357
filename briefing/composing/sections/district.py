"""区县动态：what districts and zones report."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID, about, of_district
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences whose subject is a district or zone."""
    if of_district(sentence):
        return SAID + 10
    return MEANT if about(sentence, "district") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "district")


SECTION = Section("district", "区县动态", "区县、开发区的进展", compose, claim, importance=50)
