"""Pull quotes on a printed page: type set large amid running text, in a frame or in the body's own words."""

from collections.abc import Sequence

from briefing.reading.columns import DISPLAY, FINAL, is_upright
from briefing.reading.shapes import Box, Piece, around

SHORTEST = 12  # letters, as in the restoring of pasted text
SHARED, VERBATIM = 0.6, 0.85  # of its three-letter runs that the body has: in a frame, without one
LARGEST = 2.0  # times the em of running text; larger is a headline
_NEAR = 6.0  # em


def take_pull_quotes(
    pieces: list[Piece], drawn: Sequence[Piece], frames: Sequence[Box], em: float
) -> tuple[list[Piece], list[list[Piece]]]:
    """What stays on the page, and each pull quote's pieces, downwards; `drawn` is all text in the file's order."""
    body = [piece for piece in pieces if piece.size < DISPLAY * em]
    grams = _grams(_text_of(body)) | _grams(_text_of([piece for piece in drawn if piece.size < DISPLAY * em]))
    down = sorted(body, key=lambda piece: (round(piece.left / (8 * em)), piece.top))
    grams |= _grams(_text_of(down))
    quotes = [
        group
        for group in _groups([p for p in pieces if p.size >= DISPLAY * em and not is_upright(p)])
        if _is_quote(group, body, frames, grams, em)
    ]
    taken = {id(piece) for quote in quotes for piece in quote}
    return [piece for piece in pieces if id(piece) not in taken], quotes


def _groups(display: list[Piece]) -> list[list[Piece]]:
    """Lines of one size, one below the other."""
    groups: list[list[Piece]] = []
    for piece in sorted(display, key=lambda piece: (piece.top, piece.left)):
        for group in groups:
            last = group[-1]
            same = abs(last.size - piece.size) < 0.05 * piece.size and last.meets(piece)
            if same and piece.top - last.bottom < 1.2 * piece.size:
                group.append(piece)
                break
        else:
            groups.append([piece])
    return groups


def _is_quote(group: list[Piece], body: list[Piece], frames: Sequence[Box], grams: set[str], em: float) -> bool:
    letters = _letters("".join(piece.text for piece in group))
    if len(group) < 2 or len(letters) < SHORTEST or group[0].size > LARGEST * em:  # noqa: PLR2004  one letter is no group
        return False
    own = _grams(letters)
    share = len(own & grams) / len(own)
    box = around(group)
    above = _nearest(box, body, em, up=True)
    below = _nearest(box, body, em, up=False)
    if _is_framed(box, group, body, frames):
        return share >= SHARED or (above is not None and below is not None)
    if share < VERBATIM or above is None:
        return False
    # Between two paragraphs a headline of two lines could stand; within one only what is no part of it.
    return len(group) > 2 or above.text[-1] not in FINAL or below is None  # noqa: PLR2004  two may stand by chance


def _nearest(box: Box, body: list[Piece], em: float, *, up: bool) -> Piece | None:
    """The line of running text next above or below the box, none further off than a few lines."""
    near = [
        (box.top - piece.bottom if up else piece.top - box.bottom, piece)
        for piece in body
        if piece.meets(box) and len(piece.text) > 4  # noqa: PLR2004  more than a label
    ]
    inside = [(gap, piece) for gap, piece in near if -0.3 * em < gap < _NEAR * em]
    return min(inside, key=lambda item: item[0])[1] if inside else None


def _is_framed(box: Box, group: list[Piece], body: list[Piece], frames: Sequence[Box]) -> bool:
    """Whether a frame not much larger holds the group, and no running text."""
    for frame in frames:
        tight = frame.width * frame.height < 6 * box.width * box.height
        if tight and all(map(frame.holds, group)) and sum(map(frame.holds, body)) <= 1:
            return True
    return False


def _text_of(pieces: Sequence[Piece]) -> str:
    return _letters("".join(piece.text for piece in pieces))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char in "%％")


def _grams(letters: str) -> set[str]:
    return {letters[i : i + 3] for i in range(len(letters) - 2)}
