"""A library that lives as long as the process: for a pack made straight from files, and for the built-in sample.

It loads no database engine, which would be a sixth of the time that such a pack takes. It orders and counts as the
library on disk does; the tests hold the two side by side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Self

from briefing.model.annotation import Annotation, Quantity, Review
from briefing.model.columns import Columns
from briefing.model.source import Article, Source
from briefing.model.words import Word
from briefing.store.records import ArticleCounts, PackRecord

Entry = tuple[Source, tuple[Article, ...], tuple[Annotation, ...]]


class Memory:
    """Sources, articles, annotations, reviews and packs in memory; the methods are those of `Library`."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._reviews: dict[str, Review] = {}
        self._packs: dict[str, tuple[PackRecord, tuple[str, ...]]] = {}
        self._columns: dict[str, Columns] = {}
        self._words: dict[tuple[str, str], Word] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing to release."""

    def add(self, new: Source, articles: Sequence[Article], annotations: Sequence[Annotation]) -> bool:
        """Put a source in, or renew what was read from it; whether anything changed."""
        entry = (new, tuple(articles), tuple(sorted(annotations, key=lambda a: (a.span.start, a.span.end, a.id))))
        changed = self._entries.get(new.id) != entry
        self._entries[new.id] = entry
        return changed

    def source(self, source_id: str) -> Source | None:
        """The source of that id, or None."""
        return self._entries[source_id][0] if source_id in self._entries else None

    def holds(self, source_id: str) -> bool:
        """Whether a source of that id is there."""
        return source_id in self._entries

    def entries(self) -> tuple[Entry, ...]:
        """Everything: each source with its articles and annotations, by date (undated last), name and id."""
        return tuple(sorted(self._entries.values(), key=lambda entry: _order(entry[0])))

    def add_reviews(self, verdicts: Iterable[Review]) -> None:
        """Write down what a person said of annotations."""
        self._reviews |= {verdict.annotation: verdict for verdict in verdicts}

    def _known(self) -> set[str]:
        return {annotation.id for _, _, annotations in self._entries.values() for annotation in annotations}

    def reviews(self) -> tuple[Review, ...]:
        """The reviews of annotations that exist, by annotation id."""
        known = self._known()
        return tuple(review for key, review in sorted(self._reviews.items()) if key in known)

    def lapsed_reviews(self) -> tuple[Review, ...]:
        """The reviews of annotations that do not exist."""
        known = self._known()
        return tuple(review for key, review in sorted(self._reviews.items()) if key not in known)

    def counts(self) -> dict[tuple[str, str], ArticleCounts]:
        """The counts of each article that has annotations, by source id and article id."""
        found: dict[tuple[str, str], ArticleCounts] = {}
        for source, _, annotations in self._entries.values():
            for annotation in annotations:
                key = (source.id, annotation.article)
                found[key] = self._counted(found.get(key, ArticleCounts()), annotation)
        return found

    def _counted(self, counts: ArticleCounts, annotation: Annotation) -> ArticleCounts:
        review = self._reviews.get(annotation.id)
        state = review.state if review else "pending"
        content = review.content if review and review.content else annotation.content
        repeat = isinstance(content, Quantity) and content.duplicate_of is not None
        asked = annotation.kind in {"quantity", "quotation"}
        return replace(
            counts,
            quantities=counts.quantities + (annotation.kind == "quantity" and state != "rejected" and not repeat),
            quotations=counts.quotations + (annotation.kind == "quotation" and state != "rejected"),
            pending=counts.pending + (asked and state == "pending" and annotation.confidence != "auto"),
        )

    def keep_pack(self, record: PackRecord, annotations: Iterable[str]) -> None:
        """Write down a pack that was made, and which annotations it states."""
        self._packs[record.id] = (record, tuple(sorted(set(annotations))))

    def packs(self, annotation_id: str | None = None) -> tuple[PackRecord, ...]:
        """The packs that were made, the newest first; with an annotation only those that state it."""
        kept = [record for record, stated in self._packs.values() if annotation_id is None or annotation_id in stated]
        return tuple(sorted(sorted(kept, key=lambda r: r.id), key=lambda r: r.made_at, reverse=True))

    def stated_by(self, pack_id: str) -> Sequence[str]:
        """Ids of the annotations that a pack states."""
        return self._packs[pack_id][1] if pack_id in self._packs else ()

    def add_words(self, added: Iterable[Word]) -> None:
        """Put words of the user's own beside the word lists."""
        self._words |= {(word.list, word.word): word for word in added}

    def remove_word(self, list_name: str, word: str) -> bool:
        """Take a word of the user's own out again; whether it was there."""
        return self._words.pop((list_name, word), None) is not None

    def words(self) -> tuple[Word, ...]:
        """The user's own words, by list and word."""
        return tuple(word for _, word in sorted(self._words.items()))

    def keep_columns(self, header: str, columns: Columns) -> None:
        """Remember what the columns under a header hold, as a person confirmed it."""
        self._columns[header] = replace(columns, confidence="auto")

    def find_columns(self, header: str) -> Columns | None:
        """What is remembered of a header (its cells joined by tabs), or None."""
        return self._columns.get(header)


def _order(source: Source) -> tuple[bool, date, str, str]:
    return source.date is None, source.date or date.min, source.name, source.id
