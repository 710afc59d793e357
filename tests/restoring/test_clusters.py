from datetime import date

import pytest
from extraction.pages import taxonomy

from briefing.restoring.clusters import clusters_of, named_cluster

DAY = date(2023, 11, 21)
CARS, DRUGS = "智能网联新能源汽车", "生物医药"


@pytest.mark.parametrize(
    ("cars", "drugs", "clusters"),
    [(8, 3, ("C01",)), (8, 4, ("C01", "C11")), (3, 8, ("C11",)), (2, 0, ()), (0, 0, ()), (4, 4, ("C01", "C11"))],
)
def test_a_second_cluster_needs_half_as_many_mentions_as_the_first(
    cars: int, drugs: int, clusters: tuple[str, ...]
) -> None:
    text = f"{CARS}，" * cars + f"{DRUGS}，" * drugs
    assert clusters_of([(text, 1.0)], taxonomy(), DAY) == clusters


@pytest.mark.parametrize(
    ("label", "cluster"), [("先进材料产业", "C03"), (f"{CARS}产业集群", "C01"), ("生物医药", "C11"), ("双向奔赴", None)]
)
def test_a_label_that_is_a_clusters_name_is_told_from_other_words(label: str, cluster: str | None) -> None:
    assert named_cluster(label, taxonomy(), DAY) == cluster
