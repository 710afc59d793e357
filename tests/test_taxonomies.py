from datetime import date
from pathlib import Path

import pytest

from briefing import paths
from briefing.errors import TemplateError
from briefing.taxonomies import load_taxonomy

SHIPPED = paths.resource("taxonomies", "chongqing.yaml")
HEAD = "schema: briefing/taxonomy/1\nid: other\nname: 另一城市\ncity: {id: X, name: 某市}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "某市.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_taxonomy_has_unique_ids_and_names_of_its_clusters() -> None:
    taxonomy = load_taxonomy(SHIPPED)
    entries = [*taxonomy.clusters, *taxonomy.districts, *taxonomy.agencies]
    assert len({entry.id for entry in entries}) == len(entries)
    assert {"C01", "C02", "C03"} <= {cluster.id for cluster in taxonomy.clusters}


def test_another_city_brings_its_own_with_dates_and_evidence(tmp_path: Path) -> None:
    taxonomy = load_taxonomy(written(tmp_path, HEAD + (
        "districts:\n- {id: D1, name: 老区, aliases: [旧区], valid_to: 2020-12-31, successor: D2,"
        " evidence: {level: official, source: 公报}}\n- {id: D2, name: 新区, valid_from: '2021-01-01'}\n"
    )))  # fmt: skip
    old, new = taxonomy.districts
    assert (old.aliases, old.successor, old.evidence, old.evidence_source) == (("旧区",), "D2", "official", "公报")
    assert (old.valid_on(date(2020, 6, 1)), old.valid_on(date(2021, 6, 1))) == (True, False)
    assert (new.valid_from, new.evidence) == (date(2021, 1, 1), "unsourced")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("schema: else/1\n", "不是分类表"),
        ("- 一\n- 二\n", "不是分类表"),
        ("schema: [\n", "读不了"),
        (HEAD + "clusters:\n- {name: 无编号}\n", "有误"),
        (HEAD + "districts:\n- {id: D1, name: 甲, valid_from: 昨天}\n", "有误"),
    ],
)
def test_a_wrong_taxonomy_is_refused_with_its_name(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(TemplateError, match=word) as caught:
        load_taxonomy(written(tmp_path, text))
    assert "某市.yaml" in caught.value.message


def test_a_missing_taxonomy_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="没有"):
        load_taxonomy(tmp_path / "没有.yaml")
