"""Which period governs a quantity: its own, the nearest that reaches it in its sentence, or its paragraph's theme."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction import lexicon
from briefing.extraction.layout import Layout
from briefing.extraction.lists import listed_figures, listed_periods
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.extraction.reach import FARTHEST, Reach, adjoining, is_attribute, is_guidance, is_lasting, is_old_value

_MOST = 12  # periods before a figure that are asked


def periods_of(
    text: str, candidates: Sequence[Candidate], periods: Sequence[Found], theme: Found | None = None
) -> list[Found | None]:
    """The period of each quantity of a paragraph, in order; None where the text gives it none.

    `theme` is that of the paragraph before (see `theme_of`): it holds where this one says that it goes on with it.
    """
    found = _Paragraph(text, candidates, periods, theme).periods()
    for listed in listed_figures(text, candidates):
        own = listed_periods(text, listed, periods)
        for number, period in zip(listed.members, own or (), strict=False):
            found[number] = period
    return found


def theme_of(text: str, periods: Sequence[Found], before: Found | None = None) -> Found | None:
    """The period of which the paragraph after this one may go on to speak; `before` is that of the one before it."""
    if _SECTION.match(text):
        return next((replace(period, kind=_REVIEW) for period in periods if _REVIEWS.search(text)), None)
    starts = [start for start, _ in Layout(text).sentences()]
    found = []
    for period in periods[:_MOST]:
        start = starts[bisect_right(starts, period.start) - 1]
        if _opens(text, start, period):
            found.append(period)
    if found and not (before is not None and before.kind == _REVIEW):
        return found[0] if all((p.first, p.last) == (found[0].first, found[0].last) for p in found) else None
    reviewed = before is not None and before.kind == _REVIEW
    return before if reviewed or _CONTINUES.match(text) else None


_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}、[^。，；]{2,24}$")
_REVIEWS = re.compile(r"回顾|总结|工作情况|主要成绩|过去[一二三四五]年")
_REVIEW = "review"  # the kind of a period that a report's section tells of: it holds to the section's end
_THEMES = frozenset(["part", "year", "plan", "span", "recent"])
_LEADS_IN = re.compile(r"(?:[^，。；“”]{1,24}[，：])?[^，。；：“”\d]{0,3}$")
_CONTINUES = re.compile(r"其中|当中|[从按分][^，。；]{1,10}[看分计]，")
_STATISTIC = re.compile(
    r"增长|下降|回落|回升|提高|提升|降至|升至|浓度|均价|同比|环比|增速|降幅|增幅|占(?!地)|比重|贡献率|拉动|顺差|逆差|总额|总量|增加值|产值|营业收入|营收|收入|产量|利润|毛利|净利|出货|交付|零售|批发|销售|进口|出口|完成|实现|指数|系数|率|[量额值数入出润税差积度](?:为|达|达到|约|近)?$"
)
_OWN_TIME = re.compile(
    r"已|现有|目前|正在|[将拟]|计划|预计|力争|有望|目标|总投资|投资额|每[年月日天亩人公小]|项目|达产|[建投改]成?[后用运]后|[一二三]期|累计|公司|企业(?=投|拥)|"
    r"占地|面积|家底|底子|储量|库容|人口|距|产能|位[居列]|居全|拥有|坐拥|素有|享有|总长|全长|[海标]高|记者|走进|来到|看到|清醒|短板|不足(?!\d)|差距|困难"
)
_STOCK = re.compile(r"余额|存量|保有量|户数|储备|在校|存款|贷款|负债|总资产|净资产|货币|在册|库存")
_NOT_TOLD = re.compile(
    r"目前|现有|正在|[将拟]|计划|预计|力争|有望|目标|记者|走进|来到|看到|总投资|投资额|占地|每[年月日天]|达产|[建投改]成?[后用运]后"
)
_FINISHED = re.compile(
    r"[^，。；]{0,8}(?:竣工|投产|开工|建成|完工|签约|落地|落户|通车|投用|启用|启动|获批|入选|上市|交付|完成)"
)
_MARKET = re.compile(
    r"收盘|收[报涨跌]|[开早尾]盘|盘中|涨|跌|走[高低强弱]|成交|北向|南向|[沪深]指|上证|深证|创业板|道指|纳指|标普|恒[生指]|期货|现货|股[价指市]|净[买卖流]|逆回购|汇率|中间价|加权指数"
)
_TOLD = re.compile(r"介绍|表示|说|认为|透露|告诉|坦言|指出|：“|，“")
_HELD = re.compile(r"举行|召开|举办|开幕|揭幕|启幕|落幕|闭幕|开赛|开展|开工|签约")
_OF_EVENT = re.compile(
    r"(?:本|此|这)[次届场]|大会|会议|活动|会上|论坛|展会|博览会|展览|比赛|赛事|仪式|当[天日]|现场|来自|主会场|(?:该|整个)[会活展]|开幕式|签约"
)


class _Paragraph:
    """A paragraph, sentence by sentence; theme and event are those of the sentence before."""

    def __init__(
        self, text: str, candidates: Sequence[Candidate], periods: Sequence[Found], theme: Found | None
    ) -> None:
        self.text = text
        self.candidates = candidates
        self.layout = Layout(text)
        self.reach = Reach(self.layout, candidates)
        self.all = periods
        self.starts = [period.start for period in periods]
        self.theme = theme if theme is not None and (theme.kind == _REVIEW or _CONTINUES.match(text)) else None
        self.event: Found | None = None
        self.last: Found | None = None

    def periods(self) -> list[Found | None]:
        found: list[Found | None] = []
        starts = [candidate.start for candidate in self.candidates]
        for start, end in self.layout.sentences():
            own = [
                self._period_of(candidate, start, end)
                for candidate in self.candidates[len(found) : bisect_left(starts, end)]
            ]
            found += own
            self._pass_on(start, end, own)
        return found + [None] * (len(self.candidates) - len(found))

    def _within(self, start: int, end: int) -> Sequence[Found]:
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _pass_on(self, start: int, end: int, own: Sequence[Found | None]) -> None:
        """What this sentence leaves to the next."""
        periods = [p for p in self._within(start, end) if not p.reference]
        market = _MARKET.search(self.text, start, end) is not None
        stock = _STOCK.search(self.text, start, end) is not None
        opening = next((p for p in periods[:2] if _opens(self.text, start, p, market=market, stock=stock)), None)
        kept = all(period is self.theme for period in own) if own else self._is_aside(start, end)
        self.theme = opening or (self.theme if kept else None)
        held = periods and periods[0].kind in {"day", "now"} and periods[0].last is not None
        self.event = periods[0] if held and _HELD.search(self.text, periods[0].end, end) else None
        self.last = next((period for period in own if period is not None), None) or opening

    def _is_aside(self, start: int, end: int) -> bool:
        """Whether a sentence without figures (零就业家庭动态清零。) leaves the report's theme as it is."""
        if end - start > _LONGEST_LEAD or self._within(start, end):
            return False
        told = self.text[start:end]
        return _TOLD.search(told) is None and _NOT_TOLD.search(told) is None and "“" not in told

    def _period_of(self, candidate: Candidate, start: int, end: int) -> Found | None:
        if is_lasting(self.text, candidate):
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
        told = [p for p in before if not p.reference and not is_attribute(self.text, p)]
        if candidate.type == "duration" and not _MEASURED_TIME.search(
            self.text[max(start, candidate.start - FARTHEST) : candidate.start]
        ):
            clause = self.layout.clause(candidate.start)[0]
            told = [p for p in told if (p.start >= clause and p.kind != "now") or p.kind == "span"]
        if told and told[-1].start < self.layout.clause(candidate.start)[0]:
            own = self._after(candidate, near)
            if own is not None and _SET_FOR.search(self.text[max(0, own.start - 3) : own.start]):
                return own
        if told:
            return self._reaching(told, candidate)
        return self._after(candidate, near) or (None if speech else self._carried(candidate, start))

    def _near(self, candidate: Candidate, start: int) -> Sequence[Found]:
        return self._within(max(start, candidate.start - FARTHEST), candidate.end + _AFTER)

    def _reaching(self, told: Sequence[Found], candidate: Candidate) -> Found | None:
        """The nearest; 去年同期 holds for its own clause alone, and leaves the rest to the one before."""
        clause = self.layout.clause(candidate.start)[0]
        for period in reversed(told):
            if period.text == "届时":
                due = [p for p in told if p.end <= period.start and p.coming]
                told_then = self.text[period.end : candidate.start]
                return due[-1] if due and not _OF_YEARS.match(told_then) else None
            if (
                _is_last_years(period)
                and self.layout.clause(period.end)[0] < clause
                and not self._alone(period, clause)
            ):
                continue
            return period if self.reach.covers(period, candidate) else None
        return None

    def _alone(self, period: Found, clause: int) -> bool:
        """Whether the period is a clause of its own, and the next one is the figure's."""
        return self.text[period.end : clause] == "，"

    def _after(self, candidate: Candidate, near: Sequence[Found]) -> Found | None:
        """首期20亿元已于上月到位, 累计完成310亿元（截至9月底）: a period that follows in the clause."""
        end = self.layout.clause(candidate.end - 1)[1]
        later = [p for p in near if candidate.end <= p.start < end and not p.reference and p.kind != "now"]
        if not later or (self.text.startswith("的", candidate.end) and candidate.type in _SIZES):
            return None
        return later[0] if not is_attribute(self.text, later[0]) else None

    def _carried(self, candidate: Candidate, start: int) -> Found | None:  # noqa: PLR0911  one line a case
        """The period of the sentence before, where this one goes on with its figures or its event."""
        if candidate.start - start > FARTHEST:
            return None
        lead = self.text[start : candidate.start]
        if candidate.type == "duration" and not _MEASURED_TIME.search(lead):
            return None
        if self.event is not None and _OF_EVENT.match(lead) and "将" not in lead:
            return self.event
        if _CONTINUES.match(lead) and (self.last or self.theme) and not _TOLD.search(lead):
            return self.last or self.theme
        if self.theme is None or _TOLD.search(lead):
            return None
        if self.theme.edge == "until":
            return self.theme if _STOCK.search(lead) else None
        if self.theme.kind in {"day", "now"}:
            return self.theme if _MARKET.search(lead) else None
        if self._is_achieved(candidate, start, lead):
            return self.theme
        if _OWN_TIME.search(lead):
            return None
        return self.theme if _STATISTIC.search(lead) or _STATISTIC.match(self.text, candidate.end) else None

    def _is_achieved(self, candidate: Candidate, start: int, lead: str) -> bool:
        """改造老旧小区158个: a report goes on without a subject; 桥梁等43个项目竣工: with what was brought about."""
        if _NOT_TOLD.search(lead):
            return False
        if lexicon.achievements().match(self.text, start):
            return True
        return "，" not in lead and candidate.type == "count" and _FINISHED.match(self.text, candidate.end) is not None


def _is_last_years(period: Found) -> bool:
    return period.text.endswith("同期") and period.text != "同期"


_OF_YEARS = re.compile(r"[^，。；]{0,6}?(?:[年月日][产均]|年处理|年加工|产能(?!占))")
_SET_FOR = re.compile(r"[于在]$|预计$|计划$|留待$|留到$|推到$")
_AFTER = 60  # characters after a figure in which its period may stand
_SIZES = frozenset(["amount", "length", "area", "mass", "energy", "level", "other"])
_MEASURED_TIME = re.compile(
    r"(?:天数|时间|时长|周期|用时|时效|耗时|时限|[交账工]期|交货期|能见度|寿命|[拉延]长(?:到|至|了)|缩短(?:到|至|为|了)|压[缩减](?:到|至|为|了))[^，。；]{0,12}$|(?:周转|优良|达标|晴好|降[雨水])天数[^。；]{0,24}$"
)


def _opens(text: str, start: int, period: Found, *, market: bool = False, stock: bool = False) -> bool:
    """Whether a sentence opens with the period, or with the source of its figures before it.

    A single day is the theme of a report on a `market` alone; 截至10月末 of one on balances, a `stock`.
    """
    themes = _MARKET_THEMES if market else _THEMES
    if period.reference or period.kind not in themes:
        return False
    if period.edge == "until" and not (stock and period.text.startswith("截")):
        return False
    lead = _NUMBERED.sub("", text[start : period.start])
    return len(lead) <= _LONGEST_LEAD and _LEADS_IN.fullmatch(lead) is not None


_LONGEST_LEAD = 40
_MARKET_THEMES = _THEMES | {"day", "now"}
_NUMBERED = re.compile(
    r"^(?:（[一二三四五六七八九十]{1,2}）[^，。；：\d]{2,16}。|[一二三四五六七八九十]是[^，。；：\d]{2,16}[，。：])"
)
