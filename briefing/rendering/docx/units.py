"""Lengths as Word counts them: twentieths of a point (twips), half points, English metric units."""

from briefing.model.pack import Geometry, Style, Theme

_TWIPS_A_MILLIMETRE = 1440 / 25.4
_EMU_A_MILLIMETRE = 36_000


def twips(points: float) -> int:
    """Points as twips."""
    return round(points * 20)


def grid_lines(theme: Theme) -> int:
    """The distance of the page's lines in twips; rounded down, since a twip too much a line costs a line a page."""
    return int(theme.styles["body"].leading * 20)


def pitch(theme: Theme, style: Style) -> float:
    """Points from one character of a style to the next."""
    if not style.grid or theme.grid is None:
        return style.size
    return text_width(theme.page) / 20 / theme.grid.characters


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
