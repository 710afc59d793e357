"""Predicates that say what is measured: dimensions (桥长3公里), prices (报81美元), allowances (每户最高3万元)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.extraction.nouns import clean, kind_of, region_of
from briefing.extraction.phrases import parsed, without_lead, without_tail
from briefing.text.patterns import late


@dataclass(frozen=True, slots=True)
class Gauge:
    """What is measured, and the noun whose it is; an empty noun is what the text speaks of."""

    measure: str
    noun: str


_LED = r"(?:高达|达到|达|约|为|近|不到|不足|超过|超|仅|只有|只|有|逾|：|☉|\s)*$"
_DIMENSION = late(
    r"^(?P<noun>[^，。；]{0,30}?)(?P<words>(?:原?(?:路面|桥面|河面|水面|车身|机身|船身|坝顶|塔身|墙体|管道|航道底)|全|总|型|坝|桥|井|埋|净|毛|体|身|船|楼|塔|路|洞|底|幅|通|株|冠|层|柱|墙|自)?"
    r"(?<![增校市县延成提最拓加拉升较更董院部局处科队班站组团特擅省区镇乡村会厂社董季起严保首着])[长宽高深厚重]|(?:最大|最小|平均)?(?:埋深|吃水|周长|臂展|胸径))"
    + _LED
)
_ATTRIBUTE = late(r"^[长宽高深厚重]的(?P<noun>[\u4e00-\u9fffA-Za-z“”]{2,16})")


def dimension(left: str, right: str) -> Gauge | None:
    """该桥长|3公里, 60公里|长的河岸."""
    behind = _ATTRIBUTE.match(right)
    if behind:
        return Gauge(right[0], _head(behind["noun"]))
    if right[:1] in set("长宽高深厚") and not _GOES_ON.match(right[1:]):
        return Gauge(right[0], "")
    match = _DIMENSION.match(without_lead(left))
    if match is None or "比" in match["noun"] or "较" in match["noun"]:
        return None
    return _split(clean(match["noun"]), match["words"])


def _split(noun: str, words: str) -> Gauge:
    """What is measured, and whose: 该桥|长, 吸热塔|高, but 大桥|桥长."""
    if len(noun) == 1 and noun not in _POINTERS:
        return Gauge(words[-1], noun + words[:-1])
    if noun in _POINTERS and len(words) > 1:
        return Gauge(words, noun + words[0])
    if len(words) > 1 and words[0] in _BODIES and noun and noun[-1] not in _BODIES and kind_of(noun) is None:
        return Gauge(words[1:], noun + words[0])
    return Gauge(words, clean(noun))


_BODIES = frozenset("桥井船楼塔路洞层柱墙株")
_POINTERS = frozenset(["该", "本", "此", "这"])
_GOES_ON = late(r"[\u4e00-\u9fff]")


def _head(noun: str) -> str:
    """The noun up to the first word that is no part of it."""
    return re.split(
        r"聚集|汇聚|分布|连接|串起|横跨|穿过|沿|上|里|，|，|坐落|建成|通车|已|正|被|有|是|将", noun, maxsplit=1
    )[0]


_PER = (
    r"[每一](?:公斤|千克|市斤|斤|克|公吨|吨|桶|盎司|股|度|千瓦时|立方米|平方米|平米|升|磅|蒲式耳|英热单位|手|张|件|箱|袋|瓶|盒|枚|"
    r"只|头|台|辆|套|份|双|棵|株|朵|串|碗|杯|粒|板|晚|间夜)"
)
_QUOTED = r"(?:收报|报收于?|收盘报|收盘价?为|收于|收在|收盘于|报价|报|收|成交于)"
_SOLD = r"(?:卖到|卖得|卖出|卖上|售价?为?|卖)"
_SOFT = r"(?:才|只|仅|约|为|近|了|到|至|能|可|不到|超过|：|☉|\s)*"
_PRICE = late(
    rf"^(?P<noun>.*?)(?:{_SOFT}(?:{_QUOTED}|{_SOLD}){_SOFT}{_PER}|{_PER}{_SOFT}(?:{_SOLD}|报)?|{_QUOTED}|卖到){_SOFT}$"
)
_LINE = late(r"^(?:关口|大关|整数关|一线|整数位|/(?:桶|吨|盎司|公斤|斤|股))")
_SWING = late(
    r"^(?P<noun>.*?)(?:收涨|收跌|收高|收低|收升|大涨|大跌|涨停|跌停|涨|跌|走高|走低|上涨|下跌|下挫|上扬)(?:了|逾|超|近|约|超过|\s)*$"
)
_SURE_SWING = late(r"收[涨跌高低升](?:了|逾|超|近|约|超过|\s)*$")
_MOMENT = late(
    r"(?:[\s☉]|能|可|还|才|就|也|都|已|一度|盘中|尾盘|收盘|开盘|早盘|午盘|环比|同比|按年|按月|当日|同日|当天|昨日|今日|昨天|今天|昨|再|又|则|一路|现|最新|目前|如今|价格|市场价|最好的时候|最高时|高峰时|只)+$"
)
_SHARE_OF_FIRM = late(r"(?:公司|集团|股份|科技|银行|证券|控股|实业|药业|重工|动力|[AHB]股|电子|光电)$")
_FIRM_WORD = late(r"(?:企业|公司|集团|厂商|巨头)[A-Za-z\u4e00-\u9fff]+$")
_INDEX = late(r"(?:指数|综指|成指|价|价格|[A-Z]+|指|均价|单价|市值)$")
_PRICED = ("价", "价格", "股价")


_AGED = late(r"(?:已经|已|才|刚|刚满|年满|满|现年|快|年近|近|都|也|今年|：|☉|\s)*$")


def age(left: str, behind: str | None) -> Gauge | None:
    """母亲今年|83岁; not 60岁以上老人, where the old are counted."""
    if behind is not None:
        return None
    noun = re.sub(r"(?:的)?(?:平均|最大|最小)?(?:年龄|岁数|年纪)$", "", clean(_AGED.sub("", without_lead(left))))
    return Gauge("年龄", noun if len(noun) > 1 and not re.search(r"[，。；“”]", noun) else "")


def price(left: str, right: str, previous: str | None, is_firm: Callable[[str], bool]) -> Gauge | None:
    """白银报|27美元, 大米每斤卖|3元, 油价突破|90美元关口: the price, and of what."""
    match = _PRICE.match(left)
    bare = left if match is None and _LINE.match(right) else match["noun"] if match else None
    if bare is None or parsed(left).measure is not None:
        return None
    bare = without_tail(bare) if match is None else bare
    return _priced(bare, previous, is_firm)


def swing(left: str, previous: str | None, is_firm: Callable[[str], bool]) -> Gauge | None:
    """白银跌|3.8%: a change of a price; only where a market's words or a price before say so."""
    match = _SWING.match(left)
    if match is None or not (_SURE_SWING.search(left) or (previous or "").endswith(_PRICED)):
        return None
    if parsed(left).measure is not None or not clean(match["noun"]):
        return None
    return _priced(match["noun"], previous, is_firm)


def _priced(bare: str, previous: str | None, is_firm: Callable[[str], bool]) -> Gauge | None:
    noun = clean(_MOMENT.sub("", without_lead(bare)))
    noun = noun.rpartition("的")[2] if len(noun.rpartition("的")[2]) > 1 else noun
    if not noun:
        return Gauge(previous if previous and previous.endswith(_PRICED) else "价格", "")
    known = parsed(noun).measure
    if known is not None:
        return Gauge(known, noun.removesuffix(known))
    if is_firm(noun) or _SHARE_OF_FIRM.search(noun) or _FIRM_WORD.search(noun):
        return Gauge("股价", noun)
    if _INDEX.search(noun):
        return Gauge(noun, noun)
    if region_of(noun) == noun and kind_of(noun) == "地" and len(noun) > _SHORT:
        return None
    return Gauge(f"{noun}价格", noun)


_SHORT = 2
_ALLOWANCE = late(
    r"补助|补贴|奖励|奖补|资助|补偿|赔偿|处罚|罚款|罚金|扶持资金|慰问金|红包|优惠|授信|贷款|租金|保费|押金"
)
_EACH = late(
    r"^(?:、|和|☉|\s|每(?:人|户|家|个|箱|亩|台|套|辆|吨|头|只|件|次|单|年|月|车|名|企|标箱|项|案|艘|平方米|千瓦时|公斤)|单[个户家台套车项]|"
    r"最高|最多|最低|至少|封顶|上限|不超过|可达|可|为|达|按|年|月|给予|标准|的|最)+$"
)


def allowance(left: str, earlier: str) -> str | None:
    """……给予补助，单户最高|1000万元: what is given, named in the clause before."""
    if not re.search(r"[每单]", left) or _EACH.match(left) is None:
        return None
    found = [match.group() for match in _ALLOWANCE.finditer(earlier)]
    return found[-1] if found else None
