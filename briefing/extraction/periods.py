"""Dates and periods: what stands in the text, and the days it covers given the day of publication."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.text.deixis import RELATIVE_YEAR
from briefing.text.numerals import parse_han

_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零]\d?[一二三四五六七八九〇○零]{2})\s?年"
_REL_YEAR = rf"(?P<relative>{RELATIVE_YEAR}|本年(?![均产])|(?<!以)上年(?![均产])|当年|同年)"
_PART = (
    r"(?P<part>前三季度|前三个季度|前[两二]个?季度|[一二三四]季度|第[一二三四]季度|上半年|下半年|全年|年底|年末|年初|"
    r"前(?P<months>[一二两三四五六七八九十]+|\d{1,2})个?月|1[—\-–~～至到](?P<until>\d{1,2})月(?:份)?|"
    r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?P<third>上旬|中旬|下旬|底|末|初)?"
    r"(?:(?P<day>\d{1,2})[日号])?(?:[—\-–~～至到](?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})[日号])?)"
)
_PLAN = (
    r"[“\"](?P<plan>十[一二三四五六七八九])五[”\"](?:时期|期间|末|以来)?"
    r"|(?P<bareplan>十[二三四五六])五(?:时期|期间|末)"
)
_SPAN_YEARS = r"(?P<from>(?:19|20)\d{2})年?\s?[—\-–~～至到]\s?(?P<to>(?:19|20)\d{2})\s?年"
_NOW = r"(?P<now>截至目前|截止目前|目前|当前|眼下|迄今|至今|如今|现在|近日|日前|今天|今日|昨天|昨日|当天|当日)"
_RECENT = (
    r"(?P<recent>近[一两二三四五六七八九十\d]+年来?|过去[一两二三四五六七八九十\d]+年|近年来|"
    r"[一两二三四五六七八九十\d]+年(?:多)?来)"
)

_PART_OF_YEAR = _PART.replace("(?P<", "(?P<y_")
_YEAR_ONLY = _YEAR.replace("(?P<year>", "(?P<year_only>")
_REL_YEAR_ONLY = _REL_YEAR.replace("(?P<relative>", "(?P<relative_only>")
PERIOD = re.compile(
    rf"(?P<as_of>截至|截止|截止到|截至到|到|至)?(?:{_SPAN_YEARS}|{_PLAN}|(?:{_YEAR}|{_REL_YEAR}){_PART_OF_YEAR}"
    rf"|{_YEAR_ONLY}(?:(?P<edge>[底末])|初|间|以来)?|{_REL_YEAR_ONLY}(?:以来)?"
    rf"|{_NOW}|{_RECENT}|{_PART}|本月|上月|本季度)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a text: its range, its days (None where they are not known), whether it looks ahead."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    kind: str  # year | part | day | plan | now | relative | recent
    reference: bool = False  # what a figure is compared with (比去年同期), not when it holds

    def is_ahead(self, published: date | None) -> bool:
        """Whether it ends after the year of publication, so that a figure for it is a target."""
        if self.last is None or published is None:
            return False
        return self.last > published and (self.text.startswith(("到", "至")) or self.last.year > published.year)


def find_periods(text: str, published: date | None) -> list[Found]:
    """All periods of a text, in order; a year given once holds for the months after it in the same text.

    `text` is as rules match it (see `briefing.text.matching`).
    """
    found: list[Found] = []
    for match in PERIOD.finditer(text):
        if item := _found(match, text, published, found):
            found.append(item)
    return found


def _found(match: re.Match[str], text: str, published: date | None, before: list[Found]) -> Found | None:
    groups = {key.removeprefix("y_"): value for key, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if match["as_of"] in {"到", "至"} and not _names_time(groups):
        return None
    if groups.keys() <= {"as_of", "part", "month"} and not _is_month(groups, text, end):
        return None
    year = _year_of(groups, published)
    if year is None and published is not None and "part" in groups:
        year = _carried_year([p for p in before if "。" not in text[p.end : start]], groups, published)
    days = _days(groups, year, published)
    kind = _kind(groups)
    first, last = days or (None, None)
    reference = text[:start].endswith(_COMPARED) or text[end:].startswith("同期")
    return Found(start, end, match.group(), first, last, kind, reference)


_COMPARED = ("比", "较", "相比", "与", "同", "高于", "低于", "好于", "快于")


def _names_time(groups: dict[str, str]) -> bool:
    return bool(groups.keys() & {"year", "relative", "year_only", "relative_only", "plan", "bareplan", "part", "now"})


def _is_month(groups: dict[str, str], text: str, end: int) -> bool:
    """A lone “6月” is a period; the 三月 of a name or the 个月 of a duration is none."""
    month = groups.get("month")
    if month is None:
        return True
    return not text[end : end + 1].startswith("球") and _number(month) in range(1, 13)


def _kind(groups: dict[str, str]) -> str:
    for key, kind in (("now", "now"), ("recent", "recent"), ("plan", "plan"), ("bareplan", "plan"), ("day", "day")):
        if key in groups:
            return kind
    if "part" in groups:
        return "part"
    return "year"


def _year_of(groups: dict[str, str], published: date | None) -> int | None:
    written = groups.get("year") or groups.get("year_only")
    if written:
        return int(written) if written.isdigit() else int(parse_han(written) or 0) or None
    relative = groups.get("relative") or groups.get("relative_only")
    offsets = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
    if relative in offsets and published is not None:
        return published.year + offsets[relative]
    return None


def _carried_year(before: list[Found], groups: dict[str, str], published: date) -> int | None:
    """A part of a year without its year: that of publication, or the year before where it would lie ahead."""
    month = _number(groups["month"]) if "month" in groups else None
    if month is not None and "day" in groups:
        past = (month, int(groups["day"])) <= (published.month, published.day)
        return published.year if past else _earlier(published, month)
    if before and before[-1].first is not None and before[-1].kind in {"year", "part"} and not before[-1].reference:
        return before[-1].first.year
    return published.year


def _earlier(published: date, month: int) -> int:
    """A day some weeks ahead is announced, one many months ahead was last year's."""
    return published.year if month - published.month <= _ANNOUNCED else published.year - 1


_ANNOUNCED = 3  # months


def _days(groups: dict[str, str], year: int | None, published: date | None) -> tuple[date, date] | None:
    if "from" in groups:
        return date(int(groups["from"]), 1, 1), date(int(groups["to"]), 12, 31)
    plan = groups.get("plan") or groups.get("bareplan")
    if plan:
        number = int(parse_han(plan) or 0)
        first = 2016 + (number - 13) * 5
        return date(first, 1, 1), date(first + 4, 12, 31)
    if "now" in groups:
        return _now(groups["now"], published)
    if year is None:
        return None
    if "part" in groups:
        return _part_days(groups, year)
    last = date(year, 12, 31)
    return last if "edge" in groups else date(year, 1, 1), last


def _now(word: str, published: date | None) -> tuple[date, date] | None:
    if published is None:
        return None
    if word in {"昨天", "昨日"}:
        day = published - timedelta(days=1)
        return day, day
    return (published, published) if word in {"今天", "今日"} else None


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_MONTHS_OF = {
    "前三季度": (1, 9), "前三个季度": (1, 9), "上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "年初": (1, 1),
}  # fmt: skip


def _part_days(groups: dict[str, str], year: int) -> tuple[date, date] | None:
    part = groups["part"]
    if part in {"年底", "年末"}:
        return date(year, 12, 31), date(year, 12, 31)
    if months := _months_of(groups, part):
        return _months(year, *months)
    return _dates(groups, year)


def _months_of(groups: dict[str, str], part: str) -> tuple[int, int] | None:
    """First and last month of a part that is named by months or quarters; None for one named by its days."""
    if "months" in groups:
        return 1, _number(groups["months"])
    if "until" in groups:
        return 1, int(groups["until"])
    if part.endswith("季度") and not part.startswith("前"):
        quarter = _QUARTERS[part.removeprefix("第")[0]]
        return quarter * 3 - 2, quarter * 3
    return _MONTHS_OF.get(part, (1, 6) if part.endswith("季度") else None)


def _dates(groups: dict[str, str], year: int) -> tuple[date, date] | None:
    month = _number(groups["month"])
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    try:
        if "day" not in groups:
            return _months(year, month, month)
        first = date(year, month, int(groups["day"]))
        last = date(year, int(groups.get("month2", month)), int(groups["day2"])) if "day2" in groups else first
    except ValueError:
        return None
    return first, max(first, last)


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if not 1 <= first <= last <= 12:  # noqa: PLR2004
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(parse_han(text) or 0)
