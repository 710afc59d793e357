"""What becomes of files that stand where a pack is written."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import openpyxl
import pytest

from briefing.errors import StorageError
from briefing.model.pack import FORMATS
from briefing.rendering import render
from briefing.rendering.archive import is_as_packed, pack
from rendering import documents, looks

STEM = "简报"
WORD, BOOK = f"{STEM}.docx", f"{STEM}.xlsx"


def write(folder: Path) -> tuple[str, ...]:
    rendered = render(documents.sample(), looks.report(), FORMATS, folder, STEM)
    return tuple(sentence for sentence in rendered.warnings if "改过" in sentence)


def edit_word(path: Path) -> None:
    draft = docx.Document(str(path))
    draft.add_paragraph("处长批示")
    draft.save(str(path))


def edit_book(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "处长批示"
    book.save(path)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_pack_written_anew_leaves_no_other_file(tmp_path: Path) -> None:
    assert write(tmp_path) == ()
    first = contents(tmp_path)
    assert write(tmp_path) == ()
    assert contents(tmp_path) == first


@pytest.mark.parametrize(
    ("name", "kept", "edit"),
    [(WORD, f"{STEM}（修改稿）.docx", edit_word), (BOOK, f"{STEM}（修改稿）.xlsx", edit_book)],
)
def test_an_edited_draft_is_kept_and_told_of(
    tmp_path: Path, name: str, kept: str, edit: Callable[[Path], None]
) -> None:
    write(tmp_path)
    fresh = contents(tmp_path)
    edit(tmp_path / name)
    edited = (tmp_path / name).read_bytes()
    assert write(tmp_path) == (f"已保留您改过的“{kept}”，新稿另存。",)
    assert contents(tmp_path) == {**fresh, kept: edited}


def test_a_second_edited_draft_does_not_replace_the_first(tmp_path: Path) -> None:
    for _ in range(3):
        write(tmp_path)
        edit_word(tmp_path / WORD)
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*（*")) == [
        f"{STEM}（修改稿2）.docx", f"{STEM}（修改稿3）.docx", f"{STEM}（修改稿）.docx",
    ]  # fmt: skip


def test_a_pdf_is_replaced_whatever_it_holds(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.pdf").write_bytes(b"%PDF-1.4 annotated")
    assert write(tmp_path) == ()
    assert sorted(contents(tmp_path)) == [WORD, f"{STEM}.pdf", BOOK]


def test_after_a_failure_the_edited_draft_is_back_in_its_place(tmp_path: Path) -> None:
    write(tmp_path)
    edit_word(tmp_path / WORD)
    edited = (tmp_path / WORD).read_bytes()
    (tmp_path / BOOK).unlink()
    (tmp_path / BOOK).mkdir()
    with pytest.raises(StorageError, match="无法写入"):
        write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [WORD, f"{STEM}.pdf", BOOK]
    assert (tmp_path / WORD).read_bytes() == edited


PACKED = pack({"[Content_Types].xml": b"<Types/>", "docProps/app.xml": b"<Properties/>", "word/document.xml": b"<w/>"})


def saved(*names: str, day: date = date(1980, 1, 1), app: bytes = b"") -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in names:
            member = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.create_system = 0
            archive.writestr(member, app or b"<x/>")
    return target.getvalue()


def test_a_file_as_packed_is_known() -> None:
    assert is_as_packed(PACKED)
    assert is_as_packed(saved("[Content_Types].xml", "word/document.xml"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        PACKED + b"\0",
        b"\0" + PACKED,
        PACKED[:-30],
        saved("[Content_Types].xml", "word/document.xml", "_rels/.rels"),
        saved("[Content_Types].xml", "word/document.xml", day=date(2023, 11, 21)),
        saved("[Content_Types].xml", "docProps/app.xml", app=b"<Application>Microsoft Office Word</Application>"),
    ],
)
def test_anything_else_is_taken_for_edited(data: bytes) -> None:
    assert not is_as_packed(data)
