"""TrueType faces: registered with reportlab once, with the blank sides of their punctuation measured.

The true side bearings decide how far a mark can be squeezed: ？ and （ of one font differ, and fonts differ.
"""

import struct
from dataclasses import dataclass
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics

from briefing.rendering.typesetting.embedding import DAMAGED, EmbeddedFont

CLOSING = frozenset("，。、；：？！”’）》〉】〕」』．")
OPENING = frozenset("“‘（《〈【〔「『")
KEEP = 0.04  # em of blank that stays beside a mark however hard the line is squeezed
MOST = 0.5  # em that a mark may lose on one side


@dataclass(frozen=True, eq=False)
class Face:
    """A registered font: `name` in the PDF; widths and bearings in em. There is one object a face."""

    name: str
    file: Path
    index: int = 0

    @property
    def font(self) -> EmbeddedFont:
        """What reportlab draws with."""
        return _font(self.name)

    def has(self, char: str) -> bool:
        """Whether the font has a glyph for the character."""
        return ord(char) in _glyphs(self.name)

    def has_all(self, text: str) -> bool:
        """Whether the font has a glyph for every character."""
        return _characters(self.name).issuperset(text)

    def width(self, char: str) -> float:
        """The character's advance."""
        return _width(self.name, char)

    @property
    def is_even(self) -> bool:
        """Whether all its ideographs are of one width."""
        return _is_even(self.name)

    def ink(self, char: str) -> tuple[float, float, float, float] | None:
        """The box of the character's outline: left, bottom, right, top from its origin; None where it has none."""
        return _ink(self.name, self.index, char)

    def blank(self, char: str) -> tuple[float, float]:
        """What a full-width mark can lose at its left and at its right."""
        return _blanks(self.name, self.index).get(char, (0.0, 0.0))


class FaceError(ValueError):
    """A font file that cannot be set: damaged, or of a kind that a PDF cannot carry."""


@cache
def face(file: Path, index: int = 0) -> Face:
    """The face in that file, the `index`-th of a collection, registered under the file's name.

    `FaceError` for a file that is damaged or that a PDF cannot carry.
    """
    name = _free_name(f"{file.stem}-{index}" if index else file.stem)
    try:
        fonts: Any = pdfmetrics  # whose `registerFont` would take two files whose faces bear one name for one font
        fonts._fonts[name] = EmbeddedFont(name, str(file), index)  # noqa: SLF001  that is where it keeps them
        found = Face(name, file, index)
        found.blank("，")
    except DAMAGED as error:
        raise FaceError(f"{file.name}: {error}") from error
    return found


def _free_name(wanted: str) -> str:
    """Two files of one name in two folders are two fonts."""
    taken = set(pdfmetrics.getRegisteredFontNames())
    return next(name for name in chain([wanted], (f"{wanted}~{n}" for n in count(2))) if name not in taken)


@cache
def _font(name: str) -> EmbeddedFont:
    return cast("EmbeddedFont", pdfmetrics.getFont(name))


@cache
def _glyphs(name: str) -> dict[int, int]:
    glyphs: dict[int, int] = _font(name).face.charToGlyph
    return glyphs


@cache
def _characters(name: str) -> frozenset[str]:
    return frozenset(map(chr, _glyphs(name)))


@cache
def _width(name: str, char: str) -> float:
    return float(_font(name).stringWidth(char, 1000)) / 1000


@cache
def _is_even(name: str) -> bool:
    widths: dict[int, float] = _font(name).face.charWidths
    return len({*map(widths.get, range(0x4E00, 0xA000))} - {None}) == 1


@cache
def _blanks(name: str, index: int) -> dict[str, tuple[float, float]]:
    """Side bearings of the full-width marks, from the glyph boxes in the font's file."""
    outlines = _Outlines(_data(name), index)
    found = {}
    for char in CLOSING | OPENING:
        glyph = _glyphs(name).get(ord(char))
        if glyph is None or _width(name, char) < _FULL:
            continue
        box = outlines.box(glyph)
        if box is None:
            continue
        left = max(0.0, min(MOST, box[0] - KEEP))
        right = max(0.0, min(MOST, _width(name, char) - box[2] - KEEP))
        found[char] = (0.0, right) if char in CLOSING else (left, 0.0)
    return found


_FULL = 0.9  # em; narrower marks have nothing to lose


@cache
def _ink(name: str, index: int, char: str) -> tuple[float, float, float, float] | None:
    glyph = _glyphs(name).get(ord(char))
    return None if glyph is None else _Outlines(_data(name), index).box(glyph)


def _data(name: str) -> bytes:
    data: bytes = _font(name).face._ttf_data  # noqa: SLF001  as reportlab read it
    return data


class _Outlines:
    """The glyph boxes in a font's file."""

    def __init__(self, data: bytes, index: int) -> None:
        self.data = data
        self.tables = _tables(data, index)
        self.units = struct.unpack_from(">H", data, self.tables["head"] + 18)[0]
        self.long_offsets = bool(struct.unpack_from(">h", data, self.tables["head"] + 50)[0])

    def box(self, glyph: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top in em; None for a glyph without an outline."""
        loca = self.tables["loca"]
        if self.long_offsets:
            start, end = struct.unpack_from(">II", self.data, loca + 4 * glyph)
        else:
            start, end = (2 * value for value in struct.unpack_from(">HH", self.data, loca + 2 * glyph))
        if start == end:
            return None
        left, bottom, right, top = struct.unpack_from(">hhhh", self.data, self.tables["glyf"] + start + 2)
        return left / self.units, bottom / self.units, right / self.units, top / self.units


def _tables(data: bytes, index: int) -> dict[str, int]:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    number_of_tables = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * number) for number in range(number_of_tables))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}
