"""Native charts on a sheet of their own, over data on another."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart, Table
from briefing.model.pack import Theme
from briefing.rendering.charts import openpyxl_chart, table_of
from briefing.rendering.xlsx.looks import Looks
from briefing.rendering.xlsx.tabs import CHART_DATA, CHARTS
from briefing.rendering.xlsx.values import clean, text_width, write

_ROW = 0.53
"""Centimetres that a row of the default height takes."""
_WIDTH = 25
_PAGE = 17.0
_COLORS = ("#1F4E79", "#C00000", "#7F7F7F", "#E69F00")
_GAP = 2


def natives(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """The charts that Excel draws; the others stand as tables among the data."""
    return tuple(chart for chart in charts if table_of(chart) is None)


def add_charts(book: Workbook, charts: Sequence[Chart], theme: Theme, looks: Looks) -> None:
    """Add the sheet of charts, if any is native, and that of their data; a chart is never split by a page."""
    drawable = natives(charts)
    drawn = book.create_sheet(CHARTS) if drawable else None
    data = book.create_sheet(CHART_DATA)
    top = _draw(drawn, data, drawable, theme, looks) if drawn is not None else 1
    for table in filter(None, map(table_of, charts)):
        top = _write_table(data, top, table, looks)
    _set_widths(data, charts)


def _draw(drawn: Worksheet, data: Worksheet, charts: Sequence[Chart], theme: Theme, looks: Looks) -> int:
    """The charts one below the other, and their data; the first free row below these."""
    colors = tuple(color for role, color in sorted(theme.colors.items()) if role.startswith("series")) or _COLORS
    row, top = 1, 1
    used = 0.0
    for chart in charts:
        _write_title(data, top, chart, looks)
        native = openpyxl_chart(chart, data, top + 1, 1, colors=colors, cached=True)
        _dress_data(data, top + 1, chart, looks)
        native.width = _WIDTH
        if used > 0 and used + native.height > _PAGE:
            drawn.row_breaks.append(Break(row - 1))
            used = 0.0
        drawn.add_chart(native, f"A{row}")
        taken = int(native.height / _ROW) + _GAP
        row += taken
        used += taken * _ROW
        top += len(chart.categories) + _GAP + 1
    return top


def _write_table(data: Worksheet, top: int, table: Table, looks: Looks) -> int:
    """A table below its title; the first free row."""
    write(data.cell(top, 1), clean(table.caption))
    looks.heading(data.cell(top, 1))
    for column, head in enumerate(table.columns, 1):
        write(data.cell(top + 1, column), clean(head.title))
        looks.head(data.cell(top + 1, column))
        for row, cells in enumerate(table.rows, top + 2):
            write(data.cell(row, column), clean(cells[column - 1].text))
            looks.body(data.cell(row, column), head.align, "General")
    return top + len(table.rows) + _GAP + 2


def _write_title(data: Worksheet, row: int, chart: Chart, looks: Looks) -> None:
    cell = data.cell(row, 1)
    units = "，".join([*filter(None, [chart.unit]), *(f"右轴：{unit}" for unit in [chart.second_unit] if unit)])
    write(cell, clean(f"{chart.title}（{units}）" if units else chart.title))
    looks.heading(cell)


def _dress_data(data: Worksheet, top: int, chart: Chart, looks: Looks) -> None:
    """Headers and boxes; numbers keep the format that the chart gave them."""
    write(data.cell(top, 1), "类别")
    for column in range(1, len(chart.series) + 2):
        looks.head(data.cell(top, column))
        for row in range(top + 1, top + 1 + len(chart.categories)):
            cell = data.cell(row, column)
            if isinstance(cell.value, Decimal):
                write(cell, cell.value)
            looks.body(cell, "left" if column == 1 else "right", cell.number_format)


def _set_widths(data: Worksheet, charts: Sequence[Chart]) -> None:
    names = [text_width(category) for chart in charts for category in chart.categories]
    data.column_dimensions["A"].width = min(60, max([*names, 20]) + 2)
    tables = [table for chart in charts if (table := table_of(chart)) is not None]
    columns = max([1, *(len(chart.series) + 1 for chart in natives(charts)), *(len(t.columns) for t in tables)])
    for number in range(1, columns):
        told = [text_width(row[number].text) for t in tables if number < len(t.columns) for row in t.rows]
        data.column_dimensions[get_column_letter(number + 1)].width = min(60, max([*told, 16]) + 2)
