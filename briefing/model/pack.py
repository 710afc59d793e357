"""What the user wants (a recipe), what a template lays down, and what came of it (a pack)."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Grouping = Literal["section", "cluster"]
Format = Literal["pdf", "docx", "xlsx"]
Marks = Literal["sentence", "article", "none"]
"""What the raised numbers behind statements lead to: the sentence, the article, or none are printed."""
Kind = Literal["report", "bulletin", "card", "digest", "paper"]
"""What stands before and after the text: a cover, a red head, a band, a line, or the plain head of a paper."""
FORMATS: tuple[Format, ...] = ("pdf", "docx", "xlsx")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The user's choice; None for clusters or sections means all, None for grouping the template's own.

    The order of `sections` is the pack's.

    `omitted` holds what was left out by hand: annotation ids, and articles as `<source id>/<article id>`;
    `note` is the 按语, `texts` are own paragraphs; `issue` None is counted. `pages` is the most that the PDF may have;
    it, `marks`, `marking` (内部资料), `secrecy` (密级) and `copy_number` (份号) are the template's where they are None.
    `issues_made` counts the issues before this one, of all years.
    """

    clusters: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    omitted: frozenset[str] = frozenset()
    template: str = "report"
    grouping: Grouping | None = None
    title: str | None = None
    issue: int | None = None
    date: dt.date | None = None
    note: str = ""
    texts: tuple[str, ...] = ()
    reviewed_only: bool = False
    pages: int | None = None
    marks: Marks | None = None
    marking: str | None = None
    secrecy: str | None = None
    copy_number: int | None = None
    issues_made: int = 0


@dataclass(frozen=True, slots=True)
class FontChoice:
    """Fonts of one role: `names` are looked for on this machine in turn, then the bundled `file` is embedded.

    `word` and `latin` are the names that Word writes for Chinese and for Latin letters; `stands_in` is what people
    call the bundled font.
    """

    word: str
    latin: str
    file: str
    names: tuple[str, ...] = ()
    stands_in: str = "内置字体"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's look; sizes in points, `indent`, `left` and `right` in characters.

    On the `grid` its characters and lines stand in the page's cells, and `leading` is the grid's.
    """

    font: str
    size: float
    leading: float
    indent: float = 0.0
    align: Literal["justify", "left", "center", "right"] = "justify"
    color: str = "#000000"
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    grid: bool = False


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of the text area: lines a page, characters a line."""

    lines: int
    characters: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How pages are numbered: `form` has {page} (and {pages}); `gap` is from the text area to the dashes, in mm.

    `place` is at the outer edge, `inset` characters in, or in the middle, or nowhere.
    """

    form: str = "— {page} —"
    gap: float = 7.0
    place: Literal["outer", "center", "none"] = "outer"
    inset: float = 1.0


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a template: page, fonts by role, styles by name, colours by role, numbers of pages, grid."""

    page: Geometry
    fonts: MappingProxyType[str, FontChoice]
    styles: MappingProxyType[str, Style]
    colors: MappingProxyType[str, str]
    number: PageNumber = PageNumber()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read from its folder: what it holds, in which order, in which wording, in which look.

    `wording` maps a key (`summary.lead`, …) to a text with named fields. `pages` is the most that the PDF may have;
    a `preprinted` head is on the paper already, and its room is kept.
    """

    id: str
    name: str
    description: str
    kind: Kind
    sections: tuple[str, ...]
    grouping: Grouping
    contents: bool
    cover: bool
    cluster_headings: bool
    masthead: MappingProxyType[str, str]
    wording: MappingProxyType[str, str]
    theme: Theme
    marks: Marks = "sentence"
    pages: int | None = None
    preprinted: bool = False


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How a PDF is written: tags for screen readers, an author among its properties, a password (empty: none)."""

    tagged: bool = False
    author: str = ""
    password: str = field(default="", repr=False)


PLAIN_PDF = PdfOptions()


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack, as written; `pages` is 0 where the format has none."""

    format: Format
    path: Path
    sha256: str
    bytes: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was made: its files, and what went into them.

    `left_out` names what a limit of pages left no room for; `seconds` maps a step to its wall time.
    """

    files: tuple[PackFile, ...]
    quantities: int
    quotations: int
    pending: int
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
