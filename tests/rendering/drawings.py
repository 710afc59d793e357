"""Charts of any data, and what must hold of their scenes."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import get_args

from hypothesis import strategies as st

from briefing.model.document import Chart, ChartKind, Run, Series
from briefing.rendering.pdf.charts.scene import Box, Scene, Stroke, Words, crosses

KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
SHORT = ("汽车", "电子", "材料", "装备", "食品", "软件", "其他", "2022年")
LONG = (
    "智能网联新能源汽车及关键零部件产业集群", "石柱土家族自治县", "北京中关村Zhongguancun软件园二期",
    "年产150万吨高端优质浮法玻璃及节能深加工生产线项目（一期）", "万盛经济技术开发区",
)  # fmt: skip
QUALIFIERS = ("", "约", "超过", "力争突破", "预计将达到")
UNITS = ("亿元", "%", "万辆", "个百分点", "")
_TOUCH = 0.3
"""Points that two boxes of set lines may share: leading is no ink."""
_ENDLESS = 1e5


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """A chart of any kind: none to thirty categories, gaps, falls, ratios of a million to one, long names."""
    chosen = draw(st.sampled_from(KINDS))
    most = draw(st.sampled_from([1, 2, 4, 9, 30]))
    count = draw(st.integers(0, most))
    names = st.sampled_from(SHORT + LONG) if draw(st.booleans()) else st.sampled_from(SHORT)
    categories = tuple(draw(names) for _ in range(count))
    if chosen == "timeline":
        categories = tuple(sorted(f"{2023 + draw(st.integers(0, 12))}年" for _ in categories))
    rows = 2 if chosen == "target" else draw(st.integers(1, draw(st.sampled_from([1, 3, 8]))))
    values = _values(draw, chosen)
    series = tuple(
        Series(
            draw(names),
            tuple(draw(values) for _ in categories),
            second=chosen == "combo" and number == rows - 1 and rows > 1,
        )
        for number in range(rows)
    )
    unit, word = draw(st.sampled_from(UNITS)), draw(st.sampled_from(QUALIFIERS))
    labels = tuple(tuple("" if v is None else f"{word}{v:f}{unit}" for v in own.values) for own in series)
    source = (Run("来源：示范日报2023年11月21日", cites=(1, 2)),) if draw(st.booleans()) else ()
    return Chart("各区县产值", chosen, categories, series, unit, "c", "图", labels, source, "%")


def _values(draw: st.DrawFn, kind: ChartKind) -> st.SearchStrategy[Decimal | None]:
    """Numbers of one magnitude, or of any; parts of a whole are never negative."""
    lowest = 0 if kind in {"stacked", "share"} else draw(st.sampled_from([0, -1000]))
    near = st.decimals(max(lowest, 900) if lowest >= 0 else lowest, 1000, places=1)
    far = st.sampled_from([Decimal(n) for n in ("0", "0.01", "3", "250", "10000", "999999.9")])
    numbers = draw(st.sampled_from([near, far, st.integers(lowest, 100).map(Decimal)]))
    return st.none() | numbers if draw(st.booleans()) else numbers


def collisions(scene: Scene) -> list[tuple[str, str]]:
    """The texts whose lines stand on each other."""
    lines = [(text_of(words), box) for words in scene.words() for box in line_boxes(words)]
    return [(one, other) for (one, a), (other, b) in combinations(lines, 2) if a.meets(b, -_TOUCH)]


def struck(scene: Scene) -> list[str]:
    """The labels through which a leader or a line of data runs; light grid lines lie behind the labels' plates."""
    strokes = [item for item in scene.items if isinstance(item, Stroke) and not _is_rule(item)]
    return [
        text_of(words)
        for words in scene.words()
        if any(crosses(words.box, stroke.points, -_TOUCH) for stroke in strokes)
    ]


def _is_rule(stroke: Stroke) -> bool:
    """Whether a stroke is level or upright from end to end, as axes and grids are."""
    (x1, y1), (x2, y2) = stroke.points[0], stroke.points[-1]
    return len(stroke.points) == 2 and (x1 == x2 or y1 == y2) and not stroke.dash and stroke.width != 1.5


def outside(scene: Scene, width: float) -> list[str]:
    """The texts that reach beyond the scene."""
    frame = Box(-_TOUCH, -_TOUCH, width + _TOUCH, scene.height + _TOUCH)
    return [text_of(words) for words in scene.words() for box in line_boxes(words) if not frame.holds(box)]


def line_boxes(words: Words) -> Iterator[Box]:
    """The box of each line: as wide as it is set, as high as its letters."""
    for number, line in enumerate(words.lines):
        shift = {"left": 0.0, "center": (words.width - line.width) / 2, "right": words.width - line.width}[words.align]
        left, top = words.left + shift, words.top + words.leading * number
        air = (words.leading - words.size) / 2
        yield Box(left, top + air, left + line.width, top + words.leading - air)


def text_of(words: Words) -> str:
    """What is set."""
    return "".join(stretch.text for line in words.lines for stretch in line.stretches)
