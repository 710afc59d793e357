"""Measure `briefing extract` against answer sheets.

For every ``NAME.gold.json`` in a folder the page beside it (``NAME.txt``, or the file that the
sheet names) is read with ``python -m briefing extract PAGE --json`` and compared with the sheet::

    python benchmarks/accuracy.py                       # tests/reference/heldout, numbers only
    python benchmarks/accuracy.py FOLDER --list         # each miss and error with its context
    python benchmarks/accuracy.py --library other       # another module with the same command

The pages in ``tests/reference/heldout`` are held out: whoever writes extraction rules runs them
without ``--list`` and does not open them.

How it counts:

* A quantity is found when an extracted one overlaps its number; pairs are one to one, the best
  overlap first. Optional quantities and repeats (``dup_of``) are not asked for, and are not wrong.
* A value is right when value, unit and bounds are. Units are compared strictly as printed, with
  three exceptions: a rank has no unit, a unit that the text does not print (千亿级) may be null,
  and an optional quantity's unit is not compared. The sign of points is not compared.
* ``type_alt`` and ``nature_alt`` of a sheet list readings that are as good as the first.
* Bounds (of all but levels) are compared where the sheet gives one, and must be null where the sheet has neither a
  bound nor a qualifier. The bound that the sheet leaves open beside another is not compared.
* "Wrong values in auto" are annotations with confidence ``auto`` that differ from the sheet in
  value, unit or bounds, or that are no quantity at all.
* Nature, type, period and qualifier are compared among those found and asked for.

The format of a sheet made by hand (key ``figures``) is read as well; it has no nature and no
bounds, and is coarser in types (a level counts as an amount, a contribution as a share).

The exit code is 1 when the command failed on a page, else 0.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "tests" / "reference" / "heldout"
GOLD_SUFFIX = ".gold.json"
ARTICLE_TOLERANCE = 40
TIMEOUT_SECONDS = 300

NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两半]")
IMPLIED_UNITS = frozenset({"元", "个", "位"})
REPORTER = re.compile(r"记者|通讯员|实习生|见习")
SCORED_APPROXIMATIONS = ("近", "约", "左右", "余", "多", "几")
SCORED_BOUNDS = ("超过", "超", "突破", "不少于", "不足", "不超过", "以上", "以内", "以下")
SCORED_MODALITIES = ("预计", "力争", "计划", "确保")
SCORED_QUALIFIERS = frozenset({*SCORED_APPROXIMATIONS, *SCORED_BOUNDS, *SCORED_MODALITIES})
COARSE_TYPES: dict[str, frozenset[str]] = {
    "amount": frozenset({"amount", "level"}),
    "count": frozenset({"count", "level"}),
    "share": frozenset({"share", "contribution", "fraction", "percent"}),
    "percent": frozenset({"percent", "share", "fraction"}),
}


@dataclass(frozen=True)
class Quantity:
    """A quantity of the answer sheet."""

    text: str
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    has_bounds: bool
    unit: str
    qualifiers: tuple[str, ...]
    natures: frozenset[str]
    kind: str
    types: frozenset[str]
    period: str
    optional: bool
    repeat: bool

    @property
    def asked(self) -> bool:
        """Whether a program has to find it."""
        return not self.optional and not self.repeat


@dataclass(frozen=True)
class Person:
    """A person of the answer sheet; `joined` is organisation and post in one."""

    name: str
    post: str
    organisation: str
    joined: str
    split: bool


@dataclass(frozen=True)
class Quote:
    """A direct quotation of the answer sheet with its speaker."""

    text: str
    start: int
    end: int
    speaker: str
    optional: bool


@dataclass(frozen=True)
class PullQuote:
    """A pull quote and the body ranges it was taken from."""

    text: str
    start: int
    end: int
    matches: tuple[tuple[int, int], ...]
    within: tuple[int, int] | None


@dataclass(frozen=True)
class Article:
    """An article: where it starts and ends, and its headline."""

    start: int
    end: int
    headline: str


@dataclass(frozen=True)
class Sheet:
    """An answer sheet."""

    quantities: list[Quantity]
    articles: list[Article]
    people: list[Person]
    quotes: list[Quote]
    pull_quotes: list[PullQuote]


@dataclass
class Tally:
    """Counts by name, and the list of what was missed or wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, name: str, amount: int = 1) -> None:
        """Count something."""
        self.counts[name] += amount

    def check(self, name: str, right: bool) -> bool:
        """Count one case of `name`, and whether it is right."""
        self.counts[f"{name}:of"] += 1
        self.counts[f"{name}:ok"] += right
        return right


def decimal(value: object) -> Decimal | None:
    """The exact number, or None where there is none."""
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def plain(value: object) -> str:
    """A text without white space, null as the empty text."""
    return "" if value is None else re.sub(r"\s+", "", str(value))


def plain_unit(value: object) -> str:
    """A unit for comparison: only the width of the percent sign is levelled."""
    return plain(value).replace("％", "%")


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Shared characters as a part of the union."""
    shared = overlap(a, b)
    union = (a[1] - a[0]) + (b[1] - b[0]) - shared
    return shared / union if union else 0.0


def span(item: dict[str, Any]) -> tuple[int, int]:
    """The range of an item; an unusable one is empty."""
    start, end = item.get("start"), item.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return start, end
    return -1, -1


def number_range(quantity: Quantity, page: str) -> tuple[int, int]:
    """The range of the number inside a quantity, from its first to its last numeral."""
    hits = [m.start() for m in NUMERAL.finditer(page, quantity.start, quantity.end)]
    return (hits[0], hits[-1] + 1) if hits else (quantity.start, quantity.end)


def _quantity(raw: dict[str, Any]) -> Quantity:
    coarse = "kind" in raw and "type" not in raw
    kind = str(raw.get("type") or raw.get("kind") or "")
    types = {kind, *raw.get("type_alt", ())}
    if coarse:
        types |= COARSE_TYPES.get(kind, frozenset())
    natures = {str(n) for n in (raw.get("nature"), *raw.get("nature_alt", ())) if n}
    return Quantity(
        text=raw["text"],
        start=raw["start"],
        end=raw["end"],
        value=decimal(raw.get("value")),
        low=decimal(raw.get("low")),
        high=decimal(raw.get("high")),
        has_bounds="low" in raw,
        unit=plain_unit(raw.get("unit")),
        qualifiers=tuple(q for q in str(raw.get("qualifier") or "").split("、") if q),
        natures=frozenset(natures),
        kind=kind,
        types=frozenset(types),
        period=plain(raw.get("period")),
        optional=bool(raw.get("optional")),
        repeat=raw.get("dup_of") is not None,
    )


def _article(raw: dict[str, Any]) -> Article:
    start = raw.get("start", raw.get("byline_start", raw.get("first_start")))
    end = raw.get("end", raw.get("last_end"))
    return Article(int(start or 0), int(end or 0), plain(raw.get("headline")))


def _person(raw: dict[str, Any]) -> Person | None:
    if raw.get("role") == "reporter":
        return None
    post, organisation = plain(raw.get("post")), plain(raw.get("organisation"))
    joined = plain(raw.get("org_title")) or organisation + post
    return Person(plain(raw["name"]), post, organisation, joined, "org_title" not in raw)


def _pull_quote(raw: dict[str, Any], articles: Sequence[Article]) -> PullQuote:
    number = raw.get("article")
    within = None
    if isinstance(number, int) and 0 < number <= len(articles):
        within = (articles[number - 1].start, articles[number - 1].end)
    matches = tuple(span(m) for m in raw.get("matches", ()))
    return PullQuote(raw["text"], raw["start"], raw["end"], matches, within)


def read_sheet(path: Path) -> tuple[Sheet, Path]:
    """An answer sheet and the page it is for."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    articles = [_article(a) for a in raw.get("articles", ())]
    people = [_person(p) for p in raw.get("people", ())]
    sheet = Sheet(
        quantities=[_quantity(q) for q in raw.get("quantities", raw.get("figures", ()))],
        articles=articles,
        people=[p for p in people if p is not None],
        quotes=[
            Quote(q["text"], q["start"], q["end"], plain(q["speaker"]), bool(q.get("optional")))
            for q in raw.get("quotes", ())
        ],
        pull_quotes=[_pull_quote(p, articles) for p in raw.get("pull_quotes", ())],
    )
    name = path.name[: -len(GOLD_SUFFIX)]
    page = path.with_name(raw.get("source_file") or f"{name}.txt")
    if not page.exists():
        others = [p for p in sorted(path.parent.glob(f"{name}.*")) if p.name != path.name]
        page = others[0] if others else page
    return sheet, page


def extract(page: Path, library: str) -> tuple[dict[str, Any] | None, str]:
    """What the command makes of a page, or None and the reason."""
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", library, "extract", str(page), "--json"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, env=env, timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        return None, f"no answer within {TIMEOUT_SECONDS} seconds"
    if done.returncode != 0:
        return None, f"exit code {done.returncode}"
    try:
        result = json.loads(done.stdout.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        return None, f"no JSON: {type(error).__name__}"
    return (result, "") if isinstance(result, dict) else (None, "no JSON object")


def pair_up(left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]], least: float) -> dict[int, int]:
    """One-to-one pairs of ranges, the most alike first, at least `least` alike."""
    scored = [(likeness(a, b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right) if overlap(a, b)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, reverse=True):
        if score >= least and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def value_faults(gold: Quantity, content: dict[str, Any]) -> list[str]:
    """What of value, unit and bounds is wrong: any of value, scale, unit, bounds."""
    faults = []
    value, low, high = (decimal(content.get(k)) for k in ("value", "low", "high"))
    known = gold.value is not None or gold.low is not None or gold.high is not None
    if gold.value is not None:
        same = value == gold.value
        if not same and value is not None and "points" in gold.types:
            same = abs(value) == abs(gold.value)
        if not same:
            faults.append("value")
            if value and gold.value and power_of_ten(value / gold.value):
                faults.append("scale")
        if gold.has_bounds and not gold.optional and not _bounds_right(gold, low, high):
            faults.append("bounds")
    elif known and (value is not None or low != gold.low or high != gold.high):
        faults.append("value")
    if not gold.optional and not unit_right(gold, plain_unit(content.get("unit"))):
        faults.append("unit")
    return faults


def _bounds_right(gold: Quantity, low: Decimal | None, high: Decimal | None) -> bool:
    if gold.kind == "level":
        return True
    if gold.low is None and gold.high is None:
        return bool(gold.qualifiers) or (low is None and high is None)
    return (gold.low is None or low == gold.low) and (gold.high is None or high == gold.high)


def power_of_ten(ratio: Decimal) -> bool:
    """Whether two values differ only in scale."""
    digits = abs(ratio).normalize().as_tuple()
    return digits.digits == (1,) and digits.exponent != 0


def unit_right(gold: Quantity, unit: str) -> bool:
    """Whether the unit is the printed one."""
    if unit == gold.unit or "rank" in gold.types:
        return True
    return not unit and gold.unit in IMPLIED_UNITS and gold.unit not in plain(gold.text)


def qualifiers_right(gold: Quantity, content: dict[str, Any]) -> bool:
    """Whether every approximation, bound and modality of the sheet is there."""
    given = [plain(content.get(k)) for k in ("approximation", "bound", "modality")]
    present = [g for g in given if g]
    return all(any(q in g or g in q for g in present) for q in scored_qualifiers(gold))


def scored_qualifiers(gold: Quantity) -> list[str]:
    """The qualifiers that the contract has a place for."""
    return [q for q in gold.qualifiers if q in SCORED_QUALIFIERS]


def period_right(gold: Quantity, content: dict[str, Any]) -> bool:
    """Whether the period is the one printed, give or take its edges."""
    period = content.get("period")
    text = plain(period.get("text")) if isinstance(period, dict) else plain(period)
    return bool(text) and (text in gold.period or gold.period in text)


def context(page: str, start: int, end: int, around: int = 18) -> str:
    """A range with what stands around it, on one line."""
    before, after = page[max(0, start - around) : max(0, start)], page[end : end + around]
    return plain(before) + "【" + plain(page[start:end]) + "】" + plain(after)


def judge_quantities(sheet: Sheet, result: dict[str, Any], page: str, tally: Tally) -> None:
    """Compare the quantities."""
    found = [a for a in result.get("annotations", ()) if a.get("kind") == "quantity"]
    spans = [span(a) for a in found]
    cores = [number_range(q, page) for q in sheet.quantities]
    whole = [(q.start, q.end) for q in sheet.quantities]
    scored = sorted(
        (
            (likeness(w, s), -g, -e)
            for g, (w, core) in enumerate(zip(whole, cores, strict=True))
            for e, s in enumerate(spans)
            if overlap(core, s)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: dict[int, int] = {}
    for _, g, e in scored:
        if -g not in pairs and -e not in taken:
            pairs[-g] = -e
            taken[-e] = -g
    for g, gold in enumerate(sheet.quantities):
        if gold.asked and not tally.check("found", g in pairs):
            tally.lines.append(f"missed     {context(page, gold.start, gold.end)}")
        if g in pairs:
            _judge_pair(gold, found[pairs[g]], page, tally)
    optional = [c for c, q in zip(cores, sheet.quantities, strict=True) if q.optional]
    for e, annotation in enumerate(found):
        if e not in taken and any(overlap(spans[e], c) for c in optional):
            continue
        if tally.check("precision", e in taken):
            continue
        auto = annotation.get("confidence") == "auto"
        tally.lines.append(f"false{'/auto' if auto else '     '} {context(page, *spans[e])}")
        if auto:
            tally.add("auto wrong")
            tally.add("auto wrong: no quantity")
    tally.add("auto", sum(a.get("confidence") == "auto" for a in found))


def _judge_pair(gold: Quantity, annotation: dict[str, Any], page: str, tally: Tally) -> None:
    content = annotation.get("content") or {}
    where = context(page, gold.start, gold.end)
    faults = value_faults(gold, content)
    if faults:
        auto = annotation.get("confidence") == "auto"
        got = [content.get(k) for k in ("value", "low", "high", "unit")]
        want = [gold.value, gold.low, gold.high, gold.unit]
        shown = " ".join(str(x) for x in got) + " instead of " + " ".join(str(x) for x in want)
        tally.lines.append(f"{'+'.join(faults)}{'/auto' if auto else ''}  {where}  {shown}")
        if auto:
            tally.add("auto wrong")
            for fault in faults:
                tally.add(f"auto wrong: {fault}")
    if gold.asked:
        tally.check("value, bounds, unit", not faults)
        tally.check("value", "value" not in faults)
        tally.check("unit", "unit" not in faults)
        if gold.has_bounds:
            tally.check("bounds", "bounds" not in faults)
        _judge_kind(gold, content, where, tally)


def _judge_kind(gold: Quantity, content: dict[str, Any], where: str, tally: Tally) -> None:
    """Compare nature, type, period and qualifier of a quantity that was found."""
    nature, kind = content.get("nature"), content.get("type")
    checks: list[tuple[str, bool, object, Iterable[str]]] = []
    if gold.natures:
        checks.append(("nature", nature in gold.natures, nature, gold.natures))
    checks.append(("type", kind in gold.types, kind, gold.types))
    if gold.period:
        checks.append(("period", period_right(gold, content), content.get("period"), (gold.period,)))
    if scored_qualifiers(gold):
        given = [content.get(k) for k in ("approximation", "bound", "modality")]
        checks.append(("qualifier", qualifiers_right(gold, content), given, gold.qualifiers))
    for name, right, got, wanted in checks:
        if not tally.check(name, right):
            tally.lines.append(f"{name:10} {where}  {got} instead of {'|'.join(sorted(wanted))}")
            if name == "type":
                tally.add(f"type error: {gold.kind} as {got}")


def judge_articles(sheet: Sheet, result: dict[str, Any], page: str, tally: Tally) -> None:
    """Compare the articles and their headlines."""
    left = list(result.get("articles", ()))
    tally.add("articles extracted", len(left))
    for gold in sheet.articles:
        near = [(abs(a["start"] - gold.start), i) for i, a in enumerate(left) if isinstance(a.get("start"), int)]
        distance, index = min(near, default=(ARTICLE_TOLERANCE + 1, -1))
        hit = left.pop(index) if distance <= ARTICLE_TOLERANCE else None
        if not tally.check("articles", hit is not None):
            tally.lines.append(f"article    {context(page, gold.start, gold.start + 8)}")
        lines = hit.get("headline") or [] if hit else []
        text = "".join(plain(h.get("text")) for h in lines)
        if gold.headline and not tally.check("headlines", text == gold.headline):
            tally.lines.append(f"headline   {text or 'none'} instead of {gold.headline}")


def judge_people(sheet: Sheet, result: dict[str, Any], tally: Tally) -> None:
    """Compare the people; reporters are left out."""
    contents = [a.get("content") or {} for a in result.get("annotations", ()) if a.get("kind") == "person"]
    given = [
        (plain(c.get("name")), plain(c.get("post")), plain(c.get("organisation")))
        for c in contents
        if c.get("group") != "media" and not REPORTER.search(plain(c.get("post")))
    ]
    right = 0
    for gold in sheet.people:
        alike = [g for g in given if g[0] == gold.name]
        tally.check("people: name", bool(alike))
        tally.check("people: organisation+post", any(o + p == gold.joined for _, p, o in alike))
        if gold.split:
            all_right = (gold.name, gold.post, gold.organisation) in alike
        else:
            all_right = any(o + p == gold.joined for _, p, o in alike)
        right += all_right
        if not tally.check("people", all_right):
            want = f"{gold.name} {gold.post} {gold.organisation or gold.joined}"
            tally.lines.append(f"person     {alike or 'none'} instead of {want}")
    tally.add("people: precision:of", len(given))
    tally.add("people: precision:ok", right)


def speaker_right(gold: str, name: str, text: str) -> bool:
    """Whether a speaker, by name or by description, is the one of the sheet."""
    if name and name == gold:
        return True
    return bool(text) and (gold in text or (len(text) >= 4 and text in gold))


def judge_quotes(sheet: Sheet, result: dict[str, Any], page: str, tally: Tally) -> None:
    """Compare direct quotations and their speakers."""
    annotations = [a for a in result.get("annotations", ()) if isinstance(a, dict)]
    names = {a.get("id"): plain((a.get("content") or {}).get("name")) for a in annotations if a.get("kind") == "person"}
    found = [a for a in annotations if a.get("kind") == "quotation" and (a.get("content") or {}).get("direct", True)]
    golds = [(q.start, q.end) for q in sheet.quotes]
    pairs = pair_up(golds, [span(a) for a in found], 0.5)
    for g, gold in enumerate(sheet.quotes):
        if gold.optional:
            continue
        where = context(page, gold.start, gold.end, 6)
        if not tally.check("quotes", g in pairs):
            tally.lines.append(f"quote      {where}")
        content = (found[pairs[g]].get("content") or {}) if g in pairs else {}
        name, text = names.get(content.get("speaker"), ""), plain(content.get("speaker_text"))
        right = speaker_right(gold.speaker, name, text)
        if name or text:
            tally.check("speaker, of those answered", right)
        if not tally.check("quotes with speaker", right):
            tally.lines.append(f"speaker    {where}  {name or text or 'none'}, not {gold.speaker}")
    for e, annotation in enumerate(found):
        if not tally.check("quotes: precision", e in pairs.values()):
            tally.lines.append(f"no quote   {context(page, *span(annotation), 6)}")


def _matches_right(gold: PullQuote, matches: Sequence[tuple[int, int]]) -> bool:
    if gold.matches:
        return all(sum(overlap(want, m) for m in matches) * 2 >= want[1] - want[0] for want in gold.matches)
    if gold.within is None:
        return bool(matches)
    return bool(matches) and all(overlap(gold.within, m) == m[1] - m[0] for m in matches)


def judge_pull_quotes(sheet: Sheet, result: dict[str, Any], page: str, tally: Tally) -> None:
    """Compare the pull quotes and the body ranges they are matched to."""
    found = [p for a in result.get("articles", ()) for p in a.get("pull_quotes") or ()]
    golds = [(q.start, q.end) for q in sheet.pull_quotes]
    pairs = pair_up(golds, [span(p) for p in found], 0.5)
    for g, gold in enumerate(sheet.pull_quotes):
        matches = [span(m) for m in found[pairs[g]].get("matches") or ()] if g in pairs else []
        tally.check("pull quotes", g in pairs)
        if not tally.check("pull quotes matched", _matches_right(gold, matches)):
            shown = ", ".join(plain(page[a:b]) for a, b in matches) or "none"
            tally.lines.append(f"pull quote {context(page, gold.start, gold.end, 0)}  {shown}")
    tally.add("pull quotes extracted", len(found))


def judge(sheet: Sheet, result: dict[str, Any], page: str) -> Tally:
    """Compare what was extracted from a page with its sheet."""
    tally = Tally()
    judge_quantities(sheet, result, page, tally)
    judge_articles(sheet, result, page, tally)
    judge_people(sheet, result, tally)
    judge_quotes(sheet, result, page, tally)
    judge_pull_quotes(sheet, result, page, tally)
    return tally


ROWS: tuple[tuple[str, str], ...] = (
    ("found", "quantities found (recall)"),
    ("precision", "quantities: precision"),
    ("value, bounds, unit", "value, bounds and unit right"),
    ("value", "  value or range"),
    ("bounds", "  bounds"),
    ("unit", "  unit"),
    ("nature", "nature right"),
    ("type", "type right"),
    ("period", "period right"),
    ("qualifier", "qualifier right"),
    ("articles", "articles found"),
    ("headlines", "headlines right"),
    ("people", "people: name, post, organisation"),
    ("people: organisation+post", "  organisation and post as one"),
    ("people: name", "  name"),
    ("people: precision", "  precision"),
    ("quotes", "quotes found"),
    ("quotes: precision", "  precision"),
    ("quotes with speaker", "quotes with speaker"),
    ("speaker, of those answered", "  speaker, of those answered"),
    ("pull quotes", "pull quotes found"),
    ("pull quotes matched", "pull quotes matched"),
)


def report(title: str, counts: Counter[str]) -> str:
    """The numbers of a page, or of all, as text."""
    lines = [title]
    for name, label in ROWS:
        right, total = counts[f"{name}:ok"], counts[f"{name}:of"]
        share = f"{right / total:7.1%}" if total else "      –"
        lines.append(f"  {label:34}{right:5} of {total:4}  {share}")
    detail = ", ".join(
        f"{name.removeprefix('auto wrong: ')} {count}"
        for name, count in sorted(counts.items())
        if name.startswith("auto wrong: ")
    )
    wrong = f"  {'WRONG VALUES in auto':34}{counts['auto wrong']:5} of {counts['auto']:4}"
    lines.append(wrong + (f"  ({detail})" if detail else ""))
    errors = sorted(
        ((count, name) for name, count in counts.items() if name.startswith("type error: ")),
        key=lambda item: (-item[0], item[1]),
    )
    lines += [f"    {name}: {count}" for count, name in errors]
    return "\n".join(lines)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure `briefing extract` on answer sheets.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument(
        "--list",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="list each miss and error with its context (not for held-out pages)",
    )
    parser.add_argument("--library", default="briefing", help="module run as `python -m MODULE extract PAGE --json`")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    options = parse(arguments)
    sheets = sorted(options.folder.glob(f"*{GOLD_SUFFIX}"))
    if not sheets:
        print(f"no {GOLD_SUFFIX} in {options.folder}", file=sys.stderr)
        return 1
    total: Counter[str] = Counter()
    failed = 0
    for path in sheets:
        sheet, page = read_sheet(path)
        name = path.name[: -len(GOLD_SUFFIX)]
        result, reason = extract(page, options.library) if page.exists() else (None, "no page")
        if result is None:
            failed += 1
            print(f"{name}: failed ({reason}); all of it counts as missed", file=sys.stderr)
            result = {}
        text = (result.get("source") or {}).get("text")
        if page.suffix == ".txt" and page.exists():
            printed = page.read_text(encoding="utf-8-sig")
            if text is not None and text != printed:
                print(f"{name}: source.text is not the page's text", file=sys.stderr)
            text = printed
        tally = judge(sheet, result, text or "")
        total.update(tally.counts)
        print(report(name, tally.counts), end="\n\n")
        if options.list:
            for line in tally.lines:
                print(f"    {line}")
            print()
    print(report(f"total ({len(sheets)} pages)", total))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
