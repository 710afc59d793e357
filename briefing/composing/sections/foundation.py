"""产业基础：how large the industry is today."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID, about, of_ministry
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Facts in figures, unless a firm, an expert or a ministry tells them."""
    if sentence.group in {"enterprise", "expert", "association"} or of_ministry(sentence):
        return 0
    if sentence.actual:
        return SAID - 2
    if sentence.quantities:
        return MEANT // 2
    return MEANT if about(sentence, "foundation") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "foundation")


SECTION = Section("foundation", "产业基础", "产值、企业、增速等现状", compose, claim, importance=80)
