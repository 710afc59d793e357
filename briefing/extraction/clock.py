"""The calendar as a text reads it: which year a month without one belongs to, and the days that words cover."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.text.numerals import parse_han

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)
ANNOUNCED = 3  # months: a day some weeks ahead is announced, one many months ahead was last year's
_DECEMBER, _JUNE, _MARCH = 12, 6, 3


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known where a date stands.

    `published` is the day of publication; `sentence` the days last named in the sentence, `paragraph` those last
    named in the paragraph; `ahead` whether the clause speaks of what is to come; `today` is the day of the dateline,
    `day` the day or days last named.
    """

    published: date | None
    sentence: Days = UNKNOWN
    paragraph: Days = UNKNOWN
    ahead: bool = False
    today: date | None = None
    day: Days = UNKNOWN

    def relative(self, years: int) -> int | None:
        """The year so many years after that of publication."""
        return None if self.published is None else self.published.year + years

    def anchor(self) -> int | None:
        """The year last named in the paragraph."""
        day = self.paragraph[1] or self.paragraph[0]
        return None if day is None else day.year

    def carried(self) -> int | None:
        """The year last named in the sentence."""
        day = self.sentence[1] or self.sentence[0]
        return None if day is None else day.year

    def year_of_part(self, first: int, last: int) -> int | None:
        """The year of a part of a year, from month `first` to month `last`, that gives none."""
        if (carried := self.carried()) is not None or self.published is None:
            return carried
        now = self.published
        if self.ahead:  # 1月将开工, said in November
            return now.year + (last <= _MARCH and now.month > _DECEMBER - ANNOUNCED)
        if (first, last) == (1, _DECEMBER):
            return self._whole_year()
        if first == 1 and last != first:  # 前11个月, told in January, were last year's; 上半年 may be a plan's
            return now.year - (last > now.month and last != _JUNE)
        early = now.month <= _MARCH or (first == last and first - now.month > ANNOUNCED)
        return now.year - (first > now.month and early)

    def _whole_year(self) -> int | None:
        """全年: the year of which the paragraph speaks, else the last one that is over."""
        assert self.published is not None
        if (anchor := self.anchor()) is not None:
            return anchor
        return self.published.year if self.published.month == _DECEMBER else self.published.year - 1

    def year_of_day(self, month: int, day: int) -> int | None:
        """The year of a month and day that give none: the last such day, unless it is announced for soon."""
        if self.published is None:
            return None
        now = self.published
        if (month, day) <= (now.month, now.day):
            return now.year + (self.ahead and now.month - month > _DECEMBER - ANNOUNCED)
        return now.year if month - now.month <= ANNOUNCED or self.ahead else now.year - 1

    def month_of_day(self, day: int) -> tuple[int, int] | None:
        """Year and month of a day that gives neither (20日): the month last named, else the last such day."""
        first, last = self.sentence[0] or self.sentence[1], self.sentence[1] or self.sentence[0]
        if first is not None and last is not None and (first.month == last.month or first.year != last.year):
            return first.year, first.month
        if self.published is None:
            return None
        now = self.published
        if day <= now.day or self.ahead or day - now.day <= ANNOUNCED:
            return now.year, now.month
        before = now.replace(day=1) - timedelta(days=1)
        return before.year, before.month


def number(text: str) -> int:
    """The number that a word of a date writes: 11, 十一, 二〇二三; 0 where it is none."""
    if text.isdigit():
        return int(text)
    value = parse_han(text.replace("○", "〇").replace("廿", "二十"))
    return int(value) if value is not None else 0


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_year(year: int | None, until: int | None = None) -> Days:
    """From the first day of a year to the last, of it or of the year `until`."""
    if year is None or not date.min.year <= year <= date.max.year:
        return UNKNOWN
    last = until or year
    return (date(year, 1, 1), date(last, 12, 31)) if year <= last else UNKNOWN


def month_span(year: int | None, first: int, last: int, until: int | None = None) -> Days:
    """From the first day of a month to the last day of another (of the year `until`)."""
    if year is None or not (1 <= first <= 12 and 1 <= last <= 12):  # noqa: PLR2004  months
        return UNKNOWN
    last_year = until or year
    if (year, first) > (last_year, last):
        return UNKNOWN
    return date(year, first, 1), month_end(last_year, last)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_before(day: date, count: int) -> tuple[int, int]:
    """Year and month so many months before that day's."""
    index = day.year * 12 + day.month - 1 - count
    return index // 12, index % 12 + 1
