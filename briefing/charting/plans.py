"""One plan a purpose: from comparable facts to a chart's categories, series and labels."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from briefing.charting.comparable import (
    FEWEST,
    alike,
    alike_over_time,
    comparable,
    largest_group,
    measured,
    said_once,
)
from briefing.charting.forms import bars_or_columns, line_or_columns
from briefing.charting.ordering import MOST_CATEGORIES, MOST_TARGETS, by_value, first_seen, in_time, leaders, leading
from briefing.charting.rounding import scale_of, scaled
from briefing.charting.telling import MARK, description_of, source_of
from briefing.charting.wanted import Fact, Wanted
from briefing.model.document import Chart, ChartKind, Series

WHOLE = Decimal(100)
REST = "其余"
_FEWEST_LINES = 2
"""Rows and columns of a map, deadlines of a timeline, categories of a pairing, below which there is nothing to see."""
_NATURES = {"actual": "", "forecast": "预计", "target": "目标"}


def chart_of(wanted: Wanted) -> Chart | None:
    """The chart that serves the purpose; None where too few of the facts can be compared."""
    return _PLANS[wanted.purpose](wanted)


def _sizes(wanted: Wanted) -> Chart | None:
    """Figures of one kind side by side, the greatest first."""
    facts = comparable(wanted.facts)
    names = leading(facts)[:MOST_CATEGORIES]
    kept = [fact for fact in facts if fact.category in names]
    if len(kept) < FEWEST:
        return None
    rows = first_seen(fact.series for fact in kept)
    left_out = len({fact.category for fact in facts}) - len(names)
    note = f"列数值居前的{len(names)}项，另有{left_out}项未列" if left_out else ""
    chart = _charted(wanted, "bar", names, rows, kept, note=note)
    return _described(replace(chart, kind=bars_or_columns(names, chart.labels)))


def _trend(wanted: Wanted) -> Chart | None:
    """One measure, or one of several holders, from period to period."""
    dated = [fact for fact in measured(wanted.facts) if fact.end is not None]
    alike_ones = in_time(said_once(largest_group(dated, alike_over_time), lambda fact: (fact.series, fact.end)))
    names = {fact.end: fact.period for fact in reversed(alike_ones)}
    periods = list(dict.fromkeys(names[fact.end] for fact in alike_ones))
    if len(periods) < FEWEST:
        return None
    facts = [replace(fact, category=names[fact.end]) for fact in alike_ones]
    rows = first_seen(fact.series for fact in facts)
    return _charted(wanted, line_or_columns(len(periods), len(rows)), periods, rows, facts, dated=False)


def _structure(wanted: Wanted) -> Chart | None:
    """The parts of a whole, or of several; shares that pass 100 % are parts of different things and not drawn."""
    facts = [fact for fact in comparable(wanted.facts) if (fact.drawn or 0) >= 0]
    wholes = list(dict.fromkeys(fact.category for fact in facts))
    sums = {whole: sum((_number(fact) for fact in facts if fact.category == whole), Decimal(0)) for whole in wholes}
    in_percent = bool(facts) and facts[0].unit == "%"
    if len(facts) < FEWEST or (in_percent and any(total > WHOLE for total in sums.values())):
        return None
    totals: dict[str, Decimal] = {}
    for fact in facts:
        totals[fact.series] = totals.get(fact.series, Decimal(0)) + _number(fact)
    kind: ChartKind = "share" if in_percent or len(wholes) == 1 else "stacked"
    chart = _charted(wanted, kind, wholes, by_value(totals), facts)
    return _filled_up(chart, [sums[whole] for whole in wholes]) if in_percent else chart


def _filled_up(chart: Chart, sums: Sequence[Decimal]) -> Chart:
    """Shares with what is left to 100 %, which bears no number: no source says it."""
    rest = tuple(WHOLE - total if total < WHOLE else None for total in sums)
    if not any(rest):
        return chart
    series = (*chart.series, Series(REST, rest, (None,) * len(rest)))
    return _described(replace(chart, series=series, labels=(*chart.labels, ("",) * len(rest))))


def _size_and_growth(wanted: Wanted) -> Chart | None:
    """Figures as columns and their growth as a line over a second axis, for the same period."""
    sizes = comparable(fact for fact in wanted.facts if fact.unit != "%")
    if not sizes:
        return None
    period = alike(sizes[0])[1:]
    same = [f for f in measured(wanted.facts) if f.unit == "%" and alike(f)[1:] == period]
    rates = {fact.category: fact for fact in said_once(same, lambda fact: fact.category)}
    names = [name for name in leading(sizes) if name in rates][:MOST_CATEGORIES]
    if len(names) < FEWEST:
        return None
    kept = [fact for fact in sizes if fact.category in names]
    chart = _charted(wanted, "combo", names, first_seen(fact.series for fact in kept), kept)
    lines = [rates[name] for name in names]
    line = Series(
        lines[0].series or "增速",
        tuple(_number(fact) for fact in lines),
        tuple(f.annotation for f in lines),
        second=True,
    )
    labels = (*chart.labels, tuple(fact.label for fact in lines))
    source = source_of([*kept, *lines], (wanted.note,))
    return _described(replace(chart, series=(*chart.series, line), labels=labels, second_unit="%", source=source))


def _target_and_actual(wanted: Wanted) -> Chart | None:
    """What was aimed at beside what was reached, for all that have both."""
    unit = largest_group(measured(wanted.facts), lambda fact: fact.unit)
    pairs = []
    for aimed in (True, False):
        alike_ones = largest_group((f for f in unit if (f.nature == "target") is aimed), alike)
        pairs.append(said_once(alike_ones, lambda fact: fact.category))
    both = {fact.category for fact in pairs[0]} & {fact.category for fact in pairs[1]}
    if len(both) < _FEWEST_LINES:
        return None
    names = [name for name in leading(pairs[0]) if name in both][:MOST_CATEGORIES]
    rows = [f"{word}（{facts[0].period or '期间未注明'}）" for word, facts in zip(("目标", "实绩"), pairs, strict=True)]
    kept = [
        replace(fact, series=row) for row, facts in zip(rows, pairs, strict=True) for fact in facts
        if fact.category in names
    ]  # fmt: skip
    return _charted(wanted, "target", names, rows, kept, dated=False)


def _targets(wanted: Wanted) -> Chart | None:
    """Targets along time, a lane for each series; a label says what is to be reached and how much."""
    told = [f for f in wanted.facts if f.nature == "target" and f.end is not None and f.label]
    once = list({(f.series, f.end, f.category, f.label): f for f in reversed(told)}.values())[::-1]
    facts = in_time(leaders(once, MOST_TARGETS))
    left_out = len(once) - len(facts)
    note = f"列各集群居前的{len(facts)}项，另有{left_out}项见正文" if left_out else ""
    if len(facts) < FEWEST or len({fact.end for fact in facts}) < _FEWEST_LINES:
        return None
    lanes = first_seen(fact.series for fact in facts)
    series = tuple(
        Series(
            lane,
            tuple(fact.drawn if fact.series == lane else None for fact in facts),
            tuple(fact.annotation if fact.series == lane else None for fact in facts),
        )
        for lane in lanes
    )
    said = [f"{fact.category}：{fact.label}" if fact.category else fact.label for fact in facts]
    labels = tuple(
        tuple(words if fact.series == lane else "" for fact, words in zip(facts, said, strict=True)) for lane in lanes
    )
    return _described(
        Chart(
            wanted.title, "timeline", tuple(map(deadline, facts)), series, "", wanted.anchor, "", labels,
            source_of(facts, (note, wanted.note)),
        )
    )  # fmt: skip


def deadline(fact: Fact) -> str:
    """2025年, or with the month where the period ends within the year."""
    if fact.end is None:
        return fact.period
    return f"{fact.end.year}年" if fact.end.month == _DECEMBER else f"{fact.end.year}年{fact.end.month}月"


_DECEMBER = 12


def _map(wanted: Wanted) -> Chart | None:
    """Rows by columns: a figure where one is known, else a mark; the column with most entries first."""
    rows = first_seen(fact.series for fact in wanted.facts)
    places: dict[tuple[str, str], Fact] = {}
    for fact in wanted.facts:
        known = places.get((fact.series, fact.category))
        if known is None or (fact.label and not known.label):
            places[fact.series, fact.category] = fact
    filled = {name: Decimal(sum(column == name for _, column in places)) for _, name in places}
    columns = by_value(filled)
    if len(rows) < _FEWEST_LINES or len(columns) < _FEWEST_LINES:
        return None
    grid = [[places.get((row, column)) for column in columns] for row in rows]
    series = tuple(
        Series(row, tuple(f.drawn if f else None for f in line), tuple(f.annotation if f else None for f in line))
        for row, line in zip(rows, grid, strict=True)
    )
    labels = tuple(tuple((f.label or MARK) if f else "" for f in line) for line in grid)
    marked = f"{MARK} 为报道所及" if any(MARK in line for line in labels) else ""
    notes = (marked, wanted.note)
    return _described(
        Chart(
            wanted.title, "matrix", tuple(columns), series, "", wanted.anchor, "", labels,
            source_of(places.values(), notes),
        )
    )  # fmt: skip


def _charted(
    wanted: Wanted, kind: ChartKind, names: Sequence[str], rows: Sequence[str], facts: Sequence[Fact], *,
    dated: bool = True, note: str = "",
) -> Chart:  # fmt: skip
    """The facts as series over categories, in one scale; the period that they share stands in the title."""
    scale = scale_of((_number(fact) for fact in facts), facts[0].unit)
    at = {(fact.series, fact.category): fact for fact in facts}
    grid = [[at.get((row, name)) for name in names] for row in rows]
    series = tuple(
        Series(
            row or "数值",
            tuple(scaled(_number(fact), scale) if fact else None for fact in line),
            tuple(fact.annotation if fact else None for fact in line),
        )
        for row, line in zip(rows, grid, strict=True)
    )
    labels = tuple(tuple(_printed(fact) for fact in line) for line in grid)
    title = f"{wanted.title}（{_period(facts[0])}）" if dated else wanted.title
    source = source_of(facts, (note, wanted.note))
    return _described(
        Chart(title, kind, tuple(names), series, scale + facts[0].unit, wanted.anchor, "", labels, source)
    )


def _printed(fact: Fact | None) -> str:
    """A fact's label; one that has none is printed as its number."""
    if fact is None:
        return ""
    return fact.label or f"{_number(fact).normalize():f}{fact.unit}"


def _period(fact: Fact) -> str:
    return f"{fact.period or '期间未注明'}{_NATURES[fact.nature]}"


def _number(fact: Fact) -> Decimal:
    return fact.drawn or Decimal(0)


def _described(chart: Chart) -> Chart:
    return replace(chart, description=description_of(chart))


_PLANS: dict[str, Callable[[Wanted], Chart | None]] = {
    "size": _sizes, "growth": _sizes, "trend": _trend, "structure": _structure, "size-and-growth": _size_and_growth,
    "target-and-actual": _target_and_actual, "targets": _targets, "map": _map,
}  # fmt: skip
