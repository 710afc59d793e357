"""What stands before and after the text: the cover of a report, the red head and the imprint of a bulletin."""

import math
from dataclasses import replace

from briefing.model.document import Masthead
from briefing.model.pack import Style, Template, Theme
from briefing.rendering.docx.looks import COVER_SIZES, style
from briefing.rendering.docx.paragraphs import paragraph, run
from briefing.rendering.docx.styles import indent_xml
from briefing.rendering.docx.units import text_height, text_width, twips
from briefing.text.days import long_date

_TITLE_TOP = 0.26
"""Where the cover's title begins, as a share of the text area's height."""
_TITLE_LINES = 2
_RULE = '<w:{} w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
"""0.35 mm, as GB/T 9704 rules off the foot."""
_FLUSH_RIGHT = '<w:ind w:leftChars="0" w:left="0" w:hangingChars="0" w:hanging="0"/><w:jc w:val="right"/>'
_ASCII_WIDTH = 0.5
_LAST_ASCII = 0x7F


def cover(masthead: Masthead, theme: Theme) -> str:
    """A page of its own: marking above, title in the upper half, issuer and date low."""
    marking = _guards(masthead)
    title, title_height = _cover_title(masthead, theme)
    subtitle = _subtitle(masthead.subtitle, theme)
    foot = [text for text in (masthead.issuer or masthead.organisation, _date(masthead)) if text]
    line = twips(style(theme, "body").leading)
    subtitle_lines = _line_count(masthead.subtitle, style(theme, "subtitle"), theme) if masthead.subtitle else 0
    used = len(masthead.guards) * line + title_height + twips(style(theme, "subtitle").leading) * (subtitle_lines + 1)
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


def head_of(masthead: Masthead, template: Template) -> tuple[str, str]:
    """What stands over the contents, and the title over the text."""
    theme = template.theme
    if template.kind == "bulletin":
        return _red_head(masthead, preprinted=template.preprinted), title(masthead, theme, below_rule=True)
    guards = _guards(masthead)
    if template.kind == "paper":
        return "", guards + title(masthead, theme, below_rule=True)
    if template.kind == "report":
        return "", guards + title(masthead, theme, below_rule=False)
    told = "\t".join((masthead.subtitle, "　".join(t for t in (masthead.issuer, _date(masthead)) if t)))
    return "", guards + _line(masthead.title, "Title") + paragraph(run(told.rstrip()), "LineHead")


def foot_of(masthead: Masthead, template: Template) -> str:
    """What follows the text: the imprint of a bulletin, name and date under a paper."""
    if template.kind == "bulletin":
        return imprint(masthead, template.theme)
    return _signature(masthead, template.theme) if template.kind == "paper" else ""


def _guards(masthead: Masthead) -> str:
    return "".join(_line(text, "Marking") for text in masthead.guards)


def _signature(masthead: Masthead, theme: Theme) -> str:
    """署名 and 成文日期, below a free line; the date two characters from the edge, or begun two after the name."""
    texts = [text for text in (masthead.issuer, _date(masthead)) if text]
    name, day = _ems(masthead.issuer), _ems(_date(masthead))
    longest = max(name, day + 2) if masthead.issuer else day
    rights = [2 + longest - name, 2 + longest - day - 2] if masthead.issuer else [2.0]
    before = twips(style(theme, "signature").leading)
    look = style(theme, "signature")
    return "".join(
        paragraph(
            run(text),
            "Signature",
            ("" if number else f'<w:spacing w:before="{before}"/>') + indent_xml(replace(look, right=right)),
        )
        for number, (text, right) in enumerate(zip(texts, rights, strict=False))
    )


def _red_head(masthead: Masthead, *, preprinted: bool) -> str:
    """Guards, organisation, name, issue number, issuer and date over the red rule; empty ones are left out.

    What is printed on the paper already keeps its room: in white, and the rule with it.
    """
    issuing = "\t".join((masthead.issuer, _date(masthead))).rstrip()
    guard = masthead.protection
    numbered = f"{guard}\t{masthead.copy_number}" if masthead.copy_number else guard
    head = (
        _line(numbered, "MarkingLine")
        + _line(masthead.organisation, "Organisation")
        + _line(masthead.name, "MastheadName")
        + _line(_numbered("第", masthead.issue, "期"), "Issue")
        + paragraph(run(issuing), "IssueLine")
    )
    return _whitened(head) if preprinted else head


_PREPRINTED = ("Organisation", "MastheadName")
_NO_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="FFFFFF"/></w:pBdr>'
_WHITE = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'


def _whitened(head: str) -> str:
    """The head with its red parts in white, so that they take their room and print nothing."""
    for look in _PREPRINTED:
        named = f'<w:pStyle w:val="{look}"/></w:pPr>'
        head = head.replace(f"{named}<w:r>", f"{named}<w:r>{_WHITE}")
    return head.replace('<w:pStyle w:val="IssueLine"/>', f'<w:pStyle w:val="IssueLine"/>{_NO_RULE}')


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
    return long_date(masthead.date)


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
