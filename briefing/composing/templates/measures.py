"""What a person writes for a measure: a bare number in the key's own unit, or a number with a unit, or a 号."""

import re

MM, POINT = "毫米", "磅"
_POINTS = {"mm": 72 / 25.4, "毫米": 72 / 25.4, "cm": 720 / 25.4, "厘米": 720 / 25.4, "pt": 1.0, "磅": 1.0, "in": 72.0}
_LARGEST = 10_000.0
_WRITTEN = re.compile(r"\s*(?P<number>-?\d+(?:\.\d+)?)\s*(?P<unit>[a-z]+|[毫厘]米|磅)\s*")
SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip
"""The names of type sizes, in points."""
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class WrongValueError(ValueError):
    """A value that cannot be taken; the message says what would be."""


def length(value: object, unit: str = MM) -> float:
    """Millimetres (or points): a number, or text such as 37mm, 3.7cm, 105pt."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= _LARGEST:
        return float(value)
    match = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise WrongValueError(f"应是{unit}数，或带单位的长度（如 37mm、105pt）")
    if match["unit"] not in _POINTS:
        raise WrongValueError(f"不认识单位“{match['unit']}”，可用 mm、cm、pt、in")
    points = float(match["number"]) * _POINTS[match["unit"]]
    if points > _LARGEST:
        raise WrongValueError("太大了")
    return points / _POINTS["mm"] if unit == MM else points


def size(value: object) -> float:
    """Points: a number, a 号 (三号), or a length."""
    if isinstance(value, str) and value in SIZES:
        return SIZES[value]
    if isinstance(value, str) and value.endswith("号"):
        raise WrongValueError(f"没有“{value}”这个字号，可用：{'、'.join(SIZES)}")
    points = length(value, POINT)
    if points <= 0:
        raise WrongValueError("应大于零")
    return points


def color(value: object) -> str:
    """#RRGGBB."""
    if not isinstance(value, str) or not _COLOR.fullmatch(value):
        raise WrongValueError("颜色应写成 #RRGGBB，如 #C00000")
    return value
