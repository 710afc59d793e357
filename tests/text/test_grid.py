from hypothesis import given
from hypothesis import strategies as st

from briefing.text.grid import is_figure, sheets_of

CELL = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=6)


def test_title_unit_header_rows_and_notes_are_told_apart() -> None:
    (sheet,) = sheets_of("2023年主要指标\n单位：亿元\n指标\t数值\n产值\t1\n利润\t2\n注：快报数。\n")
    (table,) = sheet.tables
    assert table.title is not None
    assert table.title.cells[0].text == "2023年主要指标"
    assert (table.unit, table.header) == ("亿元", ("指标", "数值"))
    assert [row.cells[0].text for row in table.rows] == ["产值", "利润"]


def test_a_header_of_two_rows_is_read_as_one() -> None:
    (sheet,) = sheets_of("地区\t2022年\t2022年\t2023年\n地区\t产值\t增速\t产值\n渝北区\t1\t2\t3\n")
    assert sheet.tables[0].header == ("地区", "2022年产值", "2022年增速", "2023年产值")


def test_a_group_that_is_spread_over_empty_cells_is_repeated() -> None:
    (sheet,) = sheets_of("区县\t工业产值\t\t增加值\n\t总量\t增速\t增速\n渝北区\t1\t2\t3\n")
    assert sheet.tables[0].header == ("区县", "工业产值总量", "工业产值增速", "增加值增速")


def test_a_list_of_names_and_values_is_no_row_of_headers() -> None:
    (sheet,) = sheets_of("项目\t内容\n活动名称\t对接会\n时间\t2023年11月20日\n总投资\t310亿元\n")
    assert len(sheet.tables) == 1


def test_years_head_columns_although_they_are_numbers() -> None:
    (sheet,) = sheets_of("指标\t2022\t2023\n产值\t1\t2\n")
    assert sheet.tables[0].header == ("指标", "2022", "2023")


def test_a_second_header_begins_a_second_table_with_its_own_title() -> None:
    (sheet,) = sheets_of("一表\n指标\t数值\n产值\t1\n二表\n地区\t数值\t期间\n渝北区\t2\t2023年\n")
    assert [table.header for table in sheet.tables] == [("指标", "数值"), ("地区", "数值", "期间")]
    assert [table.title.cells[0].text for table in sheet.tables if table.title] == ["一表", "二表"]
    assert [len(table.rows) for table in sheet.tables] == [1, 1]


def test_a_row_without_its_figure_is_no_header() -> None:
    (sheet,) = sheets_of("指标\t期间\t数值\n产值\t2023年\t—\n利润\t2023年\t3\n")
    assert len(sheet.tables) == 1


def test_sheets_are_parted_by_a_blank_line_below_their_names() -> None:
    sheets = sheets_of("甲\n指标\t数值\n产值\t1\n\n乙\n指标\t数值\n产量\t2\n")
    assert [sheet.name.cells[0].text for sheet in sheets if sheet.name] == ["甲", "乙"]


def test_a_number_with_its_unit_is_a_figure_and_a_year_is_none() -> None:
    assert all(map(is_figure, ["4,754.8", "-3.5%", "310亿元", "300人", "¥12"]))
    assert not any(map(is_figure, ["2023", "2023年", "9月", "产值", "4+4+N", "2023-11-20", "—"]))


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=12))
def test_every_cell_stands_where_its_span_says(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    for sheet in sheets_of(text):
        for row in sheet.rows:
            assert all(text[cell.span.start : cell.span.end] == cell.text for cell in row.cells)
            assert text[row.span.start : row.span.end].split("\t")[-1].strip() == row.cells[-1].text
