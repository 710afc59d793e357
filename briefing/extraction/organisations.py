"""Organisations: the name before a post without what leads to it, and whom 该公司 means."""

import re

from briefing.extraction import lexicon
from briefing.extraction.posts import is_plain

_STOP = frozenset(
    "，。；：！？“”‘’…—《》、/|】【 \u3000\n□■●◆▲★◎○◇☆△▽▼▶►◀※§☉•‧・❖➤✦✧✔√→⇒#*＊﹒〉〈「」『』〔〕[]{}〖〗～~＞>"
)
_REACH = 40
_OWN_OFFICE = (
    "(?:局|厅|部|委|院|校|厂|所|行|会|司|矿|站|馆|园|县|市|区|镇|村|省|"
    "公司|集团|企业|中心|园区|协会|商会|学院|学校|医院|研究院|研究所)"
)
_POINTS = re.compile(rf"[该本]{_OWN_OFFICE}")
_LEADS = re.compile(
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
_CUT = re.compile(
    r"(?:采访|走访|专访|探访|回访|对话|会见|邀请到|邀请了|邀请|请来|请到|碰上|遇上|赶上|恰逢|正逢|适逢|陪同|找来|追上|叫来|喊来|请教|求助|咨询|请(?=[\u4e00-\u9fff]{2,})|来自|落户|位于|坐落于|毕业于|就职于|任职于|供职于|担任|出任|"
    r"派驻|派往|(?:变成|变为|成为|更名为|改名为|成立|创办|创立|收购|并购|入职|加入)|(?<![自理缘事来])由(?!于|来)|当选|任命|聘请|从[\u4e00-\u9fff]{2,6}来|聘任|听取|联系上|拨通|见到|遇到|找到|碰到|告诉|日电[）)]?|日讯[）)]?|代表(?![处团队会大院性方作产人们]))(?:了|过|的)?"
)
_TIME = re.compile(r"(?:年|月|日|上午|下午|时|当天|之后|以后|以来)(?=[\u4e00-\u9fff])")
_FIELD_END = re.compile(r"(?:行业|领域|业务|产品|项目|技术|市场|板块|区域|方向|专业|事务|产业|工程|学|线)$")


@lexicon.per_words
def _ends(*kinds: str) -> tuple[str, ...]:
    classes = lexicon.classes("organisations")
    return tuple(sorted(set().union(*(classes[kind] for kind in kinds)), key=lambda word: (-len(word), word)))


@lexicon.per_words
def firm_tails() -> tuple[str, ...]:
    """How the short names of firms end (药业, 科技), where the word is not one of everyday speech."""
    return tuple(
        word for word in _ends("商号") if len(word) > 1 and word not in lexicon.classes("organisations")["常词"]
    )


@lexicon.per_words
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in _ends("全名") if len(w) > 1))))


def is_organisation(words: str) -> bool:
    """Whether words end as the name of an organisation or of a place does."""
    return (
        words.endswith((*_ends("全名", "商号", "部门", "地方"), "国"))
        or words in lexicon.cities()
        or _country().fullmatch(words) is not None
    )


def is_house(words: str) -> bool:
    """Whether words end as the name of an organisation does, and are no everyday word such as 机器人."""
    return is_organisation(words) and words not in lexicon.classes("organisations")["常词"]


@lexicon.per_words
def _institutions() -> re.Pattern[str]:
    """What a post may begin with and an organisation ends with: 总工会, 办公室; a party committee stays with the post."""
    own = {"总部", "组织", "办公厅", "政府", "人大", "政协", "法院", "检察院", "集团", "公司", "工会"}
    words = [
        w
        for w in _ends("全名")
        if len(w) > 1 and w not in own and not re.search("党|[省市县区州纪]委|委会|事会|常委", w)
    ]
    return lexicon.any_of([*words, "总工会"])


def institution_end(text: str, start: int, end: int) -> int:
    """Where the end of an institution's name stops that a post begins with: 上海市|总工会|副主席."""
    found = _institutions().match(text, start, end)
    return found.end() if found and found.end() < end else start


def is_whole(words: str) -> bool:
    """Whether words end as the whole name of an organisation does, which is no part of another."""
    return len(words) > _SHORT and words.endswith(_ends("全名", "商号")) and not words.endswith(_ends("部门"))


@lexicon.per_words
def house_ends() -> frozenset[str]:
    """The last two characters of the names of whole organisations."""
    return frozenset(word[-2:] for word in _ends("全名") if len(word) > 1) - {"人大", "国家"}


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


_ROLE = re.compile(
    r"[^的、]{0,14}?(?:(?:运营|承建|投资|施工|建设|设计|供应|合作|委托|业主|主办|承办|参建|供货|管理|技术支持|养护)(?:方|单位)|"
    r"老厂|老店|老字号|[车药酒房民国央台港]企|[\u4e00-\u9fff]机厂|运营商|供应商|制造商|生产商|服务商|承包商|开发商|经销商|集成商|代理商|龙头企业|企业|厂商|大厂|巨头|独角兽|网通厂|面板厂|晶圆厂|代工厂|封测厂|组装厂|IC设计厂)"
    r"(?P<firm>[^的、]{2,}(?:公司|集团|股份|银行|厂|证券|合作社|科技|药业|重工|电子|汽车|实业|控股|建设|能源|机械|精密|精机|光电|半导体|材料|新材|传动|动力|装备|食品|乳业|酒业|物流|航空|生物|医药|化工|钢铁|集团公司|工业|机电|机床|电器|家居|服饰|鞋服|陶瓷|储能|生科|医疗|器械|精工|[锁鞋木瓷泵车纸果种]业))$"
)
_FOREIGN_FIRM = re.compile(
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
        if not whose.endswith(_ends("全名", "商号", "地方")) or _PROSE.search(whose):
            return end, end
    if aside := _ASIDE.match(text, start, end):
        start = aside.end()  # （上接A1版）|省能源局
    if (of := text.rfind("的", start, end)) >= 0 and not _OF_NAME.search(text, start, of):
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


_OF_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])[^他她它我您你谁其这那][\u4e00-\u9fff]?(?<=[美绿])$|^[美绿]$"
)  # 美的, 绿的谐波
_ASIDE = re.compile(r"（[^（）]*）")


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


_SENDS = re.compile(r"(?:[选指委]?派(?:出|来|了)?|请来|请出|聘请|任命|推举|推荐|推选|邀请|抽调)$")


def _without_role(text: str, start: int, end: int) -> int:
    """Where the name starts behind what a firm is to others: 园区运营方|湛海集团, 新加坡咨询机构|Northgate Energy."""
    if (role := _ROLE.match(text, start, end)) and role.group("firm") not in _ends("全名", "商号"):
        start = role.start("firm")
    latin = _FOREIGN_FIRM.search(text, start, end)
    return latin.start("name") if latin else start


def _holds(text: str, start: int, lead: int, end: int) -> bool:
    """Whether what looks like a lead is the beginning of a name: 和田, 同方, 正大."""
    return lead - start == 1 and text[start:end] in lexicon.cities()


def field_start(text: str, start: int, end: int, post: str = "") -> int:
    """Where a field of work begins between organisation and post: 华屿证券|新能源行业首席分析师."""
    words = text[start:end]
    if not words or "”" in words:
        return end
    if words in _FORMER or _FUNCTIONS.fullmatch(words):
        return start  # 原|副总经理
    if words[-1] in _FORMER and words[:-1].endswith(_ends("全名", "商号")):
        return end - 1  # 世界卫生组织|前顾问
    if (area := _AREA.search(words)) and not words.endswith(_ends("全名")):
        return start + area.start()  # 彭博行业研究|亚太区科技分析师
    if field := _FIELDS.search(words):
        firm = words[: field.start()]
        if is_organisation(firm) or (len(firm) > 1 and ENTERPRISE_POST.search(post)):
            return start + field.start()
    if words.endswith(_ends("全名", "部门", "地方")) or (is_organisation(words) and not _STUDIES.search(post)):
        return end
    return end if words.endswith(_RESIDENT) else _behind_house(text, start, end)


def _behind_house(text: str, start: int, end: int) -> int:
    """The end of the last whole organisation in a range, else of what ends as the name of a firm does."""
    whole = [match.end() for match in _whole().finditer(text, start, end) if match.end() < end]
    if firms_in := _COUNTRY_HOUSE.search(text, start, end):
        return firms_in.end()  # 韩国现代汽车（中国）|总裁
    if whole and (part := _PART.match(text, whole[-1], end)):
        return part.end()  # 中铁十一局集团有限公司渝昆高铁项目|盾构经理
    if whole or _FIELD_END.search(text, start, end):
        return whole[-1] if whole else end
    firms = [
        match.end()
        for match in _firms().finditer(text, start, end)
        if match.end() - start >= _LEAST and end - match.end() >= _LEAST_FIELD
    ]
    return firms[-1] if firms else end


_COUNTRY_HOUSE = re.compile(r"（(?:中国|大中华区?|亚太|亚洲|全球|集团|上海|北京|香港|中国区)）$")
_PART = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?研究[部院所]|[\u4e00-\u9fff]{2,6}?中心|"
    r"[\u4e00-\u9fff0-9A-Za-z]{2,14}?(?:项目部?|标段|工区|分部|车间|班组|工地|事业部))(?=.)"
)
_PART_OF_HOUSE = re.compile(r"(?:公司|集团|局|院)[^，。]{2,14}(?:项目|标段|工区|工地|班组)$")
_MEETS = ("碰上", "遇上", "赶上", "碰到", "遇到", "见到", "找到", "请来", "正在", "看到", "听到")
_RESIDENT = ("驻华", "驻京", "驻渝", "驻沪", "驻地")
_FORMER = frozenset("前原时")
_FUNCTIONS = re.compile(
    r"(?:[欧亚美非]{1,2}(?:洲|太)?区?|全球|国际|海外|国内|区域|大区|业务|开发|营销|行销|运营|营运|管理|采购|市场|财务|研发|技术|"
    r"生产|制造|品牌|渠道|零售|风控|合规|法务|公关|客服|战略|策略|规划|数据|资讯|产品|设计|工程|品质|品管|质量|人事|人资|行政|培训|销售|商务)+"
)
_AREA = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z]{2})(?:亚太|大中华|中国|亚洲|北美|欧洲|中东|非洲|东南亚|拉美|全球)区?[\u4e00-\u9fff]{2,6}$"
)
_FIELDS = re.compile(
    r"(?:采购及供应链管理|供应链管理|可持续发展|公共事务|人力资源|对外事务|政府事务|公共关系|公共政策|企业传播|品牌传播|"
    r"智能制造|人工智能|自动驾驶|国际业务|海外业务|海外市场|供应链|大客户|数字化|全科|内科|外科|宏观|策略|固收|量化)$"
)
_STUDIES = re.compile(r"分析师|分析员|研究员|经济学家|策略师")
_LEAST, _LEAST_FIELD = 3, 2


@lexicon.per_words
def _firms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in _ends("商号") if len(w) > 1))))


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
    return ENTERPRISE_POST.search(post) is not None or len(organisation) > _SHORT


def specialised(words: str, post: str) -> bool:
    """Whether words before a trade say in what, and are no organisation: 护理机器人|设计师, 生态|管护员."""
    if not _TRADE.search(post) or ENTERPRISE_POST.search(post) or "、" in post:
        return False
    if _KIND_OF_PLACE.fullmatch(words):
        return True  # 寒区|试车员
    if is_organisation(words) and not words.endswith(_ends("常词")):
        return False
    field = words[after_country(words, 0, len(words)) :]
    return _SHORT <= len(field) <= _LONGEST_FIELD and _FIELD.search(field) is not None


def after_country(text: str, start: int, end: int) -> int:
    """Where words go on after the name of a country: 荷兰|护理机器人."""
    country = _country().match(text, start, end)
    return country.end() if country else start


_TRADE = re.compile(
    r"(?<![一二三四]级)(?:设计师|工程师|规划师|修复师|预报员|护理员|管护员|试车员|巡护员|检修工|维修工|评论员|技术员|操作工|爱好者|医生)$"
)
_KIND_OF_PLACE = re.compile(r"[寒山灾矿林牧库郊老景港厂校农草坝沙湖海]区")
_LONGEST_FIELD = 8
_FIELD = re.compile(
    r"(?:玩具|测试|开发|应用|研发|制造|运维|调试|检测|封装|焊接|装配|机器人|生态|护理|软件|硬件|算法|芯片|系统|结构|机械|电气|工艺|景观|园林|建筑|服装|工业|产品|文物|古籍|书画|陶瓷|青铜器|首席|变电|输电|配电|"
    r"线路|设备|轨道|桥梁|道路|隧道|通信|信号|网络|数据|安全|质量|结算|森林|湿地|草原|水质|环境|天气|气象|财经|时事|体育|军事|摄影|天文|观鸟|骑行|心理|康复|儿科|中医|牙科|口腔|骨科|眼科)$"
)


@lexicon.per_words
def _country() -> re.Pattern[str]:
    return lexicon.any_of(lexicon.words("countries"))


_LONGEST_BRAND, _SHORT = 14, 2
_GENERATION = re.compile(r"(?:第[一二三四五六七八九十\d]{1,3}|[新老年轻]{1,2}一)[代批届任]$")
_PROSE = re.compile(
    r"[了着过的]|^(?:分管|协管|主抓|负责|从事|主攻|专攻|擅长|专注|长期)|去年|今年|明年|返乡|回国|辞职|毕业|一边|已经|自己|我们|他们|大家|不少|许多|很多|家住|住在|家在|年过|年近|这些|那些|以上|以下"
)


def is_anaphor(organisation: str) -> bool:
    """Whether words only point back: 公司, 该校, 其."""
    return organisation in lexicon.classes("organisations")["泛称"] or _POINTS.fullmatch(organisation) is not None


ENTERPRISE_POST = re.compile(
    r"证券事务代表|实际控制人|董事会秘书|总经理|董事|总裁|总监|CEO|CTO|CFO|COO|创始人|创办人|合伙人|厂长|首席执行官|首席[技财运]|经理|掌门人|老板|企业家|董秘|"
    r"董座|执行长|执行董事|财务长|营运长|技术长|掌舵人|主理人|运营官|财务官|技术官|总工程师|总设计师|技术负责人|项目负责人|公司负责人|企业负责人|(?:采购|运营|研发|市场|销售|品牌|财务|生产|业务|供应链|渠道|海外|招商)负责人"
)
