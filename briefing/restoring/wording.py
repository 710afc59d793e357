"""The words of a page's paragraphs, joined and parted into sentences once, however often they are asked for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import add

from briefing.model.source import Span
from briefing.text.mapping import Joined, join
from briefing.text.sentences import sentences

SHORTEST_BLOCK = 2  # letters in a row that count as taken over
_NO_LETTERS = re.compile(r"(?:[^\w%％]|_)+")


def letters_of(text: str) -> str:
    """The text without marks and blanks."""
    return _NO_LETTERS.sub("", text)


def threes(letters: str) -> frozenset[str]:
    """All runs of three letters."""
    return frozenset(map(add, map(add, letters, letters[1:]), letters[2:]))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a joined text: where it stands in it, its letters without marks, its number on the page."""

    start: int
    end: int
    letters: str
    number: int


_FAR = 400  # characters
_NAME = re.compile(r"“[^，。；！？“”]{2,12}”(?=[^\W\d_])")  # the sentence goes on behind it


class Wording:
    """The matched text of a page; what is joined or parted once is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._joined: dict[Span, Joined] = {}
        self._sentences: dict[Span, tuple[Sentence, ...]] = {}
        self._having = defaultdict[str, list[int]](list)
        self._count = 0
        self._matchers: dict[str, SequenceMatcher[str]] = {}
        self._blocks: dict[tuple[str, str], list[tuple[int, int, int]]] = {}

    def joined(self, span: Span) -> Joined:
        """The range without line breaks."""
        if span not in self._joined:
            self._joined[span] = join(self._text, span)
        return self._joined[span]

    def text(self, span: Span) -> str:
        """The words of the range."""
        return self.joined(span).text

    def is_named(self, span: Span) -> bool:
        """Whether the range is a name in quotation marks, which its sentence goes on behind."""
        return _NAME.match(self._text, max(0, span.start - 1)) is not None

    def is_speech(self, span: Span) -> bool:
        """Whether the range begins inside quotation marks that opened not far before it, and is no quoted name."""
        if self.is_named(span):
            return False
        before = self._text[max(0, span.start - _FAR) : span.start + 1]
        return before.rfind("“") > before.rfind("”")

    def sentences(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences of the range, in order."""
        if span not in self._sentences:
            text = self.text(span)
            self._sentences[span] = tuple(self._indexed(a, b, letters_of(text[a:b])) for a, b in sentences(text))
        return self._sentences[span]

    def having(self, three: str) -> Sequence[int]:
        """The numbers of the sentences asked for so far that have those three letters."""
        return self._having.get(three, ())

    def blocks(self, letters: str, sentence: str) -> list[tuple[int, int, int]]:
        """The runs of letters that both texts have in the same order: (start, start in the sentence, length)."""
        key = letters, sentence
        if key not in self._blocks:
            self._blocks[key] = self._compared(letters, sentence)
        return self._blocks[key]

    def _compared(self, letters: str, sentence: str) -> list[tuple[int, int, int]]:
        if len(letters) >= SHORTEST_BLOCK and (at := sentence.find(letters)) >= 0:
            return [(0, at, len(letters))]  # word for word
        matcher = self._matcher(sentence)
        matcher.set_seq1(letters)
        return [(a, b, n) for a, b, n in matcher.get_matching_blocks() if n >= SHORTEST_BLOCK]

    def _matcher(self, sentence: str) -> SequenceMatcher[str]:
        """What compares texts with the sentence; it takes the sentence apart once."""
        if sentence not in self._matchers:
            self._matchers[sentence] = SequenceMatcher(None, "", sentence, autojunk=False)
        return self._matchers[sentence]

    def _indexed(self, start: int, end: int, letters: str) -> Sentence:
        number, having = self._count, self._having
        for three in threes(letters):
            having[three].append(number)
        self._count += 1
        return Sentence(start, end, letters, number)
