"""The table below a chart whose labels found no room: every value in words, each leading to its proof."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model.document import Chart
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Item, Scene, Stroke, stacked

MOST_COLUMNS = 5
_NAME = 0.34
_PAD_X, _PAD_Y = 4.0, 2.0
_RULE = 0.35


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a cell, and the annotations that they state."""

    text: str
    states: tuple[str, ...] = ()


def value_table(chart: Chart, letters: Lettering, width: float, *, keyed: bool) -> Scene:
    """Categories down, series across; more series than a line holds stand as a list in one cell."""
    places = range(len(chart.categories))
    names = [Told(f"{number} {name}" if keyed else name) for number, name in enumerate(chart.categories, 1)]
    if len(chart.series) > MOST_COLUMNS:
        return ruled([[names[c], _listed(chart, c)] for c in places], letters, width)
    rows = [
        [names[c], *(Told(chart.label(s, c), chart.stated(s, c)) for s in range(len(chart.series)))] for c in places
    ]
    heads = [Told(""), *(Told(series.name) for series in chart.series)]
    return ruled([heads, *rows] if len(chart.series) > 1 else rows, letters, width)


def _listed(chart: Chart, category: int) -> Told:
    """All values of a category in one cell."""
    told = [s for s in range(len(chart.series)) if chart.label(s, category)]
    words = "；".join(f"{chart.series[s].name} {chart.label(s, category)}" for s in told)
    return Told(words, tuple(key for s in told for key in chart.stated(s, category)))


def ruled(rows: Sequence[Sequence[Told]], letters: Lettering, width: float) -> Scene:
    """Rows of words with a thin rule below each; the first column is for names."""
    if not rows:
        return Scene(0.0)
    count = len(rows[0]) - 1
    widths = [width * _NAME, *[width * (1 - _NAME) / max(1, count)] * count]
    top = Scene(_RULE, (Stroke(((0.0, 0.0), (width, 0.0)), letters.rule, _RULE),))
    return stacked([top, *(_row(row, widths, letters) for row in rows)])


def _row(row: Sequence[Told], widths: Sequence[float], letters: Lettering) -> Scene:
    items: list[Item] = []
    left = tall = 0.0
    for told, width in zip(row, widths, strict=True):
        words = letters.set(told.text, left + _PAD_X, _PAD_Y, width - 2 * _PAD_X, states=told.states)
        items.append(words)
        tall = max(tall, words.box.height)
        left += width
    height = max(tall, letters.leading) + 2 * _PAD_Y
    rule = Stroke(((0.0, height), (sum(widths), height)), letters.rule, _RULE)
    return Scene(height, (*items, rule))
