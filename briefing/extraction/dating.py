"""The day of publication, where nobody gave it: printed in the text or the file's name, else inferred."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from briefing.extraction.clock import day_of, number
from briefing.model.source import Source
from briefing.text.matching import matching
from briefing.text.patterns import late

_HAN_YEAR = r"[一二][〇○零九八][一二三四五六七八九〇○零]{2}"
_HAN_DAY = r"(?:三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|初?[一二三四五六七八九])"
_YEAR = rf"(?P<year>(?:19|20)\d{{2}}|{_HAN_YEAR})"
_DATES = (
    re.compile(rf"(?<!\d){_YEAR}\s*年\s*(?P<month>\d{{1,2}}|{_HAN_DAY})\s*月\s*(?P<day>\d{{1,2}}|{_HAN_DAY})\s*[日号]"),
    re.compile(
        r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s?(?P<mark>[-/.．])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?![\d.])"
    ),
)
_MONTH_FIRST = late(rf"(?<!\d)(?P<month>\d{{1,2}}|{_HAN_DAY})\s*月\s*(?P<day>\d{{1,2}}|{_HAN_DAY})\s*日\s+{_YEAR}\s*年")
_IN_NAME = late(r"(?<!\d)((?:19|20)\d{2})[-_.年]?(\d{1,2})[-_.月]?(\d{1,2})(?!\d)")
_WEEKDAY = late(r"(?:星期|周|礼拜)[一二三四五六日天]")
_OF_A_PAPER = late(
    r"星期[一二三四五六日天]|周[一二三四五六日]|第?\s?[A-Z]?\d{1,3}\s?版|版面|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|总?第\s?\d+\s?期|"
    r"责任?编|美编|校对|主编|日报|晚报|晨报|商报|时报|早报|都市报|导报|周刊|周报|出版|国内统一|邮发|要闻|综合|今日\d*版|新闻"
)
_SENTENCE = late(r"[。！？；]|(?<!\d)，(?!\d)")
_LONGEST_LINE = 60  # characters of a date line beside its date
_BARE_LINE = 12
_EVENT_YEARS = (
    re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，,]\s?(?P<year>20\d{2})(?=[\u4e00-\u9fff])(?!年)"),
    re.compile(
        r"(?<!\d)(?P<year>20\d{2})(?!年)[\u4e00-\u9fff（）·]{4,60}?，?于?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    ),
)
_PAPER = late(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|商报|时报|早报|都市报|导报)")
_PAGE_OR_DAY = late(r"版|\d{4}年\d{1,2}月|星期")
_HEAD_LINES = 4
HEADER = 400  # characters at either end of a page in which its date line stands


def infer_date(source: Source) -> Source:
    """The source with its date: given wins; then one printed as a line of its own; then the file's name; else inferred.

    A morning paper tells what happened the day before. A newspaper named in the page's head line is taken as well.
    """
    if source.publication is None and (paper := _paper(source.text)):
        source = replace(source, publication=paper)
    if source.date is not None:
        return source
    if day := _printed(matching(source.text)):
        return replace(source, date=day, date_basis="printed")
    if day := _named(source.name) or _from_text(matching(source.text)):
        return replace(source, date=day, date_basis="inferred")
    return source


def _printed(text: str) -> date | None:
    """The day of the page's date line: marked as a newspaper's (星期三, 第02版, 农历…), else one that stands alone."""
    ends = text if len(text) <= 2 * HEADER else f"{text[:HEADER]}\n{text[-HEADER:]}"
    lines = [line.strip() for line in (*ends.split("\n"), *_marked_lines(text))]
    for least in (_OF_A_PAPER, None):
        for line in lines:
            for day, rest in _days_in(line):
                if _is_date_line(rest, least) and _fits_weekday(day, rest):
                    return day
    return _stacked(ends)


def _stacked(text: str) -> date | None:
    """A head of several lines, the day in large figures beside year and month: proved by its weekday."""
    for pattern in _STACKED:
        for match in pattern.finditer(text):
            day = _day(match["year"], match["month"], match["day"])
            if day is not None and _fits_weekday(day, match.group()):
                return day
    return None


_STACKED = (
    re.compile(
        rf"(?<!\d){_YEAR}\s*[年.]\s*(?P<month>\d{{1,2}})\s*月?\s+(?P<day>\d{{1,2}})\s*日?\s+星期[一二三四五六日天]"
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*日?\s+{_YEAR}\s*[年.]\s*(?P<month>\d{{1,2}})\s*月?\s+星期[一二三四五六日天]"
    ),
    re.compile(rf"星期[一二三四五六日天]\s+(?P<day>\d{{1,2}})\s*日?\s+{_YEAR}\s*[年.]\s*(?P<month>\d{{1,2}})\s*月"),
)


def _marked_lines(text: str) -> Iterator[str]:
    """Lines anywhere on the page that give a day with its weekday: a page broken up has its head in the middle."""
    for match in _WEEKDAY.finditer(text):
        start = text.rfind("\n", max(0, match.start() - _LONGEST_LINE), match.start()) + 1
        end = text.find("\n", match.end(), match.end() + _LONGEST_LINE)
        if start or match.start() < _LONGEST_LINE:
            yield text[start : end if end >= 0 else len(text)][: 2 * _LONGEST_LINE]


def _days_in(line: str) -> Iterator[tuple[date, str]]:
    """The full dates of a line, each with the rest of the line."""
    for pattern in (*_DATES, _MONTH_FIRST):
        for match in pattern.finditer(line):
            day = _day(match["year"], match["month"], match["day"])
            if day is not None:
                yield day, f"{line[: match.start()]} {line[match.end() :]}"


def _is_date_line(rest: str, marked: re.Pattern[str] | None) -> bool:
    if _SENTENCE.search(rest) or len(rest) > _LONGEST_LINE:
        return False
    return (
        marked.search(rest) is not None
        if marked
        else len(rest.replace(" ", "")) <= _BARE_LINE and not _DURING.search(rest)
    )


_DURING = late(r"[在至到—电讯]|召开|举行|成立|截至|发布|会议|起|前$")


def _fits_weekday(day: date, rest: str) -> bool:
    """Whether the weekday of the line, if it has one, is that of the day: a slip of recognition is no date."""
    match = _WEEKDAY.search(rest)
    if match is None:
        return True
    return "一二三四五六日".find(match.group()[-1].replace("天", "日")) == day.weekday()


def _named(name: str) -> date | None:
    match = _IN_NAME.search(name)
    return _day(*match.groups()) if match else None


def _from_text(text: str) -> date | None:
    """The day after the event whose name carries the year (6月8日，2024中国…大会); other years are no evidence.

    A year elsewhere in the text may be one of comparison, of founding or of a target.
    """
    joined = text.replace("\n", "")
    found = [_day(m["year"], m["month"], m["day"]) for pattern in _EVENT_YEARS for m in pattern.finditer(joined)]
    days = {day for day in found if day is not None}
    return days.pop() + timedelta(days=1) if len(days) == 1 else None


def _paper(text: str) -> str | None:
    """The newspaper named in the page's own head line: 苏州日报 2024年1月5日 A03版."""
    for line in text[:HEADER].split("\n")[:_HEAD_LINES]:
        match = _PAPER.match(line.strip())
        if match is not None and (_PAGE_OR_DAY.search(line) or line.strip() == match.group()):
            return match.group()
    return None


def _day(year: str, month: str, day: str) -> date | None:
    return day_of(number(year), number(month.removeprefix("初")), number(day.removeprefix("初").replace("卅", "三十")))
