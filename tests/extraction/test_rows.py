from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.errors import SourceError
from briefing.extraction import extract
from briefing.model.annotation import Annotation, Event, Project, Quantity, Target
from briefing.model.columns import Columns
from briefing.model.source import Article, Source
from briefing.restoring import restore
from briefing.taxonomies import load_taxonomy

TAXONOMY = load_taxonomy(paths.resource("taxonomies", "chongqing.yaml"))
DAY = date(2023, 11, 21)
WORDS = (
    "指标", "数值", "产值", "310", "310亿元", "14.8%", "2023年", "渝北区", "", "单位：亿元", "—", "注：x", "项目",
    "时间", "1", "签约",
)  # fmt: skip


def read(text: str, known: dict[str, Columns] | None = None) -> tuple[Source, tuple[Article, ...], list[Annotation]]:
    """A table's text (cells parted by |) as it is restored and extracted."""
    source = Source("0123456789", "表.xlsx", "0" * 64, "xlsx", text.replace("|", "\t"), date=DAY, medium="table")
    articles = restore(source, TAXONOMY)
    return source, articles, list(extract(source, articles, TAXONOMY, known=(known or {}).get))


def figures(text: str, known: dict[str, Columns] | None = None) -> list[tuple[Any, ...]]:
    """Value, unit, type, measure, holder, period and confidence of each figure."""
    return [
        (str(q.value), q.unit, q.type, q.measure, q.holder, q.period and q.period.text, a.confidence)
        for a in read(text, known)[2]
        if isinstance(q := a.content, Quantity)
    ]


class TestFigures:
    def test_a_long_table_gives_one_figure_a_row_with_all_that_its_cells_say(self) -> None:
        text = "指标|单位|限定|数值|期间|主体|口径|性质\n产值|亿元|超过|310|2023年前三季度|先进材料|规上|实绩\n"
        source, _, (annotation,) = read(text)
        assert annotation.rule == "table-row"
        assert annotation.confidence == "auto"
        assert source.text[annotation.span.start : annotation.span.end] == "310"
        quantity = annotation.content
        assert isinstance(quantity, Quantity)
        assert (quantity.value, quantity.low, quantity.high) == (Decimal(31000000000), Decimal(31000000000), None)
        assert (quantity.printed, quantity.scale, quantity.unit, quantity.type) == ("310", "亿", "元", "amount")
        assert (quantity.bound, quantity.measure, quantity.holder, quantity.scope) == (
            "超过",
            "产值",
            "先进材料",
            "规上",
        )
        assert quantity.period is not None
        assert (quantity.period.start, quantity.period.end) == (date(2023, 1, 1), date(2023, 9, 30))

    def test_years_as_heads_are_the_periods_of_a_wide_table(self) -> None:
        assert figures("单位：亿元\n指标|2022年|2023年\n规上产值|4,600|4754.8\n") == [
            ("460000000000", "元", "amount", "规上产值", None, "2022年", "auto"),
            ("475480000000", "元", "amount", "规上产值", None, "2023年", "auto"),
        ]

    def test_regions_as_heads_are_the_holders(self) -> None:
        found = figures("指标（2022年）|全国|重庆市\n产值（亿元）|9|310\n")
        assert [(row[0], row[3], row[4]) for row in found] == [
            ("900000000", "产值", "全国"), ("31000000000", "产值", "重庆市"),
        ]  # fmt: skip

    def test_regions_as_rows_and_measures_as_heads(self) -> None:
        assert figures("区县|产值（亿元）|同比增长（%）|企业数（家）\n渝北区|310|-3.5|420\n") == [
            ("31000000000", "元", "amount", "产值", "渝北区", None, "auto"),
            ("-3.5", "%", "growth", "产值", "渝北区", None, "check"),
            ("420", "家", "count", "企业数", "渝北区", None, "auto"),
        ]

    def test_a_rate_does_not_take_the_unit_of_what_it_is_the_rate_of(self) -> None:
        found = figures("单位：亿元\n指标|单位|2023年|同比增长|同比增长（%）\n产值|亿元|310|8.1|8.1\n")
        assert [(row[0], row[1], row[2], row[-1]) for row in found] == [
            ("31000000000", "元", "amount", "auto"), ("8.1", "", "growth", "check"), ("8.1", "%", "growth", "auto"),
        ]  # fmt: skip

    def test_the_unit_of_the_whole_table_is_doubted_for_what_is_counted(self) -> None:
        found = figures("单位：亿元\n指标|2023年\n产值|310\n从业人数|420\n企业数（家）|5\n")
        assert [(row[0], row[1], row[-1]) for row in found] == [
            ("31000000000", "元", "auto"), ("42000000000", "元", "check"), ("5", "家", "auto"),
        ]  # fmt: skip

    def test_a_rate_among_the_rows_does_not_take_the_unit_of_the_whole_table(self) -> None:
        assert figures("单位：亿元\n指标|2023年\n产值|310\n产值增速|8.1\n")[1][:3] == ("8.1", "", "growth")

    def test_a_fall_is_negative(self) -> None:
        assert figures("指标|2023年降幅（%）\n产值|3.5\n")[0][:3] == ("-3.5", "%", "growth")

    def test_percentages_are_what_their_heads_say(self) -> None:
        found = figures("产业|占比|贡献率|达成率\n材料|14.8%|41.8%|98%\n")
        assert [row[2] for row in found] == ["share", "contribution", "percent"]

    def test_a_target_is_one_with_its_deadline(self) -> None:
        _, _, found = read("指标|2027年目标（亿元）\n产值|10000\n")
        (target,) = [a.content for a in found if isinstance(a.content, Target)]
        (quantity,) = [a.content for a in found if isinstance(a.content, Quantity)]
        assert (quantity.nature, quantity.modality) == ("target", "目标")
        assert (target.measure, target.deadline) == ("产值", "2027年")

    def test_a_period_ahead_of_the_day_of_publication_is_no_fact(self) -> None:
        (row,) = [a for a in read("指标|2027年（亿元）\n产值|10000\n")[2] if a.kind == "quantity"]
        assert isinstance(row.content, Quantity)
        assert (row.content.nature, row.confidence) == ("target", "check")

    def test_the_title_gives_the_period_that_no_cell_gives(self) -> None:
        assert figures("2023年前三季度主要指标\n指标|数值（亿元）\n产值|310\n")[0][5] == "2023年前三季度"

    def test_months_count_from_the_year_of_the_title_not_of_publication(self) -> None:
        text = "指标|1-9月（亿元）|去年（亿元）\n产值|310|290\n"
        titled = [a for a in read("2021年1-9月主要指标\n" + text)[2] if isinstance(a.content, Quantity)]
        days = [a.content.period.start for a in titled if isinstance(a.content, Quantity) and a.content.period]
        assert days == [date(2021, 1, 1), None]
        assert [a.confidence for a in titled] == ["auto", "check"]
        assert [row[-1] for row in figures(text)] == ["check", "check"]

    def test_a_part_of_the_row_above_and_a_row_without_its_name_are_to_be_checked(self) -> None:
        text = "区县|产值（亿元）\n渝北区|310\n其中：两江新区|200\n|510\n"
        assert [(row[4], row[-1]) for row in figures(text)] == [
            ("渝北区", "auto"), ("两江新区", "check"), (None, "check"),
        ]  # fmt: skip

    def test_of_several_units_of_a_table_none_is_taken(self) -> None:
        assert figures("单位：亿元、%\n指标|2023年\n产值|310\n")[0][:2] == ("310", "")

    def test_the_label_of_a_group_is_the_holder_of_its_rows_and_to_be_checked(self) -> None:
        found = figures("指标|数值（亿元）\n先进材料\n产值|310\n")
        assert found == [("31000000000", "元", "amount", "产值", "先进材料", None, "check")]

    @pytest.mark.parametrize(
        "row", ["产值|—", "产值|未公布", "产值|310|420", "产值|310亿|多一格", "|", "产值|1,5", "产值|#REF!"]
    )
    def test_a_cell_that_is_no_figure_and_a_row_wider_than_its_header_give_nothing(self, row: str) -> None:
        assert len(figures(f"指标|数值（亿元）\n利润|1\n{row}\n")) == 1

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("指标|数值\n产值|310\n", "no unit"),
            ("指标|数值（亿元）\n产值|310（快报）\n", "more than a number"),
            ("甲|乙（亿元）\n产值|310\n", "unknown heads"),
            ("指标|去年同期（亿元）\n产值|310\n", "days not known"),
            ("指标|数值（亿元）|期间\n产值|310|近期\n", "no period"),
            ("指标|数值（家）\n企业|1.5\n", "half a thing"),
            ("指标|数值（兆幺）\n流量|5\n", "unknown unit"),
            ("指标|重点（亿元）\n产值|310\n", "whose?"),
        ],
    )
    def test_what_is_doubtful_is_to_be_checked(self, text: str, why: str) -> None:
        assert [row[-1] for row in figures(text)] == ["check"], why

    def test_confirmed_columns_are_certain_and_ignored_ones_are_silent(self) -> None:
        text = "甲|乙|丙\n产值|310亿元|420\n"
        assert figures(text, {"甲\t乙\t丙": Columns(("measure", "value", "ignored"))}) == [
            ("31000000000", "元", "amount", "产值", None, None, "auto")
        ]

    @given(st.decimals(-(10**6), 10**6, places=2), st.sampled_from(["元", "亿元", "万辆", "%"]))
    def test_what_was_written_comes_back_exactly(self, value: Decimal, unit: str) -> None:
        (row,) = figures(f"指标|数值|单位\n产值|{value}|{unit}\n")
        factor = {"亿": 10**8, "万": 10**4}.get(unit[0], 1)
        assert Decimal(row[0]) == value * factor


class TestEventsAndProjects:
    def test_an_event_with_its_day_place_hosts_and_those_who_came(self) -> None:
        text = "活动名称|时间|地点|主办单位|参会人数（人）\n产业转移对接活动|2023-11-20|重庆|市经信委、工信部|300余\n"
        source, _, found = read(text)
        event = next(a for a in found if isinstance(a.content, Event))
        assert source.text[event.span.start : event.span.end] == "产业转移对接活动"
        guests = next(a for a in found if isinstance(a.content, Quantity))
        assert event.content == Event(
            "产业转移对接活动", date(2023, 11, 20), "重庆", ("市经信委", "工信部"), (guests.id,), ()
        )
        assert isinstance(guests.content, Quantity)
        assert (guests.content.low, guests.content.high, guests.content.unit) == (Decimal(300), Decimal(400), "人")

    def test_a_project_with_its_amount_stage_and_district(self) -> None:
        _, _, found = read(
            "序号|项目名称|投资方|总投资（亿元）|阶段|落户区县\n1|储能电池|宁德时代|310|已签约|渝北区\n合计|||310||\n"
        )
        (project,) = [a.content for a in found if isinstance(a.content, Project)]
        amounts = [a for a in found if isinstance(a.content, Quantity)]
        assert project == Project("储能电池", "宁德时代", amounts[0].id, "signed", "500112")
        assert len({a.id for a in found}) == len(found)

    @pytest.mark.parametrize(
        ("words", "stage"),
        [
            ("签约", "signed"),
            ("拟建", "planned"),
            ("待开工", "planned"),
            ("在建", "under-construction"),
            ("已投产", "operating"),
            ("主体完工", "under-construction"),
            ("尚未投产", None),
            ("未开工", "planned"),
            ("谈判", None),
        ],
    )
    def test_stages(self, words: str, stage: str | None) -> None:
        _, _, found = read(f"项目名称|投资方|阶段\n储能电池|宁德时代|{words}\n")
        (project,) = [a for a in found if isinstance(a.content, Project)]
        assert isinstance(project.content, Project)
        assert project.content.stage == stage
        assert project.confidence == ("auto" if stage else "check")


class TestArticles:
    def test_each_sheet_is_an_article_with_its_title_or_name(self) -> None:
        text = (
            "甲\n各产业情况\n指标|数值\n先进材料产业产值|1亿元\n注：先进材料、先进材料。\n\n乙\n指标|数值\n产量|2辆\n"
        )
        source, articles, found = read(text)
        heads = [[source.text[span.start : span.end] for span in article.headline] for article in articles]
        assert heads == [["各产业情况"], ["乙"]]
        assert [article.id for article in articles] == ["a1", "a2"]
        assert [a.article for a in found] == ["a1", "a2"]
        assert [[p.role for p in article.paragraphs] for article in articles] == [
            ["subhead", "body", "body"], ["subhead", "body"],
        ]  # fmt: skip
        assert articles[0].clusters == ("C03",)

    def test_a_table_of_several_clusters_gives_an_article_for_each_of_them(self) -> None:
        rows = "集群|产值（亿元）\n先进材料|1\n智能网联新能源汽车|2\n合计|3\n"
        assert [article.clusters for article in read(rows)[1]] == [("C03",), ("C01",), ()]
        assert read(f"先进材料产业\n{rows}")[1][0].clusters == ("C03",)
        assert read("集群|产值（亿元）\n先进材料|1\n")[1][0].clusters == ("C03",)

    def test_a_table_without_a_header_is_refused(self) -> None:
        with pytest.raises(SourceError, match=r"表头.*。$"):
            read("1|2\n3|4\n")

    @given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), min_size=1, max_size=9))
    def test_whatever_a_table_holds_its_spans_lie_in_its_articles(self, rows: list[list[str]]) -> None:
        text = "\n".join("|".join(row) for row in rows)
        try:
            source, articles, found = read(text)
        except SourceError:
            return
        by_id = {article.id: article for article in articles}
        assert len({a.id for a in found}) == len(found)
        for annotation in found:
            assert annotation.span in by_id[annotation.article].span
            assert any(annotation.span in p.span for p in by_id[annotation.article].paragraphs)
            assert source.text[annotation.span.start : annotation.span.end].strip()
