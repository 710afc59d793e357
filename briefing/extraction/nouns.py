"""Noun phrases: the metric that ends one, the place that opens one, and what kind of holder one is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.extraction import lexicon
from briefing.extraction.clauses import ASIDE, PERIOD, predicate_words
from briefing.text.patterns import late

_FEWEST, _LONGEST = 2, 24
LASTING = frozenset("企园项会")  # kinds of holder that a text goes on speaking of
# What stands before a name and is no part of it: 位于××的, 由××主办的.
ATTRIBUTE = late(
    r"^(?:位于|坐落于|地处|来自|总部位于|总部设在|设在|设立在|建在|落户|在建|由[^的，。]{2,20}?(?:主办|承办|举办|组织|发起|投资|建设|编制|组建|设立|出资))[^的，。]{0,16}的"
)


@dataclass(frozen=True, slots=True)
class Metric:
    """A phrase split at its metric: 全市先进材料产业 | 规上产值; `verb` is whether the metric is a verb (投资)."""

    head: str
    words: str
    verb: bool
    known: bool


@lexicon.per_words
def _suffixes(*kinds: str) -> tuple[dict[str, str], int]:
    listed = lexicon.classes("metrics")
    found = {word: kind for kind in reversed(kinds) for word in listed.get(kind, ())}
    return found, max(map(len, found))


def _suffix(phrase: str, *kinds: str) -> tuple[str, str] | None:
    known, longest = _suffixes(*kinds)
    for length in range(min(longest, len(phrase)), 0, -1):
        if (kind := known.get(phrase[-length:])) is not None:
            return phrase[-length:], kind
    return None


def metric_of(phrase: str) -> Metric | None:
    """The phrase split before the metric with which it ends; None where it ends in none."""
    found = _suffix(phrase, "名", "动", "比")
    if found is None:
        return _by_form(phrase)
    word, kind = found
    head = phrase[: -len(word)]
    own = _suffix(head, "名") if kind == "动" or is_relative(word) else None
    if own is not None and not (kind == "动" and _verbs(own[0])):
        word, head = own[0] + word, head[: -len(own[0])]
    while (more := _suffix(head, "饰")) is not None and not (kind == "动" and _verbs(more[0])):
        word, head = more[0] + word, head[: -len(more[0])]
    if word.startswith("出口") and head.endswith("进"):
        head, word = head[:-1], f"进{word}"
    if word.startswith("工业") and head[-1:] in _BEFORE_INDUSTRY:
        head, word = head + "工业", word.removeprefix("工业")
    if head and word.startswith("产业") and word != "产业" and not head.endswith("的"):
        head, word = head + "产业", word.removeprefix("产业")
    return Metric(head, word, kind == "动", known=True)


def _by_form(phrase: str) -> Metric | None:
    """A metric that no list has, known by its last character; its words go back to the last 的 or mark."""
    if _suffix(phrase, "形") is None or _suffix(phrase, "不") is not None:
        return None
    return Metric("", phrase, verb=False, known=False)


_BEFORE_INDUSTRY = frozenset("加手化轻重军")  # 食品加工业产值 is 食品加工业 and 产值


def is_money(words: str) -> bool:
    """Whether the words alone are a metric of the list: 投资, 贷款."""
    return words in _suffixes("名")[0]


def owner_of(phrase: str) -> str:
    """The place or general word (学校, 公司) with which a phrase opens and to which the rest belongs; may be empty."""
    region = region_of(phrase)
    if region is not None:
        return region
    if phrase.startswith(("其他", "其它", "其余", "其中")):
        return ""
    if (house := _HOUSE.match(phrase)) is not None and len(phrase) - house.end() >= _FEWEST - 1:
        return house.group()
    pointed = _THIS.match(phrase)
    if pointed is not None and len(phrase) - pointed.end() >= _FEWEST:
        return pointed.group()
    return next((word for word in anaphora() if phrase.startswith(word) and len(phrase) - len(word) >= _FEWEST), "")


_HOUSE = late(r"村集体|镇集体|合作社|农场|理事会(?!长)")
_THIS = late(
    r"^(?:该|这[款条台部座艘项种本套家个])(?:产品|系统|设备|平台|技术|软件|车型|品牌|品种|装置|机型|药品|疫苗|生产线|产线|机器人|手机|"
    r"项目|工程|园区|基地|公司|企业|书|片|剧|药|车|机|船|楼|桥|线|店|厂|校|院|站|馆|园|港|岛|湖|河|山)(?![间队员长])"
)


def is_relative(words: str) -> bool:
    """Whether it is read with the metric before it: 增速, 降幅, 规模."""
    return words in lexicon.classes("metrics")["比"]


def is_macro(words: str) -> bool:
    """Whether it is told of regions only: 地区生产总值, 社会消费品零售总额."""
    return words.endswith(tuple(lexicon.classes("metrics")["域"]))


@lexicon.per_words
def _named_regions() -> frozenset[str]:
    listed = lexicon.classes("holders")
    alone = {w for w in listed["地"] if len(w) > 1 and w[0] in "全我本国世中该当市县省镇村区乡境各这那"}
    return frozenset(alone | listed["域"] | set(lexicon.cities()))


@lexicon.per_words
def _first_of_regions() -> frozenset[str]:
    return frozenset(word[0] for word in _named_regions())


_UNITS_END = frozenset("区州县市镇乡村道省")  # the last characters of `_UNIT`


@lexicon.per_words
def _regions() -> re.Pattern[str]:
    words = lexicon.any_of(_named_regions()).pattern
    return re.compile(
        rf"(?:{words})(?:特别行政区|自治区|全省|全市|省|市(?!场|民|政|值|面|价|级|容|占))?{_DIVISIONS}?|{_DIVISION}{_DIVISIONS}?"
    )


_UNIT = (
    r"(?:自治区|自治州|自治县|新区(?!域)|(?<![地小社园片城景灾牧山库矿厂战辖市郊特校湾湖开发新高经技聚保林港营专选时])区(?!域|块|间|位|划)|"
    r"(?<![城上都门夜股超楼入开闹毕])市(?!场|民|政|值|面|价|级|容|占)|(?<![郡属])县(?![级委域])|(?<!城)镇(?!化|区|长)|(?<!老)乡(?!村|镇|亲|土)|"
    r"(?<![农新乡])村(?!民|集|级|两|支|庄)|街道(?!办)|(?<=[\u4e00-\u9fff]{2})社区(?!居民|服务|矫正|医|卫生|养老|团购|工作|治理|里)|(?<=[北西宁林江苏徽建东南川州海肃湾])省(?![级委内份去])|州(?=[市县区，]|$))"
)
_DIVISION = rf"[\u4e00-\u9fff]{{2,6}}?{_UNIT}"
_DIVISIONS = rf"(?:[\u4e00-\u9fff]{{1,6}}?{_UNIT})"


@lexicon.per_words
def region_of(phrase: str) -> str | None:
    """The place with which a phrase opens: 全市, 哈尔滨市, 沈阳."""
    phrase = phrase[:_LONGEST]
    if phrase[:1] not in _first_of_regions() and _UNITS_END.isdisjoint(phrase):
        return None
    match = _regions().match(phrase)
    if match is None:
        return None
    return None if _NO_PLACE.search(match.group()) or _verbs(match.group()) else match.group()


_NO_PLACE = late(
    r"[他你她它的这地点了们]|我(?![国省市县区镇乡村州])|(?<![该本])代表|乡镇$|[一二两三四五六七八九十几各多]个?[省市县区镇乡村州]$"
)


def _verbs(words: str) -> bool:
    return any(word.kind == "动" for word in predicate_words(words))


def is_generic(phrase: str) -> bool:
    """Whether the phrase is a class word alone (冷库, 车间) and names nothing."""
    zone = phrase.endswith("区") and len(phrase) > _FEWEST  # 高新区 alone is a name
    return phrase in _kinds()[0] and phrase not in anaphora() and not zone


@lexicon.per_words
def _kinds() -> tuple[dict[str, str], int]:
    listed = lexicon.classes("holders")
    found = {word: kind for kind in "地企园项会业群" for word in listed[kind]}
    return found, max(map(len, found))


@lexicon.per_words
def anaphora() -> dict[str, str]:
    """Words that stand for a holder named before, and its kind."""
    return dict(pair.split("＝") for pair in lexicon.classes("holders")["代"])


@lexicon.per_words
def kind_of(phrase: str) -> str | None:
    """地 企 园 项 业 会 群, by the last word of the phrase; None where it is none of these."""
    if phrase in anaphora():
        return anaphora()[phrase]
    if _POINTER.match(phrase) and (own := _pointed(phrase)):
        return own
    if phrase.startswith(tuple(lexicon.classes("holders")["众"])) and len(phrase) < _GENERAL:
        return None
    if region_of(phrase) == phrase:
        return "地"
    known, longest = _kinds()
    for length in range(min(longest, len(phrase)), 0, -1):
        kind = known.get(phrase[-length:])
        if kind is not None and (kind != "地" or length > 1 or _FEWEST < len(phrase) <= _PLACE):
            return kind
    return None


_GENERAL, _PLACE = 6, 8


def _pointed(phrase: str) -> str | None:
    """该公路: the kind of the class word that is pointed at."""
    return _kinds()[0].get(_POINTER.sub("", phrase))


_POINTER = late(r"^(?:该|此次|本次|这[家个条款座项台批片部栋艘本套处所种类份只支张])")


def pointed_at(phrase: str) -> str:
    """该公路编号: the words that point at something named before, without what follows them; else the phrase."""
    start = _POINTER.match(phrase)
    if start is None:
        return phrase
    known, longest = _kinds()
    for length in range(min(longest, len(phrase) - start.end()), 1, -1):
        if phrase[start.end() : start.end() + length] in known:
            return phrase[: start.end() + length]
    return phrase


@lru_cache(maxsize=4096)
def clean(phrase: str) -> str:
    """The phrase without blanked remarks and marks at its ends."""
    even = ("“" not in phrase and "”" not in phrase) or phrase.count("“") == phrase.count("”")
    return phrase.replace(ASIDE, "").replace(PERIOD, "").strip(" 、，的：" if even else " 、，的：“”")


@lru_cache(maxsize=4096)
def is_noun(phrase: str) -> bool:
    """Whether it may stand as a holder: of some length, and without words that only a clause has."""
    return _FEWEST <= len(phrase) <= _LONGEST and not _CLAUSE_WORD.search(phrase) and not _NO_HOLDER.search(phrase)


_NO_HOLDER = late(
    r"^是|^[此本这该][次回番]$|^最[\u4e00-\u9fff]{1,2}的?$|^本[台报网刊社](?![区])|(?:[时季]节|季|时分|时候|时期|之际|之时|当口|时刻|清晨|傍晚|季节|环节|细节)$|了(?!解)|着(?![陆装色])|靠(?![山港背])|早先|(?<![原规法准守总])则$|(?<![急])追$|(?<![民安新宜邻故旧])居(?:全国|全省|全市|世界|全球|沿海|首)|(?<![侵])占$|(?<!比)较$|相当$|抓好|预估可|(?:负责人|工作人员|记者|负责同志)$|"
    r"^(?:拉动|带动|推动|促进|现场|会上|首批|目前|近期|单个|单户|单日|单次|总量|高峰期|期间|过程|时候)$|[也才还却已仅]$|岁以$|(?:共建|共同|合作|联手|携手)$|^分[一二两三四五六]|^[一二三四五六七八九十]+[楼层]$|^一位专程|^(?:相当于|高出|低于|高于|超出)|所在$|[他她你]们?$"
)
_CLAUSE_WORD = late(r"[《》，。；☉]|(?<!起)将(?!军)|我们|他们|如果|虽然|不仅|一个|什么|怎么|这样")
