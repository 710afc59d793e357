"""Every use case of the program, once; window and command line call nothing below it.

The steps are imported where they are used, so that `--help` and the first paint stay fast.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from briefing import paths
from briefing.errors import BriefingError, SourceError, StorageError, UsageError
from briefing.model.annotation import Annotation
from briefing.model.columns import Columns, Field, header_key
from briefing.model.pack import FORMATS, PLAIN_PDF, Format, Pack, PdfOptions, Recipe, Template
from briefing.model.selection import UNKNOWN, Picked, Shelf
from briefing.model.source import Article, Source
from briefing.model.taxonomy import Taxonomy
from briefing.model.words import Word
from briefing.workspace.entries import (
    ArticleEntry,
    Changes,
    ClusterEntry,
    Imported,
    PackEntry,
    RecipeEntry,
    SectionEntry,
    SourceEntry,
    TableEntry,
    TemplateEntry,
)
from briefing.workspace.intake import NOTHING, Intake, Origin, Remembered, merged, take_in, take_in_text
from briefing.workspace.keeping import Kept

if TYPE_CHECKING:
    from briefing.model.document import Document
    from briefing.rendering import Previewer
    from briefing.store import Library

__all__ = [
    "ArticleEntry",
    "Changes",
    "ClusterEntry",
    "Imported",
    "Progress",
    "SectionEntry",
    "SourceEntry",
    "TableEntry",
    "TemplateEntry",
    "Workspace",
    "check_password",
    "extract_file",
]

Progress = Callable[[int, int], None]
TAXONOMY = "chongqing.yaml"


def taxonomy() -> Taxonomy:
    """The shipped taxonomy."""
    from briefing.taxonomies import load_taxonomy

    return load_taxonomy(paths.resource("taxonomies", TAXONOMY))


def _opened(path: Path) -> "Library":
    from briefing.store import Library

    return Library.open(path)


def importable() -> tuple[str, ...]:
    """The endings of the files that can be imported."""
    from briefing.reading import READERS

    return (*sorted(ending for ending in READERS if ending), ".json")


def check_password(password: str) -> None:
    """UsageError for a PDF's password that other programs might not take."""
    from briefing.rendering.locking import check_password as check

    check(password)


def extract_file(path: Path, origin: Origin, remembered: Remembered = NOTHING) -> dict[str, object]:
    """The contract's JSON of one page, by the words and columns that are `remembered`; no library is touched."""
    from briefing.contract import source_to_json

    (shelf,) = take_in(path, origin, taxonomy(), remembered).shelves[:1]
    return source_to_json(*shelf)


class Workspace:
    """A library and what is done with it; a context manager. `path` None is a library in memory."""

    def __init__(self, path: Path | None = None) -> None:
        from briefing.store import Memory

        self._library: Library | Memory = Memory() if path is None else _opened(path)
        self._archived = path is not None
        self._previewer: Previewer | None = None
        self._taxonomy = taxonomy()
        self._seconds: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the library; it is one file again."""
        self._library.close()

    # Sources

    def import_files(
        self,
        files: Sequence[Path],
        *,
        publication: str | None = None,
        day: date | None = None,
        page: str | None = None,
        pages: tuple[int, int] | None = None,
        ocr: bool = False,
        progress: Progress | None = None,
    ) -> Imported:
        """Read files into the library; the good ones are kept where others fail."""
        origin = Origin(publication, day, page, pages, ocr)
        remembered = self._remembered()
        kept = Kept()
        failures: list[BriefingError] = []
        intakes: list[Intake] = []
        for number, path in enumerate(files):
            if progress is not None:
                progress(number, len(files))
            try:
                intake = take_in(path, origin, self._taxonomy, remembered)
                for source, articles, annotations in intake.shelves:
                    self._keep_shelf(source, articles, annotations, kept)
                self._library.add_reviews(intake.reviews)
                intakes.append(intake)
            except SourceError as error:
                failures.append(error if error.file else SourceError(f"“{path.name}”：{error.message}", path))
        self._seconds = merged(intakes)
        if progress is not None:
            progress(len(files), len(files))
        told = tuple(warning for intake in intakes for warning in intake.warnings)
        return kept.outcome(failures, told)

    def import_text(
        self, text: str, name: str, *, publication: str | None = None, day: date | None = None, page: str | None = None
    ) -> Imported:
        """Take pasted text into the library as a source of that name."""
        try:
            intake = take_in_text(text, name, Origin(publication, day, page), self._taxonomy, self._remembered())
        except SourceError as error:
            return Imported((), (), (error,), Changes(frozenset()))
        ((source, articles, annotations),) = intake.shelves
        kept = Kept()
        self._keep_shelf(source, articles, annotations, kept)
        return kept.outcome((), intake.warnings)

    def _keep_shelf(
        self, source: Source, articles: Sequence[Article], annotations: Sequence[Annotation], kept: Kept
    ) -> None:
        """Puts a source into the library and notes what that did to it."""
        there = self._library.holds(source.id)
        changed = self._library.add(source, articles, annotations)
        (kept.unchanged if not changed else kept.updated if there else kept.added).append(source.id)

    def _remembered(self) -> Remembered:
        return Remembered(self._library.find_columns, self._library.words(), self._library.source)

    def extract_file(self, path: Path, origin: Origin) -> dict[str, object]:
        """The contract's JSON of one page, read by the library's own words and columns; nothing is kept."""
        return extract_file(path, origin, self._remembered())

    def words(self) -> tuple[Word, ...]:
        """The user's own words beside the shipped lists."""
        return self._library.words()

    def add_words(self, words: Sequence[Word]) -> None:
        """Put words beside the shipped lists, for what is read from now on; a wrong list or value is a `UsageError`."""
        from briefing.workspace.wordlists import check_word

        for word in words:
            check_word(word)
        self._library.add_words(words)

    def remove_word(self, list_name: str, word: str) -> bool:
        """Take a word of the user's own out again; whether it was there."""
        return self._library.remove_word(list_name, word)

    def columns_of(self, path: Path) -> tuple[TableEntry, ...]:
        """The tables of a file with what their columns hold, remembered or guessed; none where it is no table file."""
        from briefing.workspace.columns import tables_in

        return tables_in(path, self._library.find_columns)

    def remember_columns(self, header: Sequence[str], columns: Columns) -> None:
        """Remember what the columns under a header hold, for this and later imports; a wrong number: `UsageError`."""
        if len(header) != len(columns.fields):
            raise UsageError(f"表头有 {len(header)} 列，却给了 {len(columns.fields)} 列的含义，请逐列说明。")
        self._library.keep_columns(header_key(tuple(header)), columns)

    def set_columns(self, path: Path, chosen: Mapping[str, Field]) -> None:
        """Remember fields by column head for the tables of a file that have them all; columns not named are ignored.

        A head that no table of the file has is a `UsageError`.
        """
        from briefing.workspace.columns import fitting

        for table, columns in fitting(path, self.columns_of(path), chosen):
            self.remember_columns(table.header, columns)

    def export_json(self, source_id: str | None = None) -> dict[str, object]:
        """The library, or one source of it, as the contract's JSON; an unknown source is a `UsageError`."""
        from briefing.contract import library_to_json

        shelves = [shelf for shelf in self._library.entries() if source_id in {None, shelf[0].id}]
        if source_id is not None and not shelves:
            raise UsageError(f"资料库里没有“{source_id}”这个来源；可用 briefing list sources 查看。")
        kept = {annotation.id for _, _, annotations in shelves for annotation in annotations}
        reviews = [r for r in self._library.reviews() if r.annotation in kept]
        if source_id is None:
            reviews += self._library.lapsed_reviews()
        return library_to_json(shelves, reviews)

    def sources(self) -> tuple[SourceEntry, ...]:
        """All sources with their articles, in the library's order."""
        counts = self._library.counts()
        return tuple(
            SourceEntry(
                s.id, s.name, s.publication, s.date, s.date_basis, s.page,
                tuple(self._article_entry(s, article, counts, annotations) for article in articles),
            )
            for s, articles, annotations in self._library.entries()
        )  # fmt: skip

    def _article_entry(self, source: Source, article: Article, counts: Any, annotations: Iterable[Any]) -> ArticleEntry:
        from briefing.composing.material import headline_of
        from briefing.model.annotation import Event

        own = counts.get((source.id, article.id))
        events = tuple(a.content.name for a in annotations if a.article == article.id and isinstance(a.content, Event))
        return ArticleEntry(
            key=f"{source.id}/{article.id}",
            headline=headline_of(Picked(source, article, "", (), {})),
            clusters=article.clusters,
            events=events,
            quantities=own.quantities if own else 0,
            quotations=own.quotations if own else 0,
            pending=own.pending if own else 0,
        )

    def clusters(self) -> tuple[ClusterEntry, ...]:
        """The clusters that the library holds articles of, in the taxonomy's order."""
        articles = [article for source in self.sources() for article in source.articles]
        tiers = {tier.id: tier.name for tier in self._taxonomy.tiers}
        found = [
            ClusterEntry(c.id, c.name, tiers.get(c.tier or "", ""), own)
            for c in self._taxonomy.clusters
            if (own := tuple(a for a in articles if c.id in a.clusters))
        ]
        if others := tuple(article for article in articles if not article.clusters):
            found.append(ClusterEntry(UNKNOWN, "其他", "", others))
        return tuple(found)

    def taxonomy(self) -> Taxonomy:
        """The taxonomy in use."""
        return self._taxonomy

    def show(self, key: str) -> dict[str, object]:
        """A source, an annotation or a pack as JSON, with where it is used; unknown: `UsageError`."""
        from briefing.workspace.showing import show

        return show(self._library, key)

    # Packs

    def templates(self) -> tuple[TemplateEntry, ...]:
        """The templates at hand."""
        from briefing.composing.templates import template_ids
        from briefing.workspace.entries import template_entry

        return tuple(map(template_entry, template_ids()))

    def sections(self, recipe: Recipe) -> tuple[SectionEntry, ...]:
        """All sections, those of the recipe's template first in its order, with their counts."""
        from briefing.composing import SECTIONS, count_items

        template = self._template(recipe)
        keys = tuple(dict.fromkeys((*template.sections, *SECTIONS)))
        counts = count_items(self._select(recipe), recipe, template, self._taxonomy, keys)
        return tuple(
            SectionEntry(key, SECTIONS[key].title, SECTIONS[key].description, counts.get(key, 0)) for key in keys
        )

    def _template(self, recipe: Recipe) -> Template:
        from briefing.composing.templates import load_template

        return load_template(recipe.template)

    def _select(self, recipe: Recipe) -> tuple[Picked, ...]:
        from briefing.selection import select

        shelves = [Shelf(*entry) for entry in self._library.entries()]
        reviews = {review.annotation: review for review in self._library.reviews()}
        return select(shelves, reviews, recipe, self._taxonomy)

    def compose(self, recipe: Recipe) -> "Document":
        """The document of a recipe, before it is rendered."""
        return self._composed(recipe)[0]

    def _composed(self, recipe: Recipe) -> tuple["Document", Recipe, Template, tuple[Picked, ...]]:
        """The document, fitted to its pages, with the recipe and the template that it was made by."""
        from briefing.workspace.building import composed, in_force
        from briefing.workspace.recipes import legible

        template = in_force(self._template(recipe), recipe)
        picked = self._select(recipe)
        made = self._library.packs if self._archived else None
        document, used = composed(picked, legible(recipe), template, self._taxonomy, made)
        return document, used, template, picked

    def preview(self, recipe: Recipe, progress: Progress | None = None) -> bytes:
        """The pack's PDF, in memory."""
        from briefing.rendering import Previewer

        document, _, template, _ = self._composed(recipe)
        if self._previewer is None:
            self._previewer = Previewer()
        return self._previewer.pdf(document, template, progress)

    def build(
        self,
        recipe: Recipe,
        folder: Path,
        formats: Sequence[Format] = FORMATS,
        progress: Progress | None = None,
        pdf: PdfOptions = PLAIN_PDF,
    ) -> Pack:
        """Write the pack's files: all of those asked for, or none; `pdf` says how the PDF is written."""
        from briefing.rendering import render, safe_stem
        from briefing.workspace.building import kept, pack_of

        _check_formats(formats, pdf)
        began = time.perf_counter()
        document, recipe, template, picked = self._composed(recipe)
        spent = {"read": 0.0, "extract": 0.0, **self._seconds, "compose": round(time.perf_counter() - began, 4)}
        if folder.exists() and not folder.is_dir():
            raise StorageError(f"“{folder.name}”是文件，不是文件夹，请另选输出位置。", folder)
        rendered = render(document, template, formats, folder, safe_stem(document.masthead.title), progress, pdf)
        told = kept(self._library, document, template, recipe, rendered.files)
        return pack_of(document, picked, rendered, told, {**spent, **rendered.seconds})

    def packs(self) -> tuple[PackEntry, ...]:
        """The packs made of this library, the newest first."""
        return tuple(PackEntry(p.id, p.title, p.template, p.made_at, p.files) for p in self._library.packs())

    def recipes(self) -> tuple[RecipeEntry, ...]:
        """The recipes at hand by name: the user's own first."""
        from briefing.workspace.recipes import recipe_files

        return tuple(RecipeEntry(name, str(path)) for name, path in recipe_files().items())


def _check_formats(formats: Sequence[Format], pdf: PdfOptions) -> None:
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"不支持“{name}”格式；可用：{'、'.join(FORMATS)}。")
    if pdf.password:
        if "pdf" not in formats:
            raise UsageError("口令只能保护 PDF，这次却没有要 PDF；请在格式里加上 pdf。")
        check_password(pdf.password)
