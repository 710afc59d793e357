import random
import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading import read
from briefing.reading.blocks import cleaned
from briefing.reading.package import LARGEST_PART, MOST_PARTS
from briefing.reading.transcript import Transcript, Wanted
from briefing.reading.word import read_word
from briefing.reading.word_text import MOST_PARAGRAPHS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BODY = "12月5日，全市装备产业座谈会召开，前三季度实现产值1284.6亿元，同比增长6.3%。"


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def document(body: str, *, space: str = W, styles: str | None = None, head: str = "") -> bytes:
    """A Word file of raw parts; `body` is what stands in its body element."""
    names = (
        f'xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"{head}<w:document {names}><w:body>{body}</w:body></w:document>"
    }
    if styles is not None:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    return packed(parts)


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(content: bytes) -> Transcript:
    return read_word(content, "稿件.docx", Wanted())


def lines(body: str, styles: str | None = None) -> list[str]:
    return word(document(body, styles=styles)).text.splitlines()


def saved(made: object) -> bytes:
    file = BytesIO()
    made.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def test_headings_stand_apart_paragraphs_are_indented_and_rows_are_joined_by_tabs() -> None:
    made = docx.Document()
    made.add_heading("重庆加快建设先进材料产业集群", 0)
    made.add_paragraph("□本报记者 林溪")
    made.add_paragraph("　　" + BODY)
    made.add_heading("集群效应", 2)
    made.add_paragraph("  " + BODY)
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ["指标", "数值", "产值", "1284.6\n亿元"], strict=True):
        cell.text = text
    made.add_paragraph(BODY)
    transcript = word(saved(made))
    assert transcript.text == (
        f"重庆加快建设先进材料产业集群\n\n　　□本报记者 林溪\n　　{BODY}\n\n集群效应\n\n　　{BODY}\n\n"
        f"指标\t数值\n产值\t1284.6 亿元\n\n　　{BODY}\n"
    )
    assert (transcript.encoding, transcript.medium, transcript.warnings) == ("docx", "word", ())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80), min_size=1, max_size=12))
def test_any_paragraphs_are_read_back_in_order(paragraphs: list[str]) -> None:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    wanted = [line for text in paragraphs for line in cleaned(text).split("\n") if line]
    if wanted:
        assert [line.removeprefix("　　") for line in word(saved(made)).text.splitlines()] == wanted


def test_a_centred_line_is_a_heading_but_no_sentence_is_and_no_long_paragraph_in_a_heading_style() -> None:
    made = docx.Document()
    for text in ("一把手谈产业", "图为会议现场。"):
        made.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(BODY * 2, style="Heading 1")
    assert word(saved(made)).text == f"一把手谈产业\n\n　　图为会议现场。\n　　{BODY * 2}\n"


def test_line_breaks_begin_lines_and_a_tab_inside_a_line_stays() -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run("第一行")
    run.add_break(WD_BREAK.LINE)
    run.add_text("第二行\t后半")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("\t第三行")
    assert word(saved(made)).text == "　　第一行\n　　第二行\t后半\n　　第三行\n"


def test_what_was_inserted_is_read_and_what_was_deleted_is_not_and_the_user_is_told() -> None:
    transcript = word(
        document(
            p(
                r("产值")
                + f"<w:ins>{r('超过')}</w:ins>"
                + "<w:del><w:r><w:delText>不足</w:delText></w:r></w:del>"
                + f"<w:moveFrom>{r('旧处')}</w:moveFrom><w:moveTo>{r('新处')}</w:moveTo>"
                + r("310亿元")
            )
            + f"<w:del>{p(r('整段删除'))}</w:del>"
            + p(r("前半"), "<w:rPr><w:del/></w:rPr>")
            + p(r("后半。"))
            + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + p(r("删行"))
            + "</w:tc></w:tr><w:tr>"
            + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in "甲乙")
            + f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(r('删格'))}</w:tc></w:tr></w:tbl>"
        )
    )
    assert transcript.text == "　　产值超过新处310亿元\n　　前半后半。\n\n甲\t乙\n"
    assert any("修订" in warning for warning in transcript.warnings)


def test_hidden_text_field_codes_notes_and_comments_are_not_read() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="child"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="toc1"><w:name w:val="toc 1"/></w:style>'
    )
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        p(
            r("可见")
            + r("隐藏", "<w:vanish/>")
            + r("仍可见", '<w:vanish w:val="0"/>')
            + r("样式隐藏", '<w:rStyle w:val="b"/>')
        )
        + p(r("整段隐藏"), '<w:pStyle w:val="a"/>')
        + p(r("目录行 1"), '<w:pStyle w:val="toc1"/>')
        + p(
            mark.format("begin")
            + "<w:r><w:instrText>HYPERLINK http://例.网 </w:instrText></w:r>"
            + r("代码里的字")
            + mark.format("separate")
            + r("链接文字")
            + mark.format("end")
            + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
            + f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>'
            + f"<w:hyperlink>{r('，又一链接')}</w:hyperlink>"
        )
        + p(mark.format("begin") + r("没有结束的域"))
        + p(r("下一段"))
    )
    assert lines(body, styles) == ["　　可见仍可见", "　　链接文字3，又一链接", "　　下一段"]


def test_symbols_hyphens_ruby_and_formulas_are_read_as_printed() -> None:
    body = p(
        "<w:r><w:t>高</w:t><w:noBreakHyphen/><w:t>低</w:t><w:softHyphen/><w:t>软\u00ad连</w:t>"
        '<w:sym w:font="Wingdings" w:char="F06E"/><w:sym w:font="Arial" w:char="2103"/>'
        '<w:sym w:font="Symbol" w:char="F0E5"/><w:sym w:char="zz"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>yú</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>渝</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    )
    transcript = word(document(body))
    assert transcript.text == "　　高-低软连■℃\ufffd\ufffd渝x=1\n"
    assert "2 个特殊符号" in transcript.warnings[0]


def test_text_boxes_are_read_once_after_the_paragraph_that_holds_them() -> None:
    box = "<w:txbxContent>" + p(r("框中文字")) + p(r("框中第二段")) + "</w:txbxContent>"
    body = p(
        r("正文前")
        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + r("正文后")
    ) + p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('旧式框'))}</w:txbxContent></v:textbox></w:pict></w:r>")
    assert lines(body) == ["　　正文前正文后", "　　框中文字", "　　框中第二段", "　　旧式框"]


def cell(*inner: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(inner)}</w:tc>'


def test_tables_inside_tables_are_neither_lost_nor_doubled() -> None:
    inner = f"<w:tbl><w:tr>{cell(p(r('内甲')))}{cell(p(r('内乙')))}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell(p(r('合并')), span=2)}{cell(p(r('尾')))}</w:tr>"
        f"<w:tr>{cell(p(r('甲')), p(r('乙')))}{cell(inner, p(''))}"
        f"<w:sdt><w:sdtContent>{cell(p(r('丙')))}</w:sdtContent>"
        "</w:sdt></w:tr></w:tbl>"
    )
    assert lines(body) == ["合并\t\t尾", "甲 乙\t内甲 内乙\t丙"]


def test_a_table_that_only_sets_columns_or_a_frame_is_read_as_paragraphs() -> None:
    framed = f"<w:tbl><w:tr>{cell(p(r('提要')), p(r(BODY)))}</w:tr></w:tbl>"
    columns = f"<w:tbl><w:tr>{cell(p(r(BODY)), p(r(BODY)))}{cell(p(r('右栏')))}</w:tr></w:tbl>"
    assert lines(framed + columns) == ["　　提要", *["　　" + BODY] * 3, "　　右栏"]


def test_content_controls_and_the_strict_dialect_are_read() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('控件里的段落'))}</w:sdtContent></w:sdt>"
    assert word(document(body, space=STRICT)).text == "　　控件里的段落\n"


def test_numbers_that_word_sets_by_itself_are_read_as_printed() -> None:
    def level(depth: int, figures: str, pattern: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        )

    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{level(0, "chineseCounting", "%1、")}'
        f'{level(1, "decimal", "%2.")}</w:abstractNum><w:abstractNum w:abstractNumId="8">{level(0, "bullet", "l")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )

    def item(text: str, number: int, depth: int = 0) -> str:
        return p(r(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        item("总体要求", 1) + item("2023年", 1, 1) + item("目标", 1, 1) + item("", 1) + item("任务", 1)
        + item("首项", 1, 1) + item("点", 2) + item("另起", 3) + item("无此表", 9)
        + p(r("样式编号"), '<w:pStyle w:val="n"/>')
    )  # fmt: skip
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="n"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    text = word(packed({"word/document.xml": xml, "word/numbering.xml": numbering, "word/styles.xml": styles})).text
    assert [line.strip("　") for line in text.splitlines()] == [
        "一、总体要求", "1. 2023年", "2. 目标", "二、任务", "1. 首项", "点", "十二、另起", "无此表", "十三、样式编号",
    ]  # fmt: skip


def test_the_paper_the_day_and_the_page_are_taken_from_a_date_line() -> None:
    transcript = word(document(p(r("重庆日报 2023年11月21日 星期二 第003版：要闻")) + p(r(BODY))))
    assert (transcript.publication, str(transcript.day), transcript.page) == ("重庆日报", "2023-11-21", "3")
    assert word(document(p(r("2023年11月21日")) + p(r(BODY)))).day is None


def test_macros_are_never_run_and_the_user_is_told(tmp_path: Path) -> None:
    content = packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{p(r(BODY))}</w:body></w:document>',
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        }
    )
    (tmp_path / "稿件.docm").write_bytes(content)
    source, warnings = read(tmp_path / "稿件.docm")
    assert (source.text, source.medium) == (f"　　{BODY}\n", "word")
    assert "没有运行宏" in warnings[0]


def test_a_foreign_file_inside_is_told_and_not_read() -> None:
    assert "没有读入" in word(document(p(r(BODY)) + '<w:altChunk w:id="x"/>')).warnings[0]


def test_the_main_part_is_found_by_its_relation() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{p(r(BODY))}</w:body></w:document>'
    assert word(packed({"_rels/.rels": relation, "word/document2.xml": xml})).text == f"　　{BODY}\n"


def lying(content: bytes) -> bytes:
    """The zip file with all its entries said to be one byte long."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = changed.find(mark)
        changed[place + offset : place + offset + 4] = struct.pack("<I", 1)
    return bytes(changed)


NESTED = "<w:tbl><w:tr><w:tc>" * 80 + p("") + "</w:tc></w:tr></w:tbl>" * 80
BOMB = document(" " * (LARGEST_PART + 1))
LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "word_said"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "旧版"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"%PDF-1.7", "不是 Word"),
        (b"<html>", "不是 Word"),
        (b"PK\x03\x04 cut", "损坏"),
        (packed({"xl/workbook.xml": "<a/>"}), "不是 Word"),
        (packed({"word/document.xml": "<a"}), "损坏"),
        (packed({"word/document.xml": "<a/>"}), "不是 Word"),
        (document(p("")), "没有文字"),
        (document(p(r("&b;")), head=LAUGHS), "损坏"),
        (BOMB, "太大"),
        (lying(BOMB), "损坏|太大"),
        (document(p("<w:r/>" * 1_000_001)), "太大"),
        (document("<w:p/>" * (MOST_PARAGRAPHS + 1)), "太长"),
        (document("<w:sdt>" * 300 + "</w:sdt>" * 300), "损坏"),
        (document(p(r(""), f'<w:numPr><w:ilvl w:val="{"9" * 5000}"/></w:numPr>')), "没有文字"),
        (document(NESTED), "损坏|没有文字"),
        (packed({f"{number}": "" for number in range(MOST_PARTS + 1)}), "部件太多"),
    ],
)
def test_what_is_no_readable_word_file_is_refused_in_one_sentence(content: bytes, word_said: str) -> None:
    with pytest.raises(SourceError, match=word_said) as caught:
        word(content)
    assert caught.value.message.count("。") == 1
    assert "稿件.docx" in caught.value.message


def test_a_table_nested_as_deep_as_the_parser_allows_is_read() -> None:
    deep = 80
    body = "<w:tbl><w:tr><w:tc>" * deep + p(r("最里面")) + "</w:tc></w:tr></w:tbl>" * deep
    assert word(document(body)).text.strip() == "最里面"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_damaged_word_file_raises_nothing_but_a_source_error(seed: int) -> None:
    content = bytearray(document(p(r(BODY)) * 3, styles=""))
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with suppress(SourceError):
        word(bytes(content[: chance.randrange(len(content)) if seed % 3 == 0 else None]))


@given(st.binary(max_size=300))
def test_random_bytes_after_a_zip_mark_raise_nothing_but_a_source_error(content: bytes) -> None:
    with suppress(SourceError):
        word(b"PK\x03\x04" + content)
