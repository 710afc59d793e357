"""The recorded tags as the file's structure tree: who holds what, and which element each piece of a page is of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, String

from briefing.rendering.pdf.properties import LANGUAGE
from briefing.rendering.pdf.tagging import Annotated, Element, Marked, Tags

if TYPE_CHECKING:
    from pikepdf import Pdf

_KEPT = frozenset({"TR", "TH", "TD"})  # an empty cell is a cell: the rows of a table have as many
_LINK = "链接"  # what is said of a link besides its own words


def write_structure(pdf: "Pdf", tags: Tags) -> None:
    """Writes the elements that hold anything; the file is then a tagged one."""
    _Writer(pdf).write(tags)
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Writer:
    """Elements on their way into the file; `owners` are by page and by the number of the marked content."""

    def __init__(self, pdf: "Pdf") -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[list[Any]] = [[] for _ in self.pages]
        self.annotations: list[tuple[Any, Any]] = []  # each with its element

    def write(self, tags: Tags) -> None:
        """The tree and its index."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element(tags.root, root)
        document.Lang = String(LANGUAGE)
        self._own_the_rest(document)
        root.K = Array([document])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(list(self._index()))))
        root.ParentTreeNextKey = len(self.pages) + len(self.annotations)
        self.pdf.Root.StructTreeRoot = root

    def _element(self, element: Element, parent: Any) -> Any:
        written = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
        if element.page is not None:
            written.Pg = self.pages[element.page]
        if element.alternative:
            written.Alt = String(element.alternative)
        if element.kind == "TH":
            written.A = Dictionary(O=Name.Table, Scope=Name.Column)
        elif element.box is not None:
            written.A = Dictionary(O=Name.Layout, BBox=Array([round(part, 2) for part in element.box]))
        written.K = Array([self._kid(kid, element, written) for kid in element.kids if _is_written(kid)])
        return written

    def _kid(self, kid: Element | Marked | Annotated, element: Element, written: Any) -> Any:
        match kid:
            case Element():
                return self._element(kid, written)
            case Marked(page, number):
                owners = self.owners[page]
                owners += [None] * (number + 1 - len(owners))
                owners[number] = written
                if page == element.page:
                    return number
                return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number)
            case Annotated(page, number):
                return self._annotation(self.pages[page], self.pages[page].Annots[number], written)

    def _annotation(self, page: Any, annotation: Any, owner: Any) -> Any:
        annotation.StructParent = len(self.pages) + len(self.annotations)
        annotation.Contents = String(_LINK)
        self.annotations.append((annotation, owner))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _own_the_rest(self, document: Any) -> None:
        """Links inside of pictures, which nobody recorded, are links of the document."""
        for page in self.pages:
            for annotation in page.get("/Annots", ()):
                if "/StructParent" not in annotation:
                    link = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=document))
                    link.K = Array([self._annotation(page, annotation, link)])
                    document.K.append(link)

    def _index(self) -> Iterator[Any]:
        """Key and value in turn: the elements of each page, then that of each annotation."""
        for number, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents, page.Tabs = number, Name.S
            yield number
            yield self.pdf.make_indirect(Array(owners))
        for number, (_, owner) in enumerate(self.annotations, len(self.pages)):
            yield number
            yield owner


def _is_written(kid: Element | Marked | Annotated) -> bool:
    return not isinstance(kid, Element) or kid.kind in _KEPT or any(map(_is_written, kid.kids))
