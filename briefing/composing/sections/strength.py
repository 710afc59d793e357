"""优势与支撑：what the industry can build on."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, about
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences about bases, platforms, routes, policies; and what has no better place."""
    if about(sentence, "strength"):
        return MEANT
    return MEANT // 4 if sentence.topic is not None else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "strength")


SECTION = Section("strength", "优势与支撑", "基地、平台、通道、配套", compose, claim, importance=45)
