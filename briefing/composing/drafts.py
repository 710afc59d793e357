"""A pack before it is numbered: its sections with their parts, from which items can be left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.composing.budget import Chosen, Item, Place, items_of, without
from briefing.composing.evidence import evidence_of, stated_in
from briefing.composing.front import masthead_of, warnings_of
from briefing.composing.numbering import blocks_of
from briefing.composing.section import Composition
from briefing.composing.sheets import data_sheets, left_out_sheet
from briefing.model.document import Block, Chart, Document, Heading, LeftOut, Masthead, Paragraph, Run, Sheet, Table
from briefing.model.pack import Recipe

ONE_PAGE = 24
"""Headings that the contents can list on one page; with more only the first level is listed."""
FEWEST_LISTED = 4
"""Headings below which a table of contents would be longer than what it lists."""


@dataclass(frozen=True)
class Draft:
    """What was composed for each section; `document` numbers it and puts the sheets beside it."""

    composition: Composition
    chosen: Chosen

    @property
    def masthead(self) -> Masthead:
        """What will stand above the text."""
        return masthead_of(self.composition)

    def of(self, recipe: Recipe) -> "Draft":
        """The same parts under a recipe of another number."""
        return Draft(replace(self.composition, recipe=recipe), self.chosen)

    @cached_property
    def items(self) -> list[Item]:
        """What can be left out, the least important first."""
        return items_of(self.chosen)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The data sheets: nothing is ever left out of them."""
        return data_sheets(self.composition.stories, self.composition.taxonomy)

    def document(self, dropped: Sequence[Item] = ()) -> Document:
        """The document without these items; they are listed in it."""
        return self.with_sheets(self._text(frozenset(item.place for item in dropped)), dropped)

    def text(self, dropped: frozenset[Place]) -> Document:
        """The document as far as pages show it, to be measured."""
        return self._proved(self._text(dropped), ())

    def with_sheets(self, document: Document, dropped: Sequence[Item]) -> Document:
        """The document with the sheets, and what was left out of the text."""
        left = tuple(self._told(item) for item in reversed(dropped))
        sheets = (*self.sheets, left_out_sheet(left)) if left else self.sheets
        return replace(self._proved(document, sheets), left_out=left)

    def _text(self, dropped: frozenset[Place]) -> Document:
        chosen = without(self.chosen, dropped) if dropped else self.chosen
        listed = self.composition.lists_sources and any(section.key == "source" for section, _ in chosen)
        blocks = tuple(_without_dangling_cites(blocks_of(self.composition, chosen), listed=listed))
        headings = sum(isinstance(block, Heading) for block in blocks)
        return Document(
            masthead=masthead_of(self.composition),
            blocks=(*blocks, *_resolutions(self.composition, blocks)),
            citations=tuple(story.citation for story in self.composition.stories),
            charts=tuple(block for block in blocks if isinstance(block, Chart)),
            contents=self.composition.template.contents and headings >= FEWEST_LISTED,
            contents_depth=2 if headings <= ONE_PAGE else 1,
            warnings=warnings_of(self.composition),
        )

    def _proved(self, document: Document, sheets: tuple[Sheet, ...]) -> Document:
        stated = stated_in(document.blocks, sheets)
        return replace(document, sheets=sheets, evidence=evidence_of(self.composition.stories, stated))

    def _told(self, item: Item) -> LeftOut:
        cluster = self.composition.cluster_name(item.cluster) if item.cluster is not None else ""
        return LeftOut(item.section, cluster, item.words)


def _without_dangling_cites(blocks: Iterable[Block], *, listed: bool) -> Iterator[Block]:
    """Without the list of sources a number in brackets would point at nothing."""
    for block in blocks:
        if listed:
            yield block
        elif isinstance(block, Paragraph):
            yield replace(block, runs=tuple(replace(run, cites=()) for run in block.runs))
        elif isinstance(block, Table):
            yield replace(block, rows=tuple(tuple(replace(cell, cites=()) for cell in row) for row in block.rows))
        elif isinstance(block, Chart):
            yield replace(block, source=tuple(replace(run, cites=()) for run in block.source))
        else:
            yield block


def _resolutions(composition: Composition, blocks: Sequence[Block]) -> list[Paragraph]:
    """A line that says which words were resolved, below the sources."""
    pairs = {
        (run.printed, run.text): None
        for block in blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.printed is not None
    }
    if not pairs or "source" not in composition.sections:
        return []
    listing = "，".join(f"“{printed}”作“{text}”" for printed, text in pairs)
    return [Paragraph((Run(composition.wording("source.resolved", pairs=listing)),), "source")]
