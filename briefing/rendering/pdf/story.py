"""The document's blocks as flowables, in order: cover, contents, body, imprint."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from briefing.model.document import Block, Chart, Document, Heading, Layout, Paragraph, Table, Tiles
from briefing.model.pack import Template
from briefing.rendering.pdf.charts import chart_flowables
from briefing.rendering.pdf.feet import foot_of
from briefing.rendering.pdf.heads import cover, head_of
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import Anchor, Placed, note
from briefing.rendering.pdf.provenance import Entry, listed_citation
from briefing.rendering.pdf.tables import height_of, table_flowables
from briefing.rendering.pdf.tiles import tiles_flowables
from briefing.rendering.typesetting.lines import Piece
from briefing.rendering.typesetting.paragraph import ComposedParagraph


def story_of(document: Document, template: Template, look: Look, placed: Placed) -> list[Flowable]:
    """All flowables; `placed` fills in the page numbers of the contents and of the proofs."""
    story: list[Flowable] = []
    if template.cover:
        story += [*cover(document, look), *([] if document.contents else [NextPageTemplate("body")]), PageBreak()]
    if document.contents:
        story += [*_contents(document, look, placed.layout), NextPageTemplate("body"), PageBreak()]
    return [
        *story,
        *head_of(document, template, look),
        *_body(document.blocks, look, placed),
        *foot_of(document, template, look),
    ]


def _body(blocks: Sequence[Block], look: Look, placed: Placed) -> Iterator[Flowable]:
    """The blocks in order; before a heading, or a chain of them, a demand for room up to where the text goes on."""
    made = [list(_flowables(block, look, placed)) for block in blocks]
    width, height = look.column
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and not (number and isinstance(blocks[number - 1], Heading)):
            end = number + sum(1 for _ in takewhile(_is_heading, blocks[number:])) + 1
            chain = zip(blocks[number:end], made[number:end], strict=True)
            yield CondPageBreak(min(sum(_least(*member, width) for member in chain), height))
        yield from made[number]


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading)


def _least(block: Block, flowables: Sequence[Flowable], width: float) -> float:
    """The height of a block's beginning that may stand at the foot of a page; headings and charts stand whole."""
    match block, flowables:
        case Table(), [CondPageBreak() as demand, *_]:
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
            yield from chart_flowables(block, look)
        case Tiles():
            yield from tiles_flowables(block, look)


def _heading(heading: Heading, look: Look) -> Iterator[Flowable]:
    style = look.style(f"heading{heading.level}")
    yield Anchor(heading.anchor, title=f"{heading.number}{heading.text}", level=heading.level - 1)
    pieces = look.pieces(f"{heading.number}{heading.text}", style.font, style.size, style.color)
    yield look.paragraph(pieces, style)


def _paragraph(paragraph: Paragraph, look: Look, placed: Placed) -> Iterator[ComposedParagraph]:
    style = look.style(paragraph.role)
    citation = listed_citation(paragraph) if paragraph.role == "source" else None
    pieces = look.run_pieces(paragraph.runs, style, cites=paragraph.role != "source")
    yield look.paragraph(pieces, style, anchor=f"source-{citation}" if citation else None, on_mark=note)
    if citation is not None:
        yield from (_proof(entry, look, placed) for entry in look.provenance.entries(citation))


def _proof(entry: Entry, look: Look, placed: Placed) -> ComposedParagraph:
    """A sentence of the source under its number, and the pages on which it is drawn on, each a way back."""
    style = look.style("evidence")
    label = look.pieces(entry.key, style.font, style.size, look.color("accent"))
    pieces = look.pieces(entry.sentence, style.font, style.size, style.color)
    for number, (target, page) in enumerate(placed.pages(entry.annotations)):
        words = f"　第{page}页" if not number else f"、{page}页"
        pieces += look.pieces(words, style.font, style.size, look.color("muted"), link=target)
    return look.paragraph(pieces, style, anchor=entry.anchor, on_mark=note, label=label)


def _contents(document: Document, look: Look, layout: Layout) -> list[Flowable]:
    """目录: each heading with dots and its page; the whole line is a link."""
    style = replace(look.style("title"), after=look.style("title").size)
    story: list[Flowable] = [look.paragraph(look.pieces("目　录", style.font, style.size, style.color), style)]
    deepest = document.contents_depth
    headings = (block for block in document.blocks if isinstance(block, Heading) and block.level <= deepest)
    return [*story, *(_entry(heading, look, layout) for heading in headings)]


class ContentsEntry(Flowable):
    """Title, leader and page number on one line; links to the heading."""

    def __init__(
        self, title: list[Piece], page: list[Piece], dot: Piece, anchor: str, leading: float, left: float
    ) -> None:
        super().__init__()
        self.title, self.page, self.dot, self.anchor = title, page, dot, anchor
        self.leading, self.left = leading, left

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002  reportlab's signature
        """One line of the column."""
        self.width, self.height = width, self.leading
        return width, self.leading

    def draw(self) -> None:
        """Draws title, dots and number."""
        x = self._draw(self.title, self.left)
        page_width = _width(self.page)
        stop = self.width - page_width - self.dot.size * 0.4
        step = self.dot.size * 0.42
        dots = int(max(0.0, stop - x - self.dot.size * 0.4) // step)
        position = stop - dots * step
        text = self.canv.beginText(position, self.leading * 0.27)
        text.setFont(self.dot.face.name, self.dot.size)
        text.setCharSpace(step - self.dot.face.width(".") * self.dot.size)
        text.textOut("." * dots)
        text.setCharSpace(0)
        self.canv.drawText(text)
        self._draw(self.page, self.width - page_width)
        self.canv.linkRect("", self.anchor, (self.left, 0, self.width, self.leading), relative=1, thickness=0)

    def _draw(self, pieces: list[Piece], x: float) -> float:
        for piece in pieces:
            self.canv.setFont(piece.face.name, piece.size)
            self.canv.drawString(x, self.leading * 0.27, piece.text)
            x += _width([piece])
        return x


def _width(pieces: list[Piece]) -> float:
    return sum(piece.face.width(char) * piece.size for piece in pieces for char in piece.text)


def _entry(heading: Heading, look: Look, layout: Layout) -> ContentsEntry:
    style = look.style(f"toc{heading.level}")
    title = look.pieces(f"{heading.number}{heading.text}", style.font, style.size, style.color)
    page = look.pieces(str(layout.page_of.get(heading.anchor, "")), "song", style.size, style.color)
    dot = Piece(".", look.face("song"), style.size, style.color)
    return ContentsEntry(title, page, dot, heading.anchor, style.leading, style.left * style.size)
