"""Paragraphs and runs as WordprocessingML."""

import re

from briefing.model.document import Heading, Paragraph, Run
from briefing.rendering.docx.looks import EMPHASIS_STYLES, ROLE_STYLES
from briefing.rendering.docx.marks import Marks, listed_citation, source_name
from briefing.rendering.stops import before_stop
from briefing.rendering.xmltext import escaped

_SHARED = re.compile("[“”‘’…—·×±°～]")
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'
"""Marks that Chinese and Western fonts share are set in the Chinese font only where the run says so."""
_BREAKS = re.compile("(\r\n|[\n\r\t])")


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph in that style; `properties` overrule it, in the schema's order."""
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    look = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{look}{content}</w:p>"


def run(text: str, style: str = "") -> str:
    """A run of text; line ends and tabs become Word's own."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    hinted = _CHINESE if _SHARED.search(text) else ""
    look = f"<w:rPr>{named}{hinted}</w:rPr>" if named or hinted else ""
    return f"<w:r>{look}{_text(text)}</w:r>"


def _text(text: str) -> str:
    pieces = _BREAKS.split(text)
    return "".join(_break(piece) if index % 2 else _words(piece) for index, piece in enumerate(pieces))


def _break(piece: str) -> str:
    return "<w:tab/>" if piece == "\t" else "<w:br/>"


def _words(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(piece)}</w:t>' if piece else ""


def heading(block: Heading, bookmark: str, marks: Marks) -> str:
    """A heading with its number as text, bookmarked for the contents."""
    return paragraph(marks.bookmarked(run(block.number + block.text), bookmark), f"Heading{block.level}")


def body_paragraph(block: Paragraph, marks: Marks) -> str:
    """A paragraph of runs in the style of its role; one that lists a citation is the target of its markers."""
    listing = block.role == "source"
    whole = block.role == "quote"
    content = "".join(stated_run(piece, marks, citing=not listing, whole=whole) for piece in block.runs)
    number = listed_citation(block)
    if number is not None:
        content = marks.bookmarked(content, source_name(number))
    return paragraph(content, ROLE_STYLES[block.role])


def stated_run(piece: Run, marks: Marks, *, citing: bool = True, whole: bool = False) -> str:
    """A run, marked with the annotations that it states, and its citations raised behind it, before its last stop.

    A quotation to the letter keeps its own stop in its control, a `whole` paragraph of quoted words its last.
    """
    style = EMPHASIS_STYLES[piece.emphasis]
    raised = citations(piece.cites, marks) if citing else ""
    words, stop = before_stop(piece.text) if raised and not piece.states and not whole else (piece.text, "")
    return marks.stated(run(words, style), piece.states) + raised + run(stop, style)


def citations(numbers: tuple[int, ...], marks: Marks, style: str = "CitationMark") -> str:
    """Numbers in brackets, raised unless the style is another, linked to where the source is listed."""
    return "".join(_citation(number, marks, style) for number in numbers) if marks.printed else ""


def _citation(number: int, marks: Marks, style: str) -> str:
    mark = run(f"[{number}]", style)
    if number not in marks.listed:
        return mark
    return f'<w:hyperlink w:anchor="{source_name(number)}" w:history="1">{mark}</w:hyperlink>'
