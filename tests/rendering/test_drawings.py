"""The charts of the PDF, as scenes: whatever the data, every value is told, and no words stand on others."""

import time
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.model.document import Chart, ChartKind, Document, Evidence, Masthead, Paragraph, Run, Series
from briefing.rendering.fills import contrast, fills, fills_of, lightness
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.pdf.charts import ChartFlowable, chart_flowables, scene_of
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Goal, Scene
from briefing.rendering.pdf.look import Look
from rendering import looks, pages
from rendering.drawings import KINDS, charts, collisions, outside, struck, text_of

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


COLORS = tuple(LOOK.color(f"series{number}") for number in range(1, 5))


@pytest.mark.parametrize("count", range(2, 7))
def test_series_are_told_apart_in_grey(count: int) -> None:
    greys = [lightness(fill.color) for fill in fills(COLORS, count)]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) > 0.1


def test_beyond_six_series_no_two_have_both_lightness_and_hatching_in_common() -> None:
    painted = [(round(lightness(fill.color), 1), fill.hatch) for fill in fills(COLORS, 18)]
    assert len(set(painted)) == 18


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_or_hatched_on_a_fill_stands_out(kind: ChartKind) -> None:
    series = tuple(Series(str(n), (Decimal(1),), second=kind == "combo" and n > 3) for n in range(6))
    chart = Chart("图", kind, ("甲",), series, "", "c", "")
    for fill, own in zip(fills_of(chart, COLORS), series, strict=True):
        if not own.second and kind != "line":
            assert contrast(fill.ink, fill.color) > 3.5


def test_a_target_is_empty_and_what_was_reached_full() -> None:
    chart = Chart("图", "target", ("甲",), (Series("目标", (Decimal(2),)), Series("实绩", (Decimal(1),))), "", "c", "")
    aimed, reached = fills_of(chart, COLORS)
    assert lightness(aimed.color) - lightness(reached.color) > 0.5


@pytest.mark.parametrize("kind", KINDS)
def test_each_value_leads_to_its_proof_and_the_proof_back(kind: ChartKind) -> None:
    keys = tuple(f"3f2a9c1b70-q{number}" for number in range(3))
    own = Series("产值", tuple(map(Decimal, (3, 5, 4))), keys)
    chart = Chart(
        "产值", kind, ("2025年", "2026年", "2027年"), (own,), "亿元", "c", "图", (("3亿元", "5亿元", "4亿元"),)
    )
    if kind == "target":
        chart = replace(chart, series=(own, replace(own, states=())), labels=(*chart.labels, *chart.labels))
    evidence = tuple(
        Evidence(key, 1, f"第{n}句。", 0, 1, "", "r", "auto", entry=f"1-{n}") for n, key in enumerate(keys, 1)
    )
    document = Document(
        Masthead("题"), (chart, Paragraph((Run("[1] 报"),), "source")), evidence=evidence, contents=False
    )
    data, layout, _ = pdf_bytes(document, replace(looks.report(), cover=False))
    goals = [goal for page, _, goal in pages.links(data) if page == 0]
    assert len(goals) >= 6  # three labels to their sentences, three sentences to their page
    assert set(keys) <= set(layout.page_of)
    assert all(f"1-{n}" in "".join(pages.texts(data)) for n in (1, 2, 3))


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_chart_is_its_title(kind: ChartKind) -> None:
    (scene,) = drawn(Chart("产值", kind, (), (), "", "c", ""))
    assert [text_of(words) for words in scene.words()] == ["产值"]


def test_a_gap_breaks_the_line_and_has_no_label() -> None:
    (scene,) = drawn(one("line", "3", "4", None, "5", "6"))
    said = [text_of(words) for words in scene.words()]
    assert [label for label in said if label.endswith("亿元")] == ["3亿元", "4亿元", "5亿元", "6亿元"]


def test_a_number_in_the_map_is_never_torn_from_its_unit() -> None:
    names = tuple(f"第{n}区" for n in range(12))
    series = tuple(Series(row, (None,) * 12) for row in ("汽车", "电子"))
    chart = Chart("图", "matrix", names, series, "", "c", "", (("2022年产值12184.5亿元",) * 12,) * 2)
    lines = ["".join(s.text for s in line.stretches) for w in drawn(chart)[0].words() for line in w.lines]
    assert [line for line in lines if "12184" in line and "12184.5亿元" not in line] == []


def test_a_long_chart_goes_on_in_a_second_with_the_same_scale() -> None:
    parts = [
        part for part in chart_flowables(one("bar", *map(str, range(1, 91))), LOOK) if isinstance(part, ChartFlowable)
    ]
    assert len(parts) > 1
    assert all(part.wrap(WIDTH, HEIGHT)[1] <= HEIGHT for part in parts)
    assert [part.chart.title for part in parts] == [f"产值（{n}/{len(parts)}）" for n in range(1, len(parts) + 1)]


def test_alternative_text_goes_with_the_drawing() -> None:
    (part,) = chart_flowables(replace(one("bar", "1", "2", "3"), description="横条图：产值。"), LOOK)
    assert isinstance(part, ChartFlowable)
    assert part.alt == "横条图：产值。"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_laid_out_in_fifteen_milliseconds(kind: ChartKind) -> None:
    chart = one(kind, "4754.8", "7000", "5210.6", "1287", "1950", "310.5")
    if kind == "target":
        chart = replace(chart, series=chart.series * 2, labels=chart.labels * 2)
    scene_of(chart, Lettering(LOOK), WIDTH)  # faces are read once
    spent = []
    for _ in range(5):
        began = time.process_time()
        scene_of(chart, Lettering(LOOK), WIDTH)
        spent.append(time.process_time() - began)
    assert min(spent) < 0.015


def test_goals_are_set_where_the_values_stand() -> None:
    own = Series("产值", tuple(map(Decimal, (3, 5, 4))), ("a", None, "b"))
    for kind in KINDS:
        series = (own, replace(own, states=())) if kind == "target" else (own,)
        chart = Chart(
            "产值", kind, ("2025年", "2026年", "2027年"), series, "", "c", "", (("3", "5", "4"),) * len(series)
        )
        scene = drawn(chart)[0]
        assert {item.key for item in scene.items if isinstance(item, Goal)} == {"a", "b"}, kind
