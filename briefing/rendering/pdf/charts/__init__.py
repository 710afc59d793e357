"""Charts as vectors: title and legend above, the form in the middle, the sources below.

Every word is set by the text's own breaker and has a place of its own: where there is none, a table below takes over.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import count, pairwise

from reportlab.platypus import Flowable

from briefing.model.document import Chart, ChartKind, Series
from briefing.rendering.pdf.charts.fills import fills_of
from briefing.rendering.pdf.charts.legend import legend
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.matrix import matrix
from briefing.rendering.pdf.charts.painting import notes, paint
from briefing.rendering.pdf.charts.rows import bars, targets
from briefing.rendering.pdf.charts.scene import Fill, Scene, stacked
from briefing.rendering.pdf.charts.shares import shares
from briefing.rendering.pdf.charts.timeline import timeline
from briefing.rendering.pdf.charts.upright import columns, lines, stacks
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import note

Form = Callable[[Chart, Lettering, float, list[Fill], Chart], Scene]
FORMS: Mapping[ChartKind, Form] = {
    "bar": bars, "column": columns, "stacked": stacks, "line": lines, "combo": columns, "share": shares,
    "target": targets, "timeline": timeline, "matrix": matrix,
}  # fmt: skip
MOST_UPRIGHT = 36
"""Categories over one axis; more continue on a second."""
_GAP = 7.0
_BEFORE, _AFTER = 8.0, 14.0
_FITS = 0.98
"""Of the page's height: a chart that would be taller continues in a second one, its rows divided."""


def chart_flowables(chart: Chart, look: Look) -> Iterator[Flowable]:
    """The chart over the full width of the text, in as many parts as pages need."""
    width, height = look.column
    letters = Lettering(look)
    room = height * _FITS - _BEFORE - _AFTER
    for part in _parts(chart, letters, width, room):
        yield ChartFlowable(part, look, room, chart)


def scene_of(chart: Chart, letters: Lettering, width: float, whole: Chart | None = None) -> Scene:
    """A chart laid out over a width; one that is part of a `whole` keeps its scale."""
    painted = fills_of(chart, _colors(letters.look))
    drawn = chart.categories and chart.series
    body = FORMS[chart.kind](chart, letters, width, painted, whole or chart) if drawn else Scene(0.0)
    return stacked(
        [
            letters.title(titled(chart), width),
            legend(chart, letters, width, painted),
            body,
            letters.source(chart.source, width),
        ],
        _GAP,
    )


def titled(chart: Chart) -> str:
    """The title with the unit, in the brackets that it has or in its own; two axes bear their units themselves."""
    if not chart.unit or chart.kind in {"combo", "timeline", "matrix"}:
        return chart.title
    bracket = chart.title.endswith("）")
    return f"{chart.title[:-1]}，单位：{chart.unit}）" if bracket else f"{chart.title}（单位：{chart.unit}）"


def _colors(look: Look) -> tuple[str, ...]:
    """The theme's colours of series, in turn."""
    names = (f"series{number}" for number in count(1))
    found = []
    for name in names:
        if name not in look.theme.colors:
            break
        found.append(look.color(name))
    return tuple(found) or (look.color("accent"),)


def _parts(chart: Chart, letters: Lettering, width: float, room: float) -> list[Chart]:
    """The chart whole if it fits, else in as few equal parts as fit; the sources stand below the last."""
    total = len(chart.categories)
    start = -(-total // MOST_UPRIGHT) if chart.kind in {"column", "stacked", "line", "combo"} else 1
    if chart.kind in {"timeline", "matrix"}:
        return [chart]
    for number in range(max(1, start), max(2, total)):
        parts = _divided(chart, number)
        if all(scene_of(part, letters, width, chart).height <= room for part in parts):
            return parts
    return _divided(chart, max(1, total))


def _divided(chart: Chart, number: int) -> list[Chart]:
    if number == 1:
        return [chart]
    total = len(chart.categories)
    edges = [round(total * part / number) for part in range(number + 1)]
    return [
        replace(
            _between(chart, start, stop),
            title=f"{chart.title}（{part}/{number}）",
            anchor=chart.anchor if part == 1 else f"{chart.anchor}-{part}",
            source=chart.source if part == number else (),
        )
        for part, (start, stop) in enumerate(pairwise(edges), 1)
    ]


def _between(chart: Chart, start: int, stop: int) -> Chart:
    """The chart of some of the categories."""
    series = tuple(Series(s.name, s.values[start:stop], s.states[start:stop], s.second) for s in chart.series)
    labels = tuple(row[start:stop] for row in chart.labels)
    return replace(chart, categories=chart.categories[start:stop], series=series, labels=labels)


class ChartFlowable(Flowable):
    """A chart that stands whole on a page; `alt` says it in words. One that is taller than `room` is made smaller."""

    def __init__(self, chart: Chart, look: Look, room: float, whole: Chart) -> None:
        super().__init__()
        self.chart, self.look, self.room, self.whole = chart, look, room, whole
        self.alt = chart.description
        self._scene_at = lru_cache(maxsize=2)(self._laid_out)

    def _laid_out(self, width: float) -> Scene:
        return scene_of(self.chart, Lettering(self.look), width, self.whole)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """As high as what it shows."""
        self.scene = self._scene_at(width)
        self.shrunk = min(1.0, self.room / self.scene.height) if self.scene.height else 1.0
        self.width, self.height = width, self.scene.height * self.shrunk
        return width, self.height

    def getSpaceBefore(self) -> float:
        """Points above."""
        return _BEFORE

    def getSpaceAfter(self) -> float:
        """Points below."""
        return _AFTER

    def draw(self) -> None:
        """Draws the scene; on the pass that measures it only notes where things stand."""
        note(self.canv, self.chart.anchor)
        self.canv.saveState()
        self.canv.scale(self.shrunk, self.shrunk)
        if getattr(self.canv, "measuring", False):
            notes(self.canv, self.scene)
        else:
            paint(self.canv, self.scene)
        self.canv.restoreState()
