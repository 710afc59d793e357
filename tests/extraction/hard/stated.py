"""What a quantity must say, to be compared with what was found: every field that the grammar of numbers fills."""

from dataclasses import dataclass
from decimal import Decimal

from briefing.model.annotation import Quantity
from extraction.pages import quantities

WAN, YI, WANYI = 10**4, 10**8, 10**12
Figure = float | str | None


@dataclass(frozen=True)
class Stated:
    """One quantity as it must be found: bounds are open and qualifiers absent unless they are named."""

    text: str
    value: Decimal | None
    unit: str
    type: str
    low: Decimal | None = None
    high: Decimal | None = None
    approximation: str | None = None
    bound: str | None = None
    scale: str = ""


def stated(
    text: str, value: Figure, unit: str, kind: str, *,
    low: Figure = None, high: Figure = None, about: str | None = None, bound: str | None = None, scale: str = "",
) -> Stated:  # fmt: skip
    """A quantity by its printed words, value, unit and type."""
    one, two, three = (None if figure is None else Decimal(str(figure)) for figure in (value, low, high))
    return Stated(text, one, unit, kind, two, three, about, bound, scale)


def found(text: str) -> list[Stated]:
    """The quantities of a text of our own, in order."""
    return [_told(words, quantity) for words, quantity in quantities(text)]


def _told(words: str, said: Quantity) -> Stated:
    return Stated(
        words, said.value, said.unit, said.type, said.low, said.high, said.approximation, said.bound, said.scale
    )
