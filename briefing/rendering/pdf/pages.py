"""Page templates: cover and contents without numbers, the body numbered from 1, destinations for every anchor."""

from collections.abc import Callable
from typing import IO, Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from briefing.model.document import Document
from briefing.model.pack import Template
from briefing.rendering.pdf.look import Look

FOOTER_GAP = 7 * mm


class Anchor(Flowable):  # type: ignore[misc]  # reportlab ships no types for it
    """Nothing to see: a destination where the next flowable begins, and an outline entry if it has a title."""

    def __init__(self, name: str, pack: "PackTemplate | None" = None, title: str = "", level: int = 0) -> None:
        super().__init__()
        self.name, self.title, self.level = name, title, level

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """No room at all."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Sets the destination."""
        pack = self.canv._doctemplate  # noqa: SLF001  how reportlab hands the template to a flowable
        pack.note(self.canv, self.name)
        if self.title:
            self.canv.addOutlineEntry(self.title, self.name, self.level, closed=self.level > 0)


class PackTemplate(BaseDocTemplate):  # type: ignore[misc]
    """A pack's pages; after building, `page_of` holds the printed page of every anchor."""

    def __init__(
        self, target: IO[bytes], document: Document, template: Template, look: Look, page_done: Callable[[], None]
    ) -> None:
        page = template.theme.page
        rl_config.useA85 = 0
        super().__init__(
            target,
            pagesize=(page.width * mm, page.height * mm),
            leftMargin=page.left * mm, rightMargin=page.right * mm, topMargin=page.top * mm,
            bottomMargin=page.bottom * mm, title=document.masthead.title, author="", subject="", creator="",
            producer="", lang="zh-CN", invariant=1, initialFontName=look.face("song").name,
        )  # fmt: skip
        self.look = look
        self.page_done = page_done
        self.page_of: dict[str, int] = {}
        self.body_pages = 0
        self.front_pages = 0
        self._used: dict[str, int] = {}
        width, height = self.width, self.height
        frame = Frame(self.leftMargin, self.bottomMargin, width, height + _GRACE, 0, 0, 0, 0, id="text")
        self.addPageTemplates(
            [
                PageTemplate(id="front", frames=[frame], onPage=self._front_page),
                PageTemplate(id="body", frames=[_copy(frame)], onPage=self._body_page),
            ]
        )

    def note(self, canvas: Canvas, name: str) -> None:
        """A destination here under that name; later ones of the same name get a number."""
        times = self._used.get(name, 0) + 1
        self._used[name] = times
        unique = name if times == 1 else f"{name}_{times}"
        x, y = canvas.absolutePosition(0, 0)
        canvas.bookmarkPage(unique, fit="XYZ", left=x, top=y + 24)
        self.page_of.setdefault(name, self.body_pages or self.page)

    def _front_page(self, canvas: Canvas, _: Any) -> None:
        self.front_pages += 1
        self.page_done()

    def _body_page(self, canvas: Canvas, _: Any) -> None:
        """— 1 — in half-width Song, one character in: right on odd pages, left on even ones."""
        self.body_pages += 1
        style = self.look.style("footer")
        text = f"— {self.body_pages} —"
        canvas.saveState()
        canvas.setFont(self.look.face(style.font).name, style.size)
        y = self.bottomMargin - FOOTER_GAP - style.size
        if self.body_pages % 2:
            canvas.drawRightString(self.leftMargin + self.width - style.size, y, text)
        else:
            canvas.drawString(self.leftMargin + style.size, y, text)
        canvas.restoreState()
        self.page_done()


_GRACE = 0.5  # points, so that 22 lines of 28.95 fit 225 mm in spite of rounding


def _copy(frame: Frame) -> Frame:
    return Frame(frame._x1, frame._y1, frame._width, frame._height, 0, 0, 0, 0, id="body-text")  # noqa: SLF001
