"""Quotations: direct speech and what a verb of speech announces, with its speaker; speakers by sieves, surest first."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction.frames import Frame, Framing, Speech, asked
from briefing.extraction.marks import Quoted, clause_before, is_speech, quoted, without_marks
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.speech import Roster, Speaker, addressed, goes_on, told_again, whose_words
from briefing.model.annotation import SpeakerBasis
from briefing.text.cues import cue_at_end
from briefing.text.patterns import late

_MARKED = late("[，。；：！？…—\n]")
_CLAUSE_MARK = late(r"[，。；：！？…“”]|$")
SHORTEST = 4  # characters of indirect speech
_FAR = 80
_CROWD = 50  # names that are looked at
_FINAL_MARK = late("[。！？]")


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
        self.frames = Framing(passage, roster, self.clauses, self.names).frames(set(self.openings))
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
            for mark in _MARKED.finditer(self.plain, start, before):
                yield start, mark.start()
                start = mark.end()
            yield start, before
            start = after

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
        return asked(clause_before(self.text, quote.before), self.text, quote.after)

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
            return told_again(self.last)
        alone = quote.before == 0 and self.is_one_quote
        colon = self.text[quote.before - 1 : quote.before] == "：" and quote.before > 0
        after = None if colon else self._after(quote)
        return after or self._earlier(quote) or (told_again(self.last) if alone else None)

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
        if uttered := _UTTERED.match(self.text, start, end):
            return self.roster.resolve(self.passage, start, uttered.end("who"), "after-cue")
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
        if not named and (
            _PRONOUN_ACTS.match(self.text, start, end)
            or _SOMEONE.match(self.text, start, end)
            or addressed().match(self.text, start, end)
        ):
            return self.roster.resolve(self.passage, start, end, "after-cue")
        return None if named else self._someone_there(start, end, stop) or self._later_cue(end, stop)

    def _someone_there(self, start: int, end: int, stop: int) -> Speaker | None:
        """Somebody who acts behind a phrase of place: ”人群里，一个戴眼镜的年轻人举起了手。"""
        if not _PLACE.fullmatch(self.text, start, end) or not _SOMEONE.match(self.text, end + 1, stop):
            return None
        return self.roster.resolve(self.passage, end + 1, self._clause_end(end + 1), "after-cue")

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
        if self._said_by_another(quote):
            return None
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

    def _said_by_another(self, quote: Quoted) -> bool:
        """Whether a verb of speech with a subject that is not known leads to a quotation: 阿祥嫂笑说：“……”."""
        clause = clause_before(self.text, quote.before)
        verb = cue_at_end(clause.rstrip("：")) if clause.endswith("：") else None
        return verb is not None and verb > 1 and not goes_on(clause)

    def _resumed(self, frame: Frame, quote: Quoted, spoken: Speaker | None) -> Speaker | None:
        """The speaker of an earlier frame goes on, unless somebody else is spoken of since and a sentence ended."""
        ended = self._final_after(frame.content, quote.before) < quote.before
        basis: SpeakerBasis = "same-paragraph" if ended else "resumed"
        newer = spoken is not None and spoken.start >= frame.content and spoken.name != frame.speaker.name
        if ended and newer:
            return self._own_subject(quote, spoken)
        return Speaker(frame.speaker.name, frame.speaker.text, frame.speaker.start, basis)

    def _own_subject(self, quote: Quoted, spoken: Speaker | None) -> Speaker | None:
        """The one person named in the sentence that leads to a quotation: 庞静则更关心质量，“……”."""
        place = bisect_left(self.finals, quote.before)
        start = self.finals[place - 1] + 1 if place else 0
        if spoken is None or self.text[quote.before - 1] != "，" or self._named(start, quote.before) != {spoken.name}:
            return None
        return Speaker(spoken.name, spoken.text, spoken.start, "same-paragraph")

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


_PLACE = late(r"[^，。：；“”]{1,12}[里上中前后旁边下内外间]")
_PRONOUN_ACTS = late(r"[他她](?![们的家])")
_UTTERED = late(
    r"(?P<who>[^，。：；“”]{2,20}?)(?:的)?(?:话音|一句话|一席话|一番话|这句话|这番话|话还没说完|话没说完|接过话|接话|插话|搭话|搭腔|抢过话|打断)"
)
_SAYING = late(
    r"(?:这|那)(?:句话|番话)?(?:也|正|就)?(?:是|道出了|说出了|代表了|反映了)(?=[^，。]{2,30}的(?:共同|真实|由衷)?(?:心声|感受|体会|期盼|愿望|想法|口头禅|心里话|期待|感慨))|(?:说这话|说这番话|讲这话|说话|开口|发出[^，。]{1,6}|这样说|有此感慨)的(?:人)?，?(?:正)?是"
)
_SOMEONE = late(r"[一有某][位名个家]|有人|[\u4e00-\u9fff]{2,8}们")
_COUNTING = late(r"[二三四五六七八九]是|第[二三四五六七八九]|其[二三四五六]|再次|最后，")
_TURNS = late(r"记者|据|近日|日前|当天|昨[日天]|今[日天]|\d{1,2}月|走进|来到|在采访|采访中|随后|此前|同日|会上|活动")
_CLOSED = frozenset("。！？；“")


def _cue_opens(passage: Passage, roster: Roster) -> Speaker | None:
    """The person named before a verb of speech that opens the paragraph after a quotation that nobody else said."""
    mark = _CLAUSE_MARK.search(passage.text, 0, _FAR)
    if mark is None or mark.group() not in {"，", "。"}:
        return None
    verb = cue_at_end(passage.text[: mark.start()])
    speaker = roster.resolve(passage, 0, verb, "same-paragraph") if verb else None
    return None if speaker is None or speaker.basis == "pronoun" else replace(speaker, start=-1, basis="same-paragraph")
