"""Recipes as files: TOML with clusters, sections in order, items left out, template, title, issue, own words."""

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.model.pack import ALL, Recipe

_LISTS = frozenset(["clusters", "sections", "texts"])
_TEXTS = frozenset(["template", "title", "note"])


def load_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file; `TemplateError` names the file and what is wrong."""
    try:
        loaded = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise TemplateError(f"找不到选稿单“{path.name}”，请检查路径。", path) from None
    except OSError as error:
        raise TemplateError(f"打不开选稿单“{path.name}”（{error.strerror or error}）。", path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"选稿单“{path.name}”写法有误：{error}。", path) from None
    known = {field.name for field in fields(Recipe)}
    if unknown := sorted(loaded.keys() - known):
        raise TemplateError(f"选稿单“{path.name}”里有不认识的项：{'、'.join(unknown)}。", path)
    return Recipe(**{key: _value(key, value, path) for key, value in loaded.items() if value != ALL})


def _value(key: str, value: Any, path: Path) -> Any:
    if key in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key == "omitted" and isinstance(value, list):
        return frozenset(map(str, value))
    if key in _TEXTS and isinstance(value, str):
        return value
    if key == "issue" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if key == "date" and isinstance(value, date):
        return value
    if key == "reviewed_only" and isinstance(value, bool):
        return value
    if key == "grouping" and value in {"section", "cluster"}:
        return value
    raise TemplateError(f"选稿单“{path.name}”的“{key}”写法有误。", path)
