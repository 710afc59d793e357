"""What was confirmed of the columns of tables, by their header."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert as upsert

from briefing.model.columns import FIELDS, Columns
from briefing.store import sqlite
from briefing.store.schema import column_mapping


def keep(engine: Engine, path: Path | None, header: str, columns: Columns) -> None:
    """Write down the columns of a header, in place of what was kept of it."""
    values: dict[str, Any] = {"header": header, "fields": list(columns.fields)}
    with sqlite.told(path), sqlite.writing(engine).begin() as connection:
        statement = upsert(column_mapping)
        connection.execute(statement.on_conflict_do_update(index_elements=["header"], set_=values), [values])


def find(engine: Engine, path: Path | None, header: str) -> Columns | None:
    """The columns kept of a header, confirmed; None where there are none, or not ones that this version knows."""
    query = select(column_mapping.c.fields).where(column_mapping.c.header == header)
    with sqlite.told(path), engine.connect() as connection:
        fields = connection.execute(query).scalar_one_or_none()
    if not isinstance(fields, list) or any(field not in FIELDS for field in fields):
        return None
    return Columns(tuple(fields), "auto")
