"""Composed pages beside other programs: time, memory and faults of composition on one mixed text, in one run.

`python -m benchmarks.pages [--pages 200 1000] [--peers PYTHON] [--runs N]` has the same text (benchmarks/prose.py) set
by ours, Typst, WeasyPrint, fpdf2, stock reportlab and LibreOffice, each in a process of its own and by turns, on the
page and with the fonts of our bulletin. `--peers` names the interpreter that has their libraries; whatever is not there
is said. The first number of pages is also examined for faults (benchmarks/composition.py).

Seconds are from the start of the process to its end; processor seconds are what it was given of all cores, which other
work on the computer does not lengthen; the peak is its largest resident set. LibreOffice turns our Word file of the
same text into a PDF; making that file is not counted.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.build import ROOT, convert_command, fonts_conf
from benchmarks.composition import KINDS, Report, examine
from benchmarks.prose import text_of

NAMES: Mapping[str, str] = {
    "ours": "ours", "typst": "Typst", "libreoffice": "LibreOffice", "weasyprint": "WeasyPrint", "fpdf2": "fpdf2",
    "stock": "reportlab, stock",
}  # fmt: skip
_LIBRARY = {"typst": "typst", "weasyprint": "weasyprint", "fpdf2": "fpdf", "stock": "reportlab"}
VISIBLY = 2.0  # points off the margin
SETTER = ("-m", "benchmarks.page_setters")


class Run(NamedTuple):
    """One process: wall time, time on the processors (with that of its children), peak memory in MB."""

    seconds: float
    processor: float
    peak: float


class Tools:
    """Which programs are here, and how each is started."""

    def __init__(self, peers: str, folder: Path) -> None:
        self.peers, self.folder = peers, folder
        self.office = shutil.which("soffice")

    def missing(self, name: str) -> str | None:
        """Why a program cannot take part, None where it can."""
        if name == "libreoffice":
            return None if self.office else "soffice is not on the path"
        if name == "ours":
            return None
        library = _LIBRARY[name]
        tried = subprocess.run([self.peers, "-c", f"import {library}"], capture_output=True, check=False)
        return None if tried.returncode == 0 else f"{Path(self.peers).name} has no module {library}"

    def prepare(self, name: str, blocks: Path) -> None:
        """What must be there before the clock starts: LibreOffice's input, and its profile from a first start."""
        if name == "libreoffice":
            self._run([sys.executable, *SETTER, "word", str(blocks), str(blocks.with_suffix(".docx"))])

    def set(self, name: str, blocks: Path, out: Path) -> Run:
        """One process that sets the blocks."""
        if name == "libreoffice":
            made = blocks.with_suffix(".pdf")
            run = self._run(convert_command(str(self.office), blocks.with_suffix(".docx"), self.folder, self.profile))
            made.replace(out)
            return run
        return self._run([sys.executable if name == "ours" else self.peers, *SETTER, name, str(blocks), str(out)])

    @property
    def profile(self) -> Path:
        """A profile of LibreOffice's own."""
        return self.folder / "profile"

    def _run(self, command: Sequence[str]) -> Run:

        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": str(self.folder / "fonts.conf")}
        with (self.folder / "log").open("wb") as log:
            began = time.perf_counter()
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)}\n{(self.folder / 'log').read_text('utf-8', errors='replace')}")
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def write_blocks(pages: int, folder: Path) -> Path:
    """The text that fills about so many pages, as the setters read it."""
    file = folder / f"text{pages}.json"
    blocks = [[type(block).__name__.lower(), *block] for block in text_of(pages)]
    file.write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")
    return file


def measured(tools: Tools, names: Sequence[str], blocks: Path, runs: int) -> dict[str, list[Run]]:
    """The runs of each program, taken by turns so that whatever else the computer does meets all."""
    found: dict[str, list[Run]] = {name: [] for name in names}
    for name in names:
        tools.prepare(name, blocks)
    for _ in range(runs):
        for name in names:
            found[name].append(tools.set(name, blocks, tools.folder / f"{blocks.stem}-{name}.pdf"))
    return found


def speed_rows(found: Mapping[str, Sequence[Run]], pages: int) -> Iterator[str]:
    """A table of times and peaks with their ratio to ours; times are the least of the runs."""
    yield f"\n| {pages} pages of text and tables | s | × ours | processor s | × ours | peak MB | × ours |"
    yield "|---|---|---|---|---|---|---|"
    own = _best(found["ours"])
    for name, runs in found.items():
        best = _best(runs)
        pairs = (
            f"{value:.{places}f} | {value / base:.2f}" for value, base, places in zip(best, own, (2, 2, 0), strict=True)
        )
        yield f"| {NAMES[name]} | {' | '.join(pairs)} |"


def _best(runs: Sequence[Run]) -> Run:
    return Run(min(run.seconds for run in runs), min(run.processor for run in runs), max(run.peak for run in runs))


def fault_rows(reports: Mapping[str, Report]) -> Iterator[str]:
    """A table of faults, a row for each program."""
    yield f"\n| the same text | pages | {' | '.join(KINDS)} | ragged by over {VISIBLY:.0f} pt |"
    yield "|" + "---|" * (len(KINDS) + 3)
    for name, report in reports.items():
        counts = " | ".join(str(report.count(kind)) for kind in KINDS)
        yield f"| {NAMES[name]} | {report.pages} | {counts} | {report.off_by(VISIBLY)} |"


def parsed() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 1000], help="about how many (default 200 1000)")
    parser.add_argument("--peers", default=sys.executable, help="the interpreter that has the peers' libraries")
    parser.add_argument("--runs", type=int, default=3, help="processes a program (default 3)")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES), help="these programs (ours always)")
    parser.add_argument("--keep", type=Path, help="a folder to keep the PDFs in")
    return parser.parse_args()


def main() -> None:
    """Set, measure, examine and print."""
    options = parsed()
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep.resolve() if options.keep else Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "fonts.conf").write_text(fonts_conf(), "utf-8")
        tools = Tools(options.peers, folder)
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {options.runs} processes a program, by turns")
        wanted = ["ours", *(one for one in NAMES if one in options.only and one != "ours")]
        reasons = {one: reason for one in wanted if (reason := tools.missing(one))}
        for one, reason in reasons.items():
            print(f"{NAMES[one]} takes no part: {reason}")
        names = [one for one in wanted if one not in reasons]
        for pages in options.pages:
            blocks = write_blocks(pages, folder)
            print("\n".join(speed_rows(measured(tools, names, blocks, options.runs), pages)), flush=True)
            if pages == options.pages[0]:
                made = {one: (folder / f"{blocks.stem}-{one}.pdf").read_bytes() for one in names}
                print("\n".join(fault_rows({one: examine(data) for one, data in made.items()})), flush=True)


if __name__ == "__main__":
    main()
