"""People, speech, events, projects, targets, statements and places put into annotations, with tiers of confidence."""

from collections.abc import Iterator

from briefing.extraction.drafts import Draft
from briefing.extraction.events import find_events, is_attendance
from briefing.extraction.passages import Passage
from briefing.extraction.persons import all_name_mentions, is_certain, person_of
from briefing.extraction.places import find_places
from briefing.extraction.projects import find_projects
from briefing.extraction.quotations import find_speech
from briefing.extraction.speech import Roster
from briefing.extraction.statements import topic_of
from briefing.model.annotation import (
    Annotation,
    Confidence,
    Event,
    Person,
    Place,
    Project,
    Quantity,
    Quotation,
    Statement,
    Target,
)
from briefing.model.source import Span
from briefing.text.sentences import clause_end, clause_start


def person_annotations(draft: Draft) -> Iterator[Annotation]:
    """The first full mention of each person."""
    found = draft.mentions
    others = all_name_mentions(draft.reading, found)
    for number, mention in enumerate(found):
        person = person_of(mention, draft.reading, others[mention.key], found[:number])
        tier: Confidence = "auto" if is_certain(person, mention) else "check"
        yield draft.annotation("person", mention.passage.span(*mention.name), mention.rule, tier, person)


def quotation_annotations(draft: Draft) -> Iterator[Annotation]:
    """Direct and indirect speech with its speaker."""
    roster = Roster(draft.mentions, draft.reading)
    unclear = {mention.key for mention in draft.mentions if not mention.clear}
    ids = {person.name: a.id for a, person in draft.all_of(Person)}
    for speech in find_speech(draft.reading, roster):
        speaker = speech.speaker
        sure = speaker is not None and speaker.basis in {"after-cue", "before-cue", "resumed", "unnamed"}
        sure = sure and speaker is not None and speaker.name not in unclear
        content = Quotation(
            direct=speech.direct,
            speaker=ids.get(speaker.name or "") if speaker else None,
            speaker_text=speaker.text if speaker else None,
            basis=speaker.basis if speaker else None,
        )
        rule = f"{'direct' if speech.direct else 'indirect'}-{speech.rule}"
        yield draft.annotation(
            "quotation", speech.passage.span(speech.start, speech.end), rule, "auto" if sure else "check", content
        )


def event_annotations(draft: Draft) -> Iterator[Annotation]:
    """Events held, with the numbers of those who came in the same or the next sentence."""
    for event in find_events(draft.reading):
        passage = event.passage
        attendance = [
            a.id
            for a, q in draft.all_of(Quantity)
            if q.type == "count"
            and q.unit in {"位", "人", "名", "家", "人次"}
            and _attends(passage, a.span, event.start)
        ]
        content = Event(
            name=event.name,
            date=event.day,
            place=event.place,
            hosts=event.hosts,
            attendance=tuple(attendance),
            clusters=draft.reading.article.clusters,
        )
        tier: Confidence = "auto" if event.day else "check"
        yield draft.annotation("event", passage.span(event.start, event.end), "held", tier, content)


def _attends(passage: Passage, span: Span, event_start: int) -> bool:
    whole = passage.span(0, len(passage.text))
    if span not in whole:
        return False
    start, end = passage.joined.range_of(span)
    near = passage.text.count("。", event_start, start) <= 1 if start > event_start else False
    return near and is_attendance(passage, end)


def project_annotations(draft: Draft) -> Iterator[Annotation]:
    """Projects, with the amount that their sentence gives."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        projects = list(find_projects(passage))
        places = list(find_places(draft.reading, passage)) if projects else []
        for project in projects:
            span = passage.span(project.start, project.end)
            amounts = [a.id for a, q in draft.quantities_in(span) if q.type == "amount"]
            place = next((d.id for s, _, d in places if project.start <= s < project.end), None)
            content = Project(
                name=project.name,
                investor=project.investor or _investor(draft, span),
                amount=amounts[0] if amounts else None,
                stage=project.stage,
                district=place,
            )
            yield draft.annotation("project", span, "project-sentence", "check", content)


def _investor(draft: Draft, span: Span) -> str | None:
    """The speaker's firm, where the project is told in its speech."""
    people = {a.id: person for a, person in draft.all_of(Person)}
    for annotation, quotation in draft.all_of(Quotation):
        speaker = people.get(quotation.speaker or "")
        if speaker and speaker.group == "enterprise" and annotation.span.overlaps(span):
            return speaker.organisation
    return None


def target_annotations(draft: Draft) -> Iterator[Annotation]:
    """One target for each quantity of the body whose nature is a target."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        whole = passage.span(0, len(passage.text))
        for annotation, quantity in draft.quantities_in(whole):
            if quantity.nature == "target":
                content = Target(
                    measure=quantity.measure,
                    deadline=quantity.period.text if quantity.period else None,
                    quantity=annotation.id,
                    clusters=draft.reading.article.clusters,
                )
                span = _clause(passage, annotation.span)
                yield draft.annotation("target", span, "target-quantity", annotation.confidence, content)


def _clause(passage: Passage, span: Span) -> Span:
    start, end = passage.joined.range_of(span)
    text = passage.text
    first = clause_start(text, start, _OPENS)
    while text[first] in _ENDED:  # of the quotation before
        first += 1
    return passage.span(first, clause_end(text, end, _CLOSES))


_ENDED = frozenset("”’」』）")
_OPENS, _CLOSES = frozenset("，。；：！？“"), frozenset("，。；：！？”")


def statement_annotations(draft: Draft) -> Iterator[Annotation]:
    """Every sentence of the body with its topic."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        for start, end in passage.sentences:
            span = passage.span(start, end)
            natures = [q.nature for _, q in draft.quantities_in(span)]
            ahead = sum(nature != "actual" for nature in natures)
            found = topic_of(passage.text[start:end], figures=len(natures) - ahead, ahead=ahead)
            if found is not None:
                topic, lead = found
                yield draft.annotation("statement", span, "topic", "auto" if lead >= 1 else "check", Statement(topic))


def place_annotations(draft: Draft) -> Iterator[Annotation]:
    """Districts and zones named in the body."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        for start, end, district in find_places(draft.reading, passage):
            content = Place(district_id=district.id, name=passage.text[start:end])
            yield draft.annotation("place", passage.span(start, end), "taxonomy", "auto", content)
