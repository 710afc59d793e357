"""Projects: what is signed, built or put to use, with its name, stage and investor."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.extraction.organisations import is_organisation, trimmed
from briefing.extraction.passages import Passage
from briefing.model.annotation import Stage
from briefing.text.patterns import late
from briefing.text.sentences import clause_start

_VERB = late(
    r"签约|签订|签署|投资|落户|落地|新建|扩建|改建|兴建|建设|开工|动工|奠基|破土|投产|竣工|完工|投用|投运|通车|通航|建成|在建|封顶|启用|量产|达产|运营|筹建"
)
_KIND = (
    r"(?:项目|生产线|产线|生产基地|基地|工厂|新厂房|厂房|研发中心|技术中心|数据中心|物流中心|中心|产业园|工业园|科技园|物流园|园区|厂区|平台|工程|电站|"
    r"水厂|电厂|隧道|大桥|高速公路|公路|铁路|机场|码头|港区|水库|管网|综合体|总部|实验室|冷库|食品城)(?:[一二三四]期|建设|改造)?(?:项目|工程)?"
)
_TAIL = "(?=[，。；、！“（建开投竣正已将也顺在落签于由的同集年完破封启进拟计预今去上下日近总占达主自成]|$)"
_MADE = late(
    rf"(?:新扩建|新建|扩建|改建|兴建|投资建设|建设|建成|打造|投建|推进|启动|开工|投产|承建|布局)(?:了|的|起)?"
    rf"(?P<name>[^，。；、：“”]{{2,30}}?{_KIND}){_TAIL}"
)
_STANDING = late(rf"(?:^|[，。；：])(?P<name>[^，。；：“”]{{2,60}}?{_KIND}){_TAIL}")
_COUNTED = late(
    r"\d+[多余]?个[^，。；]{0,12}?项目[^，。；]{0,8}(?:签约|落户|落地|开工|投产|集中|竣工)|签约(?:项目)?\d+[多余]?个"
)
_GROUP = late(r"(?:^|[，。；])(?P<name>[^，。；：“”\d]{0,30}?(?:等)?\d+[多余]?个[^，。；]{0,10}?项目)")
_INVESTED = late(
    r"投资[^，。；]{0,10}?\d|\d[^，。；]{0,6}元[^，。；]{0,8}?(?:投资|建设|项目)|金额[^，。；]{0,4}\d|投资额|概算"
)
_SUM = late(
    r"(?:总?投资(?:总?额)?|斥资|耗资|投入)(?:约|近|超过?|逾|达|共|为)*[\d.,]+[余多]?[万亿]*(?:元|美元|欧元|港元|英镑|日元)(?:左右|以上)?的?"
)
_STAGES: tuple[tuple[re.Pattern[str], Stage], ...] = (
    (re.compile(r"签约|签订|签署|签下|达成(?:合作|投资)"), "signed"),
    (
        re.compile(
            r"建成投[产用运]|投产|投用|投运|竣工|投入(?:运营|使用|生产)|达产|通车|通航|启用|(?<!主体)(?<!主体工程)(?<!主体结构)完工|已建成|建成"
        ),
        "operating",
    ),
    (
        re.compile(
            r"开工|在建|动工|奠基|破土|(?:正在|加快|抓紧|全面)(?:建设|施工)|施工|封顶|主体(?:结构|工程)?[^，。；]{0,4}完成|完成主体"
        ),
        "under-construction",
    ),
    (re.compile(r"计划|拟|将|预计|规划|筹建|前期|选址"), "planned"),
)
_AHEAD = late(r"计划|拟|将(?!近)|预计|力争|有望|明年|后年|争取|目标|确保|年底前|月底前|届时")
_LEAD = late(
    r"^(?:(?:本次|此次|这次|该)?[^，。；\d]{0,6}?(?:活动|大会|仪式|会议|现场)(?:上|中|有|期间)?|会上|目前|其中|当天|当日|现场|眼下|今年|去年|明年|近日|日前|"
    r"一批|活动有|和|与|共有|共|还有|有|以及|包括|由|在建的|在建|新建的?|扩建的?|新投资的?|拟建的?)+"
)
_OF = late(r"(?:投资|位于|坐落|占地|选址|总|落户|引进|建设|实施|负责|承担|规划|牵头|属于)[^，。；]{0,30}的")


@dataclass(frozen=True, slots=True)
class FoundProject:
    """A project in a sentence: the sentence's range, name and investor as printed, and how far it has come."""

    passage: Passage
    start: int
    end: int
    name: str
    stage: Stage | None
    investor: str | None = None


def find_projects(passage: Passage) -> Iterator[FoundProject]:
    """Projects named in a passage, at most one group a sentence."""
    for start, end in passage.sentences:
        sentence = passage.text[start : min(end, start + _LONGEST)]
        if not _VERB.search(sentence):
            continue
        counted = _COUNTED.search(sentence) is not None
        if not counted and not _INVESTED.search(sentence):
            continue
        name = _name(sentence, counted=counted)
        if name is not None:
            stage = stage_of(sentence, _coming(passage, start, end))
            yield FoundProject(passage, start, end, name, stage, _investor(sentence))


def _coming(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges within a sentence of days after the day of publication: 明年6月, 2028年底前."""
    published = passage.published
    return [
        (period.start - start, period.end - start)
        for period in passage.periods
        if start <= period.start < end and published is not None and period.first is not None
        if period.first > published or (period.edge == "until" and period.coming)
    ]


_LONGEST = 400


def _name(sentence: str, *, counted: bool) -> str | None:
    patterns = (_GROUP, _MADE, _STANDING) if counted else (_MADE, _STANDING)
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            name = _bare(match["name"])
            if len(name) >= _SHORTEST and not _PLAIN.match(name):
                return name
    return None


_SHORTEST = 3
_PLAIN = late(
    r"(?:该|本|此|上述|签约|重点|重大|工业|开工|投资|建设|配套|\d+[多余]?个)*(?:项目|工程|基地|中心|平台|园区)$|(?:项目|园区|平台)$"
)


def _bare(name: str) -> str:
    """The name without the sum, 位于……的, and words that lead to it."""
    if paid := list(_SUM.finditer(name)):
        name = name[paid[-1].end() :]
    name = re.split(r"(?:新扩建|新建|扩建|投资建设|兴建)(?=.{3})", name)[-1] if "等" not in name else name
    if (of := _OF.search(name)) and of.end() < len(name):
        name = name[of.end() :]
    return _LEAD.sub("", name)


def stage_of(sentence: str, coming: Sequence[tuple[int, int]] = ()) -> Stage | None:
    """How far a project has come; what is only planned, or set for days to come (`coming`), has not happened."""
    ahead: Stage | None = None
    for pattern, stage in _STAGES:
        for match in pattern.finditer(sentence):
            begin = clause_start(sentence, match.start())
            if stage == "planned" or not _is_ahead(sentence, begin, match, coming):
                return stage if ahead is None or stage != "planned" else ahead
            ahead = "planned"
    return ahead


def _is_ahead(sentence: str, begin: int, match: re.Match[str], coming: Sequence[tuple[int, int]]) -> bool:
    """Whether what the match tells lies ahead: by a word or a date of its clause, by 后, by a plan told before."""
    clause = sentence[begin : match.start()]
    if _AHEAD.search(clause) or _ONCE.match(sentence, match.end()):
        return True
    if any(begin <= start < match.end() for start, _ in coming):
        return True
    planned = _PLANNED.search(sentence, 0, begin) is not None
    return planned and _DONE.search(clause) is None and _DONE.match(sentence, match.end()) is None


_ONCE = late(r"后，?[^，。；]{0,8}?(?:将|可|预计|有望|能|年产|年可)")  # 建成后可年产
_PLANNED = late(r"(?<!年度)计划(?!总投资|投资额)|拟(?=建|投|于|新|在)|力争|争取|确保")
_DONE = late(r"已|目前|昨|今天|日前|近日|正式|顺利|成功|去年|正在|了|如今|眼下|当天|现场|集中|同日|正式")

_BY = late(r"由(?P<who>[^，。；]{3,40}?)(?:共同|联合|独资|全资|牵头)?(?:出资|投资|建设|兴建|打造|谋划)")
_OWN = late(r"(?:^|[，。；])(?P<who>[^，。；\d]{3,30}?)(?:计划|拟|将|已)?(?:总?投资|斥资|耗资)(?:约|近|超过?|逾)*\d")


def _investor(sentence: str) -> str | None:
    """Who pays, where it is said: 由某公司投资建设, 某公司投资18.6亿元."""
    for pattern in (_BY, _OWN):
        if match := pattern.search(sentence):
            start, end = trimmed(sentence, *match.span("who"))
            who = sentence[start:end]
            if len(who) > _SHORTEST and is_organisation(who) and who[-1] not in "市县区镇乡村目期":
                return who
    return None
