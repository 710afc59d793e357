"""What Office has no chart for, as a table: a timeline of targets, a matrix."""

from collections.abc import Sequence

from briefing.charting import MARK, turned
from briefing.model.document import Cell, Chart, Column, Table
from briefing.rendering.charts.room import is_lacking

MOST_COLUMNS = 7
"""Columns of a matrix beside its names; a larger one is told row by row."""


def table_of(chart: Chart) -> Table | None:
    """The table that stands for a chart; None for a kind that Office draws."""
    if chart.kind == "timeline":
        return _timeline(chart)
    return _matrix(chart) if chart.kind == "matrix" else None


def _timeline(chart: Chart) -> Table:
    """A row for each target, in the order of time; with lanes in a column of their own."""
    lanes = any(series.name for series in chart.series)
    rows = [
        (
            Cell(deadline),
            *([Cell(series.name)] if lanes else []),
            Cell(chart.label(lane, number), states=chart.stated(lane, number)),
        )
        for number, deadline in enumerate(chart.categories)
        for lane, series in enumerate(chart.series)
        if chart.label(lane, number)
    ]
    columns = (Column("期限", 0.8), *([Column("集群", 1.2)] if lanes else []), Column("目标", 3.0))
    return Table(chart.title, columns, tuple(rows), chart.anchor)


def _matrix(chart: Chart) -> Table:
    """Rows by columns, turned if too wide; where both are too many, what is filled, in words."""
    if len(chart.categories) > MOST_COLUMNS:
        return _matrix(turned(chart)) if len(chart.series) <= MOST_COLUMNS else _listed(chart)
    columns = (Column("", 1.8), *(Column(name, 1.0, "center") for name in chart.categories))
    rows = [
        (Cell(series.name), *(_cell(chart, row, number) for number in range(len(chart.categories))))
        for row, series in enumerate(chart.series)
    ]
    return Table(chart.title, columns, tuple(rows), chart.anchor)


def _cell(chart: Chart, row: int, number: int) -> Cell:
    return Cell(chart.label(row, number), states=chart.stated(row, number))


def _listed(chart: Chart) -> Table:
    """A row for each row: what is told in figures, and what is only marked."""
    rows = []
    for row, series in enumerate(chart.series):
        filled = [number for number in range(len(chart.categories)) if chart.label(row, number)]
        marked = [number for number in filled if chart.label(row, number) == MARK]
        told = [number for number in filled if number not in marked]
        figures = "；".join(f"{chart.categories[number]}：{chart.label(row, number)}" for number in told)
        names = "、".join(chart.categories[number] for number in marked)
        rows.append((Cell(series.name), Cell(figures, states=_stated(chart, row, told)),
                     Cell(names, states=_stated(chart, row, marked))))  # fmt: skip
    columns = (Column("", 1.4), Column("数据", 2.0), Column(MARK, 2.4))
    return Table(chart.title, columns, tuple(rows), chart.anchor)


def _stated(chart: Chart, row: int, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(key for number in numbers for key in chart.stated(row, number))


def values_of(chart: Chart) -> Table | None:
    """A chart's values where Office has no room for all labels; None where it has."""
    if not is_lacking(chart):
        return None
    columns = (Column("", 1.4), *(Column(series.name, 1.0) for series in chart.series))
    rows = [
        (Cell(name), *(_cell(chart, series, number) for series in range(len(chart.series))))
        for number, name in enumerate(chart.categories)
    ]
    if len(columns) > MOST_COLUMNS:
        columns = (Column("", 1.4), *(Column(name, 1.0) for name in chart.categories))
        rows = [
            (Cell(own.name), *(_cell(chart, series, number) for number in range(len(chart.categories))))
            for series, own in enumerate(chart.series)
        ]
    return Table(f"{chart.title}：数据", columns, tuple(rows), f"{chart.anchor}-values")
