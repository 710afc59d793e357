"""A page that is to be full: what a card leaves free at its foot is shared out between its parts."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from briefing.model.document import Block, Heading, Paragraph
from briefing.rendering.pdf.furniture import AtBottom
from briefing.rendering.pdf.heights import height_of

_MOST = 11.0
"""Points of a single share: a card with little to say stays together at the top."""
_BELOW_HEAD = 8.0  # points between the head and what has no heading
_HEADING, _PART = 3, 1  # shares above a heading, above what stands below it


def aired(
    blocks: Sequence[Block], made: list[list[Flowable]], column: tuple[float, float], others: Sequence[Flowable]
) -> None:
    """Puts room above the blocks' flowables, as far as a page that holds them and the `others` has any to spare."""
    width, height = column
    if blocks and not isinstance(blocks[0], Heading):
        made[0].insert(0, Spacer(1, _BELOW_HEAD))
    used = sum(height_of(flowable, width) for group in made for flowable in group)
    used += sum(_least(flowable, width) for flowable in others)
    shares = [_shares(block) if number else 0 for number, block in enumerate(blocks)]
    if used >= height or not any(shares):
        return
    share = min((height - used) / sum(shares), _MOST)
    for number, count in enumerate(shares):
        if count and not _follows_heading(blocks, number):
            made[number].insert(0, Spacer(1, share * count))


def _least(flowable: Flowable, width: float) -> float:
    """The height of a flowable; of what stands at the foot, what it needs there."""
    if isinstance(flowable, AtBottom):
        return float(flowable.wrap(width, 0)[1])
    return height_of(flowable, width)


def _shares(block: Block) -> int:
    match block:
        case Heading():
            return _HEADING
        case Paragraph(role="attribution"):
            return 0
        case _:
            return _PART


def _follows_heading(blocks: Sequence[Block], number: int) -> bool:
    return isinstance(blocks[number - 1], Heading)
