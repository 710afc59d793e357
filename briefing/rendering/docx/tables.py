"""Tables in three lines, as wide as the text, with explicit columns for programs that do not calculate."""

from itertools import pairwise

from briefing.model.document import Cell, Column, Table, Tile, Tiles
from briefing.rendering.docx.marks import Marks, bookmark_name
from briefing.rendering.docx.paragraphs import citations, paragraph, run
from briefing.rendering.xmltext import escaped

_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)


def table(block: Table, width: int, marks: Marks) -> str:
    """The caption, the table `width` twips wide, and the gap below it."""
    widths = column_widths(block.columns, width)
    caption = paragraph(marks.bookmarked(run(block.caption), bookmark_name(block.anchor)), "ChartCaption")
    rows = "".join(_row(cells, block.columns, widths, marks) for cells in block.rows)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="ThreeLine"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val="{escaped(block.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_head(block.columns, widths)}{rows}</w:tbl>"
        f"{paragraph('', 'TableGap')}"
    )


def tiles(block: Tiles, width: int, marks: Marks) -> str:
    """Figures set large, at most four abreast, in a table without rules but a bar at the left of each."""
    rows = [block.tiles[start : start + _ABREAST] for start in range(0, len(block.tiles), _ABREAST)]
    return "".join(_tile_row(row, width, marks) for row in rows)


_ABREAST = 4
_BAR = '<w:tcBorders><w:left w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tcBorders>'


def _tile_row(row: tuple[Tile, ...], width: int, marks: Marks) -> str:
    widths = column_widths(tuple(Column("") for _ in row), width)
    cells = "".join(_tile(tile, one, marks) for tile, one in zip(row, widths, strict=True))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        f"{paragraph('', 'TableGap')}"
    )


def _tile(tile: Tile, width: int, marks: Marks) -> str:
    figure = paragraph(marks.stated(run(tile.value), tile.states), "TileFigure")
    words = "".join(paragraph(run(text), "TileNote") for text in (tile.label, tile.note) if text)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_BAR}</w:tcPr>{figure}{words}</w:tc>'


def column_widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """The columns' widths in twips, in proportion, adding up to the whole."""
    total = sum(column.width for column in columns)
    edges, reached = [0], 0.0
    for column in columns:
        reached += column.width
        edges.append(round(width * reached / total))
    return [right - left for left, right in pairwise(edges)]


def _head(columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = "".join(
        _cell(paragraph(run(column.title), "TableHead"), width) for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(cells: tuple[Cell, ...], columns: tuple[Column, ...], widths: list[int], marks: Marks) -> str:
    shown = "".join(
        _cell(_content(cell, column, marks), width) for cell, column, width in zip(cells, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{shown}</w:tr>"


def _content(cell: Cell, column: Column, marks: Marks) -> str:
    aligned = "" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'
    raised = "CitationMark" if cell.text else ""  # alone in its cell, a citation is the text
    words = marks.stated(run(cell.text), cell.states) + citations(cell.cites, marks, raised)
    return paragraph(words, "TableText", aligned)


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
