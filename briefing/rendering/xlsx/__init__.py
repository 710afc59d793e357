"""The Excel appendix: data sheets with typed cells, native charts, and a sheet that explains them."""

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from briefing.errors import StorageError
from briefing.model.document import Document
from briefing.model.pack import Template
from briefing.rendering.xlsx.charts import add_charts
from briefing.rendering.xlsx.guide import write_guide
from briefing.rendering.xlsx.links import places
from briefing.rendering.xlsx.looks import Looks
from briefing.rendering.xlsx.package import finished
from briefing.rendering.xlsx.pages import set_up_page
from briefing.rendering.xlsx.sheets import write_sheet
from briefing.rendering.xlsx.tabs import CHARTS, GUIDE, tab_names

Progress = Callable[[int, int], None]


def render_xlsx(document: Document, template: Template, path: Path, progress: Progress | None = None) -> None:
    """Write the document's sheets and charts as .xlsx in the template's colours.

    `progress` hears of every sheet. Raises StorageError where the file cannot be written.
    """
    data = xlsx_bytes(document, template, progress)
    try:
        path.write_bytes(data)
    except OSError as error:
        message = f"无法写入“{path.name}”：请关闭正在使用它的程序，并检查文件夹的写入权限和磁盘空间。"
        raise StorageError(message, path) from error


def xlsx_bytes(document: Document, template: Template, progress: Progress | None = None) -> bytes:
    """The .xlsx file; the same input gives the same bytes."""
    heard = progress or _unheard
    book = _book(document, template, heard)
    written = io.BytesIO()
    book.save(written)
    total = len(document.sheets) + 2
    heard(total, total)
    return finished(written.getvalue(), document)


def _book(document: Document, template: Template, progress: Progress) -> Workbook:
    book = Workbook()
    book.calculation = CalcProperties(fullCalcOnLoad=False)  # nothing to calculate, so nothing to save on closing
    looks = Looks(book, template.theme)
    names = tab_names(document.sheets)
    targets = places(document.sheets, names)
    guide = book.worksheets[0]
    guide.title = GUIDE
    for done, sheet in enumerate(document.sheets, 1):
        write_sheet(book.create_sheet(names[sheet.key]), sheet, targets, looks)
        progress(done, len(document.sheets) + 2)
    if document.charts:
        add_charts(book, document.charts, template.theme, looks)
    write_guide(guide, document, names, looks, charts=CHARTS if document.charts else None)
    for tab in book.worksheets:
        set_up_page(book[tab.title], document.masthead, on_one_page=tab.title == GUIDE)
    return book


def _unheard(_done: int, _total: int) -> None:
    pass
