"""Hostile pages through the whole program: into the library, into packs, without a network."""

import io
import json
import os
import socket
import zipfile
from pathlib import Path
from typing import NoReturn

import openpyxl
import packs
import pypdfium2
import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from reading.sheets import workbook

from briefing import cli
from briefing.errors import SourceError, TemplateError, UsageError
from briefing.model.pack import Pack, Recipe
from briefing.model.words import Word
from briefing.workspace import Workspace
from briefing.workspace.recipes import load_recipe

ODD = "\x01\x0b\x1f\x7f\ufffe\uffff\u202e\u200b\ue000\U000f0000e\u0301\u0301😀𠀀<&>\"'"
NAME = f'=HYPERLINK("http://127.0.0.1")\n\u202e{os.fsdecode(bytes([0xFF]))}.txt'.replace("/", "∕")
PAGE = (
    f"重庆装备产业加快发展\n\n□本报记者 林溪\n\n　　今年前三季度，全市装备产业实现产值1284.6亿元，同比增长6.3%。\n"
    f"　　市经济信息委副主任李卫东说：“=SUM(A1)，装备产业{ODD}还要加快发展，产值再增长5%。”\n"
    f"　　全市专精特新企业达到420余家{ODD}，研发投入强度提高0.4个百分点。\n"
)


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("the network was asked for")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page says, nothing is fetched."""
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The three files of a page of odd characters, in a file of an odd name, under an odd title."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / NAME).write_text(PAGE, "utf-8")
    with Workspace(folder / "library.briefing") as workspace:
        outcome = workspace.import_files([folder / NAME], publication=f"重庆{ODD}\ud800报")
        assert outcome.failures == ()
        texts = (f"\ud800{ODD}第一句。",)
        return workspace.build(Recipe(title=f"周报{ODD}\ud800", note=f"按语{ODD}\udfff。", texts=texts), folder / "out")


def test_the_draft_and_the_workbook_of_a_page_of_odd_characters_are_sound_xml(odd: Pack) -> None:
    for extension in ("docx", "xlsx"):
        with zipfile.ZipFile(packs.path_of(odd, extension)) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
    assert "1284.6亿元" in packs.docx_words(odd)


def test_no_cell_of_the_workbook_is_a_formula_and_no_link_leads_out(odd: Pack) -> None:
    book = openpyxl.load_workbook(packs.path_of(odd, "xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("=SUM(A1)" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)


def test_the_pdf_of_a_page_of_odd_characters_opens_and_keeps_its_figures(odd: Pack) -> None:
    with pypdfium2.PdfDocument(packs.path_of(odd, "pdf")) as document:
        assert len(document) == odd.files[0].pages
    assert "1284.6亿元" in packs.pdf_words(odd)


def test_a_name_that_is_no_text_is_kept_as_one_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(PAGE, "utf-8")
    with Workspace(tmp_path / "library.briefing") as workspace:
        workspace.import_files([tmp_path / NAME])
        assert [entry.name for entry in workspace.sources()] == ['=HYPERLINK("http:∕∕127.0.0.1")\ufffd\ufffd\ufffd.txt']


SAMPLE = packs.SAMPLE.read_text("utf-8")


def kinds(folder: Path) -> list[Path]:
    """One page in each kind of file, each with something that would fetch."""
    import docx

    link = "http://127.0.0.1:9/x"
    paragraphs = "".join(f"<p>{line}</p>" for line in SAMPLE.split("\n")[:40])
    html = (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "{link}.dtd"><html><head><meta charset="utf-8">'
        f'<base href="{link}"><link rel="stylesheet" href="{link}.css"><script src="{link}.js"></script></head>'
        f'<body><iframe src="{link}"></iframe><img src="{link}.png"><h1>重庆装备产业</h1><div>{paragraphs}</div></body>'
    )
    document = docx.Document()
    for line in SAMPLE.split("\n")[:40]:
        document.add_paragraph(line)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part.relate_to(f"{link}.dotm", kind, is_external=True)
    file = io.BytesIO()
    document.save(file)
    mail = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"
    table = workbook([["指标", "2023年"], ["产值", 1284], [f'=HYPERLINK("{link}")', 3]])
    contents = {
        "a.txt": SAMPLE.encode(), "a.md": SAMPLE.encode("gb18030"), "a.html": html.encode(), "a.mht": mail.encode(),
        "a.docx": file.getvalue(), "a.docm": file.getvalue(), "a.xlsx": table,
        "a.csv": f'指标,2023年\n产值,1284\n=WEBSERVICE(""{link}""),3\n'.encode(),
        "a.tsv": "指标\t2023年\n产值\t1284\n".encode(),
    }  # fmt: skip
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def test_a_page_of_each_kind_is_taken_in_and_built_without_a_network(tmp_path: Path) -> None:
    files = kinds(tmp_path)
    with Workspace() as workspace:
        outcome = workspace.import_files(files)
        assert outcome.failures == ()
        made = workspace.build(Recipe(sections=("summary", "key-figure", "source")), tmp_path / "out")
        again = workspace.import_files([file.path for file in made.files if file.format == "pdf"])
        exported = tmp_path / "a.json"
        exported.write_text(json.dumps(workspace.export_json()), "utf-8")
    assert again.failures == ()
    with Workspace() as workspace:
        assert workspace.import_files([exported]).failures == ()


BAD_JSON = {
    "a number of thousands of digits": "[" + "1" * 5000 + "]",
    "a number that is none of a newspaper": '{"facts":[{"value":"' + "9" * 100_000 + '"}]}',
    "nested": "[" * 100_000,
    "a lone surrogate": '{"source":{"text":"产\\ud800值"}}',
    "a lone surrogate in a name": '{"source":{"text":"产值","name":"\\udfff"}}',
    "a list for a length": '{"source":{"text":"产值","characters":[1]}}',
    "an object for a schema": '{"schema":{},"source":{"text":"产值"}}',
    "a list for a medium": '{"source":{"text":"产值","medium":[]}}',
    "an object for a kind": '{"source":{"text":"产值"},"annotations":[{"kind":{},"start":0,"end":1}]}',
    "a range without end": '{"source":{"text":"产值"},"articles":[{"paragraphs":[{"start":0,"end":1e400}]}]}',
    "nothing": "",
    "not a number": '{"source":{"text":"产值","date":NaN}}',
}


@pytest.mark.parametrize("kind", BAD_JSON)
def test_json_that_is_none_of_ours_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "资料.json"
    path.write_text(BAD_JSON[kind], "utf-8")
    with Workspace() as workspace:
        (failure,) = workspace.import_files([path]).failures
    assert isinstance(failure, SourceError)
    assert path.name in failure.message
    assert failure.message.count("。") == 1


@pytest.mark.parametrize("text", ["title = " + "[" * 100_000, "issue = " + "9" * 5000, 'title = "\\ud800"', "\0"])
def test_a_recipe_that_is_no_toml_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "周报.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(TemplateError, match="写法有误"):
        load_recipe(path)


@pytest.mark.parametrize("word", ["\ud800", "产\x07", "产\u202e值", "产 值"])
def test_a_word_of_what_is_no_text_is_refused(word: str, tmp_path: Path) -> None:
    with Workspace(tmp_path / "library.briefing") as workspace, pytest.raises(UsageError, match="不能作为词"):
        workspace.add_words([Word("units", word, "count")])


@pytest.mark.parametrize("option", ["--title", "--note", "--publication", "--page"])
def test_bytes_on_the_command_line_that_are_no_text_are_refused(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", "--source", str(packs.SAMPLE), "--out", str(tmp_path / "out"), option, "\udcff题"]
    assert cli.run(words) == UsageError.code
    assert "认不出的字符" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
