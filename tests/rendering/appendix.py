"""An appendix as composing makes it: sheets of figures, projects, opinions and sources, linked to each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefing.model.document import Cell, Chart, Column, Document, Series, Sheet, Table
from rendering.documents import sample

SENTENCE = (
    "前三季度，全市先进材料产业规上企业实现产值4754.8亿元，同比增长2.5%，占全市规上工业总产值的比重约为23.8%，"
    "产业规模居全市第二位。"
)
FIGURES = (
    ("先进材料产业", "规上产值", "4754.8", "亿元", '#,##0.0"亿元"', "475480000000", "", "2023年前三季度"),
    ("先进材料产业", "规上产值增速", "2.5", "%", '+0.0"%";[Red]-0.0"%"', "2.5", "", "2023年前三季度"),
    ("智能网联新能源汽车产业", "签约项目", "24", "个", '#,##0"个"', "24", "", "2023年11月20日"),
    ("智能网联新能源汽车产业", "签约投资", "310", "亿元", '#,##0"亿元"', "31000000000", "超过", "2023年11月20日"),
    ("新一代电子信息制造业", "规上企业", "1200", "家", '#,##0"家"', "1200", "近", "截至2023年9月"),
    ("新一代电子信息制造业", "笔电产量", "-3.1", "%", '+0.0"%";[Red]-0.0"%"', "-3.1", "", "2023年前三季度"),
)


def figure(number: int) -> str:
    """The id of the annotation that the row states."""
    return f"3f2a9c1b70-q{number}"


def appendix(copies: int = 1) -> Document:
    """The sample document with all its data sheets; `copies` repeats the figures."""
    sheets = (figures(copies), _projects(), _opinions(), _sources())
    return replace(sample(), sheets=sheets, charts=(*sample().charts, _growth()), warnings=WARNINGS)


WARNINGS = ("2 个数据互相矛盾：规上产值 4754.8亿元 与 4745.8亿元，请核对原文。",)


def figures(copies: int = 1) -> Sheet:
    """One row a figure."""
    columns = (
        Column("编号", 1.2), Column("产业集群", 1.5), Column("指标", 1.6), Column("限定词", 0.6, "center"),
        Column("数值（原文量级）", 1.0, "right"), Column("单位", 0.6, "center"), Column("基本单位数值", 1.2, "right"),
        Column("期间", 1.3), Column("性质", 0.6, "center"), Column("日期", 1.0, "center"),
        Column("原文句子", 5.0), Column("来源", 0.6, "center"), Column("核对", 0.7, "center"),
    )  # fmt: skip
    rows = tuple(_figure(number, FIGURES[number % len(FIGURES)]) for number in range(len(FIGURES) * copies))
    return Sheet("key-figure", "关键数据", Table("关键数据", columns, rows, "sheet-key-figure"), 3)


def _figure(number: int, given: tuple[str, ...]) -> tuple[Cell, ...]:
    cluster, measure, value, unit, form, base, bound, period = given
    return (
        Cell(figure(number)),
        Cell(cluster),
        Cell(measure),
        Cell(bound),
        Cell(f"{value}{unit}", Decimal(value), form, states=(figure(number),)),
        Cell(unit),
        Cell(base, Decimal(base), "#,##0.##" if "." in base else "#,##0"),
        Cell(period),
        Cell("实际"),
        Cell("2023-11-21", date(2023, 11, 21)),
        Cell(SENTENCE),
        Cell("1", 1, link="source:1"),
        Cell("待核对"),
    )


def _projects() -> Sheet:
    columns = (Column("项目", 3), Column("投资方", 2), Column("金额", 1, "right"), Column("阶段", 1, "center"))
    rows = (
        (Cell("年产10万吨复合材料项目"), Cell("某材料公司"), Cell("50亿", Decimal(50), '0"亿元"'), Cell("签约")),
        (Cell("智能座舱生产基地"), Cell(""), Cell(""), Cell("在建")),
    )  # fmt: skip
    return Sheet("project", "项目", Table("项目", columns, rows, "sheet-project"))


def _opinions() -> Sheet:
    columns = (Column("人物", 1), Column("职务", 2), Column("观点", 6), Column("来源", 0.6, "center"))
    rows = (
        (Cell("张镕堃"), Cell("市经济信息委主任"), Cell("“=SUM(A1:A9)”"), Cell("2", 2, link="source:2")),
        (Cell("-王喆"), Cell("@某协会秘书长"), Cell('=HYPERLINK("http://x","点")'), Cell("3", 3, link="source:3")),
    )  # fmt: skip
    return Sheet("opinion", "人物与观点", Table("人物与观点", columns, rows, "sheet-opinion"))


def _sources() -> Sheet:
    columns = (
        Column("编号", 0.6, "center"),
        Column("标题", 4),
        Column("报纸", 1.2),
        Column("日期", 1, "center"),
        Column("版次", 0.8, "center"),
    )
    rows = tuple(
        (
            Cell(str(c.number), c.number),
            Cell(c.headline),
            Cell(c.publication or ""),
            Cell("", c.date),
            Cell(c.page or ""),
        )
        for c in sample().citations
    )
    return Sheet("source", "来源", Table("来源", columns, rows, "sheet-source"))


def _growth() -> Chart:
    return Chart(
        title="三个产业集群规上产值增速",
        kind="column",
        categories=("先进材料", "智能网联新能源汽车", "新一代电子信息"),
        series=(Series("2023年前三季度", (Decimal("2.5"), Decimal("10.3"), Decimal("-3.1"))),),
        unit="%",
        anchor="chart-growth",
        description="柱形图：先进材料2.5%，智能网联新能源汽车10.3%，新一代电子信息-3.1%。",
    )
