"""What is SQLite's own: the connection, its pragmas, its errors, backup and checkpoint. Nothing else speaks its SQL."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from briefing.errors import BriefingError, LibraryError, StorageError

APPLICATION_ID = 0x42524945  # "BRIE"
BUSY_SECONDS = 5.0
_IN_MEMORY = ":memory:"
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_REFUSED = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


def connect(path: Path | None, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine with a single connection, which threads use in turn; None is a database in memory.

    Transactions of `writing(engine)` take the write lock at once, others only read.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connection(path, busy_seconds),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, its transactions taking the write lock at once."""
    return engine.execution_options(writing=True)


def _connection(path: Path | None, busy_seconds: float) -> sqlite3.Connection:
    """Autocommit, so that transactions are opened by `_begin` and take in changes of the schema too."""
    connection = sqlite3.connect(
        _IN_MEMORY if path is None else path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def use_log(engine: Engine) -> None:
    """Write ahead to a log beside the file: readers are not held up, and a killed process leaves nothing half done."""
    with _raw(engine) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def identity(engine: Engine) -> tuple[int, int, bool]:
    """The file's application id, its version, and whether it holds no table yet."""
    with _raw(engine) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return application, version, tables == 0


def version_of(connection: Connection) -> int:
    """The file's version, as the connection's transaction sees it."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def set_version(connection: Connection, version: int) -> None:
    """Mark the file as ours and of that version, within the connection's transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")


def close(engine: Engine) -> None:
    """Bring the log into the file and release it; where another program has it open, the log stays for that one."""
    with suppress(sqlite3.Error, DBAPIError), _raw(engine) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def backup(engine: Engine, path: Path) -> None:
    """Copy the database to that file, which appears when it is whole. Raises OSError or sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    try:
        with _raw(engine) as connection, closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn SQLite's and the system's failures into those that a user can act on."""
    try:
        yield
    except DBAPIError as error:
        raise _failure(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _failure(error, path) or error from error
    except OSError as error:
        raise StorageError(f"无法写入“{path}”：{os.strerror(error.errno or 0)}，请换一个位置。", path) from error


def _failure(error: BaseException | None, path: Path | None) -> BriefingError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED:
        return LibraryError(f"资料库“{path}”正被另一个程序占用，请关闭那个程序后重试。", path)
    if code in _DAMAGED:
        return LibraryError(f"“{path}”不是资料库，或者已经损坏，请从备份恢复或另选一个文件。", path)
    if code == sqlite3.SQLITE_FULL:
        return StorageError(f"磁盘已满，资料库“{path}”未能保存，请腾出空间后重试。", path)
    if code in _REFUSED:
        return StorageError(f"无法读写资料库“{path}”，请检查文件夹的权限，或另选一个位置。", path)
    return None


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, outside any transaction."""
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        yield driver
    finally:
        pooled.close()
