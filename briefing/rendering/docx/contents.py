"""The table of contents: a complete field with its entries and page numbers filled in, right on opening."""

from collections.abc import Sequence

from briefing.model.document import Document, Heading, Layout
from briefing.rendering.docx.marks import Marks
from briefing.rendering.docx.paragraphs import paragraph, run

_FIRST_BOOKMARK = 100_000_001
"""Word itself names heading bookmarks _Toc and nine digits; so does an update of the contents."""


def field_mark(kind: str) -> str:
    """One of a field's three marks: begin, separate, end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A field with its result already in place."""
    return f"{field_start(instruction)}{run(result)}{field_mark('end')}"


def field_start(instruction: str) -> str:
    """A field up to its result."""
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{field_mark('begin')}{code}{field_mark('separate')}"


def heading_bookmarks(document: Document) -> list[tuple[Heading, str]]:
    """Each heading in turn with the name of its bookmark."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    return [(heading, f"_Toc{number}") for number, heading in enumerate(headings, _FIRST_BOOKMARK)]


def contents(
    headings: Sequence[tuple[Heading, str]], depth: int, layout: Layout | None, marks: Marks, title_look: str
) -> str:
    """The titled list of headings down to level `depth`; `title_look` are paragraph properties of the title."""
    listed = [(heading, name) for heading, name in headings if heading.level <= depth]
    if not listed:
        return ""
    pages = {} if layout is None else layout.page_of
    entries = [_entry(heading, name, pages.get(heading.anchor)) for heading, name in listed]
    entries[0] = (entries[0][0], field_start(f' TOC \\o "1-{depth}" \\h \\z ') + entries[0][1])
    entries[-1] = (entries[-1][0], entries[-1][1] + field_mark("end"))
    lines = "".join(paragraph(content, style) for style, content in entries)
    title = paragraph(run("目　录"), "TOCHeading", title_look)
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{marks.number()}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{title}{lines}</w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading, bookmark: str, page: int | None) -> tuple[str, str]:
    number = field(f" PAGEREF {bookmark} \\h ", "" if page is None else str(page))
    link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">'
    return f"TOC{heading.level}", f"{link}{run(f'{heading.number}{heading.text}')}{run(chr(9))}{number}</w:hyperlink>"
