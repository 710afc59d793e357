"""From glyphs to lines: what stands on one baseline and belongs together, references raised above it included.

A *line* is a line of running text or of a table's cell: where a row of glyphs has a wide gap it is cut. Over 2 em the
gap alone says so; from half an em up it takes a gap at the same place in a row close by, as columns have, or a rule
above and below the row, as tables have, for otherwise it is a fault of the typesetter (a line spread too far) that must
stay to be found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.page_text import Box, Glyph, Page

CLOSING = frozenset("，。、；：？！”’）》〉】〕」』．")
OPENING = frozenset("“‘（《〈【〔「『")

_ONE_BASELINE = 0.5  # points
_RAISED_SIZE = 0.8  # of the text's size; larger glyphs are no references
_LOWEST, _HIGHEST = -0.3, 0.6  # em of the text that a reference stands below or above the baseline
_CLOSE = 0.5  # em between a reference and the text that it belongs to
_ALWAYS_APART, _APART, _APART_AT_BLANK = 2.0, 0.5, 8.0  # em
_ROWS_APART = 4.0  # em between rows that bear witness of a column
_SHARED = 0.3  # em that two rows' gaps share
_RULED = 2.6  # em from the baseline to the rules of a table's row


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs on one baseline from left to right, blanks at both ends dropped.

    `size` and `font` are those of most glyphs that are not raised.
    """

    page: int
    glyphs: tuple[Glyph, ...]
    base: float
    size: float
    font: str

    @property
    def text(self) -> str:
        """What is printed, blanks included."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def body(self) -> tuple[Glyph, ...]:
        """The glyphs without the raised references."""
        return tuple(glyph for glyph in self.glyphs if glyph.size > self.size * _RAISED_SIZE) or self.glyphs

    @property
    def left(self) -> float:
        """Where the first glyph's advance begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the last glyph's advance ends."""
        return self.glyphs[-1].right

    @property
    def centre(self) -> float:
        """Half way between the ink's ends."""
        return (self.glyphs[0].ink.left + self.glyphs[-1].ink.right) / 2

    @property
    def ink(self) -> Box:
        """The box of all ink."""
        boxes = [glyph.ink for glyph in self.glyphs]
        return Box(min(b.left for b in boxes), min(b.bottom for b in boxes),
                   max(b.right for b in boxes), max(b.top for b in boxes))  # fmt: skip

    def begins_at(self, left: float, within: float) -> bool:
        """Whether it begins there; an opening mark may have lost its blank half, and begin with its ink."""
        first = self.glyphs[0]
        furthest = first.ink.left if first.text in OPENING else first.left
        return first.left - within <= left <= furthest + within


def lines_of(page: Page) -> list[Line]:
    """The lines of a page, from top to bottom and from left to right."""
    rows = _with_references(_rows(page.glyphs))
    gaps = [_gaps(row) for row in rows]
    found = [
        line
        for number, row in enumerate(rows)
        for part in _cut(row, gaps[number], _witnesses(rows, gaps, number, page.drawn))
        for line in _line(page.number, part)
    ]
    return sorted(found, key=lambda line: (-line.base, line.left))


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline, from left to right, the highest baseline first."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if rows and rows[-1][0].base - glyph.base < _ONE_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda glyph: (glyph.left, glyph.order))
    return rows


def _with_references(rows: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """References, raised and small beside the text, put into the row that they stand in."""
    rest: list[list[Glyph]] = []
    moved: dict[int, list[Glyph]] = {}
    for row in rows:
        kept: list[Glyph] = []
        for run in _runs(row):
            host = next((number for number, other in enumerate(rows) if other is not row and _hosts(other, run)), None)
            (kept if host is None else moved.setdefault(host, [])).extend(run)
        rest.append(kept)
    for number, glyphs in moved.items():
        rest[number] = sorted((*rest[number], *glyphs), key=lambda glyph: (glyph.left, glyph.order))
    return [row for row in rest if row]


def _runs(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Neighbours of one size without a gap between them."""
    run = [row[0]]
    for one, other in pairwise(row):
        if other.left - one.right > _CLOSE * one.size or abs(one.size - other.size) > _ONE_BASELINE:
            yield run
            run = []
        run.append(other)
    yield run


def _hosts(row: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    """Whether the run is a reference to a glyph of the row that it touches."""
    rise, size = run[0].base - row[0].base, run[0].size
    return any(
        size < _RAISED_SIZE * glyph.size
        and _LOWEST * glyph.size < rise < _HIGHEST * glyph.size
        and (
            abs(run[0].left - glyph.right) < _CLOSE * glyph.size
            or abs(glyph.left - run[-1].right) < _CLOSE * glyph.size
        )
        for glyph in row
    )


def _gaps(row: Sequence[Glyph]) -> list[tuple[int, float, float]]:
    """Index of the glyph behind a wide gap, left and right end of the gap."""
    found = []
    for index, (one, other) in enumerate(pairwise(row), 1):
        width = (other.left - one.right) / max(one.size, other.size)
        if width > (_APART_AT_BLANK if one.blank or other.blank else _APART):
            found.append((index, one.right, other.left))
    return found


_Gaps = Sequence[tuple[int, float, float]]


def _witnesses(
    rows: Sequence[list[Glyph]], gaps: Sequence[_Gaps], number: int, drawn: Sequence[Box]
) -> list[tuple[float, float]]:
    """The gaps in the rows close by; in a table's row its own gaps bear witness."""
    if gaps[number] and _is_of_table(rows[number : number + 2], drawn):
        return [(left, right) for _, left, right in gaps[number]]
    return _close_by(rows, gaps, number)


def _is_of_table(rows: Sequence[Sequence[Glyph]], drawn: Sequence[Box]) -> bool:
    """Whether the first row has rules above and below; or one below, and is the head of a row of its size that has."""
    row, *below = rows
    if not _is_ruled(row, drawn, above=False):
        return False
    if _is_ruled(row, drawn, above=True):
        return True
    return any(
        abs(other[0].size - row[0].size) < _ONE_BASELINE
        and _is_ruled(other, drawn, above=True)
        and _is_ruled(other, drawn, above=False)
        for other in below
    )


def _is_ruled(row: Sequence[Glyph], drawn: Sequence[Box], *, above: bool) -> bool:
    """Whether an edge of something drawn, or of several side by side, runs above, or below, the row, close to it."""
    base, reach = row[0].base, _RULED * row[0].size
    low, high = (base + row[0].size / 3, base + reach) if above else (base - reach, base)
    spans: dict[int, tuple[float, float]] = {}
    for box in drawn:
        for edge in (box.bottom, box.top):
            if low < edge < high:
                left, right = spans.get(round(edge), (box.left, box.right))
                spans[round(edge)] = min(left, box.left), max(right, box.right)
    return any(left <= row[0].left and right >= row[-1].right for left, right in spans.values())


def _close_by(rows: Sequence[list[Glyph]], gaps: Sequence[_Gaps], number: int) -> list[tuple[float, float]]:
    """The gaps in the rows close by."""
    base, reach = rows[number][0].base, _ROWS_APART * rows[number][0].size
    return [
        (left, right)
        for other, row in enumerate(rows)
        if other != number and abs(row[0].base - base) < reach
        for _, left, right in gaps[other]
    ]


def _cut(row: list[Glyph], gaps: _Gaps, witnesses: Sequence[tuple[float, float]]) -> Iterator[list[Glyph]]:
    """The row's parts between gaps that are a column's."""
    start = 0
    for index, left, right in gaps:
        em = max(row[index - 1].size, row[index].size)
        seen = any(min(right, end) - max(left, begin) > _SHARED * em for begin, end in witnesses)
        if seen or right - left > _ALWAYS_APART * em:
            yield row[start:index]
            start = index
    yield row[start:]


def _line(page: int, row: list[Glyph]) -> Iterator[Line]:
    printed = [number for number, glyph in enumerate(row) if not glyph.blank]
    if not printed:
        return
    glyphs = tuple(row[printed[0] : printed[-1] + 1])
    largest = max((glyph for glyph in glyphs if not glyph.blank), key=lambda glyph: glyph.size)
    level = [glyph for glyph in glyphs if not glyph.blank and abs(glyph.base - largest.base) < _ONE_BASELINE]
    size, font = Counter((round(glyph.size, 2), glyph.font) for glyph in level).most_common(1)[0][0]
    yield Line(page, glyphs, round(largest.base, 1), size, font)
