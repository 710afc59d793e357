"""Floors of the accuracy: a change that falls below one of them is a step back.

On the pages of `tests/reference/pages` rules were written; those of `tests/reference/heldout` are kept aside, and their
floors stand a little below what was measured there. The figures themselves: docs/accuracy.md.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.accuracy import f_measure, measure, share
from benchmarks.sheets import read_sheets

REFERENCE = Path(__file__).parent / "reference"
REAL = Path(__file__).resolve().parents[2] / "shared" / "pages"

LEARNT = {
    "found": 0.985, "precision": 0.985, "value": 0.99, "unit": 0.985, "qualifier": 0.98, "modality": 0.97,
    "nature": 0.98,
    "type": 0.98, "period": 0.97, "measure": 0.93, "holder": 0.86, "speaker": 0.95, "speaker answered": 0.98,
    "person": 0.95, "pull quote matched": 0.95, "headline": 0.94, "byline": 0.92, "line": 0.96, "article": 0.97,
    "auto value": 0.995, "auto record": 0.99,
}  # fmt: skip
ASIDE = {
    "found": 0.98, "precision": 0.985, "value": 0.985, "unit": 0.985, "qualifier": 0.97, "nature": 0.98, "type": 0.98,
    "period": 0.84, "measure": 0.90, "holder": 0.64, "speaker": 0.88, "speaker answered": 0.92, "person": 0.82,
    "headline": 0.80, "line": 0.97, "auto value": 0.985,
}  # fmt: skip


@cache
def counts(folder: Path) -> Counter[str]:
    total: Counter[str] = Counter()
    for sheet in read_sheets(folder):
        total.update(measure(sheet).counts)
    return total


@pytest.mark.parametrize("row", LEARNT)
def test_accuracy_on_the_pages_that_rules_were_written_on_is_kept(row: str) -> None:
    got = share(counts(REFERENCE / "pages"), row)
    assert got is not None
    assert got >= LEARNT[row]


@pytest.mark.parametrize("row", ASIDE)
def test_accuracy_on_pages_kept_aside_is_kept(row: str) -> None:
    got = share(counts(REFERENCE / "heldout"), row)
    assert got is not None
    assert got >= ASIDE[row]


@pytest.mark.parametrize(
    ("recall", "precision", "least"),
    [
        ("speech", "speech precision", 0.97),
        ("person", "person precision", 0.90),
        ("paragraph start", "paragraph precision", 0.94),
    ],
)
def test_what_is_found_and_what_is_right_are_kept_in_balance(recall: str, precision: str, least: float) -> None:
    got = f_measure(counts(REFERENCE / "pages"), recall, precision)
    assert got is not None
    assert got >= least


@pytest.mark.skipif(not REAL.exists(), reason="the real page is not there")
@pytest.mark.parametrize(
    "row",
    ["found", "value", "unit", "qualifier", "type", "speech", "speaker", "person", "pull quote", "headline", "kicker"],
)
def test_the_real_page_is_read_without_a_fault(row: str) -> None:
    assert share(counts(REAL), row) == 1.0


def test_there_are_pages_enough_and_some_are_kept_aside() -> None:
    learnt, aside = (len(read_sheets(REFERENCE / folder)) for folder in ("pages", "heldout"))
    assert learnt + aside >= 25
    assert aside >= 10
