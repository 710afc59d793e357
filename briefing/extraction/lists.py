"""分别: figures in a list, each of which belongs to one of the things or years listed before it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.text.patterns import late
from briefing.text.sentences import clause_start

_RESPECTIVELY = late(r"分别|依次")
_JOINT = late(r"[、，和与及以]*(?:同比|环比)?(?:增长|下降|上升|提高|减少|增加|达到?|为|约)?")
_SPLIT = late(r"、|和|与|以及|及")
# 苏州、无锡|两市: the words that sum up a list.
_SUMMED = late(
    r"(?<=[\u4e00-\u9fff])等?[两二三四五六七八九十]+(?:个|大|家|座|项|条|款|种|类)?"
    r"(?:[市省县区州国地镇乡村校港企项类方城园岛门者业厂院行]|公司|企业|地区|城市|产业|项目|集群|园区|行业|产品|指标|口岸)$"
)
_COMPARED = late(r"(?:同比|环比|按年|按月|比上年同期|较上年同期|比去年同期|较去年同期|年均|累计|预计|已|将)+$")
_FEWEST = 2
_FARTHEST = 60  # characters between the word and its first figure, or between two figures


@dataclass(frozen=True, slots=True)
class Listed:
    """Figures (numbers of candidates, in order) that a 分别 hands out; `word` is where it stands."""

    word: int
    members: tuple[int, ...]


def listed_figures(text: str, candidates: Sequence[Candidate]) -> list[Listed]:
    """The lists of a paragraph; a 分别 before a single figure hands nothing out."""
    found = []
    starts = [candidate.start for candidate in candidates]
    for match in _RESPECTIVELY.finditer(text):
        members: list[int] = []
        end = match.end()
        for number in range(bisect_left(starts, end), len(candidates)):
            candidate = candidates[number]
            if candidate.start - end > _FARTHEST:
                break
            between = text[end : candidate.start]
            if members and not _JOINT.fullmatch(between):
                break
            if not members and any(mark in between for mark in "，。；！？"):
                break
            members.append(number)
            end = candidate.end
        if len(members) >= _FEWEST:
            found.append(Listed(match.start(), tuple(members)))
    return found


def listed_periods(text: str, listed: Listed, periods: Sequence[Found]) -> list[Found | None] | None:
    """The years of a list (2021年、2022年……分别), one a figure; None where there is no list of years.

    Where their numbers differ no figure gets one.
    """
    start = clause_start(text, listed.word, frozenset("。；！？"))
    before = [period for period in periods if start <= period.start and period.end <= listed.word]
    chain = before[-1:]
    for period in reversed(before[:-1]):
        if period.end < chain[0].start and _JOINT.fullmatch(text[period.end : chain[0].start]):
            chain.insert(0, period)
        else:
            break
    if len(chain) < _FEWEST:
        return None
    return [*chain] if len(chain) == len(listed.members) else [None] * len(listed.members)


def listed_things(text: str, listed: Listed) -> list[str] | None:
    """The things of a list (产量、营收分别), one a figure; None where they cannot be told apart."""
    start = clause_start(text, listed.word, frozenset("，。；：！？"))
    words = _COMPARED.sub("", text[start : listed.word])
    things = [thing for thing in _SPLIT.split(_SUMMED.sub("", words)) if thing]
    told = len(things) == len(listed.members) and len(things[-1]) >= _FEWEST
    return things if told else None
