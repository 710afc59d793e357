"""The document's blocks as flowables, in order: cover, contents, body, imprint."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from briefing.model.document import Block, Chart, Document, Heading, Paragraph, Table, Tiles
from briefing.model.pack import Template
from briefing.rendering.pdf.airing import aired
from briefing.rendering.pdf.charts import chart_flowables
from briefing.rendering.pdf.contents import contents
from briefing.rendering.pdf.feet import foot_of
from briefing.rendering.pdf.heads import cover, head_of
from briefing.rendering.pdf.heights import height_of
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import Anchor, Placed, note
from briefing.rendering.pdf.provenance import Entry, listed_citation
from briefing.rendering.pdf.tables import table_flowables
from briefing.rendering.pdf.tagging import Figure
from briefing.rendering.pdf.tiles import tiles_flowables
from briefing.rendering.typesetting.paragraph import ComposedParagraph


def story_of(document: Document, template: Template, look: Look, placed: Placed) -> list[Flowable]:
    """All flowables; `placed` fills in the page numbers of the contents and of the proofs."""
    story: list[Flowable] = []
    if template.cover:
        story += [*cover(document, look), *([] if document.contents else [NextPageTemplate("body")]), PageBreak()]
    if document.contents:
        story += [*contents(document, look, placed.layout), NextPageTemplate("body"), PageBreak()]
    head, foot = list(head_of(document, template, look)), list(foot_of(document, template, look))
    made = [list(_flowables(block, look, placed)) for block in document.blocks]
    if template.kind == "card":
        aired(document.blocks, made, look.column, [*head, *foot])
    return [*story, *head, *_body(document.blocks, made, look), *foot]


def _body(blocks: Sequence[Block], made: Sequence[Sequence[Flowable]], look: Look) -> Iterator[Flowable]:
    """The blocks in order; before a heading, or a chain of them, a demand for room up to where the text goes on."""
    width, height = look.column
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and not (number and isinstance(blocks[number - 1], Heading)):
            chain = [(blocks[place], made[place]) for place in _chain(blocks, number)]
            yield CondPageBreak(min(sum(_least(*member, width) for member in chain), height))
        yield from made[number]


def _chain(blocks: Sequence[Block], start: int) -> list[int]:
    """A heading, those that follow at once, and what they stand over: behind a chart that can wait, the text."""
    end = start + sum(1 for _ in takewhile(_is_heading, blocks[start:]))
    found = [*range(start, end), *range(end, min(end + 1, len(blocks)))]
    if end == len(blocks) or not isinstance(blocks[end], Chart):
        return found
    lower = list(takewhile(lambda block: isinstance(block, Heading) and block.level > 1, blocks[end + 1 :]))
    text = end + 1 + len(lower)
    waits = text < len(blocks) and isinstance(blocks[text], Paragraph)
    return [*range(start, end), *range(end + 1, text + 1)] if waits else found


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading)


def _least(block: Block, flowables: Sequence[Flowable], width: float) -> float:
    """The height of a block's beginning that may stand at the foot of a page; headings and charts stand whole."""
    match block, flowables:
        case ((Table() | Paragraph()), [CondPageBreak() as demand, *_]):
            return float(demand.height)
        case Paragraph(), [ComposedParagraph() as paragraph, *_]:
            return paragraph.before + paragraph.least(width)
        case _:
            return sum(height_of(flowable, width) for flowable in flowables)


def _flowables(block: Block, look: Look, placed: Placed) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield from _heading(block, look)
        case Paragraph():
            yield from _paragraph(block, look, placed)
        case Table():
            yield from table_flowables(block, look)
        case Chart():
            yield from _chart(block, look)
        case Tiles():
            yield from tiles_flowables(block, look)


def _heading(heading: Heading, look: Look) -> Iterator[Flowable]:
    style = look.style(f"heading{heading.level}")
    yield Anchor(heading.anchor, title=f"{heading.number}{heading.text}", level=heading.level - 1)
    pieces = look.pieces(f"{heading.number}{heading.text}", style.font, style.size, style.color)
    yield look.paragraph(pieces, style, tag=look.tagged(f"H{heading.level}"))


def _chart(chart: Chart, look: Look) -> Iterator[Flowable]:
    """The chart, in as many parts as pages need; each is told in the same words."""
    for picture in chart_flowables(chart, look):
        element = look.tagged("Figure", alternative=chart.description or chart.title)
        yield picture if element is None else Figure(picture, element)


def _paragraph(paragraph: Paragraph, look: Look, placed: Placed) -> Iterator[Flowable]:
    style = look.style(paragraph.role)
    citation = listed_citation(paragraph) if paragraph.role == "source" else None
    pieces = look.run_pieces(paragraph.runs, style, cites=paragraph.role != "source", whole=paragraph.role == "quote")
    line = look.paragraph(pieces, style, anchor=f"source-{citation}" if citation else None, on_mark=note)
    proofs = [_proof(entry, look, placed) for entry in look.provenance.entries(citation)] if citation else []
    if proofs:
        width = look.column[0]
        yield CondPageBreak(height_of(line, width) + proofs[0].before + proofs[0].least(width))
    yield line
    yield from proofs


def _proof(entry: Entry, look: Look, placed: Placed) -> ComposedParagraph:
    """A sentence of the source under its number, and the pages on which it is drawn on, each a way back."""
    style = look.style("evidence")
    label = look.pieces(entry.key, style.font, style.size, look.color("accent"))
    pieces = look.pieces(entry.sentence, style.font, style.size, style.color)
    for number, (target, page) in enumerate(placed.pages(entry.annotations)):
        words = f"   第{page}页" if not number else f"、{page}页"
        pieces += look.pieces(words, style.font, style.size, look.color("muted"), link=target)
    return look.paragraph(pieces, style, anchor=entry.anchor, on_mark=note, label=label)
