"""The versions of a library: each step takes a file from one version to the next.

A step that was released never changes, so that each spells out what it makes.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from briefing.errors import LibraryError
from briefing.store import sqlite
from briefing.store.version_1 import TABLES

Step = Callable[[Connection], None]


def _make_tables(connection: Connection) -> None:
    """Version 1."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)


def _add_reading(connection: Connection) -> None:
    """Version 2: how a source was read, the user's own words, and what the columns of tables mean."""
    connection.exec_driver_sql("ALTER TABLE source ADD COLUMN medium TEXT NOT NULL DEFAULT 'text'")
    connection.exec_driver_sql(
        "CREATE TABLE word (list TEXT NOT NULL, word TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (list, word))"
    )
    connection.exec_driver_sql("CREATE TABLE column_mapping (header TEXT PRIMARY KEY, fields JSON NOT NULL)")


def _add_packs(connection: Connection) -> None:
    """Version 3: the tables of packs, which the earliest libraries of version 1 were made without."""
    connection.exec_driver_sql(
        """
        CREATE TABLE IF NOT EXISTS pack (
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            template TEXT NOT NULL,
            made_at TEXT NOT NULL,
            files JSON NOT NULL,
            PRIMARY KEY (id)
        )
        """
    )
    connection.exec_driver_sql(
        """
        CREATE TABLE IF NOT EXISTS pack_use (
            pack TEXT NOT NULL,
            annotation TEXT NOT NULL,
            PRIMARY KEY (pack, annotation),
            FOREIGN KEY(pack) REFERENCES pack (id) ON DELETE CASCADE
        )
        """
    )
    connection.exec_driver_sql("CREATE INDEX IF NOT EXISTS ix_pack_use_annotation ON pack_use (annotation)")


def _add_issues(connection: Connection) -> None:
    """Version 4: the number of a pack among those of its template, and its day."""
    have = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(pack)")}
    for column, kind in (("issue", "INTEGER"), ("day", "TEXT")):
        if column not in have:
            connection.exec_driver_sql(f"ALTER TABLE pack ADD COLUMN {column} {kind}")


STEPS: tuple[Step, ...] = (_make_tables, _add_reading, _add_packs, _add_issues)
VERSION = len(STEPS)


def check(engine: Engine, path: Path | None) -> None:
    """Raise LibraryError for a database of another program or of a newer version of this one."""
    application, version, empty = sqlite.identity(engine)
    if application != sqlite.APPLICATION_ID and not empty:
        raise LibraryError(f"“{path}”是别的程序的数据库，不是资料库，请另选一个文件。", path)
    if version > VERSION:
        raise LibraryError(f"资料库“{path}”由更新版本的程序写成，请先升级本程序。", path)


def migrate(engine: Engine, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring the file to the newest version, all steps in one transaction; two programs may try at once."""
    if sqlite.identity(engine)[1] >= len(steps):
        return
    with sqlite.writing(engine).begin() as connection:
        for step in steps[sqlite.version_of(connection) :]:
            step(connection)
        sqlite.set_version(connection, len(steps))
