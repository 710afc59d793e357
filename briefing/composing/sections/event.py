"""活动概况：what took place, where, and who came."""

from collections.abc import Sequence

from briefing.composing.claims import TOLD
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences that tell of an event or of those who came."""
    return TOLD + 10 if sentence.events else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "event")


SECTION = Section("event", "活动概况", "时间、地点、规模", compose, claim)
