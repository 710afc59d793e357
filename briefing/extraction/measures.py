"""What a quantity measures, and whose it is: read off the clause, with what the text is speaking of (`topics`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.extraction.beside import measured_beside
from briefing.extraction.clauses import Clause, clauses_of, predicate_words, view_of
from briefing.extraction.hearing import hear, let_speak, speak
from briefing.extraction.lists import listed_figures, listed_periods, listed_things
from briefing.extraction.nouns import metric_of, region_of
from briefing.extraction.parts import scope_of
from briefing.extraction.periods import Found
from briefing.extraction.phrases import parsed
from briefing.extraction.quantities import Candidate
from briefing.extraction.sides import Measured, Sides
from briefing.extraction.subjects import speaker_of, tidy
from briefing.extraction.topic_words import SHORT_FIRM
from briefing.extraction.topics import Topics, keep
from briefing.text.patterns import late

_NOTHING = Measured(None, None, None)
_REACH = 90  # characters of a clause that are read before a quantity


def measured(
    text: str,
    candidates: Sequence[Candidate],
    types: Sequence[str],
    periods: Sequence[Found],
    topics: Topics | None = None,
) -> list[Measured]:
    """What each quantity measures; `topics` is what the article was speaking of before, and is kept up to date."""
    reader = _Reader(text, candidates, types, view_of(text, periods), topics or Topics())
    result = reader.read()
    for listed in listed_figures(text, candidates):
        if listed_periods(text, listed, periods) is None:
            things = listed_things(text, listed)
            first, count = listed.members[0], len(listed.members)
            if things is None and count <= first and _ONLY.fullmatch(text[candidates[first - 1].end : listed.word]):
                result[first : first + count] = [replace(told, doubtful=True) for told in result[first - count : first]]
                continue
            for place, number in enumerate(listed.members):
                if things is None and _SPAN_OF_YEARS.search(text[max(0, listed.word - _EARLIER) : listed.word]):
                    told = result[first]  # 2020年至2022年营收分别为: only when each was is not told
                    result[number] = replace(told, doubtful=True)
                    continue
                shared = parsed(text[listed.word + 2 : candidates[first].start]).measure
                if "、" in (result[number].holder or ""):
                    result[number] = replace(result[number], holder=result[first - 1].holder if first else None)
                result[number] = _listed(things, place, result[number], result[first], shared)
    return result


def _listed(things: list[str] | None, place: int, own: Measured, first: Measured, told: str | None) -> Measured:
    """The thing of a list that is a figure's own; where they cannot be told apart none, and it is in doubt."""
    if things is None:
        return Measured(None, None, None, doubtful=True)
    last = metric_of(things[-1])
    read = parsed(things[place])
    if read.measure is not None:
        noun = read.noun or read.subject
        return Measured(read.measure, tidy(noun) if noun else own.holder, own.scope)
    shared = last.words if last and last.known else None
    noun = tidy(things[place])
    region = region_of(tidy(things[0]))
    if region is not None and place and region_of(noun) is None:
        noun = f"{region}{noun}"
    if told is not None:
        return Measured(told, noun, own.scope)
    return Measured(shared or noun, noun if shared else first.holder, own.scope)


_SPAN_OF_YEARS = late(r"\d{2,4}年?[至到—–-]{1,2}\d{2,4}年[^，。；、]{0,12}$")
_ONLY = late(
    r"[，、]?(?:[较比][^，。；]{0,12}?(?:同期|上年|去年|年初))?(?:同比|环比|比上年|按年)?(?:增长|下降|增幅|增速)?"
)


@dataclass
class _Reader:
    text: str
    candidates: Sequence[Candidate]
    types: Sequence[str]
    view: str
    topics: Topics

    def read(self) -> list[Measured]:
        self.topics.open_passage(self.text)
        for short in SHORT_FIRM.finditer(self.text):
            keep(self.topics.firms, short["name"], "企")
        result: list[Measured] = []
        clauses = clauses_of(self.text)
        number = 0
        for place, clause in enumerate(clauses):
            self._enter(clause, clauses, place)
            first = number
            while number < len(self.candidates) and self.candidates[number].core_start < clause.end:
                result.append(self._one(number, first, clause, result))
                number += 1
            if number == first:
                hear(self.topics, self.view[clause.start : min(clause.end, clause.start + _REACH)])
            self.topics.actors.note(self.text[clause.start : clause.end])
        result += [_NOTHING] * (len(self.candidates) - len(result))
        return result

    def _enter(self, clause: Clause, clauses: Sequence[Clause], place: int) -> None:
        if clause.opens:
            self.topics.open_sentence(self.text[clause.start : clause.start + _OPENING])
        if clause.after == "；":
            self.topics.part = None
        if clause.after == "“":
            after = next((c for c in clauses[place : place + _FAR] if c.after == "”"), None)
            self._give_voice(clauses[place - 1] if place else None, after)
            speaker = speaker_of(self.view[after.start : min(after.end, after.start + _REACH)]) if after else None
            if speaker is not None:
                speak(self.topics, speaker[0], firm=speaker[1])

    def _give_voice(self, before: Clause | None, after: Clause | None) -> None:
        """果农唐大礼说：“……” and “……”唐大礼说: who speaks, where that is a person of the text."""
        actors = self.topics.actors
        told = [self.text[c.start : min(c.end, c.start + _REACH)] for c in (after, before) if c is not None]
        name = next((name for words in told if (name := actors.last_in(words)) is not None), None)
        let_speak(self.topics, name or (actors.last if told and told[0].startswith(("他", "她")) else None))

    def _one(self, number: int, first: int, clause: Clause, before: Sequence[Measured]) -> Measured:
        candidate, kind = self.candidates[number], self.types[number]
        start = max(clause.start, candidate.core_start - _REACH)
        previous = self._previous(number, before)
        if number > first:
            start = max(start, self.candidates[number - 1].end)
        end = candidate.core_start if kind in {"share", "fraction", "contribution"} else candidate.start
        left = self.view[start : max(start, end)]
        led = self.view[start : max(start, candidate.core_start)]
        if number > first:
            left = self._behind_another(left, number, clause, max(start, end))
        left = _SAID.sub("", left)
        stop = clause.end
        if number + 1 < len(self.candidates) and self.candidates[number + 1].start > candidate.end:
            stop = min(stop, max(self.candidates[number + 1].start, candidate.end))
        if self.view.startswith("的", candidate.end) and not re.search(r"[、，]", self.view[candidate.end : stop]):
            stop = min(clause.end, candidate.end + _EARLIER)  # 总投资120亿元的|星朗8英寸芯片项目
        right = self.view[max(candidate.core_end, candidate.end) : stop]
        grown = next(
            (before[n].measure for n in range(number - 1, max(-1, number - _FAR), -1) if self.types[n] == kind), None
        )
        earlier = self.view[max(0, clause.start - _EARLIER) : clause.start]
        if previous is not None and kind == "growth" and (what := self._outgrown(number, clause)) is not None:
            previous, grown = replace(previous, measure=what), what
        side = Sides(
            self.topics, left, right, kind, candidate.type, previous, grown, earlier, led, candidate.unit or ""
        )
        own = measured_beside(side)
        return replace(own, scope=scope_of(left + (own.measure or "")))

    def _outgrown(self, number: int, clause: Clause) -> str | None:
        """营收增幅更大，同比增长|22.8%: what a clause without a figure said to grow, since the figure before."""
        start = max(self.candidates[number - 1].end if number else 0, clause.start - _EARLIER)
        match = _OUTGROWN.search(self.text[start : clause.start])
        found = metric_of(match["what"]) if match else None
        return found.words if found is not None and found.known else None

    def _behind_another(self, left: str, number: int, clause: Clause, end: int) -> str:
        """The words between a quantity and the one before it in its clause, without what belongs to that one."""
        before, kind, last = self.candidates[number - 1], self.types[number], self.types[number - 1]
        if left.startswith("的占"):  # 35岁以下的|占八成
            return self.view[before.start : end]
        if kind == "rank" and last == "duration":  # 专利申请量连续6年居全国第一
            left = self.view[max(clause.start, before.start - _REACH) : before.start] + left
        counted = kind == "count" and left.endswith("的") and not predicate_words(left)
        owned = left.startswith("的") and left.endswith(("、", "和", "及", "与"))
        linked = kind == last == "count" and _LINKED.search(_SAID.sub("", left))  # 16个产业项目、|2个公共服务项目
        if counted or owned or linked:
            return ""
        left = _SIZED.sub("", _SAID.sub("", left))
        return left.removeprefix("时间") if last == "duration" else left

    def _previous(self, number: int, before: Sequence[Measured]) -> Measured | None:
        """What the last quantity of the same unit measures, where a clause leaves it out; else the last one of all."""
        if (near := self._just_before(number)) is not None:
            return before[near]
        unit = self.candidates[number].unit
        if unit not in {"%", "百分点", "个百分点", "个点", "倍", "位"}:
            for other in range(number - 1, max(-1, number - 1 - _FAR), -1):
                if self.candidates[other].unit == unit:
                    return before[other]
        stop = max(-1, number - 1 - _FAR)
        timed = self.types[number] == "duration"
        return next((before[n] for n in range(number - 1, stop, -1) if timed or self.types[n] != "duration"), None)

    def _just_before(self, number: int) -> int | None:
        """成交额翻了一番，达到|352亿元: the growth just told, of which this is the result."""
        if number == 0:
            return None
        between = self.text[self.candidates[number - 1].end : self.candidates[number].start]
        if self.types[number - 1] == "duration" and _WITHIN.fullmatch(between):
            return number - 1
        if self.types[number - 1] not in {"growth", "multiple"} or self.types[number] == "growth":
            return None
        return number - 1 if _RESULT.fullmatch(between) else None


_WITHIN = late(r"(?:里|内|间|来|时间|之内|中)(?:就|已|便)?(?:由|从)")  # 价格三年里从|3.5万元降到2万元
_SAID = late(
    r"^[他她](?:[\u4e00-\u9fff]{0,4}地)?(?:介绍说?|表示|坦言|透露|告诉(?:记者|笔者)|说)(?![起到过服])"
)  # 他说|自家的毛利率
_LINKED = late(r"[、和及与]$")
_OUTGROWN = late(
    r"(?P<what>[\u4e00-\u9fff]{2,12}?)的?(?:增幅|增速|涨幅|降幅|增势|增长)[则也又却还]?"
    r"(?:(?:更为?|较|最为?|十分|尤为|相当|继续|明显|非常|同样)[\u4e00-\u9fff]{1,4}|收窄|扩大|放缓|加快|良好|喜人|强劲)，$"
)
_SIZED = late(r"^[长宽高深厚重]的(?=[\u4e00-\u9fff])")  # 60公里|长的河岸
_RESULT = late(
    r"(?:左右|以上)?[，、](?:总数|总量|总额|规模)?(?:已|将|可|共|累计|预计)?(?:达到了?|达|增至|升至|降至|至|为|提高到|增加到|突破|超过|攀升至)?(?:约|近|了)?"
)
_OPENING = 24
_EARLIER = 40  # characters before a clause in which what is given may be named
_FAR = 12  # clauses within which a quotation ends

__all__ = ["Measured", "measured"]
