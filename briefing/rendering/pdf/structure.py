"""The recorded tags as the file's structure tree: who holds what, and which element each piece of a page is of."""

from collections.abc import Iterator, Sequence

from briefing.rendering.pdf.objects import ObjectFile
from briefing.rendering.pdf.properties import LANGUAGE
from briefing.rendering.pdf.strings import string
from briefing.rendering.pdf.tagging import Annotated, Element, Marked, Tags

_KEPT = frozenset({"TR", "TH", "TD"})  # an empty cell is a cell: the rows of a table have as many


def write_structure(file: ObjectFile, pages: Sequence[int], tags: Tags) -> int:
    """Writes the elements that hold anything; returns the number of the root. `pages` are the numbers of theirs."""
    return _Writer(file, pages).write(tags)


class _Writer:
    """Elements on their way into the file; `owners` are by page and by the number of the marked content."""

    def __init__(self, file: ObjectFile, pages: Sequence[int]) -> None:
        self.file, self.pages = file, pages
        self.owners: list[list[int]] = [[] for _ in pages]
        self.holders: dict[int, int] = {}  # by the keys of annotations

    def write(self, tags: Tags) -> int:
        """The tree and its index."""
        root, document = self.file.number(), self.file.number()
        kids = [*self._kids(tags.root, document), *self._the_rest(tags.annotations, document)]
        self.file.put(document, self._spelt(tags.root, root, kids) + b"/Lang (%s)>>" % LANGUAGE.encode())
        index = self.file.add(b"<</Nums [%s]>>" % b" ".join(self._index()))
        last = max(self.holders, default=len(self.pages))
        self.file.put(
            root,
            b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>"
            % (document, index, last + 1),
        )
        return root

    def _element(self, element: Element, parent: int) -> bytes:
        number = self.file.number()
        kids = self._kids(element, number)
        self.file.put(number, self._spelt(element, parent, kids) + b">>")
        return b"%d 0 R" % number

    def _spelt(self, element: Element, parent: int, kids: Sequence[bytes]) -> bytes:
        """The element without the end of its dictionary."""
        found = b"<</Type /StructElem /S /%s /P %d 0 R /K [%s]" % (element.kind.encode(), parent, b" ".join(kids))
        if element.page is not None:
            found += b"/Pg %d 0 R" % self.pages[element.page]
        if element.alternative:
            found += b"/Alt " + string(element.alternative)
        if element.kind == "TH":
            found += b"/A <</O /Table /Scope /Column>>"
        elif element.box is not None:
            found += b"/A <</O /Layout /BBox [%.2f %.2f %.2f %.2f]>>" % element.box
        return found

    def _kids(self, element: Element, number: int) -> list[bytes]:
        return [self._kid(kid, element, number) for kid in element.kids if _is_written(kid)]

    def _kid(self, kid: Element | Marked | Annotated, element: Element, holder: int) -> bytes:
        match kid:
            case Element():
                return self._element(kid, holder)
            case Marked(page, number):
                owners = self.owners[page]
                owners += [0] * (number + 1 - len(owners))
                owners[number] = holder
                if page == element.page:
                    return b"%d" % number
                return b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (self.pages[page], number)
            case Annotated():
                return self._annotation(kid, holder)

    def _annotation(self, annotation: Annotated, holder: int) -> bytes:
        self.holders[annotation.key] = holder
        return b"<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>" % (self.pages[annotation.page], annotation.number)

    def _the_rest(self, annotations: Sequence[Annotated], document: int) -> Iterator[bytes]:
        """Links inside of pictures, which nobody recorded, are links of the document."""
        for annotation in annotations:
            if annotation.key not in self.holders:
                link = self.file.number()
                kid = self._annotation(annotation, link)
                self.file.put(link, b"<</Type /StructElem /S /Link /P %d 0 R /K [%s]>>" % (document, kid))
                yield b"%d 0 R" % link

    def _index(self) -> Iterator[bytes]:
        """Key and value in turn: the elements of each page, then that of each annotation."""
        for number, owners in enumerate(self.owners):
            listed = b" ".join(b"%d 0 R" % owner if owner else b"null" for owner in owners)
            yield b"%d %d 0 R" % (number, self.file.add(b"[%s]" % listed))
        for key in sorted(self.holders):
            yield b"%d %d 0 R" % (key, self.holders[key])


def _is_written(kid: Element | Marked | Annotated) -> bool:
    return not isinstance(kid, Element) or kid.kind in _KEPT or any(map(_is_written, kid.kids))
