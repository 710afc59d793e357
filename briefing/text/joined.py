"""The printed wording without the accidents of its lines."""

import re

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_DIGIT = "0-9０-９"
_SPACE = "[ \t\u00a0\u2000-\u200a\u3000]+"
_BREAKS = re.compile(r"[\r\n\v\f\u2028\u2029]+")
_SPACES = re.compile(f"(?<=[{HAN}]){_SPACE}(?=[{HAN}{_DIGIT}])|(?<=[{_DIGIT}]){_SPACE}(?=[{HAN}])")


def joined(text: str) -> str:
    """The text without line breaks, and without spaces between two Han characters or a Han character and a digit."""
    return _SPACES.sub("", _BREAKS.sub("", text))
