"""People: name, post and organisation as printed; found by the post, by an apposition, or by a verb of speech."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction import lexicon
from briefing.extraction.alone import (
    SERVES,
    WORD,
    acting,
    alone,
    apposition,
    goes_on_as_house,
    introduced,
    of_age,
    opens_house,
    speaking,
    titled,
)
from briefing.extraction.beginnings import ANNOUNCED, next_beginning
from briefing.extraction.foreign import dotted_at, foreign_at, is_foreign
from briefing.extraction.mentions import Mention, Range
from briefing.extraction.names import after_name, name_at, plausible
from briefing.extraction.organisations import house_ends, is_whole, reach_back, trimmed
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.peoples import other_name_end, recurring_name_end
from briefing.extraction.posted import employed, listed, with_post
from briefing.extraction.posts import (
    Post,
    head_before,
    inside_head,
    is_plain,
    last_characters,
    post_before,
)
from briefing.text.patterns import late

_SPACE = " \u3000"
_CONTEXT = 60_000  # characters of an article in which a name is looked up again


def full_mentions(reading: Reading) -> list[Mention]:
    """The first full mention of each person, in order; a name alone counts where no post is printed anywhere."""
    context = "\n".join(passage.text for passage in reading.passages)[:_CONTEXT]
    found: dict[str, Mention] = {}
    for passage in reading.passages:
        for mention in _mentions(passage, context):
            known = found.get(mention.key)
            if known is None or (mention.told and not known.told):
                found[mention.key] = mention
    parts = {part for name in found if "·" in name for part in name.split("·")}
    found = {name: mention for name, mention in found.items() if name not in parts}
    order = {id(passage): number for number, passage in enumerate(reading.passages)}
    return sorted(found.values(), key=lambda m: (order[id(m.passage)], m.name))


def _mentions(passage: Passage, context: str) -> Iterator[Mention]:
    text = passage.text
    floor = index = 0
    while (place := next_beginning(text, index)) is not None:
        named = _at(passage, place, floor, context)
        if named is None:
            index = place + 1
            continue
        yield named
        floor = index = _behind_title(text, named.name[1])
        yield from listed(named, context)


def _behind_title(text: str, end: int) -> int:
    """The place behind a title after a name, which is no post of the next one: 魏徐彬博士|、."""
    title = _TITLE.match(text, end)
    return title.end() if title else end


_TITLE = late(r"(?:博士|教授|院士|研究员|先生|女士|小姐|老师|同志|师傅)(?=[、，。和与及等])")


def _at(passage: Passage, index: int, floor: int, context: str) -> Mention | None:
    text = passage.text
    behind = _behind_post(text, index, floor)
    if text[index] in _ADDRESSING and text[behind - 2 : behind] == "记者":
        return None  # 记者|向居民了解
    if (found := _posted(passage, index, behind, floor, context)) is not None:
        return found
    with_title = titled(passage, index)
    if with_title is not None and (found := employed(with_title, floor)) is not None:
        return found
    of = text[index - 1 : index] == "的"
    if of and _AGED.search(text, max(0, index - _LONGEST_PLACE), index):
        return with_title or _alone(passage, index, context, aged=True)
    if not _opens(text, index):
        return _of(passage, index, floor, context) if of else _of_house(passage, index, floor)
    return with_title or _alone(passage, index, context)


def _behind_post(text: str, index: int, floor: int) -> int:
    """Where a post before a name may end: without spaces and what stands in brackets, 首席财务官|（CFO）汤慧伦."""
    behind = index
    while behind > floor and text[behind - 1] in _SPACE:
        behind -= 1
    if text[behind - 1 : behind] != "）":
        return behind
    gloss = _GLOSS.search(text, max(floor, behind - _LONGEST_GLOSS), behind)
    return gloss.start() if gloss else behind


def _posted(passage: Passage, index: int, behind: int, floor: int, context: str) -> Mention | None:
    """A name behind a post."""
    text = passage.text
    if behind <= floor or text[behind - 1] not in last_characters():
        return None
    post = post_before(text, behind)
    if post is None or post.start < floor or inside_head(text, index):
        return None
    name = _name(text, index, context, foreign=not post.open)
    if name is None or (text[index] not in lexicon.first_of_names() and not _rare(text, post, name, context)):
        return None
    if not after_name(text, name[1]) and goes_on_as_house(text, *name):
        return None  # 科技特派员、西北农|林科技大学
    if post.open and not plausible(text[slice(*name)]) and after_name(text, name[1]) <= WORD:
        return None
    return with_post(passage, post.start, behind, name, floor)


def _opens(text: str, index: int) -> bool:
    """Whether a clause opens there, or a word stands before that tells names: 名叫, 专家, 重庆人."""
    before = text[index - 1] if index else "，"
    if not ("\u4e00" <= before <= "\u9fff" or before.isalnum()) or text[max(0, index - 2) : index] in ANNOUNCED:
        return True
    if before == "叫":
        return text[max(0, index - 2) : index] not in _CALLED
    return before == "人" and _FROM.search(text, max(0, index - _LONGEST_PLACE), index) is not None


def _alone(passage: Passage, index: int, context: str, *, aged: bool = False) -> Mention | None:
    """A name without a post before it, that opens a clause."""
    text = passage.text
    if (other := other_name_end(text, index)) is not None:
        sure = other - index >= _SURELY and after_name(text, other)
        found = _told(passage, (index, other), context, aged=aged)
        return found or (alone(passage, (index, other), "name-alone") if sure else None)
    if (dotted := dotted_at(text, index)) and not _opens_with_post(text, dotted):
        return _found(passage, *dotted) or alone(passage, dotted, "name-dotted")
    end = name_at(text, index, context)
    if end is None or text[index] == "都":
        return None  # 都|有学问, 都|同意
    if not plausible(text[index:end]):
        return apposition(passage, index, end) if text[end : end + 1] in {"，", "（"} else None  # 宋海员，某厂班长
    return _told(passage, (index, end), context, aged=aged)


def _told(passage: Passage, name: Range, context: str, *, aged: bool) -> Mention | None:
    """A name with what is told of it: 作为镇长，…; 43岁的…; what stands behind it; or that it does something."""
    text, (index, end) = passage.text, name
    if served := _SERVING.search(text, max(0, index - _LONGEST_SERVICE), index):
        post = post_before(text, served.end() - 1)
        if post is not None and post.start > served.start():
            return with_post(passage, post.start, served.end() - 1, name, served.start("of"))
    if found := _found(passage, index, end):
        return found
    if aged and after_name(text, end) >= WORD and not opens_house(text, index, end):
        return alone(passage, name, "name-aged")  # 43岁的|尚玉兰
    return acting(passage, index, end, context)


def _found(passage: Passage, index: int, end: int) -> Mention | None:
    told = introduced(passage, index, end) or apposition(passage, index, end)
    return told or speaking(passage, index, end) or of_age(passage, (index, end))


_FROM = late(r"(?:省|市|县|区|镇|乡|村|州|盟|旗|当地|本地)人$|(?:^|[，。；的一岁])[\u4e00-\u9fff]{2,6}人$")
_AGED = late(r"(?:\d岁|[年出]生|\d后|半百|花甲|古稀|来自[\u4e00-\u9fff]{2,6})的$")
_LONGEST_PLACE = 9
_SURELY = 3
_SERVING = late(r"(?:^|[，。；！？”])(?:作为|身为|担任|曾任|时任)(?P<of>(?:[^，。；！？：“”]|“[^“”]{1,8}”){2,36})，$")
_LONGEST_SERVICE = 42


def _rare(text: str, post: Post, name: Range, context: str) -> bool:
    """Whether a name may stand whose surname is a word (过静珺), or one without a surname."""
    if text[name[0]] not in lexicon.words("rare-surnames") or not _HAN.match(text[name[0] + 1]):
        return True
    end, whole = name[1], name[1] - name[0] == _FULL
    again = context.count(text[slice(*name)]) > 1
    plain = is_plain(text[post.start : post.end])
    certain = not post.open and (again or not plain or set(text[name[0] + 1 : end]) <= lexicon.given_names())
    return other_name_end(text, name[0], told=True) == end or (
        certain and whole and plausible(text[name[0] : end]) and (again or after_name(text, end) >= WORD)
    )


_FULL = 3
_GLOSS = late(r"（(?:[A-Z]{2,5}|女|回族|满族|土家族|苗族|壮族|[^（），。；：“”]{1,10})）$")
_LONGEST_GLOSS = 12
_ADDRESSING = frozenset("向从和对与同")


def _of(passage: Passage, index: int, floor: int, context: str) -> Mention | None:
    """A name after 的: 担任总经理的陈刚, 返乡创业的张鹏说."""
    text = passage.text
    if with_title := titled(passage, index):
        return with_title
    end = name_at(text, index, context)
    if end is None or not plausible(text[index:end]) or after_name(text, end) < WORD:
        return None
    post = post_before(text, index - 1)
    told = post is not None and post.start >= floor and not post.open
    if (
        post is not None
        and told
        and (SERVES.search(text, max(0, post.start - 12), index) or not is_plain(text[post.start : index - 1]))
    ):
        return with_post(passage, post.start, index - 1, (index, end), floor)
    said = introduced(passage, index, end)
    if said is not None and said.told:
        return said
    return speaking(passage, index, end) or of_age(passage, (index, end))


def _of_house(passage: Passage, index: int, floor: int) -> Mention | None:
    """A name right behind an organisation, with a verb of speech: 中国物流信息中心|文韬则提醒."""
    text = passage.text
    if text[index - 2 : index] not in house_ends():
        return None
    end = name_at(text, index)
    if end is None or not plausible(text[index:end]) or (said := speaking(passage, index, end)) is None:
        return None
    low, high = trimmed(text, reach_back(text, index, floor), index)
    return replace(said, org=(low, high)) if is_whole(text[low:high]) else None


_HAN = late(r"[\u4e00-\u9fff]")
_CALLED = frozenset(("喊叫", "大叫", "呼叫", "惨叫", "不叫", "没叫"))


def _name(text: str, index: int, context: str, *, foreign: bool) -> Range | None:
    """The name behind a post; `foreign` where the post is sure, so that a name of any form may stand there."""
    if (other := other_name_end(text, index, told=True)) is not None:
        return index, other
    if foreign and text[index] in "叫是":
        return None  # 客人|叫汉斯·穆勒
    if foreign and is_foreign(text, index) and "·" not in text[index : index + _DOT]:
        return foreign_at(text, index)
    end = name_at(text, index, context, firm=True)
    if end is not None and not after_name(text, end) and (again := recurring_name_end(text, index, context)):
        return index, again  # 洛绒达吉, not 洛绒达
    if end is not None and "·" not in text[end : end + 2]:
        return index, end
    return _other_name(text, index, context) if foreign else None


def _other_name(text: str, index: int, context: str) -> Range | None:
    """A name without a Chinese surname: foreign, 彦辞（Jens Eskelund）, or one that stands again as a speaker."""
    if found := foreign_at(text, index):
        return None if _opens_with_post(text, found) else found
    if glossed := _GLOSSED.match(text, index):
        return glossed.span()
    again = recurring_name_end(text, index, context)
    return (index, again) if again else None


def _opens_with_post(text: str, name: Range) -> bool:
    """Whether the first part of a dotted name holds a post: 副主席|艾尔肯·吐尼亚孜."""
    dot = text.find("·", *name)
    return any((post := head_before(text, end)) and post.start >= name[0] for end in range(name[0] + 2, dot + 1))


_GLOSSED = late(r"[\u4e00-\u9fff]{2,4}(?=（[A-Z][A-Za-z'’.\- ]{2,30}）)")
_DOT = 8  # characters of the first part of a dotted name
