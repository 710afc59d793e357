"""The smaller parts of the file: settings, footers, properties. None names a person, a date or a tool unasked."""

from datetime import date

from briefing.model.document import Masthead
from briefing.model.pack import Theme
from briefing.rendering.docx.contents import field
from briefing.rendering.docx.looks import style
from briefing.rendering.docx.paragraphs import paragraph, run
from briefing.rendering.docx.styles import HEAD, W
from briefing.rendering.docx.units import millimetres, twips
from briefing.rendering.xmltext import escaped

_UNDATED = date(2000, 1, 1)
_NUMBER_GAP = 7.0
"""Millimetres between the text area and the page number."""
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


def footer_xml(theme: Theme, *, odd: bool) -> str:
    """— 1 —, one character in from the outer edge: right on odd pages, left on even."""
    look = style(theme, "footer")
    side, align = ("right", "right") if odd else ("left", "left")
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{twips(look.size)}"/><w:jc w:val="{align}"/>'
    content = run("— ") + field(" PAGE ", "1") + run(" —")
    return f'{HEAD}<w:ftr xmlns:w="{W}">{paragraph(content, "Footer", indent)}</w:ftr>'


def section(theme: Theme, *, footers: tuple[str, str] | None, restart: bool) -> str:
    """A section's page; `footers` relate to the odd and the even footer, `restart` numbers its pages from 1."""
    page = theme.page
    odd_even = ""
    if footers is not None:
        odd_even = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{part}"/>'
            for kind, part in zip(("default", "even"), footers, strict=True)
        )
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    foot = max(5.0, page.bottom - _NUMBER_GAP - style(theme, "footer").leading * 25.4 / 72)
    return (
        f'<w:sectPr>{odd_even}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{millimetres(page.width)}" w:h="{millimetres(page.height)}"/>'
        f'<w:pgMar w:top="{millimetres(page.top)}" w:right="{millimetres(page.right)}" '
        f'w:bottom="{millimetres(page.bottom)}" w:left="{millimetres(page.left)}" '
        f'w:header="{millimetres(page.top / 2)}" w:footer="{millimetres(foot)}" w:gutter="0"/>{number}'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{twips(style(theme, "body").leading)}"/>'
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
