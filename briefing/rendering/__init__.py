"""A document becomes files: all of those asked for, or none.

The PDF comes first, since its layout gives Word the page numbers of its contents. A new format is a module and a
line in `RENDERERS`.
"""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import StorageError
from briefing.model.document import Document, Layout
from briefing.model.pack import FORMATS, PLAIN_PDF, Format, PackFile, PdfOptions, Template
from briefing.rendering.beside import Beside
from briefing.rendering.locking import told_of_lock
from briefing.rendering.placing import place

__all__ = ["FORMATS", "RENDERERS", "Previewer", "Rendered", "fits", "render", "safe_stem"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a pack, what to warn of, and the seconds that each format took."""

    files: tuple[PackFile, ...]
    warnings: tuple[str, ...]
    seconds: Mapping[str, float]


@dataclass(slots=True)
class _Job:
    """One rendering on its way; the PDF leaves its layout for Word."""

    document: Document
    template: Template
    tick: Callable[[], None] | None = None
    pdf: PdfOptions | None = None
    layout: Layout | None = None
    warnings: tuple[str, ...] = ()


def _pdf(job: _Job) -> bytes:
    from briefing.rendering.pdf import pdf_bytes

    data, job.layout, job.warnings = pdf_bytes(job.document, job.template, job.tick, job.pdf)
    return data


def _docx(job: _Job) -> bytes:
    from briefing.rendering.docx import docx_bytes

    if job.layout is None and job.document.contents:
        from briefing.rendering.pdf import pdf_bytes

        _, job.layout, job.warnings = pdf_bytes(job.document, job.template, job.tick, None)
    return docx_bytes(job.document, job.template, job.layout)


def _xlsx(job: _Job) -> bytes:
    from lxml.etree import SerialisationError  # type: ignore[import-untyped]  # it ships no types

    from briefing.rendering.xlsx import xlsx_bytes

    try:
        return xlsx_bytes(job.document, job.template)
    except (OSError, SerialisationError) as error:  # openpyxl keeps each sheet in a temporary file
        raise StorageError("没有空间或权限存放 Excel 的临时文件，请清理磁盘后重试。") from error


RENDERERS: Mapping[Format, Callable[[_Job], bytes]] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}


STEPS = 100
"""Steps of progress that one format counts for; within it each page is one, so that a long pack can be stopped."""


class _Counter:
    """Turns pages of a format into steps of the whole."""

    def __init__(self, progress: Progress | None, formats: int) -> None:
        self.progress, self.total, self.done = progress, formats * STEPS, 0
        self.pages = 0

    def start(self, number: int) -> None:
        """A format begins."""
        self.done, self.pages = number * STEPS, 0
        self.report()

    def tick(self) -> None:
        """A page is done."""
        self.pages = min(self.pages + 1, STEPS - 1)
        self.report()

    def report(self) -> None:
        """Tells how far things are; the receiver may raise `Cancelled`."""
        if self.progress is not None:
            self.progress(self.done + self.pages, self.total)


class Previewer:
    """Makes the PDF of a pack again and again while it is edited, in memory and unfinished: to be looked at."""

    def __init__(self) -> None:
        from briefing.rendering.pdf import Preview

        self._preview = Preview()

    def pdf(self, document: Document, template: Template, progress: Progress | None = None) -> bytes:
        """The PDF alone."""
        return self._preview.pdf(document, template, _Counter(progress, 1).tick)


def fits(document: Document, template: Template, pages: int) -> bool:
    """Whether the PDF would have at most so many pages."""
    from briefing.rendering.pdf import fits

    return fits(document, template, pages)


def render(
    document: Document,
    template: Template,
    formats: Sequence[Format],
    folder: Path,
    stem: str,
    progress: Progress | None = None,
    pdf: PdfOptions = PLAIN_PDF,
) -> Rendered:
    """Write the formats into the folder under one stem; on any failure or cancellation nothing is left behind.

    An earlier pack of that name is replaced, but for drafts that someone has edited: they are kept, and told of.
    """
    chosen = [name for name in RENDERERS if name in formats]
    counter = _Counter(progress, len(chosen))
    job = _Job(document, template, counter.tick, pdf)
    seconds: dict[str, float] = {}
    made: list[tuple[Format, bytes]] = []
    alone = len(chosen) == 1 or "xlsx" not in chosen
    with nullcontext() if alone else Beside(lambda: _xlsx(job)) as workbook:
        for number, name in enumerate(chosen):
            counter.start(number)
            began = time.perf_counter()
            # The workbook needs nothing of the other files, so it is made beside them where there is a second core.
            beside = workbook is not None and name == "xlsx"
            made.append((name, workbook.result() if workbook is not None and beside else RENDERERS[name](job)))
            seconds[name] = round(time.perf_counter() - began, 4)
    counter.start(len(chosen))
    told = place({f"{stem}.{name}": data for name, data in made}, folder)
    files = tuple(_entry(name, folder / f"{stem}.{name}", data, job.layout) for name, data in made)
    return Rendered(files, (*job.warnings, *told_of_lock(pdf, chosen), *told), seconds)


def _entry(name: Format, path: Path, data: bytes, layout: Layout | None) -> PackFile:
    return PackFile(name, path, hashlib.sha256(data).hexdigest(), len(data), _pages(name, layout))


def _pages(name: Format, layout: Layout | None) -> int:
    if name != "pdf":
        return 0
    return layout.front + layout.pages if layout else 0


_UNSAFE = '\\/:*?"<>|\r\n\t'
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(1, 10)), *(f"LPT{n}" for n in range(1, 10))}
LONGEST_STEM = 60  # characters; 180 bytes of UTF-8, below every file system's limit


def safe_stem(title: str) -> str:
    """The title as a file name on every file system; never empty."""
    stem = "".join("_" if char in _UNSAFE or not char.isprintable() else char for char in title)
    stem = stem.strip(" .")[:LONGEST_STEM].rstrip(" .")
    return f"_{stem}" if stem.upper() in _RESERVED else stem or "briefing"
