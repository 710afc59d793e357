"""PDFium's characters to pieces of text: hidden, generated and overprinted ones left out, quarter turns undone."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing.reading.shapes import Box, Drawn, Piece

MOST_CHARACTERS = 100_000  # on one page; a full broadsheet page has some ten thousand
MOST_PATHS = 20_000  # a map or a chart may have any number
GAP = 0.5  # em between two characters that ends a piece
SKEW = 10  # degrees off a quarter turn at which text is a watermark
_INVISIBLE = (3, 7)  # PDF text rendering modes that paint nothing
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xad": "-", "\u2011": "-"})
_BASELINE = 0.12  # em from the bottom of a Han character's square up to its baseline
_THIN, _SHORTEST_RULE, _SMALLEST_FRAME = 3.0, 30.0, 24.0  # points


@dataclass(frozen=True, slots=True)
class Glyph(Box):
    """One character as drawn; `spaced` where a space that someone typed stands before it."""

    char: str = ""
    size: float = 0.0
    font: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What the characters of one text object share: em in points, face, quarter turns, whether it is painted."""

    size: float
    font: str
    turn: int | None  # None where the text is skewed
    hidden: bool


@dataclass(frozen=True, slots=True)
class Lettering:
    """The text layer of a page: `unread` is the share of characters whose font does not tell what they are."""

    drawn: Drawn
    turned: tuple[Piece, ...]
    characters: int
    unread: float
    hidden: bool  # all of it laid invisibly over a picture: the work of an OCR program
    pictured: float  # share of the page that its largest picture takes


def letter(page: Any) -> Lettering:
    """Read one page of pypdfium2; the page is closed by the caller. `ValueError` where it has too many characters."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARACTERS:
            raise ValueError(count)
        found = list(_characters(textpage.raw, count))
    finally:
        textpage.close()
    left, bottom, right, top = page.get_cropbox()
    turn = _most(run.turn for _, _, _, run in found)
    every = all(run.hidden for _, _, _, run in found)
    kept = [item for item in found if (every or not item[3].hidden) and item[3].turn is not None]
    frame = Box(left, bottom, right, top)
    straight = _glyphs([item for item in kept if item[3].turn == turn], frame, turn)
    turned = [
        piece
        for other in range(4)
        if other != turn
        for piece in pieces(_glyphs([item for item in kept if item[3].turn == other], frame, other))
    ]
    rules, frames, pictured = _paths(page, frame, turn)
    width, height = (frame.width, frame.height) if turn % 2 == 0 else (frame.height, frame.width)
    unread = sum(not _is_known(char) for char, *_ in found) / len(found) if found else 0.0
    return Lettering(
        drawn=Drawn(width, height, tuple(pieces(straight)), rules, frames),
        turned=tuple(turned),
        characters=len(found),
        unread=unread,
        hidden=every and bool(found),
        pictured=pictured,
    )


_Place = tuple[float, float, float]
_Found = tuple[str, _Place, bool, Run]


def _characters(raw: Any, count: int) -> Iterator[_Found]:
    """Each printed character with (along, baseline across, advance end) in page space, typed space before it, run."""
    import pypdfium2.raw as pdfium

    runs: dict[int, Run] = {}
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced, high = False, 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004  half of a pair of UTF-16
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:  # noqa: PLR2004  half of a pair of UTF-16
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        char = chr(code)
        if char.isspace() and code:
            spaced = True
            continue
        thing = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in runs:
            runs[key] = _run(pdfium, raw, index, thing)
        run = runs[key]
        if run.size < 1 or not pdfium.FPDFText_GetLooseCharBox(raw, index, rect):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
            char = "\ufffd"
        place = _along((rect.left, rect.bottom, rect.right, rect.top), (x.value, y.value), run.turn or 0)
        yield char, place, spaced, run
        spaced = False


def _along(rect: tuple[float, float, float, float], origin: tuple[float, float], turn: int) -> _Place:
    """Start, end and baseline of a character in the direction in which its text runs, still in page space."""
    left, bottom, right, top = rect
    x, y = origin
    if turn == 0:
        return left, right, y
    if turn == 1:
        return bottom, top, x
    if turn == 2:  # noqa: PLR2004  upside down
        return right, left, y
    return top, bottom, x


def _run(pdfium: Any, raw: Any, index: int, thing: Any) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    turn = round(angle / 90)
    skewed = abs(angle - turn * 90) > SKEW
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, flags)
    font = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace").rpartition("+")[2]
    hidden = pdfium.FPDFTextObj_GetTextRenderMode(thing) in _INVISIBLE
    return Run(size, font, None if skewed else turn % 4, hidden)


def _most(turns: Iterable[int | None]) -> int:
    counted = Counter(turn for turn in turns if turn is not None)
    return max(counted, key=lambda turn: (counted[turn], -turn), default=0)


def _glyphs(found: list[_Found], frame: Box, turn: int) -> list[Glyph]:
    """The characters in reading space, none off the page; one drawn again in its place (false bold) only once."""
    glyphs: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for char, (start, end, base), spaced, run in found:
        glyph = _upright(char, start, end, base, run, spaced, frame, turn)
        inside = -run.size < glyph.left < max(frame.width, frame.height) and -run.size < glyph.top
        if inside and not _again(glyph, seen):
            glyphs.append(glyph)
    return glyphs


def _upright(char: str, start: float, end: float, base: float, run: Run, spaced: bool, frame: Box, turn: int) -> Glyph:
    # `frame` is in page space: its top is the lower edge.
    left, right, line = {
        0: (start - frame.left, end - frame.left, frame.bottom - base),
        1: (start - frame.top, end - frame.top, base - frame.left),
        2: (frame.right - start, frame.right - end, base - frame.top),
        3: (frame.bottom - start, frame.bottom - end, frame.right - base),
    }[turn]
    top = line + _BASELINE * run.size - run.size
    return Glyph(left, top, right, top + run.size, char.translate(_LIGATURES), run.size, run.font, spaced)


def _again(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    step = glyph.size / 2
    column, row = int(glyph.left // step), int(glyph.top // step)
    near = 0.25 * min(glyph.size, max(glyph.width, 0.3 * glyph.size))
    for other in (g for i in (-1, 0, 1) for j in (-1, 0, 1) for g in seen.get((glyph.char, column + i, row + j), ())):
        if abs(other.left - glyph.left) < near and abs(other.top - glyph.top) < near:
            return True
    seen.setdefault((glyph.char, column, row), []).append(glyph)
    return False


def pieces(glyphs: list[Glyph]) -> list[Piece]:
    """Characters that follow one another on a line, joined in the order of the file."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and _follows(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_piece(group) for group in found]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = min(last.size, glyph.size)
    level = abs(last.bottom - glyph.bottom) < 0.2 * size and max(last.size, glyph.size) < 1.3 * size
    return level and -0.6 * size < glyph.left - last.right < GAP * size


def _piece(group: list[Glyph]) -> Piece:
    fonts = Counter(glyph.font for glyph in group)
    return Piece(
        left=group[0].left,
        top=min(glyph.top for glyph in group),
        right=max(glyph.right for glyph in group),
        bottom=max(glyph.bottom for glyph in group),
        text=_spaced(group),
        size=max(glyph.size for glyph in group),
        font=fonts.most_common(1)[0][0],
    )


def _spaced(group: list[Glyph]) -> str:
    """The text; a space stays where it was typed between words, or where Latin words stand apart."""
    text = group[0].char
    for last, glyph in pairwise(group):
        gap = (glyph.left - last.right) / min(last.size, glyph.size)
        latin = ord(last.char[-1]) < _EAST and ord(glyph.char[0]) < _EAST
        wide = gap > (_WORD if latin else _HAN)
        text += (" " if wide and (glyph.spaced or latin) else "") + glyph.char
    return text


_EAST, _WORD, _HAN = 0x2E80, 0.12, 0.2  # em


def _is_known(char: str) -> bool:
    return unicodedata.category(char) not in {"Co", "Cn", "Cc", "Cs"} and char != "\ufffd"


def _paths(page: Any, frame: Box, turn: int) -> tuple[tuple[Box, ...], tuple[Box, ...], float]:
    """Rules, frames, and the share of the page that the largest picture takes."""
    import pypdfium2.raw as pdfium

    rules, frames, pictured = [], [], 0.0
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    for number, thing in enumerate(page.get_objects(filter=kinds, max_depth=2)):
        if number > MOST_PATHS:
            break
        left, bottom, right, top = thing.get_bounds()
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = max(pictured, (right - left) * (top - bottom) / max(1.0, frame.width * frame.height))
            continue
        box = _turned(Box(left, bottom, right, top), frame, turn)
        if min(box.width, box.height) <= _THIN:
            if max(box.width, box.height) >= _SHORTEST_RULE:
                rules.append(box)
        elif min(box.width, box.height) >= _SMALLEST_FRAME:
            frames.append(box)
    return tuple(rules), tuple(frames), min(1.0, pictured)


def _turned(box: Box, frame: Box, turn: int) -> Box:
    """A box of page space (its top is the lower edge) in reading space."""
    return {
        0: Box(box.left - frame.left, frame.bottom - box.bottom, box.right - frame.left, frame.bottom - box.top),
        1: Box(box.top - frame.top, box.left - frame.left, box.bottom - frame.top, box.right - frame.left),
        2: Box(frame.right - box.right, box.top - frame.top, frame.right - box.left, box.bottom - frame.top),
        3: Box(frame.bottom - box.bottom, frame.right - box.right, frame.bottom - box.top, frame.right - box.left),
    }[turn]
