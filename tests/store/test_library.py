import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.contract import source_from_json
from briefing.errors import LibraryError, SourceError, StorageError
from briefing.model.annotation import Quantity, Review
from briefing.store import ArticleCounts, Library, migrations, sqlite
from briefing.store.schema import metadata

SENTENCES = "产值310亿元。\n增长8.1%。\n签约24个项目。"


def entry(text: str = SENTENCES, **source: Any) -> Any:
    """A source of three quantities, the first certain, the last a repeat, and a quotation."""
    annotations = [
        {"kind": "quantity", "text": "310亿元", "confidence": "auto", "content": {"value": "31000000000"}},
        {"kind": "quantity", "text": "8.1%", "content": {"value": "8.1", "unit": "%", "type": "growth"}},
        {"kind": "quotation", "text": "签约24个项目", "content": {"direct": True}},
        {"kind": "quantity", "text": "24个", "content": {"value": "24", "duplicate_of": "other"}},
    ]
    return source_from_json(
        {"source": {"text": text} | source, "annotations": annotations if text == SENTENCES else []}
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "资料" / "library.briefing"


def test_a_library_and_its_folder_are_made_where_there_is_none(path: Path) -> None:
    with Library.open(path) as library:
        assert library.sources() == ()
    assert path.is_file()


def test_a_closed_library_is_one_file(path: Path) -> None:
    with Library.open(path) as library:
        library.add(*entry())
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_what_was_added_is_there_after_reopening(path: Path) -> None:
    with Library.open(path) as library:
        assert library.add(*entry())
    with Library.open(path) as library:
        assert library.entries() == (entry(),)
        assert library.source(entry()[0].id) == entry()[0]
        assert library.articles(entry()[0].id) == entry()[1]


def test_values_come_back_exact(path: Path) -> None:
    with Library.open(path) as library:
        library.add(*entry())
        content = library.annotations(kind="quantity")[1].content
        assert isinstance(content, Quantity)
        assert content.value == Decimal("8.1")


def test_adding_the_same_again_changes_nothing() -> None:
    with Library.open() as library:
        assert library.add(*entry())
        assert not library.add(*entry())


def test_a_second_reading_replaces_what_was_read_and_keeps_the_reviews() -> None:
    source, articles, annotations = entry()
    kept, gone = annotations[0].id, annotations[1].id
    with Library.open() as library:
        library.add(source, articles, annotations)
        library.add_reviews([Review(kept, "accepted"), Review(gone, "rejected")])
        assert library.add(source, articles, annotations[:1])
        assert library.annotations(state="accepted") == annotations[:1]
        assert library.reviews() == (Review(kept, "accepted"),)
        assert library.lapsed_reviews() == (Review(gone, "rejected"),)
        library.add(source, articles, annotations)
        assert len(library.reviews()) == 2


def test_sources_stand_by_date_and_name_with_the_undated_last() -> None:
    names = [("乙", "2023-11-21"), ("甲", "2023-11-21"), ("丙", "2023-01-02"), ("丁", None)]
    with Library.open() as library:
        for name, day in names:
            library.add(*entry(text=f"{name}。", name=name, date=day))
        assert [source.name for source in library.sources()] == ["丙", "乙", "甲", "丁"]
        assert library.sources()[0].date == date(2023, 1, 2)


def test_annotations_are_narrowed_by_every_field() -> None:
    source, _, annotations = entry()
    with Library.open() as library:
        library.add(*entry())
        library.add(*entry(text="别的来源。"))
        assert library.annotations(source.id) == annotations
        assert library.annotations(confidence="auto") == annotations[:1]
        assert library.annotations(kind="quotation", article_id="a1") == annotations[2:3]
        assert library.annotations("unknown") == ()


def test_counts_leave_out_repeats_and_what_was_rejected() -> None:
    source, _, annotations = entry()
    with Library.open() as library:
        library.add(*entry())
        assert library.counts() == {(source.id, "a1"): ArticleCounts(quantities=2, quotations=1, pending=3)}
        library.review(Review(annotations[1].id, "rejected"))
        assert library.counts() == {(source.id, "a1"): ArticleCounts(quantities=1, quotations=1, pending=2)}


def test_a_review_replaces_the_one_before() -> None:
    first = entry()[2][0]
    edited = Review(first.id, "edited", first.content, "李工", datetime(2023, 11, 21, 9, 30), "核对原文")  # noqa: DTZ001  a review may have none
    with Library.open() as library:
        library.add(*entry())
        library.review(Review(first.id, "accepted"))
        library.review(edited)
        assert library.reviews() == (edited,)


def test_a_removed_source_leaves_nothing_but_its_reviews() -> None:
    source, _, annotations = entry()
    with Library.open() as library:
        library.add(*entry())
        library.review(Review(annotations[0].id, "accepted"))
        assert library.remove(source.id)
        assert not library.remove(source.id)
        assert (library.entries(), library.annotations(), library.reviews()) == ((), (), ())
        assert library.lapsed_reviews() == (Review(annotations[0].id, "accepted"),)


def test_an_id_of_another_source_is_refused_and_nothing_changes() -> None:
    def given(text: str) -> Any:
        return source_from_json(
            {"source": {"text": text, "name": text}, "annotations": [{"id": "one", "kind": "event", "text": text}]}
        )

    with Library.open() as library:
        library.add(*given("甲"))
        with pytest.raises(SourceError, match="one 已属于来源“甲”"):
            library.add(*given("乙"))
        assert [source.name for source in library.sources()] == ["甲"]


def test_a_failure_in_the_middle_leaves_the_library_as_it_was() -> None:
    source, articles, annotations = entry()
    with Library.open() as library:
        library.add(source, articles, annotations)
        with pytest.raises(Exception, match="UNIQUE"):
            library.add(source, articles, [*annotations, annotations[0]])
        assert library.entries() == ((source, articles, annotations),)


def test_a_backup_is_a_library_of_its_own(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "备份" / "copy.briefing"
    with Library.open(path) as library:
        library.add(*entry())
        library.backup(copy)
        assert [found.name for found in copy.parent.iterdir()] == [copy.name]
    with Library.open(copy) as library:
        assert library.entries() == (entry(),)


def test_threads_use_a_library_in_turn() -> None:
    with Library.open() as library:
        texts = [f"第{number}条。" for number in range(20)]
        threads = [threading.Thread(target=library.add, args=entry(text=text)) for text in texts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(source.text for source in library.sources()) == sorted(texts)


class TestRefusals:
    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        other = tmp_path / "notes.txt"
        other.write_text("不是数据库" * 500, "utf-8")
        with pytest.raises(LibraryError, match=r"notes\.txt"):
            Library.open(other)
        assert other.read_text("utf-8") == "不是数据库" * 500

    def test_a_database_of_another_program_is_left_alone(self, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        with closing(sqlite3.connect(other)) as connection:
            connection.execute("CREATE TABLE source (id)")
        before = other.read_bytes()
        with pytest.raises(LibraryError, match="别的程序"):
            Library.open(other)
        assert other.read_bytes() == before

    def test_a_library_of_a_newer_version(self, path: Path) -> None:
        Library.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
        with pytest.raises(LibraryError, match="由更新版本的程序写成"):
            Library.open(path)

    def test_a_damaged_library(self, path: Path) -> None:
        with Library.open(path) as library:
            library.add(*entry())
        content = bytearray(path.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        path.write_bytes(content)
        with pytest.raises(LibraryError, match="损坏"), Library.open(path) as library:
            library.entries()

    def test_a_library_locked_by_another_program(self, path: Path) -> None:
        Library.open(path).close()
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with (
                Library.open(path, busy_seconds=0.01) as library,
                pytest.raises(LibraryError, match="占用"),
            ):
                library.add(*entry())

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(StorageError):
            Library.open(tmp_path / "file" / "library.briefing")

    def test_a_folder_in_place_of_the_file(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError, match="权限"):
            Library.open(tmp_path)

    def test_a_backup_to_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with Library.open() as library, pytest.raises(StorageError):
            library.backup(tmp_path / "file" / "copy.briefing")


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from briefing.contract import source_from_json
from briefing.store import Library

library = Library.open(Path(sys.argv[1]))

@event.listens_for(library._engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO annotation"):
        os.kill(os.getpid(), signal.SIGKILL)

facts = [{"kind": "event", "text": "新的来源。"}]
library.add(*source_from_json({"source": {"text": "新的来源。"}, "annotations": facts}))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_killed_while_adding_leaves_the_library_as_it_was(path: Path) -> None:
    with Library.open(path) as library:
        library.add(*entry())
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    with Library.open(path) as library:
        assert library.entries() == (entry(),)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


class TestMigrations:
    def test_steps_are_taken_from_the_version_of_the_file(self) -> None:
        taken: list[str] = []
        engine = sqlite.connect(None)
        steps = tuple(lambda _, name=name: taken.append(name) for name in "甲乙丙")
        migrations.migrate(engine, steps[:1])
        migrations.migrate(engine, steps)
        migrations.migrate(engine, steps)
        assert taken == ["甲", "乙", "丙"]
        engine.dispose()

    def test_a_step_that_fails_leaves_the_file_at_its_version(self) -> None:
        def fail(connection: Any) -> None:
            connection.exec_driver_sql("CREATE TABLE half (id)")
            raise ValueError("a step")

        engine = sqlite.connect(None)
        with pytest.raises(ValueError, match="a step"):
            migrations.migrate(engine, (fail,))
        assert sqlite.identity(engine) == (0, 0, True)
        engine.dispose()

    def test_a_library_brought_to_the_newest_version_has_the_tables_of_the_schema(self, path: Path) -> None:
        Library.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            tables = {
                name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
                for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            }
        assert tables == {table.name: set(table.c.keys()) for table in metadata.sorted_tables}

    def test_a_library_made_before_there_were_packs_is_given_their_tables(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite.connect(path)
        migrations.migrate(engine, migrations.STEPS[:1])
        with sqlite.writing(engine).begin() as connection:
            connection.exec_driver_sql("DROP TABLE pack_use")
            connection.exec_driver_sql("DROP TABLE pack")
        engine.dispose()
        with Library.open(path) as library:
            library.add(*entry())
            assert library.packs() == ()
