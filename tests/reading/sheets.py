"""Workbooks made for tests, as bytes."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]


def workbook(*sheets: Rows, names: Sequence[str] = (), change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of those rows; a cell given as a pair is a value and its number format."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new book has a sheet
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"表{number + 1}")
        for r, row in enumerate(rows, 1):
            for c, given in enumerate(row, 1):
                value, look = given if isinstance(given, tuple) else (given, None)
                cell = sheet.cell(r, c, value)
                if look:
                    cell.number_format = look
        if change:
            change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with parts put in or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in parts:
                new.writestr(item, old.read(item))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """A part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)
