"""Clusters, districts and agencies, each with the days between which it is valid and how well it is sourced."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EvidenceLevel = Literal["original", "secondary", "unsourced"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What every entry of a taxonomy has; `valid_from` and `valid_to` are included days, None is open."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    evidence: EvidenceLevel = "unsourced"
    evidence_source: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)

    def valid_on(self, day: date | None) -> bool:
        """Whether the entry is in force on that day; an unknown day counts as yes."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Cluster(Entry):
    """An industrial cluster (产业集群); `tier` is the id of its tier."""

    tier: str | None = None


@dataclass(frozen=True, slots=True)
class District(Entry):
    """A district, county or development zone; `successor` is the id of the one that followed it."""

    kind: str = "district"
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Agency(Entry):
    """A public body; its aliases are the short forms that newspapers use."""

    level: str | None = None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A city's clusters, districts and agencies; `city` is the full name (重庆市), with its short forms."""

    id: str
    name: str
    city: Entry
    clusters: tuple[Cluster, ...] = ()
    districts: tuple[District, ...] = ()
    agencies: tuple[Agency, ...] = ()
    tiers: tuple[Entry, ...] = ()

    def cluster(self, cluster_id: str) -> Cluster | None:
        """The cluster of that id, or None."""
        return next((c for c in self.clusters if c.id == cluster_id), None)

    def district(self, district_id: str) -> District | None:
        """The district of that id, or None."""
        return next((d for d in self.districts if d.id == district_id), None)
