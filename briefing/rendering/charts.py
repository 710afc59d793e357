"""A chart as an openpyxl chart object: native in Excel, and with filled caches the source of Word's.

Printed labels (超过310亿元) become number formats, so that a label keeps its wording and still follows
its value when someone edits the data.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumFmt,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series as ExcelSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart
from briefing.rendering.xmltext import legal

ExcelChart = BarChart | LineChart
_Label = TypeVar("_Label", DataLabel, DataLabelList)

_HEIGHT = 7.5
"""Centimetres, beside openpyxl's own width of 15."""
_BAR_HEIGHT = 0.75
_TITLE_SIZE = 1200
_TEXT_SIZE = 900
_TEXT_COLOR = "404040"
_GRID_COLOR = "D9D9D9"
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def openpyxl_chart(
    chart: Chart, sheet: Worksheet, top: int, left: int, *, colors: tuple[str, ...], cached: bool
) -> ExcelChart:
    """Write the chart's data into the sheet and give the chart over it; placing it is the caller's.

    The data's corner is row `top`, column `left` (from 1): categories below, one column a series. `colors` are
    `#RRGGBB`, taken in turn. `cached` stores the values in the chart too, for a host that cannot read the sheet.
    """
    write_data(chart, sheet, top, left)
    drawn = LineChart() if chart.kind == "line" else _bars(chart)
    for index in range(len(chart.series)):
        drawn.append(_series(chart, index, sheet, top, left, colors, cached=cached))
    _dress(drawn, chart)
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
            cell.number_format = _plain_format(value)


def label_format(value: Decimal, label: str) -> str:
    """The number format that prints the value as the label: `超过310亿元` → `"超过"0"亿元"`.

    A label that says the number in other words (1.2万 for 12000) becomes fixed text.
    """
    for match in _NUMBER.finditer(label):
        before, after = label[: match.start()], label[match.end() :]
        if Decimal(match[0].replace(",", "")) == value and not (before and value < 0):
            return _quoted(before) + _digits(match[0]) + _quoted(after)
    return f"{_quoted(label)};{_quoted(label)}"


def _write_text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = legal(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith("=")


def _bars(chart: Chart) -> BarChart:
    drawn = BarChart()
    drawn.type = "bar" if chart.kind == "bar" else "col"
    drawn.gapWidth = 60 if len(chart.series) == 1 else 80
    drawn.overlap = 0 if len(chart.series) == 1 else -10
    if chart.kind == "bar":
        drawn.x_axis.scaling.orientation = "maxMin"  # the first category on top, as it is read
    return drawn


def _series(
    chart: Chart, index: int, sheet: Worksheet, top: int, left: int, colors: tuple[str, ...], *, cached: bool
) -> ExcelSeries:
    series, column, bottom = chart.series[index], left + 1 + index, top + len(chart.categories)
    color = colors[index % len(colors)]
    drawn = ExcelSeries(
        idx=index,
        order=index,
        tx=SeriesLabel(strRef=StrRef(_range(sheet, column, top, top), _strings([series.name], cached=cached))),
        cat=AxDataSource(
            strRef=StrRef(_range(sheet, left, top + 1, bottom), _strings(chart.categories, cached=cached))
        ),
        val=NumDataSource(NumRef(_range(sheet, column, top + 1, bottom), _numbers(series.values, cached=cached))),
        dLbls=_labels(chart, index),
    )
    _color(drawn, chart, color)
    return drawn


def _color(drawn: ExcelSeries, chart: Chart, color: str) -> None:
    if chart.kind == "line":
        drawn.spPr = _stroke(color)
        drawn.marker = Marker(symbol="circle", size=6, spPr=_fill(color))
        drawn.smooth = False
    else:
        drawn.spPr = _fill(color)
        drawn.invertIfNegative = False


def _range(sheet: Worksheet, column: int, first: int, last: int) -> str:
    """A column's cells as a formula: `'数据'!$B$2:$B$4`."""
    return str(Reference(sheet, min_col=column, max_col=column, min_row=first, max_row=last))


def _fill(color: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=color.lstrip("#"), ln=LineProperties(noFill=True))


def _stroke(color: str) -> GraphicalProperties:
    return GraphicalProperties(ln=LineProperties(solidFill=color.lstrip("#"), w=22225))


def _labels(chart: Chart, index: int) -> DataLabelList:
    """Values beside their bars, worded as the source prints them."""
    values = chart.series[index].values
    printed = chart.labels[index] if index < len(chart.labels) else ()
    formats = {
        i: label_format(value, label)
        for i, (value, label) in enumerate(zip(values, printed, strict=False))
        if value is not None and label
    }
    single = [_label(DataLabel(idx=i, numFmt=code), chart) for i, code in formats.items()]
    return _label(DataLabelList(dLbl=single, numFmt=_common_format(values)), chart)


def _label(label: _Label, chart: Chart) -> _Label:
    """The value alone, just outside its bar or above its point."""
    label.dLblPos = "t" if chart.kind == "line" else "outEnd"
    label.txPr = _text(_TEXT_SIZE)
    label.showVal = True
    label.showLegendKey = label.showCatName = label.showSerName = False
    label.showPercent = label.showBubbleSize = False
    return label


def _dress(drawn: ExcelChart, chart: Chart) -> None:
    drawn.title = _title(chart)
    drawn.roundedCorners = False
    drawn.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    drawn.height = _height(chart)
    if len(chart.series) == 1:
        drawn.legend = None
    elif drawn.legend is not None:
        drawn.legend.position = "b"
        drawn.legend.txPr = _text(_TEXT_SIZE)
    _dress_axes(drawn, chart)


def _dress_axes(drawn: ExcelChart, chart: Chart) -> None:
    """Labels carry the values, so bars need no value axis; a line keeps it, with a light grid."""
    names, values = drawn.x_axis, drawn.y_axis
    names.delete, values.delete = False, chart.kind != "line"
    names.tickLblPos, names.majorTickMark = "low", "none"
    values.majorTickMark = "none"
    names.txPr, values.txPr = _text(_TEXT_SIZE), _text(_TEXT_SIZE)
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GRID_COLOR))
    values.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    grid = GraphicalProperties(ln=LineProperties(solidFill=_GRID_COLOR, w=6350))
    values.majorGridlines = ChartLines(spPr=grid) if chart.kind == "line" else None
    values.numFmt = NumFmt(formatCode=_common_format(_all_values(chart)), sourceLinked=False)
    if chart.kind != "line" and all(value >= 0 for value in _all_values(chart)):
        values.scaling.min = 0  # a bar cut off at the foot lies about proportions


def _height(chart: Chart) -> float:
    """Horizontal bars need room for each; 2.2 cm hold title and legend."""
    if chart.kind != "bar":
        return _HEIGHT
    bars = len(chart.categories) * len(chart.series)
    return min(18.0, max(4.5, 2.2 + bars * _BAR_HEIGHT))


def _title(chart: Chart) -> Title:
    words = f"{chart.title}（单位：{chart.unit}）" if chart.unit else chart.title
    look = _character(_TITLE_SIZE)
    line = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=legal(words))])
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False)


def _text(size: int) -> RichText:
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_character(size)), endParaRPr=CharacterProperties())],
    )


def _character(size: int) -> CharacterProperties:
    """Hundredths of a point; the Chinese font is named, else the theme's stands in."""
    return CharacterProperties(
        latin=Font(typeface="Arial"), ea=Font(typeface="黑体"), sz=size, b=False, solidFill=_TEXT_COLOR
    )


def _numbers(values: tuple[Decimal | None, ...], *, cached: bool) -> NumData | None:
    """Values as the chart keeps them; a gap has no point."""
    points = [NumVal(idx=i, v=str(value)) for i, value in enumerate(values) if value is not None]
    return NumData(formatCode=_common_format(values), ptCount=len(values), pt=points) if cached else None


def _strings(texts: Sequence[str], *, cached: bool) -> StrData | None:
    points = [StrVal(idx=i, v=legal(text)) for i, text in enumerate(texts)]
    return StrData(ptCount=len(points), pt=points) if cached else None


def _all_values(chart: Chart) -> tuple[Decimal, ...]:
    return tuple(value for series in chart.series for value in series.values if value is not None)


def _common_format(values: Iterable[Decimal | None]) -> str:
    """A format that shows every value in full; trailing zeros only where some value has decimals."""
    places = max((_places(value) for value in values if value is not None), default=0)
    return "0." + "0" * places if places else "0"


def _plain_format(value: Decimal | None) -> str:
    return _common_format((value,))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _digits(printed: str) -> str:
    whole, _, decimals = printed.partition(".")
    return ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")


def _quoted(text: str) -> str:
    clean = legal(text).replace('"', "”")
    return f'"{clean}"' if clean else ""
