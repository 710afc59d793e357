"""Figures set large, side by side: each over what it measures, behind a bar of colour."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid
from reportlab.platypus.tables import TableStyle

from briefing.model.document import Tile, Tiles
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import Anchor, note
from briefing.rendering.tilewords import WORDS_SIZE, tile_parts
from briefing.rendering.typesetting.paragraph import ComposedParagraph

MOST_ABREAST = 4
_BAR, _PAD, _BELOW = 1.6, 7.0, 9.0  # points


def tiles_flowables(tiles: Tiles, look: Look) -> Iterator[Flowable]:
    """Rows of at most four tiles over the full width."""
    yield Anchor(tiles.anchor)
    for start in range(0, len(tiles.tiles), MOST_ABREAST):
        yield _row(tiles.tiles[start : start + MOST_ABREAST], look)


def _row(row: tuple[Tile, ...], look: Look) -> Grid:
    width = look.column[0] / len(row)
    grid = Grid(
        [[_cell(tile, look) for tile in row]],
        colWidths=[width] * len(row),
        style=_style(len(row), look),
        renderCB=_step(look),
    )
    grid.spaceAfter = _BELOW
    return grid


def _step(look: Look) -> Any:
    """What reportlab calls at each step of drawing a row in a tagged file."""
    return look.tags.around_lines if look.tags is not None else None


def _cell(tile: Tile, look: Look) -> list[ComposedParagraph]:
    value, small = look.style("tile"), look.style("tile_note")
    link = look.provenance.target(tile.states)
    words = tile_parts(tile.value)
    figure = [
        piece
        for text, size in zip(words, (value.size * WORDS_SIZE, value.size, value.size * WORDS_SIZE), strict=True)
        for piece in look.pieces(text, value.font, size, value.color, marks=tile.states, link=link)
    ]
    lines = [ComposedParagraph(figure, value.leading, align="left", on_mark=note, tag=look.tagged("P"))]
    for text, color in ((tile.label, small.color), (tile.note, look.color("muted"))):
        if text:
            pieces = look.pieces(text, small.font, small.size, color)
            lines.append(ComposedParagraph(pieces, small.leading, align="left", tag=look.tagged("P")))
    return lines


def _style(count: int, look: Look) -> TableStyle:
    bars = [("LINEBEFORE", (n, 0), (n, 0), _BAR, toColor(look.color("accent"))) for n in range(count)]
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("FONT", (0, 0), (-1, -1), look.face("song").name, look.style("tile_note").size),
            *bars,
        ]
    )
