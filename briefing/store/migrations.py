"""The versions of a library: each step takes a file from one version to the next.

A step that was released never changes. When a second one is added, the first must spell out its tables as they were.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from briefing.errors import LibraryError
from briefing.store import sqlite
from briefing.store.schema import metadata

Step = Callable[[Connection], None]


def _make_tables(connection: Connection) -> None:
    """Version 1: the tables of schema.py."""
    metadata.create_all(connection, checkfirst=False)


STEPS: tuple[Step, ...] = (_make_tables,)
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
