"""What a library tells of articles and packs, whichever way it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """What an article holds: quantities (repeats and rejected ones left out), quotations, and what awaits review.

    Pending is a quantity or quotation that no rule is sure of and nobody has looked at.
    """

    quantities: int = 0
    quotations: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A pack as the archive keeps it; `made_at` is an ISO time, `files` maps a format to where it was written.

    `issue` is its number (期号), None where it has none; `day` is the day of issue in ISO form.
    """

    id: str
    title: str
    template: str
    made_at: str
    files: dict[str, str]
    issue: int | None = None
    day: str | None = None
