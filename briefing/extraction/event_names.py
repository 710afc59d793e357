"""Where the name of an event begins and ends, and what its clause tells beside it: host, place and day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from briefing.extraction import lexicon
from briefing.extraction.organisations import is_organisation, trimmed
from briefing.extraction.passages import Passage
from briefing.extraction.periods import Found
from briefing.text.patterns import late

LONGEST = 60  # characters of a name
_STOP = frozenset("，。；：！？\n")
_HOLD = (
    "(?:组织|联合|共同|主持|同步|集中|隆重|正式|成功|顺利|继续|首次|再次|将|拟)*"
    "(?:召开|举行|举办|主办|承办|协办|开办|迎来|启动|发起|开展|推出|亮相|出席|参加|列席|应邀参加|走进|开启|拉开|牵头组织)了?"
)
_LAST_HOLD = late(rf"{_HOLD}(?=(?:第|首届|20\d\d|“|《|[\u4e00-\u9fffA-Za-z\d].{{2,}}))(?!会|仪式|活动|典礼|式|大会|的)")
_DAY_WORDS = late(r"今[天日晚晨]|[昨明]|日前|近日|[前后]天|当[天日晚]|[上下]午")
_LEADS = late(
    r"[，、“]?(?:(?:近日|日前|此前|不久前|前不久|昨日|今日|当[天日晚]|同日|[上下]午|晚上?|现场|目前|连日来|记者(?=从|在)|据|随着|伴随|作为|是|为|"
    r"从|在(?!线)|自(?!由|主|动|治|驾)|由(?!来)|对(?!话|口|接|外)|到|赴|一(?:场|届|年一度|次|个)|这(?:场|届|次|个)|首场|多场|系列|规模空前|热闹|隆重|"
    r"本报讯|讯|\s)+)"
)
_OF_HOSTS = late(
    r"(?P<hosts>[^，。；“”]{2,60}?)(?:共同|联合|联手)?(?P<verb>主办|承办|举办|发起|召开|牵头举办|组织)(?:的|(?=[，。；、])|$)"
)
_HOSTS_AFTER = late(
    r"由(?P<hosts>[^，。；]{2,60}?)(?:共同|联合|联手)?(?:主办|承办|举办|发起)|主办方(?:是|为|之一)?(?P<host>[^，。；]{3,30})"
)
_HOSTS_GO_ON = late(r"(?:主办|承办|协办|发起)，$")
_HOST_TAIL = late(r"(?:预|介绍|表示|透露|说|称|相关|有关|负责人|方面)")
_PLACE_BEFORE = late(r"[在于](?P<place>[^，。；“”在于]{1,24}?)$")
_PREPOSED = late(r"[在于](?!线)")
_AND = late(r"[、和与及]")
_NEAR = 300
_DATELINE = late(
    r"\s*(?:（[^）]{2,24}[电讯者]）|[^，。（“]{2,30}?(?:\d日)?(?:专?电|讯|消息)(?=[\s（])|"
    r"[^，。（“]{2,30}?\d日(?:专?电(?![力动商器影视信网子])|讯)|本报讯)(?:\s*（[^）]{1,24}）)*\s*"
)
_DAYS_OF_AN_EVENT = timedelta(days=31)


def name_start(passage: Passage, kind: int) -> int:
    """The furthest start of a name that ends with its kind: after the last mark outside quotation marks."""
    text, start, depth = passage.text, kind, 0
    while start > 0 and kind - start < LONGEST:
        char = text[start - 1]
        if char == "”":
            depth += 1
        elif char == "“":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and char in _STOP:
            break
        start -= 1
    start = start if depth == 0 else _after_mark(text, start, kind)
    dateline = _DATELINE.match(text) if start < LONGEST else None
    return max(start, dateline.end()) if dateline is not None and dateline.end() < kind else start


def _after_mark(text: str, start: int, kind: int) -> int:
    """Where a name begins of which the quotation marks do not pair: after the last mark of any sort."""
    return max((text.rfind(mark, start, kind) + 1 for mark in (*_STOP, "”")), default=start) or start


def last_of(text: str, start: int, end: int) -> int:
    """The place after the last 的 outside quotation marks, or `start`."""
    depth = 0
    for index in range(end - 1, start - 1, -1):
        char = text[index]
        depth += (char == "”") - (char == "“")
        if char == "的" and depth == 0 and not text.startswith("确", index + 1):
            return index + 1
    return start


def last_hold(text: str, start: int, kind: int, end: int) -> re.Match[str] | None:
    """The last word of holding or joining before the kind of an event, whose name ends at `end`."""
    found = None
    for match in _LAST_HOLD.finditer(text, start, end):
        if match.end() <= kind:
            found = match
    return found


def without_leads(passage: Passage, start: int, end: int) -> int:
    """The start of a name without days and words such as 从, 一场 before it."""
    before = -1
    while start != before:
        before = start
        day = next((p for p in passage.periods if p.start == start and _is_time(p)), None)
        if day is not None and day.end < end:
            start = day.end
        lead = _LEADS.match(passage.text, start, end)
        if lead is not None and lead.end() < end - 1 and (lead.group() != "“" or "”" not in passage.text[start:end]):
            start = lead.end()
    return start


def _is_time(found: Found) -> bool:
    """Whether a period is no part of a name: a day or 近日, and not the year of 2023年年会."""
    return found.kind in {"day", "now", "recent"} or _DAY_WORDS.match(found.text) is not None


def day_of_event(passage: Passage, index: int, end: int) -> date | None:
    """The day in the event's sentence: the one that follows in its clause, else the last before, else the next."""
    start, stop = passage.sentence_at(index)
    days = [p for p in passage.periods if start <= p.start < stop and _is_days(p)]
    clause = next((i for i in range(end, stop) if passage.text[i] in _STOP), stop)
    own = [p for p in days if end <= p.start < clause and not p.reference]
    before = [p for p in days if p.start < index]
    chosen = own[:1] or before[-1:] or days[:1]
    return chosen[0].first if chosen else None


def _is_days(found: Found) -> bool:
    if found.first is None or found.last is None or found.edge or found.kind not in {"day", "part", "now"}:
        return False
    if found.kind == "now":
        return _DAY_WORDS.match(found.text) is not None
    whole_month = found.first.day == 1 and "日" not in found.text and "天" not in found.text
    return found.last == found.first or (not whole_month and found.last - found.first < _DAYS_OF_AN_EVENT)


def host_and_place(passage: Passage, start: int, verb: int) -> tuple[tuple[str, ...], str | None]:
    """Hosts and place in the words before a word of holding: 工业和信息化部近日在杭州|组织召开."""
    text, end, place = passage.text, verb, None
    if not _PREPOSED.match(text, start):
        start = without_leads(passage, start, verb)
    changed = True
    while changed:
        changed = False
        day = next((p for p in passage.periods if p.end == end and _is_time(p) and p.start >= start), None)
        if day is not None:
            end, changed = day.start, True
        elif place is None and (found := _PLACE_BEFORE.search(text, start, end)):
            place, end, changed = found["place"], found.start(), True
        elif lead := re.search(r"(?:近日|日前|正式|将|昨日|今日|联合|共同|[上下]午|，)$", text[start:end]):
            end, changed = start + lead.start(), True
    if place is None and _VENUE.search(text, start, end) and text.startswith("举行", verb):
        return (), plain_place(_JOINS.split(text[start:end])[-1])
    return tuple(_hosts_in(text, start, end)), plain_place(place)


_VENUE = late(r"(?:[展会]览?中心|广场|体育[馆场]|酒店|宾馆|公园|展馆|礼堂|剧院)$")
_JOINS = late(r"参[加观]了?|走进了?|出席了?|在")


def _hosts_in(text: str, start: int, end: int) -> Iterator[str]:
    """The hosts in what stands before a word of holding, one by one; none where a person stands there."""
    joint = max((m.end() for m in _JOINS.finditer(text, start, end)), default=start)
    words = re.sub(r"(?:共同|联合|联手|携手|主持|等(?:单位|部门|机构|企业)?)+$", "", text[joint:end])
    parts = list(split_hosts(words))
    for part in parts:
        low, high = trimmed(part, 0, len(part))
        host = part[low:high]
        if host and is_organisation(host):
            if not _ANAPHOR.match(host):
                yield host
        elif _FIRM.fullmatch(part) and len(parts) == 1 and not _POST.search(part):
            yield part


_ANAPHOR = late(r"[我本该各此](?:[国省市县区州盟旗镇乡村校院厂司地]|公司|集团)")
_FIRM = late(r"[\u4e00-\u9fffA-Za-z·]{2,10}")
_POST = late(
    r"记者|书记|主任|[市县区省州镇部局厅院处科组行校会社]长|主席|总裁|经理|总监|代表|董事|专家|教授|我们|他们|不少|许多|各[地级]|全[国省市县]|还|将|也|要|可|并|会|以|已|又|的|了|着|地"
)


def plain_place(place: str | None) -> str | None:
    """A place that is one: not 线上, without 隆重 and the like behind it."""
    if (
        place is None
        or place.endswith(("刚刚", "正在", "即将", "刚", "此间"))
        or place.startswith(("线上", "云端", "此", "即", "大会", "会议", "活动", "现场"))
    ):
        return None
    return (
        re.sub(r"(?:如期|盛大|隆重|正式|顺利|成功|同步|火热|联合|集中|圆满|以[^以]{2,20}式|再度|重新)+$", "", place)
        or None
    )


def hosts_of(passage: Passage, start: int, name: int) -> tuple[str, ...]:
    """The hosts told before the name (某某主办的), else in its sentence or soon after it."""
    while start > 0 and _HOSTS_GO_ON.search(passage.text, max(0, start - 12), start):
        start = max(passage.text.rfind(mark, 0, start - 1) + 1 for mark in _STOP)
    before = [host for match in _OF_HOSTS.finditer(passage.text, start, name) for host in _bare(match["hosts"])]
    if before:
        return tuple(dict.fromkeys(before))
    low = max(0, passage.sentence_at(name)[0])
    match = _HOSTS_AFTER.search(passage.text, low, name + _NEAR)
    if match is None:
        return ()
    if match["hosts"]:
        return tuple(split_hosts(match["hosts"]))
    host = _HOST_TAIL.split(match["host"], maxsplit=1)[0]
    return (host,) if is_organisation(host) else ()


def _bare(words: str) -> Iterator[str]:
    """The hosts of 由甲和乙, 记者从甲, 甲在某地: without what stands around them."""
    words = re.split(r"(?<![\u4e00-\u9fff])由|记者[^从]{0,6}从|^从|^由|^在|^、", words)[-1]
    words = re.split(r"(?:近日|日前|昨[天日]|今[天日]|\d日)?[在于][^在于]{1,20}$|近日|日前", words)[0]
    for host in split_hosts(words):
        if is_organisation(host):
            yield host


def split_hosts(words: str) -> Iterator[str]:
    """Hosts joined by 、 and 和; the 和 of 工业和信息化部 joins none."""
    start = 0
    for mark in _AND.finditer(words):
        if mark.group() == "、" or is_organisation(words[start : mark.start()]):
            yield words[start : mark.start()]
            start = mark.end()
    if words[start:]:
        yield words[start:]


@lexicon.per_words
def openings() -> re.Pattern[str]:
    """What such a word begins with."""
    firsts = {word[0] for word in lexicon.classes("events")["活动"]} | set("会展节赛")
    return re.compile(f"[{re.escape(''.join(sorted(firsts)))}]")


@lexicon.per_words
def kinds() -> re.Pattern[str]:
    """The last word of an event's name; 会, 展, 节 and 赛 alone where they are no part of another word."""
    listed = lexicon.any_of(sorted(lexicon.classes("events")["活动"])).pattern
    return re.compile(
        rf"(?:{listed}|(?<![协商学工公总议社机国教都管居村基联进究理董监常组机委互约培误领体晓])会(?![议场所馆展计员务社见上长费籍址合期徽标旗歌后师址])|"
        rf"(?<![发进开扩拓施伸参布招会办])展(?![会览示厅区馆品位台商现望开期出销演])|(?<![环季细调情关章字时礼音气过使脱春枢大终度])节(?![目日能水约点省奏气庆电假支])|"
        rf"(?<![参开办比复决预初联竞])赛(?![事季程区制道场车手段点]))(?!览)(?:（[^）]{{1,12}}）)?"
    )
