"""Sentences to runs: figures and quotations carry the ids of what they state, resolved words their printed form."""

from collections.abc import Sequence
from itertools import pairwise

from briefing.composing.material import Sentence
from briefing.composing.resolution import Change, changes
from briefing.model.annotation import Annotation
from briefing.model.document import Paragraph, Role, Run
from briefing.model.taxonomy import Taxonomy

_CONNECTIVES = (
    "同时，", "此外，", "另外，", "所以，", "因此，", "而且，", "可以说，", "事实上，", "实际上，", "例如，", "比如，",
)  # fmt: skip


def paragraph_of(group: Sequence[Sentence], taxonomy: Taxonomy, *, role: Role = "body", lead: str = "") -> Paragraph:
    """Consecutive sentences as one paragraph; `lead` stands before them in strong type, the citation behind."""
    runs: list[Run] = [Run(lead, "strong")] if lead else []
    for number, sentence in enumerate(group):
        start = _after_connective(sentence) if number == 0 else sentence.start
        runs += sentence_runs(sentence, taxonomy, start=start, opens=number == 0)
    return Paragraph(tuple(cited(runs, {s.story.citation.number for s in group})), role)


def cited(runs: Sequence[Run], numbers: set[int]) -> list[Run]:
    """The runs with the citations put behind the last of them."""
    last = runs[-1]
    end = Run(last.text, last.emphasis, last.states, tuple(sorted({*last.cites, *numbers})), last.printed)
    return [*runs[:-1], end]


def _after_connective(sentence: Sentence) -> int:
    """Where a sentence that opens a paragraph begins: a 同时 or 此外 that points back at nothing is left out."""
    word = next((word for word in _CONNECTIVES if sentence.text.startswith(word)), "")
    return sentence.start + len(word)


def sentence_runs(
    sentence: Sentence, taxonomy: Taxonomy, *, start: int | None = None, end: int | None = None, opens: bool = False
) -> list[Run]:
    """The runs of a sentence, or of the part of it between two joined offsets."""
    first = sentence.start if start is None else start
    last = sentence.end if end is None else end
    resolved = [c for c in changes(sentence, taxonomy, opens=opens) if first <= c.start and c.end <= last]
    stated = [(a, *sentence.joined.range_of(a.span)) for a in _stated(sentence)]
    cuts = {first, last}
    cuts |= {edge for change in resolved for edge in (change.start, change.end)}
    cuts |= {edge for _, begin, stop in stated for edge in (begin, stop) if first < edge < last}
    edges = sorted(cuts)
    return _merged([_run(sentence, a, b, resolved, stated) for a, b in pairwise(edges)])


def _stated(sentence: Sentence) -> list[Annotation]:
    """What the words themselves state: figures, and direct speech to the letter."""
    return [a for a, _ in sentence.quantities] + [a for a, q in sentence.quotations if q.direct]


def _run(
    sentence: Sentence, start: int, end: int, resolved: list[Change], stated: list[tuple[Annotation, int, int]]
) -> Run:
    printed = sentence.joined.text[start:end]
    change = next((c for c in resolved if c.start <= start and end <= c.end), None)
    ids = tuple(a.id for a, begin, stop in stated if begin <= start and end <= stop)
    figure = any(a.kind == "quantity" for a, begin, stop in stated if begin <= start and end <= stop)
    if change is None:
        return Run(printed, "figure" if figure else "plain", ids)
    return Run(change.text if start == change.start else "", "plain", ids, printed=printed)


def _merged(runs: list[Run]) -> list[Run]:
    return [run for run in runs if run.text]
