"""Text on its way into XML: what XML 1.0 cannot hold is dropped, what it would misread is escaped."""

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def legal(text: str) -> str:
    """The text without control characters, lone surrogates and non-characters."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """The text as it may stand between tags or in double quotes."""
    return legal(text).translate(_ESCAPES)
