"""Forms in rows, which cannot collide: horizontal bars, and targets against what was reached."""

from math import copysign

from briefing.model.document import Chart
from briefing.rendering.fills import Fill
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Block, Box, Goal, Item, Scene, Stroke

NAMES, LABELS = 0.42, 0.34
"""Shares of the width: at most for the names on the left and for the labels on the right."""
BAR, GROUPED_BAR, GAP = 13.0, 10.0, 8.0
SHORTEST = 0.6  # points: a bar of nothing
AIR = 5.0
_TICK_WIDTH = 1.6


def bars(chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart) -> Scene:
    """A row for each category, in it a bar for each series with its label beside it; falls lead to the left of zero."""
    return _Rows(chart, letters, width, fills, whole).scene()


def targets(chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart) -> Scene:
    """Above an empty bar as long as the target, below a full one as far as was reached; a stop marks the target."""
    return _Rows(chart, letters, width, fills, whole, stops=True).scene()


def _values(chart: Chart) -> list[list[float]]:
    """The values row by row, 0 where there is none."""
    return [[float(series.values[c] or 0) for series in chart.series] for c in range(len(chart.categories))]


class _Rows:
    """The measures of one chart."""

    def __init__(
        self, chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart, *, stops: bool = False
    ) -> None:
        self.whole = whole
        self.chart, self.letters, self.width, self.fills, self.stops = chart, letters, width, fills, stops
        self.count = len(chart.series)
        names = [letters.room(name, width * NAMES) for name in chart.categories]
        self.left = max(letters.room(name, width * NAMES)[0] for name in whole.categories) + 2 * AIR
        self.thick = BAR if self.count == 1 else GROUPED_BAR
        self.strips = [[self._strip(s, c) for s in range(self.count)] for c in range(len(chart.categories))]
        self.heights = [max(name[1], sum(strips)) for name, strips in zip(names, self.strips, strict=True)]
        self.zero, self.points = self._scale()

    def _strip(self, series: int, category: int) -> float:
        """The height of a bar with its label."""
        return max(self.thick, self._room(series, category)[1])

    def _room(self, series: int, category: int) -> tuple[float, float]:
        return self.letters.room(self.chart.label(series, category), self.width * LABELS)

    def _scale(self) -> tuple[float, float]:
        """Where zero stands, and how many points a bar of 1 is long, so that each label has room at its right."""
        rows = self.whole
        below = max([0.0, *(-value for row in _values(rows) for value in row)])
        room = self.width - self.left - AIR - SHORTEST
        limits = []
        for category, row in enumerate(_values(rows)):
            labels = [self.letters.room(rows.label(s, category), self.width * LABELS)[0] for s in range(self.count)]
            reach = below + max(0.0, *row)
            if reach:
                limits.append((room - max(labels)) / reach)
        points = min(limits, default=1.0)
        return self.left + below * points, points

    def scene(self) -> Scene:
        """All rows, and the line at zero behind them."""
        items: list[Item] = []
        top = GAP / 2
        for category, height in enumerate(self.heights):
            items += self._row(category, top, height)
            top += height + GAP
        bottom = top - GAP / 2
        axis = Stroke(((self.zero, 0.0), (self.zero, bottom)), self.letters.rule, 0.6)
        return Scene(bottom, (axis, *items))

    def _row(self, category: int, top: float, height: float) -> list[Item]:
        name = self.letters.set(self.chart.categories[category], 0.0, 0.0, self.left - 2 * AIR, "right")
        items: list[Item] = [name.moved(0.0, top + (height - name.box.height) / 2)]
        strips = self.strips[category]
        start = y = top + (height - sum(strips)) / 2
        ends = [self.zero + length for series in range(self.count) if (length := self._length(series, category))]
        for series, strip in enumerate(strips):
            items += self._bar(series, category, y, max([self.zero, *ends]) if self.stops else None)
            y += strip
        if self.stops and (aimed := self._length(0, category)):
            stop = self.zero + aimed
            items.append(Stroke(((stop, start), (stop, y)), self.fills[1].color, _TICK_WIDTH))
        return items

    def _length(self, series: int, category: int) -> float | None:
        value = self.chart.series[series].values[category]
        if value is None:
            return None
        length = float(value) * self.points
        return length if abs(length) >= SHORTEST else copysign(SHORTEST, length)

    def _bar(self, series: int, category: int, top: float, end: float | None) -> list[Item]:
        """A bar from zero and its label to the right of it, in a target chart to the right of both."""
        strip = self.strips[category][series]
        length = self._length(series, category)
        items: list[Item] = []
        if length is not None:
            low, high = sorted((self.zero, self.zero + length))
            middle, half = top + strip / 2, self.thick / 2 - 1
            fill = self.fills[series]
            items.append(Block(Box(low, middle - half, high, middle + half), fill, outlined=fill.color == "#FFFFFF"))
        beside = (end if end is not None else max(self.zero, self.zero + (length or 0.0))) + AIR
        label = self.letters.set(
            self.chart.label(series, category), beside, 0.0, self.width * LABELS,
            states=self.chart.stated(series, category),
        )  # fmt: skip
        if label.lines:
            items.append(label.moved(0.0, top + (strip - label.box.height) / 2))
        if key := self.chart.state(series, category):
            items.append(Goal((self.left, top), key))
        return items
