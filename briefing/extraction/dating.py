"""The day of publication, where nobody gave it: printed in the text or the file's name, else inferred."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from briefing.model.source import Source
from briefing.text.numerals import half_width

_PRINTED = re.compile(r"^[^\n。]{0,30}?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[^\n。，]{0,24}$", re.MULTILINE)
_IN_NAME = re.compile(r"((?:19|20)\d{2})[-_.年]?(\d{2})[-_.月]?(\d{2})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
HEADER = 400  # characters at either end of a page in which its date line stands


def infer_date(source: Source) -> Source:
    """The source with its date: given wins; then one printed as a line of its own; then the file's name; else inferred.

    A morning paper tells what happened the day before: the latest month and day of the text, in the year that
    the text names as its latest not ahead of targets, gives the day of publication.
    """
    if source.date is not None:
        return source
    if day := _printed(half_width(source.text)):
        return replace(source, date=day, date_basis="printed")
    if day := _named(source.name) or _from_text(half_width(source.text)):
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
    days = [(int(month), int(day)) for month, day in _DAY.findall(text)]
    years = list(_actual_years(text))
    if not days or not years:
        return None
    month, day = max(set(days), key=lambda pair: (days.count(pair), pair))
    last = _day(str(max(years)), str(month), str(day))
    return None if last is None else last + timedelta(days=1)


def _actual_years(text: str) -> Iterator[int]:
    """Years that the text treats as present or past: not those after 到 or beside a target."""
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()].replace("\n", "")
        after = text[match.end() : match.end() + 1]
        if not re.search(r"到\s?$|至\s?$|—$|-$", before) and after not in {"—", "-"}:
            yield int(match.group())


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
