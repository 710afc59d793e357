"""What the columns of a table hold: one field a column, and how sure that is."""

from dataclasses import dataclass
from typing import Literal, get_args

from briefing.model.annotation import Confidence

Field = Literal[
    "measure", "value", "unit", "qualifier", "period", "holder", "scope", "nature",
    "name", "date", "place", "hosts", "attendance", "investor", "amount", "stage", "district", "ignored",
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Columns:
    """The field of each column of a table, from the left.

    `confidence` is `auto` where every column that is needed was recognised or a person confirmed it, `check` where
    it was guessed from the cells, `decide` where the table has nothing that can be read.
    """

    fields: tuple[Field, ...]
    confidence: Confidence = "check"

    def of(self, *fields: Field) -> tuple[int, ...]:
        """The numbers (from 0) of the columns that hold one of these fields."""
        return tuple(number for number, field in enumerate(self.fields) if field in fields)


def header_key(header: tuple[str, ...]) -> str:
    """The key under which the columns of tables with this header are remembered: its cells joined by tabs."""
    return "\t".join(header)
