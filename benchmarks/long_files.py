"""What a long PDF takes in time and memory, as it is handed out: PDF/A, with tags, locked; text alone, or with proofs.

`python -m benchmarks.long_files [--pages 1000] [--runs 3]` makes each in a process of its own: the made-up text of
`benchmarks.pages`, and a report of about as many pages in which every paragraph leads to its sentence among the
sources, and every sentence back (a link each way). Processor seconds are the least of the runs and do not count the
import of the program; the peak is the largest resident set of the process, `before` its size when rendering begins.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.build import ROOT
from benchmarks.page_setters import document_of, template
from benchmarks.prose import text_of
from briefing.composing.templates import load_template
from briefing.model.document import Citation, Document, Evidence, Paragraph, Run
from briefing.model.pack import PLAIN_PDF, PdfOptions, Template
from briefing.rendering.pdf import pdf_bytes

FORMS: Mapping[str, PdfOptions | None] = {
    "pages alone": None, "PDF/A-2b": PLAIN_PDF, "with tags, 2a": PdfOptions(tagged=True),
    "locked": PdfOptions(password="briefing"),  # noqa: S106  it guards nothing
}  # fmt: skip
CONTENTS = ("text and tables", "a report with proofs")
_SHARE = 0.82  # of a report's pages, those that are not contents and sources
_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def blocks_of(pages: int) -> list[list[Any]]:
    """The text as the setters take it."""
    return [[type(block).__name__.lower(), *block] for block in text_of(pages)]


def proved(pages: int) -> Document:
    """The text as a report of three articles, from which every paragraph draws a sentence."""
    plain = document_of(blocks_of(round(pages * _SHARE)))
    citations = tuple(
        Citation(n, "s", f"a{n}", f"第{n}篇报道", "重庆日报", date(2023, 11, 21), "第4版") for n in (1, 2, 3)
    )
    stated = {f"s-q{number}": block for number, block in enumerate(plain.blocks) if isinstance(block, Paragraph)}
    article = {key: number % 3 + 1 for number, key in enumerate(stated)}
    proofs = {
        id(block): Paragraph((Run(block.text, states=(key,), cites=(article[key],)),)) for key, block in stated.items()
    }
    evidence = tuple(
        Evidence(key, article[key], block.text[:80], 0, 9, "", "amount", "auto", entry=f"{article[key]}-{number}")
        for number, (key, block) in enumerate(stated.items(), 1)
    )
    blocks = [proofs.get(id(block), block) for block in plain.blocks]
    listed = [Paragraph((Run(f"[{n}] 《第{n}篇报道》，重庆日报", cites=(n,)),), "source") for n in (1, 2, 3)]
    return replace(plain, blocks=(*blocks, *listed), citations=citations, evidence=evidence, contents=True)


def wanted(content: str, pages: int) -> tuple[Document, Template]:
    """A document and the template it is set in."""
    if content == CONTENTS[0]:
        return document_of(blocks_of(pages)), template()
    return proved(pages), load_template("report")


def peak() -> float:
    """The largest size of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def make(content: str, form: str, pages: int) -> None:
    """Makes one file in this process and prints pages, seconds, size before, peak and length, all in MB."""
    document, look = wanted(content, pages)
    before, began = peak(), time.process_time()
    data, layout, _ = pdf_bytes(document, look, options=FORMS[form])
    took = time.process_time() - began
    print(layout.pages + layout.front, took, before, peak(), len(data) / 1e6)


def measured(content: str, form: str, pages: int) -> list[float]:
    """What `make` prints in a new process."""
    command = [sys.executable, "-m", "benchmarks.long_files", "--make", content, form, "--pages", str(pages)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(part) for part in done.stdout.split()]


def row(content: str, form: str, runs: Sequence[Sequence[float]]) -> str:
    """One line of the table."""
    best, most = [min(part) for part in zip(*runs, strict=True)], [max(part) for part in zip(*runs, strict=True)]
    return f"| {content} | {form} | {best[0]:.0f} | {best[1]:.1f} | {most[2]:.0f} | {most[3]:.0f} | {best[4]:.2f} |"


def main() -> None:
    """Make one file, or measure all."""
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--make", nargs=2)
    options = parser.parse_args()
    if options.make:
        make(*options.make, options.pages)
        return
    print("| | the file | pages | processor s | before, MB | peak MB | file, MB |\n|---|---|---|---|---|---|---|")
    for content in CONTENTS:
        for form in FORMS:
            runs = [measured(content, form, options.pages) for _ in range(options.runs)]
            print(row(content, form, runs), flush=True)


if __name__ == "__main__":
    main()
