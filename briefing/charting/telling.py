"""What a chart says in words: its alternative text with every value, and the line of its sources."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.charting.wanted import Fact
from briefing.model.document import Chart, ChartKind, Run

NAMES: dict[ChartKind, str] = {
    "bar": "横条图", "column": "柱形图", "stacked": "堆积柱形图", "line": "折线图", "combo": "柱形与折线图",
    "share": "构成图", "target": "目标与实绩对照图", "timeline": "目标时间轴", "matrix": "集群与区县对照表",
}  # fmt: skip


def description_of(chart: Chart) -> str:
    """The chart for those who cannot see it: its form, title and unit, then every value as it is labelled."""
    rows = [
        f"{name}：{'，'.join(told)}" if name else "，".join(told)
        for series, name in enumerate(_names(chart))
        if (told := list(_told(chart, series)))
    ]
    units = "，".join(unit for unit in (chart.unit, chart.second_unit) if unit)
    unit = f"（单位：{units}）" if units else ""
    return f"{NAMES[chart.kind]}：{chart.title}{unit}。{'；'.join(rows)}。"


def _names(chart: Chart) -> list[str]:
    return [series.name if len(chart.series) > 1 else "" for series in chart.series]


def _told(chart: Chart, series: int) -> Iterator[str]:
    for number, category in enumerate(chart.categories):
        if label := chart.label(series, number):
            yield category if label == MARK else f"{category}{label}"


MARK = "●"
"""What stands in a matrix where something was reported, but no figure."""


def source_of(facts: Iterable[Fact], notes: Sequence[str] = ()) -> tuple[Run, ...]:
    """来源：newspaper and date with the citations of its articles; another newspaper behind a semicolon."""
    reported: dict[str, set[int]] = {}
    for fact in facts:
        if fact.credit or fact.cite is not None:
            reported.setdefault(fact.credit, set()).update(() if fact.cite is None else (fact.cite,))
    runs = [
        Run(f"{'；' if number else '来源：'}{credit}", cites=tuple(sorted(cites)))
        for number, (credit, cites) in enumerate(reported.items())
    ]
    words = "；".join(note for note in notes if note)
    return (*runs, *([Run(f"{'。' if runs else ''}注：{words}。")] if words else ()))
