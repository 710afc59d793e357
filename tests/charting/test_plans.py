"""The chart room: which facts may stand together, in which form and order, and that none is changed or invented."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charting import Fact, Purpose
from briefing.model.annotation import Nature
from charting.facts import asked, made, money, rate, year

FOUR = ("汽车", "电子", "材料", "装备")
SIZES = [money(name, size) for name, size in zip(FOUR, ("4754.8", "7000", "5210.6", "1287"), strict=True)]


class TestComparable:
    def test_other_units_are_left_out(self) -> None:
        cars = [replace(money("整车", 1), unit="辆"), rate("增速", 3)]
        assert set(made("size", *SIZES, *cars).categories) == set(FOUR)

    def test_other_periods_are_left_out(self) -> None:
        assert "食品" not in made("size", *SIZES, money("食品", 9000, **year(2023))).categories

    def test_a_target_never_stands_among_what_was_reached(self) -> None:
        assert "食品" not in made("size", *SIZES, money("食品", 9000, nature="target")).categories

    def test_a_figure_of_no_period_can_be_compared_with_none(self) -> None:
        bare = [replace(fact, period="", start=None, end=None) for fact in SIZES]
        assert asked("size", *bare) is None

    def test_of_two_different_figures_for_one_thing_neither_is_drawn(self) -> None:
        assert "汽车" not in made("size", *SIZES, money("汽车", 5000)).categories

    def test_the_same_figure_told_twice_is_drawn_once(self) -> None:
        assert made("size", *SIZES, SIZES[0]).categories.count("汽车") == 1

    @pytest.mark.parametrize("count", [0, 1, 2])
    def test_too_few_figures_make_no_chart(self, count: int) -> None:
        assert asked("size", *SIZES[:count]) is None

    def test_the_shared_period_stands_in_the_title(self) -> None:
        assert made("size", *SIZES).title == "标题（2022年）"
        aimed = [replace(fact, nature="target") for fact in SIZES]
        assert made("size", *aimed).title == "标题（2022年目标）"


class TestSizes:
    def test_the_greatest_stands_first_and_what_is_left_over_last(self) -> None:
        chart = made("size", *SIZES, money("其他", 9999))
        assert chart.categories == ("电子", "材料", "汽车", "装备", "其他")

    def test_values_are_exact_in_one_scale_and_labels_as_printed(self) -> None:
        chart = made("size", *SIZES[:3], replace(SIZES[3], label="约1287亿元"))
        assert chart.unit == "亿元"
        assert chart.series[0].values == tuple(map(Decimal, ("7000", "5210.6", "4754.8", "1287")))
        assert chart.labels == (("7000亿元", "5210.6亿元", "4754.8亿元", "约1287亿元"),)

    def test_few_short_names_stand_under_columns_long_ones_beside_bars(self) -> None:
        assert made("size", *SIZES).kind == "column"
        assert made("size", *SIZES, money("智能网联新能源汽车", 5)).kind == "bar"
        assert made("size", *(money(f"{n}区", n) for n in range(1, 9))).kind == "bar"

    def test_what_is_left_out_is_said(self) -> None:
        chart = made("size", *(money(f"第{n}区", n) for n in range(1, 16)))
        assert len(chart.categories) == 12
        assert "另有3项未列" in "".join(run.text for run in chart.source)

    def test_an_open_figure_is_drawn_at_its_bound(self) -> None:
        open_one = money("食品", 310, value=None, low=Decimal(31) * 10**9, label="超过310亿元")
        chart = made("size", *SIZES, open_one)
        place = chart.categories.index("食品")
        assert (chart.series[0].values[place], chart.labels[0][place]) == (Decimal(310), "超过310亿元")


class TestTrend:
    def test_periods_stand_in_time_as_a_line(self) -> None:
        chart = made("trend", *(money("", n, **year(n)) for n in (2021, 2019, 2020, 2022)))
        assert (chart.kind, chart.categories) == ("line", ("2019年", "2020年", "2021年", "2022年"))

    def test_a_quarter_never_stands_among_years(self) -> None:
        spring = money("", 5, period="一季度", start=dt.date(2023, 1, 1), end=dt.date(2023, 3, 31))
        assert "一季度" not in made("trend", *(money("", n, **year(n)) for n in range(2018, 2023)), spring).categories

    def test_a_gap_stays_a_gap(self) -> None:
        courses = (("甲", 2018), ("乙", 2019))
        facts = [money("", n, name, **year(n)) for name, first in courses for n in range(first, 2022)]
        chart = made("trend", *facts)
        assert chart.series[1].values[0] is None
        assert chart.labels[1][0] == ""


class TestStructure:
    def test_shares_are_filled_up_with_a_rest_that_bears_no_number(self) -> None:
        chart = made("structure", *(rate("全市", n, name) for name, n in zip(FOUR, (42, 21, 15, 3), strict=True)))
        assert chart.kind == "share"
        assert [own.name for own in chart.series] == [*FOUR, "其余"]
        assert chart.series[-1].values == (Decimal(19),)
        assert (chart.series[-1].states, chart.labels[-1]) == ((None,), ("",))

    def test_shares_that_pass_the_whole_are_parts_of_different_things(self) -> None:
        assert asked("structure", *(rate("全市", 45, name) for name in FOUR)) is None

    def test_sums_of_several_wholes_are_stacked(self) -> None:
        facts = [money(place, 5, name) for place in ("两江新区", "长寿区") for name in FOUR]
        assert made("structure", *facts).kind == "stacked"


class TestSizeAndGrowth:
    def test_growth_is_a_line_over_an_axis_of_its_own(self) -> None:
        chart = made("size-and-growth", *SIZES, *(rate(name, 5) for name in FOUR))
        assert (chart.kind, chart.unit, chart.second_unit) == ("combo", "亿元", "%")
        assert [own.second for own in chart.series] == [False, True]

    def test_growth_of_another_period_is_not_set_beside(self) -> None:
        assert asked("size-and-growth", *SIZES, *(rate(name, 5, **year(2021)) for name in FOUR)) is None


class TestTargets:
    def test_target_and_actual_stand_side_by_side_with_their_periods(self) -> None:
        aimed = [money(name, 10000, nature="target", **year(2027)) for name in FOUR[:3]]
        chart = made("target-and-actual", *SIZES, *aimed)
        assert (chart.kind, set(chart.categories)) == ("target", set(FOUR[:3]))
        assert [own.name for own in chart.series] == ["目标（2027年）", "实绩（2022年）"]

    def test_deadlines_stand_in_time_a_lane_for_each_series(self) -> None:
        due = [("汽车", 2027), ("汽车", 2025), ("材料", 2030)]
        chart = made("targets", *(money("产值", n, name, nature="target", **year(n)) for name, n in due))
        assert chart.categories == ("2025年", "2027年", "2030年")
        assert chart.labels == (("产值：2025亿元", "产值：2027亿元", ""), ("", "", "产值：2030亿元"))

    def test_a_target_told_by_two_newspapers_stands_once(self) -> None:
        facts = [money("产值", 1, nature="target", **year(n)) for n in (2025, 2025, 2026, 2027)]
        assert len(made("targets", *facts).categories) == 3

    def test_of_many_targets_the_first_of_each_lane_are_drawn_and_the_others_counted(self) -> None:
        lanes = [("汽车", n) for n in range(30)] + [("材料", n) for n in range(2)]
        facts = [money(f"{lane}{n}", 1, lane, nature="target", **year(2025 + n % 3)) for lane, n in lanes]
        chart = made("targets", *facts)
        assert len(chart.categories) == 18
        assert sum(bool(label) for label in chart.labels[1]) == 2
        assert chart.source[-1].text.endswith("注：列各集群居前的18项，另有14项见正文。")

    def test_targets_without_a_deadline_make_no_timeline(self) -> None:
        assert asked("targets", *(money("产值", n, nature="target", start=None, end=None) for n in range(5))) is None


class TestMap:
    def test_a_figure_stands_where_one_is_known_else_a_mark(self) -> None:
        facts = [
            Fact("两江新区", series="汽车"), Fact("两江新区", "产值2184亿元", series="电子"),
            Fact("两江新区", series="电子"), Fact("江北区", series="汽车"),
        ]  # fmt: skip
        chart = made("map", *facts)
        assert (chart.categories, [own.name for own in chart.series]) == (("两江新区", "江北区"), ["汽车", "电子"])
        assert chart.labels == (("●", "●"), ("产值2184亿元", ""))

    def test_one_row_is_no_map(self) -> None:
        assert asked("map", Fact("两江新区", series="汽车"), Fact("江北区", series="汽车")) is None


class TestTelling:
    def test_the_alternative_text_says_form_title_unit_and_every_value(self) -> None:
        told = made("size", *SIZES).description
        assert told.startswith("柱形图：标题（2022年）（单位：亿元）。")
        assert all(f"{fact.category}{fact.label}" in told for fact in SIZES)

    def test_sources_name_each_newspaper_once_with_its_articles(self) -> None:
        other = replace(SIZES[1], credit="晚报2023年11月20日", cite=4)
        chart = made("size", SIZES[0], other, replace(SIZES[2], cite=2), SIZES[3], note="口径以原文为准")
        assert [(run.text, run.cites) for run in chart.source] == [
            ("来源：示范日报2023年11月21日", (1, 2)), ("；晚报2023年11月20日", (4,)), ("。注：口径以原文为准。", ()),
        ]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FOUR, "其他"]), st.sampled_from(["", "甲", "乙"]), st.integers(-10**13, 10**13),
            st.sampled_from(["元", "%", "辆"]), st.integers(2020, 2024), st.sampled_from(["actual", "target"]),
        ),
        max_size=25,
    ),
    st.sampled_from(["size", "growth", "trend", "structure", "size-and-growth", "target-and-actual", "targets", "map"]),
)  # fmt: skip
def test_every_value_is_a_facts_own_under_its_annotation(
    rows: list[tuple[str, str, int, str, int, Nature]], purpose: Purpose
) -> None:
    facts = {}
    for number, (category, series, value, unit, when, nature) in enumerate(rows):
        bare = Fact(category, f"{value}{unit}", Decimal(value), unit, series, nature=nature, annotation=str(number))
        facts[str(number)] = replace(bare, **year(when))
    chart = asked(purpose, *facts.values())
    if chart is None:
        return
    scale = {"亿": 10**8, "万": 10**4}.get(chart.unit[:1], 1)
    for index, own in enumerate(chart.series):
        for place, drawn in enumerate(own.values):
            key = chart.state(index, place)
            if drawn is None or key is None:
                assert chart.label(index, place) == ""
                continue
            factor = 1 if own.second or purpose in {"targets", "map"} else scale
            assert drawn * factor == facts[key].value
            assert facts[key].label in chart.label(index, place)
