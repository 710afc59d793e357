"""Numbers as a chart keeps and prints them: formats, caches of values and names."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl.chart.data_source import NumData, NumVal, StrData, StrVal

from briefing.model.document import Chart
from briefing.rendering.xmltext import legal

NOTHING = ";;;"
"""The format of a label that says nothing."""
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def label_format(value: Decimal, label: str) -> str:
    """The number format that prints the value as the label: `超过310亿元` → `"超过"0"亿元"`.

    A label that says the number in other words (1.2万 for 12000) becomes fixed text.
    """
    for match in _NUMBER.finditer(label):
        before, after = label[: match.start()], label[match.end() :]
        if Decimal(match[0].replace(",", "")) == value and not (before and value < 0):
            return _quoted(before) + _digits(match[0]) + _quoted(after)
    return f"{_quoted(label)};{_quoted(label)}"


def numbers(values: tuple[Decimal | None, ...], *, cached: bool) -> NumData | None:
    """Values as the chart keeps them; a gap has no point."""
    points = [NumVal(idx=i, v=str(value)) for i, value in enumerate(values) if value is not None]
    return NumData(formatCode=common_format(values), ptCount=len(values), pt=points) if cached else None


def strings(texts: Sequence[str], *, cached: bool) -> StrData | None:
    """Names as the chart keeps them."""
    points = [StrVal(idx=i, v=legal(text)) for i, text in enumerate(texts)]
    return StrData(ptCount=len(points), pt=points) if cached else None


def all_values(chart: Chart) -> tuple[Decimal, ...]:
    """Every value of every series."""
    return tuple(value for series in chart.series for value in series.values if value is not None)


def common_format(values: Iterable[Decimal | None]) -> str:
    """A format that shows every value in full; trailing zeros only where some value has decimals."""
    places = max((_places(value) for value in values if value is not None), default=0)
    return "0." + "0" * places if places else "0"


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _digits(printed: str) -> str:
    whole, _, decimals = printed.partition(".")
    return ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")


def _quoted(text: str) -> str:
    clean = legal(text).replace('"', "”")
    return f'"{clean}"' if clean else ""
