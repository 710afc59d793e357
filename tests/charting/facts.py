"""Facts to ask the chart room with; the figures are invented."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefing.charting import Fact, Purpose, Wanted, chart_of
from briefing.model.document import Chart


def year(number: int) -> dict[str, Any]:
    """The period of a year."""
    return {"period": f"{number}年", "start": dt.date(number, 1, 1), "end": dt.date(number, 12, 31)}


BASE = Fact("", credit="示范日报2023年11月21日", cite=1, **year(2022))


def money(category: str, yi: str | int, series: str = "", **more: Any) -> Fact:
    """A sum of so many 亿元, with its category and series as its annotation's id."""
    fact = replace(
        BASE, category=category, series=series, label=f"{yi}亿元", value=Decimal(yi) * 10**8, unit="元",
        annotation=f"{category}/{series}",
    )  # fmt: skip
    return replace(fact, **more)


def rate(category: str, percent: str | int, series: str = "", **more: Any) -> Fact:
    """A percentage."""
    fact = replace(
        BASE, category=category, series=series, label=f"{percent}%", value=Decimal(percent), unit="%",
        annotation=f"%{category}/{series}",
    )  # fmt: skip
    return replace(fact, **more)


def asked(purpose: Purpose, *facts: Fact, note: str = "") -> Chart | None:
    """What the chart room makes of facts."""
    return chart_of(Wanted(purpose, "标题", "c", facts, note))


def made(purpose: Purpose, *facts: Fact, note: str = "") -> Chart:
    """The same where a chart must come of it."""
    chart = asked(purpose, *facts, note=note)
    assert chart is not None
    return chart
