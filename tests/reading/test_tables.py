import csv
import datetime as dt
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from briefing.errors import SourceError
from briefing.reading import read
from briefing.reading.cellformat import shown
from briefing.reading.tables import read_csv, read_xlsx
from briefing.reading.transcript import Wanted
from briefing.reading.workbook import COLUMNS, EMPTY_RUN, PARTS, ROWS, UNPACKED
from reading.sheets import Rows, part_of, saved, with_parts, workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["指标", "数值"]


def text_of(content: bytes) -> str:
    return read_xlsx(content, "表.xlsx", Wanted()).text


def refusal(content: bytes, name: str = "表.xlsx") -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(SourceError) as caught:
        (read_xlsx if name.endswith("x") else read_csv)(content, name, Wanted())
    message = caught.value.message
    assert name in message
    assert message.endswith("。")
    assert "\n" not in message
    return message


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "look", "text"),
        [
            (4754.8, "General", "4754.8"),
            (4754.800000001, "0.0", "4754.8"),
            (0.1 + 0.2, "General", "0.3"),
            (0.148, "0.0%", "14.8%"),
            (0.148, "0%", "15%"),
            (-0.035, "+0.0%;-0.0%", "-3.5%"),
            (0.025, "+0.0%;-0.0%", "+2.5%"),
            (1234567.891, "#,##0.00", "1,234,567.89"),
            (4754.8, '#,##0.00"亿元"', "4,754.80亿元"),
            (-1234.5, "#,##0.00_);(#,##0.00)", "-1,234.50"),
            (-3.5, "0.0;[Red]0.0", "-3.5"),
            (0, '0;-0;"—"', "—"),
            (12345, '0!.0,"万元"', "12345"),
            (1234567, '#,##0,"千"', "1,235千"),
            (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
            (3e8, '[>=100000000]0.00,,"百万"', "300000000"),
            (0.5, "# ?/?", "0.5"),
            (123456, "0.00E+00", "123456"),
            (45, '0"%"', "45%"),
            (1.25, "0.0", "1.3"),
            (12, "0.0#", "12.0"),
            (1e21, "General", "1" + "0" * 21),
            (2**63, "General", str(2**63)),
            (-0.04, "0", "0"),
        ],
    )
    def test_a_number_is_read_as_excel_shows_it(self, value: float, look: str, text: str) -> None:
        assert shown(value, look) == text

    @given(st.integers(-(10**14), 10**14), st.integers(0, 4))
    def test_no_number_gains_a_digit_on_its_way_through_binary(self, digits: int, places: int) -> None:
        exact = f"{digits / 10**places:.{places}f}"
        assert shown(digits / 10**places, f"0.{'0' * places}".rstrip(".")) in {exact, exact.removeprefix("-")}

    @pytest.mark.parametrize(
        ("value", "look", "text"),
        [
            (dt.date(2023, 11, 21), "yyyy-mm-dd", "2023-11-21"),
            (dt.datetime(2023, 11, 21), "m/d/yy", "2023-11-21"),  # noqa: DTZ001  cells have no time zone
            (dt.datetime(2023, 11, 21, 15, 30), "yyyy-mm-dd hh:mm", "2023-11-21 15:30"),  # noqa: DTZ001  a sheet knows no zones
            (dt.date(2023, 11, 1), 'yyyy"年"m"月"', "2023年11月"),
            (dt.date(2023, 1, 1), "yyyy", "2023年"),
            (dt.time(15, 30), "h:mm", "15:30"),
        ],
    )
    def test_a_day_is_read_as_a_day_and_a_month_as_a_month(self, value: object, look: str, text: str) -> None:
        assert shown(value, look) == text
        assert text_of(workbook([["日期"], [(value, look)]])) == f"日期\n{text}\n"


class TestWorkbooks:
    def test_rows_become_lines_and_cells_are_joined_by_tabs(self) -> None:
        rows: Rows = [["指标", "单位", "数值"], ["规上产值", "亿元", 4754.8], ["增速", None, (0.148, "0.0%")]]
        transcript = read_xlsx(workbook(rows), "表.xlsx", Wanted())
        assert transcript.text == "指标\t单位\t数值\n规上产值\t亿元\t4754.8\n增速\t\t14.8%\n"
        assert (transcript.medium, transcript.encoding, transcript.warnings) == ("table", "xlsx", ())

    def test_line_breaks_and_tabs_inside_a_cell_become_one_blank(self) -> None:
        assert text_of(workbook([HEAD, ["规上\n产值\t（快报）\r\n", 1]])) == "指标\t数值\n规上 产值 （快报）\t1\n"

    def test_several_sheets_are_separated_and_named_and_empty_ones_left_out(self) -> None:
        content = workbook([HEAD, ["产值", 1]], [], [HEAD, ["产量", 2]], names=["甲", "空", "乙"])
        assert text_of(content) == "甲\n指标\t数值\n产值\t1\n\n乙\n指标\t数值\n产量\t2\n"

    def test_empty_rows_and_an_empty_margin_are_left_out(self) -> None:
        assert text_of(workbook([[], [None, *HEAD], [], [None, "产值", 1, None]])) == "指标\t数值\n产值\t1\n"

    def test_a_table_may_stand_alone_under_a_format_that_reaches_to_the_last_row(self) -> None:
        def far(sheet: Worksheet) -> None:
            sheet.cell(1_048_576, 1).number_format = "0.0"

        began = time.perf_counter()
        assert text_of(workbook([HEAD, ["产值", 1]], change=far)) == "指标\t数值\n产值\t1\n"
        assert time.perf_counter() - began < 5

    def test_merged_group_labels_are_repeated_and_a_title_is_not(self) -> None:
        def merge(sheet: Worksheet) -> None:
            for cells in ("A1:C1", "A2:A3", "B2:C2", "A4:A5"):
                sheet.merge_cells(cells)

        rows: Rows = [
            ["2023年各区县情况"],
            ["区县", "工业"],
            [None, "产值", "增速"],
            ["渝北区", 1, 2],
            [None, 3, 4],
            ["巴南区", 5, 6],
        ]
        assert text_of(workbook(rows, change=merge)).splitlines() == [
            "2023年各区县情况", "区县\t工业\t工业", "区县\t产值\t增速", "渝北区\t1\t2", "渝北区\t3\t4", "巴南区\t5\t6",
        ]  # fmt: skip

    def test_a_merged_figure_is_not_counted_twice(self) -> None:
        content = workbook([HEAD, ["产值", 310], ["产量", None]], change=lambda sheet: sheet.merge_cells("B2:B3"))
        assert text_of(content) == "指标\t数值\n产值\t310\n产量\n"

    def test_the_saved_result_of_a_formula_is_read_and_nothing_is_calculated(self) -> None:
        content = workbook([HEAD, ["合计", "=1+1"]])
        transcript = read_xlsx(content, "表.xlsx", Wanted())
        assert transcript.text == "指标\t数值\n合计\n"
        assert ["1 个公式" in warning for warning in transcript.warnings] == [True]
        sheet = part_of(content, SHEET)
        saved_two = sheet.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
        assert saved_two != sheet
        transcript = read_xlsx(with_parts(content, {SHEET: saved_two}), "表.xlsx", Wanted())
        assert (transcript.text, transcript.warnings) == ("指标\t数值\n合计\t2\n", ())

    def test_text_that_looks_like_a_command_stays_text(self) -> None:
        def as_text(sheet: Worksheet) -> None:
            sheet["A2"].data_type = "s"

        content = workbook([HEAD, ["=cmd|' /C calc'!A0", 1]], change=as_text)
        assert text_of(content) == "指标\t数值\n=cmd|' /C calc'!A0\t1\n"

    def test_hidden_sheets_are_left_out_and_told_of(self) -> None:
        book = Workbook()
        for name, state in (("公开", "visible"), ("底稿", "hidden"), ("参数", "veryHidden")):
            sheet = book.create_sheet(name)
            sheet.append(HEAD)
            sheet.append([name, 1])
            sheet.sheet_state = state
        transcript = read_xlsx(saved(book), "表.xlsx", Wanted())
        assert "公开" in transcript.text
        assert "底稿" not in transcript.text
        assert "2 张" in transcript.warnings[0]

    def test_macros_are_not_even_looked_at(self, tmp_path: Path) -> None:
        path = tmp_path / "宏.xlsm"
        path.write_bytes(with_parts(workbook([HEAD, ["产值", 1]]), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 broken"}))
        assert read(path)[0].text == "指标\t数值\n产值\t1\n"


class TestRefusals:
    def test_an_empty_workbook(self) -> None:
        assert "没有内容" in refusal(workbook([]))

    def test_a_workbook_of_charts(self) -> None:
        book = Workbook()
        book.remove(book.active)  # type: ignore[arg-type]
        book.create_chartsheet("图").add_chart(BarChart())
        assert "图表" in refusal(saved(book))

    @pytest.mark.parametrize(
        "content",
        [
            b"PK\x03\x04" + b"\0" * 200,
            b"<html><table></table></html>",
            workbook([HEAD])[:-400],
            with_parts(workbook([HEAD]), {SHEET: b"<worksheet><sheetData><row><c"}),
            with_parts(workbook([HEAD]), {"xl/workbook.xml": b"<workbook"}),
        ],
        ids=["zip", "html", "cut", "sheet", "book"],
    )
    def test_a_damaged_one(self, content: bytes) -> None:
        assert "另存为 .xlsx" in refusal(content)

    def test_a_zip_of_something_else(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("word/document.xml", "<w/>")
        assert "不是 Excel" in refusal(file.getvalue())

    @pytest.mark.parametrize("name", ["旧.xls", "金山.et", "加密.xlsx"])
    def test_an_old_or_encrypted_one(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / name
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        with pytest.raises(SourceError, match=r"另存为 \.xlsx.*。$"):
            read(path)


class TestBombs:
    def test_a_part_that_unpacks_to_too_much(self) -> None:
        content = with_parts(workbook([HEAD]), {SHEET: b" " * (UNPACKED + 1)})
        assert len(content) < 1_000_000
        assert "解开后太大" in refusal(content)

    def test_too_many_shared_strings(self) -> None:
        strings = b"<sst>" + b"<si><t>x</t></si>" * 2_000_000 + b"</sst>"
        assert "解开后太大" in refusal(with_parts(workbook([HEAD]), {"xl/sharedStrings.xml": strings}))

    def test_too_many_parts(self) -> None:
        assert "解开后太大" in refusal(with_parts(workbook([HEAD]), {f"xl/x{n}.xml": b"" for n in range(PARTS)}))

    def test_entities_that_multiply(self) -> None:
        good = workbook([HEAD, ["产值", 1]])
        laughs = b'<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + part_of(good, SHEET)
        refusal(with_parts(good, {SHEET: laughs}))

    def test_too_many_rows_and_columns(self) -> None:
        assert "太大" in refusal(workbook([["x"]] * (ROWS + 1)))
        assert "太大" in refusal(workbook([["x"] * (COLUMNS + 1)]))

    def test_a_row_number_beyond_all_rows_takes_no_time(self) -> None:
        content = workbook([HEAD, ["产值", 1]])
        sheet = part_of(content, SHEET).replace(
            b"</sheetData>", b'<row r="999999999"><c><v>1</v></c></row></sheetData>'
        )
        began = time.perf_counter()
        assert text_of(with_parts(content, {SHEET: sheet})) == "指标\t数值\n产值\t1\n"
        assert time.perf_counter() - began < 5

    def test_rows_that_are_empty_for_long_end_the_sheet(self) -> None:
        content = workbook([HEAD, ["产值", 1]], change=lambda sheet: sheet.cell(EMPTY_RUN + 10, 1, "远"))  # type: ignore[arg-type]
        transcript = read_xlsx(content, "表.xlsx", Wanted())
        assert "远" not in transcript.text
        assert ["空行" in warning for warning in transcript.warnings] == [True]


CELLS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=8)


class TestCsv:
    @pytest.mark.parametrize("separator", [",", "\t", ";"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_the_separator_and_the_encoding_show_in_the_text(self, separator: str, encoding: str) -> None:
        lines = ["指标|数值|期间", "规上产值|4754.8|2023年前三季度", "“专精特新”企业|420|2023年"]
        content = "\r\n".join(lines).replace("|", separator).encode(encoding)
        transcript = read_csv(content, "表.csv", Wanted())
        assert transcript.text == "\n".join(lines).replace("|", "\t") + "\n"
        assert transcript.medium == "table"
        assert transcript.encoding.startswith(encoding[:5])

    @given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8))
    def test_what_is_written_is_read_back(self, rows: list[list[str]]) -> None:
        file = io.StringIO()
        csv.writer(file).writerows([["指标", "数值", "说明"], *rows])
        transcript = read_csv(file.getvalue().encode("utf-8-sig"), "表.csv", Wanted())
        assert transcript.text.splitlines()[1:] == ["\t".join(row) for row in rows]

    def test_quoted_line_breaks_stay_in_their_cell(self) -> None:
        content = '指标,数值\n"规上\n产值","4,754.8"\n'.encode()
        assert read_csv(content, "表.csv", Wanted()).text == "指标\t数值\n规上 产值\t4,754.8\n"

    def test_excels_own_line_names_the_separator(self) -> None:
        assert read_csv("sep=;\n指标;数值\n产值;1,5\n".encode(), "表.csv", Wanted()).text == "指标\t数值\n产值\t1,5\n"

    @pytest.mark.parametrize(
        ("content", "word"),
        [
            (b",,\n,,\n", "没有内容"),
            (('指标,数值\n"' + "产" * 200_000).encode(), "引号"),
            (("x\n" * (ROWS + 1)).encode(), "太大"),
            (("x," * (COLUMNS + 1) + "x").encode(), "太大"),
            (b"PK\x03\x04rest", ".xlsx"),
        ],
        ids=["empty", "quotes", "rows", "columns", "workbook"],
    )
    def test_what_is_no_table_is_refused(self, content: bytes, word: str) -> None:
        assert word in refusal(content, "表.csv")
