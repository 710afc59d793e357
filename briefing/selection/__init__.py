"""What a recipe picks from the library: articles by cluster, annotations as reviewed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.errors import UsageError
from briefing.model.annotation import Annotation, Review
from briefing.model.pack import Recipe
from briefing.model.selection import UNKNOWN, Picked, Shelf
from briefing.model.source import Article
from briefing.model.taxonomy import Taxonomy


def select(
    shelves: Iterable[Shelf], reviews: Mapping[str, Review], recipe: Recipe, taxonomy: Taxonomy
) -> tuple[Picked, ...]:
    """The articles of a recipe, ordered by the recipe's clusters (else the taxonomy's), then as the library has them.

    A rejected annotation is left out, an edited one has the reviewer's content; an unknown cluster is a
    `UsageError`.
    """
    _check_clusters(recipe, taxonomy)
    picked = [
        item
        for shelf in shelves
        for article in shelf.articles
        if (item := _pick(shelf, article, reviews, recipe)) is not None
    ]
    order = list(recipe.clusters or (cluster.id for cluster in taxonomy.clusters))
    return tuple(sorted(picked, key=lambda item: order.index(item.cluster) if item.cluster in order else len(order)))


def _check_clusters(recipe: Recipe, taxonomy: Taxonomy) -> None:
    for key in recipe.clusters or ():
        if key != UNKNOWN and taxonomy.cluster(key) is None:
            raise UsageError(f"没有“{key}”这个产业集群；可用 briefing list clusters 查看。")


def _pick(shelf: Shelf, article: Article, reviews: Mapping[str, Review], recipe: Recipe) -> Picked | None:
    cluster = _cluster(article, recipe)
    if cluster is None or f"{shelf.source.id}/{article.id}" in recipe.omitted:
        return None
    own = [a for a in shelf.annotations if a.article == article.id and a.id not in recipe.omitted]
    kept = tuple(reviewed for a in own if (reviewed := _reviewed(a, reviews.get(a.id), recipe)) is not None)
    states = {a.id: reviews[a.id].state for a in kept if a.id in reviews}
    left = {a.id for a in kept}
    pending = recipe.reviewed_only and [a.span for a in own if a.id not in left and not _is_rejected(a, reviews)]
    return Picked(shelf.source, article, cluster, kept, states, tuple(pending or ()))


def _is_rejected(annotation: Annotation, reviews: Mapping[str, Review]) -> bool:
    review = reviews.get(annotation.id)
    return review is not None and review.state == "rejected"


def _cluster(article: Article, recipe: Recipe) -> str | None:
    """The first of the article's clusters that the recipe has; None where it has none of them."""
    own = article.clusters or (UNKNOWN,)
    if recipe.clusters is None:
        return own[0]
    return next((key for key in own if key in recipe.clusters), None)


REVIEWABLE = frozenset(["quantity", "quotation"])


def _reviewed(annotation: Annotation, review: Review | None, recipe: Recipe) -> Annotation | None:
    state = review.state if review else "pending"
    if state == "rejected":
        return None
    if recipe.reviewed_only and state == "pending" and annotation.kind in REVIEWABLE:
        return None
    if review is not None and state == "edited" and review.content is not None:
        return replace(annotation, content=review.content)
    return annotation


def is_pending(annotation: Annotation, review: Review | None) -> bool:
    """Whether a person should look at it before it goes out: unsure, and nobody has."""
    unsure = annotation.confidence != "auto" and annotation.kind in REVIEWABLE
    return unsure and (review is None or review.state == "pending")
