"""Joined text with a map from each of its characters back to the raw text it came from."""

from dataclasses import dataclass

from briefing.model.source import Span


def is_han(char: str) -> bool:
    """Whether the character is a Chinese ideograph."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U000323af"


def _droppable(raw: str, index: int, end: int, left: str) -> bool:
    """Whether the blank at `index` vanishes: at a line's end, or between Han and Han or a digit or a mark."""
    while index < end and raw[index].isspace():
        index += 1
    right = raw[index] if index < end else ""
    if not left or not right:
        return True
    two_words = left.isalpha() and right.isalpha() and not _both_han(left, right)
    return not (two_words or (left.isascii() and right.isascii()))


def _both_han(left: str, right: str) -> bool:
    return is_han(left) and is_han(right)


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
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < raw_offset:
                low = middle + 1
            else:
                high = middle
        return low

    def range_of(self, span: Span) -> tuple[int, int]:
        """The joined range that covers the raw span."""
        return self.index(span.start), self.index(span.end)


def join(raw: str, span: Span, *, cells: bool = False) -> Joined:
    """The span's text with line breaks removed, and blanks where Chinese has none.

    A blank stays between two Latin words, and between Han and a Latin word, where it was printed; with `cells` also
    between the cells of a table's row, which tabs separate.
    """
    chars: list[str] = []
    offsets: list[int] = []
    for index in range(span.start, span.end):
        char = raw[index]
        if char.isspace():
            left = chars[-1] if chars else ""
            kept = cells and char == "\t" and left not in {"", " "}
            if not kept and (char in "\r\n" or left == " " or _droppable(raw, index, span.end, left)):
                continue
            char = " "
        chars.append(char)
        offsets.append(index)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Joined("".join(chars), tuple(offsets))


def joined_text(raw: str, span: Span) -> str:
    """The text of `join`."""
    return join(raw, span).text
