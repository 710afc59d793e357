"""Joined text: the printed wording without the accidents of its lines, and the way back to where it stood."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefing.model.source import Span

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""The Chinese ideographs, as the inside of a character class."""
_DIGIT = "0-9０-９"
_SPACE = "[ \t\u00a0\u2000-\u200a\u3000]+"
_BREAKS = re.compile(r"[\r\n\v\f\u2028\u2029]+")
_SPACES = re.compile(f"(?<=[{HAN}]){_SPACE}(?=[{HAN}{_DIGIT}])|(?<=[{_DIGIT}]){_SPACE}(?=[{HAN}])")
_IS_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"\S+")


def is_han(char: str) -> bool:
    """Whether the character is a Chinese ideograph."""
    return "\u4e00" <= char <= "\u9fff" or _IS_HAN.fullmatch(char) is not None


def joined(text: str) -> str:
    """The wording that the contract gives: no line breaks, no spaces between two Han or a Han and a digit."""
    return _SPACES.sub("", _BREAKS.sub("", text))


@dataclass(frozen=True, slots=True)
class Joined:
    """A range of raw text without its line breaks; `offsets[i]` is where `text[i]` stands in the raw text."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The raw range of the joined range `start`–`end` (not empty)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def index(self, raw_offset: int) -> int:
        """The first joined position at or after that raw offset."""
        return bisect_left(self.offsets, raw_offset)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The joined range that covers the raw span."""
        return self.index(span.start), self.index(span.end)


def join(raw: str, span: Span, *, cells: bool = False) -> Joined:
    """The span's text with line breaks removed, and blanks where Chinese has none.

    A blank stays between two Latin words, and between Han and a Latin word, where it was printed; with `cells` also
    between the cells of a table's row, which tabs separate.
    """
    parts: list[str] = []
    offsets: list[int] = []
    last = span.start
    for word in _WORD.finditer(raw, span.start, span.end):
        start, end = word.span()
        tab = raw.find("\t", last, start) if cells else -1
        blank = tab if tab >= 0 else _blank(raw, last, start)
        if parts and blank is not None:
            parts.append(" ")
            offsets.append(blank)
        parts.append(word.group())
        offsets.extend(range(start, end))
        last = end
    return Joined("".join(parts), tuple(offsets))


def _blank(raw: str, start: int, end: int) -> int | None:
    """Where a blank stays in the white space `start`–`end` between two words; None where they join."""
    if start in {0, end}:
        return None
    left, right = raw[start - 1], raw[end]
    if "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff":
        return None  # the commonest case: a line ends within a sentence
    if left.isascii() and right.isascii():
        stays = True
    else:
        stays = left.isalpha() and right.isalpha() and not (is_han(left) and is_han(right))
    return next((at for at in range(start, end) if raw[at] not in "\r\n"), None) if stays else None


def joined_text(raw: str, span: Span) -> str:
    """The text of `join`."""
    return join(raw, span).text
