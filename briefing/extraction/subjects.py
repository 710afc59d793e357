"""Noun phrases of a clause: its subject, trimmed of what is no part of the name; and who speaks in it."""

import re

from briefing.extraction import lexicon
from briefing.extraction.clauses import PERIOD, predicate_words
from briefing.extraction.nouns import ATTRIBUTE, LASTING, clean, is_generic, is_noun, kind_of
from briefing.extraction.phrases import without_lead
from briefing.text.patterns import late

CLASS_NAME = late(
    r"^[\u4e00-\u9fff]{0,10}?(?:企业|巨头|(?:代工|电子|封测|面板|芯片|晶圆|设备|汽车|零件|组装|光电|加工机|工具机|机械|模具|机床|光学|镁合金|电路板|网通|电池|太阳能|生技|食品|纺织|钢铁|制药|化工|材料)[\u4e00-\u9fff]{0,2}大?厂|龙头企业|厂商|开发商|运营商|制造商|老字号|独角兽)(?!联盟|成员|单位|集群|集聚|园|数|总|家|员|职|用户|产品|服务|平台|中心|项目)(?P<name>(?:(?![个跟不了着把])[\u4e00-\u9fffA-Za-z]){3,8})$"
)
_OFFICE = late(
    r"(?:人民政府|政府|管委会|管理委员会|党工委|党委|县委|市委|区委|镇党委|党支部|党总支部?|总支|村委会|运营部|操作部|研发中心|市场部|销售部)$"
)
_RANK = late(r"(?:副|常务副|常务|原|兼|首席|代理|党组书记|党委书记|、)+$")
_OBSERVER = late(r"分析师|分析员|研究员|经济学家|策略师|评论员|教授|院士|专家|学者|研报|记者")
PUBLIC = late(r"(?:局|委|厅|部|办|政府|署|委员会|中心|站|所|院|大学|学院|协会)$")


@lexicon.per_words
def tidy(phrase: str) -> str:
    """A noun phrase without what leads it in: 其中, 位于××的, 动力电池企业."""
    noun = without_lead(phrase.replace(PERIOD, ""))
    if "、" in noun and "等" in noun:
        noun = _SUCH.sub("", noun)
    if noun.startswith(("我们", "咱们", "他们")) and kind_of(noun[2:]) is not None:
        noun = noun[2:]
    noun = clean(ATTRIBUTE.sub("", noun) if "的" in noun else noun)
    if noun[-1:] in _DAY_ENDS:
        noun = _DAY.sub("", noun)
    if noun[-1:] in _EDGE_ENDS:
        noun = _EDGE.sub("", noun)
    named = CLASS_NAME.match(noun)
    return named["name"] if named else noun


_SHORT = 2
# 华润微电子、中电科芯片等|重点企业: the class of the things named.
_SUCH = late(r"^[^，。；]*、[^，。；、]*?(?<![高平同中均初优对头])等(?![级待候于同])(?=[\u4e00-\u9fff]{2})")
_DAY = late(r"(?<=[\u4e00-\u9fffA-Za-z]{2})(?:昨|今|明|前|日前|近日|本周|上周)(?:（[^（）]{1,8}）)?[日天晚早]?$")
_DAY_ENDS, _EDGE_ENDS = frozenset("昨今明前日周）天晚早"), frozenset("地等项类部有面内上中里们下")
_EDGE = late(
    r"(?:等地|等|各项|各类|全部|所有|方面|内部|(?<![国境省市县区校室车])内|上|中|里|们|下)$(?<![市县镇村区乡省]里)(?<!当中)(?<!集中)(?<!高中)(?<!初中)(?<!汉中)(?<!上)"
)


def subject_of(clause: str) -> str:
    """The words before the first predicate word of a clause."""
    clause = without_lead(clause)
    attribute = ATTRIBUTE.match(clause)
    start = attribute.end() if attribute else 0
    for word in predicate_words(clause[start:]):
        if word.start and _EVENT.match(clause, start + word.end):
            continue
        return clause[start : start + word.start]
    return ""


# 产业|转移发展对接活动在渝举行: verbs within the name of an event.
_EVENT = late(
    r"[\u4e00-\u9fff□“”]{0,24}?(?:活动|大会|论坛|博览会|交易会|洽谈会|展览会|推介会|年会|峰会|大赛|展会|对接会|招聘会)"
    r"(?=☉|在|于|日前|近日|昨|今|举行|举办|召开|开幕|启幕|落幕|闭幕|正式|圆满|如期|$)"
)


@lexicon.per_words
def _posts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Posts, and those of firms among them."""
    listed = lexicon.classes("holders")["职"]
    return lexicon.any_of(sorted({*lexicon.posts(), *listed})), lexicon.any_of(listed)


@lexicon.per_words
def _speaking() -> tuple[str, ...]:
    """How a clause ends in which somebody speaks."""
    words = lexicon.classes("holders")["言"]
    return tuple(word + colon for word in words for colon in ("", "："))


def speaker_of(clause: str) -> tuple[str, bool] | None:
    """The organisation for which somebody speaks in a clause (陇数科技公司总经理何瑾算过一笔账), and whether a firm."""
    if not (clause.endswith(_speaking()) or "记者" in clause) or _OBSERVER.search(clause):
        return None
    posts, business = _posts()
    match = posts.search(clause)
    if match is None or not (clause[match.end() :].endswith(_speaking()) or "记者" in clause[match.end() :]):
        return None
    before = _RANK.sub("", clause[: match.start()].rpartition("的")[2]).removeprefix("据")
    organisation = _OFFICE.sub("", tidy(before))
    long = [word.end for word in predicate_words(organisation) if word.end - word.start > 1]
    organisation = organisation[long[-1] :] if long else organisation
    organisation = organisation.rpartition("兼")[2]
    if not is_noun(organisation) and organisation not in tuple("省市县区州镇乡"):
        return None
    own = organisation.startswith(("公司", "企业", "集团"))
    firm = business.search(match.group()) is not None and not PUBLIC.search(organisation)
    return organisation, firm or own


@lexicon.per_words
def last_of(noun: str) -> str:
    """第三届博览会 of 一连四日的第三届博览会: the last noun, where it is of a kind that lasts and names something."""
    last = noun.rpartition("的")[2]
    if last != noun and len(last) > _SHORT and kind_of(last) in LASTING and not is_generic(last):
        return last
    return noun


def person_alone(clause: str) -> str | None:
    """返乡的工程师|慕晓峰: the person whom a clause without a verb behind names; None where it names none."""
    single, double = lexicon.surnames()
    if not any(clause[-size:][:1] in single or clause[-size:][:2] in double for size in (_SHORT, _LONGEST_NAME)):
        return None
    posts, _ = _posts()
    match = next((m for m in posts.finditer(clause[-_NAMED:])), None)
    name = clause[-_NAMED:][match.end() :] if match else ""
    listed = name[:1] in single or name[:2] in double
    return name if _SHORT <= len(name) <= _LONGEST_NAME and listed and not predicate_words(name) else None


_NAMED, _LONGEST_NAME = 16, 3


@lexicon.per_words
def _called() -> re.Pattern[str]:
    names = "".join(sorted(lexicon.surnames()[0]))
    return re.compile(
        rf"[老小阿][{names}]|[{names}][\u4e00-\u9fff]{{0,2}}?(?:大爷|大妈|大叔|大姐|大哥|大娘|师傅|阿姨|奶奶|爷爷|老汉|老太|婶|嫂|伯|先生|女士|某某?)"
    )


def is_called(noun: str) -> bool:
    """老关, 王大爷, 李师傅: whether the noun is somebody whom the text calls so."""
    return _called().fullmatch(noun) is not None
