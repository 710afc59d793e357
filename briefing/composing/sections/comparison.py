"""集群对比：the clusters side by side, in a table of their leading figures and a chart of what can be compared."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefing.charting import Wanted, chart_of
from briefing.composing.claims import of_district
from briefing.composing.facts import Figure, fact_of, figures_of, name_of, sure_figures
from briefing.composing.figures import is_sure, label_of, period_of, printed_of
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, Section
from briefing.model.annotation import Annotation, Period, Quantity
from briefing.model.document import Block, Cell, Chart, Column, Table

FEWEST = 2  # clusters
MOST_FIGURES = 4  # in one cell
_NATIONAL = ("我国", "全国", "全球", "世界", "该", "这", "其")
_OUTPUT = ("产值", "产业规模", "产值规模", "营业收入", "营收")
Row = tuple[Story, Annotation, Quantity, str]


def compose(composition: Composition) -> Sequence[Part]:
    """A table where there are two clusters or more, a chart where three of them tell their output of one period."""
    if len(composition.clusters) < FEWEST:
        return []
    rows = {cluster: _figures(composition, cluster) for cluster in composition.clusters}
    table = _table(composition, rows)
    if table is None:
        return []
    blocks: list[Block] = [table]
    if chart := output_chart(composition):
        blocks.append(chart)
    return [Part(None, tuple(blocks), len(table.rows))]


def _figures(composition: Composition, cluster: str) -> list[Row]:
    return [
        (story, a, q, label_of(story, a, q, sentence))
        for story in composition.stories_of(cluster)
        for a, q, sentence in figures_of(story)
        if is_sure(story, a) and (sentence is None or not of_district(sentence))
    ]


def _table(composition: Composition, rows: dict[str, list[Row]]) -> Table | None:
    columns = (Column("集群", 1.5), Column("产业基础", 3.0), Column("签约投资与企业", 2.6), Column("发展目标", 2.6))
    kinds: tuple[Callable[[Quantity], bool], ...] = (_is_output, _is_venture, _is_target)
    body = []
    for cluster, figures in rows.items():
        cells = [_cell([row for row in figures if wanted(row[2])]) for wanted in kinds]
        if any(cell.text != "—" for cell in cells):
            body.append((Cell(composition.cluster_name(cluster)), *cells))
    caption = composition.wording("comparison.caption")
    return Table(caption, columns, tuple(body), "table-comparison") if len(body) >= FEWEST else None


def _is_output(quantity: Quantity) -> bool:
    if quantity.nature == "target" or (quantity.holder or "").startswith(_NATIONAL):
        return False
    measure = quantity.measure or ""
    worth = quantity.type in {"amount", "level"} and any(word in measure for word in (*_OUTPUT, "增加值"))
    return worth or (quantity.unit == "辆" and "产量" in measure)


def _is_venture(quantity: Quantity) -> bool:
    measure = quantity.measure or ""
    if quantity.nature == "target" or quantity.type not in {"amount", "count"}:
        return False
    named = any(word in measure for word in ("金额", "投资", "项目"))
    return named or measure.endswith("制造业企业") or measure == "数量"


def _is_target(quantity: Quantity) -> bool:
    return quantity.nature == "target" and quantity.type != "duration"


def _cell(rows: list[Row]) -> Cell:
    chosen = rows[:MOST_FIGURES]
    lines = [f"{_with_period(story, q)}{label}{printed_of(story, a, q)}" for story, a, q, label in chosen]
    cites = tuple(sorted({story.citation.number for story, *_ in chosen}))
    return Cell("；".join(lines) or "—", states=tuple(a.id for _, a, _, _ in chosen), cites=cites)


def _with_period(story: Story, quantity: Quantity) -> str:
    period = period_of(story, quantity)
    return f"{period}，" if period else ""


def output_chart(composition: Composition) -> Chart | None:
    """What the clusters turn out, with its growth where all tell it of the same period, else alone."""
    outputs, rates = [], []
    for cluster in composition.clusters:
        told = list(sure_figures(composition.stories_of(cluster)))
        growth = {(name_of(figure), figure[2].period): figure for figure in told if figure[2].type == "growth"}
        for figure in _first_of_each_period(told):
            name = composition.cluster_name(cluster)
            outputs.append(fact_of(figure, name, "产值"))
            if rate := growth.get((f"{name_of(figure)}增速", figure[2].period)):
                rates.append(fact_of(rate, name, "增速"))
    title, note = composition.wording("comparison.chart"), composition.wording("comparison.note").removeprefix("注：")
    wish = Wanted("size-and-growth", title, "chart-comparison", (*outputs, *rates), note.rstrip("。"))
    return chart_of(wish) or chart_of(replace(wish, purpose="size", facts=tuple(outputs)))


def _first_of_each_period(told: Iterable[Figure]) -> list[Figure]:
    """The first output in 元 of each period: a cluster's own stands before those of its districts and firms."""
    found: dict[Period | None, Figure] = {}
    for figure in told:
        _, _, quantity, sentence = figure
        measure, holder = quantity.measure or "", quantity.holder or ""
        worth = any(word in measure for word in _OUTPUT) and not measure.startswith("营")
        own = not holder.startswith(_NATIONAL) and (sentence is None or not of_district(sentence))
        if quantity.unit == "元" and quantity.nature == "actual" and worth and own:
            found.setdefault(quantity.period, figure)
    return list(found.values())


SECTION = Section("comparison", "集群对比", "集群并列的表与图", compose, importance=78)
