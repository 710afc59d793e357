"""Regular expressions that are compiled when they are first asked: a program that reads no text pays for none."""

import re
from typing import Any, cast

_WHAT_IT_DOES = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags")


class _Late:
    """A pattern to be; once asked for anything, it answers as the compiled one does, at no further cost."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _WHAT_IT_DOES:
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        for what in _WHAT_IT_DOES:
            setattr(self, what, getattr(compiled, what))
        return getattr(self, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not compiled yet; a mistake in it shows when it is first asked."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
