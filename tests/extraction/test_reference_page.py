"""The real page and its answer sheet: test material that stays outside the repository."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.extraction import infer_date
from briefing.model.annotation import Annotation, Event, Person, Quantity, Quotation, Target
from briefing.model.source import Article, Span
from briefing.reading import read
from briefing.restoring import restore
from extraction.pages import Page, taxonomy

FOLDER = Path(__file__).parents[2].parent / "shared" / "pages"
PAGE, SHEET = FOLDER / "page-2023-11-21.txt", FOLDER / "page-2023-11-21.gold.json"
SLACK = 2  # characters by which a mark at either end may differ

pytestmark = pytest.mark.skipif(
    not SHEET.exists(), reason="the real page is not here: ../shared/pages is no part of the repository"
)


def sheet() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SHEET.read_text("utf-8")) if SHEET.exists() else {}
    return found


GOLD = sheet()
FIGURES = [f for f in GOLD.get("figures", ()) if not f["optional"] and not f["dup_of"]]


@pytest.fixture(scope="module")
def page() -> Page:
    from briefing.extraction import extract, with_speakers

    source = infer_date(read(PAGE)[0])
    articles = restore(source, taxonomy())
    annotations = extract(source, articles, taxonomy())
    return Page(source, with_speakers(articles, annotations), annotations)


def span_of(item: dict[str, Any], prefix: str = "") -> Span:
    return Span(item[f"{prefix}start"], item[f"{prefix}end"])


def near(one: Span, two: Span) -> bool:
    return abs(one.start - two.start) <= SLACK and abs(one.end - two.end) <= SLACK


def quantities(page: Page) -> Iterator[tuple[Annotation, Quantity]]:
    return ((a, a.content) for a in page.annotations if isinstance(a.content, Quantity))


def named(items: list[dict[str, Any]], *keys: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("item", items, ids=["-".join(str(item[key])[:12] for key in keys) for item in items])


def test_the_sheet_scores_41_figures() -> None:
    assert len(FIGURES) == 41


def test_the_day_of_publication_is_inferred(page: Page) -> None:
    assert (str(page.source.date), page.source.date_basis) == ("2023-11-21", "inferred")


@named(FIGURES, "start", "text")
def test_a_scored_figure_has_its_value_unit_and_qualifier(page: Page, item: dict[str, Any]) -> None:
    ((annotation, quantity),) = [(a, q) for a, q in quantities(page) if span_of(item) in a.span]
    value = quantity.value if quantity.value is not None else quantity.low
    assert (value, quantity.unit) == (Decimal(str(item["value"])), item["unit"])
    said = f"{page.printed(annotation.span)} {quantity.approximation} {quantity.bound} {quantity.modality}"
    assert [word for word in words_of(item["qualifier"]) if word not in said] == []


def words_of(qualifier: str) -> list[str]:
    """The words of a qualifier: 仅 and 连续 are none; one word of expectation is enough (预计 … 将达)."""
    words = qualifier.replace("预计、将达", "预计").replace("将达到", "将").split("、")
    return [word for word in words if word not in {"", "仅", "连续"}]


@named(FIGURES, "start", "text")
def test_a_scored_figure_has_its_type(page: Page, item: dict[str, Any]) -> None:
    coarse = {"level": "amount", "contribution": "share", "fraction": "share"}
    ((_, quantity),) = [(a, q) for a, q in quantities(page) if span_of(item) in a.span]
    assert coarse.get(quantity.type, quantity.type) == item["kind"]


@named([f for f in GOLD.get("figures", ()) if f["dup_of"]], "start", "text")
def test_a_repeated_figure_is_linked_to_the_bodys(page: Page, item: dict[str, Any]) -> None:
    (first,) = (f for f in GOLD["figures"] if f["id"] == item["dup_of"])
    found = [(a, q) for a, q in quantities(page) if a.span.overlaps(span_of(item))]
    linked = {q.duplicate_of for _, q in found}
    body = {a.id for a, _ in quantities(page) if a.span.overlaps(span_of(first))}
    assert linked <= body | {None}
    assert not any(q.duplicate_of is None and a.confidence == "auto" for a, q in found)


@named(GOLD.get("non_quantities", []), "start", "text")
def test_what_is_no_quantity_gives_none(page: Page, item: dict[str, Any]) -> None:
    assert [page.printed(a.span) for a, _ in quantities(page) if a.span.overlaps(span_of(item))] == []


def test_nothing_but_the_sheets_figures_is_sure(page: Page) -> None:
    known = [span_of(figure) for figure in GOLD["figures"]]
    strange = [page.printed(a.span) for a, _ in quantities(page) if not any(a.span.overlaps(span) for span in known)]
    assert strange == []


@named(GOLD.get("articles", []), "first_start")
def test_an_article_has_its_headline_kicker_byline_and_text(page: Page, item: dict[str, Any]) -> None:
    article = page.articles[GOLD["articles"].index(item)]
    assert "".join(page.printed(span) for span in article.headline) == item["headline"]
    assert "".join(page.printed(span) for span in article.kicker) == item["kicker"]
    assert article.headline[0].start == item["headline_start"]
    assert article.headline[-1].end == item["headline_end"]
    assert article.byline is not None
    assert near(article.byline.span, span_of(item, "byline_"))
    bodies = [p.span for p in article.paragraphs if p.role == "body"]
    assert bodies[0].start == item["first_start"]
    assert bodies[-1].end == item["last_end"]
    heads = [page.printed(p.span).replace(" ", "") for p in article.paragraphs if p.role == "subhead"]
    assert heads == [head.replace(" ", "") for head in item["subheads"]]


def test_there_are_three_articles_of_three_clusters(page: Page) -> None:
    assert [article.clusters[:1] for article in page.articles] == [("C03",), ("C01",), ("C02",)]


@named([p for p in GOLD.get("people", ()) if p["role"] == "speaker"], "name")
def test_a_person_has_post_organisation_and_mentions(page: Page, item: dict[str, Any]) -> None:
    found = [
        (a, a.content) for a in page.annotations if isinstance(a.content, Person) and a.content.name == item["name"]
    ]
    ((annotation, person),) = found
    assert annotation.span == span_of(item)
    printed = f"{person.organisation or ''}{person.post}"
    whole = item["org_title"].replace("的", "")
    assert printed.replace("的", "") == item.get("org", "") + whole
    assert [annotation.span.start, *(span.start for span in person.mentions)] == item["mentions"]


def test_nobody_else_is_taken_for_a_person(page: Page) -> None:
    speakers = {p["name"] for p in GOLD["people"] if p["role"] == "speaker"}
    assert {a.content.name for a in page.annotations if isinstance(a.content, Person)} == speakers


@named([p for p in GOLD.get("people", ()) if p["role"] == "reporter"], "name")
def test_a_reporter_stands_in_a_byline_and_not_among_the_people(page: Page, item: dict[str, Any]) -> None:
    bylines = [article.byline for article in page.articles if article.byline]
    assert item["name"] in {reporter.name for byline in bylines for reporter in byline.reporters}


@named(GOLD.get("quotes", []), "start", "speaker")
def test_direct_speech_has_its_speaker(page: Page, item: dict[str, Any]) -> None:
    found = [(a, a.content) for a in page.annotations if isinstance(a.content, Quotation) and a.content.direct]
    ((_, quotation),) = [(a, q) for a, q in found if near(a.span, span_of(item))]
    assert (page.named(quotation.speaker) or quotation.speaker_text) == item["speaker"]


def test_no_other_words_are_taken_for_direct_speech(page: Page) -> None:
    spans = [span_of(quote) for quote in GOLD["quotes"]]
    found = [a.span for a in page.annotations if isinstance(a.content, Quotation) and a.content.direct]
    assert [page.printed(span) for span in found if not any(near(span, other) for other in spans)] == []


@named(GOLD.get("pull_quotes", []), "start")
def test_a_pull_quote_stands_with_its_article_and_in_the_bodys_words(page: Page, item: dict[str, Any]) -> None:
    found = [(a, q) for a in page.articles for q in a.pull_quotes if near(q.span, span_of(item))]
    ((article, quote),) = found
    assert article.id == f"a{item['article']}"
    assert quote.verbatim is not item["abbreviated"]
    assert all(in_body(span, article) for span in quote.matches)


def in_body(span: Span, article: Article) -> bool:
    return any(span in paragraph.span for paragraph in article.paragraphs)


@named(GOLD.get("events", []), "start")
def test_an_event_has_its_name_and_day(page: Page, item: dict[str, Any]) -> None:
    ((annotation, event),) = [
        (a, a.content) for a in page.annotations if isinstance(a.content, Event) and a.span.overlaps(span_of(item))
    ]
    assert near(annotation.span, span_of(item))
    assert (event.name, str(event.date)) == (item["name"], item["date_iso"])


@named([p for p in GOLD.get("projects", ()) if p["type"] == "target"], "start", "value")
def test_a_target_has_its_value_and_year(page: Page, item: dict[str, Any]) -> None:
    contents = {a.id: a.content for a in page.annotations}
    found = [a.content for a in page.annotations if isinstance(a.content, Target) and a.span.overlaps(span_of(item))]
    values = [q.value for target in found if isinstance(q := contents[target.quantity or ""], Quantity)]
    assert Decimal(item["value"]) in values
    assert all(item["year"] in (target.deadline or "") for target in found)
