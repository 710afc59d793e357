"""The evidence of a document: for every annotation that it states, the sentence as printed."""

from collections.abc import Iterable, Sequence

from briefing.composing.material import Sentence, Story
from briefing.model.document import Block, Chart, Evidence, Heading, Paragraph, Sheet, Table, Tiles


def stated_in(blocks: Iterable[Block], sheets: Iterable[Sheet]) -> set[str]:
    """Ids of all annotations that blocks and sheets state."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                found.update(key for run in runs for key in run.states)
            case Table():
                found.update(_in_table(block))
            case Chart(series=series):
                found.update(key for row in series for key in row.states if key is not None)
            case Tiles(tiles=tiles):
                found.update(key for tile in tiles for key in tile.states)
            case Heading():
                pass
    for sheet in sheets:
        found.update(_in_table(sheet.table))
    return found


def _in_table(table: Table) -> set[str]:
    return {key for row in table.rows for cell in row for key in cell.states}


def evidence_of(stories: Sequence[Story], stated: set[str]) -> tuple[Evidence, ...]:
    """An entry for each stated annotation, in reading order."""
    found = []
    for story in stories:
        for annotation in story.picked.annotations:
            if annotation.id not in stated:
                continue
            sentence = story.sentence_at(annotation.span)
            found.append(
                Evidence(
                    annotation=annotation.id,
                    citation=story.citation.number,
                    sentence=sentence.text if sentence else story.text(annotation.span),
                    start=sentence.span.start if sentence else annotation.span.start,
                    end=sentence.span.end if sentence else annotation.span.end,
                    stated=story.text(annotation.span),
                    rule=annotation.rule,
                    confidence=annotation.confidence,
                    review=story.picked.states.get(annotation.id, "pending"),
                    entry=key_of(sentence),
                )
            )
    return tuple(found)


def key_of(sentence: Sentence | None) -> str:
    """The key of a sentence's row in the source sheet, empty where there is none."""
    return f"{sentence.story.citation.number}-{sentence.order + 1}" if sentence else ""
