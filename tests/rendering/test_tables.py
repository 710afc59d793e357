"""Tables of any length, cells of any height, paragraphs of any length: nothing is lost, every page costs the same."""

import re
from collections.abc import Iterator
from functools import cache

import pypdfium2

from benchmarks.composition import examine
from briefing.model.document import Block, Cell, Column, Document, Heading, Masthead, Paragraph, Run, Table
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.pdf.grid import Grid, Row, Rows, Ruling, row_of
from briefing.rendering.pdf.look import Look
from briefing.rendering.typesetting.paragraph import ComposedParagraph
from rendering.looks import bulletin

COLUMNS = (Column("序号"), Column("指标", 2.0), Column("数值", 1.0, "right"), Column("说明", 3.0))
LONG = "逐条列出清单，明确由谁来办、何时办结。" * 200


@cache
def look() -> Look:
    return Look(bulletin().theme)


def table(*rows: tuple[str, ...], columns: tuple[Column, ...] = COLUMNS) -> Table:
    return Table("表一", columns, tuple(tuple(map(Cell, row)) for row in rows), "t1")


def pages(*blocks: Block) -> list[str]:
    data, _, _ = pdf_bytes(Document(Masthead("简报"), blocks, contents=False), bulletin())
    return [page.get_textpage().get_text_range().replace("\r\n", "") for page in pypdfium2.PdfDocument(data)]


def rows(count: int) -> list[tuple[str, ...]]:
    return [(f"第{number}行", f"产值{number}", f"{number}.5", "说明") for number in range(count)]


def test_a_long_table_repeats_its_head_and_keeps_every_row_in_order() -> None:
    found = pages(table(*rows(300)))
    assert all("序号" in page and "指标" in page for page in found if "行" in page)
    assert re.findall(r"第(\d+)行", "".join(found)) == [str(number) for number in range(300)]


def test_a_page_takes_from_the_table_what_it_holds_and_no_more() -> None:
    drawn = 0

    def source() -> Iterator[Row]:
        nonlocal drawn
        for number in range(20_000):
            drawn += 1
            yield row_of([cell(str(number))], ruling)

    ruling = Ruling((100.0,), "#000000", "#888888", "#EEEEEE", 640.0)
    grid = Grid(row_of([cell("头")], ruling), Rows(source()), ruling, 0.0, 15.0)
    upper, rest = grid.split(100.0, 640.0)
    assert drawn < 40
    rest.split(100.0, 640.0)
    assert drawn < 80
    assert upper.wrap(100.0, 640.0)[1] <= 640.0


def cell(text: str) -> ComposedParagraph:
    style = look().style("table")
    return ComposedParagraph(look().pieces(text, "song", style.size, "#000000"), style.leading)


def test_the_last_page_of_a_table_never_holds_a_single_row() -> None:
    for count in range(20, 75):
        found = [len(re.findall(r"第\d+行", page)) for page in pages(table(*rows(count)))]
        assert 1 not in found, count
        assert sum(found) == count


def test_a_cell_higher_than_a_page_goes_on_overleaf_without_losing_a_word() -> None:
    found = "".join(pages(table(("1", "短", "2", "短"), ("2", "高", "3", LONG), ("3", LONG, "4", LONG))))
    assert found.count("何") == 600
    assert "高" in found


def test_a_high_cell_begins_on_the_page_where_the_table_begins() -> None:
    first = pages(Paragraph((Run("前文。" * 30),)), table(("1", "短", "2", LONG)))[0]
    assert "前文" in first
    assert "逐条列出" in first


def test_a_head_higher_than_half_a_page_is_set_once() -> None:
    found = "".join(pages(table(*rows(60), columns=(Column(LONG), *COLUMNS[1:]))))
    assert found.count("何") == 200
    assert found.count("第59行") == 1


def test_a_table_without_rows_and_a_heading_without_text_are_set() -> None:
    found = "".join(pages(Heading("空栏目", 1, "h1"), table(), Heading("下一栏目", 1, "h2"), Paragraph(())))
    assert "空栏目" in found
    assert "序号" in found
    assert "下一栏目" in found


def test_a_paragraph_of_ten_thousand_characters_has_no_fault() -> None:
    text = "到2025年，全市规上产值突破4754.8亿元（同比增长2.5%），“先试、再改、后推广”——这样的变化还在继续。" * 200
    data, _, _ = pdf_bytes(Document(Masthead("简报"), (Paragraph((Run(text),)),), contents=False), bulletin())
    assert len(text) > 10_000
    report = examine(data)
    assert report.faults == (), report.listed()
    assert report.judged > 300
