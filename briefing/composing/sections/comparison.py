"""集群对比：the clusters side by side, in a table of their leading figures and a chart of what can be compared."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from briefing.composing.claims import of_district
from briefing.composing.figures import figures_of, is_sure, label_of, period_of, printed_of
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, Section
from briefing.model.annotation import Annotation, Quantity
from briefing.model.document import Block, Cell, Chart, Column, Paragraph, Run, Series, Table

FEWEST = 2  # clusters
MOST_FIGURES = 4  # in one cell
_YI = Decimal(10**8)
_NATIONAL = ("我国", "全国", "全球", "世界", "该", "这", "其")
_OUTPUT = ("产值", "产业规模", "产值规模", "营业收入", "营收")
Row = tuple[Story, Annotation, Quantity, str]


def compose(composition: Composition) -> Sequence[Part]:
    """A table where there are two clusters or more, a chart where two of them give the same measure in one unit."""
    if len(composition.clusters) < FEWEST:
        return []
    rows = {cluster: _figures(composition, cluster) for cluster in composition.clusters}
    table = _table(composition, rows)
    if table is None:
        return []
    blocks: list[Block] = [table]
    if chart := output_chart(composition, rows):
        blocks += [chart, Paragraph((Run(composition.wording("comparison.note")),), "source")]
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


def output_chart(composition: Composition, rows: dict[str, list[Row]]) -> Chart | None:
    """The first output figure in 元 of each cluster, in 亿元; the period stands in each label."""
    bars = []
    for cluster, figures in rows.items():
        found = next(
            (
                (story, a, q)
                for story, a, q, _ in figures
                if q.unit == "元" and q.nature == "actual" and q.value is not None
                and any(word in (q.measure or "") for word in _OUTPUT) and not (q.holder or "").startswith(_NATIONAL)
                and not (q.measure or "").startswith("营")
            ),
            None,
        )  # fmt: skip
        if found is not None:
            story, annotation, quantity = found
            name = f"{composition.cluster_name(cluster)}（{period_of(story, quantity) or '期间未注明'}）"
            bars.append((name, _yi(quantity), annotation.id, printed_of(story, annotation, quantity)))
    if len(bars) < FEWEST:
        return None
    title = composition.wording("comparison.chart")
    return Chart(
        title=title,
        kind="bar",
        categories=tuple(bar[0] for bar in bars),
        series=(Series("产值", tuple(bar[1] for bar in bars), tuple(bar[2] for bar in bars)),),
        unit="亿元",
        anchor="chart-comparison",
        description=title + "：" + "；".join(f"{bar[0]}{bar[3]}" for bar in bars) + "。",
        labels=(tuple(bar[3] for bar in bars),),
    )


def _yi(quantity: Quantity) -> Decimal:
    return (quantity.value or Decimal(0)) / _YI


SECTION = Section("comparison", "集群对比", "集群并列的表与图", compose, importance=78)
