"""Organisations: the name before a post without what leads to it, and whom 该公司 means."""

import re

from briefing.extraction import lexicon
from briefing.extraction.posts import is_plain
from briefing.text.patterns import late

_STOP = frozenset(
    "，。；：！？“”‘’…—《》、/|】【 \u3000\n□■●◆▲★◎○◇☆△▽▼▶►◀※§☉•‧・❖➤✦✧✔√→⇒#*＊﹒〉〈「」『』〔〕[]{}〖〗～~＞>"
)
_REACH = 40
_OWN_OFFICE = (
    "(?:局|厅|部|委|院|校|厂|所|行|会|司|矿|站|馆|园|县|市|区|镇|村|省|"
    "公司|集团|企业|中心|园区|协会|商会|学院|学校|医院|研究院|研究所)"
)
_POINTS = late(rf"[该本]{_OWN_OFFICE}")
_LEADS = late(
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|(?:今|去|昨|当|次|隔|前|明)(?:年|天|日|晚)(?:上午|下午|晚上|晚间|早上|起)?|"
    r"[上下中]午|清晨|傍晚|凌晨|近日|日前|近期|此前|此后|随后|目前|眼下|如今|现在|当时|其中|其间|期间|同时|同样|此外|另外|不过|但是|"
    r"对此|为此|因此|在此|由此|据此|至此|例如|比如|譬如|正如|就连|而|但|且|又|也|还有|还|则|并|"
    r"(?:活动|会议|仪式|典礼|座谈|论坛|大会|发布会|推介会|签约仪式|启动仪式|开幕式|采访|调研|会谈|交流|讨论|发言|致辞|推介|演讲)(?:中|上|时|期间|现场|后|间隙|当天)?|"
    r"作者(?:系|为|是)?|系|全年|上半年|下半年|本期|本季|(?:会|台|现场|席|途)(?:上|间|中|后)|现场|会上|会后|会前|席间|"
    r"说起|提起|谈起|聊起|讲起|想起|谈到|提到|说到|问起|这是|那是|这正是|正是|曾任|原任|历任|曾是|原是|前任|已是|已经是|已成为|现在是|已|本报|记者|笔者|通讯员|多年来|一直以来|长期以来|作为|身为|新任|时任|现任|担任|出任|包括|以及|"
    r"在(?!线)|对(?!外)|从(?!化|江)|向(?!阳|上)|由|被|让|请|把|给|和(?!田|平|县|顺|硕|静|谐)|与|及|同(?!济|方|仁|程|花顺|兴|心|德)|跟|据|是|为(?!民)|"
    r"如(?!东|皋|意)|到|"
    r"(?:采|走|专|回|拜|探)访(?:了|过|到)?|对话|会见|邀请(?:到|了)?|请(?:来|到)了?|来自|落户|位于|地处|坐落于|来到|走进|听取|"
    r"联系(?:上|到)?|拨通|见到|遇到|遇见|碰到|找到|问及|围绕|结合|一名|一位|两位|几位|多位|有位|有名|这位|那位|这名|那名|"
    rf"[该本]{_OWN_OFFICE}(?=[\u4e00-\u9fff]{{2}})|该|"
    r"了|着|过|我国|全国知名|国内知名|国际知名|世界著名|著名|知名)+"
)
_CUT = late(
    r"(?:采访|走访|专访|探访|回访|对话|会见|邀请到|邀请了|邀请|请来|请到|碰上|遇上|赶上|恰逢|正逢|适逢|陪同|找来|追上|叫来|喊来|请教|求助|咨询|请(?=[\u4e00-\u9fff]{2,})|来自|落户|位于|坐落于|毕业于|就职于|任职于|供职于|担任|出任|"
    r"派驻|派往|(?:变成|变为|成为|更名为|改名为|成立|创办|创立|收购|并购|入职|加入)|(?<![自理缘事来])由(?!于|来)|当选|任命|聘请|从[\u4e00-\u9fff]{2,6}来|聘任|听取|联系上|拨通|见到|遇到|找到|碰到|告诉|日电[）)]?|日讯[）)]?|代表(?![处团队会大院性方作产人们]))(?:了|过|的)?"
)
_TIME = late(r"(?:年|月|日|上午|下午|时|当天|之后|以后|以来)(?=[\u4e00-\u9fff])")


@lexicon.per_words
def ends(*kinds: str) -> tuple[str, ...]:
    """The words of classes of organisations, the longest first."""
    classes = lexicon.classes("organisations")
    return tuple(sorted(set().union(*(classes[kind] for kind in kinds)), key=lambda word: (-len(word), word)))


@lexicon.per_words
def firm_tails() -> tuple[str, ...]:
    """How the short names of firms end (药业, 科技), where the word is not one of everyday speech."""
    return tuple(
        word for word in ends("商号") if len(word) > 1 and word not in lexicon.classes("organisations")["常词"]
    )


@lexicon.per_words
def _any_end() -> tuple[str, ...]:
    return (*ends("全名", "商号", "部门", "地方"), "国")


def is_organisation(words: str) -> bool:
    """Whether words end as the name of an organisation or of a place does."""
    return (
        words.endswith(_any_end())
        or words in lexicon.cities()
        or country().fullmatch(words) is not None
        or _SECTION.search(words) is not None
    )


_SECTION = late(r"[局委办社][\u4e00-\u9fff]{2,8}股$")  # 县商务局商贸流通股


def is_house(words: str) -> bool:
    """Whether words end as the name of an organisation does, and are no everyday word such as 机器人."""
    return is_organisation(words) and words not in lexicon.classes("organisations")["常词"]


def is_whole(words: str) -> bool:
    """Whether words end as the whole name of an organisation does, which is no part of another."""
    return len(words) > _SHORT and words.endswith(ends("全名", "商号")) and not words.endswith(ends("部门"))


@lexicon.per_words
def house_ends() -> frozenset[str]:
    """The last two characters of the names of whole organisations."""
    return frozenset(word[-2:] for word in ends("全名") if len(word) > 1) - {"人大", "国家"}


def reach_back(text: str, end: int, floor: int) -> int:
    """The furthest start of an organisation that ends there: after the last mark, not before `floor`."""
    start, depth = end, 0
    least = max(floor, end - _REACH)
    while start > least:
        char = text[start - 1]
        if char == "）":
            depth += 1
        elif char == "（":
            if not depth:
                break
            depth -= 1
        elif not depth and char in _STOP and not (char == " " and _between_latin(text, start - 1)):
            break
        start -= 1
    return text.rfind("）", start, end) + 1 if depth else start


_ROLE = late(
    r"[^的、]{0,14}?(?:(?:运营|承建|投资|施工|建设|设计|供应|合作|委托|业主|主办|承办|参建|供货|管理|技术支持|养护)(?:方|单位)|"
    r"老厂|老店|老字号|[车药酒房民国央台港]企|[\u4e00-\u9fff]机厂|运营商|供应商|制造商|生产商|服务商|承包商|开发商|经销商|集成商|代理商|龙头企业|企业|厂商|大厂|巨头|独角兽|网通厂|面板厂|晶圆厂|代工厂|封测厂|组装厂|IC设计厂)"
    r"(?P<firm>[^的、]{2,}(?:公司|集团|股份|银行|厂|证券|合作社|科技|药业|重工|电子|汽车|实业|控股|建设|能源|机械|精密|精机|光电|半导体|材料|新材|传动|动力|装备|食品|乳业|酒业|物流|航空|生物|医药|化工|钢铁|集团公司|工业|机电|机床|电器|家居|服饰|鞋服|陶瓷|储能|生科|医疗|器械|精工|[锁鞋木瓷泵车纸果种]业))$"
)
_FOREIGN_FIRM = late(
    r"(?:机构|公司|企业|品牌|平台|巨头|厂商|媒体|基金|智库)(?P<name>[A-Z][A-Za-z0-9&.\-]*(?: [A-Z&][A-Za-z0-9&.\-]*){0,4})$"  # noqa: E501  one list, one line
)


def _between_latin(text: str, index: int) -> bool:
    """Whether a space stands within a Latin name: Northgate Energy."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()  # noqa: PLR2004  both sides of it


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The organisation in a range: without 会上, 位于城北的, 记者从; an empty range where it holds none."""
    if text[end - 1 : end] == "的" and end - 1 > start:
        end -= 1
        whose = text[start:end]
        if not whose.endswith(ends("全名", "商号", "地方")) or _PROSE.search(whose):
            return end, end
    if aside := _ASIDE.match(text, start, end):
        start = aside.end()  # （上接A1版）|省能源局
    if (of := text.rfind("的", start, end)) >= 0 and not _OF_NAME.match(text, max(start, of - 1), end):
        start = of + 1
    start = _without_role(text, _without_deeds(text, start, end), end)
    if text[end - 1 : end] == "由":
        return end, end  # 公司由|儿子邓凯打理
    end = _without_sending(text, start, end)
    lead = _LEADS.match(text, start, end)
    if lead and lead.end() <= end and not _holds(text, start, lead.end(), end):
        start = lead.end()
        if _POINTS.fullmatch(text, start - 1, end):
            start -= 1  # 该局: words that point back
    return start, end


_OF_NAME = late(r"美的(?:集团|空调|电器|置业|控股|楼宇|工业|$)|绿的谐波")  # brands that hold 的
_ASIDE = late(r"（[^（）]*）")


def _without_deeds(text: str, start: int, end: int) -> int:
    """Where the organisation starts behind what was done and when: 记者走访了|…, 2023年从…来到|…."""
    for match in _CUT.finditer(text, start, end):
        if match.end() < end:
            start = match.end()
    for match in _TIME.finditer(text, start, end):
        if match.end() < end - 1 and any(char.isdigit() for char in text[start : match.start()]):
            start = match.end()
    return start


def _without_sending(text: str, start: int, end: int) -> int:
    """Where the organisation ends before what it did with the person: 由步长制药|派总工程师."""
    sends = _SENDS.search(text, start, end)
    return sends.start() if sends and is_organisation(text[start : sends.start()]) else end


_SENDS = late(r"(?:[选指委]?派(?:出|来|了)?|请来|请出|聘请|任命|推举|推荐|推选|邀请|抽调)$")


def _without_role(text: str, start: int, end: int) -> int:
    """Where the name starts behind what a firm is to others: 园区运营方|湛海集团, 新加坡咨询机构|Northgate Energy."""
    if (role := _ROLE.match(text, start, end)) and role.group("firm") not in ends("全名", "商号"):
        start = role.start("firm")
    latin = _FOREIGN_FIRM.search(text, start, end)
    return latin.start("name") if latin else start


def _holds(text: str, start: int, lead: int, end: int) -> bool:
    """Whether what looks like a lead is the beginning of a name: 和田, 同方, 正大."""
    return lead - start == 1 and text[start:end] in lexicon.cities()


_PART_OF_HOUSE = late(r"(?:公司|集团|局|院)[^，。]{2,14}(?:项目|标段|工区|工地|班组)$")
_MEETS = ("碰上", "遇上", "赶上", "碰到", "遇到", "见到", "找到", "请来", "正在", "看到", "听到")


def fits(organisation: str, post: str) -> bool:
    """Whether words before a post may be its organisation."""
    if not organisation:
        return False
    if (
        _PROSE.search(organisation)
        or _GENERATION.search(organisation)
        or _CUT.match(organisation)
        or organisation.endswith(_MEETS)
    ):
        return False
    if is_organisation(organisation) or _PART_OF_HOUSE.search(organisation):
        return True
    if organisation.endswith(("界", "方面", "行业", "领域", "出身", "专业", "一线", "基层", "条线")):
        return False
    if (
        (is_plain(post) and not ENTERPRISE_POST.search(post))
        or (len(organisation) > _LONGEST_BRAND and not organisation.isascii())
        or any(char.isdigit() for char in organisation)
    ):
        return False
    return ENTERPRISE_POST.search(post) is not None or _CHIEF.search(post) is not None or len(organisation) > _SHORT


_CHIEF = late(r"首席(?:经济学家|分析师|策略师|科学家|专家)")


@lexicon.per_words
def country() -> re.Pattern[str]:
    """The names of countries."""
    return lexicon.any_of(lexicon.words("countries"))


_LONGEST_BRAND, _SHORT = 14, 2
_GENERATION = late(r"(?:第[一二三四五六七八九十\d]{1,3}|[新老年轻]{1,2}一)[代批届任]$")
_PROSE = late(
    r"[了着过的]|^(?:分管|协管|主抓|负责|从事|主攻|专攻|擅长|专注|长期)|去年|今年|明年|返乡|回国|辞职|毕业|一边|已经|自己|我们|他们|大家|不少|许多|很多|家住|住在|家在|年过|年近|这些|那些|以上|以下"
)


def is_anaphor(organisation: str) -> bool:
    """Whether words only point back: 公司, 该校, 其."""
    return organisation in lexicon.classes("organisations")["泛称"] or _POINTS.fullmatch(organisation) is not None


ENTERPRISE_POST = late(
    r"证券事务代表|实际控制人|董事会秘书|总经理|董事|总裁|总监|CEO|CTO|CFO|COO|创始人|创办人|合伙人|厂长|首席执行官|首席[技财运]|经理|掌门人|老板|企业家|董秘|"
    r"董座|执行长|执行董事|财务长|营运长|技术长|掌舵人|主理人|运营官|财务官|技术官|总工程师|总设计师|技术负责人|项目负责人|公司负责人|企业负责人|(?:采购|运营|研发|市场|销售|品牌|财务|生产|业务|供应链|渠道|海外|招商)负责人"
)
