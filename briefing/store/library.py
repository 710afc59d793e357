"""The library: what is done with sources, annotations and reviews on disk. Every method is one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Select, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from briefing.contract import content_from_json
from briefing.errors import SourceError
from briefing.model.annotation import Annotation, Review
from briefing.model.columns import Columns
from briefing.model.source import Article, Source
from briefing.model.words import Word
from briefing.store import archive, mappings, rows, sqlite, words
from briefing.store.migrations import check, migrate
from briefing.store.records import ArticleCounts, PackRecord
from briefing.store.schema import annotation, article, article_cluster, review, source

Entry = tuple[Source, tuple[Article, ...], tuple[Annotation, ...]]
_SOURCE_ORDER = (source.c.date.is_(None), source.c.date, source.c.name, source.c.id)
_PLACE_ORDER = (annotation.c.start, annotation.c.end, annotation.c.id)
_AT_ONCE = 5000  # SQLite takes 32,766 parameters a statement


class Library:
    """Sources, articles, annotations and reviews in one file; a context manager.

    Methods may be called from any thread, one at a time; each raises LibraryError where the file is locked or
    damaged, and StorageError where there is no space or no permission.
    """

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self._engine = engine
        self._path = path

    @classmethod
    def open(cls, path: Path | None = None, busy_seconds: float = sqlite.BUSY_SECONDS) -> Self:
        """Open the library, making it and its folder where there is none; None is a library in memory.

        Raises LibraryError for a file that is locked, damaged, another program's or a newer version's, and
        StorageError for a folder that cannot be written to.
        """
        engine = sqlite.connect(path, busy_seconds)
        try:
            with sqlite.told(path):
                if path is not None:
                    path.parent.mkdir(parents=True, exist_ok=True)
                check(engine, path)
                sqlite.use_log(engine)
                migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file; it is one file again."""
        sqlite.close(self._engine)

    def backup(self, path: Path) -> None:
        """Copy the library to that file, whole or not at all. Raises StorageError."""
        with sqlite.told(path):
            sqlite.backup(self._engine, path)

    def add(self, new: Source, articles: Sequence[Article], annotations: Sequence[Annotation]) -> bool:
        """Put a source in, or renew what was read from it; whether anything changed.

        Reviews stay with the annotations that still exist and are kept for those that do not. Raises SourceError
        for an annotation id that belongs to another source.
        """
        entry = (new, tuple(articles), tuple(sorted(annotations, key=_place)))
        with sqlite.told(self._path), sqlite.writing(self._engine).begin() as connection:
            if _entry(connection, new.id) == entry:
                return False
            connection.execute(delete(source).where(source.c.id == new.id))
            _refuse_foreign(connection, new, annotations)
            _insert(connection, *entry)
            _apply_reviews(connection, annotation.c.source == new.id)
        return True

    def remove(self, source_id: str) -> bool:
        """Take a source out, with all that was read from it; whether it was there. Its reviews are kept."""
        with sqlite.told(self._path), sqlite.writing(self._engine).begin() as connection:
            return connection.execute(delete(source).where(source.c.id == source_id)).rowcount > 0

    def sources(self) -> tuple[Source, ...]:
        """All sources by date (undated last), name and id, whatever the order of import."""
        return tuple(map(rows.source_from_row, self._rows(select(source).order_by(*_SOURCE_ORDER))))

    def source(self, source_id: str) -> Source | None:
        """The source of that id, or None."""
        found = self._rows(select(source).where(source.c.id == source_id))
        return rows.source_from_row(found[0]) if found else None

    def holds(self, source_id: str) -> bool:
        """Whether a source of that id is there."""
        return bool(self._rows(select(source.c.id).where(source.c.id == source_id)))

    def articles(self, source_id: str) -> tuple[Article, ...]:
        """The articles of a source, in its order."""
        with sqlite.told(self._path), self._engine.connect() as connection:
            return _articles(connection, source_id).get(source_id, ())

    def annotations(
        self,
        source_id: str | None = None,
        kind: str | None = None,
        *,
        article_id: str | None = None,
        confidence: str | None = None,
        state: str | None = None,
    ) -> tuple[Annotation, ...]:
        """Annotations in the order of sources and of their places, as extracted; None does not narrow."""
        wanted = {
            annotation.c.source: source_id,
            annotation.c.kind: kind,
            annotation.c.article: article_id,
            annotation.c.confidence: confidence,
            annotation.c.review_state: state,
        }
        query = select(annotation).join(source).order_by(*_SOURCE_ORDER, *_PLACE_ORDER)
        query = query.where(*(column == value for column, value in wanted.items() if value is not None))
        return tuple(map(rows.annotation_from_row, self._rows(query)))

    def entries(self) -> tuple[Entry, ...]:
        """Everything: each source with its articles and annotations, in the order of `sources()`."""
        with sqlite.told(self._path), self._engine.connect() as connection:
            return _entries(connection)

    def review(self, verdict: Review) -> None:
        """Write down what a person said of an annotation, in place of what was said before."""
        self.add_reviews([verdict])

    def add_reviews(self, verdicts: Iterable[Review]) -> None:
        """Write down many reviews at once, all or none."""
        new = [rows.review_to_row(verdict) for verdict in verdicts]
        if not new:
            return
        statement = upsert(review)
        replaced = {column.name: statement.excluded[column.name] for column in review.c if not column.primary_key}
        with sqlite.told(self._path), sqlite.writing(self._engine).begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["annotation"], set_=replaced), new)
            for row in new:
                _apply_reviews(connection, annotation.c.id == row["annotation"])

    def reviews(self) -> tuple[Review, ...]:
        """The reviews of annotations that exist, by annotation id."""
        query = select(review).join(annotation, annotation.c.id == review.c.annotation)
        return tuple(map(rows.review_from_row, self._rows(query.order_by(review.c.annotation))))

    def lapsed_reviews(self) -> tuple[Review, ...]:
        """The reviews kept of annotations that exist no longer, or not yet."""
        query = select(review).where(review.c.annotation.not_in(select(annotation.c.id)))
        return tuple(map(rows.review_from_row, self._rows(query.order_by(review.c.annotation))))

    def keep_pack(self, record: PackRecord, annotations: Iterable[str]) -> None:
        """Write down a pack that was made, and which annotations it states."""
        archive.keep(self._engine, self._path, record, annotations)

    def packs(self, annotation_id: str | None = None) -> tuple[PackRecord, ...]:
        """The packs that were made, the newest first; with an annotation only those that state it."""
        return archive.packs(self._engine, self._path, annotation_id)

    def stated_by(self, pack_id: str) -> Sequence[str]:
        """Ids of the annotations that a pack states."""
        return archive.stated_by(self._engine, self._path, pack_id)

    def keep_columns(self, header: str, columns: Columns) -> None:
        """Remember what the columns under a header hold, as a person confirmed it, in place of what was before."""
        mappings.keep(self._engine, self._path, header, columns)

    def find_columns(self, header: str) -> Columns | None:
        """What is remembered of a header (its cells joined by tabs), or None."""
        return mappings.find(self._engine, self._path, header)

    def add_words(self, added: Iterable[Word]) -> None:
        """Put words of the user's own beside the word lists; one that is there gets its new value."""
        words.add(self._engine, self._path, added)

    def remove_word(self, list_name: str, word: str) -> bool:
        """Take a word of the user's own out again; whether it was there."""
        return words.remove(self._engine, self._path, list_name, word)

    def words(self) -> tuple[Word, ...]:
        """The user's own words, by list and word."""
        return words.all_of(self._engine, self._path)

    def counts(self) -> dict[tuple[str, str], ArticleCounts]:
        """The counts of each article that has annotations, by source id and article id."""
        usable = annotation.c.review_state != "rejected"
        quantity = usable & (annotation.c.kind == "quantity") & annotation.c.duplicate_of.is_(None)
        asked = annotation.c.kind.in_(("quantity", "quotation"))
        pending = asked & (annotation.c.review_state == "pending") & (annotation.c.confidence != "auto")
        query = select(
            annotation.c.source,
            annotation.c.article,
            _count(quantity).label("quantities"),
            _count(usable & (annotation.c.kind == "quotation")).label("quotations"),
            _count(pending).label("pending"),
        ).group_by(annotation.c.source, annotation.c.article)
        return {
            (row["source"], row["article"]): ArticleCounts(row["quantities"], row["quotations"], row["pending"])
            for row in self._rows(query)
        }

    def _rows(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        with sqlite.told(self._path), self._engine.connect() as connection:
            return _all(connection, query)


def _all(connection: Connection, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _place(found: Annotation) -> tuple[int, int, str]:
    return found.span.start, found.span.end, found.id


def _entry(connection: Connection, source_id: str) -> Entry | None:
    return next(iter(_entries(connection, source_id)), None)


def _entries(connection: Connection, source_id: str | None = None) -> tuple[Entry, ...]:
    """All sources, or one, with three queries."""
    wanted = select(source).order_by(*_SOURCE_ORDER)
    found = _all(connection, wanted if source_id is None else wanted.where(source.c.id == source_id))
    if not found:
        return ()
    articles = _articles(connection, source_id)
    annotations = _annotations(connection, source_id)
    return tuple(
        (rows.source_from_row(row), articles.get(row["id"], ()), annotations.get(row["id"], ())) for row in found
    )


def _articles(connection: Connection, source_id: str | None) -> dict[str, tuple[Article, ...]]:
    clusters: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    by_place = select(article_cluster).order_by(article_cluster.c.position)
    for row in _all(connection, _of(by_place, article_cluster.c.source, source_id)):
        clusters[row["source"], row["article"]].append(row["cluster"])
    found: dict[str, tuple[Article, ...]] = {}
    for row in _all(connection, _of(select(article).order_by(article.c.position), article.c.source, source_id)):
        one = rows.article_from_row(row, clusters[row["source"], row["id"]])
        found[row["source"]] = (*found.get(row["source"], ()), one)
    return found


def _annotations(connection: Connection, source_id: str | None) -> dict[str, tuple[Annotation, ...]]:
    found: defaultdict[str, list[Annotation]] = defaultdict(list)
    for row in _all(connection, _of(select(annotation).order_by(*_PLACE_ORDER), annotation.c.source, source_id)):
        found[row["source"]].append(rows.annotation_from_row(row))
    return {key: tuple(many) for key, many in found.items()}


def _of(query: Select[Any], column: ColumnElement[str], source_id: str | None) -> Select[Any]:
    return query if source_id is None else query.where(column == source_id)


def _insert(
    connection: Connection, new: Source, articles: Sequence[Article], annotations: Sequence[Annotation]
) -> None:
    written = (
        (source, [rows.source_to_row(new)]),
        (article, [rows.article_to_row(new.id, position, one) for position, one in enumerate(articles)]),
        (article_cluster, [row for one in articles for row in rows.cluster_rows(new.id, one)]),
        (annotation, list(map(rows.annotation_to_row, annotations))),
    )
    for table, many in written:
        if many:
            connection.execute(insert(table), many)


def _refuse_foreign(connection: Connection, new: Source, annotations: Sequence[Annotation]) -> None:
    """Ids are unique across the library; only hand-written ones can meet."""
    for first in range(0, len(annotations), _AT_ONCE):
        ids = [one.id for one in annotations[first : first + _AT_ONCE]]
        taken = connection.execute(select(annotation.c.id, source.c.name).join(source).where(annotation.c.id.in_(ids)))
        for one, owner in taken:
            raise SourceError(f"“{new.name}”中的标注编号 {one} 已属于来源“{owner}”，请改用别的编号。", new.name)


def _apply_reviews(connection: Connection, of: ColumnElement[bool]) -> None:
    """Bring the searched columns of those annotations in line with their reviews."""
    extracted = (annotation.c.kind.label("extracted_kind"), annotation.c.content.label("extracted"))
    joined = select(review, *extracted).where(of).join(annotation, annotation.c.id == review.c.annotation)
    for row in _all(connection, joined):
        verdict = rows.review_from_row(row)
        content = verdict.content or content_from_json(row["extracted_kind"], row["extracted"], verdict.annotation)
        change = update(annotation).where(annotation.c.id == verdict.annotation)
        connection.execute(change.values(review_state=verdict.state, **rows.searched(content)))
