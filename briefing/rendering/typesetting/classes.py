"""What each character is for the composition of a line, as one byte a character.

The bytes of a text are found by the interpreter's own encoder, and what is asked of them (which may end a line, which
can be squeezed) by `bytes.translate` and by arithmetic on all of them at once: nothing is done for single characters.
Ideographs are all one class. A character that is not among the usual ones takes the byte of one that is treated alike.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Final

from briefing.rendering.typesetting.faces import CLOSING, OPENING

# — and … among them: so —— and …… never split
NOT_AT_START = frozenset("，。、；：？！”’）》〉】〕」』％‰…—·・%.,;:!?)]}℃°～-/〞﹂﹄")
NOT_AT_END = frozenset("“‘（《〈【〔「『([{￥$＃№〝﹁﹃")

HAN: Final = 0
LATIN: Final = 1
SPACE: Final = 2
DOT: Final = 3
BRACKET: Final = 4
COMMA: Final = 5
STOP: Final = 7
NARROW: Final = 8
WIDE: Final = 9
"""What a character is; the marks are numbered in the order in which they are squeezed."""

_KINDS = {
    **dict.fromkeys(CLOSING | OPENING, BRACKET), **dict.fromkeys("，、；：", COMMA), **dict.fromkeys("。？！．", STOP),
    **dict.fromkeys("·・", DOT), **dict.fromkeys("%‰+#$", LATIN), " ": SPACE, "〇": HAN,
}  # fmt: skip
_SYMBOL = "□"


def kind_of(char: str) -> int:
    """What a character is for the composition of a line."""
    if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char >= "\U00020000":
        return HAN
    if (known := _KINDS.get(char)) is not None:
        return known
    if char < "\u2000":
        return LATIN if char.isalnum() else NARROW
    return WIDE


def in_word(char: str) -> bool:
    """Whether it may stand inside of a word that is never parted: letters, digits and half-width marks."""
    return char < "\u2000" and char != " "


IDEOGRAPH: Final = ord("?")
"""The byte of all ideographs, which is what the encoder writes for whatever it does not know."""
_UNKNOWN = "\ufffe"  # where the encoder's table is empty
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_MARKS = "".join(sorted((NOT_AT_START | NOT_AT_END | set(_KINDS) | {_SYMBOL}) - set(_ASCII)))
_TABLE = ("\0" + _UNKNOWN * 31 + _ASCII + _UNKNOWN + _MARKS).ljust(256, _UNKNOWN)
_ENCODING = codecs.charmap_build(_TABLE)
_UNUSUAL = re.compile(f"[^\u4e00-\u9fff{re.escape((_ASCII + _MARKS).replace('?', ''))}]")

USUAL = {char: byte for byte, char in enumerate(_TABLE) if char not in "\0?\ufffe"}
"""The byte of each character that has one of its own."""


def classes_of(text: str) -> bytes:
    """A byte for each character."""
    if _UNUSUAL.search(text):
        return bytes(map(_ALIKE.__getitem__, text))
    return codecs.charmap_encode(text, "replace", _ENCODING)[0]


def is_usual(text: str) -> bool:
    """Whether every byte of the text's classes stands for one character, or for an ideograph."""
    return not _UNUSUAL.search(text)


def _traits(char: str) -> tuple[int, bool, bool, bool]:
    """All that the typesetter asks of a character, its width and its blanks aside."""
    return kind_of(char), char in NOT_AT_START, char in NOT_AT_END, in_word(char)


_BY_TRAITS = {**{_traits(char): byte for char, byte in USUAL.items()}, _traits("一"): IDEOGRAPH}


class _Alike(dict[str, int]):
    """The byte of each character, usual or not."""

    def __missing__(self, char: str) -> int:
        found = self[char] = _BY_TRAITS[_traits(char)]
        return found


_ALIKE = _Alike(USUAL)


def table_of(value: Callable[[str], int]) -> bytes:
    """What a function says of each class, to translate classes with."""
    found = bytearray(256)
    for char, byte in USUAL.items():
        found[byte] = value(char)
    found[IDEOGRAPH] = value("一")
    return bytes(found)


KINDS = table_of(kind_of)


def as_number(flags: bytes) -> int:
    """The bytes of a text as one number, the first the lowest: `& | ^` then do for all characters at once."""
    return int.from_bytes(flags, "little")


def as_bytes(number: int, count: int) -> bytes:
    """The bytes of such a number."""
    return number.to_bytes(count, "little")


def ones(count: int) -> int:
    """The number of so many bytes of 1."""
    return as_number(b"\1" * count)


def positions(kinds: bytes, kind: int, start: int, stop: int) -> Iterator[int]:
    """Where a kind stands, in order."""
    found = kinds.find(kind, start, stop)
    while found >= 0:
        yield found
        found = kinds.find(kind, found + 1, stop)
