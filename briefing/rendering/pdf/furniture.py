"""What heads and feet of pages are made of: rules, lines with two ends, room that is kept, a signature."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable

from briefing.model.pack import Style
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.tagging import marked
from briefing.rendering.typesetting.lines import Piece
from briefing.rendering.typesetting.measures import advance
from briefing.rendering.typesetting.paragraph import Align, ComposedParagraph
from briefing.rendering.typesetting.pen import Pen

_BASELINE = 0.27  # of the leading


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
    """One text at the left, one at the right of a line; what one line cannot hold takes several, the right last."""

    def __init__(self, left: str, right: str, style: Style, look: Look, inset: float = 0.0) -> None:
        super().__init__()
        self.left, self.right, self.style, self.look, self.inset = left, right, style, look, inset
        self.tag = look.tagged("P")
        self.parts: list[ComposedParagraph] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """One line, or as many as the texts take one below the other."""
        self.width, self.height, self.parts = width, self.style.leading, []
        together = sum(advance(pieces_of(text, self.style, self.look)) for text in (self.left, self.right))
        if together + 2 * self.inset + self.style.size > width:
            sides: tuple[tuple[str, Align], ...] = ((self.left, "left"), (self.right, "right"))
            self.parts = [self._alone(text, align) for text, align in sides if text]
            self.height = sum(part.wrap(width, 0)[1] for part in self.parts)
        return width, self.height

    def _alone(self, text: str, align: Align) -> ComposedParagraph:
        style = self.style
        pieces = pieces_of(text, style, self.look)
        return ComposedParagraph(
            pieces, style.leading, align=align, left=self.inset, right=self.inset, tag=self.tag
        )  # fmt: skip

    def draw(self) -> None:
        """Draws both."""
        y = self.height
        for part in self.parts:
            y -= part.height
            part.drawOn(self.canv, 0, y)
        if self.parts:
            return
        right = pieces_of(self.right, self.style, self.look)
        y = self.style.leading * _BASELINE
        with marked(self.canv, self.tag):
            write(self.canv, pieces_of(self.left, self.style, self.look), self.inset, y)
            write(self.canv, right, self.width - self.inset - advance(right), y)


class AtBottom(Flowable):
    """Flowables that stand together at the foot of the column; on a new page if what is left has no room for them."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = tuple(parts)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All the room that is left, or what they need where that is more."""
        self.heights = [float(part.wrap(width, height)[1]) for part in self.parts]
        self.width, self.height = width, max(height, sum(self.heights))
        return width, self.height

    def draw(self) -> None:
        """Draws them, the last at the very foot."""
        y = sum(self.heights)
        for part, height in zip(self.parts, self.heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


class Kept(Flowable):
    """The room of another flowable, with nothing in it: that is on the paper already."""

    def __init__(self, printed: Flowable) -> None:
        super().__init__()
        self.printed = printed

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as what is not drawn."""
        self.width, self.height = self.printed.wrap(width, height)
        return self.width, self.height

    def getSpaceBefore(self) -> float:
        """As it would have."""
        return float(self.printed.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        """As it would have."""
        return float(self.printed.getSpaceAfter())

    def draw(self) -> None:
        """Draws nothing."""


class Signature(Flowable):
    """署名 and 成文日期 two characters from the right edge, the shorter begun two characters from where the longer is.

    A line is kept free above. GB/T 9704: the date begins two characters after the name's first; a date that is longer
    than the name ends two characters from the edge, and the name goes left accordingly.
    """

    def __init__(self, name: str, day: str, style: Style, look: Look) -> None:
        super().__init__()
        self.name, self.day, self.style, self.look = name, day, style, look
        self.tag = look.tagged("P")

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """A free line and those that are there."""
        lines = 1 + bool(self.name) + bool(self.day)
        self.width, self.height = width, lines * self.style.leading
        return width, self.height

    def draw(self) -> None:
        """Draws both."""
        name, day = (pieces_of(text, self.style, self.look) for text in (self.name, self.day))
        two = 2 * self.style.size
        longest = max(advance(name), advance(day) + (two if self.name else 0.0))
        left = self.width - two - longest
        y = self.style.leading * _BASELINE
        with marked(self.canv, self.tag):
            if self.name:
                write(self.canv, name, left, y + (self.style.leading if self.day else 0.0))
            if self.day:
                write(self.canv, day, left + (two if self.name else 0.0), y)


def pieces_of(text: str, style: Style, look: Look) -> list[Piece]:
    """Text as pieces of a style."""
    return look.pieces(text, style.font, style.size, style.color)


def write(canvas: Any, pieces: Sequence[Piece], x: float, y: float) -> None:
    """Draws pieces side by side."""
    pen = Pen(canvas)
    pen.move(x, y)
    for piece in pieces:
        pen.write(piece)
    pen.done()
