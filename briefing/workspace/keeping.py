"""What an import does to the library, counted as it goes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.errors import BriefingError
from briefing.workspace.entries import Changes, Imported


@dataclass
class Kept:
    """What an import did to the library, by the ids of the sources."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def outcome(self, failures: Sequence[BriefingError], warnings: tuple[str, ...]) -> Imported:
        """The outcome as it is told."""
        changes = Changes(frozenset([*self.added, *self.updated]))
        added, updated, unchanged = map(tuple, (self.added, self.updated, self.unchanged))
        return Imported(added, unchanged, tuple(failures), changes, warnings, updated)
