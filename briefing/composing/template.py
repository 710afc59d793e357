"""Loads a template's folder; a mistake in it is reported with its file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from briefing import paths
from briefing.errors import TemplateError
from briefing.model.pack import FontChoice, Geometry, Marks, Style, Template, Theme

FILE = "template.toml"


def template_ids() -> tuple[str, ...]:
    """The ids of the shipped templates, in alphabetical order reversed so that the report comes first."""
    folders = [path.parent.name for path in paths.templates().glob(f"*/{FILE}")]
    return tuple(sorted(folders, reverse=True))


def load_template(template_id: str) -> Template:
    """The shipped template of that id; `TemplateError` where there is none or it is wrong."""
    if template_id not in template_ids():
        known = "、".join(template_ids())
        raise TemplateError(f"没有“{template_id}”这个模板；现有模板：{known}。", template_id)
    return read_template(paths.templates() / template_id)


@cache
def read_template(folder: Path) -> Template:
    """The template in that folder."""
    file = folder / FILE
    try:
        loaded = tomllib.loads(file.read_text("utf-8"))
        return _template(folder.name, loaded)
    except OSError as error:
        raise TemplateError(f"读不了模板“{folder.name}”：{error.strerror}。", file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"模板“{folder.name}”的 {FILE} 写法有误：{error}。", file) from error
    except (KeyError, TypeError, ValueError) as error:
        raise TemplateError(f"模板“{folder.name}”缺少或写错了 {error}。", file) from error


WORDING = frozenset(
    [
        "summary.lead", "cluster.lead", "note.lead", "pull-quote.attribution", "key-figure.caption", "key-figure.chart",
        "comparison.caption", "comparison.chart", "comparison.note", "person.caption", "source.resolved",
    ]
)  # fmt: skip
"""The fixed wordings that every template must have."""

_USUAL = {
    "key-figure.trend": "{measure}走势", "key-figure.shares": "构成", "target.chart": "发展目标时间轴",
    "target.reached": "目标与实绩对照", "district.chart": "产业地图：集群与区县",
}  # fmt: skip
"""Titles of charts, for templates that have none of their own."""


def _check_wording(wording: Mapping[str, str]) -> None:
    if missing := sorted(WORDING - wording.keys()):
        raise ValueError(f"[wording] 中的 {'、'.join(missing)}")


def _template(key: str, loaded: dict[str, Any]) -> Template:
    template = Template(
        id=key,
        name=loaded["name"],
        description=loaded.get("description", ""),
        kind=loaded["kind"],
        sections=tuple(loaded["sections"]),
        grouping=loaded.get("grouping", "section"),
        contents=loaded.get("contents", True),
        cover=loaded.get("cover", False),
        cluster_headings=loaded.get("cluster_headings", True),
        masthead=MappingProxyType(dict(loaded.get("masthead", {}))),
        wording=MappingProxyType({**_USUAL, **loaded.get("wording", {})}),
        theme=_theme(loaded),
        marks=_one_of(loaded.get("marks", "sentence"), get_args(Marks), "marks"),
    )
    _check_wording(template.wording)
    return template


def _one_of(value: Any, allowed: tuple[Any, ...], key: str) -> Any:
    if value not in allowed:
        raise ValueError(f"{key}：只能是 {'、'.join(allowed)}")
    return value


def _theme(loaded: dict[str, Any]) -> Theme:
    colors = dict(loaded["colors"])
    for number, color in enumerate(colors.pop("series"), 1):
        colors[f"series{number}"] = color
    fonts = {role: _font(font) for role, font in loaded["fonts"].items()}
    styles = {name: Style(**style) for name, style in loaded["styles"].items()}
    return Theme(
        page=Geometry(**loaded["page"]),
        fonts=MappingProxyType(fonts),
        styles=MappingProxyType(styles),
        colors=MappingProxyType(colors),
    )


def _font(loaded: dict[str, Any]) -> FontChoice:
    return FontChoice(**{**loaded, "names": tuple(loaded.get("names", ()))})
