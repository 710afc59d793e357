"""Page templates: cover and contents without numbers, the body numbered from 1, destinations for every anchor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from briefing.model.document import Document, Layout
from briefing.model.pack import Template
from briefing.rendering.pdf.look import Look, printable
from briefing.rendering.pdf.tagging import Tags, marked

FOOTER_GAP = 7 * mm


def note(canvas: Any, name: str) -> None:
    """Tells the page template where a mark is drawn."""
    canvas._doctemplate.note(canvas, name)  # noqa: SLF001  how reportlab hands the template to a flowable


class Anchor(Flowable):
    """Nothing to see: a destination where the next flowable begins, and an outline entry if it has a title."""

    def __init__(self, name: str, title: str = "", level: int = 0) -> None:
        super().__init__()
        self.name, self.title, self.level = name, title, level

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """No room at all."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Sets the destination."""
        note(self.canv, self.name)
        if self.title:
            canvas: Any = self.canv
            level = min(self.level, canvas._doc.outline.currentlevel + 1)  # noqa: SLF001  none may be skipped
            self.canv.addOutlineEntry(printable(self.title), self.name, level, closed=level > 0)


@dataclass(frozen=True)
class Placed:
    """Where things stand after a pass: the layout, and for each name its destinations with the page of each."""

    layout: Layout
    places: Mapping[str, Sequence[tuple[str, int]]]

    def pages(self, names: Iterable[str]) -> list[tuple[str, int]]:
        """One destination a page, in order, of all that the names mark."""
        found: dict[int, str] = {}
        for name in names:
            for target, page in self.places.get(name, ()):
                found.setdefault(page, target)
        return [(found[page], page) for page in sorted(found)]


NOWHERE = Placed(Layout(0, {}), {})


class PackCanvas(Canvas):
    """A canvas whose links are printed with the page, as PDF/A asks of every annotation; without `tags`, untagged."""

    def __init__(self, *args: Any, tags: Tags | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.tags = tags

    def linkRect(self, *args: Any, **more: Any) -> None:
        """A link; the flag says print."""
        super().linkRect(*args, **{"F": _PRINT, **more})


class MeasuringCanvas(Canvas):
    """A canvas for the pass that learns page numbers: paragraphs draw nothing on it, and no file comes of it."""

    measuring = True

    def save(self) -> None:
        """Nothing to keep."""


class PackTemplate(BaseDocTemplate):
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
            bottomMargin=page.bottom * mm, title=printable(document.masthead.title), author="", subject="", creator="",
            producer="", lang="zh-CN", invariant=1, initialFontName=look.face("song").name,
        )  # fmt: skip
        self.look = look
        self.page_done = page_done
        self.page_of: dict[str, int] = {}
        self.places: dict[str, list[tuple[str, int]]] = {}
        self.body_pages = 0
        self.front_pages = 0
        self._used: dict[str, int] = {}
        front = PageTemplate(id="front", frames=[self._frame("text")], onPage=self._front_page)
        body = PageTemplate(id="body", frames=[self._frame("body-text")], onPage=self._body_page)
        has_front = template.cover or document.contents
        self.addPageTemplates([front, body] if has_front else [body])

    def _frame(self, name: str) -> Frame:
        return Frame(self.leftMargin, self.bottomMargin, self.width, self.height + _GRACE, 0, 0, 0, 0, id=name)

    def note(self, canvas: Canvas, name: str) -> None:
        """A destination here under that name; later ones of the same name get a number."""
        times = self._used.get(name, 0) + 1
        self._used[name] = times
        unique = name if times == 1 else f"{name}_{times}"
        x, y = canvas.absolutePosition(0, 0)
        canvas.bookmarkPage(unique, fit="XYZ", left=x, top=y + 24)
        page = self.body_pages or self.page
        self.page_of.setdefault(name, page)
        self.places.setdefault(name, []).append((unique, page))

    def placed(self) -> Placed:
        """Where everything stands."""
        return Placed(Layout(self.body_pages, dict(self.page_of), self.front_pages), self.places)

    def _front_page(self, _canvas: Canvas, _: Any) -> None:
        self.front_pages += 1
        self.page_done()

    def _body_page(self, canvas: Canvas, _: Any) -> None:
        """— 1 — in half-width Song, one character in: right on odd pages, left on even ones."""
        self.body_pages += 1
        style = self.look.style("footer")
        text = f"— {self.body_pages} —"
        y = self.bottomMargin - FOOTER_GAP - style.size
        canvas.saveState()
        with marked(canvas):
            canvas.setFont(self.look.face(style.font).name, style.size)
            if self.body_pages % 2:
                canvas.drawRightString(self.leftMargin + self.width - style.size, y, text)
            else:
                canvas.drawString(self.leftMargin + style.size, y, text)
        canvas.restoreState()
        self.page_done()


_GRACE = 0.5  # points, so that 22 lines of 28.95 fit 225 mm in spite of rounding
_PRINT = 4  # flag of an annotation
