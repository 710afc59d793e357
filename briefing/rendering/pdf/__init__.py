"""The PDF: composed paragraphs, contents with page numbers, bookmarks, vector charts, embedded fonts.

Laid out until the page numbers that are printed are those of the pages, then drawn; composed lines are kept between
the passes. `finish` makes PDF/A of it. The same document gives the same bytes.
"""

import gc
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from briefing.model.document import Document, Layout
from briefing.model.pack import PLAIN_PDF, PdfOptions, Template
from briefing.rendering.pdf.finish import finish, labels_of
from briefing.rendering.pdf.look import Look
from briefing.rendering.pdf.pages import NOWHERE, MeasuringCanvas, PackCanvas, PackTemplate, Placed, TooManyPages
from briefing.rendering.pdf.properties import Properties
from briefing.rendering.pdf.provenance import Provenance
from briefing.rendering.pdf.story import story_of
from briefing.rendering.pdf.tagging import Tags
from briefing.rendering.typesetting.printable import printable

__all__ = ["fits", "pdf_bytes"]


def pdf_bytes(
    document: Document,
    template: Template,
    page_done: Callable[[], None] | None = None,
    options: PdfOptions | None = PLAIN_PDF,
) -> tuple[bytes, Layout, tuple[str, ...]]:
    """The PDF's bytes, where each anchor stands, and warnings; `page_done` is called after each page.

    Without `options` the file is left unfinished, for the eye alone: no PDF/A, no labels, no password.
    """
    provenance = Provenance(document, template.marks)
    look = Look(template.theme, provenance)
    tick = page_done or _nothing
    placed = NOWHERE
    if document.contents or provenance.listed or "{pages}" in template.theme.number.form:
        placed = _settled(document, template, look, tick)
    if options is not None and options.tagged:
        look.tags = Tags()
    placed, data = _pass(document, template, look, placed, tick, measuring=False)
    if options is not None:
        head = document.masthead
        properties = Properties(printable(head.title), printable(options.author), head.date)
        labels = labels_of(placed.layout.front, cover=template.cover)
        data = finish(data, properties, labels, options.password, look.tags)
    return data, placed.layout, look.warnings()


def fits(document: Document, template: Template, pages: int) -> bool:
    """Whether the PDF has at most so many pages, front pages included; nothing is drawn.

    A layout that is longer is given up with the page that is too many, the very first too: without the page numbers
    that later ones print it is the shortest.
    """
    look = Look(template.theme, Provenance(document, template.marks))
    try:
        _settled(document, template, look, _nothing, pages)
    except TooManyPages:
        return False
    return True


MOST_PASSES = 4
"""Passes after which a layout that still moves is taken as it is: page numbers printed change the length of lines."""


def _settled(
    document: Document, template: Template, look: Look, tick: Callable[[], None], most: int | None = None
) -> Placed:
    """Where everything stands once the page numbers that are printed are those of the pages.

    `TooManyPages` as soon as a layout passes the most pages.
    """
    placed = NOWHERE
    for _ in range(MOST_PASSES):
        before, (placed, _) = placed, _pass(document, template, look, placed, tick, measuring=True, most=most)
        if placed == before or not look.provenance.listed:
            break
    return placed


def _pass(
    document: Document,
    template: Template,
    look: Look,
    placed: Placed,
    tick: Callable[[], None],
    *,
    measuring: bool,
    most: int | None = None,
) -> tuple[Placed, bytes]:
    """One layout of the whole pack; the measuring one draws nothing."""
    target = io.BytesIO()
    pack = PackTemplate(target, document, template, look, tick, placed.layout.pages, most)
    canvas = MeasuringCanvas if measuring else partial(PackCanvas, tags=look.tags)
    with _rarely_collected():
        pack.build(story_of(document, template, look, placed), canvasmaker=canvas)
    return pack.placed(), target.getvalue()


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """A layout makes many objects and hardly a cycle of them: looking for cycles was a tenth of its time."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


_OBJECTS = 100_000  # made before cycles are looked for


def _nothing() -> None:
    """Nobody waits for pages."""
