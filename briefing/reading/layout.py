"""A drawn page to blocks of text in reading order: the columns' lines, with what was set apart taken out first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefing.reading.columns import DISPLAY, FINAL, HEADLINE, Region, columns, is_upright
from briefing.reading.quotes import take_pull_quotes
from briefing.reading.shapes import Box, Drawn, Line, Piece, around, body_size

INDENT = "　　"
GAP = 0.5  # em between two pieces of a line that are one word
LOOSE = 1.4  # times the usual distance of lines that sets a block apart
SMALL, CAPTION_LINES = 0.93, 5  # times the em of running text; lines
_BOXED_SHARE = 0.6  # of a page's text; a frame around more is the page's own
_BOXED_LINES = 3
MOST_PIECES = 5000  # on one page; a broadsheet has some five hundred lines, a map any number of names
MOST_DISPLAY = 400  # pieces set large; more are no headlines


@dataclass(frozen=True, slots=True)
class Laid:
    """A page's text: blocks in reading order, and what stands apart from them (pull quotes, captions)."""

    blocks: tuple[str, ...]
    apart: tuple[str, ...]


def lay_out(page: Drawn) -> Laid:
    """The blocks of a page, each with its lines; a paragraph's first line is indented."""
    if not page.pieces:
        return Laid((), ())
    em = body_size(page.pieces)
    pieces = list(page.pieces) if page.whole else _joined(page.pieces, em)
    if len(pieces) > MOST_PIECES:
        return Laid(("\n".join(line.text for line in lines_of(pieces)),), ())
    if sum(piece.size >= DISPLAY * em for piece in pieces) <= MOST_DISPLAY:
        pieces = _uprights(_dropped(pieces, em), em)
        pieces, quotes = take_pull_quotes(pieces, page.pieces, page.frames, em)
    else:
        quotes = []
    blocks: list[tuple[float, str]] = []
    for part, rules in _boxed(pieces, page):
        for region in columns(part, rules, em):
            blocks += _blocks(region, em)
    kept, captions = _without_captions(blocks, em)
    return Laid(tuple(kept), (*("\n".join(line.text for line in lines_of(quote)) for quote in quotes), *captions))


def _joined(pieces: Iterable[Piece], em: float) -> list[Piece]:
    """Pieces that touch on one line made one: a program may draw the figures of a line after its words."""
    open_: dict[int, list[Piece]] = {}
    done: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        level = int(piece.bottom // em)
        near = [(key, other) for key in (level - 1, level, level + 1) for other in open_.get(key, ())]
        fitting = [(key, other) for key, other in near if _touch(other, piece)]
        if fitting:
            key, other = min(fitting, key=lambda item: (abs(item[1].bottom - piece.bottom), -item[1].right))
            open_[key].remove(other)
            piece = _merged(other, piece)  # noqa: PLW2901  goes on with what was merged
            level = int(piece.bottom // em)
        stale = [other for other in open_.get(level, ()) if other.right < piece.left - 4 * em]
        done += stale
        open_[level] = [other for other in open_.get(level, ()) if other not in stale] + [piece]
    return done + [piece for group in open_.values() for piece in group]


def _touch(left: Piece, right: Piece) -> bool:
    small, large = sorted((left.size, right.size))
    gap = right.left - left.right
    if large < 1.3 * small:
        most = _HUNG if left.text[-1] in FINAL or left.text[-1] in "，、；：" else _JOINED  # it may hang into a gutter
        return abs(left.bottom - right.bottom) < 0.2 * small and -0.6 * small < gap < most * small
    if large > 2 * small:
        return False
    common = min(left.bottom, right.bottom) - max(left.top, right.top)  # an exponent or an index
    return common > 0.5 * small and -0.3 * small < gap < 0.25 * small


def _merged(left: Piece, right: Piece) -> Piece:
    box = around((left, right))
    main = left if len(left.text) >= len(right.text) else right
    latin = ord(left.text[-1]) < _EAST and ord(right.text[0]) < _EAST
    space = " " if latin and right.left - left.right > 0.15 * main.size else ""
    text = left.text + space + right.text
    return Piece(box.left, main.top, box.right, main.bottom, text, main.size, main.font)


_EAST, _HUNG, _JOINED = 0x2E80, 0.08, 0.35


def _dropped(pieces: list[Piece], em: float) -> list[Piece]:
    """A first letter that is lines high goes to the first line beside it."""
    for cap in [piece for piece in pieces if len(piece.text) == 1 and piece.size >= 1.8 * em]:
        beside = [
            piece
            for piece in pieces
            if piece.size < DISPLAY * em
            and -0.2 * em < piece.left - cap.right < em
            and cap.top - 0.5 * em < (piece.top + piece.bottom) / 2 < cap.bottom + 0.3 * em
        ]
        if len(beside) > 1:
            first = min(beside, key=lambda piece: piece.top)
            out = {id(piece) for piece in (cap, *beside)}
            moved = [replace(p, left=cap.left, text=cap.text + p.text if p is first else p.text) for p in beside]
            pieces = [piece for piece in pieces if id(piece) not in out] + moved
    return pieces


def _uprights(pieces: list[Piece], em: float) -> list[Piece]:
    """Single characters set large, one below the other, made one piece."""
    rest = [piece for piece in pieces if not (len(piece.text) == 1 and piece.size >= DISPLAY * em)]
    single = [piece for piece in pieces if len(piece.text) == 1 and piece.size >= DISPLAY * em]
    chains: list[list[Piece]] = []
    for piece in sorted(single, key=lambda piece: (piece.top, piece.left)):
        for chain in chains:
            last = chain[-1]
            same = abs(last.size - piece.size) < 0.1 * piece.size and abs(last.left - piece.left) < 0.3 * piece.size
            if same and -0.2 * piece.size < piece.top - last.bottom < 0.8 * piece.size:
                chain.append(piece)
                break
        else:
            chains.append([piece])
    for chain in chains:
        if len(chain) < _UPRIGHT:
            rest += chain
        else:
            box = around(chain)
            text = "".join(piece.text for piece in chain)
            rest.append(Piece(box.left, box.top, box.right, box.bottom, text, chain[0].size, chain[0].font))
    return rest


_UPRIGHT = 3  # characters; two may be a headline of two lines


def _boxed(pieces: list[Piece], page: Drawn) -> list[tuple[list[Piece], Sequence[Box]]]:
    """The page without its framed articles, then each of these, the outermost frame first."""
    parts: list[tuple[list[Piece], Sequence[Box]]] = []
    rest = pieces
    total = sum(len(piece.text) for piece in pieces)
    for frame in sorted(page.frames, key=lambda frame: (-frame.width * frame.height, frame.top, frame.left)):
        inside = [piece for piece in rest if frame.holds(piece)]
        share = sum(len(piece.text) for piece in inside) / max(1, total)
        spills = any(piece.right > frame.right + 1 or piece.left < frame.left - 1 for piece in inside)
        if len(inside) < _BOXED_LINES or share > _BOXED_SHARE or spills or not _is_article(inside):
            continue
        taken = set(map(id, inside))
        rest = [piece for piece in rest if id(piece) not in taken]
        parts.append((inside, page.rules))
    return [(rest, page.rules), *parts]


def _is_article(inside: list[Piece]) -> bool:
    """Whether a frame holds a headline and running text of its own, not a part of the text around it."""
    em = body_size(inside)
    body = [piece for piece in inside if piece.size < DISPLAY * em]
    first = min(inside, key=lambda piece: piece.top)
    return first.size >= DISPLAY * em and sum(len(piece.text) > 4 for piece in body) >= _BOXED_LINES  # noqa: PLR2004  more than a label


def lines_of(region: Region) -> list[Line]:
    """The lines of a column from top to bottom; one set from top to bottom counts as a line, right before left."""
    upright = sorted((piece for piece in region if is_upright(piece)), key=lambda piece: -piece.left)
    rows: list[list[Piece]] = []
    for piece in sorted(
        (p for p in region if not is_upright(p)), key=lambda piece: (piece.top + piece.bottom, piece.left)
    ):
        if rows and _level(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line([piece]) for piece in upright] + [_line(sorted(row, key=lambda p: p.left)) for row in rows]


def _level(row: list[Piece], piece: Piece) -> bool:
    last = max(row, key=lambda other: other.size)
    common = min(last.bottom, piece.bottom) - max(last.top, piece.top)
    return common > 0.5 * min(last.height, piece.height)


def _line(row: list[Piece]) -> Line:
    box = around(row)
    main = max(row, key=lambda piece: len(piece.text))
    spaced = len(row) > 2 and all(len(piece.text) == 1 for piece in row)  # noqa: PLR2004  a headline set wide
    text = row[0].text
    for last, piece in pairwise(row):
        gap = (piece.left - last.right) / min(last.size, piece.size)
        text += "" if spaced or gap < GAP else "　" if gap < _CELL else "\t"
        text += piece.text
    return Line(box.left, box.top, box.right, box.bottom, _despaced(text), main.size, main.font)


_CELL = 3.0  # em; wider is the white between the cells of a table


def _despaced(text: str) -> str:
    """A line whose every two characters were set apart with a space is closed up."""
    words = text.split(" ")
    return "".join(words) if len(words) > 2 and all(len(word) == 1 for word in words) else text  # noqa: PLR2004  two letters may be a word


_Block = tuple[float, str]


def _blocks(region: Region, em: float) -> list[_Block]:
    lines = lines_of(region)
    running = [line for line in lines if line.size < DISPLAY * em]
    steps = [b.bottom - a.bottom for a, b in pairwise(running) if 0 < b.bottom - a.bottom < 3 * em]
    step = median(steps) if steps else 1.6 * em
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, step, em):
            groups[-1].append(line)
        else:
            groups.append([line])
    left = _edge(running, em)
    return [_printed(group, left, em) for group in groups]


def _goes_on(group: list[Line], line: Line, step: float, em: float) -> bool:
    last = group[-1]
    if abs(last.size - line.size) > 0.1 * last.size or _is_tall(last) != _is_tall(line):
        return False
    if _is_tall(line):
        return True
    usual = step if line.size < DISPLAY * em else 1.7 * line.size / LOOSE
    if line.bottom - last.bottom > LOOSE * usual:
        return False
    # A line all in another face is a sub-head or a byline; a paragraph may hold a few words in one.
    return last.font == line.font or max(last.width, line.width) > _SHORT * em


_SHORT = 14  # em


def _is_tall(line: Line) -> bool:
    return line.height > 1.5 * line.width and len(line.text) > 1


def _edge(lines: list[Line], em: float) -> float:
    """The left edge of a column: the leftmost place where lines begin; not a lone one that hangs out of it."""
    starts = sorted(line.left for line in lines)
    if len(starts) > _TELLING and 0.4 * em < starts[1] - starts[0] < 1.8 * em:
        return starts[1]
    return starts[0] if starts else 0.0


_TELLING = 4


def _printed(group: list[Line], left: float, em: float) -> _Block:
    size = median(line.size for line in group)
    running = size < DISPLAY * em
    texts = [
        (INDENT if running and 1.2 * em <= line.left - left <= 4 * em and _may_open(line, group) else "") + line.text
        for line in group
    ]
    return size, "\n".join(texts)


def _may_open(line: Line, group: list[Line]) -> bool:
    """A line set in the middle is indented on both sides; the first line of a paragraph only where it is short."""
    return len(group) > 1 or line.text[-1] in FINAL or len(line.text) > _SHORT


def _without_captions(blocks: list[_Block], em: float) -> tuple[list[str], list[str]]:
    """Small print of a few lines is read after its article where it is a sentence, else after everything."""
    kept: list[str] = []
    held: list[str] = []
    apart: list[str] = []
    for size, text in blocks:
        if size >= HEADLINE * em:
            kept, held = kept + held, []
        if size > SMALL * em or text.count("\n") >= CAPTION_LINES or not kept:
            kept.append(text)
        else:
            (held if text[-1] in FINAL else apart).append(text)
    return kept + held, apart
