"""What the rules found, told in the words of the page: 億元 where 亿元 was matched, ３１０ where 310 was."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from briefing.extraction.passages import Passage
from briefing.model.annotation import (
    Content,
    Event,
    Period,
    Person,
    Place,
    Project,
    Quantity,
    Quotation,
    Target,
)
from briefing.model.source import Span

_WORDS: dict[type[Any], tuple[str, ...]] = {
    Quantity: (
        "printed", "scale", "unit", "approximation", "bound", "modality", "measure", "holder", "scope",
    ),
    Person: ("name", "post", "organisation"),
    Quotation: ("speaker_text",),
    Event: ("name", "place"),
    Project: ("name", "investor"),
    Target: ("measure", "deadline"),
    Place: ("name",),
    Period: ("text",),
}  # fmt: skip


class Printed:
    """The passages of an article whose printed characters differ from those that rules match."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        changed = [passage for passage in passages if passage.printed != passage.text]
        self._passages = sorted(changed, key=lambda passage: passage.joined.offsets[0])
        self._starts = [passage.joined.offsets[0] for passage in self._passages]

    def told(self, content: Content, span: Span) -> Content:
        """The content with every word as the page has it; `span` is where it stands."""
        if not self._passages or type(content) not in _WORDS:
            return content
        number = bisect_right(self._starts, span.start) - 1
        own = self._passages[max(0, number)]
        inside = number >= 0 and span in own.span(0, len(own.text))
        near = self._passages[max(0, number - _NEAR) : number + _NEAR]
        ordered = [own, *(passage for passage in near if passage is not own)]
        told: Content = _told(content, ordered, own.joined.range_of(span)[0] if inside else 0)
        return told


_NEAR = 12  # passages before and after, in which a word that was carried over is looked for


def _told(content: Any, passages: Sequence[Passage], position: int) -> Any:
    found: dict[str, Any] = {}
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, Period):
            found[field.name] = _told(value, passages, position)
        elif value == "%":
            continue  # a percent is one, ％ or not
        elif isinstance(value, str) and field.name in _WORDS[type(content)]:
            found[field.name] = _words(value, passages, position)
        elif field.name == "hosts":
            found[field.name] = tuple(_words(host, passages, position) for host in value)
    return replace(content, **found)


def _words(words: str, passages: Sequence[Passage], position: int) -> str:
    """The words as printed: where they stand nearest; for those put together from parts, character by character."""
    if not words:
        return words
    for number, passage in enumerate(passages):
        places = _places(passage.text, words)
        if places:
            start = min(places, key=lambda place: abs(place - position)) if number == 0 else places[0]
            return passage.printed[start : start + len(words)]
    known = {char: own for p in reversed(passages) for char, own in zip(p.text, p.printed, strict=True)}
    return "".join(known.get(char, char) for char in words)


def _places(text: str, words: str) -> list[int]:
    found = []
    start = text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found
