"""Which styles the Word draft has: their names in Word and their looks, taken or derived from the theme."""

from dataclasses import dataclass, replace
from typing import Literal

from briefing.model.document import Emphasis, Role
from briefing.model.pack import Style, Theme

Border = Literal["", "top", "bottom"]

COVER_SIZES = (36.0, 26.0)
"""Points of the cover's title: 小初, or 一号 where 小初 would take too many lines."""

_AIR = 10.0
"""Points around the name of a bulletin: its head takes up to a third of the first page."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: its id in the file, its name in Word, its theme style, and what Word does with it.

    `outline` is the level from 0 in the navigation pane, None outside it; `follows` is the style of the next
    paragraph typed; `tab` is the leader of a right tab at the text area's edge, None for no tab.
    """

    id: str
    name: str
    style: Style
    outline: int | None = None
    keep_next: bool = False
    follows: str = "Normal"
    custom: bool = True
    tab: Literal["none", "dot"] | None = None
    border: Border = ""
    snap: bool = True


ROLE_STYLES: dict[Role, str] = {
    "body": "Normal",
    "lead": "Lead",
    "note": "Note",
    "quote": "Quotation",
    "attribution": "Attribution",
    "caption": "ChartCaption",
    "source": "Source",
}
EMPHASIS_STYLES: dict[Emphasis, str] = {
    "plain": "",
    "strong": "StrongText",
    "figure": "KeyFigure",
    "speaker": "Speaker",
}


def looks(theme: Theme) -> list[Look]:
    """Every paragraph style, Normal first."""
    return [*_built_in(theme), *_contents(theme), *_roles(theme), *_masthead(theme)]


def style(theme: Theme, name: str) -> Style:
    """The theme's style of that name, else its body style without indent."""
    return theme.styles.get(name) or replace(theme.styles["body"], indent=0)


def _built_in(theme: Theme) -> list[Look]:
    headings = [
        Look(f"Heading{n}", f"heading {n}", style(theme, f"heading{n}"), n - 1, keep_next=True, custom=False)
        for n in (1, 2, 3)
    ]
    half_line = style(theme, "body").leading / 2
    title = replace(style(theme, "title"), after=half_line)
    subtitle = replace(style(theme, "subtitle"), after=half_line)
    return [
        Look("Normal", "Normal", style(theme, "body"), custom=False),
        *headings,
        Look("Title", "Title", title, keep_next=True, custom=False),
        Look("Subtitle", "Subtitle", subtitle, keep_next=True, custom=False),
        Look("Footer", "footer", style(theme, "footer"), follows="Footer", custom=False, snap=False),
    ]


def _contents(theme: Theme) -> list[Look]:
    second = style(theme, "toc2")
    levels = (style(theme, "toc1"), second, theme.styles.get("toc3") or replace(second, left=second.left + 2))
    entries = [
        Look(f"TOC{n}", f"toc {n}", look, custom=False, tab="dot", follows=f"TOC{n}")
        for n, look in enumerate(levels, 1)
    ]
    title = replace(style(theme, "title"), after=style(theme, "body").leading / 2)
    return [Look("TOCHeading", "TOC Heading", title, keep_next=True, custom=False), *entries]


def _roles(theme: Theme) -> list[Look]:
    table = replace(style(theme, "table"), align="left")
    gap = replace(table, size=5, leading=10)
    drawing = replace(style(theme, "caption"), before=6, after=6)
    return [
        Look("Lead", "导语", style(theme, "lead")),
        Look("Note", "按语", style(theme, "note")),
        Look("Quotation", "引语", style(theme, "quote"), keep_next=True, follows="Attribution"),
        Look("Attribution", "出处", style(theme, "attribution")),
        Look("ChartCaption", "图表题", style(theme, "caption"), keep_next=True),
        Look("Source", "来源", style(theme, "source"), follows="Source"),
        Look("TableText", "表格文字", table, follows="TableText"),
        Look("TableHead", "表头", style(theme, "table_head"), keep_next=True, follows="TableHead"),
        Look("TileFigure", "要点数字", style(theme, "tile"), keep_next=True, follows="TileNote", snap=False),
        Look("TileNote", "要点数字说明", style(theme, "tile_note"), follows="TileNote", snap=False),
        Look("TableGap", "表后空行", gap),
        Look("Drawing", "图", replace(drawing, leading=0), snap=False),
    ]


def _masthead(theme: Theme) -> list[Look]:
    plain = replace(style(theme, "body"), indent=0, align="left")
    name = style(theme, "name")
    above = replace(name, size=name.size * 0.6, leading=name.leading * 0.6, before=_AIR)
    cover = replace(style(theme, "title"), size=COVER_SIZES[0], leading=COVER_SIZES[0] * 1.5)
    imprint = replace(style(theme, "imprint"), left=2, indent=-2)
    centred = replace(plain, align="center")
    return [
        Look("Marking", "密级", style(theme, "marking")),
        Look("MarkingLine", "密级与份号", style(theme, "marking"), tab="none"),
        Look("Running", "页眉", style(theme, "running"), follows="Running", tab="none", snap=False),
        Look("Signature", "署名", style(theme, "signature"), follows="Signature"),
        Look("LineHead", "题下", style(theme, "subtitle"), tab="none", border="bottom"),
        Look("CoverTitle", "封面标题", cover, follows="Subtitle"),
        Look("CoverLine", "封面落款", centred),
        Look("Organisation", "报头机关", above),
        Look("MastheadName", "报头名称", replace(name, before=_AIR, after=_AIR)),
        Look("Issue", "期号", centred),
        Look("IssueLine", "编发", replace(plain, before=_AIR), tab="none", border="bottom"),
        Look("Imprint", "版记", imprint, follows="Imprint"),
    ]
