"""What a page's text has lost its place: headlines, kickers and pull quotes that stand after the last article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile
from statistics import median

from briefing.model.source import Span
from briefing.restoring.articles import Draft
from briefing.restoring.columns import filled, token_width
from briefing.restoring.heads import kicker_lines
from briefing.restoring.lines import Line
from briefing.restoring.paragraphs import Piece, is_heading
from briefing.restoring.pullquotes import Bodies, body_sentences, match_pull_quote
from briefing.restoring.wording import Wording, letters_of

SHORTEST_PULL_QUOTE = 12  # letters
NARROW = 0.75  # of the body's line width
LONGEST_LABEL = 14
LONGEST_HEADLINE = 60  # characters
_OPEN_MARKS = "，；：、,;:"
_TWO = 2  # lines that a sub-head may have
_MOST_ALONE = 40
_FEW, _SHORT = 6, 90  # lines and characters of what may stand by itself
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Stray:
    """A block without a place; `span` covers its lines, `text` is them joined as rules match them."""

    span: Span
    text: str
    wrapped: bool = False  # its lines were broken by a column, not by sense
    lines: int = 1
    printed: tuple[Line, ...] = ()
    above: "Stray | None" = None  # the kicker that is set with a headline


def take_strays(drafts: list[Draft], wording: Wording) -> list[Stray]:
    """Removes from the drafts what is no running text, and returns it in reading order.

    At the end of the page every block that does not end like a sentence is a stray, elsewhere only one whose
    words the rest of the body covers. Articles may repeat themselves: no more than a third of the body goes.
    """
    if not drafts:
        return []
    taken: list[Piece] = []
    last = drafts[-1].pieces
    _unfold_tail(last)
    body = _Body(drafts, wording)
    allowed = body.size // 3 or 1
    texts = 0  # how many of those taken are text
    while len(last) > 1 and texts < allowed and body.is_stray(last[-1]):
        taken.append(last.pop())
        texts += _is_text(taken[-1])
    taken.reverse()
    for draft in drafts:
        gone: set[int] = set()
        for piece in filter(body.may_repeat, draft.pieces):
            if len(draft.pieces) - len(gone) > 1 and texts < allowed and body.repeats(piece):
                gone.add(id(piece))
                taken.append(piece)
                texts += _is_text(piece)
        draft.pieces = [piece for piece in draft.pieces if id(piece) not in gone]
        repeated = [piece for piece in draft.headings if body.may_repeat(piece) and body.repeats(piece)]
        draft.headings = [piece for piece in draft.headings if piece not in repeated]
        taken += repeated
    return [stray_of(piece.lines, wording) for piece in taken]


def stray_of(lines: tuple[Line, ...], wording: Wording) -> Stray:
    """The lines as a block without a place."""
    span = Span(lines[0].start, lines[-1].end)
    return Stray(span, wording.text(span), _is_wrapped(lines), len(lines), lines)


def with_kicker(stray: Stray, wording: Wording) -> Stray:
    """A headline with the kicker that is set above it in the same block told apart."""
    count = kicker_lines(stray.printed)
    if not count or (stray.wrapped and (stray.lines > _MOST_HEADED or _CLAUSES.search(stray.text))):
        return stray  # what a column broke is no headline
    above, below = stray.printed[:count], stray.printed[count:]
    return replace(stray_of(below, wording), above=stray_of(above, wording))


_MOST_HEADED = 3  # lines of kicker and headline
_CLAUSES = re.compile("[，。；]")


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether each line but the last is as full as the widest: where a headline breaks is where its sense does.

    Of several lines the widest may have marks that were pressed together.
    """
    widest = max(map(filled, lines)) - _PRESSED * (len(lines) > _MOST_HEADED)
    full = all(line.width + token_width(following) > widest for line, following in pairwise(lines))
    return len(lines) > 1 and full


_PRESSED = 2  # columns


def _is_text(piece: Piece) -> bool:
    return piece.kind == "body" and len(piece.text) > LONGEST_LABEL


class _Body:
    """All running text, its sentences joined once, to ask whether a piece is set apart from it or repeats it."""

    def __init__(self, drafts: Sequence[Draft], wording: Wording) -> None:
        pieces = [piece for draft in drafts for piece in draft.pieces]
        self._wording = wording
        unfinished = {id(piece) for piece in takewhile(lambda piece: not piece.is_final, reversed(drafts[-1].pieces))}
        self.few = len(unfinished) <= _MOST_ALONE  # more than that are the paragraphs of a list
        self.size = sum(map(_is_text, pieces))  # paragraphs, what may be strays among them
        self._width = median(line.width for piece in pieces for line in piece.lines)
        running = [piece for piece in pieces if piece.kind == "body" and not (self.few and id(piece) in unfinished)]
        self._spans = [piece.span for piece in running]

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(body_sentences(0, self._spans, self._wording), self._wording)

    def is_stray(self, piece: Piece) -> bool:
        """Whether the page's last piece is no running text: like a heading, a copy, or in a narrow column."""
        if piece.kind == "heading":
            return True
        if piece.is_final:
            # One short line may be a short paragraph; only several show that a column was narrow.
            return len(piece.lines) > 1 and self._is_narrow(piece) and self.repeats(piece)
        alone = piece.gap and len(piece.lines) <= _FEW and len(piece.text) <= _SHORT
        if self.few and alone and piece.text[-1] not in _OPEN_MARKS:
            return True  # the last article ends with a sentence, and what stands below it by itself is none
        if len(piece.text) <= LONGEST_LABEL or (len(piece.text) <= LONGEST_HEADLINE and self._is_narrow(piece)):
            return True
        return self.may_repeat(piece) and self.repeats(piece)

    def may_repeat(self, piece: Piece) -> bool:
        """Whether it can be a pull quote at all: it ends with no mark, or stands in a narrow column."""
        if piece.kind == "heading":
            return len(piece.lines) > _TWO and _is_wrapped(piece.lines)
        return not piece.is_final and (piece.text[-1] not in _OPEN_MARKS or self._is_narrow(piece))

    def repeats(self, piece: Piece) -> bool:
        """Whether the rest of the body covers the words of the piece, every number among them."""
        if len(letters_of(piece.text)) < SHORTEST_PULL_QUOTE:
            return False
        match = match_pull_quote(piece.text, self._bodies, besides=self._wording.joined(piece.span))
        if match is None:
            return False
        printed = self._wording.text(Span(match.spans[0].start, match.spans[-1].end))
        return set(_NUMBER.findall(piece.text)) <= set(_NUMBER.findall(printed))

    def _is_narrow(self, piece: Piece) -> bool:
        return max(line.width for line in piece.lines) <= NARROW * self._width


def _unfold_tail(pieces: list[Piece]) -> None:
    """Undoes, after the last sentence of the page, the joining over blank lines: there it has nothing to mend."""
    tail: list[Piece] = []
    while pieces and not pieces[-1].is_final:
        tail.append(pieces.pop())
    tail.reverse()
    if sum(line.gap for piece in tail for line in piece.lines) > 1:
        tail = _as_blocks(tail)
    for piece in tail:
        last = max((n for n, line in enumerate(piece.lines) if line.is_final), default=-1)
        gaps = [n for n, line in enumerate(piece.lines) if n and line.gap and n > last]
        for number, (start, end) in enumerate(pairwise([0, *gaps, len(piece.lines)])):
            part = replace(piece, lines=piece.lines[start:end], byline=None if number else piece.byline)
            pieces.append(_in_tail(part))


def _in_tail(piece: Piece) -> Piece:
    return replace(piece, kind="heading" if is_heading(piece, _UNKNOWN) else "body")


def _as_blocks(tail: list[Piece]) -> list[Piece]:
    """What stands between two blank lines as one, whatever its lines look like."""
    blocks: list[Piece] = []
    for piece in tail:
        if blocks and not piece.gap and not piece.lines[0].title:
            blocks[-1] = _in_tail(replace(blocks[-1], lines=blocks[-1].lines + piece.lines))
        else:
            blocks.append(piece)
    return blocks


_UNKNOWN = 1  # columns: lines are broken, at what width is not asked
