"""What of a text has a shape on paper."""

import re
from unicodedata import category

_VANISHING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SHAPELESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
"""Fillers, selectors of a variant, tags, and code points that are no characters."""
_LAST_OF_PLANE = 0xFFFE


def printable(text: str) -> str:
    """The text without what has no shape: controls, marks of direction, lone surrogates, selectors of a variant.

    Blanks become spaces, line breaks vanish. Whatever a font may have stays, private and unassigned characters too:
    one that no font has is to be seen and told, not lost.
    """
    return text if text.isprintable() and not _SHAPELESS.search(text) else "".join(map(_printed, text))


def _printed(char: str) -> str:
    kind = category(char)
    if kind == "Zs":
        return char if char == "\u3000" else " "
    if kind in _VANISHING or _SHAPELESS.match(char) or ord(char) & _LAST_OF_PLANE == _LAST_OF_PLANE:
        return ""
    return char
