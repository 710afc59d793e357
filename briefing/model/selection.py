"""What stands between the library and a pack: the articles picked, with their annotations as reviewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model.annotation import Annotation
from briefing.model.source import Article, Source, Span

UNKNOWN = ""
"""The cluster of an article that speaks of none the taxonomy knows."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One article of a pack: its source, the cluster it stands under, its annotations as reviewed.

    `withheld` are the ranges of what nobody has reviewed, where only reviewed things may go out.
    """

    source: Source
    article: Article
    cluster: str
    annotations: tuple[Annotation, ...]
    states: Mapping[str, str]
    withheld: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """`<source id>/<article id>`."""
        return f"{self.source.id}/{self.article.id}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One source with what was read from it, as the library gives it."""

    source: Source
    articles: Sequence[Article]
    annotations: Sequence[Annotation]
