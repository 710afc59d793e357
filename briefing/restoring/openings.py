"""Whether a line after a full one that ends a sentence begins a paragraph: nothing but its words tells."""

import re
from collections.abc import Sequence

from briefing.restoring.columns import INDENT, Layout
from briefing.restoring.lines import Line
from briefing.text.cues import cue_at_end


def opens(current: Sequence[Line], lines: Sequence[Line], number: int, layout: Layout) -> bool:
    """Whether a line begins a paragraph after a sentence that ends with a full line: nothing but its words tells."""
    line = lines[number]
    if layout.lost_indent:
        # A first line whose blanks were lost is short although its sentence goes on.
        lacking = layout.lacks(lines, number, first=False)
        following = number + 1 < len(lines) and not lines[number + 1].gap
        return layout.slack < lacking <= INDENT + layout.slack and following and not line.is_final
    if layout.gaps > ALWAYS_SET_OFF:
        return False
    length = sum(len(part.text) for part in current[-_SHORT:])
    weight = _PRIOR + 1.6 * (length > _SHORT) + 0.7 * (length > 2 * _SHORT) + 0.7 * line.gap
    weight += 0.5 * line.text.startswith("“") + 0.8 * (lines[number - 1].text[-1] in "”’")  # who said it stood before
    weight += (
        1.4 * bool(_ITEM.match(line.text)) + 0.8 * bool(_OPENER.match(line.text)) + 0.3 * bool(_SAYS.match(line.text))
    )
    return weight - 1.2 * bool(_ANAPHOR.match(line.text)) > 0


ALWAYS_SET_OFF, _PRIOR, _SHORT = 0.85, -1.5, 60  # characters: few paragraphs are shorter
_ITEM = re.compile(r"会议[\u4e00-\u9fff]{1,4}[，：]|会上，|[一二三四五六七]是|首先|其次|最后")
_OPENER = re.compile(
    r"(?:此外|另外|与此同时|同时，|目前，|下一步|接下来|未来|今后|据(?!此)|数据显示|近年来|今年以来|去年以来|截至|按照|根据|为此，|"
    r"对此，|近日|日前|当天|(?:今年|去年|\d{4}年)[^，。]{0,10}，|到\d{4}年|在[^，。]{2,12}，|走进|记者|“)"
)
_SAYS = re.compile(
    r"[^，。；！？“]{3,30}(?:表示|介绍|认为|说|坦言|指出|提醒|建议|分析|强调|透露|解释|预计|告诉记者|指)[，：。“]"
)
_ANAPHOR = re.compile(r"(?:他|她|它|这|那|其中|其|但|而|也|因此|所以|于是|不过|然而|可|并)")


def is_cue(current: Sequence[Line], text: str) -> bool:
    """Whether a closed quotation goes on with who said it: …”/市农业农村局局长说。"""
    if current[-1].text[-1:] not in "”’":
        return False
    clause = re.split(r"[，。！？；：“]", text[:_FAR], maxsplit=1)[0]
    if cue_at_end(clause) is None or len(clause) < _SHORTEST_CUE:
        return False
    return text[len(clause) : len(clause) + 1] == "。" or current[0].text[0] == "“" or text[0] in "他她"


_SHORTEST_CUE = 2
_FAR = 60
