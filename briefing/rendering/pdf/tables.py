"""Tables: three rules, a shaded head that repeats, composed cells; long ones in chunks (splitting is quadratic)."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import toColor
from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import Table as Grid
from reportlab.platypus.tables import TableStyle

from briefing.model.document import Cell, Column, Table
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import Anchor, note
from briefing.rendering.pdf.tagging import Element
from briefing.rendering.typesetting.paragraph import ComposedParagraph

CHUNK = 500  # rows
_FEWEST = 2  # rows below the head at the foot of a page
_ENDLESS = 1e6  # points
_PAD_X, _PAD_Y = 4.0, 3.5


def table_flowables(table: Table, look: Look) -> Iterator[Flowable]:
    """Caption and grid over the full width of the text, after a demand for room: a CondPageBreak always comes first."""
    whole = look.tagged("Table")
    caption = list(_caption(table, look, whole))
    first = _grid(table, table.rows[:_FEWEST], look)
    yield CondPageBreak(sum(height_of(flowable, look.column[0]) for flowable in (*caption, first)))
    yield Anchor(table.anchor)
    yield from caption
    for start in range(0, max(1, len(table.rows)), CHUNK):
        grid = _grid(table, table.rows[start : start + CHUNK], look, whole, repeated=start > 0)
        grid.spaceAfter = look.style("table").leading
        yield grid


def height_of(flowable: Flowable, width: float) -> float:
    """Points that a flowable takes in a column of that width, with what it keeps free around it."""
    return float(flowable.getSpaceBefore() + flowable.wrap(width, _ENDLESS)[1] + flowable.getSpaceAfter())


def _caption(table: Table, look: Look, whole: Element | None) -> Iterator[Flowable]:
    style = look.style("caption")
    if table.caption:
        pieces = look.pieces(table.caption, style.font, style.size, style.color)
        yield look.paragraph(pieces, style, tag=look.tagged("Caption", whole))


def _grid(
    table: Table, rows: Sequence[Sequence[Cell]], look: Look, whole: Element | None = None, *, repeated: bool = False
) -> Grid:
    """Rows under their heads; part of `whole` in a tagged file, the heads only where they are not repeated."""
    tags = look.tags if whole else None
    line = tags.element("TR", whole) if tags and not repeated else None
    again = tags.artifact if tags and repeated else None
    head = [_head(column, look, look.tagged("TH", line, once=True) if line else again) for column in table.columns]
    body = [_row(row, table, look, look.tagged("TR", whole) if whole else None) for row in rows]
    widths = _widths(table.columns, look.column[0])
    at_each_step: Any = tags.around_lines if tags else None
    return Grid(
        [head, *body], colWidths=widths, repeatRows=1, style=_style(look, len(body)),
        renderCB=at_each_step,
    )  # fmt: skip


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    total = sum(column.width for column in columns)
    return [width * column.width / total for column in columns]


def _head(column: Column, look: Look, tag: Element | None) -> ComposedParagraph:
    style = look.style("table_head")
    pieces = look.pieces(column.title, style.font, style.size, style.color)
    return ComposedParagraph(pieces, style.leading, align=column.align, tag=tag)


def _row(row: Sequence[Cell], table: Table, look: Look, line: Element | None) -> list[ComposedParagraph]:
    """The cells of a row; a cell without words, which only cites, shows what proves the whole row."""
    stated = [key for cell in row for key in cell.states]
    return [
        _cell(cell, column, look, stated, look.tagged("TD", line) if line else None)
        for cell, column in zip(row, table.columns, strict=True)
    ]


def _cell(
    cell: Cell, column: Column, look: Look, stated: Sequence[str], tag: Element | None = None
) -> ComposedParagraph:
    style = look.style("table")
    if cell.text:
        link = look.provenance.target(cell.states)
        pieces = look.pieces(cell.text, style.font, style.size, style.color, marks=cell.states, link=link)
        if cell.cites:
            pieces += look.mark_pieces(look.provenance.proofs(cell.states, cell.cites), style.size)
    else:
        proofs = look.provenance.proofs(stated, cell.cites) if cell.cites else []
        pieces = look.mark_pieces(proofs, style.size, raised=False)
    return ComposedParagraph(pieces, style.leading, align=column.align, on_mark=note, tag=tag)


def _style(look: Look, rows: int) -> TableStyle:
    heavy, light = toColor(look.color("accent")), toColor(look.color("rule"))
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), look.face("song").name, look.style("table").size),
        ("BACKGROUND", (0, 0), (-1, 0), toColor(look.color("table_head"))),
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, heavy),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, heavy),
        ("LINEBELOW", (0, -1), (-1, -1), 1.2, heavy),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD_X),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD_X),
        ("TOPPADDING", (0, 0), (-1, -1), _PAD_Y),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD_Y),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    if rows > 1:
        commands.append(("LINEBELOW", (0, 1), (-1, -2), 0.3, light))
    return TableStyle(commands)
