"""Whether a number is a fact, a forecast or a target, and the word that says so: 力争, 预计, 计划, 将.

The nearest word of intention or expectation that reaches the number decides. It reaches the numbers of its own
clause, and those of the clauses after it as long as these go on listing figures: a clause without a figure, a word of
fact (已, 目前, 累计) and a semicolon end it. The 将 of 将底宽由160米拓宽到270米 takes an object, and foretells nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.extraction.candidates import Candidate
from briefing.extraction.intents import Intent, intents_of, verb_follows
from briefing.extraction.periods import Found
from briefing.extraction.reach import is_beside, is_lasting
from briefing.model.annotation import Nature
from briefing.text.sentences import clause_end, clause_start

_ENDED = re.compile(
    r"已经?(?!有望)|(?<![由从])目前(?!的)|截至(?!\d{4}年底将)|现有|现已|累计(?!将|可)|(?<![较比同])去年|(?<![较比同])上年|实现了|完成了|达到了|同期|"
    r"实际|实绩|(?:合同|协议|签约|中标)(?:总)?(?:金额|额|价)|仍|现在"
)
_MEDIUM = frozenset(["将"])
_CLAUSE = frozenset("，；：。！？…")
_SENTENCE = frozenset("。！？…")
_PAST_EDGE = re.compile(r"以来|来$|截至|截止")
_ORIGIN = re.compile(r"(?:由|从|比)[^，。；到至]{0,14}(?:不[到足至])?$")
_GOES_TO = re.compile(r"(?:，(?=[拉提升降缩压增扩减延]))?[^，。；]{0,8}?(?:到|至|为|成)")
_WITHIN = re.compile(
    r"(?:未来|今后|力争用|用)?(?:\d{1,2}|[一二三五十两]{1,2})年内[^，。；]{0,6}(?:再|新|建|实现|达|培|打|引|完|形)|今后[^，。；]{1,4}年|未来[^，。；]{1,4}[年月]"
)
_ASPIRED = re.compile(r"打造|建成|培育|冲刺|迈向|跻身|打造成|争创")
_BUILDING = re.compile(r"打造|建成|建设成|培育成|迈向")
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
    left = text[max(0, clause_start(text, candidate.start, _CLAUSE)) : candidate.start]
    return _ENDED.search(left) is None and not _is_origin(text, candidate)


def _is_over(period: Found, published: date | None) -> bool:
    return period.last is not None and published is not None and period.last < published


def _told_of(
    text: str, candidates: Sequence[Candidate], number: int, period: Found | None, published: date | None
) -> Modality:
    """How a quantity is meant by its own sentence."""
    candidate = candidates[number]
    ahead = _is_ahead(period, published)
    start = max(clause_start(text, candidate.start, _SENTENCE), candidate.start - _REACH)
    words = sorted(intents_of(text, start, candidate.core_start), key=lambda word: -word.start)
    if _is_origin(text, candidate):
        return Modality(None, "actual", sure=not words)
    found = next((w for w in words if _reaches(text, w, candidates, number, ahead=ahead)), None)
    beyond = found is None or any(mark in text[found.end : candidate.start] for mark in _CLAUSE)
    behind = _after(text, candidate, start) if beyond else None
    if behind is not None or found is None:
        return behind or _without_word(text, candidate, start, ahead=ahead, passed=bool(words))
    earlier = words[words.index(found) + 1 :]
    told = _governing(text, found, earlier) or found
    if told.text in _MEDIUM and beyond:  # 预计…，最低气温将降至…，阵风可达8级
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
    built = told.text in {*_MEDIUM, None} and (ahead or (told.text and _BUILDING.search(between)))
    nature = "target" if told.nature == "forecast" and (due or built) else told.nature
    crosses = any(mark in between for mark in _CLAUSE)
    sure = told.text not in _WEAK and not (crosses and not ahead and told.text in _FLEETING)
    return Modality(told.text, nature, sure=sure and _SUPPOSING.search(text, start, candidate.start) is None)


def _is_ahead(period: Found | None, published: date | None) -> bool:
    return period is not None and period.is_ahead(published) and not _PAST_EDGE.search(period.text)


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
    clause = text[max(start, clause_start(text, candidate.start, _CLAUSE)) : candidate.start]
    sure = sure and _WISHED.search(clause) is None and _SUPPOSING.search(text, start, candidate.start) is None
    return Modality(None, "target" if ahead or aspired or within else "actual", sure)


def _governing(text: str, word: Intent, earlier: Sequence[Intent]) -> Intent | None:
    """The 预计 of 预计到2025年，产量将超过: beside it 将 says nothing of its own."""
    if word.text not in {None, *_MEDIUM} or not earlier or earlier[0].text in {None, *_MEDIUM}:
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
    if ("；" in between and not ahead) or between.count("“") != between.count("”"):
        return False
    stop = clause_end(text, word.end + (text[word.end : word.end + 1] in {"，", "："}), _CLAUSE)
    if stop >= candidate.core_start:
        return _ENDED.search(between[-_NEAR:]) is None
    if _ENDED.search(between) and not (ahead and word.nature == "target"):
        return False
    last = re.split("[，；：]", between)[-1]
    if is_beside(last) or word.text in _WEAK or (candidate.type == "duration" and not _SAVES.search(last)):
        return False
    return _goes_on(text, word, candidates, number, stop, ahead=ahead)


def _goes_on(text: str, word: Intent, candidates: Sequence[Candidate], number: int, stop: int, *, ahead: bool) -> bool:
    """Whether a word, whose clause ends at `stop`, reaches a figure in a later one."""
    candidate = candidates[number]
    between = text[word.end : candidate.core_start]
    last = re.split("[，；：]", between)[-1]
    first = text[word.end : stop]
    if word.text in _FORESEEN and _ONLY_DATE.fullmatch(first) and stop < candidate.core_start:
        stop = clause_end(text, stop + 1, _CLAUSE)  # 预计5日夜间到7日，北部有小雪，积雪深度…
        if stop >= candidate.core_start:
            return True
    if _COMPLETED.search(first) and _STANDING.match(last):
        return False
    following = candidates[number].core_start > stop and _is_led_on(text, word, first, stop)
    if following and _lists_figures(text, stop + 1, candidates, number, needs_own=False, led=True):
        return True
    if ahead or (word.nature == "target" and word.text not in _LIGHT):
        return True
    planned = word.text in _PLANS and any(_OF_PLANNED.match(clause) for clause in re.split("[，；：]", between))
    return _lists_figures(text, word.end, candidates, number, needs_own=word.text in _MEDIUM, passing=planned)


_WEAK = frozenset(["可能", "估计"])
_FLEETING = frozenset(["将", "计划", "拟", "要", "规划", "准备", "打算"])  # seldom hold beyond their clause
_SAVES = re.compile(r"(?:缩短|延长|节[省约]|压缩|减少|提前)[^，。；]{0,8}$")
_COMPLETED = re.compile(
    r"(?:投产|量产|建成|完工|竣工|开工|动工|通车|启用|投用|投运|开业|上市|落成|奠基|开通|交付)(?:运营|使用)?$"
)
_STANDING = re.compile(
    r"(?:该?项目|该?工厂|该?工程|基地|全线|其中)?(?:总?投资|占地|全长|总长|注册资本|现有|设计时速|建筑面积|总建筑面积)"
)
_UNDERTAKES = re.compile(
    r"建|办|开[设发辟行]|设[立置]|投资|推出|上马|引进|采购|购[置买入]|发行|打造|布局|改造|实施|招[聘收募]|生产|成立|收购"
)
_OF_PLANNED = re.compile(
    r"(?:其中|项目)?(?:首[期批]|[一二三]期|初期|总?建筑面积|楼面面积|使用面积|总?面积|总?规模|总?投资|投资额|占地|产能|设计|年[产均处可生加]|可|共?分|预算|建设|全长|"
    r"总长|涉及|覆盖|容量|装机|招[收聘]|新增)"
)
_PLANS = frozenset(["计划", "拟", "打算", "准备", "规划"])
_ONLY_DATE = re.compile(r"[\d一二三四五六七八九十年月日号底初中末旬季度夜间晚白天上下半前后今明本周到至—-]{1,16}")
_FORESEEN = frozenset(["预计", "预测", "预估", "预期"])
_SUPPOSING = re.compile(r"(?<![宛恍般自])若(?!干)|如果|一旦|倘|假如|要是|万一|除非")
_WISHED = re.compile(
    r"希望|期望|盼|想(?=把|再|在|建|办|开|投)|建议|呼吁|应(?=[当该由达在把])|须|恐(?=将|怕)|或(?=[达超降升跌涨破增减])|料(?=[将可会]|今年|明年|全年)|谋划|筹划|意向|酝酿|考虑"
)


def _is_led_on(text: str, word: Intent, first: str, stop: int) -> bool:
    """Whether the clause after the word's, which holds no figure, goes on with what the word tells.

    公司拟在当地建厂，首期招工90人: it describes what is planned. 预计北部有小雪，积雪深度5厘米: more is foreseen.
    """
    if _COMPLETED.search(first) or any(mark in first for mark in "“”"):
        return False
    if word.text in _FORESEEN:
        return text[stop : stop + 1] in {"，", "："}
    if word.text not in _PLANS:
        return False
    return _UNDERTAKES.search(first) is not None and _OF_PLANNED.match(text, stop + 1) is not None


_LIGHT = frozenset(["要", "拟", "规划", "计划"])


def _lists_figures(
    text: str,
    start: int,
    candidates: Sequence[Candidate],
    number: int,
    *,
    needs_own: bool,
    led: bool = False,
    passing: bool = False,
) -> bool:
    """Whether every clause from the word to the number holds a figure; for 将 a figure after it in its own clause.

    `led` says that `start` is the first clause after the word's, which needs none but may be the number's own;
    `passing` that a clause that tells what is undertaken needs none either.
    """
    stop = candidates[number].core_start
    places = [c.core_start for c in candidates[max(0, number - _MOST) : number]]
    first = clause_end(text, start, _CLAUSE)
    if led and first >= stop:
        return True
    if not any(start <= place < first for place in places) and (needs_own or not _DATED.search(text[start:first])):
        return False
    position = first + 1
    while position < stop:
        end = clause_end(text, position, _CLAUSE)
        if end >= stop:
            return True
        told = any(position <= place < end for place in places)
        if not told and not (passing and _UNDERTAKES.search(text, position, end)):
            return False
        position = end + 1
    return True


_DATED = re.compile(r"\d|[一二三四五六七八九〇○零]{2}年|年内|年底|明年|今年|季度?|下月")
_MOST = 12


def _after(text: str, candidate: Candidate, start: int) -> Modality | None:
    """The word behind the number in its clause, of which the number is the subject: 其中8.7亿元将投向…."""
    left = text[max(start, clause_start(text, candidate.start, _CLAUSE)) : candidate.start]
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
_SUBJECT_OF = re.compile(r"[\u4e00-\u9fff]{0,8}?(?P<word>将|预计|有望|计划|拟|力争)")
