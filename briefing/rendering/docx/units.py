"""Lengths as Word counts them: twentieths of a point (twips), half points, English metric units."""

from briefing.model.pack import Geometry

_TWIPS_A_MILLIMETRE = 1440 / 25.4
_EMU_A_MILLIMETRE = 36_000


def twips(points: float) -> int:
    """Points as twips."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Millimetres as twips."""
    return round(length * _TWIPS_A_MILLIMETRE)


def emu(length: float) -> int:
    """Millimetres as the units of drawings."""
    return round(length * _EMU_A_MILLIMETRE)


def text_width(page: Geometry) -> int:
    """The width of the text area in twips."""
    return millimetres(page.width) - millimetres(page.left) - millimetres(page.right)


def text_height(page: Geometry) -> int:
    """The height of the text area in twips."""
    return millimetres(page.height) - millimetres(page.top) - millimetres(page.bottom)
