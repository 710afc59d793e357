"""What Office has no chart for, as a table: a timeline of targets, a matrix."""

from briefing.model.document import Cell, Chart, Column, Table

MOST_COLUMNS = 8
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
    """Rows by columns; of more columns than a page holds those that are filled, in words."""
    if len(chart.categories) > MOST_COLUMNS:
        return _listed(chart)
    columns = (Column("", 1.8), *(Column(name, 1.0, "center") for name in chart.categories))
    rows = [
        (Cell(series.name), *(_cell(chart, row, number) for number in range(len(chart.categories))))
        for row, series in enumerate(chart.series)
    ]
    return Table(chart.title, columns, tuple(rows), chart.anchor)


def _cell(chart: Chart, row: int, number: int) -> Cell:
    return Cell(chart.label(row, number), states=chart.stated(row, number))


def _listed(chart: Chart) -> Table:
    """A cell for each that is filled: its row, its column, what stands there."""
    rows = [
        (Cell(series.name), Cell(name), _cell(chart, row, number))
        for row, series in enumerate(chart.series)
        for number, name in enumerate(chart.categories)
        if chart.label(row, number)
    ]
    columns = (Column("集群", 1.4), Column("区县", 1.2), Column("内容", 2.0))
    return Table(chart.title, columns, tuple(rows), chart.anchor)
