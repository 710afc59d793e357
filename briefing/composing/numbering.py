"""Headings and their numbers: by section and then by cluster, or by cluster and then by section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from briefing.composing.budget import Chosen
from briefing.composing.section import Composition, Part, Section
from briefing.model.document import Block, Heading, Paragraph, Run
from briefing.text.numerals import format_han


def blocks_of(composition: Composition, chosen: Chosen) -> Iterator[Block]:
    """The blocks of a pack under numbered headings, grouped as the recipe or else the template says.

    Articles of no cluster cannot be grouped by clusters; a card, whose sections have no headings, needs none.
    """
    by_cluster = (composition.recipe.grouping or composition.template.grouping) == "cluster"
    if not any(map(composition.label, composition.clusters)):
        by_cluster = not any(section.in_chapter for section, _ in chosen)
    return (_by_cluster if by_cluster else _by_section)(composition, chosen)


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
    if label := composition.label(cluster):
        yield Heading(label, 1, name, f"{format_han(number)}、")
    positions = count(1)
    for section, part in own:
        if section.headed and section.in_chapter:
            anchor = f"{name}-{section.key}"
            yield Heading(section.title, 2, anchor, f"（{format_han(next(positions))}）", section.key)
        yield from part.blocks


_OPENING = frozenset(["summary", "note"])


def _plain(section: Section, parts: Sequence[Part], numbers: Iterator[int]) -> Iterator[Block]:
    yield from _heading(section, numbers)
    for part in parts:
        yield from part.blocks
