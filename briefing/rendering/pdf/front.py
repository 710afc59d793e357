"""Cover of a report; masthead (报头) and imprint (版记) of a bulletin."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable, Spacer

from briefing.model.document import Document
from briefing.model.pack import Style
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.tagging import marked
from briefing.rendering.typesetting.lines import Piece

_TITLE_AT = 62.0  # points from the top of the text area
_COVER_SIZE = 1.3  # of the title's size


class Rule(Flowable):
    """A line over the full width."""

    def __init__(self, color: str, weight: float, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.color, self.weight, self.before, self.after = color, weight, before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """The line and what is kept free around it."""
        self.width, self.height = width, self.before + self.weight + self.after
        return width, self.height

    def draw(self) -> None:
        """Draws the line."""
        with marked(self.canv):
            self.canv.setStrokeColor(toColor(self.color))
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, self.after, self.width, self.after)


class Ends(Flowable):
    """One text at the left, one at the right of a line."""

    def __init__(self, left: str, right: str, style: Style, look: Look, inset: float = 0.0) -> None:
        super().__init__()
        self.left, self.right, self.style, self.look, self.inset = left, right, style, look, inset
        self.tag = look.tagged("P")

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """One line."""
        self.width, self.height = width, self.style.leading
        return width, self.height

    def draw(self) -> None:
        """Draws both."""
        right = self._pieces(self.right)
        with marked(self.canv, self.tag):
            self._write(self._pieces(self.left), self.inset)
            self._write(right, self.width - self.inset - sum(_advance(piece) for piece in right))

    def _pieces(self, text: str) -> list[Piece]:
        return self.look.pieces(text, self.style.font, self.style.size, self.style.color)

    def _write(self, pieces: list[Piece], x: float) -> None:
        for piece in pieces:
            self.canv.setFont(piece.face.name, piece.size)
            self.canv.setFillColor(toColor(piece.color))
            self.canv.drawString(x, self.style.leading * 0.27, piece.text)
            x += _advance(piece)


def _advance(piece: Piece) -> float:
    return sum(piece.face.width(char) for char in piece.text) * piece.size


class ToBottom(Flowable):
    """Fills the column so that what follows, of the given height, stands at its foot; needs a new page if it must."""

    def __init__(self, following: float) -> None:
        super().__init__()
        self.following = following

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All the room but what follows."""
        self.width, self.height = width, max(0.0, height - self.following)
        return width, self.height

    def draw(self) -> None:
        """Draws nothing."""


def day_of(document: Document) -> str:
    """2023年11月21日, empty if the pack has no date."""
    day = document.masthead.date
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _words(text: str, style: Style, look: Look) -> Flowable:
    return look.paragraph(look.pieces(text, style.font, style.size, style.color), style)


def cover(document: Document, look: Look) -> Iterator[Flowable]:
    """Marking, title, subtitle; issuer and date low on the page."""
    head = document.masthead
    title, subtitle = look.style("title"), look.style("subtitle")
    large = replace(title, size=title.size * _COVER_SIZE, leading=title.leading * _COVER_SIZE)
    marking = replace(subtitle, font="hei", align="left")
    yield _words(head.marking, marking, look) if head.marking else Spacer(1, marking.leading)
    yield Spacer(1, _TITLE_AT)
    yield Rule(look.color("accent"), 2.4, after=26)
    yield _words(head.title, large, look)
    if head.issue:
        yield Spacer(1, subtitle.leading / 2)
        yield _words(head.issue, subtitle, look)
    if head.subtitle:
        yield Spacer(1, subtitle.leading / 2)
        yield _words(head.subtitle, subtitle, look)
    yield Rule(look.color("accent"), 0.8, before=26)
    lines = [line for line in (head.issuer, day_of(document)) if line]
    yield ToBottom(len(lines) * subtitle.leading + 40)
    for line in lines:
        yield _words(line, subtitle, look)


def bulletin_head(document: Document, look: Look) -> Iterator[Flowable]:
    """The red head: marking, organisation, name, number, issuer and date, rule; then the title."""
    head = document.masthead
    body, name, title = look.style("body"), look.style("name"), look.style("title")
    if head.marking:
        yield _words(head.marking, replace(body, font="hei", indent=0, align="left"), look)
    if head.organisation:
        small = replace(name, size=name.size * 0.6, leading=name.leading * 0.6)
        yield _words(head.organisation, small, look)
    yield Spacer(1, 10)
    yield _words(head.name, name, look)
    yield Spacer(1, 10)
    if head.issue:
        yield _words(head.issue, replace(body, indent=0, align="center"), look)
    yield Spacer(1, 10)
    yield Ends(head.issuer, day_of(document), body, look, inset=body.size)
    yield Rule(look.color("accent"), 1.5, before=3, after=body.leading * 0.8)
    yield _words(head.title, title, look)
    if head.subtitle:
        yield _words(head.subtitle, look.style("subtitle"), look)
    yield Spacer(1, body.leading / 2)


def imprint(document: Document, look: Look) -> Iterator[Flowable]:
    """版记 at the foot of the last page: 报、送、发 between rules, the number of copies."""
    head = document.masthead
    style = replace(look.style("body"), size=14.0, leading=24.0, indent=0)
    labelled = (("报：", head.report_to), ("送：", head.send_to), ("发：", head.distribute_to))
    lines = [f"{label}{text}" for label, text in labelled if text]
    if not lines and not head.copies:
        return
    height = len(lines) * style.leading + (style.leading if head.copies else 0) + 6
    yield ToBottom(height)
    yield Rule("#000000", 1.0, after=2)
    for line in lines:
        yield _words(line, replace(style, left=1, right=1, align="left"), look)
    if head.copies:
        yield Rule("#000000", 0.7)
        yield Ends("", head.copies, style, look, inset=style.size)
    yield Rule("#000000", 1.0, before=1)
