import json
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from strategies import Entry, entries, libraries

from briefing.contract import library_from_json, library_to_json, source_from_json, source_to_json
from briefing.model.annotation import Review
from briefing.store import Library

patiently = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@patiently
@given(entries())
def test_a_source_comes_back_equal_from_its_json(entry: Entry) -> None:
    assert source_from_json(json.loads(json.dumps(source_to_json(*entry)))) == entry


@patiently
@given(libraries())
def test_a_library_comes_back_equal_from_its_json(library: tuple[tuple[Entry, ...], tuple[Review, ...]]) -> None:
    found = library_from_json(json.loads(json.dumps(library_to_json(*library))))
    assert (found.entries, found.reviews) == library


@patiently
@given(libraries())
def test_a_library_comes_back_equal_from_the_store(library: tuple[tuple[Entry, ...], tuple[Review, ...]]) -> None:
    found, reviews = library
    with Library.open() as store:
        store.add_reviews(reviews)
        assert all(store.add(*entry) for entry in found)
        assert set(store.entries()) == set(found)
        assert sorted([*store.reviews(), *store.lapsed_reviews()], key=lambda r: r.annotation) == list(reviews)
        assert not any(store.add(*entry) for entry in found)


@patiently
@given(libraries())
def test_the_order_of_import_leaves_no_trace(library: tuple[tuple[Entry, ...], tuple[Review, ...]]) -> None:
    found, reviews = library
    kept = set()
    for order in permutations(found):
        with Library.open() as store:
            for entry in order:
                store.add(*entry)
            store.add_reviews(reviews)
            kept.add((store.entries(), store.reviews(), store.annotations(), tuple(store.counts().items())))
    assert len(kept) == 1
