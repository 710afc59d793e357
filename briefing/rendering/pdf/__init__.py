"""The PDF: composed paragraphs, contents with page numbers, bookmarks, vector charts, embedded fonts.

Laid out once to learn the pages, drawn a second time with the contents filled in; composed lines are kept between
the two. `invariant` makes the same document the same bytes.
"""

import io
import re
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from briefing.model.document import Document, Layout
from briefing.model.pack import Template
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import MeasuringCanvas, PackTemplate
from briefing.rendering.pdf.story import source_anchors, story_of

__all__ = ["pdf_bytes"]


def pdf_bytes(
    document: Document, template: Template, page_done: Callable[[], None] | None = None
) -> tuple[bytes, Layout, tuple[str, ...]]:
    """The PDF's bytes, where each anchor stands, and warnings; `page_done` is called after each page."""
    look = Look(template.theme, source_anchors(document))
    layout = Layout(0, {})
    if document.contents:
        layout, _ = _pass(document, template, look, layout, page_done or _nothing, measuring=True)
    layout, data = _pass(document, template, look, layout, page_done or _nothing, measuring=False)
    return _unsigned(data), layout, look.warnings()


def _pass(
    document: Document, template: Template, look: Look, layout: Layout, tick: Callable[[], None], *, measuring: bool
) -> tuple[Layout, bytes]:
    """One layout of the whole pack; the measuring one draws nothing."""
    target = io.BytesIO()
    pack = PackTemplate(target, document, template, look, tick)
    canvas = MeasuringCanvas if measuring else Canvas
    pack.build(story_of(document, template, look, layout), canvasmaker=canvas)
    return Layout(pack.body_pages, dict(pack.page_of)), target.getvalue()


_SIGNED = re.compile(rb"ReportLab generated PDF document[^\n]*", re.IGNORECASE)


def _unsigned(data: bytes) -> bytes:
    """The file without the comments in which reportlab names itself; offsets stay as they are."""
    return _SIGNED.sub(_blank, data)


def _blank(match: re.Match[bytes]) -> bytes:
    return b" " * len(match.group())


def _nothing() -> None:
    """Nobody waits for pages."""
