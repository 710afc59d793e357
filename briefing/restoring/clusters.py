"""Which industrial clusters an article speaks of, by how often and where their names stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from briefing.model.taxonomy import Cluster, Taxonomy

FEWEST = 3.0  # weighted mentions below which a cluster is only touched upon
SHARE = 0.5  # of the leading cluster's mentions that a second one needs


def clusters_of(weighted: Iterable[tuple[str, float]], taxonomy: Taxonomy, day: date | None) -> tuple[str, ...]:
    """Ids of the clusters of an article given its texts with weights (headline 3, lead 2, body 1)."""
    names = _names(taxonomy, day)
    counts: Counter[str] = Counter()
    for text, weight in weighted:
        for cluster_id, number in count_names(text, names).items():
            counts[cluster_id] += number * weight  # type: ignore[assignment]  # weights are fractions
    if not counts:
        return ()
    most = max(counts.values())
    least = max(FEWEST, most * SHARE)
    return tuple(key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if counts[key] >= least)


def _names(taxonomy: Taxonomy, day: date | None) -> tuple[tuple[str, str], ...]:
    """Names and ids, the longest name first, so that 新能源汽车 is not counted in 智能网联新能源汽车 again."""
    return _names_of(_Identity(taxonomy), day)


class _Identity:
    """A taxonomy as a key: the same object, without a look at its hundreds of entries."""

    __slots__ = ("taxonomy",)

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy

    def __hash__(self) -> int:
        return id(self.taxonomy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.taxonomy is other.taxonomy


@lru_cache(maxsize=8)
def _names_of(key: _Identity, day: date | None) -> tuple[tuple[str, str], ...]:
    taxonomy = key.taxonomy
    pairs = [(name, c.id) for c in taxonomy.clusters if c.valid_on(day) for name in _spoken(c)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[1])))


def _spoken(cluster: Cluster) -> tuple[str, ...]:
    return tuple(name for name in cluster.names if len(name) > 1)


def count_names(text: str, names: Sequence[tuple[str, str]]) -> Counter[str]:
    """How often each id is named; characters of a longer name are not counted for a shorter one."""
    counts: Counter[str] = Counter()
    rest = text
    for name, key in names:
        if name in rest:
            counts[key] += rest.count(name)
            rest = rest.replace(name, "\0")
    return counts


def named_cluster(label: str, taxonomy: Taxonomy, day: date | None) -> str | None:
    """The cluster that a label is the name of (先进材料产业), or None."""
    bare = label.removesuffix("产业集群").removesuffix("集群")
    for name, key in _names(taxonomy, day):
        if bare in {name, f"{name}产业", f"{name}业"} or label == name:
            return key
    return None
