"""What a PDF says when it is read back: text by page, links, fonts."""

import ctypes
import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

FOOTER = re.compile(r"— (\d+) —")


def texts(data: bytes) -> list[str]:
    """The text of each page, as extracted."""
    with opened(data) as pages:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]


def words(data: bytes) -> str:
    """All text without blanks and page numbers."""
    return squeezed("".join(FOOTER.sub("", text, count=1) for text in texts(data)))


def squeezed(text: str) -> str:
    """Without any blank, and without what a PDF reader puts for the soft hyphen."""
    return "".join(text.split())


def numbers(data: bytes) -> list[str | None]:
    """The printed number of each page."""
    found = [FOOTER.search(text) for text in texts(data)]
    return [match[1] if match else None for match in found]


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document; a context manager."""
    return pypdfium2.PdfDocument(data)


def spelt_out(data: bytes) -> bytes:
    """The same file with nothing compressed, so that it can be searched."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    return target.getvalue()


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 0) of each outline entry."""
    with opened(data) as document:
        return [
            (mark.level, mark.get_title(), dest.get_index())
            for mark in document.get_toc(max_depth=5)
            if (dest := mark.get_dest()) is not None
        ]


def links(data: bytes) -> Iterator[tuple[int, tuple[float, float, float, float], int]]:
    """Page, rectangle (left, bottom, right, top) and goal page of each internal link."""
    with opened(data) as document:
        for number, page in enumerate(document):
            position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
            while pdfium.FPDFLink_Enumerate(page.raw, position, link):
                box = pdfium.FS_RECTF()
                pdfium.FPDFLink_GetAnnotRect(link, box)
                goal = pdfium.FPDFDest_GetDestPageIndex(document.raw, pdfium.FPDFLink_GetDest(document.raw, link))
                yield number, (box.left, box.bottom, box.right, box.top), goal


def text_in(data: bytes, page: int, box: tuple[float, float, float, float]) -> str:
    """The text inside a rectangle of a page."""
    with opened(data) as document:
        left, bottom, right, top = box
        return str(document[page].get_textpage().get_text_bounded(left, bottom, right, top))


def fonts(data: bytes) -> dict[str, bool]:
    """The name of each font in use, and whether it is embedded."""
    found = {}
    with opened(data) as document:
        for page in document:
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(item.raw)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
                found[name.value.decode("utf-8", "replace")] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
    return found


def filled(data: bytes) -> list[tuple[float, float]]:
    """Left and right end of each filled rectangle of the first page, in the order of drawing."""
    with opened(data) as document:
        paths = list(document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
        return [(box[0], box[2]) for item in paths if _is_filled(item.raw) and (box := item.get_bounds())]


def _is_filled(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    mode, stroke = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE and not stroke.value


def left_of(data: bytes, page: int, text: str) -> float:
    """Where a text begins on a page, from the left (points)."""
    with opened(data) as document:
        read = document[page].get_textpage()
        found = read.search(text, match_case=True).get_next()
        assert found is not None, text
        return float(read.get_charbox(found[0])[0])
