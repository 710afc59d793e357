"""How long restoring and extraction take, and how time grows with length::

python -m benchmarks.extraction            # the sample page, and multiples of it up to 2 MB
"""

from __future__ import annotations

import resource
import time
from datetime import date

from briefing import paths
from briefing.extraction import extract
from briefing.model.source import Source
from briefing.restoring import restore
from briefing.workspace import taxonomy

MULTIPLES = (1, 10, 40, 115)
LINE = "全市规上产值310亿元，增长5%，占全市的12.5%，林溪说，“好”。"
LINES = (1000, 4000)
ROUNDS = 5


def main() -> None:
    """Run the program."""
    page = paths.resource("samples", "page-2023-11-21.txt").read_text("utf-8")
    measured("", page, 1)
    print(
        "| text | characters | restore, s | extract, s | annotations | peak MB |", "|---|---|---|---|---|---|", sep="\n"
    )
    for times in MULTIPLES:
        print(measured(f"the sample page × {times}", page * times, ROUNDS if times == 1 else 1))
    for times in LINES:
        print(measured(f"one line of {times} sentences", "本报讯" + LINE * times, 1))


def measured(name: str, text: str, rounds: int) -> str:
    """A row of the table: the best of some rounds."""
    source = Source("0123456789", name, "0" * 64, "utf-8", text, date=date(2023, 11, 21))
    known = taxonomy()
    best, found = (9e9, 9e9), 0
    for _ in range(rounds):
        began = time.perf_counter()
        articles = restore(source, known)
        between = time.perf_counter()
        found = len(extract(source, articles, known))
        best = min(best[0], between - began), min(best[1], time.perf_counter() - between)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {name} | {len(text)} | {best[0]:.3f} | {best[1]:.3f} | {found} | {peak} |"


if __name__ == "__main__":
    main()
