"""Pages that are closed up: charts that wait for text, balanced columns, kept sources, a card that fills its page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefing.model.document import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Evidence,
    Heading,
    Masthead,
    Paragraph,
    Run,
    Series,
    Table,
    Tile,
    Tiles,
)
from briefing.rendering import render
from briefing.rendering.columns import column_widths, without_proofs
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.stops import before_stop, closing_of
from briefing.rendering.tilewords import tile_parts
from rendering import pages
from rendering.test_heads import characters, document, template, text_of

CHART = Chart("走势图", "column", ("甲", "乙"), (Series("量", (Decimal(1), Decimal(2))),), "", "chart", "图")
FIGURES = Table(
    "表", (Column("指标", 3.0), Column("出处", 1.0)), ((Cell("产值"), Cell("", cites=(1,))),) * 2, "t"
)  # fmt: skip


def page_with(data: bytes, words: str) -> int:
    """The first page, from 0, that has the words."""
    return next(n for n, text in enumerate(pages.texts(data)) if words in pages.squeezed(text))


def filled(lines: int) -> tuple[Block, ...]:
    """Paragraphs of one line each."""
    return tuple(Paragraph((Run("产业集群发展。"),)) for _ in range(lines))


class TestWaitingCharts:
    SECTION: tuple[Block, ...] = (Heading("次章", 1, "b", "二、"), CHART)

    def made(self, *after: Block) -> bytes:
        return pdf_bytes(document((*filled(17), *self.SECTION, *after)), template("report"))[0]

    def test_text_fills_the_page_before_a_chart_that_has_no_room(self) -> None:
        data = self.made(*text_of(3))
        heading = page_with(data, "二、次章")
        assert page_with(data, "走势图") == heading + 1
        assert "产业集群" in pages.squeezed(pages.texts(data)[heading]).partition("二、次章")[2]

    @pytest.mark.parametrize("lines", range(11, 20))
    def test_a_chart_never_leaves_its_section(self, lines: int) -> None:
        third = (Heading("三章", 1, "c", "三、"), *text_of(2))
        data = pdf_bytes(document((*filled(lines), *self.SECTION, *filled(1), *third)), template("report"))[0]
        text = pages.words(data)
        assert text.index("二、次章") < text.index("走势图") < text.index("三、三章")

    def test_it_passes_lower_headings_with_their_text_only(self) -> None:
        data = self.made(Heading("小节", 2, "d", "（一）"), *text_of(3))
        heading = page_with(data, "（一）小节")
        below = pages.squeezed(pages.texts(data)[heading]).partition("（一）小节")[2]
        assert "产业集群" in below
        assert page_with(data, "走势图") == page_with(data, "二、次章") + 1

    def test_a_chart_that_fits_stays_under_its_heading(self) -> None:
        text = pages.squeezed(pages.texts(pdf_bytes(document((*self.SECTION, *text_of(1))), template("report"))[0])[-1])
        assert text.index("次章") < text.index("走势图") < text.index("产业集群")


class TestColumns:
    @staticmethod
    def table(*texts: str) -> Table:
        return Table("表", tuple(Column("列", 1.0) for _ in texts), (tuple(Cell(text) for text in texts),), "t")

    def test_short_cells_keep_the_widths_that_were_asked_for(self) -> None:
        assert column_widths(self.table("甲" * 9, "乙"), 200, 10, 4) == (100, 100)

    def test_a_column_of_sentences_takes_room_from_one_of_words(self) -> None:
        narrow, wide = column_widths(self.table("集群", "产值" * 40), 300, 10, 4)
        assert narrow == pytest.approx(4 * 10 + 8)
        assert narrow + wide == pytest.approx(300)

    def test_together_they_are_as_wide_as_the_text_whatever_they_hold(self) -> None:
        for texts in (("甲" * 50, "乙" * 50), ("", "乙" * 500), ("甲" * 200,), ("甲" * 30, "", "丙" * 90, "丁")):
            widths = column_widths(self.table(*texts), 440, 10.5, 4)
            assert sum(widths) == pytest.approx(440)
            assert min(widths) > 0

    def test_a_column_of_numbers_alone_goes_where_none_are_printed(self) -> None:
        assert [column.title for column in without_proofs(FIGURES).columns] == ["指标"]

    @pytest.mark.parametrize("marks", ["none", "sentence"])
    def test_pdf_and_word_agree_on_it(self, marks: str, tmp_path: Path) -> None:
        chosen = replace(template("digest"), marks=marks)  # type: ignore[arg-type]
        files = render(document((FIGURES,)), chosen, ["pdf", "docx"], tmp_path, "x").files
        found = [file.path for file in files]
        with ZipFile(next(path for path in found if path.suffix == ".docx")) as archive:
            word = archive.read("word/document.xml").decode()
        pdf = pages.words(next(path for path in found if path.suffix == ".pdf").read_bytes())
        assert ("出处" in pdf, "出处" in word, "[1]" in word) == (marks == "sentence",) * 3


def test_an_article_is_listed_on_the_page_of_its_first_sentence() -> None:
    for lines in range(14, 22):
        source = Paragraph((Run("[1] 标题，《示范日报》，2023年11月21日。"),), "source")
        figure = Paragraph((Run("产值"), Run("8亿元", states=("q1",)), Run("。", cites=(1,))))
        proof = Evidence("q1", 1, "原句说产值达到8亿元。", 0, 11, "8亿元", "amount", "auto", entry="1-1")
        whole = Document(Masthead("示范"), (figure, *filled(lines), source), contents=False, evidence=(proof,))
        data = pdf_bytes(whole, replace(template("report"), cover=False))[0]
        assert page_with(data, "[1]标题") == page_with(data, "原句说产值")


class TestStops:
    @pytest.mark.parametrize(
        ("text", "words", "stop"),
        [
            ("增长2.5%。", "增长2.5%", "。"),
            ("很好。”", "很好", "。”"),
            ("“八仙过海”，", "“八仙过海”", "，"),
            ("（简称中铝）", "（简称中铝）", ""),
            ("等等……", "等等……", ""),
            ("", "", ""),
        ],
    )
    def test_the_stop_goes_behind_the_number(self, text: str, words: str, stop: str) -> None:
        assert before_stop(text) == (words, stop)

    def test_the_number_of_a_quotation_follows_its_closing_marks(self) -> None:
        quoted = (Run("他说：“"), Run("前景很好。", states=("t1",)), Run("”大家同意。", cites=(1,)))
        data = pdf_bytes(document((Paragraph(quoted),)), template("report"))[0]
        assert closing_of("”大家") == "”"
        assert "“前景很好。”大家同意[1]。" in pages.words(data)


class TestCard:
    TILES = Tiles((Tile("8亿元", "产值", "2023年", ()),), "t")

    def lowest(self, blocks: Sequence[Block]) -> float:
        data = pdf_bytes(document(tuple(blocks)), template("card"))[0]
        assert len(pages.texts(data)) == 1
        return min(box[1] for char, box in characters(data, 0) if char == "末" and box[1] > 0)

    def test_what_is_free_is_shared_out_between_the_parts(self) -> None:
        last = Paragraph((Run("末句"),), "quote")
        chapters = [part for n in range(3) for part in (Heading("集群", 1, f"h{n}", "一、"), self.TILES, last)]
        assert self.lowest(chapters) < 300 < self.lowest(chapters[:3]) < self.lowest([last])

    def test_a_full_card_stays_on_its_page(self) -> None:
        chapters = [part for n in range(6) for part in (Heading("集群", 1, f"h{n}", "一、"), self.TILES)]
        self.lowest([*chapters, Paragraph((Run("末句"),), "quote")])

    @pytest.mark.parametrize(
        ("value", "parts"),
        [
            ("预计50万辆", ("预计", "50万", "辆")),
            ("计划20亿元至25亿元", ("计划", "20亿元至25亿元", "")),
            ("翻番", ("", "翻番", "")),
        ],
    )
    def test_a_figure_stands_out_of_its_words(self, value: str, parts: tuple[str, str, str]) -> None:
        assert tile_parts(value) == parts

    def test_word_sets_the_words_smaller_too(self, tmp_path: Path) -> None:
        blocks = (Tiles((Tile("预计50万辆", "产量", "", ()),), "t"),)
        file = render(document(blocks), template("card"), ["docx"], tmp_path, "x").files[0]
        with ZipFile(file.path) as archive:
            body = archive.read("word/document.xml").decode()
        assert re.findall(r'TileWords".*?<w:t[^>]*>([^<]*)</w:t>', body) == ["预计", "辆"]
