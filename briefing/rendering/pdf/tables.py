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
from briefing.rendering.typesetting.paragraph import ComposedParagraph

CHUNK = 500  # rows
_PAD_X, _PAD_Y = 4.0, 3.5


def table_flowables(table: Table, look: Look) -> Iterator[Flowable]:
    """Caption and grid over the full width of the text."""
    page = look.theme.page
    width = (page.width - page.left - page.right) * 72 / 25.4
    caption = look.style("caption")
    yield CondPageBreak(6 * look.style("table").leading)
    yield Anchor(table.anchor)
    if table.caption:
        yield look.paragraph(look.pieces(table.caption, caption.font, caption.size, caption.color), caption)
    widths = _widths(table.columns, width)
    head = [_head(column, look) for column in table.columns]
    for start in range(0, max(1, len(table.rows)), CHUNK):
        rows = table.rows[start : start + CHUNK]
        body = [[_cell(cell, column, look) for cell, column in zip(row, table.columns, strict=True)] for row in rows]
        grid = Grid([head, *body], colWidths=widths, repeatRows=1, style=_style(look, len(body)))
        grid.spaceAfter = look.style("table").leading
        yield grid


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    total = sum(column.width for column in columns)
    return [width * column.width / total for column in columns]


def _head(column: Column, look: Look) -> ComposedParagraph:
    style = look.style("table_head")
    pieces = look.pieces(column.title, style.font, style.size, style.color)
    return ComposedParagraph(pieces, style.leading, align=column.align if column.align != "left" else "left")


def _cell(cell: Cell, column: Column, look: Look) -> ComposedParagraph:
    style = look.style("table")
    pieces = look.pieces(cell.text, style.font, style.size, style.color, marks=cell.states)
    if cell.text:
        pieces += look.cite_pieces(cell.cites, style.size)
    else:
        for number in cell.cites:
            link = look.source_link(number)
            pieces += look.pieces(f"[{number}]", style.font, style.size, look.color("accent"), link=link)
    return ComposedParagraph(pieces, style.leading, align=column.align, on_mark=note)


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
