"""The last touch to the file: neutral properties, words for those who cannot see the charts, repeatable bytes."""

import io
import re
from zipfile import ZipFile

from briefing.model.document import Chart, Document
from briefing.rendering.archive import pack, repack
from briefing.rendering.xlsx.charts import natives
from briefing.rendering.xmltext import escaped

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_DRAWING = "xl/drawings/drawing1.xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>zh-CN</dc:language>'
    "</cp:coreProperties>"
)
_STYLES = "xl/styles.xml"
_FONT = re.compile(r"<font>(.*?)</font>")
_FONT_PART = re.compile(r"<(\w+)[^>]*/>")
_FONT_ORDER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
_LABEL = re.compile(r'(<numFmt formatCode="[^"]*")\s*/>')
_CHART = re.compile(r'(<(?:\w+:)?cNvPr id="(\d+)" name=")Chart \d+"')


def finished(data: bytes, document: Document) -> bytes:
    """The workbook without the names of author and program, its title kept; the same input gives the same bytes."""
    with ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[_CORE] = _PROPERTIES.format(escaped(document.masthead.title)).encode()
    members[_STYLES] = _FONT.sub(_ordered, members[_STYLES].decode()).encode()
    for name in [name for name in members if name.startswith("xl/charts/chart")]:
        members[name] = _worded(members[name].decode()).encode()
    if _DRAWING in members:
        members[_DRAWING] = _described(members[_DRAWING].decode(), natives(document.charts)).encode()
    return repack(pack(members), drop={_APP})


def _ordered(font: re.Match[str]) -> str:
    """The font with its parts in the order of the standard, which openpyxl does not keep."""
    found = sorted(_FONT_PART.finditer(font[1]), key=lambda part: _FONT_ORDER.index(part[1]))
    return f"<font>{''.join(part[0] for part in found)}</font>"


def _worded(chart: str) -> str:
    """The chart with its labels' own wording, 超过310亿元: unless told, some programs print the bare value."""
    return _LABEL.sub(r'\1 sourceLinked="0"/>', chart)


def _described(drawing: str, charts: tuple[Chart, ...]) -> str:
    """The drawing with each chart named by its title and described."""
    return _CHART.sub(lambda match: match[1] + _description(charts[int(match[2]) - 1]), drawing)


def _description(chart: Chart) -> str:
    return f'{escaped(chart.title)}" descr="{escaped(chart.description)}"'
