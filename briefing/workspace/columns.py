"""What the columns of a table file hold, before it is imported: to be shown, corrected, confirmed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing.errors import UsageError
from briefing.model.columns import Columns, Field, header_key
from briefing.workspace.entries import TableEntry

SAMPLES = 5
TABLE_ENDINGS = frozenset([".xlsx", ".xlsm", ".csv", ".tsv"])


def tables_in(path: Path, known: Callable[[str], Columns | None]) -> tuple[TableEntry, ...]:
    """The tables of a file, each header once; `SourceError` where it cannot be read."""
    if path.suffix.lower() not in TABLE_ENDINGS:
        return ()
    from briefing.extraction.rows import columns_of
    from briefing.reading import read
    from briefing.text.grid import sheets_of

    source, _ = read(path)
    found: dict[str, TableEntry] = {}
    for sheet in sheets_of(source.text):
        for table in sheet.tables:
            key = header_key(table.header)
            rows = [tuple(row.text(n) for n in range(len(table.header))) for row in table.rows[:SAMPLES]]
            kept = known(key) is not None
            found.setdefault(key, TableEntry(table.header, columns_of(table, known), tuple(rows), kept))
    return tuple(found.values())


def fitting(path: Path, tables: Sequence[TableEntry], chosen: Mapping[str, Field]) -> list[tuple[TableEntry, Columns]]:
    """The tables that have all the heads chosen, with their columns; `UsageError` where none has."""
    if not tables:
        raise UsageError(f"“{path.name}”不是表格，不能用 --columns 说明各列的含义。")
    found = [table for table in tables if chosen.keys() <= set(table.header)]
    if not found:
        heads = {head for table in tables for head in table.header}
        missing = next((head for head in chosen if head not in heads), "、".join(chosen))
        known = "、".join(head for head in tables[0].header if head)
        raise UsageError(f"“{path.name}”的表头里没有“{missing}”；各列是：{known}。")
    return [(table, Columns(tuple(chosen.get(head, "ignored") for head in table.header), "auto")) for table in found]
