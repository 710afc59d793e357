"""Where labels have room in Office, which sets them without looking: where not, a table tells the values."""

from decimal import Decimal

from briefing.charting.forms import ROW, ems
from briefing.model.document import Chart

_LEAST = Decimal("0.07")
"""Of the longest bar, below which a part cannot hold its label."""
MOST_POINTS = 8
"""Points of several lines, beyond which their labels would meet."""


def is_tangled(chart: Chart) -> bool:
    """Whether labels would stand on each other: several lines, lines over columns, many wide labels in a row."""
    if chart.kind not in {"line", "column", "combo"}:
        return False
    points = len(chart.series) * len(chart.categories)
    if chart.kind == "combo" or (chart.kind == "line" and len(chart.series) > 1 and points > MOST_POINTS):
        return True
    labels = [chart.label(s, c) for s in range(len(chart.series)) for c in range(len(chart.categories))]
    return points * (max(map(ems, labels), default=0.0) + 0.5) > ROW


def has_room(chart: Chart, series: int, category: int) -> bool:
    """Whether the label at a value can be read there."""
    if chart.kind not in {"stacked", "share"}:
        return not is_tangled(chart)
    value = chart.series[series].values[category]
    return value is not None and value >= _LEAST * _longest(chart, category)


def is_lacking(chart: Chart) -> bool:
    """Whether a label finds no room, so that the values need a table."""
    return any(
        chart.label(series, category) and not has_room(chart, series, category)
        for series, own in enumerate(chart.series)
        for category, value in enumerate(own.values)
        if value is not None
    )


def _longest(chart: Chart, category: int) -> Decimal:
    """The length of a category's own bar, where all are drawn to one length, else of the longest."""
    wholes = [sum((s.values[c] or Decimal(0) for s in chart.series), Decimal(0)) for c in range(len(chart.categories))]
    return wholes[category] if chart.kind == "share" else max(wholes)
