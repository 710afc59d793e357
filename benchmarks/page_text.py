"""The glyphs of a PDF as pdfium reads them back: where each stands, how wide it is, what of it is ink.

All measures are points from the lower left corner of the page. Three boxes matter and must not be confused. The
*origin* is where the pen stands; the *advance* is where the font's own width would leave the pen; the *ink* is what is
seen. A closing mark that was set tight at a line's end keeps its advance and ends, to the eye, with its ink.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_UPRIGHT = 0.02  # radians
_HYPHEN = "\x02"  # what pdfium puts for a hyphen that ends a line
_NAME_ROOM = 200  # bytes
_EMPTY = 2  # bytes of a text without characters: its end in UTF-16
_BLANK = 0.25  # em
_LAST = 1 << 30  # behind all others in the page's stream
_SAME_PLACE = 0.05  # points: two characters of one glyph (a ligature)


class Box(NamedTuple):
    """Left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float


class Glyph(NamedTuple):
    """A printed character (a ligature has several); `order` is its place in the page's stream.

    `left` is the origin, `right` the origin and the font's advance, `base` the baseline, `size` the em.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    ink: Box
    font: str
    order: int

    @property
    def blank(self) -> bool:
        """Whether it is a space."""
        return self.text.isspace()


class Page(NamedTuple):
    """A page, from 0, its height, its upright glyphs in the order of the stream, the boxes of what is drawn on it."""

    number: int
    height: float
    glyphs: tuple[Glyph, ...]
    drawn: tuple[Box, ...] = ()


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages of a PDF, one after the other; raises pypdfium2.PdfiumError for anything else."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document):
            text = page.get_textpage()
            drawn = (Box(*item.get_bounds()) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
            glyphs = (*_joined(_Reader(text.raw).glyphs()), *_lone_blanks(page, text.raw))
            yield Page(number, page.get_height(), glyphs, tuple(drawn))
            text.close()
            page.close()
    finally:
        document.close()


def _lone_blanks(page: pypdfium2.PdfPage, text: object) -> Iterator[Glyph]:
    """Spaces that were written by themselves: pdfium drops them, and guesses spaces wherever a gap is wide."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        if pdfium.FPDFTextObj_GetText(item.raw, text, None, 0) > _EMPTY:
            continue
        pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
        pdfium.FPDFTextObj_GetFontSize(item.raw, size)
        em, left, base = size.value * math.hypot(matrix.c, matrix.d), matrix.e, matrix.f
        yield Glyph(" ", left, left + _BLANK * em, base, em, Box(left, base, left, base), "", _LAST)


class _Reader:
    """Asks pdfium for one text page; the C variables are made once, since a page has a thousand glyphs."""

    def __init__(self, text: object) -> None:
        self.text = text
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.origin = (ctypes.c_double(), ctypes.c_double())
        self.loose = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.name = ctypes.create_string_buffer(_NAME_ROOM)
        self.flags = ctypes.c_int()

    def glyphs(self) -> Iterator[Glyph]:
        """All upright glyphs that stand in the file (pdfium adds line ends of its own)."""
        for index in range(pdfium.FPDFText_CountChars(self.text)):
            code = pdfium.FPDFText_GetUnicode(self.text, index)
            upright = abs(math.sin(pdfium.FPDFText_GetCharAngle(self.text, index))) < _UPRIGHT
            if pdfium.FPDFText_IsGenerated(self.text, index) == 1 or not upright:
                continue
            yield self._glyph(index, "-" if chr(code) == _HYPHEN else chr(code))

    def _glyph(self, index: int, char: str) -> Glyph:
        left, right, bottom, top = self.edges
        pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(self.text, index, self.loose)
        pdfium.FPDFText_GetCharOrigin(self.text, index, *self.origin)
        pdfium.FPDFText_GetMatrix(self.text, index, self.matrix)
        pdfium.FPDFText_GetFontInfo(self.text, index, self.name, _NAME_ROOM, self.flags)
        return Glyph(
            text=char,
            left=self.origin[0].value,
            right=self.loose.right,
            base=self.origin[1].value,
            size=pdfium.FPDFText_GetFontSize(self.text, index) * math.hypot(self.matrix.c, self.matrix.d),
            ink=Box(left.value, bottom.value, right.value, top.value),
            font=self.name.value.decode("utf-8", "replace"),
            order=index,
        )


def _same_glyph(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < _SAME_PLACE and one.base == other.base and one.ink == other.ink


def _joined(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """The characters of a ligature, which stand on one place, as one glyph; controls that print nothing are dropped."""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text < " ":
            continue
        if last is not None and last.text.isascii() and _same_glyph(last, glyph):
            last = last._replace(text=last.text + glyph.text)
            continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last
