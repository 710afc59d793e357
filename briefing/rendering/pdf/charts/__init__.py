"""Charts as vectors: title and legend above, the form in the middle, the sources below.

Every word is set by the text's own breaker and has a place of its own: where there is none, a table below takes over.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count, pairwise
from weakref import WeakKeyDictionary

from reportlab.platypus import Flowable

from briefing.model.document import Chart, ChartKind, Series
from briefing.rendering.fills import Fill, fills_of
from briefing.rendering.pdf.charts.legend import legend
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.matrix import matrix
from briefing.rendering.pdf.charts.painting import notes, paint
from briefing.rendering.pdf.charts.rows import bars, targets
from briefing.rendering.pdf.charts.scene import Scene, stacked
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
_SAME = 0.01  # points
_FITS = 0.98
"""Of the page's height: a chart that would be taller continues in a second one, its rows divided."""


_LAID_OUT: WeakKeyDictionary[Look, dict[Chart, list[tuple[Chart, Scene]]]] = WeakKeyDictionary()
"""Scenes are kept between the passes that learn the page numbers and the one that draws."""


def chart_flowables(chart: Chart, look: Look) -> Iterator[Flowable]:
    """The chart over the full width of the text, in as many parts as pages need."""
    width, height = look.column
    room = height * _FITS - _BEFORE - _AFTER
    kept = _LAID_OUT.setdefault(look, {})
    if chart not in kept:
        kept[chart] = _parts(chart, Lettering(look), width, room)
    for part, scene in kept[chart]:
        yield ChartFlowable(part, look, room, chart, scene)


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


def _parts(chart: Chart, letters: Lettering, width: float, room: float) -> list[tuple[Chart, Scene]]:
    """The chart whole if it fits, else in as few equal parts as fit; the sources stand below the last."""
    total = len(chart.categories)
    start = -(-total // MOST_UPRIGHT) if chart.kind in {"column", "stacked", "line", "combo"} else 1
    last = max(1, total)
    for number in range(max(1, start), last):
        scenes = [(part, scene_of(part, letters, width, chart)) for part in _divided(chart, number)]
        if all(scene.height <= room for _, scene in scenes):
            return scenes
    return [(part, scene_of(part, letters, width, chart)) for part in _divided(chart, last)]


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
    """A chart that stands whole on a page; `alt` says it in words. One that is taller than `room` is made smaller.

    It `waits` for the text behind it where the page has no room for it.
    """

    waits = True

    def __init__(self, chart: Chart, look: Look, room: float, whole: Chart, scene: Scene) -> None:
        super().__init__()
        self.chart, self.look, self.room, self.whole, self.scene = chart, look, room, whole, scene
        self.alt = chart.description

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """As high as what it shows."""
        if abs(width - self.look.column[0]) > _SAME:
            self.scene = scene_of(self.chart, Lettering(self.look), width, self.whole)
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
        note(self.canv, self.chart.anchor, self.height)
        self.canv.saveState()
        self.canv.scale(self.shrunk, self.shrunk)
        if getattr(self.canv, "measuring", False):
            notes(self.canv, self.scene)
        else:
            paint(self.canv, self.scene)
        self.canv.restoreState()
