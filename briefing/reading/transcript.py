"""What a reader makes of a file: its text, and what the file itself says of where it comes from."""

from dataclasses import dataclass
from datetime import date

from briefing.model.source import Medium


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a file is to be read: the pages of a PDF (1-based, both ends included; None is all), OCR for scans."""

    pages: tuple[int, int] | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a file, lines ended by a line feed; `encoding` is that of its characters, or its container's kind.

    Where the printed layout is known (PDF, HTML, Word), text is laid out as the rest of the program reads it: blocks
    in reading order with a blank line between them, a headline above its article, a paragraph's first line indented
    by two ideographic spaces. `warnings` tell the user what could not be read.
    """

    text: str
    encoding: str
    medium: Medium = "text"
    publication: str | None = None
    day: date | None = None
    page: str | None = None
    warnings: tuple[str, ...] = ()
