"""Lines that belong to the page and to no article: its date line, its number, its credits."""

import re

_NAME = r"(?P<name>《?[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|商报|时报|都市报)》?)"
_DAY = r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
_WEEKDAY = r"(?P<weekday>星期[一二三四五六日天])"
_NUMBER = r"(?P<number>(?:第\s?)?[0-9A-Z一二三四五六七八九十]{1,4}\s?版)"
_DATE_LINE = re.compile(rf"(?:{_NAME}\s*)?(?:{_DAY}\s*)?(?:{_WEEKDAY}\s*)?(?:{_NUMBER}\s*)?")
_CREDITS = re.compile(
    r"(?:本版)?(?:责编|责任编辑|编辑|美编|美术编辑|校对|制图|版式|视觉|统筹|策划)[：:/／\s][\u4e00-\u9fff·、：:/／\s]{2,40}"
)


def is_furniture(line: str) -> bool:
    """Whether a whole line is a date line with name, weekday or number of the page, or names who made the page."""
    dated = _DATE_LINE.fullmatch(line)
    # A date by itself may be a line of running text that a column broke before and after it.
    return (dated is not None and any(dated.groupdict().values())) or _CREDITS.fullmatch(line) is not None
