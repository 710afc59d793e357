"""Charts as Word's own: a chart part that Word can edit, and the workbook behind it."""

import io
import re
from dataclasses import dataclass
from zipfile import ZipFile

from openpyxl import Workbook

from briefing.model.document import Chart
from briefing.model.pack import Theme
from briefing.rendering.archive import repack
from briefing.rendering.charts import openpyxl_chart
from briefing.rendering.docx.marks import Marks, bookmark_name
from briefing.rendering.docx.paragraphs import paragraph
from briefing.rendering.docx.styles import HEAD
from briefing.rendering.docx.units import emu
from briefing.rendering.xmltext import escaped

WORKBOOK_ID = "rId1"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OPEN_FORMAT = re.compile(r'(<numFmt formatCode="[^"]*") ?/>')
_LABEL_TEXT = 'sourceLinked="0"/><txPr><a:bodyPr'
"""Where a data label's text begins; openpyxl cannot say that it stays on one line."""
_ANONYMOUS = ("docProps/core.xml", "docProps/app.xml")
_DEFAULT_COLORS = ("#8C1D22", "#2F5D8C", "#8A8F98", "#C9903A")


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart's XML and its embedded workbook; `id` relates the document to it."""

    id: str
    xml: bytes
    workbook: bytes


def series_colors(theme: Theme) -> tuple[str, ...]:
    """The theme's chart colours: series1, series2, … in turn."""
    names = (f"series{n}" for n in range(1, len(theme.colors) + 1))
    return tuple(theme.colors[name] for name in names if name in theme.colors) or _DEFAULT_COLORS


def chart_part(chart: Chart, relation: str, theme: Theme) -> tuple[ChartPart, float]:
    """The chart with its data, and its height as a share of its width."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "数据"
    drawn = openpyxl_chart(chart, sheet, 1, 1, colors=series_colors(theme), cached=True)
    book = repack(_saved(workbook), drop=_ANONYMOUS)
    sheet.add_chart(drawn)
    part = ChartPart(relation, _chart_xml(_saved(workbook)), book)
    return part, drawn.height / drawn.width


def _saved(workbook: Workbook) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _chart_xml(workbook: bytes) -> bytes:
    """The chart of a saved workbook, linked to its embedded data; label formats are the chart's own."""
    with ZipFile(io.BytesIO(workbook)) as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
    xml = _OPEN_FORMAT.sub(r'\1 sourceLinked="0"/>', xml)
    xml = xml.replace(_LABEL_TEXT, f'{_LABEL_TEXT} wrap="none"')
    link = f'<externalData xmlns:r="{_R}" r:id="{WORKBOOK_ID}"><autoUpdate val="0"/></externalData></chartSpace>'
    return (HEAD + xml.replace("</chartSpace>", link)).encode()


def chart_paragraph(chart: Chart, relation: str, width: float, height: float, marks: Marks) -> str:
    """The chart in the text, `width` by `height` millimetres; bookmarks tell which annotations it shows."""
    number = marks.number()
    drawing = (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<wp:docPr id="{number}" name="图 {escaped(chart.title)}" descr="{escaped(chart.description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    stated = dict.fromkeys(state for series in chart.series for state in series.states if state is not None)
    marked = marks.pointed(drawing, stated)
    return paragraph(marks.bookmarked(marked, bookmark_name(chart.anchor)), "Drawing")


NAMESPACES = f'xmlns:r="{_R}" xmlns:wp="{_WP}"'
