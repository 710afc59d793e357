"""Clauses of a passage, and a phrase taken apart: subject, predicate words, what follows the last of them.

A rough parse by word lists (`resources/lexicons/predicates.txt`), linear in the length of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.extraction.periods import Found
from briefing.text.patterns import late

PERIOD = "☉"  # stands for each character of a date or period
ASIDE = "□"  # stands for each character of a bracketed remark
_MARKED = late("[“”，。；：！？…●■◆▲★·\n]|—(?=—)")
_FINAL = frozenset("。！？…●■◆▲★\n")
_SHORT_QUOTE = 14
_LONG_ASIDE = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A range of the passage between two marks; `opens` says that a sentence starts, `after` is the mark before it.

    `quoted` is whether it stands in speech.
    """

    start: int
    end: int
    after: str
    opens: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A predicate word of a phrase: `kind` is 动, 副 or 介."""

    start: int
    end: int
    kind: str


def view_of(text: str, periods: Sequence[Found]) -> str:
    """The text with its dates and bracketed remarks blanked out, of the same length."""
    chars = list(text)
    for period in periods:
        chars[period.start : period.end] = PERIOD * (period.end - period.start)
    for match in _ASIDE.finditer(text):
        chars[match.start() : match.end()] = ASIDE * (match.end() - match.start())
    return "".join(chars)


_ASIDE = late(rf"（[^（）]{{1,{_LONG_ASIDE}}}）|(?:^[\\d０-９]{{1,2}}[.．、]?\\s*)?【[^【】]{{1,12}}】")


def clauses_of(text: str) -> list[Clause]:
    """The clauses in order; a short quotation without a mark in it is a name and parts nothing."""
    found: list[Clause] = []
    start, after, opens, speech = 0, "", True, False
    named = _names(text)
    for mark in _MARKED.finditer(text):
        index, char = mark.start(), mark.group()
        quote = char in "“”"
        if (index in named) if quote else _within(text, index, char):
            continue
        if index > start:
            found.append(Clause(start, index, after, opens, speech))
            opens = False
        opens = opens or char in _FINAL
        if quote:
            speech = char == "“"
        start, after = index + 1, char
    if start < len(text):
        found.append(Clause(start, len(text), after, opens, speech))
    return found


def _within(text: str, index: int, char: str) -> bool:
    """Whether the mark stands inside a figure (5·12, 12：30)."""
    return char in "·：" and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _names(text: str) -> set[int]:
    return {place for match in _NAME.finditer(text) for place in (match.start(), match.end() - 1)}


_NAME = late(rf"“[^“”，。；！？…]{{1,{_SHORT_QUOTE}}}”")


@lexicon.per_words
def _words() -> tuple[dict[str, str], int]:
    known: dict[str, str] = {}
    for kind, words in lexicon.classes("predicates").items():
        if kind == "体":
            continue
        for word in words:
            known[word] = "护" if kind == "护" else known.get(word, kind)
    for word in lexicon.classes("metrics")["名"]:
        if len(word) > _VERB_LENGTH:
            known.setdefault(word, "护")
    return known, max(map(len, known))


@lexicon.per_words
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths that words with a first character have, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _words()[0]:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_VERB_LENGTH = 2
_ASPECTS = frozenset("了着")


@lexicon.per_words
def _aspectual() -> frozenset[str]:
    """Verbs of one character that are read as such before 了 and 着 only: 算了一笔账, 揣着."""
    return frozenset(lexicon.classes("predicates")["体"])


_SURE = frozenset("有占是获已将也均还仍再拟正又仅并都共就给由从把被让使对向在与以按到至")


def _is_word(phrase: str, index: int, found: list[Word]) -> bool:
    """Most words of one character are words only where their place says so; else pieces of a noun (原种, 材料)."""
    before = index == 0 or bool(found and found[-1].end == index)
    alone = index == len(phrase) - 1 and not any(word.kind == "动" for word in found)
    return (
        before
        or (alone and _words()[0][phrase[index]] != "副")
        or phrase[index] in _SURE
        or phrase[index + 1 : index + 2] in set("了着过出到至已将☉")
    )


def _is_noun(phrase: str, index: int, length: int, kind: str) -> bool:
    """Whether what looks like a predicate word opens a noun: 服务|类项目, 稍|岗镇."""
    if length == 1:
        return phrase[index] not in _SURE and _TOWN.match(phrase, index) is not None
    return kind == "动" and (
        _NOMINAL.match(phrase, index + length) is not None
        or _PARTAKING.match(phrase, index) is not None
        or _OF_PLACE.match(phrase, index) is not None
    )


_NOMINAL = late(r"(?:大户|能手|专业户|主体)|[类型性者](?=[\u4e00-\u9fff])")
# Verbs without an object, before a class word: 入驻|企业.
_PARTAKING = late(
    r"(?:入驻|进驻|参展|参会|参赛|参保|上市|挂牌|投产|毕业|获奖|受灾|受益|返乡|到场|上线|试点|参训|参建|参与|就业|创业|脱贫|搬迁)"
    r"(?=企业|项目|商户|机构|商家|客商|单位|人员|群众|农户|学员|公司|队伍|选手|嘉宾|居民|村民|职工|人群|家庭|劳动力)"
)
# Verbs that say what a place is for: 养殖|平台, 研发|中心.
_OF_PLACE = late(
    r"(?:养殖|种植|生产|研发|加工|制造|服务|培训|交易|检测|监测|展示|示范|试验|测试|救援|仓储|转运|配送|回收|处理|孵化|创新|指挥|调度|体验|接待|销售|采购|采摘|育苗|育种|"
    r"繁育|屠宰|分拣|集散|结算|维修|装配|组装|设计|储备|办理|招聘|应急)(?=平台|基地|中心|车间|分?厂(?!家)|站|园区|场(?!景|面|地)|网络|网点|体系|能力)"
)
_TOWN = late(r"[\u4e00-\u9fff]{2}(?:镇|县(?!级)|乡(?![村亲土镇]))(?![长级])")


@lexicon.per_words
def predicate_words(phrase: str) -> tuple[Word, ...]:
    """The predicate words of a phrase, the longest first at each place; words that only look so are passed over."""
    known, lengths = _words()[0], _lengths()
    found: list[Word] = []
    index = 0
    while index < len(phrase):
        if phrase[index] == PERIOD:
            end = index
            while end < len(phrase) and phrase[end] == PERIOD:
                end += 1
            found.append(Word(index, end, "副"))
            index = end
            continue
        if phrase[index] == "“":
            index = max(phrase.find("”", index), index) + 1
            continue
        for length in lengths.get(phrase[index], ()):
            kind = known.get(phrase[index : index + length]) if index + length <= len(phrase) else None
            if kind is not None and _is_noun(phrase, index, length, kind):
                index += length
                break
            if kind is not None and (length > 1 or kind == "护" or _is_word(phrase, index, found)):
                if kind != "护":
                    found.append(Word(index, index + length, kind))
                index += length
                break
        else:
            if phrase[index + 1 : index + 2] in _ASPECTS and phrase[index] in _aspectual():
                found.append(Word(index, index + 1, "动"))
            index += 1
    return tuple(found)
