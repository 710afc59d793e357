"""Pull quotes are edited excerpts: find the body's own words for one, as a set of spans.

Editors splice sentences, drop words and substitute them (我市 → 重庆); what counts is how much of the pull quote
the body covers, in order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import islice, pairwise

from briefing.model.source import Span
from briefing.restoring.wording import SHORTEST_BLOCK, Wording, letters_of, threes
from briefing.text.mapping import Joined
from briefing.text.sentences import clause_end, clause_start

ENOUGH = 0.75  # share of the pull quote's letters that the body must cover
ALONE = 0.9  # share at which no second sentence is looked for
MARGIN = 0.1  # lead over the next candidate below which a person is asked
NEAR = 8  # sentences between two that an editor splices
MOST_COMPARED = 8  # sentences whose order of letters is compared: it takes long
MOST_SHARING = 100  # sentences looked up for three letters; what more of them have tells none apart


@dataclass(frozen=True, slots=True)
class BodySentence:
    """A sentence of an article's body: where it stands and its letters, without marks."""

    article: int
    order: int
    joined: Joined
    start: int
    end: int
    letters: str
    number: int

    def position(self, letter: int) -> int:
        """Where that one of its letters stands in the joined text."""
        return next(islice(_LETTER.finditer(self.joined.text, self.start, self.end), letter, None)).start()


@dataclass(frozen=True, slots=True)
class Match:
    """The best covering of a pull quote; `score` is the share covered, `margin` the lead over the next article."""

    article: int
    spans: tuple[Span, ...]
    score: float
    certain: bool


def body_sentences(article: int, paragraphs: Sequence[Span], wording: Wording) -> list[BodySentence]:
    """The sentences of an article's body, in order."""
    found: list[BodySentence] = []
    for span in paragraphs:
        joined = wording.joined(span)
        for one in wording.sentences(span):
            found.append(BodySentence(article, len(found), joined, one.start, one.end, one.letters, one.number))
    return found


_LETTER = re.compile(r"[^\W_]|[%％]")


class Bodies:
    """The sentences of the bodies, to ask which of them a pull quote is taken from."""

    def __init__(self, sentences: Sequence[BodySentence], wording: Wording) -> None:
        self._sentences = {sentence.number: sentence for sentence in sentences}
        self._wording = wording
        self._matches: dict[str, Match | None] = {}

    def match(self, text: str) -> "Match | None":
        """The body's words for a pull quote, looked for once."""
        if text not in self._matches:
            self._matches[text] = match_pull_quote(text, self)
        return self._matches[text]

    def is_named(self, span: Span) -> bool:
        """Whether a range of the text is a name in quotation marks."""
        return self._wording.is_named(span)

    def is_speech(self, span: Span) -> bool:
        """Whether a range of the text begins inside quotation marks."""
        return self._wording.is_speech(span)

    def blocks(self, letters: str, body: str) -> list[tuple[int, int, int]]:
        """The runs that both letters have in the same order: (start, start in the body's, length)."""
        return self._wording.blocks(letters, body)

    def nearest(self, letters: str, *, besides: Joined | None = None) -> list[BodySentence]:
        """The few sentences, none of them in `besides`, that share most of the letters, three by three."""
        grams = threes(letters)
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(self._wording.having(gram)[:MOST_SHARING])
        least = max(2, len(grams) // 10)
        own = self._sentences
        near = ((-count, number) for number, count in shared.items() if count >= least and number in own)
        others = (pair for pair in near if own[pair[1]].joined is not besides)
        return [self._sentences[number] for _, number in nsmallest(MOST_COMPARED, others)]


def match_pull_quote(text: str, bodies: Bodies, *, besides: Joined | None = None) -> Match | None:
    """The body's words for a pull quote, or None where the body (apart from `besides`) does not cover it."""
    letters = letters_of(text)
    near = bodies.nearest(letters, besides=besides)
    most = {body.number: _most(letters, body) for body in near}
    if not near or not _may_cover(letters, most.values()):
        return _turned(letters, near)
    scored: list[tuple[float, BodySentence]] = []
    for body in sorted(near, key=lambda body: -most[body.number]):
        best_so_far = max((value for value, _ in scored), default=0.0)
        if best_so_far >= ALONE and most[body.number] < (best_so_far - MARGIN) * len(letters):
            break  # neither a rival nor a second sentence to look for
        most[body.number] = sum(size for _, _, size in bodies.blocks(letters, body.letters))
        scored.append((most[body.number] / len(letters), body))
        if not _may_cover(letters, most.values()):
            return _turned(letters, near)
    scored.sort(key=lambda item: (-item[0], item[1].article, item[1].order))
    score, best = scored[0]
    chosen = [best]
    if score < ALONE:
        score, chosen = _splice(letters, best, score, [body for _, body in scored[1:]], bodies)
    if score < ENOUGH:
        return _turned(letters, near)
    rival = next((value for value, body in scored[1:] if body not in chosen), 0.0)
    chosen.sort(key=lambda body: body.order)
    spans = tuple(span for body, blocks in _shares(letters, chosen, bodies) if (span := _matched(blocks, body)))
    return Match(best.article, spans, score, certain=score - rival >= MARGIN) if spans else None


def _may_cover(letters: str, most: Iterable[int]) -> bool:
    """Whether two sentences that cover so many of the letters at the most can cover enough of them."""
    return sum(nlargest(2, most)) >= ENOUGH * len(letters)


def _turned(letters: str, near: Sequence[BodySentence]) -> Match | None:
    """A pull quote whose editors turned the order round: runs of three letters, all in one sentence; never certain."""
    if len(letters) < _LONG_ENOUGH:
        return None
    covers = [(_in_threes(letters, body.letters), body) for body in near]
    score, best = max(covers, key=lambda item: item[0], default=(0.0, None))
    if best is None or score < _TURNED:
        return None
    return Match(best.article, (best.joined.span(best.start, best.end),), score, certain=False)


_LONG_ENOUGH, _TURNED = 12, 0.85


def _in_threes(letters: str, body: str) -> float:
    """The share of letters that stand in a run of three which the sentence has as well."""
    runs = [letters[i : i + 3] in body for i in range(len(letters) - 2)]
    covered = sum(any(runs[max(0, i - 2) : i + 1]) for i in range(len(letters)))
    return covered / len(letters)


def _most(letters: str, body: BodySentence) -> int:
    """How many of the letters the sentence can cover at the most: a block has two letters or more."""
    pairs = [letters[i : i + 2] in body.letters for i in range(len(letters) - 1)]
    return sum(left or right for left, right in pairwise([False, *pairs, False]))


def _splice(
    letters: str, best: BodySentence, score: float, others: Sequence[BodySentence], bodies: Bodies
) -> tuple[float, list[BodySentence]]:
    """Adds the sentence that covers most of what the best one leaves uncovered."""
    covered = {i for a, _, size in bodies.blocks(letters, best.letters) for i in range(a, a + size)}
    gain, second = 0.0, None
    for body in others:
        if body.article != best.article or abs(body.order - best.order) > NEAR:
            continue
        more = {i for a, _, size in bodies.blocks(letters, body.letters) for i in range(a, a + size)} - covered
        if len(more) / len(letters) > gain:
            gain, second = len(more) / len(letters), body
    if second is None:
        return score, [best]
    return score + gain, [best, second]


def _shares(
    letters: str, chosen: Sequence[BodySentence], bodies: Bodies
) -> Iterator[tuple[BodySentence, list[tuple[int, int]]]]:
    """Each sentence with the runs (start, size) of its letters that the pull quote takes, matched as one text.

    Matching the sentences together keeps words that both have (全国领先) with the sentence that is due.
    """
    both = bodies.blocks(letters, "".join(body.letters for body in chosen))
    blocks = [(b, size) for _, b, size in both if size > SHORTEST_BLOCK]
    offset = 0
    for body in chosen:
        end = offset + len(body.letters)
        own = [(max(b, offset) - offset, min(b + size, end) - max(b, offset)) for b, size in blocks]
        yield body, [(start, size) for start, size in own if size > 0]
        offset = end


def _matched(blocks: list[tuple[int, int]], body: BodySentence) -> Span | None:
    """The part of the sentence that the pull quote takes, widened to whole clauses and its closing mark."""
    if not blocks:
        return None
    text = body.joined.text
    first = body.position(blocks[0][0])
    last = body.position(blocks[-1][0] + blocks[-1][1] - 1)
    start = max(body.start, _widen_left(text, first))
    end = min(body.end, _widen_right(text, last + 1))
    return body.joined.span(start, end)


_LEFT_MARKS = frozenset("，；：。！？…“”‘「—")


def _widen_left(text: str, index: int) -> int:
    return clause_start(text, index, _LEFT_MARKS)


def _widen_right(text: str, index: int) -> int:
    end = clause_end(text, index, frozenset("，；：。！？…”」—"))
    return end + 1 if end < len(text) and text[end] in "。！？" else end
