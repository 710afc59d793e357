"""The same blocks set by different programs: the page and the type of our `bulletin`, each program's own line breaking.

`python -m benchmarks.page_setters NAME BLOCKS.json OUT.pdf` sets the blocks in this process, under the interpreter that
has the program's library. Each is asked for the best that it has: justified text, Chinese as the language, first lines
indented by two characters, table heads repeated. Nothing but the standard library is imported before a name is chosen.
"""

import html
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

Blocks = Sequence[Sequence[Any]]
"""["heading", text], ["prose", text] and ["grid", head, rows]."""

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
WIDTH, HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 210, 297, 37, 35, 28, 26  # mm
SIZE, LEADING = 15.79, 28.95  # points
CELL_SIZE, CELL_LEADING, PAD = 10.5, 15.0, 3.5
SHARES = (2.0, 1.2, 1.0, 2.2)  # of a table's width
ALIGN: tuple[Literal["left", "right"], ...] = ("left", "right", "right", "left")
SONG, HEI = "Noto Serif SC", "Noto Sans SC Medium"
SONG_FILE, HEI_FILE = FONTS / "NotoSerifSC-Regular.ttf", FONTS / "NotoSansSC-Medium.ttf"


def ours(blocks: Blocks, out: Path) -> None:
    """Through the renderer that makes the packs' PDFs, as they are handed out: PDF/A."""
    from briefing.model.pack import PLAIN_PDF
    from briefing.rendering.pdf import pdf_bytes

    out.write_bytes(pdf_bytes(document_of(blocks), template(), options=PLAIN_PDF)[0])


def template() -> Any:
    """The bulletin without its red head."""
    from dataclasses import replace

    from briefing.composing.templates import load_template

    return replace(load_template("bulletin"), kind="report", cover=False, contents=False)


def document_of(blocks: Blocks) -> Any:
    """The blocks as a document of ours."""
    from briefing.model.document import Cell, Column, Document, Heading, Masthead, Paragraph, Run, Table

    def block(number: int, kind: str, *parts: Any) -> Any:
        if kind == "heading":
            return Heading(parts[0], 1, f"h{number}")
        if kind == "prose":
            return Paragraph((Run(parts[0]),))
        head, rows = parts
        columns = tuple(Column(*column) for column in zip(head, SHARES, ALIGN, strict=True))
        return Table("", columns, tuple(tuple(map(Cell, row)) for row in rows), f"t{number}")

    return Document(Masthead(""), tuple(block(n, *parts) for n, parts in enumerate(blocks)), contents=False)


def word(blocks: Blocks, out: Path) -> None:
    """Our Word file of the same document, for LibreOffice; it names the bundled fonts, since those are here."""
    from dataclasses import replace
    from types import MappingProxyType

    from briefing.rendering.docx import docx_bytes

    look = template()
    families = {"hei": HEI, "kai": "Briefing Kai"}
    fonts = {
        role: replace(font, word=families.get(role, SONG), latin=families.get(role, SONG))
        for role, font in look.theme.fonts.items()
    }
    theme = replace(look.theme, fonts=MappingProxyType(fonts))
    out.write_bytes(docx_bytes(document_of(blocks), replace(look, theme=theme), None))


def stock(blocks: Blocks, out: Path) -> None:
    """The stock paragraphs of reportlab, with its word wrap for Chinese."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    registerFont(TTFont("song", str(SONG_FILE)))
    registerFont(TTFont("hei", str(HEI_FILE)))
    common: dict[str, Any] = {"fontSize": SIZE, "leading": LEADING, "wordWrap": "CJK", "firstLineIndent": 2 * SIZE}
    prose = ParagraphStyle("prose", fontName="song", alignment=4, **common)
    heading = ParagraphStyle("heading", fontName="hei", **common)
    cells = {
        align: ParagraphStyle(align, fontName="song", fontSize=CELL_SIZE, leading=CELL_LEADING, wordWrap="CJK",
                              alignment=2 if align == "right" else 0)
        for align in ALIGN
    }  # fmt: skip
    room = (WIDTH - LEFT - RIGHT) * mm
    rule: Any = ("LINEBELOW", (0, 0), (-1, -1), 0.3, "#B8B8B8")
    story: list[Any] = []
    for kind, *parts in blocks:
        if kind == "grid":
            rows = [
                [Paragraph(html.escape(t), cells[a]) for t, a in zip(r, ALIGN, strict=True)]
                for r in (parts[0], *parts[1])
            ]
            widths = [room * share / sum(SHARES) for share in SHARES]
            story.append(Table(rows, colWidths=widths, repeatRows=1, style=[rule]))
        else:
            story.append(Paragraph(html.escape(parts[0]), heading if kind == "heading" else prose))
    size = (WIDTH * mm, HEIGHT * mm)
    edges: dict[str, Any] = {
        "topMargin": TOP * mm,
        "bottomMargin": BOTTOM * mm,
        "leftMargin": LEFT * mm,
        "rightMargin": RIGHT * mm,
    }
    SimpleDocTemplate(str(out), pagesize=size, **edges).build(story)


def typst(blocks: Blocks, out: Path) -> None:
    """Typst, its text given as strings so that no mark is markup."""
    import typst as library

    source = out.with_suffix(".typ")
    source.write_text("\n".join(_typst_lines(blocks)), "utf-8")
    library.compile(str(source), output=str(out), font_paths=[str(FONTS)], ignore_system_fonts=True)


def _typst_lines(blocks: Blocks) -> Iterator[str]:
    yield (
        f"#set page(width: {WIDTH}mm, height: {HEIGHT}mm, "
        f"margin: (top: {TOP}mm, bottom: {BOTTOM}mm, left: {LEFT}mm, right: {RIGHT}mm))"
    )
    yield (
        f'#set text(font: "{SONG}", size: {SIZE}pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)\n'
        f"#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: {LEADING - SIZE}pt, "
        f"spacing: {LEADING - SIZE}pt)"
    )
    yield f'#let h(body) = par(justify: false, text(font: "{HEI.removesuffix(" Medium")}", weight: 500, body))'
    shares = ", ".join(f"{share}fr" for share in SHARES)
    yield (
        "#let t(head, ..cells) = { "
        f"set text(size: {CELL_SIZE}pt); "
        f"set par(justify: false, first-line-indent: 0pt, leading: {CELL_LEADING - CELL_SIZE}pt); "
        f"table(columns: ({shares}), align: ({', '.join(ALIGN)}), inset: {PAD}pt, "
        "stroke: (bottom: 0.3pt), table.header(..head), ..cells) }"
    )
    for kind, *parts in blocks:
        if kind == "grid":
            head, *rows = [", ".join(map(_quoted, row)) for row in (parts[0], *parts[1])]
            yield f"#t(({head}), {', '.join(rows)})"
        else:
            yield f"#h({_quoted(parts[0])})\n" if kind == "heading" else f"#par({_quoted(parts[0])})\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def weasyprint(blocks: Blocks, out: Path) -> None:
    """WeasyPrint, from HTML."""
    from weasyprint import HTML

    HTML(string="".join(_html_lines(blocks)), base_url=FONTS.as_uri() + "/").write_pdf(str(out))


def _html_lines(blocks: Blocks) -> Iterator[str]:
    yield f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@font-face {{ font-family: song; src: url({SONG_FILE.name}) }}
@font-face {{ font-family: hei; src: url({HEI_FILE.name}) }}
@page {{ size: {WIDTH}mm {HEIGHT}mm; margin: {TOP}mm {RIGHT}mm {BOTTOM}mm {LEFT}mm }}
body {{ margin: 0; font: {SIZE}pt/{LEADING}pt song; line-break: strict }}
p, h1 {{ margin: 0; font-size: 1em; text-indent: 2em }}
p {{ text-align: justify; overflow-wrap: break-word; orphans: 2; widows: 2 }}
h1 {{ font-family: hei; font-weight: normal }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; font-size: {CELL_SIZE}pt;
line-height: {CELL_LEADING}pt }}
td, th {{ padding: {PAD}pt 4pt; border-bottom: 0.3pt solid; font-weight: normal }}
</style>"""
    for kind, *parts in blocks:
        if kind == "grid":
            yield f"<table><thead>{_html_row(parts[0], 'th')}</thead>"
            yield from (_html_row(row, "td") for row in parts[1])
            yield "</table>"
        else:
            tag = "h1" if kind == "heading" else "p"
            yield f"<{tag}>{html.escape(parts[0])}</{tag}>"


def _html_row(row: Sequence[str], tag: str) -> str:
    cells = zip(row, SHARES, ALIGN, strict=True)
    total = sum(SHARES)
    styled = (
        f"<{tag} style='text-align:{align};width:{100 * share / total:.1f}%'>{html.escape(text)}</{tag}>"
        for text, share, align in cells
    )
    return f"<tr>{''.join(styled)}</tr>"


def fpdf2(blocks: Blocks, out: Path) -> None:
    """fpdf2, its lines broken between any two characters, as its manual has it for Chinese."""
    from fpdf import FPDF

    pdf = FPDF(format=(WIDTH, HEIGHT))
    pdf.set_margins(LEFT, TOP, RIGHT)
    pdf.set_auto_page_break(auto=True, margin=BOTTOM)
    pdf.add_font("song", fname=SONG_FILE)
    pdf.add_font("hei", fname=HEI_FILE)
    pdf.add_page()
    for kind, *parts in blocks:
        if kind == "grid":
            _fpdf_table(pdf, *parts)
        else:
            pdf.set_font("hei" if kind == "heading" else "song", size=SIZE)
            justified = "L" if kind == "heading" else "J"
            pdf.multi_cell(
                0, LEADING * 25.4 / 72, f"　　{parts[0]}", align=justified, wrapmode="CHAR", new_x="LMARGIN",
                new_y="NEXT", padding=0,
            )  # fmt: skip
    pdf.output(str(out))


def _fpdf_table(pdf: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from fpdf.fonts import FontFace

    pdf.set_font("song", size=CELL_SIZE)
    sides = tuple(align.upper() for align in ALIGN)
    with pdf.table(
        col_widths=SHARES, text_align=sides, line_height=CELL_LEADING * 25.4 / 72, padding=1.2, wrapmode="CHAR",
        borders_layout="HORIZONTAL_LINES", headings_style=FontFace(),
    ) as table:  # fmt: skip
        for cells in (head, *rows):
            row = table.row()
            for cell in cells:
                row.cell(cell)


SETTERS: Mapping[str, Callable[[Blocks, Path], None]] = {
    "ours": ours, "word": word, "stock": stock, "typst": typst, "weasyprint": weasyprint, "fpdf2": fpdf2,
}  # fmt: skip


def main() -> None:
    """Set the blocks of one file."""
    name, source, out = sys.argv[1:]
    SETTERS[name](json.loads(Path(source).read_text("utf-8")), Path(out))


if __name__ == "__main__":
    main()
