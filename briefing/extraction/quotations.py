"""Quotations: speech is told from scare quotes by cue, length and final mark; speakers by sieves, surest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extraction.passages import Passage, Reading
from briefing.extraction.speech import Frame, Roster, Speaker, after_cue, frames, person_before
from briefing.model.annotation import SpeakerBasis

_QUOTED = re.compile(r"“(?P<content>[^“”]+(?:“[^“”]*”[^“”]*)*)”")
_CUE_BEFORE = re.compile(r"(?:说|表示|介绍|告诉记者|认为|指出|称|坦言|直言|透露|强调|感慨|道|问|答|解释|补充)[，：:]?$")
_FINAL = "。！？…"
SHORTEST = 8  # characters of speech without a final mark inside


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says: a range of a passage, direct or indirect, and the speaker where one is sure."""

    passage: Passage
    start: int
    end: int
    direct: bool
    speaker: Speaker | None
    rule: str


def find_speech(reading: Reading, roster: Roster) -> list[Speech]:
    """All direct and indirect speech of an article, in order."""
    found: list[Speech] = []
    last_frame: Frame | None = None
    for passage in reading.passages:
        own = frames(passage, roster)
        quotes = [match for match in _QUOTED.finditer(passage.text) if _is_speech(passage, match)]
        direct = [_direct(passage, match, own, last_frame, roster) for match in quotes]
        found += sorted([*direct, *_indirect(passage, own, direct)], key=lambda speech: speech.start)
        last_frame = _last_frame(passage, own, direct) or (last_frame if _is_one_quote(passage, quotes) else None)
    return found


def _last_frame(passage: Passage, own: list[Frame], direct: list[Speech]) -> Frame | None:
    """Who spoke last in a paragraph, so that a quotation that is a paragraph of its own goes on with it."""
    spoken = [Frame(passage, s.start, s.start, s.speaker) for s in direct if s.speaker is not None]
    return max([*own, *spoken], key=lambda frame: frame.start, default=None)


def _is_one_quote(passage: Passage, quotes: list[re.Match[str]]) -> bool:
    return len(quotes) == 1 and quotes[0].end() - quotes[0].start() >= len(passage.text) - 1


def _is_speech(passage: Passage, match: re.Match[str]) -> bool:
    content = match["content"]
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    final = content[-1] in _FINAL
    if _CUE_BEFORE.search(before) and (final or len(content) >= SHORTEST):
        return True
    if final:
        return len(content) >= SHORTEST or not before or before[-1] in "。！？，：”"
    return content[-1] in "，、" and re.match(r"[^，。]{1,20}(?:说|表示|介绍|称|道)", after) is not None


def _direct(passage: Passage, match: re.Match[str], own: list[Frame], last: Frame | None, roster: Roster) -> Speech:
    start, end = match.start("content"), match.end("content")
    speaker = _speaker(passage, match, own, last, roster)
    return Speech(passage, start, end, True, speaker, speaker.basis if speaker else "no-speaker")


def _speaker(
    passage: Passage, match: re.Match[str], own: list[Frame], last: Frame | None, roster: Roster
) -> Speaker | None:
    if after := after_cue(passage, match.end(), roster):
        return after
    earlier = [frame for frame in own if frame.content <= match.start() + 1]
    if earlier:
        frame = earlier[-1]
        if frame.content >= match.start():
            return frame.speaker
        between = passage.text[frame.content : match.start()]
        basis: SpeakerBasis = "same-paragraph" if any(mark in between for mark in "。！？") else "resumed"
        return Speaker(frame.speaker.name, frame.speaker.text, frame.speaker.start, basis)
    for sentence in (True, False):
        if near := person_before(passage, match.start(), roster, sentence=sentence):
            return near
    if match.start() == 0 and last is not None and _is_one_quote(passage, [match]):
        return Speaker(last.speaker.name, last.speaker.text, -1, "previous-paragraph")
    return None


def _indirect(passage: Passage, own: list[Frame], direct: list[Speech]) -> Iterator[Speech]:
    """What a frame announces, up to the next frame, the next direct speech, or the paragraph's end."""
    for number, frame in enumerate(own):
        stops = [other.start for other in own[number + 1 :]]
        stops += [speech.start - 1 for speech in direct if speech.start > frame.content]
        if any(speech.start <= frame.content + 1 < speech.end for speech in direct):
            continue
        end = min([len(passage.text), *stops])
        end = _back_to_mark(passage.text, frame.content, end)
        if end - frame.content >= SHORTEST:
            yield Speech(passage, frame.content, end, False, frame.speaker, frame.speaker.basis)


def _back_to_mark(text: str, start: int, end: int) -> int:
    """Drops a half clause before the next frame or quotation."""
    if end == len(text):
        return end
    while end > start and text[end - 1] not in "。！？；，：":
        end -= 1
    return end
