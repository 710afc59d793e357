"""What sections hand to the chart room: a quantity as a fact, with who reported it.

Nothing is added to what a source says: a fact is one quantity of one sentence, under its annotation's id.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from briefing.charting import Fact
from briefing.composing.figures import is_sure, label_of, period_of, printed_of
from briefing.composing.material import Sentence, Story
from briefing.composing.section import Composition
from briefing.model.annotation import Annotation, Quantity
from briefing.model.document import Citation
from briefing.text.days import long_date

Figure = tuple[Story, Annotation, Quantity, Sentence | None]


def figures_of(story: Story) -> list[tuple[Annotation, Quantity, Sentence | None]]:
    """The quantities of an article with the sentence of each; a vague one without a number is left out."""
    return [
        (a, q, sentence if (sentence := story.sentence_at(a.span)) and a.span in sentence.span else None)
        for a, q in story.quantities
        if q.value is not None or q.low is not None or q.high is not None
    ]


def sure_figures(stories: Iterable[Story]) -> Iterator[Figure]:
    """The figures that may stand without their sentence: sure, and not withheld."""
    for story in stories:
        for annotation, quantity, sentence in figures_of(story):
            held = any(annotation.span.overlaps(span) for span in story.picked.withheld)
            if is_sure(story, annotation) and not held:
                yield story, annotation, quantity, sentence


def fact_of(figure: Figure, category: str, series: str = "") -> Fact:
    """A figure as a fact of a category in a series."""
    story, annotation, quantity, _ = figure
    period = quantity.period
    return Fact(
        category=category,
        label=printed_of(story, annotation, quantity),
        value=quantity.value,
        unit=quantity.unit,
        series=series,
        period=period_of(story, quantity),
        nature=quantity.nature,
        annotation=annotation.id,
        low=quantity.low,
        high=quantity.high,
        start=period.start if period else None,
        end=period.end if period else None,
        credit=credit_of(story.citation),
        cite=story.citation.number,
    )


def name_of(figure: Figure) -> str:
    """What a figure measures."""
    return label_of(*figure)


def lane(composition: Composition, story: Story) -> str:
    """The name of a story's cluster; empty in a pack of one cluster, where all would bear the same."""
    return composition.cluster_name(story.cluster) if len(composition.clusters) > 1 else ""


def credit_of(citation: Citation) -> str:
    """The newspaper, or the headline where it is not known, with the date."""
    return f"{citation.publication or f'《{citation.headline}》'}{long_date(citation.date)}"


def is_ahead(figure: Figure) -> bool:
    """Whether a figure's period ends after the day of its newspaper."""
    story, _, quantity, _ = figure
    published = story.picked.source.date
    end = quantity.period.end if quantity.period else None
    return end is not None and (published is None or end > published)


def whole_years(figure: Figure) -> bool:
    """Whether a figure is of a full year, or of a moment: nine months never stand beside the target of a year."""
    period = figure[2].period
    if period is None or period.start is None or period.end is None:
        return True
    return period.start == dt.date(period.start.year, 1, 1) and period.end == dt.date(period.end.year, 12, 31)
