"""The industry map: rows by columns, in each cell a figure or a mark; too many columns continue in a panel below."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.charting import turned
from briefing.model.document import Chart
from briefing.rendering.fills import Fill, at_lightness
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Block, Box, Goal, Item, Scene, Stroke, stacked

_NAMES = 0.24
_PAD = 4.0
NARROWEST = 4.4
"""The least width of a column in letters: a district's name takes two lines."""
_WIDEST = 6.5
"""The width of a column in letters that a longer name does not pass."""
_TINT = 0.93


def matrix(chart: Chart, letters: Lettering, width: float, fills: list[Fill], _whole: Chart) -> Scene:
    """The table; filled cells are tinted, so that the pattern shows before a word is read.

    One that is too wide is turned, if so its columns have room.
    """
    names, fit = _measured(chart, letters, width)
    if len(chart.categories) > fit:
        other = turned(chart)
        other_names, other_fit = _measured(other, letters, width)
        if len(other.categories) <= other_fit:
            chart, names, fit = other, other_names, other_fit
    count = max(1, len(chart.categories))
    panels = -(-count // fit)
    each = -(-count // panels)  # panels of one size
    column = (width - names) / each
    tint = at_lightness(fills[0].color, _TINT)
    return stacked(
        [
            _Panel(chart, letters, names, column, range(start, min(start + each, count)), tint, fills[0].color).scene()
            for start in range(0, count, each)
        ],
        2.5 * _PAD,
    )


def _measured(chart: Chart, letters: Lettering, width: float) -> tuple[float, int]:
    """The width of the names, and how many columns find room beside them."""
    names = max((letters.room(series.name, width * _NAMES)[0] for series in chart.series), default=0.0) + 2 * _PAD
    words = {chart.label(row, number) for row in range(len(chart.series)) for number in range(len(chart.categories))}
    heads = max((min(letters.width(text) / 2 / letters.size + 1.0, _WIDEST) for text in chart.categories), default=0.0)
    easy = max(NARROWEST, heads) * letters.size + 2 * _PAD  # every head in two lines
    least = max([easy, *(letters.word(text) + 2 * _PAD + 1.0 for text in words)])
    return names, max(1, int((width - names) // least))


@dataclass(frozen=True)
class _Panel:
    chart: Chart
    letters: Lettering
    names: float
    column: float
    columns: Sequence[int]
    tint: str
    color: str

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.names + self.column * len(self.columns)

    def scene(self) -> Scene:
        """The heads, a heavier rule, the rows with thin rules between them."""
        rows = [self._row(number) for number in range(len(self.chart.series)) if self._is_filled(number)]
        return stacked([self._rule(1.0), self._heads(), self._rule(0.8), *rows])

    def _is_filled(self, row: int) -> bool:
        """Whether the panel has anything in a row; one panel alone shows all rows."""
        alone = len(self.columns) == len(self.chart.categories)
        return alone or any(self.chart.label(row, number) for number in self.columns)

    def _rule(self, width: float) -> Scene:
        return Scene(width, (Stroke(((0.0, width / 2), (self.right, width / 2)), self.letters.muted, width),))

    def _heads(self) -> Scene:
        room = self.column - 2 * _PAD
        texts = [self.chart.categories[number] for number in self.columns]
        height = max(self.letters.room(text, room)[1] for text in texts) + 2 * _PAD if texts else 0.0
        items = []
        for place, text in enumerate(texts):
            tall = self.letters.room(text, room)[1]
            items.append(self.letters.set(text, self._edge(place) + _PAD, height - _PAD - tall, room, "center"))
        return Scene(height, tuple(items))

    def _edge(self, place: int) -> float:
        return self.names + self.column * place

    def _row(self, row: int) -> Scene:
        """A row as high as its tallest cell."""
        room = self.column - 2 * _PAD
        name = self.letters.set(self.chart.series[row].name, 0.0, 0.0, self.names - 2 * _PAD)
        texts = [self.chart.label(row, number) for number in self.columns]
        tall = max([name.box.height, self.letters.leading, *(self.letters.room(text, room)[1] for text in texts)])
        height = tall + 2 * _PAD
        items: list[Item] = []
        for place, (number, text) in enumerate(zip(self.columns, texts, strict=True)):
            items += self._cell(row, number, place, text, height)
        items.append(name.moved(0.0, (height - name.box.height) / 2))
        items.append(Stroke(((0.0, height), (self.right, height)), self.letters.rule, 0.4))
        return Scene(height, tuple(items))

    def _cell(self, row: int, number: int, place: int, text: str, height: float) -> list[Item]:
        items: list[Item] = []
        left = self._edge(place)
        if text:
            words = self.letters.set(
                text, left + _PAD, 0.0, self.column - 2 * _PAD, "center", states=self.chart.stated(row, number)
            )
            items.append(Block(Box(left + 0.5, 0.5, left + self.column - 0.5, height - 0.5), Fill(self.tint)))
            items.append(words.moved(0.0, (height - words.box.height) / 2))
        if key := self.chart.state(row, number):
            items.append(Goal((left, 0.0), key))
        return items
