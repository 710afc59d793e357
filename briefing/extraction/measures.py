"""What a quantity measures, and whose it is: read off the clause, with what the text is speaking of (`topics`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.clauses import Clause, clauses_of, predicate_words, view_of
from briefing.extraction.lists import listed_figures, listed_periods, listed_things
from briefing.extraction.nouns import clean, is_noun, is_relative, kind_of, metric_of, region_of
from briefing.extraction.periods import Found
from briefing.extraction.phrases import Parsed, noun_after, parsed, share_of, without_tail
from briefing.extraction.quantities import Candidate
from briefing.extraction.topics import Topics, speaker_of, tidy


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured and whose it is, as printed; None where it is not said. `scope` is 规上 and the like."""

    measure: str | None
    holder: str | None
    scope: str | None
    doubtful: bool = False


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
                result[first : first + count] = result[first - count : first]
                continue
            for place, number in enumerate(listed.members):
                shared = parsed(text[listed.word + 2 : candidates[first].start]).measure
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
    if told is not None:
        return Measured(told, noun, own.scope)
    return Measured(shared or noun, noun if shared else first.holder, own.scope)


_ONLY = re.compile(r"[，、]?(?:同比|环比|比上年|按年)?(?:增长|下降|增幅|增速)?")


@dataclass
class _Reader:
    text: str
    candidates: Sequence[Candidate]
    types: Sequence[str]
    view: str
    topics: Topics

    def read(self) -> list[Measured]:
        self.topics.open_passage()
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
                self.topics.hear(self.view[clause.start : min(clause.end, clause.start + _REACH)])
        result += [_NOTHING] * (len(self.candidates) - len(result))
        return result

    def _enter(self, clause: Clause, clauses: Sequence[Clause], place: int) -> None:
        if clause.opens:
            self.topics.open_sentence(self.text[clause.start : clause.start + _OPENING])
        if clause.after == "；":
            self.topics.part = None
        if clause.after == "“":
            after = next((c for c in clauses[place : place + _FAR] if c.after == "”"), None)
            speaker = speaker_of(self.view[after.start : min(after.end, after.start + _REACH)]) if after else None
            if speaker is not None:
                self.topics.speak(speaker[0], firm=speaker[1])

    def _one(self, number: int, first: int, clause: Clause, before: Sequence[Measured]) -> Measured:
        candidate, kind = self.candidates[number], self.types[number]
        start = max(clause.start, candidate.core_start - _REACH)
        previous = self._previous(number, before)
        if number > first:
            start = max(start, self.candidates[number - 1].end)
        end = candidate.core_start if kind in {"share", "fraction", "contribution"} else candidate.start
        left = self.view[start : max(start, end)]
        if number > first and kind == "count" and left.endswith("的") and not predicate_words(left):
            left = ""
        if number > first and left.startswith("的") and left.endswith(("、", "和", "及", "与")):
            left = ""
        if number > first and self.types[number - 1] == "duration":
            left = left.removeprefix("时间")
        stop = clause.end
        if number + 1 < len(self.candidates) and self.candidates[number + 1].start > candidate.end:
            stop = min(stop, max(self.candidates[number + 1].start, candidate.end))
        right = self.view[candidate.end if candidate.end > candidate.core_end else candidate.core_end : stop]
        within = _Within(self.topics, left, right, kind, candidate.type, previous)
        own = within.measured()
        return replace(own, scope=_scope(left + (own.measure or "")))


    def _previous(self, number: int, before: Sequence[Measured]) -> Measured | None:
        """What the last quantity of the same unit measures, where a clause leaves it out; else the last one of all."""
        unit = self.candidates[number].unit
        if unit not in {"%", "百分点", "个百分点", "个点", "倍", "位"}:
            for other in range(number - 1, max(-1, number - 1 - _FAR), -1):
                if self.candidates[other].unit == unit:
                    return before[other]
        return before[-1] if before else None


_OPENING = 4
_FAR = 12  # clauses within which a quotation ends


@dataclass
class _Within:
    """One quantity in its clause: the words to its left, those to its right, and what was measured before."""

    topics: Topics
    left: str
    right: str
    kind: str
    form: str
    previous: Measured | None

    def measured(self) -> Measured:
        if self.kind in {"share", "fraction", "contribution"} and (share := share_of(self.left)) is not None:
            return self._share(*share)
        read = parsed(self.left)
        if self.right.startswith("的") and (noun := noun_after(self.right[1:])):
            return self._attribute(read, noun)
        if read.verbal and self.form == "amount" and (noun := noun_after(self.right)) and _is_sum(noun):
            return Measured(noun, self._holder(read), None)
        if read.measure is not None and (self.form != "count" or not noun_after(self.right) or _SAME.search(self.left[-2:])):
            return self._metric(read)
        counted = self.form not in {"amount", "rank", "points", "multiple"} and self.kind != "growth"
        if (noun := noun_after(self.right)) and (counted or _is_sum(noun) or not self.left):
            ended = metric_of(noun) if self.form == "count" else None
            noun = clean(ended.head) if ended and ended.known and len(ended.head) > 1 else noun
            return Measured(noun, self._holder(read), None)
        if self.kind == "level" and (made := _MADE.search(self.left)):
            return Measured(read.noun or None, self.topics.take(made["holder"]), None)
        return self._without_metric(read)

    def _holder(self, read: Parsed) -> str | None:
        """Whose: the subject of the clause with the noun before the metric, else what the text speaks of."""
        holder = self.topics.take(read.subject) if read.subject else self.topics.current()
        if not read.noun:
            return holder
        before = self.topics.part
        holder = self.topics.take(read.noun, subject=False)
        if read.objective:
            self.topics.part = before
        return holder

    def _attribute(self, read: Parsed, noun: str) -> Measured:
        """总投资120亿元的芯片项目: the noun after 的 has the metric before it; 98.2%的同意率 is the metric itself."""
        after = metric_of(noun)
        if read.measure is not None and (after is None or after.verb or not after.known):
            return Measured(read.measure, self.topics.take(noun), None)
        holder = self._holder(read)
        if after is not None and after.head and not read.subject:
            holder = self.topics.take(after.head, subject=False)
        return Measured(after.words if after else noun, holder, None)

    def _metric(self, read: Parsed) -> Measured:
        measure = read.measure or ""
        before = self.previous.measure if self.previous else None
        if self.form == "count" and read.noun and measure in _THINGS:
            whole = tidy(read.noun) + measure
            return Measured(whole, self.topics.take(read.subject) if read.subject else self.topics.current(), None)
        if measure in _SUMS and not read.noun and not read.subject and (before or "").endswith("项目"):
            return Measured(measure, self.topics.composed(before or ""), None)
        holder = self._holder(read)
        if read.macro and not read.noun and not read.subject:
            return Measured(measure, self.topics.home(), None)
        if is_relative(measure) and not read.noun and not read.subject and before:
            base = before.removesuffix(measure)
            return Measured(f"{base}{measure}", holder, None)
        return Measured(measure, holder, None)

    def _share(self, head: str, whole: str) -> Measured:
        read = parsed(head)
        base = read.measure
        holder = self._holder(read)
        if base is None:
            base = self.previous.measure if self.previous and (not read.noun or read.subject or self._parallel()) else None
            if base is None and read.noun:
                base = tidy(read.noun)
        base = _WHOLE.sub("", base) if base else ""
        if whole and (self.kind == "contribution" or whole.startswith(("拉动", "贡献", "对"))):
            return Measured(whole, holder, None)
        if whole:
            return Measured(f"{base}占{whole}的比重", holder, None)
        return Measured(f"{base}占比" if base else "占比", holder, None)

    def _parallel(self) -> bool:
        return "其中" in self.left or "当中" in self.left

    def _without_metric(self, read: Parsed) -> Measured:
        before = self.previous.measure if self.previous else None
        noun = tidy(read.noun) if read.noun else ""
        if read.verb:
            if noun and is_noun(noun):
                region = region_of(noun)
                holder = self.topics.take(read.subject) if read.subject else self.topics.current()
                return Measured(noun[len(region or "") :] or noun, holder, None)
            return Measured(before if self.kind == "growth" and before else read.verb, self._holder(read), None)
        if not noun:
            return Measured(self._carried(before), self.topics.current(), None)
        if read.subject:
            return Measured(noun, self.topics.take(read.subject), None)
        kind = kind_of(noun)
        region = region_of(noun)
        named = kind in {"地", "企", "园", "会", "业", "群"} or region is not None
        if self.form not in {"amount", "percent", "points", "multiple", "rank"} and (
            before is None or not (region == noun or _ZONE.search(noun)) or self.left.startswith(("、", "和", "及"))
        ):
            if region and region != noun:
                return Measured(noun[len(region) :].lstrip("的"), self.topics.take(region), None)
            return Measured(noun, self.topics.current(), None)
        if before and (named or self._parallel() or (self.kind in {"growth", "points"} and self.topics.part)):
            return Measured(before, self.topics.take(noun, subject=False), None)
        return Measured(noun, self.topics.current(), None)

    def _carried(self, before: str | None) -> str | None:
        if self.topics.whole is not None and clean(self.left) in {"", "的"}:
            return self.topics.whole
        if self.form in {"percent", "fraction"} and self.right.startswith("是"):
            return noun_after(self.right[1:]) or before
        if self.kind in {"duration"} or (self.form == "count" and not _SAME.search(self.left)):
            return self._action() or before
        return before

    def _action(self) -> str | None:
        """1300余人达成就业意向: what those counted do."""
        words = clean(self.right)
        return words if 1 < len(words) <= _ACTION else None


_ACTION = 12
_THINGS = frozenset("标准 专利 订单 岗位 床位 学位 课题 编制 贷款 资金 奖励 等级 观众 游客 旅客 从业人员 客户".split())
_SUMS = frozenset("总金额 总投资 金额 投资总额 合同金额 协议金额 协议资金 签约金额 计划投资 计划总投资 投资额 总投资额 合同总额 签约总额 平均单体投资额 意向金额".split())
_ZONE = re.compile(r"(?:区|基地|港|城|岛|州|分部|分局|分公司|车站|口岸)$")
_SAME = re.compile(r"[到至为达由从其减增升降]")
_WHOLE = re.compile(r"占(?:[^占]{1,20}的比重|比)$")


def _is_sum(noun: str) -> bool:
    """Whether a noun behind a sum of money says what the money is: 18亿元投资, 三百亿元综合产值."""
    found = metric_of(noun)
    return (found is not None and found.known) or noun.endswith(("订单", "合同", "债券", "基金", "货物"))


_MADE = re.compile(r"(?:把|将|让|使)(?P<holder>[^，。；]{2,20}?)(?:打造|作为|建设|培育|建成|发展|成长|成为)")


@cache
def _scopes() -> re.Pattern[str]:
    return lexicon.any_of(lexicon.words("scopes"))


def _scope(phrase: str) -> str | None:
    match = _scopes().search(phrase)
    return match.group() if match else None


__all__ = ["Measured", "measured", "without_tail"]
