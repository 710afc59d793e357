"""A few words that are looked for in many texts: found as a pattern of them would, without the time to compile one."""

import re
from collections.abc import Iterable, Iterator


class Words:
    """The words; at each place the longest counts, as in `lexicon.any_of`."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(own, reverse=True) for first, own in lengths.items()}
        self._first = re.compile(f"[{re.escape(''.join(sorted(lengths)))}]") if lengths else re.compile(r"(?!)")

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
        """The words of a range, none over another, each with its place."""
        end = len(text) if end is None else end
        while place := self._first.search(text, start, end):
            start = place.start()
            word = next(self._at(text, start, end), None)
            if word is not None:
                yield start, word
            start += len(word or " ")

    def everywhere(self, text: str) -> Iterator[tuple[int, str]]:
        """All words at all places, those that lie over each other too; at one place the longest first."""
        for place in self._first.finditer(text):
            for word in self._at(text, place.start(), len(text)):
                yield place.start(), word

    def _at(self, text: str, start: int, end: int) -> Iterator[str]:
        for length in self._lengths[text[start]]:
            word = text[start : start + length]
            if start + length <= end and word in self._words:
                yield word
