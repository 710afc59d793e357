"""关键数据一览：every figure of the body in a table, and the growth rates side by side in a chart."""

from collections.abc import Sequence
from decimal import Decimal

from briefing.composing.figures import figures_of, is_sure, label_of, nature_of, period_of, printed_of
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, Section, cited_table
from briefing.model.document import Block, Cell, Chart, Column, Series

FEWEST_BARS, MOST_BARS = 3, 10
COLUMNS = (
    Column("指标", 3.6),
    Column("数值", 2.0),
    Column("期间", 1.9),
    Column("性质", 0.9, "center"),
    Column("出处", 0.8, "center"),
)


def compose(composition: Composition) -> Sequence[Part]:
    """A table for each cluster, and one chart of the pack."""
    parts = []
    for cluster in composition.clusters:
        rows = [row for story in composition.stories_of(cluster) for row in _rows(story)]
        if rows:
            caption = composition.wording("key-figure.caption", cluster=composition.cluster_name(cluster))
            table = cited_table(composition, caption, COLUMNS, rows, f"table-key-figure-{cluster or 'other'}")
            parts.append(Part(cluster, (table,), len(rows)))
    if parts and (chart := growth_chart(composition)):
        blocks: tuple[Block, ...] = (chart,)
        parts.append(Part(None, blocks, 0))
    return parts


def _rows(story: Story) -> list[tuple[Cell, ...]]:
    return [
        (
            Cell(label_of(story, a, q, sentence)),
            Cell(printed_of(story, a, q), states=(a.id,)),
            Cell(period_of(story, q)),
            Cell(nature_of(q)),
            Cell("", cites=(story.citation.number,)),
        )
        for a, q, sentence in figures_of(story)
        if is_sure(story, a)
    ]


def growth_chart(composition: Composition, fewest: int = FEWEST_BARS) -> Chart | None:
    """Growth rates as bars, None where there are too few to compare."""
    bars: list[tuple[str, Decimal, str, str]] = []
    for story in composition.stories:
        for annotation, quantity, sentence in figures_of(story):
            of_firm = sentence is not None and sentence.group == "enterprise"
            wanted = quantity.type == "growth" and quantity.unit == "%" and is_sure(story, annotation) and not of_firm
            if wanted and quantity.value is not None:
                label = label_of(story, annotation, quantity, sentence).removesuffix("增速")
                named = f"{label}（{period}）" if (period := period_of(story, quantity)) else label
                printed = printed_of(story, annotation, quantity) if quantity.value >= 0 else f"{quantity.value}%"
                bars.append((named, quantity.value, annotation.id, printed))
    if len(bars) < fewest:
        return None
    bars = bars[:MOST_BARS]
    title = composition.wording("key-figure.chart")
    return Chart(
        title=title,
        kind="bar",
        categories=tuple(bar[0] for bar in bars),
        series=(Series("增速", tuple(bar[1] for bar in bars), tuple(bar[2] for bar in bars)),),
        unit="%",
        anchor="chart-growth",
        description=title + "：" + "；".join(f"{bar[0]}{bar[3]}" for bar in bars) + "。",
        labels=(tuple(bar[3] for bar in bars),),
    )


SECTION = Section("key-figure", "关键数据一览", "数据表与增速图", compose, importance=70)
