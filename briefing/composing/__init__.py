"""Picked articles become a document: sentences to sections, sections to numbered blocks, figures to sheets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from briefing.composing.allocation import allocate
from briefing.composing.evidence import evidence_of, stated_in
from briefing.composing.front import masthead_of, warnings_of
from briefing.composing.material import stories as stories_of
from briefing.composing.section import Composition, Part, Section
from briefing.composing.sections import SECTIONS
from briefing.composing.sheets import data_sheets
from briefing.errors import ExportError, UsageError
from briefing.model.document import Block, Chart, Document, Heading, Paragraph, Run, Table
from briefing.model.pack import Recipe, Template
from briefing.model.selection import Picked
from briefing.model.taxonomy import Taxonomy
from briefing.text.numerals import format_han

__all__ = ["SECTIONS", "compose", "count_items", "section_keys"]


ONE_PAGE = 24
"""Headings that the contents can list on one page; with more only the first level is listed."""


FEWEST_LISTED = 4
"""Headings below which a table of contents would be longer than what it lists."""


def section_keys(recipe: Recipe, template: Template) -> tuple[str, ...]:
    """The sections of a recipe in order, the template's where it names none; an unknown one is a `UsageError`."""
    keys = recipe.sections if recipe.sections is not None else template.sections
    for key in keys:
        if key not in SECTIONS:
            raise UsageError(f"没有“{key}”这个栏目；可用 briefing list sections 查看。")
    return tuple(dict.fromkeys(keys))


def compose(picked: Sequence[Picked], recipe: Recipe, template: Template, taxonomy: Taxonomy) -> Document:
    """The document of a recipe; `ExportError` where nothing at all is picked."""
    if not picked:
        raise ExportError("所选范围内没有文章，无法成文；请换一个产业集群，或先导入版面。")
    composition = compose_frame(picked, recipe, template, taxonomy)
    chosen = [(SECTIONS[key], list(SECTIONS[key].compose(composition))) for key in composition.sections]
    chosen = [(section, parts) for section, parts in chosen if parts]
    if not chosen:
        raise ExportError("所选栏目在所选范围内都没有内容，请增选栏目。")
    grouped = _by_cluster if (recipe.grouping or template.grouping) == "cluster" else _by_section
    blocks = tuple(_without_dangling_cites(grouped(composition, chosen), listed=_lists_sources(chosen)))
    sheets = data_sheets(composition.stories, taxonomy)
    stated = stated_in(blocks, sheets)
    return Document(
        masthead=masthead_of(composition),
        blocks=(*blocks, *_resolutions(composition, blocks)),
        citations=tuple(story.citation for story in composition.stories),
        evidence=evidence_of(composition.stories, stated),
        sheets=sheets,
        charts=tuple(block for block in blocks if isinstance(block, Chart)),
        contents=template.contents and sum(isinstance(block, Heading) for block in blocks) >= FEWEST_LISTED,
        contents_depth=2 if sum(isinstance(block, Heading) for block in blocks) <= ONE_PAGE else 1,
        warnings=warnings_of(composition),
    )


def compose_frame(picked: Sequence[Picked], recipe: Recipe, template: Template, taxonomy: Taxonomy) -> Composition:
    """The stories with their sentences given to sections, before any block is made."""
    keys = section_keys(recipe, template)
    told = stories_of(picked)
    shares = allocate(told, [SECTIONS[key] for key in keys])
    return Composition(told, shares, recipe, template, taxonomy, keys)


def count_items(
    picked: Sequence[Picked], recipe: Recipe, template: Template, taxonomy: Taxonomy, keys: Iterable[str]
) -> dict[str, int]:
    """How many items each section would hold, were it chosen along with the recipe's."""
    composition = compose_frame(picked, recipe, template, taxonomy)
    counts = {}
    for key in keys:
        own = composition
        if key not in composition.sections:
            own = compose_frame(picked, replace(recipe, sections=(*composition.sections, key)), template, taxonomy)
        counts[key] = sum(part.items for part in SECTIONS[key].compose(own)) if picked else 0
    return counts


Chosen = Sequence[tuple[Section, Sequence[Part]]]


def _lists_sources(chosen: Chosen) -> bool:
    return any(section.key == "source" for section, _ in chosen)


def _by_section(composition: Composition, chosen: Chosen) -> Iterator[Block]:
    """一、section, （一）cluster; with one cluster in the pack there is no second level."""
    numbers = count(1)
    for section, parts in chosen:
        yield from _heading(section, numbers)
        several = len(composition.clusters) > 1
        positions = count(1)
        for part in parts:
            if several and part.cluster is not None:
                yield from _under_cluster(composition, section, part, next(positions))
            else:
                yield from part.blocks


def _heading(section: Section, numbers: Iterator[int]) -> Iterator[Heading]:
    """The section's heading with the next number, if it has one."""
    if section.headed:
        yield Heading(section.title, 1, f"section-{section.key}", f"{format_han(next(numbers))}、", section.key)


def _under_cluster(composition: Composition, section: Section, part: Part, position: int) -> Iterator[Block]:
    name = composition.cluster_name(part.cluster or "")
    if composition.template.cluster_headings:
        yield Heading(name, 2, f"section-{section.key}-{position}", f"（{format_han(position)}）", section.key)
        yield from part.blocks
        return
    for number, block in enumerate(part.blocks):
        yield _with_lead(block, composition.wording("cluster.lead", cluster=name)) if number == 0 else block


def _with_lead(block: Block, lead: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=(Run(lead, "strong"), *block.runs))
    return block


def _by_cluster(composition: Composition, chosen: Chosen) -> Iterator[Block]:
    """一、cluster, （一）section; what belongs to no cluster stands before (编者, 摘要) or after (附表) them."""
    whole = [(section, [p for p in parts if p.cluster is None]) for section, parts in chosen]
    before = [(s, p) for s, p in whole if p and s.key in _OPENING]
    after = [(s, p) for s, p in whole if p and s.key not in _OPENING]
    numbers = count(1)
    for section, parts in before:
        yield from _plain(section, parts, numbers)
    for cluster in composition.clusters:
        own = [(section, part) for section, parts in chosen for part in parts if part.cluster == cluster]
        if own:
            yield from _cluster_chapter(composition, cluster, own, next(numbers))
    for section, parts in after:
        yield from _plain(section, parts, numbers)


def _cluster_chapter(
    composition: Composition, cluster: str, own: Sequence[tuple[Section, Part]], number: int
) -> Iterator[Block]:
    name = f"cluster-{cluster or 'other'}"
    yield Heading(composition.cluster_name(cluster), 1, name, f"{format_han(number)}、")
    for position, (section, part) in enumerate(own, 1):
        yield Heading(section.title, 2, f"{name}-{section.key}", f"（{format_han(position)}）", section.key)
        yield from part.blocks


_OPENING = frozenset(["summary", "note"])


def _plain(section: Section, parts: Sequence[Part], numbers: Iterator[int]) -> Iterator[Block]:
    yield from _heading(section, numbers)
    for part in parts:
        yield from part.blocks


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
