"""Tables: three rules, a shaded head that repeats, composed cells."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from briefing.model.document import Cell, Column, Table
from briefing.rendering.columns import column_widths, without_proofs
from briefing.rendering.pdf.grid import PAD_X, Grid, Rows, Ruling, row_of
from briefing.rendering.pdf.heights import height_of
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import Anchor, note
from briefing.rendering.pdf.tagging import Element
from briefing.rendering.typesetting.paragraph import ComposedParagraph

_FEWEST = 2  # rows below the head at the foot of a page


def table_flowables(table: Table, look: Look) -> Iterator[Flowable]:
    """Caption and grid over the full width of the text, after a demand for room: a CondPageBreak always comes first."""
    table = without_proofs(table) if look.provenance.marks == "none" else table
    whole = look.tagged("Table")
    caption = list(_caption(table, look, whole))
    grid = _grid(table, look, whole)
    above = sum(height_of(flowable, look.column[0]) for flowable in caption)
    yield CondPageBreak(min(above + grid.least(_FEWEST), look.column[1]))
    yield Anchor(table.anchor)
    yield from caption
    yield grid


def _caption(table: Table, look: Look, whole: Element | None) -> Iterator[Flowable]:
    style = look.style("caption")
    if table.caption:
        pieces = look.pieces(table.caption, style.font, style.size, style.color)
        yield look.paragraph(pieces, style, tag=look.tagged("Caption", whole))


def _grid(table: Table, look: Look, whole: Element | None) -> Grid:
    width, height = look.column
    ruling = Ruling(
        widths=column_widths(table, width, look.style("table").size, PAD_X),
        heavy=look.color("accent"),
        light=look.color("rule"),
        shade=look.color("table_head"),
        page=height,
    )
    line = look.tagged("TR", whole)
    head = row_of((_head(column, look, look.tagged("TH", line, once=True)) for column in table.columns), ruling)
    rows = Rows(row_of(_row(row, table, look, look.tagged("TR", whole)), ruling) for row in table.rows)
    leading = look.style("table").leading
    return Grid(head, rows, ruling, before=0.0 if table.caption else leading / 2, after=leading)


def _head(column: Column, look: Look, tag: Element | None) -> ComposedParagraph:
    style = look.style("table_head")
    pieces = look.pieces(column.title, style.font, style.size, style.color)
    return ComposedParagraph(pieces, style.leading, align=column.align, tag=tag)


def _row(row: Sequence[Cell], table: Table, look: Look, line: Element | None) -> list[ComposedParagraph]:
    """The cells of a row; a cell without words, which only cites, shows what proves the whole row."""
    stated = [key for cell in row for key in cell.states]
    return [
        _cell(cell, column, look, stated, look.tagged("TD", line))
        for cell, column in zip(row, table.columns, strict=True)
    ]


def _cell(cell: Cell, column: Column, look: Look, stated: Sequence[str], tag: Element | None) -> ComposedParagraph:
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
