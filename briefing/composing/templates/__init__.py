"""Loads a template's folder; a mistake in it is reported with its file and line.

A template stands on a preset: what its own file does not say is taken from there.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from briefing import paths
from briefing.composing.templates.places import line_of
from briefing.composing.templates.reading import Table, WrongKeyError
from briefing.composing.templates.schema import template_of
from briefing.errors import TemplateError
from briefing.model.pack import Template

__all__ = ["FILE", "load_template", "read_template", "template_ids"]

FILE = "template.toml"
PRESET = "preset"
_AT = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")
_ORDER = ("report", "bulletin", "digest", "card", "paper")


def template_ids() -> tuple[str, ...]:
    """The ids of the templates: the shipped ones, then the user's own in alphabetical order."""
    shipped = [key for key in _ORDER if (paths.templates() / key / FILE).is_file()]
    return tuple(dict.fromkeys((*shipped, *sorted(_folders()))))


def _folders() -> dict[str, Path]:
    """Id to folder; the user's own stands before a shipped one of the same name."""
    found: dict[str, Path] = {}
    for base in (user_templates(), paths.templates()):
        for file in sorted(base.glob(f"*/{FILE}")):
            found.setdefault(file.parent.name, file.parent)
    return found


def user_templates() -> Path:
    """The folder into which a user puts templates."""
    return paths.user_data() / "templates"


def load_template(template_id: str) -> Template:
    """The template of that id; `TemplateError` where there is none or it is wrong."""
    folders = _folders()
    if template_id not in folders:
        raise TemplateError(f"没有“{template_id}”这个模板；现有模板：{'、'.join(template_ids())}。", template_id)
    folder = folders[template_id]
    return _read(folder, _changed(folder))


def _changed(folder: Path) -> int:
    try:
        return (folder / FILE).stat().st_mtime_ns
    except OSError:
        return 0


def read_template(folder: Path) -> Template:
    """The template in that folder; `TemplateError` says what is wrong in which line."""
    return _read(folder, _changed(folder))


@cache
def _read(folder: Path, _changed: int) -> Template:
    file = folder / FILE
    text, own = _loaded(file)
    preset, base_text, base = _preset(file, text, own)
    try:
        return template_of(folder.name, Table(_over(base, own)))
    except WrongKeyError as wrong:
        # what goes wrong in a table that the template changes is the template's doing
        if preset is not None and _holds(base, wrong.path) and not _holds(own, wrong.path[:-1] or wrong.path):
            raise _mistake(preset, base_text, wrong) from wrong
        raise _mistake(file, text, wrong) from wrong


def _loaded(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        raise TemplateError(f"读不了“{_named(file)}”：{error.strerror}。", file) from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"“{_named(file)}”不是 UTF-8 编码的文本，请另存为 UTF-8。", file) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOML error
        where = _AT.search(str(error))
        told = f"第 {where['line']} 行第 {where['column']} 个字符处" if where else ""
        raise TemplateError(
            f"“{_named(file)}”{told}写法有误，不合 TOML 的规定（引号、方括号、等号是否成对）。", file
        ) from error


def _preset(file: Path, text: str, own: dict[str, Any]) -> tuple[Path | None, str, dict[str, Any]]:
    """The preset that a template names, nothing where it names none."""
    if PRESET not in own:
        return None, "", {}
    folder = paths.resource("presets")
    known = sorted(path.stem for path in folder.glob("*.toml"))
    if own[PRESET] not in known:
        raise _mistake(file, text, WrongKeyError((PRESET,), f"只能是 {'、'.join(known)}"))
    preset = folder / f"{own[PRESET]}.toml"
    return preset, *_loaded(preset)


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The preset's tables with the template's keys put over them, table by table."""
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _holds(loaded: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    value: Any = loaded
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


def _mistake(file: Path, text: str, wrong: WrongKeyError) -> TemplateError:
    line = line_of(text, wrong.path)
    where = f"第 {line} 行的" if line else "里的"
    return TemplateError(f"“{_named(file)}”{where}“{'.'.join(wrong.path)}”：{wrong.message}。", file)


def _named(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
