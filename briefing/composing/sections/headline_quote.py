"""一句原话：of each cluster one quotation, the pull quote if it has one, else the shortest that says something."""

from collections.abc import Sequence

from briefing.composing.material import Sentence, sentences_of
from briefing.composing.runs import cited, sentence_runs
from briefing.composing.section import Composition, Part, Section
from briefing.composing.sections.pull_quote import quote_blocks
from briefing.composing.speakers import attribution
from briefing.model.document import Block, Paragraph, Run

_SHORTEST, _LONGEST = 12, 90  # characters


def compose(composition: Composition) -> Sequence[Part]:
    """A quotation with its speaker for each cluster that has one."""
    parts = []
    for cluster in composition.clusters:
        blocks = _pulled(composition, cluster) or _spoken(composition, cluster)
        if blocks:
            parts.append(Part(cluster, tuple(blocks), 1))
    return parts


def _pulled(composition: Composition, cluster: str) -> list[Block]:
    quotes = (
        quote_blocks(composition, story, quote)
        for story in composition.stories_of(cluster)
        for quote in story.pull_quotes
    )
    said = [blocks for blocks in quotes if len(blocks) > 1 and _SHORTEST <= _length(blocks) <= _LONGEST]
    return min(said, key=_length, default=[])


def _length(blocks: Sequence[Block]) -> int:
    return len(blocks[0].text) if isinstance(blocks[0], Paragraph) else 0


def _spoken(composition: Composition, cluster: str) -> list[Block]:
    found: list[tuple[int, Sentence, tuple[int, int]]] = []
    for story in composition.stories_of(cluster):
        for sentence in sentences_of(story):
            for annotation, quotation in sentence.quotations:
                start, end = sentence.joined.range_of(annotation.span)
                if quotation.direct and _SHORTEST <= end - start <= _LONGEST and attribution(sentence):
                    found.append((end - start, sentence, (start, end)))
    if not found:
        return []
    _, sentence, (start, end) = min(found, key=lambda entry: entry[0])
    words = sentence_runs(sentence, composition.taxonomy, start=start, end=end)
    runs = cited([Run("“"), *words, Run("”")], {sentence.story.citation.number})
    name = composition.wording("pull-quote.attribution", speaker=attribution(sentence))
    return [Paragraph(tuple(runs), "quote"), Paragraph((Run(name),), "attribution")]


SECTION = Section("headline-quote", "一句原话", "每个集群一句有分量的原话", compose, in_chapter=False, importance=60)
