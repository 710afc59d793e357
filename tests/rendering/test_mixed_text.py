"""Pages of mixed text, as the benchmark sets them, have no fault that the page checker knows."""

import pytest

from benchmarks.composition import examine
from benchmarks.page_setters import document_of, template
from benchmarks.prose import text_of
from briefing.rendering.pdf import pdf_bytes


@pytest.mark.parametrize("seed", [20231121, 7])
def test_mixed_text_is_composed_without_a_fault(seed: int) -> None:
    blocks = [[type(block).__name__.lower(), *block] for block in text_of(12, seed=seed)]
    data, layout, _ = pdf_bytes(document_of(blocks), template())
    report = examine(data)
    assert report.faults == (), report.listed()
    assert report.pages == layout.pages > 10
    assert report.judged > 180
