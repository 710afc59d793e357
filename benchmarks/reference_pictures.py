"""Reference pictures of the shipped templates, for the eye: makes them, or says which page looks different now.

`python -m benchmarks.reference_pictures [--make]` builds the sample page with every template, draws the pages that
characterise it and compares them with docs/pictures/templates; `--make` writes them there instead. Ends with code 1
where a page differs by more than a little. The pictures were drawn with the bundled fonts: on a computer that has the
fonts of the templates' names, pages look different.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageColor

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "resources" / "samples" / "page-2023-11-21.txt"
PICTURES = ROOT / "docs" / "pictures" / "templates"
DPI = 72
_INKS = {"#000000": 20, "#9E1B1E": 12, "#C00000": 8, "#5F6672": 8}
"""The colours of the templates, each in so many tints down to white: what the pictures' palette is made of."""
MOST_BYTES, MOST_BYTES_IN_ALL = 60_000, 1_000_000
_INK = 40  # of 255 levels: a smaller difference of a pixel is none
_LITTLE = 0.002  # of a page's pixels
_OWN = "bulletin-with-imprint"
_FILLED = {
    'organisation = ""': 'organisation = "山城市产业研究中心"',
    'issuer = ""': 'issuer = "山城市产业研究中心办公室"',
    'report_to = ""': 'report_to = "市委、市政府领导同志"',
    'send_to = ""': 'send_to = "市委办公厅、市政府办公厅，各区县（自治县）党委和人民政府，市级有关部门"',
    'distribute_to = ""': 'distribute_to = "中心各处室"',
    'copies = ""': 'copies = "共印30份"',
}


class Sitting(NamedTuple):
    """A template, the options it is built with, and its pages: numbers (−1 is the last) or words that stand there."""

    template: str
    options: tuple[str, ...]
    pages: tuple[int | str, ...]


SITTINGS = (
    Sitting("report", (), (1, 2, 3, "发展目标时间轴", "先进材料关键数据", "各集群主要数据对照", "资料来源[1]")),
    Sitting(
        "bulletin",
        ("--issue", "7", "--copy-number", "12", "--secrecy", "秘密★1年", "--marking", "内部资料　注意保存"),
        (1, "产业地图：集群与区县", -1),
    ),
    Sitting("card", (), (1,)),
    Sitting("digest", (), (1, 2, 3)),
    Sitting("paper", (), (1, -1)),
)


class Picture(NamedTuple):
    """A page as it looks now, under the name of its file."""

    name: str
    image: Image.Image


def pictures() -> Iterator[Picture]:
    """Every page that is kept, drawn anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _own_template(folder)
        for sitting in SITTINGS:
            data = _built(sitting, folder)
            for number, image in enumerate(_drawn(data, sitting.pages), 1):
                yield Picture(f"{sitting.template}-{number}.png", image)


def _own_template(folder: Path) -> None:
    """The bulletin with its masthead filled in, as a user's template."""
    text = (ROOT / "templates" / "bulletin" / "template.toml").read_text("utf-8")
    for empty, filled in _FILLED.items():
        if empty not in text:
            sys.exit(f"templates/bulletin no longer has {empty}")
        text = text.replace(empty, filled, 1)
    own = folder / "briefing-desk" / "templates" / _OWN
    own.mkdir(parents=True)
    (own / "template.toml").write_text(text, "utf-8")


def _built(sitting: Sitting, folder: Path) -> bytes:
    """The PDF of the sample page in that template."""
    out = folder / sitting.template
    template = _OWN if sitting.template == "bulletin" else sitting.template
    command = [
        sys.executable, "-m", "briefing", "build", "--source", str(PAGE), "--publication", "示例日报",
        "--date", "2023-11-21", "--page", "第4版", "--format", "pdf", "--template", template, "--out", str(out),
        "--quiet", *sitting.options,
    ]  # fmt: skip
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(folder),
        "BRIEFING_LIBRARY": str(folder / f"{sitting.template}.briefing"),
    }  # fmt: skip
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nended with code {done.returncode}:\n{done.stderr}")
    return next(out.glob("*.pdf")).read_bytes()


def _drawn(data: bytes, pages: tuple[int | str, ...]) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        for wanted in pages:
            page = document[_number(document, wanted)]
            image = page.render(scale=DPI / 72).to_pil().convert("RGB")
            yield image.quantize(palette=_palette(), dither=Image.Dither.NONE)


@cache
def _palette() -> Image.Image:
    """An image with the pictures' colours."""
    colors = [
        tuple(round(255 + (part - 255) * step / count) for part in ImageColor.getrgb(ink))
        for ink, count in _INKS.items()
        for step in range(1, count + 1)
    ]
    found = [255, 255, 255, *(part for color in [*colors, ImageColor.getrgb("#F1F3F6")] for part in color)]
    image = Image.new("P", (1, 1))
    image.putpalette(found)
    return image


def _number(document: pypdfium2.PdfDocument, wanted: int | str) -> int:
    """The index of a page: by its number, or the first after the contents that has the words."""
    if isinstance(wanted, int):
        return wanted - 1 if wanted > 0 else len(document) + wanted
    for index in range(2, len(document)):
        if wanted in "".join(document[index].get_textpage().get_text_range().split()):
            return index
    sys.exit(f"no page has {wanted}")


def differs(now: Image.Image, kept: Image.Image) -> float:
    """The share of pixels that look different; 1 for another size."""
    if now.size != kept.size:
        return 1.0
    changed = ImageChops.difference(now.convert("L"), kept.convert("L")).point(lambda level: 255 * (level > _INK))
    return changed.histogram()[255] / (now.width * now.height)


def make() -> int:
    """Writes all pictures; an error where they are larger than agreed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for name, image in pictures():
        image.save(PICTURES / name, optimize=True)
        sizes[name] = (PICTURES / name).stat().st_size
        print(f"{name:20}{sizes[name]:8}")
    print(f"{'in all':20}{sum(sizes.values()):8}")
    return int(max(sizes.values()) > MOST_BYTES or sum(sizes.values()) > MOST_BYTES_IN_ALL)


def compare() -> int:
    """Prints how much of each page looks different."""
    worst = 0.0
    for name, image in pictures():
        kept = PICTURES / name
        share = differs(image, Image.open(kept)) if kept.exists() else 1.0
        worst = max(worst, share)
        told = "missing" if not kept.exists() else "differs" if share > _LITTLE else "as it was"
        print(f"{name:20}{share:8.2%}  {told}")
    return int(worst > _LITTLE)


def main() -> int:
    """Makes or compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--make", action="store_true", help="write the pictures instead of comparing")
    return make() if parser.parse_args().make else compare()


if __name__ == "__main__":
    sys.exit(main())
