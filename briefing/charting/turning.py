"""A matrix turned: its columns become rows, for a page that is higher than it is wide."""

from dataclasses import replace

from briefing.model.document import Chart, Series


def turned(chart: Chart) -> Chart:
    """The same values with rows and columns exchanged."""
    rows, columns = range(len(chart.series)), range(len(chart.categories))
    series = tuple(
        Series(
            name,
            tuple(chart.series[row].values[column] for row in rows),
            tuple(chart.state(row, column) for row in rows),
        )
        for column, name in enumerate(chart.categories)
    )
    labels = tuple(tuple(chart.label(row, column) for row in rows) for column in columns)
    return replace(chart, categories=tuple(own.name for own in chart.series), series=series, labels=labels)
