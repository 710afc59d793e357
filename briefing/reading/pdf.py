"""PDF: its text layer in reading order; pages that are only pictures by OCR, where it is asked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from briefing.errors import SourceError
from briefing.reading import ocr
from briefing.reading.glyphs import Lettering, letter
from briefing.reading.layout import lines_of
from briefing.reading.pages import written
from briefing.reading.shapes import Drawn
from briefing.reading.transcript import Transcript, Wanted

MOST_PAGES = 100  # in one source; more is no newspaper
MOST_CHARACTERS = 400_000  # in one source; forty broadsheet pages
UNREAD = 0.2  # share of characters without a meaning above which a text layer is of no use
FEW, MOSTLY_PICTURE = 40, 0.4  # characters; share of the page

_Kind = Literal["text", "scan", "laid", "blank"]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page (from 1) as it was drawn or recognised; a `scan` that nobody recognised has no text."""

    number: int
    kind: _Kind
    drawn: Drawn
    beside: tuple[str, ...] = ()
    recognised: bool = False


def read_pdf(content: bytes, name: str, wanted: Wanted) -> Transcript:
    """The wanted pages, one after the other; `SourceError` where the file cannot be read or is a scan."""
    with _opened(content, name) as document:
        numbers = _numbers(len(document), wanted.pages, name)
        pages = list(_pages(document, numbers, name, wanted))
    if not any(page.drawn.pieces for page in pages):
        raise SourceError(_nothing(name, pages), name)
    return _transcript(pages, name)


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # PDFium tells of the error before this one where a document only has no pages.
        if "password" in str(error).lower() and b"/Encrypt" in content:
            message = f"“{name}”有密码保护，请先去掉密码（用有密码的阅读器另存一份）再导入。"
        else:
            message = f"“{name}”打不开：没有页面、已损坏或不是 PDF 文件，请重新下载或另存后再导入。"
        raise SourceError(message, name) from None
    try:
        yield document
    finally:
        document.close()


def _numbers(count: int, wanted: tuple[int, int] | None, name: str) -> range:
    """The pages to read, from 1."""
    if count < 1:
        raise SourceError(f"“{name}”里没有页面，请换一个文件。", name)
    first, last = wanted or (1, count)
    if not 1 <= first <= last <= count:
        raise SourceError(f"“{name}”共 {count} 页，没有第 {first}-{last} 页，请改正页码范围。", name)
    if last - first + 1 > MOST_PAGES:
        raise SourceError(f"“{name}”要读的页数超过 {MOST_PAGES} 页，请用 --pdf-pages 指定页码范围，分次导入。", name)
    return range(first, last + 1)


def _pages(document: Any, numbers: range, name: str, wanted: Wanted) -> Iterator[_Page]:
    characters = 0
    for number in numbers:
        page = _loaded(document, number, name)
        try:
            lettering = _lettered(page, number, name)
            characters += lettering.characters
            if characters > MOST_CHARACTERS:
                raise SourceError(
                    f"“{name}”的文字超过 {MOST_CHARACTERS // 10000} 万字，请用 --pdf-pages 分次导入。",
                    name,
                )
            kind = _kind(lettering)
            if kind == "scan":
                yield _scan(page, number, lettering, name, wanted)
            else:
                beside = tuple(line.text for line in lines_of(list(lettering.turned)))
                yield _Page(number, kind, lettering.drawn, beside)
        finally:
            page.close()


def _loaded(document: Any, number: int, name: str) -> Any:
    import pypdfium2

    try:
        return document[number - 1]
    except pypdfium2.PdfiumError:
        raise SourceError(f"“{name}”第 {number} 页已损坏，请重新下载，或用 --pdf-pages 跳过这一页。", name) from None


def _lettered(page: Any, number: int, name: str) -> Lettering:
    import pypdfium2

    try:
        return letter(page)
    except (pypdfium2.PdfiumError, ValueError):
        raise SourceError(
            f"“{name}”第 {number} 页读不出来：内容损坏或字数过多，请用 --pdf-pages 跳过这一页。", name
        ) from None


def _kind(page: Lettering) -> _Kind:
    if page.unread > UNREAD or (page.characters < FEW and page.pictured > MOSTLY_PICTURE):
        return "scan"
    if not page.characters:
        return "blank"
    return "laid" if page.hidden else "text"


def _scan(page: Any, number: int, lettering: Lettering, name: str, wanted: Wanted) -> _Page:
    if wanted.ocr:
        return _Page(number, "scan", ocr.recognise_page(page, name), recognised=True)
    return _Page(number, "scan", Drawn(lettering.drawn.width, lettering.drawn.height, ()))


def _nothing(name: str, pages: Sequence[_Page]) -> str:
    if any(page.recognised for page in pages):
        return f"“{name}”的图像里没有认出文字，请换一份更清晰的扫描件。"
    if any(page.kind == "scan" for page in pages):
        return f"“{name}”是扫描件或字体无法识别，没有可用的文字层；可加 --ocr 识别（需安装 briefing-desk[ocr]）。"
    return f"“{name}”里没有文字，请换一个文件。"


def _transcript(pages: Sequence[_Page], name: str) -> Transcript:
    recognised = any(page.recognised or page.kind == "laid" for page in pages)
    text, origin = written([page.drawn for page in pages], [block for page in pages for block in page.beside])
    return Transcript(
        text=text,
        encoding="pdf",
        medium="ocr" if recognised else "pdf",
        publication=origin.publication,
        day=origin.day,
        page=origin.page,
        warnings=tuple(_warnings(pages, name)),
    )


def _warnings(pages: Sequence[_Page], name: str) -> Iterator[str]:
    if skipped := [page.number for page in pages if page.kind == "scan" and not page.recognised]:
        yield f"“{name}”第 {_list(skipped)} 页是图像，没有读；可加 --ocr 识别（需安装 briefing-desk[ocr]）。"
    if read := [page.number for page in pages if page.recognised]:
        yield f"“{name}”第 {_list(read)} 页的文字由 OCR 识别，可能有错，请对照原件核对。"
    if laid := [page.number for page in pages if page.kind == "laid"]:
        yield f"“{name}”第 {_list(laid)} 页是带识别文字的扫描件，文字可能有错，请对照原件核对。"


def _list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))
