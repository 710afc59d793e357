"""Shares: each whole a bar of one length, its parts side by side; never a pie, whose angles nobody compares."""

from collections.abc import Iterator
from decimal import Decimal

from briefing.model.document import Chart
from briefing.rendering.fills import Fill
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.placing import Ground, Try, into
from briefing.rendering.pdf.charts.scene import Block, Box, Goal, Item, Scene, Stroke, stacked, trimmed
from briefing.rendering.pdf.charts.values import value_table

_NAMES = 0.3
_BAR = 24.0
_AIR = 5.0
_MOST_ABOVE = 3  # rows of labels
_STEPS = 14
_STEP = 7.0
_LABEL = 0.3


def shares(chart: Chart, letters: Lettering, width: float, fills: list[Fill], _whole: Chart) -> Scene:
    """The bars; a label stands in its part, above it, or with all others in a table below."""
    names = [letters.room(name, width * _NAMES) for name in chart.categories]
    left = max((room[0] for room in names), default=0.0) + (2 * _AIR if any(room[0] for room in names) else 0.0)
    drawn = [_Bar(chart, category, letters, Box(left, 0.0, width, 0.0), fills) for category in range(len(names))]
    if all(bar.told for bar in drawn):
        return stacked([trimmed(bar.scene()) for bar in drawn], _AIR)
    bare = stacked([bar.scene(labelled=False) for bar in drawn], _AIR)
    return stacked([bare, value_table(chart, letters, width, keyed=False)], 2 * _AIR)


class _Bar:
    """One whole with its parts and their labels."""

    def __init__(self, chart: Chart, category: int, letters: Lettering, across: Box, fills: list[Fill]) -> None:
        self.chart, self.category, self.letters, self.across, self.fills = chart, category, letters, across, fills
        self.top = self._room_above()
        self.ground = Ground(Box(across.left, 0.0, across.right, self.top + _BAR))
        self.parts = self._parts()
        self.ground.taken += self.parts.values()
        self.labels: list[Item] = []
        self.told = all(self._label(*part) for part in reversed(self.parts.items()))

    def _parts(self) -> dict[int, Box]:
        """The box of each part by series, in proportion to the whole."""
        values = [max(Decimal(0), series.values[self.category] or Decimal(0)) for series in self.chart.series]
        whole = sum(values, Decimal(0))
        boxes, reached = {}, Decimal(0)
        for series, value in enumerate(values):
            if value:
                start, end = (float(edge / whole) * self.across.width for edge in (reached, reached + value))
                left = self.across.left
                boxes[series] = Box(left + start, self.top, left + end, self.top + _BAR)
            reached += value
        return boxes

    def _text(self, series: int) -> tuple[str, float, float]:
        text = self.chart.label(series, self.category)
        return text, *self.letters.room(text, self.across.width * _LABEL)

    def _room_above(self) -> float:
        """Room for labels that their parts cannot hold."""
        self.top = 0.0
        outside = [self._text(series)[2] for series, box in self._parts().items() if not _fits(self._text(series), box)]
        return min(_MOST_ABOVE, len(outside)) * (max(outside) + _AIR) if outside else 0.0

    def _label(self, series: int, part: Box) -> bool:
        text, width, height = self._text(series)
        if not text:
            return True
        found = self.ground.place(self._tries(part, width, height), part)
        if found is None:
            return False
        box, leader = found
        fill = self.fills[series]
        if leader:
            self.labels.append(Stroke(tuple(leader), self.letters.muted, 0.4))
        else:
            self.labels.append(Block(box, Fill(fill.color)))
        color, states = "" if leader else fill.ink, self.chart.stated(series, self.category)
        self.labels.append(self.letters.set(text, box.left, box.top, box.width, "center", color, states))
        return True

    def _tries(self, part: Box, width: float, height: float) -> Iterator[Try]:
        """In the middle of the part, else above it, to the left or right by steps, row by row.

        Parts are labelled from the right, so that a label gives way to the left and leaders do not cross.
        """
        x, y = part.center
        inside = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if _fits(("", width, height), part):
            yield inside, ()
        for row in range(_MOST_ABOVE):
            bottom = self.top - _AIR - row * (height + _AIR)
            for step in range(_STEPS):
                for sign in (-1, 1) if step else (1,):
                    middle = x + sign * step * _STEP
                    box = into(self.ground.frame, Box(middle - width / 2, bottom - height, middle + width / 2, bottom))
                    yield box, ((box.center[0], bottom + 0.5), (x, self.top - 0.5))

    def scene(self, *, labelled: bool = True) -> Scene:
        """The bar with its name at the left."""
        top = self.top if labelled else 0.0
        name = self.letters.set(self.chart.categories[self.category], 0.0, 0.0, self.across.left - 2 * _AIR, "right")
        tall = max(_BAR, name.box.height)
        items: list[Item] = []
        for series, box in self.parts.items():
            items.append(Block(box.moved(0.0, top - self.top + (tall - _BAR) / 2), self.fills[series], outlined=True))
            if key := self.chart.state(series, self.category):
                items.append(Goal((box.left, top), key))
        if labelled:
            items += [label.moved(0.0, (tall - _BAR) / 2) for label in self.labels]
        if name.lines:
            items.append(name.moved(0.0, top + (tall - name.box.height) / 2))
        return Scene(top + tall, tuple(items))


def _fits(label: tuple[str, float, float], part: Box) -> bool:
    return label[1] <= part.width - _AIR and label[2] <= part.height - 1.0
