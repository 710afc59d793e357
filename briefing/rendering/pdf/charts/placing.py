"""Where labels go: each tries its places in turn, and takes the first that is free; a place taken is taken for good."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import copysign

from briefing.rendering.pdf.charts.scene import Box, Point, crosses, meet

GAP = 1.5
"""Points that stay free around a label."""
AWAY = 2.5
"""Points between a label and what it names."""
OFF = 3.0
"""Points from the middle of a marker to its edge, with a little air."""
LIFTS = 4
"""How many lines of text a label may be lifted off what it names."""
_INSET = 1.0
"""The same between a label and the sides of the column that holds it."""


Try = tuple[Box, Sequence[Point]]
"""A place for a label, and the points of the line that leads to it."""


@dataclass
class Ground:
    """The frame in which labels may stand, and what stands there already; `paths` are drawn lines to keep clear of."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    paths: list[Sequence[Point]] = field(default_factory=list)
    leaders: list[Sequence[Point]] = field(default_factory=list)

    def free(self, box: Box, own: Box | None = None) -> bool:
        """Whether a label could stand there; its own column or part, with room around it, holds it."""
        if not self.frame.holds(box):
            return False
        inside = own is not None and own.holds(box, _INSET)
        if any(box.meets(other, GAP) for other in self.taken if not (inside and other is own)):
            return False
        return not any(crosses(box, path, GAP) for path in self.paths)

    def place(self, tries: Iterable[Try], own: Box | None = None) -> Try | None:
        """Takes the first box that is free and whose leader line (no points: none) meets no other; None where none is.

        The leader is kept clear as well, so that no later label is set across it.
        """
        for box, leader in tries:
            if self.free(box, own) and not self._met(leader, own):
                self.taken.append(box)
                if leader:
                    self.paths.append(leader)
                    self.leaders.append(leader)
                return box, leader
        return None

    def _met(self, leader: Sequence[Point], own: Box | None) -> bool:
        """Whether a leader line runs through what stands there, or across another leader."""
        if not leader:
            return False
        through = any(crosses(other, leader) for other in self.taken if other is not own)
        return through or any(meet(leader, other) for other in self.leaders)


def into(frame: Box, box: Box) -> Box:
    """The box moved sideways as far as needed to stand within the frame."""
    right = max(0.0, frame.left - box.left) or min(0.0, frame.right - box.right)
    return box.moved(right, 0.0)


def around(point: Point, width: float, height: float, away: float) -> list[Box]:
    """A label's places around a point, in the order that is read best: above, below, and beside it."""
    x, y = point
    above, below, middle = y - away - height, y + away, y - height / 2
    left, right = x - away - width, x + away
    centred = x - width / 2
    near = away / 2
    upper = ((centred, above), (left + near, above + near), (right - near, above + near))
    lower = ((centred, below), (right - near, below - near), (left + near, below - near))
    return [Box(a, b, a + width, b + height) for a, b in (*upper, *lower, (right, middle), (left, middle))]


def beside(ground: Ground, point: Point, size: tuple[float, float], leading: float, *, low: bool) -> Iterator[Try]:
    """A label's places at a point: around it, a little higher, or lifted off with a leader; a `low` one below first."""
    width, height = size
    above, *others = around(point, width, height, AWAY + OFF)
    raised = (around(point, width, height, AWAY + off)[0] for off in (2 * OFF, 3 * OFF))
    seen = [box for box in raised if _sees(ground, box, point)]
    for box in (others[2], above, *seen, *others) if low else (above, *seen, *others):
        yield into(ground.frame, box), ()
    for lift in range(1, LIFTS + 1):
        away = AWAY + 2.5 + OFF + lift * leading / 2
        for aside in (0.0, width * 0.6, -width * 0.6):
            pair = list(zip(around(point, width, height, away)[:4:3], (-1, 1), strict=True))
            for box, sign in reversed(pair) if low else pair:
                shifted = into(ground.frame, box.moved(aside, 0.0))
                foot = shifted.bottom if sign < 0 else shifted.top
                start = (point[0] + copysign(2.0, aside) if aside else point[0], point[1] + sign * 3.5)
                yield shifted, (start, (shifted.center[0], foot - sign))


def _sees(ground: Ground, box: Box, point: Point) -> bool:
    """Whether nothing of another line stands between a label and its point: it would be taken for that one's."""
    between = Box(point[0] - 0.5, box.bottom, point[0] + 0.5, point[1] - OFF)
    clear = not any(between.meets(other) for other in ground.taken)
    return clear and not any(crosses(between, path) for path in ground.paths)
