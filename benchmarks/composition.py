"""What is wrong with a composed page: every fault of Chinese composition in a PDF, found from its glyphs' boxes.

`python -m benchmarks.composition FILE.pdf [--list]` prints a table, with `--list` each fault with its page and place.
It does not matter who made the file. What is judged, and how, stands in docs/typesetting.md.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from benchmarks.line_rules import bad_end, bad_start, split_number, splits_double
from benchmarks.page_lines import CLOSING, Line, lines_of
from benchmarks.page_overlaps import overlaps
from benchmarks.page_paragraphs import Paragraph, ends_at, hangs, paragraphs_of, short_by
from benchmarks.page_text import Page, pages_of

Kind = Literal[
    "bad start", "bad end", "split mark", "split number", "ragged line", "hung mark", "wide gap",
    "loose word", "overlap", "lone last", "orphan", "widow",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

WIDEST_GAP = 0.25  # em between Han characters
LOOSEST = 0.12  # em between the letters of a Latin word
_WORD = 3  # letters; of two one cannot say whether they are one word
_EVEN = 0.1  # em that the gaps of a letterspaced title differ
_SHOWN = 12  # characters


class Fault(NamedTuple):
    """One fault: its kind, its page (from 1), the line's baseline in points, what is seen there.

    `by` is how far a ragged line is off the margin, in points.
    """

    kind: Kind
    page: int
    base: float
    seen: str
    by: float = 0.0


@dataclass(frozen=True)
class Report:
    """What was looked at, and what is wrong with it."""

    pages: int
    lines: int
    paragraphs: int
    judged: int
    faults: tuple[Fault, ...]

    def count(self, kind: Kind) -> int:
        """How many faults of that kind."""
        return sum(fault.kind == kind for fault in self.faults)

    def off_by(self, points: float) -> int:
        """How many ragged lines are off the margin by more than that."""
        return sum(fault.kind == "ragged line" and fault.by > points for fault in self.faults)

    def table(self) -> str:
        """The counts, a line each."""
        head = (
            f"{self.pages} pages, {self.lines} lines, {self.judged} of them full lines of {self.paragraphs} paragraphs"
        )
        return "\n".join([head, *(f"{kind:14}{self.count(kind):6}" for kind in KINDS)])

    def listed(self) -> str:
        """Each fault in a line."""
        return "\n".join(f"page {f.page:4} {f.base:6.1f}  {f.kind:13} {f.seen}" for f in self.faults)


def examine(data: bytes) -> Report:
    """The report on a PDF; raises pypdfium2.PdfiumError for anything else."""
    pages = list(pages_of(data))
    lines = [lines_of(page) for page in pages]
    paragraphs = paragraphs_of(lines, [page.drawn for page in pages])
    faults = [
        *(fault for paragraph in paragraphs for fault in _in_paragraph(paragraph)),
        *(fault for page, found in zip(pages, lines, strict=True) for fault in _colliding(page, found)),
    ]
    return Report(
        pages=len(pages),
        lines=sum(map(len, lines)),
        paragraphs=len(paragraphs),
        judged=sum(len(one.full) for one in paragraphs if one.kind == "text"),
        faults=tuple(sorted(faults, key=lambda fault: (fault.page, -fault.base, KINDS.index(fault.kind)))),
    )


def _in_paragraph(paragraph: Paragraph) -> Iterator[Fault]:
    yield from _at_line_ends(paragraph)
    yield from _gaps(paragraph)
    yield from _loose_words(paragraph)
    if paragraph.kind == "text":
        yield from _ragged(paragraph)
    if paragraph.kind != "cell":
        yield from _last_line(paragraph)
        yield from _alone(paragraph)


def _at_line_ends(paragraph: Paragraph) -> Iterator[Fault]:
    above: str | None = None
    for line in paragraph.lines:
        text = "".join(glyph.text for glyph in line.body).strip()
        if mark := bad_start(above, text):
            yield _fault("bad start", line, f"{mark} in {_cut(above, text)}")
        if mark := bad_end(text):
            yield _fault("bad end", line, f"{mark} in {text[-_SHOWN:]}")
        if above is not None and splits_double(above, text):
            yield _fault("split mark", line, _cut(above, text))
        elif above is not None and (number := split_number(above, text)):
            yield _fault("split number", line, number)
        above = text


def _cut(above: str | None, text: str) -> str:
    return f"{(above or '')[-_SHOWN:]}|{text[:_SHOWN]}"


def _ragged(paragraph: Paragraph) -> Iterator[Fault]:
    """Full lines that do not end at the margin; those that let a mark hang over it are told apart."""
    for line in paragraph.full:
        if paragraph.margin is None or ends_at(line, paragraph.margin):
            continue
        missing = short_by(line, paragraph.margin)
        how = f"{missing:.1f} pt short" if missing > 0 else f"{-missing:.1f} pt over"
        kind: Kind = "hung mark" if hangs(line, paragraph.margin) else "ragged line"
        yield Fault(kind, line.page + 1, line.base, f"{how}: …{line.text[-_SHOWN:]}", abs(missing))


def _gaps(paragraph: Paragraph) -> Iterator[Fault]:
    """The widest gap between Han characters of each line; a title that is letterspaced as a whole is left alone."""
    for line in paragraph.lines:
        gaps = [
            ((other.left - one.right) / max(one.size, other.size), one.text + other.text)
            for one, other in pairwise(line.glyphs)
            if is_han(one.text) and is_han(other.text)
        ]
        widths = [width for width, _ in gaps]
        if not widths or (len(paragraph.lines) == 1 and max(widths) - min(widths) < _EVEN and len(widths) > 1):
            continue
        width, pair = max(gaps)
        if width > WIDEST_GAP:
            yield _fault("wide gap", line, f"{width:.2f} em between {pair}")


def _loose_words(paragraph: Paragraph) -> Iterator[Fault]:
    """Latin words and numbers whose letters all stand apart."""
    for line in paragraph.lines if len(paragraph.lines) > 1 else ():
        for latin, run in groupby(line.body, key=lambda glyph: glyph.text.isascii() and glyph.text.isalnum()):
            letters = list(run)
            gaps = [(other.left - one.right) / one.size for one, other in pairwise(letters)]
            if latin and len(letters) >= _WORD and min(gaps) > LOOSEST:
                yield _fault("loose word", line, f"{min(gaps):.2f} em in {''.join(glyph.text for glyph in letters)}")


def is_han(text: str) -> bool:
    """Whether it is one Chinese character, no mark."""
    return len(text) == 1 and ("\u3400" <= text <= "\u9fff" or text == "〇" or "\U00020000" <= text <= "\U0003ffff")


def _last_line(paragraph: Paragraph) -> Iterator[Fault]:
    """A last line of one character, marks and references aside."""
    last = paragraph.lines[-1]
    counted = [glyph for glyph in last.body if not glyph.blank and glyph.text not in CLOSING]
    if len(paragraph.lines) > 1 and sum(len(glyph.text) for glyph in counted) == 1:
        yield _fault("lone last", last, last.text)


def _alone(paragraph: Paragraph) -> Iterator[Fault]:
    """A single line of a paragraph at the foot of a page or at the head of the next."""
    counts = Counter(line.page for line in paragraph.lines)
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if len(counts) > 1 and counts[first.page] == 1:
        yield _fault("orphan", first, first.text[:_SHOWN])
    if len(counts) > 1 and counts[last.page] == 1:
        yield _fault("widow", last, last.text[:_SHOWN])


def _colliding(page: Page, lines: Sequence[Line]) -> Iterator[Fault]:
    for one, other in overlaps(lines):
        yield Fault("overlap", page.number + 1, one.base, f"{one.text} and {other.text}")


def _fault(kind: Kind, line: Line, seen: str) -> Fault:
    return Fault(kind, line.page + 1, line.base, seen)


def main() -> None:
    """Examine one file and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="a PDF")
    parser.add_argument("--list", action="store_true", help="print each fault")
    options = parser.parse_args()
    report = examine(options.file.read_bytes())
    print(report.table())
    if options.list and report.faults:
        print(f"\n{report.listed()}")


if __name__ == "__main__":
    main()
