"""Which period governs a quantity: its own, the nearest that reaches it in its sentence, or its paragraph's theme."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction.bindings import adjoining, is_attribute, is_guidance, is_lasting, is_old_value, lasts_to
from briefing.extraction.carrying import MEASURED_TIME, Carrying
from briefing.extraction.layout import Layout
from briefing.extraction.lists import listed_figures, listed_periods
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.extraction.reach import FARTHEST, Reach
from briefing.extraction.thread import START, Thread
from briefing.text.patterns import late

_MOST = 12  # periods before a figure that are asked


def periods_of(
    text: str, candidates: Sequence[Candidate], periods: Sequence[Found], thread: Thread = START
) -> list[Found | None]:
    """The period of each quantity of a paragraph, in order; None where the text gives it none.

    `thread` is what the paragraphs before left (see `briefing.extraction.thread`).
    """
    found = _Paragraph(text, candidates, periods, thread).periods()
    for listed in listed_figures(text, candidates):
        own = listed_periods(text, listed, periods)
        for number, period in zip(listed.members, own or (), strict=False):
            found[number] = period
    return [_of_plan(period) for period in found] if thread.part == "plan" else found


def _of_plan(period: Found | None) -> Found | None:
    """The 全年 or 上半年 of a plan is that of the year that lies ahead."""
    if (
        period is None
        or _OF_NO_YEAR.fullmatch(period.text) is None
        or period.coming
        or period.first is None
        or period.last is None
    ):
        return period
    year = period.first.year + 1
    return replace(period, first=period.first.replace(year=year), last=period.last.replace(year=year), coming=True)


_OF_NO_YEAR = late(r"全年|[上下]半年|第?[一二三四]季度|前三季度")


class _Paragraph:
    """A paragraph, read sentence by sentence."""

    def __init__(self, text: str, candidates: Sequence[Candidate], periods: Sequence[Found], thread: Thread) -> None:
        self.text = text
        self.candidates = candidates
        self.layout = Layout(text)
        self.reach = Reach(self.layout, candidates)
        self.all = periods
        self.starts = [period.start for period in periods]
        self.carrying = Carrying(self.layout, thread)

    def periods(self) -> list[Found | None]:
        found: list[Found | None] = []
        starts = [candidate.start for candidate in self.candidates]
        for start, end in self.layout.sentences():
            own = [
                self._period_of(candidate, start, end)
                for candidate in self.candidates[len(found) : bisect_left(starts, end)]
            ]
            found += own
            self.carrying.pass_on(start, end, self._within(start, end), own)
        return found + [None] * (len(self.candidates) - len(found))

    def _within(self, start: int, end: int) -> Sequence[Found]:
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _period_of(self, candidate: Candidate, start: int, end: int) -> Found | None:
        if is_lasting(self.text, candidate) or (
            candidate.unit == "岁" and not self.text.endswith(("今年", "去年"), 0, candidate.start)
        ):
            return None
        speech = self.layout.speech(candidate.start)
        if speech is not None:
            start, end = max(start, speech[0]), min(end, speech[1])
        near = self._within(start, end)[-_MOST * 4 :] if end - start < FARTHEST else self._near(candidate, start)
        near = [p for p in near if self.layout.speech(p.start) == speech]
        before = [p for p in near if p.end <= candidate.start][-_MOST:]
        if before and adjoining(self.text, candidate, before[-1]):
            return before[-1]
        if is_old_value(self.text, candidate) and not is_guidance(self.text, candidate):
            return None
        told = [
            p
            for p in before
            if not (p.reference or is_attribute(self.text, p) or lasts_to(self.text, p) or self._in_aside(p, candidate))
        ]
        if candidate.type == "duration" and not MEASURED_TIME.search(
            self.text[max(start, candidate.start - FARTHEST) : candidate.start]
        ):
            clause = self.layout.clause(candidate.start)[0]
            told = [p for p in told if (p.start >= clause and p.kind != "now") or p.kind == "span"]
        if told and told[-1].start < self.layout.clause(candidate.start)[0]:
            own = self._after(candidate, near)
            if own is not None and _SET_FOR.search(self.text[max(0, own.start - 3) : own.start]):
                return own
        if told:
            elsewhere = self._left_for_another(told[-1], before[-1], candidate)
            return None if elsewhere else self._reaching(told, candidate)
        later = self._after(candidate, near) or self._due(candidate, near, start)
        return later or (None if speech else self.carrying.period_of(candidate, start))

    def _near(self, candidate: Candidate, start: int) -> Sequence[Found]:
        return self._within(max(start, candidate.start - FARTHEST), candidate.end + _AFTER)

    def _reaching(self, told: Sequence[Found], candidate: Candidate) -> Found | None:
        """The nearest; 去年同期 holds for its own clause alone, and leaves the rest to the one before."""
        clause = self.layout.clause(candidate.start)[0]
        for period in reversed(told):
            if period.text == "届时":
                due = [p for p in told if p.end <= period.start and (p.coming or _IN_YEARS.search(p.text))]
                told_then = self.text[period.end : candidate.start]
                return due[-1] if due and not _OF_YEARS.match(told_then) else None
            if period is not told[0] and self._is_aside(period, candidate):
                continue  # 公共桩1820个，其中本年新增659个；自用桩7109个
            if period.text == "全年" and (own := _same_days(told, period)) is not None:
                return own if self.reach.covers(own, candidate) else period
            if period.text == "年度" and period is not told[0]:
                continue  # 2024年安排项目420个，年度计划投资1560亿元
            if period.text in _THESE_DAYS:
                return None
            if (
                _is_last_years(period)
                and self.layout.clause(period.end)[0] < clause
                and not self._alone(period, clause)
            ):
                continue
            return period if self.reach.covers(period, candidate) else None
        return None

    def _is_aside(self, period: Found, candidate: Candidate) -> bool:
        """Whether the period is one of an earlier part of the sentence only: 其中本年新增…；, 失业率全年控制在…；."""
        single = self.text.endswith("其中", 0, period.start) or (
            period.text == "全年" and period.start > self.layout.clause(period.start)[0]
        )
        return single and "；" in self.text[period.end : candidate.start]

    def _left_for_another(self, period: Found, last: Found, candidate: Candidate) -> bool:
        """Whether a later part of the sentence tells of a thing of another time: 去年…；今年升级后的锁扣，…."""
        apart = self.text.rfind("；", period.end, candidate.start)
        if not 0 <= apart < last.start or last.reference or self.text[last.start - 1] in "由从自占是为达到至过超于比较":
            return False
        return is_attribute(self.text, last)

    def _in_aside(self, period: Found, candidate: Candidate) -> bool:
        """Whether the period has a figure of its own in brackets that close before this one: （2023年为14%）."""
        close = self.text.find("）", period.end, candidate.start)
        if close < 0 or self.text.find("（", period.end, close) >= 0:
            return False
        opened = self.text.rfind("（", 0, period.start) > self.text.rfind("）", 0, period.start)
        return opened and _FIGURE.search(self.text, period.end, close) is not None

    def _alone(self, period: Found, clause: int) -> bool:
        """Whether the period is a clause of its own, and the next one is the figure's."""
        return self.text[period.end : clause] == "，"

    def _after(self, candidate: Candidate, near: Sequence[Found]) -> Found | None:
        """首期20亿元已于上月到位, 累计完成310亿元（截至9月底）: a period that follows in the clause."""
        end = self.layout.clause(candidate.end - 1)[1]
        later = [p for p in near if candidate.end <= p.start < end and not p.reference and p.kind != "now"]
        later = [p for p in later if p.text != "年度"]
        if not later or (self.text.startswith("的", candidate.end) and candidate.type in _SIZES):
            return None
        if _ATTRIBUTIVE.search(self.text, candidate.end, later[0].start) or (
            candidate.type in _DIMENSIONS and _NOUN_FOLLOWS.match(self.text, candidate.end, later[0].start)
        ):
            return None
        return later[0] if not is_attribute(self.text, later[0]) else None

    def _due(self, candidate: Candidate, near: Sequence[Found], start: int) -> Found | None:
        """计划再上马6个项目，总投资9.8亿元，年内全部开工: the time by which what is planned is to come about."""
        end = self.layout.sentence(candidate.end - 1)[1]
        later = next((p for p in near if candidate.end <= p.start < end), None)
        if later is None or not later.coming or later.reference or self.text[later.start - 1] != "，":
            return None
        if _PLANNED.search(self.text, start, candidate.start) is None or self.text.startswith("的", candidate.end):
            return None
        return later if _COMES_ABOUT.match(self.text, later.end) else None


_FIGURE = late(r"\d")
_PLANNED = late(r"计划|[拟将](?:再|新|继续|投资|新建|建设|实施|上马|改造|引进)|打算|准备")
_COMES_ABOUT = late(
    r"(?:前|内|底)?(?:将|可|要|力争|有望)?(?:(?:全部|陆续|全面|悉数|分批)(?:开工|动工|启动|投产|投用|建成|完工)|建成|完工|竣工|完成)"
)


def _same_days(told: Sequence[Found], period: Found) -> Found | None:
    """The 2021年 of 2021年，工作室全年只卖出1100件."""
    days = (period.first, period.last)
    return next((p for p in told if p.end <= period.start and (p.first, p.last) == days and p.text[:1].isdigit()), None)


def _is_last_years(period: Found) -> bool:
    return period.text.endswith("同期") and period.text != "同期"


_THESE_DAYS = frozenset(["如今", "现如今", "眼下", "眼前", "时下", "时至今日"])  # a turn of speech rather than a day
_OF_YEARS = late(r"[^，。；]{0,6}?(?:[年月日][产均]|年处理|年加工|产能(?!占))")
_IN_YEARS = late(r"年内$|未来|今后")
_SET_FOR = late(r"[于在]$|预计$|计划$|留待$|留到$|推到$")
_ATTRIBUTIVE = late(
    r"(?:建设|建成|打造|兴建|修建|建造|投资|购置|引进|研发|改造)的[^，]"
)  # 投资1.85亿元建设的物流园去年投用
_NOUN_FOLLOWS = late(r"(?!预计|有望|计划|力争|可望)[^，于已将在（的、约]{2}")  # 一期6GWh产线有望2025年三季度量产
_DIMENSIONS = frozenset(["length", "mass", "energy", "level"])
_AFTER = 60  # characters after a figure in which its period may stand
_SIZES = frozenset(["amount", "length", "area", "mass", "energy", "level", "other"])
