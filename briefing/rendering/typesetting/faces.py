"""TrueType faces: registered with reportlab once, with the blank sides of their punctuation measured.

The true side bearings decide how far a mark can be squeezed: ？ and （ of one font differ, and fonts differ.
"""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

CLOSING = frozenset("，。、；：？！”’）》〉】〕」』．")
OPENING = frozenset("“‘（《〈【〔「『")
KEEP = 0.04  # em of blank that stays beside a mark however hard the line is squeezed
BOX = "□"  # drawn for a character without a glyph
_HARD_SPACE = 0xA0  # reportlab makes a space of it
MOST = 0.5  # em that a mark may lose on one side


@dataclass(frozen=True)
class Face:
    """A registered font: `name` in the PDF; widths and bearings in em."""

    name: str
    file: Path

    def has(self, char: str) -> bool:
        """Whether the font has a glyph for the character."""
        return ord(char) in _glyphs(self.name)

    def width(self, char: str) -> float:
        """The character's advance."""
        return _width(self.name, char)

    def blank(self, char: str) -> tuple[float, float]:
        """What a full-width mark can lose at its left and at its right."""
        return _blanks(self.name, self.file).get(char, (0.0, 0.0))


@cache
def face(file: Path) -> Face:
    """The face in that file, registered under the file's name."""
    name = file.stem
    pdfmetrics.registerFont(_BoxFont(name, str(file)))
    return Face(name, file)


class _BoxFont(TTFont):
    """A font that draws a box for a character that it lacks: archives refuse pages with the glyph for "missing"."""

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text's codes by subset, as reportlab asks for them."""
        lacking = set(map(ord, text)) - self.face.charToGlyph.keys() - {_HARD_SPACE}
        if lacking and ord(BOX) in self.face.charToGlyph:
            text = text.translate(dict.fromkeys(lacking, BOX))
        parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return parts


@cache
def _glyphs(name: str) -> dict[int, int]:
    font: Any = pdfmetrics.getFont(name)
    glyphs: dict[int, int] = font.face.charToGlyph
    return glyphs


@cache
def _width(name: str, char: str) -> float:
    return float(pdfmetrics.getFont(name).stringWidth(char, 1000)) / 1000


@cache
def _blanks(name: str, file: Path) -> dict[str, tuple[float, float]]:
    """Side bearings of the full-width marks, from the glyph boxes in the font's file."""
    data = file.read_bytes()
    tables = _tables(data)
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    long_offsets = struct.unpack_from(">h", data, tables["head"] + 50)[0]
    found = {}
    for char in CLOSING | OPENING:
        glyph = _glyphs(name).get(ord(char))
        if glyph is None or _width(name, char) < _FULL:
            continue
        box = _box(data, tables, glyph, long_offsets=bool(long_offsets))
        if box is None:
            continue
        left = max(0.0, min(MOST, box[0] / units - KEEP))
        right = max(0.0, min(MOST, _width(name, char) - box[1] / units - KEEP))
        found[char] = (0.0, right) if char in CLOSING else (left, 0.0)
    return found


_FULL = 0.9  # em; narrower marks have nothing to lose


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _box(data: bytes, tables: dict[str, int], glyph: int, *, long_offsets: bool) -> tuple[int, int] | None:
    """Left and right edge of a glyph in font units; None for one without an outline."""
    loca = tables["loca"]
    if long_offsets:
        start, end = struct.unpack_from(">II", data, loca + 4 * glyph)
    else:
        start, end = (2 * value for value in struct.unpack_from(">HH", data, loca + 2 * glyph))
    if start == end:
        return None
    x_min, _, x_max, _ = struct.unpack_from(">hhhh", data, tables["glyf"] + start + 2)
    return x_min, x_max
