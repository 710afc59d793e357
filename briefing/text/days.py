"""Days in words."""

from datetime import date


def long_date(day: date | None) -> str:
    """2023年11月21日: no zero before a digit, as official documents have it; empty where there is no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
