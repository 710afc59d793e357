"""What a figure without a period in its sentence takes from the sentences before it: one decision list.

In order; the first that applies decides:

1. a duration is itself a time, and takes none, unless it measures something (周转天数);
2. of an event (大会, 现场, 签约) the sentences after it tell: its day holds;
3. 其中, 从……看 go on with the figure before them;
4. who speaks (表示, 说) begins anew, unless the figure is compared with a year before;
5. a stock's day (截至9月末) holds for stocks and what is compared with the year's beginning, a market's day for prices;
6. what is so at any time (占地, 全长, 总投资, 每台), what is planned, and what the reporter sees take none;
7. in a part of a report that looks back, or ahead, everything else takes its year;
8. elsewhere what was brought about (改造老旧小区158个) and statistics (增长, 占比, 产值) take the theme, the rest none.
"""

from collections.abc import Sequence

from briefing.extraction import lexicon
from briefing.extraction.layout import Layout
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.extraction.reach import FARTHEST
from briefing.extraction.thread import HELD, LONGEST_LEAD, Thread, opens
from briefing.text.patterns import late

MEASURED_TIME = late(
    r"(?:天数|时间|时长|周期|用时|时效|耗时|时限|[交账工]期|交货期|能见度|寿命|[拉延]长(?:到|至|了)|缩短(?:到|至|为|了)|压[缩减](?:到|至|为|了)|利用(?:小时)?|日照|停电|等待|平均|人均|户均|比[^，。；]{2,8}(?:减少|增加|多|少|提前))[^，。；]{0,12}$|(?:周转|优良|达标|晴好|降[雨水])天数[^。；]{0,24}$"
)
_CONTINUES = late(r"其中|当中|[从按分][^，。；]{1,10}[看分计]，")
_STATISTIC = late(
    r"增长|下降|回落|回升|提高|提升|降至|升至|浓度|均价|单产|总产|亩产|出栏|存栏|年增|年减|月增|月减|季增|季减|增购|成长|衰退|同比|环比|增速|降幅|增幅|占(?!地)|比重|贡献率|拉动|顺差|逆差|总额|总量|增加值|产值|营业收入|营收|收入|产量|利润|毛利|净利|出货|交付|零售|批发|销售|进口|出口|完成|实现|指数|系数|率|新增|收益|增收|增产|减产|接待|发送|游客|客流|旅客|吞吐|票房|成交|[量额值数入出润税差积度](?:为|达|达到|约|近)?$"
)
_AT_ANY_TIME = late(
    r"总投资|资金总额|(?<![去今前明每])[年月]收入|单[件户个台笔套项][补奖限]|投资额|投资总额|(?<!单产)(?<!亩产)(?<!均价)(?<!平均)每[年月日天亩人公小台吨辆户张件个](?!老人|万人|百户)|占地|(?<!播种)(?<!造林)(?<![收施开竣销成出供交][获工售交让应付])面积|储量|(?<!冷)库容|人口|距|产能|总?装机|可[停容供满]|位[居列](?!全[国省市].{0,4}第)|坐拥|素有|享有|总长|全长|[海标]高|[一二三]期[^，。；等]{0,6}$"
)
_NOT_NOW = late(
    r"目前|现有|现已|正在|[将拟]|(?<!占)计划(?!的|任务|数)|预计|力争|有望|(?<![于过超比])目标(?!任务的|的|\d)|记者|走进|来到|看到|可达|(?:达产|建成|[投满]产|投[用运]|改造|完工|竣工)(?:投产|达效)?[之以]?后|清醒|短板|不足(?!\d)|差距|困难|缺口|家底|底子"
)
_AIM = late(r"目标[是为：]")
_SO_ALREADY = late(
    r"目前|现有|现已|已|正在|清醒|短板|不足(?!\d)|差距|困难|缺口|届时|(?:达产|建成|[投满]产|投[用运]|完工|竣工)(?:投产|达效)?[之以]?后"
)
_OWN_TIME = late(r"已|累计(?!接待|发送|运送|实现|销售|成交|增长)|公司|企业(?=投|拥)")
_RANKED = late(r"位[居列]|居全|拥有")
_STOCK = late(r"余额|存量|保有量|户数|储备|在校|存款|贷款|负债|总资产|净资产|货币|在册|库存")
_SINCE_JANUARY = late(
    r"[比较](?:年初|上?年末)|同比|占|不良率|拨备|(?:总[^，。；]{1,6}|规模|数量?|里程|装机(?:容量)?|覆盖率)(?:已?达到?|为|超过?|突破|约)*$"
)
_FINISHED = late(
    r"[^，。；]{0,8}(?:竣工|投产|开工|建成|完工|签约|落地|落户|通车|投用|启用|启动|获批|入选|上市|交付|完成)"
)
_OF_NOUN = late(
    r"(?<=上市|挂牌|入库|授权|注册|登记)(?:公司|企业|专利|商标)|的|\d+(?:[天年周]|个月)|大户|户|商|员|者|人员|面积|基地|能力|规模"
)
_MARKET = late(
    r"收盘|收[报涨跌]|[开早尾]盘|盘中|涨|跌|走[高低强弱]|成交|北向|南向|[沪深]指|上证|深证|创业板|道指|纳指|标普|恒[生指]|期货|现货|股[价指市]|净[买卖流]|逆回购|汇率|中间价|加权指数"
)
_TOLD = late(r"介绍|表示|说|认为|透露|告诉|坦言|指出|：“|，“")
_GREW = late(
    r"[，、]?(?:(?:实现|保持|同比|环比|比|较|可比|名义)[^，。；\d]{0,10}?)?(?:年|月|季)?(?:增长|下降|增加|减少|提高|上升|回落|上涨|增|减|占)"
)
_OF_ALL = late(r"[^，。；]{0,12}?中，?有?\d+[个家户种项类][^，。；]{0,6}?(?:增长|下降|实现|上涨|回落|达到|好于)")
_SAME_EVENT = late(r"(?:本|此|这)[次届场]|会上|大会")
_THIS_THING = late(r"这[条座家个款艘片项台架]|该[^，。；期地省市县区]{1,6}")
_TIME_IS = late(r"(?:出现|发生|定格|起步|萌芽)[在于]$|[回追][到溯]至?到?$|(?:那[还正]?是|是在|[始起缘源]于|要?从)$")
_TOLD_FROM = late(r"(?:说起|讲起|谈起|开始)?。")
_REPORTS = late(  # what a report on a period goes on with in its next paragraph: a total, or one compared
    r"[同环]比|[比较按](?:去年|上年|上月|一季度|[年月季])|增长|下降|[年月季][增减]|增购|成长|衰退|回落|总[产额量值]"
)
_OF_ONE_MONTH = ("当月", "单月")
_ASIDE = late(r"其中|当中")
_REPORTED = late(r"记者|走进|来到|[，：]“|[，。！？]”")
_DONE = late(r"增|降|减|完成|实现|同比|环比|占|成长|衰退")
_AGAINST = late(r"同比|[比较](?:上年|去年)")
_OF_EVENT = late(
    r"(?:本|此|这)[次届场]|(?:[^，。；]{0,6})(?:大会|会议|活动|会上|论坛|展会|博览会|展览|比赛|赛事|仪式|洽谈会|推介会|招聘会)(?!中心)|当[天日]|现场|来自|主会场|(?:该|整个)[会活展]|开幕式|(?:集中)?签约|期间|[共吸]"
)
_NOT_OF_EVENT = late(r"将|为期|去年|(?<![比较])[往上]届|累计|占地|建筑面积|预计|拟|计划[建新开]|[达投]产|建成后")
_DONE_NOW = late(r"已[经有]?(?!故)")


class Carrying:
    """What the sentences of a paragraph, read one after another, leave to the next."""

    def __init__(self, layout: Layout, thread: Thread) -> None:
        self.text = layout.text
        self.layout = layout
        self.review = thread.part == "review"
        self.plan = thread.part == "plan"
        goes_on = thread.part or _CONTINUES.match(self.text) is not None
        self.theme = thread.theme if goes_on else None
        self.report = None if goes_on or _REPORTED.search(self.text) else thread.theme
        self.event = thread.event if _SAME_EVENT.match(self.text) else None
        self.last: Found | None = None
        self.scene: Found | None = None
        self.of_firm = False

    def pass_on(self, start: int, end: int, periods: Sequence[Found], own: Sequence[Found | None]) -> None:
        """Takes in a sentence: its `periods`, and those that its figures were given (`own`)."""
        told = [period for period in periods if not period.reference and period.text != "年度"]
        own = [period for period in own if period is None or period.text != "年度"]
        if told:
            self.scene = told[-1] if _sets_scene(self.text, told[-1]) else None
        market = bool(told) and _MARKET.search(self.text, start, end) is not None
        opening = next((p for p in told[:2] if opens(self.text, start, p, market=market)), None)
        if opening is not None and opening.text.endswith(_OF_ONE_MONTH) and (self.theme or self.report):
            self.theme, told = self.theme or self.report, []  # an aside, after which the report goes on with the whole
        elif opening is not None:
            self.theme = opening
            self.of_firm = _OWN_TIME.search(self.text, start, end) is not None
        elif not self._is_kept(start, end, own, bool(told)):
            self.theme = None
        if self.report is not None and self.report in own and self.theme is None:
            self.theme = self.report
        if told:
            self.report = None
        self._pass_event(end, told)
        self.last = next((period for period in own if period is not None), None) or opening

    def _is_kept(self, start: int, end: int, own: Sequence[Found | None], told: bool) -> bool:
        """Whether a sentence leaves the theme as it is: it has no period of its own, and no one speaks in it."""
        if _ASIDE.match(self.text, start):
            return True
        if any(period is not None and period is not self.theme for period in own):
            return False
        if own and any(period is self.theme for period in own):
            return True
        if told or end - start > 2 * LONGEST_LEAD:
            return False
        words = self.text[start:end]
        return _TOLD.search(words) is None and _NOT_NOW.search(words) is None and (self.review or "“" not in words)

    def _pass_event(self, end: int, told: Sequence[Found]) -> None:
        held = told and told[0].kind in {"day", "now"} and told[0].last is not None
        if held and HELD.search(self.text, told[0].end, end):
            self.event = told[0]
        elif told and told[0].kind == "day":
            self.event = None

    def period_of(self, candidate: Candidate, start: int) -> Found | None:  # noqa: PLR0911  one line a case
        """The period that a figure of a sentence, which begins at `start`, takes from those before."""
        lead = self.text[start : candidate.start]
        if len(lead) > FARTHEST or (candidate.type == "duration" and not MEASURED_TIME.search(lead)):
            return None
        clause = self.text[max(start, self.layout.clause(candidate.start)[0]) : candidate.start]
        over = self.event is not None and self.event.coming and _DONE_NOW.search(lead) is not None
        if self.event is not None and not over and _OF_EVENT.match(lead) and not _NOT_OF_EVENT.search(lead):
            return self.event
        told = _TOLD.search(lead) is not None
        if _CONTINUES.match(lead) and (self.last or self.theme) and not told:
            return self.last or self.theme
        if self.scene is not None and not told and not _AT_ANY_TIME.search(clause) and not _NOT_NOW.search(lead):
            return self.scene
        theme = self.theme or (self.report if self._reports(start) else None)
        if theme is None or (told and not (self.theme and self._compares(candidate, clause))):
            return None
        if theme.edge == "until":
            return theme if _STOCK.search(lead) or _SINCE_JANUARY.search(lead) else None
        if theme.kind in {"day", "now"}:
            return theme if _MARKET.search(lead) else None
        if (
            _AT_ANY_TIME.search(clause)
            or self._describes(clause, lead)
            or (_SO_ALREADY if self.plan or (theme.coming and _AIM.search(lead)) else _NOT_NOW).search(lead)
        ):
            return None
        if self.review or self.plan or self._is_achieved(candidate, clause, lead):
            return theme
        return theme if self._is_statistic(candidate, clause, lead) else None

    def _reports(self, start: int) -> bool:
        """Whether a sentence goes on with a report: it compares, tells a total, or begins with what was done."""
        sentence = self.text[start : self.layout.sentence(start)[1]]
        return _REPORTS.search(sentence) is not None or lexicon.achievements().match(sentence) is not None

    def _describes(self, clause: str, lead: str) -> bool:
        """Whether an earlier clause of the sentence says what a thing is like, and this one only goes on with it."""
        near = lead.rpartition("；")[2]
        return not (self.review or self.plan) and _AT_ANY_TIME.search(near) is not None and _DONE.search(clause) is None

    def _compares(self, candidate: Candidate, clause: str) -> bool:
        return _AGAINST.search(clause + self.text[candidate.end : candidate.end + 8]) is not None

    def _is_achieved(self, candidate: Candidate, clause: str, lead: str) -> bool:
        """改造老旧小区158个: a report goes on without a subject; 桥梁等43个项目竣工: with what was brought about."""
        for words in (lead, clause):
            done = lexicon.achievements().match(words)
            if done is not None and _OF_NOUN.match(words, done.end()) is None:
                return True
        return "，" not in lead and candidate.type == "count" and _FINISHED.match(self.text, candidate.end) is not None

    def _is_statistic(self, candidate: Candidate, clause: str, lead: str) -> bool:
        if _RANKED.search(clause) or _THIS_THING.match(lead):
            return False
        other = _OWN_TIME.search(clause if self.of_firm else lead)
        if other is not None and not (self.of_firm and other.group() == "公司"):
            return False
        if _STATISTIC.search(lead) is not None or _GREW.match(self.text, candidate.end) is not None:
            return True
        clause_end = self.layout.sentence(candidate.start)[1]
        return not lead and _OF_ALL.match(self.text, candidate.end, clause_end) is not None


def _sets_scene(text: str, period: Found) -> bool:
    """Whether a sentence does nothing but name the time of which the next ones tell: 转机出现在2014年。"""
    return (
        _TIME_IS.search(text, max(0, period.start - 6), period.start) is not None
        and _TOLD_FROM.match(text, period.end) is not None
    )
