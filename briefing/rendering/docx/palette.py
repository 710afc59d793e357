"""The theme part: the template's colours in Word's colour picker, its fonts behind headings and body.

No style refers to it, so that no program replaces the named fonts; but Office expects it, and new charts and
shapes that a person draws take their look from it.
"""

from briefing.model.pack import FontChoice, Theme
from briefing.rendering.docx.drawings import series_colors
from briefing.rendering.docx.looks import style
from briefing.rendering.docx.styles import HEAD
from briefing.rendering.xmltext import escaped

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ACCENTS = 6
_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_STROKE = f'<a:ln w="9525">{_PLAIN}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(theme: Theme) -> str:
    """The whole part."""
    formats = (
        f"<a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst><a:lnStyleLst>{_STROKE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst>"
    )
    heading, body = (theme.fonts[style(theme, name).font] for name in ("heading1", "body"))
    return (
        f'{HEAD}<a:theme xmlns:a="{_A}" name="Briefing"><a:themeElements>'
        f'<a:clrScheme name="Briefing">{_colors(theme)}</a:clrScheme>'
        f'<a:fontScheme name="Briefing"><a:majorFont>{_font(heading)}</a:majorFont>'
        f"<a:minorFont>{_font(body)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefing">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _colors(theme: Theme) -> str:
    series = series_colors(theme)
    colors = {"dk1": "#000000", "lt1": "#FFFFFF", "dk2": theme.colors.get("muted", "#404040"), "lt2": "#F2F2F2"}
    colors |= {f"accent{n}": series[(n - 1) % len(series)] for n in range(1, _ACCENTS + 1)}
    colors |= {"hlink": "#1F4E79", "folHlink": "#5F497A"}
    return "".join(f'<a:{name}><a:srgbClr val="{color.lstrip("#")}"/></a:{name}>' for name, color in colors.items())


def _font(font: FontChoice) -> str:
    chinese = escaped(font.word)
    return (
        f'<a:latin typeface="{escaped(font.latin)}"/><a:ea typeface="{chinese}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{chinese}"/>'
    )
