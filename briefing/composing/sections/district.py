"""区县动态：what districts and zones report, before it the map of clusters by districts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.charting import Fact, Wanted, chart_of
from briefing.composing.claims import MEANT, SAID, about, of_district
from briefing.composing.facts import credit_of, fact_of, lane, sure_figures
from briefing.composing.material import Sentence, Story
from briefing.composing.section import Composition, Part, Section, sentence_parts
from briefing.model.annotation import Place
from briefing.model.document import Chart


def claim(sentence: Sentence) -> int:
    """Sentences whose subject is a district or zone."""
    if of_district(sentence):
        return SAID + 10
    return MEANT if about(sentence, "district") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """The map of the pack, and its sentences, a part for each cluster."""
    parts = sentence_parts(composition, "district")
    chart = industry_map(composition) if parts else None
    return [Part(None, (chart,), 0), *parts] if chart else parts


def industry_map(composition: Composition) -> Chart | None:
    """Clusters by districts: the output where a district's own is told, else a mark where it is named."""
    facts = [
        fact for story in composition.stories
        for fact in (*_outputs(composition, story), *_named(composition, story))
    ]  # fmt: skip
    return chart_of(Wanted("map", composition.wording("district.chart"), "chart-map", tuple(facts)))


def _outputs(composition: Composition, story: Story) -> Iterator[Fact]:
    """Output in 元 whose holder begins with a district's name as printed: 两江新区新一代电子信息制造业产值."""
    names = {place.name: _name(composition, place) for _, place in story.all_of(Place)}
    for figure in sure_figures([story]):
        _, _, quantity, _ = figure
        district = next((full for name, full in names.items() if (quantity.holder or "").startswith(name)), None)
        if district and quantity.nature == "actual" and quantity.unit == "元" and quantity.measure in _OUTPUT:
            fact = fact_of(figure, district, lane(composition, story))
            yield replace(fact, label=f"{fact.period}{quantity.measure}{fact.label}")


_OUTPUT = frozenset(["产值", "规上产值", "营业收入", "规上营业收入"])


def _named(composition: Composition, story: Story) -> Iterator[Fact]:
    """A mark for each district that the body names, once."""
    for annotation, place in story.all_of(Place):
        held = any(annotation.span.overlaps(span) for span in story.picked.withheld)
        if not held and story.sentence_at(annotation.span) is not None:
            yield Fact(
                _name(composition, place),
                series=lane(composition, story),
                annotation=annotation.id,
                credit=credit_of(story.citation),
                cite=story.citation.number,
            )


def _name(composition: Composition, place: Place) -> str:
    district = composition.taxonomy.district(place.district_id)
    return district.name if district else place.name


SECTION = Section("district", "区县动态", "区县、开发区的进展；产业地图", compose, claim, importance=50)
