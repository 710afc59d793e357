"""Personal names: where one that starts at a place ends, told by surname, given name and what follows it."""

import re
from functools import cache

from briefing.extraction import lexicon
from briefing.text.cues import cue_words

_HAN = re.compile(r"[\u3400-\u9fff]")
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{1,7}(?:[·•・][\u4e00-\u9fff]{1,8}){1,4}|[\u4e00-\u9fff]{1,7}[·•・][A-Z][A-Za-z]{1,14}"
)
_LATIN = re.compile(
    r"[A-Z][A-Za-z'’\-]{1,14}(?:[ ·.](?:(?:de|van|von|der|bin|al|da|di|la) )?[A-Z][A-Za-z'’.\-]{0,14}){1,3}|"
    r"[A-Z][a-z]{2,14}"
)
_GLOSS = re.compile(r"\s?（(?P<name>[\u4e00-\u9fff·]{2,12})）")
_SYLLABLES = frozenset(
    "阿埃艾安奥巴白班鲍贝本比彼波伯勃布查达戴丹德登迪蒂丁顿多恩尔法菲费芬佛弗福盖冈戈格贡古哈海汉赫亨华霍基吉加"
    "贾杰金卡凯坎康考科克肯库拉莱兰朗劳勒雷里利丽莉林琳卢鲁路伦罗洛马麦曼梅门蒙米密莫姆穆纳南内尼妮努诺欧帕派潘佩"
    "皮珀普奇钱乔切琼让热日荣茹瑞萨塞桑森沙莎舍史士斯丝苏索塔泰坦汤特提汀图托瓦旺威韦维温沃乌西希夏肖谢辛休雪雅扬"
    "娃娅茜蕾黛薇芙蓓碧诗玟瑟瑙迦玖冯库孔窦曹佐翁朗焦锡牧梵瓜冉邦博乐仁耶叶伊易因英尤约泽詹珍朱茨兹佐"
    "措仁扎次旦增旺堆珠卓玛桑嘎才让吉央宗巴特宝音其格图买提江古丽热合木努尔赛力克孜不都拉乃比托耶夫式京当周西姬蒂干胡穆罕默舒德奇维科"
)  # characters that write foreign names, and Tibetan, Mongolian and Uighur ones
_FUNCTION = frozenset(
    "说称则也对就在等和与及为是到处将把被已曾又还都从向给让用来去带着了的地得以并更最只才即便再同跟随因于由据按"
    "当者们两四五六七八九十亿个名位人上下里内外前后时日今昨现如此这那其该本各每某共约近逾不没"
    "无有可能要想看见听问答谈讲指拿抱握站坐走跑赶忙把他她它你我咱"
)
_STRONG = frozenset("，。、；：！？（）”’“—…／/》《 \u3000\n")
_AFTERS_ONE = frozenset(
    "说称则也对就在等和与及为是到将把被已曾又还都从向给让用来去带着的以并更最只才即便再同跟随因于由据按当们笑"
    "指拿抱握站坐走跑赶忙看听问答谈讲写叹道率赴任获等做作算捧翻打忆爱会要想能可一不没有先出未则乐说感两边叫种养开时处后前"
    "均都皆却仍虽若既拍穿种栽戴骑擦切炒煮烤端掏送买卖扛背挑抬举捏揉织绣刻画唱跳盯瞧望盘摘采收割铲挖钓捕撒播浇喂牵推拖拉修换装搬挂贴撕敲砸锯刨磨烧添挤擀蒸泡沏饮尝吃喝闻摸碰"
    "搂扶搀蹲躺靠趴踩踏登爬跨迈奔冲追逃躲守住搞办管教学练演评赢输赚挣租借还原本共连随从很真便竟靠把用租建创承返辞选加带熬凭常总正在今昨"
)
_PHRASE = re.compile(
    r"[一两三几每][个家位名口早天年路边手次直句把番声趟晚]|\d|[\u4e00-\u9fff][着过](?!名|时)|[\u4e00-\u9fff]了(?=[\u4e00-\u9fff\d])|第[一二三四五六七八九十]|刚[\u4e00-\u9fff]|"
    r"[挥摆摇点拍举抬低擦掏端拿翻打走站坐接跑赶递带忙干种养卖开拉指掰数看望想笑哭喊叫听讲说谈答问写读学教][了起出到完来去上下]"
)  # what follows a name and is no word of the list: 每天, 一边, 举着, 掏出
_TITLES = ("先生", "女士", "博士", "教授", "院士", "同志", "老师", "小姐", "一行", "等人", "夫妇", "老人", "们")
_GOVERNS = frozenset("为和与在对到由从成同向")  # no verb of speech follows these: 周大为|说
_NEVER = frozenset("他她它你我咱们着了的这那哪吗呢吧把被")  # of these no name is made
_PLACES = frozenset("镇乡县区省街")  # 东莞市长|安镇 is no mayor
_NEVER_LAST = frozenset("为和与在由从同向把将被以因")  # no clause ends with these, but a name does: 容大为，
_ENDS = frozenset("，。、；：（\n")
_PLAIN = 2


@cache
def _not_names() -> frozenset[str]:
    return lexicon.words("not-names")


@cache
def _afters() -> frozenset[str]:
    verbs = {verb for words in cue_words().values() for verb in words}
    return lexicon.words("after-names") | verbs | set(_TITLES)


def after_name(text: str, end: int) -> int:
    """How well a name may end there: 3 at a mark or a cue, 2 before a word, 1 before a function character, else 0."""
    char = text[end : end + 1]
    if not char or char in _STRONG:
        return 3
    if _PHRASE.match(text, end):
        return 2
    words = _afters()
    for length in range(min(6, len(text) - end), 1, -1):
        if text[end : end + length] in words:
            return 3 if length > _PLAIN or text[end : end + length] in _cues() else 2
    if char in _AFTERS_ONE:
        goes_on = text[end + 1 : end + 3] in words or text[end + 1 : end + 2] in _STRONG
        return 3 if char in _cues() else 2 if goes_on and char not in lexicon.given_names() else 1
    return 0 if _HAN.match(char) else 1


@cache
def _cues() -> frozenset[str]:
    return frozenset(verb for words in cue_words().values() for verb in words) | frozenset(_TITLES)


def name_at(text: str, start: int, context: str = "", *, firm: bool = False) -> int | None:
    """The end of a Chinese personal name that starts there, or None; `context` is where it may stand again.

    `firm` says that a post stands before, so that a name may be a common word too: 主任时光说.
    """
    surname = surname_length(text, start) or int(firm and text[start : start + 1] in lexicon.words("rare-surnames"))
    if not surname or any(text[start : start + size] in _institutions() for size in (2, 3, 4)):
        return None
    if firm and (word := _word_as_name(text, start)):
        return word
    if text[start : start + 3] in _not_names() or text[start : start + 4] in _not_names():
        return None
    best: tuple[float, int] | None = None
    for length in (surname + 2, surname + 1):
        score = _score(text, start, surname, length, context)
        if score is not None and firm:
            score += _firmness(text, start, length)
        if score is not None and (best is None or score > best[0]):
            best = (score, start + length)
    return best[1] if best is not None and best[0] >= _LIKELY else None


@cache
def _institutions() -> frozenset[str]:
    """Tails of organisations that begin like a name: 支队, 党委, 车间."""
    classes = lexicon.classes("organisations")
    return frozenset(word for kind in ("全名", "部门") for word in classes[kind] if len(word) > 1)


_LIKELY, _POSTED, _UNENDED = 1.3, 0.5, -0.45


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
        if word not in _not_names() or word in lexicon.words("manners") or not plausible(word):
            continue
        follows = any(text[end : end + size] in _deeds() for size in (2, 3)) or text[end : end + 2] in {
            "说，",
            "说：",
            "说。",
        }
        if (
            follows
            or text[end : end + 1] in {"（", "、"}
            or text[end + 1 : end + 2] == "着"
            or text[end : end + 2] in _LASTING
        ):
            return end
        if text[end : end + 1] and text[end] in "也则却":
            return end
    return None


@cache
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
    )
)
_PUBLIC = (
    "出席", "参加", "主持", "致辞", "致词", "讲话", "会见", "走访", "调研", "赴任", "通报", "作了", "作出", "率队", "带队", "陪同", "看望", "慰问", "发布", "告诉",  # noqa: E501
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
        or given[-1] in _PLACES
        or not _NEVER.isdisjoint(given)
    ):
        return None
    end = start + length
    if name in _not_names():
        return None
    score = float(after_name(text, end))
    if name[:2] in _not_names():
        score -= 0.8  # 白雪|莹 is a name, 高度|近 is none
    score += sum(_given(char) for char in given) / len(given)
    if len(given) == _PLAIN:
        score += 0.8
        if text[end - 1 : end + 1] in _afters() and text[end : end + 1] not in _STRONG:
            score -= 2.0  # 王浩|介绍, not 王浩介|绍
        if given[-1] in _FUNCTION and not (given[-1] in _NEVER_LAST and (text[end : end + 1] or "。") in _ENDS):
            score += (
                1.0
                if given[-1] in _GOVERNS and text[end : end + 2] in _cues() | {"说，", "说：", "说。"}
                else -1.0
                if given[-1] in lexicon.given_names()
                else -2.0
            )
    else:
        score -= 0.4
    if context and len(given) == _PLAIN and score > 0:
        score += min(context.count(name) - 1, 2) * 0.5
    return score


def _given(char: str) -> float:
    """How well a character stands in a given name."""
    known = char in lexicon.given_names() or char not in _common()
    if char in _FUNCTION:
        return 0.2 if known else -1.5
    return 1.0 if known else 0.2


@cache
def _common() -> frozenset[str]:
    """The characters of everyday words; any other that stands in a name belongs to it."""
    lists = ("not-names", "after-names", "common-words", "metrics", "predicates", "idioms")
    return frozenset().union(*(word for name in lists for word in lexicon.words(name)))


def foreign_at(text: str, start: int) -> tuple[int, int] | None:  # noqa: PLR0911
    """The range of a foreign or minority name that starts there, by dot, Latin letters or its syllables."""
    if dotted := _DOTTED.match(text, start):
        return _dotted_end(text, start, dotted.end())
    if latin := _LATIN.match(text, start):
        gloss = _GLOSS.match(text, latin.end())
        if gloss:
            return gloss.span("name")
        return (start, latin.end()) if after_name(text, latin.end()) else None
    end = _syllables_end(text, start)
    if end - start >= _MANY and after_name(text, end):
        return start, end
    for stop in range(end, start + 1, -1):
        if after_name(text, stop) >= _WORD and text[start : start + 2] not in _not_names():
            return start, stop
    if end - start >= _MANY:
        return start, end
    written = text[start : start + _WRITTEN]
    known = _SYLLABLES | lexicon.given_names()
    if len(written) == _WRITTEN and all(c in known for c in written) and after_name(text, start + _WRITTEN) == _SURE:
        return (start, start + _WRITTEN) if written[:2] not in _not_names() | _afters() else None
    return None


def _syllables_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and end - start < _LONGEST_FOREIGN and text[end] in _SYLLABLES:
        end += 1
    return end


def is_foreign(text: str, start: int) -> bool:
    """Whether four or more syllables of foreign names stand there and the name may end after them: 古特雷斯|呼吁."""
    end = _syllables_end(text, start)
    return any(after_name(text, stop) >= _WORD for stop in range(end, start + _MANY - 1, -1))


_LONGEST_FOREIGN, _WORD, _MANY = 8, 2, 4
_WRITTEN, _SURE = 3, 3  # a foreigner's Chinese name (博乐仁) has three characters


def _dotted_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts what follows the last part of a dotted name: 大卫·史密斯|表示."""
    last = max(text.rfind(dot, start, end) for dot in "·•・")
    for stop in range(last + 2, end):
        if after_name(text, stop) >= _WORD or (text[stop] in _AFTERS_ONE and text[stop] not in _SYLLABLES):
            return start, stop
    return start, next((stop for stop in range(last + 2, end) if text[stop] not in _SYLLABLES), end)


def plausible(name: str) -> bool:
    """Whether every given character is common in names; asked where no post stands before."""
    _, double = lexicon.surnames()
    given = name[2:] if name[:2] in double and len(name) > _PLAIN else name[1:]
    return bool(given) and all(char in lexicon.given_names() or char not in _common() for char in given)
