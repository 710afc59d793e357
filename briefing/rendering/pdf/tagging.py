"""Tags, for those who have a page read to them: what each part is, written down while the pages are drawn.

The story makes an `Element` for each heading, paragraph, table, row, cell and chart, in the order of reading; a
flowable that has one puts its drawing between marks. What has none, rules and footers, is marked as an artifact.
Without tags nothing of this is made, and every hook is one comparison with None.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked content of a page (the first is 0); numbers begin anew on each page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation of a page: the number of its object, and its key in the index of the structure."""

    page: int
    number: int
    key: int


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document and what it holds; `once` takes later pages of the same for repetitions (table heads)."""

    tags: "Tags"
    kind: str
    once: bool = False
    kids: "list[Element | Marked | Annotated]" = field(default_factory=list)
    alternative: str = ""
    box: tuple[float, float, float, float] | None = None
    page: int | None = None

    def begin(self, canvas: Any, code: list[str], *, link: bool = False) -> "Element | None":
        """What is drawn from here on is this element's, or a link's in it; None inside of another's drawing."""
        return self.tags.begin(self, canvas, code, link=link)

    def end(self, code: list[str], opened: "Element | None") -> None:
        """The end of what `begin` opened."""
        self.tags.end(code, opened)

    def annotate(self, _: Any, opened: "Element | None") -> None:
        """The annotation made last on the page belongs to what `begin` opened."""
        if opened is not None and opened is not self.tags.artifact:
            opened.kids.append(self.tags.annotations[-1])


class Tags:
    """All elements of one file; `root` is the document."""

    def __init__(self) -> None:
        self.root = Element(self, "Document")
        self.artifact = Element(self, "Artifact")
        self.annotations: list[Annotated] = []
        self._count: dict[int, int] = {}
        self._inside = False

    def element(
        self, kind: str, parent: Element | None = None, *, alternative: str = "", once: bool = False
    ) -> Element:
        """A new element, the last of its parent (of the document); one that stays empty is not written."""
        made = Element(self, kind, alternative=alternative, once=once)
        (parent or self.root).kids.append(made)
        return made

    def linked(self, page: int, number: int) -> bytes:
        """A link was made on the page, the object of that number; what it says of itself in the file."""
        key = _FIRST_KEY + len(self.annotations)
        self.annotations.append(Annotated(page, number, key))
        return b"/StructParent %d /Contents <%s>" % (key, _LINK)

    def begin(self, element: Element, canvas: Any, code: list[str], *, link: bool) -> Element | None:
        """See `Element.begin`."""
        if self._inside:
            return None
        self._inside = True
        page = _page(canvas)
        element.page = page if element.page is None else element.page
        if element is self.artifact or (element.once and element.page != page):
            code.append("/Artifact BMC")
            return self.artifact
        owner = self.element("Link", element) if link else element
        owner.page = page if owner.page is None else owner.page
        number = self._count.get(page, 0)
        self._count[page] = number + 1
        owner.kids.append(Marked(page, number))
        code.append(f"/{owner.kind} <</MCID {number}>> BDC")
        return owner

    def end(self, code: list[str], opened: Element | None) -> None:
        """See `Element.end`."""
        if opened is not None:
            code.append("EMC")
            self._inside = False

    def around_lines(self, grid: Any, step: str, *_: Any) -> None:
        """The rules and shades of a table are artifacts; reportlab calls this at each step of drawing one."""
        code: list[str] = grid.canv._code  # noqa: SLF001  reportlab's own way to add to a page
        if step in {"startBG", "startLines"}:
            self.artifact.begin(grid.canv, code)
        elif step in {"endBG", "endLines"}:
            self.artifact.end(code, self.artifact)


_FIRST_KEY = 1_000_000  # of annotations: pages have their numbers for keys
_LINK = b"FEFF" + "链接".encode("utf-16-be").hex().encode()  # what is said of a link besides its own words


def _page(canvas: Any) -> int:
    return int(canvas.getPageNumber()) - 1


@contextmanager
def marked(canvas: Any, element: Element | None = None) -> Iterator[Element | None]:
    """What is drawn inside is the element's; without one it is an artifact. Does nothing where there are no tags."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield None
        return
    owner = element or tags.artifact
    opened = owner.begin(canvas, canvas._code)  # noqa: SLF001  reportlab's own way to add to a page
    yield opened
    owner.end(canvas._code, opened)  # noqa: SLF001  the same


class Figure(Flowable):
    """A picture with its description: the flowable as it is, its drawing marked as one element."""

    def __init__(self, picture: Flowable, element: Element) -> None:
        super().__init__()
        self.picture, self.element = picture, element

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as the picture."""
        self.width, self.height = self.picture.wrap(width, height)
        return self.width, self.height

    def getSpaceBefore(self) -> float:
        """That of the picture."""
        return float(self.picture.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        """That of the picture."""
        return float(self.picture.getSpaceAfter())

    def split(self, width: float, height: float) -> list[Flowable]:
        """The picture's parts, each marked."""
        return [Figure(part, self.element) for part in self.picture.split(width, height)]

    def draw(self) -> None:
        """Draws the picture where it would stand by itself."""
        x, y = self.canv.absolutePosition(0, 0)
        self.element.box = (x, y, x + self.width, y + self.height)
        with marked(self.canv, self.element):
            self.picture.drawOn(self.canv, 0, 0)
