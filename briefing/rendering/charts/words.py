"""Words of a chart in its own face: title, labels, names."""

from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun

from briefing.model.document import Chart
from briefing.rendering.xmltext import legal

TEXT_SIZE = 900
_TITLE_SIZE = 1200
_TEXT_COLOR = "404040"


def title_of(chart: Chart) -> Title:
    """The title with the units of both axes."""
    look = _character(_TITLE_SIZE)
    line = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=legal(_titled(chart)))])
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False)


def _titled(chart: Chart) -> str:
    units = [f"单位：{chart.unit}"] if chart.unit else []
    units += [f"右轴：{chart.second_unit}"] if chart.second_unit else []
    return f"{chart.title}（{'，'.join(units)}）" if units else chart.title


def text_of(size: int = TEXT_SIZE, color: str = _TEXT_COLOR) -> RichText:
    """The look of words."""
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_character(size, color)), endParaRPr=CharacterProperties())],
    )


def _character(size: int, color: str = _TEXT_COLOR) -> CharacterProperties:
    """Hundredths of a point; the Chinese font is named, else the theme's stands in."""
    return CharacterProperties(
        latin=Font(typeface="Arial"), ea=Font(typeface="黑体"), sz=size, b=False, solidFill=color.lstrip("#")
    )
