"""The text of a Word document as it would print with every change accepted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.errors import SourceError
from briefing.reading.blocks import Block, cleaned, row
from briefing.reading.word_numbering import Numbering
from briefing.reading.word_styles import PLAIN, Style, below, is_centred, is_heading_level, is_on, local, value

MOST_PARAGRAPHS = 50_000
_SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "rubyPr",
        "fldData",
    ]
)
_PRINTED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS = dict(
    zip(
        "\x6c\x6e\x6f\x71\x75\x76\x77\x7e\xa7\xa8\xb2\xb5\xab\xd8\xe0\xe8\xfb\xfc\xfe",
        "●■□□◆❖◆⌘▪□☆★★➢→→×√√",
        strict=True,
    )
)
LONGEST_HEADING = 60  # characters; longer, or with a full stop, a styled or centred paragraph is one of the body
_COLUMN = 2  # paragraphs in one cell that make a table a means of layout
_PROSE = 40  # characters
_MOST_SPANNED = 60


@dataclass
class _Paragraph:
    """A paragraph while it is read: its printed text, and the text boxes anchored in it."""

    hidden: bool
    text: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)  # "code" until a field's result begins


@dataclass
class Story:
    """Reads the blocks below an element; `changed`, `foreign` and `unknown` tell what was met on the way.

    Nested no deeper than the parser allows (256), so plain recursion serves.
    """

    styles: Mapping[str, Style]
    name: str
    numbering: Numbering = field(default_factory=Numbering)
    changed: bool = False
    foreign: bool = False
    unknown: int = 0
    paragraphs: int = 0

    def blocks(self, parent: Any) -> list[Block]:
        """The paragraphs and tables below a body, a cell or a text box, in order."""
        found: list[Block] = []
        carried: list[str] = []
        for element in self._parts(parent):
            if local(element) == "tbl":
                found += self._table(element)
                continue
            merged = below(element, "pPr", "rPr", "del") is not None  # its deleted end joins it to the next one
            text, heads, boxes = self._paragraph(element)
            carried.append(text)
            if not merged:
                found.append(_block("".join(carried), heads=heads))
                carried = []
            found += boxes
        return [*found, Block("".join(carried))] if carried else found

    def _parts(self, parent: Any) -> Iterator[Any]:
        """The paragraphs and tables below an element, through whatever wraps them."""
        for child in parent:
            name = local(child)
            if name in {"p", "tbl"}:
                yield child
            elif name == "AlternateContent":
                yield from self._parts(_choice(child))
            elif name == "altChunk":
                self.foreign = True
            elif name in _SKIPPED:
                self.changed |= name in {"del", "moveFrom"}
            else:
                yield from self._parts(child)

    def _paragraph(self, element: Any) -> tuple[str, bool, list[Block]]:
        """A paragraph's text, whether it is set as a heading, and the text boxes in it."""
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise SourceError(f"“{self.name}”太长（超过 {MOST_PARAGRAPHS} 段），请拆分后再导入。", self.name)
        properties = below(element, "pPr")
        style = self._style(below(properties, "pStyle"))
        reading = _Paragraph(style.hidden)
        if not style.contents:
            self._inline(element, reading)
        text = "".join(reading.text)
        text = self._label(properties, style) + text if text.strip() else text
        return text, _is_heading(properties, style), reading.boxes

    def _label(self, properties: Any, style: Style) -> str:
        numbered = below(properties, "numPr")
        return self.numbering.label(style.numbered if numbered is None else numbered)

    def _style(self, named: Any) -> Style:
        return PLAIN if named is None else self.styles.get(value(named) or "", PLAIN)

    def _inline(self, element: Any, reading: _Paragraph) -> None:
        for child in element:
            name = local(child)
            if name in _SKIPPED:
                self.changed |= name in {"del", "moveFrom"}
            elif name == "txbxContent":
                reading.boxes += self.blocks(child)
            elif name == "AlternateContent":
                self._inline(_choice(child), reading)
            elif name == "fldChar":
                _turn(reading.fields, value(child, "fldCharType"))
            elif name == "r" and self._is_hidden(child, reading):
                continue
            elif (printed := self._printed(child, name)) is not None:
                reading.text += [printed] if "code" not in reading.fields else []
            else:
                self.changed |= name in {"ins", "moveTo"}
                self._inline(child, reading)

    def _printed(self, element: Any, name: str) -> str | None:
        """What an element prints; None where it only holds others."""
        if name == "t":
            return element.text or ""
        return self._symbol(element) if name == "sym" else _PRINTED.get(name)

    def _symbol(self, element: Any) -> str:
        """A character given by its code in a font; symbol fonts keep their own at F000 and above."""
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            code = 0
        if re.fullmatch(r"(?i)wingdings", value(element, "font") or "") and chr(code & 0xFF) in _SYMBOLS:
            return _SYMBOLS[chr(code & 0xFF)]
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:  # noqa: PLR2004  no surrogate, nothing private
            return chr(code)
        self.unknown += 1
        return "\ufffd"

    def _is_hidden(self, run: Any, reading: _Paragraph) -> bool:
        properties = below(run, "rPr")
        vanish = below(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        return reading.hidden or self._style(below(properties, "rStyle")).hidden

    def _table(self, table: Any) -> list[Block]:
        rows = [self._cells(found) for found in _within(table, "tr") if below(found, "trPr", "del") is None]
        if _is_layout(rows):
            return [block for cells in rows for cell in cells for block in cell]
        lines = [row(" ".join(block.text for block in cell) for cell in cells) for cells in rows]
        return [Block("\n".join(line for line in lines if line.strip()), "table")]

    def _cells(self, found: Any) -> list[list[Block]]:
        cells: list[list[Block]] = []
        for cell in _within(found, "tc"):
            deleted = below(cell, "tcPr", "cellDel") is not None
            cells.append([] if deleted else self.blocks(cell))
            cells += [[] for _ in range(min(_spanned(cell) - 1, _MOST_SPANNED - len(cells)))]
        return cells


def _choice(alternate: Any) -> Any:
    """The one version to read of content given twice: the newer, else what older programs fall back on."""
    choice = below(alternate, "Choice")
    chosen = below(alternate, "Fallback") if choice is None else choice
    return () if chosen is None else chosen


def _turn(fields: list[str], turn: str | None) -> None:
    """Follow a field's marks: its code is not printed, its result is."""
    if turn == "begin":
        fields.append("code")
    elif fields and turn == "separate":
        fields[-1] = "result"
    elif fields and turn == "end":
        fields.pop()


def _within(parent: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through content controls, not through tables inside."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _within(child, wanted)


def _spanned(cell: Any) -> int:
    span = below(cell, "tcPr", "gridSpan")
    wide = "" if span is None else value(span) or ""
    return min(int(wide), _MOST_SPANNED) if re.fullmatch("[0-9]{1,4}", wide) else 1


def _is_layout(rows: list[list[list[Block]]]) -> bool:
    """Whether a table only sets text in columns or in a frame: one cell a row, or cells of several paragraphs."""
    long = ([block for block in cell if len(block.text) >= _PROSE] for cells in rows for cell in cells)
    return all(len(cells) <= 1 for cells in rows) or any(len(blocks) >= _COLUMN for blocks in long)


def _is_heading(properties: Any, style: Style) -> bool:
    level = is_heading_level(properties)
    if level if level is not None else style.heading:
        return True
    centred = is_centred(properties)
    return centred if centred is not None else style.centred


def _block(text: str, *, heads: bool) -> Block:
    return Block(text, "heading" if heads and _may_head(text) else "body")


def _may_head(text: str) -> bool:
    printed = cleaned(text)
    return len(printed) <= LONGEST_HEADING and not printed.endswith(("。", "；", "，"))
