"""Where in a TOML file a key stands, so that a mistake can be told with its line."""

import re
from collections.abc import Sequence

_TABLE = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?P<name>"[^"]*"|'[^']*'|[\w-]+)\s*=""")


def line_of(text: str, path: Sequence[str]) -> int | None:
    """The line (from 1) of the key at that path, else of its table, else None."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if (head := _TABLE.match(line)) is not None:
            table = tuple(part.strip().strip("\"'") for part in head["name"].split("."))
            found.setdefault(table, number)
        elif (key := _KEY.match(line)) is not None:
            found.setdefault((*table, key["name"].strip("\"'")), number)
    return next((found[tuple(path[:end])] for end in range(len(path), 0, -1) if tuple(path[:end]) in found), None)
