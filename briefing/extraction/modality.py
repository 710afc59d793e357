"""Whether a number is a fact, a forecast or a target, and the word that says so: 力争, 预计, 计划, 将.

The nearest word of intention or expectation that reaches the number decides. It reaches the numbers of its own
clause, and those of the clauses after it as long as these go on listing figures: a clause without a figure, a word of
fact (已, 目前, 累计) and a semicolon end it. The 将 of 将底宽由160米拓宽到270米 takes an object, and foretells nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.extraction.bindings import is_lasting
from briefing.extraction.candidates import Candidate
from briefing.extraction.extension import CLAUSE, MEDIUM, goes_on
from briefing.extraction.intents import Intent, intents_of, verb_follows
from briefing.extraction.periods import Found
from briefing.extraction.reach import is_beside
from briefing.model.annotation import Nature
from briefing.text.patterns import late
from briefing.text.sentences import clause_end, clause_start

_ENDED = late(
    r"已经?(?!有望)|(?<![由从])目前(?!的)|截至(?!\d{4}年底将)|现有|现已|累计(?!将|可)|(?<![较比同])去年|(?<![较比同])上年|实现了|完成了|达到了|同期|"
    r"实际|实绩|(?:合同|协议|签约|中标)(?:总)?(?:金额|额|价)|仍|(?<![由从])现在(?!的)"
)
_SENTENCE = frozenset("。！？…")
_PAST_EDGE = late(r"以来|来$|截至|截止")
_ORIGIN = late(r"(?:由|从|比)[^，。；到至]{0,14}(?:不[到足至])?$")
_GOES_TO = late(r"(?:，(?=[拉提升降缩压增扩减延]))?[^，。；]{0,8}?(?:到|至|为|成)")
_WITHIN = late(
    r"(?:未来|今后|力争用|用)?(?:\d{1,2}|[一二三五十两]{1,2})年内[^，。；]{0,6}(?:再|新|建|实现|达|培|打|引|完|形)|今后[^，。；]{1,4}年|未来[^，。；]{1,4}[年月]"
)
_ASPIRED = late(r"打造|建成|培育|冲刺|迈向|跻身|打造成|争创")
_BUILDING = late(r"打造|建成|建设成|培育成|迈向")
_REACH = 160  # characters that a word reaches at most
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Modality:
    """How a number is meant: the word of intention or expectation, if any, and what it makes of the number.

    `sure` is whether the sentence leaves no other reading.
    """

    word: str | None
    nature: Nature
    sure: bool = True


def modality_of(
    text: str,
    candidates: Sequence[Candidate],
    number: int,
    period: Found | None,
    published: date | None,
    *,
    planned: bool = False,
) -> Modality:
    """How a quantity is meant; in the part of a report that looks ahead (`planned`) it is a target without a word."""
    meant = _told_of(text, candidates, number, period, published)
    if (
        planned
        and meant.word is None
        and meant.nature == "actual"
        and _is_undertaken(text, candidates[number], period, published)
    ):
        return Modality(None, "target", sure=False)
    return meant


def _is_undertaken(text: str, candidate: Candidate, period: Found | None, published: date | None) -> bool:
    """Whether nothing says that it is so already: 去年, 已, the size of a thing (总投资54亿元的)."""
    over = period is not None and (period.edge == "since" or period.kind == "now" or _is_over(period, published))
    if over or is_lasting(text, candidate):
        return False
    left = text[max(0, clause_start(text, candidate.start, CLAUSE)) : candidate.start]
    return _ENDED.search(left) is None and not _is_origin(text, candidate)


def _is_over(period: Found, published: date | None) -> bool:
    return period.last is not None and published is not None and period.last < published


def _told_of(
    text: str, candidates: Sequence[Candidate], number: int, period: Found | None, published: date | None
) -> Modality:
    """How a quantity is meant by its own sentence."""
    candidate = candidates[number]
    ahead = _is_ahead(period, published) or _is_of_programme(text, candidate, period)
    start = max(clause_start(text, candidate.start, _SENTENCE), candidate.start - _REACH)
    words = sorted(intents_of(text, start, candidate.core_start), key=lambda word: -word.start)
    if candidate.unit == "%" and _ASKED.match(text, candidate.end):
        return Modality(None, "actual")
    if _is_origin(text, candidate):
        return Modality(None, "actual", sure=not words)
    found = next((w for w in words if _reaches(text, w, candidates, number, ahead=ahead)), None)
    beyond = found is None or any(mark in text[found.end : candidate.start] for mark in CLAUSE)
    behind = _after(text, candidate, start) if beyond else None
    if behind is not None or found is None:
        return behind or _without_word(text, candidate, start, ahead=ahead, passed=bool(words))
    earlier = words[words.index(found) + 1 :]
    told = _governing(text, found, earlier) or found
    if told.text in MEDIUM and beyond:  # 预计…，最低气温将降至…，阵风可达8级
        told = next(
            (
                w
                for w in earlier
                if w.nature == "forecast" and w.text and _reaches(text, w, candidates, number, ahead=ahead)
            ),
            told,
        )
    between = text[found.end : candidate.core_start]
    due = ahead and period is not None and period.text.startswith(("到", "至"))
    built = told.text in {*MEDIUM, None} and (ahead or (told.text and _BUILDING.search(between)))
    nature = "target" if told.nature == "forecast" and (due or built) else told.nature
    crosses = any(mark in between for mark in CLAUSE)
    sure = told.text not in _WEAK and not (crosses and not ahead and told.text in _FLEETING)
    return Modality(told.text, nature, sure=sure and _SUPPOSING.search(text, start, candidate.start) is None)


def _is_ahead(period: Found | None, published: date | None) -> bool:
    return period is not None and period.is_ahead(published) and not _PAST_EDGE.search(period.text)


def _is_of_programme(text: str, candidate: Candidate, period: Found | None) -> bool:
    """Whether a programme (提出，到2025年……) has set steps for the year that is not over: 2023年，新增上云企业1万家."""
    running = period is not None and period.kind == "year" and period.coming
    return running and _PROGRAMME.search(text, 0, candidate.start) is not None


_PROGRAMME = late(r"(?:提出|明确|要求|部署)[^。；]{0,12}到20\d\d年")


def _is_origin(text: str, candidate: Candidate) -> bool:
    """Whether the number is where a change starts from: 由160米拓宽到270米."""
    start = max(0, candidate.start - 24)
    return _ORIGIN.search(text, start, candidate.start) is not None and _GOES_TO.match(text, candidate.end) is not None


def _without_word(text: str, candidate: Candidate, start: int, *, ahead: bool, passed: bool) -> Modality:
    """A number that no word reaches; one that a word `passed` by is in doubt."""
    aspired = candidate.type == "level" and _ASPIRED.search(text, start, candidate.end + _NEAR) is not None
    within = _WITHIN.search(text, start, candidate.core_start) is not None
    done = _ENDED.search(text, max(start, candidate.core_start - _NEAR), candidate.core_start) is not None
    sure = done if passed else not (ahead or within)
    clause = text[max(start, clause_start(text, candidate.start, CLAUSE)) : candidate.start]
    sure = sure and _WISHED.search(clause) is None and _SUPPOSING.search(text, start, candidate.start) is None
    met = _ALREADY.search(clause) is not None  # 明年的订单已经签了9亿元
    return Modality(
        None, "target" if (ahead and not met) or aspired or within else "actual", sure and not (ahead and met)
    )


_ALREADY = late(r"已经?(?!有望)[^，。；]{0,8}$")


def _governing(text: str, word: Intent, earlier: Sequence[Intent]) -> Intent | None:
    """The 预计 of 预计到2025年，产量将超过: beside it 将 says nothing of its own."""
    if word.text not in {None, *MEDIUM} or not earlier or earlier[0].text in {None, *MEDIUM}:
        return None
    between = text[earlier[0].end : word.start]
    parts = re.split("[，：]", between)
    near = len(parts) == 1 or (len(parts) == _TWO and len(parts[0]) <= _NEAR)
    return earlier[0] if near and not any(mark in between for mark in "；。") else None


_TWO = 2


def _reaches(text: str, word: Intent, candidates: Sequence[Candidate], number: int, *, ahead: bool) -> bool:
    """Whether the word reaches a quantity."""
    candidate = candidates[number]
    between = text[word.end : candidate.core_start]
    listed = word.text in _AIMS and text[word.end : word.end + 1] in set("是为：")  # 目标是：……；……；……
    if ("；" in between and not (ahead or listed)) or between.count("“") != between.count("”"):
        return False
    stop = clause_end(text, word.end + (text[word.end : word.end + 1] in {"，", "："}), CLAUSE)
    if stop >= candidate.core_start:
        return _ENDED.search(between[-_NEAR:]) is None
    if _ENDED.search(between) and not (ahead and word.nature == "target"):
        return False
    last = re.split("[，；：]", between)[-1]
    if (
        is_beside(last)
        or _WAGES.search(last)
        or word.text in _WEAK
        or (candidate.type == "duration" and not _SAVES.search(last))
    ):
        return False
    return goes_on(text, word, candidates, number, stop, ahead=ahead)


_ASKED = late(  # 近四成受访企业预计……
    r"(?:的?[^，。；\d]{0,6}(?:受访|被访|受调查|企业|商户|商家|厂商|机构|居民|网民|消费者|者)[^，。；\d]{0,6}?|的人)?(?:认为|表示|预计|预期|打算|计划|希望|看好|相信|担心)"
)
_AIMS = frozenset(["目标", "预期目标", "奋斗目标", "发展目标"])
_WAGES = late(r"(?:月薪|年薪|工资|薪资|时薪|日薪|底薪|待遇)[^，。；]{0,4}$|干满[^，。；]*$")
_WEAK = frozenset(["可能", "估计"])
_FLEETING = frozenset(["将", "计划", "拟", "要", "规划", "准备", "打算"])  # seldom hold beyond their clause
_SAVES = late(r"(?:缩短|延长|节[省约]|压缩|减少|提前)[^，。；]{0,8}$")
_SUPPOSING = late(r"(?<![宛恍般自])若(?!干)|如果|一旦|倘|假如|要是|万一|除非")
_WISHED = late(
    r"希望|期望|盼|想(?=把|再|在|建|办|开|投)|建议|呼吁|应(?=[当该由达在把])|须|恐(?=将|怕)|或(?=[达超降升跌涨破增减])|料(?=[将可会]|今年|明年|全年)|谋划|筹划|意向|酝酿|考虑"
)


def _after(text: str, candidate: Candidate, start: int) -> Modality | None:
    """The word behind the number in its clause, of which the number is the subject: 其中8.7亿元将投向…."""
    left = text[max(start, clause_start(text, candidate.start, CLAUSE)) : candidate.start]
    if candidate.type not in _THINGS or _ENDED.search(left) or text.startswith("的", candidate.end):
        return None
    match = _SUBJECT_OF.match(text, candidate.end)
    if match is not None and candidate.type in _MEASURES and match.start("word") > candidate.end:
        return None
    if match is None or (match["word"] == "将" and not verb_follows(text, match.end())):
        return None
    return Modality(match["word"], "target" if match["word"] in {"力争", "计划", "拟"} else "forecast", sure=False)


_THINGS = frozenset(["amount", "count", "area", "energy", "mass", "length"])
_MEASURES = frozenset(["energy", "mass", "length"])
_SUBJECT_OF = late(r"[\u4e00-\u9fff]{0,8}?(?P<word>将|预计|有望|计划|拟|力争)")
