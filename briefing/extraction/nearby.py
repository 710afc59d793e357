"""The days that words of nearness cover, counted from the day of publication: 昨天, 上月, 本季度, 周一."""

from datetime import timedelta

from briefing.extraction.clock import UNKNOWN, Clock, Days, month_before, month_span

Groups = dict[str, str]

_NEAR_DAYS = {"前天": -2, "昨": -1, "今": 0, "明": 1, "后天": 2}


def near_day(groups: Groups, clock: Clock) -> Days:
    """昨天, 今晚."""
    today = clock.today or clock.published
    if today is None:
        return UNKNOWN
    shift = next(shift for word, shift in _NEAR_DAYS.items() if groups["near"].startswith(word))
    day = today + timedelta(days=shift)
    return day, day


_SHIFTS = {"上": 1, "本": 0, "这": 0, "下": -1}


def near_month(groups: Groups, clock: Clock) -> Days:
    """上月, 本月, 同月."""
    if groups["which"] in {"同", "当"}:
        named = clock.paragraph[0]
        return UNKNOWN if named is None else month_span(named.year, named.month, named.month)
    if clock.published is None:
        return UNKNOWN
    year, month = month_before(clock.published, _SHIFTS[groups["which"][0]])
    return month_span(year, month, month)


def near_quarter(groups: Groups, clock: Clock) -> Days:
    """上季度."""
    if clock.published is None:
        return UNKNOWN
    year, month = month_before(clock.published, _SHIFTS[groups["which"][0]] * 3)
    first = (month - 1) // 3 * 3 + 1
    return month_span(year, first, first + 2)


_WEEKDAYS = {day: index for index, day in enumerate("一二三四五六日")} | {"天": 6, "末": 5}


def week(groups: Groups, clock: Clock) -> Days:
    """本周, 上周五."""
    if clock.published is None:
        return UNKNOWN
    monday = clock.published - timedelta(days=clock.published.weekday())
    monday += timedelta(days={"上": -7, "本": 0, "这": 0, "下": 7}[groups["which"][0]])
    if weekday := groups.get("weekday"):
        day = monday + timedelta(days=_WEEKDAYS[weekday])
        return day, day + timedelta(days=int(weekday == "末"))
    return monday, monday + timedelta(days=6)


def weekday(groups: Groups, clock: Clock) -> Days:
    """周一: the last such day."""
    if clock.published is None:
        return UNKNOWN
    day = clock.published - timedelta(days=(clock.published.weekday() - _WEEKDAYS[groups["weekday"]]) % 7)
    return day, day
