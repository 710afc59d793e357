"""The plane of an upright chart: its value axes, its slots, and the names below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.charting.rounding import axes, ticks, ticks_from
from briefing.rendering.pdf.charts.lettering import Lettering
from briefing.rendering.pdf.charts.scene import Box, Item, Scene, Stroke

HEIGHT = 138.0
_ABOVE = 30.0
"""Points between the highest mark of the axis and the frame, for labels."""
_AIR = 5.0
_BELOW = 3.0
"""Points that a label may reach below the plane; the names begin further down."""
MOST_NAME_LINES = 4
_NARROWEST = 2.2  # of the letters' size: a narrower slot has no room for a name
_GRID = 0.35


@dataclass(frozen=True)
class Plane:
    """Where values and categories lie; `second` are the marks of the axis on the right, none where there is none.

    `aside` is how far a category stands left of the middle of its slot, as a share of the slot.
    """

    box: Box
    marks: tuple[Decimal, ...]
    second: tuple[Decimal, ...]
    slots: int
    width: float
    aside: float = 0.0

    @property
    def slot(self) -> float:
        """The width of a category."""
        return self.box.width / max(1, self.slots)

    def x(self, category: int) -> float:
        """The middle of a category."""
        return self.box.left + self.slot * (category + 0.5 - self.aside)

    @property
    def name(self) -> float:
        """The width that a name has below its category."""
        return self.slot * (1 - 2 * self.aside) - _AIR

    def y(self, value: Decimal, *, second: bool = False) -> float:
        """The height at which a value lies."""
        marks = self.second if second else self.marks
        share = (value - marks[0]) / (marks[-1] - marks[0])
        return self.box.bottom - float(share) * self.box.height

    @property
    def frame(self) -> Box:
        """Where labels may stand: over the full width, above the plane too, above the names."""
        return Box(0.0, self.box.top - _ABOVE, self.width, self.box.bottom + _BELOW)


def plane_of(
    values: Sequence[Decimal], second: Sequence[Decimal], slots: int, letters: Lettering, width: float,
    *, cut: bool, aside: float,
) -> Plane:  # fmt: skip
    """A plane for these values, as wide as the numbers of its axes leave it; `cut` lets it begin above zero."""
    marks, others = axes(values, second) if second else (ticks_from(values) if cut else ticks(values), ())
    left = max(letters.width(f"{mark:f}") for mark in marks) + _AIR
    right = width - (max(letters.width(f"{mark:f}") for mark in others) if others else 0.0) - _AIR
    return Plane(Box(left, _ABOVE, right, _ABOVE + HEIGHT), marks, others, slots, width, aside)


def grid(plane: Plane, letters: Lettering, units: tuple[str, str] = ("", "")) -> list[Item]:
    """Light lines with their numbers, a darker one at zero; with two axes their units above them."""
    items: list[Item] = _units(plane, letters, units) if plane.second else []
    for number, mark in enumerate(plane.marks):
        y = plane.y(mark)
        color, width = (letters.muted, 0.8) if mark == 0 else (letters.rule, _GRID)
        items.append(Stroke(((plane.box.left, y), (plane.box.right, y)), color, width))
        top = y - letters.leading / 2
        items.append(letters.set(f"{mark:f}", 0.0, top, plane.box.left - _AIR, "right", letters.muted))
        if plane.second:
            right, room = plane.box.right + _AIR, plane.width - plane.box.right - _AIR
            items.append(letters.set(f"{plane.second[number]:f}", right, top, room, "left", letters.muted))
    return items


def _units(plane: Plane, letters: Lettering, units: tuple[str, str]) -> list[Item]:
    """The unit of each axis above its numbers."""
    top = plane.box.top - letters.leading * 1.8
    return [
        letters.set(units[0], 0.0, top, plane.width / 2, "left", letters.muted),
        letters.set(units[1], plane.width / 2, top, plane.width / 2, "right", letters.muted),
    ]


@dataclass(frozen=True)
class Below:
    """What stands below a plane: names, or numbers in their stead (`keyed`), or only some (`thinned`)."""

    scene: Scene
    keyed: bool = False
    thinned: bool = False


def names_below(plane: Plane, names: Sequence[str], letters: Lettering, *, thin: bool) -> Below:
    """The names under their slots; where they have no room, every second or third of them (along time), or numbers."""
    room = plane.name
    if room >= letters.size * _NARROWEST and all(_lines(name, room, letters) <= MOST_NAME_LINES for name in names):
        return Below(_set_below(plane, list(enumerate(names)), room, letters))
    for every in range(2, len(names)) if thin else ():
        last = (len(names) - 1) // every * every
        room = min(plane.slot * every - _AIR, 2 * plane.x(0), 2 * (plane.width - plane.x(last)))
        if room >= letters.size * _NARROWEST and all(_lines(name, room, letters) <= 2 for name in names[::every]):  # noqa: PLR2004
            shown = [(number, name) for number, name in enumerate(names) if number % every == 0]
            return Below(_set_below(plane, shown, room, letters), thinned=True)
    numbers = [(number, str(number + 1)) for number in range(len(names))]
    every = int(letters.width(str(len(names))) * 1.3 // plane.slot) + 1
    return Below(_set_below(plane, numbers[::every], plane.slot * every, letters), keyed=True, thinned=every > 1)


def _lines(name: str, room: float, letters: Lettering) -> int:
    return len(letters.lines(name, room))


def _set_below(plane: Plane, shown: Sequence[tuple[int, str]], room: float, letters: Lettering) -> Scene:
    """Each name centred below its slot."""
    items = tuple(letters.set(name, plane.x(number) - room / 2, _AIR, room, "center") for number, name in shown)
    height = max((letters.room(name, room)[1] for _, name in shown), default=0.0)
    return Scene(height + _AIR, items)
