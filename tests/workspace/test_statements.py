"""What a pack states of a page: falls as falls, changes as changes, nothing that is denied, supposed or unreviewed."""

from datetime import date
from pathlib import Path

import pytest

from briefing.model.document import Document, Paragraph, Table
from briefing.model.pack import Recipe
from briefing.workspace import Workspace

PAGE = """□本报记者 林溪

重庆先进材料产业、先进材料集群、先进材料企业发展情况发布，先进材料成色更足。

{text}
"""


def composed(folder: Path, text: str, recipe: Recipe | None = None) -> Document:
    """The document of a page with that paragraph, published on 21 November 2023."""
    page = folder / "page.txt"
    page.write_text(PAGE.format(text=text), "utf-8")
    with Workspace(None) as workspace:
        workspace.import_files([page], publication="重庆日报", day=date(2023, 11, 21))
        return workspace.compose(recipe or Recipe())


def key_figures(document: Document) -> dict[str, tuple[str, ...]]:
    """The rows of 关键数据一览 by their figure: label, period, nature."""
    tables = [b for b in document.blocks if isinstance(b, Table) and b.anchor.startswith("table-key-figure")]
    return {row[1].text: (row[0].text, row[2].text, row[3].text) for table in tables for row in table.rows}


def prose(document: Document) -> str:
    """All paragraphs, without citations."""
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_a_fall_is_printed_as_a_fall(tmp_path: Path) -> None:
    rows = key_figures(composed(tmp_path, "前三季度，全市先进材料产业产值下降3.5%。"))
    assert "下降3.5%" in rows
    assert "3.5%" not in rows


@pytest.mark.parametrize(
    ("text", "figure", "label"),
    [
        ("前三季度，全市先进材料产业利润减少2亿元。", "2亿元", "减少"),
        ("前三季度，全市先进材料产业产值增加126亿元。", "126亿元", "增加"),
        ("前三季度，全市先进材料产业产量增长2.1倍。", "2.1倍", "增长"),
    ],
)
def test_a_change_is_named_as_a_change(tmp_path: Path, text: str, figure: str, label: str) -> None:
    assert key_figures(composed(tmp_path, text))[figure][0].endswith(label)


@pytest.mark.parametrize(
    "text",
    [
        "全市先进材料产业规模不再是全国前三。",
        "全市先进材料产业利用率未能达到50%。",
        "如果全市先进材料产业产值突破6000亿元，将带来新的空间。",
        "前三季度，全市先进材料产业出口610亿元、进口250亿元，分别增长12%和下降4.5%。",
    ],
)
def test_what_is_denied_supposed_or_unclear_is_no_row_of_the_table(tmp_path: Path, text: str) -> None:
    rows = key_figures(composed(tmp_path, text))
    assert not {"全国前三", "50%", "突破6000亿元", "12%", "下降4.5%"} & rows.keys()


def test_what_is_done_is_a_fact_although_it_was_planned(tmp_path: Path) -> None:
    rows = key_figures(composed(tmp_path, "计划总投资30亿元的先进材料项目已完成投资28亿元。"))
    assert rows["28亿元"][2] == "实绩"


def test_what_is_to_be_built_up_is_a_target(tmp_path: Path) -> None:
    rows = key_figures(composed(tmp_path, "重庆提出，将先进材料作为三大万亿级主导产业集群之一重点打造。"))
    assert rows["万亿级"][2] == "目标"


def test_the_same_time_last_year_is_not_this_year(tmp_path: Path) -> None:
    rows = key_figures(composed(tmp_path, "前三季度，全市先进材料产业产值310亿元，去年同期为280亿元。"))
    assert rows["280亿元"][1] == "2022年同期"
    assert rows["310亿元"][1] == "前三季度"


def test_the_summary_keeps_a_period_whole(tmp_path: Path) -> None:
    told = prose(composed(tmp_path, "1—10月，重庆先进材料产业产值400亿元，增长5%。", Recipe(sections=("summary",))))
    assert "1—10月，重庆先进材料产业产值400亿元" in told


def test_only_reviewed_sentences_go_out_where_that_is_asked(tmp_path: Path) -> None:
    text = "前三季度，全市先进材料产业产值310亿元。先进材料产业基地建设有序推进，国家级平台支撑有力。"
    document = composed(tmp_path, text, Recipe(reviewed_only=True))
    assert "310亿元" not in prose(document)
    assert "国家级平台" in prose(document)
