"""Lines to paragraphs and headings: columns break anywhere, so blank lines alone say nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.model.source import Byline, Span
from briefing.restoring.bylines import is_byline, opens_with_dateline
from briefing.restoring.cohesion import content_words
from briefing.restoring.columns import INDENT, Layout, filled, layout_of, narrow_blocks
from briefing.restoring.furniture import is_caption, is_date
from briefing.restoring.lines import Line, ends_sentence
from briefing.restoring.openings import ALWAYS_SET_OFF, is_cue, opens
from briefing.restoring.signing import is_signed, opening_of, opens_at, sole_byline
from briefing.text.sentences import FINAL

MOST_HEADING_LINES = 3
LONGEST_HEADING = 44  # characters
_MOST = 600  # characters of a paragraph whose topic is looked at
_NEVER_FIRST, _CLOSES = frozenset("，。；：、！？”’）》%"), "）】"
_OPEN_MARKS = "，；：、,;:—"
_NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.．是章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[.．](?!\d)|、)|[①-⑳]|[A-Z][.、])"
)
_ITEM = re.compile(r"^[●■◆★▲◇□○※▪•·]\s?\S")


@dataclass(frozen=True)
class Piece:
    """A restored paragraph, heading or byline, made of printed lines."""

    lines: tuple[Line, ...]
    kind: str  # "body" | "heading" | "byline"
    byline: Byline | None = None

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @cached_property
    def text(self) -> str:
        """The lines as rules match them, joined."""
        return "".join(line.text for line in self.lines)

    @cached_property
    def filled(self) -> int:
        """What its widest line takes of the column."""
        return max(map(filled, self.lines))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that tell its topic."""
        return content_words(self.text[:_MOST])

    @cached_property
    def is_final(self) -> bool:
        """Whether it ends like a sentence; a note in brackets after it may be parted by a line's end."""
        return self.lines[-1].is_final or (self.text[-1] in _CLOSES and ends_sentence(self.text))

    @property
    def gap(self) -> bool:
        """Whether a blank line stands above."""
        return self.lines[0].gap


def is_numbered(text: str) -> bool:
    """Whether a heading is a numbered section of a document: 一、, （二）, 3."""
    return _NUMBERED.match(text) is not None


def restore_pieces(lines: Sequence[Line], layout: Layout | None = None) -> list[Piece]:
    """All paragraphs, headings and bylines of a page, in reading order; captions of pictures are left out."""
    layout = layout or layout_of(lines)
    groups = _wrapped(lines, layout) if layout.wrapped else _unwrapped(lines, layout)
    pieces = [_piece(group, layout, column) for group, column in groups]
    kept = [piece for piece in pieces if not is_caption(piece.text) and not is_date(piece.text)]
    return _merged(kept) if layout.wrapped else kept


def _piece(group: tuple[Line, ...], layout: Layout, column: int) -> Piece:
    if byline := sole_byline(group):
        return Piece(group, "byline", byline)
    piece = Piece(group, "body")
    if is_heading(piece, column if layout.wrapped else 0):
        return replace(piece, kind="heading")
    return replace(piece, byline=opening_of(group))


def _unwrapped(lines: Sequence[Line], layout: Layout) -> list[tuple[tuple[Line, ...], int]]:
    """Each line a paragraph, but for one that stops in mid-sentence where the next is not set in."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        goes_on = (
            last is not None
            and layout.indented
            and line.indent == 0
            and not line.gap
            and len(last.text) > LONGEST_HEADING
            and not last.is_final
            and not (line.title or last.title)
            and not is_byline(line.text)
            and not is_numbered(line.text)
        )
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [(tuple(group), 0) for group in groups]


def _wrapped(lines: Sequence[Line], layout: Layout) -> list[tuple[tuple[Line, ...], int]]:
    groups: list[tuple[list[Line], int]] = []
    apart = narrow_blocks(lines, layout)
    alone = False  # nothing may be added to a title or byline
    for number, line in enumerate(lines):
        sole = line.title or is_byline(line.text)
        if number in apart:
            begins = apart[number] == number
        else:
            begins = not groups or sole or alone or number - 1 in apart
            begins = begins or _begins(groups[-1][0], lines, number, layout)
        if begins:
            groups.append(([], layout.columns[number]))
        groups[-1][0].append(line)
        alone = sole
    return [(tuple(group), column) for group, column in groups]


def _begins(current: list[Line], lines: Sequence[Line], number: int, layout: Layout) -> bool:
    """Whether line `number` begins a new paragraph or heading after the lines of `current`."""
    line, last = lines[number], lines[number - 1]
    if line.text[0] in _NEVER_FIRST:
        return False
    if line.after_table or _ITEM.match(line.text) or opens_at(lines, number):
        return True
    if last.text[-1] in _CLOSES and is_signed(current):
        return True
    lacks = layout.lacks(lines, number - 1, first=len(current) == 1)
    if layout.indented:
        return _begins_set_in(current, lines, number, layout, full=lacks <= layout.slack)
    if last.is_final:
        return _begins_after_sentence(current, lines, number, layout, full=lacks <= layout.slack)
    return _begins_after_heading(current, lines, number, layout, lacks)


def _begins_after_heading(current: list[Line], lines: Sequence[Line], number: int, layout: Layout, lacks: int) -> bool:
    """Whether the lines before, which end no sentence, are a heading: running text goes on where its line is full."""
    line, last = lines[number], lines[number - 1]
    column = layout.columns[number - 1]
    above = number - len(current) - 1
    if above >= 0 and "，" in last.text and is_byline(lines[above].text):
        return False  # under a byline stands the text
    if len(current) == 1 and _may_head(last):
        alone = line.gap and _stands_alone(lines, number, layout)
        if alone or last.width > column + INDENT:  # the latter is set larger than the column
            return True
    other = abs(layout.columns[number] - column) > INDENT
    if line.gap and lacks > layout.slack and other and _balance(last.text) <= 0:
        return True
    clearly = _CLEARLY if line.gap else max(_CLEARLY, column // 8)
    return lacks > max(layout.slack, clearly) and _heads(current)


def _begins_after_sentence(
    current: list[Line], lines: Sequence[Line], number: int, layout: Layout, *, full: bool
) -> bool:
    line = lines[number]
    if _is_short_heading(lines, number, layout):
        return True
    if not (line.gap and layout.gaps > ALWAYS_SET_OFF) and is_cue(current, line.text):
        return False
    other = abs(layout.columns[number] - layout.columns[number - 1]) > INDENT
    if not full or (line.gap and (other or layout.gaps > _MOSTLY_SET_OFF)):
        return True
    return opens(current, lines, number, layout)


_MOSTLY_SET_OFF, _CLEARLY = 0.4, 3


def _is_short_heading(lines: Sequence[Line], number: int, layout: Layout) -> bool:
    """Whether a line after a sentence neither fills its column nor ends a sentence: no running text does that."""
    if number + 1 >= len(lines) or not _may_head(lines[number]):
        return False
    lacking = layout.lacks(lines, number, first=True)
    return lacking > max(layout.slack, _CLEARLY, layout.columns[number] // 8)


def _heads(current: Sequence[Line]) -> bool:
    """Whether lines may be a heading: few, without a sentence."""
    if len(current) > MOST_HEADING_LINES or not all(map(_may_head, current)):
        return False
    text = "".join(line.text for line in current)
    return len(text) <= LONGEST_HEADING and _balance(text) == 0 and (len(current) == 1 or "，" not in text)


def _begins_set_in(current: list[Line], lines: Sequence[Line], number: int, layout: Layout, *, full: bool) -> bool:
    """The same where first lines are set in: headings are not, and begin after a sentence."""
    line, last = lines[number], lines[number - 1]
    if line.indent >= INDENT // 2:
        return True
    if last.is_final:
        set_in = number + 1 < len(lines) and lines[number + 1].indent >= INDENT // 2
        other = line.gap and abs(layout.columns[number] - layout.columns[number - 1]) > INDENT
        return other or (set_in and _may_head(line)) or _is_short_heading(lines, number, layout)
    if last.width > layout.columns[number - 1] + INDENT and _heads(current):
        return True
    return not full and current[0].indent < INDENT // 2 and _heads(current)


def _may_head(line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_HEADING or text[-1] in _OPEN_MARKS or "。" in text:
        return False
    return not ends_sentence(text) and not opens_with_dateline(text)


_NEVER_LAST = frozenset("的在和与及把被从该或并也每这那")


def _stands_alone(lines: Sequence[Line], number: int, layout: Layout) -> bool:
    """Whether the line above, with blank lines about it, is a headline although it fills its column, or more."""
    last, line = lines[number - 1], lines[number]
    if not last.gap or _balance(last.text) or last.text[-1] in _NEVER_LAST:
        return False
    if number > 1 and is_byline(lines[number - 2].text):
        return False  # under a byline stands the text
    if filled(last) > layout.columns[number - 1] + 1 or not _CLAUSES.search(last.text):
        return True
    set_in = layout.lost_indent and layout.slack < layout.lacks(lines, number, first=False) <= INDENT + layout.slack
    return set_in or is_numbered(line.text) or _STARTS.match(line.text) is not None


_CLAUSES = re.compile(r"[，。、；]")
_STARTS = re.compile(r"(?:“|\d{1,2}月|近日|日前|昨[日天]|今[日天]|本报|新华社|记者|[（(【])")


def _balance(text: str) -> int:
    return sum(text.count(opening) - text.count(closing) for opening, closing in ("“”", "（）", "【】", "《》"))


def is_heading(piece: Piece, column: int) -> bool:
    """Whether a piece looks like a headline or sub-head: few short lines, no sentence; `column` is 0 if unknown."""
    text = piece.text
    if any(line.title for line in piece.lines):
        return True
    if len(piece.lines) > MOST_HEADING_LINES or not 1 < len(text) <= LONGEST_HEADING or _balance(text):
        return False
    if text[-1] in FINAL and text[-1] != "…":
        return bool(column) and "，" not in text and len(text) <= column // 2 - 2 and "。" not in text
    sentence = text[-1] in "；，、：,;" or "。" in text or "；" in text or ends_sentence(text)
    clauses = "，" in text and ((column and len(text) > _LONGEST_WITH_COMMA) or _ITEM.match(text))
    return not (sentence or clauses or opens_with_dateline(text))


_LONGEST_WITH_COMMA = 30  # characters, where lines are broken


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Lines of a heading that stand together are one heading."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        joins = (
            last is not None
            and last.kind == piece.kind == "heading"
            and not piece.gap
            and len(last.lines) + len(piece.lines) <= MOST_HEADING_LINES
            and not is_numbered(piece.text)
            and not is_numbered(last.text)
            and not last.lines[-1].title
        )
        if joins and last is not None:
            merged[-1] = replace(last, lines=last.lines + piece.lines)
        else:
            merged.append(piece)
    return merged
