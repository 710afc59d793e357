"""What the rules found, told in the words of the page: 億元 where 亿元 was matched, ３１０ where 310 was."""

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


def as_printed(content: Content, span: Span, passages: Sequence[Passage]) -> Content:
    """The content with every word as the page has it; `span` is where it stands."""
    changed = [p for p in passages if p.printed != p.text]
    if not changed or type(content) not in _WORDS:
        return content
    own = next((p for p in changed if span in p.span(0, len(p.text))), None)
    ordered = [own, *(p for p in changed if p is not own)] if own else changed
    position = own.joined.range_of(span)[0] if own else 0
    told: Content = _told(content, ordered, position)
    return told


def _told(content: Any, passages: Sequence[Passage], position: int) -> Any:
    found: dict[str, Any] = {}
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, Period):
            found[field.name] = _told(value, passages, position)
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
