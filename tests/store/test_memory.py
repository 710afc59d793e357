"""A library in memory answers as the one on disk does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import paths
from briefing.model.annotation import Annotation, Review
from briefing.model.columns import Columns
from briefing.model.source import Article, Source
from briefing.store import Library, Memory, PackRecord
from briefing.taxonomies import load_taxonomy
from briefing.workspace.intake import Origin, take_in

SAMPLE = paths.resource("samples", "page-2023-11-21.txt")
Shelf = tuple[Source, tuple[Article, ...], tuple[Annotation, ...]]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """The sample page as it is read."""
    return take_in(SAMPLE, Origin("重庆日报"), load_taxonomy(paths.resource("taxonomies", "chongqing.yaml"))).shelves[0]


@pytest.fixture
def both(shelf: Shelf, tmp_path: Path) -> Iterator[tuple[Memory, Library]]:
    """The sample and an undated copy of it, in memory and on disk."""
    source, articles, annotations = shelf
    other = Source("0000000000", "b.txt", "0" * 64, "utf-8", source.text)
    memory = Memory()
    with Library.open(tmp_path / "library.briefing") as library:
        for kept in (memory, library):
            assert kept.add(other, articles, ())
            assert kept.add(source, articles, annotations)
            assert not kept.add(source, articles, annotations)
        yield memory, library


def test_they_hold_the_same_in_the_same_order(both: tuple[Memory, Library]) -> None:
    memory, library = both
    assert memory.entries() == library.entries()
    assert [entry[0].date is None for entry in memory.entries()] == [False, True]


def test_they_count_the_same_before_and_after_a_review(both: tuple[Memory, Library], shelf: Shelf) -> None:
    memory, library = both
    assert memory.counts() == library.counts()
    unsure = [a.id for a in shelf[2] if a.confidence != "auto" and a.kind in {"quantity", "quotation"}]
    verdicts = [Review(unsure[0], "rejected"), Review(unsure[1], "accepted"), Review("nothing-q1", "accepted")]
    for kept in both:
        kept.add_reviews(verdicts)
    assert memory.counts() == library.counts()
    assert memory.reviews() == library.reviews()
    assert memory.lapsed_reviews() == library.lapsed_reviews()


def test_they_keep_packs_the_same(both: tuple[Memory, Library], shelf: Shelf) -> None:
    memory, library = both
    key = shelf[2][0].id
    for kept in both:
        kept.keep_pack(PackRecord("p1", "旧", "report", "2023-11-21T08:00:00+08:00", {"pdf": "a.pdf"}), [key])
        kept.keep_pack(PackRecord("p2", "新", "bulletin", "2023-11-22T08:00:00+08:00", {}), [])
    assert memory.packs() == library.packs()
    assert [record.id for record in memory.packs()] == ["p2", "p1"]
    assert memory.packs(key) == library.packs(key)
    assert list(memory.stated_by("p1")) == list(library.stated_by("p1")) == [key]


def test_they_remember_columns_the_same(both: tuple[Memory, Library]) -> None:
    for kept in both:
        assert kept.find_columns("指标\t数值") is None
        kept.keep_columns("指标\t数值", Columns(("measure", "ignored")))
        kept.keep_columns("指标\t数值", Columns(("measure", "value")))
        assert kept.find_columns("指标\t数值") == Columns(("measure", "value"), "auto")
        assert kept.find_columns("指标") is None
