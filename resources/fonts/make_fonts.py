r"""Make the four fonts that the program bundles out of their full sources.

Each source is a static TrueType font, cut down to the characters that an
official document in Chinese needs, so that all four stay within 15 MB:

* 通用规范汉字表 (8,105 characters, read from the Unicode Han database),
* GB 2312 (6,763 Hanzi, Greek, kana, signs; not its Cyrillic, bopomofo and box drawing),
* Hanzi met in the names of people and of places in Chongqing,
* Latin, punctuation, full-width forms and the signs of office documents.

Sources: the npm packages ``@expo-google-fonts/noto-serif-sc`` and
``@expo-google-fonts/noto-sans-sc``, Debian's ``fonts-lxgw-wenkai`` and, for
``Unihan_OtherMappings.txt`` (plain or bz2), Debian's ``unicode-data``. Needs fonttools::

    python make_fonts.py --serif NotoSerifSC_400Regular.ttf --serif-bold NotoSerifSC_700Bold.ttf \
        --sans NotoSansSC_500Medium.ttf --kai LXGWWenKai-Regular.ttf \
        --unihan Unihan_OtherMappings.txt.bz2

The same sources and the same fonttools give the same bytes.

The licence of LXGW WenKai reserves the names LXGW and 霞鹜 for the unchanged font, so its subset
is called Briefing Kai. Noto reserves only the name Source, which neither font carries.
"""

from __future__ import annotations

import argparse
import bz2
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PEOPLE_AND_PLACES = "镕堃喆珺昇赟祎瀼蔈"
"""Hanzi of names outside GB 2312 that must print: people, 瀼渡镇, 蔈草镇."""

PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡêü"
LATIN_EXTENDED = "ŒœŠšŽžŸƒĀāŁłŐőŰűİıŞşĞğĆćČčŃńŘřŚśŻżŹź"
OFFICE_SIGNS = "★☆〔〕【】《》〈〉「」『』〖〗—…·•□■●○◎◇◆△▲▽▼▶▷◀◁※✓✔✗✘§¶†‡№℡™®©〒〓"
MEASURES = "％‰‱℃℉㎎㎏㎜㎝㎞㎡㎥㏄㏎㏑㏒㏕Ωµ°′″¥€￥￡￠"
MATHEMATICS = "±×÷≈≠≤≥≦≧∞∑∏√∝∠∥⊥∈∩∪∫∮∴∵∶∷≡≌∽⊙−∕"
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2002, 0x200B),  # spaces of a stated width
    (0x2010, 0x2027),  # dashes, quotation marks, bullets
    (0x2030, 0x2044),  # per mille, primes, reference mark
    (0x2070, 0x208E),  # superscripts and subscripts (CO₂, m³)
    (0x2150, 0x217F),  # fractions, Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x21D0, 0x21D5),
    (0x2460, 0x249B),  # ① to ⒛
    (0x2776, 0x277F),  # ❶ to ❿
    (0x3000, 0x303F),  # CJK punctuation
    (0x3220, 0x3229),  # ㈠ to ㈩
    (0x3251, 0x325F),  # ㉑ to ㉟
    (0x3280, 0x3289),  # ㊀ to ㊉
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)

NEEDLESS_ROWS = {0xA7, 0xA8, 0xA9}
"""Rows of GB 2312 left out: Cyrillic, bopomofo (pinyin comes from PINYIN), box drawing."""

RESERVED_NAMES = ("LXGW", "霞鹜", "Source")
FAMILY_NAMES = {1, 2, 3, 4, 6, 16, 17, 21, 22}
LAST_STANDARD_NAME = 25


@dataclass(frozen=True)
class Recipe:
    """One font to make: its source, its file name and, where it must change, its family name."""

    source: Path
    file_name: str
    family: str | None = None


def gb2312() -> Iterator[str]:
    """Yield the characters of GB 2312, Hanzi and signs, less the rows that are not needed."""
    for row in range(0xA1, 0xF8):
        if row in NEEDLESS_ROWS:
            continue
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def standard_hanzi(unihan: Path) -> set[str]:
    """Return the 8,105 characters of 通用规范汉字表 (kTGH in the Unicode Han database)."""
    content = unihan.read_bytes()
    text = (bz2.decompress(content) if unihan.suffix == ".bz2" else content).decode("utf-8")
    return {chr(int(code, 16)) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}


def repertoire(unihan: Path) -> set[str]:
    """Return all characters that a bundled font should carry."""
    signs = PINYIN + LATIN_EXTENDED + OFFICE_SIGNS + MEASURES + MATHEMATICS
    blocks = (chr(code) for first, last in BLOCKS for code in range(first, last + 1))
    return standard_hanzi(unihan).union(gb2312(), PEOPLE_AND_PLACES, signs, blocks)


def subset_options() -> Options:
    """Return what to keep: outlines, names and Latin kerning; no hinting, no vertical forms."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = False
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "VORG", "DSIG", "gasp"]
    options.recalc_timestamp = False
    return options


def trim_names(font: TTFont) -> None:
    """Drop the names of a variable font's axes, which a static font has no use for."""
    table = font["name"]
    table.names = [name for name in table.names if name.nameID <= LAST_STANDARD_NAME]


def rename(font: TTFont, family: str) -> None:
    """Give a font a family name of its own; copyright, version and licence stay."""
    table = font["name"]
    version = table.getDebugName(5)
    table.names = [name for name in table.names if name.nameID not in FAMILY_NAMES]
    post_script = family.replace(" ", "") + "-Regular"
    new = {1: family, 2: "Regular", 3: f"{post_script}; {version}", 4: family, 6: post_script}
    for name_id, value in new.items():
        table.setName(value, name_id, 3, 1, 0x409)
        table.setName(value, name_id, 1, 0, 0)


def refuse_reserved(font: TTFont) -> None:
    """Raise if a name under which users see the font is reserved for its original."""
    for name in font["name"].names:
        if name.nameID in FAMILY_NAMES and any(word in str(name) for word in RESERVED_NAMES):
            message = f"reserved font name in name {name.nameID}: {name}"
            raise ValueError(message)


def make(recipe: Recipe, characters: Iterable[str], folder: Path) -> Path:
    """Write one font and return its path."""
    font = TTFont(recipe.source, recalcTimestamp=False)
    if "glyf" not in font:
        message = f"{recipe.source.name}: not a TrueType font (reportlab cannot embed CFF outlines)"
        raise ValueError(message)
    subsetter = Subsetter(subset_options())
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    trim_names(font)
    if recipe.family:
        rename(font, recipe.family)
    refuse_reserved(font)
    target = folder / recipe.file_name
    font.save(target)
    return target


def report(path: Path, characters: set[str]) -> str:
    """Return one line on a font: its size and how much of the repertoire it has."""
    cmap = TTFont(path, lazy=True).getBestCmap()
    missing = sorted(char for char in characters if ord(char) not in cmap)
    hanzi = [char for char in missing if char >= "\u3400" and ord(char) not in range(0xF900, 0x20000)]
    size = path.stat().st_size / 1e6
    return f"{path.name}: {size:.2f} MB, {len(cmap)} characters; missing Hanzi: {''.join(hanzi) or 'none'}"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Make the bundled fonts from their full sources.")
    for name in ("serif", "serif-bold", "sans", "kai", "unihan"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path(__file__).parent, help="folder to write to")
    return parser.parse_args()


def main() -> None:
    """Make all four fonts and print what came out."""
    given = arguments()
    characters = repertoire(given.unihan)
    recipes = (
        Recipe(given.serif, "NotoSerifSC-Regular.ttf"),
        Recipe(given.serif_bold, "NotoSerifSC-Bold.ttf"),
        Recipe(given.sans, "NotoSansSC-Medium.ttf"),
        Recipe(given.kai, "BriefingKai-Regular.ttf", family="Briefing Kai"),
    )
    for recipe in recipes:
        print(report(make(recipe, characters, given.to), characters))


if __name__ == "__main__":
    main()
