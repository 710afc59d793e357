"""The first sheet: what this workbook is, what each sheet and column holds, and what to look out for."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Document, Masthead
from briefing.rendering.xlsx.charts import natives
from briefing.rendering.xlsx.looks import Looks
from briefing.rendering.xlsx.sheets import unique_titles
from briefing.rendering.xlsx.tabs import CHART_DATA, CHARTS, location
from briefing.rendering.xlsx.values import clean, write
from briefing.rendering.xlsx.widths import row_height
from briefing.text.days import long_date

WIDTHS = (24.0, 28.0, 96.0)
_HOLDS = MappingProxyType(
    {
        "key-figure": "报道中的数据，一行一个：数值、单位、限定、期间、口径与所在原句",
        "project": "签约、在建和投产的项目",
        "target": "目标及其期限",
        "opinion": "人物的职务、单位与所述观点，引语与原文一字不差",
        "pull-quote": "报纸上的金句与正文中的原话",
        "district": "区县及其相关内容",
        "left-out": "篇幅所限没有收入正文的内容，要紧的在前",
        "source": "所引报道，编号与各表、正文中的编号一致",
    }
)
_MEANS = MappingProxyType(
    {
        "编号": "本条的编号，PDF 与 Word 中的同一条用同一编号",
        "指标": "数据所衡量的事项；原文未点明的，列出数据所在的分句",
        "主体": "数据所属的产业、地区或单位",
        "原文表述": "报道中的写法，近、超、约等一字不改",
        "数值（原文量级）": "按原文的量级，是数字，可直接计算",
        "基本单位数值": "万、亿已折算，可跨行比较",
        "下限": "由超过、以上、余等得出的下限（基本单位）",
        "上限": "由近、不足、以内等得出的上限（基本单位）",
        "限定词": "修饰数值的词，与原文一致",
        "期间": "数据所指的时段；去年、今年等已按出版日期写明",
        "起": "期间的第一天；在“来源”表中是句子的起始字位",
        "止": "期间的最后一天；在“来源”表中是句子的结束字位",
        "口径": "规上、全市等统计范围",
        "性质": "实绩、预计或目标",
        "类型": "金额、数量、占比、增速等",
        "原文句子": "报道中的原句，只去掉了换行",
        "句号": "原句的编号，点击可到“来源”表中的那一行",
        "把握": "高：规则有把握；须核、待定：请人核对",
        "核校": "待核、已核、已改或已否",
        "与正文一致": "版面上的大字摘句是否与正文一字不差",
        "日期依据": "录入、版面印出或程序推断",
    }
)
_TABLES = "时间轴、产业地图，列为表"
_NOTES = (
    "数字以数值存放，可直接排序、筛选和计算；本簿没有公式。",
    "带下划线的单元格可以点击，跳到它所指的那一行。",
    "关键数据表中的每个数据都有名称，可在名称框中按编号查找。",
)


def write_guide(
    target: Worksheet, document: Document, names: Mapping[str, str], looks: Looks, *, charts: str | None
) -> None:
    """Fill the guide; `charts` is the tab of the charts, None where there are none."""
    writer = _Writer(target, looks)
    writer.title(document.masthead.title)
    for text in document.masthead.guards:
        writer.marking(text)
    for label, text in _particulars(document.masthead):
        writer.particular(label, text)
    writer.heading("工作表")
    writer.table(("工作表", "行数", "内容"), _sheets(document, names, has_charts=charts is not None), linked=True)
    writer.heading("提示")
    for note in (*document.warnings, *_NOTES):
        writer.note(note)
    if columns := list(_columns(document, names)):
        writer.heading("列的含义")
        writer.table(("列", "所在工作表", "含义"), columns)
    for letter, width in zip("ABC", WIDTHS, strict=True):
        target.column_dimensions[letter].width = width
    target.sheet_view.showGridLines = False


def _particulars(masthead: Masthead) -> Iterable[tuple[str, str]]:
    """What the masthead says, as far as it says it."""
    stated = (
        ("主题", masthead.subtitle),
        ("刊名", masthead.name),
        ("期号", masthead.issue),
        ("编发单位", masthead.issuer or masthead.organisation),
        ("日期", long_date(masthead.date)),
    )
    return ((label, text) for label, text in stated if text)


def _sheets(document: Document, names: Mapping[str, str], *, has_charts: bool) -> Iterable[tuple[str, str, str]]:
    for sheet in document.sheets:
        yield names[sheet.key], str(len(sheet.table.rows)), _HOLDS.get(sheet.key, sheet.table.caption)
    drawn = len(natives(document.charts))
    if has_charts and drawn:
        yield CHARTS, str(drawn), "与 PDF、Word 中相同的图，可编辑"
    if has_charts:
        yield CHART_DATA, "", f"各图的数据，改动后图随之改变；{_TABLES}" if drawn else _TABLES


def _columns(document: Document, names: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """The columns that a reader may ask about, each with the sheets that have it."""
    where: dict[str, list[str]] = {}
    for sheet in document.sheets:
        for title in unique_titles(sheet.table.columns):
            where.setdefault(title, []).append(names[sheet.key])
    return ((title, "、".join(tabs), _MEANS[title]) for title, tabs in where.items() if title in _MEANS)


class _Writer:
    """Writes the guide from top to bottom."""

    def __init__(self, target: Worksheet, looks: Looks) -> None:
        self._target = target
        self._looks = looks
        self._row = 0

    def title(self, text: str) -> None:
        self._looks.title(self._line(text, 30.0))

    def marking(self, text: str) -> None:
        self._looks.marking(self._line(text, 20.0))

    def heading(self, text: str) -> None:
        self._row += 1
        self._looks.heading(self._line(text, 24.0))

    def particular(self, label: str, text: str) -> None:
        self._looks.label(self._line(label, row_height((text,), (sum(WIDTHS[1:]),))))
        self._merge(2)
        self._looks.text(self._cell(2, text))

    def note(self, text: str) -> None:
        line = self._line(text, row_height((text,), (sum(WIDTHS),)))
        self._merge(1)
        self._looks.text(line)

    def table(self, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, linked: bool = False) -> None:
        self._row += 1
        for column, text in enumerate(head, 1):
            self._looks.head(self._cell(column, text))
        for row in rows:
            self._row += 1
            self._target.row_dimensions[self._row].height = row_height(row, WIDTHS)
            for column, text in enumerate(row, 1):
                self._table_cell(column, text, linked=linked and column == 1)

    def _table_cell(self, column: int, text: str, *, linked: bool) -> None:
        cell = self._cell(column, int(text) if text.isdigit() else text)
        self._looks.body(cell, "center" if text.isdigit() else "left", link=linked)
        if linked:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location(text, 1))

    def _line(self, text: str, height: float | None = None) -> Cell | MergedCell:
        self._row += 1
        self._target.row_dimensions[self._row].height = height
        return self._cell(1, text)

    def _cell(self, column: int, value: str | int) -> Cell | MergedCell:
        cell = self._target.cell(self._row, column)
        write(cell, clean(value) if isinstance(value, str) else value)
        return cell

    def _merge(self, first: int) -> None:
        self._target.merge_cells(start_row=self._row, end_row=self._row, start_column=first, end_column=len(WIDTHS))
