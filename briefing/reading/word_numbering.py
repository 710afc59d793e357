"""The numbers that Word sets before paragraphs by itself: 一、 （二） 3."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.reading.word_styles import below, local, value

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
)
_TEN, _HUNDRED, _TWENTY = 10, 100, 20
_LEVELS = 9
_LETTERS = 26
_LONGEST = 60  # characters of a number's pattern, which every paragraph of the list repeats


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: from where, in which figures, with which marks around."""

    start: int
    figures: str
    pattern: str


@dataclass
class Numbering:
    """Counts the lists of a document as its paragraphs go by; a bullet counts nothing and prints nothing."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)  # by list
    lists: Mapping[str, str] = field(default_factory=dict)  # number id to list: those of one list go on counting
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)  # by number id, then level
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[str] = field(default_factory=set)

    def label(self, properties: Any) -> str:
        """The number before a paragraph with these properties (a `numPr`), a blank after it where it needs one."""
        number, level = _of(properties, "numId"), _whole(_of(properties, "ilvl"), 0)
        key = self.lists.get(number, "")
        shape = self.levels.get(key, {})
        if level not in shape:
            return ""
        counts = self._counts.setdefault(key, {})
        self._restart(number, counts)
        counts[level] = counts.get(level, shape[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _printed(shape, counts, level)

    def _restart(self, number: str, counts: dict[int, int]) -> None:
        if number not in self._restarted:
            self._restarted.add(number)
            for level, start in self.restarts.get(number, {}).items():
                counts[level] = start - 1


def numbering_of(root: Any) -> Numbering:
    """The lists that `numbering.xml` describes; `root` may be None."""
    elements = [] if root is None else list(root)
    levels = {value(one, "abstractNumId") or "": _levels(one) for one in elements if local(one) == "abstractNum"}
    numbers = {value(one, "numId") or "": one for one in elements if local(one) == "num"}
    lists = {number: _of(one, "abstractNumId") for number, one in numbers.items()}
    return Numbering(levels, lists, {number: _restarts(one) for number, one in numbers.items()})


def _restarts(number: Any) -> dict[int, int]:
    return {
        _whole(value(change, "ilvl"), 0): _whole(value(start), 1)
        for change in number
        if local(change) == "lvlOverride" and (start := below(change, "startOverride")) is not None
    }


def _levels(described: Any) -> dict[int, Level]:
    """The levels that Word knows, 0 to 8; others would only make a hostile file slow."""
    found = {_whole(value(one, "ilvl"), 0): one for one in described if local(one) == "lvl"}
    return {
        number: Level(_whole(_of(one, "start"), 1), _of(one, "numFmt"), _of(one, "lvlText")[:_LONGEST])
        for number, one in found.items()
        if number < _LEVELS
    }


def _of(element: Any, name: str) -> str:
    found = below(element, name)
    return "" if found is None else value(found) or ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < _TEN else otherwise


def _printed(shape: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
    if shape[level].figures in {"bullet", "none"}:
        return ""
    label = shape[level].pattern
    for above in range(level + 1):
        known = shape.get(above, shape[level])
        label = label.replace(f"%{above + 1}", _figures(counts.get(above, known.start), known.figures))
    return label if not label or label[-1] in "、）】 　" else f"{label} "


def _figures(count: int, figures: str) -> str:
    if figures in _CHINESE and 0 < count < _HUNDRED:
        tens, ones = divmod(count, _TEN)
        lead = "" if not tens else "十" if count < _TWENTY else f"{_DIGITS[tens]}十"
        return lead + (_DIGITS[ones] if ones else "")
    if figures in {"lowerLetter", "upperLetter"} and 0 < count <= _LETTERS:
        return chr(ord("a" if figures == "lowerLetter" else "A") + count - 1)
    if figures == "decimalEnclosedCircle" and 0 < count <= _TWENTY:
        return chr(ord("①") + count - 1)
    return str(count)
