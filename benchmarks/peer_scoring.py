"""Score what another program found on a page, and what this one did, by the same rules.

The rules, and what is done in favour of the others, are told in ``benchmarks/peers.py``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from opencc import OpenCC  # type: ignore[import-untyped]

from benchmarks.judging import NUMERAL, around, likeness, overlap, pair_up, span_of, value_faults
from benchmarks.sheets import Answer, Sheet, Span, squeezed
from briefing.workspace import extract_file
from briefing.workspace.intake import Origin

_FIGURE = "[0-9〇零一二三四五六七八九十]"
DATE = re.compile(
    rf"(?<![0-9.])(?:{_FIGURE}{{4}}(?:[—\-–~～至到]{_FIGURE}{{4}})?年(?!以)"
    rf"|{_FIGURE}{{1,3}}(?:[—\-–~～至到、]{_FIGURE}{{1,3}})*月(?:份|初|中旬|底|{_FIGURE}{{1,3}}(?:[—\-–~～至到]{_FIGURE}{{1,3}})?[日号])?"
    rf"|{_FIGURE}{{1,3}}(?:[—\-–~～至到]{_FIGURE}{{1,3}})?[日号]"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[上下]半年|第?[一二三四1-4]季度|星期[一二三四五六日]|[“「]?十[一二三四五][”」]?五[”」])"
)
PARAGRAPH_END = "。！？：；”"
GROUPED = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF05)}
CLOSE_UP = re.compile(r"(?<=[0-9%％])[  ]+(?=[㐀-鿿])|(?<=[㐀-鿿])[  ]+(?=[0-9])")


@dataclass(frozen=True)
class Page:
    """A page of the reference set: its sheet, its text, and the same prepared for the other programs."""

    sheet: Sheet
    text: str
    prepared: str
    places: Sequence[int]  # where each character of `prepared` stands in `text`

    def request(self) -> str:
        """What a child process is given."""
        day = self.sheet.published.isoformat() if self.sheet.published else ""
        return json.dumps({"path": str(self.sheet.page), "text": self.prepared, "day": day})


@dataclass
class Result:
    """What one program got right, and what it took."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    peak: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def share(self, row: str, of: str) -> str:
        """One count as a part of another."""
        return f"{self.counts[row]} of {self.counts[of]} ({self.counts[row] / max(1, self.counts[of]):.0%})"


def prepare(sheet: Sheet) -> Page:
    """A page and the text that the other programs are given."""
    day = sheet.published
    result: dict[str, Any] = extract_file(sheet.page, Origin(day=day))
    text: str = result["source"]["text"]
    kept = [place for place in range(len(text)) if not _joins(text, place)]
    joined = GROUPED.sub(",", "".join(text[place] for place in kept)).translate(WIDE)
    closed = {place for match in CLOSE_UP.finditer(joined) for place in range(*match.span())}
    prepared = "".join(simple(character) for place, character in enumerate(joined) if place not in closed)
    return Page(sheet, text, prepared, [place for number, place in enumerate(kept) if number not in closed])


@cache
def simple(character: str) -> str:
    """The simplified form of one character; not of one that would become a numeral (大陸)."""
    turned: str = _simplifier().convert(character)
    return character if character == "陸" or len(turned) != 1 else turned


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: object) -> str:
    return "".join(map(simple, squeezed(text)))


def _joins(text: str, place: int) -> bool:
    """Whether that character is a line break within a paragraph."""
    if text[place] != "\n" or not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    return before not in PARAGRAPH_END and not before.isspace() and not after.isspace()


def placed(page: Page, found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The findings of another program at their places in the page; without dates, of two that overlap the longer."""
    dates = [match.span() for match in DATE.finditer(page.prepared)]
    taken: list[Mapping[str, Any]] = []
    for item in sorted(found, key=lambda item: (item["start"] - item["end"], item["start"], not item.get("unit"))):
        first, last = _number(page.prepared, *span_of(item))
        in_date = any(start <= first and last <= end for start, end in dates)
        if not in_date and not any(overlap(span_of(item), span_of(other)) for other in taken):
            taken.append(item)
    return [{**item, "start": page.places[item["start"]], "end": page.places[item["end"] - 1] + 1} for item in taken]


def _number(text: str, start: int, end: int) -> Span:
    """The range of the number, from its first to its last numeral."""
    hits = [match.start() for match in NUMERAL.finditer(text, start, end)]
    return (hits[0], hits[-1] + 1) if hits else (start, end)


def score(page: Page, found: Sequence[Mapping[str, Any]], result: Result) -> None:
    """Count what is found on a page, and what of it is right; pairs are those of ``benchmarks/judging.py``."""
    golds = page.sheet.quantities
    cores = [_number(page.text, gold.start, gold.end) for gold in golds]
    pairs = pair_up(
        (likeness((gold.start, gold.end), span_of(given)), g, e)
        for g, (gold, core) in enumerate(zip(golds, cores, strict=True))
        for e, given in enumerate(found)
        if overlap(core, span_of(given))
    )
    for number, gold in enumerate(golds):
        if gold.asked:
            _score_asked(page, gold, found[pairs[number]] if number in pairs else None, result)
    for number, given in enumerate(found):
        paired = number in pairs.values()
        if paired or not any(overlap(core, span_of(given)) for core in cores):
            result.counts["given"] += 1
            result.counts["right to give"] += paired
            if not paired:
                result.lines.append(f"no quantity   {around(page.text, *span_of(given))}")


def _score_asked(page: Page, gold: Answer, given: Mapping[str, Any] | None, result: Result) -> None:
    where = around(page.text, gold.start, gold.end)
    qualifiers = [name for name in ("approximation", "bound") if gold.fields.get(name)]
    result.counts.update({"asked": 1, "qualifiers": len(qualifiers)})
    if given is None:
        result.lines.append(f"missed        {where}")
        return
    lenient = _without_bounds(gold)
    content = {**given, "value": _magnitude(given.get("value"))}
    faults = value_faults(lenient, content)
    granted = value_faults(lenient, {**content, "unit": given.get("unit") or _unit_behind(page, gold, given)})
    result.counts.update(
        {"found": 1, "value": "value" not in faults, "value and unit": not faults, "unit granted": not granted}
    )
    result.counts["qualifier"] += sum(_qualified(gold, name, given) for name in qualifiers)
    if granted:
        shown = [given.get(key) for key in ("value", "low", "high", "unit")]
        wanted = [gold.fields.get(key) for key in ("value", "low", "high", "unit")]
        result.lines.append(f"{'+'.join(granted):13} {where}  {shown} not {wanted}")


def _without_bounds(gold: Answer) -> Answer:
    """The sheet's answer with magnitudes alone; the bounds of a number that is printed are taken out."""
    units = [_simplified(unit) for unit in gold.readings("unit") if unit]
    fields = {**gold.fields, "unit_alt": [*(gold.fields.get("unit_alt") or ()), *units]}
    if fields.get("value") is not None:
        fields.pop("low", None)
        fields.pop("high", None)
        readings = [_magnitude(value) for value in gold.readings("value") if value is not None]
        fields.update({"value": readings[0], "value_alt": readings[1:]})
    return replace(gold, fields=fields)


def _magnitude(value: object) -> str | None:
    return None if value in {None, ""} else str(abs(Decimal(str(value))))


def _unit_behind(page: Page, gold: Answer, given: Mapping[str, Any]) -> str | None:
    """The right unit where it is what stands behind a bare number."""
    end: int = given["end"]
    start = end - (page.text[end - 1] == "千")  # 亿千|瓦时: the figure is right, its end is not
    behind = re.sub(r"^[余餘多几幾]", "", squeezed(page.text[start : end + 20]))
    units = [squeezed(unit) for unit in gold.readings("unit") if unit]
    unit = next((unit for unit in units if behind.startswith((unit, f"个{unit}", f"個{unit}"))), None)
    return "百分点" if unit and "百分点" in unit else unit


def _qualified(gold: Answer, name: str, given: Mapping[str, Any]) -> bool:
    word = squeezed(given.get(name))
    printed = [squeezed(reading) for reading in gold.readings(name) if reading]
    readings = [*printed, *map(_simplified, printed)]
    return bool(word) and any(word in reading or reading in word for reading in readings)
