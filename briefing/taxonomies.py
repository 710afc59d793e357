"""Loads a taxonomy: a YAML file in which every entry has its days and how well it is sourced."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.model.taxonomy import Agency, Cluster, District, Entry, Taxonomy

SCHEMA = "briefing/taxonomy/1"


@cache
def load_taxonomy(path: Path) -> Taxonomy:
    """The taxonomy in that file; `TemplateError` names what is wrong with it."""
    import yaml

    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both are safe loaders
    except (OSError, yaml.YAMLError) as error:
        raise TemplateError(f"读不了分类表“{path.name}”：{error}。", path) from error
    if not isinstance(loaded, dict) or loaded.get("schema") != SCHEMA:
        raise TemplateError(f"“{path.name}”不是分类表（应写有 schema: {SCHEMA}）。", path)
    try:
        return _taxonomy(loaded)
    except (KeyError, TypeError, ValueError) as error:
        raise TemplateError(f"分类表“{path.name}”有误：{error}。", path) from error


def _taxonomy(loaded: Mapping[str, Any]) -> Taxonomy:
    return Taxonomy(
        id=loaded["id"],
        name=loaded["name"],
        city=Entry(**_common(loaded["city"])),
        tiers=tuple(Entry(**_common(item)) for item in loaded.get("tiers", ())),
        clusters=tuple(Cluster(**_common(item), tier=item.get("tier")) for item in loaded.get("clusters", ())),
        districts=tuple(
            District(**_common(item), kind=item.get("kind", "district"), successor=item.get("successor"))
            for item in loaded.get("districts", ())
        ),
        agencies=tuple(Agency(**_common(item), level=item.get("level")) for item in loaded.get("agencies", ())),
    )


def _common(item: Mapping[str, Any]) -> dict[str, Any]:
    evidence = item.get("evidence") or {}
    return {
        "id": str(item["id"]),
        "name": item["name"],
        "aliases": tuple(item.get("aliases") or ()),
        "valid_from": _day(item.get("valid_from")),
        "valid_to": _day(item.get("valid_to")),
        "evidence": evidence.get("level", "unsourced"),
        "evidence_source": evidence.get("source"),
    }


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
