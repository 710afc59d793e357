"""The library: sources, articles, annotations and reviews on disk, in one SQLite file."""

from briefing.store.library import ArticleCounts, Library

__all__ = ["ArticleCounts", "Library"]
