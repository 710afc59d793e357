"""The day of publication, where nobody gave it: printed in the text or the file's name, else inferred."""

import re
from dataclasses import replace
from datetime import date, timedelta

from briefing.model.source import Source
from briefing.text.matching import matching

_PRINTED = re.compile(r"^[^\n。]{0,30}?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[^\n。，]{0,24}$", re.MULTILINE)
_IN_NAME = re.compile(r"((?:19|20)\d{2})[-_.年]?(\d{2})[-_.月]?(\d{2})")
_EVENT_YEARS = (
    re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，,]\s?(?P<year>20\d{2})(?=[\u4e00-\u9fff])(?!年)"),
    re.compile(
        r"(?<!\d)(?P<year>20\d{2})(?!年)[\u4e00-\u9fff（）·]{4,60}?，?于?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    ),
)
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|商报|时报|早报|都市报|导报)")
_PAGE_OR_DAY = re.compile(r"版|\d{4}年\d{1,2}月|星期")
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
    for part in (text[:HEADER], text[-HEADER:]):
        for match in _PRINTED.finditer(part):
            if day := _day(*match.groups()):
                return day
    return None


def _named(name: str) -> date | None:
    match = _IN_NAME.search(name)
    return _day(*match.groups()) if match else None


def _from_text(text: str) -> date | None:
    """The day after the event whose name carries the year (11月20日，2023中国…活动); other years are no evidence.

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
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
