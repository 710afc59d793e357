import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reading.sheets import Rows, workbook

from briefing.errors import UsageError
from briefing.model.annotation import Annotation, Quantity
from briefing.model.columns import Columns, header_key
from briefing.model.document import Paragraph, Table
from briefing.model.pack import Recipe
from briefing.workspace import Workspace

DAY = date(2023, 11, 21)
HEADER = ["指标", "单位", "2022年", "2023年", "同比增长（%）"]
ROWS: Rows = [
    ["2023年先进材料产业主要指标"],
    HEADER,
    ["先进材料规上产值", "亿元", 4638.83, 4754.8, (0.025, "0.0%")],
    ["先进材料企业数", "家", 398, 420, (0.055, "0.0%")],
    ["先进材料利润", "亿元", 310, -3.5, "—"],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of one wide table."""
    path = tmp_path / "先进材料.xlsx"
    path.write_bytes(workbook(ROWS))
    return path


def annotations(workspace: Workspace) -> list[Annotation]:
    return [a for *_, found in workspace._library.entries() for a in found]


def quantities(workspace: Workspace) -> list[Quantity]:
    return [a.content for a in annotations(workspace) if isinstance(a.content, Quantity)]


def test_a_workbook_comes_into_the_library_with_exact_figures(path: Path) -> None:
    with Workspace() as workspace:
        outcome = workspace.import_files([path], publication="市经济信息委", day=DAY)
        assert (outcome.failures, outcome.warnings) == ((), ())
        assert [(q.value, q.unit) for q in quantities(workspace)] == [
            (Decimal(463883000000), "元"), (Decimal(475480000000), "元"), (Decimal("2.5"), "%"),
            (Decimal(398), "家"), (Decimal(420), "家"), (Decimal("5.5"), "%"),
            (Decimal(31000000000), "元"), (Decimal(-350000000), "元"),
        ]  # fmt: skip
        assert {a.rule for a in annotations(workspace)} == {"table-row"}
        (entry,) = workspace.sources()
        assert entry.articles[0].headline == "2023年先进材料产业主要指标"
        assert entry.articles[0].clusters == ("C03",)


def test_the_same_rows_as_text_with_separators_say_the_same(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "先进材料.csv"
    with other.open("w", encoding="gb18030", newline="") as file:
        shown = [["2.5%" if c == (0.025, "0.0%") else "5.5%" if isinstance(c, tuple) else c for c in r] for r in ROWS]
        csv.writer(file).writerows(shown)
    with Workspace() as one, Workspace() as two:
        one.import_files([path], day=DAY)
        two.import_files([other], day=DAY)
        assert quantities(one) == quantities(two)


def test_a_day_in_a_table_is_not_taken_for_the_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("活动名称,时间,地点\n对接活动,2023年11月20日,重庆\n", "utf-8")
    with Workspace() as workspace:
        workspace.import_files([path])
        assert workspace.sources()[0].date is None


def test_importing_again_changes_nothing_until_the_columns_are_corrected(path: Path) -> None:
    with Workspace() as workspace:
        assert len(workspace.import_files([path], day=DAY).added) == 1
        assert workspace.import_files([path], day=DAY).added == ()
        workspace.set_columns(path, {"指标": "measure", "单位": "unit", "2023年": "value"})
        assert len(workspace.import_files([path], day=DAY).updated) == 1
        assert [q.printed for q in quantities(workspace)] == ["4754.8", "420", "3.5"]


def test_what_is_exported_and_imported_is_the_same_table(path: Path, tmp_path: Path) -> None:
    with Workspace() as one, Workspace() as two:
        one.import_files([path], publication="市经济信息委", day=DAY)
        (tmp_path / "库.json").write_text(json.dumps(one.export_json()), "utf-8")
        assert two.import_files([tmp_path / "库.json"]).failures == ()
        assert two._library.entries() == one._library.entries()


def test_reviews_survive_the_second_reading(path: Path) -> None:
    from briefing.model.annotation import Review

    with Workspace() as workspace:
        workspace.import_files([path], day=DAY)
        key = annotations(workspace)[1].id
        workspace._library.add_reviews([Review(key, "accepted")])
        workspace.set_columns(path, {"指标": "measure", "单位": "unit", "2023年": "value"})
        workspace.import_files([path], day=DAY)
        assert [review.annotation for review in workspace._library.reviews()] == [key]


class TestColumns:
    def test_they_are_shown_with_the_header_and_sample_rows(self, path: Path) -> None:
        with Workspace() as workspace:
            (table,) = workspace.columns_of(path)
        assert table.header == tuple(HEADER)
        assert table.columns.fields == ("measure", "unit", "value", "value", "value")
        assert table.samples[0] == ("先进材料规上产值", "亿元", "4638.83", "4754.8", "2.5%")
        assert not table.remembered

    def test_they_are_remembered_by_the_header_after_the_library_was_closed(self, path: Path, tmp_path: Path) -> None:
        own = Columns(("measure", "unit", "ignored", "value", "ignored"))
        with Workspace(tmp_path / "库.briefing") as workspace:
            workspace.remember_columns(HEADER, own)
        with Workspace(tmp_path / "库.briefing") as workspace:
            (table,) = workspace.columns_of(path)
            assert table.remembered
            assert table.columns == Columns(own.fields, "auto")
            workspace.import_files([path], day=DAY)
            assert [q.printed for q in quantities(workspace)] == ["4754.8", "420", "3.5"]

    def test_a_page_has_none(self, tmp_path: Path) -> None:
        page = tmp_path / "版面.txt"
        page.write_text("指标\t数值\n", "utf-8")
        with Workspace() as workspace:
            assert workspace.columns_of(page) == ()
            with pytest.raises(UsageError, match="不是表格"):
                workspace.set_columns(page, {"指标": "measure"})

    def test_an_unknown_head_and_a_wrong_number_are_wrong_use(self, path: Path) -> None:
        with Workspace() as workspace:
            with pytest.raises(UsageError, match=r"“产量”.*指标"):
                workspace.set_columns(path, {"指标": "measure", "产量": "value"})
            with pytest.raises(UsageError, match="5 列"):
                workspace.remember_columns(HEADER, Columns(("measure", "value")))

    def test_every_sheet_has_its_own(self, tmp_path: Path) -> None:
        path = tmp_path / "两表.xlsx"
        path.write_bytes(workbook([["指标", "数值"], ["产值", 1]], [["地区", "产值（亿元）"], ["渝北区", 2]]))
        with Workspace() as workspace:
            assert [table.header for table in workspace.columns_of(path)] == [
                ("指标", "数值"),
                ("地区", "产值（亿元）"),
            ]


class TestPack:
    def test_its_evidence_points_at_the_row(self, path: Path) -> None:
        with Workspace() as workspace:
            workspace.import_files([path], publication="市经济信息委", day=DAY)
            document = workspace.compose(Recipe())
            text = workspace._library.entries()[0][0].text
        stated = {e.stated: e for e in document.evidence}
        row = stated["4754.8"]
        assert row.sentence == "先进材料规上产值 亿元 4638.83 4754.8 2.5%"
        assert text[row.start : row.end] == "先进材料规上产值\t亿元\t4638.83\t4754.8\t2.5%"
        assert (row.rule, row.confidence) == ("table-row", "auto")

    def test_its_figures_are_named_by_their_cells_and_carry_their_units(self, path: Path, tmp_path: Path) -> None:
        with Workspace() as workspace:
            workspace.import_files([path], publication="市经济信息委", day=DAY)
            pack = workspace.build(Recipe(), tmp_path / "out")
        assert {file.format for file in pack.files} == {"pdf", "docx", "xlsx"}
        assert (pack.quantities, pack.pending) == (8, 0)
        book = load_workbook(next(file.path for file in pack.files if file.format == "xlsx"))
        sheet = next(sheet for sheet in book.worksheets if sheet.title == "关键数据")
        shown = {str(cell.value) for row in sheet.iter_rows() for cell in row}
        assert {"先进材料规上产值", "4754.8亿元", "420家", "先进材料规上产值增速", "2.5%"} <= shown

    def test_rows_of_figures_stand_in_no_paragraph(self, path: Path) -> None:
        with Workspace() as workspace:
            workspace.import_files([path], publication="市经济信息委", day=DAY)
            blocks = workspace.compose(Recipe()).blocks
        assert not [b for b in blocks if isinstance(b, Paragraph) and "4754.8" in b.text]

    @pytest.mark.parametrize(
        ("text", "section", "row"),
        [
            (
                "项目名称,投资方,总投资（亿元）,阶段,区县\n先进材料产业园,某集团,310,签约,渝北区\n",
                "project",
                ["先进材料产业园", "某集团", "310亿元", "签约", "渝北区"],
            ),
            (
                "活动名称,时间,地点,主办单位,参会人数（人）\n先进材料对接会,2023-11-20,重庆,市经信委,300余\n",
                "event",
                ["先进材料对接会", "2023-11-20", "重庆", "市经信委", "300余人"],
            ),
        ],
    )
    def test_events_and_projects_stand_in_their_sections_and_sheets(
        self, text: str, section: str, row: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "表.csv"
        path.write_text(text, "utf-8")
        with Workspace() as workspace:
            workspace.import_files([path], publication="市经济信息委", day=DAY)
            document = workspace.compose(Recipe(sections=(section,)))
            held = workspace.compose(Recipe(sections=(section, "source"), reviewed_only=True)).blocks
        (table,) = [block for block in document.blocks if isinstance(block, Table)]
        assert [cell.text for cell in table.rows[0]] == row
        assert row[0] in {cell.text for sheet in document.sheets for line in sheet.table.rows for cell in line}
        assert not [block for block in held if isinstance(block, Table)]

    def test_a_command_in_a_cell_is_text_in_the_pack(self, tmp_path: Path) -> None:
        path = tmp_path / "命令.csv"
        path.write_text("指标,金额（亿元）\n=cmd|' /C calc'!A0,310\n", "utf-8")
        with Workspace() as workspace:
            workspace.import_files([path], publication="报", day=DAY)
            pack = workspace.build(Recipe(), tmp_path / "out", ["xlsx"])
        cells = [c for s in load_workbook(pack.files[0].path).worksheets for row in s.iter_rows() for c in row]
        assert any("=cmd" in str(cell.value) for cell in cells)
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]


def test_a_key_is_the_header_joined_by_tabs() -> None:
    assert header_key(("指标", "", "数值")) == "指标\t\t数值"


SIDE_BY_SIDE: Rows = [
    ["2023年产业集群主要指标"],
    ["集群", "产值（亿元）", "企业数（家）"],
    ["先进材料产业集群", 4754.8, 420],
    ["智能网联新能源汽车", 3820.5, 310],
    ["合计", 8575.3, 730],
    ["先进材料", 95.5, 12],
]


def test_rows_stand_under_the_cluster_that_they_name(tmp_path: Path) -> None:
    path = tmp_path / "集群.xlsx"
    path.write_bytes(workbook(SIDE_BY_SIDE))
    with Workspace() as workspace:
        assert workspace.import_files([path], day=DAY).failures == ()
        ((_, articles, found),) = workspace._library.entries()
        clusters = {article.id: article.clusters for article in articles}
        told = [
            (clusters[a.article], a.content.value) for a in found
            if isinstance(a.content, Quantity) and a.content.unit == "家"
        ]  # fmt: skip
        assert sorted(told, key=str) == sorted(
            [(("C03",), Decimal(420)), (("C03",), Decimal(12)), (("C01",), Decimal(310)), ((), Decimal(730))], key=str
        )
        source = workspace.sources()[0].id
        text = workspace._library.entries()[0][0].text
        for article in articles:
            assert text[article.headline[0].start : article.headline[0].end] == "2023年产业集群主要指标"
            assert article.paragraphs[0].role == "subhead"
        assert workspace.export_json(source)


def test_rows_under_the_label_of_a_cluster_belong_to_it(tmp_path: Path) -> None:
    path = tmp_path / "分组.csv"
    path.write_text(
        "指标,单位,2023年\n先进材料产业,,\n产值,亿元,4754.8\n智能网联新能源汽车产业,,\n产值,亿元,3820.5\n", "utf-8"
    )
    with Workspace() as workspace:
        assert workspace.import_files([path], day=DAY).failures == ()
        ((_, articles, found),) = workspace._library.entries()
        clusters = {article.id: article.clusters for article in articles}
        told = [(clusters[a.article], a.content.value) for a in found if isinstance(a.content, Quantity)]
        assert sorted(told) == [(("C01",), Decimal(382050000000)), (("C03",), Decimal(475480000000))]
