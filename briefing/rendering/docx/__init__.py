"""The Word draft: a document in true styles, with contents, native charts, and a mark on every statement."""

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from briefing.model.document import Block, Chart, Document, Heading, Layout, Paragraph, Table, Tiles
from briefing.model.pack import Template
from briefing.rendering.archive import save
from briefing.rendering.charts import table_of, values_of
from briefing.rendering.docx import mastheads, parts
from briefing.rendering.docx.contents import contents, heading_bookmarks
from briefing.rendering.docx.drawings import NAMESPACES, ChartPart, chart_paragraph, chart_part
from briefing.rendering.docx.marks import Marks
from briefing.rendering.docx.package import EVEN_FOOTER, HEADER, ODD_FOOTER, Draft, assemble
from briefing.rendering.docx.palette import theme_xml
from briefing.rendering.docx.paragraphs import body_paragraph, heading, paragraph, stated_run
from briefing.rendering.docx.styles import HEAD, W, fonts_xml, styles_xml
from briefing.rendering.docx.tables import table, tiles
from briefing.rendering.docx.units import text_width

Progress = Callable[[int, int], None]
_FIRST_CHART = 10
_BELOW_RULE = '<w:spacing w:before="240"/>'
_NEW_PAGE = "<w:pageBreakBefore/>"


def render_docx(
    document: Document, template: Template, layout: Layout | None, path: Path, progress: Progress | None = None
) -> None:
    """Write the document as .docx in the template's look.

    `layout` gives the contents their page numbers; without it they stay empty until Word updates them.
    `progress` hears of every block. Raises StorageError where the file cannot be written.
    """
    save(docx_bytes(document, template, layout, progress), path)


def docx_bytes(
    document: Document, template: Template, layout: Layout | None, progress: Progress | None = None
) -> bytes:
    """The .docx file; the same input gives the same bytes."""
    writer = _Writer(document, template, layout)
    xml = writer.document_xml(progress or _unheard)
    return assemble(
        Draft(
            document=xml,
            styles=styles_xml(template),
            settings=parts.settings_xml(),
            fonts=fonts_xml(template.theme),
            theme=theme_xml(template.theme),
            odd_footer=parts.footer_xml(template.theme, odd=True, pages=layout.pages if layout else 1),
            even_footer=parts.footer_xml(template.theme, odd=False, pages=layout.pages if layout else 1),
            header=parts.header_xml(document.masthead) if document.masthead.guards else None,
            core=parts.core_xml(document.masthead),
            app=parts.app_xml(),
            charts=tuple(writer.charts),
        )
    )


def _unheard(_done: int, _total: int) -> None:
    pass


class _Writer:
    """One document on its way into XML: what has been numbered so far, and the charts met."""

    def __init__(self, document: Document, template: Template, layout: Layout | None) -> None:
        self.charts: list[ChartPart] = []
        self._document = document
        self._template = template
        self._theme = template.theme
        self._layout = layout
        self._marks = Marks(document, printed=template.marks != "none")
        self._headings = heading_bookmarks(document)
        self._names = iter(self._headings)

    def document_xml(self, progress: Progress) -> str:
        covered = self._template.kind == "report" and self._template.cover
        front = self._front() if covered else self._opening()
        blocks = self._blocks(progress)
        foot = mastheads.foot_of(self._document.masthead, self._template)
        margins = parts.Margins((ODD_FOOTER, EVEN_FOOTER), self._header)
        section = parts.section(self._theme, margins, restart=True, own_first=not covered)
        return (
            f'{HEAD}<w:document xmlns:w="{W}" {NAMESPACES}><w:body>{front}{blocks}{foot}{section}</w:body></w:document>'
        )

    def _front(self) -> str:
        """Cover and contents: a section of their own, without page numbers."""
        section = parts.section(self._theme, parts.Margins(None, self._header), restart=False)
        cover = mastheads.cover(self._document.masthead, self._theme)
        return cover + self._contents(_NEW_PAGE) + paragraph("", "TableGap", section)

    @property
    def _header(self) -> str | None:
        return HEADER if self._document.masthead.guards else None

    def _opening(self) -> str:
        """What stands over the text on its first page."""
        head, title = mastheads.head_of(self._document.masthead, self._template)
        return f"{head}{self._contents(_BELOW_RULE)}{title}" if head else f"{title}{self._contents()}"

    def _contents(self, title_look: str = "") -> str:
        if not self._document.contents:
            return ""
        return contents(self._headings, self._document.contents_depth, self._layout, self._marks, title_look)

    def _blocks(self, progress: Progress) -> str:
        total = len(self._document.blocks)
        written = []
        for done, block in enumerate(self._document.blocks, 1):
            written.append(self._block(block))
            progress(done, total)
        return "".join(written)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return heading(block, next(self._names)[1], self._marks)
            case Paragraph():
                return body_paragraph(block, self._marks)
            case Table():
                return table(block, text_width(self._theme.page), self._marks)
            case Chart():
                return self._chart(block)
            case Tiles():
                return tiles(block, text_width(self._theme.page), self._marks)
            case _:
                assert_never(block)

    def _chart(self, chart: Chart) -> str:
        """The chart as Word draws it, with a table of what it has no room for or cannot draw; below it the sources."""
        source = paragraph("".join(stated_run(piece, self._marks) for piece in chart.source), "Source")
        drawn = "" if table_of(chart) else self._drawn(chart)
        for told in filter(None, (table_of(chart), values_of(chart))):
            drawn += table(told, text_width(self._theme.page), self._marks)
        return f"{drawn}{source}" if chart.source else drawn

    def _drawn(self, chart: Chart) -> str:
        relation = f"rId{_FIRST_CHART + len(self.charts)}"
        part, ratio = chart_part(chart, relation, self._theme)
        self.charts.append(part)
        page = self._theme.page
        width = page.width - page.left - page.right
        return chart_paragraph(chart, relation, width, width * ratio, self._marks)
