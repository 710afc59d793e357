"""What a quantity measures, and whose it is: read off the noun phrase before it, or after its measure word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extraction.lists import Listed, listed_figures, listed_periods, listed_things
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate

METRICS = (
    "规上产值", "规上工业产值", "规上工业增加值", "规上增加值", "工业总产值", "工业产值", "总产值", "产值规模",
    "产业规模", "产值",
    "工业增加值", "增加值", "地区生产总值", "生产总值", "营业收入", "主营业务收入", "销售收入", "营收", "销售额",
    "收入", "产销规模",
    "产量", "销量", "产销量", "出口额", "进口额", "进出口总额", "进出口总值", "进出口额", "进出口", "交易额",
    "成交额", "零售总额",
    "利润总额", "利润", "税收", "税收收入", "财政收入", "预算收入", "预算支出", "总投资", "计划投资", "投资总额",
    "总金额", "协议金额", "合同金额",
    "签约金额", "投资额", "新增投资", "固定资产投资", "工业投资", "投资", "总额", "金额", "数量", "总量", "总数",
    "规模", "面积", "建筑面积",
    "占地面积", "里程", "产能", "年产能", "装机容量", "装机规模", "发电量", "用电量", "保有量", "研发投入",
    "研发经费", "研发投入强度",
    "比重", "占比", "份额", "占有率", "覆盖率", "渗透率", "合格率", "利用率", "自给率", "城镇化率", "失业率", "增速",
    "增长率", "贡献率", "国产化率", "本地配套率",
    "人均可支配收入", "可支配收入", "人口", "常住人口", "从业人员", "就业人数", "就业", "专利", "客流量", "吞吐量",
    "货运量", "旅客", "游客", "余额", "存款", "贷款",
)  # fmt: skip
_METRIC = re.compile("(?:" + "|".join(sorted(METRICS, key=len, reverse=True)) + ")$")
_ANY_METRIC = re.compile(
    "|".join(sorted((m for m in METRICS if m not in {"规模", "数量", "增速", "投资"}), key=len, reverse=True))
)
_TAIL = re.compile(
    r"(?:已经|已|也|还|就|均|都|再|又|累计|合计|共计|共|总共|分别|预计|力争|有望|将|可|(?<![产效职功智节性技])能|"
    r"(?<![展大博峰盛协学商年])会|要|计划|拟|连续|仅|"
    r"只|约|近|超过|超|突破|达到|达|为|是|有|"
    r"实现|完成|增至|升至|降至|增加到|增长到|提高到|提升到|提高至|同比|环比|比上年同期|比上年|较上年|较去年|"
    r"比去年|年均|平均|增长|增加|增|提高|提升|上升|下降|减少|降低|回落|"
    r"上涨|下跌|扩大|保持在|保持|稳定在|控制在|维持在|在|了|到|至|：|:|—|每年|当年|同期|用了|用|历时|需|不断|首次|"
    r"成功|全年|"
    r"高速|进一步|持续)+$"
)
_LEAD = re.compile(
    r"^(?:其中|比如|例如|目前|当前|此外|同时|另外|截至目前|据介绍|数据显示|据统计|统计显示|届时|如今|活动中|会上|"
    r"另有|以及|并且|并|而且|且|和|与|及|也|还|又|而|但|对|仅|从|在(?!建)|于|到|使|让|预计|力争|已经|已|全年|当年|"
    r"企业方面|方面|、|：|“|的|——|—|，)+"
)
_HOLDER_LEAD = re.compile(
    r"^(?:全市|全省|全区|全县|全国|我市|我省|我区|我国|重庆|国内|全球|世界|[\u4e00-\u9fff（）]{2,12}?(?:省|市|区|"
    r"县|新区|高新区|经开区|科学城|园区|集团|公司|产业园))"
)
SCOPES = (
    "规上",
    "规模以上",
    "全口径",
    "可比口径",
    "不变价",
    "亩均",
    "人均",
    "年均",
    "限额以上",
    "限上",
    "全市",
    "全省",
    "全国",
    "全区",
)
_NOUN_AFTER = re.compile(
    r"^(?:的)?(?P<noun>[\u4e00-\u9fffA-Za-z“”（）·\-]{1,24}?)(?=[，。；、：！？…”]|$|参会|参加|出席|汇聚|齐聚|"
    r"相聚|汇集|前来|应邀|到会|到场|"
    r"完成|签约|实现|落户|落地|开工|投产|达|的|相关|负责人|找到|集中|已|将|正|在|为|是|被|入选|获|进行|推介|共|从|"
    r"与|和(?!地区))"
)
_COMPARED = re.compile(r"(?<![同环])(?:相?比|较)(?:同期|同月)?(?=$|增|减|下|上|提|降|收|高|低|扩)")
_CHANGE = re.compile(r"(?:增加|增长|提高|提升|上升|下降|减少|保持|来$|以来|左右|的$|后$|前$|内$|间$|时$)")
_VERB = re.compile(
    r"(?:签约|落户|引进|集聚|聚集|拥有|形成|建成|新建|培育|创建|完成|新增|掌握|出口|覆盖|服务|吸引|来自|建立|布局|"
    r"投资|举办|发布|推出|接待|组织|开展|打造|带动|实施|推进|获得|突破|运营|生产|开行|开通|改造|转化|认定|累计|"
    r"实现|签订|达成|种植|销售|安排|发放|投入|减免|占)"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured and whose it is, as printed; None where it is not said. `scope` is 规上 and the like."""

    measure: str | None
    holder: str | None
    scope: str | None
    doubtful: bool = False


def measured(
    text: str, candidates: Sequence[Candidate], types: Sequence[str], periods: Sequence[Found]
) -> list[Measured]:
    """What each quantity measures; growth and shares without a phrase of their own take that of the clause before."""
    result: list[Measured] = []
    for number, candidate in enumerate(candidates):
        previous = candidates[number - 1] if number else None
        own = _own(text, candidate, previous, types[number], periods)
        if own.measure is None or (own.holder is None and types[number] not in {"duration", "rank"}):
            own = _completed(text, own, candidate, previous, result[-1] if result else None)
        result.append(own)
    for listed in listed_figures(text, candidates):
        if listed_periods(text, listed, periods) is None:
            _hand_out(text, listed, types, result)
    return result


def _hand_out(text: str, listed: Listed, types: Sequence[str], result: list[Measured]) -> None:
    """Gives each figure of a list its own thing; where they cannot be told apart none, and the figure is in doubt."""
    things = listed_things(text, listed)
    for place, number in enumerate(listed.members):
        if things is None:
            result[number] = Measured(None, None, None, doubtful=True)
        else:
            own = _phrase(_TAIL.sub("", _LEAD.sub("", things[place])), types[number])
            result[number] = own if own.measure else Measured(things[place], None, None)


def _completed(
    text: str, own: Measured, candidate: Candidate, previous: Candidate | None, before: Measured | None
) -> Measured:
    """Adds what the clause before says, within a sentence and across nothing stronger than a comma."""
    if before is None or previous is None:
        return own
    between = text[previous.end : candidate.start]
    if any(mark in between for mark in "。！？…；") or "“" in between:
        return own
    if own.measure in _SUMS and (before.measure or "").endswith("项目"):
        owner = f"{before.holder}等" if before.holder else ""
        return Measured(own.measure, f"{owner}{before.measure}", own.scope)
    if own.measure is None:
        named = [before.measure, *_ANY_METRIC.findall(between)]
        return Measured(named[-1], own.holder or before.holder, own.scope or before.scope)
    if own.holder is None and _METRIC.search(own.measure) and len(between) <= _NEAR and before.holder:
        return Measured(own.measure, _METRIC.sub("", before.holder) or None, own.scope)
    return own


_SUMS = frozenset(["总金额", "总投资", "金额", "投资总额", "合同金额", "协议金额", "签约金额", "计划投资", "投资额"])
_NEAR = 24  # characters over which a holder carries


def _own(text: str, candidate: Candidate, previous: Candidate | None, kind: str, periods: Sequence[Found]) -> Measured:
    start = candidate.start
    while start > 0 and text[start - 1] not in "，。；：！？…“”":
        start -= 1
    if previous is not None and previous.end <= candidate.start:
        start = max(start, previous.end)
    end = candidate.core_start if kind == "share" else candidate.start
    phrase = _without_periods(text, start, end, periods)
    raw, phrase = phrase, _LEAD.sub("", phrase)
    own = _level(text, phrase, candidate) if kind == "level" else None
    if kind == "contribution":
        own = Measured(_TAIL.sub("", raw).strip("的，") or None, None, _scope(raw))
    if own is not None:
        return own
    if (noun := _counted(text, candidate, kind)) is not None:
        return Measured(noun, _holder_of_count(phrase), _scope(phrase + noun))
    if kind == "share":
        return _share(phrase)
    return _phrase(_TAIL.sub("", phrase), kind)


def _counted(text: str, candidate: Candidate, kind: str) -> str | None:
    """The noun behind the measure word, or behind a sum of money (18亿元投资)."""
    if candidate.type in {"count", "other"} or kind == "duration":
        return _noun_after(text, candidate)
    sum_of = _SUM_AFTER.match(text, candidate.core_end) if kind == "amount" else None
    return sum_of["noun"] if sum_of else None


_SUM_AFTER = re.compile(
    r"(?:的)?(?P<noun>投资|资金|订单|贷款|补贴|补助|合同|专项债券|产值|营收|销售额|收入)(?=[，。；、：]|$|，|用于|"
    r"建设|到位)"
)
_MADE_OF = re.compile(r"(?:把|将|让|使)(?P<holder>[^，。；]{2,20}?)(?:打造|作为|建设|培育|建成|发展|成长|成为)")


def _level(text: str, phrase: str, candidate: Candidate) -> Measured | None:
    """把××打造成为万亿级产业集群: the noun after the level is what it measures."""
    noun = _noun_after(text, candidate)
    if _METRIC.search(_TAIL.sub("", phrase)) or noun is None:
        return None
    made = _MADE_OF.search(phrase)
    return Measured(noun.removesuffix("之一"), made["holder"] if made else None, None)


def _without_periods(text: str, start: int, end: int, periods: Sequence[Found]) -> str:
    kept = "".join(text[i] for i in range(start, end) if not any(period.start <= i < period.end for period in periods))
    kept = _COMPARED.sub("", kept)
    return kept.strip(" 、，")


def _noun_after(text: str, candidate: Candidate) -> str | None:
    match = _NOUN_AFTER.match(text[candidate.core_end :].removeprefix("以上").removeprefix("左右"))
    noun = match["noun"].partition("之一")[0].strip("的“”") if match else ""
    return None if not noun or _CHANGE.match(noun) else noun


def _holder_of_count(phrase: str) -> str | None:
    match = _VERB.search(phrase)
    head = phrase[: match.start()] if match else phrase
    head = _TAIL.sub("", _LEAD.sub("", head)).strip("等的、")
    return head if head and not _FUNCTION.search(head) else None


def _share(phrase: str) -> Measured:
    head, found, whole = phrase.partition("占")
    if not found:
        return _phrase(_TAIL.sub("", phrase), "share")
    if whole.startswith(("比", "有率")):
        place = head.strip("在的")
        return Measured(f"占{place}比重" if place else "占比", None, _scope(head))
    head = _TAIL.sub("", head).strip("的")
    if not head and not whole:
        return _phrase(_TAIL.sub("", phrase), "share")
    whole = _TAIL.sub("", re.sub(r"(?:的)?(?:比重|比例|份额)(?:达到|达|为|约)?.*$", "", whole)).strip("的")
    inner = _phrase(head, "share") if head else Measured(None, None, None)
    measure = f"占{whole}比重" if whole else "占比"
    if inner.measure is None and inner.holder is None:
        return Measured(measure, None, _scope(whole))
    return Measured(measure, head or None, _scope(head + whole))


def _phrase(phrase: str, kind: str) -> Measured:
    """Splits “全市先进材料产业规上产值” at the metric that ends it."""
    phrase = phrase.strip("的、，")
    if not phrase:
        return Measured(None, None, None)
    metric = _METRIC.search(phrase)
    if metric is None:
        return _without_metric(phrase, kind)
    head = re.sub(r"(?:的|实现|完成|了)+$", "", phrase[: metric.start()]).strip("的")
    head = re.sub(r"(?:预计|力争|有望|计划|我们)+", "", head)
    return Measured(metric.group(), head or None, _scope(phrase))


def _without_metric(phrase: str, kind: str) -> Measured:
    """A phrase that ends in no known metric: for a count what stands after its verb, else only a short noun."""
    verb = None
    for verb in _VERB.finditer(phrase):  # noqa: B007  the last one is wanted
        pass
    scope = _scope(phrase)
    if kind in {"count", "level", "amount"} and verb and verb.end() < len(phrase):
        noun = phrase[verb.end() :].lstrip("了着过").rpartition("等")[2]
        head = _TAIL.sub("", _LEAD.sub("", phrase[: verb.start()])).strip("等的、")
        return Measured(noun or None, head or None, scope)
    if len(phrase) <= _SHORT and not _FUNCTION.search(phrase):
        return Measured(phrase, None, scope)
    return Measured(None, None, scope)


_SHORT = 10
_FUNCTION = re.compile(r"[从到把将是被让使、《》]|我们|的")


def _scope(phrase: str) -> str | None:
    return next((scope for scope in SCOPES if scope in phrase), None)
