"""The characters of a paragraph: how wide each is, what it can lose, what may stand between it and the next.

All sums are running sums, so that the length of any stretch of text is one subtraction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise, repeat
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
_MARKS = frozenset({BRACKET, COMMA, STOP})
MOST_GAP = 0.249  # em between two characters, at most: a quarter, rounding aside
_FULL = 0.9  # em; what is narrower is no full-width character
_SPACE_LOSES = 0.34  # of a word space's width
_SPACE_GAINS = 0.25  # em
_LATIN_ONLY = bytes(kind in _WORD for kind in range(256))
_NOTHING: tuple[tuple[float, ...], tuple[int, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...]]
_NOTHING = (), (), (), (), ()

Measure = tuple[float, int, float, float, float]


class _Glyphs(dict[str, Measure]):
    """Advance, kind, what can be lost at the left and at the right, the font's own advance (points), by character."""

    def __init__(self, face: Face, size: float, pitch: float) -> None:
        super().__init__()
        self.face, self.size, self.pitch = face, size, pitch

    def __missing__(self, char: str) -> Measure:
        em = own = self.face.width(char)
        left, right = self.face.blank(char)
        kind = kind_of(char)
        if em >= _FULL and kind not in {LATIN, SPACE, NARROW}:
            em *= self.pitch
        size = self.size
        found = self[char] = (em * size, kind, left * size, right * size, own * size)
        return found


@lru_cache(maxsize=256)
def _glyphs(face: Face, size: float, pitch: float) -> _Glyphs:
    return _Glyphs(face, size, pitch)


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
        looked = (map(_glyphs(p.face, p.size, setting.pitch).__getitem__, p.text) for p in pieces)
        widths, kinds, left, right, own = zip(*chain.from_iterable(looked), strict=True) if self.chars else _NOTHING
        self.widths, self.left, self.right = list(widths), list(left), list(right)
        self.kinds = bytes(kinds)
        self.drawn = _running(own)
        self.raised = b"".join((b"\1" if piece.rise else b"\0") * len(piece.text) for piece in pieces)
        self.gaps = [0.0] * len(self.chars)
        self._meet()
        self.breaks = line_ends(self.text, self.raised)
        self._add_up()
        self.base = list(map(sub, map(add, self.widths, self.gaps), own))

    def _meet(self) -> None:
        """Where two characters meet: two marks take one and a half em, Han and Latin are kept apart."""
        gap = self.setting.gap
        kinds, chars = self.kinds, self.chars
        for index, (one, other) in enumerate(pairwise(kinds)):
            if one == other:
                if one in _MARKS:
                    self._tighten(index, chars[index], chars[index + 1])
            elif one in _MARKS and other in _MARKS:
                self._tighten(index, chars[index], chars[index + 1])
            elif gap and one + other == LATIN and self.raised[index] == self.raised[index + 1]:
                self.gaps[index] = gap * self.pieces[self.owner[index]].size

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
