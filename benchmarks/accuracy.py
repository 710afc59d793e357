"""Measure `briefing extract` against answer sheets::

    python -m benchmarks.accuracy                         # the pages kept aside, numbers only
    python -m benchmarks.accuracy tests/reference/pages --list
    python -m benchmarks.accuracy FOLDER --pages          # page by page

The pages in ``tests/reference/heldout`` are kept aside: whoever writes rules measures on them without ``--list`` and
does not open them. How each row counts is told in ``benchmarks/judging.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.judging import Tally, judge
from benchmarks.sheets import Sheet, read_sheets
from briefing.workspace import extract_file
from briefing.workspace.intake import Origin

HELD_OUT = Path(__file__).resolve().parent.parent / "tests" / "reference" / "heldout"

# (row, what it says, at least); F rows are the harmonic mean of two counts.
ROWS: tuple[tuple[str, str, float | None], ...] = (
    ("found", "quantity found: recall", 0.97),
    ("precision", "quantity found: precision", 0.98),
    ("value", "value and scale of those found", 0.99),
    ("unit", "unit of those found", 0.99),
    ("qualifier", "qualifier", 0.97),
    ("modality", "modality", 0.97),
    ("nature", "nature", None),
    ("type", "type", None),
    ("period", "period, words", 0.97),
    ("period days", "period, days", None),
    ("measure", "measure", 0.90),
    ("holder", "holder", 0.85),
    ("speech", "speech found", None),
    ("speech precision", "  of what is taken for speech", None),
    ("speaker", "speaker, overall", 0.90),
    ("speaker answered", "speaker, of those answered", 0.97),
    ("indirect speech", "indirect speech found", None),
    ("indirect speaker", "  with its speaker", None),
    ("person name", "person by name", None),
    ("person", "person with post and organisation", None),
    ("person precision", "  of those given", None),
    ("pull quote", "pull quote found", None),
    ("pull quote matched", "pull quote to its sentence", 0.98),
    ("pull quote precision", "  of what is taken for one", None),
    ("article", "article found", None),
    ("article count", "pages with the right number of articles", None),
    ("headline", "headline to article", 0.95),
    ("kicker", "kicker to article", None),
    ("byline", "byline", None),
    ("paragraph start", "paragraph start found", None),
    ("paragraph precision", "  of those given", None),
    ("line", "body line to article", 0.99),
    ("event", "event", None),
)
F_ROWS: tuple[tuple[str, str, str, float], ...] = (
    ("speech", "speech precision", "speech told from scare quotes, F", 0.98),
    ("person", "person precision", "person with post and organisation, F", 0.93),
    ("paragraph start", "paragraph precision", "paragraph boundaries, F", 0.98),
)
TIERS = ("auto", "check", "decide")
KINDS = (("value", "quantity: value and unit"), ("record", "quantity: and qualifier, modality, nature, type"))


def measure(sheet: Sheet) -> Tally:
    """Read a page as the program does and compare it with its sheet."""
    result: dict[str, Any] = extract_file(sheet.page, Origin(day=sheet.published))
    return judge(sheet, result, result["source"]["text"])


def share(counts: Counter[str], row: str) -> float | None:
    """What part of a row is right; None where it was not asked."""
    asked = counts[f"{row}:of"]
    return counts[f"{row}:ok"] / asked if asked else None


def f_measure(counts: Counter[str], recall: str, precision: str) -> float | None:
    """The harmonic mean of two rows."""
    one, other = share(counts, recall), share(counts, precision)
    return None if not one or not other else 2 * one * other / (one + other)


def report(title: str, counts: Counter[str]) -> str:
    """The numbers of a page, or of all, as text."""
    lines = [title]
    for row, label, least in ROWS:
        got = share(counts, row)
        if got is not None:
            mark = "" if least is None else f"  ≥ {least:.0%}  {'' if got >= least else 'BELOW'}"
            lines.append(f"  {label:42}{counts[f'{row}:ok']:5} of {counts[f'{row}:of']:4}  {got:7.1%}{mark}")
    for recall, precision, label, least in F_ROWS:
        got = f_measure(counts, recall, precision)
        if got is not None:
            lines.append(f"  {label:42}{'':13}  {got:7.1%}  ≥ {least:.0%}  {'' if got >= least else 'BELOW'}")
    for kind, label in (*KINDS, ("person", "person"), ("speaker", "speaker")):
        for tier in TIERS:
            got = share(counts, f"{tier} {kind}")
            if got is not None:
                row = f"{tier} {kind}"
                lines.append(f"  [{tier:6}] {label:44}{counts[f'{row}:ok']:5} of {counts[f'{row}:of']:4}  {got:7.1%}")
    return "\n".join(lines)


def table(counts: Counter[str]) -> str:
    """The numbers as a table of Markdown."""
    lines = ["| | right | of | share | at least |", "|---|---|---|---|---|"]
    for row, label, least in ROWS:
        got = share(counts, row)
        if got is not None:
            goal = "" if least is None else f"{least:.0%}"
            lines.append(f"| {label.strip()} | {counts[f'{row}:ok']} | {counts[f'{row}:of']} | {got:.1%} | {goal} |")
    for recall, precision, label, least in F_ROWS:
        got = f_measure(counts, recall, precision)
        if got is not None:
            lines.append(f"| {label} | | | {got:.1%} | {least:.0%} |")
    return "\n".join(lines)


def tiers(counts: Counter[str]) -> str:
    """How much of each tier is right, as a table of Markdown."""
    lines = ["| | auto | check | decide |", "|---|---|---|---|"]
    for kind, label in (*KINDS, ("person", "person: name, post, organisation"), ("speaker", "speaker of a quotation")):
        cells = []
        for tier in TIERS:
            row = f"{tier} {kind}"
            got = share(counts, row)
            cells.append("" if got is None else f"{counts[f'{row}:ok']} of {counts[f'{row}:of']} ({got:.1%})")
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description="Measure `briefing extract` on answer sheets.")
    parser.add_argument("folders", nargs="*", type=Path, default=[HELD_OUT])
    parser.add_argument("--list", action="store_true", help="each miss and error (not for pages kept aside)")
    parser.add_argument("--pages", action="store_true", help="page by page")
    parser.add_argument("--markdown", action="store_true", help="the total as tables")
    parser.add_argument("--row", help="with --list: only this row")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sheets = [sheet for folder in options.folders for sheet in read_sheets(folder)]
    total: Counter[str] = Counter()
    for sheet in sheets:
        tally = measure(sheet)
        total.update(tally.counts)
        if options.pages:
            print(report(sheet.name, tally.counts), end="\n\n")
        if options.list:
            lines = [line for line in tally.lines if not options.row or line.startswith(f"{options.row} ")]
            print(f"== {sheet.name}", *lines, sep="\n  ")
    if options.markdown:
        print(table(total), tiers(total), sep="\n\n")
    else:
        print(report(f"{len(sheets)} pages", total))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
