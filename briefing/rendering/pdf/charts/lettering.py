"""Words of a chart: set by the same breaker as the text, in the black face, whose digits are of one width."""

from collections.abc import Sequence
from functools import cached_property

from briefing.model.document import Run
from briefing.rendering.pdf.charts.scene import Scene, Side, Words
from briefing.rendering.pdf.look import Look
from briefing.rendering.typesetting.lines import Line, Piece, break_balanced, break_lines, longest_word
from briefing.rendering.typesetting.measures import advance

FACE = "hei"
MOST_LINES = 12
"""A name that takes more ends in ……: a chart is no place for a paragraph."""
_CUT = "……"
_SMALLER = 1.5  # points, below the size of tables
_LEADING = 1.28
_EASE = 0.01  # points, against rounding


class Lettering:
    """Sets words in the sizes of a chart."""

    def __init__(self, look: Look) -> None:
        self.look = look
        style = look.style("table")
        self.size = style.size - _SMALLER
        self.leading = self.size * _LEADING
        self.color = style.color
        self._widths: dict[str, float] = {}
        self._lines: dict[tuple[str, float, str, int], tuple[Line, ...]] = {}

    @cached_property
    def muted(self) -> str:
        """The colour of what accompanies: axis numbers, sources."""
        return self.look.color("muted")

    @cached_property
    def rule(self) -> str:
        """The colour of thin rules."""
        return self.look.color("rule")

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        if text not in self._widths:
            self._widths[text] = advance(self._pieces(text, self.color))
        return self._widths[text]

    def word(self, text: str) -> float:
        """The width of the longest part of a text that may not be broken: a number with its unit."""
        return longest_word(self._pieces(text, self.color)) if text else 0.0

    def lines(self, text: str, width: float, color: str = "", most: int = MOST_LINES) -> tuple[Line, ...]:
        """The text broken into lines of that width; what passes the most lines is cut with ……."""
        key = (text, width, color or self.color, most)
        if key not in self._lines:
            pieces = self._pieces(text, color or self.color)
            self._lines[key] = _broken(pieces, width, most) if pieces else ()
        return self._lines[key]

    def set(
        self, text: str, left: float, top: float, width: float, align: Side = "left", color: str = "",
        states: Sequence[str] = (),
    ) -> Words:  # fmt: skip
        """The text set from a corner, as wide as it needs within the width; what it states leads to its proof."""
        lines = self.lines(text, width, color)
        if align == "center" and 1 < len(lines) < MOST_LINES:
            lines = tuple(break_balanced(self._pieces(text, color or self.color), width + _EASE))
        return Words(left, top, width, lines, self.size, self.leading, align, self.look.provenance.target(states))

    def room(self, text: str, width: float) -> tuple[float, float]:
        """Width and height that the text takes within a width."""
        lines = self.lines(text, width)
        return max((line.width for line in lines), default=0.0), self.leading * len(lines)

    def title(self, text: str, width: float) -> Scene:
        """The title, centred above."""
        style = self.look.style("caption")
        lines = _broken(self.look.pieces(text, style.font, style.size, style.color), width, MOST_LINES)
        words = Words(0.0, 0.0, width, lines, style.size, style.size * _LEADING, "center")
        return Scene(words.box.height, (words,) if lines else ())

    def source(self, runs: tuple[Run, ...], width: float) -> Scene:
        """The line of sources, its numbers raised and linked as in the text."""
        pieces: list[Piece] = []
        for run in runs:
            pieces += self._pieces(run.text, self.muted)
            pieces += self.look.mark_pieces(self.look.provenance.proofs((), run.cites), self.size)
        words = Words(
            0.0, 0.0, width, _broken(pieces, width, MOST_LINES, justify=True), self.size, self.leading * _AIRY
        )
        return Scene(words.box.height, (words,) if pieces else ())

    def _pieces(self, text: str, color: str) -> list[Piece]:
        return self.look.pieces(text, FACE, self.size, color)


_AIRY = 1.1  # raised numbers need room


def _broken(pieces: list[Piece], width: float, most: int, *, justify: bool = False) -> tuple[Line, ...]:
    lines = break_lines(pieces, width + _EASE, justify=justify) if pieces else []
    if len(lines) <= most:
        return tuple(lines)
    kept = sum(len(stretch.text) for line in lines[:most] for stretch in line.stretches)
    while len(lines) > most:
        kept -= 1
        lines = break_lines(_cut(pieces, kept), width + _EASE, justify=justify)
    return tuple(lines)


def _cut(pieces: list[Piece], length: int) -> list[Piece]:
    """The first characters of pieces, with …… behind them."""
    kept: list[Piece] = []
    for piece in pieces:
        if length <= len(piece.text):
            return [*kept, _like(piece, piece.text[:length] + _CUT)]
        kept.append(piece)
        length -= len(piece.text)
    return kept


def _like(piece: Piece, text: str) -> Piece:
    return Piece(text, piece.face, piece.size, piece.color)
