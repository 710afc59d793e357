"""Writes composed text into a page's stream: font, colour, spacing and rise are written only where they change."""

from functools import cache
from typing import Any, Protocol

from reportlab.lib.colors import toColor

from briefing.rendering.typesetting.embedding import Codes
from briefing.rendering.typesetting.measures import Piece


class Tag(Protocol):
    """What a text is in the document's structure; told between which marks it is drawn."""

    def begin(self, canvas: Any, code: list[str], *, link: bool = False) -> Any:
        """What follows in the code is the text's, or that of a link in it; returns what was opened."""

    def end(self, code: list[str], opened: Any) -> None:
        """The end of what was opened."""

    def annotate(self, canvas: Any, opened: Any) -> None:
        """The link drawn last belongs to what was opened."""


class Pen:
    """One text object of a canvas; nothing is on the page before `done`."""

    def __init__(self, canvas: Any, tag: Tag | None = None) -> None:
        self.canvas, self.tag = canvas, tag
        self.opened: Any = None
        self.code = ["q BT"]
        self.piece: Piece | None = None
        self.codes: Codes | None = None
        self.shown = ""
        self.spacing = 0.0

    def move(self, x: float, y: float) -> None:
        """To the beginning of a line, in points."""
        self.code.append(f"1 0 0 1 {x:.4f} {y:.4f} Tm")

    def write(self, piece: Piece, spacing: float = 0.0, start: int = 0, stop: int | None = None) -> None:
        """Characters of a piece behind the last ones, each followed by so many points."""
        if piece is not self.piece:
            self._take(piece)
        if spacing != self.spacing:
            self.code.append(f"{spacing:.4f} Tc")
            self.spacing = spacing
        self.code.append(f"<{self.shown[4 * start : None if stop is None else 4 * stop]}> Tj")

    def _take(self, piece: Piece) -> None:
        """Another look."""
        if self.tag is not None and (self.piece is None or self.piece.link != piece.link):
            self._turn(piece, self.tag)
        before, self.piece, doc = self.piece, piece, self.canvas._doc  # noqa: SLF001  what reportlab's fonts are kept by
        if before is None or (before.face, before.size) != (piece.face, piece.size):
            font = piece.face.font
            self.codes = font.codes_in(doc)
            self.code.append(f"{font.name_in(doc)} {piece.size:.4f} Tf")
        assert self.codes is not None
        self.shown = "".join(map(self.codes.__getitem__, piece.text))  # at once: a stretch has but a few characters
        if before is None or before.color != piece.color:
            self.code.append(_fill(piece.color))
        if piece.rise != (before.rise if before else 0.0):
            self.code.append(f"{piece.rise:.4f} Ts")

    def _turn(self, piece: Piece, tag: Tag) -> None:
        """Tells the tag where text begins that leads somewhere, or nowhere."""
        if self.piece is not None:
            tag.end(self.code, self.opened)
        self.opened = tag.begin(self.canvas, self.code, link=piece.link is not None)

    def done(self) -> None:
        """Puts the text on the page; colour, spacing and rise do not leak into what follows."""
        if self.tag is not None and self.piece is not None:
            self.tag.end(self.code, self.opened)
        self.code.append("ET Q")
        self.canvas._code.append(" ".join(self.code))  # noqa: SLF001  the page's stream


@cache
def _fill(color: str) -> str:
    red, green, blue = toColor(color).rgb()
    return f"{red:.4f} {green:.4f} {blue:.4f} rg"
