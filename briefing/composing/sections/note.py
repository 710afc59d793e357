"""按语：what the editor says of the pack; nobody else writes here."""

from collections.abc import Sequence

from briefing.composing.section import Composition, Part, Section
from briefing.model.document import Paragraph, Run


def compose(composition: Composition) -> Sequence[Part]:
    """The recipe's note, a paragraph a line."""
    lines = [line.strip() for line in composition.recipe.note.splitlines() if line.strip()]
    if not lines:
        return []
    first = Paragraph((Run(composition.wording("note.lead"), "strong"), Run(lines[0])), "note")
    return [Part(None, (first, *(Paragraph((Run(line),), "note") for line in lines[1:])), len(lines))]


SECTION = Section("note", "按语", "编者撰写", compose, headed=False, importance=None)
