"""Which period governs a quantity: the nearest before it in its sentence, or the one its paragraph opens with."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction.lists import listed_figures, listed_periods
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.text.sentences import clause_end, clause_start


def periods_of(text: str, candidates: Sequence[Candidate], periods: Sequence[Found]) -> list[Found | None]:
    """The period of each quantity of a paragraph, in order; None where the text gives it none."""
    found = [period_of(text, candidate, periods) for candidate in candidates]
    for listed in listed_figures(text, candidates):
        own = listed_periods(text, listed, periods)
        for number, period in zip(listed.members, own or (), strict=False):
            found[number] = period
    return with_attendance_period(text, candidates, found, periods)


def period_of(text: str, candidate: Candidate, periods: Sequence[Found]) -> Found | None:
    """The period that governs a quantity: the nearest before it in its sentence, else one inside its own clause."""
    sentence = clause_start(text, candidate.start, frozenset("。！？…"))
    if (year_before := _last_years(text, candidate, periods)) is not None:
        return year_before
    told = [p for p in periods if not p.reference]
    before = [p for p in told if sentence <= p.start and p.end <= candidate.start]
    if candidate.type == "duration":
        clause = clause_start(text, candidate.start, frozenset("，。；！？…—"))
        before = [p for p in before if p.start >= clause and p.kind != "now"]
    if before:
        return _refined(before)
    if candidate.type != "duration" and (theme := _theme(text, sentence, told)):
        return theme
    end = clause_end(text, candidate.end, frozenset("，。；！？…"))
    return next((p for p in told if candidate.end <= p.start and p.end <= end and p.kind != "now"), None)


def _last_years(text: str, candidate: Candidate, periods: Sequence[Found]) -> Found | None:
    """去年同期为280亿元: the figure of the same time a year before, whose days are not known."""
    clause = clause_start(text, candidate.start, frozenset("，。；！？…（"))
    own = [p for p in periods if p.reference and clause <= p.start and p.end <= candidate.start]
    if not own or not text[own[-1].end :].startswith("同期") or _GROWS.search(text[own[-1].end : candidate.core_start]):
        return None
    if text[: own[-1].start].endswith(("比", "较", "相比", "与", "同", "于")):
        return None
    return replace(own[-1], text=f"{own[-1].text}同期", first=None, last=None)


def _theme(text: str, sentence: int, periods: Sequence[Found]) -> Found | None:
    """The period with which the paragraph opens (前三季度，…): it holds for its later sentences as well."""
    if sentence == 0 or not periods or periods[0].start > 0 or periods[0].kind not in _THEMES:
        return None
    opening = periods[0]
    later = [p for p in periods if opening.end <= p.start < sentence]
    return opening if text[opening.end : opening.end + 1] == "，" and not later else None


_THEMES = frozenset(["part", "year", "plan", "recent"])


def _refined(before: list[Found]) -> Found:
    """The last one; 目前 after a dated one yields to nothing, a lone 当年 to the year before it."""
    last = before[-1]
    if last.first is None and last.kind == "year":
        return next((p for p in reversed(before) if p.first is not None), last)
    return last


def with_attendance_period(
    text: str, candidates: Sequence[Candidate], found: list[Found | None], periods: Sequence[Found]
) -> list[Found | None]:
    """Gives people and firms counted at an event the day of the event that the sentence before names."""
    days = [p for p in periods if p.kind == "day"]
    starts = [p.start for p in days]
    result: list[Found | None] = []
    for candidate, period in zip(candidates, found, strict=True):
        position = bisect_right(starts, candidate.start) - 1
        if period is None and candidate.unit in {"位", "人", "名", "家"} and position >= 0:
            between = text[days[position].end : candidate.start]
            rest = text[candidate.end :].partition("。")[0]
            if between.count("。") == 1 and _EVENT.search(between) and _ATTEND.search(rest):
                result.append(days[position])
                continue
        result.append(period)
    return result


_EVENT = re.compile(r"举行|召开|举办|开幕|启幕")
_ATTEND = re.compile(r"参会|出席|参加|汇聚|齐聚|参展|到场|与会|嘉宾|代表")
_GROWS = re.compile(r"增|降|减|涨|跌|升|落|提高|扩大|收窄|缩")
