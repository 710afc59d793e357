"""How series are told apart, in colour and in grey: steps of lightness, hatching, dashes, markers."""

from dataclasses import dataclass
from typing import Literal

from briefing.model.document import Chart

Hatch = Literal["none", "rising", "falling", "dotted", "level", "crossed"]
Shape = Literal["circle", "square", "triangle", "diamond"]

DARKEST, LIGHTEST = 0.24, 0.80
MOST_LEVELS = 6
HATCHES: tuple[Hatch, ...] = ("none", "rising", "falling", "dotted", "level", "crossed")
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond")
DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.0), (1.5, 1.5), (6.0, 2.0, 1.5, 2.0))
_DARK_INK, _LIGHT_INK = "#2B2B2B", "#FFFFFF"
_LINE = 0.7
"""How much darker a line is than an area."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How a series is painted: its colour, and its hatching in the colour that shows on it."""

    color: str
    hatch: Hatch = "none"
    ink: str = "#FFFFFF"


def lightness(color: str) -> float:
    """How light a `#RRGGBB` looks when printed in grey, from 0 to 1 (the weights of Rec. 601)."""
    red, green, blue = _channels(color)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def levels(count: int) -> list[float]:
    """The lightness of each of so many series: evenly spread, over at most six steps, then again from the first."""
    steps = min(max(count, 2), MOST_LEVELS) - 1
    return [DARKEST + (LIGHTEST - DARKEST) * (number % (steps + 1)) / steps for number in range(count)]


def at_lightness(color: str, wanted: float) -> str:
    """The colour mixed with white or black until it is that light."""
    light = lightness(color)
    if light < wanted:
        share = (wanted - light) / (1 - light)
        return _hexed([channel + (1 - channel) * share for channel in _channels(color)])
    return _hexed([channel * wanted / light if light else wanted for channel in _channels(color)])


def ink_on(color: str) -> str:
    """White or nearly black, whichever stands out more."""
    return max((_LIGHT_INK, _DARK_INK), key=lambda ink: contrast(ink, color))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2)."""
    dark, light = sorted(_luminance(color) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (c / 12.92 if c <= _LINEAR else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LINEAR = 0.04045


def fills(colors: tuple[str, ...], count: int) -> list[Fill]:
    """A fill for each series; one alone keeps its colour, several are spread in lightness and hatched."""
    if count <= 1:
        return [Fill(colors[0], "none", ink_on(colors[0]))] * count
    painted = [at_lightness(colors[n % len(colors)], light) for n, light in enumerate(levels(count))]
    return [Fill(color, _hatch(number), ink_on(color)) for number, color in enumerate(painted)]


def fills_of(chart: Chart, colors: tuple[str, ...]) -> list[Fill]:
    """The fills of a chart's series; lines are kept dark, columns behind a line light, a target is empty."""
    count = len(chart.series)
    if chart.kind == "line":
        spread = levels(count) if count > 1 else [lightness(colors[0])]
        return [Fill(at_lightness(colors[n % len(colors)], light * _LINE)) for n, light in enumerate(spread)]
    if chart.kind == "combo":
        return _under_lines(chart, colors)
    if chart.kind == "target":
        return [Fill("#FFFFFF", "rising", colors[0]), *fills(colors, count - 1)]
    return fills(colors, count)


def _under_lines(chart: Chart, colors: tuple[str, ...]) -> list[Fill]:
    found: list[Fill] = []
    columns = lines = 0
    for series in chart.series:
        if series.second:
            found.append(Fill(at_lightness(colors[lines % len(colors)], DARKEST + 0.12 * (lines % MOST_LEVELS))))
            lines += 1
        else:
            color = at_lightness(colors[(columns + 1) % len(colors)], LIGHTEST - 0.1 * (columns % MOST_LEVELS))
            found.append(Fill(color, _hatch(columns), ink_on(color)))
            columns += 1
    return found


def _hatch(number: int) -> Hatch:
    """Another one for each, and beyond six another beside each step of lightness."""
    return HATCHES[(number + number // MOST_LEVELS) % len(HATCHES)]


def shape(number: int) -> Shape:
    """The marker of a line."""
    return SHAPES[number % len(SHAPES)]


def dash(number: int) -> tuple[float, ...]:
    """The dashes of a line; after four markers the dashes change places."""
    return DASHES[(number + number // len(SHAPES)) % len(DASHES)]


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hexed(channels: list[float]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02X}" for channel in channels)
