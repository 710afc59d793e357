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
FORMATS: tuple[Format, ...] = ("pdf", "docx", "xlsx")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The user's choice; None for clusters or sections means all, None for grouping the template's own.

    The order of `sections` is the pack's.

    `omitted` holds what was left out by hand: annotation ids, and articles as `<source id>/<article id>`;
    `note` is the 按语, `texts` are own paragraphs.
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


@dataclass(frozen=True, slots=True)
class FontChoice:
    """Fonts of one role: `names` are looked for on this machine in turn, then the bundled `file` is embedded.

    `word` and `latin` are the names that Word writes for Chinese and for Latin letters.
    """

    word: str
    latin: str
    file: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's look; sizes in points, `indent` in characters."""

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
class Theme:
    """The look of a template: page, fonts by role, styles by name, colours by role."""

    page: Geometry
    fonts: MappingProxyType[str, FontChoice]
    styles: MappingProxyType[str, Style]
    colors: MappingProxyType[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read from its folder: what it holds, in which order, in which wording, in which look.

    `wording` maps a key (`section.summary`, `target.sentence`, …) to a text with named fields.
    """

    id: str
    name: str
    description: str
    kind: Literal["report", "bulletin"]
    sections: tuple[str, ...]
    grouping: Grouping
    contents: bool
    cover: bool
    cluster_headings: bool
    masthead: MappingProxyType[str, str]
    wording: MappingProxyType[str, str]
    theme: Theme
    marks: Marks = "sentence"


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
    """A pack that was made: its files, and what went into them. `seconds` maps a step to its wall time."""

    files: tuple[PackFile, ...]
    quantities: int
    quotations: int
    pending: int
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
