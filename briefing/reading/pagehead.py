"""The head and the foot of a newspaper page: name, day and number of the page, and what runs along every page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.reading.shapes import Drawn, Piece
from briefing.text.numerals import half_width, parse_han

HEAD, FOOT = 0.12, 0.07  # shares of the page's height
LONGEST_REST = 14  # characters beside name, day and number: the weekday, the lunar day, the section's name
_RUNNING = 3  # pages on which a line must come again

_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|商报|时报|早报|都市报|导报)|(?:中国|人民|光明|经济|科技|工人|农民)[\u4e00-\u9fff]{0,4}报"
)
_DAY = re.compile(r"((?:19|20)\d{2})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)\s?日?")
_HAN_DAY = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_PAGE = re.compile(
    r"第\s?[A-Z]?\d{1,3}\s?版|第[一二三四五六七八九十]{1,3}版|(?<![0-9A-Z])[A-Z]?\d{1,3}\s?版|版次\s?[:：]\s?[A-Z]?\d{1,3}"
)
_LETTERED = re.compile(r"(?<![0-9A-Z])[A-H]\d{1,2}(?![0-9A-Z])")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_NUMBER = re.compile(r"[-—–·\s]*(?:第\s?)?\d{1,4}(?:\s?[/／]\s?\d{1,4})?\s?[页版]?[-—–·\s]*")
_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Origin:
    """What the page itself says of where it comes from; `page` as it is printed: 第3版."""

    publication: str | None = None
    day: date | None = None
    page: str | None = None


def take_head(page: Drawn) -> tuple[Drawn, Origin]:
    """The page without the lines of its head and foot, and what the head says."""
    rows = _rows(page.pieces)
    top, bottom = page.height * HEAD, page.height * (1 - FOOT)
    heads = [row for row in rows if _middle(row) <= top and _is_head(_text(row))]
    origin = _origin([_text(row) for row in heads])
    out = {id(piece) for row in heads for piece in row}
    if heads and (origin.day or origin.page):
        lowest = max(_middle(row) for row in heads)
        out |= {id(piece) for row in rows if _middle(row) < lowest and len(_text(row)) <= LONGEST_REST for piece in row}
    feet = [row for row in rows if _middle(row) >= bottom]
    out |= {id(p) for row in feet if _NUMBER.fullmatch(_text(row)) or _is_head(_text(row)) for p in row}
    return _without(page, out), origin


def without_running_lines(pages: Sequence[Drawn]) -> list[Drawn]:
    """The pages without the lines that stand at the same place of three pages or more, whatever their numbers."""
    found: list[list[tuple[tuple[str, int], list[Piece]]]] = []
    for page in pages:
        rows = [row for row in _rows(page.pieces) if not page.height * FOOT < _middle(row) < page.height * (1 - FOOT)]
        found.append([((re.sub(r"\d+", "#", _text(row)), round(_middle(row) / 6)), row) for row in rows])
    counted = Counter(key for rows in found for key in {key for key, _ in rows})
    return [
        _without(page, {id(p) for key, row in rows if counted[key] >= max(_RUNNING, len(pages) // 2) for p in row})
        for page, rows in zip(pages, found, strict=True)
    ]


def _without(page: Drawn, out: set[int]) -> Drawn:
    return replace(page, pieces=tuple(piece for piece in page.pieces if id(piece) not in out)) if out else page


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one level of the page, over all its columns."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        if rows and min(rows[-1][0].bottom, piece.bottom) - max(rows[-1][0].top, piece.top) > piece.size / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _middle(row: list[Piece]) -> float:
    return (row[0].top + row[0].bottom) / 2


def _text(row: list[Piece]) -> str:
    return half_width(" ".join(piece.text for piece in sorted(row, key=lambda piece: piece.left))).strip()


def _is_head(text: str) -> bool:
    """Whether a row says nothing but name, day and number of the page, with a few words besides."""
    if any(mark in text for mark in "。，；！？"):
        return False
    rest, hits = text, 0
    for pattern in (_DAY, _HAN_DAY, _PAGE, _NAME, _WEEKDAY):
        rest, count = pattern.subn("", rest, count=1)
        hits += count if pattern is not _WEEKDAY else 0
    rest = re.sub(r"[\W_\d]+", "", rest)
    return hits > 0 and len(rest) <= (LONGEST_REST if hits > 1 or _WEEKDAY.search(text) else 4)


def _origin(texts: list[str]) -> Origin:
    text = "\n".join(texts)
    name = _NAME.search(text)
    page = _PAGE.search(text) or _LETTERED.search(text)
    day = next((found for match in _DAY.finditer(text) if (found := _date(*match.groups()))), None)
    if day is None and (match := _HAN_DAY.search(text)):
        year = "".join(_DIGITS[char] for char in match[1])
        day = _date(year, str(parse_han(match[2])), str(parse_han(match[3])))
    return Origin(name.group() if name else None, day, page.group().replace(" ", "") if page else None)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
