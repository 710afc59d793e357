"""The characters of a paragraph: how wide each is, what it can lose, what may stand between it and the next.

All sums are running sums, so that the length of any stretch of text is one subtraction.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, repeat
from operator import add, and_, gt, or_, sub, xor
from typing import Final

from briefing.rendering.typesetting.breaks import line_ends
from briefing.rendering.typesetting.faces import CLOSING, OPENING, Face


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one look; `rise` in points; `link` an internal anchor (#name) or None; `marks` names it states."""

    text: str
    face: Face
    size: float
    color: str
    rise: float = 0.0
    link: str | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How characters follow each other.

    `gap` is what stands between Han and Latin or digits, in em: squeezed to nothing, spread to a quarter. `pitch` is
    the distance from one full-width character to the next in em; 1 sets them solid, less or more fits a grid.
    """

    gap: float = 0.125
    pitch: float = 1.0


FREE_SETTING = Setting()

HAN: Final = 0
LATIN: Final = 1
SPACE: Final = 2
DOT: Final = 3
BRACKET: Final = 4
COMMA: Final = 5
STOP: Final = 7
NARROW: Final = 8
WIDE: Final = 9
"""What a character is; the marks are numbered in the order in which they are squeezed."""

_WORD = frozenset({LATIN, NARROW})
MOST_GAP = 0.249  # em between two characters, at most: a quarter, rounding aside
_FULL = 0.9  # em; what is narrower is no full-width character
_SPACE_LOSES = 0.34  # of a word space's width
_SPACE_GAINS = 0.25  # em
_LATIN_ONLY = bytes(kind in _WORD for kind in range(256))
_LOSING = re.compile(b"[%c%c%c]" % (BRACKET, COMMA, STOP))
_TWO_MARKS = re.compile(b"[%c%c%c](?=[%c%c%c])" % (BRACKET, COMMA, STOP, BRACKET, COMMA, STOP))
_TWO_SCRIPTS = re.compile(b"%c(?=%c)|%c(?=%c)" % (HAN, LATIN, LATIN, HAN))


class _Advances(dict[str, float]):
    """The advance of each character in points, as it is set (`pitch`) or as the font has it."""

    def __init__(self, face: Face, size: float, pitch: float) -> None:
        super().__init__()
        self.face, self.size, self.pitch = face, size, pitch

    def __missing__(self, char: str) -> float:
        em = self.face.width(char)
        if em >= _FULL and _KIND[char] not in {LATIN, SPACE, NARROW}:
            em *= self.pitch
        found = self[char] = em * self.size
        return found


class _Blanks(dict[str, tuple[float, float]]):
    """What each mark can lose at its left and at its right, in points."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face, self.size = face, size

    def __missing__(self, char: str) -> tuple[float, float]:
        left, right = self.face.blank(char)
        found = self[char] = (left * self.size, right * self.size)
        return found


class _Kinds(dict[str, int]):
    """What each character is."""

    def __missing__(self, char: str) -> int:
        found = self[char] = kind_of(char)
        return found


_KIND = _Kinds()


@lru_cache(maxsize=256)
def _blanks(face: Face, size: float) -> _Blanks:
    return _Blanks(face, size)


@lru_cache(maxsize=256)
def _advances(face: Face, size: float, pitch: float) -> _Advances:
    return _Advances(face, size, pitch)


def kind_of(char: str) -> int:
    """What a character is for the composition of a line."""
    if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char >= "\U00020000":
        return HAN
    if (known := _KINDS.get(char)) is not None:
        return known
    if char < "\u2000":
        return LATIN if char.isalnum() else NARROW
    return WIDE


_KINDS = {
    **dict.fromkeys(CLOSING | OPENING, BRACKET), **dict.fromkeys("，、；：", COMMA), **dict.fromkeys("。？！．", STOP),
    **dict.fromkeys("·・", DOT), **dict.fromkeys("%‰+#$", LATIN), " ": SPACE, "〇": HAN,
}  # fmt: skip


class Characters:
    """A paragraph's characters.

    `widths` are advances, `gaps` what stands behind a character before another script, `left` and `right` what a mark
    can lose, all in points; `base` is what is added behind a character already when nothing is squeezed or spread;
    `drawn` adds up the advances that the fonts have.
    """

    def __init__(self, pieces: Sequence[Piece], setting: Setting) -> None:
        self.pieces, self.setting = pieces, setting
        self.text = "".join(piece.text for piece in pieces)
        self.chars = list(self.text)
        self.owner = list(chain.from_iterable(repeat(n, len(piece.text)) for n, piece in enumerate(pieces)))
        self.kinds = bytes(map(_KIND.__getitem__, self.text))
        self.widths = self._advances(setting.pitch)
        own = self.widths.copy() if setting.pitch == 1 else self._advances(1.0)
        self.drawn = _running(own)
        self.raised = b"".join((b"\1" if piece.rise else b"\0") * len(piece.text) for piece in pieces)
        self.left, self.right, self.gaps = ([0.0] * len(self.chars) for _ in range(3))
        self._measure_blanks()
        self._meet()
        self.breaks = line_ends(self.text, self.raised)
        self._add_up()
        self.base = list(map(sub, map(add, self.widths, self.gaps), own))

    def _advances(self, pitch: float) -> list[float]:
        looked = (map(_advances(p.face, p.size, pitch).__getitem__, p.text) for p in self.pieces)
        return list(chain.from_iterable(looked))

    def _measure_blanks(self) -> None:
        blanks = [_blanks(piece.face, piece.size) for piece in self.pieces]
        for match in _LOSING.finditer(self.kinds):
            index = match.start()
            self.left[index], self.right[index] = blanks[self.owner[index]][self.text[index]]

    def _meet(self) -> None:
        """Where two characters meet: two marks take one and a half em, Han and Latin are kept apart."""
        for match in _TWO_MARKS.finditer(self.kinds):
            index = match.start()
            self._tighten(index, self.chars[index], self.chars[index + 1])
        gap = self.setting.gap
        for match in _TWO_SCRIPTS.finditer(self.kinds) if gap else ():
            index = match.start()
            if self.raised[index] == self.raised[index + 1]:
                self.gaps[index] = gap * self.size(index)

    def _tighten(self, index: int, one: str, other: str) -> None:
        """Two marks side by side take one and a half em, always: 。” and ，“."""
        if one in CLOSING and (other in CLOSING or other in OPENING):
            self.widths[index] -= self.right[index]
            self.right[index] = 0.0
        elif one in OPENING and other in OPENING:
            self.widths[index] -= self.left[index + 1]  # the second moves up to the first
            self.left[index + 1] = 0.0

    def _add_up(self) -> None:
        spaces = [i for i, kind in enumerate(self.kinds) if kind == SPACE]
        loses = list(map(add, map(add, self.left, self.right), self.gaps))
        gains = [0.0] * len(self.chars)
        if gap := self.setting.gap:
            gains = [width and width * (MOST_GAP / gap - 1) for width in self.gaps]
        for index in spaces:
            loses[index] += self.widths[index] * _SPACE_LOSES
            gains[index] += self.size(index) * _SPACE_GAINS
        self.sums = _running(map(add, self.widths, self.gaps))
        self.slack = _running(loses)
        self.give = _running(gains)
        self.slots = [0, *accumulate(self._spreadable())]
        self.solid = self._without_spaces(spaces)
        self.loses, self.gains = loses, gains

    def _spreadable(self) -> Iterable[int]:
        """1 for each character behind which a line may be spread: not inside a word, not before a reference."""
        latin = self.kinds.translate(_LATIN_ONLY)
        closed = map(and_, latin, latin[1:])
        if any(self.raised):
            before = map(gt, self.raised[1:], self.raised)
            closed = map(or_, closed, before)
        return chain(map(xor, closed, repeat(1)), latin and (0,))

    def _without_spaces(self, spaces: Sequence[int]) -> Sequence[int]:
        """For each end of a line, where its last character that is no space ends."""
        solid: Sequence[int] = range(len(self.chars) + 1)
        if spaces:
            solid = list(solid)
            for index in spaces:
                solid[index + 1] = solid[index]
        return solid

    def size(self, index: int) -> float:
        """The size of the character, in points."""
        return self.pieces[self.owner[index]].size

    def length(self, start: int, last: int) -> float:
        """The natural length of a line of those characters: without the gap behind its last one."""
        return self.sums[last] - self.sums[start] - self.gaps[last - 1]

    def squeeze(self, start: int, last: int) -> float:
        """The most that such a line can lose."""
        return self.slack[last] - self.slack[start] - self.gaps[last - 1]


def _running(values: Iterable[float]) -> list[float]:
    return [0.0, *accumulate(values)]
