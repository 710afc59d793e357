"""What stands around a quantity: modality, nature, period, and whether a percentage is growth or a share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.model.annotation import MultipleBasis, Nature, QuantityType
from briefing.text.sentences import clause_start

_TARGET = re.compile(
    r"力争|争取(?=到|在|实现|达到|突破|完成|用|年|\d|全年|今年)|确保(?!了)|"
    r"(?<!行动)(?<!年度)(?<!专项)(?<!攻坚)计划(?!》|书|单列|经济|”)|"
    r"规划(?=建设|到|投资|新建|面积|用地|建筑)|目标(?=是|为|：|值|达)|拟(?=新|建|投|在|于|引|用|增|募|收)|"
    r"要(?=达到|突破|实现|确保|建成|力争|完成)|"
    r"(?:奋斗|发展|预期)目标|预期(?=增长|目标)|努力(?=实现|达到|突破)"
)
_FORECAST = re.compile(r"预计|有望|预期|预测|估计|可望|预估|或将")
_WILL = re.compile(
    r"将(?!近|士|军|领|[^，。；]{1,16}(?:作为|列为|列入|纳入|定为|视为|当作|转为|转化为|用于))(?=[^，。；]{0,24})|届时"
)
_MODALITIES: tuple[tuple[re.Pattern[str], Nature], ...] = (
    (_TARGET, "target"),
    (_FORECAST, "forecast"),
    (_WILL, "forecast"),
)
_BUILDING = re.compile(r"打造|建成|建设成|培育成|迈向")
_ACTUAL = re.compile(
    r"已经?(?!有望)|目前|截至(?!\d{4}年底将)|现有|现已|累计|(?<![较比同])去年|(?<![较比同])上年|实现了|完成了|"
    r"达到了|同期"
)
_GROWTH = re.compile(
    r"(?P<verb>(?<!负)增长|增加|增|上涨|涨|提高|提升|上升|扩大|攀升|跃升|上浮|上调|加快|提速|多了|高了|下降|降低|"
    r"减少|下跌|回落|下滑|缩减|压减|收窄|负增长|缩短|压缩|节约|节省|"
    r"削减|下调|下浮|萎缩|少了|低了|缩小|跌|降|减|"
    r"增速|增幅|涨幅|降幅|跌幅|增长率|增长速度)"
    r"(?:了|约为|约|近|将近|超过|超|逾|高达|达到|达|为|分别为|分别|均|幅度|保持在|保持|稳定在|在|也|还|又|都|：|—|"
    r",|，)*$"
)
_TO_LEVEL = re.compile(
    r"(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|回落|降|升|增)(?:到|至|为)(?:了)?(?:约|近|超过|超)?$"
)
_NEGATIVE = frozenset((
    "下降", "降低", "减少", "下跌", "回落", "下滑", "缩减", "压减", "收窄", "负增长", "跌", "降", "减", "降幅", "跌幅",
    "缩短", "压缩", "节约", "节省", "削减", "下调", "下浮", "萎缩", "少了", "低了", "缩小",
))  # fmt: skip
_GROWTH_AFTER = re.compile(r"^的?(?:同比|年均|平均|较快|高速|速度)?(?:增长|增速|增幅|速度增长|速度递增|速度)")
_SHARE = re.compile(r"占(?!地|用|领|据)[^，。；]{0,26}$|(?:占比|比重|比例|份额|占有率|市占率)[^，。；\d]{0,8}$")
_SHARE_AFTER = re.compile(r"^(?:的)?(?:市场)?(?:份额|比重|占比|占有率|股份|股权)")
_AGAINST = re.compile(r"(?:同比|环比)(?:分别)?[-−－+＋]?$")
_CONTRIBUTION = re.compile(r"贡献率?[^，。；\d]{0,8}$|拉动[^，。；\d]{0,10}$")
_TIMES_OF = re.compile(r"(?:是|为|相当于|达到?|到|至)(?:[^，。；\d]{0,12}的)?(?:约|近|超过|超)?$")
_LISTED = re.compile(r"[、，和与及以约近]*")


@dataclass(frozen=True, slots=True)
class Context:
    """The context of one quantity; `sign` is -1 for a decrease."""

    type: QuantityType
    sign: int
    modality: str | None
    nature: Nature
    basis: MultipleBasis | None
    period: Found | None


def contexts(
    text: str, candidates: Sequence[Candidate], periods: Sequence[Found | None], published: date | None
) -> list[Context]:
    """The context of each candidate, in order; `periods` holds the period of each."""
    found: list[Context] = []
    last: int | None = None  # the number of the last one that is no duration
    for number, (candidate, period) in enumerate(zip(candidates, periods, strict=True)):
        previous = None if last is None else candidates[last]
        left = _left_clause(text, candidate, previous)
        kind, sign = _type_and_sign(text, candidate, left)
        if last is not None and kind == "percent" and _LISTED.fullmatch(left) and _same_unit(previous, candidate):
            kind, sign = found[last].type, found[last].sign
        modality, nature = _modality(text, candidate, period, published)
        found.append(Context(kind, sign, modality, nature, _basis(candidate, left), period))
        if candidate.type != "duration":
            last = number
    return found


def _same_unit(one: Candidate | None, other: Candidate) -> bool:
    return one is not None and one.unit == other.unit


def _left_clause(text: str, candidate: Candidate, previous: Candidate | None) -> str:
    """The clause to the left of the number itself, down to the quantity before it."""
    start = clause_start(text, candidate.core_start, frozenset("，。；！？…"))
    if previous is not None and previous.end <= candidate.core_start:
        start = max(start, previous.end)
    return text[start : candidate.core_start]


def _type_and_sign(text: str, candidate: Candidate, left: str) -> tuple[QuantityType, int]:
    growth = _GROWTH.search(left)
    sign = -1 if growth and growth["verb"] in _NEGATIVE else 1
    if candidate.type == "points":
        return "points", sign
    if candidate.type == "fraction":
        return ("share" if _SHARE.search(left) else "fraction"), 1
    if candidate.unit != "%":
        return candidate.type, 1
    kind = _percentage(text, candidate, left, grows=growth is not None)
    return kind, sign if kind == "growth" else 1


def _percentage(text: str, candidate: Candidate, left: str, *, grows: bool) -> QuantityType:
    """What a percentage is: growth, a share, a contribution, or none of these."""
    after = text[candidate.core_end : candidate.core_end + 12]
    if _CONTRIBUTION.search(left):
        return "contribution"
    if (grows and not _TO_LEVEL.search(left)) or _AGAINST.search(left):
        return "growth"
    if _SHARE.search(left) or _SHARE_AFTER.match(after):
        return "share"
    return "growth" if _GROWTH_AFTER.match(after) else "percent"


def _basis(candidate: Candidate, left: str) -> MultipleBasis | None:
    if candidate.unit != "倍":
        return None
    if candidate.rule == "doubling" or _TIMES_OF.search(left) or not _GROWTH.search(left):
        return "times-of"
    return "increase-by"


def _modality(
    text: str, candidate: Candidate, period: Found | None, published: date | None
) -> tuple[str | None, Nature]:
    """The nearest word of intention or expectation to the left in the sentence; a later word of fact undoes it."""
    start = clause_start(text, candidate.start, frozenset("。！？…"))
    ahead = period is not None and period.is_ahead(published)
    for pattern, nature in _MODALITIES:
        match = _last(pattern, text, start, candidate.core_start)
        if match is None:
            continue
        between = text[match.end() : candidate.core_start]
        denied = _DENIED.search(text[max(start, match.start() - 5) : match.start()]) is not None
        if "；" in between or denied or _DONE.search(between[-_NEAR:]) or (_fact_between(between) and not ahead):
            continue
        word = "将" if match.group().startswith("将") else match.group()
        built = nature == "forecast" and (ahead or (word == "将" and _BUILDING.search(between) is not None))
        return word, "target" if built else nature
    aspired = candidate.type == "level" and _ASPIRED.search(text[start : candidate.end + _NEAR]) is not None
    return None, "target" if ahead or aspired else "actual"


_NEAR = 12  # characters
_DENIED = re.compile(r"没有|没能|未能?|尚未")
_DONE = re.compile(r"已(?:经)?(?:完成|实现|达|建成|投|有)|实际|实绩|累计完成")
_ASPIRED = re.compile(r"打造|建成|培育|冲刺|迈向|跻身")


def _last(pattern: re.Pattern[str], text: str, start: int, stop: int) -> re.Match[str] | None:
    """The last match within that range; what stands after the range may forbid it (将38家企业列为试点)."""
    found = None
    for match in pattern.finditer(text, start):
        if match.end() > stop:
            break
        found = match
    return found


def _fact_between(between: str) -> bool:
    return _ACTUAL.search(between) is not None and re.search(r"[，；。]", between) is not None
