"""Pull quotes that stand between the paragraphs of a text, told before articles are."""

import re
from collections.abc import Sequence

from briefing.restoring.attaching import pull_quote_match
from briefing.restoring.paragraphs import Piece
from briefing.restoring.pullquotes import Bodies, body_sentences
from briefing.restoring.strays import Stray, stray_of
from briefing.restoring.wording import Wording

_NARROW = 0.8  # of the lines that follow
_TWO, _MOST = 2, 6  # lines of a pull quote in a column's middle


def take_quotes(pieces: Sequence[Piece], wording: Wording) -> tuple[list[Piece], list[Stray]]:
    """The pieces without the narrow blocks among them whose words the others have, and those blocks."""
    likely = {number for number in range(1, len(pieces) - 1) if _is_apart(pieces, number)}
    if not likely:
        return list(pieces), []
    running = [piece.span for n, piece in enumerate(pieces) if piece.kind == "body" and n not in likely]
    bodies = Bodies(body_sentences(0, running, wording), wording)
    strays = {number: stray_of(pieces[number].lines, wording) for number in likely}
    quotes = {number: stray for number, stray in strays.items() if _is_quoted(pieces[number], stray, bodies)}
    kept = [piece for number, piece in enumerate(pieces) if number not in quotes]
    return kept, [quotes[number] for number in sorted(quotes)]


def _is_apart(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a piece stands by itself, narrower than the next, and is no sentence."""
    piece, following = pieces[number], pieces[number + 1]
    if piece.kind == "byline" or piece.is_final or not (piece.gap and following.gap):
        return False
    running = next((below for below in pieces[number + 1 :] if below.kind == "body"), following)
    return _TWO <= len(piece.lines) <= _MOST and _width(piece) <= _NARROW * _width(running)


def _is_quoted(piece: Piece, stray: Stray, bodies: Bodies) -> bool:
    """Whether the text has the words: word for word, if they look like a sub-head, which repeats some of them."""
    match = pull_quote_match(stray, bodies)
    return match is not None and (
        piece.kind != "heading" or match.score == 1.0 or _CLAUSES.search(piece.text) is not None
    )


_CLAUSES = re.compile("[，、；]")


def _width(piece: Piece) -> int:
    return max(line.width for line in piece.lines)
