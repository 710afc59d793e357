"""A mention of a person: the ranges of organisation, post and name in a passage."""

from dataclasses import dataclass

from briefing.extraction.names import ends_clearly
from briefing.extraction.passages import Passage

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A full mention: where organisation, post and name stand in a passage; organisation and post may be empty."""

    passage: Passage
    org: Range
    post: Range
    name: Range
    rule: str

    @property
    def key(self) -> str:
        """The name as it is matched."""
        return self.passage.text[slice(*self.name)]

    @property
    def clear(self) -> bool:
        """Whether nothing speaks for another end of the name."""
        return ends_clearly(self.passage.text, *self.name)

    @property
    def told(self) -> bool:
        """Whether a post is printed with the name."""
        return self.post[0] < self.post[1]
