"""A table becomes articles: one a sheet, its rows the paragraphs, its title or name the headline."""

from briefing.errors import SourceError
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.clusters import clusters_of
from briefing.text.grid import Sheet, sheets_of


def restore_sheets(source: Source, taxonomy: Taxonomy) -> tuple[Article, ...]:
    """The articles of a table, a1, a2, … in the order of its sheets; `SourceError` where no sheet has a header."""
    sheets = sheets_of(source.text)
    if not any(sheet.tables for sheet in sheets):
        raise SourceError(f"“{source.name}”里没有找到带表头的表格，请在数据上方写明各列的名称。", source.name)
    return tuple(_article(number, sheet, source, taxonomy) for number, sheet in enumerate(sheets, 1))


def _article(number: int, sheet: Sheet, source: Source, taxonomy: Taxonomy) -> Article:
    text = source.text
    title = sheet.titles[0] if sheet.titles and len(sheet.rows) > 1 else None
    rows = [row for row in sheet.rows if row is not title]
    headline = tuple(row.span for row in (title or sheet.name,) if row is not None)
    weighted = [(text[span.start : span.end], 3.0) for span in headline]
    weighted += [(text[row.span.start : row.span.end], 1.0) for row in rows]
    return Article(
        id=f"a{number}",
        span=Span(rows[0].span.start, rows[-1].span.end),
        paragraphs=tuple(Paragraph(row.span, "subhead" if row in sheet.headings else "body") for row in rows),
        clusters=clusters_of(weighted, taxonomy, source.date),
        headline=headline,
    )
