"""What a limit of pages leaves out: the least important items first, each told.

An item is a paragraph with its attribution, a row of a table, a chart. What a person wrote, and the list of sources,
stays.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.composing.section import Part, Section
from briefing.model.document import Block, Chart, Heading, Paragraph, Table, Tiles

Chosen = Sequence[tuple[Section, Sequence[Part]]]
_FADING = 10.0
"""How much less the last item of a part is worth than its first."""
_SECOND_TRIES = 12
"""Items left out that are tried once more, the most important first, where the last one left out was a large one."""
_SHOWN = 40  # characters of an item that tell which it is


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: section, number of the part, number of the block in it, row of a table."""

    section: str
    part: int
    block: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be left out by itself: what it is worth, and the words that tell which it is."""

    place: Place
    worth: float
    section: str
    cluster: str | None
    words: str


def items_of(chosen: Chosen) -> list[Item]:
    """All that can be left out, the least important first."""
    found = [
        item
        for section, parts in chosen
        if section.importance is not None
        for number, part in enumerate(parts)
        for item in _items(section, section.importance, number, part)
    ]
    return sorted(found, key=lambda item: item.worth)


def _items(section: Section, importance: int, number: int, part: Part) -> Iterator[Item]:
    places = list(_places(part.blocks))
    for position, (block, row, words) in enumerate(places):
        worth = importance - _FADING * position / len(places)
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        yield Item(Place(section.key, number, block, row), worth, section.title, part.cluster, shown)


def _places(blocks: Sequence[Block]) -> Iterator[tuple[int, int | None, str]]:
    """Number of the block, row, words."""
    for number, block in enumerate(blocks):
        match block:
            case Table(rows=rows):
                yield from ((number, row, "：".join(cell.text for cell in cells[:2])) for row, cells in enumerate(rows))
            case Paragraph(role="attribution") | Heading():
                pass
            case Paragraph():
                yield number, None, block.text
            case Chart(title=title):
                yield number, None, f"图：{title}"
            case Tiles(tiles=tiles):
                yield from ((number, row, f"{tile.label}：{tile.value}") for row, tile in enumerate(tiles))


def without(chosen: Chosen, dropped: frozenset[Place]) -> list[tuple[Section, list[Part]]]:
    """The parts without these items; what has nothing left is gone."""
    kept = []
    for section, parts in chosen:
        left = [_left(section.key, number, part, dropped) for number, part in enumerate(parts)]
        if some := [part for part in left if part.blocks]:
            kept.append((section, some))
    return kept


def _left(section: str, number: int, part: Part, dropped: frozenset[Place]) -> Part:
    blocks: list[Block] = []
    gone = False
    for position, block in enumerate(part.blocks):
        if isinstance(block, Paragraph) and block.role == "attribution" and gone:
            continue
        left = _block_left(block, Place(section, number, position), dropped)
        gone = left is None
        if left is not None:
            blocks.append(left)
    return replace(part, blocks=tuple(blocks))


def _block_left(block: Block, place: Place, dropped: frozenset[Place]) -> Block | None:
    match block:
        case Table(rows=rows):
            cells = tuple(row for number, row in enumerate(rows) if replace(place, row=number) not in dropped)
            return replace(block, rows=cells) if cells or not rows else None
        case Tiles(tiles=tiles):
            own = tuple(tile for number, tile in enumerate(tiles) if replace(place, row=number) not in dropped)
            return replace(block, tiles=own) if own else None
        case _:
            return None if place in dropped else block


def fitting(items: Sequence[Item], fits: Callable[[frozenset[Place]], bool]) -> list[Item]:
    """The items to leave out so that the rest fits, the fewest of the least important; all where even that is too much.

    `items` are the least important first; `fits` lays out what is left.
    """
    if fits(frozenset()):
        return []
    low, high = 0, len(items)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(_places_of(items[:middle])):
            high = middle
        else:
            low = middle
    dropped = list(items[:high])
    for item in reversed(items[max(0, high - _SECOND_TRIES) : high]):
        rest = [other for other in dropped if other is not item]
        if fits(_places_of(rest)):
            dropped = rest
    return dropped


def _places_of(items: Sequence[Item]) -> frozenset[Place]:
    return frozenset(item.place for item in items)
