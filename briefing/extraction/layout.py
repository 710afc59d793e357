"""Sentences, clauses and speech of a paragraph, found once, so that every number asks for its own quickly."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from briefing.text.patterns import late

_SENTENCE_END = late(r"[。！？…]+")
_CLAUSE_END = late(r"[，。；：！？…—]+")
_MARKS = late(r"[“”]")
_SHORTEST_SPEECH = 10  # characters; a scare quote is shorter or holds no mark
_SPOKEN = late(r"[，。！？；…]")


class Layout:
    """Where a paragraph's sentences and clauses begin and end, and which ranges are speech."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    @cached_property
    def _clause_ends(self) -> list[tuple[int, int]]:
        return [match.span() for match in _CLAUSE_END.finditer(self.text)]

    @cached_property
    def _speech(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        opened = -1
        for match in _MARKS.finditer(self.text):
            if match.group() == "“" and opened < 0:
                opened = match.end()
            elif match.group() == "”" and opened >= 0:
                self._keep(found, opened, match.start())
                opened = -1
        if opened >= 0:
            self._keep(found, opened, len(self.text))
        return found

    def _keep(self, found: list[tuple[int, int]], start: int, end: int) -> None:
        if end - start >= _SHORTEST_SPEECH and _SPOKEN.search(self.text, start, end):
            found.append((start, end))

    def sentences(self) -> list[tuple[int, int]]:
        """All sentences in order, closing marks left out at their start."""
        starts = [0, *self._sentence_ends]
        ends = [*self._sentence_ends, len(self.text)]
        spans = zip(starts, ends, strict=True)
        return [(start + _leading_marks(self.text, start), end) for start, end in spans if start < end]

    def sentence(self, index: int) -> tuple[int, int]:
        """The sentence that holds a position; a quotation's own full stops end sentences as well."""
        ends = self._sentence_ends
        number = bisect_right(ends, index)
        start = ends[number - 1] if number else 0
        return start + _leading_marks(self.text, start), ends[number] if number < len(ends) else len(self.text)

    def clause(self, index: int) -> tuple[int, int]:
        """The clause that holds a position, without its final mark."""
        ends = self._clause_ends
        number = bisect_right(ends, (index, len(self.text)))
        start = ends[number - 1][1] if number else 0
        return start, ends[number][0] if number < len(ends) else len(self.text)

    def speech(self, index: int) -> tuple[int, int] | None:
        """The speech that holds a position; None in narration."""
        spans = self._speech
        number = bisect_left(spans, (index + 1, -1)) - 1
        return spans[number] if number >= 0 and spans[number][0] <= index < spans[number][1] else None


def _leading_marks(text: str, start: int) -> int:
    count = 0
    while text[start + count : start + count + 1] in {"”", "’", "）"}:
        count += 1
    return count
