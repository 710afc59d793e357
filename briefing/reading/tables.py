"""Tables of figures or events as sources: workbooks of Excel and text with separators, a row a line.

Cells are joined by tabs; several sheets are separated by a blank line, with the sheet's name as a line above each.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable

from briefing.errors import SourceError
from briefing.reading.cellformat import one_line
from briefing.reading.plain import decoded
from briefing.reading.transcript import Transcript, Wanted
from briefing.reading.workbook import CELLS, COLUMNS, ROWS, Sheet, read_workbook

_SEPARATORS = (",", "\t", ";")
_SAMPLE = 30  # lines that the separator is told from
_OLE = b"\xd0\xcf\x11\xe0"


def read_xlsx(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  a table has no pages
    """The values of a workbook (.xlsx, .xlsm); `SourceError` where it holds no table or is none."""
    if content.startswith(_OLE):
        raise SourceError(f"“{name}”是旧版或加密的 Excel 文件，请去掉密码，另存为 .xlsx 再导入。", name)
    sheets, warnings = read_workbook(content, name)
    return Transcript(_text(sheets), "xlsx", "table", warnings=warnings)


def read_csv(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  a table has no pages
    """Text with separators (.csv, .tsv); which of comma, tab and semicolon it is shows in the text."""
    if content.startswith((_OLE, b"PK\x03\x04")):
        raise SourceError(f"“{name}”其实是 Excel 文件，请把后缀改为 .xlsx 再导入。", name)
    text, encoding = decoded(content, name)
    told = text[:6].lower()
    separator = told[4:5] if told.startswith("sep=") else _separator(text, name)
    body = text.partition("\n")[2] if told.startswith("sep=") else text
    rows = _rows(body, separator, name)
    if not rows:
        raise SourceError(f"“{name}”里没有内容，请换一个有数据的表格。", name)
    return Transcript(_text([Sheet("", rows)]), encoding, "table")


def _separator(text: str, name: str) -> str:
    """The separator under which most of the first lines have one and the same number of cells, above one."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    best = {separator: _agreement(text, separator) for separator in _SEPARATORS}
    return max(_SEPARATORS, key=lambda separator: best[separator])


def _agreement(text: str, separator: str) -> tuple[int, int]:
    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((number, width) for width, number in widths.items()), default=(0, 0))


def _rows(text: str, separator: str, name: str) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            texts = [one_line(cell) for cell in row]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                found.append(tuple(texts))
            cells += len(texts)
            if len(texts) > COLUMNS or len(found) > ROWS or cells > CELLS:
                raise SourceError(f"“{name}”太大（超过 {ROWS} 行、{COLUMNS} 列），请拆分后再导入。", name)
    except (csv.Error, TypeError):
        raise SourceError(f"“{name}”的分隔或引号有误，请用 Excel 打开后另存为 .xlsx 再导入。", name) from None
    return tuple(found)


def _text(sheets: Iterable[Sheet]) -> str:
    blocks = [(sheet.name, ["\t".join(row) for row in sheet.rows]) for sheet in sheets]
    several = len(blocks) > 1
    return "\n\n".join("\n".join([*([one_line(name)] if several else []), *rows]) for name, rows in blocks) + "\n"
