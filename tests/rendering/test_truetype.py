"""The quick reading of a face finds what reportlab's own reading finds, and refuses what is damaged."""

import struct
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from briefing import paths
from briefing.rendering.typesetting.faces import FaceError, face
from briefing.rendering.typesetting.truetype import QuickFace

FONTS = sorted(path.name for path in paths.resource("fonts").glob("*.ttf"))


@pytest.mark.parametrize("name", FONTS)
def test_what_is_read_is_what_reportlab_reads(name: str) -> None:
    quick, slow = (reader(str(paths.resource("fonts", name))) for reader in (QuickFace, TTFontFace))
    for key in ("charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos", "bbox", "ascent", "name"):
        assert getattr(quick, key) == getattr(slow, key), key


def segmented(pairs: dict[int, int]) -> bytes:
    """A table of characters of format 4, a segment a character, every other by way of a list of glyphs."""
    chars = [*sorted(pairs), 0xFFFF]
    count = len(chars)
    listed: list[int] = []
    deltas, offsets = [], []
    for number, char in enumerate(chars):
        if number % 2 or char == 0xFFFF:
            deltas.append((pairs.get(char, 0) - char) & 0xFFFF)
            offsets.append(0)
        else:
            deltas.append(0)
            offsets.append(2 * (count - number + len(listed)))
            listed.append(pairs[char])
    numbers = [*chars, 0, *chars, *deltas, *offsets, *listed]
    body = struct.pack(f">4H{len(numbers)}H", 2 * count, 0, 0, 0, *numbers)
    return struct.pack(">3H", 4, 6 + len(body), 0) + body


def with_characters(table: bytes, folder: Path) -> Path:
    """A bundled font that has that table of characters."""
    data = bytearray(paths.resource("fonts", FONTS[0]).read_bytes())
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        if data[12 + 16 * number : 16 + 16 * number] == b"cmap":
            struct.pack_into(">II", data, 12 + 16 * number + 8, len(data), 12 + len(table))
    data += struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table
    file = folder / "other.ttf"
    file.write_bytes(data)
    return file


def test_a_table_of_segments_is_read(tmp_path: Path) -> None:
    pairs = {0x20: 3, 0x41: 7, 0x4E00: 9, 0x4E01: 12, 0x91CD: 30}
    file = str(with_characters(segmented(pairs), tmp_path))
    quick, slow = QuickFace(file), TTFontFace(file)
    assert quick.charToGlyph == slow.charToGlyph
    assert pairs.items() <= quick.charToGlyph.items()
    assert quick.charWidths == slow.charWidths


def test_a_table_that_claims_millions_of_characters_is_refused(tmp_path: Path) -> None:
    table = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x20, 0xFFFFFFF0, 3)
    with pytest.raises(TTFError):
        QuickFace(str(with_characters(table, tmp_path)))


def test_a_font_that_ends_early_is_refused(tmp_path: Path) -> None:
    data = paths.resource("fonts", FONTS[0]).read_bytes()
    file = tmp_path / "short.ttf"
    for share in (0.01, 0.3, 0.6):
        file.write_bytes(data[: int(len(data) * share)])
        face.cache_clear()
        with pytest.raises(FaceError):
            face(file)
