"""A table on its way down the pages: rows are composed when their page comes, and gone when it is drawn.

Every page costs what stands on it, however long the table is. The head is repeated; a row that no page could hold is
parted between its lines; a last page never holds a single row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable

from briefing.rendering.pdf.tagging import marked
from briefing.rendering.typesetting.paragraph import ComposedParagraph

PAD_X, PAD_Y = 4.0, 3.5
_HEAVY, _MIDDLE, _LIGHT = 1.2, 0.6, 0.3  # points
_NIL = 1e-6  # points
_FEWEST = 2  # rows on a table's last page
_FEWEST_LINES = 2  # of a parted row
_MOST_HEAD = 0.5  # of the page; a higher head is set once, as a row


@dataclass(frozen=True, slots=True)
class Ruling:
    """Where the columns stand and how the table is ruled: widths in points, colours, the height of a whole page."""

    widths: tuple[float, ...]
    heavy: str
    light: str
    shade: str
    page: float


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side and their height; the parts of a parted row stand at its top."""

    cells: tuple[ComposedParagraph, ...]
    height: float
    parted: bool = False

    def beginning(self) -> float:
        """The height of the least that is set of a row that must be parted."""
        return 2 * PAD_Y + _FEWEST_LINES * max(cell.leading for cell in self.cells)

    def part(self, ruling: Ruling, room: float) -> "tuple[Row, Row] | None":
        """What of the row fits in the room, and the rest; None where not two lines of a cell do."""
        halves = [
            cell.split(width - 2 * PAD_X, room - 2 * PAD_Y)
            for cell, width in zip(self.cells, ruling.widths, strict=True)
        ]
        if not all(halves):
            return None
        upper = [_composed(half[0]) for half in halves]
        lower = [_composed(half[1]) if len(half) > 1 else _nothing(half[0]) for half in halves]
        return row_of(upper, ruling, parted=True), row_of(lower, ruling, parted=True)


def _composed(flowable: Flowable) -> ComposedParagraph:
    assert isinstance(flowable, ComposedParagraph)
    return flowable


def _nothing(flowable: Flowable) -> ComposedParagraph:
    """An empty cell like the one that is done."""
    done = _composed(flowable)
    return ComposedParagraph((), done.leading, align=done.align)


def row_of(cells: Iterable[ComposedParagraph], ruling: Ruling, *, parted: bool = False) -> Row:
    """Cells, measured."""
    found = tuple(cells)
    heights = [cell.wrap(width - 2 * PAD_X, 0)[1] for cell, width in zip(found, ruling.widths, strict=True)]
    return Row(found, max(heights, default=0.0) + 2 * PAD_Y, parted=parted)


@dataclass(slots=True)
class Rows:
    """Rows still to come: those already composed, and the source of the others."""

    source: Iterator[Row]
    ready: list[Row] = field(default_factory=list)
    complete: bool = False

    def fill(self, height: float) -> float:
        """Composes rows until they are higher than that or there are no more; the height of the ready ones."""
        total = sum(row.height for row in self.ready)
        while total <= height + _NIL and self.one_more():
            total += self.ready[-1].height
        return total

    def one_more(self) -> bool:
        """Composes the next row; whether there was one."""
        row = None if self.complete else next(self.source, None)
        if row is None:
            self.complete = True
            return False
        self.ready.append(row)
        return True


class Grid(Flowable):
    """A table, or what is left of it; splits into what fits the page and the rest."""

    def __init__(self, head: Row, rows: Rows, ruling: Ruling, before: float, after: float) -> None:
        super().__init__()
        self.head: Row | None = head
        self.rows, self.ruling, self.before, self.after, self.ends = rows, ruling, before, after, True
        if head.height > _MOST_HEAD * ruling.page:
            self.head = None
            rows.source = chain(iter([head]), rows.source)

    def getSpaceBefore(self) -> float:
        """Points above."""
        return self.before

    def getSpaceAfter(self) -> float:
        """Points below the last row."""
        return self.after

    @property
    def _top(self) -> float:
        return self.head.height if self.head else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; of one that is higher than the room only that it is."""
        self.width = width
        self.height = self._top + self.rows.fill(height - self._top)
        return width, self.height

    def least(self, rows: int) -> float:
        """The height of the head and so many rows."""
        while len(self.rows.ready) < rows and self.rows.one_more():
            pass
        whole = self.ruling.page - self._top
        begun = (row.height if row.height <= whole else row.beginning() for row in self.rows.ready[:rows])
        return self.before + self._top + sum(begun)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest."""
        if self.wrap(width, height)[1] <= height + _NIL:
            return [self]
        self.rows.one_more()  # to know whether the rest would be a single row
        room = height - self._top
        ready = self.rows.ready
        count = self._fitting(room)
        upper, rest = ready[:count], ready[count:]
        if rest and rest[0].height > self.ruling.page - self._top:
            room -= sum(row.height for row in upper)
            if parts := rest[0].part(self.ruling, room):
                upper, rest = [*upper, parts[0]], [parts[1], *rest[1:]]
        if not upper:
            return []
        return [self._part(Rows(iter(()), upper, complete=True), last=False), self._part(self._rest(rest), last=True)]

    def _fitting(self, room: float) -> int:
        """How many of the ready rows fit; a last page keeps two."""
        count, used = 0, 0.0
        for row in self.rows.ready:
            used += row.height
            if used > room + _NIL:
                break
            count += 1
        left = len(self.rows.ready) - count
        if self.rows.complete and 0 < left < _FEWEST and count > _FEWEST:
            count -= _FEWEST - left
        return count

    def _rest(self, ready: list[Row]) -> Rows:
        return Rows(self.rows.source, ready, complete=self.rows.complete)

    def _part(self, rows: Rows, *, last: bool) -> "Grid":
        part = Grid.__new__(Grid)
        Flowable.__init__(part)
        part.head, part.rows, part.ruling = self.head, rows, self.ruling
        part.before, part.after = (0.0, self.after) if last else (self.before, 0.0)
        part.ends = last
        return part

    def draw(self) -> None:
        """From the top: the head on its shade, rows and the rules between them."""
        y = self.height
        edges = [y]
        for row in [*([self.head] if self.head else []), *self.rows.ready]:
            y -= row.height
            edges.append(y)
        if not getattr(self.canv, "measuring", False):
            with marked(self.canv):
                self._rule(edges)
        for row, top in zip([*([self.head] if self.head else []), *self.rows.ready], edges, strict=False):
            self._row(row, top)

    def _rule(self, edges: Sequence[float]) -> None:
        canvas, right, ruling = self.canv, sum(self.ruling.widths), self.ruling
        canvas.saveState()
        if self.head:
            canvas.setFillColor(toColor(ruling.shade))
            canvas.rect(0, edges[1], right, self.head.height, stroke=0, fill=1)
        canvas.setStrokeColor(toColor(ruling.light))
        canvas.setLineWidth(_LIGHT)
        inner = edges[2 if self.head else 1 :]
        canvas.lines([(0, y, right, y) for y in (inner[:-1] if self.ends else inner)])
        canvas.setStrokeColor(toColor(ruling.heavy))
        for y, weight in [
            *([(edges[0], _HEAVY), (edges[1], _MIDDLE)] if self.head else [(edges[0], _HEAVY)]),
            *([(edges[-1], _HEAVY)] if self.ends else []),
        ]:
            canvas.setLineWidth(weight)
            canvas.line(0, y, right, y)
        canvas.restoreState()

    def _row(self, row: Row, top: float) -> None:
        x = 0.0
        for cell, width in zip(row.cells, self.ruling.widths, strict=True):
            if cell.pieces:
                free = 0.0 if row.parted else (row.height - 2 * PAD_Y - cell.height) / 2
                cell.drawOn(self.canv, x + PAD_X, top - PAD_Y - free - cell.height)
            x += width
