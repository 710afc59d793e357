"""The tagged PDF: what a screen reader is told, in which order."""

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import page as validation
import pikepdf
import pypdfium2.raw as pdfium
import pytest

from briefing import paths
from briefing.composing.templates import load_template
from briefing.model.document import Block, Cell, Chart, Column, Document, Heading, Masthead, Paragraph, Run, Table
from briefing.model.pack import PdfOptions, Template
from briefing.rendering.pdf import pdf_bytes
from rendering import documents, looks, pages

SAMPLE = documents.sample()
TEMPLATES = sorted(folder.name for folder in paths.templates().iterdir() if folder.is_dir())
PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"})


@cache
def report() -> bytes:
    return tagged(SAMPLE, looks.report())


def tagged(document: Document, template: Template) -> bytes:
    return pdf_bytes(document, template, options=PdfOptions(tagged=True))[0]


def of_blocks(*blocks: Block) -> bytes:
    return tagged(Document(Masthead("题目"), blocks, contents=False), looks.bulletin())


def failures(data: bytes, profile: str = "2a") -> list[str]:
    return [found.message for found in validation.validate_pdf_bytes(data, profile=profile).failures]


def spoken(data: bytes) -> dict[tuple[int, int], str]:
    """The words of each piece of marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    with pages.opened(data) as document:
        for number, page in enumerate(document):
            read = page.get_textpage()
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                buffer = (ctypes.c_ushort * 4000)()
                pdfium.FPDFTextObj_GetText(item.raw, read.raw, buffer, 8000)
                words = bytes(buffer).decode("utf-16-le").split("\0")[0]
                found[number, mark] = found.get((number, mark), "") + words
    return found


class Tree:
    """The structure tree of a file, read back."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root: Any = self.pdf.Root.StructTreeRoot
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.words = spoken(data)

    def elements(self, kind: str = "", under: Any = None) -> Iterator[Any]:
        """All elements of a kind (of any), in order."""
        for kid in (under or self.root).K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if kind in {"", str(kid.S)[1:]}:
                    yield kid
                yield from self.elements(kind, kid)

    def text(self, element: Any) -> str:
        """What is read for an element."""
        return pages.squeezed("".join(self._texts(element)))

    def _texts(self, element: Any) -> Iterator[str]:
        for kid in element.K:
            if isinstance(kid, int):
                yield self.words.get((self.pages[element.Pg.objgen], kid), "")
            elif "/MCID" in kid:
                yield self.words.get((self.pages[kid.Pg.objgen], int(kid.MCID)), "")
            elif "/S" in kid:
                yield from self._texts(kid)


def loose(data: bytes) -> list[str]:
    """Operators that paint outside of any mark, or in one mark inside of another."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                if depth > 1 or (depth == 0 and operator in PAINTING):
                    found.append(operator)
            assert depth == 0
    return found


def long_table(rows: int, words: str = "甲") -> Table:
    columns = (Column("名称"), Column("数值"))
    return Table("长表", columns, tuple((Cell(f"{words}{n}"), Cell("")) for n in range(rows)), "t")


class TestArchive:
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_every_template_gives_pdf_a_2a(self, template: str) -> None:
        look = load_template(template)
        data = tagged(replace(SAMPLE, contents=look.contents), look)
        assert failures(data) == []
        assert loose(data) == []

    def test_all_that_pdf_ua_asks_for_is_there_but_the_claim(self) -> None:
        assert [told for told in failures(report(), "ua1") if "XMP" not in told] == []

    def test_without_tags_the_validator_complains(self) -> None:
        assert len(failures(pdf_bytes(SAMPLE, looks.report())[0])) > 1

    def test_a_file_without_tags_has_no_marks(self) -> None:
        plain = pages.spelt_out(pdf_bytes(SAMPLE, looks.report())[0])
        assert not any(word in plain for word in (b"BDC", b"BMC", b"/StructParents", b"/StructTreeRoot"))

    def test_tags_move_nothing_on_the_page(self) -> None:
        assert pages.texts(report()) == pages.texts(pdf_bytes(SAMPLE, looks.report())[0])

    def test_the_checker_of_marks_sees_what_is_unmarked(self) -> None:
        assert len(loose(pdf_bytes(SAMPLE, looks.report())[0])) > 100


class TestOrder:
    def test_headings_are_read_in_order_with_their_levels(self) -> None:
        tree = Tree(report())
        found = [(str(e.S), tree.text(e)) for e in tree.elements() if str(e.S) in {"/H1", "/H2", "/H3"}]
        headings = [block for block in SAMPLE.blocks if isinstance(block, Heading)]
        assert found == [(f"/H{h.level}", pages.squeezed(h.number + h.text)) for h in headings]

    def test_paragraphs_are_read_whole_though_a_page_parts_them(self) -> None:
        long = Paragraph((Run("重庆产业集群，" * 400),))
        tree = Tree(of_blocks(long))
        assert long.text in [tree.text(element) for element in tree.elements("P")]

    def test_all_that_is_printed_is_read_but_footers_leaders_and_what_is_repeated(self) -> None:
        tree = Tree(report())
        (document,) = tree.elements("Document")
        read, printed = Counter(tree.text(document)), Counter(pages.words(report()))
        heads = {char for block in SAMPLE.blocks if isinstance(block, Table) for c in block.columns for char in c.title}
        assert read - printed == Counter()
        assert set(printed - read) <= {".", *heads, *"".join(SAMPLE.masthead.guards)}

    def test_contents_name_heading_and_page(self) -> None:
        tree = Tree(report())
        entries = [tree.text(entry) for entry in tree.elements("TOCI")]
        headings = [b for b in SAMPLE.blocks if isinstance(b, Heading) and b.level <= SAMPLE.contents_depth]
        assert len(entries) == len(headings)
        assert all(e.startswith(pages.squeezed(h.number + h.text)) for e, h in zip(entries, headings, strict=True))
        assert all(entry[-1].isdigit() for entry in entries)


class TestTables:
    @pytest.mark.parametrize("rows", [1, 60, 1100])
    def test_heads_are_heads_once_however_often_they_are_printed(self, rows: int) -> None:
        tree = Tree(of_blocks(long_table(rows)))
        heads = list(tree.elements("TH"))
        assert [tree.text(head) for head in heads] == ["名称", "数值"]
        assert {str(head.A.Scope) for head in heads} == {"/Column"}

    def test_every_row_has_as_many_cells_empty_ones_too(self) -> None:
        tree = Tree(of_blocks(long_table(60)))
        (table,) = tree.elements("Table")
        lines = list(tree.elements("TR", table))
        assert len(lines) == 61
        assert {len(line.K) for line in lines} == {2}
        assert tree.text(next(tree.elements("Caption", table))) == "长表"


class TestPictures:
    @pytest.mark.parametrize("kind", ["bar", "column", "line"])
    def test_a_chart_is_a_figure_with_its_description(self, kind: str) -> None:
        chart = next(block for block in SAMPLE.blocks if isinstance(block, Chart))
        data = of_blocks(replace(chart, kind=kind))  # type: ignore[arg-type]
        tree = Tree(data)
        (figure,) = tree.elements("Figure")
        assert str(figure.Alt) == chart.description
        left, bottom, right, top = map(float, figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842
        assert loose(data) == failures(data) == []

    def test_without_a_description_its_title_serves(self) -> None:
        chart = next(block for block in SAMPLE.blocks if isinstance(block, Chart))
        tree = Tree(of_blocks(replace(chart, description="")))
        (figure,) = tree.elements("Figure")
        assert str(figure.Alt) == chart.title


class TestLinks:
    def test_each_annotation_belongs_to_one_link(self) -> None:
        tree = Tree(report())
        index = list(tree.root.ParentTree.Nums)
        owners = {int(key): value for key, value in zip(index[::2], index[1::2], strict=True)}
        count = 0
        for page in tree.pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                owner = owners[int(annotation.StructParent)]
                assert str(owner.S) == "/Link"
                assert [
                    kid.Obj.objgen for kid in owner.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
                ].count(annotation.objgen) == 1
                count += 1
        assert count > 20

    def test_a_raised_number_is_a_link_within_its_paragraph(self) -> None:
        tree = Tree(report())
        cited = [element for element in tree.elements("P") if list(tree.elements("Link", element))]
        assert len(cited) > 5
        assert all(tree.text(next(tree.elements("Link", element))).startswith("[") for element in cited)

    def test_the_index_owns_each_piece_of_each_page(self) -> None:
        tree = Tree(report())
        index = list(tree.root.ParentTree.Nums)
        owned = {
            (int(k), n)
            for k, v in zip(index[::2], index[1::2], strict=True)
            if isinstance(v, pikepdf.Array)
            for n in range(len(v))
        }
        assert {key for key in tree.words if key[1] >= 0} <= owned


def test_a_protected_file_keeps_its_tags() -> None:
    data = pdf_bytes(SAMPLE, looks.report(), options=PdfOptions(tagged=True, password="口令"))[0]
    with pikepdf.open(io.BytesIO(data), password="口令") as document:
        assert bool(document.Root.MarkInfo.Marked)


def test_an_empty_pack_can_be_tagged() -> None:
    assert failures(tagged(Document(Masthead(""), (), contents=True), looks.report())) == []


def test_figures_of_a_table_are_exact() -> None:
    table = Table("表", (Column("值"),), ((Cell("4754.8亿元", Decimal("4754.8")),),), "t")
    tree = Tree(of_blocks(table))
    assert [tree.text(cell) for cell in tree.elements("TD")] == ["4754.8亿元"]
