"""A table becomes articles: one a sheet, its rows the paragraphs, its title or name the headline."""

from collections.abc import Sequence

from briefing.errors import SourceError
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.clusters import clusters_of
from briefing.text.grid import Row, Sheet, sheets_of


def restore_sheets(source: Source, taxonomy: Taxonomy) -> tuple[Article, ...]:
    """The articles of a table, a1, a2, … in the order of its sheets; `SourceError` where no sheet has a header."""
    sheets = sheets_of(source.text)
    if not any(sheet.tables for sheet in sheets):
        raise SourceError(f"“{source.name}”里没有找到带表头的表格，请在数据上方写明各列的名称。", source.name)
    return tuple(_article(number, sheet, source, taxonomy) for number, sheet in enumerate(sheets, 1))


def _article(number: int, sheet: Sheet, source: Source, taxonomy: Taxonomy) -> Article:
    title = sheet.titles[0] if sheet.titles and len(sheet.rows) > 1 else None
    rows = [row for row in sheet.rows if row is not title]
    headline = tuple(row.span for row in (title or sheet.name,) if row is not None)
    return Article(
        id=f"a{number}",
        span=Span(rows[0].span.start, rows[-1].span.end),
        paragraphs=tuple(Paragraph(row.span, "subhead" if row in sheet.headings else "body") for row in rows),
        clusters=_clusters(headline, rows, source, taxonomy),
        headline=headline,
    )


_ENOUGH = 3.0  # a single row that names a cluster is about it


def _clusters(headline: Sequence[Span], rows: Sequence[Row], source: Source, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The one cluster that a table is about; those that its title names where its rows are about several.

    A table that lists the clusters side by side belongs under none of them.
    """
    named = [(source.text[span.start : span.end], _ENOUGH) for span in headline]
    told = [(source.text[row.span.start : row.span.end], _ENOUGH) for row in rows]
    found = clusters_of([*named, *told], taxonomy, source.date)
    return found if len(found) == 1 else clusters_of(named, taxonomy, source.date)
