"""The names of the tabs: as the document wants them, within what Excel allows."""

import re
from collections.abc import Sequence
from itertools import count

from briefing.model.document import Sheet
from briefing.rendering.xmltext import legal

GUIDE = "说明"
CHARTS = "图表"
CHART_DATA = "图表数据"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_LONGEST = 31


def tab_names(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The tab of each sheet by its key: 31 characters at most, none of what Excel forbids, no two alike."""
    taken = {GUIDE, CHARTS, CHART_DATA}
    names: dict[str, str] = {}
    for sheet in sheets:
        names[sheet.key] = _unique(_FORBIDDEN.sub(" ", legal(sheet.title)).strip("' ") or sheet.key, taken)
        taken.add(names[sheet.key].casefold())
    return names


def location(tab: str, row: int, column: str = "A") -> str:
    """A cell as the target of a link: `'来源'!A5`."""
    quoted = tab.replace("'", "''")
    return f"'{quoted}'!{column}{row}"


def _unique(name: str, taken: set[str]) -> str:
    wanted = (name[:_LONGEST] if n == 1 else f"{name[: _LONGEST - len(str(n))]}{n}" for n in count(1))
    return next(free for free in wanted if free.casefold() not in taken)
