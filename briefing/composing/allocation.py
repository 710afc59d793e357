"""Each sentence to one section: the one that claims it most among those that were chosen."""

import re
from collections.abc import Mapping, Sequence

from briefing.composing.material import Sentence, Story, sentences_of
from briefing.composing.section import Section

FIRM = 75  # a claim that a sentence keeps although it leans on the one before it
_LEANS = re.compile(
    r"^(?:同时|此外|另外|所以|因此|而且|例如|比如|其中|他|她|其|这|该|一是|二是|三是|四是|五是|六是|并|也|届时|与此同时"
    r"|在此基础上|可以说|由此)"
)


def allocate(stories: Sequence[Story], sections: Sequence[Section]) -> Mapping[str, tuple[Sentence, ...]]:
    """Section key to its sentences, in reading order.

    A sentence that leans on the one before it (同时, 他, 二是) goes where that one went, unless a section claims it
    firmly.
    """
    shares: dict[str, list[Sentence]] = {section.key: [] for section in sections}
    for story in stories:
        before: tuple[int, str] | None = None
        for sentence in sentences_of(story):
            key = _section_of(sentence, sections, before)
            before = (sentence.paragraph, key) if key else None
            if key:
                shares[key].append(sentence)
    return {key: tuple(own) for key, own in shares.items()}


def _section_of(sentence: Sentence, sections: Sequence[Section], before: tuple[int, str] | None) -> str | None:
    if sentence.story.tabular:
        return None  # a row stands in the tables of figures, events and projects
    if is_bridge(sentence) or any(span.overlaps(sentence.span) for span in sentence.story.picked.withheld):
        return None
    claims = [(section.claim(sentence), -number, section.key) for number, section in enumerate(sections)]
    claim, _, key = max(claims, default=(0, 0, ""))
    if before and before[0] == sentence.paragraph and claim < FIRM and _LEANS.match(sentence.text):
        return before[1] if claim > 0 else None
    return key if claim > 0 else None


SHORTEST = 34  # characters of a paragraph of its own that holds no fact


def is_bridge(sentence: Sentence) -> bool:
    """Whether a sentence only leads over: a short paragraph of its own without figure, speaker, place or event."""
    alone = sentence.start == 0 and sentence.end >= len(sentence.joined.text)
    holds = sentence.quantities or sentence.quotations or sentence.places or sentence.events or sentence.projects
    return alone and not holds and len(sentence.text) < SHORTEST and sentence.pulled is None
