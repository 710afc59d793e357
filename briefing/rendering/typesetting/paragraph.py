"""A reportlab flowable of composed lines; splits without widows and orphans, links and destinations included."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from reportlab.platypus import Flowable

from briefing.rendering.typesetting.lines import Line, Piece, Setting, Stretch, break_balanced, break_lines
from briefing.rendering.typesetting.measures import FREE_SETTING
from briefing.rendering.typesetting.pen import Pen, Tag

BASELINE = 0.27  # of the leading, below the baseline of Chinese type
Box = tuple[float, float, float, float]
OnMark = Callable[[Any, str, float], None]
"""Told the canvas, the name of a mark, and how far above the paragraph's lower edge the top of its line is."""
Align = Literal["justify", "left", "center", "right"]


class ComposedParagraph(Flowable):
    """Pieces set in lines of one leading; all measures in points.

    `on_mark` is told of every mark where it is drawn, so that it becomes a destination; `label`
    stands beside the first line at the column's edge, in the room that `left` keeps free; `tag` is what the paragraph
    is in the structure of a tagged file.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        leading: float,
        *,
        indent: float = 0.0,
        align: Align = "justify",
        left: float = 0.0,
        right: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        anchor: str | None = None,
        on_mark: OnMark | None = None,
        label: Sequence[Piece] = (),
        setting: Setting = FREE_SETTING,
        tag: Tag | None = None,
    ) -> None:
        super().__init__()
        self.pieces = tuple(pieces)
        self.leading = leading
        self.indent = indent
        self.align = align
        self.left = left
        self.right = right
        self.before = before
        self.after = after
        self.anchor = anchor
        self.on_mark = on_mark
        self.label = tuple(label)
        self.setting = setting
        self.tag = tag
        self.corner = 0.0, 0.0
        self.lines: list[Line] | None = None
        self.measured = -1.0

    def getSpaceBefore(self) -> float:
        """Points above, dropped at the top of a page."""
        return self.before

    def getSpaceAfter(self) -> float:
        """Points below."""
        return self.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """The size it takes in a column of that width."""
        if self.lines is None or abs(self.measured - width) > _NIL:
            self.lines = self._broken(width - self.left - self.right)
            self.measured = width
        self.width, self.height = width, len(self.lines) * self.leading
        return width, self.height

    def _broken(self, room: float) -> list[Line]:
        if self.align == "center" and not self.indent:
            return break_balanced(self.pieces, room, setting=self.setting)
        justify = self.align == "justify"
        return break_lines(self.pieces, room, indent=self.indent, justify=justify, setting=self.setting)

    def least(self, width: float) -> float:
        """The height of the least that `split` leaves on a page, of a short paragraph the whole."""
        self.wrap(width, 0)
        count = len(self.lines or [])
        return (count if count < 2 * _FEWEST else _FEWEST) * self.leading

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits and the rest; never a single line on either side of the break."""
        self.wrap(width, height)
        lines = self.lines or []
        fit = int((height + _NIL) // self.leading)
        if fit >= len(lines):
            return [self]
        if len(lines) - fit == 1:
            fit -= 1
        if fit < _FEWEST:
            return []
        return [self._part(lines[:fit], first=True), self._part(lines[fit:], first=False)]

    def _part(self, lines: list[Line], *, first: bool) -> "ComposedParagraph":
        part = ComposedParagraph(
            self.pieces, self.leading, indent=self.indent, align=self.align, left=self.left, right=self.right,
            before=self.before if first else 0.0, after=0.0 if first else self.after,
            anchor=self.anchor if first else None, on_mark=self.on_mark, label=self.label if first else (),
            setting=self.setting, tag=self.tag,
        )  # fmt: skip
        part.lines, part.measured = lines, self.measured
        return part

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803  reportlab's signature
        """Draws with the lower left corner there.

        The canvas is moved for marks and links alone; the page is not, since the pen counts from that corner. To save
        and restore reportlab's whole state around each paragraph and cell took a tenth of the time of a pack.
        """
        before = a, b, c, d, e, f = canvas._currentMatrix  # noqa: SLF001  what its `translate` changes
        canvas._currentMatrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)  # noqa: SLF001  the same
        self.corner = x, y
        self.canv = canvas
        self.draw()
        del self.canv
        canvas._currentMatrix = before  # noqa: SLF001  the same

    def draw(self) -> None:
        """Draws where `drawOn` was told."""
        if self.anchor is not None and self.on_mark is not None:
            self.on_mark(self.canv, self.anchor, self.height)
        if getattr(self.canv, "measuring", False):
            self._mark_all()
            return
        pen = Pen(self.canv, self.tag)
        links: list[_Link] = []
        left, bottom = self.corner
        bottom += self.leading * BASELINE
        y = self.height - self.leading
        if self.label:
            pen.move(left, bottom + y)
            for piece in self.label:
                pen.write(piece)
        eventful = any(piece.marks or piece.link for piece in self.pieces)
        for line in self.lines or []:
            x = self._start(line)
            pen.move(left + x, bottom + y)
            if eventful:
                self._write(line, pen, x, y, links)
            else:
                for piece, text, spacing, _, at in line.stretches:
                    pen.write(piece, spacing, at, at + len(text))
            y -= self.leading
        pen.done()
        self._lead(links)

    def _write(self, line: Line, pen: Pen, x: float, y: float, links: list["_Link"]) -> None:
        """A line that states or leads somewhere."""
        for stretch in line.stretches:
            piece = stretch.piece
            pen.write(piece, stretch.spacing, stretch.at, stretch.at + len(stretch.text))
            if piece.marks:
                self._mark(stretch, y + self.leading)
            if piece.link:
                box = (x, y, x + stretch.width, y + self.leading * 0.95)
                _add_link(links, _Link(piece.link, box, pen.opened))
            x += stretch.width

    def _lead(self, links: Sequence["_Link"]) -> None:
        """The boxes that lead elsewhere."""
        for link in links:
            self.canv.linkRect("", link.target, link.box, relative=1, thickness=0)
            if self.tag is not None:
                self.tag.annotate(self.canv, link.opened)

    def _mark_all(self) -> None:
        """All marks, nothing drawn: the pass that only learns where things stand."""
        for number, line in enumerate(self.lines or []):
            for stretch in line.stretches:
                self._mark(stretch, self.height - number * self.leading)

    def _mark(self, stretch: Stretch, top: float) -> None:
        if not stretch.at and self.on_mark is not None:
            for mark in stretch.piece.marks:
                self.on_mark(self.canv, mark, top)

    def _start(self, line: Line) -> float:
        room = self.width - self.left - self.right
        if self.align == "center":
            return self.left + (room - line.width) / 2
        if self.align == "right":
            return self.left + room - line.width
        return self.left + line.start


class _Link(NamedTuple):
    """Where it leads, its box, and what the tag opened for it."""

    target: str
    box: Box
    opened: Any


def _add_link(links: list[_Link], link: _Link) -> None:
    """One link for neighbouring stretches that lead to the same place."""
    last = links[-1] if links else None
    if last and last.target == link.target and last.box[1] == link.box[1] and abs(last.box[2] - link.box[0]) < _NEAR:
        link = link._replace(box=(links.pop().box[0], *link.box[1:]))
    links.append(link)


_NEAR = 0.01  # points
_FEWEST = 2  # lines on either side of a page break
_NIL = 1e-6  # points
