"""Personal names: where one that starts at a place ends, told by surname, given name and what follows it."""

import re

from briefing.extraction import lexicon
from briefing.text.cues import cue_at_end, cue_words
from briefing.text.patterns import late

_HAN = late(r"[\u3400-\u9fff]")
_FUNCTION = frozenset(
    "说称则也对就在等和与及为是到处将把被已曾又还都从向给让用来去带着了的地得以并更最只才即便再同跟随因于由据按"
    "当者们两四五六七八九十亿个名位人上下里内外前后时日今昨现如此这那其该本各每某共约近逾不没"
    "无有可能要想看见听问答谈讲指拿抱握站坐走跑赶忙把他她它你我咱"
)
_STRONG = frozenset("，。、；：！？（）”’“—…／/》《 \u3000\n")
AFTERS_ONE = frozenset(
    "说称则也对就在等和与及为是到将把被已曾又还都从向给让用来去带着的以并更最只才即便再同跟随因于由据按当们笑"
    "指拿抱握站坐走跑赶忙看听问答谈讲写叹道率赴任获等做作算捧翻打忆爱会要想能可一不没有先出未则乐说感两边叫种养开时处后前"
    "均都皆却仍虽若既拍穿种栽戴骑擦切炒煮烤端掏送买卖扛背挑抬举捏揉织绣刻画唱跳盯瞧望盘摘采收割铲挖钓捕撒播浇喂牵推拖拉修换装搬挂贴撕敲砸锯刨磨烧添挤擀蒸泡沏饮尝吃喝闻摸碰"
    "搂扶搀蹲躺靠趴踩踏登爬跨迈奔冲追逃躲守住搞办管教学练演评赢输赚挣租借还原本共连随从很真便竟靠把用租建创承返辞选加带熬凭常总正在今昨"
)
_PHRASE = late(
    r"[一两三几每][个家位名口早天年路边手次直句把番声趟晚]|\d|[\u4e00-\u9fff][着过](?!名|时)|[\u4e00-\u9fff]了(?=[\u4e00-\u9fff\d])|第[一二三四五六七八九十]|话[说音锋里不多]|刚[\u4e00-\u9fff]|"
    r"[挥摆摇点拍举抬低擦掏端拿翻打走站坐接跑赶递带忙干种养卖开拉指掰数看望想笑哭喊叫听讲说谈答问写读学教][了起出到完来去上下]"
)  # what follows a name and is no word of the list: 每天, 一边, 举着, 掏出
TITLES = ("先生", "女士", "博士", "教授", "院士", "同志", "老师", "小姐", "一行", "等人", "夫妇", "老人", "们")
_GOVERNS = frozenset("为和与在对到由从成同向")  # no verb of speech follows these: 周大为|说
_NEVER = frozenset("他她它你我咱们着了的这那哪吗呢吧把被")  # of these no name is made
_PLACES = frozenset("镇乡县区省街")  # 东莞市长|安镇 is no mayor
_NEVER_LAST = frozenset("为和与在由从同向把将被以因")  # no clause ends with these, but a name does: 容大为，
_ENDS = frozenset("，。、；：（\n")
_PLAIN = 2


@lexicon.per_words
def not_names() -> frozenset[str]:
    """Everyday words that begin like a name: 高度, 方面."""
    return lexicon.words("not-names")


@lexicon.per_words
def words_after() -> frozenset[str]:
    """Words that may stand behind a name: verbs, adverbs, titles."""
    verbs = {verb for words in cue_words().values() for verb in words}
    return lexicon.words("after-names") | verbs | set(TITLES)


def after_name(text: str, end: int) -> int:
    """How well a name may end there: 3 at a mark or a cue, 2 before a word, 1 before a function character, else 0."""
    char = text[end : end + 1]
    if not char or char in _STRONG:
        return 3
    if _PHRASE.match(text, end):
        return 2
    words = words_after()
    for length in range(min(6, len(text) - end), 1, -1):
        if text[end : end + length] in words:
            return 3 if length > _PLAIN or text[end : end + length] in _cues() else 2
    if char in _TO_WHOM and _speaks(text, end):
        return 3
    if char in AFTERS_ONE:
        goes_on = text[end + 1 : end + 3] in words or text[end + 1 : end + 2] in _STRONG
        return 3 if char in _cues() else 2 if goes_on and char not in lexicon.given_names() else 1
    return 0 if _HAN.match(char) else 1


_TO_WHOM = frozenset("向对给跟在从用以")
_CLAUSE = late(r"[^，。；：！？“”]{3,16}(?=[，：。“])")


def _speaks(text: str, start: int) -> bool:
    """Whether a clause that goes on with a preposition ends with a verb of speech: 苏月|向第一财经表示."""
    clause = _CLAUSE.match(text, start)
    return clause is not None and cue_at_end(clause.group()) is not None


_WORD, _SURE = 2, 3  # how well a name ends, see `after_name`


def ends_clearly(text: str, start: int, end: int) -> bool:
    """Whether nothing speaks for another end of a name: a mark or a verb of speech follows, or it ends as names do."""
    last, following = text[end - 1], text[end : end + 1]
    given = following in lexicon.given_names() and following not in _FUNCTION
    if end - start == _PLAIN and given and after_name(text, end + 1) >= _WORD:
        return False  # 支喜|胜出|席
    if "·" in text[start:end]:
        return after_name(text, end) >= _WORD
    if text[start].isascii() or after_name(text, end) >= _SURE:
        return True
    return last not in _FUNCTION and last in lexicon.given_names() and after_name(text, end) >= _WORD


@lexicon.per_words
def _cues() -> frozenset[str]:
    return frozenset(verb for words in cue_words().values() for verb in words) | frozenset(TITLES)


def name_at(text: str, start: int, context: str = "", *, firm: bool = False) -> int | None:
    """The end of a Chinese personal name that starts there, or None; `context` is where it may stand again.

    `firm` says that a post stands before, so that a name may be a common word too: 主任时光说.
    """
    surname = surname_length(text, start) or int(firm and text[start : start + 1] in lexicon.words("rare-surnames"))
    if not surname or any(text[start : start + size] in _institutions() for size in (2, 3, 4)):
        return None
    if firm and (word := _word_as_name(text, start)):
        return word
    if text[start : start + 3] in not_names() or text[start : start + 4] in not_names():
        return None
    best: tuple[float, int] | None = None
    for length in (surname + 2, surname + 1):
        score = _score(text, start, surname, length, context)
        if score is not None and firm:
            score += _firmness(text, start, length)
        if score is not None and (best is None or score > best[0]):
            best = (score, start + length)
    if best is None or best[0] < _LIKELY:
        return None
    return _as_elsewhere(text, start, best[1], context) if best[1] - start == surname + _PLAIN else best[1]


def _as_elsewhere(text: str, start: int, end: int, context: str) -> int:
    """The end of a name that stands elsewhere without its last character: 吕娟|均给出, where 吕娟认为 stands too."""
    short, last = text[start : end - 1], text[end - 1]
    if not context or last not in AFTERS_ONE or context.count(short) <= context.count(short + last):
        return end
    alone = re.compile(f"{short}(?!{last})")
    return end - 1 if any(after_name(context, m.end()) >= _CERTAIN for m in alone.finditer(context)) else end


@lexicon.per_words
def _institutions() -> frozenset[str]:
    """Tails of organisations that begin like a name: 支队, 党委, 车间."""
    classes = lexicon.classes("organisations")
    return frozenset(word for kind in ("全名", "部门") for word in classes[kind] if len(word) > 1)


_LIKELY, _POSTED, _UNENDED = 1.29, 0.5, -0.45


def _firmness(text: str, start: int, length: int) -> float:
    """What a post before adds to a name, or takes where nothing shows that it ends there: 技术员|和工友."""
    after = after_name(text, start + length)
    if text[start] == "和" and (after < _CERTAIN or text.startswith("们", start + length)):
        return -_LIKELY - _CERTAIN
    return _POSTED if after else _UNENDED


_CERTAIN = 2


def surname_length(text: str, start: int) -> int:
    """How many characters of a surname stand there; 0 where none does."""
    single, double = lexicon.surnames()
    if text[start : start + 3] in lexicon.words("long-surnames"):
        return 3
    return 2 if text[start : start + 2] in double else int(text[start : start + 1] in single)


def _word_as_name(text: str, start: int) -> int | None:
    """The end of a common word that is a name there: given characters, and a verb of speech or a mark follows."""
    for length in (3, 2):
        word, end = text[start : start + length], start + length
        if word not in not_names() or word in lexicon.words("manners") or not plausible(word):
            continue
        follows = any(text[end : end + size] in _deeds() for size in (2, 3)) or text[end : end + 2] in {
            "说，",
            "说：",
            "说。",
        }
        if (
            follows
            or text[end : end + 1] in {"（", "、", "和", "与", "等"}
            or text[end + 1 : end + 2] == "着"
            or text[end : end + 2] in _LASTING
        ):
            return end
        if text[end : end + 1] and text[end] in "也则却":
            return end
    return None


@lexicon.per_words
def _deeds() -> frozenset[str]:
    """What people with a post do: verbs of speech of two characters and more, and 出席, 主持."""
    verbs = {verb for words in cue_words().values() for verb in words if len(verb) > 1}
    return frozenset(verbs | set(_PUBLIC))


_LASTING = frozenset(
    (
        "一直",
        "正在",
        "已经",
        "每天",
        "当场",
        "从小",
        "始终",
        "曾经",
        "至今",
        "早早",
        "一早",
        "主动",
        "带着",
        "带队",
        "赶到",
        "连夜",
        "负责",
        "牵头",
        "分管",
    )
)
_PUBLIC = (
    "出席", "参加", "主持", "致辞", "致词", "讲话", "会见", "走访", "调研", "赴任", "通报", "作了", "作出", "率队", "带队", "陪同", "看望", "慰问", "发布", "告诉",  # noqa: E501  one list, one line
    "也说", "则说", "还说", "也在", "正在", "向记", "对记", "接受",
)  # fmt: skip


def _score(text: str, start: int, surname: int, length: int, context: str) -> float | None:
    name = text[start : start + length]
    given = name[surname:]
    if (
        len(name) < length
        or not all(_HAN.match(char) for char in given)
        or given in lexicon.words("addresses")
        or given[0] == "某"
        or given == "老"
        or (text[start] == "都" and length == _PLAIN)
        or (given[0] in "叔婶嫂姨伯" and len(given) == _PLAIN and given[1] in AFTERS_ONE)
        or given[-1] in _PLACES
        or not _NEVER.isdisjoint(given)
    ):
        return None
    end = start + length
    if name in not_names():
        return None
    score = float(after_name(text, end))
    if name[:2] in not_names():
        score -= 0.8  # 白雪|莹 is a name, 高度|近 is none
    score += sum(_given(char) for char in given) / len(given)
    if len(given) == _PLAIN:
        score += 0.8
        if _word_across(text, end):
            score -= 2.0  # 王浩|介绍, not 王浩介|绍
        elif given[-1] in _TO_WHOM and _speaks(text, end - 1) and not _speaks(text, end):
            score -= 1.0
        if given[-1] in _FUNCTION and not (given[-1] in _NEVER_LAST and (text[end : end + 1] or "。") in _ENDS):
            score += (
                1.0
                if given[-1] in _GOVERNS and text[end : end + 2] in _cues() | {"说，", "说：", "说。"}
                else _AS_GIVEN.get(given[-1], -1.0)
                if given[-1] in lexicon.given_names()
                else -2.0
            )
    else:
        score -= 0.4
    if context and len(given) == _PLAIN and score > 0:
        score += min(context.count(name) - 1, 2) * 0.5
    return score


def _word_across(text: str, end: int) -> bool:
    """Whether the last character of a name begins a word, and the rest begins none: 王浩介|绍, but 支喜胜|出席."""
    if text[end : end + 1] in _STRONG:
        return False
    if text[end - 1 : end + 2] in words_after():
        return True
    acts = text[end - 1] in AFTERS_ONE  # 李娟|推开门, but 支喜胜|出席
    return text[end - 1 : end + 1] in words_after() and (acts or text[end : end + 2] not in words_after())


_AS_GIVEN = {"才": -0.2, "来": -0.4}  # more often the end of a name than a word behind one


def _given(char: str) -> float:
    """How well a character stands in a given name."""
    known = char in lexicon.given_names() or char not in _common()
    if char in _FUNCTION:
        return 0.2 if known else -1.5
    return 1.0 if known else 0.2


@lexicon.per_words
def _common() -> frozenset[str]:
    """The characters of everyday words; any other that stands in a name belongs to it."""
    lists = ("not-names", "after-names", "common-words", "metrics", "predicates", "idioms")
    return frozenset().union(*(word for name in lists for word in lexicon.words(name)))


def plausible(name: str) -> bool:
    """Whether every given character is common in names; asked where no post stands before."""
    _, double = lexicon.surnames()
    given = name[2:] if name[:2] in double and len(name) > _PLAIN else name[1:]
    return bool(given) and all(char in lexicon.given_names() or char not in _common() for char in given)
