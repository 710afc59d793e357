"""Which paper, of what day, which page: told by a date line where it plainly says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

_NAME = r"《?(?P<name>[\u4e00-\u9fff]{1,8}(?:日报|晚报|晨报|早报|商报|时报|快报|都市报|青年报|经济报|科技报))》?"
_DAY = r"(?P<day>(?:19|20)\d{2}\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?\d{1,2}\s?日?)"
_PAGE = r"(?:第\s?)?0*(?P<page>[A-Z]?\d{1,3})\s?版"
_GAP = r"[\s　()（）,，|:：]*"
_WEEKDAY = r"(?:星期[一二三四五六日天]|周[一二三四五六日])?"
_LINE = re.compile(rf"(?:{_NAME}{_GAP})?{_DAY}{_GAP}{_WEEKDAY}{_GAP}(?:{_PAGE})?")
_PAGE_FIRST = re.compile(rf"{_NAME}{_GAP}{_PAGE}{_GAP}{_DAY}")
_DATE = re.compile(r"((?:19|20)\d{2})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_T = TypeVar("_T")
LONGEST = 60  # characters of a date line


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page was printed; None where it does not say, or says two things."""

    publication: str | None = None
    day: date | None = None
    page: str | None = None


def day_of(text: str) -> date | None:
    """The first date of the text: 2023年11月21日, 2023-11-21T08:00, 20231121; None where there is none."""
    match = _DATE.search(text) or _COMPACT.match(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def paper(text: str) -> str | None:
    """The paper that a text names, if it is no more than a name (a section may follow it: 重庆日报-要闻)."""
    match = re.match(rf"\s*{_NAME}(?:[\s_|·—-].*)?$", text)
    return match["name"] if match else None


def page_number(text: str) -> str | None:
    """The number of the page that a text begins with: 第03版：要闻 is 3."""
    match = re.match(rf"\s*{_PAGE}", text)
    return match["page"] if match else None


def origin(lines: Iterable[str]) -> Origin:
    """What the date lines among the lines say: a day counts where a paper's or a page's name stands beside it."""
    found = [match for line in lines if len(line) <= LONGEST and (match := _PAGE_FIRST.search(line) or _dated(line))]
    return Origin(
        _only({match["name"] for match in found}),
        _only({day_of(match["day"]) for match in found}),
        _only({match["page"] for match in found}),
    )


def _dated(line: str) -> re.Match[str] | None:
    match = _LINE.search(line)
    return match if match and (match["name"] or match["page"]) else None


def _only(values: set[_T | None]) -> _T | None:
    known = values - {None}
    return known.pop() if len(known) == 1 else None
