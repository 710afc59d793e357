"""Whose a quantity is, where only people and places tell: the firm that speaks, the district that opens a paragraph.

`topics` has read what the text itself says; this runs after people, speech and places are known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction.nouns import anaphora, kind_of, region_of
from briefing.extraction.passages import Passage, Reading
from briefing.model.annotation import Annotation, Person, Place, Quantity, Quotation
from briefing.model.source import Span

_SHORT_NAME = re.compile(r"（(?:以下)?简称[：:]?“?(?P<name>[^）”]{2,12})”?）")
_OPENING = 8  # characters within which a paragraph names its subject


def complete_holders(reading: Reading, annotations: Sequence[Annotation]) -> list[Annotation]:
    """The annotations, with the holder of quantities that lack one filled in where the text leaves no doubt."""
    names = [m["name"] for passage in reading.passages for m in _SHORT_NAME.finditer(passage.text)]
    districts = {id(passage): _district(passage, annotations) for passage in reading.passages}
    return [
        _completed(annotation, annotation.content, reading, annotations, names, districts)
        if isinstance(annotation.content, Quantity) and annotation.content.duplicate_of is None
        else annotation
        for annotation in annotations
    ]


def _completed(
    annotation: Annotation,
    quantity: Quantity,
    reading: Reading,
    annotations: Sequence[Annotation],
    names: list[str],
    districts: dict[int, str | None],
) -> Annotation:
    passage = next((p for p in reading.passages if annotation.span in _whole(p)), None)
    holder = quantity.holder or ""
    if passage is None or quantity.type == "duration" or region_of(holder) is not None:
        return annotation
    owner: str | None = None
    if holder.startswith(("该行业", "该产业")):
        industry = _industry(passage, annotation, reading)
        owner = f"{districts[id(passage)] or ''}{industry}" if industry else None
    elif not holder or anaphora().get(holder) == "企":
        owner = _company(passage, annotation, annotations, names)
    if owner is None and kind_of(holder) not in {"企", "园", "项", "会"} and (place := districts[id(passage)]):
        owner = place if place in holder else f"{place}{holder}"
    if owner is None and not holder:
        owner = _same_measure(passage, annotation, annotations)
    return annotation if owner is None else replace(annotation, content=replace(quantity, holder=owner))


def _whole(passage: Passage) -> Span:
    return passage.span(0, len(passage.text))


def _district(passage: Passage, annotations: Sequence[Annotation]) -> str | None:
    """The district with which the paragraph opens, or whose officer opens it; only if it is the only one."""
    whole = _whole(passage)
    own = [(a, a.content) for a in annotations if isinstance(a.content, Place) and a.span in whole]
    if not own or len({place.district_id for _, place in own}) != 1:
        return None
    first = own[0][0].span.start
    return own[0][1].name if first <= whole.start + _OPENING else None


def _company(
    passage: Passage, annotation: Annotation, annotations: Sequence[Annotation], names: list[str]
) -> str | None:
    """The firm named by its short form in the sentence, else the firm for which the speaker speaks."""
    begin, _ = passage.joined.range_of(annotation.span)
    start, _ = passage.sentence_at(begin)
    before = passage.text[start:begin]
    found = [(before.rfind(name), name) for name in names if name in before]
    if found:
        return max(found)[1]
    people = {a.id: a.content for a in annotations if isinstance(a.content, Person)}
    for other in annotations:
        content = other.content
        if isinstance(content, Quotation) and annotation.span in other.span:
            speaker = people.get(content.speaker or "")
            if speaker is not None and speaker.group == "enterprise" and _names_firm(speaker.organisation):
                return speaker.organisation
    return None


def _names_firm(organisation: str | None) -> bool:
    """Whether it is a name, not 公司 or 集团 alone."""
    return organisation is not None and not organisation.startswith(tuple(anaphora()))


def _same_measure(passage: Passage, annotation: Annotation, annotations: Sequence[Annotation]) -> str | None:
    """The holder of the same measure earlier in the paragraph: 产量 … 产量."""
    whole = _whole(passage)
    own = annotation.content
    assert isinstance(own, Quantity)
    earlier = [
        a.content.holder
        for a in annotations
        if isinstance(a.content, Quantity) and a.span in whole and a.span.end <= annotation.span.start
        and a.content.measure == own.measure and own.measure is not None and a.content.holder is not None
    ]  # fmt: skip
    return earlier[-1] if earlier else None


def _industry(passage: Passage, annotation: Annotation, reading: Reading) -> str | None:
    """该行业 and 该产业 are the industry named last before it in the paragraph: a cluster, or one by its form."""
    begin, _ = passage.joined.range_of(annotation.span)
    before = passage.text[:begin]
    named: list[str] = _INDUSTRY.findall(before)
    if named:
        return named[-1]
    names = [name for cluster in reading.taxonomy.clusters for name in cluster.names if name in before]
    return max(names, key=lambda name: (before.rfind(name) + len(name), len(name))) if names else None


_INDUSTRY = re.compile(r"(?:我国|全国|全省|全市|全县|全区)[\u4e00-\u9fff]{2,10}?(?:制造业|服务业|产业|工业|农业)")
