"""Frames of speech: the clauses that announce what somebody says, and who that is."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from briefing.extraction.passages import Passage
from briefing.extraction.speech import Roster, Speaker
from briefing.text.cues import cue_at_end
from briefing.text.patterns import late

_FAR = 80


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says: a range of a passage, direct or indirect, and the speaker where one is sure."""

    passage: Passage
    start: int
    end: int
    direct: bool
    speaker: Speaker | None
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that announces speech: where it starts, where what is said begins, and who speaks."""

    start: int
    content: int
    speaker: Speaker


class Framing:
    """The clauses of a paragraph outside its quotations, and the names in it."""

    def __init__(
        self, passage: Passage, roster: Roster, clauses: Sequence[tuple[int, int]], names: Sequence[tuple[int, str]]
    ) -> None:
        self.passage, self.text, self.roster = passage, passage.text, roster
        self.clauses, self.names = clauses, names

    def frames(self, openings: AbstractSet[int]) -> list[Frame]:
        """The clauses that announce speech; `openings` are where the quotations begin."""
        found: list[Frame] = []
        for number, (start, end) in enumerate(self.clauses):
            if start < end:
                found += self._of_clause(number, openings, found)
        return found

    def _of_clause(self, number: int, openings: AbstractSet[int], before: list[Frame]) -> list[Frame]:
        """What the clause announces: by its verb, by a colon, or by a verb that takes along what is said."""
        start, end = self.clauses[number]
        mark = self.text[end : end + 1]
        content = end + 1 if mark in {"，", "："} else end
        quoted = content in openings
        if mark not in {"，", "："} and not quoted:
            return []
        verb = cue_at_end(self.text[start:end])
        if verb is None and start == 0 and mark == "：" and not quoted and (opener := self._opener(end)):
            return [Frame(start, content, opener)]
        place = self._telling(start, end, mark) if verb is None else start + verb
        takes = place is not None and not quoted and _WITH_CONTENT.match(self.text, place, end)
        if (takes or (place is None and not (mark == "：" and quoted))) and (urged := self._urging(start, end, before)):
            return urged
        if place is None and not (mark == "：" and quoted):
            return []
        stop = end if place is None else place
        view = self.text.startswith("在", start) and self.text.startswith("看来", stop)
        speaker = self._subject(number, start + view, stop, reach=quoted or mark == "：")
        return [] if speaker is None else [Frame(start, content, speaker)]

    def _telling(self, start: int, end: int, mark: str) -> int | None:
        """Where a clause turns to what is said without a verb of speech at its end: 算了一笔账：, 他的看法是，"""
        tells = _TELLS.search(self.text, start, end) if mark == "：" else None
        found = tells or _WHOSE_VIEW.search(self.text, start, end)
        return found.start() if found else None

    def _opener(self, end: int) -> Speaker | None:
        """The person whose name, or whose name with a post in brackets, is all that stands before a colon."""
        named = [(at, name) for at, name in self.names if at < end]
        if len(named) != 1 or not _BRACKETED.fullmatch(self.text, named[0][0] + len(named[0][1]), end):
            return None
        return Speaker(named[0][1], named[0][1], named[0][0], "before-cue")

    def _urging(self, start: int, end: int, before: list[Frame]) -> list[Frame]:
        """A verb that takes what is said along without a mark: 龚以宁建议扩大招生."""
        for verb in _URGES.finditer(self.text, start, min(end, start + _FAR)):
            subject = self.text[start : verb.start()]
            if not subject or end - verb.end() < _LEAST_SAID or _NOUN_USE.search(subject):
                continue
            if _GOES_ON.fullmatch(subject) and before and start - before[-1].content < _FAR:
                return [Frame(start, verb.end(), replace(before[-1].speaker, basis="resumed"))]
            speaker = self.roster.resolve(self.passage, start, verb.start(), "before-cue")
            if speaker is None or not self._ends_there(speaker, verb.start()):
                return []
            return [Frame(start, verb.end(), speaker)]
        return []

    def _ends_there(self, speaker: Speaker, verb: int) -> bool:
        """Whether nothing but an adverb stands between a speaker and the verb."""
        between = self.text[max(0, speaker.start) + len(speaker.text) : verb] if speaker.basis != "pronoun" else ""
        return _ADVERB.fullmatch(between) is not None

    def _subject(self, number: int, start: int, end: int, *, reach: bool) -> Speaker | None:
        """The subject of a clause, or, where it has none of its own, of an earlier clause of the sentence."""
        speaker = self.roster.resolve(self.passage, start, end, "before-cue") if start < end else None
        while speaker is None and reach and number > 0:
            number -= 1
            start, end = self.clauses[number]
            if self.text[end : end + 1] != "，":
                return None
            speaker = self.roster.resolve(self.passage, start, end, "before-cue")
        return speaker


_BRACKETED = late(r"(?:（[^（）]{2,40}）|先生|女士|教授|博士|\s)?")
_TELLS = late(
    r"(?:介绍|讲述|分享|讲|举|列举|透露|道出|谈|说|总结|提|给|亮|抛|开|晒|摆|归纳|概括|描述|打)(?:了|过|起|出|出了)[^，。：]{1,20}$|算(?:了|过|起)[^，。：]{0,6}账$"
)
_WHOSE_VIEW = late(
    r"的(?:最大|最终|直观|切身|第一|主要|初步|真实)?(?:感受|体会|看法|回答|观点|评价|愿望|心愿|解释|答案|判断|建议|想法|结论|理解|态度|经验|秘诀|预测|分析|意见)"
    r"(?:也|则|就|很简单|很明确)?(?:是|为)$"
)
_URGES = late(
    r"(?:建议|要求|呼吁|希望|期待|强调|指出|认为|坦言|透露|承诺|预计|相信|表示|提醒|主张|提议|直言|判断|说)(?![了过的着，：])"
)
_WITH_CONTENT = late(r"(?:建议|要求|呼吁|提示|提醒|请求|恳请|希望)[\u4e00-\u9fff]{4}")
_GOES_ON = late(r"(?:并且|并|还|也|同时|又|进一步|特别|再次|随后)+")
_NOUN_USE = late(r"[的、对和把]$|按照|根据|提出|符合|满足")
_ADVERB = late(
    r"也|还|则|又|曾|再次|同时|一再|多次|特别|进一步|明确|反复|在会上|在发言中|当场|随后|就此|对此|均|都|普遍|一致|"
)
_LEAST_SAID = 4


def asked(clause: str, text: str, after: int) -> bool:
    """Whether the clause before a quotation, or what follows it, says that a reporter asks."""
    return _REPORTER.match(clause) is not None or _ASKED.match(text, after) is not None


_REPORTER = late(r"(?:本报|本台|本网)?(?:记者|笔者)(?!.{0,12}(?:会|协))")
_ASKED = late(r"(?:面对|对于?|听到|听了|听完)(?:本报)?(?:记者|笔者)的?(?:这个|这一)?(?:疑问|提问|问题|追问|询问|疑惑)")
