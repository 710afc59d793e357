"""A TrueType font as a PDF carries it: one font of two-byte codes a face, instead of a font for every 256 characters.

reportlab's own way cuts a Chinese face into ten and more fonts, and a line changes between them at every other
character. Here a character's code is its number in the order of use, each written once; the file becomes smaller, and
writing a line is one look-up a character.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont

from briefing.rendering.typesetting.truetype import QuickFace

BOX = "□"  # drawn for a character without a glyph: archives refuse the glyph for "missing"
_USUAL = 1000  # thousandths of an em; widths that are not written
_MOST = 100  # entries of one block of a character map
_TAG = "AAAAAA+"  # what PDF writes before the name of a font that is not embedded whole


DAMAGED = (TTFError, OSError, struct.error, ValueError, LookupError, AssertionError, AttributeError, TypeError)
"""What reading a damaged font ends in; reportlab checks little of what it reads."""


class FontSpoiltError(ValueError):
    """A font whose outlines cannot be read, which shows only when they are put into a file."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = Path(file)


class Codes(dict[str, str]):
    """The code of each character in one document, four hexadecimal digits; a new character gets the next number."""

    def __init__(self, glyphs: dict[int, int]) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.points: list[int] = [0]

    def __missing__(self, char: str) -> str:
        point = 0x20 if char == "\u00a0" else ord(char)
        if point not in self.glyphs:
            code = self[BOX] if ord(BOX) in self.glyphs and char != BOX else "0000"
        elif point != ord(char):
            code = self[chr(point)]
        else:
            code = f"{len(self.points):04X}"
            self.points.append(point)
        self[char] = code
        return code


class EmbeddedFont(TTFont):
    """A font that reportlab can draw with, and that is written as one composite font."""

    def __init__(self, name: str, file: str, index: int = 0) -> None:
        self.fontName = name
        self.file = file
        self.face: Any = QuickFace(file, subfontIndex=index)
        self.encoding = TTEncoding()
        self.shapable = False
        self.codes: WeakKeyDictionary[Any, Codes] = WeakKeyDictionary()
        self.names: WeakKeyDictionary[Any, str] = WeakKeyDictionary()

    def codes_in(self, doc: Any) -> Codes:
        """The codes of that document."""
        found = self.codes.get(doc)
        if found is None:
            found = self.codes[doc] = Codes(self.face.charToGlyph)
        return found

    def name_in(self, doc: Any) -> str:
        """The font's name in that document's resources, /F1+0; named, it will be embedded."""
        found = self.names.get(doc)
        if found is None:
            name = f"F{len(doc.fontMapping) + 1}+0"
            doc.fontMapping[self.fontName] = f"/{name}"
            doc.delayedFonts.append(self)
            found = self.names[doc] = f"/{name}"
        return found

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text's codes, all of subset 0, as reportlab's own text objects ask for them."""
        words = text.decode(encoding) if isinstance(text, bytes) else text
        codes = self.codes_in(doc)
        return [(0, bytes.fromhex("".join(map(codes.__getitem__, words))))] if words else []

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ARG002  reportlab's signature
        """The only subset's name."""
        return self.name_in(doc)

    def addObjects(self, doc: Any) -> None:
        """Writes the font with the characters that were used, when the document is saved."""
        name = self.name_in(doc)[1:]
        points = self.codes_in(doc).points
        base = _TAG + self.face.name.decode("latin-1") + self.face.subfontNameX.decode("latin-1")
        try:
            descriptor = self.face.addSubsetObjects(doc, base, points)
        except DAMAGED as error:
            raise FontSpoiltError(self.file) from error
        inner = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "DW": _USUAL,
                "W": pdfdoc.PDFArray(list(_widths(map(self.face.getCharWidth, points)))),
                "CIDToGIDMap": _stream(doc, self._glyphs(points), f"glyphs:{name}"),
            }
        )
        doc.idToObject["BasicFonts"].dict[name] = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(inner, f"inner:{name}")]),
                "ToUnicode": _stream(doc, meanings(points).encode("ascii"), f"meanings:{name}"),
            }
        )
        del self.codes[doc], self.names[doc]

    def _glyphs(self, points: Sequence[int]) -> bytes:
        """The glyph of each code in the embedded font, which keeps glyphs in the order of their first character."""
        order = {0: 0}
        numbers = [order.setdefault(self.face.charToGlyph.get(point, 0), len(order)) for point in points]
        return b"".join(number.to_bytes(2, "big") for number in numbers)


def _widths(widths: Iterable[float]) -> Iterator[Any]:
    """PDF's list of widths: a code, then those of it and its neighbours; what is usual is left out."""
    for usual, run in groupby(enumerate(widths), key=lambda entry: entry[1] == _USUAL):
        if not usual:
            first, *rest = run
            yield first[0]
            yield pdfdoc.PDFArray([round(width, 2) for _, width in (first, *rest)])


def meanings(points: Sequence[int]) -> str:
    """What each code means, as a character map; code 0 means nothing."""
    entries = [f"<{code:04X}> <{_utf16(point)}>" for code, point in enumerate(points) if code]
    blocks = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    listed = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be", "surrogatepass").hex().upper()


def _stream(doc: Any, content: bytes, key: str) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, key)
