"""What a font file says of itself: its names in every language, its outlines, whether it may be embedded.

Only the table directory, the names and a few fields are read, a few kilobytes of each file.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
_COLLECTION, _MOST_IN_COLLECTION = b"ttcf", 64
_MOST_TABLES, _LARGEST_NAMES = 128, 1 << 20
_FAMILY, _FULL, _POSTSCRIPT, _PREFERRED = 1, 4, 6, 16
_MICROSOFT, _MACINTOSH = 3, 1
_CODECS = {1: "utf-16-be", 10: "utf-16-be", 3: "gb18030", 4: "big5"}
_RESTRICTED = 0x0002
REGULAR = 400


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font: `index` counts within a collection; `full` are its own names, `families` those of its family.

    `usable` tells whether a PDF can carry it: TrueType outlines, one instance, embedding not forbidden.
    """

    path: Path
    index: int
    families: tuple[str, ...]
    full: tuple[str, ...]
    weight: int
    usable: bool


def fonts_in(path: Path) -> list[FontFile]:
    """The fonts in a file; empty for one that is no font or is damaged."""
    try:
        with path.open("rb") as file:
            return [_font(file, offset, path, index) for index, offset in enumerate(_offsets(file))]
    except (OSError, struct.error, ValueError, KeyError, MemoryError):
        return []


def _offsets(file: BinaryIO) -> list[int]:
    head = file.read(12)
    if head[:4] != _COLLECTION:
        return [0]
    count = min(struct.unpack_from(">I", head, 8)[0], _MOST_IN_COLLECTION)
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _font(file: BinaryIO, offset: int, path: Path, index: int) -> FontFile:
    tables = table_directory(file, offset)
    names = list(_names(file, *tables["name"]))
    weight, restricted = _rights(file, tables)
    return FontFile(
        path=path,
        index=index,
        families=tuple(dict.fromkeys(name for key, name in names if key in {_FAMILY, _PREFERRED})),
        full=tuple(dict.fromkeys(name for key, name in names if key in {_FULL, _POSTSCRIPT})),
        weight=weight,
        usable="glyf" in tables and "fvar" not in tables and not restricted,
    )


def table_directory(file: BinaryIO, offset: int) -> Mapping[str, tuple[int, int]]:
    """Offset and length of each table of the font that begins at `offset`."""
    file.seek(offset + 4)
    count = min(struct.unpack(">H", file.read(2))[0], _MOST_TABLES)
    file.seek(offset + 12)
    records = struct.iter_unpack(">4sIII", file.read(16 * count))
    return {tag.decode("latin-1"): (start, length) for tag, _, start, length in records}


def _names(file: BinaryIO, start: int, length: int) -> Iterator[tuple[int, str]]:
    file.seek(start)
    data = file.read(min(length, _LARGEST_NAMES))
    _, count, strings = struct.unpack_from(">HHH", data)
    for number in range(count):
        platform, encoding, _, key, size, begin = struct.unpack_from(">6H", data, 6 + 12 * number)
        codec = _CODECS.get(encoding) if platform == _MICROSOFT else "mac-roman" if platform == _MACINTOSH else None
        if codec is None or key not in {_FAMILY, _FULL, _POSTSCRIPT, _PREFERRED}:
            continue
        name = data[strings + begin : strings + begin + size].decode(codec, errors="replace").replace("\0", "")
        if name.strip():
            yield key, name.strip()


def _rights(file: BinaryIO, tables: Mapping[str, tuple[int, int]]) -> tuple[int, bool]:
    """Weight, and whether embedding is forbidden."""
    if "OS/2" not in tables:
        return REGULAR, False
    file.seek(tables["OS/2"][0])
    _, _, weight, _, rights = struct.unpack(">5H", file.read(10))
    return weight, rights & 0x000F == _RESTRICTED
