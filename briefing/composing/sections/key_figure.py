"""关键数据一览：every figure of the body in a table, before it charts of growth, courses and shares."""

import re
from collections.abc import Iterator, Sequence

from briefing.charting import FEWEST, Fact, Wanted, chart_of
from briefing.composing.facts import Figure, fact_of, figures_of, name_of, sure_figures
from briefing.composing.figures import is_sure, label_of, nature_of, period_of, printed_of
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, Section, cited_table
from briefing.model.document import Cell, Chart, Column

COLUMNS = (
    Column("指标", 3.6),
    Column("数值", 2.15),
    Column("期间", 1.95),
    Column("性质", 0.85, "center"),
    Column("出处", 0.82, "center"),
)


def compose(composition: Composition) -> Sequence[Part]:
    """The charts of the pack, and a table for each cluster."""
    parts = []
    for cluster in composition.clusters:
        rows = [row for story in composition.stories_of(cluster) for row in _rows(story)]
        if rows:
            caption = composition.wording("key-figure.caption", cluster=composition.label(cluster))
            table = cited_table(composition, caption, COLUMNS, rows, f"table-key-figure-{cluster or 'other'}")
            parts.append(Part(cluster, (table,), len(rows)))
    if parts and (drawn := charts(composition)):
        parts.insert(0, Part(None, drawn, 0))
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


def charts(composition: Composition) -> tuple[Chart, ...]:
    """Growth rates side by side, one measure along time, parts of a whole: those that the figures allow."""
    figures = list(sure_figures(composition.stories))
    wanted = (
        Wanted("growth", composition.wording("key-figure.chart"), "chart-growth", tuple(_growth(figures))),
        _trend(composition, figures),
        Wanted("structure", composition.wording("key-figure.shares"), "chart-shares", tuple(_shares(figures))),
    )
    return tuple(chart for wish in wanted if (chart := chart_of(wish)) is not None)


def _growth(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Growth rates in per cent; of a single firm none."""
    for figure in figures:
        _, _, quantity, sentence = figure
        of_firm = sentence is not None and sentence.group == "enterprise"
        if quantity.type == "growth" and quantity.unit == "%" and not of_firm:
            yield fact_of(figure, name_of(figure).removesuffix("增速"))


def _trend(composition: Composition, figures: Sequence[Figure]) -> Wanted:
    """The measure that is told of most periods; a line for each that holds it."""
    courses: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        quantity = figure[2]
        if quantity.period and quantity.period.end and quantity.type in _COURSES:
            courses.setdefault((quantity.measure or "", name_of(figure)), []).append(figure)
    long = {key: own for key, own in courses.items() if len({f[2].period and f[2].period.end for f in own}) >= FEWEST}
    measure = max(long, key=lambda key: len(long[key]), default=("", ""))[0]
    told = [fact_of(f, name, name) for (own, name), found in long.items() if own == measure for f in found]
    return Wanted("trend", composition.wording("key-figure.trend", measure=measure), "chart-trend", tuple(told))


_COURSES = frozenset(["amount", "count", "mass", "energy", "share", "growth"])
_PART = re.compile(r"(?P<part>.*)占(?P<whole>.+)的比重$")
_TOTAL = re.compile(r"(?:产值|营业收入|营收|增加值|总值|投资|销量|产量|总量|人口)$")


def _shares(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Parts of a whole that the source names: 占工业营业收入的比重 is one, 占全市的比重 says not of what."""
    for figure in figures:
        found = _PART.match(name_of(figure)) if figure[2].type == "share" else None
        if found and _TOTAL.search(found["whole"]):
            yield fact_of(figure, found["whole"], found["part"])


SECTION = Section("key-figure", "关键数据一览", "数据表与增速图", compose, importance=70)
