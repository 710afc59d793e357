from dataclasses import replace
from decimal import Decimal

import pytest

from briefing.errors import UsageError
from briefing.model.annotation import Annotation, Quantity, Quotation, Review
from briefing.model.pack import Recipe
from briefing.model.selection import UNKNOWN, Picked, Shelf
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.selection import is_pending, select
from briefing.workspace import taxonomy

TAXONOMY = taxonomy()
IDS = [cluster.id for cluster in TAXONOMY.clusters]
SOURCE = Source("s1", "page.txt", "", "utf-8", "产值310亿元。他说好。")
FIGURE = Quantity(Decimal(310), "310", "", "元", "amount")


def annotation(key: str, article: str = "a1", confidence: str = "auto") -> Annotation:
    content = FIGURE if "-q" in key else Quotation(direct=False)
    return Annotation(key, "s1", article, Span(2, 7), "rule", confidence, content)  # type: ignore[arg-type]


def article(key: str, *clusters: str) -> Article:
    return Article(key, Span(0, 8), (Paragraph(Span(0, 8)),), clusters)


SHELF = Shelf(
    SOURCE,
    [article("a1", IDS[2]), article("a2", IDS[0], IDS[1]), article("a3")],
    [annotation("s1-q1"), annotation("s1-u1"), annotation("s1-q2", "a2", "check"), annotation("s1-q3", "a3")],
)


def picked(recipe: Recipe | None = None, *reviews: Review) -> tuple[Picked, ...]:
    return select([SHELF], {review.annotation: review for review in reviews}, recipe or Recipe(), TAXONOMY)


def ids(items: tuple[Picked, ...]) -> list[str]:
    return [a.id for item in items for a in item.annotations]


def test_articles_stand_in_the_taxonomys_order_those_of_no_cluster_last() -> None:
    assert [(item.article.id, item.cluster) for item in picked()] == [("a2", IDS[0]), ("a1", IDS[2]), ("a3", UNKNOWN)]


def test_articles_stand_in_the_recipes_order_of_clusters() -> None:
    chosen = picked(Recipe(clusters=(IDS[2], IDS[0])))
    assert [item.article.id for item in chosen] == ["a1", "a2"]


def test_an_article_of_two_clusters_stands_once_under_the_one_that_is_chosen() -> None:
    assert [(item.article.id, item.cluster) for item in picked(Recipe(clusters=(IDS[1],)))] == [("a2", IDS[1])]


def test_articles_of_no_known_cluster_can_be_chosen() -> None:
    assert [item.article.id for item in picked(Recipe(clusters=(UNKNOWN,)))] == ["a3"]


def test_an_unknown_cluster_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="“C99”"):
        picked(Recipe(clusters=(IDS[0], "C99")))


def test_omitted_articles_and_annotations_are_left_out() -> None:
    assert [item.article.id for item in picked(Recipe(omitted=frozenset(["s1/a2"])))] == ["a1", "a3"]
    assert ids(picked(Recipe(omitted=frozenset(["s1-q1"])))) == ["s1-q2", "s1-u1", "s1-q3"]


def test_a_rejected_annotation_is_left_out() -> None:
    assert "s1-q1" not in ids(picked(None, Review("s1-q1", "rejected")))


def test_an_edited_annotation_has_the_reviewers_content() -> None:
    corrected = replace(FIGURE, value=Decimal(311))
    found = {a.id: a.content for item in picked(None, Review("s1-q1", "edited", corrected)) for a in item.annotations}
    assert found["s1-q1"] == corrected
    assert found["s1-q2"] == FIGURE


def test_only_reviewed_figures_and_quotations_are_kept_where_the_recipe_says_so() -> None:
    recipe = Recipe(reviewed_only=True)
    reviews = (Review("s1-q1", "accepted"), Review("s1-q2", "pending"))
    assert ids(picked(recipe, *reviews)) == ["s1-q1"]


def test_the_state_of_each_review_is_handed_on() -> None:
    chosen = picked(None, Review("s1-q1", "accepted"))
    assert {key: state for item in chosen for key, state in item.states.items()} == {"s1-q1": "accepted"}


def test_an_unsure_annotation_is_pending_until_somebody_has_looked() -> None:
    unsure = annotation("s1-q2", "a2", "check")
    assert is_pending(unsure, None)
    assert is_pending(unsure, Review("s1-q2", "pending"))
    assert not is_pending(unsure, Review("s1-q2", "accepted"))
    assert not is_pending(annotation("s1-q1"), None)
