"""Which form a chart takes: few short names stand under columns, many or long ones beside bars."""

from collections.abc import Sequence

from briefing.model.document import ChartKind

MOST_COLUMNS = 6
MOST_COLUMNS_GROUPED = 12
ROW = 46.0
"""How many characters in the size of labels a line of the page holds."""
LONGEST_BELOW = 8
"""Characters of a name that can stand under a column."""
FEWEST_IN_LINE = 4


def bars_or_columns(categories: Sequence[str], labels: Sequence[Sequence[str]]) -> ChartKind:
    """Horizontal where names are long or many or labels too wide to stand in a row, upright where few and short."""
    long = any(len(name) > LONGEST_BELOW for name in categories)
    widest = max((ems(label) for row in labels for label in row), default=0.0)
    in_a_row = len(categories) * len(labels)
    many = len(categories) > MOST_COLUMNS or in_a_row > MOST_COLUMNS_GROUPED
    return "bar" if long or many or in_a_row * (widest + 0.5) > ROW else "column"


def ems(text: str) -> float:
    """About how wide a text is, in its size: a Han character is 1, a digit or letter a little more than a half."""
    return sum(0.57 if char.isascii() else 1.0 for char in text)


def line_or_columns(periods: int, series: int) -> ChartKind:
    """A line where there is a course to follow, columns for three points of one series."""
    return "line" if periods >= FEWEST_IN_LINE or series > 1 else "column"
