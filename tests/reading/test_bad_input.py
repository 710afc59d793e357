"""Files made to hang, crash or mislead the readers: each is read safely or refused in one sentence."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from briefing.errors import SourceError
from briefing.reading import LARGEST, READERS, Wanted, bytes_of, legible, read
from reading.sheets import part_of, with_parts, workbook

PATIENCE = 20  # seconds for what a sound reader does in one or two
_CHILD = """
import json, sys
from pathlib import Path
from briefing.errors import SourceError
from briefing.reading import read
try:
    source, warnings = read(Path(sys.argv[1]))
    told = {"text": source.text[:200], "length": len(source.text), "warnings": warnings}
except SourceError as error:
    told = {"refused": error.message}
print(json.dumps(told))
"""


def outcome(path: Path) -> dict[str, object]:
    """What reading a file in a process of its own gave; fails where it hangs or crashes."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BOX = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
_SPANNED = '<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr></w:tc>'
_PARAGRAPH = "<w:p><w:r><w:t>产值增长3%。</w:t></w:r></w:p>"


def word(body: str = _PARAGRAPH, **parts: str) -> bytes:
    """A Word file of that body; other parts by name."""
    file = io.BytesIO()
    docx.Document().save(file)
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": f"<w:{name} {_W}>{part}</w:{name}>".encode() for name, part in parts.items()}
    return with_parts(file.getvalue(), {"word/document.xml": document.encode(), **others})


def sheet(data: str, after: str = "") -> bytes:
    """A workbook whose only sheet has that data."""
    part = f"<worksheet {_S}><sheetData>{data}</sheetData>{after}</worksheet>"
    return with_parts(workbook([["x"]]), {"xl/worksheets/sheet1.xml": part.encode()})


def cell(place: str, text: str = "产值") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def styled(more: str) -> bytes:
    """A workbook with more in its styles."""
    plain = workbook([["指标", "2023年"], ["产值", 3]])
    styles = part_of(plain, "xl/styles.xml").replace(b"</cellXfs>", more.encode() + b"</cellXfs>")
    return with_parts(plain, {"xl/styles.xml": styles})


def numbered(pattern: str, level: str = "0", restarts: int = 1) -> str:
    kind = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{level}"><w:start w:val="100000000"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
    )
    return kind + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(1, restarts + 1)
    )


def item(number: int = 1, level: str = "0") -> str:
    kind = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{kind}</w:pPr><w:r><w:t>产值</w:t></w:r></w:p>"


def merged() -> bytes:
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    return word(f"<w:p>{ended}<w:r><w:t>{'今年前三季度产值增长' * 3}</w:t></w:r></w:p>" * 20_000 + _PARAGRAPH)


def based() -> str:
    wide = '<w:style w:styleId="b"><w:name w:val="x"/>' + "<w:q/>" * 100_000 + "</w:style>"
    return wide + "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="b"/></w:style>' for n in range(50_000))


def entities(encoding: str) -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">'
        f"<!ENTITY b '{'产' * 1000}'><!ENTITY c '{'&b;' * 1000}'><!ENTITY d '{'&c;' * 1000}'>]>"
        f"<sst {_S}><si><t>&a;&d;</t></si></sst>"
    )
    return with_parts(sheet(row(1, cell("A1"))), {"xl/sharedStrings.xml": text.encode(encoding)})


def zeros(path: str, size: int, content: bytes) -> bytes:
    return with_parts(content, {path: b" " * size})


def entries(ending: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(12_000):
            archive.writestr(str(number), ending)
    return file.getvalue()


def attributes(one: str, number: int) -> bytes:
    return f"<p {' '.join(map(one.format, range(number)))}>产值增长3%。</p>".encode()


def utf8(text: str) -> bytes:
    return text.encode()


def looped() -> bytes:
    """A tree of pages that is its own branch."""
    return (
        b"%PDF-1.7\n" + b"1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R 1 0 R]/Count 9>>endobj trailer<</Root 1 0 R>>"
    )


SLOW: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "paragraphs whose ends were all deleted": ("a.docx", merged),
    "a list of the billionth level": ("a.docx", lambda: word(item(1, "9" * 9), numbering=numbered("%1", "9" * 9))),
    "a list whose number is long": ("a.docx", lambda: word(item() * 10_000, numbering=numbered("%1" * 500_000))),
    "lists that all begin anew": (
        "a.docx", lambda: word("".join(map(item, range(1, 20_000))), numbering=numbered("%1.", restarts=20_000)),
    ),
    "styles based on a very wide one": ("a.docx", lambda: word(styles=based())),
    "cells that each span sixty": (
        "a.docx",
        lambda: word("<w:tbl><w:tr>" + _SPANNED * 60_000 + "</w:tr></w:tbl>" + _PARAGRAPH),
    ),
    "a document of spaces": ("a.docx", lambda: zeros("word/document.xml", 400_000_000, word())),
    "boxes in boxes": (
        "a.docx",
        lambda: word(_BOX[0] * 900 + _PARAGRAPH + _BOX[1] * 900),
    ),
    "a formula and a million blanks": ("a.xlsx", lambda: sheet(f"<row><c><f>1</f>{' ' * 1_000_000}x</c></row>")),
    "fifty thousand columns merged whole": (
        "a.xlsx",
        lambda: sheet(
            "".join(row(n, cell(f"A{n}")) for n in range(1, 2000)),
            "<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 50_000 + "</mergeCells>",
        ),
    ),
    "a cell every few thousand rows": (
        "a.xlsx", lambda: sheet("".join(row(n, cell(f"A{n}")) for n in range(1, 4_000_000, 4900))),
    ),
    "the last cell of all": ("a.xlsx", lambda: sheet(row(1, cell("A1")) + row(1_048_576, cell("XFD1048576")))),
    "empty cells": ("a.xlsx", lambda: sheet(row(1, cell("A1")) + "<row>" + "<c/>" * 4_000_000 + "</row>")),
    "a million styles": ("a.xlsx", lambda: styled("<xf/>" * 1_000_000)),
    "entities in UTF-16": ("a.xlsx", lambda: entities("utf-16")),
    "entities in UTF-8": ("a.xlsx", lambda: entities("utf-8")),
    "a sheet of spaces": ("a.xlsx", lambda: zeros("xl/worksheets/sheet1.xml", 400_000_000, workbook([["x"]]))),
    "very many parts": ("a.xlsx", lambda: entries(b"")),
    "very many parts, for Word": ("a.docx", lambda: entries(b"")),
    "a quotation mark that never closes": ("a.csv", lambda: utf8('指标,"' + "产值,3\n" * 300_000)),
    "a million columns": ("a.csv", lambda: utf8("甲," * 1_000_000)),
    "attributes without end": ("a.html", lambda: attributes("a{}", 300_000)),
    "attributes with values": (
        "a.html", lambda: attributes("a{}='>'", 200_000),
    ),
    "elements in elements": ("a.html", lambda: utf8("<div>" * 200_000 + "产值")),
    "tables in tables": ("a.html", lambda: utf8("<html>" + "<table><tr><td>" * 250 + "<b>产</b>" * 40_000)),
    "references that never end": ("a.html", lambda: utf8("<html><p>" + "&#" * 2_000_000 + "1" * 1_000_000)),
    "boundaries": (
        "a.mht",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/x; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: multipart/x; boundary=b\r\n\r\n" * 200_000,
    ),
    "pages that are their own parents": ("a.pdf", looped),
}  # fmt: skip


@pytest.mark.parametrize("kind", SLOW)
def test_a_file_made_to_take_for_ever_is_read_or_refused_in_good_time(kind: str, tmp_path: Path) -> None:
    name, make = SLOW[kind]
    content = make()
    assert len(content) <= LARGEST
    (tmp_path / name).write_bytes(content)
    told = outcome(tmp_path / name)
    assert str(told.get("refused", "。")).count("。") == 1


def test_nothing_of_another_file_comes_in_through_an_entity(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / "a.xlsx").write_bytes(entities(encoding))
        with pytest.raises(SourceError, match="不是完好的"):
            read(tmp_path / "a.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    (tmp_path / "设备.txt").symlink_to("/dev/zero")
    for name in ("管道.txt", "设备.txt"):
        assert f"“{name}”不是普通文件" in str(outcome(tmp_path / name)["refused"])


def test_what_is_piped_in_beyond_the_limit_is_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 11)))
    with pytest.raises(SourceError, match="太大"):
        bytes_of(Path("-"), 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(SourceError, match="空文件"):
        bytes_of(Path("-"))


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe", "\ufeff\u3000\r\n".encode()])
def test_a_file_of_a_mark_alone_is_empty(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(content)
    with pytest.raises(SourceError, match="是空文件"):
        read(tmp_path / "空.txt")


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(SourceError, match="找不到"):
        read(Path("版\0面.txt"))


@pytest.mark.parametrize("name", ["a\nb", "a\ud800b", "a\u202eb", "a\x7fb", "a\uffffb"])
def test_a_name_keeps_its_letters_and_loses_what_is_no_text(name: str) -> None:
    assert legible(name) == "a\ufffdb"
    assert legible("《重庆日报》 1 版😀") == "《重庆日报》 1 版😀"


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (1e300, "0.00"),
        (5e-324, "0.0%"),
        (1.5, "0." + "0" * 200),
        (3, "0" * 5000),
        (1e15, "%" * 250 + "0"),
        (-7, "0" + "," * 250),
    ],
)
def test_a_number_or_a_format_beyond_all_measure_does_not_cost_the_workbook(
    value: float, number_format: str, tmp_path: Path
) -> None:
    book = load_workbook(io.BytesIO(workbook([["指标", "值"], ["产值", value]])))
    book.worksheets[0]["B2"].number_format = number_format
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")[0].text.startswith("指标\t值\n产值")


@pytest.mark.parametrize("parameter", ["charset*=a%00'x'y", "charset*=%FF", "charset=\0", "boundary*=a%00b'x'y%00"])
def test_a_saved_page_whose_envelope_names_no_encoding_is_read(parameter: str) -> None:
    head = f"MIME-Version: 1.0\r\nContent-Type: text/html; {parameter}\r\n\r\n"
    content = (head + "<html><p>今年前三季度，全市产值增长3%。</p>").encode()
    assert READERS[".mht"](content, "a.mht", Wanted()).text == "　　今年前三季度，全市产值增长3%。\n"


def test_a_picture_whose_second_page_has_no_dimensions_is_refused() -> None:
    pytest.importorskip("rapidocr")
    image = pytest.importorskip("PIL.Image").new("RGB", (2, 2))
    file = io.BytesIO()
    image.save(file, "TIFF", save_all=True, append_images=[image])
    before, width, after = file.getvalue().rpartition(b"\0\1\4\0\1\0\0\0")
    content = before + width.replace(b"\1\4", b"\xff\4") + after
    with pytest.raises(SourceError, match="已损坏"):
        READERS[".tif"](content, "a.tif", Wanted(ocr=True))


def samples() -> dict[str, bytes]:
    """One good file of each kind."""
    lines = [
        "重庆装备产业加快发展",
        "□本报记者 林溪",
        *["今年前三季度，全市装备产业实现产值1284.6亿元，同比增长6.3%。"] * 5,
    ]
    html = f"<html><meta charset=utf-8><title>{lines[0]}</title><h1>{lines[0]}</h1>" + "".join(f"<p>{x}" for x in lines)
    table = "指标,2023年\n" + "产值,1284.6\n" * 5
    return {
        ".txt": "\n\n".join(lines).encode(),
        ".md": "\n\n".join(lines).encode("gb18030"),
        ".docx": word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)),
        ".html": html.encode(),
        ".mht": f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode(),
        ".xlsx": workbook([["指标", "2023年"], *[["产值", 1284.6]] * 5]),
        ".csv": table.encode("gb18030"),
        ".tsv": table.replace(",", "\t").encode("utf-16"),
        ".png": b"\x89PNG\r\n\x1a\n",
        ".pdf": looped(),
    }


_SAMPLES = samples()


def is_fit(content: bytes, ending: str) -> bool:
    """Whether the reader reads the bytes, or refuses them in one sentence with the file's name."""
    try:
        READERS[ending](content, f"版面{ending}", Wanted()).text.encode()
    except SourceError as error:
        return error.message.count("。") == 1 and f"版面{ending}" in error.message
    return True


@pytest.mark.parametrize("ending", sorted(READERS))
def test_any_content_under_any_ending_is_read_or_refused(ending: str) -> None:
    for content in (*_SAMPLES.values(), b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x05\x06" + b"\0" * 18, b"<", b"%PDF"):
        assert is_fit(content, ending)


@pytest.mark.parametrize("ending", sorted(_SAMPLES))
def test_a_file_cut_at_every_tenth_is_read_or_refused(ending: str) -> None:
    whole = _SAMPLES[ending]
    for tenth in range(1, 10):
        assert is_fit(whole[: len(whole) * tenth // 10] or b"x", ending)


@pytest.mark.parametrize("ending", sorted(_SAMPLES))
def test_a_file_with_wrong_bytes_is_read_or_refused(ending: str) -> None:
    chance = random.Random(ending)
    for _ in range(60):
        content = bytearray(_SAMPLES[ending])
        for _ in range(chance.choice([1, 4, 30])):
            place = chance.randrange(len(content) + 1)
            match chance.randrange(3):
                case 0:
                    content[place : place + 1] = chance.randbytes(1)
                case 1:
                    del content[place : place + chance.randrange(40)]
                case _:
                    content[place:place] = chance.choice(
                        [b"\0", b"\xff" * 4, b"<!--", b"&#xD800;", b'"', b"\r\n\r\n", b"1e999"]
                    )
        assert is_fit(bytes(content), ending)
