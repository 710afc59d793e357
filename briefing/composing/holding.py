"""Whether the text beside a figure names whose it is: only then may a label or a tile say so."""

import re
from typing import Literal

from briefing.composing.material import Sentence
from briefing.composing.places import PROVINCES, cities
from briefing.model.annotation import Quantity

_SHORTEST_NAME = 2


def is_held_beside(quantity: Quantity, sentence: Sentence | None, *, within: Literal["sentence", "paragraph"]) -> bool:
    """Whether whose the figure is stands in its sentence, or in its paragraph up to there; a place is the text's own.

    A holder put together from two places (重庆 + 新能源汽车) stands where the second of its parts does, if the first
    is a place or stands there too.
    """
    if quantity.holder is None or sentence is None:
        return True
    text = sentence.joined.text
    near = text[sentence.start : sentence.end] if within == "sentence" else text[: sentence.end]
    return _stands(_SPACE.sub("", quantity.holder), _SPACE.sub("", near), alone=within == "paragraph")


_SPACE = re.compile(r"\s+")
_PLACE = re.compile(r"(?:全|我|本|该)?[国省市县区镇乡村州]|[\u4e00-\u9fff]{2,6}[省市县区镇乡村州]")


def _stands(holder: str, near: str, *, alone: bool) -> bool:
    if holder in near:
        return True
    for cut in range(_SHORTEST_NAME, len(holder) - 1):
        if holder[cut:] in near:
            return holder[:cut] in near or _is_place(holder[:cut])
    return alone and _is_place(holder)


def _is_place(words: str) -> bool:
    return _PLACE.fullmatch(words) is not None or words in (*PROVINCES, *cities())
