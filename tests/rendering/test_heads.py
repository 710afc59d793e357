"""What each kind of template begins and ends with; the geometry of GB/T 9704, measured in the file."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.composing.templates import load_template
from briefing.model.document import Block, Document, Heading, Masthead, Paragraph, Run, Tile, Tiles
from briefing.model.pack import Template
from briefing.rendering import page_count, render
from briefing.rendering.pdf import pdf_bytes
from rendering import looks, pages

MM = 72 / 25.4
DAY = dt.date(2023, 11, 21)
HEAD = Masthead(
    "关于重点产业动态的情况", "产业动态简报", "市经济信息委", "第7期（总第107期）", "市经济信息委办公室", DAY,
    "内部资料　注意保存", "", "委领导", "各处室", "各区县", "共印30份", "秘密★1年", "000012",
)  # fmt: skip
HAN = "产业集群发展对接活动在渝举行来自国内外的知名企业负责人汇聚一堂共商转移合作"
KINDS = ("report", "bulletin", "digest", "card", "paper")


def template(key: str) -> Template:
    """A shipped template that asks for no font of the computer."""
    return looks.of_its_own_fonts(load_template(key))


def text_of(count: int) -> tuple[Block, ...]:
    """Paragraphs of Chinese characters alone, each of nearly four lines."""
    return tuple(Paragraph((Run((HAN * 3)[: 28 * 4 - 3]),)) for _ in range(count))


def document(blocks: tuple[Block, ...], head: Masthead = HEAD) -> Document:
    return Document(head, blocks, contents=False)


def characters(data: bytes, page: int) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The characters of a page with their loose boxes (left, bottom, right, top), in points."""
    text = pages.opened(data)[page].get_textpage()
    for index in range(text.count_chars()):
        yield text.get_text_range(index, 1), text.get_charbox(index, loose=False)


def lines_of(data: bytes, page: int) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """The Chinese characters of a page's text area by line, from above."""
    found: dict[int, list[tuple[str, tuple[float, float, float, float]]]] = {}
    for char, box in characters(data, page):
        if "\u4e00" <= char <= "\u9fff" and 30 * MM < box[1] < 262 * MM:
            middle = (box[1] + box[3]) / 2
            key = next((key for key in found if abs(key - middle * 10) < 80), round(middle * 10))
            found.setdefault(key, []).append((char, box))
    return [sorted(found[key], key=lambda entry: entry[1][0]) for key in sorted(found, reverse=True)]


@pytest.fixture(scope="module")
def data() -> bytes:
    """A paper of many lines that hold nothing but Chinese characters."""
    return pdf_bytes(document(text_of(40)), template("paper"))[0]


class TestPaper:
    def test_a_page_has_22_lines_of_28_characters(self, data: bytes) -> None:
        lines = lines_of(data, 1)
        assert len(lines) == 22
        assert max(map(len, lines)) == 28
        assert sum(len(line) == 28 for line in lines) >= 10

    def test_characters_and_lines_stand_in_their_cells(self, data: bytes) -> None:
        lines = lines_of(data, 1)
        full = [line for line in lines if len(line) == 28]
        centres = [(box[0] + box[2]) / 2 for _, box in full[0]]
        pitches = [right - left for left, right in pairwise(centres)]
        assert sum(pitches) / len(pitches) == pytest.approx(156 * MM / 28, abs=0.1)
        middles = [sorted((box[1] + box[3]) / 2 for _, box in line)[len(line) // 2] for line in lines]
        leadings = [above - below for above, below in pairwise(middles)]
        assert sum(leadings) / len(leadings) == pytest.approx(225 * MM / 22, abs=0.1)

    def test_margins_are_those_of_the_standard_within_half_a_millimetre(self, data: bytes) -> None:
        full = [line for line in lines_of(data, 1) if len(line) == 28]
        bearing = 0.08 * 16  # points of blank beside a character's outline
        assert min(line[0][1][0] for line in full) == pytest.approx(28 * MM, abs=0.5 * MM + bearing)
        assert max(line[-1][1][2] for line in full) == pytest.approx((210 - 26) * MM, abs=0.5 * MM + bearing)
        lines = lines_of(data, 1)
        leading = 225 * MM / 22
        first = sum((box[1] + box[3]) / 2 for _, box in lines[0]) / len(lines[0])
        assert first == pytest.approx((297 - 37) * MM - leading / 2, abs=0.5 * MM + 1)

    def test_the_page_number_is_7_mm_below_the_text_and_one_character_in(self, data: bytes) -> None:
        for page, odd in ((0, True), (1, False)):
            dashes = [box for char, box in characters(data, page) if char == "—" and box[3] < 35 * MM]
            assert len(dashes) == 2
            assert 35 * MM - dashes[0][3] == pytest.approx(7 * MM, abs=0.5 * MM)
            edge = max(box[2] for box in dashes) if odd else min(box[0] for box in dashes)
            at = (210 - 26) * MM - 14 if odd else 28 * MM + 14
            assert edge == pytest.approx(at, abs=0.5 * MM + 1)

    def test_it_ends_with_the_name_and_the_date_two_characters_from_the_edge(self) -> None:
        data = pdf_bytes(document(text_of(2)), template("paper"))[0]
        words = pages.words(data)
        assert words.index("市经济信息委办公室") < words.index("2023年11月21日")
        right = max(box[2] for char, box in characters(data, 0) if char == "日")
        assert right == pytest.approx((210 - 26) * MM - 32, abs=8)

    @given(name=st.text("市经济信息委办公室工业", max_size=24))
    @settings(max_examples=20, deadline=None)
    def test_a_signature_of_any_length_stays_in_the_text_area(self, name: str) -> None:
        data = pdf_bytes(document(text_of(1), replace(HEAD, issuer=name)), template("paper"))[0]
        if len(name) <= 24:
            assert all(box[0] >= 28 * MM - 1 for _, box in characters(data, 0) if box[1] > 40 * MM)


class TestBulletin:
    def test_the_red_head_says_who_which_and_when(self) -> None:
        words = pages.words(pdf_bytes(document(text_of(3)), template("bulletin"))[0])
        told = [
            "市经济信息委",
            "产业动态简报",
            "第7期（总第107期）",
            "市经济信息委办公室",
            "2023年11月21日",
            "关于重点产业动态",
        ]
        assert [words.index(text) for text in told] == sorted(words.index(text) for text in told)

    def test_the_imprint_is_at_the_foot_of_the_last_page(self) -> None:
        data = pdf_bytes(document(text_of(8)), template("bulletin"))[0]
        last = len(pages.opened(data)) - 1
        foot = [box for char, box in characters(data, last) if char in "印份"]
        assert min(box[1] for box in foot) < 45 * MM
        words = pages.texts(data)[last]
        assert (
            words.index("报：委领导") < words.index("送：各处室") < words.index("发：各区县") < words.index("共印30份")
        )

    def test_preprinted_paper_gets_no_red_but_the_room_for_it(self) -> None:
        drawn, spared = (
            pdf_bytes(document(text_of(3)), replace(template("bulletin"), preprinted=kept))[0] for kept in (False, True)
        )
        assert "产业动态简报" in pages.words(drawn)
        assert "产业动态简报" not in pages.words(spared)
        for text in ("第7期（总第107期）", "关于重点产业动态的情况"):
            assert text in pages.words(spared)
        first = "关"
        tops = [next(box[3] for char, box in characters(data, 0) if char == first) for data in (drawn, spared)]
        assert tops[0] == pytest.approx(tops[1], abs=0.01)


class TestGuards:
    @pytest.mark.parametrize("key", KINDS)
    def test_what_every_page_must_say_stands_on_every_page_of_the_pdf(self, key: str) -> None:
        heading = Heading("集群", 1, "a", "一、")
        texts = pages.texts(pdf_bytes(replace(document((heading, *text_of(30))), contents=True), template(key))[0])
        assert len(texts) > 2
        for text in texts:
            for guard in ("内部资料", "秘密★1年", "000012"):
                assert guard in text

    @pytest.mark.parametrize("key", KINDS)
    def test_and_in_the_word_draft(self, key: str, tmp_path: Path) -> None:
        file = render(document(text_of(3)), template(key), ["docx"], tmp_path, "x").files[0]
        with ZipFile(file.path) as archive:
            header, body = (archive.read(f"word/{part}.xml").decode() for part in ("header1", "document"))
        for guard in ("内部资料", "秘密★1年", "000012"):
            assert guard in header
            assert guard in body
        assert body.count("<w:headerReference") >= 2

    def test_and_on_every_sheet_that_is_printed(self, tmp_path: Path) -> None:
        file = render(document(text_of(1)), template("report"), ["xlsx"], tmp_path, "x").files[0]
        book: Any = openpyxl.load_workbook(file.path)
        for sheet in book:
            for guard in ("内部资料", "秘密★1年", "000012"):
                assert guard in str(sheet.oddHeader.left.text)

    @pytest.mark.parametrize("key", KINDS)
    def test_a_pack_without_any_has_no_header(self, key: str, tmp_path: Path) -> None:
        bare = replace(HEAD, marking="", secrecy="", copy_number="")
        file = render(document(text_of(1), bare), template(key), ["docx"], tmp_path, "x").files[0]
        with ZipFile(file.path) as archive:
            assert "word/header1.xml" not in archive.namelist()


class TestCard:
    TILES = Tiles(
        tuple(
            Tile(value, "新能源汽车产量", "到2027年，目标", (f"q{n}",))
            for n, value in enumerate(("预计50万辆", "一万亿元"))
        ),
        "t",
    )

    def test_a_figure_is_set_larger_than_the_words_around_it(self) -> None:
        data = pdf_bytes(document((self.TILES,)), template("card"))[0]
        heights = {char: box[3] - box[1] for char, box in characters(data, 0) if char in "5预"}
        assert pages.words(data).count("预计50万辆") == 1
        assert heights["5"] > heights["预"] * 1.05

    def test_word_has_them_as_a_table_with_their_marks(self, tmp_path: Path) -> None:
        file = render(document((self.TILES,)), template("card"), ["docx"], tmp_path, "x").files[0]
        with ZipFile(file.path) as archive:
            body = archive.read("word/document.xml").decode()
        assert "预计50万辆" in "".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", body))
        assert body.count("<w:sdt>") >= 2

    @pytest.mark.parametrize("key", KINDS)
    def test_pages_are_counted_as_they_are_drawn(self, key: str) -> None:
        long = document(text_of(25))
        assert page_count(long, template(key)) == len(pages.opened(pdf_bytes(long, template(key))[0]))


def test_a_page_number_may_have_any_wording_and_the_number_of_pages() -> None:
    plain = template("digest")
    data = pdf_bytes(document(text_of(30)), plain)[0]
    count = len(pages.opened(data))
    assert [
        f"第{n}页　共{count}页".replace("　", "") in pages.squeezed(text) for n, text in enumerate(pages.texts(data), 1)
    ]
    none = replace(plain, theme=replace(plain.theme, number=replace(plain.theme.number, place="none")))
    assert "共" + str(count) not in pages.words(pdf_bytes(document(text_of(30)), none)[0])
