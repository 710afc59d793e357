"""The PDF: composed paragraphs, contents with page numbers, bookmarks, vector charts, embedded fonts.

Laid out until the page numbers that are printed are those of the pages, then drawn; composed lines are kept between
the passes. `invariant` makes the same document the same bytes.
"""

import io
import re
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from briefing.model.document import Document, Layout
from briefing.model.pack import Template
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import NOWHERE, MeasuringCanvas, PackTemplate, Placed
from briefing.rendering.pdf.provenance import Provenance
from briefing.rendering.pdf.story import story_of

__all__ = ["page_count", "pdf_bytes"]


def pdf_bytes(
    document: Document, template: Template, page_done: Callable[[], None] | None = None
) -> tuple[bytes, Layout, tuple[str, ...]]:
    """The PDF's bytes, where each anchor stands, and warnings; `page_done` is called after each page."""
    provenance = Provenance(document, template.marks)
    look = Look(template.theme, provenance)
    tick = page_done or _nothing
    placed = NOWHERE
    if document.contents or provenance.listed or "{pages}" in template.theme.number.form:
        placed = _settled(document, template, look, tick)
    placed, data = _pass(document, template, look, placed, tick, measuring=False)
    return _unsigned(data), placed.layout, look.warnings()


def page_count(document: Document, template: Template) -> int:
    """How many pages the PDF of a document has, front pages included; nothing is drawn."""
    look = Look(template.theme, Provenance(document, template.marks))
    return _settled(document, template, look, _nothing).pages_in_all


MOST_PASSES = 4
"""Passes after which a layout that still moves is taken as it is: page numbers printed change the length of lines."""


def _settled(document: Document, template: Template, look: Look, tick: Callable[[], None]) -> Placed:
    """Where everything stands once the page numbers that are printed are those of the pages."""
    placed = NOWHERE
    for _ in range(MOST_PASSES):
        before, (placed, _) = placed, _pass(document, template, look, placed, tick, measuring=True)
        if placed == before or not look.provenance.listed:
            break
    return placed


def _pass(
    document: Document, template: Template, look: Look, placed: Placed, tick: Callable[[], None], *, measuring: bool
) -> tuple[Placed, bytes]:
    """One layout of the whole pack; the measuring one draws nothing."""
    target = io.BytesIO()
    pack = PackTemplate(target, document, template, look, tick, placed.layout.pages)
    canvas = MeasuringCanvas if measuring else Canvas
    pack.build(story_of(document, template, look, placed), canvasmaker=canvas)
    return pack.placed(), target.getvalue()


_SIGNED = re.compile(rb"ReportLab generated PDF document[^\n]*", re.IGNORECASE)


def _unsigned(data: bytes) -> bytes:
    """The file without the comments in which reportlab names itself; offsets stay as they are."""
    return _SIGNED.sub(_blank, data)


def _blank(match: re.Match[bytes]) -> bytes:
    return b" " * len(match.group())


def _nothing() -> None:
    """Nobody waits for pages."""
