"""The styles of a Word document, and the names that its elements go by."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
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
_DEEPEST = 20  # styles based on one another
_MOST = 5_000  # styles; Word itself keeps no more than 4,079
NEAR = 200  # children of an element among which its properties are


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
    """The first descendant on a path of local names; None where there is none, or no element to begin with.

    Only the first children of an element are looked at: properties stand there, and no file can make the search slow.
    """
    for name in path:
        near = () if element is None else islice(element, NEAR)
        element = next((child for child in near if local(child) == name), None)
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
    styles = islice(_children(root, "style"), _MOST)
    found = {value(style, "styleId") or "": _own(style) for style in styles}
    return {key: _style(key, found) for key in found}


def _children(root: Any, name: str) -> Iterator[Any]:
    return (child for child in (() if root is None else root) if local(child) == name)


@dataclass(frozen=True, slots=True)
class _Own:
    """What one style says itself; None where it says nothing."""

    based: str
    heading: bool | None
    contents: bool
    hidden: bool | None
    centred: bool | None
    numbered: Any


def _own(style: Any) -> _Own:
    name = _name(style)
    level = is_heading_level(below(style, "pPr"))
    named = _HEADING.fullmatch(name) is not None
    vanish = below(style, "rPr", "vanish")
    based = below(style, "basedOn")
    return _Own(
        based="" if based is None else value(based) or "",
        heading=True if named else level,
        contents=_CONTENTS.fullmatch(name) is not None,
        hidden=None if vanish is None else is_on(vanish),
        centred=is_centred(below(style, "pPr")),
        numbered=below(style, "pPr", "numPr"),
    )


def _style(key: str, found: Mapping[str, _Own]) -> Style:
    owns = list(_ancestry(key, found))
    return Style(
        heading=bool(_first(own.heading for own in owns)),
        contents=any(own.contents for own in owns),
        hidden=bool(_first(own.hidden for own in owns)),
        centred=bool(_first(own.centred for own in owns)),
        numbered=_first(own.numbered for own in owns),
    )


def _ancestry(key: str, found: Mapping[str, _Own]) -> Iterator[_Own]:
    for _ in range(_DEEPEST):
        own = found.get(key)
        if own is None:
            return
        yield own
        key = own.based


def _name(style: Any) -> str:
    name = below(style, "name")
    return "" if name is None else (value(name) or "").strip()


def _first(said: Iterable[Any]) -> Any:
    return next((one for one in said if one is not None), None)


def is_centred(properties: Any) -> bool | None:
    """Whether paragraph properties centre their text; None where they say nothing of it."""
    aligned = below(properties, "jc")
    return None if aligned is None else value(aligned) == "center"
