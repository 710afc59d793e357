"""PDF pages as images. PDFium is not thread-safe: every call to it runs in one thread of this class."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefing.desktop.pdf import Pdf, open_pdf

Size = tuple[float, float]


class PageImages(QObject):
    """Opens PDFs and draws their pages; a generation number tells one PDF's answers from another's."""

    opened = Signal(int, list)
    drawn = Signal(int, int, float, QImage)
    failed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "pdfium")
        self._pdf: Pdf | None = None  # touched in the thread alone
        self._generation = 0
        self._ended = False

    def open(self, data: bytes) -> int:
        """Open another PDF; `opened` brings the sizes of its pages in points. Returns its generation."""
        self._generation += 1
        self._submit(self._open, self._generation, data)
        return self._generation

    def draw(self, generation: int, page: int, scale: float) -> None:
        """Draw a page (from 0) at so many pixels a point; `drawn` brings the image."""
        self._submit(self._draw, generation, page, scale)

    def _submit(self, work: Callable[..., None], *given: object) -> None:
        """A preview that is ready only when the window has been closed is shown to nobody."""
        if not self._ended:
            self._thread.submit(work, *given)

    def shutdown(self) -> None:
        """Close the PDF and end the thread."""
        if self._ended:
            return
        self._generation += 1
        self._submit(self._close)
        self._ended = True
        self._thread.shutdown(wait=True)

    def _open(self, generation: int, data: bytes) -> None:
        self._close()
        try:
            self._pdf = open_pdf(data)
            self.opened.emit(generation, self._pdf.sizes())
        except Exception as error:  # noqa: BLE001  a thread's failure must reach the window
            self.failed.emit(generation, str(error))

    def _draw(self, generation: int, page: int, scale: float) -> None:
        if generation != self._generation or self._pdf is None:
            return
        try:
            width, height, stride, pixels = self._pdf.draw(page, scale)
        except Exception as error:  # noqa: BLE001  a thread's failure must reach the window
            self.failed.emit(generation, str(error))
            return
        image = QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()
        self.drawn.emit(generation, page, scale, image)

    def _close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
