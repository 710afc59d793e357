"""How a series is painted in Office: the fills of the PDF, so that it is told apart in grey there too."""

from collections.abc import Mapping
from typing import Any, Literal, cast

from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties

from briefing.rendering.fills import DASHES, Fill, Hatch, dash, shape

_Pattern = Literal["wdUpDiag", "wdDnDiag", "pct20", "narHorz", "diagCross"]
_Dash = Literal["solid", "dash", "sysDot", "dashDot"]

_PATTERNS: Mapping[Hatch, _Pattern] = {
    "rising": "wdUpDiag", "falling": "wdDnDiag", "dotted": "pct20", "level": "narHorz", "crossed": "diagCross",
}  # fmt: skip
_DASHES: Mapping[int, _Dash] = {0: "solid", 1: "dash", 2: "sysDot", 3: "dashDot"}
_WHITE = "#FFFFFF"


def paint_line(drawn: Series, fill: Fill, order: int) -> None:
    """A line with the markers and dashes of its order."""
    color = _bare(fill.color)
    dashes = _DASHES[DASHES.index(dash(order))]
    drawn.spPr = GraphicalProperties(ln=LineProperties(solidFill=color, w=22225, prstDash=dashes))
    solid = GraphicalProperties(solidFill=color, ln=LineProperties(noFill=True))
    drawn.marker = Marker(symbol=shape(order), size=6, spPr=solid)
    drawn.smooth = False


def paint_bars(drawn: Series, fill: Fill) -> None:
    """Bars in their colour, hatched as on paper; an empty one has a border."""
    border = LineProperties(solidFill=_bare(fill.ink)) if fill.color == _WHITE else LineProperties(noFill=True)
    drawn.spPr = GraphicalProperties(ln=border)
    if fill.hatch == "none":
        drawn.spPr.solidFill = _bare(fill.color)
    else:
        front, back = (_solid(color) for color in (fill.ink, fill.color))
        drawn.spPr.pattFill = PatternFillProperties(prst=_PATTERNS[fill.hatch], fgClr=front, bgClr=back)
    drawn.invertIfNegative = False


def _solid(color: str) -> ColorChoice:
    choice: Any = ColorChoice()  # its type names another class than the one that it takes
    choice.srgbClr = _bare(color)
    return cast("ColorChoice", choice)


def _bare(color: str) -> str:
    return color.lstrip("#")
