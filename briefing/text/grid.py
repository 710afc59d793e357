"""The text of a table (rows as lines, cells joined by tabs) as sheets: title, header, rows, notes.

A title row stands above the header, notes below the rows; a second header begins a second table of the sheet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.model.source import Span
from briefing.text.columns import is_label, is_period, is_word

_NOTE = re.compile(
    r"^(?:注|说明|备注|数据来源|资料来源|来源|制表|填报|审核|联系)(?:人|单位|日期|时间|电话)?\d*[：:.、\s]"
)
_UNIT = re.compile(r"^(?:计量)?单位[：:]\s*(?P<unit>\S+)$|^[（(](?:计量)?单位[：:]\s*(?P<inner>[^）)]+)[）)]$")
_FIGURE = re.compile(r"[-+−－]?[¥￥$]?\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|[十百千万亿]{0,3}[\u4e00-\u9fff]{0,4})")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年.*)?")
_PERIOD = re.compile(
    r"(?:(?:19|20)\d{2}年?)?(?:\d{1,2}[—\-–~～至到])?(?:\d{1,2}月(?:份|底|末)?|[一二三四]季度|上半年|全年)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it: its column (from 0), its text, its span in the table's text."""

    column: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table's text and its cells that are not empty."""

    span: Span
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """The text of a column's cell, empty where there is none."""
        return next((cell.text for cell in self.cells if cell.column == column), "")

    def cell(self, column: int) -> Cell | None:
        """A column's cell, None where it is empty."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A header (one text a column, of up to two rows) and the rows below; `title` above, `unit` if said for all."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    title: Row | None = None
    unit: str = ""


@dataclass
class Sheet:
    """A sheet: its name where the text gives one, its rows in order, which of them are no data, and its tables."""

    name: Row | None
    rows: list[Row]
    headings: list[Row] = field(default_factory=list)
    titles: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def sheets_of(text: str) -> list[Sheet]:
    """The sheets of a table's text, in order; each has its tables, none where no header was found."""
    blocks = [rows for block in _blocks(text) if (rows := [_row(*line) for line in block])]
    several = len(blocks) > 1
    sheets = [Sheet(rows[0], rows[1:]) if several and len(rows) > 1 else Sheet(None, rows) for rows in blocks]
    for sheet in sheets:
        _lay_out(sheet)
    return sheets


def _blocks(text: str) -> Iterator[list[tuple[str, int]]]:
    """The lines of each run without an empty line, with their offsets."""
    offset, block = 0, list[tuple[str, int]]()
    for line in text.split("\n"):
        if line.strip():
            block.append((line, offset))
        elif block:
            yield block
            block = []
        offset += len(line) + 1
    if block:
        yield block


def _row(line: str, offset: int) -> Row:
    cells, start = [], offset
    for column, part in enumerate(line.split("\t")):
        text = part.strip()
        if text:
            first = start + part.index(text)
            cells.append(Cell(column, text, Span(first, first + len(text))))
        start += len(part) + 1
    return Row(Span(cells[0].span.start, cells[-1].span.end), tuple(cells))


def is_figure(text: str) -> bool:
    """Whether a cell is a number, perhaps with its unit; a year by itself is none."""
    return _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None and _PERIOD.fullmatch(text) is None


def is_note(row: Row) -> bool:
    """Whether a row is a note below or above a table."""
    return _NOTE.match(row.cells[0].text) is not None


def _unit_of(row: Row) -> str | None:
    """The unit that a row gives for the whole table (单位：亿元)."""
    match = _UNIT.match(row.cells[-1].text)
    return (match["unit"] or match["inner"]) if match else None


def _is_header(row: Row, *, again: bool) -> bool:
    """Whether a row can name columns; a second one of a sheet must be made of words known to."""
    texts = [cell.text for cell in row.cells]
    if len(texts) < 2 or any(map(is_figure, texts)) or is_note(row) or _unit_of(row):  # noqa: PLR2004  one cell heads nothing
        return False
    if not again:
        return True
    if not is_label(texts[0]):
        return False
    words = sum(map(is_word, texts[1:]))
    return all(is_word(t) or is_period(t) for t in texts) and (words > 0 or len(texts) > 2)  # noqa: PLR2004  two may be a label and its value


def _lay_out(sheet: Sheet) -> None:
    """Finds titles, headers and tables of the sheet's rows."""
    open_: list[Row] = []  # the lone cells and units since the last table
    index = 0
    while index < len(sheet.rows):
        row = sheet.rows[index]
        if _is_header(row, again=bool(sheet.tables)):
            index = _take_table(sheet, open_, index)
            open_ = []
        else:
            open_.append(row)
            index += 1


def _take_table(sheet: Sheet, above: Sequence[Row], index: int) -> int:
    """Adds the table whose header stands at `index`; the number of the row after its last."""
    rows = sheet.rows
    second = index + 1 < len(rows) and _continues(rows[index], rows[index + 1])
    first = index + 1 + second
    last = first
    while last < len(rows) and not _is_header(rows[last], again=True):
        last += 1
    end = _without_next_title(rows, first, last) if last < len(rows) else last
    title = next((r for r in above if len(r.cells) == 1 and not _unit_of(r) and not is_note(r)), None)
    unit = next((u for r in above if (u := _unit_of(r))), "")
    headings = rows[index:first]
    sheet.headings += headings
    sheet.titles += [title] if title else []
    body = tuple(row for row in rows[first:end] if not is_note(row) and not _unit_of(row))
    sheet.tables.append(Table(_header(headings), body, title, unit))
    return end


def _continues(row: Row, below: Row) -> bool:
    """Whether a header goes on in a second row: a group's label is repeated or spread out, and no figure is below."""
    grouped = any(a.text == b.text and b.column == a.column + 1 for a, b in pairwise(row.cells))
    spread = below.cells[0].column > row.cells[0].column and any(not row.text(cell.column) for cell in below.cells)
    return (grouped or spread) and len(below.cells) > 1 and not any(is_figure(cell.text) for cell in below.cells)


def _without_next_title(rows: Sequence[Row], first: int, last: int) -> int:
    """Where a table ends whose successor has a title or a unit above its header."""
    while last > first and (len(rows[last - 1].cells) == 1 or _unit_of(rows[last - 1])):
        last -= 1
    return last


def _header(rows: Sequence[Row]) -> tuple[str, ...]:
    width = max(row.cells[-1].column for row in rows) + 1
    if len(rows) == 1:
        return tuple(rows[0].text(column) for column in range(width))
    return tuple(
        "".join(dict.fromkeys((_group(rows[0], rows[1], column), rows[1].text(column)))) for column in range(width)
    )


def _group(above: Row, below: Row, column: int) -> str:
    """The label that a column has in the upper row of a header; an empty one is that of its group to the left."""
    if above.text(column) or not below.text(column):
        return above.text(column)
    return next((cell.text for cell in reversed(above.cells) if cell.column < column), "")
