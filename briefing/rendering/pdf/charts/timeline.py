"""Targets along time: an axis with each deadline in its true place, below it what is to be reached, lane by lane."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model.document import Chart
from briefing.rendering.fills import Fill
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Goal, Item, Marker, Scene, Stroke, stacked

MOST_DEADLINES = 4
"""More stand on a second axis below."""
_NAMES = 0.23
_PAD = 5.0
_BULLET = 9.0
_FALL = 13.0
_DAY = re.compile(r"(\d{4})年(?:(\d{1,2})月)?")
_DECEMBER = 12


def timeline(chart: Chart, letters: Lettering, width: float, fills: list[Fill], _whole: Chart) -> Scene:
    """The axis with its columns; long ones in panels one below the other."""
    deadlines = list(dict.fromkeys(chart.categories))
    each = -(-len(deadlines) // max(1, -(-len(deadlines) // MOST_DEADLINES)))  # panels of about one size
    panels = [deadlines[start : start + each] for start in range(0, len(deadlines), max(1, each))]
    return stacked([_Panel(chart, letters, width, fills[0].color, panel).scene() for panel in panels], 3 * _PAD)


def place_of(deadline: str) -> float | None:
    """Where a deadline lies in years: 2025年 is its last month's end, 2025.0 + 1; None where no year is named."""
    found = _DAY.search(deadline)
    return int(found[1]) + int(found[2] or _DECEMBER) / _DECEMBER if found else None


@dataclass(frozen=True)
class _Panel:
    chart: Chart
    letters: Lettering
    width: float
    color: str
    deadlines: Sequence[str]

    @property
    def left(self) -> float:
        """Where the columns begin: behind the names of the lanes."""
        rooms = [self.letters.room(series.name, self.width * _NAMES)[0] for series in self.chart.series]
        return max(rooms) + 2 * _PAD if max(rooms) else 0.0

    @property
    def column(self) -> float:
        """The width of a deadline's column."""
        return (self.width - self.left) / len(self.deadlines)

    def scene(self) -> Scene:
        """Axis and heads, then the lanes that have a target on it, with a rule between them."""
        every = range(len(self.chart.series))
        lanes = [lane for lane in every if any(self._targets(lane, deadline) for deadline in self.deadlines)]
        rule = Scene(0.4, (Stroke(((0.0, 0.0), (self.width, 0.0)), self.letters.rule, 0.4),))
        rows = [part for lane in lanes for part in (self._lane(lane), rule)]
        return stacked([self._axis(), *rows])

    def _axis(self) -> Scene:
        """A line with an arrow, a point at each deadline, and a line from there to the head of its column."""
        start, end, y = self.left, self.width, 5.0
        items: list[Item] = [
            Stroke(((start, y), (end - 1, y)), self.letters.muted, 1.0),
            Stroke(((end - 6, y - 3), (end - 1, y), (end - 6, y + 3)), self.letters.muted, 1.0),
        ]
        for number, (deadline, x) in enumerate(zip(self.deadlines, self._places(), strict=True)):
            room = self.column - 2 * _PAD
            head = self.letters.set(deadline, self._edge(number) + _PAD, y + _FALL, room, color=self.color)
            foot = self._edge(number) + 3 * _PAD
            items += [
                Stroke(((x, y), (x, y + 3.5), (foot, y + _FALL - 3.5), (foot, y + _FALL - 1)), self.letters.muted, 0.5),
                Marker((x, y), "circle", self.color, 6.0),
                head,
            ]
        tall = max(self.letters.room(deadline, self.column - 2 * _PAD)[1] for deadline in self.deadlines)
        height = y + _FALL + tall + 3
        items.append(Stroke(((0.0, height), (self.width, height)), self.letters.muted, 0.8))
        return Scene(height, tuple(items))

    def _edge(self, number: int) -> float:
        return self.left + self.column * number

    def _places(self) -> list[float]:
        """Where each deadline lies on the axis, in true distances where all of them name a year.

        The first and the last stand over the heads of their columns.
        """
        low, high = (self._edge(number) + 3 * _PAD for number in (0, len(self.deadlines) - 1))
        known = [place for deadline in self.deadlines if (place := place_of(deadline)) is not None]
        if len(known) < len(self.deadlines) or known != sorted(known) or known[0] == known[-1]:
            step = (high - low) / max(1, len(self.deadlines) - 1)
            return [low + step * number for number in range(len(self.deadlines))]
        return [low + (high - low) * (place - known[0]) / (known[-1] - known[0]) for place in known]

    def _targets(self, lane: int, deadline: str) -> list[int]:
        """The numbers of the targets of a lane that fall due then."""
        found = [number for number, category in enumerate(self.chart.categories) if category == deadline]
        return [number for number in found if self.chart.label(lane, number)]

    def _lane(self, lane: int) -> Scene:
        """The name at the left; in each column its targets, one below the other."""
        name = self.letters.set(self.chart.series[lane].name, 0.0, _PAD, max(0.0, self.left - 2 * _PAD))
        items: list[Item] = [name] if name.lines else []
        bottom = name.box.bottom if name.lines else 0.0
        for number, deadline in enumerate(self.deadlines):
            y = _PAD
            for target in self._targets(lane, deadline):
                x = self._edge(number) + _PAD
                text = self.chart.label(lane, target)
                words = self.letters.set(
                    text, x + _BULLET, y, self.column - 2 * _PAD - _BULLET, states=self.chart.stated(lane, target)
                )
                items += [Marker((x + 2.5, y + self.letters.leading / 2), "square", self.color, 4.0), words]
                if key := self.chart.state(lane, target):
                    items.append(Goal((x, y), key))
                y = words.box.bottom + 3
            bottom = max(bottom, y - 3)
        return Scene(bottom + _PAD, tuple(items))
