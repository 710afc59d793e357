"""Where the lines of a paragraph end.

Line by line first, which nearly always is well; where that leaves a line that had to be spread visibly, or a last line
of one character, the lines from three before it on are weighed together, and those ends are taken that cost the least.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from briefing.rendering.typesetting.breaks import FREE, NEVER, RARELY, SELDOM, marks_allow
from briefing.rendering.typesetting.faces import CLOSING
from briefing.rendering.typesetting.measures import MOST_GAP, Characters
from briefing.rendering.typesetting.spacing import LETTERSPACED, NIL, TIGHTEST

_VISIBLE = 0.09  # em; a line spread by more sends the paragraph to be weighed
_SQUEEZED, _SPREAD = 30.0, 7000.0  # cost of a line squeezed as far as it goes; of a gap of one em, squared
_TIGHTENED = 120.0  # cost of a line whose characters are set closer than solid; twice that as far as it goes
_ENDS_COST = {FREE: 0.0, SELDOM: 60.0, RARELY: 500.0}
_LONELY, _OVERSPREAD, _FORCED, _ANOTHER = 5000.0, 2000.0, 9000.0, 4.0
_REACH = 3  # lines before a bad one that are weighed with it; those before them can hardly help
_BEAM = 5  # eight found lines a twentieth cheaper, which nobody sees, in half as much time again
_NARROW = 0.13  # em; wider gaps are looked at only where nothing else is found
_LEAST_ON_LAST = 2  # characters, marks and references aside


Range = tuple[int, int]


def line_ranges(text: Characters, width: float, indent: float, *, justify: bool) -> list[Range]:
    """Start and end of each line; every line but the last ends where it may."""
    found, well = _line_by_line(text, width, indent, justify=justify)
    return found if well else _weighed(text, width, indent, found[:-_REACH], justify=justify)


def _line_by_line(text: Characters, width: float, indent: float, *, justify: bool) -> tuple[list[Range], bool]:
    """The lines, each as full as it gets, up to one that would be spread visibly; whether all is well."""
    found: list[tuple[int, int]] = []
    start, count = text.after[0], text.count
    visible = _SPREAD * _VISIBLE**2
    while start < count:
        room = width - indent if not found else width
        end, cost = min(_nearest(text, start, room, justify=justify), key=_by_cost)
        if end < count and cost >= visible:
            return found, False
        found.append((start, end))
        start = text.after[end]
    return found, len(found) <= 1 or not _is_lonely(text, found[-1][0], count)


_by_cost = itemgetter(1)


def _nearest(text: Characters, start: int, room: float, *, justify: bool) -> Iterator[tuple[int, float]]:
    """The longest line that can be squeezed in and the longest that fits as it is."""
    for end, cost, fits in _choices(text, start, room, justify=justify):
        yield end, cost
        if fits and cost < _ENDS_COST[SELDOM]:
            return


def _choices(
    text: Characters, start: int, room: float, *, justify: bool, tighten: bool = False, widest: float = MOST_GAP
) -> Iterator[tuple[int, float, bool]]:
    """Ends of a line from `start`, the longest first: its cost, and whether it fits without being squeezed.

    Once there is one, none is told that leaves gaps over `widest` (em).
    """
    count, breaks, solid, sums, gaps, slack = text.count, text.breaks, text.solid, text.sums, text.gaps, text.slack
    limit, lost, any_found = sums[start] + room, slack[start], False
    for end in range(_longest(text, start, room, tighten=tighten), start, -1):
        readily = breaks[end - 1]
        if readily == NEVER:
            continue
        last = solid[end]
        behind = gaps[last - 1]
        over = sums[last] - behind - limit
        if over > NIL:
            squeeze = slack[last] - lost - behind
            if over <= squeeze + NIL:
                cost = _SQUEEZED * (over / squeeze) ** 2
            elif tighten and (more := over - squeeze) <= (most := _tightens(text, start, last)):
                cost = _SQUEEZED + _TIGHTENED * (1 + (more / most) ** 2)
            else:
                continue
        elif end == count or not justify:
            cost = 0.0
        else:
            gap = _gap(text, start, last - 1, -over)
            if gap > widest and any_found:
                return
            cost = _SPREAD * gap * gap + (_OVERSPREAD if gap > MOST_GAP else 0.0)
        any_found = True
        yield end, cost + (_ENDS_COST[readily] if end < count else 0.0), over <= NIL
    if not any_found:
        yield _forced_end(text, start, limit + NIL), _FORCED, True


def _longest(text: Characters, start: int, room: float, *, tighten: bool) -> int:
    """The furthest end that a line can be squeezed to."""
    count, sums, slack, gaps = text.count, text.sums, text.slack, text.gaps
    limit = sums[start] + room + NIL
    if tighten:
        limit += _tightens(text, start, min(count, bisect_right(sums, limit, start)))
    end = bisect_right(sums, limit, start) - 1
    while end < count and sums[end + 1] - gaps[end] - (slack[end + 1] - slack[start]) <= limit:
        end += 1
    return end


def _tightens(text: Characters, start: int, last: int) -> float:
    """What a line can lose when its characters are set closer than solid, beside what its blanks lose."""
    return TIGHTEST * text.size(start) * (text.slots[last - 1] - text.slots[start])


def _gap(text: Characters, start: int, final: int, short: float) -> float:
    """The gap between two Han characters that fills the line, in em; the letters of an address may take a part."""
    short -= text.give[final] - text.give[start]
    if short <= 0:
        return 0.0
    size, slots = text.size(start), text.slots[final] - text.slots[start]
    gap = short / (slots or 1) / size
    if gap <= MOST_GAP:
        return gap
    letters = final - start - slots
    eased = letters and (short - MOST_GAP * size * slots) / letters <= LETTERSPACED * size
    return MOST_GAP if eased else gap


def _forced_end(text: Characters, start: int, limit: float) -> int:
    """Where a word wider than the line is broken: still not before a closing mark or behind an opening one."""
    natural = bisect_right(text.sums, limit, start) - 1
    for end in range(min(natural, text.count), start, -1):
        if end == text.count or marks_allow(text.text[end - 1], text.text[end]):
            return end
    return max(start + 1, natural)


Path = tuple[Range, "Path"] | None


def _weighed(text: Characters, width: float, indent: float, kept: Sequence[Range], *, justify: bool) -> list[Range]:
    """The cheapest lines behind those kept; over the whole paragraph, and with wide gaps, only where that is dear."""
    path: Path = None
    for line in kept:
        path = line, path
    best = _cheapest(text, width, indent, path, justify=justify, widest=_NARROW)
    if best is None or best[0] >= _OVERSPREAD:
        best = _cheapest(text, width, indent, None, justify=justify, widest=MOST_GAP)
    return _unrolled(best[1]) if best else []


def _cheapest(
    text: Characters, width: float, indent: float, kept: Path, *, justify: bool, widest: float
) -> tuple[float, Path] | None:
    """The cost of the cheapest lines, and those lines; of beginnings the most promising are kept after each line."""
    count = text.count
    begin = text.after[kept[0][1] if kept else 0]
    layer: dict[int, tuple[float, Path]] = {begin: (0.0, kept)}
    best: tuple[float, Path] | None = None
    while layer:
        following: dict[int, tuple[float, Path]] = {}
        for start, (spent, path) in layer.items():
            room = width if path else width - indent
            for end, cost, _ in _choices(text, start, room, justify=justify, tighten=justify, widest=widest):
                total = spent + cost + _ANOTHER
                after = text.after[end]
                if after >= count:
                    total += _LONELY * (path is not None and _is_lonely(text, start, count))
                    if best is None or total < best[0]:
                        best = total, ((start, end), path)
                elif (known := following.get(after)) is None or total < known[0]:
                    following[after] = total, ((start, end), path)
        layer = dict(sorted(following.items(), key=_by_spent)[:_BEAM])
        if best is not None and all(spent >= best[0] for spent, _ in layer.values()):
            break
    return best


def _by_spent(entry: tuple[int, tuple[float, Path]]) -> float:
    return entry[1][0]


def _unrolled(path: Path) -> list[Range]:
    found = []
    while path is not None:
        found.append(path[0])
        path = path[1]
    return found[::-1]


def _is_lonely(text: Characters, start: int, count: int) -> bool:
    """Whether a last line holds a single character, marks and references aside."""
    if count - start > _LAST_CHECKED:
        return False
    rest = zip(text.text[start:count], text.raised[start:count], strict=True)
    return sum(not raised and char not in CLOSING and char != " " for char, raised in rest) < _LEAST_ON_LAST


_LAST_CHECKED = 30  # characters
