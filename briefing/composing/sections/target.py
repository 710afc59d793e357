"""发展目标：what is to be reached by when, before it the targets along time and beside what was reached."""

from collections.abc import Iterator, Sequence

from briefing.charting import Fact, Wanted, chart_of
from briefing.composing.claims import TOLD
from briefing.composing.facts import fact_of, is_ahead, lane, name_of, sure_figures, whole_years
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts
from briefing.model.document import Chart


def claim(sentence: Sentence) -> int:
    """Sentences that hold a target in figures."""
    return TOLD if sentence.targets and not sentence.projects else 0


def compose(composition: Composition) -> Sequence[Part]:
    """The charts of the pack, and its sentences, a part for each cluster."""
    parts = sentence_parts(composition, "target")
    drawn = charts(composition) if parts else ()
    return [Part(None, drawn, 0), *parts] if drawn else parts


def charts(composition: Composition) -> tuple[Chart, ...]:
    """Deadlines along time, a lane for each cluster; target against actual where both are told."""
    wanted = (
        Wanted("targets", composition.wording("target.chart"), "chart-targets", tuple(_deadlines(composition))),
        Wanted("target-and-actual", composition.wording("target.reached"), "chart-reached", tuple(_both(composition))),
    )
    return tuple(chart for wish in wanted if (chart := chart_of(wish)) is not None)


def _deadlines(composition: Composition) -> Iterator[Fact]:
    for figure in sure_figures(composition.stories):
        story, _, quantity, _ = figure
        if quantity.nature == "target" and quantity.type != "duration" and is_ahead(figure):
            yield fact_of(figure, name_of(figure), lane(composition, story))


def _both(composition: Composition) -> Iterator[Fact]:
    """Targets and what was reached, under what they measure: only the same words are the same thing."""
    for figure in sure_figures(composition.stories):
        if figure[2].nature != "forecast" and figure[2].measure and whole_years(figure):
            yield fact_of(figure, name_of(figure))


SECTION = Section("target", "发展目标", "到哪一年，达到多少；目标时间轴", compose, claim, importance=85)
