"""The printed pieces of a web page: its lines, headings and tables, in the order in which they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefing.reading.blocks import BlockKind, cleaned, row

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "nav",
        "footer",
        "button",
        "select",
        "textarea",
        "input",
        "audio",
        "video",
        "canvas",
        "map",
        "head",
        "rt",
        "rp",
        "del",
        "dialog",
        "datalist",
    ],
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ],
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLED = re.compile(r"title|headline|biaoti|yinti|jianti|futi|kicker|shoulder|font0[12]", re.IGNORECASE)
_SUSPECT = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|foot|footer|copyright|breadcrumbs?|crumbs?|shares?|sidebar|related|recommend|"
    r"comments?|toolbar|tools?|pagination|pager|ads?|advert|login|search|hot|rank|friendlinks?)(?![a-z])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HAN = re.compile("[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
_SENTENCE = re.compile(r"[，。；！？]")
_GOOD = 20  # characters that running text has at least
LONGEST_HEADING = 60
LONGEST_CELL = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """Printed text without a break; `links` is how many of its characters are links.

    `suspect`: it stands in what its name calls a menu, a footer, an advertisement.
    """

    text: str
    kind: BlockKind
    links: int = 0
    suspect: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: long, with a sentence's marks, and no list of links."""
        return (
            self.kind == "body" and len(self.text) >= _GOOD and not self.is_link and bool(_SENTENCE.search(self.text))
        )

    @property
    def is_link(self) -> bool:
        """Whether most of it is a link, and it is no sentence."""
        return self.links * 2 > len(self.text) and not self.text.endswith(("。", "！", "？", "”"))


@dataclass(frozen=True, slots=True)
class Holder:
    """An element that holds the pieces from `start` to before `end`, with so many characters of running text."""

    start: int
    end: int
    prose: int


@dataclass
class _Frame:
    """An element that is open."""

    tag: str
    start: int
    heading: bool
    suspect: bool
    link: bool
    bold: bool
    pre: bool
    prose: int = 0


@dataclass
class Pieces:
    """Walks a page without recursion, so that no depth of nesting can stop it."""

    pieces: list[Piece] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    _frames: list[_Frame] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _links: int = 0
    _bold: int = 0
    _cells: list[list[str]] | None = None

    def read(self, root: Any) -> None:
        """Take in the whole page."""
        from lxml import etree  # type: ignore[import-untyped]

        self._frames = [_Frame("", 0, heading=False, suspect=False, link=False, bold=False, pre=False)]
        walk = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walk:
            if event == "comment":
                self.comments.append(element.text or "")
                self._say(element.tail)
            elif event == "start" and not _is_dropped(element):
                self._open(element)
            elif event == "start":
                walk.skip_subtree()
                self._frames.append(self._frames[-1])  # its end is still to come
            else:
                self._close(element)
        self._flush()

    def _open(self, element: Any) -> None:
        tag, above = element.tag, self._frames[-1]
        if tag == "br":
            self._break()
        elif tag not in _INLINE:
            self._flush()
        named = f"{element.get('class', '')} {element.get('id', '')}"
        self._frames.append(
            _Frame(
                tag,
                len(self.pieces),
                heading=above.heading or re.fullmatch("h[1-6]", tag) is not None or _TITLED.search(named) is not None,
                suspect=above.suspect or _SUSPECT.search(named) is not None,
                link=above.link or tag == "a",
                bold=above.bold or tag in {"b", "strong"},
                pre=above.pre or tag in {"pre", "xmp", "listing", "plaintext"},
            )
        )
        self._open_table(element)
        self._say(element.text)

    def _open_table(self, element: Any) -> None:
        if element.tag == "table" and self._cells is None and _is_of_cells(element):
            self._cells = []
        elif self._cells is not None and element.tag == "tr":
            self._cells.append([])

    def _close(self, element: Any) -> None:
        frame = self._frames[-1]
        if not _is_dropped(element):
            if frame.tag in {"td", "th"} and self._cells:
                self._cells[-1].append("".join(self._line))
                self._start_line()
            elif frame.tag == "table" and self._cells is not None:
                self._end_table(frame)
            elif frame.tag not in _INLINE:
                self._flush()
            self._pass_on(frame)
        self._frames.pop()
        self._say(element.tail)

    def _pass_on(self, frame: _Frame) -> None:
        if len(self.pieces) - frame.start > 1 and frame.prose:
            self.holders.append(Holder(frame.start, len(self.pieces), frame.prose))
        self._frames[-2].prose += frame.prose

    def _end_table(self, frame: _Frame) -> None:
        cells, self._cells = self._cells or [], None
        self._start_line()
        text = "\n".join(line for line in map(row, cells) if line.strip())
        if text:
            self.pieces.append(Piece(text, "table", suspect=frame.suspect))

    def _say(self, text: str | None) -> None:
        frame = self._frames[-1]
        if text and frame.tag not in {"table", "tr", "tbody"}:
            self._line.append(text if frame.pre else _SPACES.sub(_space, text))
            self._links += len(text.strip()) if frame.link else 0
            self._bold += len(text.strip()) if frame.bold else 0

    def _start_line(self) -> None:
        self._line, self._links, self._bold = [], 0, 0

    def _break(self) -> None:
        if self._cells is None:
            self._flush()
        else:
            self._line.append(" ")

    def _flush(self) -> None:
        if self._cells is not None:
            self._line.append(" ")
            return
        frame = self._frames[-1]
        for line in cleaned("".join(self._line)).split("\n"):
            if line:
                self._add(line, frame)
        self._start_line()

    def _add(self, line: str, frame: _Frame) -> None:
        styled = frame.heading or self._bold >= len(line)
        heading = styled and len(line) <= LONGEST_HEADING and not line.endswith(("。", "；", "，"))
        piece = Piece(line, "heading" if heading else "body", self._links, frame.suspect)
        self.pieces.append(piece)
        frame.prose += len(line) if piece.is_prose and not piece.suspect else 0


def _space(spaces: re.Match[str]) -> str:
    """What blanks in the source print as: one blank, but nothing where a line was broken beside a Chinese character."""
    text = spaces.string
    around = text[max(spaces.start() - 1, 0) : spaces.start()] + text[spaces.end() : spaces.end() + 1]
    return "" if "\n" in spaces[0] and _HAN.search(around) else " "


def _is_dropped(element: Any) -> bool:
    tag = element.tag
    if tag in _DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return _HIDDEN.search(element.get("style", "")) is not None


def _is_of_cells(table: Any) -> bool:
    """Whether a table is one, not a means of layout: several rows of several short cells, and no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in _cells_of(found) if cell] for found in table.iterdescendants("tr")]
    short = all(len(cell) <= LONGEST_CELL for cells in rows for cell in cells)
    return short and sum(len(cells) > 1 for cells in rows) > 1


def _cells_of(found: Any) -> Iterator[str]:
    for cell in found:
        if cell.tag in {"td", "th"}:
            yield "".join(cell.itertext()).strip()
