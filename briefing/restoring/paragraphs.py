"""Lines to paragraphs: columns break anywhere, so blank lines alone say nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from briefing.model.source import Byline, Span
from briefing.restoring.bylines import byline_of, opening_byline
from briefing.restoring.lines import Block, Line, is_wrapped
from briefing.text.sentences import FINAL

INDENT = 4  # columns lost with the blanks at a paragraph's start
SLACK = 4  # columns that a line may lack where a mark must not begin the next one
MOST_HEADING_LINES = 3
LONGEST_HEADING = 40  # characters in one line
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A restored paragraph, heading or byline; `lines` holds the printed lines it was made of."""

    lines: tuple[Line, ...]
    kind: str  # "body" | "heading" | "byline"
    byline: Byline | None = None

    @property
    def span(self) -> Span:
        """From the first character to the last; an opening byline is not part of it."""
        start = self.lines[0].start
        if self.kind == "body" and self.byline is not None:
            start = self.byline.span.end
        return Span(start, self.lines[-1].end)

    @property
    def text(self) -> str:
        """The lines, joined."""
        return "".join(line.text for line in self.lines)

    @property
    def is_final(self) -> bool:
        """Whether it ends like a sentence."""
        return self.lines[-1].is_final


_RUNNING_HEAD = re.compile(
    r"^(?:.{0,12}\d{4}年\d{1,2}月\d{1,2}日.{0,16}|第?[A-Z]?\d{1,2}版.{0,8}|.{0,4}责任编辑.{0,20}|"
    r".{0,4}编辑[：: ].{0,20})$"
)


def is_running_head(text: str) -> bool:
    """Whether a line is the page's own: its date, its number, its editors."""
    return _RUNNING_HEAD.match(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a heading is a numbered section of a document: 一、, （二）, 3."""
    return _NUMBERED.match(text) is not None


def restore_pieces(blocks: tuple[Block, ...]) -> list[Piece]:
    """All paragraphs, headings and bylines of a page, in reading order."""
    return _wrapped(blocks) if is_wrapped(blocks) else _unwrapped(blocks)


def _unwrapped(blocks: tuple[Block, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    for line in (line for block in blocks for line in block.lines):
        if byline := byline_of(line.text, line.start):
            pieces.append(Piece((line,), "byline", byline))
        elif not line.is_final and len(line.text) <= LONGEST_HEADING and line.text[-1] not in "，；：、,;:":
            pieces.append(Piece((line,), "heading"))
        else:
            pieces.append(Piece((line,), "body", opening_byline(line.text, line.start)))
    return pieces


def _wrapped(blocks: tuple[Block, ...]) -> list[Piece]:
    indented = sum(line.indent >= INDENT for block in blocks for line in block.lines) > len(blocks) // 2
    pieces: list[Piece] = []
    current: list[Line] = []
    column = 0

    def flush() -> None:
        if current:
            pieces.append(Piece(tuple(current), "body", opening_byline(current[0].text, current[0].start)))
            current.clear()

    for block in chain.from_iterable(map(_parts, blocks)):
        if block.after_table:
            flush()
        continues = bool(current) and _is_open(current, column)
        if not continues and is_heading(block):
            flush()
            pieces.append(Piece(block.lines, "heading"))
            continue
        for position, line in enumerate(block.lines):
            if byline := byline_of(line.text, line.start):
                flush()
                pieces.append(Piece((line,), "byline", byline))
                continue
            following = block.lines[position + 1] if position + 1 < len(block.lines) else None
            if current and _begins(current, line, following, block, after_blank=position == 0, indented=indented):
                flush()
            current.append(line)
            column = block.column
    flush()
    return pieces


def _parts(block: Block) -> Iterator[Block]:
    """A headline may stand directly above its byline: the lines before the first byline are a block of their own."""
    above = next((number for number, line in enumerate(block.lines) if byline_of(line.text, line.start)), 0)
    if above:
        yield replace(block, lines=block.lines[:above])
    yield replace(block, lines=block.lines[above:])


def _is_full(line: Line, column: int, *, first: bool) -> bool:
    return line.width + (INDENT if first else 0) >= column - SLACK


def _is_open(current: list[Line], column: int) -> bool:
    """Whether the paragraph so far must go on: no final mark, and its last line is full."""
    last = current[-1]
    return not last.is_final and _is_full(last, column, first=len(current) == 1)


def _begins(
    current: list[Line], line: Line, following: Line | None, block: Block, *, after_blank: bool, indented: bool
) -> bool:
    """Whether `line` begins a new paragraph after the lines of `current`."""
    last = current[-1]
    if indented:
        return line.indent >= INDENT
    full = _is_full(last, block.column, first=len(current) == 1)
    if after_blank:
        return last.is_final or not full
    if not last.is_final:
        return False
    if not full:
        return True
    # A full last line hides the end of a paragraph; an indented first line shows its beginning by being
    # two characters short although its sentence goes on.
    short = block.column - INDENT - 1 <= line.width <= block.column - INDENT + 1
    return short and following is not None and not line.is_final


def is_heading(block: Block) -> bool:
    """Whether a block looks like a headline or sub-head: few short lines, no sentence."""
    if len(block.lines) > MOST_HEADING_LINES or any(byline_of(line.text, line.start) for line in block.lines):
        return False
    if block.text.count("“") != block.text.count("”") or block.text.count("（") != block.text.count("）"):
        return False
    lone = len(block.lines) == 1
    return all(_heading_line(line, block.column, lone=lone) for line in block.lines)


def _heading_line(line: Line, column: int, *, lone: bool) -> bool:
    text = line.text
    if text[-1] in "。；，、：,;" or any(mark in text[:-1] for mark in "。；"):
        return False
    if text[-1] in FINAL and ("，" in text or len(text) > column // 2 - 2):
        return False
    if _NUMBERED.match(text) and line.width < column:
        return True
    short = line.width + INDENT < column - SLACK // 2
    long = line.width > column + SLACK
    # One full line may be the first of a paragraph that a column breaks; two are no paragraph without a mark.
    return (short or long or (not lone and "，" not in text)) and len(text) <= LONGEST_HEADING
