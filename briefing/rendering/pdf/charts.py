"""Charts as vectors: bars with their labels as printed, columns and lines over an axis."""

from dataclasses import replace
from math import copysign
from typing import Any

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable

from briefing.model.document import Chart
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import note
from briefing.rendering.typesetting.lines import Line, Piece, break_lines

_LABEL_SHARE = 0.42  # of the width, for the categories of a bar chart
_ROW, _GAP, _HEAD, _FOOT = 15.0, 9.0, 40.0, 14.0
_PLOT_HEIGHT = 150.0
_LABEL_ROOM, _SHORTEST = 92.0, 0.6  # points: right of the longest bar; a bar of nothing


def chart_flowable(chart: Chart, look: Look) -> Flowable:
    """The chart over the full width of the text."""
    return BarRows(chart, look) if chart.kind == "bar" else AxisChart(chart, look)


class _ChartBase(Flowable):
    """What both kinds share: title, unit, colours, type."""

    def __init__(self, chart: Chart, look: Look) -> None:
        super().__init__()
        self.chart, self.look = chart, look
        self.style = look.style("table")

    def getSpaceAfter(self) -> float:
        """Points below."""
        return 12.0

    def color(self, series: int) -> Any:
        """The series' colour; told apart in grey as well."""
        return toColor(self.look.color(f"series{series % 4 + 1}"))

    def title(self) -> None:
        """Title and unit, centred above."""
        caption = self.look.style("caption")
        text = f"{self.chart.title}（{self.chart.unit}）" if self.chart.unit else self.chart.title
        pieces = self.look.pieces(text, caption.font, caption.size, caption.color)
        width = sum(piece.face.width(char) * piece.size for piece in pieces for char in piece.text)
        self.words(pieces, (self.width - width) / 2, self.height - 22)
        note(self.canv, self.chart.anchor)

    def words(self, pieces: list[Piece], x: float, y: float) -> None:
        """Pieces on one line."""
        for piece in pieces:
            self.canv.setFont(piece.face.name, piece.size)
            self.canv.setFillColor(toColor(piece.color))
            self.canv.drawString(x, y, piece.text)
            x += sum(piece.face.width(char) * piece.size for char in piece.text)

    def pieces(self, text: str) -> list[Piece]:
        """Text in the type of tables."""
        return self.look.pieces(text, "hei", self.style.size - 1, self.style.color)

    def label(self, series: int, index: int) -> str:
        """The value as printed in the source."""
        if series < len(self.chart.labels) and index < len(self.chart.labels[series]):
            return self.chart.labels[series][index]
        value = self.chart.series[series].values[index]
        return "" if value is None else f"{value:f}"


class BarRows(_ChartBase):
    """Horizontal bars, a row for each category and series."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """As high as its rows."""
        self.width = width
        room = width * _LABEL_SHARE - 8
        self.labels: list[list[Line]] = [
            break_lines(self.pieces(category), room, justify=False) for category in self.chart.categories
        ]
        self.rows = [max(len(lines) * (self.style.size + 2), _ROW * len(self.chart.series)) for lines in self.labels]
        self.height = _HEAD + sum(self.rows) + _GAP * len(self.rows) + _FOOT
        return width, self.height

    def draw(self) -> None:
        """Draws from the top; the axis stands at zero, bars below it lead to the left."""
        self.title()
        left = self.width * _LABEL_SHARE
        zero, points = self._scale(left)
        y = self.height - _HEAD
        self.canv.setStrokeColor(toColor(self.look.color("rule")))
        self.canv.setLineWidth(0.6)
        self.canv.line(zero, y + 4, zero, _FOOT - 2)
        for index, height in enumerate(self.rows):
            y -= height
            self._category(index, y, height, left)
            bar = height / len(self.chart.series) if len(self.chart.series) > 1 else min(height, _ROW)
            for number, series in enumerate(self.chart.series):
                value = series.values[index]
                if value is None:
                    continue
                base = y + height / 2 - bar * len(self.chart.series) / 2 + bar * (len(self.chart.series) - 1 - number)
                self._bar(number, index, (zero, base), float(value) * points, bar)
                self._mark(series.states, index)
            y -= _GAP

    def _scale(self, left: float) -> tuple[float, float]:
        """Where zero stands, and how many points a bar of 1 is long; labels stand to the right of bars and of zero."""
        values = [float(v) for series in self.chart.series for v in series.values if v is not None]
        below, above = -min([0.0, *values]), max([0.0, *values])
        points = (self.width - left - _LABEL_ROOM) / (below + above or 1.0)
        return left + below * points, points

    def _bar(self, series: int, index: int, origin: tuple[float, float], length: float, height: float) -> None:
        """One bar from zero, `length` points to the right or, where negative, to the left; its label beside it."""
        zero, base = origin
        drawn = length if abs(length) >= _SHORTEST else copysign(_SHORTEST, length)
        self.canv.setFillColor(self.color(series))
        self.canv.rect(min(zero, zero + drawn), base + 1.5, abs(drawn), height - 3, stroke=0, fill=1)
        self.words(self.pieces(self.label(series, index)), max(zero, zero + drawn) + 5, base + height / 2 - 3.4)

    def _category(self, index: int, y: float, height: float, left: float) -> None:
        lines = self.labels[index]
        step = self.style.size + 2
        base = y + height / 2 + step * len(lines) / 2 - step * 0.78
        for line in lines:
            x = left - 8 - line.width
            for stretch in line.stretches:
                self.words([replace(stretch.piece, text=stretch.text)], x, base)
                x += stretch.width
            base -= step

    def _mark(self, states: tuple[str | None, ...], index: int) -> None:
        key = states[index] if index < len(states) else None
        if key is not None:
            note(self.canv, key)


class AxisChart(_ChartBase):
    """Columns or lines over a category axis, drawn by reportlab's own charts."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """A fixed height."""
        self.width, self.height = width, _HEAD + _PLOT_HEIGHT + 40
        return width, self.height

    def draw(self) -> None:
        """Title, then the plot."""
        from reportlab.graphics import renderPDF
        from reportlab.graphics.charts.barcharts import VerticalBarChart
        from reportlab.graphics.charts.linecharts import HorizontalLineChart
        from reportlab.graphics.shapes import Drawing

        self.title()
        plot: Any = VerticalBarChart() if self.chart.kind == "column" else HorizontalLineChart()
        plot.x, plot.y, plot.width, plot.height = 44, 34, self.width - 56, _PLOT_HEIGHT
        plot.data = [tuple(float(v) if v is not None else None for v in series.values) for series in self.chart.series]
        self._set_axes(plot)
        for number in range(len(self.chart.series)):
            self._set_series(plot, number)
        drawing = Drawing(self.width, self.height, initialFontName=self.look.face("hei").name)
        drawing.add(plot)
        renderPDF.draw(drawing, self.canv, 0, 0)

    def _set_axes(self, plot: Any) -> None:
        plot.categoryAxis.categoryNames = [self._name(category) for category in self.chart.categories]
        plot.valueAxis.forceZero = 1
        font = self.look.face("hei").name
        for axis in (plot.categoryAxis, plot.valueAxis):
            axis.labels.fontName, axis.labels.fontSize = font, self.style.size - 2

    def _name(self, category: str) -> str:
        """The category without what cannot be printed; a character without a glyph is noted."""
        return "".join(piece.text for piece in self.pieces(category))

    def _set_series(self, plot: Any, number: int) -> None:
        if self.chart.kind == "column":
            plot.bars[number].fillColor, plot.bars[number].strokeColor = self.color(number), None
        else:
            plot.lines[number].strokeColor, plot.lines[number].strokeWidth = self.color(number), 1.5
