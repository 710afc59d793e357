"""发展趋势：where the industry is going."""

import re
from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID, about
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts

_OUTRIGHT = re.compile(
    r"(?:呈现|出现|成为|是)[^，。]{0,8}趋势|格局正在|正在(?:向|由)[^，。]{2,14}(?:转移|转变|迈进)|加速(?:演变|演进|转型)"
)


def claim(sentence: Sentence) -> int:
    """Sentences about trends that no firm tells; one that names a trend outright, whoever tells it."""
    if sentence.group == "enterprise":
        return 0
    if sentence.topic is not None and not sentence.places and _OUTRIGHT.search(sentence.text):
        return SAID + 5
    return MEANT if about(sentence, "trend") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "trend")


SECTION = Section("trend", "发展趋势", "产业往哪里走", compose, claim, importance=40)
