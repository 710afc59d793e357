"""Mixed text for composed pages: headings, paragraphs and tables of a newspaper's kind, the same for the same seed.

Sentences come from `prose.txt` and are filled with figures of all the forms that the press prints, so that no two
paragraphs are alike and nobody can keep one set and use it again.
"""

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

BANK = Path(__file__).with_name("prose.txt")
_HEADINGS = "一二三四五六七八九十"
_SLOT = re.compile(r"\{([^{}]+)\}")
_NUMBER = re.compile(r"(\d+(?:\.(\d+))?)\.\.(\d+)")
_ROWS_A_LINE = 0.8  # lines of text that a table's row takes


class Heading(NamedTuple):
    """A numbered heading."""

    text: str


class Prose(NamedTuple):
    """A paragraph."""

    text: str


class Grid(NamedTuple):
    """A table: its head and its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Grid


@cache
def banks() -> Mapping[str, Sequence[str]]:
    """The lists of `prose.txt` by name."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in BANK.read_text("utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return found


def filled(template: str, dice: random.Random) -> str:
    """The template with its slots filled, slots in what was filled in too."""
    while "{" in template:
        template = _SLOT.sub(lambda match: _fill(match[1], dice), template)
    return template


def _fill(slot: str, dice: random.Random) -> str:
    number = _NUMBER.fullmatch(slot)
    if number is None:
        return dice.choice(banks()[slot])
    low, decimals, high = float(number[1]), len(number[2] or ""), float(number[3])
    return f"{dice.uniform(low, high):.{decimals}f}" if decimals else str(dice.randint(int(low), int(high)))


def text_of(pages: int, lines: int = 22, measure: int = 28, seed: int = 20231121) -> list[Block]:
    """Blocks that fill about so many pages of so many lines of so many characters."""
    dice = random.Random(seed)  # noqa: S311  no secret
    blocks: list[Block] = []
    room = float(pages * lines)
    for number in count():
        if room <= 0:
            return blocks
        chapter = _chapter(number, dice)
        room -= sum(_lines(block, measure) for block in chapter)
        blocks += chapter
    return blocks


def _chapter(number: int, dice: random.Random) -> list[Block]:
    """A heading, four to eight paragraphs, and after every other heading a table among them."""
    title = f"{_HEADINGS[number % 10]}、{dice.choice(banks()['theme'])}"
    blocks: list[Block] = [Heading(title), *(Prose(_paragraph(dice)) for _ in range(dice.randint(4, 8)))]
    if number % 2:
        blocks.insert(dice.randint(2, len(blocks)), _table(dice))
    return blocks


def _paragraph(dice: random.Random) -> str:
    chosen = dice.sample(banks()["sentence"], dice.choice([1, 2, 3, 3, 4, 5, 6]))
    return "".join(filled(template, dice) for template in chosen)


def _table(dice: random.Random) -> Grid:
    row = ("{industry}{what}", "{money}", "{percent}", "{remark}")
    rows = tuple(tuple(filled(cell, dice) for cell in row) for _ in range(dice.randint(4, 12)))
    return Grid(("领域与指标", "数值", "同比", "说明"), rows)


def _lines(block: Block, measure: int) -> float:
    """About how many lines the block takes."""
    match block:
        case Heading():
            return 1.0
        case Prose(text):
            width = sum(0.55 if char < "\u2000" else 1.0 for char in text) + 2
            return -(-width // measure)
        case Grid(_, rows):
            return _ROWS_A_LINE * (len(rows) * 1.4 + 2)
