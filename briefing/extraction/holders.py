"""Whose a quantity is, where only people and places tell: the firm that speaks, the district that opens a paragraph.

`topics` has read what the text itself says; this runs after people, speech and places are known.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.extraction.antecedents import named_before
from briefing.extraction.going import follows, goes_on, leads_sentence
from briefing.extraction.grounds import Ground, grounded
from briefing.extraction.leads import Leads
from briefing.extraction.nouns import anaphora, kind_of, region_of
from briefing.extraction.organisations import is_anaphor
from briefing.extraction.passages import Passage, Reading
from briefing.model.annotation import Annotation, Person, Place, Quantity, Quotation
from briefing.model.source import Span
from briefing.text.patterns import late

_OPENING = 8  # characters within which a paragraph names its subject


@dataclass
class _Known:
    """What people, speech and places tell of one passage."""

    passage: Passage
    districts: dict[str, str] = field(default_factory=dict)  # id and name of those named
    opened: str | None = None  # the district that opens the passage
    firms: list[tuple[Span, str]] = field(default_factory=list)  # speech, and the firm that speaks
    measured: dict[str, str] = field(default_factory=dict)  # measure and the holder that it last had
    speakers: list[tuple[Span, Person]] = field(default_factory=list)  # where each person is named
    held: list[str] = field(default_factory=list)  # firms whose figures were told
    going: tuple[int, str] | None = None  # what the last sentence with figures was about, and where it starts

    @property
    def district(self) -> str | None:
        """The district with which the paragraph opens, only if it is the only one."""
        return self.opened if len(self.districts) == 1 else None


def complete_holders(
    reading: Reading, annotations: Sequence[Annotation], firms: Sequence[str] = ()
) -> list[Annotation]:
    """The annotations, with the holder of quantities that lack one filled in where the text leaves no doubt.

    `firms` are names that the text is known to give to firms.
    """
    known = sorted((_Known(passage) for passage in reading.passages), key=lambda k: _whole(k.passage).start)
    leads = Leads(reading)
    starts = [_whole(k.passage).start for k in known]
    people = {a.id: _told(a, a.content, known, starts) for a in annotations if isinstance(a.content, Person)}
    for annotation in annotations:
        for span in _places_of(annotation):
            if (own := _holding(span, known, starts)) is not None:
                _learn(own, annotation if span is annotation.span else replace(annotation, span=span), people)
    leads.learn(firm for firm in map(_house, people.values()) if firm)
    leads.learn(firms)
    done = {}
    for annotation in sorted(annotations, key=lambda a: a.span.start):
        own = _holding(annotation.span, known, starts)
        if own is not None and isinstance(annotation.content, Quantity) and annotation.content.duplicate_of is None:
            ground = ground_of(own, annotation.span, leads)
            done[annotation.id] = _completed(annotation, annotation.content, own, reading, ground)
    return [done.get(annotation.id, annotation) for annotation in annotations]


def _told(annotation: Annotation, person: Person, known: Sequence[_Known], starts: Sequence[int]) -> Person:
    """The person with its house only where the paragraph that introduces it names the house."""
    own = _holding(annotation.span, known, starts)
    named = own is None or (person.organisation or "") in own.passage.printed
    return person if named else replace(person, organisation=None)


def _places_of(annotation: Annotation) -> tuple[Span, ...]:
    """Where an annotation stands; a person wherever it is named."""
    content = annotation.content
    return (annotation.span, *content.mentions) if isinstance(content, Person) else (annotation.span,)


def _holding(span: Span, known: Sequence[_Known], starts: Sequence[int]) -> _Known | None:
    place = bisect_right(starts, span.start) - 1
    return known[place] if place >= 0 and span in _whole(known[place].passage) else None


def ground_of(own: _Known, span: Span, leads: Leads) -> Ground:
    """The text beside a figure, and the firms that it may mean by 公司."""
    text = own.passage.text
    begin, _ = own.passage.joined.range_of(span)
    start, end = own.passage.sentence_at(begin)
    named = sorted((told for told in own.speakers if told[0].start < span.start), key=lambda told: told[0].start)
    since = text[own.passage.joined.range_of(named[-1][0])[1] : begin] if named else ""
    house = next((firm for speech, firm in own.firms if span in speech), None)
    firm = lead = None
    if _UNNAMED.search(since) is None:
        firm = _firm_before(own, [person for _, person in named], text, begin)
        place, last = leads.last_firm(text[:begin])
        if last and (firm is None or text.rfind(firm, 0, begin) + len(firm) < place):
            firm = last
        lead = leads.going(leads.place_of(text))
        if house is None and named and _SAYS.search(text[start:begin]):
            house = _house(named[-1][1])
    names = frozenset(person.name for _, person in own.speakers)
    behind = _CLAUSE_END.split(text[begin:end], maxsplit=1)[0]
    return Ground(text[:end], text[start:begin], leads.heading, house, firm, names, behind, leads, lead)


def _firm_before(own: _Known, named: Sequence[Person], text: str, begin: int) -> str | None:
    """The firm named last in the paragraph: by its full name, by who speaks for it, or by figures told of it."""
    told = [firm for firm in (*map(_house, named), *own.held) if firm is not None and firm in text[:begin]]
    found = named_before(text, begin, _FULL_NAMES)
    if found is not None and (name := text[slice(*found)]) not in anaphora():
        told.append(name)
    return max(told, key=lambda name: text.rfind(name, 0, begin) + len(name), default=None)


_SAYS = late(
    r"(?:[他她]|(?:总经理|董事长|总裁|负责人|经理|总监|厂长|创始人)[\u4e00-\u9fff]{2,4})[^，。；]{0,8}?"
    r"(?:说|表示|介绍|告诉|透露|坦言|称|指出|认为)"
)
# 另一家企业的负责人接过话筒。他说: not the person named before.
_UNNAMED = late(
    r"(?:另一|[一某有]|几)(?:[家位名]|个)[^，。；]{0,12}?"
    r"(?:负责人|经理|老板|人士|企业家|客商|代表|高管|员工|工人)"
)
_CLAUSE_END = late("[，；：”]")
_FULL_NAMES = "股份有限公司|有限责任公司|有限公司|集团公司|公司|集团"


def _house(person: Person) -> str | None:
    """The firm for which a person speaks, where it is named."""
    name = person.organisation if person.group == "enterprise" else None
    return None if name is None or is_anaphor(name) or name in anaphora() else name


def _learn(own: _Known, annotation: Annotation, people: dict[str, Person]) -> None:
    content = annotation.content
    if isinstance(content, Person):
        own.speakers.append((annotation.span, people[annotation.id]))
    if isinstance(content, Place) and content.district_id:
        own.districts[content.district_id] = content.name
        if own.opened is None and annotation.span.start <= _whole(own.passage).start + _OPENING:
            own.opened = content.name
    if isinstance(content, Quotation):
        speaker = people.get(content.speaker or "")
        organisation = speaker.organisation if speaker is not None and speaker.group == "enterprise" else None
        if organisation is not None and not organisation.startswith(tuple(anaphora())):
            own.firms.append((annotation.span, organisation))


def _completed(annotation: Annotation, quantity: Quantity, own: _Known, reading: Reading, ground: Ground) -> Annotation:
    holder, measure = quantity.holder or "", quantity.measure or ""
    owner: str | None = None
    if quantity.type != "duration" and region_of(holder) is None:
        owner = _owner(annotation, holder, own, reading)
        if owner is None and not holder:
            owner = own.measured.get(measure)
    last = grounded(owner or holder, ground, measure, quantity.type)
    last = _gone_on(last, own, annotation.span, ground, quantity)
    if last is not None and measure and last != measure:
        own.measured[measure] = last
    if last is not None and kind_of(last) == "企" and last not in anaphora():
        own.held.append(last)
    return annotation if last == quantity.holder else replace(annotation, content=replace(quantity, holder=last))


def _gone_on(last: str | None, own: _Known, span: Span, ground: Ground, quantity: Quantity) -> str | None:
    """The holder, else what the sentence before was about, where this one names nothing else."""
    begin, _ = own.passage.joined.range_of(span)
    start, _ = own.passage.sentence_at(begin)
    if last is None and own.going is not None and quantity.type not in {"duration", "level"}:
        place, subject = own.going
        same = start == place and goes_on(subject, ground)
        if same or follows(subject, own.passage.text[place:start], ground, quantity.measure or ""):
            own.going = (start, subject)
            return subject
    elif last is not None and (leads_sentence(last, ground.sentence) or own.going is None):
        own.going = (start, last) if leads_sentence(last, ground.sentence) else None
    return last


def _owner(annotation: Annotation, holder: str, own: _Known, reading: Reading) -> str | None:
    if holder.startswith(("该行业", "该产业")):
        industry = _industry(own.passage, annotation, reading)
        return f"{own.district or ''}{industry}" if industry else None
    if not holder or anaphora().get(holder) == "企":
        firm = next((firm for span, firm in own.firms if annotation.span in span), None)
        if firm is not None:
            return firm
    if own.district is None or kind_of(holder) in {"企", "园", "项", "会"}:
        return None
    return own.district if own.district in holder else f"{own.district}{holder}"


def _whole(passage: Passage) -> Span:
    return passage.span(0, len(passage.text))


def _industry(passage: Passage, annotation: Annotation, reading: Reading) -> str | None:
    """该行业 and 该产业 are the industry named last before it in the paragraph: a cluster, or one by its form."""
    begin, _ = passage.joined.range_of(annotation.span)
    before = passage.text[max(0, begin - _BACK) : begin]
    named: list[str] = _INDUSTRY.findall(before)
    if named:
        return named[-1]
    names = [name for cluster in reading.taxonomy.clusters for name in cluster.names if name in before]
    return max(names, key=lambda name: (before.rfind(name) + len(name), len(name))) if names else None


_BACK = 400  # characters
_INDUSTRY = late(r"(?:我国|全国|全省|全市|全县|全区)[\u4e00-\u9fff]{2,10}?(?:制造业|服务业|产业|工业|农业)")
