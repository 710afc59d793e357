"""A small press: newspaper pages drawn with reportlab, whose words and their order are known."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
SONG, HEI, KAI = "NotoSerifSC-Regular", "NotoSansSC-Medium", "BriefingKai-Regular"
CLOSING = "，。、；：？！”’）》"

DEBATE = (
    "12月5日，全市装备产业座谈会召开。市经济信息委副主任李卫东介绍，今年前三季度，全市装备产业实现产值1284.6亿元，同比增长6.3%；企业达到420余家，研发投入强度提高0.4个百分点。",
    "会议认为，“专精特新”企业是制造业的脊梁。去年以来，我市围绕整机、零部件和服务三个环节发力，先后引进项目86个，总投资超过530亿元。",
    "李卫东说，下一步将实施产业链强基行动，到2027年装备产业规模要达到2500亿元，本地配套率提高到65%以上，让更多企业在家门口找到配套。",
)
WIND = (
    "江风劲吹，叶片飞转。在长寿经开区，总装机容量50万千瓦的风电整机基地昨日投产，这是西部地区最大的风电装备基地之一。",
    "基地负责人王建国介绍，一期投资21.5亿元，达产后可年产风机400台，带动上下游企业30余家，新增就业岗位2600个。",
    "目前，基地已同四川、贵州、云南三省签下订单118台，合同金额19.2亿元，首批产品将在明年1月交付。",
)
CHIPS = (
    "记者昨日从两江新区获悉，一条12英寸功率半导体生产线正式通线，月产能3万片，填补了西南地区的空白。",
    "这条生产线由华润微电子与地方国资共同建设，总投资75.5亿元，从打桩到通线只用了23个月，刷新了行业纪录。",
    "企业总工程师陈立表示，产品主要用于新能源汽车和光伏逆变器，已向12家整车企业送样，预计明年实现营收18亿元。",
)


class Press:
    """Draws on pages of a given size in points; distances are from the top left corner."""

    def __init__(self, width: float = 595, height: float = 842, **options: Any) -> None:
        self.width, self.height = width, height
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=(width, height), invariant=True, **options)

    def text(self, x: float, y: float, text: str, size: float = 9, font: str = SONG, *, space: float = 0) -> None:
        """One line whose characters' squares begin at (x, y)."""
        self.canvas.setFont(plain_font(font), size)
        self.canvas.drawString(x, self.height - y - 0.88 * size, text, charSpace=space)

    def centred(self, left: float, right: float, y: float, text: str, size: float, font: str = HEI) -> None:
        """One line in the middle between two edges."""
        self.text((left + right - measure(text, size, font)) / 2, y, text, size, font)

    def rule(self, left: float, y: float, right: float, below: float | None = None) -> None:
        """A thin line; `below` makes it one from top to bottom."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, self.height - y, right, self.height - (below or y))

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        """A rectangle."""
        self.canvas.rect(left, self.height - bottom, right - left, bottom - top)

    def column(self, x: float, y: float, lines: Sequence[tuple[str, bool]], size: float = 9, lead: float = 14) -> float:
        """Lines one below the other, first lines of paragraphs two characters in; where they end."""
        for number, (line, first) in enumerate(lines):
            self.text(x + (2 * size if first else 0), y + number * lead, line, size)
        return y + len(lines) * lead

    def turn_page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def pdf(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._file.getvalue()


def measure(text: str, size: float, font: str = SONG) -> float:
    """Width of a line."""
    return float(pdfmetrics.stringWidth(text, plain_font(font), size))


def broken(paragraphs: Sequence[str], width: float, size: float = 9) -> list[tuple[str, bool]]:
    """Paragraphs in lines of that width, each with whether it is a paragraph's first; one mark may hang over."""
    lines: list[tuple[str, bool]] = []
    for paragraph in paragraphs:
        line, first = "", True
        for word in re.findall(r"[\d.]+%?|.", paragraph):
            room = width - (2 * size if first else 0)
            hangs = word in CLOSING and measure(line, size) <= room
            if line and measure(line + word, size) > room and not hangs:
                lines.append((line, first))
                line, first = "", False
            line += word
        lines.append((line, first))
    return lines


def split(lines: Sequence[tuple[str, bool]], count: int) -> list[list[tuple[str, bool]]]:
    """Lines shared among columns, the first ones full."""
    each = -(-len(lines) // count)
    return [list(lines[start : start + each]) for start in range(0, each * count, each)]


def in_columns(
    press: Press, paragraphs: Sequence[str], left: float, top: float, width: float, count: int, *, gutter: float = 14
) -> float:
    """An article's body in equal columns; where the longest ends."""
    each = (width - gutter * (count - 1)) / count
    parts = split(broken(paragraphs, each), count)
    return max(press.column(left + number * (each + gutter), top, part) for number, part in enumerate(parts))


def plain_font(font: str) -> str:
    """The name of a bundled font as reportlab by itself embeds it: in parts of 256 characters, as many papers do."""
    name = f"plain {font}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{font}.ttf")))
    return name
