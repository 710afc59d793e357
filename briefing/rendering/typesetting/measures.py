"""The characters of a paragraph: how wide each is, what it can lose, what may stand between it and the next.

All sums are running sums, so that the length of any stretch of text is one subtraction.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, repeat
from operator import add, sub

from briefing.rendering.typesetting.breaks import line_ends
from briefing.rendering.typesetting.classes import (
    BRACKET,
    COMMA,
    HAN,
    IDEOGRAPH,
    KINDS,
    LATIN,
    NARROW,
    SPACE,
    STOP,
    USUAL,
    as_bytes,
    as_number,
    classes_of,
    is_usual,
    kind_of,
    ones,
    positions,
)
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


def advance(pieces: Iterable[Piece]) -> float:
    """How far pieces go when nothing is squeezed or spread, in points."""
    return sum(piece.face.width(char) * piece.size for piece in pieces for char in piece.text)


@dataclass(frozen=True, slots=True)
class Setting:
    """How characters follow each other.

    `gap` is what stands between Han and Latin or digits, in em: squeezed to nothing, spread to a quarter. `pitch` is
    the distance from one full-width character to the next in em; 1 sets them solid, less or more fits a grid.
    """

    gap: float = 0.125
    pitch: float = 1.0


FREE_SETTING = Setting()

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
        if em >= _FULL and kind_of(char) not in {LATIN, SPACE, NARROW}:
            em *= self.pitch
        found = self[char] = em * self.size
        return found

    def of_classes(self) -> list[float] | None:
        """The advance of each class; None for a face whose ideographs differ in width."""
        if not self.face.is_even:
            return None
        found = [0.0] * 256
        for char, byte in USUAL.items():
            found[byte] = self[char]
        found[IDEOGRAPH] = self["一"]
        return found


@lru_cache(maxsize=256)
def _advances(face: Face, size: float, pitch: float) -> tuple[_Advances, list[float] | None]:
    """By character, and by class: the latter takes a fifth of the time."""
    by_character = _Advances(face, size, pitch)
    return by_character, by_character.of_classes()


class _Blanks(dict[str, tuple[float, float]]):
    """What each mark can lose at its left and at its right, in points."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face, self.size = face, size

    def __missing__(self, char: str) -> tuple[float, float]:
        left, right = self.face.blank(char)
        found = self[char] = (left * self.size, right * self.size)
        return found


@lru_cache(maxsize=256)
def _blanks(face: Face, size: float) -> _Blanks:
    return _Blanks(face, size)


class Characters:
    """A paragraph's characters.

    `gaps` is what stands behind a character before another script, `left` and `right` what a mark can lose, `base` what
    is added behind a character already when nothing is squeezed or spread, all in points; `open` tells behind which
    characters a line may be spread, `owner` whose character each is, `begins` where each piece begins. The others are
    running sums: `sums` of the lengths, `drawn` of the advances that the fonts have, `slack` and `give` of what can be
    lost and gained, `slots` of `open`.
    """

    def __init__(self, pieces: Sequence[Piece], setting: Setting) -> None:
        self.pieces, self.setting = pieces, setting
        self.text = "".join(piece.text for piece in pieces)
        self.count = len(self.text)
        self.begins = list(accumulate((len(piece.text) for piece in pieces), initial=0))
        self.owner: Sequence[int] = bytes(self.count)
        if len(pieces) > 1:
            self.owner = list(chain.from_iterable(repeat(n, len(piece.text)) for n, piece in enumerate(pieces)))
        self.usual = is_usual(self.text)
        self.classes = classes_of(self.text)
        self.kinds = self.classes.translate(KINDS)
        self.raised = b"".join((b"\1" if piece.rise else b"\0") * len(piece.text) for piece in pieces)
        self.breaks = line_ends(self.text, self.classes, self.raised)
        own = self._advances(1.0)
        self.base = [0.0] * self.count if setting.pitch == 1 else list(map(sub, self._advances(setting.pitch), own))
        self.left, self.right, self.gaps, self.loses, self.gains = ([0.0] * self.count for _ in range(5))
        self._measure_blanks()
        self._meet()
        self._measure_spaces(own)
        self._add_up(own)

    def _advances(self, pitch: float) -> list[float]:
        found: list[float] = []
        for piece in self.pieces:
            by_character, by_class = _advances(piece.face, piece.size, pitch)
            if self.usual and by_class:
                start = len(found)
                found += map(by_class.__getitem__, self.classes[start : start + len(piece.text)])
            else:
                found += map(by_character.__getitem__, piece.text)
        return found

    def _measure_blanks(self) -> None:
        blanks = [_blanks(piece.face, piece.size) for piece in self.pieces]
        for match in _LOSING.finditer(self.kinds):
            index = match.start()
            self.left[index], self.right[index] = left, right = blanks[self.owner[index]][self.text[index]]
            self.loses[index] = left + right

    def _meet(self) -> None:
        """Where two characters meet: two marks take one and a half em, Han and Latin are kept apart."""
        for match in _TWO_MARKS.finditer(self.kinds):
            index = match.start()
            self._tighten(index, self.text[index], self.text[index + 1])
        if self.setting.gap:
            self._part_scripts(self.setting.gap)

    def _part_scripts(self, gap: float) -> None:
        raised, owner, wider = self.raised, self.owner, MOST_GAP / gap - 1
        widths = [gap * piece.size for piece in self.pieces]
        for match in _TWO_SCRIPTS.finditer(self.kinds):
            index = match.start()
            if raised[index] == raised[index + 1]:
                self.gaps[index] = width = widths[owner[index]]
                self.base[index] += width
                self.loses[index] += width
                self.gains[index] = width * wider

    def _tighten(self, index: int, one: str, other: str) -> None:
        """Two marks side by side take one and a half em, always: 。” and ，“."""
        if one in CLOSING and (other in CLOSING or other in OPENING):
            lost, self.right[index] = self.right[index], 0.0
            self.loses[index] -= lost
        elif one in OPENING and other in OPENING:
            lost, self.left[index + 1] = self.left[index + 1], 0.0  # the second moves up to the first
            self.loses[index + 1] -= lost
        else:
            return
        self.base[index] -= lost

    def _measure_spaces(self, own: Sequence[float]) -> None:
        """What spaces lose and gain.

        `solid` tells for each end of a line where its last other character ends, `after` where the next line begins.
        """
        self.solid: Sequence[int] = range(self.count + 1)
        self.after: Sequence[int] = self.solid
        if SPACE not in self.kinds:
            return
        solid, after = self.solid, self.after = list(self.solid), list(self.after)
        spaces = list(positions(self.kinds, SPACE, 0, self.count))
        for index in spaces:
            self.loses[index] += own[index] * _SPACE_LOSES
            self.gains[index] += self.size(index) * _SPACE_GAINS
            solid[index + 1] = solid[index]
        for index in reversed(spaces):
            after[index] = after[index + 1]

    def _add_up(self, own: Sequence[float]) -> None:
        self.drawn = _running(own)
        self.sums = _running(map(add, own, self.base))
        self.slack = _running(self.loses)
        self.give = _running(self.gains)
        self.open = self._spreadable()
        self.slots = list(accumulate(self.open, initial=0))

    def _spreadable(self) -> bytes:
        """1 for each character behind which a line may be spread: not inside a word, not before a reference."""
        latin = as_number(self.kinds.translate(_LATIN_ONLY))
        closed = latin & latin >> 8
        if 1 in self.raised:
            notes = as_number(self.raised)
            closed |= notes >> 8 & ~notes
        return as_bytes(ones(self.count) & ~closed, self.count)

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
    return list(accumulate(values, initial=0.0))
