"""A page cut into the columns that are read one after the other: by rules, by white bands and by gutters.

Each cut divides a region in two or more; a region that nothing divides is a column. A white band under which a
headline stands goes before a gutter (two articles above one another), a gutter before any other band.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from briefing.reading.shapes import Box, Piece, around

GUTTER = 0.7  # em of white between two columns, at least
RULED_GUTTER = 0.2  # the same, where a rule is drawn in it
OVERHANG, HANGING = 1.5, 0.15  # em by which a share of a column's lines may hang into the gutter
NARROWEST = 4.0  # em; what is narrower is no column
DISPLAY, HEADLINE = 1.12, 1.35  # times the em of running text
ACROSS = 0.85  # share of a region's width or height that a rule must take to cut it
MOST_WORK = 30_000  # pieces looked at in one page; what takes more is left uncut
MOST_GAPS = 60  # in one region; a page with more of them has no columns
_BANDS_TRIED = 12
FINAL = frozenset("。！？…”）」』!?.)")

Region = list[Piece]


def columns(pieces: Sequence[Piece], rules: Sequence[Box], em: float) -> list[Region]:
    """The regions of a page in reading order; `em` is the size of its running text."""
    found: list[Region] = []
    waiting = [list(pieces)] if pieces else []
    work = 0
    while waiting:
        region = waiting.pop()
        work += len(region)
        parts = _cut(region, rules, em) if work < MOST_WORK else None
        if parts is None:
            found.append(region)
        else:
            waiting += reversed(parts)
    return found


def is_upright(piece: Piece) -> bool:
    """Whether it is a line set from top to bottom."""
    return len(piece.text) > 1 and piece.height > 1.5 * piece.width


def _cut(region: Region, rules: Sequence[Box], em: float) -> list[Region] | None:
    if len(region) < 2:  # noqa: PLR2004  one piece has no gap
        return None
    box = around(region)
    bands = _bands(region)
    ways: tuple[Callable[[], list[Region] | None], ...] = (
        lambda: _at_rule(region, bands, rules, box),
        lambda: _above_headline(region, bands, em),
        lambda: _below_heading(region, bands, rules, em),
        lambda: _at_gutters(region, rules, em),
        lambda: _around(_run_together(region, em), region, rules, em),
        lambda: _at_best_band(region, bands, rules, em),
        lambda: _around([piece for piece in region if piece.size >= DISPLAY * em], region, rules, em),
        lambda: _around(sorted(region, key=lambda piece: -piece.width)[: len(region) // 20], region, rules, em),
    )
    return next((parts for way in ways if (parts := way())), None)


def _bands(region: Region) -> list[tuple[float, float]]:
    """White from edge to edge: (top, bottom), downwards."""
    return _gaps((piece.top, piece.bottom) for piece in region)


def _gaps(spans: Iterator[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    reach: float | None = None
    for start, end in sorted(spans):
        if reach is not None and start > reach:
            found.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return found


def _divide(region: Region, level: float) -> list[Region]:
    return [[p for p in region if p.bottom <= level], [p for p in region if p.bottom > level]]


def _at_rule(region: Region, bands: list[tuple[float, float]], rules: Sequence[Box], box: Box) -> list[Region] | None:
    slack = 4.0  # points; a descender may touch a rule
    for top, bottom in bands:
        for rule in rules:
            common = min(rule.right, box.right) - max(rule.left, box.left)
            if rule.width > rule.height and common >= ACROSS * box.width and top - slack < rule.top < bottom + slack:
                return _divide(region, top)
    return None


def _above_headline(region: Region, bands: list[tuple[float, float]], em: float) -> list[Region] | None:
    """Cut where an article ends in every column and a headline stands below; the lowest such place last."""
    for top, bottom in bands:
        if bottom - top < 0.4 * em:
            continue
        above, below = _divide(region, top)
        if _opens(below, em) and _has_body(above, em) and _has_body(below, em) and _closes(above, em):
            return [above, below]
    return None


def _opens(below: Region, em: float) -> bool:
    first = min(piece.top for piece in below)
    return any(piece.size >= HEADLINE * em and piece.top < first + 2.5 * piece.size for piece in below) and any(
        piece.size >= DISPLAY * em and piece.top < first + 0.5 * em for piece in below
    )


def _has_body(region: Region, em: float) -> bool:
    return sum(piece.size < DISPLAY * em and len(piece.text) > _WORDS for piece in region) > 1


_WORDS = 5


def _closes(above: Region, em: float) -> bool:
    """Whether the rightmost column ends with a sentence: where it goes on, it passes by the headline."""
    edge = max(piece.right for piece in above) - NARROWEST * em
    last = max((piece for piece in above if piece.right > edge), key=lambda piece: piece.top)
    lowest = max((piece for piece in above if piece.meets(last)), key=lambda piece: (piece.top, piece.right))
    return lowest.text[-1] in FINAL and lowest.size < DISPLAY * em


def _below_heading(
    region: Region, bands: list[tuple[float, float]], rules: Sequence[Box], em: float
) -> list[Region] | None:
    """Cut below a line that stands alone over several columns, in the middle of them: it heads them all."""
    if not bands:
        return None
    above, below = _divide(region, bands[0][0])
    if len(above) > 1:
        return None
    box, line = around(region), above[0]
    aside = abs(line.left + line.right - box.left - box.right) / 2
    slack = 0.15 * box.width if line.size >= DISPLAY * em else em
    return [above, below] if aside <= slack and _gutters(below, rules, em) else None


def _at_gutters(region: Region, rules: Sequence[Box], em: float) -> list[Region] | None:
    levels = _gutters(region, rules, em)
    if not levels:
        return None
    parts = _between(region, levels, em)
    # A headline set from top to bottom is read before the columns on its left.
    return sorted(parts, key=lambda part: 0 if all(map(is_upright, part)) else 1)


def _between(region: Region, levels: list[float], em: float) -> list[Region]:
    edges = [float("-inf"), *levels, float("inf")]
    return [[piece for piece in region if low <= _left(piece, em) < high] for low, high in pairwise(edges)]


def _left(piece: Piece, em: float) -> float:
    """Where it surely stands in its own column: what begins a little to the left hangs into the gutter."""
    return piece.left + _slack(piece, em)


def _right(piece: Piece, em: float) -> float:
    return max(piece.left + _slack(piece, em), _end(piece) - _slack(piece, em))


def _slack(piece: Piece, em: float) -> float:
    """How far a line may hang into a gutter; a headline that stands across one is no such line."""
    return min(OVERHANG * em, piece.width / 2) if piece.size < DISPLAY * em else 0.0


def _end(piece: Piece) -> float:
    """Where a piece ends for the eye: a mark may hang over the edge of its column."""
    return piece.right - (min(piece.size, piece.width / 2) if piece.text[-1] in _HANGING else 0.0)


_HANGING = frozenset("，。、；：？！”’）》")


def _gutters(region: Region, rules: Sequence[Box], em: float) -> list[float]:
    """Where the columns right of the gutters begin that go through the whole region."""
    box = around(region)
    found: list[float] = []
    begin = float("-inf")
    order = sorted(region, key=lambda piece: _left(piece, em))
    starts = [_left(piece, em) for piece in order]
    gaps = _gaps((_left(piece, em), _right(piece, em)) for piece in region)
    if len(gaps) > MOST_GAPS:
        return []
    middles = [(left + right) / 2 for left, right in gaps]
    for (left, right), (middle, following) in zip(gaps, pairwise([*middles, float("inf")]), strict=True):
        cut = bisect_left(starts, middle)
        before, after = order[bisect_left(starts, begin) : cut], order[cut:]
        ruled = any(_parts(rule, left, right, box) for rule in rules)
        beside = order[cut : bisect_left(starts, following)]
        if _white(before, beside, em) < (RULED_GUTTER if ruled else GUTTER) * em:
            continue
        rows = max(_rows(before), _rows(after))
        if rows >= _ROWS and _is_column(before, em) and _is_column(after, em, last=_rows(after) == 1):
            found.append(middle)
            begin = middle
    return found


def _parts(rule: Box, left: float, right: float, box: Box) -> bool:
    """Whether a rule runs down between two columns of a region."""
    common = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    return rule.height > rule.width and left - 1 <= rule.left <= right + 1 and common > ACROSS / 2 * box.height


def _white(before: Region, after: Region, em: float) -> float:
    """The width of a gutter, a few lines that hang into it from either side apart."""
    ends = _most([(_end(piece), piece.size < DISPLAY * em) for piece in before])
    starts = _most([(-piece.left, piece.size < DISPLAY * em) for piece in after])
    return -starts - ends


def _most(edges: list[tuple[float, bool]]) -> float:
    """The furthest edge, some of the running lines' left out."""
    running = sorted(edge for edge, is_running in edges if is_running)
    kept = running[: len(running) - int(len(running) * HANGING)]
    return max([edge for edge, is_running in edges if not is_running] + kept[-1:])


def _is_column(part: Region, em: float, *, last: bool = False) -> bool:
    """Whether a part is wide enough; the last column may hold the rest of a paragraph and no more."""
    box = around(part)
    return box.width >= (_REST if last else NARROWEST) * em or all(map(is_upright, part))


_REST, _ROWS = 1.8, 3


def _rows(part: Region) -> int:
    count, reach = 0, float("-inf")
    for piece in sorted(part, key=lambda piece: piece.top):
        if piece.top + piece.height / 2 > reach:
            count += 1
            reach = piece.bottom
        if is_upright(piece):
            count += len(piece.text)
    return count


def _is_divided(region: Region, em: float) -> bool:
    """Whether pieces stand side by side, as in columns: in two rows at least."""
    ordered = sorted(region, key=lambda piece: piece.top)
    beside = 0
    for number, piece in enumerate(ordered):
        for other in ordered[number + 1 : number + 40]:
            if other.top > piece.top + 0.5 * piece.height:
                break
            if max(piece.left, other.left) - min(piece.right, other.right) >= GUTTER * em:
                beside += 1
                break
    return beside > 1


def _at_best_band(
    region: Region, bands: list[tuple[float, float]], rules: Sequence[Box], em: float
) -> list[Region] | None:
    """Where no gutter goes through: the band whose cut lets one go through, above a headline if there is one."""
    if not bands or not _is_divided(region, em):
        return None

    def worth(band: tuple[float, float]) -> tuple[bool, bool, float]:
        above, below = _divide(region, band[0])
        free = bool(_gutters(above, rules, em) or _gutters(below, rules, em))
        return free, _opens(below, em) and _has_body(above, em), band[1] - band[0]

    tried = sorted(bands, key=lambda band: band[0] - band[1])[:_BANDS_TRIED]
    best = max(tried, key=worth)
    return _divide(region, best[0])


def _around(barring: Region, region: Region, rules: Sequence[Box], em: float) -> list[Region] | None:
    """Where some type bars every gutter: cut as if it were not there; it goes with the column where it begins."""
    if not barring or len(barring) == len(region) or not _is_divided(region, em):
        return None
    levels = _gutters([piece for piece in region if piece not in barring], rules, em)
    return [part for part in _between(region, levels, em) if part] if levels else None


def _run_together(region: Region, em: float) -> Region:
    """One or two lines that run on into the next column's: an OCR program did not see the gutter."""
    running = [piece for piece in region if piece.size < DISPLAY * em]
    usual = median(piece.width for piece in running) if running else 0.0
    wide = [piece for piece in running if piece.width > _WIDE * usual]
    return wide if len(wide) <= len(running) // _TELLING else []


_WIDE, _TELLING = 1.5, 12
