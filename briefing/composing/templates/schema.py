"""What a template may say: every key with how its value is read."""

from types import MappingProxyType
from typing import Any, get_args

from briefing.composing.templates.measures import WrongValueError, color, length, size
from briefing.composing.templates.reading import (
    Table,
    WrongKeyError,
    number,
    one_of,
    text,
    texts,
    whole,
    wording,
    yes_no,
)
from briefing.model.pack import (
    FontChoice,
    Geometry,
    Grid,
    Grouping,
    Kind,
    Marks,
    PageNumber,
    Style,
    Template,
    Theme,
)

_MOST_PAGES, _MOST_ISSUES = 999, 99_999
_SERIES = "series"
_POINTS_A_MM = 72 / 25.4
STYLES = (
    "body", "lead", "note", "quote", "attribution", "caption", "source", "evidence", "heading1", "heading2", "heading3",
    "title", "subtitle", "name", "table", "table_head", "toc1", "toc2", "footer", "running", "marking", "signature",
    "imprint", "tile", "tile_note",
)  # fmt: skip
"""The styles that every template has, most of them from its preset."""
ROLES = ("song", "title", "hei", "kai", "number")
COLORS = ("accent", "rule", "muted", "figure", "table_head")
MASTHEAD = {
    "title": ("clusters", "event"), "title_many": ("clusters", "event"), "subtitle": ("clusters", "event"), "name": (),
    "organisation": (), "issue": ("number", "total"), "issuer": (), "marking": (), "secrecy": (), "report_to": (),
    "send_to": (), "distribute_to": (), "copies": (),
}  # fmt: skip
"""The words of the head and the foot, and what may stand in braces."""
WORDING = {
    "summary.lead": ("cluster",), "cluster.lead": ("cluster",), "note.lead": (), "pull-quote.attribution": ("speaker",),
    "key-figure.caption": ("cluster",), "key-figure.chart": (), "comparison.caption": (), "comparison.chart": (),
    "comparison.note": (), "person.caption": (), "source.resolved": ("pairs",), "key-figure.trend": ("measure",),
    "key-figure.shares": (), "target.chart": (), "target.reached": (), "district.chart": (),
}  # fmt: skip
"""The fixed wordings that every template must have, and what may stand in braces."""


def template_of(key: str, table: Table) -> Template:
    """The template that the file's tables describe; `WrongKeyError` for what is unknown, missing or wrong."""
    table.take("preset", text, "")
    template = Template(
        id=key,
        name=table.take("name", text),
        description=table.take("description", text, ""),
        kind=table.take("kind", one_of(*get_args(Kind))),
        sections=table.take("sections", _sections),
        grouping=table.take("grouping", one_of(*get_args(Grouping)), "section"),
        contents=table.take("contents", yes_no, False),
        cover=table.take("cover", yes_no, False),
        cluster_headings=table.take("cluster_headings", yes_no, True),
        masthead=_masthead(table.table("masthead")),
        wording=_wording(table.table("wording")),
        theme=_theme(table),
        marks=table.take("marks", one_of(*get_args(Marks)), "sentence"),
        pages=table.take("pages", whole(0, _MOST_PAGES), 0) or None,
        preprinted=table.take("preprinted", yes_no, False),
    )
    table.done()
    return template


def _sections(value: object) -> tuple[str, ...]:
    from briefing.composing.sections import SECTIONS

    keys = texts(value)
    if not keys:
        raise WrongValueError("至少要有一个栏目")
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise WrongValueError(f"“{twice[0]}”写了两次")
    for key in keys:
        if key not in SECTIONS:
            raise WrongValueError(f"没有“{key}”这个栏目，可用：{'、'.join(SECTIONS)}")
    return keys


def _masthead(table: Table) -> MappingProxyType[str, str]:
    needed = {"title", "title_many"}
    words = {
        key: table.take(key, wording(*fields)) if key in needed else table.take(key, wording(*fields), "")
        for key, fields in MASTHEAD.items()
    }
    words["issues_before"] = str(table.take("issues_before", whole(0, _MOST_ISSUES), 0))
    table.done()
    return MappingProxyType(words)


def _wording(table: Table) -> MappingProxyType[str, str]:
    words = {key: table.take(key, wording(*fields)) for key, fields in WORDING.items()}
    table.done()
    return MappingProxyType(words)


def _theme(table: Table) -> Theme:
    page = _page(table.table("page"))
    grid = _grid(table.table("grid"))
    roles = {role: _font(below) for role, below in table.table("fonts").tables().items()}
    for role in ROLES:
        if role not in roles:
            raise WrongKeyError(("fonts", role), "缺少这一项")
    styles = table.table("styles")
    return Theme(
        page=page,
        fonts=MappingProxyType(roles),
        styles=MappingProxyType(_styles(styles, tuple(roles), page, grid)),
        colors=MappingProxyType(_colors(table.table("colors"))),
        number=_page_number(table.table("page_number")),
        grid=grid,
    )


def _page(table: Table) -> Geometry:
    sides = {side: table.take(side, length) for side in ("width", "height", "top", "bottom", "left", "right")}
    table.done()
    for side, value in sides.items():
        if value < 0:
            raise WrongKeyError(("page", side), "不能是负数")
    for side, other, whole_side in (("left", "right", "width"), ("top", "bottom", "height")):
        if sides[whole_side] - sides[side] - sides[other] < _LEAST_TEXT:
            raise WrongKeyError(("page", side), f"页边太宽，纸上剩不下 {_LEAST_TEXT} 毫米的版心")
    return Geometry(**sides)


_LEAST_TEXT = 40  # mm


def _grid(table: Table) -> Grid | None:
    if not table.values:
        return None
    found = Grid(table.take("lines", whole(1, 200)), table.take("characters", whole(1, 200)))
    table.done()
    return found


def _page_number(table: Table) -> PageNumber:
    plain = PageNumber()
    found = PageNumber(
        form=table.take("form", wording("page", "pages"), plain.form),
        gap=table.take("gap", length, plain.gap),
        place=table.take("place", one_of("outer", "center", "none"), plain.place),
        inset=table.take("inset", number, plain.inset),
    )
    table.done()
    return found


def _font(table: Table) -> FontChoice:
    found = FontChoice(
        word=table.take("word", text),
        latin=table.take("latin", text),
        file=table.take("file", _file_name),
        names=table.take("names", texts, ()),
        stands_in=table.take("stands_in", text, "内置字体"),
    )
    table.done()
    return found


def _file_name(value: object) -> str:
    """A font's file name, no path: fonts stand in the program's or in the user's folder."""
    name = text(value)
    if not name or "/" in name or "\\" in name:
        raise WrongValueError("应是字体的文件名，不带路径")
    return name


def _colors(table: Table) -> dict[str, str]:
    found = {role: table.take(role, color) for role in COLORS}
    for position, value in enumerate(table.take(_SERIES, _series), 1):
        found[f"{_SERIES}{position}"] = value
    table.done()
    return found


def _series(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) < _FEWEST_COLORS:
        raise WrongValueError(f"应是方括号里的 {_FEWEST_COLORS} 种颜色")
    return tuple(map(color, value))


_FEWEST_COLORS = 4


def _styles(table: Table, roles: tuple[str, ...], page: Geometry, grid: Grid | None) -> dict[str, Style]:
    named = table.tables()
    for name in named:
        if name not in STYLES:
            raise WrongKeyError(("styles", name), f"没有这种样式，可用：{'、'.join(STYLES)}")
    for name in STYLES:
        if name not in named:
            raise WrongKeyError(("styles", name), "缺少这一项")
    return {name: _style(below, roles, page, grid) for name, below in named.items()}


def _style(table: Table, roles: tuple[str, ...], page: Geometry, grid: Grid | None) -> Style:
    on_grid = table.take("grid", yes_no, False)
    if on_grid and grid is None:
        raise WrongKeyError((*table.path, "grid"), "没有 [grid]，不能按格排字")
    leading = (page.height - page.top - page.bottom) * _POINTS_A_MM / grid.lines if on_grid and grid else None
    plain: Any = {field: table.take(field, number, 0.0) for field in ("indent", "left", "right")}
    found = Style(
        font=table.take("font", one_of(*roles)),
        size=table.take("size", size),
        leading=leading if leading is not None else table.take("leading", size),
        align=table.take("align", one_of("justify", "left", "center", "right"), "justify"),
        color=table.take("color", color, "#000000"),
        before=table.take("before", _points, 0.0),
        after=table.take("after", _points, 0.0),
        grid=on_grid,
        **plain,
    )
    table.done(known=("leading",))
    _check_room(table, found, page, grid)
    return found


def _check_room(table: Table, style: Style, page: Geometry, grid: Grid | None) -> None:
    """Lines must not run into each other, nor off the column."""
    width = (page.width - page.left - page.right) * _POINTS_A_MM
    height = (page.height - page.top - page.bottom) * _POINTS_A_MM
    if style.grid and grid is not None and style.leading < style.size:
        raise WrongKeyError(("grid", "lines"), f"每面 {grid.lines} 行排不下 {style.size:g} 磅的字")
    if style.grid and grid is not None and width / grid.characters < style.size * _CLOSEST:
        raise WrongKeyError(("grid", "characters"), f"每行 {grid.characters} 字排不下 {style.size:g} 磅的字")
    if style.leading < style.size * _CLOSEST:
        raise WrongKeyError((*table.path, "leading"), f"行距比字号（{style.size:g} 磅）小，字会叠在一起")
    if style.leading * _FEWEST_LINES > height:
        raise WrongKeyError((*table.path, "leading"), "行距太大，版心里排不下几行")
    for key in ("indent", "left", "right"):
        if (
            getattr(style, key)
            and (style.left + style.right + abs(style.indent) + _FEWEST_CHARACTERS) * style.size > width
        ):
            raise WrongKeyError((*table.path, key), "缩进太多，一行里排不下几个字")


_CLOSEST = 0.9  # of the size, from one line or character to the next
_FEWEST_LINES, _FEWEST_CHARACTERS = 4, 6


def _points(value: object) -> float:
    return length(value, "磅")
