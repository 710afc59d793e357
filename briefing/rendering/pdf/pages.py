"""Page templates: cover and contents without numbers, the body numbered from 1, destinations for every anchor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from briefing.model.document import Document, Layout
from briefing.model.pack import Template
from briefing.rendering.pdf.furniture import pieces_of, write
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.tagging import marked
from briefing.rendering.typesetting.lines import Piece, break_lines
from briefing.rendering.typesetting.measures import advance
from briefing.rendering.typesetting.printable import printable


def note(canvas: Any, name: str, top: float = 0.0) -> None:
    """Tells the page template that a mark is drawn whose upper edge is `top` points above the canvas's origin."""
    canvas._doctemplate.note(canvas, name, top)  # noqa: SLF001  how reportlab hands the template to a flowable


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


class TooManyPages(Exception):  # noqa: N818  no error: an answer
    """A layout has more pages than were asked for."""


class PackTemplate(BaseDocTemplate):
    """A pack's pages; after building, `page_of` holds the printed page of every anchor.

    `TooManyPages` from building where there are more than `most`.
    """

    def __init__(
        self,
        target: IO[bytes],
        document: Document,
        template: Template,
        look: Look,
        page_done: Callable[[], None],
        pages_in_all: int = 0,
        most: int | None = None,
    ) -> None:
        page = template.theme.page
        super().__init__(
            target,
            pagesize=(page.width * mm, page.height * mm),
            leftMargin=page.left * mm, rightMargin=page.right * mm, topMargin=page.top * mm,
            bottomMargin=page.bottom * mm, title=printable(document.masthead.title), author="", subject="", creator="",
            producer="", lang="zh-CN", invariant=1, initialFontName=look.face("song").name,
        )  # fmt: skip
        self.look = look
        self.cover = template.cover
        self.document = document
        self.pages_in_all = pages_in_all
        self.most = most
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

    def note(self, canvas: Canvas, name: str, top: float) -> None:
        """A destination there under that name, a little air above; later ones of the same name get a number."""
        times = self._used.get(name, 0) + 1
        self._used[name] = times
        unique = name if times == 1 else f"{name}_{times}"
        x, y = canvas.absolutePosition(0, top)
        canvas.bookmarkPage(unique, fit="XYZ", left=x, top=y + _AIR)
        page = self.body_pages or self.page
        self.page_of.setdefault(name, page)
        self.places.setdefault(name, []).append((unique, page))

    def placed(self) -> Placed:
        """Where everything stands."""
        return Placed(
            Layout(self.body_pages, dict(self.page_of), self.front_pages),
            self.places,
        )

    def _front_page(self, canvas: Canvas, _: Any) -> None:
        self.front_pages += 1
        self._guard(canvas)
        self._done()

    def _body_page(self, canvas: Canvas, _: Any) -> None:
        self.body_pages += 1
        self._guard(canvas)
        self._number(canvas)
        self._done()

    def _done(self) -> None:
        self.page_done()
        if self.most is not None and self.front_pages + self.body_pages > self.most:
            raise TooManyPages

    def _guard(self, canvas: Canvas) -> None:
        """份号, 密级 and 内部资料 over every page; the first has them in its head."""
        head = self.document.masthead
        headed = self.page == 1 if self.cover or not self.front_pages else self.body_pages == 1
        if not head.guards or headed:
            return
        style = self.look.style("running")
        y = self.bottomMargin + self.height + _RUNNING_GAP
        left = pieces_of(head.protection, style, self.look)
        right = pieces_of(head.copy_number, style, self.look)
        room = self.width - (advance(right) + style.size if right else 0.0)
        lines = [
            [replace(s.piece, text=s.text) for s in line.stretches] for line in break_lines(left, room, justify=False)
        ]
        with marked(canvas):
            for above, line in enumerate(reversed(lines)):
                write(canvas, line, self.leftMargin, y + above * style.leading)
            write(canvas, right, self.leftMargin + self.width - advance(right), y)

    def _number(self, canvas: Canvas) -> None:
        """The page number, its dashes at the gap that the template keeps below the text."""
        number = self.look.theme.number
        if number.place == "none":
            return
        style = self.look.style("footer")
        text = number.form.format(page=self.body_pages, pages=self.pages_in_all or self.body_pages)
        pieces = pieces_of(text, style, self.look)
        inset = number.inset * style.size
        places = {
            "center": self.width / 2 - advance(pieces) / 2,
            "left": inset,
            "right": self.width - inset - advance(pieces),
        }
        side = "center" if number.place == "center" else "right" if self.body_pages % 2 else "left"
        with marked(canvas):
            y = self.bottomMargin - number.gap * mm - _top_of(pieces)
            write(canvas, pieces, self.leftMargin + places[side], y)


def _top_of(pieces: Sequence[Piece]) -> float:
    """How high above the baseline the dashes of a page number lie, or its figures where it has none; in points."""
    chars = [(char, piece) for piece in pieces for char in piece.text]
    dashes = [(char, piece) for char, piece in chars if char in "—–-"]
    boxes = [(piece.face.ink(char), piece.size) for char, piece in dashes or chars]
    return max((box[3] * size for box, size in boxes if box is not None), default=0.0)


_RUNNING_GAP = 5 * mm  # from the text area to the baseline of what every page must say
_AIR = 6.0  # points that a reader sees above what a link led to
_GRACE = 0.5  # points, so that 22 lines of 28.95 fit 225 mm in spite of rounding
