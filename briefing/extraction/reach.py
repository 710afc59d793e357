"""How far a period reaches: 去年，全市产值…，增长… goes on, 去年投产，年产能… does not."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.extraction.bindings import BROUGHT_ABOUT, EVENT, is_dimension, is_size_of_thing
from briefing.extraction.layout import Layout
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.text.patterns import late

_RESULT = late(r"(?:合同|成交|交易|签约|中标|募集|募资|融资|首发|发行|总?金额|总额|涉及|筹集|成功)")
_GATHERING = late(r"举行|召开|举办|开幕|揭幕|启幕|开启|落幕|闭幕|收官|亮相|开赛|签约|通车|开工|发布会|拉开")
_AFTER_EVENT = late(
    r"(?:达产|投产|建成|投用|投运|满产|完工|竣工|投入使用|启用|落成|到位|实施|改造|扩建)(?:达效|投产)?[之以]?后|届时|[此其]后"
    r"|用[一两二三四五六七八九十\d至到]{1,5}年(?:左右)?的?时间|[一两二三四五六七八九十\d]年[之以]?内"
)
_INTENT = late(
    r"[将拟]|(?<!占)计划(?!的|任务|数)|预计|力争|提出|争取(?![到来了]|[^，。；\d]{0,10}(?:资金|国债|债券?|额度|补助|指标|贷款))|有望|目标|规划"
)
_STANDING = late(
    r"(?:总投资(?!的)|投资总额|占地|建筑面积|总?建筑|全长|直径|建设期|工期|总规模|注册资本|年产能|年设计|设计能力|设计年|年加工能力|年处理能力|装机容量|库容|"
    r"可年产|年产(?![值量])|月产|年发电量|规划|(?<![展览播种造林收获施工竣销售成交出供育])面积)[^，。；：]{0,10}$"
)
_RATE = late(r"每(?:年|月|天|日|小时|分钟|周|季|亩|人|户)(?:就|还|约|大约|最多)?(?:可|能|预计|将)[^，。；]{0,16}$")
_STILL = late(r"[仍尚]|现有|目前")
_OTHER_STATE = late(r"^(?:存量|保有量|服役)|正在|在建|二期|三期|现有|目前")
_OTHER_SIZE = late(r"总投资|已完成(?=[\d近约超])")
_MADE = late(
    r"[^，。；：的\d]{0,8}(?:建成|投产|投运|投用|竣工|完工|通车|启用|落成|引进|引入|引来|成立|落户|开通|购置|买回)了?的(?=[约近超逾]?[\d一二两三四五六七八九十])"
)
_SCENE = late(r"记者[^，。；]{0,24}(?:看到|走进|来到|了解到|见到|采访|探访|发现)|(?:走进|来到|步入|探访)")
_LATER_CLAUSE = late(r"[，；：。！？]")
FARTHEST = 500  # characters between a period and a figure that it governs


class Reach:
    """Whether a period reaches a later figure of its sentence."""

    def __init__(self, layout: Layout, candidates: Sequence[Candidate]) -> None:
        self.text = layout.text
        self._layout = layout
        self._starts = [candidate.start for candidate in candidates]

    def covers(self, period: Found, candidate: Candidate) -> bool:
        """Whether the figure, which stands after the period in its sentence, holds for it."""
        if candidate.start - period.end > FARTHEST or is_size_of_thing(self.text, candidate, coming=period.coming):
            return False
        between = self.text[period.end : candidate.start]
        last = re.split(r"[，；：。]", between)[-1]
        if _is_habit(period, last) or (len(last) < len(between) and (is_beside(last) or _GRANTS.match(last))):
            return False
        if period.edge == "until" and period.kind != "now":
            return not _is_past_limit(period, between)
        if _AFTER_EVENT.search(between) or (_passed(period) and _INTENT.search(between)):
            return False
        made = _MADE.match(self.text, period.end, candidate.start)
        if made is not None and self._figure_in(made.end(), candidate.start):
            return False  # 去年建成的6.5公里产业路串起5个村
        return _LATER_CLAUSE.search(between) is None or self._leads_to(period, candidate, between, last)

    def _leads_to(self, period: Found, candidate: Candidate, between: str, last: str) -> bool:
        """Whether the period, told in a clause before, still holds in the figure's (`last`)."""
        if not period.coming and (_CAPACITY.search(last) or (period.kind == "day" and _OUTPUT.search(last))):
            return False
        if is_dimension(candidate, last) or _OVERTAKEN.search(between):
            return False
        if period.coming and not period.edge and _ENABLES.match(last):
            return True
        if _is_over(period, between, last):
            return False
        return self._goes_on(period, between) and not self._is_standing(period, between)

    def _goes_on(self, period: Found, between: str) -> bool:
        """Whether the period's clause leads on to the next: it is nothing but the period, or tells figures itself."""
        stop = _LATER_CLAUSE.search(between)
        assert stop is not None
        told = between[: stop.start()]
        left = self.text[max(0, period.start - 4) : period.start]
        if not told and left.endswith("于") and (EVENT.search(left) or _FOUNDED.search(left)):
            return False
        if period.kind == "now" and period.text in _PRESENT:
            return True
        if _WHEN.search(told):
            return True
        if not told or self._figure_in(period.end, period.end + stop.start()):
            return True
        if _RESULT.match(re.split(r"[，；：。]", between)[-1]):
            return True
        return EVENT.search(told) is None or (period.kind in {"day", "now"} and _GATHERING.search(told) is not None)

    def _figure_in(self, start: int, end: int) -> bool:
        number = bisect_left(self._starts, start)
        return number < len(self._starts) and self._starts[number] < end

    def _is_standing(self, period: Found, between: str) -> bool:
        """Whether the figure's clause speaks of what is so at any time: 占地200亩, 每年可处理10万吨."""
        last = re.split(r"[，；：。]", between)[-1]
        if BROUGHT_ABOUT.search(last):
            return False
        if period.kind in {"day", "part"} and EVENT.search(between) and _STAFF.match(last):
            return True
        if _RATE.search(last) or (period.coming and _STILL.search(last)):
            return True
        planned = period.coming and _INTENT.search(self.text, max(0, period.start - 4), period.end + len(between))
        if not planned and _is_size(period, between, last):
            return True
        after = between.rpartition("；")
        return bool(after[1]) and (_OTHER_STATE.search(after[2]) or _OTHER_SIZE.search(last)) is not None


def _is_size(period: Found, between: str, clause: str) -> bool:
    """Whether the clause gives a size that the period, told before it, says nothing of; one that changed is of it."""
    if _STANDING.search(clause) is None or (_CHANGED.search(clause) and not EVENT.search(between)):
        return False
    vague = period.kind == "now" and period.last is None and period.text not in _PRESENT
    if period.kind == "year" and not period.coming and _FOR_GOOD.search(clause):
        return True
    dated = period.kind in {"day", "part"} or (period.kind == "now" and period.last is not None)
    return vague or (period.kind == "day" and period.last is None) or (dated and not _AGREED.search(between))


_CHANGED = late(r"[扩增提升降缩压][大加升高低减短缩]?[至到]")  # 冷库容量扩至8.5万立方米
_FOR_GOOD = late(
    r"(?:占地|建筑面积|全长|直径|注册资本|年产能|年?设计(?:年?产)?能力|可年产|库容|年产[^量值总\d，。]{2,6})[^，。；：\d]{0,6}$"
)
_AGREED = late(r"签约|签订|集中|合同|协议")
_WHEN = late(r"(?:[产成立办业用建营市工]时|之初|[产成立]当年|那年|初期|的时候|那会儿?)$")  # 2019年投产时，……
_PRESENT = frozenset(["现在", "如今", "现如今", "目前", "当前", "眼下", "时下", "现时", "现阶段", "时至今日", "现今"])
_OF_EACH = late(
    r"(?:其中)?[^，。；]{0,8}?每(?!股)[^，。；\d]{1,6}?(?:(?:用[电水工])?成本|费用|可|能|只?需|要|赚|省|补助?|补贴|奖[励补]?|发放)"
)
_VALUED = late(
    r"[^，。；]{0,4}(?:[高低好优差弱强]于|超出?|不及|符合)(?:市场|此前|机构|分析师|外界|行业|普遍|平均)*的?(?:一致)?(?:预期|预测|预估)|(?:对应|相当于)?(?:P[EBS]|市[盈净销]率|本益比|股[价息]净?[值比]?[比率]|殖利率|估值|目标价|评级)|[^，。；]{0,12}目标价"
)
_OVERTAKEN = late(
    r"(?:已|已经)?(?:由|从)(?:最初|起初|最早|一开始|刚开始|当初|当时|开始时|投产初)|[，；](?:如今|现在|目前|现已)|[，；]在?(?:最[\u4e00-\u9fff]{1,4}|高峰|鼎盛|巅峰|旺季)的?(?:时期?|时候|期|那几?年)"
)
_ENABLES = late(
    r"(?:预计|每?年|还|并)?(?:可|能)(?:望|以|新?增|年产|创造|提供|带动|实现|形成|满足|处理|生产|节约|节省|减少|通行|停靠|容纳|服务|吸纳|覆盖)"
)


_FOUNDED = late(r"[建创办设立成产生]于$")
_STAFF = late(r"(?:现有|拥有|有)?(?:在职)?(?:员工|职工|从业人员|团队)")
_FORETOLD = late(r"[，；](?:预计|有望|力争|预测)")  # 截至下午4点已接待4万人次，预计将超6万人次
_CAPACITY = late(r"(?:[年月日]|每[年月日天])[^，。；]{0,6}能力(?:为|约|达|近|超|超过)?$")
_OUTPUT = late(r"[年月日]产能(?:为|约|达|由[^，。；]*[到至])?$")
_GRANTS = late(
    r"[^，。；]{0,3}对[^，。；]{2,20}(?:给予|奖励|补助|补贴)[^，。；]{0,8}$|[^，。；]{0,4}(?:综合(?:月薪|工资|薪资)|薪资|薪酬|包吃|干满)"
)
_HABIT = late(r"每(?:周|月|季|分钟|个?星期)(?!均)|一(?:秒|分钟|小时)(?:就|最多)?[能可]")
_IN_A_YEAR = late(
    r"(?:^|[^近这那第过满])一(?:年|个月|天)(?:就|还|也|大约|最多|至少)?[能可要得需](?!望)[^，。；：]{0,16}$"
)
_PAST_YEARS = late(r"[前早]些年|前几年|.{1,3}年[之以]?前$")


def _is_past_limit(period: Found, between: str) -> bool:
    """Whether the text has gone beyond a limit: 截至4点已接待4万人次，预计将超6万人次; 年底前投产，达产后……."""
    if period.coming:
        return period.text.endswith("前") and _AFTER_EVENT.search(between) is not None
    return _FORETOLD.search(between) is not None


def _is_over(period: Found, between: str, clause: str) -> bool:
    """Whether the text has gone on to another time: 前些年……，进城后，……; 明年……，已……; 3月5日……记者看到."""
    if period.text.startswith(("明年", "后年", "未来", "今后")) and _DONE.search(clause):
        return True
    if _ON_CONDITION.search(between) or (
        period.text.endswith("起") and _EACH_DAY.match(clause) and "，" in between[1:]
    ):
        return True
    if _PAST_YEARS.match(period.text) and "后，" in between:
        return True
    if period.text.startswith(("去年", "上年", "前年")) and between.count("，") > 1 and _DONE.search(clause):
        return True
    return period.kind == "day" and _SCENE.search(between) is not None


def _is_habit(period: Found, clause: str) -> bool:
    """Whether it is done again and again, now as before: 如今每周来校上4节课."""
    return (period.text in _PRESENT and _HABIT.search(clause) is not None) or _IN_A_YEAR.search(clause) is not None


_ON_CONDITION = late(
    r"的，(?:可|将|再|最高|按[^，。；\d]{0,12})?(?:一次性|每[^，。；\d]{1,3})?(?:最高)?(?:可?获|给予|奖励?|补[助贴]|处以?|罚款?|扣)[^，。；]{0,12}$"
)
_EACH_DAY = late(r"(?:[^，。；]{0,4}[日月年户人]均|[^，。；]{0,6}最[低高])(?!增)")
_DONE = late(r"已(?!连续)")


def is_beside(clause: str) -> bool:
    """Whether what stands in a clause before a figure turns to another thing: 对应PE…, 每千瓦时成本…."""
    return _OF_EACH.match(clause) is not None or _VALUED.match(clause) is not None


def _passed(period: Found) -> bool:
    """Whether nothing that is still to come can hold for it."""
    return (
        (period.kind in {"day", "now"} and not period.coming and period.text != "今冬明春")
        or (period.edge == "since" and period.last is not None)
        or period.text.startswith(("去年", "上年", "前年"))
    )
