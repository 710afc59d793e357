"""目录: each heading with dots up to its page; the whole entry is a link."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable

from briefing.model.document import Document, Heading, Layout
from briefing.model.pack import Style
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.tagging import Element, marked
from briefing.rendering.typesetting.lines import Piece
from briefing.rendering.typesetting.measures import advance
from briefing.rendering.typesetting.paragraph import BASELINE

_NUMBER_ROOM = 2.4  # of the type's size: four digits and a gap
_STEP, _GAP = 0.42, 0.4  # of the type's size: from dot to dot, and what stays free at both ends


def contents(document: Document, look: Look, layout: Layout) -> Iterator[Flowable]:
    """Their title and an entry for each heading that is not too deep; `layout` knows the pages."""
    style = replace(look.style("title"), after=look.style("title").size)
    yield look.paragraph(look.pieces("目　录", style.font, style.size, style.color), style)
    whole = look.tagged("TOC")
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= document.contents_depth:
            yield _Entry(block, look, str(layout.page_of.get(block.anchor, "")), whole)


class _Entry(Flowable):
    """A heading's words, on as many lines as they need, a leader on the last, and the page."""

    def __init__(self, heading: Heading, look: Look, page: str, whole: Element | None) -> None:
        super().__init__()
        self.style: Style = look.style(f"toc{heading.level}")
        self.anchor, self.dot = heading.anchor, Piece(".", look.face("song"), self.style.size, self.style.color)
        self.page = look.pieces(page, "song", self.style.size, self.style.color)
        self.link = _link(look, whole)
        pieces = look.pieces(f"{heading.number}{heading.text}", self.style.font, self.style.size, self.style.color)
        lines = replace(self.style, align="left", right=_NUMBER_ROOM, indent=0)
        self.title = look.paragraph(pieces, lines, tag=self.link)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The lines of the heading."""
        self.width, self.height = width, self.title.wrap(width, height)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draws words, dots and number."""
        if getattr(self.canv, "measuring", False):
            return
        self.title.drawOn(self.canv, 0, 0)
        with marked(self.canv):
            self._leader()
        with marked(self.canv, self.link) as opened:
            self._number()
        left = self.title.left
        self.canv.linkRect("", self.anchor, (left, 0, self.width, self.height), relative=1, thickness=0)
        if self.link is not None:
            self.link.annotate(self.canv, opened)

    def _leader(self) -> None:
        """Dots that stand below each other in all entries."""
        size, lines = self.dot.size, self.title.lines or []
        step = size * _STEP
        end = self.title.left + (lines[-1].start + lines[-1].width if lines else 0.0) + size * _GAP
        first, last = int((self.width - end) / step), ceil((advance(self.page) + size * _GAP) / step)
        text = self.canv.beginText(self.width - first * step, self.style.leading * BASELINE)
        text.setFont(self.dot.face.name, size)
        text.setFillColor(toColor(self.dot.color))
        text.setCharSpace(step - self.dot.face.width(".") * size)
        text.textOut("." * max(0, first - last + 1))
        text.setCharSpace(0)
        self.canv.drawText(text)

    def _number(self) -> None:
        x = self.width - advance(self.page)
        for piece in self.page:
            self.canv.setFont(piece.face.name, piece.size)
            self.canv.setFillColor(toColor(piece.color))
            self.canv.drawString(x, self.style.leading * BASELINE, piece.text)
            x += advance([piece])


def _link(look: Look, whole: Element | None) -> Element | None:
    """An entry's link within the tags of the contents."""
    if whole is None:
        return None
    return look.tagged("Link", look.tagged("Reference", look.tagged("TOCI", whole)))
