"""Words beside a number that tell whose it is: attributes, parts of a whole (其中七成用于……), owners (博物馆|藏品)."""

import re

from briefing.extraction import lexicon
from briefing.extraction.clauses import predicate_words
from briefing.extraction.nouns import metric_of
from briefing.text.patterns import late

BUILT = late(
    r"^(?:建设|建造|打造|兴建|开发|设立|建成|组建|修建|新建|改造|兴办|创办|研发)的(?P<noun>[^，。；：！？]{2,24})"
)
# A change that is itself what is measured, where nothing else is told: 亩均|增产, 多跑, 每|减薄.
CHANGE = late(
    r"(?P<words>[增减节省提降加][\u4e00-\u9fff]|[多少][跑走卖收赚挣花用产存打]|[加拓变缩扩][宽深厚长高])(?<!加到)(?<!降到)(?<!减到)(?<!增到)(?<!提到)"
    r"(?<!增加)(?<!减少)(?<!增至)(?<!减至)(?<!降至)(?<!提至)(?<!节约)(?<!提高)(?<!提升)(?<!降低)(?<!增长)(?:了|出|近|约|超过)?$"
)
PLACES = frozenset("市省县区州国地镇乡村校港企")
CARRYING = late(r"(?:[满装搭运]?载[有着了]?|装着|装有|满载|运送|搭载)(?:近|约|超过)?$")
SHIP = late(r"^的(?:“[^“”]{1,10}”[轮号]?|[A-Z]{0,2}\d{1,5}次?[\u4e00-\u9fff]{0,2}(?:列车|班列|专列|航班))")
CARRIES = late(
    r"^[^，。；的“”☉]{1,10}的(?P<noun>“[^“”]{1,10}”[\u4e00-\u9fff]?|[A-Z]{0,2}\d{1,5}次?[\u4e00-\u9fff]{2,4}(?:列车|班列|专列|轮|航班))"
)
PART = late(
    r"^(?:、|和|☉|\s|而|目前|当前)*(?:其中|当中|(?P<whole>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:当中|之中|中|里))(?:，|、|有|近|约|已有|就有|有近|超过|超|的)*$"
)
DOES = late(
    r"^(?:的)?(?P<what>(?:来自|用于|投向|流向|毕业于|销往|出口到?|出口至|计划|打算|表示|选择|愿意|不愿意?|认为|从事|居住|加入|分布|集中|进入|"
    r"落户|拥有|具有|参加|参与|接受|运往|发往|供应|采用|使用|投入|返乡|就业|留在|拿到|通过|完成|实现|达到|获得|仍|已经?|都|将|可|能|会)"
    r"[^，。；：！？、“”]{1,14})"
)
WHEN = late(
    r"(?:时候|高峰期|阵子|起初|最初|开始|当初|尾盘|盘中|旺季|淡季|高峰时|最多时|最高时|最低时|忙时|闲时|画面|期间)$"
)
OWNED = late(
    r"^(?P<owner>[\u4e00-\u9fffA-Za-z“”]{0,16}(?:公司|集团|大学|学院|医院|银行|博物馆|图书馆|美术馆|体育馆|纪念馆|科技馆|研究院|研究所|"
    r"学校|中学|小学|幼儿园|合作社|园区|产业园|开发区|高新区|经开区|机场|车站|景区|基地|工厂|船厂|电厂|钢厂|药厂|酒店|超市|商场|团队|论坛|"
    r"博览会|大会|车间|项目部|站点|分局))(?![所的里内中部员区口外商])(?P<thing>[\u4e00-\u9fff]{2,10})$"
)
FURTHER = late(r"^[、，和及]+(?:占)?(?P<whole>[\u4e00-\u9fff]{2,10})的(?:近|约|超|超过|逾)?$")
STATED = late(r"以[内上下]|之[内久]|左右|[上下]下|不等|的|到|至|(?:不|还不|远不|就|才|都|已)[是够成完]|内|后|前|来")
ITSELF = late(r"的“[^“”]*”.*$")
MADE = late(r"(?:把|将|让|使)(?P<holder>[^，。；]{2,20}?)(?:打造|作为|建设|培育|建成|发展|成长|成为)")
EACH = late(r"(?<=[\u4e00-\u9fff]{2})(?:人均|户均|亩均|车均)$")  # 城镇居民|人均46120元
GIVEN = late(
    r"(?:的(?:比例|标准|额度))?(?:给予|予以|进行|提供)[^，。；]{0,4}?(?P<what>补贴|补助|奖励|奖补|资助|补偿|贴息|减免|优惠|返还)"
)
RECEIVER = late(r"(?:^|[，；。☉])(?:对|给|为)?(?P<who>[^，；。☉]{2,20})$")
LOCATED = late(r"^(?:落户|落地|位于|分布在|分布于|入驻|设在|坐落于|坐落在|扎根)(?P<place>[\u4e00-\u9fff“”]{2,16})的$")
ZONE = late(r"(?:区|基地|港|城|岛|州|分部|分局|分公司|车站|口岸)$")
WHOLE = late(r"占(?:[^占]{1,20}的比重|比)$")
SAME = late(r"[到至为达由从其减升降]|(?<![新净])增")
LASTED = late(
    r"(?P<what>工作|生活|任教|任职|从业|从医|从教|从军|从警|从艺|服役|驻村|坚守|扎根|守护|打工|学习|经营|务农|执教|行医|深耕|打拼|奔波|值守|居住|就读|研究)"
    r"(?:了|已|已经|整整|近|约|满|超过|逾)*$"
)
SUCH = late(r"(?<![高平同中均初优对头])等(?:近|约|超过|逾)?$")
WHITHER = late(r"(?:多个)?(?:国家|地区|省|市|城市|国|县|市场|口岸|港口|机场|站点)")
HEADS = frozenset(["户", "人", "口人", "口"])
MONEY = late(r"(?:积蓄|存款|[金款费钱资])$")
ACTION = 12
THING = 2


def acts(right: str, noun: str) -> bool:
    """Whether what is counted does something: 12家|中心运行一年来."""
    rest = right.partition(noun)[2]
    words = predicate_words(rest)
    return bool(words) and words[0].start == 0


def headed(noun: str) -> str:
    """The noun up to its predicate: 算力中心|投用."""
    words = [word for word in predicate_words(noun) if word.start > 1]
    return noun[: words[0].start] if words else noun


def is_sum(noun: str) -> bool:
    """Whether a noun behind a sum of money says what the money is: 18亿元投资, 三百亿元综合产值."""
    found = metric_of(noun)
    return (found is not None and found.known) or noun.endswith(("订单", "合同", "债券", "基金", "货物"))


@lexicon.per_words
def listed(kind: str) -> frozenset[str]:
    """The words of a class of metrics.txt."""
    return frozenset(lexicon.classes("metrics")[kind])


@lexicon.per_words
def _scopes() -> re.Pattern[str]:
    return lexicon.any_of(lexicon.words("scopes"))


def scope_of(phrase: str) -> str | None:
    """规上, 限额以上, 人均 and the like, where the words hold one."""
    match = _scopes().search(phrase)
    return match.group() if match else None
