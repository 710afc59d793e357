"""From lines to paragraphs, over page ends too, and where each paragraph's right margin lies.

Nothing in a PDF says what a paragraph is; the page does, as it does to a reader. Lines of one size that follow each
other at one leading in one column are a *block*. In it a paragraph begins where a line is indented, opens with a
numeral or a bullet, or changes its font, and where the line above is short and ends its sentence. A line that stands
beside another one is a *cell*; page numbers and running heads are left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from benchmarks.page_blocks import INDENT, SAME_EDGE, Block, Kind, blocks_of, edges_of, in_column, one_size
from benchmarks.page_lines import CLOSING, Line
from benchmarks.page_text import Box

HANGING = CLOSING | frozenset("-–—.,;:·")
FLUSH = 0.5  # points: what "ends at the margin" allows
_SHORT = 2.0  # em that the last line of an unindented paragraph stays away from the margin
_FACING = 2  # pages from one running head to the next, left and right pages having their own
_APART, _SMALL = 2.0, 0.9  # points more than lines are apart; of the text's size
_AGREE = 0.05  # share of a column's full lines that make a margin
_SENTENCE_ENDS = frozenset("。！？；：”）…】」』.:;)")
_LISTED = re.compile(
    r"\[\d+\]|[（(][〇零一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[•●■◆○▪]"
    r"|[报送发]：|[绝机秘]密★|内部资料"
)
_PAGE_NUMBER = re.compile(r"[—\-–·\s]*(?:第\s*)?[\dIVXivx]{1,5}(?:\s*页|\s*/\s*\d+)?[—\-–·\s]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `left` is the column's left edge, `margin` its right one, None where unknown."""

    lines: tuple[Line, ...]
    left: float
    kind: Kind
    margin: float | None = None

    @property
    def full(self) -> tuple[Line, ...]:
        """The lines that another line of the paragraph follows."""
        return self.lines[:-1]


def paragraphs_of(pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Box]]) -> list[Paragraph]:
    """The paragraphs of a document from the lines of each page and the boxes of what is drawn there."""
    running = _running(pages)
    kept = [[line for line in page if id(line) not in running] for page in pages]
    edges = edges_of(line for page in kept for line in page)
    blocks = [[in_column(one, edges) for one in blocks_of(*page)] for page in zip(kept, rules, strict=True)]
    tentative = [part for page in blocks for block in page for part in _parts(block, {})]
    margins = _margins(tentative)
    by_page = [[part for block in page for part in _parts(block, margins)] for page in blocks]
    joined = list(_joined(by_page, margins))
    final = _margins(joined)
    return [replace(one, margin=final.get(_column(one.left, one.lines[0]))) for one in joined]


def ends_at(line: Line, margin: float, within: float = FLUSH) -> bool:
    """Whether the line ends at the margin.

    A closing mark at the end may have lost any part of its blank half: its advance then reaches over the margin while
    its ink does not. Such a line ends at the margin where the margin lies between its ink's edge and its advance's.
    """
    last = line.glyphs[-1]
    nearest = min(last.ink.right, last.right) if last.text in CLOSING else last.right
    return nearest - within <= margin <= last.right + within


def hangs(line: Line, margin: float) -> bool:
    """Whether the text ends at the margin and a mark hangs over it, in part or whole."""
    last = line.glyphs[-1]
    return last.text in HANGING and last.left - FLUSH <= margin < last.right


def short_by(line: Line, margin: float) -> float:
    """Points that a line ends before the margin (negative: behind it)."""
    last = line.glyphs[-1]
    if last.right > margin and last.text in CLOSING:
        return min(0.0, margin - last.ink.right)
    return margin - last.right


def _running(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Page numbers, and what stands apart at one height on neighbouring pages as the first or the last line."""
    edges = [line for page in pages for line in _edge_lines(page) if _PAGE_NUMBER.fullmatch(line.text) is None]
    at: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in edges:
        for near in (-1, 0, 1):
            at[_digitless(line.text), round(line.base) + near].add(line.page)
    repeated = {
        id(line)
        for line in edges
        if any(0 < abs(page - line.page) <= _FACING for page in at[_digitless(line.text), round(line.base)])
        and _stands_apart(line, pages[line.page])
    }
    return repeated | {id(line) for page in pages for line in _edge_lines(page) if _PAGE_NUMBER.fullmatch(line.text)}


def _stands_apart(line: Line, page: Sequence[Line]) -> bool:
    """Whether the line next to it is further away than lines of the page usually are."""
    others = [other.base for other in page if abs(other.base - line.base) > line.size / 2]
    steps = [one - other for one, other in pairwise(sorted({round(o.base, 1) for o in page}, reverse=True))]
    if not others:
        return True
    usual = sorted(steps)[len(steps) // 2]
    return min(abs(base - line.base) for base in others) > usual + _APART or line.size < _SMALL * _usual_size(page)


def _usual_size(page: Sequence[Line]) -> float:
    """The size of most lines."""
    return Counter(line.size for line in page).most_common(1)[0][0]


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    if not page:
        return []
    top, foot = page[0].base, page[-1].base
    return [line for line in page if line.base in {top, foot}]


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "#", text)


_Margins = dict[tuple[int, int], float]


def _column(left: float, line: Line) -> tuple[int, int]:
    """What lines of one column share: the left edge and the size, to a point and a half."""
    return round(left / 1.5), round(line.size)


def _parts(block: Block, margins: _Margins) -> Iterator[Paragraph]:
    """The paragraphs of a block."""
    if block.kind != "text":
        yield Paragraph(block.lines, block.left, block.kind)
        return
    margin = margins.get(_column(block.left, block.lines[0]))
    part = [block.lines[0]]
    for above, line in pairwise(block.lines):
        if _begins(part, above, line, block.left, margin):
            yield Paragraph(tuple(part), block.left, block.kind)
            part = []
        part.append(line)
    yield Paragraph(tuple(part), block.left, block.kind)


def _begins(part: Sequence[Line], above: Line, line: Line, left: float, margin: float | None) -> bool:
    """Whether a new paragraph begins with the line."""
    missing = short_by(above, margin) if margin is not None else 0.0
    if _is_indented(line, left):
        hanging = _LISTED.match(part[0].text) is not None and not _is_indented(part[0], left)
        return not hanging or missing > _SHORT * line.size
    listed = _LISTED.match(line.text) is not None and (margin is None or missing > FLUSH)
    if listed or (len(part) > 1 and _is_indented(above, left)):
        return True
    if above.font != line.font and missing > line.size:
        return True
    return missing > _SHORT * line.size and above.text[-1] in _SENTENCE_ENDS


def _is_indented(line: Line, left: float) -> bool:
    return line.left > left + INDENT * line.size and not line.begins_at(left, SAME_EDGE)


def _margins(parts: Iterable[Paragraph]) -> _Margins:
    """For each column the furthest place at which enough of its full lines end."""
    ends: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for part in parts:
        if part.kind == "text":
            ends[_column(part.left, part.lines[0])].extend(part.full)
    return {column: _margin(lines) for column, lines in ends.items() if lines}


def _margin(lines: Sequence[Line]) -> float:
    plain = sorted((line.right for line in lines if line.glyphs[-1].text not in CLOSING), reverse=True)
    places = plain or sorted((line.right for line in lines), reverse=True)
    enough = max(2, round(_AGREE * len(places)))
    for place in places:
        agreeing = [other for other in places if abs(other - place) <= FLUSH]
        if len(agreeing) >= enough:
            return sorted(agreeing)[len(agreeing) // 2]
    return places[0]


def _joined(pages: Sequence[Sequence[Paragraph]], margins: _Margins) -> Iterator[Paragraph]:
    """All paragraphs; one that goes on overleaf is put together."""
    open_: Paragraph | None = None
    for page in pages:
        rest = list(page)
        if open_ is not None and rest and _goes_on(open_, rest[0], margins):
            rest[0] = replace(open_, lines=(*open_.lines, *rest[0].lines))
        elif open_ is not None:
            yield open_
        open_ = rest.pop() if rest else None
        yield from rest
    if open_ is not None:
        yield open_


def _goes_on(one: Paragraph, other: Paragraph, margins: _Margins) -> bool:
    """Whether the first paragraph of a page is the rest of the last one of the page before."""
    last, first = one.lines[-1], other.lines[0]
    if one.kind != "text" or other.kind != "text" or not one_size(last, first) or last.font != first.font:
        return False
    if abs(one.left - other.left) > SAME_EDGE or _is_indented(first, one.left) or _LISTED.match(first.text):
        return False
    margin = margins.get(_column(one.left, last))
    ended = margin is None or (short_by(last, margin) > _SHORT * last.size and last.text[-1] in _SENTENCE_ENDS)
    return not ended
