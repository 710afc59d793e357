"""Events: what is held, with its name, day, place and hosts.

A name ends in a word such as 博览会, 仪式 or 周 (see `event_names`). It counts where its clause says that it is held:
a word of holding behind it (大会近日在渝举行), before it (某厅召开大会), or in 举行的 and 主办的 before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefing.extraction import lexicon
from briefing.extraction.event_names import (
    day_of_event,
    host_and_place,
    hosts_of,
    kinds,
    last_hold,
    last_of,
    name_start,
    openings,
    plain_place,
    without_leads,
)
from briefing.extraction.passages import Passage, Reading
from briefing.text.patterns import late
from briefing.text.scanning import matches

_ATTEND = late(r"参会|出席|参加|汇聚|齐聚|参展|到场|与会|嘉宾|代表|观众|客商|同台|参赛|入场|进场")
_SHORTEST_NAME = 6
_KIND_ALONE = 3
_NEAR = 300
_ANAPHORIC = late(
    r"(?:本[次届]|此次|这次|该|上述|这[场届一]|今年的|活动|会议|大会|论坛|展会|比赛|仪式|每年|历届|首次|多次|不少|各类|[一两三四五六七八九十\d]+[余多]?[场次届个项]|其他|有关|相关|等|各[类种级地]|"
    r"为[\u4e00-\u9fff]|以[^“]|通过|利用|参与|列入|赛事|第[一二三四五六七八九十]{1,3}次)"
)
_HABIT = late(
    r"每[年月周季逢次]|连续|各[地级]|历年|多次|经常|定期|曾|常态化|不定期|鼓励|支持|应当|可以|约定|探索|累计|先后|\d+[余多]?[场次]"
)
_NAME_GOES_ON = late(
    r"第?[一二三四五六七八九十]{1,3}次(?:全体)?会议|暨|·|(?:开幕|闭幕|启动|颁奖)(?:式|仪式|会|典礼)|”?(?:组委会|筹委会|秘书处|主办方|指挥部|办公室|现场会)"
)
_HOW = late(
    r"，?(?:也|又|已|均|还|都|将|正|正在|刚刚|即将|已经|正式|盛大|隆重|顺利|成功|圆满|火热|同期|如期|线上|同步|集中|联合|再次|首次|激情|拟|定于|计划|"
    r"近日|日前|[今昨]（[^）]{1,4}）日|[上下]午|晚间?|晚上|\d{1,2}时许?|\d{1,2}:\d\d|今晨|[昨今]晚|[昨今](?=[在于])|于(?=[^，。；]{0,3}?\d))"
)
_GOES_ON = late(r"”?(?:[上中，。；期现开获透提强指发作宣公揭释传明对]|$)")
_CLOSES = late(r"”?(?:[，。；时、]|$)")
_HELD_OF = late(
    r"(?:举行|召开|举办|开幕|落幕|闭幕|结束|主办|承办|协办|发起|启动|组织|公布|揭晓|开展|主题|为期[^，。]{1,4}|一度|(?:(?<!\d)\d{1,2}日|[今昨][天日])(?:[上下]午|晚[上间]?)?)的$"
)
_OWN = late(
    r"第[一二三四五六七八九十百\d]{1,4}[届次]|首届|20\d\d|[全本][国省市县区]|中国|国际|世界|全球|亚洲|[^的]{2,8}(?:分|主|平行)论坛$"
)
_NO_NAME = frozenset("向为给对于在到从该此")
_JOINED = late(r"(?:出席|参加|参展|亮相|列席|走进|应邀参加)了?$")


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
        for match in matches(kinds(), openings(), passage.text):
            event = _event(passage, match.start(), match.end())
            if event is not None and not any(event.name in name or name in event.name for name in seen):
                seen.add(event.name)
                yield event


def _event(passage: Passage, kind: int, end: int) -> FoundEvent | None:
    """The event whose name ends there, if its clause says that it is held."""
    text = passage.text
    if _NAME_GOES_ON.match(text, end) or text[max(0, kind - 1) : kind] in _NO_NAME:
        return None
    low = name_start(passage, kind)
    hold = last_hold(text, low, kind, end)
    start = without_leads(passage, max(last_of(text, low, kind), hold.end() if hold else low), end)
    found = FoundEvent(passage, start, end, text[start:end], day_of_event(passage, start, end), None, ())
    return _held_behind(found, low) or _held_before(found, low, hold) or _named_on(found, low)


@lexicon.per_words
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{lexicon.any_of(sorted(lexicon.classes('events')['举行'])).pattern})(?![式会]|仪式|典礼|活动|情况|工作|过程)"
    )


@lexicon.per_words
def _at() -> re.Pattern[str]:
    verbs = _verbs().pattern
    return re.compile(
        rf"，?(?:在|于)(?P<place>[^，。；：“”]{{1,24}}?)(?={_HOW.pattern}|{verbs}|\d)(?:{_HOW.pattern}){{0,2}}(?={verbs}|\d)"
    )


def _held_behind(found: FoundEvent, low: int) -> FoundEvent | None:
    """Day, place and manner in any order, then a word of holding: 大会|6月8日在蓉正式举行."""
    text, place = found.passage.text, None
    index = found.end + text.startswith("”", found.end)
    for _ in range(_STEPS):
        if _verbs().match(text, index):
            return _told(found, low, place)
        index += text.startswith("，", index) and _starts_time(found.passage, index + 1)
        index += text.startswith(("于", "在"), index) and _starts_time(found.passage, index + 1)
        if day := next((p for p in found.passage.periods if p.start == index and p.end > index), None):
            index = day.end
        elif how := _HOW.match(text, index):
            index = how.end()
        elif place is None and (at := _at().match(text, index)):
            place, index = at["place"], at.end("place")
        else:
            return None
    return None


_STEPS = 7


def _starts_time(passage: Passage, index: int) -> bool:
    return any(p.start == index for p in passage.periods) or _HOW.match(passage.text, index) is not None


def _held_before(found: FoundEvent, low: int, hold: re.Match[str] | None) -> FoundEvent | None:
    """A word of holding or joining, or 举行的, 主办的 and the like, before the name."""
    text = found.passage.text
    of = _HELD_OF.search(text, low, last_of(text, low, found.end))
    if of is not None and of.start() >= low and _GOES_ON.match(text, found.end):
        hosts, place = host_and_place(found.passage, low, of.start())
        return _told(replace(found, hosts=hosts), low, place, short=bool(hosts) and found.day is not None)
    if hold is None or not _CLOSES.match(text, found.end) or _HABIT.search(text, low, hold.start()):
        return None
    if _JOINED.search(hold.group()):
        return _told(found, low, None)
    hosts, place = host_and_place(found.passage, low, hold.start())
    if not hosts and place is None and not _starts_dated(found, low) and not _OWN.match(found.name):
        return None
    return _told(replace(found, hosts=hosts), low, place, short=bool(hosts) and _starts_dated(found, low))


def _starts_dated(found: FoundEvent, low: int) -> bool:
    start = found.passage.sentence_at(low)[0]
    words = found.passage.text[start : found.start]
    return found.day is not None or "近日" in words or "日前" in words


def _named_on(found: FoundEvent, low: int) -> FoundEvent | None:
    """在 or 从 before a name of its own, and 上, 期间 or 获悉 behind it."""
    text = found.passage.text
    if not _ON_IT.match(text, found.end):
        return None
    on = max(text.rfind(word, low, found.end) for word in "在从于")
    start = without_leads(found.passage, max(on + 1, found.start), found.end)
    name = text[start : found.end]
    opens = on < low and found.day is not None and text.startswith("上，", found.end)
    if (on < low and not opens) or not (_OWN.match(name) or _OWN_INSIDE.search(name)):
        return None
    return _told(replace(found, start=start, name=name), low, None)


_ON_IT = late(r"”?(?:上|期间|现场|中，|获悉|了解到|传出)")
_OWN_INSIDE = late(r"第[一二三四五六七八九十\d]{1,4}[届次]|20\d\d")


def _told(found: FoundEvent, low: int, place: str | None, *, short: bool = False) -> FoundEvent | None:
    least = _KIND_ALONE if short else _SHORTEST_NAME
    name = found.name
    start = found.start
    if name.count("”") == 0 and name.startswith("“"):
        name, start = name[1:], start + 1
    if (len(name) < least and not _of_city(name)) or _ANAPHORIC.match(name) or name.count("“") != name.count("”"):
        return None
    hosts = found.hosts or hosts_of(found.passage, low, start)
    return replace(found, start=start, name=name, place=plain_place(place), hosts=hosts)


def _of_city(name: str) -> bool:
    """Whether a short name is a city's: 珠海航展."""
    return len(name) > _KIND_ALONE and name[:2] in lexicon.cities()


def is_attendance(passage: Passage, end: int) -> bool:
    """Whether the words after a count, to the end of its sentence, speak of those who came."""
    rest = passage.text[end : end + _NEAR]
    stop = next((i for i, char in enumerate(rest) if char in "。！？"), len(rest))
    return _ATTEND.search(rest[:stop]) is not None
