"""Events: what is held, with its name, day, place and hosts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.organisations import is_organisation, trimmed
from briefing.extraction.passages import Passage, Reading

_WHEN = (
    r"(?:，?于?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至—\-](?:\d{1,2}月)?\d{1,2}日)?|近日|日前|昨日|昨天|今日|今天|昨(?:（[^）]{1,4}）日)?|今(?:（[^）]{1,4}）日)?|今晨|昨晚|今晚|\d{1,2}日)"
    r"(?:上午|下午|晚间|晚)?)?"
)
_HOW = r"(?:正式|盛大|隆重|顺利|成功|圆满|火热|同期|如期|线上|同步|集中|联合)?"
_PLACE = r"(?P<place>在[^，。；“”]{1,24}?)?"
_LEAD = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至—\-](?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚)?|\d{1,2}日|近日|日前|昨[日天]|今[日天]|当[天日]|"
    r"(?:由)?[^，。的]{2,40}?(?:主办|承办|举办|指导|支持)的|为期[^，。]{1,6}?的|一连[^，。]{1,4}?的|历时[^，。]{1,6}?的|"
    r"在[^，。]{2,20}?(?:举行|召开|举办|开幕|落幕|闭幕)的|(?:刚刚|正在|即将)(?:结束|举行|召开|闭幕|落幕|开幕)的|记者从|从|在|据|，|—)+"
)
_HOSTS = re.compile(
    r"由(?P<hosts>[^，。；]{2,60}?)(?:共同|联合|联手)?(?:主办|承办|举办|发起)|主办方(?:是|为|之一)?(?P<host>[^，。；]{3,30})"
)
_HOST_TAIL = re.compile(r"(?:预|介绍|表示|透露|说|称|相关|有关|负责人|方面)")
_ATTEND = re.compile(r"参会|出席|参加|汇聚|齐聚|参展|到场|与会|嘉宾|代表|观众|客商|同台|参赛|入场|进场")
_SHORTEST_NAME = 6
_ANAPHORIC = re.compile(
    r"(?:本次|此次|这次|该|上述|这[场届一]|今年的|活动|会议|大会|论坛|展会|比赛|仪式|每年|历届|首次|多次|不少|各类)"
)
_AND = re.compile(r"[、和与及]")


_BACK = 60  # characters of a name
_STOP = frozenset("，。；：！？、\n")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.any_of(sorted(lexicon.classes('events')['活动'])).pattern})(?:（[^）]{{1,12}}）)?")


@cache
def _held() -> re.Pattern[str]:
    """What follows the name of an event that is held: 6月8日在蓉举行."""
    verbs = lexicon.any_of(sorted(lexicon.classes("events")["举行"])).pattern
    return re.compile(rf"{_WHEN}{_PLACE}{_WHEN}{_HOW}(?:{verbs})")


@cache
def _joining() -> re.Pattern[str]:
    verbs = lexicon.any_of(sorted(lexicon.classes("events")["到会"])).pattern
    return re.compile(rf"(?:{verbs})了?(?=.{{4}})")


_HELD_AT = re.compile(
    r"(?:在|\d日|[上下]午|晚上|昨[日天晚]|今[日天晚])(?:刚刚|正在|即将|近日|日前|刚)?(?P<place>[^，。；“”]{2,20}?)?(?:举行|召开|举办|开幕|落幕|闭幕)的"
)
_HOLDS = re.compile(r"(?P<host>[\u4e00-\u9fff]{2,24}?)(?:共同|联合|组织|在渝|在京)?(?:召开|举办|举行|主办)了?")
_DATED = re.compile(r"(?:\d日|昨[日天]|今[日天])(?:，)?在")
_OWN_NAME = re.compile(
    r"(?:(?:在|从|的|于)(?P<name>(?:第[一二三四五六七八九十\d]{1,3}届|20\d\d年?|[\u4e00-\u9fff]{2,12}第[一二三四五六七八九十\d]{1,3}[届次]|全国|全省|全市|[^，。的在从]{2,8}(?=分论坛|主论坛|平行论坛))"
    r"[^，。的在从]{0,40}))(?<=会|坛|节|展|赛|议)$"
)  # a name of its own: in 在……第三次会议上, or with 第几届
_NAME_GOES_ON = re.compile(r"第?[一二三四五六七八九十]{1,3}次(?:全体)?会议")
_DAY_HOLDS = re.compile(r"(?:日|[今昨]天|[上下]午|晚)(?:在[^，。]{2,16}?)?(?:举行|召开|举办)了?")
_GOES_ON = re.compile(r"[上中，。；期现开]|$")
_CLOSES = re.compile(r"[，。；时]|$")


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event in a passage: its range, name, day, place and hosts, each as printed; None or empty if unknown."""

    passage: Passage
    start: int
    end: int
    name: str
    day: date | None
    place: str | None
    hosts: tuple[str, ...]


def find_events(reading: Reading) -> Iterator[FoundEvent]:
    """Events that are said to be held, each name once an article."""
    seen: set[str] = set()
    for passage in reading.passages:
        for match in _kinds().finditer(passage.text):
            event = _event(passage, match.start(), match.end())
            if event is not None and not any(event.name in name or name in event.name for name in seen):
                seen.add(event.name)
                yield event


def _event(passage: Passage, kind: int, end: int) -> FoundEvent | None:  # noqa: PLR0911
    """The event whose name ends there, if it is said to be held, joined or dated."""
    text = passage.text
    if _NAME_GOES_ON.match(text, end):
        return None
    low = kind
    while low > 0 and text[low - 1] not in _STOP and kind - low < _BACK:
        low -= 1
    if held := _held().match(text, end):
        return _told(passage, low, end, place=held["place"])
    if (at := _HELD_AT.search(text, low, kind)) and _GOES_ON.match(text, end):
        return _told(passage, at.end(), end, place=at["place"])
    if (joins := _last(_joining(), text, low, kind)) and _CLOSES.match(text, end):
        return _told(passage, joins.end(), end)
    if (holds := _last(_HOLDS, text, low, end)) and _CLOSES.match(text, end) and is_organisation(holds["host"]):
        start, stop = trimmed(text, *holds.span("host"))
        return _told(passage, holds.end(), end, host=text[start:stop]) if start < stop else None
    if own := _OWN_NAME.search(text, low, end):
        return _told(passage, own.start("name"), end)
    if (holds := _last(_DAY_HOLDS, text, low, kind)) and _CLOSES.match(text, end):
        return _told(passage, holds.end(), end)
    if text.startswith("上", end) and (dated := _DATED.search(text, max(0, low - 3), kind)):
        return _told(passage, dated.end(), end)
    return None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007  the last one is wanted
        pass
    return found


def _told(
    passage: Passage, start: int, end: int, *, place: str | None = None, host: str | None = None
) -> FoundEvent | None:
    low, high = _name(passage, start, end)
    name = passage.text[low:high]
    if (len(name) < _SHORTEST_NAME and host is None) or len(name) < _KIND_ALONE or _ANAPHORIC.match(name):
        return None
    hosts = (host,) if host else _hosts(passage, low)
    return FoundEvent(passage, low, high, name, _day(passage, low), (place or "").removeprefix("在") or None, hosts)


_KIND_ALONE = 3


def _name(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The name without a date, 由……主办的 and the like before it."""
    text = passage.text
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end - 1:
        start = lead.end()
    for period in passage.periods:
        if period.start == start and period.kind == "day" and period.end < end:
            start = period.end
    while start < end - 1 and text[start] in "，的":
        start += 1
    return start, end


def _day(passage: Passage, index: int) -> date | None:
    start, end = passage.sentence_at(index)
    days = [p for p in passage.periods if p.kind == "day" and start <= p.start < end]
    before = [p for p in days if p.start < index]
    chosen = (before or days)[-1:] if days else []
    return chosen[0].first if chosen else None


def _hosts(passage: Passage, index: int) -> tuple[str, ...]:
    """The hosts told in the sentence of the event or soon after it."""
    start = max(0, passage.sentence_at(index)[0])
    match = _HOSTS.search(passage.text, start, start + _NEAR)
    if match is None:
        return ()
    if match["hosts"]:
        return tuple(_split(match["hosts"]))
    host = _HOST_TAIL.split(match["host"], maxsplit=1)[0]
    return (host,) if is_organisation(host) else ()


_NEAR = 300


def _split(words: str) -> Iterator[str]:
    """Hosts joined by 、 and 和; the 和 of 工业和信息化部 joins none."""
    start = 0
    for mark in _AND.finditer(words):
        if mark.group() == "、" or is_organisation(words[start : mark.start()]):
            yield words[start : mark.start()]
            start = mark.end()
    if words[start:]:
        yield words[start:]


def is_attendance(passage: Passage, end: int) -> bool:
    """Whether the words after a count, to the end of its sentence, speak of those who came."""
    rest = passage.text[end : end + _NEAR]
    stop = next((i for i, char in enumerate(rest) if char in "。！？"), len(rest))
    return _ATTEND.search(rest[:stop]) is not None
