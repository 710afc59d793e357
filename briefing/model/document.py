"""The format-neutral document from which PDF, Word and Excel are made: blocks of runs.

Look stands in the theme, never here. A run carries the ids of the annotations that it states; a chart is data.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Role = Literal["body", "lead", "note", "quote", "attribution", "caption", "source"]
Emphasis = Literal["plain", "strong", "figure", "speaker"]
ChartKind = Literal["bar", "column", "stacked", "line", "combo", "share", "target", "timeline", "matrix"]
Alignment = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look.

    `states` are ids of annotations whose figure or quotation this run prints; `cites` are numbers of citations
    that follow it; `printed` is the source's wording where the run resolves it (我市 → 重庆市), else None.
    """

    text: str
    emphasis: Emphasis = "plain"
    states: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `text` is without its number, `number` is printed before it (一、)."""

    text: str
    level: int
    anchor: str
    number: str = ""
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs; its role decides its look."""

    runs: tuple[Run, ...]
    role: Role = "body"

    @property
    def text(self) -> str:
        """The words without look or citations."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `text` as printed in PDF and Word; `value` typed for Excel (None where the text is the value).

    `number_format` is Excel's (`#,##0.0"亿元"`); `states` are annotation ids; `link` is a sheet-internal anchor.
    """

    text: str
    value: Decimal | int | dt.date | str | None = None
    number_format: str | None = None
    states: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `width` is relative to the other columns."""

    title: str
    width: float = 1.0
    align: Alignment = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as there are columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchor: str

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"uneven table: {self.caption}")


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars; `values` run parallel to the chart's categories, None where there is none.

    `states` holds, parallel to the values, the annotation id of each, or None. `second` puts the series of a
    combo on the second axis, as a line.
    """

    name: str
    values: tuple[Decimal | None, ...]
    states: tuple[str | None, ...] = ()
    second: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data, in `unit`; `labels` prints each value as it stands in the source.

    What `categories` and `series` are, by kind:

    - bar (horizontal), column, line: the categories, one series a row of them;
    - stacked, share: a category is a whole, a series one of its parts (share: every whole drawn to 100 %);
    - combo: columns, and the series that are `second` as lines over an axis in `second_unit`;
    - target: two series, first what was aimed at, then what was reached;
    - timeline: one category a target, its deadline, in the order of time; a series is a lane;
    - matrix: categories are the columns, series the rows; a label without a value is a mark.

    A place without a label shows its value; without either it is empty. `source` is printed below.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    anchor: str
    description: str
    labels: tuple[tuple[str, ...], ...] = ()
    source: tuple[Run, ...] = ()
    second_unit: str = ""

    def label(self, series: int, category: int) -> str:
        """What stands at a value: the source's wording, else the number, empty where there is nothing."""
        if series < len(self.labels) and category < len(self.labels[series]):
            return self.labels[series][category]
        value = self.series[series].values[category]
        return "" if value is None else f"{value:f}"

    def state(self, series: int, category: int) -> str | None:
        """The annotation that the value states, or None."""
        states = self.series[series].states
        return states[category] if category < len(states) else None

    def stated(self, series: int, category: int) -> tuple[str, ...]:
        """The same as a run or a cell holds it: one id, or none."""
        state = self.state(series, category)
        return () if state is None else (state,)


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure set large: `value` as printed in the source, what it measures, a word on period and nature."""

    value: str
    label: str
    note: str = ""
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures set large, side by side."""

    tiles: tuple[Tile, ...]
    anchor: str


Block = Heading | Paragraph | Table | Chart | Tiles


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a limit of pages left no room for: titles of section and cluster, and the words that it begins with."""

    section: str
    cluster: str
    words: str


@dataclass(frozen=True, slots=True)
class Citation:
    """An article that the document draws on; `number` is what the text prints in brackets."""

    number: int
    source: str
    article: str
    headline: str
    publication: str | None = None
    date: dt.date | None = None
    date_inferred: bool = False
    page: str | None = None
    reporters: tuple[str, ...] = ()
    file: str = ""

    @property
    def anchor(self) -> str:
        """The name of the place where the citation is listed."""
        return f"source-{self.number}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source sentence behind an annotation, exactly as printed (line breaks removed).

    `start`, `end` are the sentence's offsets in the source's text; `stated` is the annotation's own wording; `entry`
    is the sentence's number in the list of sources (2-14: the fourteenth of the second article).
    """

    annotation: str
    citation: int
    sentence: str
    start: int
    end: int
    stated: str
    rule: str
    confidence: str
    review: str = "pending"
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A data sheet of the appendix: typed columns, one row a fact; `key` is its stable English name."""

    key: str
    title: str
    table: Table
    freeze_columns: int = 1


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text: name, number, issuer, date, distribution. Empty means left out.

    `marking` (内部资料　注意保存), `secrecy` (密级) and `copy_number` (份号, six digits) stand on every page.
    """

    title: str
    name: str = ""
    organisation: str = ""
    issue: str = ""
    issuer: str = ""
    date: dt.date | None = None
    marking: str = ""
    subtitle: str = ""
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    copies: str = ""
    secrecy: str = ""
    copy_number: str = ""

    @property
    def protection(self) -> str:
        """密级 and 内部资料 on one line, as heads and margins have them."""
        return "　".join(text for text in (self.secrecy, self.marking) if text)

    @property
    def guards(self) -> tuple[str, ...]:
        """What every page of every format must say: 份号, 密级, 内部资料; empty ones left out."""
        return tuple(text for text in (self.copy_number, self.secrecy, self.marking) if text)


@dataclass(frozen=True, slots=True)
class Document:
    """A pack, composed: `blocks` are what is read, `sheets` what is calculated with.

    `contents_depth` is the deepest level of heading in the contents; `citations` are numbered from 1 without a gap;
    `evidence` has one entry for each annotation stated.
    """

    masthead: Masthead
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    charts: tuple[Chart, ...] = ()
    contents: bool = True
    contents_depth: int = 2
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def evidence_of(self, annotation: str) -> Evidence | None:
        """The evidence of that annotation id, or None."""
        return next((e for e in self.evidence if e.annotation == annotation), None)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the PDF knows and Word needs: the number of pages, and the page (from 1) of each anchor.

    `front` counts the pages before the body: cover and contents.
    """

    pages: int
    page_of: dict[str, int]
    front: int = 0
