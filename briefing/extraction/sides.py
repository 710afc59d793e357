"""What stands beside one quantity, and what is read of it: a measure and whose it is."""

from dataclasses import dataclass

from briefing.extraction import parts
from briefing.extraction.nouns import clean
from briefing.extraction.phrases import Parsed, without_tail
from briefing.extraction.topics import Topics


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured and whose it is, as printed; None where it is not said. `scope` is 规上 and the like."""

    measure: str | None
    holder: str | None
    scope: str | None
    doubtful: bool = False


@dataclass
class Sides:
    """One quantity in its clause: the words to its left, those to its right, and what was measured before."""

    topics: Topics
    left: str
    right: str
    kind: str
    form: str
    previous: Measured | None
    grown: str | None = None  # the measure that grew last
    earlier: str = ""  # the text before the clause
    led: str = ""  # the words to its left with those of the quantity itself: 高达
    unit: str = ""

    @property
    def parallel(self) -> bool:
        """Whether the quantity is a part of the one before: 其中."""
        return "其中" in self.left or "当中" in self.left

    def holder(self, read: Parsed) -> str | None:
        """Whose: the subject of the clause with the noun before the metric, else what the text speaks of."""
        holder = self.topics.take(read.subject) if read.subject else self.topics.current()
        if not read.noun:
            return holder
        before = self.topics.part
        holder = self.topics.take(read.noun, subject=False)
        if read.objective:
            self.topics.part = before
        return holder

    def action(self) -> str | None:
        """1300余人达成就业意向: what those counted do."""
        words = clean(self.right)
        if not clean(without_tail(words)) or parts.STATED.match(words):
            return None
        return words if 1 < len(words) <= parts.ACTION else None
