"""The printed lines of a page, and the blocks between its blank lines."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

from briefing.model.source import Span
from briefing.restoring.furniture import is_furniture
from briefing.restoring.tables import is_header, is_row
from briefing.text.sentences import CLOSING, FINAL

_EAST = 0x2E80


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the blanks around it; `width` counts Han as 2, Latin as 1; `indent` likewise."""

    start: int
    end: int
    text: str
    width: int
    indent: int

    @property
    def is_final(self) -> bool:
        """Whether a sentence ends with this line."""
        return ends_sentence(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank line between them; `column` is the width that its lines were broken at."""

    lines: tuple[Line, ...]
    column: int
    after_table: bool = False  # what stands above a table cannot go on below it: a span has no holes

    @property
    def span(self) -> Span:
        """From the first line's start to the last line's end."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def text(self) -> str:
        """The lines, joined."""
        return "".join(line.text for line in self.lines)


def display_width(text: str) -> int:
    """Columns that the text takes: 2 for Han and full-width marks, 1 for the rest."""
    return sum(2 if ord(char) >= _EAST or char in "“”‘’…—·" else 1 for char in text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a final mark, closing marks after it allowed."""
    stripped = text.rstrip("".join(CLOSING))
    return bool(stripped) and (stripped[-1] in FINAL or (text[-1:] in "”）" and text[-2:-1] in FINAL))


def read_blocks(text: str) -> tuple[Block, ...]:
    """All blocks of a page, each with the width of its column; rows of tables are left out."""
    groups: list[list[Line]] = []
    tables: set[int] = set()
    offset, gap = 0, True
    printed = text.split("\n")
    for raw, following in zip_longest(printed, printed[1:], fillvalue=""):
        line = _line(raw, offset)
        offset += len(raw) + 1
        row = line is not None and (is_row(line.text) or is_header(line.text, following.strip()))
        if row:
            tables.add(len(groups))
        if line is None or row:
            gap = True
            continue
        if gap:
            groups.append([])
        groups[-1].append(line)
        gap = False
    return _with_columns(groups, tables)


def _line(raw: str, offset: int) -> Line | None:
    stripped = raw.strip()
    if not stripped or is_furniture(stripped):
        return None
    lead = len(raw) - len(raw.lstrip())
    start = offset + lead
    return Line(start, start + len(stripped), stripped, display_width(stripped), display_width(raw[:lead]))


def _with_columns(groups: list[list[Line]], tables: set[int]) -> tuple[Block, ...]:
    """A block of three lines or more shows its own width; a shorter one has that of the block before it."""
    wide = [max(line.width for line in group) for group in groups if len(group) >= _TELLING]
    column = int(median(wide)) if wide else max((line.width for group in groups for line in group), default=0)
    blocks = []
    for number, group in enumerate(groups):
        if len(group) >= _TELLING:
            column = max(line.width for line in group)
        blocks.append(Block(tuple(group), column, after_table=number in tables))
    return tuple(blocks)


_TELLING = 3


def is_wrapped(blocks: tuple[Block, ...]) -> bool:
    """Whether lines were broken by a column (else each line is a paragraph)."""
    lines = [line for block in blocks for line in block.lines if line.width >= _LONG]
    if not lines:
        return False
    final = sum(line.is_final for line in lines) / len(lines)
    return final < _MOSTLY and median(line.width for line in lines) < _NEVER_WRAPPED


_LONG, _MOSTLY, _NEVER_WRAPPED = 20, 0.6, 110

PUNCTUATION = re.compile(r"[^\w%％]+")
