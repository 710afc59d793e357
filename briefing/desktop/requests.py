"""What travels between the window and its child process: requests, answers, nothing of Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.errors import BriefingError
from briefing.model.columns import Columns
from briefing.model.pack import FORMATS, PLAIN_PDF, Format, Pack, PdfOptions, Recipe
from briefing.workspace import ClusterEntry, Imported, SectionEntry, SourceEntry, TableEntry, TemplateEntry


@dataclass(frozen=True, slots=True)
class Survey:
    """Ask what the library holds; `reopen` when another program may have changed it. Answer: Overview."""

    reopen: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Ask how much each section would hold. Answer: tuple of SectionEntry."""

    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Preview:
    """Ask for the pack's PDF. Answer: its bytes."""

    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Import:
    """Read files into the user's library, the columns of tables remembered first, by header. Answer: Imported."""

    paths: tuple[Path, ...]
    publication: str | None = None
    day: date | None = None
    page: str | None = None
    columns: tuple[tuple[tuple[str, ...], Columns], ...] = ()
    ocr: bool = False
    text: str | None = None  # pasted; the one path is then only its name


@dataclass(frozen=True, slots=True)
class Look:
    """Ask what the tables of an import hold, before it begins. Answer: tuple of TableEntry, each header once."""

    order: Import


@dataclass(frozen=True, slots=True)
class Export:
    """Write a pack. Answer: Pack."""

    recipe: Recipe
    folder: Path
    formats: tuple[Format, ...] = FORMATS
    pdf: PdfOptions = PLAIN_PDF


Request = Survey | Count | Preview | Look | Import | Export


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to choose from; `sample` while the built-in page stands in for an empty library."""

    sources: tuple[SourceEntry, ...] = ()
    clusters: tuple[ClusterEntry, ...] = ()
    templates: tuple[TemplateEntry, ...] = ()
    sample: bool = False


Answer = Overview | tuple[SectionEntry, ...] | tuple[TableEntry, ...] | bytes | Imported | Pack


@dataclass(frozen=True, slots=True)
class Order:
    """A request on its way to the child, with the number that its answers carry."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class Stop:
    """The wish that the order of that number be given up."""

    number: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """So many of so many steps are done."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The order was carried out."""

    number: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    """The order failed; `details` is a trace, for the person who mends the program."""

    number: int
    error: BriefingError
    details: str = ""


Message = Progressed | Finished | Failed
