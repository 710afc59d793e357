"""Blocks of a page whose layout is known, and how they are laid out as the text that the program reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "body", "table"]
INDENT = "　　"
_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\0-\b\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_BLANKS = re.compile("[\xa0\u2002-\u200a\u202f\u205f]")
_EDGES = " \t\u3000"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a heading, a paragraph, or a table with its cells joined by tabs."""

    text: str
    kind: BlockKind = "body"


def cleaned(text: str) -> str:
    """The text without characters that print nothing, its blanks plain, each line without blanks around it.

    Soft hyphens, bidi marks and control characters go, and so do empty lines; tabs inside a line stay.
    """
    printed = _BLANKS.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return "\n".join(line for line in (line.strip(_EDGES) for line in printed.split("\n")) if line)


def row(cells: Iterable[str]) -> str:
    """A row of a table: its cells joined by tabs, each on one line."""
    return "\t".join(re.sub(r"\s+", " ", cleaned(cell)) for cell in cells).rstrip("\t")


def lay_out(blocks: Iterable[Block]) -> str:
    """The text of a page: each line of a body indented, a blank line around headings and tables."""
    text: list[str] = []
    last: BlockKind = "body"
    for block in blocks:
        lines = block.text if block.kind == "table" else cleaned(block.text)
        if not lines.strip():
            continue
        if text and not last == block.kind == "body":
            text.append("")
        text += [INDENT + line if block.kind == "body" else line for line in lines.split("\n")]
        last = block.kind
    return "\n".join([*text, ""])
