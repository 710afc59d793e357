import io
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from briefing.errors import StorageError
from briefing.rendering.archive import pack, repack, save


def workbook(day: int) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "产值"
    book.properties.created = datetime(2023, 11, day, tzinfo=UTC)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_same_members_give_the_same_bytes_in_any_order() -> None:
    assert pack({"b": b"2", "a": b"1"}) == pack({"a": b"1", "b": b"2"})


def test_content_types_come_first() -> None:
    with ZipFile(io.BytesIO(repack(workbook(1)))) as archive:
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_dropped_parts_leave_no_trace_and_the_workbook_still_opens() -> None:
    data = repack(workbook(1), drop=("docProps/core.xml", "docProps/app.xml"))
    with ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"docProps" in archive.read(name) for name in archive.namelist())
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A1"].value == "产值"


def test_workbooks_that_differ_only_in_dropped_parts_are_equal() -> None:
    drop = ("docProps/core.xml", "docProps/app.xml")
    assert repack(workbook(1), drop=drop) == repack(workbook(2), drop=drop)


def test_saving_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    save(b"new", target)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("简报.docx", b"new")]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="“简报"):
        save(b"new", tmp_path / "missing" / "简报.docx")
