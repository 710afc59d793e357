"""The PDF: composed paragraphs, contents with page numbers, bookmarks, vector charts, embedded fonts.

Laid out until the page numbers that are printed are those of the pages, then drawn; composed lines are kept between
the passes. What is drawn goes into the file page by page; `finish` makes PDF/A of it. The same document gives the same
bytes.
"""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from briefing.model.document import Document, Layout
from briefing.model.pack import PLAIN_PDF, PdfOptions, Template
from briefing.rendering.locking import check_password
from briefing.rendering.pdf.canvas import MeasuringCanvas, PackCanvas
from briefing.rendering.pdf.finish import Finish, finish, labels_of, locked
from briefing.rendering.pdf.floats import FloatingTemplate
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import NOWHERE, PackTemplate, Placed
from briefing.rendering.pdf.properties import Properties
from briefing.rendering.pdf.provenance import Provenance
from briefing.rendering.pdf.story import story_of
from briefing.rendering.pdf.tagging import Tags
from briefing.rendering.typesetting.printable import printable

__all__ = ["Preview", "page_count", "pdf_bytes"]


def pdf_bytes(
    document: Document,
    template: Template,
    page_done: Callable[[], None] | None = None,
    options: PdfOptions | None = PLAIN_PDF,
) -> tuple[bytes, Layout, tuple[str, ...]]:
    """The PDF's bytes, where each anchor stands, and warnings; `page_done` is called after each page.

    Without `options` the file is left unfinished, for the eye alone: no PDF/A, no labels, no password.
    """
    if options is not None:
        check_password(options.password)
    look = Look(template.theme, Provenance(document, template.marks))
    tick = page_done or _nothing
    placed = _settled(document, template, look, tick) if _prints_pages(document, template, look) else NOWHERE
    if options is not None and options.tagged:
        look.tags = Tags()
    target = io.BytesIO()
    pack = _pass(document, template, look, placed, tick, partial(PackCanvas, tags=look.tags), target)
    layout = pack.placed().layout
    finish(_canvas(pack), _wanted(document, template, layout, options))
    data = target.getvalue()
    if options is not None and options.password:
        data = locked(data, options.password)
    return data, layout, look.warnings()


def _canvas(pack: PackTemplate) -> PackCanvas:
    """What a pack was drawn on."""
    canvas = pack.canv
    assert isinstance(canvas, PackCanvas)
    return canvas


def _wanted(document: Document, template: Template, layout: Layout, options: PdfOptions | None) -> Finish | None:
    """What is said of the whole file."""
    if options is None:
        return None
    head = document.masthead
    properties = Properties(printable(head.title), printable(options.author), head.date)
    level = None if options.password else "A" if options.tagged else "B"
    return Finish(properties, labels_of(layout.front, cover=template.cover), level)


class Preview:
    """The PDF of a pack while it is edited, unfinished and for the eye alone.

    A change seldom moves pages: where everything stood last time is tried first, which saves most of the layouts.
    """

    def __init__(self) -> None:
        self._placed = NOWHERE

    def pdf(self, document: Document, template: Template, page_done: Callable[[], None] | None = None) -> bytes:
        """The PDF's bytes; `page_done` is called after each page."""
        look = Look(template.theme, Provenance(document, template.marks))
        tick = page_done or _nothing
        placed = NOWHERE
        if _prints_pages(document, template, look):
            placed = _settled(document, template, look, tick, self._placed)
        target = io.BytesIO()
        pack = _pass(document, template, look, placed, tick, partial(PackCanvas, compressed=False), target)
        finish(_canvas(pack), None)
        self._placed = pack.placed()
        return target.getvalue()


def _prints_pages(document: Document, template: Template, look: Look) -> bool:
    """Whether page numbers stand in the text itself, so that it must be known beforehand where everything stands."""
    return document.contents or bool(look.provenance.listed) or "{pages}" in template.theme.number.form


def page_count(document: Document, template: Template) -> int:
    """How many pages the PDF of a document has, front pages included; nothing is drawn."""
    look = Look(template.theme, Provenance(document, template.marks))
    return _settled(document, template, look, _nothing).pages_in_all


MOST_PASSES = 4
"""Passes after which a layout that still moves is taken as it is: page numbers printed change the length of lines."""


def _settled(
    document: Document, template: Template, look: Look, tick: Callable[[], None], placed: Placed = NOWHERE
) -> Placed:
    """Where everything stands once the page numbers that are printed are those of the pages, tried from `placed`."""
    for _ in range(MOST_PASSES):
        pack = _pass(document, template, look, placed, tick, MeasuringCanvas, io.BytesIO())
        before, placed = placed, pack.placed()
        if placed == before or not look.provenance.listed:
            break
    return placed


def _pass(
    document: Document,
    template: Template,
    look: Look,
    placed: Placed,
    tick: Callable[[], None],
    canvas: Callable[..., Any],
    target: io.BytesIO,
) -> PackTemplate:
    """One layout of the whole pack on that kind of canvas."""
    pack = FloatingTemplate(target, document, template, look, tick, placed.layout.pages)
    pack.build(story_of(document, template, look, placed), canvasmaker=canvas)
    return pack


def _nothing() -> None:
    """Nobody waits for pages."""
