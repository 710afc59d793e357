"""Time and memory of a pack from a standing start, beside LibreOffice turning the pack's Word file into a PDF.

`python benchmarks/build.py [--page FILE] [--runs N]` runs each command N times, every time in a new process, and prints
the median wall time and the highest peak of memory. Build and LibreOffice take turns, so that whatever else the
computer does meets both; the ratio is the median over the pairs. LibreOffice is given the bundled fonts, so that it too
sets and embeds Chinese; without LibreOffice its row is left out.
Nothing but the standard library; the program runs under the interpreter that runs this file.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "resources" / "samples" / "page-2023-11-21.txt"
BRIEFING = (sys.executable, "-m", "briefing")
FONTS_CONF = "fonts.conf"


class Run(NamedTuple):
    """One process: wall time in seconds, peak memory in MB (None where the system does not tell)."""

    seconds: float
    peak: float | None


def run(command: Sequence[str], folder: Path) -> Run:
    """Carry out the command with its output in a log in that folder; a failure ends the measurement."""
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "BRIEFING_LIBRARY": str(folder / "library.briefing"),
        "FONTCONFIG_FILE": str(folder / FONTS_CONF),
    }  # fmt: skip
    log = folder / "log"
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        code, peak = wait(process)
        seconds = time.perf_counter() - began
    if code:
        sys.exit(f"{' '.join(command)}\nended with code {code}:\n{log.read_text('utf-8', errors='replace')}")
    return Run(seconds, peak)


def wait(process: "subprocess.Popen[bytes]") -> tuple[int, float | None]:
    """The exit code, and the largest resident set of the process or of one that it started, in MB."""
    if not hasattr(os, "wait4"):
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def build_command(page: Path, out: Path) -> list[str]:
    """A pack of three files from one page."""
    return [*BRIEFING, "build", "--source", str(page), "--out", str(out), "--quiet"]


def convert_command(office: str, word: Path, out: Path, profile: Path) -> list[str]:
    """LibreOffice without a window, with a profile of its own."""
    return [
        office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", str(out), str(word),
    ]  # fmt: skip


def pairs(page: Path, runs: int, folder: Path, office: str | None) -> tuple[list[Run], list[Run]]:
    """Builds and conversions by turns; a first conversion, which makes LibreOffice's profile, is not counted."""
    ours, theirs = [], []
    for number in range(-1, runs):
        out = folder / f"pack{number}"
        built = run(build_command(page, out), folder)
        converted = None
        if office is not None:
            word = next(out.glob("*.docx"))
            converted = run(convert_command(office, word, out / "converted", folder / "profile"), folder)
        if number >= 0:
            ours.append(built)
            theirs += [converted] if converted is not None else []
    return ours, theirs


def fonts_conf() -> str:
    """The system's fonts and the bundled ones, as fontconfig reads it; the program itself does not ask fontconfig."""
    fonts = escape(str(ROOT / "resources" / "fonts"))
    system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f'<?xml version="1.0"?><fontconfig>{system}<dir>{fonts}</dir></fontconfig>'


def row(name: str, runs: Sequence[Run]) -> str:
    """A line of the table."""
    seconds = [one.seconds for one in runs]
    peaks = [one.peak for one in runs if one.peak is not None]
    peak = f"{max(peaks):6.0f}" if peaks else "     –"
    return f"{name:42}{statistics.median(seconds):8.2f}{min(seconds):8.2f}{max(seconds):8.2f}{peak:>10}"


def first_paint(runs: int) -> str:
    """What benchmarks/first_paint.py prints last, or why it printed nothing."""
    script = ROOT / "benchmarks" / "first_paint.py"
    if not script.exists():
        return "not measured: benchmarks/first_paint.py is not there"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), str(runs)], env=environment, capture_output=True, text=True, check=False
    )
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return lines[-1] if done.returncode == 0 and lines else f"not measured: {lines[-1] if lines else done.returncode}"


def parsed() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to build from (default: the sample page)")
    parser.add_argument("--runs", type=int, default=5, help="processes a row (default 5)")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = parsed()
    page, runs, office = options.page.resolve(), max(1, options.runs), shutil.which("soffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FONTS_CONF).write_text(fonts_conf(), "utf-8")
        print(f"{page.name}, {runs} processes a row, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
        print(f"{'':42}{'median':>8}{'least':>8}{'most':>8}{'peak MB':>10}")
        ours, theirs = pairs(page, runs, folder, office)
        print(row("build: PDF, Word, Excel", ours))
        print(row("LibreOffice: the Word file to PDF", theirs) if theirs else "LibreOffice (soffice) is not here")
        print(row("extract --json", [run([*BRIEFING, "extract", str(page), "--json"], folder) for _ in range(runs)]))
        print(row("--help", [run([*BRIEFING, "--help"], folder) for _ in range(runs)]))
    if theirs:
        ratios = [other.seconds / own.seconds for own, other in zip(ours, theirs, strict=True)]
        listed = "  ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"\nLibreOffice takes {statistics.median(ratios):.2f} times as long as the whole build (pairs: {listed})")
    print(f"first paint of the desktop, offscreen: {first_paint(runs)}")


if __name__ == "__main__":
    main()
