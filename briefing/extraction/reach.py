"""How far a period reaches: 去年，全市产值…，增长… goes on, 去年投产，年产能… does not."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.extraction.layout import Layout
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate

_EVENT = re.compile(
    r"成立|创立|创办|组建|始建|兴建|建成|建立|设立|投产|投运|投用|开工|动工|奠基|竣工|完工|通车|并网|启用|启动|签约|签署|签订|落户|"
    r"落成|封顶|交付|上市|发布|印发|出台|公布|获批|批复|受理|获得|装车|下线|量产|揭牌|挂牌|挂网|入驻|迁[入到至]|搬|返乡|辞职|毕业|退休|"
    r"开始|起步|加入|当选|出生|来到|开通|开业|开张|开园|开馆|试[产运]|投入(?:使用|运营|生产)|入选|获评|授予|认定|通过|中标|启航|到位|升级|改制|收购|抵达|下水|出坞|合龙|贯通|封关|面世|问世|上线|结束|截止|到期"
)
_RESULT = re.compile(r"(?:合同|成交|交易|签约|中标|募集|募资|融资|首发|发行|总?金额|总额|涉及|筹集|成功)")
_GATHERING = re.compile(r"举行|召开|举办|开幕|揭幕|启幕|开启|落幕|闭幕|收官|亮相|开赛|签约|通车|开工|发布会|拉开")
_AFTER_EVENT = re.compile(
    r"(?:达产|投产|建成|投用|投运|满产|完工|竣工|投入使用|启用|落成|到位|实施|改造|扩建)(?:达效|投产)?[之以]?后|届时|[此其]后"
    r"|用[一两二三四五六七八九十\d至到]{1,5}年(?:左右)?的?时间|[一两二三四五六七八九十\d]年[之以]?内"
)
_INTENT = re.compile(
    r"[将拟]|(?<!占)计划(?!的|任务|数)|预计|力争|提出|争取(?![到来了]|[^，。；\d]{0,10}(?:资金|国债|债券?|额度|补助|指标|贷款))|有望|目标|规划"
)
_PLACED = re.compile(
    r"(?:总?投资(?:额|约|总额|规模)?|总造价|占地(?:面积)?|建筑面积|总?面积|全[长程]|主?跨[度径]?|里程|长度?|直径|宽度?|高度?|深度?|重达?|厚度?|总规模|规模|"
    r"注册资本|年产|年产能|日产|月产|产能|年加工|设计|装机(?:容量|规模)?|容量|载有|满载|装有|装着|海拔|身高|净重|售价|为期|配套|可容纳|容纳|最高|限额)"
    r"(?:为|约|达|近|超|超过|逾)?$"
)
_BROUGHT_ABOUT = re.compile(
    r"(?:设立|组建|成立|发行|推出|签下|签订|签署|签约|授予|获得|达成|拿下|中标|采购|完成|实现|募集|安排|下达|出台|发放)了?(?:首[期批只支]|一[期批只支笔])?"
    r"(?:总?投资|总?规模|总?金额|总额|总值|价值|最高)(?:为|约|达|近|超|超过|逾)?$"
)
_STANDING = re.compile(
    r"(?:总投资(?!的)|投资总额|占地|建筑面积|总?建筑|全长|直径|建设期|工期|总规模|注册资本|年产能|年设计|设计能力|设计年|年加工能力|年处理能力|装机容量|库容|"
    r"可年产|年产(?![值量])|月产|年发电量|规划|(?<![展览播种造林收获施工竣销售成交出供育])面积)[^，。；：]{0,10}$"
)
_RATE = re.compile(
    r"每(?:年|月|天|日|小时|分钟|周|季|亩|人|户)(?:就|还|约|大约|最多)?(?:可|能|预计|将)[^，。；]{0,16}$"
)
_STILL = re.compile(r"[仍尚]|现有|目前")
_OTHER_STATE = re.compile(r"正在|在建|二期|三期|现有|目前")
_OTHER_SIZE = re.compile(r"总投资|已完成(?=[\d近约超])")
_CHANGED_FROM = re.compile(r"(?:由|从|自)[^，。；：由从]{0,24}$")
_CHANGED_TO = re.compile(r"(?:，(?=[拉提升降缩压增扩减延]))?[^，。；：、]{0,6}?(?:[到至为成]|变为)(?!位|今)")
_ENDPOINT = re.compile(r"(?:[由从自占是为达到至过超]|相当于|较|比)$")
_NAMES_EVENT = re.compile(
    r"[^，。；：\d]{0,20}(?:活动|大会|会议|仪式|发布会|论坛|榜单|名单|评选|考核|工作报告)(?=在|于|举行|召开|举办|启动|上|中|里|公布|发布|提出|明确|、|，)"
)
_ONE_DAY = re.compile(r"前夕|[来临]临|将至|临近")
_MADE = re.compile(
    r"[^，。；：的\d]{0,8}(?:建成|投产|投运|投用|竣工|完工|通车|启用|落成|引进|引入|引来|成立|落户|开通|购置|买回)了?的(?=[约近超逾]?[\d一二两三四五六七八九十])"
)
_SCENE = re.compile(r"记者[^，。；]{0,24}(?:看到|走进|来到|了解到|见到|采访|探访|发现)|(?:走进|来到|步入|探访)")
_BEFORE_NUMBER = re.compile(
    r"(?:约|近|超|逾|不足|不到|第)?\d|(?:不足|不到)|的[^，。；：\d]{0,8}[约近超逾不足到]*[\d一二两三四五六七八九十百千万零半]"
)
_FOLLOWS = re.compile(r"[^，。；：\d]{0,6}的(?![\d一二两三四五六七八九十不近约超逾])")
_LATER_CLAUSE = re.compile(r"[，；：。！？]")
FARTHEST = 500  # characters between a period and a figure that it governs


def is_old_value(text: str, candidate: Candidate) -> bool:
    """Whether it is the first figure of a change (由12吨降到7吨), which holds for another time than the rest."""
    left = text[max(0, candidate.start - 30) : candidate.start]
    return _CHANGED_FROM.search(left) is not None and _CHANGED_TO.match(text, candidate.end) is not None


_GUIDANCE = re.compile(
    r"(?:指引|预算|预测|预期|展望|计划|目标|预估)(?:值|数)?(?:已经?|再度?|也)?(?:由|从)[^，。；：由从]{0,4}$"
)


def is_guidance(text: str, candidate: Candidate) -> bool:
    """Whether it is what was foretold before for the same time: 全年出货量指引由55万台上调至60万台."""
    return _GUIDANCE.search(text[max(0, candidate.start - 24) : candidate.start]) is not None


def is_lasting(text: str, candidate: Candidate) -> bool:
    """Whether it describes a thing for good: 全长21.6公里的公路, 总投资12亿元的项目."""
    if candidate.unit == "%" or not text.startswith("的", candidate.end):
        return False
    left = text[max(0, candidate.start - 20) : candidate.start]
    if candidate.type == "area" and _TAKEN.search(left):
        return True
    return _PLACED.search(left) is not None and _BROUGHT_ABOUT.search(left) is None


_TAKEN = re.compile(r"(?:把|[租赁盘包买接]下|承包|承租|腾出)了?(?:一[处间片座块])?$")  # 把180平方米的仓库改成了店


def is_size_of_thing(text: str, candidate: Candidate, *, coming: bool) -> bool:
    """Whether it says how large a thing is that is named behind it: 1.2万吨压机, 5000吨级泊位, 2.4万箱级集装箱船."""
    if candidate.type == "level":
        return not coming and candidate.unit not in {"", "元"}
    return candidate.type in {"mass", "energy"} and _THING.match(text, candidate.end) is not None


_THING = re.compile(
    r"[^，。；、的\d]{0,8}?(?:机组|[电核火水场]站|泊位|压机|[电高转焙]炉|锅炉|[吊起焊风压盾]+机|装置|[产流]+线|项目|[货油轮邮]+轮|散货船|储罐|变压器|风电场|工厂)"
)
_DIMENSION = re.compile(
    r"(?:^|[，、；])?(?:[全总船桥线主型][长宽高深跨]|[长宽高深]|直径|跨径|吃水|排水量|载重量?|自重|起飞重量|航速|时速|设计时速|水深)(?:为|达|约|近|超|超过|逾)*$"
)


def adjoining(text: str, candidate: Candidate, period: Found) -> bool:
    """Whether the period is the figure's own attribute: 由2020年的15%提高到……, 2023年的97天."""
    between = text[period.end : candidate.start]
    own = between in {"的", "的约", "的近"}
    if period.reference and candidate.unit not in {"倍", "个百分点", "百分点"} and _VALUE_OF.fullmatch(between):
        return True
    if (
        period.reference
        and not between
        and candidate.type in _VALUES
        and _SETS_AGAINST.search(text, max(0, period.start - 2), period.start)
    ):
        return True
    if (
        period.reference
        and candidate.unit == "%"
        and text[max(0, period.start - 1) : period.start] not in {"比", "较", "于"}
    ):
        return False  # 恢复到2019年同期的105%
    if period.end == candidate.start and text[period.start - 1 : period.start] in {"由", "从"}:
        own = True
    return own and candidate.unit != "倍" and candidate.rule != "doubling"


_VALUES = frozenset(["amount", "count", "mass", "energy", "area"])
_SETS_AGAINST = re.compile(r"(?:较|比|低于|高于|超过|少于|多于)$")  # 较今年110亿元增加36%
_VALUE_OF = re.compile(r"的?[^，。；的\d]{0,6}(?:率|增速|增幅|降幅|均价|水平|产值|产量|销量)的?")  # 低于今年成长率3.26%


def is_attribute(text: str, period: Found) -> bool:
    """Whether the period belongs to a noun or another figure: 成立于2016年的公司, 由2020年的15%."""
    left = text[max(0, period.start - 3) : period.start]
    if _ENDPOINT.search(left) and period.edge != "until" and _BEFORE_NUMBER.match(text, period.end):
        return True
    if period.kind in {"part", "year"} and not period.edge and _NAMES_EVENT.match(text, period.end):
        return True
    if period.kind == "recent" and _ONE_DAY.match(text, period.end):
        return True
    follows = _FOLLOWS.match(text, period.end)
    if follows is None:
        return False
    told = text[period.end : follows.end()]
    return _EVENT.search(told) is not None or (left.endswith("于") and told == "的")


def lasts_to(text: str, period: Found) -> bool:
    """Whether something goes on to the period, which then dates no other figure: 订单排到2028年，金额超过900亿元."""
    return _LASTS_TO.search(text, max(0, period.start - 6), period.start) is not None


_LASTS_TO = re.compile(r"(?:[排延做推]|持续|延续|延长|排产|顺延|推迟|延期)[到至了]+$")


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
        if not _LATER_CLAUSE.search(between):
            return True
        return self._leads_to(period, candidate, between, last)

    def _leads_to(self, period: Found, candidate: Candidate, between: str, last: str) -> bool:
        """Whether the period, told in a clause before, still holds in the figure's (`last`)."""
        if not period.coming and (_CAPACITY.search(last) or (period.kind == "day" and _OUTPUT.search(last))):
            return False
        if _is_dimension(candidate, last) or _OVERTAKEN.search(between):
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
        if not told and left.endswith("于") and (_EVENT.search(left) or _FOUNDED.search(left)):
            return False
        if period.kind == "now" and period.text in _PRESENT:
            return True
        if _WHEN.search(told):
            return True
        if not told or self._figure_in(period.end, period.end + stop.start()):
            return True
        if _RESULT.match(re.split(r"[，；：。]", between)[-1]):
            return True
        return _EVENT.search(told) is None or (period.kind in {"day", "now"} and _GATHERING.search(told) is not None)

    def _figure_in(self, start: int, end: int) -> bool:
        number = bisect_left(self._starts, start)
        return number < len(self._starts) and self._starts[number] < end

    def _is_standing(self, period: Found, between: str) -> bool:
        """Whether the figure's clause speaks of what is so at any time: 占地200亩, 每年可处理10万吨."""
        last = re.split(r"[，；：。]", between)[-1]
        if _BROUGHT_ABOUT.search(last):
            return False
        if period.kind in {"day", "part"} and _EVENT.search(between) and _STAFF.match(last):
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
    if _STANDING.search(clause) is None or (_CHANGED.search(clause) and not _EVENT.search(between)):
        return False
    vague = period.kind == "now" and period.last is None and period.text not in _PRESENT
    if period.kind == "year" and not period.coming and _FOR_GOOD.search(clause):
        return True
    dated = period.kind in {"day", "part"} or (period.kind == "now" and period.last is not None)
    return vague or (period.kind == "day" and period.last is None) or (dated and not _AGREED.search(between))


_CHANGED = re.compile(r"[扩增提升降缩压][大加升高低减短缩]?[至到]")  # 冷库容量扩至8.5万立方米
_FOR_GOOD = re.compile(
    r"(?:占地|建筑面积|全长|直径|注册资本|年产能|年?设计(?:年?产)?能力|可年产|库容|年产[^量值总\d，。]{2,6})[^，。；：\d]{0,6}$"
)
_AGREED = re.compile(r"签约|签订|集中|合同|协议")
_WHEN = re.compile(r"(?:[产成立办业用建营市工]时|之初|[产成立]当年|那年|初期|的时候|那会儿?)$")  # 2019年投产时，……
_PRESENT = frozenset(["现在", "如今", "现如今", "目前", "当前", "眼下", "时下", "现时", "现阶段", "时至今日", "现今"])
_OF_EACH = re.compile(
    r"(?:其中)?[^，。；]{0,8}?每(?!股)[^，。；\d]{1,6}?(?:(?:用[电水工])?成本|费用|可|能|只?需|要|赚|省|补助?|补贴|奖[励补]?|发放)"
)
_VALUED = re.compile(
    r"[^，。；]{0,4}(?:[高低好优差弱强]于|超出?|不及|符合)(?:市场|此前|机构|分析师|外界|行业|普遍|平均)*的?(?:一致)?(?:预期|预测|预估)|(?:对应|相当于)?(?:P[EBS]|市[盈净销]率|本益比|股[价息]净?[值比]?[比率]|殖利率|估值|目标价|评级)|[^，。；]{0,12}目标价"
)
_OVERTAKEN = re.compile(
    r"(?:已|已经)?(?:由|从)(?:最初|起初|最早|一开始|刚开始|当初|当时|开始时|投产初)|[，；](?:如今|现在|目前|现已)|[，；]在?(?:最[\u4e00-\u9fff]{1,4}|高峰|鼎盛|巅峰|旺季)的?(?:时期?|时候|期|那几?年)"
)
_ENABLES = re.compile(
    r"(?:预计|每?年|还|并)?(?:可|能)(?:望|以|新?增|年产|创造|提供|带动|实现|形成|满足|处理|生产|节约|节省|减少|通行|停靠|容纳|服务|吸纳|覆盖)"
)


def _is_dimension(candidate: Candidate, clause: str) -> bool:
    """Whether it is how long, wide or heavy a thing is: 全长399.99米, 宽61.5米."""
    sized = candidate.type in {"length", "mass", "other"} and _DIMENSION.search(clause) is not None
    return sized and _GROWN.search(clause) is None


_GROWN = re.compile(r"[增延加拓提升变]")
_FOUNDED = re.compile(r"[建创办设立成产生]于$")
_STAFF = re.compile(r"(?:现有|拥有|有)?(?:在职)?(?:员工|职工|从业人员|团队)")
_FORETOLD = re.compile(r"[，；](?:预计|有望|力争|预测)")  # 截至下午4点已接待4万人次，预计将超6万人次
_CAPACITY = re.compile(r"(?:[年月日]|每[年月日天])[^，。；]{0,6}能力(?:为|约|达|近|超|超过)?$")
_OUTPUT = re.compile(r"[年月日]产能(?:为|约|达|由[^，。；]*[到至])?$")
_GRANTS = re.compile(
    r"[^，。；]{0,3}对[^，。；]{2,20}(?:给予|奖励|补助|补贴)[^，。；]{0,8}$|[^，。；]{0,4}(?:综合(?:月薪|工资|薪资)|薪资|薪酬|包吃|干满)"
)
_HABIT = re.compile(r"每(?:周|月|季|分钟|个?星期)(?!均)|一(?:秒|分钟|小时)(?:就|最多)?[能可]")
_IN_A_YEAR = re.compile(
    r"(?:^|[^近这那第过满])一(?:年|个月|天)(?:就|还|也|大约|最多|至少)?[能可要得需](?!望)[^，。；：]{0,16}$"
)
_PAST_YEARS = re.compile(r"[前早]些年|前几年|.{1,3}年[之以]?前$")


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


_ON_CONDITION = re.compile(
    r"的，(?:可|将|再|最高|按[^，。；\d]{0,12})?(?:一次性|每[^，。；\d]{1,3})?(?:最高)?(?:可?获|给予|奖励?|补[助贴]|处以?|罚款?|扣)[^，。；]{0,12}$"
)
_EACH_DAY = re.compile(r"(?:[^，。；]{0,4}[日月年户人]均|[^，。；]{0,6}最[低高])(?!增)")
_DONE = re.compile(r"已(?!连续)")


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
