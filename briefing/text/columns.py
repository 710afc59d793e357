"""What the columns of a table hold, told from their heads: 指标, 金额（亿元）, 2023年, 主办单位.

A table of projects or events shows by its heads; any other is a table of figures. What no head tells is guessed from
the cells, and is then not certain.
"""

import re
from collections.abc import Mapping, Sequence

from briefing.model.annotation import Confidence
from briefing.model.columns import Columns, Field

_BRACKETED = re.compile(r"[（(\[【](?P<inner>[^）)\]】]*)[）)\]】]")
_UNIT_LEAD = re.compile(r"^(?:计量)?单位[：:]?")
_PERIOD = re.compile(
    r"(?:截至)?(?:(?:19|20)\d{2}|今|去|上|本|前|明)年?.{0,8}|\d{1,2}[—\-–~～至]?\d{0,2}月份?.{0,4}|"
    r"[一二三四]季度|上半年|下半年|前三季度|本月|当月|本期|上期|累计|(?:19|20)\d{2}[-./]\d{1,2}"
)
_FIGURE = re.compile(r"[-+−－]?[¥￥]?\d[\d,，]*(?:\.\d+)?\s*[%％‰]?[十百千万亿]{0,3}[\u4e00-\u9fff]{0,4}")
_NUMERIC = 0.6  # share of a column's cells that are figures, from which it is a column of figures
_LONGEST = 80  # characters of a head that are looked at
SAMPLED = 30  # rows from which a column is judged

_FIGURES: Mapping[Field, str] = {
    "measure": r"(?:主要|经济|统计|考核|指标)*指标(?:名称)?|项目|名称|科目|类别|内容|事项",
    "value": r"数值|数据|数量|数额|金额|总额|(?:实际|累计|本期|当期)?完成(?:额|值|数|情况|量)?|"
    r"绝对(?:值|额|量|数)|总量|值|.*(?:增速|增长|增幅|增长率|比重|占比|份额|贡献率|同比|环比|排名|位次|达成率|完成率|±%)(?:情况)?|"
    r".*(?:产值|增加值|营业收入|营收|收入|利润|税收|投资|投资额|销售额|产量|销量|产能|总产值|生产总值|企业数|进出口额|"
    r"用电量|从业人数|人数|户数|家数|个数|面积|额|量)|(?:年度|全年)?(?:目标|计划|预计|预期)(?:值|数|额)?|实绩|实际值",
    "unit": r"(?:计量)?单位|量纲",
    "qualifier": r"限定词?|修饰词?|约数|程度",
    "period": r"期间|时间|时期|年份|年度|月份|季度|日期|统计(?:期间?|时间)|数据(?:期间?|时间)|报告期",
    "holder": r"主体|地区|区域|区县|区(?:（县）)?|城市|省份|省市|市州|产业(?:名称|集群)?|集群(?:名称)?|行业(?:名称)?|"
    r"领域|企业(?:名称)?|公司(?:名称)?|单位名称|园区(?:名称)?|国家|品牌",
    "scope": r"(?:统计)?口径|范围",
    "nature": r"性质|数据性质|类型",
}
_PROJECTS: Mapping[Field, str] = {
    "name": r"(?:签约|投资|重点|重大|建设|合作)?项目(?:名称)?|名称|项目内容",
    "investor": r"投资(?:方|人|主体|企业|单位|者|商)(?:名称)?|业主(?:单位)?|建设单位|签约(?:企业|主体|方|单位)|"
    r"实施主体|企业(?:名称)?|公司(?:名称)?|甲方|主体",
    "amount": r"(?:计划|项目|协议|签约|合同|意向|预计|估算|总)*(?:总?投资(?:总?额|规模|金额)?|"
    r"(?:投资|签约|合同)?金额|签约额)",
    "stage": r"(?:建设|项目|目前|当前|推进|形象|工程)*(?:阶段|状态|进展|进度)(?:情况)?",
    "district": r"(?:落户|所在|建设|落地|项目|所属)*(?:区县|地区|区域|地点|地址|区|园区|属地)",
    "period": r"(?:签约|开工|投产|竣工)?(?:时间|日期|年份)",
    "holder": r"(?:所属)?(?:产业|行业|集群|领域)(?:集群|名称)?",
}
_EVENTS: Mapping[Field, str] = {
    "name": r"(?:活动|会议|论坛|展会|赛事|大会)(?:名称|主题)?|名称|主题|项目(?:名称)?",
    "date": r"(?:举办|举行|召开|活动|会议|开幕)?(?:时间|日期)",
    "place": r"(?:举办|举行|召开|活动|会议)?(?:地点|地址|场地|场馆|城市|区县|地区)",
    "hosts": r"(?:主办|承办|主办/承办|举办|组织)(?:单位|方|机构)?|(?:牵头|责任)单位",
    "attendance": r"(?:参会|参加|出席|参展|到会|与会|活动)(?:总?人数|规模|人次|企业数?|家数|嘉宾数?|情况)|人数|规模",
}
_IGNORED = (
    r"序号|编号|行次|代码|№|NO\.?|No\.?|来源|出处|数据来源|资料来源|页码|备注|说明|联系人|联系电话|链接|网址|排序"
)
_OF_PROJECTS: frozenset[Field] = frozenset(["investor", "amount", "stage"])
_OF_EVENTS: frozenset[Field] = frozenset(["date", "place", "hosts", "attendance"])


def split_unit(head: str) -> tuple[str, tuple[str, ...]]:
    """A column's head without what stands in brackets, and that: 金额（亿元） is 金额 with 亿元."""
    inner = tuple(_UNIT_LEAD.sub("", match["inner"]).strip() for match in _BRACKETED.finditer(head))
    return _BRACKETED.sub("", head).strip(), tuple(part for part in inner if part)


def is_label(head: str) -> bool:
    """Whether a cell is a word that stands above the first column of a table: 指标, 地区, 项目名称, 序号."""
    bare = _bare(head)
    told = (*(v[f] for v in (_FIGURES, _PROJECTS, _EVENTS) for f in _LABELS if f in v), _IGNORED)
    return any(re.fullmatch(pattern, bare) for pattern in told)


_LABELS: tuple[Field, ...] = ("measure", "holder", "name", "period", "date")


def is_word(head: str) -> bool:
    """Whether a cell is a word that heads columns: 指标, 金额（亿元）, 投资方."""
    bare = _bare(head)
    patterns = (*_FIGURES.values(), *_PROJECTS.values(), *_EVENTS.values(), _IGNORED)
    return any(re.fullmatch(pattern, bare) for pattern in patterns)


def is_period(head: str) -> bool:
    """Whether a cell is a period as wide tables have above their columns: 2023年, 1—9月."""
    return _PERIOD.fullmatch(_bare(head)) is not None


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The field of each column, by its head and by the texts of its cells below (a row of samples is as wide)."""
    columns = [[row[n] for row in rows[:SAMPLED] if n < len(row) and row[n]] for n in range(len(header))]
    kind = _kind(header)
    sure = True
    fields: list[Field] = []
    for head, cells in zip(header, columns, strict=True):
        told = _told(head, kind, cells)
        sure = sure and told is not None
        fields.append(told or _from_cells(cells, fields))
    return Columns(tuple(fields), _confidence(fields, sure=sure))


def _bare(head: str) -> str:
    return re.sub(r"\s", "", split_unit(head[:_LONGEST])[0])


def _kind(header: Sequence[str]) -> Mapping[Field, str]:
    """The vocabulary that the heads belong to."""
    heads = [_bare(head) for head in header]
    project = _hits(heads, _PROJECTS, _OF_PROJECTS) + any("投资" in h or "签约" in h for h in heads)
    event = _hits(heads, _EVENTS, _OF_EVENTS) + any(h.startswith(("活动", "会议", "论坛", "展会")) for h in heads)
    named = any(re.fullmatch(_PROJECTS["name"], h) or re.fullmatch(_EVENTS["name"], h) for h in heads)
    if named and max(project, event) > 1 and not any(h in _PLAIN for h in heads):
        return _PROJECTS if project >= event else _EVENTS
    return _FIGURES


_PLAIN = frozenset(["指标", "指标名称", "主要指标", "数值", "单位", "计量单位"])


def _hits(heads: Sequence[str], vocabulary: Mapping[Field, str], telling: frozenset[Field]) -> int:
    return sum(any(re.fullmatch(vocabulary[field], head) for field in telling) for head in heads)


def _told(head: str, kind: Mapping[Field, str], cells: Sequence[str]) -> Field | None:
    """The field that a head names, None where it names none; an empty column is ignored."""
    bare = _bare(head)
    if re.fullmatch(_IGNORED, bare) or not (bare or cells):
        return "ignored"
    figures = _share(cells) >= _NUMERIC
    counted = not cells or any(map(_FIGURE.search, cells))
    for field, pattern in kind.items():
        if re.fullmatch(pattern, bare) and (field != "value" or counted):
            return "ignored" if field in {"measure", "name"} and figures else field
    if counted and (_PERIOD.fullmatch(bare) or (figures and split_unit(head)[1] and bare)):
        return "value"
    if kind is not _FIGURES and figures and re.fullmatch(_FIGURES["value"], bare):
        return "value"
    return None


def _share(cells: Sequence[str]) -> float:
    """How many of the cells are figures; a dash stands for one that is not known."""
    told = [cell for cell in cells if cell not in {"-", "—", "－", "/", "…", "——"}]
    return sum(_FIGURE.fullmatch(cell) is not None for cell in told) / len(told) if told else 0.0


def _from_cells(cells: Sequence[str], before: Sequence[Field]) -> Field:
    """A guess: figures are values, the first words are what is measured."""
    if _share(cells) >= _NUMERIC:
        return "value"
    labelled = {"measure", "name", "holder"} & set(before)
    return "ignored" if labelled or not cells else "measure"


def _confidence(fields: Sequence[Field], *, sure: bool) -> Confidence:
    named, valued = {"name"} & set(fields), {"value"} & set(fields)
    labelled = {"measure", "holder", "name", "period"} & set(fields)
    if not (named or (valued and labelled)):
        return "decide"
    return "auto" if sure else "check"
