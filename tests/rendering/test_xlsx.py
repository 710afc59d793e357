import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from briefing.errors import Cancelled, StorageError
from briefing.model.document import Cell, Chart, Column, Document, Series, Sheet, Table
from briefing.model.identity import defined_name
from briefing.rendering.xlsx import render_xlsx, xlsx_bytes
from briefing.rendering.xlsx.sheets import aligned, unique_titles
from briefing.rendering.xlsx.tabs import tab_names
from briefing.rendering.xlsx.values import clean, shown_width
from briefing.rendering.xlsx.widths import Need, column_widths, row_height
from rendering.appendix import FIGURES, SENTENCE, WARNINGS, appendix, figure
from rendering.documents import sample
from rendering.looks import bulletin, report


def read(document: Document) -> Any:
    return load_workbook(io.BytesIO(xlsx_bytes(document, report())))


def parts(document: Document) -> dict[str, str]:
    with ZipFile(io.BytesIO(xlsx_bytes(document, report()))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def one_sheet(*cells: Cell, key: str = "project") -> Document:
    columns = tuple(Column(f"列{number}") for number in range(1, len(cells) + 1))
    return replace(sample(), sheets=(Sheet(key, "表", Table("表", columns, (cells,), "t")),), charts=())


def only_cell(cell: Cell) -> Any:
    return read(one_sheet(cell))["表"]["A2"]


@pytest.fixture(scope="module")
def book() -> Any:
    return read(appendix())


@pytest.fixture(scope="module")
def figures(book: Any) -> Any:
    return book["关键数据"]


def test_every_sheet_of_the_document_is_a_tab_between_guide_and_charts(book: Any) -> None:
    assert book.sheetnames == ["说明", "关键数据", "项目", "人物与观点", "来源", "图表", "图表数据"]


def test_every_row_of_the_guide_is_as_high_as_its_longest_text() -> None:
    columns = tuple(Column(title) for title in ("把握", "核校"))
    table = Table("表", columns, ((Cell("高"), Cell("已核")),), "t")
    sheets = tuple(Sheet(f"k{n}", f"很长的表名第{n}号", table) for n in range(6))
    warning = "两处报道所载的产值不一致，请核对后使用。" * 12
    guide = read(replace(sample(), sheets=sheets, charts=(), warnings=(warning,)))["说明"]
    heights = {row[0].value: guide.row_dimensions[row[0].row].height for row in guide if row[0].value}
    widths = [guide.column_dimensions[letter].width for letter in "ABC"]
    tabs = "、".join(sheet.title for sheet in sheets)
    assert heights["把握"] == heights["核校"] == row_height(("", tabs, ""), widths)
    assert heights["把握"] > row_height(("把握",), widths[:1])
    assert heights[warning] == row_height((warning,), (sum(widths),))
    assert heights[warning] > row_height(("短",), (10,))


def test_a_sheet_is_a_table_with_filters_frozen_header_and_columns(figures: Any) -> None:
    (table,) = figures.tables.values()
    assert (table.ref, table.autoFilter.ref) == ("A1:M7", "A1:M7")
    assert [column.name for column in table.tableColumns] == [cell.value for cell in figures[1]]
    assert (figures.freeze_panes, figures.print_title_rows) == ("D2", "$1:$1")


def test_every_cell_of_the_document_is_in_its_place(book: Any) -> None:
    for sheet in appendix().sheets:
        for number, row in enumerate(sheet.table.rows, 2):
            for column, cell in enumerate(row, 1):
                found = book[sheet.title].cell(number, column).value
                wanted = cell.text or None if cell.value is None else cell.value
                assert found == (datetime(*wanted.timetuple()[:3]) if isinstance(wanted, date) else approx(wanted))  # noqa: DTZ001  a sheet knows no zones


def approx(value: object) -> object:
    """A reader gives doubles; that the file holds the exact digits is a test of its own."""
    return float(value) if isinstance(value, Decimal) else value


def test_numbers_stand_in_the_file_to_the_digit() -> None:
    xml = parts(appendix())["xl/worksheets/sheet2.xml"]
    assert re.findall(r'<c r="E\d+"[^>]*t="n"><v>([^<]*)</v>', xml) == [row[2] for row in FIGURES]
    assert re.findall(r'<c r="G\d+"[^>]*t="n"><v>([^<]*)</v>', xml) == [row[5] for row in FIGURES]


@settings(deadline=None, max_examples=40)
@example(Decimal("0.0981"))
@example(Decimal(1234567890123456))
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**18), max_value=10**18))
def test_a_number_is_exact_or_it_is_text(number: Decimal) -> None:
    xml = parts(one_sheet(Cell(format(number, "f"), number)))["xl/worksheets/sheet2.xml"]
    found = re.search(r'<c r="A2"[^>]*>(?:<v>|<is><t>)([^<]*)<', xml)
    assert found is not None
    assert Decimal(found[1]) == number
    assert ("<v>" in found[0]) == (len(number.normalize().as_tuple().digits) <= 15)


def test_dates_are_dates_and_those_before_the_calendar_are_text(figures: Any) -> None:
    assert (figures["J2"].is_date, figures["J2"].number_format) == (True, "yyyy-mm-dd")
    assert only_cell(Cell("", date(1898, 6, 11))).value == "1898-06-11"


def test_number_formats_are_kept(figures: Any) -> None:
    assert [figures.cell(row, 5).number_format for row in range(2, 8)] == [row[4] for row in FIGURES]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x","点")', "+1", "-王喆", "@SUM(A1)", "\t=1", "=", "{=1}"]
)
def test_text_never_becomes_a_formula(text: str) -> None:
    cell = only_cell(Cell(text))
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_read_back_as_it_was(text: str, title: str) -> None:
    table = Table("", (Column(title), Column("乙")), ((Cell(text), Cell("", value=text)),), "t")
    found = read(replace(sample(), sheets=(Sheet("s", "表", table),), charts=()))["表"]
    assert [cell.value or "" for cell in found[2]] == [clean(text)] * 2
    assert found["A1"].value == unique_titles(table.columns)[0]


def test_a_header_never_becomes_a_formula() -> None:
    document = replace(sample(), sheets=(Sheet("s", "表", Table("", (Column("=1+1"),), ((Cell("a"),),), "t")),))
    assert read(document)["表"]["A1"].data_type == "s"


def test_no_part_of_the_file_holds_a_formula() -> None:
    assert not [name for name, xml in parts(appendix()).items() if "worksheets" in name and re.search(r"<f[ >]", xml)]


def test_control_characters_are_dropped_and_long_text_says_that_it_was_cut() -> None:
    assert only_cell(Cell("甲\x00\x0b乙\ud800")).value == "甲乙"
    cut = only_cell(Cell("长" * 40_000)).value
    assert (len(cut), cut[-2:]) == (32_767, "……")


def test_a_link_leads_to_the_row_that_it_names(figures: Any, book: Any) -> None:
    assert figures["L2"].hyperlink.location == "'来源'!A2"
    assert book["人物与观点"]["D3"].hyperlink.location == "'来源'!A4"
    assert figures["L2"].font.underline == "single"


def test_a_link_to_nothing_is_left_out() -> None:
    cell = only_cell(Cell("9", link="source:9"))
    assert (cell.hyperlink, cell.font.underline) == (None, None)


def test_a_cell_that_only_cites_shows_its_sources_and_leads_to_the_first() -> None:
    table = Table("", (Column("依据"),), ((Cell("", cites=(2, 3)),),), "t")
    sources = appendix().sheets[-1]
    cell = read(replace(sample(), sheets=(Sheet("s", "表", table), sources)))["表"]["A2"]
    assert (cell.value, cell.hyperlink.location) == ("[2][3]", "'来源'!A3")


def test_each_figure_is_found_by_its_id(book: Any) -> None:
    assert {name: defined.attr_text for name, defined in book.defined_names.items()} == {
        defined_name(figure(number)): f"'关键数据'!$E${number + 2}" for number in range(len(FIGURES))
    }


@pytest.mark.parametrize("odd", ["q 1", "一", "a" * 300, "A1", "R1C1"])
def test_a_name_is_legal_whatever_the_id(odd: str) -> None:
    assert re.fullmatch(r"F_[0-9A-Za-z_]{1,100}", defined_name(odd))


def test_an_annotation_stated_twice_is_named_where_it_stands_first() -> None:
    row = (Cell("1", 1, states=("a-q1",)),)
    table = Table("", (Column("数值"),), (row, row), "t")
    book = read(replace(sample(), sheets=(Sheet("key-figure", "数据", table),)))
    assert book.defined_names["F_a_q1"].attr_text == "'数据'!$A$2"


class TestCharts:
    def test_charts_are_native_and_one_below_the_other(self, book: Any) -> None:
        rows = [chart.anchor._from.row for chart in book["图表"]._charts]
        assert (len(rows), rows) == (2, sorted(set(rows)))

    def test_data_is_exact_and_every_series_points_at_it(self, book: Any) -> None:
        data = book["图表数据"]
        assert [data.cell(row, 2).value for row in (3, 4, 5)] == [4754.8, 3120, 5210.6]
        references = [series.val.numRef.f for chart in book["图表"]._charts for series in chart.series]
        assert re.findall(r'<c r="B\d+"[^>]*t="n"><v>([^<]*)</v>', parts(appendix())["xl/worksheets/sheet7.xml"]) == [
            "4754.8", "3120", "5210.6", "2.5", "10.3", "-3.1",
        ]  # fmt: skip
        assert references == ["'图表数据'!$B$3:$B$5", "'图表数据'!$B$9:$B$11"]
        assert data["B8"].value == "2023年前三季度"

    def test_charts_are_described_for_those_who_cannot_see_them(self) -> None:
        drawing = parts(appendix())["xl/drawings/drawing1.xml"]
        assert re.findall(r'descr="([^"]*)"', drawing) == [chart.description for chart in appendix().charts]

    def test_labels_keep_the_qualifier_that_the_source_prints(self) -> None:
        chart = parts(appendix())["xl/charts/chart1.xml"]
        assert '<numFmt formatCode="&quot;超过&quot;0&quot;亿元&quot;" sourceLinked="0"/>' in chart

    def test_a_timeline_and_a_matrix_are_tables_below_the_data(self) -> None:
        bar = appendix().charts[0]
        own = Series("汽车", (None, None), ("a-q1", None))
        due = Chart("目标", "timeline", ("2025年", "2027年"), (own,), "", "t", "", (("产值：500亿元", ""),))
        where = Chart("地图", "matrix", ("江北区", "渝北区"), (own,), "", "m", "", (("●", "产值3亿元"),))
        book = read(replace(appendix(), charts=(bar, due, where)))
        assert len(book["图表"]._charts) == 1
        rows = [[cell.value for cell in row if cell.value is not None] for row in book["图表数据"].iter_rows()]
        filled = [row for row in rows if row]
        assert filled[-6:] == [
            ["目标"], ["期限", "集群", "目标"], ["2025年", "汽车", "产值：500亿元"],
            ["地图"], ["江北区", "渝北区"], ["汽车", "●", "产值3亿元"],
        ]  # fmt: skip

    def test_tables_alone_need_no_sheet_of_charts(self) -> None:
        where = Chart("地图", "matrix", ("江北区",), (Series("汽车", (None,)),), "", "m", "", (("●",),))
        names = read(replace(appendix(), charts=(where,))).sheetnames
        assert names[-1] == "图表数据"
        assert "图表" not in names

    def test_a_document_without_charts_has_no_sheets_for_them(self) -> None:
        assert read(replace(appendix(), charts=())).sheetnames[-1] == "来源"

    def test_many_charts_break_pages_between_them(self) -> None:
        chart = appendix().charts[1]
        book = read(replace(appendix(), charts=(chart,) * 5))
        starts = {chart.anchor._from.row for chart in book["图表"]._charts}
        breaks = {page_break.id for page_break in book["图表"].row_breaks.brk}
        assert len(breaks) == 2
        assert breaks < starts


class TestGuide:
    def test_it_says_what_this_is_and_how_it_is_marked(self, book: Any) -> None:
        words = list(self.words(book))
        for expected in ("重点产业集群动态专报", "内部资料　注意保存", "2023年11月21日", *WARNINGS):
            assert expected in words

    def test_it_links_to_every_other_sheet(self, book: Any) -> None:
        links = {cell.value: cell.hyperlink.location for row in book["说明"] for cell in row if cell.hyperlink}
        assert links == {name: f"'{name}'!A1" for name in book.sheetnames[1:]}

    def test_it_explains_columns(self, book: Any) -> None:
        assert {"限定词", "数值（原文量级）", "原文句子"} <= set(self.words(book))

    def test_it_is_the_sheet_that_opens(self, book: Any) -> None:
        assert book.active is book["说明"]

    @staticmethod
    def words(book: Any) -> Iterator[str]:
        return (str(cell.value) for row in book["说明"] for cell in row if cell.value is not None)


class TestPrinting:
    def test_every_sheet_is_landscape_a4_as_wide_as_the_page(self, book: Any) -> None:
        for sheet in book.worksheets:
            setup = sheet.page_setup
            assert (setup.orientation, int(setup.paperSize), int(setup.fitToWidth)) == ("landscape", 9, 1)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"

    def test_the_marking_stands_on_every_page(self, book: Any) -> None:
        assert {sheet.oddHeader.left.text for sheet in book.worksheets} == {"内部资料　注意保存"}

    def test_an_ampersand_in_the_title_is_not_a_code(self) -> None:
        document = replace(appendix(), masthead=replace(appendix().masthead, title="R&D", marking=""))
        header = read(document)["来源"].oddHeader
        assert (header.right.text, header.left.text) == ("R&&D　&A", None)


class TestSizes:
    def test_numbers_and_dates_are_never_cut(self, figures: Any) -> None:
        for column, cell in enumerate(figures[3], 1):
            if not isinstance(cell.value, str) and cell.value is not None:
                shown = shown_width(
                    cell.value.date() if cell.is_date else Decimal(str(cell.value)), cell.number_format
                )  # fmt: skip
                assert figures.column_dimensions[get_column_letter(column)].width > shown

    def test_rows_are_as_high_as_their_longest_text_needs(self, figures: Any) -> None:
        width = figures.column_dimensions["K"].width
        assert figures.row_dimensions[2].height * width / 15 >= 2 * len(SENTENCE) - width

    def test_short_columns_leave_the_page_to_long_ones(self) -> None:
        short, long = column_widths([Need(4, 8, 1), Need(4, 300, 1)])
        assert (short, long) == (10, 80)

    def test_many_columns_stay_legible_on_paper(self) -> None:
        assert sum(column_widths([Need(8, 60, 1)] * 12)) <= 216

    def test_a_row_is_never_higher_than_excel_allows(self) -> None:
        assert row_height(["长" * 9000], [40]) == 409

    @pytest.mark.parametrize(
        ("value", "number_format", "width"),
        [
            (Decimal("4754.8"), '#,##0.0"亿元"', 11),
            (Decimal("2.5"), '+0.0"%";[Red]-0.0"%"', 5),
            (475480000000, "#,##0", 15),
            (Decimal("2.50"), "General", 4),
            (date(2023, 11, 20), "yyyy-mm-dd", 10),
            ("一\n二三", "General", 4),
        ],
    )
    def test_the_width_of_a_value_as_shown(self, value: Any, number_format: str, width: int) -> None:
        assert shown_width(value, number_format) == width


class TestTabs:
    def test_titles_that_excel_forbids_are_made_legal_and_distinct(self) -> None:
        table = Table("", (Column("列"),), (), "t")
        wanted = ["投资/签约", "投资/签约", "说明", "长" * 40, "长" * 40, "'", ""]
        names = tab_names([Sheet(f"k{number}", title, table) for number, title in enumerate(wanted)])
        assert list(names.values()) == [
            "投资 签约", "投资 签约2", "说明2", "长" * 31, "长" * 30 + "2", "k5", "k6",
        ]  # fmt: skip

    def test_titles_of_columns_are_on_one_line_and_distinct(self) -> None:
        assert unique_titles([Column("数\n值"), Column("数 值"), Column("")]) == ["数 值", "数 值2", "列3"]

    def test_an_empty_sheet_has_its_header_and_no_table(self) -> None:
        sheet = Sheet("target", "目标", Table("目标", (Column("目标"),), (), "t"))
        found = read(replace(sample(), sheets=(sheet,)))["目标"]
        assert (found["A1"].value, len(found.tables)) == ("目标", 0)


class TestFile:
    def test_the_same_document_gives_the_same_bytes(self) -> None:
        assert xlsx_bytes(appendix(), report()) == xlsx_bytes(appendix(), report())

    def test_it_names_its_title_and_neither_author_nor_program(self) -> None:
        found = parts(appendix())
        assert "docProps/app.xml" not in found
        assert "<dc:title>重点产业集群动态专报</dc:title>" in found["docProps/core.xml"]
        assert not [name for name, xml in found.items() if "openpyxl" in xml or "creator" in xml or "app.xml" in xml]

    def test_the_parts_of_fonts_stand_in_the_order_of_the_standard(self) -> None:
        fonts = re.findall("<font>(.*?)</font>", parts(appendix())["xl/styles.xml"])
        orders = {tuple(re.findall(r"<(\w+)", font)) for font in fonts}
        assert orders == {
            ("sz", "name"),
            ("sz", "color", "name"),
            ("u", "sz", "color", "name"),
            ("sz", "color", "name", "family", "scheme"),
        }

    def test_every_cell_is_in_a_standard_chinese_font(self, book: Any) -> None:
        fonts = {cell.font.name for sheet in book.worksheets for row in sheet for cell in row if cell.value is not None}
        assert fonts == {"宋体", "黑体"}

    def test_it_is_written_in_the_colours_of_the_template(self, figures: Any) -> None:
        assert figures["A1"].fill.fgColor.rgb[2:] == report().theme.colors["table_head"].lstrip("#")

    def test_every_sheet_is_heard_of(self, tmp_path: Path) -> None:
        heard: list[tuple[int, int]] = []
        render_xlsx(appendix(), bulletin(), tmp_path / "a.xlsx", lambda done, total: heard.append((done, total)))
        assert heard == [(1, 6), (2, 6), (3, 6), (4, 6), (6, 6)]
        assert load_workbook(tmp_path / "a.xlsx").sheetnames

    def test_work_can_be_stopped_and_leaves_no_file(self, tmp_path: Path) -> None:
        def stop(_done: int, _total: int) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            render_xlsx(appendix(), report(), tmp_path / "a.xlsx", stop)
        assert not list(tmp_path.iterdir())

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError, match=r"a\.xlsx"):
            render_xlsx(appendix(), report(), tmp_path / "missing" / "a.xlsx")


def test_a_column_of_numbers_stands_to_the_right_one_with_a_word_among_them_to_the_left() -> None:
    def column(*values: Decimal | str | None) -> Table:
        return Table("表", (Column("数值"),), tuple((Cell("", value),) for value in values), "t")

    assert aligned(column(Decimal("2.5"), None, Decimal(3)))[0].align == "right"
    assert aligned(column(Decimal("2.5"), "约三成"))[0].align == "left"
    assert aligned(column(None, ""))[0].align == "left"
