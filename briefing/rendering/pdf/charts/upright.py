"""Upright forms: grouped columns, stacked columns, lines, columns with a line over a second axis.

A label goes where it is free. If a single one finds no place, all go into a table below: a chart of which some values
are labelled and others not would look as if they were missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from briefing.model.document import Chart
from briefing.rendering.fills import Fill, dash, shape
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.placing import AWAY, LIFTS, OFF, Ground, Try, beside, into
from briefing.rendering.pdf.charts.plane import Plane, grid, names_below, plane_of
from briefing.rendering.pdf.charts.scene import Block, Box, Goal, Item, Marker, Scene, Stroke, Words, stacked, trimmed
from briefing.rendering.pdf.charts.values import value_table

_ASIDE = 0.14
"""How far, as a share of its slot, a stack stands left of the middle: small parts have their labels at its right."""
_GROUP = 0.68
_STACK = 0.42
_WIDEST = 54.0
_LINE = 1.5
_NARROWEST_LABEL = 36.0
_PLATE = Fill("#FFFFFF")


@dataclass
class _Upright:
    """A chart being laid out: what is drawn, what a label must keep clear of."""

    chart: Chart
    letters: Lettering
    plane: Plane
    fills: list[Fill]
    items: list[Item] = field(default_factory=list)
    labels: list[Item] = field(default_factory=list)
    ground: Ground = field(init=False)

    def __post_init__(self) -> None:
        self.ground = Ground(self.plane.frame)

    def label(self, series: int, category: int) -> tuple[str, float, float]:
        """The text at a value with the width and height that it takes."""
        text = self.chart.label(series, category)
        width, height = self.letters.room(text, self._label_room())
        return text, width, height

    def _label_room(self) -> float:
        return max(_NARROWEST_LABEL, self.plane.slot - AWAY)

    def put(
        self, series: int, category: int, tries: Iterator[Try], own: Box | None = None, ground: int | None = None
    ) -> bool:
        """Sets a label in the first free place; whether there was one. `own` is a box of the series `ground`."""
        text, _, _ = self.label(series, category)
        if not text:
            return True
        found = self.ground.place(tries, own)
        if found is None:
            return False
        box, leader = found
        inside = own is not None and own.holds(box)
        fill = self.fills[series if ground is None else ground]
        if leader:
            self.labels.append(Stroke(tuple(leader), self.letters.muted, 0.4))
        self.labels.append(Block(box, Fill(fill.color) if inside else _PLATE))
        color = fill.ink if inside else self.letters.color
        states = self.chart.stated(series, category)
        self.labels.append(self.letters.set(text, box.left, box.top, box.width, "center", color, states))
        return True

    def mark(self, series: int, category: int, x: float, y: float) -> None:
        """The destination at a value."""
        if key := self.chart.state(series, category):
            self.items.append(Goal((x, y), key))


def columns(chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart) -> Scene:
    """Columns in groups; the series that are `second` as lines over the axis on the right."""
    first = [number for number, series in enumerate(chart.series) if not series.second]
    second = [number for number, series in enumerate(chart.series) if series.second]
    work = _upright(chart, letters, width, fills, _numbers(whole, first), _numbers(whole, second))
    boxes = _column_boxes(chart, work.plane, first)
    for (series, category), box in boxes.items():
        work.items.append(Block(box, fills[series]))
        work.mark(series, category, box.left, box.top)
        work.ground.taken.append(box)
    for order, series in enumerate(second):
        _draw_line(work, series, order, second=True)
    told = all(_label_point(work, series, category, boxes) for series in second for category in _every(chart))
    told = told and all(work.put(*at, _over(work, *at, box), box) for at, box in boxes.items())
    return _finished(work, told=told, thin=False)


def lines(chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart) -> Scene:
    """Lines through their points, each with a marker and dashes of its own."""
    every = list(range(len(chart.series)))
    work = _upright(chart, letters, width, fills, _numbers(whole, every), [], cut=True)
    for series in every:
        _draw_line(work, series, series)
    told = all(_label_point(work, series, category, {}) for series in every for category in _every(chart))
    return _finished(work, told=told, thin=True)


def stacks(chart: Chart, letters: Lettering, width: float, fills: list[Fill], whole: Chart) -> Scene:
    """A column for each whole, its parts one upon the other from the first series upwards."""
    sums = [sum((s.values[c] or Decimal(0) for s in whole.series), Decimal(0)) for c in range(len(whole.categories))]
    work = _upright(chart, letters, width, fills, sums, [], aside=_ASIDE)
    boxes = _stack_boxes(chart, work.plane)
    for (series, category), box in boxes.items():
        work.items.append(Block(box, fills[series]))
        work.mark(series, category, box.left, box.top)
        work.ground.taken.append(box)
    told = all(work.put(*at, _in_or_beside(work, *at, box), box) for at, box in boxes.items())
    return _finished(work, told=told, thin=False)


def _every(chart: Chart) -> range:
    return range(len(chart.categories))


def _numbers(chart: Chart, series: list[int]) -> list[Decimal]:
    return [value for number in series for value in chart.series[number].values if value is not None]


def _upright(
    chart: Chart, letters: Lettering, width: float, fills: list[Fill], values: list[Decimal], second: list[Decimal],
    *, cut: bool = False, aside: float = 0.0,
) -> _Upright:  # fmt: skip
    plane = plane_of(values, second, len(chart.categories), letters, width, cut=cut, aside=aside)
    work = _Upright(chart, letters, plane, fills)
    marks = grid(plane, letters, (chart.unit, chart.second_unit))
    work.ground.taken += [mark.box for mark in marks if isinstance(mark, Words)]
    work.items += marks
    return work


def _finished(work: _Upright, *, told: bool, thin: bool) -> Scene:
    """The plane with the names below it; without its labels, and with a table, where they found no room."""
    chart, plane = work.chart, work.plane
    below = names_below(plane, chart.categories, work.letters, thin=thin)
    items = (*work.items, *(work.labels if told else ()))
    drawn = stacked([trimmed(Scene(plane.box.bottom, items)), below.scene])
    if told and not below.keyed and not below.thinned:
        return drawn
    return stacked([drawn, value_table(chart, work.letters, plane.width, keyed=below.keyed)], _TABLE_GAP)


_TABLE_GAP = 8.0


def _column_boxes(chart: Chart, plane: Plane, first: list[int]) -> dict[tuple[int, int], Box]:
    """The box of each column by series and category, from zero to its value."""
    column = min(_WIDEST, plane.slot * _GROUP / max(1, len(first)))
    boxes = {}
    zero = plane.y(Decimal(0))
    for category in range(len(chart.categories)):
        left = plane.x(category) - column * len(first) / 2
        for order, series in enumerate(first):
            value = chart.series[series].values[category]
            if value is not None:
                top, bottom = sorted((zero, plane.y(value)))
                inset = column * 0.04 if len(first) > 1 else 0.0
                x = left + column * order
                boxes[series, category] = Box(x + inset, min(top, bottom - 0.6), x + column - inset, bottom)
    return boxes


def _stack_boxes(chart: Chart, plane: Plane) -> dict[tuple[int, int], Box]:
    """The box of each part by series and category."""
    column = min(_WIDEST, plane.slot * _STACK)
    boxes = {}
    for category in range(len(chart.categories)):
        left = plane.x(category) - column / 2
        reached = Decimal(0)
        for series in range(len(chart.series)):
            value = chart.series[series].values[category]
            if value:
                top, bottom = plane.y(reached + value), plane.y(reached)
                boxes[series, category] = Box(left, top, left + column, bottom)
                reached += value
    return boxes


def _over(work: _Upright, series: int, category: int, column: Box) -> Iterator[Try]:
    """Above a column (below one that falls), then inside at its end, then lifted with a leader.

    Where lines run over the columns, first at their feet: the lines are mostly further up.
    """
    _, width, height = work.label(series, category)
    (middle, _), left = column.center, column.center[0] - width / 2
    falls = (work.chart.series[series].values[category] or 0) < 0
    end, sign = (column.bottom, 1) if falls else (column.top, -1)
    frame = work.ground.frame

    def at(distance: float, aside: float = 0.0) -> Box:
        top = end + distance if falls else end - distance - height
        return into(frame, Box(left + aside, top, left + aside + width, top + height))

    foot = column.top + AWAY if falls else column.bottom - AWAY - height
    if work.plane.second:
        yield Box(left, foot, left + width, foot + height), ()
    yield at(AWAY), ()
    for depth in range(_DEPTHS):
        inner = end - sign * (AWAY + depth * height / 2) - (height if falls else 0.0)
        if column.holds(box := Box(left, inner, left + width, inner + height)):
            yield box, ()
    for lift in range(1, LIFTS * 2 + 1):
        distance = AWAY * 2 + lift * work.letters.leading / 2
        yield at(distance), ((middle, end + sign * 0.5), (middle, end + sign * (distance - 1)))
    for aside in (width / 3, -width / 3, width / 2 + 2 * OFF, -width / 2 - 2 * OFF):
        yield at(AWAY, aside), ()
    if work.plane.second:
        beside = Box(column.right + AWAY, column.top, column.right + AWAY + width, column.top + height)
        yield beside, ()
        yield beside.moved(-width - column.width - 2 * AWAY, 0.0), ()


_DEPTHS = 6


def _in_or_beside(work: _Upright, series: int, category: int, part: Box) -> Iterator[Try]:
    """In the middle of a part, else at its right with a leader, shifted up or down as needed."""
    _, width, height = work.label(series, category)
    x, y = part.center
    yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), ()
    left = part.right + _BESIDE
    for shift in (0, -1, 1, -2, 2, -3, 3, -4, 4):
        middle = y + shift * work.letters.leading / 2
        box = Box(left, middle - height / 2, left + width, middle + height / 2)
        yield box, ((part.right + 0.5, y), (left - 1.0, middle))


_BESIDE = 8.0


def _draw_line(work: _Upright, series: int, order: int, *, second: bool = False) -> None:
    """A line with its markers, broken where a value is missing."""
    color = work.fills[series].color
    points = _points(work, series, second=second)
    for run in _runs(points):
        work.items.append(Stroke(tuple(run), color, _LINE, dash(order)))
        work.ground.paths.append(run)
    for category, point in enumerate(points):
        if point is not None:
            marker = Marker(point, shape(order), color)
            work.items.append(marker)
            work.ground.taken.append(marker.box)
            work.mark(series, category, *point)


def _points(work: _Upright, series: int, *, second: bool) -> list[tuple[float, float] | None]:
    values = work.chart.series[series].values
    plane = work.plane
    return [None if v is None else (plane.x(c), plane.y(v, second=second)) for c, v in enumerate(values)]


def _runs(points: list[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The stretches of two points or more between gaps."""
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _label_point(work: _Upright, series: int, category: int, columns: dict[tuple[int, int], Box]) -> bool:
    """Sets the label of a point around it, or further off with a leader; it may stand in the column behind it."""
    point = _points(work, series, second=work.chart.series[series].second)[category]
    if point is None:
        return True
    own = next((at for at, box in columns.items() if at[1] == category and box.left <= point[0] <= box.right), None)
    behind = columns[own] if own else None
    _, width, height = work.label(series, category)
    tries = beside(work.ground, point, (width, height), work.letters.leading, low=_is_low(work, series, category))
    return work.put(series, category, tries, behind, own[0] if own else None)


def _is_low(work: _Upright, series: int, category: int) -> bool:
    """Whether a point has one of another line close above it and none close below: its label stands better below."""
    own = work.chart.series[series].second
    rows = [number for number, other in enumerate(work.chart.series) if work.chart.kind == "line" or other.second]
    points = [_points(work, number, second=own)[category] for number in rows if number != series]
    here = _points(work, series, second=own)[category]
    if here is None:
        return False
    away = [point[1] - here[1] for point in points if point is not None]
    return any(-_CLOSE < gap <= 0 for gap in away) and not any(0 < gap < _CLOSE for gap in away)


_CLOSE = 34.0
"""Points between two lines that leave no room for a label of each."""
