"""Events and projects that were read from tables, in tables again: a row without its header is no sentence."""

from collections.abc import Callable, Sequence

from briefing.composing.figures import STAGES, is_sure, printed_of
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, cited_table
from briefing.model.annotation import Annotation, Event, Project
from briefing.model.document import Cell, Column
from briefing.model.taxonomy import Taxonomy

Rows = Callable[[Story, Taxonomy], list[tuple[Cell, ...]]]
EVENTS = (
    Column("活动", 3.0), Column("时间", 1.3), Column("地点", 1.5), Column("主办单位", 2.2), Column("规模", 1.1),
    Column("出处", 0.8, "center"),
)  # fmt: skip
PROJECTS = (
    Column("项目", 3.0), Column("投资方", 2.0), Column("投资额", 1.5), Column("阶段", 1.0), Column("区县", 1.2),
    Column("出处", 0.8, "center"),
)  # fmt: skip


def with_listings(
    composition: Composition, parts: Sequence[Part], key: str, caption: str, columns: Sequence[Column], rows_of: Rows
) -> list[Part]:
    """The parts of a section, with a table behind each cluster's own of what its tables tell."""
    told = {part.cluster: part for part in parts}
    for cluster in composition.clusters:
        tables = [story for story in composition.stories_of(cluster) if story.tabular]
        rows = [row for story in tables for row in rows_of(story, composition.taxonomy)]
        if rows:
            before = told.get(cluster, Part(cluster, (), 0))
            anchor = f"table-{key}-{cluster or 'other'}"
            table = cited_table(composition, f"{composition.label(cluster)}{caption}", columns, rows, anchor)
            told[cluster] = Part(cluster, (*before.blocks, table), before.items + len(rows))
    return [told[cluster] for cluster in composition.clusters if cluster in told]


def event_rows(story: Story, _: Taxonomy) -> list[tuple[Cell, ...]]:
    """A row for each event of a table that is sure and not withheld."""
    return [
        (
            Cell(event.name, states=(annotation.id,)),
            Cell(event.date.isoformat() if event.date else "", event.date, "yyyy-mm-dd" if event.date else None),
            Cell(event.place or ""),
            Cell("、".join(event.hosts)),
            _figure(story, event.attendance[:1]),
            Cell("", cites=(story.citation.number,)),
        )
        for annotation, event in story.all_of(Event)
        if _goes_out(story, annotation)
    ]


def project_rows(story: Story, taxonomy: Taxonomy) -> list[tuple[Cell, ...]]:
    """A row for each project of a table that is sure and not withheld."""
    return [
        (
            Cell(project.name, states=(annotation.id,)),
            Cell(project.investor or ""),
            _figure(story, (project.amount,) if project.amount else ()),
            Cell(STAGES[project.stage] if project.stage else ""),
            Cell(district.name if (district := taxonomy.district(project.district or "")) else ""),
            Cell("", cites=(story.citation.number,)),
        )
        for annotation, project in story.all_of(Project)
        if _goes_out(story, annotation)
    ]


def _goes_out(story: Story, annotation: Annotation) -> bool:
    row = story.sentence_at(annotation.span)
    held = row is not None and any(span.overlaps(row.span) for span in story.picked.withheld)
    return is_sure(story, annotation) and not held


def _figure(story: Story, keys: Sequence[str]) -> Cell:
    """The figure of those ids (one or none) with its unit, empty where it is not sure."""
    for key in keys:
        found = story.quantities_by_id.get(key)
        if found is not None and is_sure(story, found[0]):
            return Cell(printed_of(story, *found), states=(key,))
    return Cell("")
