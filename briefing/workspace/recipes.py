"""Recipes as files: TOML with clusters, sections in order, items left out, template, title, issue, own words."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from briefing import paths
from briefing.errors import TemplateError
from briefing.model.pack import ALL, Marks, Recipe

LAST_COPY = 999_999
"""The last 份号 that six digits hold."""
_LISTS = frozenset(["clusters", "sections", "texts"])
_ANY = frozenset(["clusters", "sections"])
"""Items that may say "all"."""


def recipe_files() -> dict[str, Path]:
    """Name to file: the user's recipes, then the shipped ones whose names are free."""
    found: dict[str, Path] = {}
    for folder in (paths.user_data() / "recipes", paths.resource("recipes")):
        for path in sorted(folder.glob("*.toml")):
            found.setdefault(path.stem, path)
    return found


def find_recipe(name: Path) -> Recipe:
    """The recipe of that name, or in that file."""
    known = recipe_files()
    return load_recipe(known[str(name)] if str(name) in known and not name.exists() else name)


def load_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file; `TemplateError` names the file and what is wrong."""
    try:
        loaded = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise TemplateError(f"找不到选稿单“{path.name}”，请检查路径。", path) from None
    except OSError as error:
        raise TemplateError(f"打不开选稿单“{path.name}”（{error.strerror or error}）。", path) from None
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of thousands of digits
        raise TemplateError(f"选稿单“{path.name}”写法有误：{error}。", path) from None
    known = {field.name for field in fields(Recipe)} - {"issues_made"}
    if unknown := sorted(loaded.keys() - known):
        raise TemplateError(f"选稿单“{path.name}”里有不认识的项：{'、'.join(unknown)}。", path)
    return Recipe(**{key: _value(key, value, path) for key, value in loaded.items() if not _is_all(key, value)})


def legible(recipe: Recipe) -> Recipe:
    """The recipe with the editor's own words as files can hold them: without lone surrogates and control characters."""
    from briefing.rendering.xmltext import legal

    title = None if recipe.title is None else legal(recipe.title)
    note = None if recipe.note is None else legal(recipe.note)
    marking = None if recipe.marking is None else legal(recipe.marking)
    secrecy = None if recipe.secrecy is None else legal(recipe.secrecy)
    texts = tuple(map(legal, recipe.texts))
    return replace(recipe, title=title, note=note, texts=texts, marking=marking, secrecy=secrecy)


def _is_all(key: str, value: Any) -> bool:
    return key in _ANY and value == ALL


def _value(key: str, value: Any, path: Path) -> Any:
    if not _RIGHT[key](value):
        raise TemplateError(f"选稿单“{path.name}”的“{key}”写法有误。", path)
    if key in _LISTS:
        return tuple(value)
    return frozenset(value) if key == "omitted" else value


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_RIGHT: Mapping[str, Callable[[Any], bool]] = {
    "clusters": _is_texts,
    "sections": _is_texts,
    "texts": _is_texts,
    "omitted": _is_texts,
    "template": _is_text,
    "title": _is_text,
    "note": _is_text,
    "issue": lambda value: type(value) is int,
    "pages": lambda value: type(value) is int and value > 0,
    "copy_number": lambda value: type(value) is int and 0 < value <= LAST_COPY,
    "marks": lambda value: value in get_args(Marks),
    "marking": _is_text,
    "secrecy": _is_text,
    "date": lambda value: type(value) is date,
    "reviewed_only": lambda value: type(value) is bool,
    "grouping": lambda value: value in ("section", "cluster"),
}
"""What each item of the file must be; TOML's true is no number, its date with a time no day."""
