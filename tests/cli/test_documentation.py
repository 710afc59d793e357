"""What the manual says of the command line agrees with the program."""

import re
from pathlib import Path

from briefing.reading import READERS, REFUSED

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"


def test_the_manual_lists_every_kind_of_file() -> None:
    told = set(re.findall(r"`(\.[a-z]+)`", MANUAL.read_text("utf-8")))
    assert told == {ending for ending in (*READERS, *REFUSED) if ending} | {".json"}
