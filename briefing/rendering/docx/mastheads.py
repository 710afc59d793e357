"""What stands before and after the text: the cover of a report, the red head and the imprint of a bulletin."""

import math
from dataclasses import replace
from datetime import date

from briefing.model.document import Masthead
from briefing.model.pack import Style, Theme
from briefing.rendering.docx.looks import COVER_SIZES, style
from briefing.rendering.docx.paragraphs import paragraph, run
from briefing.rendering.docx.styles import indent_xml
from briefing.rendering.docx.units import text_height, text_width, twips

_TITLE_TOP = 0.26
"""Where the cover's title begins, as a share of the text area's height."""
_TITLE_LINES = 2
_RULE = '<w:{} w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
"""0.35 mm, as GB/T 9704 rules off the foot."""
_FLUSH_RIGHT = '<w:ind w:leftChars="0" w:left="0" w:hangingChars="0" w:hanging="0"/><w:jc w:val="right"/>'
_ASCII_WIDTH = 0.5
_LAST_ASCII = 0x7F


def long_date(day: date) -> str:
    """2023年11月21日: no zero before a digit, as official documents have it."""
    return f"{day.year}年{day.month}月{day.day}日"


def cover(masthead: Masthead, theme: Theme) -> str:
    """A page of its own: marking above, title in the upper half, issuer and date low."""
    marking = _line(masthead.marking, "Marking")
    title, title_height = _cover_title(masthead, theme)
    subtitle = _subtitle(masthead.subtitle, theme)
    foot = [text for text in (masthead.issuer or masthead.organisation, _date(masthead)) if text]
    line = twips(style(theme, "body").leading)
    subtitle_lines = _line_count(masthead.subtitle, style(theme, "subtitle"), theme) if masthead.subtitle else 0
    used = bool(marking) * line + title_height + twips(style(theme, "subtitle").leading) * (subtitle_lines + 1)
    space = text_height(theme.page) - used - (len(foot) + 1) * line
    return marking + title + subtitle + _foot(foot, max(line, space))


def _cover_title(masthead: Masthead, theme: Theme) -> tuple[str, int]:
    """The title in the largest size that takes two lines, and its height in twips with the space above."""
    base = style(theme, "title")
    sizes = [replace(base, size=size, leading=size * 1.5) for size in COVER_SIZES]
    look = next((s for s in sizes if _line_count(masthead.title, s, theme) < _TITLE_LINES), sizes[-1])
    before = round(text_height(theme.page) * _TITLE_TOP)
    spacing = (
        f'<w:spacing w:before="{before}" w:after="{twips(look.size / 2)}" w:line="{twips(look.leading)}" '
        'w:lineRule="exact"/>'
    )
    properties = f"{spacing}{_balanced(masthead.title, look, theme)}"
    half = round(look.size * 2)
    sized = f'<w:r><w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    content = run(masthead.title).replace("<w:r>", sized, 1)
    height = before + twips(look.leading) * _line_count(masthead.title, look, theme)
    return paragraph(content, "CoverTitle", properties), height


def _foot(lines: list[str], space: int) -> str:
    first = f'<w:spacing w:before="{space}" w:after="0" w:line="240" w:lineRule="auto"/>'
    return "".join(paragraph(run(text), "CoverLine", "" if index else first) for index, text in enumerate(lines))


def red_head(masthead: Masthead) -> str:
    """Marking, organisation, name, issue number, issuer and date over the red rule; empty ones are left out."""
    issuing = "\t".join((masthead.issuer, _date(masthead))).rstrip()
    return (
        _line(masthead.marking, "Marking")
        + _line(masthead.organisation, "Organisation")
        + _line(masthead.name, "MastheadName")
        + _line(_numbered("第", masthead.issue, "期"), "Issue")
        + paragraph(run(issuing), "IssueLine")
    )


def title(masthead: Masthead, theme: Theme, *, below_rule: bool) -> str:
    """The title over the text, two lines below a red rule, and its subtitle."""
    look = style(theme, "title")
    before = twips(style(theme, "body").leading) if below_rule else 0
    after = twips(style(theme, "body").leading / 2)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips(look.leading)}" w:lineRule="exact"/>'
    properties = spacing + _balanced(masthead.title, look, theme)
    return _line(masthead.title, "Title", properties) + _subtitle(masthead.subtitle, theme)


def imprint(masthead: Masthead, theme: Theme) -> str:
    """The foot of a bulletin (版记): who gets it and how many were printed, between two rules."""
    receivers = (("报：", masthead.report_to), ("送：", masthead.send_to), ("发：", masthead.distribute_to))
    lines = [(label + names, "") for label, names in receivers if names]
    if copies := _numbered("共印", masthead.copies, "份"):
        lines.append((copies, _FLUSH_RIGHT))
    gap = twips(style(theme, "body").leading)
    return "".join(
        paragraph(run(text), "Imprint", _imprint_look(gap, first=not index, last=index == len(lines) - 1) + align)
        for index, (text, align) in enumerate(lines)
    )


def _imprint_look(gap: int, *, first: bool, last: bool) -> str:
    """The first line has the upper rule, the last the lower; the block never splits."""
    keep = "<w:keepLines/>" if last else "<w:keepNext/><w:keepLines/>"
    rules = _RULE.format("top") * first + _RULE.format("bottom") * last
    border = f"<w:pBdr>{rules}</w:pBdr>" if rules else ""
    return keep + border + (f'<w:spacing w:before="{gap}"/>' if first else "")


def _line(text: str, look: str, properties: str = "") -> str:
    return paragraph(run(text), look, properties) if text else ""


def _subtitle(text: str, theme: Theme) -> str:
    return _line(text, "Subtitle", _balanced(text, style(theme, "subtitle"), theme))


def _date(masthead: Masthead) -> str:
    return "" if masthead.date is None else long_date(masthead.date)


def _numbered(before: str, number: str, after: str) -> str:
    """A bare number is put into words; one that comes in words stays."""
    return f"{before}{number}{after}" if number.isascii() and number.isdigit() else number


def _balanced(text: str, look: Style, theme: Theme) -> str:
    """Indents that make the lines of a centred title equally long, without a break in the text itself."""
    lines = _line_count(text, look, theme)
    if lines == 1:
        return ""
    widest = math.ceil(_ems(text) / lines) + 1
    side = max(0.0, (text_width(theme.page) / twips(look.size) - widest) / 2)
    return indent_xml(replace(look, left=side, right=side))


def _line_count(text: str, look: Style, theme: Theme) -> int:
    return max(1, math.ceil(_ems(text) * twips(look.size) / text_width(theme.page)))


def _ems(text: str) -> float:
    return sum(_ASCII_WIDTH if ord(character) <= _LAST_ASCII else 1.0 for character in text)
