"""The charts of the PDF, as scenes: whatever the data, every value is told, and no words stand on others."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from briefing.model.document import Chart, ChartKind, Series
from briefing.rendering.pdf.charts import ChartFlowable, chart_flowables
from briefing.rendering.pdf.charts.scene import Scene
from briefing.rendering.pdf.look import Look
from rendering import looks
from rendering.drawings import charts, collisions, outside, struck, text_of

LOOK = Look(looks.report().theme)
WIDTH, HEIGHT = LOOK.column
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def drawn(chart: Chart) -> list[Scene]:
    """The scene of each part of a chart, as it is drawn on a page."""
    return [part.scene for part in chart_flowables(chart, LOOK) if isinstance(part, ChartFlowable)]


def one(kind: ChartKind, *values: str | None, labels: tuple[str, ...] = ()) -> Chart:
    """A chart of one series."""
    numbers = tuple(None if value is None else Decimal(value) for value in values)
    told = labels or tuple("" if value is None else f"{value}亿元" for value in values)
    names = tuple(f"第{number}区" for number in range(1, len(values) + 1))
    return Chart("产值", kind, names, (Series("产值", numbers),), "亿元", "c", "图", (told,))


@ANY
@given(charts())
def test_no_words_stand_on_others(chart: Chart) -> None:
    assert [found for scene in drawn(chart) for found in collisions(scene)] == []


@ANY
@given(charts())
def test_all_words_stand_within_the_column(chart: Chart) -> None:
    assert [found for scene in drawn(chart) for found in outside(scene, WIDTH)] == []


@ANY
@given(charts())
def test_no_line_runs_through_words(chart: Chart) -> None:
    assert [found for scene in drawn(chart) for found in struck(scene)] == []


@ANY
@given(charts())
def test_every_value_is_told(chart: Chart) -> None:
    said = "".join(text_of(words) for scene in drawn(chart) for words in scene.words())
    told = [label for row in chart.labels for label in row if label]
    if chart.kind in {"stacked", "share"}:
        told = [
            label
            for series, row in zip(chart.series, chart.labels, strict=True)
            for value, label in zip(series.values, row, strict=True)
            if label and value
        ]
    assert [label for label in told if label not in said] == []
