"""活动概况：what took place, where, and who came."""

import re
from collections.abc import Sequence

from briefing.composing.claims import SAID, TOLD
from briefing.composing.listings import EVENTS, event_rows, with_listings
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts

_ON_SITE = re.compile(r"(?:推介后|活动中|活动现场|当天会上|会上|现场，|参会|与会|[^，。]{0,24}，参会)")


def claim(sentence: Sentence) -> int:
    """Sentences that tell of an event or of those who came."""
    if sentence.events:
        return TOLD + 10
    on_site = sentence.group is None and not sentence.places and _ON_SITE.match(sentence.text)
    return SAID + 4 if on_site else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, and the events of tables, a part for each cluster."""
    parts = sentence_parts(composition, "event")
    return with_listings(composition, parts, "event", "活动一览", EVENTS, event_rows)


SECTION = Section("event", "活动概况", "时间、地点、规模", compose, claim, importance=60)
