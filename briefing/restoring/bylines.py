"""Bylines: the line, the opening or the closing brackets in which an article names its reporters.

All functions read matched text (`briefing.text.matching`); where the printed one is given too, names and roles are
told in its characters.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.model.source import Byline, Reporter, Span
from briefing.restoring.lexicon import given_names, surnames

_PAPER = (
    r"[\u4e00-\u9fff]{1,6}(?:日报|晚报|晨报|早报|午报|商报|时报|周报|快报|导报|都市报|公报|汇报|报社|新闻网|电视台|广播|"
    r"融媒|客户端|网)"
)
_OWN = r"(?:本报|本刊|本网|本台|本社|本站|新华社|新华网|人民网|中新社|中新网|中通社|央视|央广网?|光明网|中国网)"
_ROLE = re.compile(
    rf"(?:{_OWN}|{_PAPER})?(?:全媒体|融媒体|全媒|融媒|新媒体|首席|见习|实习|特约|特派|高级|资深|区域|评论|视频|摄影|"
    r"驻[\u4e00-\u9fff]{2,4}|派驻[\u4e00-\u9fff]{2,4})*"
    r"(?:记者|通讯员|报道员|实习生|评论员|撰稿人?|撰稿|观察员|特约作者|作者)[：:]?"
)
_AFFILIATION = re.compile(rf"^(?:{_OWN}|{_PAPER})(?=.)")
_SEPARATOR = re.compile(r"[\s、，,/；;|]+")
_WRITTEN_BY = frozenset(("撰文", "采写", "文字"))
_BULLET = re.compile(r"[□■●◇◆◎▲△○※☆★▪◾⊙\s]+")
_LABEL = re.compile(
    r"(?:文[/、]?图|图[/、]?文|文字?|图片?|摄影|采写|撰文|整理)(?=[/：:|｜\s])[/：:|｜\s]*|"
    r"(?:摄影报道|文/?图|综合报道|综合整理|报道|摄影|采写|整理|文|图|摄|编译)(?=[\s、，/]|$)|发自[\u4e00-\u9fff]{2,8}"
)
_LABEL_AFTER = re.compile(
    r"[\u4e00-\u9fff](?:/\s?(?:文|图|摄|摄影|采写|撰文|整理|编译|综合|报道)|\s+(?:摄影报道|报道|文/?图|图/?文|综合报道|综合整理|采写|整理|编译))"
    r"(?=[\s、，]|$)"
)
_SPACED = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[\s、][\u4e00-\u9fff]{1,4}){1,4}")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:报道|报导|专电|电|讯|摄影报道)(?=\s|$)")
_NAME = re.compile(
    r"[\u4e00-\u9fff](?:\s{1,2})[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}|"
    r"[\u4e00-\u9fff]{2,3}(?=(?:[\u4e00-\u9fff]{2,4})?(?:报道|报导)(?:$|[\s：]))|[\u4e00-\u9fff]{2,4}"
)
_ROLE_AHEAD = re.compile(r"[\u4e00-\u9fff]{2,4}?(?=(?:本报|见习|实习|通讯员|记者|摄影|全媒体))")
_RUN_ON = re.compile(r"[\u4e00-\u9fff]{5,6}(?=[\s、，]|$)")
_LONGEST = 80  # characters of a line of names

_DAY = r"(?:\d{2,4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日"
_DATELINE = (
    rf"(?:据?(?:{_OWN})[\u4e00-\u9fff]{{0,10}}?\s?(?:{_DAY})?\s?(?:专?电|(?<!通)讯(?!员)|消息)|"
    rf"据?(?:{_PAPER})[\u4e00-\u9fff]{{0,6}}?\s?(?:{_DAY}\s?(?:专?电|讯|消息)|讯(?![息问号飞]))|"
    rf"[\u4e00-\u9fff]{{2,8}}{_DAY}(?:专?电)(?=[\s（(：:]))"
)
_BRACKETED = rf"[【〔\[](?:{_DATELINE}|[\u4e00-\u9fff]{{2,8}}讯)[】〕\]]"
_SIGNED = re.compile(r"\s*[（(【\[](?P<signed>[^（）()【】\[\]。]{2,60})[）)】\]]")
_BARE = re.compile(
    rf"\s*(?P<signed>{_ROLE.pattern}\s?[\u4e00-\u9fff·]{{2,4}}?(?:[、，\s][\u4e00-\u9fff·]{{2,4}}?)*?)"
    r"(?:\s?(?:[\u4e00-\u9fff]{2,4})?(?:报道|报导))?(?=[：:]|\s|$)"
)
_OPENING = re.compile(rf"(?:{_BRACKETED}|{_DATELINE})")
_AFTER = re.compile(r"[\s：:]*")
_CLOSING = re.compile(r"[（(【](?P<signed>[^（）()【】。]{2,60})[）)】]\s*$")
_SOURCE_NOTE = re.compile(r"[（(](?:据|来源|原载|转自|新华社|中新社|综合|本报综合|完)[^（）()]{0,30}[）)]\s*$")


# A line without any of these is no byline; most lines have none, and that is quickly seen.
_MAY_SIGN = re.compile(
    r"[文图摄讯电/：:（(【〔\[□■●◇◆◎▲△○※☆★▪◾⊙]|记者|通讯员|报道|报导|实习生|评论员|撰|观察员|作者|采写|整理|编译|发自|消息"
)


@dataclass(frozen=True, slots=True)
class _Signature:
    """The names of a byline in the text it was read from, each with its role's range."""

    names: tuple[tuple[int, int, int, int], ...]
    signed: bool  # a role or a label (文/, 作者) stands before the names


@lru_cache(maxsize=4096)
def is_byline(line: str) -> bool:
    """Whether a whole line is a byline; each line of a page is asked more than once."""
    return byline_of(line, 0) is not None


def byline_of(line: str, start: int, printed: str | None = None) -> Byline | None:
    """The byline that a whole line is; `start` is the line's offset."""
    if len(line) > _LONGEST or not line or not (_MAY_SIGN.search(line) or _SPACED.fullmatch(line)):
        return None
    if opening := _OPENING.match(line):
        found = opening_byline(line, start, printed)
        if found and found.reporters and found.span.end == start + len(line):
            return found
        return _whole(_signature(line, opening.end(), len(line)), line, start, printed)
    begin = bullet.end() if (bullet := _BULLET.match(line)) else 0
    if line[begin : begin + 1] in "（(【" and (closing := _CLOSING.fullmatch(line, begin)):
        return _signed_byline(line, closing.span("signed"), (0, len(line)), start, printed)
    labelled = _LABEL_AFTER.search(line) is not None
    signature = _signature(line, begin, len(line), marked=bool(begin) or labelled)
    if signature is None:
        return _names_alone(line, start, printed)
    return _whole(signature if signature.signed or begin or labelled else None, line, start, printed)


def _whole(signature: _Signature | None, line: str, start: int, printed: str | None) -> Byline | None:
    return Byline(Span(start, start + len(line)), _reporters(signature, printed or line)) if signature else None


def _names_alone(line: str, start: int, printed: str | None) -> Byline | None:
    """Full names and nothing else, one of them with its two characters set apart (张 敏)."""
    if len(line) > _LONGEST_NAMES or not _SET_APART.search(line):
        return None
    signature = _signature(line, 0, len(line), marked=True)
    if signature is None or not all(_is_full_name(line[a:b]) for a, b, _, _ in signature.names):
        return None
    return Byline(Span(start, start + len(line)), _reporters(signature, printed or line))


_LONGEST_NAMES = 12  # characters
_SET_APART = re.compile(r"(?:^|\s)[\u4e00-\u9fff]\s[\u4e00-\u9fff](?:\s|$)")


def opening_byline(text: str, start: int, printed: str | None = None) -> Byline | None:
    """The byline that opens a paragraph: 本报讯（记者 ××）, 【记者××北京报道】, 新华社北京3月8日电."""
    head = text[:_LONGEST]
    if not _MAY_SIGN.search(head):
        return None
    opening = _OPENING.match(head)
    end = opening.end() if opening else 0
    for pattern in (_SIGNED, _BARE):
        signed = pattern.match(head, end)
        if signed is None:
            continue
        signature = _signature(head, *signed.span("signed"))
        if signature is not None and signature.signed and signature.names:
            end = _AFTER.match(text, signed.end()).end()  # type: ignore[union-attr]  # matches the empty text
            return Byline(Span(start, start + end), _reporters(signature, printed or text))
    if opening is None:
        return None
    end = _AFTER.match(text, end).end()  # type: ignore[union-attr]
    return Byline(Span(start, start + end))


def opens_with_dateline(text: str) -> bool:
    """Whether a text opens with a dateline or a byline in brackets, as no line within a paragraph does."""
    return text[:1] in _OPENS and (_OPENING.match(text) is not None or opening_byline(text, 0) is not None)


_OPENS = frozenset("本新中人央光据【（")


def closing_byline(text: str, start: int, printed: str | None = None) -> Byline | None:
    """The byline in brackets at the end of a paragraph."""
    tail = max(0, len(text) - _LONGEST)
    match = _CLOSING.search(text, tail)
    if match is None:
        return None
    return _signed_byline(text, match.span("signed"), match.span(), start, printed)


def closes_with_source(text: str) -> bool:
    """Whether a paragraph ends with where it was taken from: （据新华社电）, （完）."""
    return _SOURCE_NOTE.search(text, max(0, len(text) - _LONGEST)) is not None


def _signed_byline(
    text: str, signed: tuple[int, int], whole: tuple[int, int], start: int, printed: str | None
) -> Byline | None:
    signature = _signature(text, *signed, marked=True)
    if signature is None or not signature.names:
        return None
    if not signature.signed and not all(_is_full_name(text[a:b]) for a, b, _, _ in signature.names):
        return None
    return Byline(Span(start + whole[0], start + whole[1]), _reporters(signature, printed or text))


def _signature(text: str, at: int, end: int, *, marked: bool = False) -> _Signature | None:
    """The names between `at` and `end`, where nothing but names, their roles and labels stands there."""
    names: list[tuple[int, int, int, int]] = []
    role, signed, places = (at, at), False, 0
    while at < end:
        if match := _SEPARATOR.match(text, at, end):
            at = match.end()
            continue
        if match := _ROLE.match(text, at, end):
            role, signed = match.span(), True
            at = match.end()
            continue
        if match := _LABEL.match(text, at, end):
            signed = signed or text[match.end() - 1] in "/：:|｜" or match.group().strip() in _WRITTEN_BY
            at = match.end()
            continue
        if names and (match := _PLACE.match(text, at, end)):
            places += 1
            at = match.end()
            continue
        match = _name_at(text, at, end)
        if match is None or not (signed or marked):
            return None
        group = text[role[0] : role[1]].startswith("通讯员")  # a department may sign as one
        if not group and not _is_name(text[at : match.end()], sure=marked or role[1] < at):
            return None
        names += [(*name, *role) for name in _parted(text, at, match.end())]
        at = match.end()
    return _Signature(tuple(names), signed) if names and places <= 1 else None


def _name_at(text: str, at: int, end: int) -> re.Match[str] | None:
    short = _ROLE_AHEAD.match(text, at, end)
    run = _RUN_ON.match(text, at, end)
    if run is not None and not short and _cuts(run.group()):
        return run
    return short or _NAME.match(text, at, end)


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Four characters or more that are two names written together."""
    name = text[start:end]
    if len(name) > _PAIR + _PAIR and "·" not in name and not any(map(str.isspace, name)):
        return [(start, start + cut) for cut in _cuts(name)] + [(start + cut, end) for cut in _cuts(name)]
    if len(name) == _PAIR + _PAIR and name[:2] not in surnames() and "·" not in name and name[2] in surnames():
        return [(start, start + _PAIR), (start + _PAIR, end)]
    return [(start, end)]


def _cuts(name: str) -> list[int]:
    """Where a run of five or six characters is two full names: one place, or none."""
    return [
        cut for cut in (3, 2) if len(name) - cut <= _PAIR + 1 and all(map(_is_full_name, (name[:cut], name[cut:])))
    ][:1]


def _is_name(name: str, *, sure: bool) -> bool:
    bare = "".join(name.split())
    if "·" in bare:
        return True
    return bare[0] in surnames() or bare[:2] in surnames() or (sure and bare[-1] in given_names())


def _is_full_name(name: str) -> bool:
    bare = "".join(name.split())
    longest = _PAIR + 1 + (bare[:2] in surnames())
    return bare[0] in surnames() and bare[-1] in given_names() and len(bare) <= longest


_PAIR = 2


def _reporters(signature: _Signature, printed: str) -> tuple[Reporter, ...]:
    """Each reporter with the role that stands before the name, as printed."""
    found: list[Reporter] = []
    for begin, end, role_begin, role_end in signature.names:
        name = "".join(printed[begin:end].split())
        role = _AFFILIATION.sub("", printed[role_begin:role_end].rstrip("：:")) or "记者"
        role = re.sub(r"^(?:本報|本刊|本網|本台|本社|新華社)", "", role)
        if (name, role) not in [(r.name, r.role) for r in found]:
            found.append(Reporter(name, role))
    return tuple(found)
