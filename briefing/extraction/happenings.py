"""Events, projects and places: what takes place, what is built, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.extraction.passages import Passage, Reading
from briefing.model.annotation import Stage
from briefing.model.taxonomy import District
from briefing.text.sentences import clause_start

_KIND = (
    "对接活动|推介活动|主题活动|系列活动|专题活动|活动|大会|论坛|峰会|博览会|交易会|对接会|推介会|发布会|"
    "签约仪式|开工仪式|启动仪式|揭牌仪式|仪式|会议|展会|年会|研讨会|"
    "座谈会|现场会|启动会|动员会|推进会|大赛|展览会|洽谈会|招商会|交流会|文化节|艺术节|购物节|美食节|展览|巡展|"
    "全会|例会|签约会|说明会|洽谈活动"
)
_WHEN = (
    r"(?:，?于?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至—\-](?:\d{1,2}月)?\d{1,2}日)?|近日|日前|昨日|昨天|今日|今天)"
    r"(?:上午|下午|晚)?)?"
)
_EVENT = re.compile(
    rf"(?P<name>[^，。；：！？、“”]{{2,60}}?(?:{_KIND})(?:（[^）]{{1,12}}）)?){_WHEN}(?P<place>在[^，。；]{{1,20}}?)?(?:正式|"
    rf"盛大|隆重|顺利|成功|圆满|火热|同期)?"
    r"(?P<verb>举行|召开|举办|开幕|启幕|启动|落幕|闭幕|拉开帷幕|收官)"
)
_MET = re.compile(
    rf"(?:相聚|齐聚|聚首|亮相|应邀出席|出席|"
    rf"参加)(?P<name>[^，。；：！？、“”]{{4,60}}?(?:{_KIND}))(?P<place>(?!))?(?=[，。；])"
)
_HELD_AT = re.compile(
    r"^(?:近日|日前|昨日|今日|当天|当日|由[^，。]{2,40}(?:主办|承办|举办|联合举办)的|为期[^，。]{1,4}的|"
    r"在[^，。]{2,14}(?:举行|召开|举办)的)+"
)
_HOSTS = re.compile(r"由(?P<hosts>[^，。；]{2,60}?)(?:共同|联合)?(?:主办|承办|举办)")
_ATTEND = re.compile(r"参会|出席|参加|汇聚|齐聚|参展|到场|与会|嘉宾|代表|观众|客商")
_PROJECT_VERB = re.compile(r"签约|投资|落户|新建|扩建|开工|投产|竣工|投用|落地|动工|奠基")
_PROJECT_NAME = re.compile(
    r"(?:新扩建|新建|扩建|投资建设|建设|打造|投资|推进|启动|开工|建成|投产)(?P<name>[^，。；、：“”]{2,30}?(?:项目|"
    r"生产线|产线|基地|工厂|中心|产业园|园区|厂|平台|工程))(?=[，。；、]|$|建|开|投|竣|正|已|将|也|顺)"
)
_NAMED_PROJECT = re.compile(
    r"(?:[，。；]|^)(?P<name>[^，。；：“”\d]{0,30}?(?:等)?\d+[多余]?个[^，。；]{0,10}?项目|"
    r"[^，。；：“”]{2,36}?项目)"
)
_STAGES: tuple[tuple[re.Pattern[str], Stage], ...] = (
    (re.compile(r"签约|签订|签署"), "signed"),
    (re.compile(r"开工|在建|动工|奠基|正在建设|加快建设|主体完成"), "under-construction"),
    (re.compile(r"投产|建成|投用|竣工|投入运营|投入使用|达产"), "operating"),
    (re.compile(r"计划|拟|将|预计|规划"), "planned"),
)


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
        for match in (*_EVENT.finditer(passage.text), *_MET.finditer(passage.text)):
            start = match.start("name")
            if lead := _HELD_AT.match(match["name"]):
                start += lead.end()
            name = passage.text[start : match.end("name")]
            name, start = _past_date(passage, name, start)
            if len(name) < _SHORTEST_NAME or name in seen or name.startswith(_ANAPHORIC):
                continue
            seen.add(name)
            place = (match["place"] or "").removeprefix("在") or None
            yield FoundEvent(passage, start, match.end("name"), name, _day(passage, start), place, _hosts(passage))


_SHORTEST_NAME = 6
_ANAPHORIC = ("本次", "此次", "这次", "该", "上述", "活动", "会议", "大会", "论坛")


def _past_date(passage: Passage, name: str, start: int) -> tuple[str, int]:
    """Drops a date that the name's clause opens with."""
    for period in passage.periods:
        if period.start == start and period.kind == "day":
            rest = passage.text[period.end : start + len(name)].lstrip("，")
            return rest, start + len(name) - len(rest)
    return name, start


def _day(passage: Passage, index: int) -> date | None:
    start, end = passage.sentence_at(index)
    days = [p for p in passage.periods if p.kind == "day" and start <= p.start < end]
    before = [p for p in days if p.start < index]
    chosen = (before or days)[-1:] if days else []
    return chosen[0].first if chosen else None


def _hosts(passage: Passage) -> tuple[str, ...]:
    match = _HOSTS.search(passage.text)
    if match is None:
        return ()
    return tuple(host for host in re.split(r"、|和|与|及", match["hosts"]) if host)


def is_attendance(passage: Passage, end: int) -> bool:
    """Whether the words after a count, to the end of its sentence, speak of those who came."""
    rest = passage.text[end:]
    stop = next((i for i, char in enumerate(rest) if char in "。！？"), len(rest))
    return _ATTEND.search(rest[:stop]) is not None


@dataclass(frozen=True, slots=True)
class FoundProject:
    """A project in a sentence: the sentence's range, the name as printed, and how far it has come."""

    passage: Passage
    start: int
    end: int
    name: str
    stage: Stage | None


def find_projects(passage: Passage) -> Iterator[FoundProject]:
    """Projects named in a passage, at most one group a sentence."""
    for start, end in passage.sentences:
        sentence = passage.text[start:end]
        if not _PROJECT_VERB.search(sentence):
            continue
        match = _NAMED_PROJECT.search(sentence) if _COUNTED.search(sentence) else None
        match = match or _PROJECT_NAME.search(sentence)
        if match is None or not (_COUNTED.search(sentence) or _INVESTED.search(sentence)):
            continue
        stage = _stage(sentence)
        name = _LEAD.sub("", match["name"])
        yield FoundProject(passage, start, end, name, stage)


def _stage(sentence: str) -> Stage | None:
    """How far a project has come; what a clause only plans (计划明年投产) has not happened."""
    for pattern, stage in _STAGES:
        if match := pattern.search(sentence):
            clause = sentence[clause_start(sentence, match.start()) : match.start()]
            return "planned" if _AHEAD.search(clause) else stage
    return None


_AHEAD = re.compile(r"计划|拟|将|预计|力争|有望|明年")
_COUNTED = re.compile(
    r"\d+[多余]?个[^，。；]{0,12}?项目[^，。；]{0,8}(?:签约|落户|落地|开工|投产|集中)|签约(?:项目)?\d+[多余]?个"
)
_INVESTED = re.compile(
    r"投资[^，。；]{0,8}?\d|\d[^，。；]{0,6}元[^，。；]{0,8}?(?:投资|建设|项目)|金额[^，。；]{0,4}\d"
)
_LEAD = re.compile(
    r"^(?:本次对接活动中|活动中|会上|目前|其中|当天|当日|现场|一批|本次活动有|本次活动|活动有|和|与|共有|共)+"
)


_OTHER_NAME = re.compile(r"(?:国际)?机场|岸")  # 江北机场 lies elsewhere; 长江北岸 is no district


def find_places(reading: Reading, passage: Passage) -> Iterator[tuple[int, int, District]]:
    """Districts and zones named in a passage; a longer name hides a shorter one inside it."""
    day = reading.source.date
    names = sorted(
        ((name, d) for d in reading.taxonomy.districts if d.valid_on(day) for name in d.names if len(name) > 1),
        key=lambda pair: (-len(pair[0]), pair[1].kind != "district", pair[1].id),
    )
    taken = bytearray(len(passage.text) + 1)
    found = []
    for name, district in names:
        start = passage.text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(taken[start:end]) and not _OTHER_NAME.match(passage.text, end):
                taken[start:end] = b"\1" * len(name)
                found.append((start, end, district))
            start = passage.text.find(name, end)
    yield from sorted(found, key=lambda item: item[0])
