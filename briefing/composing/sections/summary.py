"""摘要要点：for each cluster one line of its leading figures, in the source's own clauses."""

from collections.abc import Sequence

from briefing.composing.claims import of_district
from briefing.composing.importance import importance, stands_alone
from briefing.composing.material import Sentence, sentences_of
from briefing.composing.runs import cited, sentence_runs
from briefing.composing.section import Composition, Part, Section
from briefing.model.annotation import Annotation, Quantity
from briefing.model.document import Paragraph, Run
from briefing.text.sentences import clause_end

LONGEST = 62  # characters of one clause group
MOST = 2  # clause groups a cluster


def compose(composition: Composition) -> Sequence[Part]:
    """One paragraph a cluster; a cluster without a telling figure has none."""
    paragraphs = [p for cluster in composition.clusters if (p := _line(composition, cluster)) is not None]
    return [Part(None, tuple(paragraphs), len(paragraphs))] if paragraphs else []


def _line(composition: Composition, cluster: str) -> Paragraph | None:
    groups: list[tuple[Sentence, tuple[int, int]]] = []
    for sentence in _ranked(composition, cluster):
        bounds = _clauses(sentence)
        if bounds is not None and len(groups) < MOST and sentence.text not in {s.text for s, _ in groups}:
            groups.append((sentence, bounds))
    if not groups:
        return None
    groups.sort(key=lambda g: (_ahead(g[0]), g[0].story.citation.number, g[0].order))
    name = composition.label(cluster)
    runs = [Run(composition.wording("summary.lead", cluster=name), "strong")] if name else []
    for number, (sentence, (start, end)) in enumerate(groups):
        runs += sentence_runs(sentence, composition.taxonomy, start=start, end=end)
        runs.append(Run("；" if number < len(groups) - 1 else "。"))
    return Paragraph(tuple(cited(runs, {s.story.citation.number for s, _ in groups})), "lead")


def _ranked(composition: Composition, cluster: str) -> list[Sentence]:
    """The cluster's sentences with a figure of its own, the most telling first."""
    sentences = [s for story in composition.stories_of(cluster) if not story.tabular for s in sentences_of(story)]
    telling = [s for s in sentences if _weight(s) > 0 and not of_district(s) and _stands_alone(composition, s)]
    return sorted(telling, key=lambda s: (-_weight(s), s.story.citation.number, s.order))


def _stands_alone(composition: Composition, sentence: Sentence) -> bool:
    lead = _leading(sentence)
    return lead is not None and stands_alone(composition, sentence, lead[1])


def _leading(sentence: Sentence) -> tuple[Annotation, Quantity] | None:
    return max(sentence.quantities, key=lambda item: importance(item[1]), default=None)


def _weight(sentence: Sentence) -> float:
    """How telling the sentence's figures are: sums before growth before counts, targets as well as facts."""
    return max((importance(q) for _, q in sentence.quantities), default=0.0) - (
        2.0 if "“" in sentence.text and sentence.quotations else 0.0
    )


def _ahead(sentence: Sentence) -> int:
    return int(bool(sentence.targets))


def _clauses(sentence: Sentence) -> tuple[int, int] | None:
    """Joined offsets of the clauses around the leading figure: from the period before it, growth after it included."""
    lead = _leading(sentence)
    if lead is None:
        return None
    text = sentence.joined.text
    begin, stop = sentence.joined.range_of(lead[0].span)
    start = _opening(sentence, begin)
    end = clause_end(text, stop, frozenset("，；。！？”"))
    for annotation, quantity in sentence.quantities:
        first, last = sentence.joined.range_of(annotation.span)
        if first > stop and quantity.type in {"growth", "amount"} and text.count("，", stop, first) == 1:
            end = max(end, clause_end(text, last, frozenset("，；。！？”")))
            break
    period = lead[1].period.text if lead[1].period else ""
    if (
        end - start > LONGEST
        or period not in text[start:end]
        or "“" in text[start:end]
        or text[sentence.start : start].count("“") % 2
    ):
        return None
    return start, end


def _opening(sentence: Sentence, begin: int) -> int:
    """The start of the clause; one that opens with a subject or period before a comma takes that along."""
    text = sentence.joined.text
    start = begin
    commas = 0
    while start > sentence.start:
        char = text[start - 1]
        if char in "。；：！？" or text[start - 2 : start] == "——":
            break
        if char == "，":
            head = text[max(sentence.start, start - 14) : start - 1]
            if commas or not _is_period(head):
                break
            commas += 1
        start -= 1
    return start


def _is_period(head: str) -> bool:
    """Whether what stands before a comma ends in a time or a named thing that the clause needs."""
    return head.endswith(("年", "季度", "月", "半年", "项目", "签约", "重庆", "目前", "日"))


SECTION = Section("summary", "摘要要点", "每个集群一条要点", compose, importance=100)
