"""Sentences and clauses of a paragraph, with quotation marks kept whole."""

import re
from collections.abc import Iterator

from briefing.text.cues import cue_at_end

FINAL = frozenset("。！？!?…")
CLOSING = frozenset('”’」』）)】》"')
_ENDS = re.compile(f"[“「”」]|[{''.join(FINAL)}][{re.escape(''.join(FINAL | CLOSING))}]*")
CLAUSE_MARKS = frozenset("，；：、—,;:")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences; a final mark takes closing marks after it along.

    A final mark inside quotation marks ends a sentence only where the quotation ends with it and a new
    sentence follows (”他说 goes on), so that speech and its cue stay together; several sentences inside one
    quotation are kept as one with it only if the cue follows, see `split_speech`.
    """
    start = depth = 0
    for mark in _ENDS.finditer(text):
        char = text[mark.start()]
        if char in "“「":
            depth += 1
            continue
        for closing in mark.group():
            if closing in "”」":
                depth = max(0, depth - 1)
        end = mark.end()
        if char in FINAL and depth == 0 and not _cue_follows(text, end):
            yield _trim(text, start, end)
            start = end
    if text[start:].strip():
        yield _trim(text, start, len(text))


def _cue_follows(text: str, end: int) -> bool:
    """Whether what follows a closed quotation is the rest of its sentence: ”林溪说。"""
    if end >= len(text) or text[end - 1] not in "”」":
        return False
    rest = text[end : end + 40]
    stop = next((i for i, char in enumerate(rest) if char in "，。！？；“"), len(rest))
    return stop > 0 and cue_at_end(rest[:stop]) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def clause_start(text: str, index: int, marks: frozenset[str] = CLAUSE_MARKS | FINAL) -> int:
    """The position just after the nearest clause mark to the left of `index`."""
    while index > 0 and text[index - 1] not in marks:
        index -= 1
    return index


def clause_end(text: str, index: int, marks: frozenset[str] = CLAUSE_MARKS | FINAL) -> int:
    """The position of the nearest clause mark at or to the right of `index`."""
    while index < len(text) and text[index] not in marks:
        index += 1
    return index
