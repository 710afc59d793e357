"""A theme made ready for the PDF: faces by role, paragraphs from runs, characters without a glyph noted."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from reportlab.lib.units import mm

from briefing import paths
from briefing.model.document import Document, Masthead, Run
from briefing.model.pack import Style, Theme
from briefing.rendering.pdf.provenance import Mark, Provenance
from briefing.rendering.pdf.tagging import Element, Tags
from briefing.rendering.typesetting.faces import BOX, Face, face
from briefing.rendering.typesetting.lines import Piece
from briefing.rendering.typesetting.paragraph import ComposedParagraph

CITE_SIZE, CITE_RISE = 0.58, 0.36  # of the text's size
FALLBACKS = ("song", "kai", "hei")


def printable(text: str) -> str:
    """The text as it can be set: every blank a space, and without what has no look of its own.

    Gone are control characters (line breaks too), marks of direction, joiners, variation selectors, lone surrogates
    and codes that are no characters. Private and unknown characters stay: they are shown as a box, and told of.
    """
    return text if _PLAIN.fullmatch(text) else "".join(map(_shown, text))


_PLAIN = re.compile("[!-~\u4e00-\u9fff，。、；：？！“”‘’（）《》—…%]*")  # most of what is printed, told at a glance
_BLANK, _UNSEEN, _UNCLEAR = "Zs", frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"}), "Cn"
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x180E))))


@cache
def _shown(char: str) -> str:
    """A character as it is set; empty for one that is not seen."""
    kind = unicodedata.category(char)
    if kind == _BLANK:
        return " "
    return "" if kind in _UNSEEN or char in _SELECTORS or (kind == _UNCLEAR and _is_none(ord(char))) else char


def _is_none(point: int) -> bool:
    """Whether Unicode says of the code that it will never be a character."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004  the two kinds of them


class Look:
    """Faces, styles and colours of one template; `provenance` knows what proves a statement."""

    def __init__(self, theme: Theme, provenance: Provenance | None = None) -> None:
        self.theme = theme
        self.provenance = provenance or Provenance(Document(Masthead(""), ()))
        self.tags: Tags | None = None
        self._faces: dict[str, Face] = {}
        self._missing: set[str] = set()

    def face(self, role: str) -> Face:
        """The bundled face of a font role."""
        if role not in self._faces:
            choice = self.theme.fonts[role]
            self._faces[role] = face(paths.resource("fonts", choice.file))
        return self._faces[role]

    def tagged(self, kind: str, parent: Element | None = None, **more: Any) -> Element | None:
        """A new part of the file's structure; None where no tags are wanted."""
        return self.tags.element(kind, parent, **more) if self.tags is not None else None

    @property
    def column(self) -> tuple[float, float]:
        """Width and height of the text on a page, in points."""
        page = self.theme.page
        return (page.width - page.left - page.right) * mm, (page.height - page.top - page.bottom) * mm

    def style(self, name: str) -> Style:
        """A style of the theme."""
        return self.theme.styles[name]

    def color(self, role: str) -> str:
        """A colour of the theme."""
        return self.theme.colors[role]

    def warnings(self) -> tuple[str, ...]:
        """One sentence if characters had to be replaced."""
        if not self._missing:
            return ()
        return (f"PDF 内置字体缺少这些字，已用方框代替：{'、'.join(map(_named, sorted(self._missing)))}。",)

    def pieces(self, text: str, role: str, size: float, color: str, **more: Any) -> list[Piece]:
        """Text as pieces; a character that the face lacks is taken from the next face that has it."""
        pieces: list[Piece] = []
        own = self.face(role)
        for char in printable(text):
            chosen, shown = (own, char) if own.has(char) else self._fallback(char, own)
            if pieces and pieces[-1].face is chosen:
                last = pieces[-1]
                pieces[-1] = Piece(last.text + shown, chosen, size, color, **more)
            else:
                pieces.append(Piece(shown, chosen, size, color, **more))
        return pieces

    def _fallback(self, char: str, own: Face) -> tuple[Face, str]:
        """Another face that has the character; where none has, a box, since PDF/A forbids the glyph for "missing"."""
        for role in FALLBACKS:
            if role in self.theme.fonts and self.face(role).has(char):
                return self.face(role), char
        self._missing.add(char)
        return own, BOX

    def run_pieces(self, runs: Sequence[Run], style: Style, *, cites: bool = True) -> list[Piece]:
        """Runs in a style: strong and speaker in the black face; what is stated links to its proof, marks follow it."""
        pieces: list[Piece] = []
        for run, marks in self.provenance.marked(runs):
            role = "hei" if run.emphasis in {"strong", "speaker"} else style.font
            link = self.provenance.target(run.states)
            pieces += self.pieces(run.text, role, style.size, style.color, marks=run.states, link=link)
            if cites:
                pieces += self.mark_pieces(marks, style.size)
        return pieces

    def mark_pieces(self, marks: Sequence[Mark], size: float, *, raised: bool = True) -> list[Piece]:
        """The numbers of what proves a statement, raised behind it or as text of their own; each is a link."""
        shown = size * CITE_SIZE if raised else size
        rise = size * CITE_RISE if raised else 0.0
        color = self.color("accent")
        return [
            piece
            for mark in marks
            for piece in self.pieces(mark.label, "song", shown, color, rise=rise, link=mark.target)
        ]

    def paragraph(
        self,
        pieces: Sequence[Piece],
        style: Style,
        *,
        anchor: str | None = None,
        on_mark: Callable[[Any, str], None] | None = None,
        label: Sequence[Piece] = (),
        tag: Element | None = None,
    ) -> ComposedParagraph:
        """Pieces set in a style; indents are counted in characters of its size. Tagged as a paragraph, or as told."""
        tag = self.tagged("P") if tag is None else tag
        return ComposedParagraph(
            pieces, style.leading, indent=style.indent * style.size, align=style.align, left=style.left * style.size,
            right=style.right * style.size, before=style.before, after=style.after, anchor=anchor, on_mark=on_mark,
            label=label, tag=tag,
        )  # fmt: skip


def _named(char: str) -> str:
    """The character with its number, which alone tells apart those that no screen can show."""
    number = f"U+{ord(char):04X}"
    return f"{char}（{number}）" if char.isprintable() else number
