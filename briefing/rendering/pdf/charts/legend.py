"""What the series are called: a sample of each with its name, only where there is more than one."""

from briefing.model.document import Chart
from briefing.rendering.fills import Fill, dash, shape
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Block, Box, Item, Marker, Scene, Stroke

_SAMPLE, _LINE_SAMPLE, _AIR, _BETWEEN = 10.0, 22.0, 4.0, 14.0


def legend(chart: Chart, letters: Lettering, width: float, fills: list[Fill]) -> Scene:
    """Entries in a row, centred; in as many rows as they need."""
    if len(chart.series) < 2 or chart.kind in {"timeline", "matrix"}:  # noqa: PLR2004  more than one
        return Scene(0.0)
    rows: list[list[Scene]] = [[]]
    widths: list[list[float]] = [[]]
    seconds = 0
    for number, series in enumerate(chart.series):
        order = number if chart.kind == "line" else seconds
        entry, wide = _entry(chart, number, order, letters, fills[number], width)
        seconds += series.second
        if rows[-1] and sum(widths[-1]) + _BETWEEN * len(widths[-1]) + wide > width:
            rows.append([])
            widths.append([])
        rows[-1].append(entry)
        widths[-1].append(wide)
    items: list[Item] = []
    top = 0.0
    for entries, wides in zip(rows, widths, strict=True):
        left = (width - sum(wides) - _BETWEEN * (len(wides) - 1)) / 2
        for entry, wide in zip(entries, wides, strict=True):
            items += [item.moved(left, top) for item in entry.items]
            left += wide + _BETWEEN
        top += max(entry.height for entry in entries)
    return Scene(top, tuple(items))


def _entry(chart: Chart, number: int, order: int, letters: Lettering, fill: Fill, width: float) -> tuple[Scene, float]:
    """One entry and its width."""
    as_line = chart.kind == "line" or chart.series[number].second
    sample = _LINE_SAMPLE if as_line else _SAMPLE
    name = chart.series[number].name
    if chart.series[number].second:
        name = f"{name}（右轴）"
    words = letters.set(name, sample + _AIR, 0.0, width - sample - _AIR)
    middle = letters.leading / 2
    items: list[Item] = [words]
    if as_line:
        items.append(Stroke(((0.0, middle), (sample, middle)), fill.color, 1.5, dash(order)))
        items.append(Marker((sample / 2, middle), shape(order), fill.color))
    else:
        items.append(Block(Box(0.0, middle - 4, sample, middle + 4), fill, outlined=True))
    return Scene(max(words.box.height, letters.leading), tuple(items)), sample + _AIR + words.box.width
