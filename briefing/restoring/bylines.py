"""Bylines: the line, or the opening bracket, in which an article names its reporters."""

import re

from briefing.model.source import Byline, Reporter, Span

_ROLE = (
    r"(?:本报|本刊|本网|新华社|人民日报|经济日报|[\u4e00-\u9fff]{2,4}(?:日报|晚报|晨报|商报))?"
    r"(?:全媒体|融媒体|首席|见习|实习|特约|高级|驻[\u4e00-\u9fff]{2,4}|特派)*"
    r"(?:记者|通讯员|报道员|实习生|评论员|摄影(?!报道))"
)
_NAME = r"[\u4e00-\u9fff·]{2,4}"
_SEP = r"[\s　、，,/／]*"
_SIGNED = rf"{_ROLE}[\s　：:/／]*{_NAME}(?:[\s　、，,]+(?!{_ROLE}|(?:摄影)?报道){_NAME})*"
_LINE = re.compile(
    rf"^[□■●◇◆◎▲△○※\s　]*(?:文[/／图\s]*)?(?P<signed>{_SIGNED}(?:{_SEP}{_SIGNED})*)[\s　]*(?:文[/／]?图|摄影报道|"
    rf"报道)?$"
)
_OPENING = re.compile(
    r"^(?:本报[\u4e00-\u9fff]{0,4}讯|[\u4e00-\u9fff]{2,4}[日晚商晨]报讯|"
    r"新华社[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日电|本报[\u4e00-\u9fff]{2,4}\d{1,2}月\d{1,2}日电)"
    rf"[\s　]*(?:[（(](?P<signed>{_SIGNED}(?:{_SEP}{_SIGNED})*)[）)])?[\s　]*"
)
_CLOSING = re.compile(rf"[（(](?P<signed>{_SIGNED}(?:{_SEP}{_SIGNED})*)[）)]$")
_PART = re.compile(
    rf"(?P<role>{_ROLE})[\s　：:/／]*(?P<names>{_NAME}(?:[\s　、，,]+(?!{_ROLE}|(?:摄影)?报道){_NAME})*)"
)
_AFFILIATION = re.compile(r"^(?:本报|本刊|本网|新华社|[\u4e00-\u9fff]{2,4}[日晚晨商]报)")


def byline_of(line: str, start: int) -> Byline | None:
    """The byline that a whole line is; `start` is the line's offset."""
    if (opening := _OPENING.fullmatch(line)) and opening["signed"]:
        return Byline(Span(start, start + len(line)), reporters(opening["signed"]))
    match = _LINE.match(line)
    if match is None or not re.match(
        r"^[□■●◇◆◎▲△○※]|^\s*(?:文[/／]|本报|本刊|记者|通讯员|见习|实习|首席|新华社|.{2,4}报)", line
    ):
        return None
    return Byline(Span(start, start + len(line)), reporters(match["signed"]))


def opening_byline(text: str, start: int) -> Byline | None:
    """The byline that opens a paragraph: 本报讯（记者 ××）."""
    match = _OPENING.match(text)
    if match is None:
        return None
    signed = match["signed"]
    return Byline(Span(start, start + match.end()), reporters(signed) if signed else ())


def closing_byline(text: str, start: int) -> Byline | None:
    """The byline in brackets at the end of a paragraph."""
    match = _CLOSING.search(text)
    if match is None:
        return None
    return Byline(Span(start + match.start(), start + match.end()), reporters(match["signed"]))


def reporters(signed: str) -> tuple[Reporter, ...]:
    """The reporters named in a byline, each with the role that stands before the name."""
    found = []
    for part in _PART.finditer(signed):
        role = _AFFILIATION.sub("", part["role"])
        found += [Reporter(name, role) for name in re.split(r"[\s　、，,]+", part["names"]) if name]
    return tuple(found)
