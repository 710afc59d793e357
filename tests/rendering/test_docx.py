import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from briefing.errors import Cancelled, StorageError
from briefing.model.document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    Heading,
    Layout,
    Masthead,
    Paragraph,
    Run,
    Series,
    Table,
)
from briefing.model.pack import Template
from briefing.rendering.docx import docx_bytes, render_docx
from briefing.rendering.docx.marks import bookmark_name
from rendering import documents, looks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SAMPLE = documents.sample()
REPORT = looks.report()
BULLETIN = looks.bulletin()
HEADINGS = [block for block in SAMPLE.blocks if isinstance(block, Heading)]
LAYOUT = Layout(12, {heading.anchor: page for page, heading in enumerate(HEADINGS, 1)})


@pytest.fixture(scope="module")
def report() -> dict[str, bytes]:
    return members(docx_bytes(SAMPLE, REPORT, LAYOUT))


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(document: Document, template: Template = REPORT) -> etree._Element:
    return etree.fromstring(members(docx_bytes(document, template, None))["word/document.xml"])


def of_blocks(*blocks: Block, template: Template = BULLETIN) -> etree._Element:
    return body(Document(Masthead(""), blocks, contents=False), template)


def words(element: etree._Element) -> str:
    """The text of an element, line ends and tabs as Word has them; fields' codes are no text."""
    breaks = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = element.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(breaks.get(piece.tag, piece.text or "") for piece in found if piece.getparent().tag == f"{W}r")


def lines(element: etree._Element) -> list[str]:
    return [words(paragraph) for paragraph in element.iter(f"{W}p")]


def style_of(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if named is None else named.get(f"{W}val")


def bookmarks(element: etree._Element) -> list[str]:
    return [mark.get(f"{W}name") for mark in element.iter(f"{W}bookmarkStart")]


def tags(element: etree._Element) -> list[str]:
    return [tag.get(f"{W}val") for tag in element.iter(f"{W}tag")]


def parts_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(number=number, text=text):
            yield number + text
        case Paragraph(runs=runs):
            yield from (run.text for run in runs)
        case Table(caption=caption, columns=columns, rows=rows):
            yield caption
            yield from (column.title for column in columns)
            yield from (cell.text for row in rows for cell in row)
        case Chart():
            yield ""


def test_every_word_is_found_again_in_order(report: dict[str, bytes]) -> None:
    text = words(etree.fromstring(report["word/document.xml"]))
    reached = text.index(SAMPLE.masthead.title)
    for part in (part for block in SAMPLE.blocks for part in parts_of(block)):
        reached = text.index(part, reached) + len(part)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.lists(ANY_TEXT, max_size=4), max_size=5))
def test_any_text_is_read_as_it_was_written(texts: list[list[str]]) -> None:
    blocks = [Paragraph(tuple(Run(text, states=("x-1",)) for text in runs)) for runs in texts]
    legal = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    expected = [re.sub("\r\n?", "\n", legal.sub("", "".join(re.sub("\r\n?", "\n", t) for t in runs))) for runs in texts]
    assert lines(of_blocks(*blocks))[1 : len(texts) + 1] == expected


def test_hostile_text_stays_text() -> None:
    hostile = '</w:t><w:evil/>&amp;"<!--]]>\x00\x1b\ud800\ufffe{PAGE}'
    masthead = Masthead(title=hostile, name=hostile, marking=hostile, issuer=hostile, report_to=hostile)
    table = Table(hostile, (Column(hostile),), ((Cell(hostile, states=(hostile,)),),), hostile)
    chart = replace(next(b for b in SAMPLE.blocks if isinstance(b, Chart)), title=hostile, description=hostile)
    blocks = (Heading(hostile, 1, hostile, hostile), Paragraph((Run(hostile, states=(hostile,)),)), table, chart)
    clean = '</w:t><w:evil/>&amp;"<!--]]>{PAGE}'
    for template in (REPORT, BULLETIN):
        read = body(Document(masthead, blocks), template)
        assert not list(read.iter(f"{W}evil"))
        assert words(read).count(clean) == (11 if template is REPORT else 13)


def test_every_style_names_a_chinese_font_and_none_of_the_theme(report: dict[str, bytes]) -> None:
    styles = etree.fromstring(report["word/styles.xml"])
    for style in styles.iterfind(f"{W}style[@{W}type='paragraph']"):
        fonts = style.find(f"{W}rPr/{W}rFonts")
        assert {"eastAsia", "ascii", "hAnsi"} <= {etree.QName(key).localname for key in fonts.attrib}
    assert b"Theme=" not in report["word/styles.xml"]
    assert b"MS Mincho" not in b"".join(report.values())


def test_word_finds_the_styles_by_their_names(tmp_path: Path) -> None:
    render_docx(SAMPLE, REPORT, LAYOUT, tmp_path / "专报.docx")
    names = {style.name for style in docx.Document(str(tmp_path / "专报.docx")).styles}
    assert {"Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "toc 1", "toc 2", "toc 3", "Footer"} <= names
    assert {"导语", "按语", "引语", "出处", "图表题", "来源", "表格文字", "表头"} <= names


def test_headings_are_true_headings(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    found = [(style_of(p), words(p)) for p in read.iter(f"{W}p") if style_of(p).startswith("Heading")]
    assert found == [(f"Heading{h.level}", h.number + h.text) for h in HEADINGS]
    styles = etree.fromstring(report["word/styles.xml"])
    for level in (1, 2, 3):
        look = styles.find(f"{W}style[@{W}styleId='Heading{level}']")
        assert look.find(f"{W}name").get(f"{W}val") == f"heading {level}"
        assert look.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert look.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(
    ("role", "style"),
    [("body", "Normal"), ("lead", "Lead"), ("note", "Note"), ("quote", "Quotation"), ("source", "Source")],
)
def test_a_role_is_a_style(role: str, style: str) -> None:
    read = of_blocks(Paragraph((Run("文"),), role))  # type: ignore[arg-type]  # parametrized with plain strings
    assert [style_of(p) for p in read.iter(f"{W}p")][1] == style


def test_body_text_is_indented_by_two_characters(report: dict[str, bytes]) -> None:
    normal = etree.fromstring(report["word/styles.xml"]).find(f"{W}style[@{W}styleId='Normal']")
    indent = normal.find(f"{W}pPr/{W}ind")
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "640")
    assert normal.find(f"{W}pPr/{W}kinsoku") is not None


def test_the_page_is_the_templates(report: dict[str, bytes]) -> None:
    section = etree.fromstring(report["word/document.xml"]).find(f"{W}body/{W}sectPr")
    size, margins, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert [margins.get(f"{W}{side}") for side in ("top", "right", "bottom", "left")] == [
        "2098",
        "1474",
        "1984",
        "1587",
    ]
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")


def test_every_statement_has_its_bookmark(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    stated = {state for block in SAMPLE.blocks for state in documents.stated(block)}
    names = bookmarks(read)
    assert {bookmark_name(state) for state in stated} <= set(names)
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)


def test_every_statement_in_text_or_table_is_a_content_control(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    runs = [run for block in SAMPLE.blocks if isinstance(block, Paragraph) for run in block.runs]
    cells = [cell for b in SAMPLE.blocks if isinstance(b, Table) for row in b.rows for cell in row]
    pieces: list[Run | Cell] = [*runs, *cells]
    marked = [(piece.states[0], piece.text) for piece in pieces if piece.states]
    controls = [c for c in read.iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}tag") is not None]
    assert [(tags(control)[0], words(control)) for control in controls] == marked
    numbers = [number.get(f"{W}val") for number in read.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(numbers) == len(set(numbers))


def test_a_content_control_is_titled_with_its_source() -> None:
    first = documents.quantity(1)
    read = body(SAMPLE)
    control = next(c for c in read.iter(f"{W}sdt") if tags(c)[:1] == [first])
    evidence = SAMPLE.evidence_of(first)
    assert evidence is not None
    assert control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == f"出处[{evidence.citation}]"


def test_a_figure_stated_twice_has_two_bookmarks() -> None:
    said = Paragraph((Run("310亿元", states=("a-q1",)), Run("，"), Run("310亿元", states=("a-q1",))))
    assert bookmarks(of_blocks(said)) == ["s_a_q1", "s_a_q1_2"]


def test_a_run_that_states_two_annotations_has_both_bookmarks() -> None:
    read = of_blocks(Paragraph((Run("“近300位”", states=("a-t1", "a-q2")),)))
    assert bookmarks(read) == ["s_a_t1", "s_a_q2"]
    assert tags(read) == ["a-t1"]


def test_unusual_ids_have_distinct_bookmarks() -> None:
    ids = ["a-b", "a_b", "甲" * 50, "甲" * 51, "", "x" * 80]
    names = [bookmark_name(annotation) for annotation in ids]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)


def test_citations_are_raised_and_lead_to_their_source(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    links = [link for link in read.iter(f"{W}hyperlink") if words(link).startswith("[")]
    assert {(words(link), link.get(f"{W}anchor")) for link in links} == {(f"[{n}]", f"source_{n}") for n in (1, 2, 3)}
    assert {f"source_{n}" for n in (1, 2, 3)} <= set(bookmarks(read))


def test_a_source_does_not_cite_itself() -> None:
    read = of_blocks(Paragraph((Run("[1] 《先进材料》", cites=(1,)),), "source"))
    assert lines(read)[1] == "[1] 《先进材料》"
    assert bookmarks(read) == ["source_1"]


def test_a_citation_that_is_listed_nowhere_has_no_link() -> None:
    read = of_blocks(Paragraph((Run("310亿元", cites=(4,)),)))
    assert lines(read)[1] == "310亿元[4]"
    assert not list(read.iter(f"{W}hyperlink"))


def test_contents_show_two_levels_with_the_printed_pages(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    entries = [
        (style_of(p), words(p)) for p in read.iter(f"{W}p") if style_of(p).startswith("TOC") and "\t" in words(p)
    ]
    listed = [heading for heading in HEADINGS if heading.level < 3]
    assert entries == [(f"TOC{h.level}", f"{h.number}{h.text}\t{LAYOUT.page_of[h.anchor]}") for h in listed]


def test_contents_are_a_whole_field_whose_targets_exist(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    codes = [code.text for code in read.iter(f"{W}instrText")]
    assert codes[0] == ' TOC \\o "1-2" \\h \\z '
    assert {code.split()[1] for code in codes[1:]} <= set(bookmarks(read))
    marks = [mark.get(f"{W}fldCharType") for mark in read.iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") == len(codes)
    assert b"updateFields" not in report["word/settings.xml"]


def test_contents_without_a_layout_show_no_pages_but_keep_their_fields() -> None:
    read = body(SAMPLE)
    entries = [words(p) for p in read.iter(f"{W}p") if style_of(p) in {"TOC1", "TOC2"}]
    assert all(entry.endswith("\t") for entry in entries)
    assert sum("PAGEREF" in (code.text or "") for code in read.iter(f"{W}instrText")) == len(entries)


def test_contents_can_be_left_out() -> None:
    assert "目　录" not in lines(body(replace(SAMPLE, contents=False)))


def test_cover_and_contents_have_no_number_and_the_body_starts_at_one(report: dict[str, bytes]) -> None:
    front, main = etree.fromstring(report["word/document.xml"]).iter(f"{W}sectPr")
    assert front.find(f"{W}footerReference") is None
    assert main.find(f"{W}pgNumType").get(f"{W}start") == "1"
    assert [footer.get(f"{W}type") for footer in main.iterfind(f"{W}footerReference")] == ["default", "even"]
    assert b"<w:evenAndOddHeaders/>" in report["word/settings.xml"]


def test_page_numbers_are_right_on_odd_and_left_on_even_pages(report: dict[str, bytes]) -> None:
    for name, side in (("footer1", "right"), ("footer2", "left")):
        footer = etree.fromstring(report[f"word/{name}.xml"])
        assert lines(footer) == ["— 1 —"]
        assert footer.find(f".//{W}jc").get(f"{W}val") == side


def test_a_cover_carries_marking_title_issuer_and_date(report: dict[str, bytes]) -> None:
    read = etree.fromstring(report["word/document.xml"])
    assert lines(read)[:5] == [
        "内部资料　注意保存", "重点产业集群动态专报", "2023中国产业转移发展对接活动（重庆）", "综合处",
        "2023年11月21日",
    ]  # fmt: skip


def test_a_red_head_stands_over_a_bulletin() -> None:
    read = body(replace(SAMPLE, contents=False), BULLETIN)
    assert lines(read)[:7] == [
        "内部资料　注意保存", "重庆市经济和信息化委员会", "工业经济简报", "第12期", "综合处\t2023年11月21日",
        "重点产业集群动态专报", "2023中国产业转移发展对接活动（重庆）",
    ]  # fmt: skip


def test_a_red_rule_closes_the_head(report: dict[str, bytes]) -> None:
    look = etree.fromstring(report["word/styles.xml"]).find(f"{W}style[@{W}styleId='IssueLine']")
    rule = look.find(f"{W}pPr/{W}pBdr/{W}bottom")
    assert (rule.get(f"{W}color"), rule.get(f"{W}sz")) == ("9E1B1E", "12")


def test_an_imprint_ends_a_bulletin() -> None:
    assert lines(body(SAMPLE, BULLETIN))[-4:] == [
        "报：市委、市政府领导同志", "送：市级有关部门，各区县（自治县）人民政府", "发：委机关各处室，委属各单位",
        "共印80份",
    ]  # fmt: skip


def test_empty_fields_of_a_masthead_are_left_out() -> None:
    bare = Document(Masthead("题目", date=date(2023, 3, 5)), (Paragraph((Run("文"),)),), contents=False)
    assert lines(body(bare, BULLETIN)) == ["\t2023年3月5日", "题目", "文"]
    assert lines(body(bare, REPORT)) == ["题目", "2023年3月5日", "", "文"]


def test_a_report_without_a_cover_opens_with_its_title() -> None:
    plain = body(Document(Masthead("题目"), (Heading("总体", 1, "a"),)), replace(REPORT, cover=False))
    assert lines(plain) == ["题目", "目　录", "总体\t", "总体"]


def test_a_table_is_as_wide_as_the_text_and_repeats_its_head() -> None:
    read = of_blocks(*(block for block in SAMPLE.blocks if isinstance(block, Table)))
    grid = [int(column.get(f"{W}w")) for column in read.iter(f"{W}gridCol")]
    assert sum(grid) == int(read.find(f".//{W}tblW").get(f"{W}w")) == 11906 - 1587 - 1474
    rows = list(read.iter(f"{W}tr"))
    assert len(rows) == 41
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 40
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert all([int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")] == grid for row in rows)


def test_a_caption_stands_over_its_table() -> None:
    read = of_blocks(*(block for block in SAMPLE.blocks if isinstance(block, Table)))
    caption = read.find(f".//{W}tbl").getprevious()
    assert (style_of(caption), words(caption)) == ("ChartCaption", "主要数据一览")


def test_a_chart_can_be_edited_and_described(report: dict[str, bytes]) -> None:
    chart = next(block for block in SAMPLE.blocks if isinstance(block, Chart))
    book = openpyxl.load_workbook(io.BytesIO(report["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == list(chart.categories)
    assert [Decimal(str(row[1])) for row in rows[1:]] == list(chart.series[0].values)
    drawn = etree.fromstring(report["word/charts/chart1.xml"])
    assert drawn[-1].get(f"{R}id") == "rId1"
    assert f'descr="{chart.description}"'.encode() in report["word/document.xml"]


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_a_chart_of_any_kind_tells_its_values_and_its_source(kind: ChartKind) -> None:
    series = tuple(
        Series(name, (Decimal(60), Decimal(3)), (f"{name}-1", f"{name}-2"), second=kind == "combo" and name == "b")
        for name in ("a", "b")
    )
    labels = (("约60亿元", "3亿元"), ("近60亿元", "超3亿元"))
    source = (Run("来源：示范日报", cites=(1,)), Run("。注：口径以原文为准。"))
    chart = Chart("产值", kind, ("2025年", "2027年"), series, "亿元", "c", "图", labels, source)
    listed = Paragraph((Run("[1] 示范日报"),), "source")
    files = members(docx_bytes(Document(Masthead("题"), (chart, listed), contents=False), BULLETIN, None))
    told = b"".join(files.values()).decode(errors="ignore")
    xml = etree.fromstring(files["word/document.xml"])
    assert {bookmark_name(key) for own in series for key in own.states if key} <= set(bookmarks(xml))
    assert all(word in told for word in ("约", "近", "超"))
    (line,) = (p for p in xml.iter(f"{W}p") if words(p).startswith("来源："))
    assert words(line) == "来源：示范日报[1]。注：口径以原文为准。"
    assert line.find(f"{W}hyperlink").get(f"{W}anchor") == "source_1"


def test_properties_tell_the_title_and_nothing_of_who_or_with_what(tmp_path: Path) -> None:
    render_docx(SAMPLE, REPORT, LAYOUT, tmp_path / "专报.docx")
    properties = docx.Document(str(tmp_path / "专报.docx")).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (SAMPLE.masthead.title, "", "")
    assert properties.created is not None
    assert properties.created.date() == SAMPLE.masthead.date


def test_no_part_names_a_tool(report: dict[str, bytes]) -> None:
    book = members(report["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])
    written = b"".join((*report.values(), *book.values())).lower()
    assert not [tool for tool in (b"python", b"openpyxl", b"reportlab", b"<application>") if tool in written]
    assert not [name for name in book if name.startswith("docProps")]


@pytest.mark.parametrize("template", [REPORT, BULLETIN], ids=["report", "bulletin"])
def test_the_same_document_gives_the_same_bytes(template: Template) -> None:
    assert docx_bytes(SAMPLE, template, LAYOUT) == docx_bytes(documents.sample(), template, LAYOUT)


def test_progress_counts_the_blocks() -> None:
    heard: list[tuple[int, int]] = []
    docx_bytes(SAMPLE, REPORT, LAYOUT, lambda done, total: heard.append((done, total)))
    assert heard == [(done, len(SAMPLE.blocks)) for done in range(1, len(SAMPLE.blocks) + 1)]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        render_docx(SAMPLE, REPORT, LAYOUT, tmp_path / "专报.docx", cancel)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_missing_is_reported_with_the_files_name(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="“专报"):
        render_docx(SAMPLE, REPORT, LAYOUT, tmp_path / "missing" / "专报.docx")
