"""Blocks: lines of one size that follow each other at one leading in one column of a page, and which of them are cells.

A line that stands beside another one is a *cell*, and so is the whole block that it belongs to. What is drawn between
two lines, a rule or the edge of a shaded field, parts them; an underline, which keeps close to its own line, does not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from benchmarks.page_lines import OPENING, Line
from benchmarks.page_text import Box

Kind = Literal["text", "cell", "centred"]

SAME_EDGE = 1.0  # points
INDENT = 0.8  # em
_DEEPEST = 4.5  # em that a first line is indented at most
_SAME_SIZE = 0.02  # of the size
_ONE_LEADING = 0.75  # points
_CLOSEST, _FURTHEST = 0.8, 2.6  # em from baseline to baseline in a block
_BESIDE = 0.8  # em between the baselines of lines that stand beside each other
_FLAT = 0.5  # points
_BELOW, _ABOVE = 0.22, 0.85  # em from the baselines that an edge must keep to part two lines


class Block(NamedTuple):
    """Lines of one size, at one leading, in one column of one page."""

    lines: tuple[Line, ...]
    left: float
    kind: Kind


def blocks_of(lines: Sequence[Line], drawn: Sequence[Box]) -> list[Block]:
    """The blocks of a page from top to bottom."""
    leading = _leadings(lines)
    beside = {id(line) for line in lines if any(_stand_beside(line, other) for other in lines)}
    chains: list[list[Line]] = []
    for line in lines:
        above = next((chain for chain in reversed(chains) if _follows(chain[-1], line, chains, leading, drawn)), None)
        if above is None:
            chains.append([line])
        else:
            above.append(line)
    return [_block(chain, cell=any(id(line) in beside for line in chain)) for chain in chains]


def _stand_beside(one: Line, other: Line) -> bool:
    """Whether two lines share a height, but no width."""
    apart = one.right <= other.left or other.right <= one.left
    return apart and abs(one.base - other.base) < _BESIDE * min(one.size, other.size)


def _overlap(one: Line, other: Line) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def one_size(one: Line, other: Line) -> bool:
    """Whether two lines are set in one size."""
    return abs(one.size - other.size) <= _SAME_SIZE * one.size


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """For each size the least distance between baselines that occurs twice; where none does, the least."""
    found: dict[float, list[float]] = defaultdict(list)
    for number, line in enumerate(lines):
        below = next((o for o in lines[number + 1 :] if o.base < line.base - _FLAT and _overlap(line, o)), None)
        if below is not None and one_size(line, below):
            found[round(line.size, 1)].append(line.base - below.base)
    return {size: _least(sorted(d for d in all_ if d > _CLOSEST * size) or all_) for size, all_ in found.items()}


def _least(distances: Sequence[float]) -> float:
    twice = (one for one, other in pairwise(distances) if other - one < _ONE_LEADING)
    return next(twice, distances[0])


def _follows(
    above: Line, line: Line, chains: Sequence[Sequence[Line]], leading: dict[float, float], drawn: Sequence[Box]
) -> bool:
    """Whether the line goes on where the line above ends."""
    distance = above.base - line.base
    usual = leading.get(round(line.size, 1), 0.0)
    return (
        one_size(above, line)
        and _FLAT < distance < min(_FURTHEST * line.size, usual + _ONE_LEADING)
        and _overlap(above, line)
        and not any(_between(above, chain[-1], line) for chain in chains)
        and not any(_parted(above, box, line) for box in drawn)
    )


def _between(above: Line, other: Line, line: Line) -> bool:
    return line.base + _FLAT < other.base < above.base - _FLAT and _overlap(other, line)


def _parted(above: Line, box: Box, line: Line) -> bool:
    """Whether an edge of something drawn runs between the two lines (an underline keeps close to its own)."""
    if box.right - box.left < line.size or box.right <= line.left or box.left >= line.right:
        return False
    low, high = line.base + _ABOVE * line.size, above.base - _BELOW * above.size
    return any(low < edge < high for edge in (box.bottom, box.top))


def _block(chain: Sequence[Line], *, cell: bool) -> Block:
    left = min((line.left for line in chain if line.glyphs[0].text not in OPENING), default=chain[0].left)
    kind: Kind = "cell" if cell else "centred" if _centred(chain) else "text"
    return Block(tuple(chain), left, kind)


def _centred(chain: Sequence[Line]) -> bool:
    """Whether the lines share an axis and no edge."""
    centres, lefts = [line.centre for line in chain], [line.left for line in chain]
    return max(centres) - min(centres) < 2 * SAME_EDGE and max(lefts) - min(lefts) > 2 * SAME_EDGE


def edges_of(lines: Iterable[Line]) -> dict[int, float]:
    """For each size the left edge at which most lines begin."""
    found: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        found[round(line.size)].append(round(line.left, 1))
    return {size: Counter(lefts).most_common(1)[0][0] for size, lefts in found.items()}


def in_column(block: Block, edges: dict[int, float]) -> Block:
    """The block with its column's edge as its left, where it is made of first lines alone (headings, an only line).

    Three lines of one font and one edge are an inset column of their own.
    """
    first = block.lines[0]
    edge = edges[round(first.size)]
    inset = len(block.lines) > 2 and len({line.font for line in block.lines}) == 1 and _flush(block.lines)
    if block.kind != "text" or inset or not INDENT < (block.left - edge) / first.size < _DEEPEST:
        return block
    return block._replace(left=edge)


def _flush(lines: Sequence[Line]) -> bool:
    return max(line.left for line in lines) - min(line.left for line in lines) < SAME_EDGE
