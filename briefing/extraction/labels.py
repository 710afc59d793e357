"""The words that stand in the label cells of a table: names, totals, parts, places, stages."""

import re
from collections.abc import Iterable

from briefing.extraction import lexicon
from briefing.extraction.heads import type_of
from briefing.model.annotation import Stage
from briefing.model.taxonomy import Taxonomy
from briefing.text.columns import split_unit
from briefing.text.patterns import late

_LIST = late(r"[、，,；;/]\s*")
_TOTALS = late(r"(?:总|合|小|共)\s*计|其中[：:]?")
_PLACE = late(r"全国|全市|全省|全球|.{1,12}(?:省|市|区|县|州|盟|旗|产业|集群|公司|集团|园)")
_COUNTED = late(r"数$|人$|率|面积|产量|销量|用电量|家$|项目")
_LEAD = late(
    r"^(?:其中[：:]?|[#＃*·•]+|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．](?!\d))\s*"
)
_PART = late(r"其中|[#＃]")
_YEAR = late(r"(?:19|20)\d{2}|“?十[一二三四五六]五")
_PROVINCE = late(
    r"河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|"
    r"广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门"
)
_STAGES: tuple[tuple[re.Pattern[str], Stage | None], ...] = (
    (re.compile(r"未开工|未动工"), "planned"),
    (re.compile(r"未|停|终止|取消"), None),
    (re.compile(r"主体(?:结构|工程)?(?:完|封)"), "under-construction"),
    (re.compile(r"计划|拟|前期|储备|筹|规划|待|谋划|意向"), "planned"),
    (re.compile(r"投产|投运|运营|投用|竣工|达产|建成|完工"), "operating"),
    (re.compile(r"在建|开工|建设|动工|续建|施工"), "under-construction"),
    (re.compile(r"签约|签订|签署"), "signed"),
)


def names_in(text: str) -> tuple[str, ...]:
    """The names listed in a cell: 市经济信息委、工信部."""
    return tuple(filter(None, _LIST.split(text)))


def without_lead(label: str) -> str:
    """A label without the number or mark that it opens with: 一、产值, #第一产业, 其中：出口."""
    return _LEAD.sub("", label)


def is_total(label: str) -> bool:
    """Whether a row sums up others or is a part of one: 合计, 其中."""
    return _TOTALS.match(label) is not None


def is_part(label: str) -> bool:
    """Whether a row is a part of the row above it, without which it cannot be understood."""
    return _PART.match(label) is not None


def is_counted(label: str) -> bool:
    """Whether what a label measures is counted rather than a sum, so that a table's 亿元 is not its unit."""
    return _COUNTED.search(label) is not None


def is_rate(label: str) -> bool:
    """Whether a label is one of growth, share or contribution, not of a sum or a count."""
    return type_of("percent", "%", label) != "percent"


def names_year(text: str) -> bool:
    """Whether a period is one of a year that it names."""
    return _YEAR.search(text) is not None


def is_holder(label: str, taxonomy: Taxonomy) -> bool:
    """Whether a label is a place, an industry or a company."""
    names = {name for district in taxonomy.districts for name in district.names} | set(taxonomy.city.names)
    told = label in names or label in lexicon.cities()
    return told or any(pattern.fullmatch(label) for pattern in (_PROVINCE, _PLACE))


def stage_of(texts: Iterable[str]) -> Stage | None:
    """How far a project has come, by the first cell that says so; what has not happened (未投产) says nothing."""
    for text in texts:
        found = next((stage for pattern, stage in _STAGES if pattern.search(text)), None)
        if found is not None:
            return found
    return None


def theme_of(title: str) -> str | None:
    """What a table's title says that it measures: 各区县规上工业产值 of 各区县规上工业产值统计表."""
    bare = re.sub(
        r"(?:情况|统计|数据|汇总|一览|明细|对比|完成)*表?$|^表\d*[：:、.\s]*", "", split_unit(title)[0]
    ).strip()
    return bare or None
