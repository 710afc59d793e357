"""Compare `briefing extract` with other programs that find quantities in Chinese text::

    python -m benchmarks.peers --python ELSEWHERE/bin/python            # all that is installed there, as a table
    python -m benchmarks.peers --python … --only jionlp --list          # what one of them missed or had wrong

None of them is a part of this project: they are installed in an environment of their own, and each runs as a child
process (``benchmarks/peer_adapters.py``). The pages and sheets are those of ``tests/reference/pages``.

In favour of the others:

* they are given the page with its lines joined, full-width figures made half-width, traditional characters made
  simplified, and the blanks between figures and Chinese taken out; this program is given the file as it is;
* a number that is part of a date is left out, whether or not they know it for one;
* where two of their findings overlap the longer counts; a second one inside a quantity that is found already (the end
  of a range) is not counted as wrong;
* a value is right without its bounds where one number is printed, and without its sign;
* a bare number is also scored with the unit granted that is printed behind it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.peer_scoring import Page, Result, placed, prepare, score
from benchmarks.sheets import read_sheets

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "reference" / "pages"
ADAPTER = ROOT / "benchmarks" / "peer_adapters.py"
OWN = "briefing"
PEERS = {
    "recognizers": "Recognizers-Text",
    "duckling": "Duckling (Chinese, Scala)",
    "jionlp": "JioNLP",
    "chinese2digits": "chinese2digits",
    "cn2an": "cn2an, numerals by a pattern",
}

BOTH_WAYS = ("recognizers", "duckling")  # they tell numbers with a unit and bare numbers


class Child:
    """A program in a process of its own, warm between pages."""

    def __init__(self, python: Path, name: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT) if name == OWN else "", "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(
            [str(python), str(ADAPTER), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            encoding="utf-8",
        )
        self.greeting: dict[str, Any] = self._answer()

    def ask(self, request: str) -> dict[str, Any]:
        """What is found on a page, with time and memory."""
        assert self._process.stdin
        self._process.stdin.write(request + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": "it ended without an answer"}
        return answer


def compare(pages: Sequence[Page], python: Path, name: str, rounds: int) -> tuple[Result, Result, Result] | str:
    """`briefing extract` and another program, page by page in turns; the other's error where it cannot be loaded.

    The third result is the other's again, without bare numbers.
    """
    other = Child(python, name)
    if "error" in other.greeting:
        other.close()
        return str(other.greeting["error"])
    own = Child(Path(sys.executable), OWN)
    results = Result(), Result(versions=other.greeting["versions"])
    with_unit = Result()
    for page in pages:  # what is found
        score(page, own.ask(page.request())["found"], results[0])
        answer = other.ask(page.request())
        if answer["failed"]:
            results[1].lines.append(f"failed        {page.sheet.name}: {answer['failed']}")
            results[1].counts["failed pages"] += 1
        found = placed(page, answer["found"])
        score(page, found, results[1])
        score(page, [item for item in found if item.get("unit")], with_unit)
    for page in [*pages, *pages]:  # a Java machine needs more than one look
        other.ask(page.request())
    for page in pages:
        times = [[child.ask(page.request()) for child in (own, other)] for _ in range(rounds)]
        for result, answers in zip(results, zip(*times, strict=True), strict=True):
            result.seconds.append(statistics.median(answer["seconds"] for answer in answers))
            result.peak = max(result.peak, *(answer["peak"] for answer in answers))
        results[1].ratios.append(statistics.median(theirs["seconds"] / ours["seconds"] for ours, theirs in times))
    own.close()
    other.close()
    return (*results, with_unit)


HEAD = (
    "| | found | right to give | value | value and unit | and unit, if granted | qualifier "
    "| ms a page / ours beside | times ours | peak MB |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def row(title: str, result: Result, own: Result | None = None) -> str:
    """One line of the table; the time of `own` is from the same minutes."""
    qualifier = result.share("qualifier", "qualifiers") if result.counts["qualifier"] else "—"
    ratio = f"{statistics.median(result.ratios):.2f}" if result.ratios else "1"
    took = [" / ".join(_milliseconds(one) for one in (result, own) if one), ratio, f"{result.peak:.0f}"]
    cells = (
        title,
        result.share("found", "asked"),
        result.share("right to give", "given"),
        *(result.share(name, "asked") for name in ("value", "value and unit", "unit granted")),
        qualifier,
        *(took if result.seconds else ["", "", ""]),
    )
    return f"| {' | '.join(cells)} |"


def _milliseconds(result: Result) -> str:
    return f"{1000 * statistics.median(result.seconds):.1f}" if result.seconds else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description="Compare with other programs that find quantities.")
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES, help="pages and their sheets")
    parser.add_argument("--python", type=Path, required=True, help="the interpreter that the others are installed in")
    parser.add_argument("--only", nargs="*", choices=list(PEERS), default=list(PEERS))
    parser.add_argument("--rounds", type=int, default=5, help="how often a page is timed")
    parser.add_argument(
        "--list", action="store_true", help="misses and errors of the others (not for pages kept aside)"
    )
    options = parser.parse_args(arguments)
    pages = [prepare(sheet) for sheet in read_sheets(options.folder)]
    rows: list[str] = []
    notes: list[str] = []
    for name in options.only:
        results = compare(pages, options.python, name, options.rounds)
        if isinstance(results, str):
            notes.append(f"{PEERS[name]} cannot be loaded: {results}")
            continue
        own, other, with_unit = results
        rows = rows or [row("briefing extract", own)]
        rows.append(row(PEERS[name], other, own))
        if name in BOTH_WAYS:
            rows.append(row("— without bare numbers", with_unit))
        failed = f"; failed on {other.counts['failed pages']} pages" if other.counts["failed pages"] else ""
        notes.append(f"{PEERS[name]}: {', '.join(' '.join(pair) for pair in other.versions.items())}{failed}")
        if options.list:
            print(f"== {name}", *other.lines, sep="\n  ")
    asked = sum(gold.asked for page in pages for gold in page.sheet.quantities)
    print(f"{len(pages)} pages, {sum(len(page.text) for page in pages)} characters, {asked} quantities asked for\n")
    print(HEAD, *rows, "", *notes, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
