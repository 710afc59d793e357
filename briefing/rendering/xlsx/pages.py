"""How a sheet prints: A4 landscape, as wide as the page, with the marking above and page numbers below."""

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Masthead
from briefing.rendering.xmltext import legal

_MARGIN = 0.5
_TOP = 0.8


def set_up_page(sheet: Worksheet, masthead: Masthead, *, on_one_page: bool = False) -> None:
    """Set paper, margins (inches), header and footer; a sheet of any length is as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(on_one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = _TOP
    sheet.page_margins.header = sheet.page_margins.footer = _MARGIN / 1.5
    _write_margins(sheet, masthead)


def _write_margins(sheet: Worksheet, masthead: Masthead) -> None:
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    header.left.text = _literal("　".join(masthead.guards)) or None
    header.right.text = _literal(masthead.title) + "　&A"
    footer.center.text = "第 &P 页 共 &N 页"


def _literal(text: str) -> str:
    """The text with its own & kept: in headers it opens a code."""
    return legal(text).replace("&", "&&")
