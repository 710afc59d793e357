"""People: organisation, post and name as printed, found by the post; later mentions by the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.passages import Passage, Reading
from briefing.model.annotation import Group, Person
from briefing.model.source import Span

_PREFIX = (
    r"(?:党组书记、|党委书记、|党组成员、|党委委员、|党工委副书记、|原|常务副|第一副|副总|副|总|代理|代|执行|名誉|"
    r"荣誉|首席|高级|资深|助理|专务|行政|技术|市场|销售|运营|"
    r"研发|财务|人力资源|品牌|战略投资部|战略|生产|项目|一级|二级|三级|四级|联合|特聘|客座|主任|创始|轮值|区域|"
    r"大区|中国区|华东区|西南区|研究室|办公室)*"
)
_BOUNDARY = re.compile(
    r"(?:[，。、；：！？）（(”“—…\s]|表示|介绍|说|认为|指出|告诉|称|坦言|透露|分析|强调|建议|谈|揭示|在|对|就|则|"
    r"也|向|从|与|和|及|等|为|是|带领|率|出席|致辞|主持|"
    r"作|宣布|解释|提出|看来|补充|呼吁|回应|感慨|算|给|代表|道|直言|笑|回忆|正|便|还|曾|当|上台|参加|现场|应邀|"
    r"深有|信心|以|将|了|向记者|一边|特别|同样|期待|希望|相信|发|接受|所|又|早|已|率队|团队|们|先生|女士|的|主讲|"
    r"点评|讲|围绕|结合|随|亲自|来到|到|处(?=了解|获悉|得知)|走|看|听|感|有|把|让|用|入选|获|当选|任|兼|率先|欣喜|"
    r"高兴|$)"
)
_POST_CHAIN = re.compile("[、兼]")
_ORG_STOP = re.compile(r"[，。；：！？“”…—《》\s]")
_LEADS = re.compile(
    r"^(?:活动中|活动上|会上|会议上|现场|当天|当日|此前|随后|其中|据|记者从|来自|落户|邀请|和|与|及|以及|对此|"
    r"在此|而|在|由|被|请|同时|此外|例如|比如|日前|近日|采访中|论坛上|发布会上|大会上|签约仪式上|另外|该|多年来|"
    r"作为|新任|时任|担任|目前|正如|包括|让)+"
)
_ORG_SUFFIX = (
    "公司", "集团", "股份", "银行", "大学", "学院", "研究院", "研究所", "研究中心", "中心", "协会", "商会", "学会",
    "联合会", "联盟", "委员会", "委", "局", "厅", "部",
    "办", "办公室", "司", "处", "政府", "管委会", "党工委", "党委", "省", "市", "区", "县", "镇", "乡", "街道", "村",
    "新区", "园区", "产业园", "医院", "学校", "中学",
    "小学", "基金", "基金会", "合作社", "厂", "店", "社", "院", "所", "站", "港", "科技", "汽车", "证券", "保险",
    "法院", "检察院", "总工会", "商务局", "实验室", "智库", "编辑部", "事务所", "车间", "项目部", "分公司", "支队",
    "大队", "总队", "海关", "税务局", "组委会", "指挥部", "专班", "事业部", "营业部",
)  # fmt: skip
_GOVERNMENT = re.compile(
    r"(?:委|委员会|局|厅|部|司|处|办|办公室|政府|管委会|党工委|党委|省|市|区|县|镇|乡|街道|村|海关|法院|检察院|"
    r"人大|政协|专班|指挥部)$"
)
_EXPERT_ORG = re.compile(
    r"大学|学院|研究院|研究所|研究中心|研究会|智库|科学院|社科院|实验室|发展中心|规划院|设计院|信息中心"
)
_EXPERT_POST = re.compile(r"教授|院士|研究员|专家|学者|分析师|经济学家|讲师|博士")
_ASSOCIATION = re.compile(r"协会|商会|学会|联合会|联盟|促进会")
_ENTERPRISE = re.compile(r"公司|集团|股份|银行|厂|合作社|科技|汽车|实业|控股|证券|保险|企业")
_ENTERPRISE_POST = re.compile(r"总经理|董事|总裁|总监|CEO|创始人|合伙人|厂长|首席执行官|经理")
_MEDIA = re.compile(r"日报|晚报|电视台|通讯社|杂志|报社|新闻")


@dataclass(frozen=True, slots=True)
class Mention:
    """A full mention: where organisation, post and name stand in a passage; the organisation may be empty."""

    passage: Passage
    org: tuple[int, int]
    post: tuple[int, int]
    name: tuple[int, int]
    rule: str

    @property
    def key(self) -> str:
        """The name as printed."""
        return self.passage.text[slice(*self.name)]


@cache
def _post() -> re.Pattern[str]:
    head = "|".join(map(re.escape, lexicon.posts()))
    return re.compile(f"{_PREFIX}(?:{head})(?:兼{_PREFIX}(?:{head}))*")


def full_mentions(reading: Reading) -> list[Mention]:
    """The first full mention of each person, in order."""
    found: dict[str, Mention] = {}
    for passage in reading.passages:
        for mention in _mentions(passage):
            found.setdefault(mention.key, mention)
    return list(found.values())


def _mentions(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    position = 0
    while match := _post().search(text, position):
        position = match.end()
        name_end = name_at(text, match.end())
        if name_end is None:
            position = match.start() + 1 if match.end() - match.start() < _LONG_POST else match.end()
            continue
        post_start = _chain_start(text, match.start())
        org_start = _org_start(text, post_start)
        org, post = _settle(text, org_start, post_start, match.end())
        yield Mention(passage, org, post, (match.end(), name_end), "post-name")
        position = name_end


_LONG_POST = 3


def name_at(text: str, start: int) -> int | None:
    """The end of a personal name that starts there, or None."""
    single, double = lexicon.surnames()
    if text[start : start + 2] in double:
        lengths = (4, 3)
    elif text[start : start + 1] in single:
        lengths = (3, 2)
    else:
        return None
    for length in lengths:
        name = text[start : start + length]
        if (
            len(name) == length
            and all("\u4e00" <= c <= "\u9fff" for c in name)
            and _BOUNDARY.match(text, start + length)
        ):
            if length > len(name.strip("说称则也对就在等和与为是到处")):
                continue
            return start + length
    return _guessed_end(text, start, lengths)


def _guessed_end(text: str, start: int, lengths: tuple[int, ...]) -> int | None:
    """Where no boundary word follows: the longest name all of whose given characters are common in names."""
    for length in lengths:
        name = text[start : start + length]
        surname = length - 2 if length > _DOUBLE else 1
        if len(name) == length and all(char in lexicon.given_names() for char in name[surname:]):
            return start + length
    return None


_DOUBLE = 3  # characters of a name above which the surname has two


def _chain_start(text: str, start: int) -> int:
    """The start of posts joined by 、: 总经理助理、战略投资部总经理."""
    while start > 0 and text[start - 1] == "、":
        head = text[: start - 1]
        match = _last_post(head)
        if match is None or match.end() != len(head):
            return start
        start = match.start()
    office = _OFFICE.search(text, 0, start)
    if office is None:
        return start
    chain = _chain_start(text, office.start("name"))
    return chain if chain < office.start("name") else start


_OFFICE = re.compile(r"、(?P<name>党工委|管委会|政府|人大常委会|政协)$")


def _last_post(head: str) -> re.Match[str] | None:
    window = max(0, len(head) - 24)
    best = None
    for begin in range(window, len(head)):
        match = _post().fullmatch(head, begin)
        if match:
            best = match
            break
    return best


def _org_start(text: str, post_start: int) -> int:
    start = post_start
    depth = 0
    while start > 0:
        char = text[start - 1]
        if char in "）)":
            depth += 1
        elif char in "（(":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (_ORG_STOP.match(char) or char == "、"):
            break
        start -= 1
    return start


def _settle(text: str, start: int, post_start: int, post_end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Trims the organisation: leading adverbs, “落户两江新区的信质集团的” down to its last noun."""
    org = text[start:post_start]
    if lead := _LEADS.match(org):
        start += lead.end()
    end = post_start
    while end > start and text[end - 1] == "的":
        end -= 1
    inner = text.rfind("的", start, end)
    if inner >= start:
        start = inner + 1
    for word in ("落户", "来自", "位于", "邀请到", "邀请", "采访", "是", "到"):
        cut = text.rfind(word, start, end)
        if cut >= start and cut + len(word) < end - 1 and not text[start:end].endswith(word):
            start = cut + len(word)
    if text[start:end] in _ANAPHORA:
        return (start, start), (post_start, post_end)
    return (start, end), (post_start, post_end)


_ANAPHORA = frozenset(
    [
        "其",
        "该公司",
        "公司",
        "该企业",
        "企业",
        "集团",
        "该集团",
        "该校",
        "学校",
        "该院",
        "该局",
        "协会",
        "该协会",
        "园区",
        "该园区",
    ]
)


def organisation_before(text: str, index: int) -> tuple[int, int] | None:
    """The organisation named last before a place in the same sentence: for 其董事会秘书, 该公司总经理."""
    best = None
    for match in _ORG.finditer(text, 0, index):
        if text.count("。", match.end(), index) <= 1:
            best = (match.start(), match.end())
    return best


_ORG = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z（）]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|"
    r"集团|研究院|大学|学院|协会)"
)


def person_of(mention: Mention, reading: Reading, mentions: tuple[Span, ...]) -> Person:
    """The person of a full mention; `mentions` are the raw ranges of the name elsewhere."""
    text = mention.passage.text
    organisation = text[slice(*mention.org)] or None
    if organisation is None and (before := organisation_before(text, mention.post[0])):
        organisation = text[slice(*before)]
    post = text[slice(*mention.post)]
    return Person(
        name=mention.key,
        post=post,
        organisation=organisation,
        organisation_id=_agency_id(organisation, reading),
        group=group_of(organisation or "", post),
        mentions=mentions,
    )


def _agency_id(organisation: str | None, reading: Reading) -> str | None:
    if organisation is None:
        return None
    entries = [*reading.taxonomy.agencies, *reading.taxonomy.districts]
    return next((e.id for e in entries if organisation in e.names and e.valid_on(reading.source.date)), None)


def group_of(organisation: str, post: str) -> Group:
    """Which side a speaker stands on, by the organisation first and the post second."""
    if _MEDIA.search(organisation):
        return "media"
    if _ASSOCIATION.search(organisation):
        return "association"
    if _EXPERT_ORG.search(organisation) or (_EXPERT_POST.search(post) and not _ENTERPRISE.search(organisation)):
        return "expert"
    if _ENTERPRISE.search(organisation) or _ENTERPRISE_POST.search(post):
        return "enterprise"
    if _GOVERNMENT.search(organisation):
        return "government"
    return "other"


def name_mentions(reading: Reading, mention: Mention) -> tuple[Span, ...]:
    """All other places of the name in the article's body."""
    own = mention.passage.span(*mention.name)
    found = []
    for passage in reading.passages:
        start = passage.text.find(mention.key)
        while start >= 0:
            span = passage.span(start, start + len(mention.key))
            if span != own:
                found.append(span)
            start = passage.text.find(mention.key, start + 1)
    return tuple(found)
