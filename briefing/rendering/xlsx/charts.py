"""Native charts on a sheet of their own, over data on another."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart
from briefing.model.pack import Theme
from briefing.rendering.charts import openpyxl_chart
from briefing.rendering.xlsx.looks import Looks
from briefing.rendering.xlsx.tabs import CHART_DATA, CHARTS
from briefing.rendering.xlsx.values import clean, text_width, write

_ROW = 0.53
"""Centimetres that a row of the default height takes."""
_WIDTH = 25
_PAGE = 17.0
_COLORS = ("#1F4E79", "#C00000", "#7F7F7F", "#E69F00")
_GAP = 2


def add_charts(book: Workbook, charts: Sequence[Chart], theme: Theme, looks: Looks) -> None:
    """Add the sheet of charts and that of their data, one below the other; a chart is never split by a page."""
    drawn = book.create_sheet(CHARTS)
    data = book.create_sheet(CHART_DATA)
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
    _set_widths(data, charts)


def _write_title(data: Worksheet, row: int, chart: Chart, looks: Looks) -> None:
    cell = data.cell(row, 1)
    write(cell, clean(f"{chart.title}（{chart.unit}）" if chart.unit else chart.title))
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
    for number in range(max(len(chart.series) for chart in charts)):
        data.column_dimensions[get_column_letter(number + 2)].width = 18
