"""People: name, post and organisation as printed; found by the post, by an apposition, or by a verb of speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.extraction import lexicon
from briefing.extraction.names import after_name, foreign_at, is_foreign, name_at, plausible
from briefing.extraction.organisations import (
    after_country,
    field_start,
    fits,
    is_anaphor,
    is_organisation,
    reach_back,
    specialised,
    trimmed,
)
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.posts import inside_head, is_honour, is_plain, joined_before, last_characters, post_before
from briefing.text.cues import cue_at_end

Range = tuple[int, int]
_SPACE = " \u3000"
_WORD = 2  # how well a name ends before a word, see `after_name`
_CONTEXT = 60_000  # characters of an article in which a name is looked up again
_BRACKETS = frozenset("（")


@dataclass(frozen=True, slots=True)
class Mention:
    """A full mention: where organisation, post and name stand in a passage; organisation and post may be empty."""

    passage: Passage
    org: Range
    post: Range
    name: Range
    rule: str

    @property
    def key(self) -> str:
        """The name as it is matched."""
        return self.passage.text[slice(*self.name)]

    @property
    def told(self) -> bool:
        """Whether a post is printed with the name."""
        return self.post[0] < self.post[1]


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
    firsts, lasts, dotted = lexicon.first_of_names(), last_characters(), "·" in text
    floor = index = 0
    while index < len(text):
        char = text[index]
        named = None
        behind_post = index > 0 and text[index - 1] in lasts
        if char in firsts or ((behind_post or dotted or char.isascii()) and _may_be_foreign(text, index)):
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
        if name is not None and (not post.open or plausible(text[slice(*name)]) or after_name(text, name[1]) > _WORD):
            return _with_post(passage, post.start, behind, name, floor)
    if titled := _employed(passage, index, floor):
        return titled
    before = text[index - 1] if index else "，"
    opening = not (_HAN.match(before) or before.isalnum()) or text[max(0, index - 2) : index] in _ANNOUNCED
    if before == "叫" and not opening:
        opening = text[max(0, index - 2) : index] not in _CALLED
    if not opening and before == "的":
        return _of(passage, index, floor, context)
    if not opening:
        return None
    if titled := _titled(passage, index):
        return titled
    end = name_at(text, index, context)
    if end is None or not plausible(text[index:end]):
        return None
    return _apposition(passage, index, end) or _speaking(passage, index, end) or _introduced(passage, index, end)


_CALLED = frozenset(("喊叫", "大叫", "呼叫", "惨叫", "不叫", "没叫"))
_INTRODUCED = re.compile(
    r"(?:，今年\d{1,2}岁)?，?(?:是|系|当)(?:[一这那]?[个名位])?(?P<whose>[\u4e00-\u9fff]{1,12}的|本地|当地|村里|镇上|厂里)?"
)


def _introduced(passage: Passage, start: int, end: int) -> Mention | None:
    """王大川是村里的老木匠; and a name after 名叫."""
    text = passage.text
    if introduced := _INTRODUCED.match(text, end):
        stop = _CLAUSE_END.search(text, introduced.end(), min(len(text), introduced.end() + _LONGEST_APPOSITION))
        post = post_before(text, stop.start()) if stop and stop.start() > introduced.end() else None
        if post is not None and post.start >= introduced.end():
            whose = introduced.span("whose") if introduced["whose"] else (post.start, post.start)
            low, high = trimmed(text, *whose) if introduced["whose"] else whose
            if not fits(text[low:high], text[post.start : post.end]) or high != whose[1] - 1:
                low = high = post.start
            if post.start == introduced.end():
                return Mention(passage, (low, high), (post.start, post.end), (start, end), "name-post")
    if text[start - 1 : start] == "叫" and after_name(text, end) >= _WORD:
        return Mention(passage, (start, start), (start, start), (start, end), "name-called")
    return None


_GLOSS = re.compile(r"（(?:[A-Z]{2,5}|女|回族|满族|土家族|苗族|壮族|[^（），。]{1,6}级)）$")
_LONGEST_GLOSS = 9
_ADDRESSING = frozenset("向从和对与同")


def _of(passage: Passage, index: int, floor: int, context: str) -> Mention | None:
    """A name after 的: 担任总经理的陈刚, 返乡创业的张鹏说."""
    text = passage.text
    if titled := _titled(passage, index):
        return titled
    end = name_at(text, index, context)
    if end is None or not plausible(text[index:end]) or after_name(text, end) < _WORD:
        return None
    post = post_before(text, index - 1)
    told = post is not None and post.start >= floor and not post.open
    if post is not None and told and _SERVES.search(text, max(0, post.start - 12), post.start):
        return _with_post(passage, post.start, index - 1, (index, end), floor)
    return _speaking(passage, index, end)


_SERVES = re.compile(r"担任|时任|现任|出任|身为|作为|曾任|兼任")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ANNOUNCED = frozenset(("记者", "叫做", "名叫", "嘉宾", "专家", "她叫", "他叫", "人叫", "本名", "真名", "原名"))


def _name(text: str, index: int, context: str, *, foreign: bool) -> Range | None:
    if foreign and is_foreign(text, index) and "·" not in text[index : index + _DOT]:
        return foreign_at(text, index)
    end = name_at(text, index, context, firm=True)
    if end is not None and "·" not in text[end : end + 2]:
        return index, end
    return foreign_at(text, index) if foreign else None


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


def _titled(passage: Passage, start: int) -> Mention | None:
    """A name with its title behind it: 李强总理, 林建国教授."""
    text = passage.text
    for length in (3, 2):
        title = _TITLE.match(text, start + length)
        name = text[start : start + length]
        if not title or name[0] not in lexicon.surnames()[0] or name[:2] in lexicon.words("not-names"):
            continue
        if plausible(name) and after_name(text, title.end()) > (_WORD if title.group() in _DELEGATES else 0):
            return Mention(passage, (start, start), title.span(), (start, start + length), "name-title")
    return None


def _employed(passage: Passage, start: int, floor: int) -> Mention | None:
    """A name between organisation and title: 沪江大学|祁慕远|教授."""
    text = passage.text
    titled = _titled(passage, start)
    if titled is None or titled.passage.text[slice(*titled.post)] in _DELEGATES:
        return None
    stop = start - (text[start - 1 : start] == "的")
    low, high = trimmed(text, reach_back(text, stop, floor), stop)
    if not is_organisation(text[low:high]) or not fits(text[low:high], text[slice(*titled.post)]):
        return None
    return replace(titled, org=(low, high))


_DELEGATES = ("代表", "委员")  # 代表 is a verb too
_TITLE = re.compile(
    r"代表|委员|总书记|国家主席|主席|总理|副总理|总统|首相|部长|省长|副省长|市长|副市长|区长|县长|教授|副教授|院士|研究员|董事长|总经理|总裁|校长|院长|所长"
)
_LINK = re.compile(
    r"(?:，|（|\s|：)(?:[男女]，|\d{2}岁，|\d{4}年(?:\d{1,2}月)?(?:出)?生，|[\u4e00-\u9fff]{1,4}族，|中共党员，|"
    r"[\u4e00-\u9fff]{2,8}人，|现为|现任|系|是|曾任|时任|担任|为)*"
)
_IS = re.compile(r"(?:现任|时任|曾任|担任|出任|是|系|任)(?!的)")
_CLAUSE_END = re.compile(r"[，。；）！？：\n]|$")


def _apposition(passage: Passage, start: int, end: int) -> Mention | None:
    """林溪，某公司总经理 and 林溪（某公司总经理）: a clause of organisation and post alone."""
    text = passage.text
    link = _LINK.match(text, end) or _IS.match(text, end)
    if link is None and start == 0 and len(text) - end < _LONGEST_APPOSITION:
        link = _NOTHING.match(text, end)  # a list of guests: 王维舟 省文化和旅游厅副厅长
    if link is None:
        return None
    stop = _CLAUSE_END.search(text, link.end(), min(len(text), link.end() + _LONGEST_APPOSITION))
    if stop is None or stop.start() == link.end():
        return None
    post = post_before(text, stop.start())
    if post is None or post.start < link.end() or post.open:
        return None
    low, high = trimmed(text, link.end(), post.start)
    org = text[low:high]
    if link.group() == "" and (not org or stop.start() != len(text.rstrip())):
        return None
    if (
        low != link.end()
        or (org and not is_organisation(org))
        or (not org and is_plain(text[post.start : stop.start()]))
    ):
        return None
    return Mention(passage, (low, high), (post.start, stop.start()), (start, end), "name-post")


_LONGEST_APPOSITION = 44
_NOTHING = re.compile(r"(?=[\u4e00-\u9fff])")
_MARK = re.compile(r"[，。；：！？“”]|$")
_NEAR = 14


def _speaking(passage: Passage, start: int, end: int) -> Mention | None:
    """王大山说: a clause that a name opens and a verb of speech ends."""
    text = passage.text
    stop = _MARK.search(text, end, min(len(text), end + _NEAR))
    if stop is None or (stop.start() == end and (start or text[end : end + 1] != "：" or end < _SHORTEST_ANSWER)):
        return None
    verb = cue_at_end(text[end : stop.start()])
    if verb is None and (
        text[stop.start() : stop.start() + 2] == "：“" or (start == 0 and text[end : end + 1] == "：")
    ):
        return Mention(passage, (start, start), (start, start), (start, end), "name-colon")
    if verb is None or (verb > 0 and not _MANNER.match(text[end : end + verb])):
        return None
    return Mention(passage, (start, start), (start, start), (start, end), "name-cue")


_SHORTEST_ANSWER = 3  # characters of a name that opens an answer: 颜之行：……
_MANNER = re.compile(
    r"(?:在|于|向|对|也|还|又|则|就|便|曾|笑着|坦率地|高兴地|激动地|感慨地|自豪地|欣喜地|[\u4e00-\u9fff]{2,4}地|对记者|向记者|给记者|在[\u4e00-\u9fff]{1,6}[时上中]|"
    r"先生|女士|博士|教授|老人|一边|指着|看着|掰着|拿着|这样|如是)"
)
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
