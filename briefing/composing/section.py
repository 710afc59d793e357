"""What a section is: a key, a title, what it claims of the sentences, and how it makes blocks of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefing.composing.material import Sentence, Story
from briefing.composing.runs import paragraph_of
from briefing.model.document import Block, Cell, Column, Role, Table
from briefing.model.pack import Recipe, Template
from briefing.model.selection import UNKNOWN
from briefing.model.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Part:
    """What a section says of one cluster (None: of the whole pack); `items` is what its card counts."""

    cluster: str | None
    blocks: tuple[Block, ...]
    items: int


@dataclass(frozen=True)
class Composition:
    """All that a section may draw on; `shares` holds the sentences that each section was given."""

    stories: Sequence[Story]
    shares: Mapping[str, Sequence[Sentence]]
    recipe: Recipe
    template: Template
    taxonomy: Taxonomy
    sections: tuple[str, ...] = ()

    @property
    def clusters(self) -> tuple[str, ...]:
        """The clusters of the pack, in order."""
        return tuple(dict.fromkeys(story.cluster for story in self.stories))

    def cluster_name(self, cluster: str) -> str:
        """The cluster's name as a heading has it."""
        found = self.taxonomy.cluster(cluster)
        return found.name if found else ("其他" if cluster == UNKNOWN else cluster)

    def label(self, cluster: str) -> str:
        """The cluster's name where it tells anything: a pack whose articles belong to no cluster needs no 其他."""
        return "" if self.clusters == (UNKNOWN,) else self.cluster_name(cluster)

    def stories_of(self, cluster: str) -> list[Story]:
        """The articles under a cluster."""
        return [story for story in self.stories if story.cluster == cluster]

    @property
    def lists_sources(self) -> bool:
        """Whether the pack lists its sources, so that citations lead somewhere, and prints them."""
        return "source" in self.sections and self.template.marks != "none"

    def wording(self, key: str, **values: object) -> str:
        """A fixed wording of the template with its fields filled in."""
        return self.template.wording[key].format(**values)


def nothing(_: Sentence) -> int:
    """The claim of a section that is not made of sentences."""
    return 0


@dataclass(frozen=True)
class Section:
    """A section of a pack.

    `claim` says how much (0 to 100) a sentence belongs here; each sentence goes to the one section that claims it
    most, so that no sentence appears twice. `compose` gives the section's parts, none where it is empty; one that is
    not `headed` stands without a heading of its own, one that is not so `in_chapter` without one below the name of a
    cluster. `importance` (0 to 100) says what a limit of pages takes first; None: nothing of it, since a person wrote
    it or others refer to it.
    """

    key: str
    title: str
    description: str
    compose: Callable[[Composition], Sequence[Part]]
    claim: Callable[[Sentence], int] = field(default=nothing)
    headed: bool = True
    in_chapter: bool = True
    importance: int | None = 50


def cited_table(
    composition: Composition, caption: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], anchor: str
) -> Table:
    """A table whose last column cites; without a list of sources that column is left out."""
    if composition.lists_sources:
        return Table(caption, tuple(columns), tuple(rows), anchor)
    return Table(caption, tuple(columns[:-1]), tuple(row[:-1] for row in rows), anchor)


def sentence_parts(composition: Composition, key: str, role: Role = "body") -> list[Part]:
    """The parts of a section that is made of its sentences: one a cluster, neighbours joined to paragraphs."""
    parts = []
    for cluster in composition.clusters:
        own = [sentence for sentence in composition.shares.get(key, ()) if sentence.story.cluster == cluster]
        if own:
            blocks = tuple(paragraph_of(group, composition.taxonomy, role=role) for group in neighbours(own))
            parts.append(Part(cluster, blocks, len(own)))
    return parts


def neighbours(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Sentences that follow each other in one paragraph of the source, together."""

    def place(item: tuple[int, Sentence]) -> tuple[str, int, int]:
        number, sentence = item
        return sentence.story.picked.key, sentence.paragraph, sentence.order - number

    ordered = sorted(sentences, key=lambda s: (s.story.citation.number, s.order))
    return [[sentence for _, sentence in group] for _, group in groupby(enumerate(ordered), key=place)]
