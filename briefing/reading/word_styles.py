"""The styles of a Word document, and the names that its elements go by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_KNOWN = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_HEADING = re.compile(r"(?:heading|title|subtitle|标题|副标题|主标题|引题|肩题|副题)(?:\s*\d)?", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_BODY_LEVEL = 9
_DEEPEST = 20  # styles based on one another


@dataclass(frozen=True, slots=True)
class Style:
    """What of a style matters to the text: a heading, a line of the table of contents, hidden, centred.

    `numbered` is the `numPr` that numbers its paragraphs, or None.
    """

    heading: bool = False
    contents: bool = False
    hidden: bool = False
    centred: bool = False
    numbered: Any = None


PLAIN = Style()


def local(element: Any) -> str:
    """The name of a Word, formula or compatibility element without its namespace; empty for any other."""
    tag = element.tag
    if not isinstance(tag, str):  # a comment, an instruction, an unresolved entity
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space in _KNOWN else ""


def value(element: Any, name: str = "val") -> str | None:
    """An attribute of a Word element, whichever namespace it is in."""
    return next((str(text) for key, text in element.attrib.items() if key.rpartition("}")[2] == name), None)


def below(element: Any, *path: str) -> Any:
    """The first descendant on a path of local names; None where there is none, or no element to begin with."""
    for name in path:
        element = None if element is None else next((child for child in element if local(child) == name), None)
    return element


def is_on(element: Any) -> bool:
    """Whether an on/off property stands and is not switched off."""
    return element is not None and value(element) not in {"0", "false", "off"}


def is_heading_level(properties: Any) -> bool | None:
    """Whether paragraph properties give an outline level; None where they say nothing of it."""
    level = below(properties, "outlineLvl")
    return None if level is None else (value(level) or "").strip() in set("012345678")


def styles_of(root: Any) -> Mapping[str, Style]:
    """The styles by id, with what each takes from the style it is based on; `root` may be None."""
    found = {value(style, "styleId") or "": style for style in _children(root, "style")}
    return {key: _style(key, found) for key in found}


def _children(root: Any, name: str) -> Iterator[Any]:
    return (child for child in (() if root is None else root) if local(child) == name)


def _style(key: str, found: Mapping[str, Any]) -> Style:
    heading: bool | None = None
    centred: bool | None = None
    hidden: bool | None = None
    contents = False
    numbered = None
    for style in _ancestry(key, found):
        name = _name(style)
        level = is_heading_level(below(style, "pPr"))
        heading = (_HEADING.fullmatch(name) is not None or level) if heading is None else heading
        if heading is False and level is None:
            heading = None
        contents = contents or _CONTENTS.fullmatch(name) is not None
        centred = _first(centred, is_centred(below(style, "pPr")))
        numbered = below(style, "pPr", "numPr") if numbered is None else numbered
        vanish = below(style, "rPr", "vanish")
        hidden = _first(hidden, None if vanish is None else is_on(vanish))
    return Style(bool(heading), contents, bool(hidden), bool(centred), numbered)


def _ancestry(key: str, found: Mapping[str, Any]) -> Iterator[Any]:
    for _ in range(_DEEPEST):
        style = found.get(key)
        if style is None:
            return
        yield style
        based = below(style, "basedOn")
        key = "" if based is None else value(based) or ""


def _name(style: Any) -> str:
    name = below(style, "name")
    return "" if name is None else (value(name) or "").strip()


def _first(known: bool | None, new: bool | None) -> bool | None:
    return new if known is None else known


def is_centred(properties: Any) -> bool | None:
    """Whether paragraph properties centre their text; None where they say nothing of it."""
    aligned = below(properties, "jc")
    return None if aligned is None else value(aligned) == "center"
