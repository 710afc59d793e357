"""The styles part: every look named, Chinese fonts on each, none left to Word's own theme."""

import math

from briefing.model.pack import FontChoice, Style, Template, Theme
from briefing.rendering.docx.looks import Look, looks, style
from briefing.rendering.docx.units import pitch, text_width, twips
from briefing.rendering.tilewords import WORDS_SIZE
from briefing.rendering.xmltext import escaped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_ROOMY = 1.5
"""The least leading, in the size of the letters, in which any Chinese font finds room."""
_BORDER_SIZE = 12
"""Eighths of a point: the red rule of 1.5 pt."""
_HAIR, _THIN, _STRONG, _BAR = 2, 6, 12, 12


def styles_xml(template: Template) -> str:
    """The whole part."""
    theme = template.theme
    paragraphs = "".join(_paragraph_style(theme, look) for look in looks(theme))
    return (
        f'{HEAD}<w:styles xmlns:w="{W}">{_defaults(theme)}{paragraphs}{_character_styles(theme)}'
        f"{_table_styles(theme)}</w:styles>"
    )


def fonts_xml(theme: Theme) -> str:
    """The font table: which other names a missing font goes by."""
    fonts = {font.word: font for font in theme.fonts.values()}
    return f'{HEAD}<w:fonts xmlns:w="{W}">{"".join(map(_font, fonts.values()))}</w:fonts>'


def _font(font: FontChoice) -> str:
    others = [name for name in font.names if name != font.word]
    alternative = f'<w:altName w:val="{escaped(",".join(others))}"/>' if others else ""
    return (
        f'<w:font w:name="{escaped(font.word)}">{alternative}<w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def font_xml(font: FontChoice) -> str:
    """The fonts of a run, for Chinese and for Latin letters."""
    chinese, latin = escaped(font.word), escaped(font.latin)
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _defaults(theme: Theme) -> str:
    body = style(theme, "body")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font_xml(theme.fonts[body.font])}"
        f'<w:sz w:val="{_half_points(body)}"/><w:szCs w:val="{_half_points(body)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _paragraph_style(theme: Theme, look: Look) -> str:
    normal = look.id == "Normal"
    custom = ' w:customStyle="1"' if look.custom else ""
    default = ' w:default="1"' if normal else ""
    base = "" if normal else '<w:basedOn w:val="Normal"/>'
    follows = "" if normal else f'<w:next w:val="{look.follows}"/>'
    gallery = "" if look.id in {"Footer", "TOC1", "TOC2", "TOC3", "TableGap"} else "<w:qFormat/>"
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f"{base}{follows}{gallery}{_paragraph(theme, look)}{_characters(theme, look)}</w:style>"
    )


def _paragraph(theme: Theme, look: Look) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if look.keep_next else ""
    border = f"<w:pBdr>{_border(theme, look)}</w:pBdr>" if look.border else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f'<w:pPr>{keep}<w:widowControl/>{border}{_tab(theme, look)}<w:kinsoku/><w:overflowPunct w:val="0"/>'
        f'{_spacing(theme, look)}{indent_xml(look.style)}<w:jc w:val="{_ALIGN[look.style.align]}"/>{outline}</w:pPr>'
    )


def _border(theme: Theme, look: Look) -> str:
    return f'<w:{look.border} w:val="single" w:sz="{_BORDER_SIZE}" w:space="4" w:color="{_accent(theme)}"/>'


def _tab(theme: Theme, look: Look) -> str:
    if look.tab is None:
        return ""
    edge = text_width(theme.page) - twips(look.style.right * look.style.size)
    leader = ' w:leader="dot"' if look.tab == "dot" else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{edge}"/></w:tabs>'


def _spacing(theme: Theme, look: Look) -> str:
    """The body's leading is the page's grid; any other is exact and off the grid.

    So is a body set close: a substituted font that is taller than a line of the grid would take two.
    """
    around = f'w:before="{twips(look.style.before)}" w:after="{twips(look.style.after)}"'
    roomy = look.style.leading >= _ROOMY * look.style.size
    on_grid = look.snap and roomy and look.style.leading == style(theme, "body").leading
    snap = "" if on_grid else '<w:snapToGrid w:val="0"/>'
    exact = not on_grid and look.style.leading > 0
    line = f'w:line="{twips(look.style.leading)}" w:lineRule="exact"' if exact else 'w:line="240" w:lineRule="auto"'
    return f"{snap}<w:spacing {around} {line}/>"


def indent_xml(look: Style) -> str:
    """Indents in characters, with lengths for programs that do not know characters."""
    first, kind = abs(look.indent), "hanging" if look.indent < 0 else "firstLine"
    parts = [_indent("left", look.left, look), _indent("right", look.right, look), _indent(kind, first, look)]
    return f"<w:ind {' '.join(parts)}/>"


def _indent(kind: str, characters: float, look: Style) -> str:
    return f'w:{kind}Chars="{round(characters * 100)}" w:{kind}="{twips(characters * look.size)}"'


def _characters(theme: Theme, look: Look) -> str:
    """Sizes are half points in Word; character spacing makes up the rest.

    It is rounded down: a hundredth of a point too much a character costs a character a line (16 pt − 0.25 pt
    sets 28 in 156 mm, 16 pt − 0.2 pt sets 27).
    """
    chosen = look.style
    font = theme.fonts[chosen.font]
    half = _half_points(chosen)
    spacing = math.floor(round((pitch(theme, chosen) - half / 2) * 20, 3))
    return (
        f'<w:rPr>{font_xml(font)}<w:color w:val="{chosen.color.lstrip("#")}"/>'
        f'<w:spacing w:val="{spacing}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    )


def _half_points(look: Style) -> int:
    return round(look.size * 2)


def _character_styles(theme: Theme) -> str:
    hei = font_xml(theme.fonts["hei"])
    body = font_xml(theme.fonts[style(theme, "body").font])
    color = theme.colors.get("figure", "#000000").lstrip("#")
    figure = "" if color == "000000" else f'<w:color w:val="{color}"/>'
    accent = f'<w:color w:val="{_accent(theme)}"/>'
    words = round(style(theme, "tile").size * WORDS_SIZE * 2)
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        + _character_style("StrongText", "强调文字", f'{hei}<w:b w:val="0"/>')
        + _character_style("Speaker", "发言人", f'{hei}<w:b w:val="0"/>')
        + _character_style("KeyFigure", "数据", figure)
        + _character_style("CitationMark", "引文标记", f'{body}{accent}<w:vertAlign w:val="superscript"/>')
        + _character_style("TileWords", "要点数字旁的字", f'<w:sz w:val="{words}"/><w:szCs w:val="{words}"/>')
    )


def _character_style(style_id: str, name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _table_styles(theme: Theme) -> str:
    """Three lines: strong above and below, thin under the head; hair lines between rows. Tiles have a bar each."""
    accent = _accent(theme)
    rule = theme.colors.get("rule", "#B8B8B8").lstrip("#")
    head = theme.colors.get("table_head", "#F2F2F2").lstrip("#")
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ThreeLine"><w:name w:val="三线表"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"{_line('top', _STRONG, accent)}{_line('bottom', _STRONG, accent)}{_line('insideH', _HAIR, rule)}"
        "</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f"{_line('top', _STRONG, accent)}{_line('bottom', _THIN, accent)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="TileBars"><w:name w:val="要点数字表"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{_line('left', _BAR, accent)}{_line('insideV', _BAR, accent)}</w:tblBorders></w:tblPr></w:style>"
    )


def _accent(theme: Theme) -> str:
    return theme.colors.get("accent", "#C00000").lstrip("#")


def _line(side: str, size: int, color: str = "000000") -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
