"""A post beside a name, and the organisation that the post is of; names joined to one that has a post."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction.alone import DELEGATES, WORD
from briefing.extraction.fields import after_country, field_start, institution_end, specialised
from briefing.extraction.mentions import Mention, Range
from briefing.extraction.names import after_name, name_at, plausible
from briefing.extraction.organisations import (
    fits,
    is_anaphor,
    is_house,
    is_organisation,
    is_whole,
    reach_back,
    trimmed,
)
from briefing.extraction.passages import Passage
from briefing.extraction.posts import is_honour, is_plain, joined_before, post_before
from briefing.text.patterns import late


def with_post(passage: Passage, start: int, end: int, name: Range, floor: int) -> Mention:
    """The mention of a post before a name, with the organisation before the post."""
    text = passage.text
    org_start, post_start = _joined(text, start, floor)
    if org_start is None:
        org_start = reach_back(text, post_start, floor)
    low, high = trimmed(text, org_start, post_start)
    high, post_start = _without_gloss(text, low, high, post_start)
    field = field_start(text, low, high, text[post_start:end])
    if field < high:
        high = post_start = field
    if low < high == post_start and not is_whole(text[low:high]):
        high = post_start = institution_end(text, post_start, end)
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


def _without_gloss(text: str, low: int, high: int, post: int) -> tuple[int, int]:
    """The end of the organisation and the start of the post, without （VDMA） and half a field.

    德国机械设备制造业联合会|（VDMA）|中国区首席代表, 上汽通用五菱|采购及供应链管理总经理.
    """
    if (gloss := _ABBREVIATED.search(text, low, high)) and not is_organisation(text[gloss.end() : high]):
        return gloss.start(), gloss.end()
    if joined := _JOINED_FIELD.search(text, low, high):
        return joined.start(), joined.start()
    return high, post


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


_JOINED_FIELD = late(r"(?<=[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}[及和与]$")
_ABBREVIATED = late(r"（[A-Za-z][A-Za-z&\-]{1,14}）")
_BRAND = late(r"“(?!\d\d后)[^“”，。！？；：、]{1,8}”$|《[^《》，。！？；：]{2,10}》$")


def _with_quoted(text: str, low: int, high: int, floor: int) -> int:
    """A name in marks that opens the organisation belongs to it: “向阳花”|家庭农场."""
    brand = _BRAND.search(text, max(floor, low - _LONGEST_BRAND), low) if low < high else None
    return low if brand is None or not is_organisation(text[low:high]) else brand.start()


_OFFICE_BEFORE = late(
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
    if first is None or first.start < floor or "的" in text[mark:start]:
        return None, start
    if is_honour(text[first.start : mark]):
        return mark + 1, start
    if text[mark] in "兼暨":
        return None, first.start  # 副厅长兼省老龄办主任: one post
    if _of_its_own(text[mark + 1 : start], text, first.start, floor):
        return mark + 1, start  # 重庆市委常委、|云岭集团董事长: each post has its own, the nearer one is told
    return _joined(text, first.start, floor)


def _of_its_own(words: str, text: str, first: int, floor: int) -> bool:
    """Whether words before a later post are an organisation, and no part of the one before the first post."""
    if _DEPARTMENT.match(words):
        return False
    low, high = trimmed(text, reach_back(text, first, floor), first)
    return is_house(words) if low < high else is_whole(words)  # 科技特派员、|西北农林科技大学副教授


_DEPARTMENT = late(
    r"^(?:.{0,12}(?:部|处|科|室|司|办|分会|支部|事业部)|党委|党组|党工委|管委会|政府|人大|人大主席团|人大常委会|政协|.{0,4}(?:委员会|中心|研究所)|居委会|村委会|理事会|监事会|董事会|研究院|学院|医院|总院|总部|分公司|子公司|实验室|科协|工会)$"
)


def employed(found: Mention, floor: int) -> Mention | None:
    """A name with its title, where an organisation stands before it: 沪江大学|祁慕远|教授."""
    text, start = found.passage.text, found.name[0]
    if text[slice(*found.post)] in DELEGATES:
        return None
    stop = start - (text[start - 1 : start] == "的")
    low, high = trimmed(text, reach_back(text, stop, floor), stop)
    if not is_organisation(text[low:high]) or not fits(text[low:high], text[slice(*found.post)]):
        return None
    return replace(found, org=(low, high))


_AND = late(r"[、和与及]")


def listed(first: Mention, context: str) -> Iterator[Mention]:
    """Names joined to the first one, which have its post: 副市长王浩、李强出席."""
    text = first.passage.text
    end = first.name[1]
    if not first.told or first.rule != "post-name":
        return
    while joint := _AND.match(text, end):
        stop = name_at(text, joint.end(), context)
        if (
            stop is None
            or not plausible(text[joint.end() : stop])
            or not (_LISTED_END.match(text, stop) or after_name(text, stop) >= WORD)
        ):
            return
        mention = replace(first, name=(joint.end(), stop), rule="post-names")
        yield mention
        end = stop


_LISTED_END = late(
    r"[、，。；）]|等|[几两三四五][户人位名]|夫妇|和|与|及|出席|参加|表示|说|介绍|分别|一同|一起|共同|陪同|$"
)
