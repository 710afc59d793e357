"""The sections of a pack: one file each, one line each here."""

from collections.abc import Mapping

from briefing.composing.section import Section
from briefing.composing.sections import (
    comparison,
    district,
    enterprise,
    event,
    expert,
    foundation,
    government,
    headline_chart,
    headline_figure,
    headline_quote,
    key_figure,
    measure,
    note,
    person,
    project,
    pull_quote,
    source,
    strength,
    summary,
    target,
    text,
    trend,
)

SECTIONS: Mapping[str, Section] = {
    module.SECTION.key: module.SECTION
    for module in (
        summary, note, event, foundation, target, strength, trend, project, enterprise, expert, government, measure,
        district, text, key_figure, comparison, pull_quote, person, source,
        headline_figure, headline_chart, headline_quote,
    )
}  # fmt: skip
"""Key to section, in the order of the default report."""
