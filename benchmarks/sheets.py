"""Answer sheets: what a page holds, written by hand.

A sheet is ``NAME.gold.json`` beside ``NAME.txt``; ``benchmarks/locate_answers.py`` put its offsets in. Three
generations are read: the full one (measure, holder and period of every quantity), an older one without these, and
the coarse sheets with the key ``figures``. What a sheet does not speak of is not asked.

Every field may have a twin ``…_alt`` with readings that are as good as the first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

GOLD_SUFFIX = ".gold.json"
Span = tuple[int, int]

# The coarse sheets know fewer types, and have one field for all qualifiers.
COARSE_TYPES: Mapping[str, Sequence[str]] = {
    "amount": ("level",),
    "count": ("level",),
    "share": ("contribution", "fraction", "percent"),
    "percent": ("share", "fraction"),
}


@dataclass(frozen=True)
class Answer:
    """One item of a sheet: where it stands, its fields, and whether a program has to find it."""

    start: int
    end: int
    fields: Mapping[str, Any]
    optional: bool = False
    repeat: bool = False

    @property
    def asked(self) -> bool:
        """Whether a program has to find it."""
        return not self.optional and not self.repeat

    def knows(self, name: str) -> bool:
        """Whether the sheet speaks of that field."""
        return name in self.fields

    def readings(self, name: str) -> list[Any]:
        """The right values of a field, the best first."""
        return [self.fields.get(name), *(self.fields.get(f"{name}_alt") or ())]


@dataclass(frozen=True)
class Sheet:
    """An answer sheet and its page; `full` where it speaks of every field of the contract."""

    name: str
    page: Path
    full: bool
    published: date | None
    quantities: Sequence[Answer]
    quotes: Sequence[Answer]
    pull_quotes: Sequence[Answer]
    articles: Sequence[Answer]
    people: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    events: Sequence[Answer] = field(default_factory=tuple)


def squeezed(value: object) -> str:
    """A text without white space, null as the empty text."""
    return "" if value is None else re.sub(r"\s+", "", str(value))


def read_sheets(folder: Path) -> list[Sheet]:
    """All sheets of a folder, by name."""
    return [read_sheet(path) for path in sorted(folder.glob(f"*{GOLD_SUFFIX}"))]


def read_sheet(path: Path) -> Sheet:
    """One sheet."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(GOLD_SUFFIX)
    figures = raw.get("quantities", raw.get("figures", []))
    published = re.fullmatch(r"\d{4}-\d\d-\d\d", str(raw.get("published") or ""))
    articles = [_article(article) for article in raw.get("articles", ())]
    return Sheet(
        name=name,
        page=path.with_name(raw.get("source_file") or f"{name}.txt"),
        full=any("measure" in figure for figure in figures),
        published=date.fromisoformat(published.group()) if published else None,
        quantities=[_quantity(figure) for figure in figures],
        quotes=[_answer(quote) for quote in raw.get("quotes", ())],
        pull_quotes=_pull_quotes(raw, articles),
        articles=articles,
        people=[_person(person) for person in raw.get("people", ()) if person.get("role") != "reporter"],
        events=[_answer(event) for event in raw.get("events", ()) if "start" in event and "text" in event],
    )


def _answer(raw: Mapping[str, Any]) -> Answer:
    repeat = bool(raw.get("dup")) or raw.get("dup_of") is not None
    return Answer(int(raw.get("start", -1)), int(raw.get("end", -1)), raw, bool(raw.get("optional")), repeat)


def _quantity(raw: dict[str, Any]) -> Answer:
    given = dict(raw)
    if "type" not in given and "kind" in given:
        given["type"] = given["kind"]
        given["type_alt"] = COARSE_TYPES.get(given["kind"], ())
    if isinstance(given.get("period"), str):
        given["period"] = {"text": given["period"]} if given["period"] else None
    return _answer(given)


def _article(raw: dict[str, Any]) -> Answer:
    start = raw.get("body_start", raw.get("start", raw.get("byline_start", raw.get("first_start", 0))))
    end = raw.get("body_end", raw.get("end", raw.get("last_end", 0)))
    return Answer(int(start or 0), int(end or 0), raw)


def _pull_quotes(raw: Mapping[str, Any], articles: Sequence[Answer]) -> list[Answer]:
    found = [quote for article in raw.get("articles", ()) for quote in article.get("pull_quotes", ())]
    for quote in raw.get("pull_quotes", ()):
        number = quote.get("article")
        known = isinstance(number, int) and 0 < number <= len(articles)
        within = (articles[number - 1].start, articles[number - 1].end) if known else None
        found.append({**quote, "within": within})
    return [_answer(quote) for quote in found if "start" in quote]


def _person(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """`joined` is organisation and post in one, where a sheet does not part them."""
    return {**raw, "joined": raw["org_title"]} if "org_title" in raw else raw
