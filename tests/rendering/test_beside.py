"""Work in a copy of the process gives what it would give here, and leaves no process behind."""

import os
from pathlib import Path

import pytest

from briefing.errors import StorageError
from briefing.rendering.beside import Beside


def children() -> set[str]:
    """Ids of this process's children, ended ones that were not waited for included."""
    lists = Path("/proc/self/task").glob("*/children")
    return {child for found in lists for child in found.read_text().split()}


def test_the_bytes_are_those_of_the_work() -> None:
    before = children()
    with Beside(lambda: b"x" * 300_000) as work:
        assert work.result() == b"x" * 300_000
    assert children() == before


def test_a_failure_of_the_work_is_raised_where_its_result_is_asked_for() -> None:
    def refuse() -> bytes:
        raise StorageError("没有空间。", "book.xlsx")

    with Beside(refuse) as work, pytest.raises(StorageError) as failure:
        work.result()
    assert (failure.value.message, failure.value.file, failure.value.code) == ("没有空间。", "book.xlsx", 7)


def test_work_that_nobody_asks_for_is_stopped() -> None:
    before = children()
    with Beside(lambda: b"y" * 3_000_000):
        pass
    assert children() == before


def test_a_copy_that_dies_is_made_good_for_here() -> None:
    here = os.getpid()

    def once() -> bytes:
        if os.getpid() != here:
            os._exit(3)
        return b"z"

    with Beside(once) as work:
        assert work.result() == b"z"
