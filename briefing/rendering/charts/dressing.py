"""How a chart is dressed: paper, legend, axes, and the height that it needs."""

from decimal import Decimal

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from briefing.charting.rounding import axes
from briefing.model.document import Chart
from briefing.rendering.charts.numbers import all_values, common_format
from briefing.rendering.charts.words import text_of, title_of

LYING = frozenset(["bar", "share", "target"])
"""Kinds whose bars lie: the first category stands on top, as it is read."""
WITH_AXIS = frozenset(["line", "combo"])
"""Kinds whose values are read against an axis; elsewhere the labels carry them."""
_HEIGHT = 7.5
"""Centimetres, beside openpyxl's own width of 15."""
_BAR_HEIGHT = 0.75
_GRID_COLOR = "D9D9D9"
_ROOM = Decimal("0.16")
"""Of an axis's length, left free for the labels of falls, which stand left of their bars."""


def dress(drawn: BarChart | LineChart, chart: Chart) -> None:
    """Title, legend, axes; no box around it."""
    drawn.title = title_of(chart)
    drawn.roundedCorners = False
    drawn.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    drawn.height = _height(chart)
    if len(chart.series) == 1:
        drawn.legend = None
    elif drawn.legend is not None:
        drawn.legend.position = "b"
        drawn.legend.txPr = text_of()
    _dress_axes(drawn, chart)


def scale_both(columns: BarChart | LineChart, lines: LineChart, chart: Chart) -> None:
    """One grid and one zero for both axes of a combo, as on paper: else a fall would look like a rise."""
    first, second = axes(_numbers(chart, second=False), _numbers(chart, second=True))
    for axis, marks in ((columns.y_axis, first), (lines.y_axis, second)):
        axis.scaling.min, axis.scaling.max = float(marks[0]), float(marks[-1])
        axis.majorUnit = float(marks[1] - marks[0])
        axis.numFmt = NumFmt(formatCode=common_format(marks), sourceLinked=False)


def _numbers(chart: Chart, *, second: bool) -> list[Decimal]:
    return [v for series in chart.series if series.second is second for v in series.values if v is not None]


def second_axis(drawn: LineChart) -> None:
    """The axis of a combo's lines, on the right, without a grid of its own."""
    axis = drawn.y_axis
    axis.axId = _SECOND
    axis.crosses = "max"
    axis.delete = False
    axis.majorGridlines = None
    axis.majorTickMark = "none"
    axis.txPr = text_of()
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))


_SECOND = 200


def _dress_axes(drawn: BarChart | LineChart, chart: Chart) -> None:
    """Labels carry the values, so bars need no value axis; a line keeps it, with a light grid."""
    names, values = drawn.x_axis, drawn.y_axis
    names.delete, values.delete = False, chart.kind not in WITH_AXIS
    names.tickLblPos, names.majorTickMark = "low", "none"
    values.majorTickMark = "none"
    names.txPr, values.txPr = text_of(), text_of()
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GRID_COLOR))
    values.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    grid = GraphicalProperties(ln=LineProperties(solidFill=_GRID_COLOR, w=6350))
    values.majorGridlines = ChartLines(spPr=grid) if chart.kind in WITH_AXIS else None
    _scale(values, chart)


def _scale(axis: NumericAxis, chart: Chart) -> None:
    """A bar cut off at the foot lies about proportions; a line may begin above zero."""
    shown = _numbers(chart, second=False)
    axis.numFmt = NumFmt(formatCode="0" if chart.kind == "share" else common_format(shown), sourceLinked=False)
    if chart.kind != "line" and all(value >= 0 for value in all_values(chart)):
        axis.scaling.min = 0
    elif chart.kind in LYING:
        low, high = min(all_values(chart)), max(Decimal(0), *all_values(chart))
        axis.scaling.min = float(low - (high - low) * _ROOM)


def _height(chart: Chart) -> float:
    """Horizontal bars need room for each; 2.2 cm hold title and legend."""
    if chart.kind not in LYING:
        return _HEIGHT
    bars = len(chart.categories) * (1.5 if chart.kind == "share" else len(chart.series))
    return min(18.0, max(4.5, 2.2 + bars * _BAR_HEIGHT))
