"""A table becomes articles: its rows the paragraphs, its title or name the headline.

A sheet is one article, but for one that lists industrial clusters side by side: there the rows of each cluster are an
article of their own, with the header above them, and the rows that name none are one.
"""

from collections.abc import Iterator, Sequence

from briefing.errors import SourceError
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.clusters import clusters_of, named_cluster
from briefing.text.grid import Row, Sheet, sheets_of

Group = tuple[tuple[str, ...], list[Row]]
"""Clusters and the rows that belong to them."""


def restore_sheets(source: Source, taxonomy: Taxonomy) -> tuple[Article, ...]:
    """The articles of a table, a1, a2, … in the order of its sheets; `SourceError` where no sheet has a header."""
    sheets = sheets_of(source.text)
    if not any(sheet.tables for sheet in sheets):
        raise SourceError(f"“{source.name}”里没有找到带表头的表格，请在数据上方写明各列的名称。", source.name)
    made = [article for sheet in sheets for article in _articles(sheet, source, taxonomy)]
    return tuple(
        Article(f"a{number}", article.span, article.paragraphs, article.clusters, article.headline)
        for number, article in enumerate(made, 1)
    )


def _articles(sheet: Sheet, source: Source, taxonomy: Taxonomy) -> Iterator[Article]:
    title = sheet.titles[0] if sheet.titles and len(sheet.rows) > 1 else None
    rows = [row for row in sheet.rows if row is not title]
    headline = tuple(row.span for row in (title or sheet.name,) if row is not None)
    whole = _clusters(headline, rows, source, taxonomy)
    groups = [] if whole else _by_cluster(sheet, rows, source, taxonomy)
    for clusters, own in groups or [(whole, rows)]:
        yield Article(
            id="",
            span=Span(own[0].span.start, own[-1].span.end),
            paragraphs=tuple(Paragraph(row.span, "subhead" if row in sheet.headings else "body") for row in own),
            clusters=clusters,
            headline=headline,
        )


_ENOUGH = 3.0  # a single row that names a cluster is about it
_SEVERAL = 2


def _clusters(headline: Sequence[Span], rows: Sequence[Row], source: Source, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The one cluster that a table is about; those that its title names where its rows are about several."""
    named = [(source.text[span.start : span.end], _ENOUGH) for span in headline]
    told = [(source.text[row.span.start : row.span.end], _ENOUGH) for row in rows]
    found = clusters_of([*named, *told], taxonomy, source.date)
    return found if len(found) == 1 else clusters_of(named, taxonomy, source.date)


def _by_cluster(sheet: Sheet, rows: Sequence[Row], source: Source, taxonomy: Taxonomy) -> list[Group]:
    """The rows by the cluster that a cell of theirs is the name of, or the label above them; none where few are told.

    What heads the sheet or stands in the middle of it goes with every cluster that has rows below it, for a row says
    nothing without its header.
    """
    found: dict[tuple[str, ...], list[Row]] = {}
    headings: list[Row] = []
    label: tuple[str, ...] = ()
    for row in rows:
        own = _named(row, source, taxonomy)
        if row in sheet.headings:
            label, headings = (), [*headings, row]
            continue
        if len(row.cells) == 1:
            label = own
        group = found.setdefault(own or label, [])
        group += [heading for heading in headings if heading not in group]
        group.append(row)
    told = [clusters for clusters in found if clusters]
    return list(found.items()) if len(told) >= _SEVERAL else []


def _named(row: Row, source: Source, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The cluster that one cell of the row is the name of; none where its cells name several."""
    named = {key for cell in row.cells if (key := named_cluster(cell.text, taxonomy, source.date)) is not None}
    return tuple(named) if len(named) == 1 else ()
