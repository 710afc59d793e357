"""Places: districts and zones named in a passage, looked up by the taxonomy's names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.extraction import lexicon
from briefing.extraction.passages import Passage, Reading
from briefing.model.taxonomy import District, Taxonomy
from briefing.text.patterns import late

_OTHER_NAME = late(r"(?:国际)?机场|岸(?!区)|火车站|大桥|长江")  # 江北机场 lies elsewhere; 长江北岸 is no district
_BEFORE = late(r"[长湘赣珠松闽黑]$")  # 长|江北, 湘|江北: the name begins in the middle of a river


@dataclass
class _Names:
    """The names in force on a day, the longest first in one pattern."""

    taxonomy: Taxonomy
    day: date | None
    by_name: dict[str, District]
    pattern: re.Pattern[str]


_LAST: list[_Names] = []  # one taxonomy and day at a time, as readings come


def _names(taxonomy: Taxonomy, day: date | None) -> _Names:
    if _LAST and _LAST[0].taxonomy is taxonomy and _LAST[0].day == day:
        return _LAST[0]
    districts = sorted((d for d in taxonomy.districts if d.valid_on(day)), key=lambda d: (d.kind != "district", d.id))
    by_name: dict[str, District] = {}
    for district in districts:
        for name in district.names:
            if len(name) > 1:
                by_name.setdefault(name, district)
    pattern = lexicon.any_of(list(by_name)) if by_name else re.compile(r"(?!)")
    _LAST[:] = [_Names(taxonomy, day, by_name, pattern)]
    return _LAST[0]


def find_places(reading: Reading, passage: Passage) -> Iterator[tuple[int, int, District]]:
    """Districts and zones named in a passage, in order; a longer name hides a shorter one inside it."""
    known = _names(reading.taxonomy, reading.source.date)
    for match in known.pattern.finditer(passage.text):
        before = passage.text[max(0, match.start() - 1) : match.start()]
        if not _OTHER_NAME.match(passage.text, match.end()) and not _BEFORE.search(before):
            yield match.start(), match.end(), known.by_name[match.group()]
