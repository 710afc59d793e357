"""期号: the number of an issue among those of its template and year, counted from the archive."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.model.document import Masthead
from briefing.model.pack import Recipe, Template

if TYPE_CHECKING:
    from briefing.store import PackRecord


def numbered(
    recipe: Recipe, template: Template, head: Masthead, made: Callable[[], Iterable["PackRecord"]]
) -> tuple[Recipe, str]:
    """The recipe with its issue: as it says, as it was when this pack was made before, or the next of the year.

    A template without a number in its head has none. The same day, title and template are the same issue; with it a
    warning where the number that the recipe gives is another pack's, else nothing.
    """
    if "{number}" not in template.masthead.get("issue", "") and "{total}" not in template.masthead.get("issue", ""):
        return recipe, ""
    day = (head.date or datetime.now().astimezone().date()).isoformat()
    earlier = [record for record in made() if record.template == template.id and record.issue and record.day]
    issues = {(str(record.day)[:4], record.issue or 0) for record in earlier}
    again = max((r.issue or 0 for r in earlier if (r.day, r.title) == (day, head.title)), default=None)
    number = recipe.issue or again or _next(issues, day)
    taken = next((r for r in earlier if (str(r.day)[:4], r.issue) == (day[:4], number) and r.day != day), None)
    told = f"第{number}期已用于{taken.day}的“{taken.title}”，请核对期号。" if taken else ""
    return replace(recipe, issue=number, issues_made=sum(issue < (day[:4], number) for issue in issues)), told


def _next(issues: Iterable[tuple[str, int]], day: str) -> int:
    return max((number for year, number in issues if year == day[:4]), default=0) + 1
