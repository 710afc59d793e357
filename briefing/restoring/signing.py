"""Bylines of pages whose lines were broken: a column may part a name, or the brackets about it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.model.source import Byline, Span
from briefing.restoring.bylines import (
    byline_of,
    closes_with_source,
    closing_byline,
    opening_byline,
    opens_with_dateline,
)
from briefing.restoring.lines import Line

_MOST = 4  # lines that a byline in a narrow column takes


def sole_byline(lines: Sequence[Line]) -> Byline | None:
    """The byline that one line, or two that stand together, are and nothing else."""
    if len(lines) == 1:
        return byline_of(lines[0].text, lines[0].start, lines[0].printed)
    if len(lines) > _TWO or len(lines[0].text) + len(lines[1].text) > _LONGEST:
        return None
    return _placed(byline_of(_text(lines), 0, _printed(lines)), lines)


_TWO, _LONGEST = 2, 40


def opening_of(lines: Sequence[Line]) -> Byline | None:
    """The byline that a paragraph opens with."""
    first = lines[:_MOST]
    return _placed(opening_byline(_text(first), 0, _printed(first)), first)


def closing_of(lines: Sequence[Line]) -> Byline | None:
    """The byline in brackets that a paragraph ends with."""
    last = lines[-_MOST:]
    return _placed(closing_byline(_text(last), 0, _printed(last)), last)


def is_signed(lines: Sequence[Line]) -> bool:
    """Whether a paragraph ends with a byline in brackets, or with where it was taken from."""
    last = lines[-_MOST:]
    return closing_of(last) is not None or closes_with_source(_text(last))


def opens_at(lines: Sequence[Line], number: int) -> bool:
    """Whether a line begins with a dateline or a byline in brackets, which the lines below may end."""
    line = lines[number]
    if line.text[0] == "（" and number and _WIRE.fullmatch(lines[number - 1].text):
        return False  # it goes on with who wrote it
    if opens_with_dateline(line.text):
        return True
    if line.text[0] not in _OPENS or len(line.text) > _LONGEST:
        return False
    following = lines[number + 1 : number + 3]
    return opens_with_dateline(line.text + _text(following)) and not _is_signature(line, following)


_OPENS = "【（本新中"
_WIRE = re.compile(r"(?:新华社|中新社|中新网|本报|本社|本台)[^，。（）]{0,16}[电讯電訊]")


def _is_signature(line: Line, following: Sequence[Line]) -> bool:
    """Whether brackets that begin a line sign the text above it: nothing follows them on their last line."""
    return line.text[0] == "（" and any(text.endswith("）") for text in (line.text, *(f.text for f in following[:1])))


def _text(lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines)


def _printed(lines: Sequence[Line]) -> str:
    return "".join(line.printed for line in lines)


def _placed(byline: Byline | None, lines: Sequence[Line]) -> Byline | None:
    """A byline of joined lines where it stands on the page."""
    if byline is None:
        return None
    span = Span(_place(byline.span.start, lines), _place(byline.span.end - 1, lines) + 1)
    return replace(byline, span=span)


def _place(index: int, lines: Sequence[Line]) -> int:
    """Where a character of joined lines stands."""
    for line in lines:
        if index < len(line.text):
            return line.start + index
        index -= len(line.text)
    return lines[-1].end - 1
