"""What a figure or a period is bound to for itself: the size of a thing, the first value of a change, an attribute."""

from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.text.patterns import late

EVENT = late(
    r"成立|创立|创办|开办|兴办|创建|建厂|组建|始建|兴建|建成|建立|设立|投产|投运|投用|开工|动工|奠基|竣工|完工|通车|并网|启用|启动|签约|签署|签订|落户|"
    r"落成|封顶|交付|上市|发布|印发|出台|公布|获批|批复|受理|获得|装车|下线|量产|揭牌|挂牌|挂网|入驻|迁[入到至]|搬|返乡|辞职|毕业|退休|"
    r"开始|起步|加入|当选|出生|来到|开通|开业|开张|开园|开馆|试[产运]|投入(?:使用|运营|生产)|入选|获评|授予|认定|通过|中标|启航|到位|升级|改制|收购|抵达|下水|出坞|合龙|贯通|封关|面世|问世|上线|结束|截止|到期"
)
_PLACED = late(
    r"(?:总?投资(?:额|约|总额|规模)?|总造价|占地(?:面积)?|建筑面积|总?面积|全[长程]|主?跨[度径]?|里程|长度?|直径|宽度?|高度?|深度?|重达?|厚度?|总规模|规模|"
    r"注册资本|年产|年产能|日产|月产|产能|年加工|设计|装机(?:容量|规模)?|容量|载有|满载|装有|装着|海拔|身高|净重|售价|为期|配套|可容纳|容纳|最高|限额)"
    r"(?:为|约|达|近|超|超过|逾)?$"
)
BROUGHT_ABOUT = late(
    r"(?:设立|组建|成立|发行|推出|签下|签订|签署|签约|授予|获得|达成|拿下|中标|采购|完成|实现|募集|安排|下达|出台|发放)了?(?:首[期批只支]|一[期批只支笔])?"
    r"(?:总?投资|总?规模|总?金额|总额|总值|价值|最高)(?:为|约|达|近|超|超过|逾)?$"
)
_CHANGED_FROM = late(r"(?:由|从|自)[^，。；：由从]{0,24}$")
_CHANGED_TO = late(r"(?:，(?=[拉提升降缩压增扩减延]))?[^，。；：、]{0,6}?(?:[到至为成]|变为)(?!位|今)")
_ENDPOINT = late(r"(?:[由从自占是为达到至过超]|相当于|较|比)$")
_NAMES_EVENT = late(
    r"[^，。；：\d]{0,20}(?:活动|大会|会议|仪式|发布会|论坛|榜单|名单|评选|考核|工作报告)(?=在|于|举行|召开|举办|启动|上|中|里|公布|发布|提出|明确|、|，)"
)
_ONE_DAY = late(r"前夕|[来临]临|将至|临近")
_BEFORE_NUMBER = late(
    r"(?:约|近|超|逾|不足|不到|第)?\d|(?:不足|不到)|的[^，。；：\d]{0,8}[约近超逾不足到]*[\d一二两三四五六七八九十百千万零半]"
)
_FOLLOWS = late(r"[^，。；：\d]{0,6}的(?![\d一二两三四五六七八九十不近约超逾])")
_GUIDANCE = late(
    r"(?:指引|预算|预测|预期|展望|计划|目标|预估)(?:值|数)?(?:已经?|再度?|也)?(?:由|从)[^，。；：由从]{0,4}$"
)
_TAKEN = late(r"(?:把|[租赁盘包买接]下|承包|承租|腾出)了?(?:一[处间片座块])?$")  # 把180平方米的仓库改成了店
_THING = late(
    r"[^，。；、的\d]{0,8}?(?:机组|[电核火水场]站|泊位|压机|[电高转焙]炉|锅炉|[吊起焊风压盾]+机|装置|[产流]+线|项目|[货油轮邮]+轮|散货船|储罐|变压器|风电场|工厂)"
)
_DIMENSION = late(
    r"(?:^|[，、；])?(?:[全总船桥线主型][长宽高深跨]|[长宽高深]|直径|跨径|吃水|排水量|载重量?|自重|起飞重量|航速|时速|设计时速|水深)(?:为|达|约|近|超|超过|逾)*$"
)
_VALUES = frozenset(["amount", "count", "mass", "energy", "area"])
_SETS_AGAINST = late(r"(?:较|比|低于|高于|超过|少于|多于)$")  # 较今年110亿元增加36%
_VALUE_OF = late(r"的?[^，。；的\d]{0,6}(?:率|增速|增幅|降幅|均价|水平|产值|产量|销量)的?")  # 低于今年成长率3.26%
_IN_FORCE = late(r"实施|施行|生效|出版|诞生")  # 今年7月实施的新国标
_LASTS_TO = late(r"(?:[排延做推]|持续|延续|延长|排产|顺延|推迟|延期)[到至了]+$")
_GROWN = late(r"[增延加拓提升变]")


def is_old_value(text: str, candidate: Candidate) -> bool:
    """Whether it is the first figure of a change (由12吨降到7吨), which holds for another time than the rest."""
    left = text[max(0, candidate.start - 30) : candidate.start]
    return _CHANGED_FROM.search(left) is not None and _CHANGED_TO.match(text, candidate.end) is not None


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
    return _PLACED.search(left) is not None and BROUGHT_ABOUT.search(left) is None


def is_size_of_thing(text: str, candidate: Candidate, *, coming: bool) -> bool:
    """Whether it says how large a thing is that is named behind it: 1.2万吨压机, 5000吨级泊位, 2.4万箱级集装箱船."""
    if candidate.type == "level":
        return not coming and candidate.unit not in {"", "元"}
    return candidate.type in {"mass", "energy"} and _THING.match(text, candidate.end) is not None


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
    return (
        EVENT.search(told) is not None or _IN_FORCE.search(told) is not None or (left.endswith("于") and told == "的")
    )


def lasts_to(text: str, period: Found) -> bool:
    """Whether something goes on to the period, which then dates no other figure: 订单排到2028年，金额超过900亿元."""
    return _LASTS_TO.search(text, max(0, period.start - 6), period.start) is not None


def is_dimension(candidate: Candidate, clause: str) -> bool:
    """Whether it is how long, wide or heavy a thing is: 全长399.99米, 宽61.5米."""
    sized = candidate.type in {"length", "mass", "other"} and _DIMENSION.search(clause) is not None
    return sized and _GROWN.search(clause) is None
