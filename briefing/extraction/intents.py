"""Words of intention and expectation: 力争, 预计, 计划, 将; not those denied, nor a 将 that takes an object."""

import re
from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.model.annotation import Nature
from briefing.text.patterns import late

_TARGET = late(
    r"(?P<word>力争|争取(?!到了?(?![\d今明后])|了|来|[^，。；\d]{0,10}(?:资金|国债|债券?|额度|补助|指标|贷款)[^，。；]{0,3}\d)|确保(?!了)|"
    r"(?<!行动)(?<!专项)(?<!攻坚)(?<!五年)(?<!发展)(?<!占)计划(?!》|工期|进度|时间|节点|周期|书|单列|经济|”|生育|内|的)|"
    r"规划(?=建成|新增|实施|改造|建设(?!用地|规模|面积)|到|投资|新建|总投资|布局|发展)|"
    r"(?<![于过超比])目标(?![，。；、]|迈进|奋进|前进|努力|进发|推进|靠近|客户|市场|群体|任务完成|价|(?:任务)?的\d|(?:任务)?的[一二三四五六七八九]成|[\d.]+个?百分点|任务[\d.]+个?百分点)|"
    r"(?<![模虚比草])拟(?!定(?!向)|人|任|合|态|声|订了)|(?:奋斗|发展|预期)目标|努力(?=实现|达到|突破|使|把|将)|"
    r"(?<![主重需只想必纪首紧扼概摘提还都就又])要(?=在|于|比|较|翻|超|把|将|再|新|全面|力争|确保|达|突破|实现|建|完成|更新|培育|引进|"
    r"发展|扩大|压|减|提|上(?=[一二两三四五六七八九十\d])|增|带动|形成|打造|推动|办|改造|修|种)|(?<=还)要(?=再|上[\d一二两三四五六七八九十]|新[建增]|扩建|招)|锚定|瞄准|冲刺|奋力|打算|"
    r"力求|力促|力保|剑指|直指(?=[\d一百千万])|立志|誓言|志在|有意(?=在|把|将|投|到)|"
    r"承诺(?=到|在(?:今|明|20|未来)|今|明|未来|20\d\d|投资|投入|再)|(?<![有可]望)(?<!预计)(?<!能)冲击(?=[\d百千万]{1,4}亿)|"
    r"准备(?=再|投[入资]|新|在|把|将|明年|年内|今年|扩|建|引进|招|采购|购|种|养|开|用|拿))"
)
_FORECAST = late(
    r"(?P<word>预计|有望|(?<![于超及合出])(?<!社会)(?<!心理)(?<!通胀)(?<![稳强善弱])预期(?!寿命|的|值|目标|[。；]|[也在都较更稳向偏指管不]|总体|普遍)|(?<![不没无尽])可能(?!性|会?是|因)|预测(?!时|系统|模型|值|性|器|技术|平台|结果)|估计|可望|预估|料(?=全年|今年|明年)|预料|预判|大概率|料将|或将|"
    r"(?<=[，。；：])料(?![理想到及峰])|(?<=[量收额利值率年季月价])估(?=[\d约为达增减年季月])|上看(?=[\d百千万两一二三四五六七八九十]))"
)
_WILL = late(
    r"(?P<word>将)(?!近|士|军|领|才|帅|相|官|来|就|"
    r"[^，。；]{1,16}(?:作为|列为|列入|纳入|定为|视为|当作|转为|转化为|用于))|"
    r"(?P<then>届时|达产后|投产后|建成后|投运后|满产后)"
)
_DISPOSES = late(
    r"将[^，。；将]{1,14}?(?:由|从|拓|提高|提升|压缩|缩短|降低|降至|降到|扩大|增加到|增至|延长|改|送|运|推|带|做|打造成|变成|"
    r"转|投|卖|搬|交|拨|[支交缴]付|发放|注入|存入|汇[入给到]|捐|分[给成配]|退还|返还|让利|奖给|还给|借给)"
)
_HANDLED = late(  # 将用工成本压减了12%, 将3.2万吨旧产能全部淘汰
    r"[^，。；将]{2,16}[减降缩压提升增扩拓延改拉做控推移搬转][^，。；将\d]{0,3}了(?=[近约超逾\d到至一二两三四五六七八九十])|[约近超逾]?\d[\d.]*[万亿]?(?!日|月|年|时|点|号)"
)
_DENIED = late(r"(?:没有|没能|未能?|尚未|不再|取消|原)$")


@dataclass(frozen=True, slots=True)
class Intent:
    """A word of intention or expectation in a text; `text` is None for 届时, which is none and still foretells."""

    text: str | None
    start: int
    end: int
    nature: Nature


_AHEAD = 32  # characters behind the range that a pattern looks at


def intents_of(text: str, start: int, stop: int) -> list[Intent]:
    """Words of intention and expectation in a range."""
    found: list[Intent] = []
    for pattern, nature in _PATTERNS:
        for match in pattern.finditer(text, start, min(len(text), stop + _AHEAD)):
            if match.end() > stop:
                break
            if not _denied(text, match) and not _disposes(text, match):
                word = match["word"]
                found.append(Intent(_told(word) if word else None, match.start(), match.end(), nature))
    return found


_PATTERNS: tuple[tuple[re.Pattern[str], Nature], ...] = (
    (_TARGET, "target"),
    (_FORECAST, "forecast"),
    (_WILL, "forecast"),
)


def _told(word: str) -> str:
    return {"料将": "将", "或将": "将"}.get(word, word)


def _denied(text: str, match: re.Match[str]) -> bool:
    return _DENIED.search(text, max(0, match.start() - 4), match.start()) is not None


def _disposes(text: str, match: re.Match[str]) -> bool:
    """Whether a 将 takes an object, as 把 does: no verb stands right behind it, and one further on."""
    if match["word"] == "将" and _HANDLED.match(text, match.end()):
        return True
    if match["word"] != "将" or verb_follows(text, match.end()):
        return False
    return _DISPOSES.match(text, match.start()) is not None


def verb_follows(text: str, index: int) -> bool:
    """Whether a verb or adverb stands there that makes a 将 before it one of the future."""
    return lexicon.will_verbs().match(text, index) is not None
