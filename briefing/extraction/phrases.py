"""The words beside a quantity taken apart: subject, noun, metric, verb; what it is a share of; the noun behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.extraction.clauses import ASIDE, PERIOD, Word, predicate_words
from briefing.extraction.nouns import ATTRIBUTE, clean, is_macro, is_money, is_noun, kind_of, metric_of, owner_of
from briefing.text.patterns import late

_FAR = 40
_SHORTEST = 2
_CLASSIFIER = late(r"(?:这|那|每|某|第)?[一二两三四五六七八九十]?[个座家条项种台位名份套批块片辆艘架间栋处]")
_CLASSED = late(r"(?<=[了过到出起下着入])一[批种款项台套条个座家笔张单]$")  # 接到了|一批|2万件的订单
_ROUTE = late(r"^(?:从|由)?[^，。；到至]{2,8}[到至][^，。；到至]{2,8}的$")


_EVERYWHERE = late(r"全[国省市县区镇乡村州]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A phrase before a quantity; `noun` stands before the metric or after the verb. Empty where there is none."""

    subject: str
    noun: str
    measure: str | None
    verb: str
    objective: bool = False  # whether the noun stands after a verb: 新增|城镇|就业
    verbal: bool = False  # whether the metric is a verb: 安排, 投资
    macro: bool = False  # whether only a region has such a metric: 地区生产总值


@lexicon.per_words
def _tail() -> re.Pattern[str]:
    words = lexicon.any_of(lexicon.classes("leads")["尾"]).pattern
    guarded = (
        r"(?<![国所私公持拥])有|(?<![人英天])才|(?<!成)就|(?<![首成])都|(?<![供内外军刚])需|(?<![行作认成])为|"
        r"(?<![节合公契签预])约|(?<![自理])由|(?<!新)增|(?<![费使利应商民军信耗])用|(?<![元榜])首|(?<!公)共|"
        r"(?<![附最])近|(?<![冬夏])至|(?<![日月年户人亩])均|(?<![产效职功智节性技储动新])能|(?<![展大博峰盛协学商年聘社工])会|(?<![主重])要|"
        r"(?<!设)计划|拟|(?<=[\u4e00-\u9fff])按照?|(?:短短)?[一两二三四五六七八九十几]+(?:年|个月|天|周|个?小时)(?:里|内|间|来|时间|之内|之间)|(?<![安减彩冲])排|(?<![班专系陈])列|(?:比|较)☉+(?:末|底|年底|同期)?|"
        r"[拉爬扩缩堆加调推压降升涨跌提抬增减拔扩][\u4e00-\u9fff]?[到至]|"
        rf"(?:{_one_of('变')}|{_MOVES})(?:到了|到|至)|(?:{_one_of('变')}|[升降缩调增减扩改设定])(?:为|成)|(?:{_one_of('变')})[在于近]|"
        r"(?:平均)?每(?:千瓦时|立方米|平方米|公斤|[\u4e00-\u9fff]{1,2})(?:卖到|卖|才|只)?|：|:|—|\s|" + PERIOD
    )
    return re.compile(f"(?:{words}|{guarded})$")


# One-character verbs that only 到 or 至 makes a change: 爬到, 堆到; not 种到, 收成.
_MOVES = r"[升降涨跌缩扩堆爬拉调压提抬增减落探冲站返跃跨迈摸逼砍追赶拖延窜蹿翻滑放退掉摊炒推开做报卖走储攒攀滚烧]"


def _one_of(kind: str) -> str:
    return lexicon.any_of(lexicon.classes("leads")[kind]).pattern


@lexicon.per_words
def _lead() -> re.Pattern[str]:
    words = lexicon.any_of(lexicon.classes("leads")["首"]).pattern
    return re.compile(
        rf"(?:{words}|、|：|——|—|，|\s|☉|□|[一二三四五六七八九十]是|“[^“”]{{1,8}}”期间|(?:首|第[一二三四])季度?|首[一二三四五六七八九十]+(?:季|个月)|从[^，。]{{1,4}}看|头[几一二两三四五]年|一个月(?=[\u4e00-\u9fff])|一[年天](?=[\u4e00-\u9fff]))+"
    )


@lexicon.per_words
def without_lead(phrase: str) -> str:
    """The phrase without the words that open a clause: 其中, 目前, 据统计, dates."""
    match = _lead().match(phrase)
    return phrase[match.end() :] if match else phrase


def without_tail(phrase: str) -> str:
    """The phrase without the words that lead to the number: 同比增长, 达到, 约."""
    head = phrase[-_FAR:]
    shorter = _bare(_SINCE.sub("", _TIMES.sub("", head)))
    shorter = _bare(_SINCE.sub("", shorter))
    compared = _COMPARED.search(shorter)
    if compared and not any(word.kind == "动" for word in predicate_words(compared.group()[2:])):
        shorter = _bare(shorter[: compared.start()])
    return phrase[: len(phrase) - len(head)] + shorter


@lexicon.per_words
def _last_of_tails() -> frozenset[str]:
    """The characters that `_tail` may end with; what it has behind 每 may be any word."""
    listed = {word[-1] for word in lexicon.classes("leads")["尾"]}
    return frozenset(
        listed | set("有才就都需为约由增用首共近至均能会要划拟按照里内间来排列末底期到了成在于：:—") | {PERIOD}
    )


def _may_end_in_tail(phrase: str) -> bool:
    last = phrase[-1:]
    return last in _last_of_tails() or last.isspace() or "每" in phrase[-_LONGEST_EACH:]


_LONGEST_EACH = 6  # characters of 每, what is counted and 卖到


def _bare(phrase: str) -> str:
    while _may_end_in_tail(phrase) and (match := _tail().search(phrase)) is not None:
        phrase = phrase[: match.start()]
    return phrase


_TIMES = late(
    r"(?:，|^)?(?:(?:仅|只|就|还)?(?:是|为|相当于|达到|达|有|及|到|追到了?|赶上了?|比得上)|不到|不及|不足)[^，。；是为有]{1,14}的(?:近|约|超过|超)?$|"
    r"(?:恢复|回复|回升)(?:到|至)[^，。；]{1,10}$"
)
_SINCE = late(
    r"☉+(?:末|底|初)?的$|(?:由|从)[^，。；由从]{1,8}?(?<=[\u4e00-\u9fff])(?:时|初|前|之初|之前|那会儿|时候|时期|年代|阶段|期间)的?$|(?:[\u4e00-\u9fff]{2})?(?:到|至)(?:了)?(?:现在|目前|如今|今天|当前)的$|(?:由|从)(?:☉|目前|当前|上年|去年|同期|年底|年初|一开始|刚开始|初期|起初|早期|早先|往年|前几年|原来|原先|过去|以前|此前|当初|最初|之前|现在|末|期间|的)*$"
)
_COMPARED = late(
    r"(?:[，、]|(?<=[\u4e00-\u9fff])|^)(?:高出|超出|领先于?|落后于?|跑赢|高于|低于|快于|慢于|好于|优于|多于|少于|"
    r"(?<![同环相对占])比(?![重例率亚])|(?<!比)较(?![大小快高低多少好为]))[^，。；、比较]{1,14}(?<!提前)(?<!推迟)(?<!多花)$"
)


_MODAL = frozenset("预计 预测 估计 力争 计划 有望 将 拟 确保 目标 已 也 还 均 都 共".split())  # noqa: SIM905
_CONDITION = late(
    r"(?:剔除|扣除|不考虑|考虑|排除)[^，。；]{1,14}?(?:因素|影响|基数|口径|变动|部分)(?:之?[后外]|以外)?|"
    r"(?:刨去|除去|扣去|刨除|除掉|抛去|扣掉|减去|去掉)[^，。；]{0,6}?(?:成本|费用|开支|本钱|开销|花销)后?|按(?:不变|可比|现行)价格?(?:计算|计|口径)?"
)


def parsed(phrase: str) -> Parsed:
    """Takes a phrase before a quantity apart; linear in its length."""
    phrase = without_lead(_CONDITION.sub("", phrase.replace(ASIDE, "")))
    bare = without_tail(ATTRIBUTE.sub("", phrase)).rstrip(" 、的，：" + PERIOD)
    bare = _CLASSED.sub("", bare)
    bare = "" if _CLASSIFIER.fullmatch(bare) else bare
    if not bare and _EVERYWHERE.fullmatch(clean(phrase)):
        return Parsed("", clean(phrase), None, "")
    known = metric_of(bare)
    if known is None or not known.known:
        return _by_form(bare)
    if _ROUTE.match(known.head):
        return Parsed("", "", known.head + known.words, "")
    subject, noun = _sides(known.head)
    objective = any(known.head[word.start : word.end] not in _MODAL for word in predicate_words(known.head))
    joined = _BELONGING.search(known.head)
    if noun and joined and not _acts(joined.group()):
        return Parsed(subject, "", clean(known.head[joined.start() :] + known.words), "")
    return Parsed(subject, noun, known.words, "", objective, verbal=known.verb, macro=is_macro(known.words))


def _acts(words: str) -> bool:
    """在匈牙利建设|年产: a verb stands in the words, which say where and belong to no metric."""
    return words.startswith("在") and any(word.kind == "动" for word in predicate_words(words[1:]))


# 对东盟进出口, 归属于股东的净利润, 在全球市场的份额: the words before it belong to the metric, they are no owner.
_BELONGING = late(
    r"(?:归属于?|对(?!外)|向(?!导)|^(?:单位|吨|人均|户均|亩均|每)|(?<![存所潜现内外])在(?![建役研手岗校册线库产])|面向|用于)[^，。；]{1,20}$"
)


def _by_form(bare: str) -> Parsed:
    """A phrase that ends in no listed metric: one by its form, else a verb and its object, else a noun."""
    words = list(predicate_words(bare))
    while words and metric_of(bare) and len(clean(bare[words[-1].end :])) < _SHORTEST:
        words.pop()  # a piece of the metric: 上线率
    last = words[-1] if words else None
    noun = _object(bare[last.end :]) if last else clean(bare)
    subject = _first(bare, words)
    metric = metric_of(noun)
    if metric is not None and is_noun(noun):
        region = owner_of(noun)
        owner, _, own = noun[len(region) :].rpartition("的")
        owner = "" if predicate_words(owner) else owner
        return Parsed(subject, f"{region}{owner}", own or noun, "")
    verbs = [word for word in words if word.kind == "动"]
    told = metric_of(without_tail(bare[: verbs[-1].start])) if verbs and not noun else None
    if told is not None:
        front, owner = _sides(told.head)
        return Parsed(front, owner, told.words, "", macro=is_macro(told.words))
    if verbs:
        return Parsed(subject, noun, None, bare[verbs[-1].start : verbs[-1].end])
    return Parsed(subject if noun != subject else "", noun, None, "")


def _sides(head: str) -> tuple[str, str]:
    """Subject and noun of what stands before a metric: 园区 | 实现 | 柠檬产业."""
    words = predicate_words(head)
    if not words:
        return "", clean(head)
    noun = _object(head[words[-1].end :])
    return _first(head, words), noun


def _object(words: str) -> str:
    """What stands behind a verb, without what belongs to the verb: 聚集|着企业."""
    return clean(words[1:] if words[:1] in _ASPECTS and len(words) != _SHORTEST else words)


_ASPECTS = frozenset("了着过")


def _first(phrase: str, words: Sequence[Word]) -> str:
    """The words before the first predicate word that is not at the start."""
    position = 0
    for word in words:
        if clean(phrase[position : word.start]):
            preposed = position and _is_preposition(words, position)
            return "" if preposed else clean(phrase[position : word.start]).rstrip("只仅才就也还又却便")
        position = word.end
    return ""


def _is_preposition(words: Sequence[Word], position: int) -> bool:
    return any(word.end == position and word.kind in {"介", "动"} for word in words)


_OTHER_VERB = late(r"比|有率|地(?!区|方)|用")


def share_of(left: str) -> tuple[str, str] | None:
    """What stands before 占 and what after it: 产值 | 全市; None where it is no such clause."""
    head, found, whole = left.rpartition("占")
    if not found or _OTHER_VERB.match(whole):
        return _other_share(left)
    whole = re.sub(
        r"(?:的)?(?:(?:比重|比例|份额|百分比).*|(?:将近|接近|近|约|超过|超|逾|不到|不足|大约)[\s☉]*)$", "", whole
    )
    shorter = without_tail(whole) if "的" not in whole[-2:] else whole
    return without_lead(without_tail(head + "占")[: len(head)]), clean(shorter or whole)


_FOR = late(
    r"^(?P<head>.*?)(?P<whole>(?:对|拉动|为)[^，。；]{2,20}?(?:增长)?(?:的)?(?:贡献率|贡献|增长))[^，。；]{0,4}$"
)


def _other_share(left: str) -> tuple[str, str] | None:
    """对规上工业增长的贡献率, 拉动规上工业增长."""
    match = _FOR.match(left)
    return (match["head"], clean(match["whole"])) if match else None


def noun_after(right: str) -> str | None:
    """The noun behind a measure word, up to a mark or the first predicate word; None where there is none."""
    right = _ADJECTIVE.sub("", right.removeprefix("的")[:_FAR])
    if right.startswith(("、", " 、", "和", "及", "与", ASIDE)):
        return None
    words = predicate_words(right)
    end = _end(right, words)
    if words and words[0].start == 0:
        first = clean(_STOP.split(right, maxsplit=1)[0])
        return first if is_money(first) else None
    noun = clean(_STOP.split(right[:end], maxsplit=1)[0]).partition("之一")[0]
    noun = _AFTERWARDS.sub("", noun)
    return (
        noun if noun in _SINGLE or (len(noun) > 1 and not _CHANGE.match(noun) and noun not in lexicon.units()) else None
    )


def _end(right: str, words: Sequence[Word]) -> int:
    """Where the noun ends: at the first predicate word, unless that is a piece of a name (成果转化基金, 甲至乙公路)."""
    for number, word in enumerate(words):
        following = words[number + 1].start if number + 1 < len(words) else len(right)
        rest = clean(_STOP.split(right[word.end : following], maxsplit=1)[0])
        bare = kind_of(clean(right[: word.start])) is None
        if not (bare and word.kind != "副" and len(rest) <= _NAME and kind_of(rest) in {"项", "园", "企"}):
            return word.start
    return len(right)


_ADJECTIVE = late(
    r"^(?:(?:崭|全|崭崭)新|新型|[大中小]型|先进|现代化|智能化|自动化|数字化|优质|老旧|陈旧|闲置|废弃|破旧|不同|重要|专业|年轻|熟练|优秀|漂亮|干净|普通|整洁|明亮|"
    r"成熟|可靠|高端|低端|进口|国产|智能|特色|精美|肥壮|健壮|饱满|新鲜|大大小小|各式各样|各种各样|形形色色|五颜六色|满载货物|整装待发)的(?=[\u4e00-\u9fff])"
)
_SINGLE = frozenset("村镇乡县省市区国校州课人戏书树车船桥房鱼羊牛猪鸡鸭田路茶酒药楼井票")
_AFTERWARDS = late(r"(?<=[\u4e00-\u9fff]{2})(?:之后|以后|后|以来|时|之中|中|里)$")
_NAME = 8
_STOP = late(
    r"现场(?![会图管指])|当场|参会|参加|出席|汇聚|齐聚|相聚|前来|应邀|直接|负责人|的(?=[\u4e00-\u9fff]{2,})|（|”(?=在|是)|里$|被|是|在(?![建役岗手研校册谈产])"
)
_CHANGE = late(
    r"(?:增加|增长|提高|提升|上升|下降|减少|保持|来$|以来|左右|的$|后$|前$|内$|间$|时$|年$|规模$|时间$|以上|整(?=整|$))"
)
