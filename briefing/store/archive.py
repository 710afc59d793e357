"""The packs that were made of a library, and which annotations each of them states."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from briefing.store import sqlite
from briefing.store.records import PackRecord
from briefing.store.schema import pack, pack_use

_AT_ONCE = 5000


def keep(engine: Engine, path: Path | None, record: PackRecord, annotations: Iterable[str]) -> None:
    """Write down a pack and what it states, in place of what was kept under its id."""
    values: dict[str, Any] = {
        "id": record.id, "title": record.title, "template": record.template, "made_at": record.made_at,
        "files": record.files, "issue": record.issue, "day": record.day,
    }  # fmt: skip
    uses = [{"pack": record.id, "annotation": key} for key in sorted(set(annotations))]
    with sqlite.told(path), sqlite.writing(engine).begin() as connection:
        statement = upsert(pack)
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), [values])
        connection.execute(delete(pack_use).where(pack_use.c.pack == record.id))
        for start in range(0, len(uses), _AT_ONCE):
            connection.execute(insert(pack_use), uses[start : start + _AT_ONCE])


def packs(engine: Engine, path: Path | None, annotation: str | None = None) -> tuple[PackRecord, ...]:
    """All packs, the newest first; with an annotation only those that state it."""
    query = select(pack).order_by(pack.c.made_at.desc(), pack.c.id)
    if annotation is not None:
        query = query.where(pack.c.id.in_(select(pack_use.c.pack).where(pack_use.c.annotation == annotation)))
    with sqlite.told(path), engine.connect() as connection:
        return tuple(PackRecord(**row) for row in connection.execute(query).mappings())


def stated_by(engine: Engine, path: Path | None, pack_id: str) -> Sequence[str]:
    """Ids of the annotations that a pack states."""
    query = select(pack_use.c.annotation).where(pack_use.c.pack == pack_id).order_by(pack_use.c.annotation)
    with sqlite.told(path), engine.connect() as connection:
        return list(connection.execute(query).scalars())
