"""The smaller parts: settings, headers, footers, properties. None names a person, a date or a tool unasked."""

import re
from dataclasses import dataclass
from datetime import date

from briefing.model.document import Masthead
from briefing.model.pack import Theme
from briefing.rendering.docx.contents import field
from briefing.rendering.docx.looks import style
from briefing.rendering.docx.paragraphs import paragraph, run
from briefing.rendering.docx.styles import HEAD, W
from briefing.rendering.docx.units import grid_lines, millimetres, twips
from briefing.rendering.xmltext import escaped

_UNDATED = date(2000, 1, 1)
_HEADER_GAP = 5.0
"""Millimetres between what every page must say and the text area."""
_NOT_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_NOT_FIRST = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠["
"""Word's own lists for Chinese; the opening bracket is added, so that no line begins with a citation mark."""
_MODE = "http://schemas.microsoft.com/office/word"


def settings_xml() -> str:
    """Odd and even pages differ; punctuation is compressed; Word's present layout; contents are not updated."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escaped(_NOT_LAST)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escaped(_NOT_FIRST)}"/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{_MODE}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def footer_xml(theme: Theme, *, odd: bool, pages: int = 1) -> str:
    """The page number as the template has it: — 1 — at the outer edge, right on odd pages and left on even.

    `pages` is shown as their number by programs that do not count them.
    """
    number = theme.number
    if number.place == "none":
        return f'{HEAD}<w:ftr xmlns:w="{W}">{paragraph("", "Footer")}</w:ftr>'
    if number.place == "center":
        indent = '<w:jc w:val="center"/>'
    else:
        side = "right" if odd else "left"
        inset = twips(style(theme, "footer").size * number.inset)
        indent = f'<w:ind w:{side}Chars="{round(number.inset * 100)}" w:{side}="{inset}"/><w:jc w:val="{side}"/>'
    fields = {"{page}": field(" PAGE ", "1"), "{pages}": field(" SECTIONPAGES ", str(pages))}
    content = "".join(fields[part] if part in fields else run(part) for part in _FIELD.split(number.form) if part)
    return f'{HEAD}<w:ftr xmlns:w="{W}">{paragraph(content, "Footer", indent)}</w:ftr>'


_FIELD = re.compile(r"(\{pages?\})")


def header_xml(masthead: Masthead) -> str:
    """密级 and 内部资料 at the left, 份号 at the right: what every page must say."""
    content = run(masthead.protection) + (run(f"\t{masthead.copy_number}") if masthead.copy_number else "")
    return f'{HEAD}<w:hdr xmlns:w="{W}">{paragraph(content, "Running")}</w:hdr>'


@dataclass(frozen=True, slots=True)
class Margins:
    """The parts that a section's pages carry, by relation: odd and even footer; the header of all but the first."""

    footers: tuple[str, str] | None = None
    header: str | None = None

    def xml(self, *, own_first: bool) -> tuple[str, str]:
        """References to the parts, and the mark of a first page that differs: its head says it already."""
        footers = self.footers or ()
        kinds = zip(("default", "even"), footers, strict=False)
        feet = "".join(f'<w:footerReference w:type="{kind}" r:id="{part}"/>' for kind, part in kinds)
        if self.header is None:
            return feet, ""
        heads = "".join(f'<w:headerReference w:type="{kind}" r:id="{self.header}"/>' for kind in ("default", "even"))
        if not own_first:
            return heads + feet, ""
        first = f'<w:footerReference w:type="first" r:id="{footers[0]}"/>' if footers else ""
        return heads + feet + first, "<w:titlePg/>"


def section(theme: Theme, margins: Margins, *, restart: bool, own_first: bool = True) -> str:
    """A section's page; `restart` numbers its pages from 1; `own_first` is as in `Margins`."""
    page = theme.page
    references, first = margins.xml(own_first=own_first)
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    foot = max(5.0, page.bottom - theme.number.gap - style(theme, "footer").leading * 25.4 / 72)
    head = max(5.0, page.top - _HEADER_GAP - style(theme, "running").leading * 25.4 / 72)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{millimetres(page.width)}" w:h="{millimetres(page.height)}"/>'
        f'<w:pgMar w:top="{millimetres(page.top)}" w:right="{millimetres(page.right)}" '
        f'w:bottom="{millimetres(page.bottom)}" w:left="{millimetres(page.left)}" '
        f'w:header="{millimetres(head)}" w:footer="{millimetres(foot)}" w:gutter="0"/>{number}'
        f'<w:cols w:space="425"/>{first}'
        f'<w:docGrid w:type="lines" w:linePitch="{grid_lines(theme)}"/>'
        "</w:sectPr>"
    )


def core_xml(masthead: Masthead) -> str:
    """Title and issue date; no author, no moment of writing."""
    stamp = f"{(masthead.date or _UNDATED).isoformat()}T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(masthead.title)}</dc:title><dc:creator></dc:creator>"
        "<cp:lastModifiedBy></cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def app_xml() -> str:
    """The extended properties that programs expect, all unset."""
    return f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
