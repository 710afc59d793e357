"""What was read: a source that never changes, and the articles restored from it.

All offsets are half-open ranges of code points in `Source.text`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DateBasis = Literal["given", "printed", "inferred"]
Medium = Literal["text", "pdf", "word", "html", "table", "ocr"]
ParagraphRole = Literal["body", "subhead"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of `Source.text`: `start` included, `end` excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reporter:
    """A person who signed an article, with the role as printed (记者, 首席记者, 见习记者)."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Byline:
    """The line that opens an article and names its reporters."""

    span: Span
    reporters: tuple[Reporter, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, or a sub-head, re-joined from the lines in its span."""

    span: Span
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True)
class PullQuote:
    """An excerpt set large by the editors; `matches` are the body's own words for it.

    `verbatim` is False where the editors changed the wording; `speaker` is the speaker's name or description,
    None for narration; `certain` is False where a person must confirm the attachment.
    """

    span: Span
    matches: tuple[Span, ...] = ()
    verbatim: bool = False
    speaker: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source; `id` (a1, a2, …) is unique within its source.

    `span` runs from the byline to the last paragraph; headline, kicker and pull quotes may stand elsewhere.
    `clusters` are ids of the taxonomy.
    """

    id: str
    span: Span
    paragraphs: tuple[Paragraph, ...]
    clusters: tuple[str, ...] = ()
    headline: tuple[Span, ...] = ()
    kicker: tuple[Span, ...] = ()
    byline: Byline | None = None
    pull_quotes: tuple[PullQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was read; `text` never changes, `sha256` is that of the file's bytes.

    `medium` is what the text was taken from; what was read by OCR is never certain.
    """

    id: str
    name: str
    sha256: str
    encoding: str
    text: str
    publication: str | None = None
    date: dt.date | None = None
    date_basis: DateBasis | None = None
    page: str | None = None
    medium: Medium = "text"
