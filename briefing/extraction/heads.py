"""What the head of a column says of the figures below it: what is measured, in what, when, and whether it is so."""

import re
from dataclasses import dataclass
from datetime import date

from briefing.extraction import lexicon
from briefing.extraction.cells import NO_UNIT, Unit, unit_of
from briefing.extraction.periods import find_periods
from briefing.model.annotation import Nature, Period, QuantityType
from briefing.text.columns import split_unit
from briefing.text.numerals import half_width
from briefing.text.patterns import late

_GENERIC = late(
    r"(?:实际|累计|本期|当期|年度|全年)*(?:数值|数据|数量|数额|数|金额|总额|额|总量|量|值|绝对[值额量数]|情况|规模|"
    r"完成(?:额|值|数|情况|量)?|实绩|实际|(?:目标|计划|预计|预期|任务)(?:值|数|额)?|(?:同比|环比)?(?:增速|增长率?|增幅)|"
    r"占比|比重|份额|同比|环比|累计)"
)
_NATURES: tuple[tuple[re.Pattern[str], Nature], ...] = (
    (re.compile(r"力争|目标|计划|任务|确保"), "target"),
    (re.compile(r"预计|预测|预估|预期"), "forecast"),
)
_TYPES: tuple[tuple[re.Pattern[str], QuantityType], ...] = (
    (re.compile(r"排名|位次|名次"), "rank"),
    (re.compile(r"贡献率"), "contribution"),
    (re.compile(r"增速|增长|增幅|增长率|同比|环比|降幅|涨幅|涨跌幅"), "growth"),
    (re.compile(r"占比|比重|份额|占有率"), "share"),
)
_EARLIER = late(r"(?:上年|去年|上期|同期|上月)(?:同期|同月)?|同期")
_EDGES = "：:、，, "
_COMPARED = late(r"(?:比|较)(?:上年|去年)(?:同期)?(?=增|减|升|降|±)")
_YEAR = late(r"((?:19|20)\d{2})(?:年度)?")
_MONTH = late(r"((?:19|20)\d{2})[-./]?(0[1-9]|1[0-2]|(?<=[-./])[1-9])")
_DAY = late(r"((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?:\s.*)?")
_DAYS = late(r"(?<=月)(\d{1,2})(?=[—\-–~～至到]\d{1,2}日)()")
_QUARTER = late(r"((?:19|20)\d{2})年?[ -]?Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its words without unit and period; `unit`, `period`, `scope` as far as it gives them."""

    label: str
    unit: Unit = NO_UNIT
    period: Period | None = None
    scope: str | None = None
    sure: bool = True

    @property
    def generic(self) -> bool:
        """Whether its words say nothing of what is measured: 数值, 金额, 完成额, 增速."""
        return not self.label or _GENERIC.fullmatch(self.label) is not None


@lexicon.per_words
def read_head(head: str, published: date | None) -> Head:
    """The head of a column of figures, or a label that stands before a row of them: 产值（亿元）."""
    label, inner = split_unit(head)
    unit, scopes = NO_UNIT, list[str]()
    for part in (word for whole in inner for word in re.split(r"[，,、；;]", whole) if word):
        told = unit_of(part)
        if told.known and unit.empty:
            unit = told
        else:
            scopes.append(part)
    label = _COMPARED.sub("", label)
    if earlier := _EARLIER.search(label):  # the whole of that year, or its same months: nobody says
        label = _EARLIER.sub("", label)
        return Head(label.strip(_EDGES), unit, Period(earlier.group()), "、".join(scopes) or None, sure=False)
    period, label = _split_period(label, published)
    for scope in list(scopes):
        within = read_period(scope, published)
        if period is None and within is not None and within.start is not None:
            period = within
            scopes.remove(scope)
    return Head(label.strip(_EDGES), unit, period, "、".join(scopes) or None)


def _split_period(label: str, published: date | None) -> tuple[Period | None, str]:
    """The period in a head, and the head without it."""
    found = [p for p in find_periods(label, published) if p.kind in {"year", "part", "day", "plan"} and not p.reference]
    if len(found) == 1:
        one = found[0]
        return Period(one.text, one.first, one.last), label[: one.start] + label[one.end :]
    if (bare := read_period(label, published)) is not None and bare.start is not None:
        return bare, ""
    return None, label


@lexicon.per_words
def read_period(text: str, published: date | None) -> Period | None:
    """A cell as a period: 2023年, 2023, 2023-11, 2023Q3, 前三季度; without its days where they are not known.

    None for an empty cell.
    """
    spoken = _DAYS.sub(r"\1日\2", half_width(text.strip()))
    if not spoken:
        return None
    for pattern, written in (
        (_QUARTER, "{0}年{1}季度"),
        (_MONTH, "{0}年{1}月"),
        (_YEAR, "{0}年"),
        (_DAY, "{0}年{1}月{2}日"),
    ):
        if match := pattern.fullmatch(spoken):
            parts = [part.lstrip("0") for part in match.groups()]
            parts[1:] = ["一二三四"[int(parts[1]) - 1]] if pattern is _QUARTER else parts[1:]
            return _whole(written.format(*parts), text.strip(), published) or Period(text.strip())
    return _whole(spoken, text.strip(), published) or Period(text.strip())


def _whole(spoken: str, printed: str, published: date | None) -> Period | None:
    """The one period that a text is, in its own words."""
    found = find_periods(spoken, published)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(spoken)):
        return None
    return Period(printed, found[0].first, found[0].last)


def nature_of(*texts: str) -> tuple[str | None, Nature]:
    """The word of intention or expectation in a head, label or cell, and what it makes of the figure."""
    for text in texts:
        for pattern, nature in _NATURES:
            if match := pattern.search(text):
                return match.group(), nature
    return None, "actual"


def type_of(kind: QuantityType, unit: str, *texts: str) -> QuantityType:
    """What a percentage or a place is, by the words of its head and label; any other keeps its unit's type."""
    if kind not in {"percent", "other", "count"} or unit not in {"%", "‰", "", "位", "名"}:
        return kind
    for text in texts:
        told = next((t for pattern, t in _TYPES if pattern.search(text)), None)
        if told is not None and unit in ({"", "位", "名"} if told == "rank" else {"", "%", "‰"}):
            return told
    return kind


def is_fall(*texts: str) -> bool:
    """Whether a figure without a sign is one of a fall: 降幅, 下降率."""
    return any(re.search(r"降幅|跌幅|下降率", text) for text in texts)
