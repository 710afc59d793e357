"""Foreign names, and those of other peoples with a dot, written in Chinese or in Latin letters: where one ends."""

from briefing.extraction import lexicon
from briefing.extraction.names import AFTERS_ONE, TITLES, after_name, not_names, words_after
from briefing.text.patterns import late

_DOTTED = late(r"[\u4e00-\u9fff]{1,7}(?:[·•・][\u4e00-\u9fff]{1,8}){1,4}|[\u4e00-\u9fff]{1,7}[·•・][A-Z][A-Za-z]{1,14}")
_LATIN = late(
    r"[A-Z][A-Za-z'’\-]{1,14}(?:[ ·.](?:(?:de|van|von|der|bin|al|da|di|la) )?[A-Z][A-Za-z'’.\-]{0,14}){1,3}|"
    r"[A-Z][a-z]{2,14}"
)
_GLOSS = late(r"\s?（(?P<name>[\u4e00-\u9fff·]{2,12})）")
_SYLLABLES = frozenset(
    "切昆连季涅缪夸圭玻彻恰钦廷腾梯撒莱赖坤丘若屠什蓬匹珀纽奈芒迈罕豪烈列廉妲黛娅蒂琪柯弥赫"
    "阿埃艾安奥巴白班鲍贝本比彼波伯勃布查达戴丹德登迪蒂丁顿多恩尔法菲费芬佛弗福盖冈戈格贡古哈海汉赫亨华霍基吉加"
    "贾杰金卡凯坎康考科克肯库拉莱兰朗劳勒雷里利丽莉林琳卢鲁路伦罗洛马麦曼梅门蒙米密莫姆穆纳南内尼妮努诺欧帕派潘佩"
    "皮珀普奇钱乔切琼让热日荣茹瑞萨塞桑森沙莎舍史士斯丝苏索塔泰坦汤特提汀图托瓦旺威韦维温沃乌西希夏肖谢辛休雪雅扬"
    "娃娅茜蕾黛薇芙蓓碧诗玟瑟瑙迦玖冯库孔窦曹佐翁朗焦锡牧梵瓜冉邦博乐仁耶叶伊易因英尤约泽詹珍朱茨兹佐"
    "措仁扎次旦增旺堆珠卓玛桑嘎才让吉央宗巴特宝音其格图买提江古丽热合木努尔赛力克孜不都拉乃比托耶夫式京当周西姬蒂干胡穆罕默舒德奇维科"
)  # characters that write foreign names, and Tibetan, Mongolian and Uighur ones


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
        if after_name(text, stop) >= _WORD and text[start : start + 2] not in not_names():
            return start, stop
    if end - start >= _MANY:
        return start, end
    written = text[start : start + _WRITTEN]
    given = lexicon.given_names()
    known = len(written) == _WRITTEN and all(c in _SYLLABLES or c in given for c in written)
    if known and after_name(text, start + _WRITTEN) == _SURE:
        called = written[1:] in lexicon.words("addresses") or written[1:] in TITLES
        word = written[:2] in not_names() or written[:2] in words_after()
        return None if called or word else (start, start + _WRITTEN)
    return None


def dotted_at(text: str, start: int) -> tuple[int, int] | None:
    """The range of a dotted name without a post, which must be written as foreign names are: 再乃甫·依明."""
    if not _HAS_DOT.match(text, start) or (found := foreign_at(text, start)) is None:
        return None
    letters = [char for char in text[slice(*found)] if char not in "·•・"]
    known = sum(char in _SYLLABLES or char in _ALSO_DOTTED for char in letters)
    return found if 2 * known >= len(letters) and after_name(text, found[1]) >= _WORD else None


_ALSO_DOTTED = frozenset("依明甫再吾麦肉丽汗别合玉则帕逊山江森牙肖扎毛云生木苏")
_HAS_DOT = late(r"[\u4e00-\u9fff]{1,6}[·•・]")


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
        if after_name(text, stop) >= _WORD or (text[stop] in AFTERS_ONE and text[stop] not in _SYLLABLES):
            return start, stop
    return start, next((stop for stop in range(last + 2, end) if text[stop] not in _SYLLABLES), end)
