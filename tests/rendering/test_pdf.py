import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import Cancelled
from briefing.model.document import (
    Block,
    Cell,
    Chart,
    Citation,
    Column,
    Document,
    Heading,
    Layout,
    Masthead,
    Paragraph,
    Run,
    Series,
    Table,
    Tiles,
)
from briefing.model.pack import Template
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.stops import before_stop
from rendering import documents, looks, pages

SAMPLE = documents.sample()
REPORT = looks.report()
BULLETIN = looks.bulletin()
HEADINGS = [block for block in SAMPLE.blocks if isinstance(block, Heading)]
FRONT = 2  # cover and contents
HOSTILE = '<img src="/etc/passwd"/> &lt;b&gt; <a href="javascript:alert(1)">x</a> %s {0} \\n'
NAMES = "镕堃喆珺昇赟祎瀼蔈"


@cache
def report() -> tuple[bytes, Layout, tuple[str, ...]]:
    return pdf_bytes(SAMPLE, REPORT)


def of_blocks(*blocks: Block, template: Template = BULLETIN) -> tuple[bytes, tuple[str, ...]]:
    data, _, warnings = pdf_bytes(Document(Masthead("题目"), blocks, contents=False), template)
    return data, warnings


def printed(block: Block) -> list[str]:
    """What a reader finds of the block, in pieces that no line or cell divides."""
    match block:
        case Heading(text=text, number=number):
            return [number + text]
        case Paragraph(runs=runs, role=role):
            return ["".join(run.text if role == "source" else marked(run, role) for run in runs)]
        case Table(caption=caption, columns=columns, rows=rows):
            cells = [cell.text + cited(cell.cites) for row in rows for cell in row]
            return [caption, *(column.title for column in columns), *cells]
        case Chart(title=title, categories=categories, labels=labels):
            return [title, *categories, *(label for row in labels for label in row)]
        case Tiles(tiles=tiles):
            return [text for tile in tiles for text in (tile.value, tile.label, tile.note)]


def following(kind: str) -> Block:
    """A block that begins with 起头 and goes on with 次行."""
    series = (Series("量", (Decimal(1), Decimal(2))),)
    match kind:
        case "table":
            rows = ((Cell("甲" * 60),), (Cell("次行"),), (Cell("三"),))
            return Table("起头", (Column("列"),), rows, "t")
        case "paragraph":
            return Paragraph((Run("起头" + "，汽车集群" * 8 + "次行" + "，汽车集群" * 20),))
        case _:
            return Chart("起头", kind, ("次行", "乙"), series, "", "c", "图")  # type: ignore[arg-type]


def marked(run: Run, role: str) -> str:
    words, stop = (run.text, "") if run.states or role == "quote" else before_stop(run.text)
    return words + cited(run.cites) + stop


def cited(numbers: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def missing(blocks: tuple[Block, ...], found: str) -> list[str]:
    return [text for block in blocks for text in printed(block) if pages.squeezed(text) not in found]


class TestWords:
    def test_every_word_of_the_document_is_read_back(self) -> None:
        assert missing(SAMPLE.blocks, pages.words(report()[0])) == []

    def test_the_masthead_stands_on_the_cover(self) -> None:
        cover = pages.squeezed(pages.texts(report()[0])[0])
        head = SAMPLE.masthead
        wanted = (head.title, head.subtitle, head.issue, head.issuer, head.marking, "2023年11月21日")
        assert [text for text in wanted if pages.squeezed(text) not in cover] == []

    def test_a_bulletin_has_its_red_head_and_its_imprint(self) -> None:
        data, _, _ = pdf_bytes(replace(SAMPLE, contents=False), BULLETIN)
        first, last = (pages.squeezed(text) for text in (pages.texts(data)[0], pages.texts(data)[-1]))
        head = SAMPLE.masthead
        top = (head.name, head.organisation, head.issue, head.issuer, head.title, "2023年11月21日")
        assert [text for text in top if pages.squeezed(text) not in first] == []
        foot = (f"报：{head.report_to}", f"送：{head.send_to}", f"发：{head.distribute_to}", head.copies)
        assert [text for text in foot if pages.squeezed(text) not in last] == []

    @settings(max_examples=25, deadline=None)
    @given(
        paragraphs=st.lists(
            st.text(st.sampled_from("重庆产业集群，。“”（）—1234.5%亿元ABab 镕堃"), min_size=1, max_size=300),
            min_size=1,
            max_size=6,
        )
    )
    def test_any_paragraph_is_read_back(self, paragraphs: list[str]) -> None:
        data, _ = of_blocks(*(Paragraph((Run(text),)) for text in paragraphs))
        assert [text for text in paragraphs if pages.squeezed(text) not in pages.words(data)] == []

    @pytest.mark.parametrize("style", ["body", "lead", "quote", "attribution", "note", "source"])
    def test_rare_characters_of_names_print_in_every_look(self, style: str) -> None:
        runs = (Run(f"张{NAMES}"), Run(f"王{NAMES}", "strong"))
        data, warnings = of_blocks(Paragraph(runs, style), Heading(NAMES, 1, "names"))  # type: ignore[arg-type]
        assert f"张{NAMES}王{NAMES}" in pages.words(data)
        assert warnings == ()


class TestPages:
    def test_pages_of_the_body_are_numbered_from_one_and_the_front_is_not(self) -> None:
        data, layout, _ = report()
        assert pages.numbers(data) == [None, None, *(str(n) for n in range(1, layout.pages + 1))]

    def test_bookmarks_are_the_headings_with_their_levels(self) -> None:
        marks = [(level, title) for level, title, _ in pages.bookmarks(report()[0])]
        assert marks == [(h.level - 1, f"{h.number}{h.text}") for h in HEADINGS]

    def test_bookmarks_lead_to_the_pages_where_the_headings_stand(self) -> None:
        data = report()[0]
        texts = [pages.squeezed(text) for text in pages.texts(data)]
        assert [title for _, title, page in pages.bookmarks(data) if pages.squeezed(title) not in texts[page]] == []

    def test_the_layout_says_the_printed_page_of_each_heading(self) -> None:
        data, layout, _ = report()
        stands = [page - FRONT + 1 for _, _, page in pages.bookmarks(data)]
        assert [layout.page_of[heading.anchor] for heading in HEADINGS] == stands

    def test_contents_give_the_page_where_each_heading_stands(self) -> None:
        data, _, _ = report()
        listed = re.findall(r"^(.+?) ?\.{3,} ?(\d+)$", pages.texts(data)[1], re.MULTILINE)
        stands = [
            (title, str(page - FRONT + 1))
            for level, title, page in pages.bookmarks(data)
            if level < SAMPLE.contents_depth
        ]
        assert [(pages.squeezed(title), number) for title, number in listed] == stands

    def test_each_line_of_the_contents_leads_to_its_heading(self) -> None:
        data = report()[0]
        goals = [goal for page, _, goal in pages.links(data) if page == 1]
        assert goals == [page for level, _, page in pages.bookmarks(data) if level < SAMPLE.contents_depth]

    def test_numbers_of_citations_lead_to_the_page_with_the_sources(self) -> None:
        data = report()[0]
        listed = len(pages.texts(data)) - 1
        found = [(page, box, goal) for page, box, goal in pages.links(data) if page > 1]
        assert len(found) >= 40
        assert {goal for _, _, goal in found} == {listed}
        assert all(set(pages.text_in(data, page, box).strip()) <= set("[123]") for page, box, _ in found[:20])

    def test_a_heading_never_stands_alone_at_the_foot_of_a_page(self) -> None:
        for lines in range(14, 24):
            filler = [Paragraph((Run("重庆。"),))] * lines
            data, _ = of_blocks(*filler, Heading("产业基础", 1, "h", "一、"), Paragraph((Run("汽车产业。" * 40),)))
            page = next(text for text in pages.texts(data) if "产业基础" in text)
            assert "汽车产业" in page, lines

    @pytest.mark.parametrize("level", [1, 2, 3])
    @pytest.mark.parametrize("follows", ["table", "bar", "column", "paragraph"])
    def test_headings_never_stand_apart_from_what_follows(self, follows: str, level: int) -> None:
        chain = [Heading(f"标题{n}", n, f"h{n}") for n in range(1, level + 1)]
        for lines in range(8, 24):
            filler = [Paragraph((Run("重庆。"),))] * lines
            data, _ = of_blocks(*filler, *chain, following(follows))
            page = next(text for text in pages.texts(data) if "标题1" in text)
            assert f"标题{level}" in page, lines
            assert "起头" in page, lines
            assert "次行" in page, lines

    def test_a_heading_before_what_is_higher_than_a_page_leaves_no_page_empty(self) -> None:
        tall = Table("表", (Column("列"),), ((Cell("产业" * 600),),), "t")
        data, _ = of_blocks(Heading("标题", 1, "h"), tall, template=REPORT)
        assert [text for text in pages.texts(data) if not pages.squeezed(pages.FOOTER.sub("", text))] == []

    def test_a_paragraph_leaves_no_single_line_on_either_side_of_a_page_break(self) -> None:
        for lines in range(24):
            filler = [Paragraph((Run("重庆。"),))] * lines
            data, _ = of_blocks(*filler, Paragraph((Run("汽车集群" * 70),)))
            counts = [sum(set(line) <= set("汽车集群") for line in text.split("\n")) for text in pages.texts(data)]
            assert 1 not in counts, lines

    def test_a_table_repeats_its_head_on_every_page(self) -> None:
        table = next(block for block in SAMPLE.blocks if isinstance(block, Table))
        long = replace(table, rows=table.rows * 4)
        data, _ = of_blocks(long)
        assert len(pages.texts(data)) > 2
        assert all("期间" in text for text in pages.texts(data))


class TestBars:
    def bars(self, *values: str) -> tuple[list[tuple[float, float]], list[float]]:
        """Left and right end of each bar, and where each label begins, from top to bottom."""
        labels = tuple(f"{value}%" for value in values)
        series = Series("增速", tuple(Decimal(value) for value in values))
        chart = Chart("增速", "bar", tuple("甲乙丙丁"[: len(values)]), (series,), "%", "c", "图", (labels,))
        data, _ = of_blocks(chart)
        return pages.filled(data), [pages.left_of(data, 0, label) for label in labels]

    def test_a_fall_leads_to_the_left_of_zero_and_its_label_stands_at_the_right(self) -> None:
        (fall, rise, small), labels = self.bars("-20", "30", "-2.5")
        assert fall[1] == pytest.approx(rise[0], abs=0.1)
        assert small[1] == pytest.approx(rise[0], abs=0.1)
        assert [end - start for start, end in (fall, small)] == pytest.approx(
            [(rise[1] - rise[0]) * share for share in (20 / 30, 2.5 / 30)], abs=0.1
        )
        assert labels == pytest.approx([end + 5 for _, end in (fall, rise, small)], abs=3)

    def test_bars_begin_at_the_same_place_as_ever_where_nothing_falls(self) -> None:
        found, _ = self.bars("20", "30", "0")
        widths = [end - start for start, end in found]
        assert len({round(start, 1) for start, _ in found}) == 1
        assert widths == pytest.approx([widths[1] * 2 / 3, widths[1], 0.6], abs=0.1)

    def test_falls_alone_stay_within_the_page(self) -> None:
        found, labels = self.bars("-20", "-30")
        (first, _), (second, _) = found
        assert 0 < second < first
        assert max(labels) < 595 - 60


class TestFile:
    def test_all_fonts_are_embedded_and_helvetica_is_not_even_named(self) -> None:
        for data in (report()[0], pdf_bytes(replace(SAMPLE, contents=False), BULLETIN)[0]):
            found = pages.fonts(data)
            assert len(found) >= 3
            assert [name for name, embedded in found.items() if not embedded] == []
            assert b"Helvetica" not in pages.spelt_out(data)

    @pytest.mark.parametrize("kind", ["bar", "column", "line"])
    def test_charts_bring_no_font_of_their_own(self, kind: str) -> None:
        chart = next(block for block in SAMPLE.blocks if isinstance(block, Chart))
        data, warnings = of_blocks(replace(chart, kind=kind))  # type: ignore[arg-type]
        assert all(pages.fonts(data).values())
        assert b"Helvetica" not in pages.spelt_out(data)
        assert warnings == ()

    def test_the_same_document_gives_the_same_bytes(self) -> None:
        assert pdf_bytes(SAMPLE, REPORT)[0] == report()[0]

    def test_properties_name_neither_person_nor_program(self) -> None:
        data = report()[0]
        with pages.opened(data) as document:
            found = document.get_metadata_dict()
        assert found["Title"] == SAMPLE.masthead.title
        assert [key for key in ("Author", "Creator", "Producer", "Subject", "Keywords") if found[key]] == []
        assert b"reportlab" not in pages.spelt_out(data).lower()

    def test_the_language_is_chinese(self) -> None:
        assert b"/Lang (zh-CN)" in pages.spelt_out(report()[0])

    def test_an_empty_pack_is_still_a_file(self) -> None:
        data, _, _ = pdf_bytes(Document(Masthead(""), (), contents=True), REPORT)
        assert len(pages.texts(data)) >= 1


class TestHostileText:
    def everywhere(self, text: str) -> tuple[bytes, tuple[str, ...]]:
        """That text in every place where a document has text."""
        blocks: tuple[Block, ...] = (
            Heading(text, 1, "h", "一、"),
            Paragraph((Run(text, "strong", states=("3f2a9c1b70-q1",), cites=(1,)), Run(text, printed=text))),
            Paragraph((Run(text),), "source"),
            Table(text, (Column(text), Column(text)), ((Cell(text), Cell(text, cites=(1,))),), "t"),
            Chart(text, "bar", (text, text), (Series(text, (Decimal(1), None)),), text, "c", text, ((text, text),)),
            Chart(text, "column", (text, text), (Series(text, (Decimal(1), Decimal(2))),), text, "d", text),
            Paragraph((Run(f"[1] {text}"),), "source"),
        )
        head = Masthead(text, text, text, text, text, date(2023, 11, 21), text, text, text, text, text, text)
        citation = Citation(1, "s", "a1", text)
        both = [
            pdf_bytes(Document(head, blocks, (citation,), contents=contents), template)
            for template, contents in ((REPORT, True), (BULLETIN, False))
        ]
        return pages.spelt_out(both[0][0]) + pages.spelt_out(both[1][0]), (*both[0][2], *both[1][2])

    def test_markup_is_printed_as_it_stands_and_opens_nothing(self) -> None:
        data, _ = of_blocks(Paragraph((Run(HOSTILE),)))
        assert pages.squeezed(HOSTILE) in pages.words(data)
        whole, _ = self.everywhere(HOSTILE)
        assert b"/URI" not in whole
        assert b"/JavaScript" not in whole
        assert b"/XObject" not in whole

    @pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\u200b", "\u202e", "\ufeff", "\ufffe"])
    def test_control_characters_vanish(self, char: str) -> None:
        data, _ = of_blocks(Paragraph((Run(f"重{char}庆"),)))
        assert "重庆" in pages.words(data)
        _, warnings = self.everywhere(f"重{char}庆")
        assert warnings == ()

    @pytest.mark.parametrize("point", [0xD800, 0xDFFF])
    def test_a_lone_surrogate_vanishes(self, point: int) -> None:
        char = chr(point)
        data, _ = of_blocks(Paragraph((Run(f"重{char}庆"),)))
        assert "重庆" in pages.words(data)
        self.everywhere(f"重{char}庆")

    @pytest.mark.parametrize("char", ["\n", "\r\n", "\t", "\u2028"])
    def test_a_line_break_inside_a_run_does_not_break_the_page(self, char: str) -> None:
        self.everywhere(f"重{char}庆")

    def test_a_character_without_a_glyph_is_reported(self) -> None:
        data, warnings = of_blocks(Paragraph((Run("火箭🚀升空"),)))
        assert "升空" in pages.words(data)
        assert len(warnings) == 1
        assert "🚀" in warnings[0]

    @pytest.mark.parametrize(
        "field", ["title", "name", "organisation", "issue", "issuer", "marking", "subtitle", "copies"]
    )
    def test_a_character_without_a_glyph_is_reported_in_the_masthead_too(self, field: str) -> None:
        head = replace(SAMPLE.masthead, **{field: "火箭🚀"})  # type: ignore[arg-type]  # none of these is the date
        _, _, warnings = pdf_bytes(Document(head, SAMPLE.blocks[:2], contents=False), BULLETIN)
        assert any("🚀" in warning for warning in warnings), field

    def test_a_character_without_a_glyph_is_reported_in_a_column_chart_too(self) -> None:
        chart = Chart("图", "column", ("火箭🚀", "乙"), (Series("量", (Decimal(1), Decimal(2))),), "个", "c", "图")
        _, warnings = of_blocks(chart)
        assert any("🚀" in warning for warning in warnings)


class TestProgress:
    def test_every_page_is_reported(self) -> None:
        drawn = []
        data, _, _ = pdf_bytes(SAMPLE, REPORT, lambda: drawn.append(1))
        assert len(drawn) >= len(pages.texts(data))

    def test_raising_from_a_report_stops_the_work(self) -> None:
        def stop() -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            pdf_bytes(SAMPLE, REPORT, stop)
