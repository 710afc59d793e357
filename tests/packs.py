"""Packs made of real pages, and their three files read back."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from rendering import pages
from rendering.pages import squeezed

from briefing import paths
from briefing.composing.material import Sentence, Story, sentences_of, stories
from briefing.model.document import Block, Chart, Document, Heading, Paragraph, Table, Tiles
from briefing.model.pack import Pack, Recipe
from briefing.workspace import Workspace

SAMPLE = paths.resource("samples", "page-2023-11-21.txt")
REAL = Path(__file__).resolve().parents[2] / "shared" / "pages" / "page-2023-11-21.txt"
PAPER, DAY = "重庆日报", dt.date(2023, 11, 21)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_page(path: Path, publication: str | None = PAPER, day: dt.date | None = DAY) -> Workspace:
    """A library in memory that holds one page."""
    workspace = Workspace()
    imported = workspace.import_files([path], publication=publication, day=day)
    assert imported.failures == ()
    return workspace


def stories_in(workspace: Workspace, recipe: Recipe | None = None) -> tuple[Story, ...]:
    """The articles that a recipe picks."""
    return stories(workspace._select(recipe or Recipe()))


def sentences_in(told: Sequence[Story]) -> list[Sentence]:
    """All sentences of the bodies, in order."""
    return list(chain.from_iterable(map(sentences_of, told)))


def by_section(document: Document) -> dict[str, list[Block]]:
    """The blocks of a document grouped by section, headings left out; what precedes all is under the empty key."""
    found: dict[str, list[Block]] = {}
    key = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            key = block.section or ""
        else:
            found.setdefault(key, []).append(block)
    return found


def headings(document: Document, level: int) -> list[str]:
    """The headings of one level, with their numbers."""
    return [b.number + b.text for b in document.blocks if isinstance(b, Heading) and b.level == level]


def as_printed(paragraph: Paragraph) -> str:
    """The paragraph in the source's wording: what was resolved is undone."""
    return "".join(run.text if run.printed is None else run.printed for run in paragraph.runs)


def states(block: Block) -> set[str]:
    """The annotations that a block states."""
    match block:
        case Paragraph(runs=runs):
            return {key for run in runs for key in run.states}
        case Table(rows=rows):
            return {key for row in rows for cell in row for key in cell.states}
        case Chart(series=series):
            return {key for row in series for key in row.states if key is not None}
        case Tiles(tiles=tiles):
            return {key for tile in tiles for key in tile.states}
        case Heading():
            return set()


def path_of(pack: Pack, extension: str) -> Path:
    """The pack's file of one format."""
    return next(file.path for file in pack.files if file.format == extension)


def pdf_words(pack: Pack) -> str:
    """All words of the PDF, without blanks."""
    return _pdf(path_of(pack, "pdf"))


@cache
def _pdf(path: Path) -> str:
    return pages.words(path.read_bytes())


def docx_words(pack: Pack) -> str:
    """All words of the Word draft's body, without blanks."""
    return squeezed("".join(str(text) for text in _docx(path_of(pack, "docx")).itertext(f"{W}t")))


def docx_rows(pack: Pack) -> list[list[str]]:
    """The cells of all table rows in the Word draft."""
    rows = _docx(path_of(pack, "docx")).iter(f"{W}tr")
    return [["".join(cell.itertext(f"{W}t")) for cell in row.iter(f"{W}tc")] for row in rows]


@cache
def _docx(path: Path) -> etree._Element:
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def xlsx_rows(pack: Pack, title: str) -> list[dict[str, object]]:
    """The rows of one sheet of the appendix, by column title."""
    return _xlsx(path_of(pack, "xlsx"), title)


@cache
def _xlsx(path: Path, title: str) -> list[dict[str, object]]:
    rows = [list(row) for row in openpyxl.load_workbook(path)[title].iter_rows(values_only=True)]
    head = next(number for number, row in enumerate(rows) if sum(cell is not None for cell in row) > 2)
    names = [str(name) for name in rows[head]]
    return [dict(zip(names, row, strict=True)) for row in rows[head + 1 :]]
