"""金句摘录：the body's own words of each pull quote, with the speaker where it is speech."""

from collections.abc import Sequence

from briefing.composing.material import Sentence, Story, sentences_of
from briefing.composing.runs import cited, sentence_runs
from briefing.composing.section import Composition, Part, Section
from briefing.composing.speakers import attribution
from briefing.model.document import Block, Paragraph, Run
from briefing.model.source import PullQuote, Span

STRONGEST = 95


def claim(sentence: Sentence) -> int:
    """Sentences that a pull quote takes; they then stand here and nowhere else."""
    return STRONGEST if sentence.pulled is not None else 0


def compose(composition: Composition) -> Sequence[Part]:
    """A quotation and its attribution for each pull quote."""
    parts = []
    for cluster in composition.clusters:
        quotes = [(story, quote) for story in composition.stories_of(cluster) for quote in story.pull_quotes]
        blocks = [block for story, quote in quotes for block in quote_blocks(composition, story, quote)]
        if blocks:
            parts.append(Part(cluster, tuple(blocks), len(quotes)))
    return parts


def quote_blocks(composition: Composition, story: Story, quote: PullQuote) -> list[Block]:
    """The words, and a line with the speaker unless the words name it or are narration."""
    runs: list[Run] = []
    speaker: Sentence | None = None
    for number, (sentence, span, direct) in enumerate(pieces(story, quote)):
        start, end = sentence.joined.range_of(span)
        own = sentence_runs(sentence, composition.taxonomy, start=start, end=end)
        if number:
            runs.append(Run("……"))
        runs += [Run("“"), *own, Run("”")] if direct else own
        speaker = speaker or (sentence if sentence.speaker or sentence.described_speaker else None)
    if not runs:
        return []
    blocks: list[Block] = [Paragraph(tuple(cited(runs, {story.citation.number})), "quote")]
    if speaker is not None and (name := attribution(speaker)):
        blocks.append(Paragraph((Run(composition.wording("pull-quote.attribution", speaker=name)),), "attribution"))
    return blocks


def pieces(story: Story, quote: PullQuote) -> list[tuple[Sentence, Span, bool]]:
    """The sentences that a pull quote takes, with the range to print and whether it is direct speech.

    Of direct speech the whole quotation is printed: half of one would no longer be what was said.
    """
    found = []
    for sentence in sentences_of(story):
        for match in quote.matches:
            if match.overlaps(sentence.span):
                spoken = next((a.span for a, q in sentence.quotations if q.direct and a.span.overlaps(match)), None)
                found.append((sentence, spoken or match, spoken is not None))
    return found


SECTION = Section("pull-quote", "金句摘录", "正文原话与说话人", compose, claim, importance=45)
