"""How far a word of intention holds beyond its clause: 公司拟在当地建厂，首期招工90人；力争产值…，税收…."""

import re
from collections.abc import Sequence

from briefing.extraction.candidates import Candidate
from briefing.extraction.intents import Intent
from briefing.text.patterns import late
from briefing.text.sentences import clause_end

CLAUSE = frozenset("，；：。！？…")
MEDIUM = frozenset(["将"])  # words that beside another of intention say nothing of their own


def goes_on(text: str, word: Intent, candidates: Sequence[Candidate], number: int, stop: int, *, ahead: bool) -> bool:
    """Whether a word, whose clause ends at `stop`, reaches a figure in a later one."""
    candidate = candidates[number]
    between = text[word.end : candidate.core_start]
    last = re.split("[，；：]", between)[-1]
    first = text[word.end : stop]
    if word.text in _FORESEEN and _ONLY_DATE.fullmatch(first) and stop < candidate.core_start:
        stop = clause_end(text, stop + 1, CLAUSE)  # 预计5日夜间到7日，北部有小雪，积雪深度…
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
    return _lists_figures(text, word.end, candidates, number, needs_own=word.text in MEDIUM, passing=planned)


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
    first = clause_end(text, start, CLAUSE)
    if led and first >= stop:
        return True
    if not any(start <= place < first for place in places) and (needs_own or not _DATED.search(text[start:first])):
        return False
    position = first + 1
    while position < stop:
        end = clause_end(text, position, CLAUSE)
        if end >= stop:
            return True
        told = any(position <= place < end for place in places)
        if not told and not (passing and _UNDERTAKES.search(text, position, end)):
            return False
        position = end + 1
    return True


_DATED = late(r"\d|[一二三四五六七八九〇○零]{2}年|年内|年底|明年|今年|季度?|下月")
_MOST = 12


_COMPLETED = late(
    r"(?:投产|量产|建成|完工|竣工|开工|动工|通车|启用|投用|投运|开业|上市|落成|奠基|开通|交付)(?:运营|使用)?$"
)
_STANDING = late(
    r"(?:该?项目|该?工厂|该?工程|基地|全线|其中)?(?:总?投资|占地|全长|总长|注册资本|现有|设计时速|建筑面积|总建筑面积)"
)
_UNDERTAKES = late(
    r"建|办|开[设发辟行]|设[立置]|投资|推出|上马|引进|采购|购[置买入]|发行|打造|布局|改造|实施|招[聘收募]|生产|成立|收购"
)
_OF_PLANNED = late(
    r"(?:其中|项目)?(?:首[期批]|[一二三]期|初期|募集|募资|融资|回购|交易|对价|发行|资金|总?建筑面积|楼面面积|使用面积|总?面积|总?规模|总?投资|投资额|占地|产能|设计|年[产均处可生加]|可|共?分|预算|建设|全长|"
    r"总长|涉及|覆盖|容量|装机|招[收聘]|新增)"
)
_PLANS = frozenset(["计划", "拟", "打算", "准备", "规划"])
_ONLY_DATE = late(r"[\d一二三四五六七八九十年月日号底初中末旬季度夜间晚白天上下半前后今明本周到至—-]{1,16}")
_FORESEEN = frozenset(["预计", "预测", "预估", "预期"])
