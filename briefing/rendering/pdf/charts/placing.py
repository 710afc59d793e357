"""Where labels go: each tries its places in turn, and takes the first that is free; a place taken is taken for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.rendering.pdf.charts.scene import Box, Point, crosses

GAP = 1.5
"""Points that stay free around a label."""


Try = tuple[Box, Sequence[Point]]
"""A place for a label, and the points of the line that leads to it."""


@dataclass
class Ground:
    """The frame in which labels may stand, and what stands there already; `paths` are drawn lines to keep clear of."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    paths: list[Sequence[Point]] = field(default_factory=list)

    def free(self, box: Box, own: Box | None = None) -> bool:
        """Whether a label could stand there; a label inside its own column or part is not in its way."""
        if not self.frame.holds(box):
            return False
        inside = own is not None and own.holds(box)
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
                return box, leader
        return None

    def _met(self, leader: Sequence[Point], own: Box | None) -> bool:
        """Whether a leader line runs through what stands there."""
        return bool(leader) and any(crosses(other, leader) for other in self.taken if other is not own)


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
