"""How soon a page is there: fonts of a cold start, a changed paragraph in a warm process, tables of many rows.

`python -m benchmarks.preview` prints, for a process that starts from nothing, the time that reading the four faces
takes; for a 30-page report with cover and contents, how long a preview takes after one paragraph was changed, from the
changed document to the PDF and on to the first changed page as a picture; and the time of one table by its rows.
Times are those on the processor, which other work on the computer lengthens little; beside them the least wall time.
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from benchmarks.build import ROOT
from benchmarks.page_setters import document_of, template
from benchmarks.prose import text_of
from briefing.composing.templates import load_template
from briefing.model.document import Cell, Column, Document, Masthead, Paragraph, Run, Table
from briefing.rendering import Previewer
from briefing.rendering.pdf import pdf_bytes

_FONTS = """
import time, reportlab.platypus, reportlab.pdfbase.ttfonts
from briefing import paths
from briefing.rendering.typesetting.faces import face
began = time.process_time(), time.perf_counter()
for file in sorted(paths.resource("fonts").glob("*.ttf")): face(file)
print(time.process_time() - began[0], time.perf_counter() - began[1])
"""
PAGES, ROUNDS = 30, 12
ROWS = (2_500, 5_000, 10_000, 20_000)


class Took(NamedTuple):
    """Seconds on the processor and on the clock."""

    processor: float
    wall: float


def cold_fonts() -> list[Took]:
    """Seconds that reading all bundled faces takes in a new process, several times."""
    command = [sys.executable, "-c", _FONTS]
    return [
        Took(*map(float, subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()))
        for _ in range(ROUNDS)
    ]


def changed_previews() -> tuple[list[Took], list[Took], int]:
    """Seconds to the PDF after each of several changes, seconds more to a page as a picture, pages."""
    import pypdfium2

    look = load_template("report")
    blocks = [[type(block).__name__.lower(), *block] for block in text_of(PAGES - 3)]
    document = replace(document_of(blocks), contents=True)
    previewer = Previewer()
    previewer.pdf(document, look)
    dice = random.Random(1)  # noqa: S311  no secret
    made, shown, pages = [], [], 0
    for number in range(ROUNDS):
        document = _changed(document, number, dice)
        made.append(_timed(lambda document=document: previewer.pdf(document, look)))
        data = previewer.pdf(document, look)
        file = pypdfium2.PdfDocument(data)
        pages = len(file)
        shown.append(_timed(lambda page=file[pages // 2]: page.render(scale=1.5).to_pil()))
    return made, shown, pages


def _changed(document: Document, number: int, dice: random.Random) -> Document:
    index = dice.choice([i for i, block in enumerate(document.blocks) if isinstance(block, Paragraph)])
    block = document.blocks[index]
    assert isinstance(block, Paragraph)
    words = block.text.replace("。", f"，这是第{number + 1}次改动。", 1)
    return replace(document, blocks=(*document.blocks[:index], Paragraph((Run(words),)), *document.blocks[index + 1 :]))


def table_of(rows: int) -> tuple[float, int]:
    """Seconds of one table of so many rows of four columns, and its pages."""
    columns = (Column("序号"), Column("指标", 2.0), Column("数值", 1.0, "right"), Column("说明", 3.0))
    cells = tuple(
        tuple(map(Cell, (str(n), f"第{n}项产值", f"{n * 1.7:.1f}亿元", "同比增长2.5%，占全市的比重进一步提高")))
        for n in range(rows)
    )
    document = Document(Masthead(""), (Table("", columns, cells, "t"),), contents=False)
    began = time.process_time()
    _, layout, _ = pdf_bytes(document, template())
    return time.process_time() - began, layout.pages


def _timed(work: Callable[[], object]) -> Took:
    began = time.process_time(), time.perf_counter()
    work()
    return Took(time.process_time() - began[0], time.perf_counter() - began[1])


def line(name: str, took: Sequence[Took]) -> str:
    """Median and least processor time, least wall time, in milliseconds."""
    processor = [one.processor for one in took]
    numbers = (statistics.median(processor), min(processor), min(one.wall for one in took))
    return f"{name:58}" + "".join(f"{1000 * number:9.0f}" for number in numbers)


def main() -> None:
    """Measure and print."""
    print(f"{'ms':58}{'median':>9}{'least':>9}{'wall':>9}")
    print(line("four faces read, new process", cold_fonts()))
    made, shown, pages = changed_previews()
    print(line(f"a paragraph changed in {pages} pages: to the PDF, warm", made))
    print(line("and one of its pages as a picture (pypdfium2)", shown))
    for rows in ROWS:
        seconds, count = table_of(rows)
        print(f"{rows:6} rows on {count} pages: {seconds:.2f} s of processor time, {1e6 * seconds / rows:.0f} µs a row")


if __name__ == "__main__":
    main()
