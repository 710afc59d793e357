"""What a chart is drawn of: boxes, strokes, markers, words, each in its place. Points; y runs down from the top.

A form lays out a scene and draws nothing; so that labels stand clear of each other can be known before a page exists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from briefing.rendering.fills import Fill, Shape
from briefing.rendering.typesetting.lines import Line

Point = tuple[float, float]
Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the two come nearer to each other than the gap, in both directions."""
        across = self.left < other.right + gap and other.left < self.right + gap
        return across and self.top < other.bottom + gap and other.top < self.bottom + gap

    def holds(self, other: "Box", inset: float = 0.0) -> bool:
        """Whether the other lies inside, so far from the sides."""
        across = self.left + inset <= other.left and other.right <= self.right - inset
        return across and self.top <= other.top and other.bottom <= self.bottom

    def moved(self, right: float, down: float) -> "Box":
        """The box elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Words:
    """Set lines from a corner downwards, each aligned within the width; `leading` from line to line.

    `link` is the destination that they lead to.
    """

    left: float
    top: float
    width: float
    lines: tuple[Line, ...]
    size: float
    leading: float
    align: Side = "left"
    link: str | None = None

    @property
    def box(self) -> Box:
        """What the lines themselves take up."""
        widest = max((line.width for line in self.lines), default=0.0)
        shift = {"left": 0.0, "center": (self.width - widest) / 2, "right": self.width - widest}[self.align]
        left = self.left + shift
        return Box(left, self.top, left + widest, self.top + self.leading * len(self.lines))

    def moved(self, right: float, down: float) -> "Words":
        """The same words elsewhere."""
        left, top = self.left + right, self.top + down
        return Words(left, top, self.width, self.lines, self.size, self.leading, self.align, self.link)


@dataclass(frozen=True, slots=True)
class Block:
    """A filled box; an outlined one has a border in its ink."""

    box: Box
    fill: Fill
    outlined: bool = False

    def moved(self, right: float, down: float) -> "Block":
        """The same block elsewhere."""
        return Block(self.box.moved(right, down), self.fill, self.outlined)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dash` in points on and off."""

    points: tuple[Point, ...]
    color: str
    width: float = 0.5
    dash: tuple[float, ...] = ()

    def moved(self, right: float, down: float) -> "Stroke":
        """The same stroke elsewhere."""
        return Stroke(tuple((x + right, y + down) for x, y in self.points), self.color, self.width, self.dash)


@dataclass(frozen=True, slots=True)
class Marker:
    """A small shape around a point."""

    point: Point
    shape: Shape
    color: str
    size: float = 5.0

    @property
    def box(self) -> Box:
        """What it takes up."""
        (x, y), half = self.point, self.size / 2
        return Box(x - half, y - half, x + half, y + half)

    def moved(self, right: float, down: float) -> "Marker":
        """The same marker elsewhere."""
        return Marker((self.point[0] + right, self.point[1] + down), self.shape, self.color, self.size)


@dataclass(frozen=True, slots=True)
class Goal:
    """A destination: here stands what the annotation states."""

    point: Point
    key: str

    def moved(self, right: float, down: float) -> "Goal":
        """The same destination elsewhere."""
        return Goal((self.point[0] + right, self.point[1] + down), self.key)


Item = Words | Block | Stroke | Marker | Goal


@dataclass(frozen=True, slots=True)
class Scene:
    """A height, and what stands in it."""

    height: float
    items: tuple[Item, ...] = field(default=())

    def words(self) -> list[Words]:
        """Its texts, in the order of drawing."""
        return [item for item in self.items if isinstance(item, Words)]


def stacked(scenes: Iterable[Scene], gap: float = 0.0) -> Scene:
    """Scenes one below the other; empty ones take no gap."""
    items: list[Item] = []
    top = 0.0
    for scene in scenes:
        if not scene.height:
            continue
        top += gap if top else 0.0
        items += [item.moved(0.0, top) for item in scene.items]
        top += scene.height
    return Scene(top, tuple(items))


def trimmed(scene: Scene) -> Scene:
    """The scene without what is empty at its top."""
    tops = [_top(item) for item in scene.items if not isinstance(item, Goal)]
    free = min(tops, default=0.0)
    return Scene(scene.height - free, tuple(item.moved(0.0, -free) for item in scene.items))


def _top(item: Words | Block | Stroke | Marker) -> float:
    return min(y for _, y in item.points) if isinstance(item, Stroke) else item.box.top


def crosses(box: Box, points: Sequence[Point], gap: float = 0.0) -> bool:
    """Whether a line through those points runs through the box or nearer to it than the gap."""
    left, top, right, bottom = box.left - gap, box.top - gap, box.right + gap, box.bottom + gap
    for start, end in pairwise(points):
        (x1, y1), (x2, y2) = start, end
        apart = (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right)
        apart = apart or (y1 <= top and y2 <= top) or (y1 >= bottom and y2 >= bottom)
        if not apart and _cuts(Box(left, top, right, bottom), start, end):
            return True
    return False


def _cuts(box: Box, start: Point, end: Point) -> bool:
    """Clips the segment to the box (Liang and Barsky): it cuts where something is left."""
    first, last = 0.0, 1.0
    for axis, (low, high) in enumerate(((box.left, box.right), (box.top, box.bottom))):
        step = end[axis] - start[axis]
        if not step:
            if not low < start[axis] < high:
                return False
            continue
        near, far = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
        first, last = max(first, near), min(last, far)
    return first < last


def meet(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two lines through points cut each other."""
    return any(_cut(*first, *second) for first in pairwise(one) for second in pairwise(other))


def _cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the ends of each segment lie on both sides of the other."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
