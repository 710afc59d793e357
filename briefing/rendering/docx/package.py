"""The parts put together: python-docx's package writer, then a repacking that makes the bytes repeatable."""

import io
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from briefing.rendering.archive import repack
from briefing.rendering.docx.drawings import WORKBOOK_ID, ChartPart

STYLES, SETTINGS, FONTS, THEME, ODD_FOOTER, EVEN_FOOTER, HEADER = (f"rId{n}" for n in range(1, 8))
_EMBEDDED_NAME = "/word/embeddings/Microsoft_Excel_Sheet{}.xlsx"


@dataclass(frozen=True, slots=True)
class Draft:
    """The XML of every part of a Word file."""

    document: str
    styles: str
    settings: str
    fonts: str
    theme: str
    odd_footer: str
    even_footer: str
    header: str | None
    core: str
    app: str
    charts: tuple[ChartPart, ...]


def assemble(draft: Draft) -> bytes:
    """The .docx file."""
    package = Package()
    main = _part(package, "/word/document.xml", CONTENT.WML_DOCUMENT_MAIN, draft.document)
    package.load_rel(RELATION.OFFICE_DOCUMENT, main, "rId1")
    core = _part(package, "/docProps/core.xml", CONTENT.OPC_CORE_PROPERTIES, draft.core)
    package.load_rel(RELATION.CORE_PROPERTIES, core, "rId2")
    app = _part(package, "/docProps/app.xml", CONTENT.OFC_EXTENDED_PROPERTIES, draft.app)
    package.load_rel(RELATION.EXTENDED_PROPERTIES, app, "rId3")
    _relate(package, main, draft)
    for number, chart in enumerate(draft.charts, 1):
        main.load_rel(RELATION.CHART, _chart(package, number, chart), chart.id)
    written = io.BytesIO()
    package.save(written)
    return repack(written.getvalue())


def _relate(package: Package, main: Part, draft: Draft) -> None:
    for relation, kind, name, content, xml in (
        (STYLES, RELATION.STYLES, "styles", CONTENT.WML_STYLES, draft.styles),
        (SETTINGS, RELATION.SETTINGS, "settings", CONTENT.WML_SETTINGS, draft.settings),
        (FONTS, RELATION.FONT_TABLE, "fontTable", CONTENT.WML_FONT_TABLE, draft.fonts),
        (THEME, RELATION.THEME, "theme/theme1", CONTENT.OFC_THEME, draft.theme),
        (ODD_FOOTER, RELATION.FOOTER, "footer1", CONTENT.WML_FOOTER, draft.odd_footer),
        (EVEN_FOOTER, RELATION.FOOTER, "footer2", CONTENT.WML_FOOTER, draft.even_footer),
    ):
        main.load_rel(kind, _part(package, f"/word/{name}.xml", content, xml), relation)
    if draft.header is not None:
        main.load_rel(RELATION.HEADER, _part(package, "/word/header1.xml", CONTENT.WML_HEADER, draft.header), HEADER)


def _chart(package: Package, number: int, chart: ChartPart) -> Part:
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT.DML_CHART, chart.xml, package)
    book = Part(PackURI(_EMBEDDED_NAME.format(number)), CONTENT.SML_SHEET, chart.workbook, package)
    part.load_rel(RELATION.PACKAGE, book, WORKBOOK_ID)
    return part


def _part(package: Package, name: str, content: str, xml: str) -> Part:
    return Part(PackURI(name), content, xml.encode(), package)
