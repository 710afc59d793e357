"""期号: the number of an issue among those of its template and year, counted from the archive."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing.model.pack import Recipe, Template
from briefing.model.selection import Picked

if TYPE_CHECKING:
    from briefing.store import PackRecord


def day_of(recipe: Recipe, picked: Sequence[Picked]) -> date | None:
    """The day of issue: the recipe's, else the latest of the sources; None where nobody says."""
    days = [item.source.date for item in picked if item.source.date is not None]
    return recipe.date or max(days, default=None)


def numbered(recipe: Recipe, template: Template, picked: Sequence[Picked], made: Iterable["PackRecord"]) -> Recipe:
    """The recipe with its issue: as it says, as it was when this pack was made before, or the next of the year.

    A template without a number in its head has none. The same day, title and template are the same issue.
    """
    if "{number}" not in template.masthead.get("issue", "") and "{total}" not in template.masthead.get("issue", ""):
        return recipe
    day = day_of(recipe, picked) or datetime.now().astimezone().date()
    earlier = [(record.day, record.issue, record.title) for record in made if record.template == template.id]
    issues = {(at[:4], number) for at, number, _ in earlier if at and number is not None}
    number = recipe.issue or _again(recipe, day, earlier) or _next(issues, day)
    return replace(recipe, issue=number, issues_made=sum(issue < (f"{day:%Y}", number) for issue in issues))


def _again(recipe: Recipe, day: date, earlier: Iterable[tuple[str | None, int | None, str]]) -> int | None:
    """The number that this very pack had, where its title is the recipe's own or the only one of its day."""
    same = [(number, title) for at, number, title in earlier if at == day.isoformat() and number is not None]
    if recipe.title is not None:
        same = [(number, title) for number, title in same if title == recipe.title]
    return max((number for number, _ in same), default=None)


def _next(issues: Iterable[tuple[str, int]], day: date) -> int:
    return max((number for year, number in issues if year == f"{day:%Y}"), default=0) + 1
