"""Matches of a slow pattern, looked for only where a quick one says that they may begin."""

import re
from collections.abc import Iterator


def matches(pattern: re.Pattern[str], opening: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` yields, if `opening` matches wherever a match of the pattern (not empty) begins.

    An opening that starts with a class of characters is found many times as quickly as a pattern of alternatives.
    """
    index = 0
    while place := opening.search(text, index):
        found = pattern.match(text, place.start())
        if found is None:
            index = place.start() + 1
            continue
        yield found
        index = found.end()
