"""What was found: an annotation is an envelope (where, by which rule, how sure) around pure content."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing.model.source import Span

Confidence = Literal["auto", "check", "decide"]
Nature = Literal["actual", "forecast", "target"]
QuantityType = Literal[
    "amount", "count", "percent", "growth", "share", "contribution", "points", "multiple", "fraction",
    "rank", "duration", "level", "area", "length", "mass", "energy", "other",
]  # fmt: skip
MultipleBasis = Literal["times-of", "increase-by"]
Group = Literal["government", "enterprise", "expert", "association", "media", "other"]
SpeakerBasis = Literal[
    "after-cue", "before-cue", "resumed", "pronoun", "same-paragraph", "previous-paragraph", "unnamed"
]
Stage = Literal["signed", "planned", "under-construction", "operating"]
Topic = Literal["foundation", "strength", "trend", "policy", "measure", "outcome", "district"]
ReviewState = Literal["pending", "accepted", "edited", "rejected"]


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a quantity speaks of: the words as printed and the days they cover, both ends included."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all that belongs to it.

    `value`, `low` and `high` are exact, in the unit's base scale (亿 and 万 multiplied out); a percent is its
    number with unit "%". A range has no value and both bounds; an open bound is None.
    """

    value: Decimal | None
    printed: str
    scale: str
    unit: str
    type: QuantityType
    low: Decimal | None = None
    high: Decimal | None = None
    approximation: str | None = None
    bound: str | None = None
    modality: str | None = None
    nature: Nature = "actual"
    basis: MultipleBasis | None = None
    period: Period | None = None
    measure: str | None = None
    holder: str | None = None
    scope: str | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; post and organisation as printed, `organisation_id` through the alias table."""

    name: str
    post: str | None = None
    organisation: str | None = None
    organisation_id: str | None = None
    group: Group = "other"
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Speech; `speaker` is a person annotation's id, `speaker_text` the name or description as printed."""

    direct: bool
    speaker: str | None = None
    speaker_text: str | None = None
    basis: SpeakerBasis | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event; `attendance` holds quantity ids, `clusters` ids of the taxonomy."""

    name: str
    date: dt.date | None = None
    place: str | None = None
    hosts: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project or a group of projects; `amount` is a quantity id."""

    name: str
    investor: str | None = None
    amount: str | None = None
    stage: Stage | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached by when; `quantity` is a quantity id, `deadline` the words as printed."""

    measure: str | None = None
    deadline: str | None = None
    quantity: str | None = None
    clusters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the body and what it speaks about."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class Place:
    """A district or zone named in the text, through the dated taxonomy."""

    district_id: str
    name: str


Content = Quantity | Person | Quotation | Event | Project | Target | Statement | Place

KINDS: dict[str, type[Content]] = {
    "quantity": Quantity,
    "person": Person,
    "quotation": Quotation,
    "event": Event,
    "project": Project,
    "target": Target,
    "statement": Statement,
    "place": Place,
}
_KIND_OF = {content: kind for kind, content in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of a source, what it states, which rule found it, and how sure that rule is.

    `id` is unique across a library and is made from source, kind and position (`3f2a9c1b70-q87`), so that it
    survives a second reading; `article` is the article's id within the source.
    """

    id: str
    source: str
    article: str
    span: Span
    rule: str
    confidence: Confidence
    content: Content

    @property
    def kind(self) -> str:
        """The content's name in the contract: quantity, person, …"""
        return _KIND_OF[type(self.content)]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of an annotation; `content` replaces the extracted one where the state is edited."""

    annotation: str
    state: ReviewState
    content: Content | None = None
    by: str | None = None
    at: dt.datetime | None = None
    note: str | None = None
