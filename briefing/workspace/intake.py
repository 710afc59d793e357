"""A file on its way into the library: a newspaper page is read, restored and extracted; JSON is taken as it stands."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefing.errors import SourceError
from briefing.model.annotation import Annotation, Review
from briefing.model.columns import Columns
from briefing.model.source import Article, Source
from briefing.model.taxonomy import Taxonomy
from briefing.model.words import Word


@dataclass(frozen=True, slots=True)
class Origin:
    """What the user says of a file: its origin (None where nothing was said), pages of a PDF to read, OCR for scans."""

    publication: str | None = None
    day: date | None = None
    page: str | None = None
    pages: tuple[int, int] | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file gave: sources with their articles and annotations, reviews, seconds by step, what is unread."""

    shelves: tuple[tuple[Source, tuple[Article, ...], tuple[Annotation, ...]], ...]
    reviews: tuple[Review, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the library knows that reading needs: what the columns under a table's header hold, the user's own words.

    `source` gives the source of an id as it was taken in before, None where it was not.
    """

    columns: Callable[[str], Columns | None] = lambda _: None
    words: tuple[Word, ...] = ()
    source: Callable[[str], Source | None] = lambda _: None


NOTHING = Remembered()
LARGEST_JSON = 200_000_000  # bytes; some thousand newspaper pages with all that was found in them


def take_in(path: Path, origin: Origin, taxonomy: Taxonomy, remembered: Remembered = NOTHING) -> Intake:
    """Read one file, whatever it is; `SourceError` says what is wrong with it, by name, and gives its path."""
    try:
        return _from_json(path) if path.suffix.lower() == ".json" else _from_page(path, origin, taxonomy, remembered)
    except SourceError as error:
        from briefing.reading import name_of

        name = name_of(path)
        told = error.message if name in error.message else f"“{name}”：{error.message}"
        raise SourceError(told, path) from error


def _from_page(path: Path, origin: Origin, taxonomy: Taxonomy, remembered: Remembered) -> Intake:
    from briefing.reading import Wanted, read

    began = time.perf_counter()
    wanted = Wanted(origin.pages, origin.ocr)
    found = read(path, publication=origin.publication, day=origin.day, page=origin.page, wanted=wanted)
    return _taken(_as_given(found[0], origin, remembered), found[1], taxonomy, remembered, began)


def _as_given(read: Source, origin: Origin, remembered: Remembered) -> Source:
    """The source with what a person once said of it, where nothing else is said now."""
    known = remembered.source(read.id)
    if known is None:
        return read
    dated = origin.day is None and known.date_basis == "given"
    return replace(
        read,
        publication=read.publication if origin.publication else known.publication or read.publication,
        page=read.page if origin.page else known.page or read.page,
        date=known.date if dated else read.date,
        date_basis=known.date_basis if dated else read.date_basis,
    )


def _taken(read: Source, warnings: tuple[str, ...], taxonomy: Taxonomy, remembered: Remembered, began: float) -> Intake:
    """A source as it was read, restored and extracted; `began` is when reading did."""
    from briefing.extraction import extract, infer_date, with_speakers
    from briefing.restoring import restore
    from briefing.text.wordlists import with_words

    source = read if read.medium == "table" else infer_date(read)  # a day in a table is one of its figures
    with with_words(remembered.words):
        articles = restore(source, taxonomy)
    between = time.perf_counter()
    annotations = extract(source, articles, taxonomy, remembered.words, remembered.columns)
    shelf = (source, with_speakers(articles, annotations), annotations)
    seconds = {"read": between - began, "extract": time.perf_counter() - between}
    return Intake((shelf,), seconds=seconds, warnings=warnings)


def take_in_text(text: str, name: str, origin: Origin, taxonomy: Taxonomy, remembered: Remembered = NOTHING) -> Intake:
    """Take pasted text as a source of that name; `SourceError` where it holds no article."""
    from briefing.reading import read_text

    began = time.perf_counter()
    found = read_text(text, name, publication=origin.publication, day=origin.day, page=origin.page)
    return _taken(_as_given(found[0], origin, remembered), found[1], taxonomy, remembered, began)


def _from_json(path: Path) -> Intake:
    from briefing.contract import collection_from_json
    from briefing.reading import bytes_of

    content = bytes_of(path, LARGEST_JSON)
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:  # no UTF-8, no JSON, or a number of thousands of digits
        raise SourceError(f"“{path.name}”不是有效的 JSON（{error}），请检查后再导入。", path) from None
    except RecursionError:
        raise SourceError(f"“{path.name}”里的 JSON 嵌套过深，不是本程序写出的资料，请检查后再导入。", path) from None
    collection = collection_from_json(value, path.name)
    return Intake(tuple(collection.entries), tuple(collection.reviews))


def merged(intakes: Sequence[Intake]) -> dict[str, float]:
    """The seconds of several files, added up by step."""
    total: dict[str, float] = {}
    for intake in intakes:
        for step, seconds in intake.seconds.items():
            total[step] = total.get(step, 0.0) + seconds
    return {step: round(seconds, 4) for step, seconds in total.items()}
