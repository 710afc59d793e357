"""The user's own additions to the word lists."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from briefing.model.words import Word
from briefing.store import sqlite
from briefing.store.schema import word


def add(engine: Engine, path: Path | None, words: Iterable[Word]) -> None:
    """Write words down; one that is there gets its new value."""
    with sqlite.told(path), sqlite.writing(engine).begin() as connection:
        for one in words:
            values = {"list": one.list, "word": one.word, "value": one.value}
            statement = upsert(word).values(values)
            connection.execute(statement.on_conflict_do_update(index_elements=["list", "word"], set_=values))


def remove(engine: Engine, path: Path | None, list_name: str, text: str) -> bool:
    """Take a word out; whether it was there."""
    with sqlite.told(path), sqlite.writing(engine).begin() as connection:
        gone = connection.execute(delete(word).where(word.c.list == list_name, word.c.word == text))
        return gone.rowcount > 0


def all_of(engine: Engine, path: Path | None) -> tuple[Word, ...]:
    """All words, by list and word."""
    with sqlite.told(path), engine.connect() as connection:
        rows = connection.execute(select(word).order_by(word.c.list, word.c.word)).mappings().all()
    return tuple(Word(row["list"], row["word"], row["value"]) for row in rows)
