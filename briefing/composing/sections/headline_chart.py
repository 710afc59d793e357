"""要点图：of each cluster one chart of what can be compared in it."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.composing.section import Composition, Part, Section
from briefing.composing.sections import key_figure, target


def compose(composition: Composition) -> Sequence[Part]:
    """A chart for each cluster that has figures to compare."""
    parts = []
    for cluster in composition.clusters:
        own = replace(composition, stories=composition.stories_of(cluster))
        chart = next(iter((*key_figure.charts(own), *target.charts(own))), None)
        if chart is not None:
            title = f"{composition.cluster_name(cluster)}{chart.title}"
            named = replace(chart, title=title, anchor=f"chart-headline-{cluster or 'other'}")
            parts.append(Part(cluster, (named,), 1))
    return parts


SECTION = Section("headline-chart", "要点图", "每个集群一张可比的图", compose, in_chapter=False, importance=50)
