"""The canvases a pack is drawn on: one whose pages go into the file as they are done, one that only measures."""

from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing.rendering.pdf.objects import ObjectFile
from briefing.rendering.pdf.tagging import Tags


class Goal(pdfdoc.PDFObject):
    """A place that links and bookmarks lead to, an object of its own once one does (`number`, else 0).

    It may be asked for before it is there: `page`, the first is 0, is then None.
    """

    __slots__ = ("left", "number", "page", "top")

    def __init__(self) -> None:
        self.number = 0
        self.page: int | None = None
        self.left = self.top = 0.0

    def format(self, _: Any) -> bytes:
        """As it is spoken of in other objects."""
        return b"%d 0 R" % self.number


class PackCanvas(Canvas):
    """A canvas that writes each page, its links and its places when the page is done, and keeps nothing of it.

    Links are printed with the page, as PDF/A asks of every annotation. Without `tags` nothing is told of structure.
    Saving ends the last page; what belongs to the whole file is written by `finish`. What is not `compressed` is sooner
    written and larger.
    """

    _doc: Any  # reportlab's own, which its types leave out
    _code: list[str]
    _pageNumber: int
    _annotationrefs: list[str]
    _absRect: Any

    def __init__(
        self, target: IO[bytes], *args: Any, tags: Tags | None = None, compressed: bool = True, **more: Any
    ) -> None:
        super().__init__(target, *args, **more)
        self.tags = tags
        self.file = ObjectFile(target, self._new_number, compressed=compressed)
        self.page_numbers: list[int] = []
        self._goals: dict[str, Goal] = {}

    def _new_number(self) -> int:
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def _bookmarkReference(self, name: str) -> Goal:
        """A place that something leads to."""
        goal = self._goals.setdefault(name, Goal())
        goal.number = goal.number or self._new_number()
        return goal

    def bookmarkPage(self, key: Any, fit: str = "XYZ", left: Any = 0, top: Any = 0, *_: Any, **__: Any) -> Any:  # noqa: ARG002  reportlab's signature
        """A place of this page, in points from its lower left corner."""
        goal = self._goals.setdefault(key, Goal())
        goal.page, goal.left, goal.top = self._pageNumber - 1, left, top

    def write_goals(self) -> None:
        """Writes the places that something leads to, after all that does; a name that no page has is a mistake."""
        for name, goal in self._goals.items():
            if goal.number:
                if goal.page is None:
                    raise KeyError(name)
                place = (self.page_numbers[goal.page], goal.left, goal.top)
                self.file.put(goal.number, b"[%d 0 R /XYZ %.2f %.2f null]" % place)

    def linkRect(self, contents: Any, destinationname: Any, Rect: Any = None, *_: Any, **more: Any) -> None:  # noqa: ARG002, N803  the same
        """A link over a box of the page to a place; the flag says print."""
        box = b" ".join(b"%.2f" % part for part in self._absRect(Rect, more.get("relative", 1)))
        goal = self._bookmarkReference(destinationname)
        number = self._new_number()
        told = b"" if self.tags is None else self.tags.linked(self._pageNumber - 1, number)
        self.file.put(
            number,
            b"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s] /Dest %d 0 R%s>>"
            % (box, goal.number, told),
        )
        self._annotationrefs.append(f"{number} 0 R")

    def showPage(self) -> None:
        """The page is done: it goes into the file."""
        super().showPage()
        doc = self._doc
        page = doc.Pages.pages[-1]
        page.Contents = f"{self.file.stream(b'', page.stream.encode())} 0 R"
        name = page.__InternalName__
        number = doc.idToObjectNumberAndVersion[name][0]
        body = page.format(doc)
        if self.tags is not None:
            body = body.removesuffix(b">>") + b"/Tabs /S /StructParents %d>>" % len(self.page_numbers)
        self.file.put(number, body)
        self.page_numbers.append(number)
        doc.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)
        doc.idToObject[name] = None

    def save(self) -> None:
        """The last page is done."""
        if self._code:
            self.showPage()


class MeasuringCanvas(Canvas):
    """A canvas for the pass that learns page numbers: paragraphs draw nothing on it, and no file comes of it."""

    measuring = True

    def bookmarkPage(self, *_: Any, **__: Any) -> Any:
        """Nobody will go there."""

    def save(self) -> None:
        """Nothing to keep."""
