"""The charts of a pack: which sections make which, and that each value is a figure of the source under its own id."""

import datetime as dt
from pathlib import Path

import packs
import pytest

from briefing.model.annotation import Place, Quantity
from briefing.model.document import Chart, Document, Heading
from briefing.model.pack import Recipe
from briefing.workspace import Workspace

PAGES = Path(__file__).resolve().parents[1] / "reference" / "pages"
CHARTED = ("central-daily", "city-industry", "f-people", "f-workreport", "gov-report", "h-statistics", "port-logistics")


def composed(name: str) -> tuple[Workspace, Document]:
    """A page of the reference in a library, and its report."""
    workspace = packs.of_page(PAGES / f"{name}.txt")
    return workspace, workspace.compose(Recipe())


def chart_of(document: Document, anchor: str) -> Chart:
    """The chart of that anchor."""
    return next(chart for chart in document.charts if chart.anchor == anchor)


@pytest.mark.parametrize("name", CHARTED)
def test_every_value_is_a_figure_of_the_source_and_its_label_the_sources_wording(name: str) -> None:
    workspace, document = composed(name)
    with workspace:
        told = {
            annotation.id: (story.text(annotation.span), annotation.content)
            for story in packs.stories_in(workspace)
            for annotation in story.picked.annotations
        }
    places = [
        (chart, series, number)
        for chart in document.charts
        for series in range(len(chart.series))
        for number in range(len(chart.categories))
        if chart.label(series, number)
    ]
    assert places
    for chart, series, number in places:
        key = chart.state(series, number)
        assert key is not None
        words, content = told[key]
        assert isinstance(content, Quantity)
        assert words in chart.label(series, number)
        assert document.evidence_of(key) is not None


def test_deadlines_stand_in_time_before_the_sentences_of_the_section(document: Document) -> None:
    chart = chart_of(document, "chart-targets")
    assert chart.kind == "timeline"
    assert list(chart.categories) == sorted(chart.categories)
    assert {"2025年", "2027年"} <= set(chart.categories)
    blocks = packs.by_section(document)["target"]
    assert blocks[0] is chart


def test_headings_below_a_chart_count_from_one(document: Document) -> None:
    start = document.blocks.index(chart_of(document, "chart-targets"))
    first = next(block for block in document.blocks[start:] if isinstance(block, Heading))
    assert first.number == "（一）"


def test_a_deadline_that_has_passed_is_no_target(document: Document) -> None:
    assert not [name for name in chart_of(document, "chart-targets").categories if name.startswith("2023年6月")]


def test_the_map_marks_each_district_that_an_article_names(page: Workspace, document: Document) -> None:
    chart = chart_of(document, "chart-map")
    named = {
        (story.citation.number, place.district_id)
        for story in packs.stories_in(page)
        for annotation, place in story.all_of(Place)
        if story.sentence_at(annotation.span) is not None
    }
    filled = [
        (series, number)
        for series in range(len(chart.series))
        for number in range(len(chart.categories))
        if chart.label(series, number)
    ]
    assert chart.kind == "matrix"
    assert len(filled) == len(named)
    assert all(chart.state(*at) for at in filled)


def test_the_map_shows_a_districts_own_output(document: Document) -> None:
    labels = [label for row in chart_of(document, "chart-map").labels for label in row if label not in {"", "●"}]
    assert labels == ["2022年产值2184亿元"]


def test_targets_stand_beside_what_was_reached_where_the_words_are_the_same() -> None:
    workspace, document = composed("f-workreport")
    workspace.close()
    chart = chart_of(document, "chart-reached")
    assert chart.kind == "target"
    assert set(chart.categories) == {"全区地区生产总值增速", "全区规上工业增加值增速", "全区一般公共预算收入增速"}


def test_a_partial_year_never_stands_beside_the_target_of_a_year(document: Document) -> None:
    assert not [chart for chart in document.charts if chart.anchor == "chart-reached"]


def test_growth_is_compared_within_one_period_only(document: Document) -> None:
    workspace, other = composed("central-daily")
    workspace.close()
    assert chart_of(other, "chart-growth").title == "主要指标增速（2023年前两个月）"
    assert not [chart for chart in document.charts if chart.anchor == "chart-growth"]  # three rates of three periods


def test_shares_of_places_are_not_taken_for_parts_of_one_whole(document: Document) -> None:
    assert not [chart for chart in document.charts if chart.anchor == "chart-shares"]


def test_sources_are_named_and_cited(document: Document) -> None:
    for chart in document.charts:
        assert chart.source[0].text == "来源：重庆日报2023年11月21日"
        assert chart.source[0].cites


def test_without_the_list_of_sources_a_chart_cites_none(page: Workspace) -> None:
    document = page.compose(Recipe(sections=("target", "district")))
    assert document.charts
    assert not any(run.cites for chart in document.charts for run in chart.source)


@pytest.mark.parametrize(("day", "drawn"), [(dt.date(2023, 11, 21), True), (dt.date(2026, 12, 1), False)])
def test_only_deadlines_after_the_newspapers_day_lie_ahead(day: dt.date, drawn: bool, tmp_path: Path) -> None:
    aims = "到2025年，全市产值将突破500亿元。到2026年，全市产量将达到20万辆。到2027年，全市企业将达到300家。"
    (tmp_path / "page.txt").write_text(f"产业要闻\n\n全市将加快发展。{aims}\n", "utf-8")
    with packs.of_page(tmp_path / "page.txt", day=day) as workspace:
        document = workspace.compose(Recipe())
    assert any(chart.anchor == "chart-targets" for chart in document.charts) is drawn
