"""人物与职务：who is named, with post and organisation as printed."""

from collections.abc import Sequence

from briefing.composing.section import Composition, Part, Section, cited_table
from briefing.composing.speakers import GROUPS
from briefing.model.document import Cell, Column

COLUMNS = (
    Column("姓名", 1.1),
    Column("单位", 3.2),
    Column("职务", 2.8),
    Column("类别", 1.3, "center"),
    Column("出处", 0.8, "center"),
)


def compose(composition: Composition) -> Sequence[Part]:
    """One table for the pack; a person named in two articles has one row."""
    rows: dict[tuple[str, str | None], tuple[Cell, ...]] = {}
    for story in composition.stories:
        for key, person in story.people.items():
            rows.setdefault(
                (person.name, person.organisation),
                (
                    Cell(person.name, states=(key,)),
                    Cell(person.organisation or "—"),
                    Cell(person.post or "—"),
                    Cell(GROUPS[person.group]),
                    Cell("", cites=(story.citation.number,)),
                ),
            )
    if not rows:
        return []
    table = cited_table(
        composition, composition.wording("person.caption"), COLUMNS, list(rows.values()), "table-person"
    )
    return [Part(None, (table,), len(rows))]


SECTION = Section("person", "人物与职务", "姓名、单位、职务以原文为准", compose, importance=30)
