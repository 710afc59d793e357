"""Where an organisation ends and a post begins: fields of work, areas, tails of institutions, trades."""

import re

from briefing.extraction import lexicon
from briefing.extraction.alone import DELEGATES
from briefing.extraction.organisations import ENTERPRISE_POST, country, ends, is_organisation
from briefing.text.patterns import late

_SHORT = 2  # characters of the shortest field or firm


def field_start(text: str, start: int, end: int, post: str = "") -> int:
    """Where a field of work begins between organisation and post: 华屿证券|新能源行业首席分析师."""
    words = text[start:end]
    if not words or "”" in words:
        return end
    if words in _FORMER or _FUNCTIONS.fullmatch(words):
        return start  # 原|副总经理
    if (inner := _inner_field(words, post)) is not None:
        return start + inner
    known = words.endswith((*ends("全名", "部门", "地方"), *_RESIDENT))
    if known or (is_organisation(words) and not _STUDIES.search(post)):
        return end
    return _behind_house(text, start, end)


def _inner_field(words: str, post: str) -> int | None:
    """Where a field that is known by its words begins after an organisation."""
    if words[-1] in _FORMER and words[:-1].endswith(ends("全名", "商号")):
        return len(words) - 1  # 世界卫生组织|前顾问
    if (area := _AREA.search(words)) and not words.endswith(ends("全名")):
        return area.start()  # 彭博行业研究|亚太区科技分析师
    if field := _FIELDS.search(words):
        firm = words[: field.start()]
        if is_organisation(firm) or (len(firm) > 1 and ENTERPRISE_POST.search(post)):
            return field.start()
    return None


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


_COUNTRY_HOUSE = late(r"（(?:中国|大中华区?|亚太|亚洲|全球|集团|上海|北京|香港|中国区)）$")
_PART = late(
    r"(?:[\u4e00-\u9fff]{0,6}?研究[部院所]|[\u4e00-\u9fff]{2,6}?中心|"
    r"[\u4e00-\u9fff0-9A-Za-z]{2,14}?(?:项目部?|标段|工区|分部|车间|班组|工地|事业部))(?=.)"
)
_RESIDENT = ("驻华", "驻京", "驻渝", "驻沪", "驻地")
_FORMER = frozenset("前原时")
_FUNCTIONS = late(
    r"(?:[欧亚美非]{1,2}(?:洲|太)?区?|全球|国际|海外|国内|区域|大区|业务|开发|营销|行销|运营|营运|管理|采购|市场|财务|研发|技术|"
    r"生产|制造|品牌|渠道|零售|风控|合规|法务|公关|客服|战略|策略|规划|数据|资讯|产品|设计|工程|品质|品管|质量|人事|人资|行政|培训|销售|商务)+"
)
_AREA = late(
    r"(?<=[\u4e00-\u9fffA-Za-z]{2})(?:亚太|大中华|中国|亚洲|北美|欧洲|中东|非洲|东南亚|拉美|全球)区?[\u4e00-\u9fff]{2,6}$"
)
_FIELDS = late(
    r"(?:采购及供应链管理|供应链管理|可持续发展|公共事务|人力资源|对外事务|政府事务|公共关系|公共政策|企业传播|品牌传播|"
    r"智能制造|人工智能|自动驾驶|国际业务|海外业务|海外市场|供应链|大客户|数字化|全科|内科|外科|宏观|策略|固收|量化)$"
)
_STUDIES = late(r"分析师|分析员|研究员|经济学家|策略师")
_LEAST, _LEAST_FIELD = 3, 2


_FIELD_END = late(r"(?:行业|领域|业务|产品|项目|技术|市场|板块|区域|方向|专业|事务|产业|工程|学|线)$")


@lexicon.per_words
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in ends("全名") if len(w) > 1))))


@lexicon.per_words
def _firms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (w for w in ends("商号") if len(w) > 1))))


@lexicon.per_words
def _institutions() -> re.Pattern[str]:
    """What a post may begin with and an organisation end with: 总工会, 办公室; a party committee stays with a post."""
    own = lexicon.classes("posts")["前缀"] | {
        "总部",
        "组织",
        "办公厅",
        "政府",
        "法院",
        "检察院",
        "集团",
        "公司",
        "工会",
    }
    words = [
        w
        for w in ends("全名")
        if len(w) > 1 and w not in own and not re.search("党|[省市县区州纪]委|委会|事会|常委", w)
    ]
    return lexicon.any_of([*words, "总工会"])


def institution_end(text: str, start: int, end: int) -> int:
    """Where the end of an institution's name stops that a post begins with: 上海市|总工会|副主席."""
    found = _institutions().match(text, start, end)
    rest = _JOINT.split(text[found.end() : end])[0].lstrip("副") if found else ""
    return found.end() if found and rest in lexicon.posts() and rest not in DELEGATES else start


_JOINT = late("[、兼暨]")


def specialised(words: str, post: str) -> bool:
    """Whether words before a trade say in what, and are no organisation: 护理机器人|设计师, 生态|管护员."""
    if not _TRADE.search(post) or ENTERPRISE_POST.search(post) or "、" in post:
        return False
    if _KIND_OF_PLACE.fullmatch(words):
        return True  # 寒区|试车员
    if is_organisation(words) and not words.endswith(ends("常词")):
        return False
    field = words[after_country(words, 0, len(words)) :]
    return _SHORT <= len(field) <= _LONGEST_FIELD and _FIELD.search(field) is not None


def after_country(text: str, start: int, end: int) -> int:
    """Where words go on after the name of a country: 荷兰|护理机器人."""
    found = country().match(text, start, end)
    return found.end() if found else start


_TRADE = late(
    r"(?<![一二三四]级)(?:设计师|工程师|规划师|修复师|预报员|护理员|管护员|试车员|巡护员|检修工|维修工|评论员|技术员|操作工|爱好者|医生)$"
)
_KIND_OF_PLACE = late(r"[寒山灾矿林牧库郊老景港厂校农草坝沙湖海]区")
_LONGEST_FIELD = 8
_FIELD = late(
    r"(?:玩具|测试|开发|应用|研发|制造|运维|调试|检测|封装|焊接|装配|机器人|生态|护理|软件|硬件|算法|芯片|系统|结构|机械|电气|工艺|景观|园林|建筑|服装|工业|产品|文物|古籍|书画|陶瓷|青铜器|首席|变电|输电|配电|"
    r"线路|设备|轨道|桥梁|道路|隧道|通信|信号|网络|数据|安全|质量|结算|森林|湿地|草原|水质|环境|天气|气象|财经|时事|体育|军事|摄影|天文|观鸟|骑行|心理|康复|儿科|中医|牙科|口腔|骨科|眼科)$"
)
