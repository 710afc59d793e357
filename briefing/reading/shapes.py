"""What stands on a printed page, whoever found it: pieces of text with their boxes, rules and frames.

Lengths are in points, from the top left corner of the page as it is read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is less than `bottom`."""

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

    def holds(self, other: "Box") -> bool:
        """Whether the other's centre lies inside."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether the two stand above one another somewhere: their widths overlap."""
        return min(self.right, other.right) > max(self.left, other.left)


@dataclass(frozen=True, slots=True)
class Piece(Box):
    """Characters set in one go on one line; `size` is their em, `font` tells one face from another."""

    text: str = ""
    size: float = 0.0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its size, text, lines drawn as `rules` (thin boxes) and as `frames` (with something in them).

    `whole` says that no line of a column is in several pieces that touch.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line(Box):
    """A printed line of a column."""

    text: str = ""
    size: float = 0.0
    font: str = ""
    pieces: tuple[Piece, ...] = field(default=(), repr=False)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them; there must be one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


def body_size(pieces: Sequence[Piece]) -> float:
    """The em of running text: the size, to half a point, that most characters have."""
    counts: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(piece.text)
    return max(counts, key=lambda size: (counts[size], -size), default=10.0)
