"""要点图：of each cluster one chart of what can be compared in it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from briefing.composing.section import Composition, Part, Section
from briefing.composing.sections import key_figure, target
from briefing.model.document import Chart

MOST_ALONE = 2
"""Charts of a cluster that has the page to itself."""


def compose(composition: Composition) -> Sequence[Part]:
    """A chart for each cluster that has figures to compare; two where there is but one cluster."""
    parts = []
    most = MOST_ALONE if len(composition.clusters) == 1 else 1
    for cluster in composition.clusters:
        own = replace(composition, stories=composition.stories_of(cluster))
        charts = islice((*key_figure.charts(own), *target.charts(own)), most)
        named = tuple(_named(composition, cluster, number, chart) for number, chart in enumerate(charts, 1))
        if named:
            parts.append(Part(cluster, named, len(named)))
    return parts


def _named(composition: Composition, cluster: str, number: int, chart: Chart) -> Chart:
    anchor = f"chart-headline-{cluster or 'other'}"
    title = f"{composition.label(cluster)}{chart.title}"
    return replace(chart, title=title, anchor=anchor if number == 1 else f"{anchor}-{number}")


SECTION = Section("headline-chart", "要点图", "每个集群一张可比的图", compose, in_chapter=False, importance=50)
