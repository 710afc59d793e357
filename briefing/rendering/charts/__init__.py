"""A chart as an openpyxl chart object: native in Excel, and with filled caches the source of Word's.

Printed labels (超过310亿元) become number formats, so that a label keeps its wording and still follows
its value when someone edits the data. What Office has no chart for becomes a table.
"""

from collections.abc import Mapping
from typing import Literal, TypeVar

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.series import Series as ExcelSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart, ChartKind
from briefing.rendering.charts.dressing import LYING, dress, scale_both, second_axis
from briefing.rendering.charts.numbers import NOTHING, common_format, label_format, numbers, strings
from briefing.rendering.charts.painting import paint_bars, paint_line
from briefing.rendering.charts.room import has_room, is_tangled
from briefing.rendering.charts.tables import table_of, values_of
from briefing.rendering.charts.words import text_of
from briefing.rendering.fills import fills_of
from briefing.rendering.xmltext import legal

__all__ = ["ExcelChart", "label_format", "openpyxl_chart", "table_of", "values_of", "write_data"]

ExcelChart = BarChart | LineChart
_Label = TypeVar("_Label", DataLabel, DataLabelList)
_Grouping = Literal["stacked", "percentStacked"]
_Place = Literal["t", "ctr", "inBase", "outEnd"]
_STACKED: Mapping[ChartKind, _Grouping] = {"stacked": "stacked", "share": "percentStacked"}


def openpyxl_chart(
    chart: Chart, sheet: Worksheet, top: int, left: int, *, colors: tuple[str, ...], cached: bool
) -> ExcelChart:
    """Write the chart's data into the sheet and give the chart over it; placing it is the caller's.

    The data's corner is row `top`, column `left` (from 1): categories below, one column a series. `colors` are
    `#RRGGBB`, taken in turn. `cached` stores the values in the chart too, for a host that cannot read the sheet.
    A kind that `table_of` makes a table of has no chart.
    """
    write_data(chart, sheet, top, left)
    drawn = LineChart() if chart.kind == "line" else _bars(chart)
    lines = LineChart() if any(series.second for series in chart.series) else None
    for index, series in enumerate(chart.series):
        target = lines if lines is not None and series.second else drawn
        target.append(_series(chart, index, sheet, top, left, colors, cached=cached))
    dress(drawn, chart)
    if lines is not None:
        second_axis(lines)
        scale_both(drawn, lines, chart)
        drawn += lines
    return drawn


def write_data(chart: Chart, sheet: Worksheet, top: int, left: int) -> None:
    """Categories and series as cells; text is never taken for a formula."""
    for row, category in enumerate(chart.categories, top + 1):
        _write_text(sheet.cell(row, left), category)
    for index, series in enumerate(chart.series):
        column = left + 1 + index
        _write_text(sheet.cell(top, column), series.name)
        for row, value in enumerate(series.values):
            cell = sheet.cell(top + 1 + row, column, value)
            cell.number_format = common_format((value,))


def _write_text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = legal(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith("=")


def _bars(chart: Chart) -> BarChart:
    drawn = BarChart()
    drawn.type = "bar" if chart.kind in LYING else "col"
    drawn.gapWidth = 60 if len(chart.series) == 1 else 80
    drawn.overlap = 0 if len(chart.series) == 1 else -10
    if chart.kind in LYING:
        drawn.x_axis.scaling.orientation = "maxMin"
    if chart.kind in _STACKED:
        drawn.grouping, drawn.overlap = _STACKED[chart.kind], 100
    return drawn


def _series(
    chart: Chart, index: int, sheet: Worksheet, top: int, left: int, colors: tuple[str, ...], *, cached: bool
) -> ExcelSeries:
    series, column, bottom = chart.series[index], left + 1 + index, top + len(chart.categories)
    drawn = ExcelSeries(
        idx=index,
        order=index,
        tx=SeriesLabel(strRef=StrRef(_range(sheet, column, top, top), strings([series.name], cached=cached))),
        cat=AxDataSource(strRef=StrRef(_range(sheet, left, top + 1, bottom), strings(chart.categories, cached=cached))),
        val=NumDataSource(NumRef(_range(sheet, column, top + 1, bottom), numbers(series.values, cached=cached))),
        dLbls=_labels(chart, index, colors),
    )
    fill = fills_of(chart, colors)[index]
    if _is_line(chart, index):
        order = index if chart.kind == "line" else sum(earlier.second for earlier in chart.series[:index])
        paint_line(drawn, fill, order)
    else:
        paint_bars(drawn, fill)
    return drawn


def _is_line(chart: Chart, index: int) -> bool:
    return chart.kind == "line" or chart.series[index].second


def _range(sheet: Worksheet, column: int, first: int, last: int) -> str:
    """A column's cells as a formula: `'数据'!$B$2:$B$4`."""
    return str(Reference(sheet, min_col=column, max_col=column, min_row=first, max_row=last))


def _labels(chart: Chart, index: int, colors: tuple[str, ...]) -> DataLabelList:
    """Values beside their bars, worded as the source prints them; where it prints nothing, nothing."""
    values = chart.series[index].values
    printed = chart.labels[index] if index < len(chart.labels) else ()
    formats = {
        i: label_format(value, label) if label and has_room(chart, index, i) else NOTHING
        for i, (value, label) in enumerate(zip(values, printed, strict=False))
        if value is not None
    }
    single = [_label(DataLabel(idx=i, numFmt=code), chart, index, colors) for i, code in formats.items()]
    usual = NOTHING if is_tangled(chart) else common_format(values)
    return _label(DataLabelList(dLbl=single, numFmt=usual), chart, index, colors)


def _label(label: _Label, chart: Chart, index: int, colors: tuple[str, ...]) -> _Label:
    """The value alone: above its point, within its part, at the foot of a column under a line, else outside its bar."""
    label.dLblPos = _position(chart, index)
    label.txPr = text_of()
    if label.dLblPos == "ctr":
        fill = fills_of(chart, colors)[index]
        label.txPr = text_of(color=fill.ink)
        label.spPr = GraphicalProperties(solidFill=fill.color.lstrip("#"))
    label.showVal = True
    label.showLegendKey = label.showCatName = label.showSerName = False
    label.showPercent = label.showBubbleSize = False
    return label


def _position(chart: Chart, index: int) -> _Place:
    if _is_line(chart, index):
        return "t"
    if chart.kind == "combo":
        return "inBase"
    return "ctr" if chart.kind in _STACKED else "outEnd"
