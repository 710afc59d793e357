"""Organisations: the name before a post without what leads to it, and whom 该公司 means."""

import re
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.posts import is_plain
from briefing.model.annotation import Group

_STOP = frozenset("，。；：！？“”‘’…—《》、/|】【 \u3000\n□■●◆▲★")
_REACH = 40
_OWN_OFFICE = "(?:局|厅|部|委|院|校|厂|所|行|会|司|矿|站|馆|园|县|市|区|镇|村|省|公司|集团|企业|中心|园区|协会|商会|学院|学校|医院|研究院|研究所)"
_LEADS = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|(?:今|去|昨|当|次|隔|前|明)(?:年|天|日|晚)(?:上午|下午|晚上|晚间|早上|起)?|"
    r"[上下中]午|清晨|傍晚|凌晨|近日|日前|近期|此前|此后|随后|目前|眼下|如今|现在|当时|其中|其间|期间|同时|同样|此外|另外|不过|但是|"
    r"对此|为此|因此|在此|由此|据此|至此|例如|比如|譬如|正如|就连|而|但|且|又|也|还有|还|则|并|"
    r"(?:活动|会议|仪式|典礼|座谈|论坛|大会|发布会|推介会|签约仪式|启动仪式|开幕式|采访|调研|会谈|交流|讨论|发言|致辞|推介|演讲)(?:中|上|时|期间|现场|后|间隙|当天)?|"
    r"作者(?:系|为|是)?|系|全年|上半年|下半年|本期|本季|(?:会|台|现场|席|途)(?:上|间|中|后)|现场|会上|会后|会前|席间|"
    r"本报|记者|笔者|通讯员|多年来|一直以来|长期以来|作为|身为|新任|时任|现任|担任|出任|包括|以及|"
    r"在(?!线)|对(?!外)|从(?!化|江)|向(?!阳|上)|由|被|让|请|把|给|和(?!田|平|县|顺|硕|静|谐)|与|及|同(?!济|方|仁|程|花顺|兴|心|德)|跟|据|是|为(?!民)|"
    r"如(?!东|皋|意)|到|"
    r"(?:采|走|专|回|拜|探)访(?:了|过|到)?|对话|会见|邀请(?:到|了)?|请(?:来|到)了?|来自|落户|位于|地处|坐落于|来到|走进|听取|"
    r"联系(?:上|到)?|拨通|见到|遇到|遇见|碰到|找到|问及|围绕|结合|一名|一位|两位|几位|多位|有位|有名|这位|那位|这名|那名|"
    rf"[该本]{_OWN_OFFICE}(?=[\u4e00-\u9fff]{{2}})|该|"
    r"了|着|过|我国|全国知名|国内知名|国际知名|世界著名|著名|知名)+"
)
_CUT = re.compile(
    r"(?:采访|走访|专访|探访|回访|对话|会见|邀请到|邀请了|邀请|请来|请到|请(?=[\u4e00-\u9fff]{2,})|来自|落户|位于|坐落于|毕业于|就职于|任职于|供职于|担任|出任|"
    r"派驻|派往|当选|任命|聘请|从[\u4e00-\u9fff]{2,6}来|聘任|听取|联系上|拨通|见到|遇到|找到|碰到|告诉|代表)(?:了|过|的)?"
)
_TIME = re.compile(r"(?:年|月|日|上午|下午|时|当天|之后|以后|以来)(?=[\u4e00-\u9fff])")
_FIELD_END = re.compile(r"(?:行业|领域|业务|产品|项目|技术|市场|板块|区域|方向|专业|事务|产业|工程|学|线)$")
_ANAPHORS = lexicon.classes("organisations")["泛称"]


@cache
def _ends(*kinds: str) -> tuple[str, ...]:
    classes = lexicon.classes("organisations")
    return tuple(sorted(set().union(*(classes[kind] for kind in kinds)), key=lambda word: (-len(word), word)))


@cache
def firm_tails() -> tuple[str, ...]:
    """How the short names of firms end (药业, 科技), where the word is not one of everyday speech."""
    return tuple(
        word for word in _ends("商号") if len(word) > 1 and word not in lexicon.classes("organisations")["常词"]
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in _ends("全名") if len(w) > 1))))


def is_organisation(words: str) -> bool:
    """Whether words end as the name of an organisation or of a place does."""
    return (
        words.endswith((*_ends("全名", "商号", "部门", "地方"), "国"))
        or words in lexicon.cities()
        or _COUNTRY.fullmatch(words) is not None
    )


def is_whole(words: str) -> bool:
    """Whether words end as the whole name of an organisation does, which is no part of another."""
    return len(words) > _SHORT and words.endswith(_ends("全名", "商号")) and not words.endswith(_ends("部门"))


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
    return start


_ROLE = re.compile(
    r"[^的、]{0,14}?(?:(?:运营|承建|投资|施工|建设|设计|供应|合作|委托|业主|主办|承办|参建|供货|管理|技术支持|养护)(?:方|单位)|"
    r"运营商|供应商|制造商|生产商|服务商|承包商|开发商|经销商|集成商|代理商|龙头企业|企业|厂商|大厂|巨头|独角兽|网通厂|面板厂|晶圆厂|代工厂|封测厂|组装厂|IC设计厂)"
    r"(?P<firm>[^的、]{2,}(?:公司|集团|股份|银行|厂|证券|合作社|科技|药业|重工|电子|汽车|实业|控股|建设|能源|机械|精密|精机|光电|半导体|材料|新材|传动|动力|装备|食品|乳业|酒业|物流|航空|生物|医药|化工|钢铁|集团公司|工业))$"
)
_FOREIGN_FIRM = re.compile(
    r"(?:机构|公司|企业|品牌|平台|巨头|厂商|媒体|基金|智库)(?P<name>[A-Z][A-Za-z0-9&.\-]*(?: [A-Z&][A-Za-z0-9&.\-]*){0,4})$"  # noqa: E501
)


def _between_latin(text: str, index: int) -> bool:
    """Whether a space stands within a Latin name: Northgate Energy."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()  # noqa: PLR2004


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The organisation in a range: without 会上, 位于城北的, 记者从; an empty range where it holds none."""
    if text[end - 1 : end] == "的" and end - 1 > start:
        end -= 1
        whose = text[start:end]
        if not whose.endswith(_ends("全名", "商号", "地方")) or _PROSE.search(whose):
            return end, end
    depth_cut = text.rfind("的", start, end)
    if depth_cut >= start:
        start = depth_cut + 1
    for match in _CUT.finditer(text, start, end):
        if match.end() < end:
            start = match.end()
    for match in _TIME.finditer(text, start, end):
        if match.end() < end - 1 and any(char.isdigit() for char in text[start : match.start()]):
            start = match.end()
    if (role := _ROLE.match(text, start, end)) and role.group("firm") not in _ends("全名", "商号"):
        start = role.start("firm")  # 园区运营方|湛海集团
    if latin := _FOREIGN_FIRM.search(text, start, end):
        start = latin.start("name")  # 新加坡咨询机构|Northgate Energy
    lead = _LEADS.match(text, start, end)
    if lead and lead.end() <= end and not _holds(text, start, lead.end(), end):
        start = lead.end()
    return start, end


def _holds(text: str, start: int, lead: int, end: int) -> bool:
    """Whether what looks like a lead is the beginning of a name: 和田, 同方, 正大."""
    return lead - start == 1 and text[start:end] in lexicon.cities()


def field_start(text: str, start: int, end: int, post: str = "") -> int:  # noqa: C901
    """Where a field of work begins between organisation and post: 华屿证券|新能源行业首席分析师."""
    words = text[start:end]
    if not words or "”" in words:
        return end
    if words[-1] in _FORMER and words[:-1].endswith(_ends("全名", "商号")):
        return end - 1  # 世界卫生组织|前顾问
    for field in _FIELDS:
        if words.endswith(field) and is_organisation(words.removesuffix(field)):
            return end - len(field)
    expert = _STUDIES.search(post) is not None
    if words.endswith(_ends("全名", "部门", "地方")) or (is_organisation(words) and not expert):
        return end
    if words.endswith(("驻华", "驻京", "驻渝", "驻沪", "驻地")):
        return end
    cut = end
    for match in _whole().finditer(text, start, end):
        if match.end() < end:
            cut = match.end()
    if cut == end and not _FIELD_END.search(text, start, end):
        for match in _firms().finditer(text, start, end):
            if match.end() - start >= _LEAST and end - match.end() >= _LEAST_FIELD:
                cut = match.end()
    return min(end, cut)


_FORMER = frozenset("前原时")
_FIELDS = (
    "全科",
    "内科",
    "外科",
    "宏观",
    "策略",
    "固收",
    "量化",
    "公共事务",
    "人力资源",
    "供应链",
    "大客户",
    "国际业务",
    "海外业务",
    "海外市场",
    "数字化",
)
_STUDIES = re.compile(r"分析师|分析员|研究员|经济学家|策略师")
_LEAST, _LEAST_FIELD = 3, 2


@cache
def _firms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in _ends("商号") if len(w) > 1))))


def fits(organisation: str, post: str) -> bool:
    """Whether words before a post may be its organisation."""
    if not organisation:
        return False
    if _PROSE.search(organisation):
        return False
    if is_organisation(organisation):
        return True
    if (
        is_plain(post)
        or (len(organisation) > _LONGEST_BRAND and not organisation.isascii())
        or any(char.isdigit() for char in organisation)
    ):
        return False
    return _ENTERPRISE_POST.search(post) is not None or len(organisation) > _SHORT


def specialised(words: str, post: str) -> bool:
    """Whether words before a trade say in what, and are no organisation: 护理机器人|设计师, 生态|管护员."""
    if not _TRADE.search(post) or _ENTERPRISE_POST.search(post) or "、" in post or is_organisation(words):
        return False
    field = words[after_country(words, 0, len(words)) :]
    return _SHORT <= len(field) <= _LONGEST_FIELD and _FIELD.search(field) is not None


def after_country(text: str, start: int, end: int) -> int:
    """Where words go on after the name of a country: 荷兰|护理机器人."""
    country = _COUNTRY.match(text, start, end)
    return country.end() if country else start


_TRADE = re.compile(
    r"(?<![一二三四]级)(?:设计师|工程师|规划师|修复师|预报员|护理员|管护员|检修工|维修工|评论员|技术员|操作工|爱好者|医生)$"
)
_LONGEST_FIELD = 6
_FIELD = re.compile(
    r"(?:机器人|生态|护理|软件|硬件|算法|芯片|系统|结构|机械|电气|工艺|景观|园林|建筑|服装|工业|产品|文物|古籍|书画|陶瓷|青铜器|首席|变电|输电|配电|"
    r"线路|设备|轨道|桥梁|道路|隧道|通信|信号|网络|数据|安全|质量|结算|森林|湿地|草原|水质|环境|天气|气象|财经|时事|体育|军事|摄影|天文|观鸟|骑行|心理|康复|儿科|中医|牙科|口腔|骨科|眼科)$"
)
_COUNTRY = re.compile(
    r"美国|英国|法国|德国|日本|韩国|荷兰|瑞士|瑞典|挪威|丹麦|芬兰|意大利|西班牙|葡萄牙|希腊|奥地利|比利时|俄罗斯|乌克兰|波兰|匈牙利|捷克|土耳其|以色列|"
    r"埃及|南非|肯尼亚|尼日利亚|印度|巴基斯坦|泰国|越南|老挝|柬埔寨|缅甸|马来西亚|新加坡|印度尼西亚|印尼|菲律宾|澳大利亚|新西兰|加拿大|墨西哥|巴西|阿根廷|智利|"
    r"秘鲁|沙特|阿联酋|伊朗|伊拉克|哈萨克斯坦|乌兹别克斯坦|蒙古|朝鲜"
)


_LONGEST_BRAND, _SHORT = 14, 2
_PROSE = re.compile(
    r"[了着过的]|去年|今年|明年|返乡|回国|辞职|毕业|一边|已经|自己|我们|他们|大家|不少|许多|很多|家住|住在|家在|年过|年近|这些|那些|以上|以下"
)


def is_anaphor(organisation: str) -> bool:
    """Whether words only point back: 公司, 该校, 其."""
    return organisation in _ANAPHORS


_GOVERNMENT = re.compile(
    r"(?:委|委员会|局|厅|部|司|处|科|署|办|办公室|政府|管委会|党工委|党委|省|市|区|县|镇|乡|街道|村|社区|海关|法院|检察院|"
    r"人大|政协|常委会|专班|指挥部|国)$"
)
_EXPERT_ORG = re.compile(
    r"大学|学院|研究院|研究所|研究中心|研究会|智库|科学院|社科院|工程院|实验室|发展中心|规划院|设计院|信息中心"
)
_EXPERT_POST = re.compile(r"教授|院士|研究员|专家|学者|分析师|分析员|经济学家|讲师|博士|博导")
_ASSOCIATION = re.compile(r"协会|商会|学会|公会|联合会|联盟|促进会|协进会|工商联")
_ENTERPRISE = re.compile(
    r"公司|集团|股份|银行|厂$|合作社|科技|汽车|实业|控股|证券|保险|企业|酒店|码头|农场|"
    r"(?:操作|事业|项目|市场|销售|研发|生产|运营|营业|技术)部$"
)
_ENTERPRISE_POST = re.compile(
    r"总经理|董事|总裁|总监|CEO|CTO|CFO|COO|创始人|创办人|合伙人|厂长|首席执行官|首席[技财运]|经理|掌门人|老板|企业家|董秘|"
    r"总工程师|总设计师|技术负责人|项目负责人|公司负责人|企业负责人"
)
_PRESS_ORG = re.compile(r"日报|晚报|晨报|都市报|电视台|通讯社|杂志|报社|新闻网|广播电台|融媒体")
_PRESS_POST = re.compile(r"记者|通讯员|编辑$|评论员|主持人$|摄影师")


def group_of(organisation: str, post: str) -> Group:
    """Which side a speaker stands on, by the organisation first and the post second."""
    if _PRESS_ORG.search(organisation) or _PRESS_POST.search(post):
        return "media"
    if _ASSOCIATION.search(organisation):
        return "association"
    if _EXPERT_ORG.search(organisation) or (_EXPERT_POST.search(post) and not _is_firm(organisation)):
        return "expert"
    if _ENTERPRISE.search(organisation) or (_ENTERPRISE_POST.search(post) and not _GOVERNMENT.search(organisation)):
        return "enterprise"
    if _GOVERNMENT.search(organisation) and not is_plain(post):
        return "government"
    return "other"


def _is_firm(organisation: str) -> bool:
    """Whether an organisation is a firm and no broker, whose analysts are experts."""
    return _ENTERPRISE.search(organisation) is not None and "证券" not in organisation
