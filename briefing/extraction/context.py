"""What stands around a quantity: modality, nature, period, and whether a percentage is growth or a share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.extraction import lexicon
from briefing.extraction.modality import Modality, modality_of
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.model.annotation import MultipleBasis, QuantityType
from briefing.text.patterns import late
from briefing.text.sentences import clause_start

_LINKS = (
    "了|约为|约|近|将近|超过|超|逾|高达|达到|达|为|分别为|分别|均|幅度|保持在|保持|稳定在|控制在|维持在|在|也|还|又|都|有望|预计|预期|力争|"
    "目标|将|可|能|会|要|不低于|大约|大概|同比|环比|—|：|，"
)


@lexicon.per_words
def _growth() -> re.Pattern[str]:
    changes = "|".join(sorted(map(re.escape, lexicon.changes()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<verb>{changes})(?:{_LINKS})*$")


_GROWTH_OF = late(
    r"(?P<verb>降低|减少|提高|提升|增加|缩短|压缩|节约|节省|削减|压减|缩减|下调|上调)(?P<object>[\u4e00-\u9fff]{1,6})$"
)
_NO_OBJECT = late(r"[到至为占比的是在有后率机]|来自|其中|面积|覆盖")
_COMPARES = late(
    r"[比较][^，。；]{0,12}?(?:去年|上年|前年|同期|上月|上季|年初|年末|往年|以往|以前|此前|过去|从前|改造前|上周|上届|\d年)"
    r"[^，。；]{0,12}?(?P<verb>高|多|快|贵|重|长|大|强|好|低|少|慢|便宜|轻|短|小|差)(?:了|出|约|近|超过|超|出近|出约)*$"
)
_AGAINST_OTHERS = late(
    r"(?<![占同环对性])(?:比(?![重例率值])|较(?![高多快好低少大小长重]))[^，。；比]{2,12}?"
    r"(?:高|多|快|贵|重|长|大|强|低|少|慢|便宜|轻|短|小)(?:了|出|约|近|超过|超)*$"
)  # 比市场价低两成: neither a growth nor a part
_MORE = frozenset(["高", "多", "快", "贵", "重", "长", "大", "强", "好"])
_TO_LEVEL = late(
    r"(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|回落|降|升|增)(?:到|至|为)(?:了)?(?:约|近|超过|超)?$"
)
_GROWTH_AFTER = late(r"^的?(?:同比|年均|平均|较快|高速|速度)?(?:增长|增速|增幅|速度增长|速度递增|速度)")
_SHARE = late(r"占(?!地|用|领|据)[^，。；]{0,26}$|(?:占比|比重|比例|份额|占有率|市占率)[^，。；\d]{0,8}$")
_SHARE_AFTER = late(r"^(?:的)?(?:市场)?(?:份额|比重|占比|占有率|股份|股权)")
_AGAINST = late(r"(?:同比|环比)(?:分别)?[-−－+＋]?$")
_CONTRIBUTION = late(r"贡献率?[^，。；\d]{0,8}$|拉动[^，。；\d]{0,10}$")
_TIMES_OF = late(r"(?:是|为|相当于|达到?|到|至)(?:[^，。；\d]{0,12}的)?(?:约|近|超过|超)?$")
_LISTED = late(r"[、，和与及以约近]*")


@dataclass(frozen=True, slots=True)
class Context:
    """The context of one quantity; `sign` is -1 for a decrease."""

    type: QuantityType
    sign: int
    modality: Modality
    basis: MultipleBasis | None
    period: Found | None


def contexts(
    text: str,
    candidates: Sequence[Candidate],
    periods: Sequence[Found | None],
    published: date | None,
    *,
    planned: bool = False,
) -> list[Context]:
    """The context of each candidate, in order; `periods` holds the period of each.

    `planned` says that the paragraph belongs to the part of a report that looks ahead.
    """
    found: list[Context] = []
    last: int | None = None  # the number of the last one that is no duration
    for number, (candidate, period) in enumerate(zip(candidates, periods, strict=True)):
        previous = None if last is None else candidates[last]
        left = _left_clause(text, candidate, previous)
        kind, sign = _type_and_sign(text, candidate, left)
        if last is not None and kind == "percent" and _LISTED.fullmatch(left) and _same_unit(previous, candidate):
            kind, sign = found[last].type, found[last].sign
        elif kind == "percent" and previous is not None and _reached_by(text, previous, candidate, left):
            kind = "share"
        modality = modality_of(text, candidates, number, period, published, planned=planned)
        found.append(Context(kind, sign, modality, _basis(candidate, left), period))
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
    sign = _change(left)
    if candidate.type == "points":
        return "points", sign or 1
    if candidate.type == "fraction":
        return _of_fraction(left, sign)
    if candidate.unit != "%":
        return (_unnamed(left) if candidate.rule == "other" and not candidate.unit else candidate.type), 1
    kind = _percentage(text, candidate, left, grows=sign is not None)
    return kind, (sign or 1) if kind == "growth" else 1


def _reached_by(text: str, previous: Candidate, candidate: Candidate, left: str) -> bool:
    """Whether it is where a share of the clause before has come to: 比重提升4.1个百分点，达到58.6%."""
    if previous.type != "points" or text[previous.end : candidate.core_start - len(left)] not in {"", "，"}:
        return False
    start = clause_start(text, previous.core_start, frozenset("，。；！？…"))
    return _COME_TO.fullmatch(left) is not None and _SHARED.search(text, start, previous.core_start) is not None


_COME_TO = late(r"(?:已|已经)?(?:达到?|升至|降至|提高到|提升[到至]|提高至|为|至)(?:了)?(?:约|近|超过|超)?")
_COUNTED = late(r"人次|人数|户数|数量|总数|辆次|用户|客户|粉丝|客流|播放量|下载量|订阅量|访问量|销量|产量")
_PRICED = late(
    r"产值|营收|收入(?!比)|投资|金额|总额|利润|税收|市值|成本|支出|增加值|生产总值|余额|贷款|存款|资金|[销交成出进]\w{0,3}额"
)


def _unnamed(left: str) -> QuantityType:
    """What a number without a unit counts, by what is said to be its size: 入场人次突破6万, 产值迈向万亿."""
    if _COUNTED.search(left[-_NEAREST:]):
        return "count"
    return "amount" if _PRICED.search(left[-_NEAREST:]) else "other"


def _change(left: str) -> int | None:
    """The sign of the change that the words before a number speak of; None where they speak of none."""
    near = left[-_NEAREST:]
    if match := _growth().search(near):
        return lexicon.changes()[match["verb"]]
    if match := _COMPARES.search(left[-2 * _NEAREST :]):
        return 1 if match["verb"] in _MORE else -1
    if (match := _GROWTH_OF.search(near)) and not _NO_OBJECT.search(match["object"]):
        return lexicon.changes()[match["verb"]]
    return None


_NEAREST = 24


def _of_fraction(left: str, sign: int | None) -> tuple[QuantityType, int]:
    if _SHARE.search(left):
        return "share", 1
    return ("fraction", 1) if sign is None or _TO_LEVEL.search(left) else ("growth", sign)


def _percentage(text: str, candidate: Candidate, left: str, *, grows: bool) -> QuantityType:
    """What a percentage is: growth, a share, a contribution, or none of these."""
    after = text[candidate.core_end : candidate.core_end + 12]
    if _CONTRIBUTION.search(left):
        return "contribution"
    if (grows and not _TO_LEVEL.search(left)) or _AGAINST.search(left):
        return "growth"
    if _SHARE.search(left) or _SHARE_AFTER.match(after):
        return "share"
    if _GROWTH_AFTER.match(after):
        return "growth"
    return _of_clause(text, candidate, left)


def _of_clause(text: str, candidate: Candidate, left: str) -> QuantityType:
    """A percentage that its clause calls a share or a rate (比重由15%提高到46%); 三成 of something is a share."""
    start = clause_start(text, candidate.core_start, frozenset("，。；！？…"))
    clause = text[start : candidate.core_start]
    if _AGAINST_OTHERS.search(left):
        return "percent"
    if _SHARED.search(clause):
        return "share"
    if _TO_LEVEL.search(left) is None and _GREW.search(clause):
        return "growth"
    return "share" if candidate.rule == "tenths" and not _RATED.search(clause) else "percent"


_SHARED = late(r"占比|比重|份额|占有率|市占率|占[^，。；地用领据]{1,12}的?(?:比例|比重|份额)")
_GREW = late(r"增速|增幅|降幅|涨幅|跌幅|增长率")
_RATED = late(r"率|度|合格|达标")


def _basis(candidate: Candidate, left: str) -> MultipleBasis | None:
    if candidate.unit != "倍":
        return None
    if candidate.rule == "doubling" or _TIMES_OF.search(left) or _change(left) is None:
        return "times-of"
    return "increase-by"
