"""Where the links between sheets lead: `source:12` is the row of sheet `source` whose first cell is 12."""

from collections.abc import Mapping, Sequence

from briefing.model.document import Cell, Sheet
from briefing.rendering.xlsx.tabs import location

SOURCES = "source"
FIRST_ROW = 2
"""The first row of data: row 1 is the header."""


def places(sheets: Sequence[Sheet], names: Mapping[str, str]) -> dict[str, str]:
    """The location in the workbook of every row of every sheet, by `<sheet key>:<text of its first cell>`.

    Where two rows begin alike, the first is meant.
    """
    found: dict[str, str] = {}
    for sheet in sheets:
        for number, row in enumerate(sheet.table.rows, FIRST_ROW):
            found.setdefault(f"{sheet.key}:{row[0].text}", location(names[sheet.key], number))
    return found


def link_of(cell: Cell) -> str:
    """What the cell links to; one that only cites links to the first source cited."""
    if cell.link is None and not cell.text and cell.value is None and cell.cites:
        return f"{SOURCES}:{cell.cites[0]}"
    return cell.link or ""
