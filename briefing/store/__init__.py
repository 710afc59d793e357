"""The library: sources, articles, annotations, reviews and the packs made of them, in one SQLite file."""

from briefing.store.archive import PackRecord
from briefing.store.library import ArticleCounts, Library

__all__ = ["ArticleCounts", "Library", "PackRecord"]
