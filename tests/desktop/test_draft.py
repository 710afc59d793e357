"""Ticking, leaving out and reordering, as functions from draft to draft."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.desktop.models.draft import (
    Draft,
    Tick,
    cluster_has,
    from_json,
    has_article,
    inverted,
    listed_sections,
    picked_articles,
    summed,
    to_json,
    with_article,
    with_articles,
    with_cluster,
    with_everything,
    with_section,
    with_section_moved,
    with_template,
)
from briefing.model.pack import Recipe
from briefing.workspace import ArticleEntry, ClusterEntry


def article(key: str, *clusters: str) -> ArticleEntry:
    return ArticleEntry(key, f"标题{key}", clusters, (), 1, 1, 2)


BOTH = article("s/a2", "nev", "chips")
NEV = article("s/a1", "nev")
LOOSE = article("s/a3")
CLUSTERS = (
    ClusterEntry("nev", "新能源汽车", "万亿级", (NEV, BOTH)),
    ClusterEntry("chips", "集成电路", "千亿级", (BOTH,)),
    ClusterEntry("", "", "", (LOOSE,)),
)


def keys(recipe: Recipe) -> set[str]:
    return {a.key for a in picked_articles(recipe, CLUSTERS)}


def test_a_fresh_recipe_holds_everything() -> None:
    assert keys(Recipe()) == {"s/a1", "s/a2", "s/a3"}


def test_a_cluster_left_out_takes_its_own_articles_along() -> None:
    recipe = with_cluster(Recipe(), CLUSTERS, "nev", on=False)
    assert recipe.clusters == ("chips", "")
    assert keys(recipe) == {"s/a2", "s/a3"}


def test_all_clusters_picked_again_means_all_so_that_new_ones_join() -> None:
    recipe = with_cluster(with_cluster(Recipe(), CLUSTERS, "nev", on=False), CLUSTERS, "nev", on=True)
    assert recipe == Recipe()


def test_articles_of_no_known_cluster_are_left_out_under_the_empty_id() -> None:
    assert not has_article(with_cluster(Recipe(), CLUSTERS, "", on=False), LOOSE)


def test_an_article_left_out_makes_its_cluster_partial() -> None:
    recipe = with_article(Recipe(), CLUSTERS, NEV, on=False, cluster="nev")
    assert summed(cluster_has(recipe, "nev", a) for a in CLUSTERS[0].articles) is Tick.SOME


def test_one_article_of_a_cluster_left_out_comes_in_alone() -> None:
    nothing = Recipe(clusters=())
    recipe = with_article(nothing, CLUSTERS, NEV, on=True, cluster="nev")
    assert keys(recipe) == {"s/a1"}


def test_ticking_a_cluster_brings_back_what_was_left_out_of_it() -> None:
    recipe = with_article(Recipe(), CLUSTERS, NEV, on=False, cluster="nev")
    assert with_cluster(recipe, CLUSTERS, "nev", on=True) == Recipe()


def test_a_source_brings_an_article_in_through_its_first_cluster() -> None:
    recipe = with_article(Recipe(clusters=()), CLUSTERS, BOTH, on=True)
    assert keys(recipe) == {"s/a2"}


@given(st.sets(st.sampled_from(["nev", "chips", ""])), st.sets(st.sampled_from(["s/a1", "s/a2", "s/a3"])))
def test_inverting_picks_exactly_what_was_left_out(clusters: set[str], omitted: set[str]) -> None:
    recipe = Recipe(clusters=tuple(clusters), omitted=frozenset(omitted))
    assert keys(inverted(recipe, CLUSTERS)) == keys(Recipe()) - keys(recipe)


@given(st.sets(st.sampled_from(["nev", "chips", ""])), st.sampled_from([NEV, BOTH, LOOSE]), st.booleans())
def test_ticking_an_article_changes_no_other(clusters: set[str], ticked: ArticleEntry, on: bool) -> None:
    recipe = Recipe(clusters=tuple(c.id for c in CLUSTERS if c.id in clusters))
    after = with_article(recipe, CLUSTERS, ticked, on=on)
    assert keys(after) - {ticked.key} == keys(recipe) - {ticked.key}
    assert has_article(after, ticked) is on


def test_only_the_articles_named_are_taken_in_or_turned_about() -> None:
    recipe = with_articles(Recipe(), CLUSTERS, (NEV, LOOSE), invert=True)
    assert keys(recipe) == {"s/a2"}
    assert keys(with_articles(recipe, CLUSTERS, (NEV, BOTH), invert=True)) == {"s/a1"}
    assert keys(with_articles(Recipe(clusters=()), CLUSTERS, (NEV, LOOSE))) == {"s/a1", "s/a3"}


def test_everything_keeps_title_and_sections() -> None:
    recipe = Recipe(clusters=(), omitted=frozenset({"s/a1"}), title="简报", sections=("event",))
    assert with_everything(recipe) == Recipe(title="简报", sections=("event",))


def test_a_section_unticked_keeps_its_place_in_the_list() -> None:
    listed = ("summary", "event", "person")
    off = with_section(Draft(), ("summary", "event"), listed, "event", on=False)
    assert off.recipe.sections == ("summary",)
    assert listed_sections(off, ("person", "event", "summary")) == listed


def test_a_section_moved_is_moved_in_the_pack() -> None:
    moved = with_section_moved(Draft(), ("a", "b", "c"), ("a", "b", "c"), "c", 0)
    assert moved.recipe.sections == ("c", "a", "b")


def test_another_template_brings_its_own_sections() -> None:
    draft = Draft(Recipe(sections=("event",), title="题"), ("event",))
    assert with_template(draft, "bulletin") == Draft(Recipe(template="bulletin", title="题"))


def test_a_draft_survives_being_saved() -> None:
    recipe = Recipe(("nev",), ("event",), frozenset({"s/a1"}), "bulletin", "cluster", "题", 3, date(2026, 1, 2), "按语")
    draft = Draft(recipe, ("event", "person"))
    assert from_json(to_json(draft)) == draft


def test_what_is_no_draft_gives_a_fresh_one() -> None:
    assert from_json("") == Draft()
    assert from_json("[1, 2]") == Draft()
    assert from_json('{"recipe": {"date": "gestern"}, "order": []}') == Draft()
