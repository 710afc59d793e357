"""Picked articles become a document: sentences to sections, sections to numbered blocks, figures to sheets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.composing.allocation import allocate
from briefing.composing.budget import fitting
from briefing.composing.drafts import Draft
from briefing.composing.material import stories as stories_of
from briefing.composing.section import Composition
from briefing.composing.sections import SECTIONS
from briefing.errors import ExportError, UsageError
from briefing.model.document import Document
from briefing.model.pack import Recipe, Template
from briefing.model.selection import Picked
from briefing.model.taxonomy import Taxonomy

__all__ = ["SECTIONS", "Draft", "compose", "count_items", "draft_of", "fitting", "section_keys"]


def section_keys(recipe: Recipe, template: Template) -> tuple[str, ...]:
    """The sections of a recipe in order, the template's where it names none; an unknown one is a `UsageError`."""
    keys = recipe.sections if recipe.sections is not None else template.sections
    for key in keys:
        if key not in SECTIONS:
            raise UsageError(f"没有“{key}”这个栏目；可用 briefing list sections 查看。")
    return tuple(dict.fromkeys(keys))


def compose(picked: Sequence[Picked], recipe: Recipe, template: Template, taxonomy: Taxonomy) -> Document:
    """The whole document of a recipe; `ExportError` where nothing at all is picked."""
    return draft_of(picked, recipe, template, taxonomy).document()


def draft_of(picked: Sequence[Picked], recipe: Recipe, template: Template, taxonomy: Taxonomy) -> Draft:
    """What a recipe's sections hold, before anything is numbered or left out."""
    if not picked:
        raise ExportError("所选范围内没有文章，无法成文；请换一个产业集群，或先导入版面。")
    composition = compose_frame(picked, recipe, template, taxonomy)
    chosen = [(SECTIONS[key], list(SECTIONS[key].compose(composition))) for key in composition.sections]
    chosen = [(section, parts) for section, parts in chosen if parts]
    if not chosen:
        raise ExportError("所选栏目在所选范围内都没有内容，请增选栏目。")
    return Draft(composition, chosen)


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
