"""The pack being put together, as a value: ticking, leaving out and reordering are functions from draft to draft."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from briefing.model.pack import Recipe
from briefing.workspace import ArticleEntry, ClusterEntry, TemplateEntry

UNCLUSTERED = ""
_SETS = ("omitted",)
_TUPLES = ("clusters", "sections", "texts")


class Tick(Enum):
    """The three states of a tick box."""

    OFF = 0
    SOME = 1
    ON = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A recipe, and the order in which all sections are listed, ticked or not (empty: the template's own)."""

    recipe: Recipe = field(default_factory=Recipe)
    order: tuple[str, ...] = ()


def clusters_of(article: ArticleEntry) -> tuple[str, ...]:
    """The ids under which the article is listed; an article of no known cluster stands under ""."""
    return article.clusters or (UNCLUSTERED,)


def has_cluster(recipe: Recipe, cluster: str) -> bool:
    """Whether the recipe takes in that cluster."""
    return recipe.clusters is None or cluster in recipe.clusters


def has_article(recipe: Recipe, article: ArticleEntry) -> bool:
    """Whether the article goes into the pack, through whichever cluster."""
    return article.key not in recipe.omitted and any(has_cluster(recipe, c) for c in clusters_of(article))


def cluster_has(recipe: Recipe, cluster: str, article: ArticleEntry) -> bool:
    """Whether the article goes into the pack as one of that cluster."""
    return has_cluster(recipe, cluster) and article.key not in recipe.omitted


def summed(states: Iterable[bool]) -> Tick:
    """The state of a parent whose children have those states."""
    seen = set(states)
    if seen == {True}:
        return Tick.ON
    return Tick.SOME if True in seen else Tick.OFF


def picked_articles(recipe: Recipe, clusters: Sequence[ClusterEntry]) -> tuple[ArticleEntry, ...]:
    """The articles that go into the pack, each once."""
    unique = {article.key: article for cluster in clusters for article in cluster.articles}
    return tuple(article for article in unique.values() if has_article(recipe, article))


def with_cluster(recipe: Recipe, clusters: Sequence[ClusterEntry], cluster: str, *, on: bool) -> Recipe:
    """The recipe with a whole cluster taken in or left out."""
    picked = {c.id for c in clusters if has_cluster(recipe, c.id)}
    if not on:
        return replace(recipe, clusters=_ordered(picked - {cluster}, clusters))
    own = {a.key for c in clusters if c.id == cluster for a in c.articles}
    return replace(recipe, clusters=_ordered(picked | {cluster}, clusters), omitted=recipe.omitted - own)


def with_article(
    recipe: Recipe, clusters: Sequence[ClusterEntry], article: ArticleEntry, *, on: bool, cluster: str | None = None
) -> Recipe:
    """The recipe with one article taken in or left out.

    A cluster that is taken in for this article alone leaves its other articles out, as the user has not asked
    for them; `cluster` is where the user ticked, None where that says nothing (the list of sources).
    """
    if not on:
        return replace(recipe, omitted=recipe.omitted | {article.key})
    recipe = replace(recipe, omitted=recipe.omitted - {article.key})
    wanted = clusters_of(article)[0] if cluster is None else cluster
    if has_cluster(recipe, wanted) or (cluster is None and has_article(recipe, article)):
        return recipe
    before = {a.key for a in picked_articles(recipe, clusters)}
    others = {a.key for c in clusters if c.id == wanted for a in c.articles} - before - {article.key}
    opened = with_cluster(recipe, clusters, wanted, on=True)
    return replace(opened, omitted=recipe.omitted | others)


def with_everything(recipe: Recipe) -> Recipe:
    """The recipe with all clusters and articles taken in."""
    return replace(recipe, clusters=None, omitted=frozenset())


def inverted(recipe: Recipe, clusters: Sequence[ClusterEntry]) -> Recipe:
    """The recipe that takes in exactly the articles that this one leaves out."""
    inside = {a.key for a in picked_articles(recipe, clusters)}
    outside = {a.key for c in clusters for a in c.articles} - inside
    ids = {c.id for c in clusters if any(a.key in outside for a in c.articles)}
    return replace(recipe, clusters=_ordered(ids, clusters), omitted=frozenset(inside))


def with_articles(
    recipe: Recipe, clusters: Sequence[ClusterEntry], articles: Sequence[ArticleEntry], *, invert: bool = False
) -> Recipe:
    """The recipe with those articles taken in, or each of them turned about; all others stay as they are."""
    wanted = [(article, not (invert and has_article(recipe, article))) for article in articles]
    for article, on in wanted:
        recipe = with_article(recipe, clusters, article, on=on)
    return recipe


def _ordered(ids: set[str], clusters: Sequence[ClusterEntry]) -> tuple[str, ...] | None:
    """The ids in the library's order; None where they are all, so that new clusters join by themselves."""
    if ids >= {c.id for c in clusters}:
        return None
    return tuple(c.id for c in clusters if c.id in ids)


def ticked_sections(recipe: Recipe, template: TemplateEntry | None) -> tuple[str, ...]:
    """The sections of the pack in order: those chosen, else the template's."""
    if recipe.sections is not None:
        return recipe.sections
    return template.sections if template is not None else ()


def listed_sections(draft: Draft, known: Sequence[str]) -> tuple[str, ...]:
    """All sections in the order in which they are listed; ones new to the program come last."""
    kept = tuple(key for key in draft.order if key in known)
    return kept + tuple(key for key in known if key not in kept)


def with_section(draft: Draft, ticked: Sequence[str], listed: tuple[str, ...], key: str, *, on: bool) -> Draft:
    """The draft with a section ticked or not; it keeps its place in the list."""
    chosen = {*ticked, key} if on else {*ticked} - {key}
    return _with_order(draft, listed, chosen)


def with_section_moved(draft: Draft, ticked: Sequence[str], listed: tuple[str, ...], key: str, to: int) -> Draft:
    """The draft with a section moved to that place in the list."""
    rest = [k for k in listed if k != key]
    rest.insert(to, key)
    return _with_order(draft, tuple(rest), {*ticked})


def _with_order(draft: Draft, listed: tuple[str, ...], chosen: set[str]) -> Draft:
    sections = tuple(key for key in listed if key in chosen)
    return Draft(replace(draft.recipe, sections=sections), listed)


def with_template(draft: Draft, template: str) -> Draft:
    """The draft in another template, with that template's own sections."""
    return Draft(replace(draft.recipe, template=template, sections=None))


def to_json(draft: Draft) -> str:
    """The draft as one line of JSON."""
    raw = asdict(draft.recipe)
    raw["omitted"] = sorted(draft.recipe.omitted)
    raw["date"] = draft.recipe.date.isoformat() if draft.recipe.date else None
    return json.dumps({"recipe": raw, "order": draft.order}, ensure_ascii=False)


def from_json(text: str) -> Draft:
    """The draft that was saved; a fresh one where the text is none of ours (an older or newer program's)."""
    try:
        raw = json.loads(text)
        return Draft(_recipe(raw["recipe"]), tuple(raw["order"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Draft()


def _recipe(raw: dict[str, Any]) -> Recipe:
    known = {f.name: raw[f.name] for f in fields(Recipe) if f.name in raw}
    for name in _TUPLES:
        if known.get(name) is not None:
            known[name] = tuple(known[name])
    for name in _SETS:
        known[name] = frozenset(known.get(name, ()))
    if known.get("date"):
        known["date"] = date.fromisoformat(known["date"])
    return Recipe(**known)
