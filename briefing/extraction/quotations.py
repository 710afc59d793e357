"""Quotations: direct speech and what a verb of speech announces, with its speaker; speakers by sieves, surest first."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.extraction.marks import Quoted, clause_before, is_speech, quoted, without_marks
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.speech import Roster, Speaker, addressed, whose_words
from briefing.model.annotation import SpeakerBasis
from briefing.text.cues import cue_at_end

_MARKS = frozenset("，。；：！？…—\n")
_CLAUSE_MARK = re.compile(r"[，。；：！？…“”]|$")
SHORTEST = 4  # characters of indirect speech
_FAR = 80
_CROWD = 50  # names that are looked at
_FINAL_MARK = re.compile("[。！？]")


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


def find_speech(reading: Reading, roster: Roster) -> list[Speech]:
    """All direct and indirect speech of an article, in order."""
    found: list[Speech] = []
    last: Speaker | None = None
    within = False
    for number, passage in enumerate(reading.passages):
        marked = quoted(passage.text, within=within)
        quotes = [q for q in marked if is_speech(passage.text, q)]
        plain = without_marks(passage.text, [q for q in marked if q not in quotes])
        spoken = _Paragraph(passage, plain, quotes, roster, last, goes_on=within)
        own = spoken.speech()
        if spoken.is_one_quote and own and own[-1].speaker is None and number + 1 < len(reading.passages):
            own = [
                replace(own[-1], speaker=(next_one := _cue_opens(reading.passages[number + 1], roster)), rule="next")
            ]
            own = own if next_one else spoken.speech()
        found += own
        within = bool(quotes) and not quotes[-1].closed
        speakers = [s.speaker for s in own if s.speaker is not None]
        whole = spoken.is_one_quote and not speakers
        last = speakers[-1] if speakers else last if whole else None
    return found


class _Paragraph:
    """The quotations and the frames of one paragraph."""

    def __init__(
        self, passage: Passage, plain: str, quotes: list[Quoted], roster: Roster, last: Speaker | None, *, goes_on: bool
    ) -> None:
        self.passage, self.text, self.quotes, self.roster, self.last = passage, passage.text, quotes, roster, last
        self.plain = plain
        self.goes_on = goes_on
        self.finals = [match.start() for match in _FINAL_MARK.finditer(self.plain)]
        self.openings = [quote.before for quote in quotes]
        self.names = roster.named(self.text, 0, len(self.text))
        self.clauses = list(self._clauses())
        self.frames = self._frames()
        self.contents = [frame.content for frame in self.frames]

    @property
    def is_one_quote(self) -> bool:
        """Whether the paragraph is one quotation and nothing else."""
        return len(self.quotes) == 1 and self.quotes[0].after - self.quotes[0].before >= len(self.text.rstrip()) - 1

    def _clauses(self) -> Iterator[tuple[int, int]]:
        """The clauses outside speech, each without its mark."""
        start = 0
        outside = [(q.before, q.after) for q in self.quotes] + [(len(self.text), len(self.text))]
        for before, after in outside:
            for index in range(start, before):
                if self.plain[index] in _MARKS:
                    yield start, index
                    start = index + 1
            yield start, before
            start = after

    def _frames(self) -> list[Frame]:
        """Clauses that end with a verb of speech, or with a colon before a quotation."""
        found: list[Frame] = []
        openings = set(self.openings)
        for number, (start, end) in enumerate(self.clauses):
            if start >= end:
                continue
            mark = self.text[end : end + 1]
            content = end + 1 if mark in {"，", "："} else end
            quote_next = content in openings
            if mark not in {"，", "："} and not quote_next:
                continue
            verb = cue_at_end(self.text[start:end])
            if verb is None and start == 0 and mark == "：" and not quote_next and (opener := self._opener(end)):
                found.append(Frame(start, content, opener))
                continue
            if verb is None and mark == "：" and (tells := _TELLS.search(self.text, start, end)):
                verb = tells.start() - start
            if verb is None and (whose := _WHOSE_VIEW.search(self.text, start, end)):
                verb = whose.start() - start
            if verb is not None and _WITH_CONTENT.match(self.text, start + verb, end) and not quote_next:  # noqa: SIM102
                if urged := self._urging(start, end, found):
                    found += urged
                    continue
            if verb is None and not (mark == "：" and quote_next):
                found += self._urging(start, end, found)
                continue
            stop = end if verb is None else start + verb
            view = self.text.startswith("在", start) and self.text.startswith("看来", stop)
            speaker = self._subject(number, start + view, stop, reach=quote_next or mark == "：")
            if speaker is not None:
                found.append(Frame(start, content, speaker))
        return found

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

    def speech(self) -> list[Speech]:
        """Direct and indirect speech in order."""
        direct = [self._direct(quote) for quote in self.quotes]
        direct = self._agreed(direct)
        return sorted([*direct, *self._indirect()], key=lambda speech: speech.start)

    def _direct(self, quote: Quoted) -> Speech:
        speaker = self._speaker(quote)
        rule = speaker.basis if speaker else "reporter" if self._asked(quote) else "no-speaker"
        return Speech(self.passage, quote.start, quote.end, True, speaker, rule)

    def _asked(self, quote: Quoted) -> bool:
        """Whether it is the reporter who speaks: 记者问：“……”"""
        return (
            _REPORTER.match(clause_before(self.text, quote.before)) is not None
            or _ASKED.match(self.text, quote.after) is not None
        )

    def _agreed(self, direct: list[Speech]) -> list[Speech]:
        """Where one person alone speaks in a paragraph, a quotation without a cue of its own is that person's."""
        known = {(s.speaker.name, s.speaker.text): s.speaker for s in direct if s.speaker is not None}
        if len(known) != 1:
            return direct
        (only,) = known.values()
        again = replace(only, basis="same-paragraph")
        return [s if s.speaker or s.rule == "reporter" else replace(s, speaker=again, rule=again.basis) for s in direct]

    def _speaker(self, quote: Quoted) -> Speaker | None:
        place = bisect_left(self.contents, quote.before)
        if place < len(self.contents) and self.contents[place] == quote.before:
            return self.frames[place].speaker
        if self._asked(quote):
            return None
        if not quote.opened or (self.goes_on and quote.before == 0):
            return _told_again(self.last)
        alone = quote.before == 0 and self.is_one_quote
        colon = self.text[quote.before - 1 : quote.before] == "：" and quote.before > 0
        after = None if colon else self._after(quote)
        return after or self._earlier(quote) or (_told_again(self.last) if alone else None)

    def _after(self, quote: Quoted) -> Speaker | None:
        """The speaker named in the clause after a quotation, with a verb of speech or without one."""
        start = quote.after
        if self.text[start : start + 1] == "，":
            start += 1
        if saying := _SAYING.match(self.text, start):
            end = self._clause_end(saying.end())
            return self.roster.resolve(self.passage, saying.end(), end, "after-cue")
        end = self._clause_end(start)
        if end == start or (self.text[quote.after : quote.after + 1] in _CLOSED):
            return None
        verb = cue_at_end(self.text[start:end])
        if verb is not None:
            if self._announces(quote, end) and (self.frames and self.frames[0].content <= quote.before):
                return None
            stop = end if whose_words(self.text, start, end) else start + verb
            return self.roster.resolve(self.passage, start, stop, "after-cue")
        return self._acting(start, end)

    def _acting(self, start: int, end: int) -> Speaker | None:
        """Somebody who does something right after the words: ”咖农杨光宝把一篓鲜果倒进编织袋。"""
        stop = min(len(self.text), self._sentence_end(start))
        low, high = bisect_left(self.names, (start, "")), bisect_left(self.names, (stop, ""))
        named = self.names[low:high]
        if len({name for _, name in named}) == 1:
            at, name = named[0]
            return Speaker(name, name, at, "after-cue" if at < end else "same-paragraph")
        if not named and (_SOMEONE.match(self.text, start, end) or addressed().match(self.text, start, end)):
            return self.roster.resolve(self.passage, start, end, "after-cue")
        return None if named else self._later_cue(end, stop)

    def _later_cue(self, end: int, stop: int) -> Speaker | None:
        """The subject of a verb of speech in a later clause of the sentence: ”散会时，代表们纷纷点赞。"""
        while end < stop and self.text[end : end + 1] == "，":
            start, end = end + 1, self._clause_end(end + 1)
            verb = cue_at_end(self.text[start:end])
            if verb and self.text[end : end + 1] != "：":
                return self.roster.resolve(self.passage, start, start + verb, "same-paragraph")
        return None

    def _announces(self, quote: Quoted, end: int) -> bool:
        """Whether a cue after a quotation that ended like a sentence opens the next one: 。”周海燕说：“……"""
        return self.text[quote.end - 1 : quote.end] in tuple("。！？…") and self.text[end : end + 2] == "：“"

    def _clause_end(self, start: int) -> int:
        match = _CLAUSE_MARK.search(self.plain, start, min(len(self.text), start + _FAR))
        return match.start() if match else min(len(self.text), start + _FAR)

    def _sentence_end(self, start: int) -> int:
        place = bisect_left(self.openings, start)
        stop = self.openings[place] if place < len(self.openings) else len(self.text)
        return self._final_after(start, min(stop, start + 2 * _FAR))

    def _final_after(self, start: int, stop: int) -> int:
        """The first mark that ends a sentence in a range, or the end of the range."""
        place = bisect_left(self.finals, start)
        return min(stop, self.finals[place]) if place < len(self.finals) else stop

    def _named(self, start: int, end: int) -> set[str]:
        low = bisect_left(self.names, (start, ""))
        return {name for _, name in self.names[low : min(low + _CROWD, bisect_left(self.names, (end, "")))]}

    def _earlier(self, quote: Quoted) -> Speaker | None:
        """Who speaks before in the same paragraph, by a frame, else by being the one spoken of."""
        place = bisect_left(self.contents, quote.before)
        spoken = self.roster.last(self.passage, quote.before, reach=0)
        if place:
            return self._resumed(self.frames[place - 1], quote, spoken)
        if spoken is None:
            return None
        sentence = bisect_left(self.finals, quote.before - 1)
        near = self._named(self.finals[sentence - 1] if sentence else 0, quote.before)
        if len(self._named(0, quote.before)) > 1 and len(near) != 1:
            return None
        return Speaker(spoken.name, spoken.text, spoken.start, "same-paragraph")

    def _resumed(self, frame: Frame, quote: Quoted, spoken: Speaker | None) -> Speaker | None:
        """The speaker of an earlier frame goes on, unless somebody else is spoken of since and a sentence ended."""
        ended = self._final_after(frame.content, quote.before) < quote.before
        basis: SpeakerBasis = "same-paragraph" if ended else "resumed"
        newer = spoken is not None and spoken.start >= frame.content and spoken.name != frame.speaker.name
        if ended and newer:
            return None
        return Speaker(frame.speaker.name, frame.speaker.text, frame.speaker.start, basis)

    def _indirect(self) -> Iterator[Speech]:
        """What a frame announces, to the end of its sentence, the next frame or the next direct speech."""
        openings = set(self.openings)
        for number, frame in enumerate(self.frames):
            if frame.content in openings:
                continue
            following = bisect_right(self.openings, frame.content)
            stops = [self._said_until(frame)]
            stops += [other.start for other in self.frames[number + 1 : number + 2]]
            stops += self.openings[following : following + 1]
            end = self._back_to_mark(frame.content, min(stops))
            if end - frame.content >= SHORTEST:
                yield Speech(self.passage, frame.content, end, False, frame.speaker, frame.speaker.basis)

    def _said_until(self, frame: Frame) -> int:
        """The end of the sentence, and of those after it that go on counting (二是……).

        A paragraph that opens with its speaker is the speaker's to its end, unless somebody else comes in.
        """
        start = frame.content
        sentences = self.passage.sentences
        place = max(0, bisect_right(sentences, (start, len(self.text))) - 1)
        if place >= len(sentences):
            return len(self.text)
        while place + 1 < len(sentences) and (
            _COUNTING.match(self.text, sentences[place + 1][0])
            or (frame.start == 0 and self._goes_on(sentences[place + 1], frame.speaker))
        ):
            place += 1
        return sentences[place][1] if sentences[place][1] > start else len(self.text)

    def _goes_on(self, sentence: tuple[int, int], speaker: Speaker) -> bool:
        """Whether a sentence names nobody else and does not turn to what the reporter tells."""
        others = self._named(*sentence) - {speaker.name}
        return not others and _TURNS.match(self.text, sentence[0]) is None

    def _back_to_mark(self, start: int, end: int) -> int:
        """Drops a half clause before the next frame or quotation."""
        if end == len(self.text):
            return end
        while end > start and self.text[end - 1] not in "。！？；，：”":
            end -= 1
        return end


_BRACKETED = re.compile(r"(?:（[^（）]{2,40}）|先生|女士|教授|博士|\s)?")
_TELLS = re.compile(
    r"(?:介绍|讲述|分享|讲|举|列举|透露|道出|谈|说|总结|提|给|亮|抛|开|晒|摆|归纳|概括|描述|打)(?:了|过|起|出|出了)[^，。：]{1,20}$|算(?:了|过|起)[^，。：]{0,6}账$"
)
_WHOSE_VIEW = re.compile(
    r"的(?:最大|最终|直观|切身|第一|主要|初步|真实)?(?:感受|体会|看法|回答|观点|评价|愿望|心愿|解释|答案|判断|建议|想法|结论|理解|态度|经验|秘诀|预测|分析|意见)"
    r"(?:也|则|就|很简单|很明确)?(?:是|为)$"
)
_URGES = re.compile(
    r"(?:建议|要求|呼吁|希望|期待|强调|指出|认为|坦言|透露|承诺|预计|相信|表示|提醒|主张|提议|直言|判断|说)(?![了过的着，：])"
)
_WITH_CONTENT = re.compile(r"(?:建议|要求|呼吁|提示|提醒|请求|恳请|希望)[\u4e00-\u9fff]{4}")
_GOES_ON = re.compile(r"(?:并且|并|还|也|同时|又|进一步|特别|再次|随后)+")
_NOUN_USE = re.compile(r"[的、对和把]$|按照|根据|提出|符合|满足")
_ADVERB = re.compile(
    r"也|还|则|又|曾|再次|同时|一再|多次|特别|进一步|明确|反复|在会上|在发言中|当场|随后|就此|对此|均|都|普遍|一致|"
)
_LEAST_SAID = 4
_REPORTER = re.compile(r"(?:本报|本台|本网)?(?:记者|笔者)(?!.{0,12}(?:会|协))")
_ASKED = re.compile(
    r"(?:面对|对于?|听到|听了|听完)(?:本报)?(?:记者|笔者)的?(?:这个|这一)?(?:疑问|提问|问题|追问|询问|疑惑)"
)
_SAYING = re.compile(
    r"(?:这|那)(?:句话|番话)?(?:也|正|就)?(?:是|道出了|说出了|代表了|反映了)(?=[^，。]{2,30}的(?:共同|真实|由衷)?(?:心声|感受|体会|期盼|愿望|想法|口头禅|心里话|期待|感慨))|(?:说这话|说这番话|讲这话|说话|开口|发出[^，。]{1,6}|这样说|有此感慨)的(?:人)?，?(?:正)?是"
)
_SOMEONE = re.compile(r"[一有某][位名个家]|有人|[\u4e00-\u9fff]{2,8}们")
_COUNTING = re.compile(r"[二三四五六七八九]是|第[二三四五六七八九]|其[二三四五六]|再次|最后，")
_TURNS = re.compile(
    r"记者|据|近日|日前|当天|昨[日天]|今[日天]|\d{1,2}月|走进|来到|在采访|采访中|随后|此前|同日|会上|活动"
)
_CLOSED = frozenset("。！？；“")


def _told_again(speaker: Speaker | None) -> Speaker | None:
    return None if speaker is None else Speaker(speaker.name, speaker.text, -1, "previous-paragraph")


def _cue_opens(passage: Passage, roster: Roster) -> Speaker | None:
    """The person named before a verb of speech that opens the paragraph after a quotation that nobody else said."""
    mark = _CLAUSE_MARK.search(passage.text, 0, _FAR)
    if mark is None or mark.group() not in {"，", "。"}:
        return None
    verb = cue_at_end(passage.text[: mark.start()])
    speaker = roster.resolve(passage, 0, verb, "same-paragraph") if verb else None
    return None if speaker is None or speaker.basis == "pronoun" else replace(speaker, start=-1, basis="same-paragraph")
