"""Drawn pages to the text of a source: heads and feet off, columns in order, what stands apart at the end."""

from collections.abc import Sequence

from briefing.reading.layout import lay_out
from briefing.reading.pagehead import Origin, take_head, without_running_lines
from briefing.reading.shapes import Drawn


def written(pages: Sequence[Drawn], beside: Sequence[str] = ()) -> tuple[str, Origin]:
    """The text of all pages and what their heads say together; `beside` are blocks that were set at an angle."""
    stripped, origins = zip(*map(take_head, pages), strict=True)
    laid = [lay_out(page) for page in without_running_lines(stripped)]
    blocks = [block for page in laid for block in page.blocks]
    apart = [block for page in laid for block in page.apart]
    text = "\n\n".join(block for block in (*blocks, *apart, *beside) if block.strip())
    return text + "\n", _together(origins)


def _together(origins: Sequence[Origin]) -> Origin:
    """Two newspapers or two days in one file: nothing is plainly said of the whole."""
    names = {origin.publication for origin in origins if origin.publication}
    days = {origin.day for origin in origins if origin.day}
    printed = dict.fromkeys(origin.page for origin in origins if origin.page)
    return Origin(
        publication=names.pop() if len(names) == 1 else None,
        day=days.pop() if len(days) == 1 else None,
        page="、".join(printed) or None,
    )
