"""PDFium behind four functions; it is loaded with the first PDF, well after the first paint."""

from typing import Any

Drawing = tuple[int, int, int, bytes]


class Pdf:
    """An open PDF; all calls in one thread."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        return [self._document.get_page_size(number) for number in range(len(self._document))]

    def draw(self, page: int, scale: float) -> Drawing:
        """A page (from 0) as width, height, bytes a line and BGRX pixels."""
        opened = self._document[page]
        bitmap = opened.render(scale=scale, prefer_bgrx=True, force_bitmap_format=_bgrx())
        drawing = (bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        opened.close()
        return drawing

    def close(self) -> None:
        """Free the memory."""
        self._document.close()


def open_pdf(data: bytes) -> Pdf:
    """Open a PDF; raises an error of pypdfium2 where it is none."""
    import pypdfium2

    return Pdf(pypdfium2.PdfDocument(data))


def _bgrx() -> int:
    import pypdfium2.raw

    return int(pypdfium2.raw.FPDFBitmap_BGRx)
