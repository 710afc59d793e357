"""A theme made ready for the PDF: faces by role, paragraphs from runs, characters without a glyph noted."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.units import mm

from briefing.model.document import Document, Masthead, Run
from briefing.model.pack import Style, Theme
from briefing.rendering.pdf.fonts import INSTEAD, Fonts
from briefing.rendering.pdf.provenance import Mark, Provenance
from briefing.rendering.pdf.tagging import Element, Tags
from briefing.rendering.stops import before_stop, closing_of
from briefing.rendering.typesetting.faces import Face
from briefing.rendering.typesetting.lines import Piece
from briefing.rendering.typesetting.measures import FREE_SETTING, Setting
from briefing.rendering.typesetting.paragraph import ComposedParagraph
from briefing.rendering.typesetting.printable import printable

CITE_SIZE, CITE_RISE = 0.58, 0.36  # of the text's size


class Look:
    """Faces, styles and colours of one template; `provenance` knows what proves a statement."""

    def __init__(self, theme: Theme, provenance: Provenance | None = None) -> None:
        self.theme = theme
        self.provenance = provenance or Provenance(Document(Masthead(""), ()))
        self.fonts = Fonts(theme.fonts)
        self.tags: Tags | None = None

    def face(self, role: str) -> Face:
        """The face of a font role on this computer."""
        return self.fonts.face(role)

    def tagged(self, kind: str, parent: Element | None = None, **more: Any) -> Element | None:
        """A new part of the file's structure; None where no tags are wanted."""
        return self.tags.element(kind, parent, **more) if self.tags is not None else None

    @property
    def column(self) -> tuple[float, float]:
        """Width and height of the text on a page, in points."""
        page = self.theme.page
        return (page.width - page.left - page.right) * mm, (page.height - page.top - page.bottom) * mm

    def setting(self, style: Style) -> Setting:
        """How a style's characters follow each other: on the grid each stands in its cell."""
        grid = self.theme.grid
        if not style.grid or grid is None:
            return FREE_SETTING
        return Setting(pitch=self.column[0] / grid.characters / style.size)

    def style(self, name: str) -> Style:
        """A style of the theme."""
        return self.theme.styles[name]

    def color(self, role: str) -> str:
        """A colour of the theme."""
        return self.theme.colors[role]

    def warnings(self) -> tuple[str, ...]:
        """What was replaced: fonts, and characters that no font has."""
        return self.fonts.warnings()

    def pieces(self, text: str, role: str, size: float, color: str, **more: Any) -> list[Piece]:
        """Text as pieces; a character that the face lacks is taken from the next face that has it."""
        own, text = self.face(role), printable(text)
        if own.has_all(text):
            return [Piece(text, own, size, color, **more)] if text else []
        pieces: list[Piece] = []
        for char in text:
            chosen, shown = (own, char) if own.has(char) else self._lent(char, own)
            if pieces and pieces[-1].face is chosen:
                last = pieces[-1]
                pieces[-1] = Piece(last.text + shown, chosen, size, color, **more)
            else:
                pieces.append(Piece(shown, chosen, size, color, **more))
        return pieces

    def _lent(self, char: str, own: Face) -> tuple[Face, str]:
        """A face that has the character, and what is set: the printers' blank where no face has it."""
        lender = self.fonts.lender(char)
        if lender is not None:
            return lender, char
        instead = own if own.has(INSTEAD) else self.fonts.lender(INSTEAD)
        return instead or own, INSTEAD

    def run_pieces(self, runs: Sequence[Run], style: Style, *, cites: bool = True, whole: bool = False) -> list[Piece]:
        """Runs in a style: strong and speaker in the black face; what is stated links to its proof.

        Marks stand before the stop that ends what they prove, so that they never seem to belong to what follows; those
        of a quotation to the letter, whose stop is its own, behind the marks that close it. `whole`: all is quoted.
        """
        pieces: list[Piece] = []
        following = iter((*(run.text for run in runs), "")[1:])
        taken = 0
        for (run, marks), after in zip(self.provenance.marked(runs), following, strict=True):
            role = "hei" if run.emphasis in {"strong", "speaker"} else style.font
            link = self.provenance.target(run.states)
            words, stop, closing = run.text[taken:], "", ""
            if cites and marks:
                words, stop = (words, "") if run.states or whole else before_stop(words)
                closing = closing_of(after) if run.states else ""
            taken = len(closing)
            pieces += self.pieces(words, role, style.size, style.color, marks=run.states, link=link)
            pieces += self.pieces(closing, style.font, style.size, style.color)
            if cites:
                pieces += self.mark_pieces(marks, style.size)
            pieces += self.pieces(stop, role, style.size, style.color)
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
        """Pieces set in a style; indents are counted in its characters. Tagged as a paragraph, or as told."""
        tag = self.tagged("P") if tag is None else tag
        setting = self.setting(style)
        em = style.size * setting.pitch
        return ComposedParagraph(
            pieces, style.leading, indent=style.indent * em, align=style.align, left=style.left * em,
            right=style.right * em, before=style.before, after=style.after, anchor=anchor, on_mark=on_mark,
            label=label, setting=setting, tag=tag,
        )  # fmt: skip
