"""The forms in which Chinese writes a date or period: a table of patterns, each with the days that it covers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.extraction.clock import UNKNOWN, Clock, Days, day_of, month_before, month_end, months, number, whole_year
from briefing.text.deixis import RELATIVE_YEAR

Groups = dict[str, str]
Reading = Callable[[Groups, Clock], Days]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, what kind of period it is, its pattern, and how its days are read."""

    name: str
    kind: str
    pattern: str
    days: Reading


_HAN = "一二两三四五六七八九十"
_COUNT = rf"(?:\d{{1,3}}|[{_HAN}]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"\s?(?:——|[—–\-~～至到])\s?"
_FIGURES = r"(?:1[89]|20)\d{2}|一[八九][一二三四五六七八九〇○零]{2}|二[〇○零][一二三四五六七八九〇○零]{2}"
_RELATIVE = rf"{RELATIVE_YEAR}|本年(?![均产])|(?<!以)上一?年(?![均产])|下一年|翌年|(?<!想)当年(?![均产])|同年|次年"
_HOUR = (
    r"(?:上午|下午|凌晨|清晨|早晨|早上|晚间|晚上|晚|中午|傍晚|夜间|深夜|午后)?"
    r"(?:\d{1,2}(?:[时点](?:\d{1,2}分|半)?|[:：]\d{2}))?"
)
_MOON = rf"(?<![0-9{_HAN}.第满每])"


def _year(suffix: str = "") -> str:
    """A year, written out or relative, with groups of its own."""
    written = rf"(?P<year{suffix}>{_FIGURES})\s?年度?(?![代版级])|民国(?P<minguo{suffix}>{_COUNT})年"
    return rf"(?:{written}|[’'‘](?P<short{suffix}>\d{{2}})年|(?P<relative{suffix}>{_RELATIVE})度?)"


_YEAR = rf"(?:{_year()}(?:的|农历)?)"
_OFFSETS = {
    "今年": 0, "本年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1, "下一年": 1, "翌年": 1, "后年": 2,
}  # fmt: skip
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
    if relative in {"上年", "上一年"} and clock.anchor() is not None:  # the year before the one told of
        return min(clock.anchor() or 0, clock.relative(0) or 0) - 1
    if relative in {"当年", "同年"}:
        return clock.anchor()
    if relative == "次年":
        return None if clock.anchor() is None else (clock.anchor() or 0) + 1
    return None if relative is None else clock.relative(_OFFSETS[relative])


def gives_year(groups: Groups, suffix: str = "") -> bool:
    """Whether the words name a year, known or not."""
    return any(f"{name}{suffix}" in groups for name in ("year", "minguo", "short", "relative"))


def _span_of_years(groups: Groups, _: Clock) -> Days:
    return whole_year(number(groups["year"]), number(groups["year2"]))


def _whole(groups: Groups, clock: Clock) -> Days:
    days = whole_year(year_of(groups, clock))
    edge = groups.get("edge", "")
    if days[1] is None or days[0] is None or edge in {"", "间"}:
        return days
    if edge == "初":
        return days[0], date(days[0].year, 1, 31)
    return UNKNOWN if edge == "中" else (days[1], days[1])


def _decade(groups: Groups, _: Clock) -> Days:
    first = 1900 + number(groups["tens"] if groups["tens"].isdigit() else groups["tens"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _plan(groups: Groups, _: Clock) -> Days:
    first = 2016 + (number(groups.get("plan") or groups["bare"]) - 13) * 5
    days = whole_year(first, first + 4)
    return (days[1], days[1]) if groups.keys() & {"edge", "edge2"} else days


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}


def _part_year(groups: Groups, clock: Clock, first: int, last: int) -> int | None:
    return year_of(groups, clock) if gives_year(groups) else clock.year_of_part(first, last)


def _part(groups: Groups, clock: Clock, first: int, last: int) -> Days:
    return months(_part_year(groups, clock, first, last), first, last)


def _cumulative(groups: Groups, clock: Clock) -> Days:
    return _part(groups, clock, 1, number(groups["count"]))


def _months(groups: Groups, clock: Clock) -> Days:
    first, last = number(groups["first"]), number(groups["last"])
    if first <= last:
        return _part(groups, clock, first, last)
    year = _part_year(groups, clock, last, last)
    return UNKNOWN if year is None else months(year - 1, first, last, year)


def _quarters(groups: Groups, clock: Clock) -> Days:
    if "cumulated" in groups:
        return _part(groups, clock, 1, number(groups["cumulated"]) * 3)
    quarter = _QUARTERS[groups.get("quarter") or groups.get("ordinal") or "首"]
    until = _QUARTERS[groups["until"]] if "until" in groups else quarter
    return _part(groups, clock, quarter * 3 - 2, until * 3)


_WORDS = {
    "上半年": (1, 6), "下半年": (7, 12), "前半年": (1, 6), "后半年": (7, 12), "全年": (1, 12), "整年": (1, 12),
    "年内": (1, 12), "年度": (1, 12), "年初": (1, 1), "岁初": (1, 1),
}  # fmt: skip
_ENDS = frozenset(["年底", "年末", "年终", "岁末"])
_THIS_YEAR = frozenset(["年内", "年度", "年初"])


def _named_part(groups: Groups, clock: Clock) -> Days:
    word = groups["part"]
    if word in _ENDS:
        year = _part_year(groups, clock, 1, 12)
        return UNKNOWN if year is None else (date(year, 12, 31), date(year, 12, 31))
    if word not in _WORDS:
        return UNKNOWN
    first, last = _WORDS[word]
    if word in _THIS_YEAR and not gives_year(groups):
        return months(clock.carried() or clock.relative(0), first, last)
    return _part(groups, clock, first, last)


_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "上": (1, 10)}


def _calendar(groups: Groups, clock: Clock) -> Days:
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
    if not 1 <= month <= 12:  # noqa: PLR2004
        return UNKNOWN
    third = groups.get(f"third{suffix}", "")
    end = month_end(year, month)
    if third in {"底", "末"}:
        return end, end
    if third in _THIRDS:
        first, last = _THIRDS[third]
        return date(year, month, first), date(year, month, min(last, end.day))
    return UNKNOWN if third == "中" else (date(year, month, 1), end)


def _days_alone(groups: Groups, clock: Clock) -> Days:
    start = number(groups.get("day") or groups["day1"])
    found = clock.month_of_day(start)
    if found is None:
        return UNKNOWN
    first = day_of(*found, start)
    last = day_of(*found, number(groups["day2"])) if "day2" in groups else first
    return (first, last) if first and last and first <= last else UNKNOWN


_NEAR_DAYS = {"前天": -2, "昨": -1, "今": 0, "明": 1, "后天": 2}


def _near_day(groups: Groups, clock: Clock) -> Days:
    today = clock.today or clock.published
    if today is None:
        return UNKNOWN
    shift = next(shift for word, shift in _NEAR_DAYS.items() if groups["near"].startswith(word))
    day = today + timedelta(days=shift)
    return day, day


_SHIFTS = {"上": 1, "本": 0, "下": -1}


def _near_month(groups: Groups, clock: Clock) -> Days:
    if groups["which"] in {"同", "当"}:
        named = clock.paragraph[0]
        return UNKNOWN if named is None else months(named.year, named.month, named.month)
    if clock.published is None:
        return UNKNOWN
    year, month = month_before(clock.published, _SHIFTS[groups["which"][0]])
    return months(year, month, month)


def _near_quarter(groups: Groups, clock: Clock) -> Days:
    if clock.published is None:
        return UNKNOWN
    year, month = month_before(clock.published, _SHIFTS[groups["which"][0]] * 3)
    first = (month - 1) // 3 * 3 + 1
    return months(year, first, first + 2)


_WEEKDAYS = {day: index for index, day in enumerate("一二三四五六日")} | {"天": 6, "末": 5}


def _week(groups: Groups, clock: Clock) -> Days:
    if clock.published is None:
        return UNKNOWN
    monday = clock.published - timedelta(days=clock.published.weekday())
    monday += timedelta(days={"上": -7, "本": 0, "这": 0, "下": 7}[groups["which"][0]])
    if weekday := groups.get("weekday"):
        day = monday + timedelta(days=_WEEKDAYS[weekday])
        return day, day + timedelta(days=int(weekday == "末"))
    return monday, monday + timedelta(days=6)


def _past_years(groups: Groups, clock: Clock) -> Days:
    """过去五年 in a report of the first months of a year: the five years before; elsewhere it is not exact."""
    count = number(groups.get("years") or "0")
    if clock.published is None or clock.published.month > 3 or not 0 < count <= 10:  # noqa: PLR2004
        return UNKNOWN
    return whole_year(clock.published.year - count, clock.published.year - 1)


def _following(groups: Groups, clock: Clock) -> Days:
    """2023年……后两年: the years after the one named."""
    year, count = clock.carried(), number(groups["years"])
    return whole_year(year + 1, year + count) if year and 0 < count < 10 else UNKNOWN  # noqa: PLR2004


def _same(_: Groups, clock: Clock) -> Days:
    return clock.paragraph


def _reported(_: Groups, clock: Clock) -> Days:
    """报告期: of a half-year's report in summer, of the year's in the first months of the next."""
    year = clock.relative(0)
    if clock.published is None or year is None:
        return UNKNOWN
    if clock.published.month in {7, 8, 9}:
        return months(year, 1, 6)
    return whole_year(year - 1) if clock.published.month <= 3 else UNKNOWN  # noqa: PLR2004


def _same_day(_: Groups, clock: Clock) -> Days:
    return clock.paragraph if clock.paragraph[0] == clock.paragraph[1] else UNKNOWN


def _last_years(_: Groups, clock: Clock) -> Days:
    """去年同期: the days of the period last named, a year before."""
    first, last = clock.paragraph
    if last is None or (clock.published and last.year < clock.published.year - 1):
        return UNKNOWN
    return (None if first is None else _back(first)), _back(last)


def _back(day: date) -> date:
    if (day + timedelta(days=1)).day == 1:
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def _unknown(_: Groups, __: Clock) -> Days:
    return UNKNOWN


_FESTIVAL = (
    r"春节|元旦|元宵节?|清明节?|五一|“五一”|劳动节|端午节?|中秋节?|国庆节?|“十一”|双节|中秋国庆|除夕|圣诞节?|暑[期假]|寒假|春运|暑运|"
    r"黄金周|“双11”|“双十一”|“618”|双十一"
)
_SEASON = r"春[天季]|夏[天季]|秋[天季]|冬[天季]|入[春夏秋冬]|汛期|春耕|秋收|三夏|“三夏”|“三秋”"
_VAGUE = (
    r"截至目前|截止目前|到目前(?:为止)?|目前|当前|眼下|迄今(?:为止)?|至今|现如今|如今|现在|现今|时下|眼前|"
    r"近日|日前|近期|近来|最近|不久前|前不久|近几[天日周]|连日来|"
    r"今[春夏秋冬](?!明|去)|去[春夏秋冬](?:今[春夏秋冬])?|今冬明春|去冬今春|开春|入[春夏秋冬]以来|届时"
)
_YEARS_AGO = r"前些年|早些年|前几年|近几年来?|这些年来?|这几年来?|近年来?|多年来|长期以来|改革开放以来|党的十[八九]大以来|党的二十大以来"

FORMS = (
    Form("years", "span", rf"(?<!\d)(?P<year>(?:1[89]|20)\d{{2}})(?:\s?年)?{_DASH}(?P<year2>(?:1[89]|20)\d{{2}})\s?年(?!\d{{1,2}}月)(?:度|间)?", _span_of_years),
    Form("decade", "span", r"(?:上世纪|上个世纪|20世纪)?(?P<tens>[1-9]0|[二三四五六七八九]十)年代(?:初期?|中期|末期?|后期|以来)?", _decade),
    Form("plan", "plan", rf"“(?P<plan>十[{_HAN[:-1]}])五”(?:规划)?(?:时期|期间)?(?P<edge>末)?|(?P<bare>十[二三四五六])五(?=时期|期间|末|以来)(?:时期|期间)?(?P<edge2>末)?", _plan),
    Form("cumulative", "part", rf"{_YEAR}?(?:[前头首](?P<count>{_COUNT})个?月(?:份)?)", _cumulative),
    Form("months", "part", rf"{_YEAR}?{_MOON}(?P<first>{_MONTH})月?份?{_DASH}(?P<last>{_MONTH})月份?(?![\d{_HAN}]{{1,3}}[日号]|\d|[球龄饼])", _months),
    Form("days", "day", rf"{_YEAR}?{_MOON}(?P<month>{_MONTH})月(?P<day>{_DAY})[日号]?(?:{_HOUR}){_DASH}(?P<day2>{_DAY})[日号](?:{_HOUR})", _calendar),
    Form(
        "calendar", "day",
        rf"{_YEAR}?{_MOON}(?P<month>{_MONTH})月(?![球龄饼亮光嫂])(?:份)?(?:(?P<day>{_DAY})[日号](?![游间龄])(?:晚间|夜间)?|当月|(?P<third>[上中下]旬|底|末|初|中(?![国心央学秋])))?"
        rf"(?:{_DASH}(?:{_year('2')}?(?P<month2>{_MONTH})月份?(?:(?P<day2>{_DAY})[日号]|(?P<third2>[上中下]旬|底|末|初))?))?(?:{_HOUR})",
        _calendar,
    ),
    Form("quarters", "part", rf"{_YEAR}?(?:前(?P<cumulated>[两二三23])个?季度?|第?(?P<quarter>[一二三四1234])(?:{_DASH}(?P<until>[二三四234]))?季度|第(?P<ordinal>[一二三四])季(?![节度])|(?P<first>首)(?=季)季度?)", _quarters),
    Form("part", "part", rf"{_YEAR}(?P<part>上半年|下半年|前半年|后半年|全年|年底|年末|年终|年初|年中|年内)", _named_part),
    Form("named", "part", rf"(?P<part>上半年|下半年|(?<![健保])全年(?![龄级化])|(?<![\d{_HAN}几半多周])(?:年底|年末|年终|年内|(?<!岁末)年初)|岁末(?!年初)|(?<![\d{_HAN}本上跨多下半全])年度(?=计划|目标|投资|预算|任务|完成))", _named_part),
    Form("lastyears", "part", r"(?:去年|上年|上一年)的?(?:同期|同月|同时段)", _last_years),
    Form("lasttime", "recent", r"(?:去年|上年|往年)的?(?:此时|这个?时候|这时)", _unknown),
    Form("reported", "part", r"报告期内?", _reported),
    Form("festival", "recent", rf"{_YEAR}(?:{_FESTIVAL}|{_SEASON})(?:小?长?假期?|期间|前后)?|(?:{_FESTIVAL})(?:小?长?假期?(?:期间)?|期间|前后)", _unknown),
    Form("year", "year", rf"(?<![\d.]){_year()}(?P<edge>底|末|初|间|中(?=[，。；、旬]))?", _whole),
    Form("day", "day", rf"(?<![\d月.每—\-])(?P<day>3[01]|[12]\d|[1-9])[日号]?(?:夜间|晚间|凌晨|上午|下午)?{_DASH}(?P<day2>3[01]|[12]\d|[1-9])日(?![游内龄均])|(?<![\d月.每—\-至第近约满])(?P<day1>3[01]|[12]\d|[1-9])日(?![游内龄均产元本韩间报常])", _days_alone),
    Form("near", "now", r"(?P<near>(?:今|昨|明)[天日](?:上午|下午|晚上|晚间|清晨|凌晨|早上|中午|夜间)?|[今昨明][晨晚](?!报)|前天|后天)", _near_day),
    Form("sameday", "now", rf"(?:当[天日晚]|同日)(?:{_HOUR})", _same_day),
    Form("month", "part", r"(?P<which>上个?|本|下个?|当|同)月(?![球台])(?:底|末|初|份|[上中下]旬)?", _near_month),
    Form("quarter", "part", r"(?P<which>本|上个?|下个?)季度", _near_quarter),
    Form("week", "part", r"(?P<which>上个?|本|这个?|下个?)(?:周|星期)(?P<weekday>[一二三四五六日天末])?(?![年期边刊围报])", _week),
    Form("past", "recent", rf"过去的?(?:这|的)?(?P<years>{_COUNT})年(?:多|来|间|里)?", _past_years),
    Form("recent", "recent", rf"(?<![了时达历过])(?:最?近(?:{_COUNT}|几|十几|数)年(?:多)?来?|(?:{_COUNT}|几|十几|数|多)[余多]?年(?:多)?(?:间)?来|(?:今后|未来|接下来|此后)的?(?:{_COUNT}|几)(?:到{_COUNT}|至{_COUNT})?(?:年|个月)(?:内|间|里)?)", _unknown),
    Form("following", "recent", rf"(?<![最以今之往前])后(?P<years>[两二三四五])年(?![级来])", _following),
    Form("ago", "recent", _YEARS_AGO, _unknown),
    Form("term", "recent", r"(?:展|会|档|赛|假)期内|(?:展会|博览会|大会|活动|会议|比赛|赛事|假日|假期|春运|暑期|暑运|汛期|供暖季|展览|进博会|服贸会|购物节)期间", _unknown),
    Form("same", "part", r"同期(?![相增下比提]|以来)", _same),
    Form("lunar", "recent", r"农历[一二三四五六七八九十正冬腊]+月(?:初[一二三四五六七八九十]|廿?[一二三四五六七八九十]{1,2})?|(?:正月|腊月)(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]|十[一二三四五六七八九]|二十[一二三四五六七八九])", _unknown),
    Form("vague", "now", _VAGUE, _unknown),
)  # fmt: skip
"""In the order in which they are tried at a place of the text."""
