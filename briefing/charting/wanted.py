"""What a section asks of the chart room: a purpose, and facts. How it is drawn is not the section's to say."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing.model.annotation import Nature

Purpose = Literal[
    "size", "growth", "trend", "structure", "size-and-growth", "target-and-actual", "targets", "map"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as a chart needs it; what is not known is left empty.

    `category` says what it is the figure of, `series` in which respect; in a map these are district and cluster,
    among targets the measure and the lane. `label` is the source's wording with all that qualifies the number and is
    printed as it is. `value`, `low` and `high` are in the unit's base scale, as in `Quantity`. `start` and `end` are
    the days that the period covers; `credit` (newspaper and date) and `cite` say who reported it.
    """

    category: str
    label: str = ""
    value: Decimal | None = None
    unit: str = ""
    series: str = ""
    period: str = ""
    nature: Nature = "actual"
    annotation: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    credit: str = ""
    cite: int | None = None

    @property
    def drawn(self) -> Decimal | None:
        """The number that is drawn: the value, of a range or an open figure (超过310亿元) the bound that is known."""
        return next((number for number in (self.value, self.low, self.high) if number is not None), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chart that a section would like; `note` is added to the line of sources."""

    purpose: Purpose
    title: str
    anchor: str
    facts: tuple[Fact, ...]
    note: str = ""
