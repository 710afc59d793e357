"""The days that the words of a date cover: one reading for each form of `briefing.extraction.period_forms`."""

from datetime import date, timedelta

from briefing.extraction.clock import (
    UNKNOWN,
    Clock,
    Days,
    day_of,
    month_end,
    month_span,
    number,
    whole_year,
)
from briefing.text.patterns import late

Groups = dict[str, str]

_OFFSETS = {
    "今年": 0, "本年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2,
    "明年": 1, "下一年": 1, "翌年": 1, "后年": 2,
}  # fmt: skip
_FROM_TOLD = {"当年": 0, "那年": 0, "那一年": 0, "这年": 0, "这一年": 0, "同年": 0, "次年": 1, "前一年": -1}
_BRACKETS = late("（[^）]*）")  # 今（2023）年
_MINGUO = 1911


def year_of(groups: Groups, clock: Clock, suffix: str = "") -> int | None:
    """The year that the words give, or None where they give none or it is not known."""
    if written := groups.get(f"year{suffix}"):
        return number(written) or None
    if minguo := groups.get(f"minguo{suffix}"):
        return _MINGUO + number(minguo)
    if short := groups.get(f"short{suffix}"):
        return 2000 + int(short)
    relative = groups.get(f"relative{suffix}")
    return None if relative is None else _relative_year(_BRACKETS.sub("", relative), clock)


def _relative_year(word: str, clock: Clock) -> int | None:
    """今年 counts from the day of publication; 当年, 次年 and 上年 from the year that the text tells of."""
    told = clock.anchor()
    if word in _FROM_TOLD:
        return None if told is None else told + _FROM_TOLD[word]
    if word in {"上年", "上一年"} and told is not None:
        return min(told, clock.published.year if clock.published else told) - 1
    return clock.relative(_OFFSETS[word])


def gives_year(groups: Groups, suffix: str = "") -> bool:
    """Whether the words name a year, known or not."""
    return any(f"{name}{suffix}" in groups for name in ("year", "minguo", "short", "relative"))


def span_of_years(groups: Groups, _: Clock) -> Days:
    """2023—2025年."""
    return whole_year(number(groups["year"]), number(groups["year2"]))


def whole(groups: Groups, clock: Clock) -> Days:
    """2023年, 去年, 2023年底."""
    days = whole_year(year_of(groups, clock))
    edge = groups.get("edge", "")
    if days[1] is None or days[0] is None or edge in {"", "间"}:
        return days
    if edge == "初":
        return days[0], date(days[0].year, 1, 31)
    return UNKNOWN if edge == "中" else (days[1], days[1])


def decade(groups: Groups, _: Clock) -> Days:
    """80年代."""
    tens = number(groups["tens"])  # the 20年代 may be of this century
    return whole_year(1900 + tens, 1909 + tens) if tens > 20 else UNKNOWN  # noqa: PLR2004  the 20年代 may be of this century


def plan(groups: Groups, _: Clock) -> Days:
    """“十四五”期间: five years, the last day of which is its 末."""
    first = 2016 + (number(groups["plan"]) - 13) * 5
    days = whole_year(first, first + 4)
    return (None, days[1]) if "edge" in groups else days


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}


def _part_year(groups: Groups, clock: Clock, first: int, last: int) -> int | None:
    return year_of(groups, clock) if gives_year(groups) else clock.year_of_part(first, last)


def _part(groups: Groups, clock: Clock, first: int, last: int) -> Days:
    return month_span(_part_year(groups, clock, first, last), first, last)


def cumulative(groups: Groups, clock: Clock) -> Days:
    """前9个月."""
    return _part(groups, clock, 1, number(groups["count"]))


def months(groups: Groups, clock: Clock) -> Days:
    """1—9月, 去年12月至3月."""
    first, last = number(groups["first"]), number(groups["last"])
    if first <= last:
        return _part(groups, clock, first, last)
    year = _part_year(groups, clock, last, last)
    return UNKNOWN if year is None else month_span(year - 1, first, last, year)


def quarters(groups: Groups, clock: Clock) -> Days:
    """一季度, 前三季度, 二、三季度 as 二至三季度."""
    if "cumulated" in groups:
        return _part(groups, clock, 1, number(groups["cumulated"]) * 3)
    quarter = _QUARTERS[groups.get("quarter") or groups.get("ordinal") or groups.get("short_quarter") or "首"]
    until = _QUARTERS[groups["until"]] if "until" in groups else quarter
    return _part(groups, clock, quarter * 3 - 2, until * 3)


_WORDS = {
    "上半年": (1, 6), "下半年": (7, 12), "前半年": (1, 6), "后半年": (7, 12), "全年": (1, 12), "整年": (1, 12),
    "年内": (1, 12), "年度": (1, 12), "年初": (1, 1), "岁初": (1, 1),
}  # fmt: skip
_ENDS = frozenset(["年底", "年末", "年终", "岁末"])
_THIS_YEAR = frozenset(["年内", "年度", "年初"])


def named_part(groups: Groups, clock: Clock) -> Days:
    """上半年, 全年, 年底."""
    word = groups["part"]
    if word in _ENDS:
        year = _part_year(groups, clock, 1, 12)
        return UNKNOWN if year is None else (date(year, 12, 31), date(year, 12, 31))
    if word not in _WORDS:
        return UNKNOWN
    first, last = _WORDS[word]
    if word in _THIS_YEAR and not gives_year(groups):
        return month_span(clock.carried() or clock.relative(0), first, last)
    return _part(groups, clock, first, last)


_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "上": (1, 10)}


def calendar(groups: Groups, clock: Clock) -> Days:
    """A month or day, with or without its year, or a span of two."""
    month = number(groups["month"])
    year = year_of(groups, clock)
    if not gives_year(groups):
        year = _year_of_month(groups, clock, month)
    if year is None:
        return UNKNOWN
    first = _month_or_day(year, month, groups, "")
    if "month2" not in groups and "day2" not in groups:
        return first
    later = year_of(groups, clock, "2") or (year + (number(groups.get("month2", str(month))) < month))
    last = _month_or_day(later, number(groups.get("month2", str(month))), groups, "2")
    if first[0] is None or last[1] is None:
        return UNKNOWN
    return first[0], max(first[0], last[1])


def _year_of_month(groups: Groups, clock: Clock, month: int) -> int | None:
    """The year of a month that gives none; of a span that runs into this year, the year of its end counts."""
    last = number(groups.get("month2", str(month)))
    back = int(last < month)
    if "day" in groups:
        told = clock.carried() if clock.sentence[0] is not None else None
        year = told or clock.year_of_day(last, number(groups.get("day2", groups["day"])))
    else:
        year = clock.year_of_part(last, last)
    return None if year is None else year - back


def _month_or_day(year: int, month: int, groups: Groups, suffix: str) -> Days:
    if f"day{suffix}" in groups:
        day = day_of(year, month, number(groups[f"day{suffix}"]))
        return day, day
    if not 1 <= month <= 12:  # noqa: PLR2004  months
        return UNKNOWN
    third = groups.get(f"third{suffix}", "")
    end = month_end(year, month)
    if third in {"底", "末"}:
        return end, end
    if third in _THIRDS:
        first, last = _THIRDS[third]
        return date(year, month, first), date(year, month, min(last, end.day))
    return UNKNOWN if third == "中" else (date(year, month, 1), end)


def days_alone(groups: Groups, clock: Clock) -> Days:
    """20日, 18日至20日."""
    start = number(groups["day"])
    found = clock.month_of_day(start)
    if found is None:
        return UNKNOWN
    first = day_of(*found, start)
    last = day_of(*found, number(groups["day2"])) if "day2" in groups else first
    return (first, last) if first and last and first <= last else UNKNOWN


def past_years(groups: Groups, clock: Clock) -> Days:
    """过去五年 in a report of the first months of a year: the five years before; elsewhere it is not exact."""
    count = number(groups.get("years") or "0")
    if clock.published is None or clock.published.month > 3 or not 0 < count <= 10:  # noqa: PLR2004  the first quarter, ten years at most
        return UNKNOWN
    return whole_year(clock.published.year - count, clock.published.year - 1)


def following(groups: Groups, clock: Clock) -> Days:
    """2023年……后两年: the years after the one named."""
    year, count = clock.carried(), number(groups["years"])
    return whole_year(year + 1, year + count) if year and 0 < count < 10 else UNKNOWN  # noqa: PLR2004  ten years at most


def same(_: Groups, clock: Clock) -> Days:
    """同期: the period last named."""
    return clock.paragraph


def reported(_: Groups, clock: Clock) -> Days:
    """报告期: of a half-year's report in summer, of the year's in the first months of the next."""
    year = clock.relative(0)
    if clock.published is None or year is None:
        return UNKNOWN
    if clock.published.month in {7, 8, 9}:
        return month_span(year, 1, 6)
    return whole_year(year - 1) if clock.published.month <= 3 else UNKNOWN  # noqa: PLR2004  the first quarter


def same_day(_: Groups, clock: Clock) -> Days:
    """当天: the day last named."""
    return clock.day if clock.day[0] == clock.day[1] else UNKNOWN


def last_years(_: Groups, clock: Clock) -> Days:
    """去年同期: the days of the period last named, a year before."""
    first, last = clock.paragraph
    if last is None or (clock.published and last.year < clock.published.year - 1):
        return UNKNOWN
    return (None if first is None else _back(first)), _back(last)


def _back(day: date) -> date:
    if (day + timedelta(days=1)).day == 1:
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def unknown(_: Groups, __: Clock) -> Days:
    """Words of time without exact days."""
    return UNKNOWN
