"""Charts that have no room at a page's foot wait until the text has filled it, and stand on the next page.

A chart never leaves its section: it waits only behind the paragraphs that follow it, and behind the lower headings
between them.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from briefing.rendering.pdf.pages import Anchor, PackTemplate
from briefing.rendering.pdf.tagging import Figure
from briefing.rendering.typesetting.paragraph import ComposedParagraph

_NIL = 1e-6  # points


class FloatingTemplate(PackTemplate):
    """A pack's pages, their charts moved behind the text that still fits before them."""

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Lets the next paragraph go before a chart that has no room; then as reportlab does."""
        frame: Any = getattr(self, "frame", None)
        if is_chart(flowables[0]) and not frame._atTop:  # noqa: SLF001  reportlab's word for an empty page
            room = frame._y - frame._y1p  # noqa: SLF001  what is left of the column
            if _height(flowables[0], self.width) > room + _NIL:
                count = before_chart(flowables[1:], self.width, room)
                flowables[: count + 1] = [*flowables[1 : count + 1], flowables[0]]
        super().handle_flowable(flowables)


def is_chart(flowable: Flowable) -> bool:
    """Whether it is a chart, tagged or not."""
    picture = flowable.picture if isinstance(flowable, Figure) else flowable
    return bool(getattr(picture, "waits", False))  # by a word of its own: the chart room is loaded where there is one


def before_chart(following: Sequence[Flowable], width: float, room: float) -> int:
    """How many of the flowables behind a chart go before it: up to the next paragraph that can begin here, or none."""
    used = 0.0
    expected = False  # a heading, after its anchor
    for number, flowable in enumerate(following):
        match flowable:
            case CondPageBreak() if flowable.height <= room - used:
                continue
            case Anchor() if flowable.title and flowable.level:
                expected = True
            case ComposedParagraph() if expected:
                used += _height(flowable, width)
                expected = False
            case ComposedParagraph():
                least = flowable.before + flowable.least(width)
                return number + 1 if used + least <= room + _NIL else 0
            case _:
                return 0
    return 0


def _height(flowable: Flowable, width: float) -> float:
    return float(flowable.getSpaceBefore() + flowable.wrap(width, 0)[1])
