"""A data sheet: a header row and one row a fact, as a real table with filters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Cell, Column, Sheet, Table
from briefing.model.identity import defined_name
from briefing.rendering.xlsx.links import FIRST_ROW, link_of
from briefing.rendering.xlsx.looks import Looks
from briefing.rendering.xlsx.tabs import location
from briefing.rendering.xlsx.values import DATE_FORMAT, Value, clean, shown_width, text_width, value_of, write
from briefing.rendering.xlsx.widths import Need, column_widths, row_height

KEY_FIGURES = "key-figure"
_SHORT = 14
_HEAD_HEIGHT = 30.0
_INDENT = 1.5


def write_sheet(target: Worksheet, sheet: Sheet, links: Mapping[str, str], looks: Looks) -> None:
    """Fill the worksheet; `links` maps what a cell's link says to its location in the workbook."""
    sheet = replace(sheet, table=replace(sheet.table, columns=aligned(sheet.table)))
    titles = unique_titles(sheet.table.columns)
    for number, title in enumerate(titles, 1):
        _write_head(target.cell(1, number), title, looks)
    for number, row in enumerate(sheet.table.rows, FIRST_ROW):
        for column, cell in enumerate(row, 1):
            _write_cell(target.cell(number, column), cell, sheet.table.columns[column - 1], links, looks)
    _add_table(target, sheet, len(titles))
    _set_sizes(target, sheet.table, titles)
    target.row_dimensions[1].height = _HEAD_HEIGHT
    target.freeze_panes = f"{get_column_letter(sheet.freeze_columns + 1)}{FIRST_ROW}"
    target.print_title_rows = "1:1"
    if sheet.key == KEY_FIGURES:
        _define_names(target, sheet.table)


def aligned(table: Table) -> tuple[Column, ...]:
    """The columns, those that hold nothing but numbers set to the right: their places stand below each other."""
    return tuple(
        replace(column, align="right") if _counts(table, number) else column
        for number, column in enumerate(table.columns)
    )


def _counts(table: Table, number: int) -> bool:
    values = [value for row in table.rows if (value := value_of(row[number])) not in {None, ""}]
    return bool(values) and all(isinstance(value, int | Decimal) for value in values)


def unique_titles(columns: Sequence[Column]) -> list[str]:
    """The columns' titles as a table wants them: on one line, none empty, no two alike."""
    titles: list[str] = []
    for number, column in enumerate(columns, 1):
        title = " ".join(clean(column.title).split()) or f"列{number}"
        titles.append(title if title not in titles else f"{title}{number}")
    return titles


def format_of(cell: Cell, value: Value) -> str:
    """The number format: none for text, the cell's own or the usual one for numbers and dates."""
    if isinstance(value, str):
        return "General"
    return cell.number_format or (DATE_FORMAT if not isinstance(value, int) and hasattr(value, "year") else "General")


def _write_head(target: ExcelCell | MergedCell, title: str, looks: Looks) -> None:
    write(target, title)
    looks.head(target)


def _write_cell(
    target: ExcelCell | MergedCell, cell: Cell, column: Column, links: Mapping[str, str], looks: Looks
) -> None:
    value = value_of(cell)
    write(target, value)
    goal = links.get(link_of(cell))
    looks.body(target, column.align, format_of(cell, value), link=goal is not None)
    if goal is not None and target.value is not None:
        target.hyperlink = Hyperlink(ref=target.coordinate, location=goal)


def _add_table(target: Worksheet, sheet: Sheet, columns: int) -> None:
    """A table needs a row of data; its own style stays off, since the cells have theirs."""
    if not sheet.table.rows:
        return
    corner = f"{get_column_letter(columns)}{len(sheet.table.rows) + 1}"
    table = ExcelTable(displayName=f"table_{sheet.key.replace('-', '_')}", ref=f"A1:{corner}")
    table.tableStyleInfo = TableStyleInfo(showRowStripes=False)
    target.add_table(table)


def _set_sizes(target: Worksheet, table: Table, titles: Sequence[str]) -> None:
    widths = column_widths([_need(table, number, title) for number, title in enumerate(titles)])
    for number, width in enumerate(widths, 1):
        target.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(table.rows, FIRST_ROW):
        texts = [value if isinstance(value := value_of(cell), str) else "" for cell in row]
        target.row_dimensions[number].height = row_height(texts, widths)


def _need(table: Table, number: int, title: str) -> Need:
    """Numbers, dates and short words are never cut or wrapped; a title may stand on two lines, beside its filter."""
    widths = [0.0]
    unwrapped = [0.0]
    for row in table.rows:
        value = value_of(row[number])
        indent = _INDENT if table.columns[number].align == "right" else 0
        width = indent + shown_width(value, format_of(row[number], value))
        widths.append(width)
        if not isinstance(value, str) or width <= _SHORT:
            unwrapped.append(width)
    head = text_width(title)
    least = max(*unwrapped, (head + 1) // 2 + 3)
    return Need(least, max(*widths, head + 3), table.columns[number].width)


def _define_names(target: Worksheet, table: Table) -> None:
    """A name for each annotation stated, so that its figure can be found by its id."""
    for number, row in enumerate(table.rows, FIRST_ROW):
        for column, cell in enumerate(row, 1):
            for annotation in cell.states:
                _define(target, defined_name(annotation), f"${get_column_letter(column)}$", number)


def _define(target: Worksheet, name: str, column: str, row: int) -> None:
    book = target.parent
    if book is not None and name not in book.defined_names:
        book.defined_names[name] = DefinedName(name, attr_text=location(target.title, row, column))
