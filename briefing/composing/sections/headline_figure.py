"""要点数字：the few figures of each cluster that a reader should remember, set large."""

from collections.abc import Sequence

from briefing.composing.claims import of_district
from briefing.composing.facts import figures_of
from briefing.composing.figures import is_sure, label_of, nature_of, period_of, printed_of
from briefing.composing.holding import is_held_beside
from briefing.composing.importance import importance, stands_alone
from briefing.composing.material import Story
from briefing.composing.section import Composition, Part, Section
from briefing.model.annotation import Annotation, Quantity
from briefing.model.document import Tile, Tiles

MOST = 4  # figures a cluster
MOST_ALONE = 8  # of one that has the page to itself


def compose(composition: Composition) -> Sequence[Part]:
    """A row of figures for each cluster that has one worth it."""
    parts = []
    for cluster in composition.clusters:
        tiles = tuple(_tile(story, a, q, label) for story, a, q, label in _chosen(composition, cluster))
        if tiles:
            parts.append(Part(cluster, (Tiles(tiles, f"tiles-{cluster or 'other'}"),), len(tiles)))
    return parts


def _chosen(composition: Composition, cluster: str) -> list[tuple[Story, Annotation, Quantity, str]]:
    """The most telling figures that say whose they are, one of each name, in the order of the text."""
    found: list[tuple[float, int, tuple[Story, Annotation, Quantity, str]]] = []
    seen: set[tuple[str, str]] = set()
    told = [(story, *figure) for story in composition.stories_of(cluster) for figure in figures_of(story)]
    for order, (story, a, q, sentence) in enumerate(told):
        if sentence is None or not is_sure(story, a) or of_district(sentence) or importance(q) <= 0:
            continue
        if not (sentence.projects or is_held_beside(q, sentence, within="sentence")):
            continue
        name = (label_of(story, a, q, sentence), q.nature)
        if name not in seen and stands_alone(composition, sentence, q):
            seen.add(name)
            found.append((-importance(q), order, (story, a, q, name[0])))
    most = MOST_ALONE if len(composition.clusters) == 1 else MOST
    leading = sorted(found, key=lambda entry: entry[:2])[:most]
    return [figure for _, _, figure in sorted(leading, key=lambda entry: entry[1])]


def _tile(story: Story, annotation: Annotation, quantity: Quantity, label: str) -> Tile:
    nature = "" if quantity.nature == "actual" else nature_of(quantity)
    told = "，".join(word for word in (period_of(story, quantity), nature) if word)
    return Tile(printed_of(story, annotation, quantity), label, told, (annotation.id,))


SECTION = Section(
    "headline-figure", "要点数字", "每个集群最要紧的几个数字，大字排出", compose, in_chapter=False, importance=95
)
