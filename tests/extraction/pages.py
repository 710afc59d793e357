"""Text of our own, taken through the steps, and what was found in it beside its printed words."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefing import paths
from briefing.extraction import extract, with_speakers
from briefing.model.annotation import Annotation, Content, Person, Quantity
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring import restore
from briefing.taxonomies import load_taxonomy
from briefing.text.mapping import joined_text

C = TypeVar("C", bound=Content)
PUBLISHED = date(2023, 11, 21)


def taxonomy() -> Taxonomy:
    """The taxonomy that the program ships."""
    return load_taxonomy(paths.resource("taxonomies", "chongqing.yaml"))


def source_of(text: str, day: date | None = PUBLISHED, name: str = "版面.txt") -> Source:
    """A source with that text, read on that day."""
    return Source("0123456789", name, "0" * 64, "utf-8", text, date=day, date_basis="given" if day else None)


@dataclass(frozen=True)
class Page:
    """A source, its articles and its annotations."""

    source: Source
    articles: tuple[Article, ...]
    annotations: tuple[Annotation, ...]

    def printed(self, span: Span) -> str:
        """The words in that range, lines joined."""
        return joined_text(self.source.text, span)

    def all_of(self, kind: type[C]) -> list[tuple[str, C]]:
        """Printed words and content of the annotations of one kind, in order."""
        return [(self.printed(a.span), a.content) for a in self.annotations if isinstance(a.content, kind)]

    def the(self, kind: type[C]) -> C:
        """The content of the only annotation of that kind."""
        ((_, content),) = self.all_of(kind)
        return content

    def named(self, key: str | None) -> str | None:
        """The name of the person with that annotation id."""
        return next((a.content.name for a in self.annotations if a.id == key and isinstance(a.content, Person)), None)


def article_of(text: str, day: date | None = PUBLISHED) -> Page:
    """The annotations of an article of which every line of `text` that is not blank is a paragraph."""
    source = source_of(text, day)
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line))))
        start += len(line) + 1
    articles = (Article("a1", Span(0, len(text)), tuple(paragraphs)),)
    return Page(source, articles, extract(source, articles, taxonomy()))


def page_of(text: str, day: date | None = PUBLISHED) -> Page:
    """The articles and annotations of a page as it was copied, lines and all."""
    source = source_of(text, day)
    articles = restore(source, taxonomy())
    annotations = extract(source, articles, taxonomy())
    return Page(source, with_speakers(articles, annotations), annotations)


def quantities(text: str, day: date | None = PUBLISHED) -> list[tuple[str, Quantity]]:
    """Printed words and content of the quantities of an article."""
    return article_of(text, day).all_of(Quantity)
