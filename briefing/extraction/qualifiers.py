"""Words that qualify a number: 近, 约, 超过, 最高 before it; 以上, 左右, 起 after it; and the bounds they give."""

import re
from dataclasses import dataclass
from decimal import Decimal

from briefing.extraction import lexicon
from briefing.text.patterns import late
from briefing.text.sentences import CLAUSE_MARKS

APPROXIMATION = ("大约", "大概", "约为", "将近", "接近", "约", "近")
BELOW = frozenset(["近", "将近", "接近"])  # approximations that stay below the number
_NEGATIONS = ("不能", "不得", "不应", "不可", "不会", "不宜", "不准", "没有", "尚未", "从未", "未", "不")
_MORE = ("超过", "高于", "多于", "大于", "优于", "快于", "突破", "超出")
_LESS = ("低于", "少于", "小于", "慢于")
LOWER = (
    *(negation + word for negation in _NEGATIONS for word in _LESS),
    "超过", "超出", "突破", "高于", "大于", "多于", "优于", "快于", "至少", "起码", "最少", "最低", "最短",
    "首破", "冲破", "跨过", "跨越", "迈过", "高达", "多达", "逾", "超", "破", "上", "过",
)  # fmt: skip
UPPER = (
    *(negation + word for negation in _NEGATIONS for word in _MORE),
    *_LESS,
    "不足", "不到", "不满", "不及", "未到", "未满", "至多", "最多", "最高", "最长", "顶多", "跌破", "跌穿",
)  # fmt: skip
SUFFIX_APPROXIMATION = ("左右", "上下", "有余", "出头", "许", "开外", "不等", "强", "弱")
SUFFIX_LOWER = ("及以上", "以上", "之上", "之多", "起步", "起", "打底", "保底", "为下限", "朝上", "往上")
SUFFIX_UPPER = ("及以下", "以下", "以内", "之内", "封顶", "为限", "为上限", "内")
_PARTICLES = ("了", "到", "可达到", "可达", "达到", "达", "为", "至", "可")
_PREFIXES = tuple(sorted({*APPROXIMATION, *LOWER, *UPPER}, key=lambda word: (-len(word), word)))
_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(word for word in _PREFIXES if word[-1] == last) for last in {word[-1] for word in _PREFIXES}
}
_SUFFIXES = tuple(sorted({*SUFFIX_APPROXIMATION, *SUFFIX_LOWER, *SUFFIX_UPPER}, key=lambda word: (-len(word), word)))
_UNBOUNDED = frozenset(["高达", "多达", "跨过", "跨越", "迈过"])  # words that praise and bound nothing
_EXTREMES = frozenset(["最低", "最高", "最短", "最长", "最少", "最多"])
_DURATIONS = ("年", "个月", "天", "日", "小时", "分钟", "秒", "周", "工作日")


@lexicon.per_words
def _guard() -> re.Pattern[str]:
    return re.compile(f"(?:(?<!折)合约|{lexicon.any_of(lexicon.words('not-qualifiers')).pattern})$")


_ABOUT_SHARE = late(r"(?:约|大约|近|超过|超)占[^，。；、\d]{0,14}$")


@dataclass(frozen=True, slots=True)
class Qualified:
    """The range that a number takes with its qualifiers, the words, and the bounds that they give."""

    start: int
    end: int
    approximation: str | None
    bound: str | None
    low: Decimal | None
    high: Decimal | None


def qualify(
    text: str, start: int, end: int, value: Decimal | None, low: Decimal | None, high: Decimal | None,
    blocked: bytearray, inner: str | None = None,
) -> Qualified:  # fmt: skip
    """A number with the qualifying words directly around it; `inner` is the 余 of 三百余亿."""
    first, before = _before(text, start, blocked)
    last, after = _after(text, end)
    if not (before or after):
        first, before = _through(text, start)
    approximation = _one_of(before, APPROXIMATION) or _one_of(after, SUFFIX_APPROXIMATION) or inner
    bound = _one_of(before, LOWER + UPPER) or _one_of(after, SUFFIX_LOWER + SUFFIX_UPPER)
    low, high = _bounds(value, low, high, bound, approximation)
    return Qualified(first, last, approximation, None if bound in _UNBOUNDED else bound, low, high)


def _bounds(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, bound: str | None, approximation: str | None
) -> tuple[Decimal | None, Decimal | None]:
    rises = bound in LOWER + SUFFIX_LOWER and bound not in _UNBOUNDED
    falls = bound in UPPER + SUFFIX_UPPER
    if value is None:
        if low is not None and high is not None and bound in _EXTREMES:
            return low, high  # 最低零下5至3摄氏度
        return (None if falls and high is not None else low), (None if rises and low is not None else high)
    if rises:
        return value, None
    return (None, value) if falls or approximation in BELOW else (low, high)


def _before(text: str, start: int, blocked: bytearray) -> tuple[int, list[str]]:
    """Qualifying words directly before a number, nearest last; 了 and 达 between them belong to the span."""
    words: list[str] = []
    while (found := _word_before(text, start)) is not None:
        start, word = found
        words.insert(0, word)
        if blocked[start]:
            return start, words
    if not words and (match := _ABOUT_SHARE.search(text, max(0, start - 24), start)):
        return match.start(), [match.group().split("占")[0]]  # 约占全市的45%
    return start, words


# 最高可贷500万元, 约有300家, 至少需要三年, 突破新台币五十亿元: a verb or the name of the money stands between.
_THROUGH = late(
    r"(?P<word>最[高低长短多少])(?:可|能)?(?:[达至贷享获得补奖减降领借用拿]|给予|获得|享受|获[补奖]|奖励|奖补|补助|补贴|资助|贴息|"
    r"支持|贷款|申请|申领|返还|减免|优惠|立减)(?:到|至|为)?(?:人民币)?$|"
    r"(?<![节签合条契公预邀特履违毁隐缔绰])(?P<about>约|大约|大概|至少|至多|起码|顶多|最多|最少)"
    r"(?:有|合|计|在|重|长|高|宽|值|折合|相当于|等于|[需可能用要得花](?:要|以|够)?[\u4e00-\u9fff]{0,2})$|"
    r"(?P<money>(?:新台|台|人民|港|澳门|外)币|美金)$"
)


def _through(text: str, start: int) -> tuple[int, list[str]]:
    """The qualifier that a verb or the name of the money parts from the number."""
    match = _THROUGH.search(text, max(0, start - 12), start)
    if match is None:
        return start, []
    if match["word"] or match["about"]:
        return match.start(), [match["word"] or match["about"]]
    found = _word_before(text, match.start())
    return (start, []) if found is None else (found[0], [found[1]])


def _word_before(text: str, start: int) -> tuple[int, str] | None:
    head = text[max(0, start - 12) : start]
    particle = next((p for p in _PARTICLES if head.endswith(p)), "")
    for skipped in dict.fromkeys(("", particle)):
        stem = head[: len(head) - len(skipped)]
        word = next((w for w in _BY_LAST.get(stem[-1:], ()) if stem.endswith(w)), None)
        if word in _BIG and stem.endswith(_GROWS):
            word = word[1:]  # 放大|约4倍
        if word and not _guard().search(stem) and (word not in _OF_ROUND_NUMBERS or _ROUND.match(text, start)):
            return start - len(skipped) - len(word), word
    return None


_BIG = frozenset(["大约"])
_GROWS = ("放大约", "扩大约", "增大约", "加大约", "壮大约", "强大约", "最大约", "长大约", "重大约")
_OF_ROUND_NUMBERS = frozenset(["上", "过"])  # 上千, 过百; 上4节课 and 过17道工序 are verbs
_ROUND = late(r"[十百千万亿]|\d{1,6}(?:\.\d{1,3})?[百千万亿]")


def _after(text: str, end: int) -> tuple[int, list[str]]:
    word = next((w for w in _SUFFIXES if text.startswith(w, end)), None)
    if word is None or not _qualifies(text, end, word):
        return end, []
    return end + len(word), [word]


_PARTED = late(r"分之.{1,3}$|成$")  # 四分之三强


def _qualifies(text: str, end: int, word: str) -> bool:
    """Whether the word after a number qualifies it: not the 以上 of 以上述, the 起 of 起步, the 内 of 10公里内陆."""
    rest = text[end + len(word) : end + len(word) + 1]
    if word == "起":
        return not rest or rest in CLAUSE_MARKS or rest in "。）的"
    if word == "内":
        return text[:end].endswith(_DURATIONS) and rest not in {"陆", "部", "地", "容", "需", "贸", "蒙"}
    if word in {"强", "弱"}:
        return _PARTED.search(text, max(0, end - 6), end) is not None and (
            not rest or rest in CLAUSE_MARKS or rest in "。的"
        )
    if word == "许":
        return not rest or rest in CLAUSE_MARKS or rest == "。"
    if word == "封顶":
        return text[:end].endswith(_PRICED)  # 12栋封顶 are roofed
    return not ((word == "以上" and rest == "述") or (word == "起步" and rest in {"价", "区", "阶"}))


_PRICED = ("元", "%", "万", "亿", "倍")


def _one_of(words: list[str], known: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in known), None)
