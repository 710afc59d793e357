"""How wide a table's columns are: as its section asks, unless that would set one cell in many short lines.

A table of figures keeps the widths that it shares with its neighbours; one whose cells hold sentences is balanced,
each column as wide as what it has to say.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from briefing.model.document import Cell, Column, Table

_SAMPLE = 100  # rows that are looked at
_MOST_LINES = 2  # of a cell, before the columns are balanced
_LEAST = 4.0  # em
_WIDE = 0x2E80  # from here on characters are an em wide
_CITE = 2.0  # em of a raised number


def column_widths(table: Table, width: float, size: float, pad: float) -> tuple[float, ...]:
    """The width of each column, together the width of the text; `size` is that of the letters, `pad` beside each cell.

    All in one unit, whichever.
    """
    asked = _shared([column.width for column in table.columns], width)
    longest = [_longest(table, number) * size for number in range(len(table.columns))]
    if all(long <= _MOST_LINES * (own - 2 * pad) for long, own in zip(longest, asked, strict=True)):
        return tuple(asked)
    least = [max(_length(column.title), _LEAST) * size for column in table.columns]
    return tuple(_balanced([max(pair) + 2 * pad for pair in zip(longest, least, strict=True)], width))


def without_proofs(table: Table) -> Table:
    """The table without the columns that only cite, for where no numbers are printed."""
    kept = [n for n in range(len(table.columns)) if not _only_cites(row[n] for row in table.rows)]
    columns: Sequence[Column] = [table.columns[number] for number in kept]
    rows = [tuple(row[number] for number in kept) for row in table.rows]
    return Table(table.caption, tuple(columns), tuple(rows), table.anchor)


def _only_cites(cells: Iterable[Cell]) -> bool:
    found = list(cells)
    return any(cell.cites for cell in found) and not any(cell.text for cell in found)


def _shared(weights: Sequence[float], width: float) -> list[float]:
    total = sum(weights)
    return [width * weight / total for weight in weights]


def _longest(table: Table, number: int) -> float:
    """What the longest cell of a column would take on one line, in em."""
    cells = (row[number] for row in islice(table.rows, _SAMPLE))
    return max((_length(cell.text) + _CITE * bool(cell.cites) for cell in cells), default=0.0)


def _length(text: str) -> float:
    return sum(1.0 if ord(char) >= _WIDE else 0.55 for char in text)


def _balanced(needs: Sequence[float], width: float) -> list[float]:
    """A short column as wide as it needs, the others by the root of what they hold: none is left with slivers."""
    found: dict[int, float] = {}
    while len(found) < len(needs):
        rest = [number for number in range(len(needs)) if number not in found]
        room = width - sum(found.values())
        shares = dict(zip(rest, _shared([needs[number] ** 0.5 for number in rest], room), strict=True))
        short = [number for number in rest if needs[number] <= shares[number]]
        if not short or len(short) == len(rest):
            found |= shares
        else:
            found |= {number: needs[number] for number in short}
    return [found[number] for number in range(len(needs))]
