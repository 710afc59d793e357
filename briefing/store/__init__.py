"""The library: sources, articles, annotations, reviews and the packs made of them, in one SQLite file or in memory.

`Library` is loaded when it is first asked for: its database engine takes time that a library in memory does not need.
"""

from typing import TYPE_CHECKING, Any

from briefing.store.memory import Memory
from briefing.store.records import ArticleCounts, PackRecord

if TYPE_CHECKING:
    from briefing.store.library import Library

__all__ = ["ArticleCounts", "Library", "Memory", "PackRecord"]


def __getattr__(name: str) -> Any:
    if name == "Library":
        from briefing.store.library import Library

        return Library
    raise AttributeError(name)
