"""A workbook of Excel (.xlsx, .xlsm): the values that were saved in it. No formula, macro or link is ever run.

Limits against files that unpack to more than they say: see the constants. They are checked on the zip's directory,
which cannot be overrun while unpacking, and counted while reading.
"""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.errors import SourceError
from briefing.reading.cellformat import shown

UNPACKED = 64_000_000  # bytes of all parts
SHARED = 24_000_000  # bytes of the shared strings
PARTS = 3_000
ROWS, COLUMNS, CELLS = 5_000, 200, 60_000  # rows and columns with something in them; cells of a workbook
SHEETS = 60
EMPTY_RUN = 5_000  # empty rows after which a sheet is over, however far its format reaches
EMPTY = 50_000  # empty rows of a sheet in all
MARKS = 3_000_000  # tags of all parts; empty cells that only have a format are among them
SMALL = 200_000  # tags of a part other than a sheet or its strings: styles, names, links

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_UNSAVED = re.compile(rb"</(?:\w+:)?f>\s*+(?:(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)\s*+)?</(?:\w+:)?c>")
_ROW = re.compile(rb"<row [^<>]*?\br=[\"'](\d{1,9})[\"']")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SMALL = re.compile(r"^(?!.*(?:/sheet\d*\.xml|sharedstrings\.xml)$)")
_MOST_MERGED = 50_000
_FIGURE = re.compile(r"[-+−]?[\d.,]+\s*[%％]?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its rows of shown texts, empty rows left out, trailing empty cells cut."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_workbook(content: bytes, name: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The visible sheets that hold something, and what of the workbook was not read.

    `SourceError` where it is no workbook, is protected by a password, holds no table, or goes beyond the limits.
    """
    with _archive(content, name) as archive:
        _check(archive, name)
        return _sheets(archive, content, name)


def _archive(content: bytes, name: str) -> zipfile.ZipFile:
    if content.count(b"PK\x01\x02") > PARTS:  # the directory is read at once, whatever it holds
        raise _too_large(name)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise _damaged(name) from None


def _damaged(name: str) -> SourceError:
    return SourceError(f"“{name}”不是完好的 Excel 工作簿，请用 Excel 打开后另存为 .xlsx 再导入。", name)


def _too_large(name: str) -> SourceError:
    return SourceError(f"“{name}”解开后太大（超过 {UNPACKED // 1_000_000} MB），请只留需要的工作表再导入。", name)


def _check(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    shared = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or shared > SHARED:
        raise _too_large(name)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(f"“{name}”有密码保护，请取消密码后再导入。", name)
    if not any(part.filename.lower().startswith("xl/") for part in parts):
        raise SourceError(f"“{name}”不是 Excel 工作簿，请检查文件类型。", name)
    marks = sum(_marks(archive, part.filename, name) for part in parts)
    if marks > MARKS:
        raise SourceError(f"“{name}”太大（超过 {MARKS // 10_000} 万个标记），请删去空白的行列再导入。", name)


def _marks(archive: zipfile.ZipFile, path: str, name: str) -> int:
    """How many tags a part has; `SourceError` where it declares entities, or is swollen. A picture has none."""
    content = _part(archive, path, name)
    if not content[:64].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<"):
        return 0
    if _DECLARED.search(content.replace(b"\0", b"")):  # in UTF-16 too
        raise _damaged(name)
    marks = content.count(b"<")
    if marks > SMALL and _SMALL.search(path.lower()):
        raise SourceError(f"“{name}”里的样式或名称太多，请把表格复制到新的工作簿再导入。", name)
    return marks


def _part(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    try:
        return archive.read(path)
    except Exception:  # noqa: BLE001  a broken part may fail in zlib, lzma, zipfile or the system
        raise _damaged(name) from None


def _sheets(archive: zipfile.ZipFile, content: bytes, name: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    book = _opened(content, name)
    try:
        worksheets = list(book.worksheets)
        if len(worksheets) > SHEETS:
            raise SourceError(f"“{name}”的工作表太多（超过 {SHEETS} 张），请拆分后再导入。", name)
        visible = [sheet for sheet in worksheets if sheet.sheet_state == "visible"]
        hidden = len(worksheets) - len(visible)
        warnings = [f"“{name}”里隐藏的 {hidden} 张工作表没有读。"] if hidden else []
        found, budget = [], [CELLS]
        for worksheet in visible:
            raw = _part(archive, worksheet._worksheet_path, name)  # noqa: SLF001  read-only sheets know no merged cells
            if unsaved := len(_UNSAVED.findall(raw)):
                warnings.append(
                    f"“{name}”的“{worksheet.title}”有 {unsaved} 个公式没有存下结果，请用 Excel 打开并保存。"
                )
            rows = _filled(_rows(worksheet, name, budget), _merges(raw))
            if _goes_on(raw, max(rows, default=0)):
                warnings.append(
                    f"“{name}”的“{worksheet.title}”在 {EMPTY_RUN} 多个空行之后还有内容，没有读，请删去空行。"
                )
            if sheet := _trimmed(worksheet.title, rows):
                found.append(sheet)
    finally:
        book.close()
    if not found:
        what = "只有图表，没有表格" if book.chartsheets and not worksheets else "没有内容"
        raise SourceError(f"“{name}”里{what}，请换一个有数据的工作簿。", name)
    return tuple(found), tuple(warnings)


def _opened(content: bytes, name: str) -> Any:
    import warnings as told

    from openpyxl import load_workbook

    try:
        with told.catch_warnings():
            told.simplefilter("ignore")  # of extensions that it leaves out
            return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  the library raises whatever the broken part leads to
        raise _damaged(name) from None


def _rows(worksheet: Any, name: str, budget: list[int]) -> dict[int, list[str]]:
    """The rows with something in them by number (from 1); takes their cells off the budget."""
    found: dict[int, list[str]] = {}
    for number, texts in _shown_rows(worksheet, name):
        found[number] = texts
        budget[0] -= len(texts)
        if len(texts) > COLUMNS or len(found) > ROWS or budget[0] < 0:
            limits = f"{ROWS} 行、{COLUMNS} 列、{CELLS // 10_000} 万格"
            raise SourceError(f"“{name}”的“{worksheet.title}”太大（超过 {limits}），请拆分后再导入。", name)
    return found


def _shown_rows(worksheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    """Numbers and texts of the rows that are not empty, until a long run of empty ones."""
    worksheet.reset_dimensions()
    last = empty = 0
    try:
        for number, row in enumerate(worksheet.iter_rows(max_col=COLUMNS + 1), 1):
            texts = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in row]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                last = number
                yield number, texts
            else:
                empty += 1
            if number - last > EMPTY_RUN or empty > EMPTY:
                return
    except Exception:  # noqa: BLE001  as in `_opened`
        raise _damaged(name) from None


def _goes_on(raw: bytes, last: int) -> bool:
    """Whether a row with a value stands after the last one that was read."""
    value = max(raw.rfind(b"<v>"), raw.rfind(b"<is>"))
    row = _ROW.search(raw, max(0, raw.rfind(b"<row ", 0, max(0, value))))
    return value > 0 and row is not None and int(row[1]) > last


Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1


def _merges(raw: bytes) -> list[Merge]:
    found = []
    for match in _MERGED.finditer(raw):
        first, top, last, bottom = (part.decode() for part in match.groups())
        found.append((int(top), _column(first), int(bottom), _column(last)))
        if len(found) >= _MOST_MERGED:
            break
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _filled(rows: dict[int, list[str]], merges: list[Merge]) -> dict[int, list[str]]:
    """The rows with group labels repeated in the cells that they span; a figure or a title is never repeated."""
    numbers = sorted(rows)
    budget = CELLS  # of rows looked at: merged ranges of one another's cells could go over all rows again and again
    for top, left, bottom, right in merges:
        text = rows.get(top, [])[left - 1 : left]
        if not text or not text[0] or _FIGURE.fullmatch(text[0]):
            continue
        downwards = left == right and top < bottom
        across = top == bottom and left < right <= COLUMNS and _has_more(rows[top], left, right)
        inside = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)] if downwards or across else []
        budget -= len(inside)
        if budget < 0:
            break
        for number in inside:
            _fill(rows[number], left, right, text[0])
    return rows


def _has_more(row: list[str], left: int, right: int) -> bool:
    """Whether a row has other cells than those from `left` to `right`: one that has none is a title."""
    return any(row[: left - 1]) or any(row[right:])


def _fill(row: list[str], left: int, right: int, text: str) -> None:
    row.extend([""] * (right - len(row)))
    for column in range(left - 1, right):
        row[column] = row[column] or text


def _trimmed(name: str, rows: dict[int, list[str]]) -> Sheet | None:
    """The sheet without the columns that are empty at its left; None where nothing is left."""
    if not rows:
        return None
    empty = min(next(i for i, text in enumerate(row) if text) for row in rows.values())
    return Sheet(name, tuple(tuple(row[empty:]) for _, row in sorted(rows.items())))
