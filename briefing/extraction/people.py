"""People: name, post and organisation as printed; found by the post, by an apposition, or by a verb of speech."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction import lexicon
from briefing.extraction.alone import DELEGATES, SERVES, WORD, acting, alone, apposition, introduced, speaking, titled
from briefing.extraction.mentions import Mention, Range
from briefing.extraction.names import after_name, foreign_at, is_foreign, name_at, plausible
from briefing.extraction.organisations import (
    after_country,
    field_start,
    fits,
    is_anaphor,
    is_organisation,
    is_whole,
    reach_back,
    specialised,
    trimmed,
)
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.peoples import first_characters, other_name_end, recurring_name_end
from briefing.extraction.posts import (
    Post,
    inside_head,
    is_honour,
    is_plain,
    joined_before,
    last_characters,
    post_before,
)

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
    order = {id(passage): number for number, passage in enumerate(reading.passages)}
    return sorted(found.values(), key=lambda m: (order[id(m.passage)], m.name))


def _mentions(passage: Passage, context: str) -> Iterator[Mention]:
    text = passage.text
    others, rare = first_characters(), lexicon.words("rare-surnames")
    firsts, lasts, dotted = lexicon.first_of_names(), last_characters(), "·" in text
    floor = index = 0
    while index < len(text):
        char = text[index]
        named = None
        behind_post = index > 0 and text[index - 1] in lasts
        if (
            char in firsts
            or char in others
            or (behind_post and char in rare)
            or ((behind_post or dotted or char.isascii()) and _may_be_foreign(text, index))
        ):
            named = _at(passage, index, floor, context)
        if named is None:
            index += 1
            continue
        yield named
        floor = index = named.name[1]
        yield from _listed(named, context)


def _may_be_foreign(text: str, index: int) -> bool:
    """Whether a name without a Chinese surname may begin there: a Latin capital, or after a post."""
    if text[index].isupper() and text[index].isascii():
        return not (index and text[index - 1].isascii() and text[index - 1].isalnum())
    return "·" in text[index : index + 8] or post_before(text, index) is not None


def _at(passage: Passage, index: int, floor: int, context: str) -> Mention | None:  # noqa: C901, PLR0911
    text = passage.text
    behind = index
    while behind > floor and text[behind - 1] in _SPACE:
        behind -= 1
    if gloss := _GLOSS.search(text, max(floor, behind - _LONGEST_GLOSS), behind):
        behind = gloss.start()  # 首席财务官（CFO）|汤慧伦
    post = post_before(text, behind) if behind > floor else None
    if text[index] in _ADDRESSING and text[behind - 2 : behind] == "记者":
        return None  # 记者|向居民了解
    if post is not None and post.start >= floor and not inside_head(text, index):
        name = _name(text, index, context, foreign=not post.open)
        if name is not None and text[index] not in lexicon.first_of_names() and not _rare(text, post, name, context):
            name = None
        if name is not None and (not post.open or plausible(text[slice(*name)]) or after_name(text, name[1]) > WORD):
            return _with_post(passage, post.start, behind, name, floor)
    if employed := _employed(passage, index, floor):
        return employed
    before = text[index - 1] if index else "，"
    opening = not (_HAN.match(before) or before.isalnum()) or text[max(0, index - 2) : index] in _ANNOUNCED
    if before == "叫" and not opening:
        opening = text[max(0, index - 2) : index] not in _CALLED
    if before == "人" and not opening:
        opening = _FROM.search(text, max(0, index - _LONGEST_PLACE), index) is not None
    if not opening and before == "的":
        return _of(passage, index, floor, context)
    if not opening:
        return None
    if with_title := titled(passage, index):
        return with_title
    return _alone(passage, index, context)


def _alone(passage: Passage, index: int, context: str) -> Mention | None:
    """A name without a post before it, that opens a clause."""
    text = passage.text
    end = other_name_end(text, index)
    if end is None:
        end = name_at(text, index, context)
        if end is None or not plausible(text[index:end]):
            return None
    elif (is_sure := end - index >= _SURELY) and after_name(text, end) >= WORD and not _found(passage, index, end):
        return alone(passage, (index, end), "name-alone") if is_sure else None
    if served := _SERVING.search(text, max(0, index - _LONGEST_SERVICE), index):
        post = post_before(text, served.end() - 1)
        if post is not None and post.start > served.start():
            return _with_post(passage, post.start, served.end() - 1, (index, end), served.start("of"))
    return _found(passage, index, end) or acting(passage, index, end, context)


def _found(passage: Passage, index: int, end: int) -> Mention | None:
    return introduced(passage, index, end) or apposition(passage, index, end) or speaking(passage, index, end)


_FROM = re.compile(r"(?:省|市|县|区|镇|乡|村|州|盟|旗|当地|本地)人$|(?:^|[，。；的一岁])[\u4e00-\u9fff]{2,6}人$")
_LONGEST_PLACE = 9
_SURELY = 3
_SERVING = re.compile(r"(?:^|[，。；！？”])(?:作为|身为|担任|曾任|时任)(?P<of>[^，。；！？：“”]{2,36})，$")
_LONGEST_SERVICE = 42


def _rare(text: str, post: Post, name: Range, context: str) -> bool:
    """Whether a name may stand whose surname is a word (过静珺), or one without a surname."""
    if text[name[0]] not in lexicon.words("rare-surnames") or not _HAN.match(text[name[0] + 1]):
        return True
    end, whole = name[1], name[1] - name[0] == _FULL
    again = context.count(text[slice(*name)]) > 1
    certain = not post.open and (again or not is_plain(text[post.start : post.end]))
    return other_name_end(text, name[0], told=True) == end or (
        certain and whole and plausible(text[name[0] : end]) and (again or after_name(text, end) >= WORD)
    )


_FULL = 3
_GLOSS = re.compile(r"（(?:[A-Z]{2,5}|女|回族|满族|土家族|苗族|壮族|[^（），。；：“”]{1,10})）$")
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
    if post is not None and told and SERVES.search(text, max(0, post.start - 12), index):
        return _with_post(passage, post.start, index - 1, (index, end), floor)
    return speaking(passage, index, end)


_HAN = re.compile(r"[\u4e00-\u9fff]")
_CALLED = frozenset(("喊叫", "大叫", "呼叫", "惨叫", "不叫", "没叫"))
_ANNOUNCED = frozenset(("记者", "叫做", "名叫", "嘉宾", "专家", "她叫", "他叫", "人叫", "本名", "真名", "原名"))


def _name(text: str, index: int, context: str, *, foreign: bool) -> Range | None:
    if (other := other_name_end(text, index, told=True)) is not None:
        return index, other
    if foreign and is_foreign(text, index) and "·" not in text[index : index + _DOT]:
        return foreign_at(text, index)
    end = name_at(text, index, context, firm=True)
    if end is not None and "·" not in text[end : end + 2]:
        return index, end
    if foreign and (found := foreign_at(text, index)):
        return found
    again = recurring_name_end(text, index, context) if foreign else None
    return (index, again) if again else None


_DOT = 8  # characters of the first part of a dotted name


def _with_post(passage: Passage, start: int, end: int, name: Range, floor: int) -> Mention:
    """The mention of a post before a name, with the organisation before the post."""
    text = passage.text
    org_start, post_start = _joined(text, start, floor)
    if org_start is None:
        org_start = reach_back(text, post_start, floor)
    low, high = trimmed(text, org_start, post_start)
    field = field_start(text, low, high, text[post_start:end])
    if field < high:
        high = post_start = field
    low, high, post_start = _owner(text, org_start, low, high, post_start)
    low = _with_quoted(text, low, high, floor)
    if _head_of_office(text, low, high, post_start, end):
        high += 1  # 市教育局|长: the office is part of the post's first word
    if specialised(text[low:high], text[post_start:end]):
        post_start = after_country(text, low, high)  # 护理机器人|设计师
        low = high = post_start
    elif not fits(text[low:high], text[post_start:end]) and not is_anaphor(text[low:high]):
        low = high = post_start
    if low == high and (brand := _BRAND.search(text, max(floor, post_start - _LONGEST_BRAND), post_start)):
        low, high = brand.start() + 1, brand.end() - 1  # “和光之里”|理事长
        if brand.group()[0] == "《" and brand.group()[-2] not in "报刊志":
            low = high = post_start
        if is_plain(text[post_start:end]):
            low = high = post_start
    return Mention(passage, (low, high), (post_start, end), name, "post-name")


def _owner(text: str, least: int, low: int, high: int, post: int) -> tuple[int, int, int]:
    """What stands between 的 and a post belongs to the post, where a whole organisation stands before 的.

    风电公司的|运维班长, 泰格尔传动的|外贸部经理; but not 高新区的满江红家电卖场|店长.
    """
    if text[low - 1 : low] != "的" or low > high or is_whole(text[low:high]):
        return low, high, post
    start, end = trimmed(text, least, low)
    if start == end or not is_whole(text[start:end]):
        return low, high, post
    return start, end, low


_BRAND = re.compile(r"“[^“”，。！？；：、]{1,8}”$|《[^《》，。！？；：]{2,10}》$")


def _with_quoted(text: str, low: int, high: int, floor: int) -> int:
    """A name in marks that opens the organisation belongs to it: “向阳花”|家庭农场."""
    brand = _BRAND.search(text, max(floor, low - _LONGEST_BRAND), low) if low < high else None
    return low if brand is None or not is_organisation(text[low:high]) else brand.start()


_OFFICE_BEFORE = re.compile(
    r"(?:局|厅|部|院|所|处|科|司|署|省|市|区|县|州|国|委|办|会|大学|学院|公司|集团|中心|政府|银行|海关)$"
)
_LONGEST_BRAND = 10


def _head_of_office(text: str, low: int, high: int, start: int, end: int) -> bool:
    office = text[low : high + 1]
    return (
        high == start
        and high - low > 1
        and text[start:end] in _OFFICES
        and not _OFFICE_BEFORE.search(text[low:high])
        and is_organisation(office)
        and not office.endswith("校")
    )


_OFFICES = frozenset(("部长", "局长", "厅长", "司长", "署长", "院长", "校长", "所长", "处长", "科长"))


def _joined(text: str, start: int, floor: int) -> tuple[int | None, int]:
    """Where organisation and posts start when 、 joins them: the first post's, unless it is an honour."""
    mark = joined_before(text, start)
    if mark is None or mark < floor:
        return None, start
    first = post_before(text, mark)
    if first is None or first.start < floor:
        return None, start
    if is_honour(text[first.start : mark]):
        return mark + 1, start
    low, high = trimmed(text, reach_back(text, first.start, floor), first.start)
    if text[mark] in "兼暨":
        return None, first.start  # 副厅长兼省老龄办主任: one post
    if low < high and is_organisation(text[mark + 1 : start]) and not _DEPARTMENT.match(text[mark + 1 : start]):
        return mark + 1, start  # 重庆市委常委、|云岭集团董事长: each post has its own, the nearer one is told
    return None, first.start


_DEPARTMENT = re.compile(
    r"^(?:.{0,12}(?:部|处|科|室|司|办|分会|支部|事业部)|党委|党组|党工委|管委会|政府|人大常委会|政协|.{0,4}(?:委员会|中心|研究所)|居委会|村委会|理事会|监事会|董事会|研究院|学院|医院|总院|总部|分公司|子公司|实验室|科协|工会)$"
)


def _employed(passage: Passage, start: int, floor: int) -> Mention | None:
    """A name between organisation and title: 沪江大学|祁慕远|教授."""
    text = passage.text
    found = titled(passage, start)
    if found is None or text[slice(*found.post)] in DELEGATES:
        return None
    stop = start - (text[start - 1 : start] == "的")
    low, high = trimmed(text, reach_back(text, stop, floor), stop)
    if not is_organisation(text[low:high]) or not fits(text[low:high], text[slice(*found.post)]):
        return None
    return replace(found, org=(low, high))


_AND = re.compile(r"[、和与及]")


def _listed(first: Mention, context: str) -> Iterator[Mention]:
    """Names joined to the first one, which have its post: 副市长王浩、李强出席."""
    text = first.passage.text
    end = first.name[1]
    if not first.told or first.rule != "post-name":
        return
    while joint := _AND.match(text, end):
        stop = name_at(text, joint.end(), context)
        if stop is None or not plausible(text[joint.end() : stop]) or not _LISTED_END.match(text, stop):
            return
        mention = replace(first, name=(joint.end(), stop), rule="post-names")
        yield mention
        end = stop


_LISTED_END = re.compile(r"[、，。；）]|等|和|与|及|出席|参加|表示|说|介绍|分别|一同|一起|共同|陪同|$")
