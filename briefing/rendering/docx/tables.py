"""Tables in three lines, as wide as the text, with explicit columns for programs that do not calculate."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from briefing.model.document import Cell, Column, Table, Tile, Tiles
from briefing.rendering.columns import column_widths, without_proofs
from briefing.rendering.docx.marks import Marks, bookmark_name
from briefing.rendering.docx.paragraphs import citations, paragraph, run
from briefing.rendering.tilewords import tile_parts
from briefing.rendering.xmltext import escaped

_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)


def table(block: Table, width: int, marks: Marks) -> str:
    """The caption, the table `width` twips wide, and the gap below it."""
    block = block if marks.printed else without_proofs(block)
    widths = _whole(column_widths(block, width, _LETTER, _PAD), width)
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
_LETTER, _PAD = 210, 80  # twips: 五号, and what the style of tables keeps free beside each cell


def _tile_row(row: tuple[Tile, ...], width: int, marks: Marks) -> str:
    widths = _whole([1.0] * len(row), width)
    cells = "".join(_tile(tile, one, marks) for tile, one in zip(row, widths, strict=True))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TileBars"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        f"{paragraph('', 'TableGap')}"
    )


def _tile(tile: Tile, width: int, marks: Marks) -> str:
    before, value, after = tile_parts(tile.value)
    content = run(before, "TileWords") + run(value) + run(after, "TileWords")
    figure = paragraph(marks.stated(content, tile.states), "TileFigure")
    words = "".join(paragraph(run(text), "TileNote") for text in (tile.label, tile.note) if text)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{figure}{words}</w:tc>'


def _whole(widths: Sequence[float], width: int) -> list[int]:
    """The columns' widths in whole twips, adding up to the whole."""
    edges = [round(reached * width / sum(widths)) for reached in accumulate(widths, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _head(columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = "".join(
        _cell(paragraph(run(column.title), "TableHead", f'<w:jc w:val="{column.align}"/>'), width)
        for column, width in zip(columns, widths, strict=True)
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
