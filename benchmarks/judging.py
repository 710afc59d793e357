"""Compare what was extracted from a page with its answer sheet.

How it counts:

* A quantity is found where an extracted one overlaps its number; pairs are one to one, the best overlap first.
  Optional quantities and repeats are not asked for, and are not wrong.
* A value is right where value, bounds and unit are. A rank has no unit; a unit that the text does not print may be
  missing; the sign of points is not compared; a bound that the sheet leaves open beside another is not compared.
* Qualifier and modality are right where they are the sheet's, or where both have none.
* A period is right by its words (one holds the other), and, apart from that, by its days; where the sheet says that
  the text gives none, giving one is wrong.
* Measure and holder are asked where the sheet has them; right where one holds the other.
* Speech is direct quotation; a scare quote taken for speech counts against precision.
* A person is right where name, post and organisation are.
* A line of the body belongs to the article of the sheet that holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.sheets import Answer, Sheet, Span, squeezed

Found = Mapping[str, Any]
NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万億萬亿两兩半幾几數数]")
REPORTER = re.compile(r"记者|通讯员|实习生|见习|記者")
HALF = 0.5
SHORTEST_NAME = 2


@dataclass
class Tally:
    """Counts by name, and the list of what was missed or wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def check(self, name: str, right: bool, line: str = "") -> bool:
        """Count one case of `name`, and whether it is right; `line` tells of a wrong one."""
        self.counts[f"{name}:of"] += 1
        self.counts[f"{name}:ok"] += right
        if not right and line:
            self.lines.append(f"{name:22} {line}")
        return right


def judge(sheet: Sheet, result: Mapping[str, Any], page: str) -> Tally:
    """Compare what was extracted from a page (the contract's JSON) with its sheet."""
    tally = Tally()
    _Quantities(sheet, page, tally).judge(of_kind(result, "quantity"))
    _judge_quotes(sheet, result, page, tally)
    _judge_people(sheet, result, tally)
    _judge_pull_quotes(sheet, result, page, tally)
    _judge_articles(sheet, result, page, tally)
    _judge_events(sheet, result, tally)
    return tally


def of_kind(result: Mapping[str, Any], kind: str) -> list[Found]:
    """The annotations of one kind."""
    return [a for a in result.get("annotations", ()) if a.get("kind") == kind]


def overlap(a: Span, b: Span) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a: Span, b: Span) -> float:
    """Shared characters as a part of the union."""
    shared = overlap(a, b)
    union = (a[1] - a[0]) + (b[1] - b[0]) - shared
    return shared / union if union else 0.0


def pair_up(scores: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One-to-one pairs, the highest score first."""
    pairs: dict[int, int] = {}
    for _, left, right in sorted(scores, key=lambda item: (-item[0], item[1], item[2])):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def span_of(item: Mapping[str, Any]) -> Span:
    """The range of an extracted item."""
    return item["start"], item["end"]


def around(page: str, start: int, end: int, width: int = 20) -> str:
    """A range with what stands around it, on one line."""
    before, after = page[max(0, start - width) : start], page[end : end + width]
    return f"{squeezed(before)}【{squeezed(page[start:end])}】{squeezed(after)}"


def decimal(value: object) -> Decimal | None:
    """The exact number, or None where there is none."""
    try:
        return None if value in {None, ""} else Decimal(str(value))
    except InvalidOperation:
        return None


def _same_words(given: object, wanted: object) -> bool:
    one, other = squeezed(given), squeezed(wanted)
    return one == other or (bool(one) and bool(other) and (one in other or other in one))


@dataclass
class _Quantities:
    """The quantities of one page."""

    sheet: Sheet
    page: str
    tally: Tally

    def judge(self, found: Sequence[Found]) -> None:
        golds = self.sheet.quantities
        cores = [self._number(gold) for gold in golds]
        pairs = pair_up(
            (likeness((gold.start, gold.end), span_of(given)), g, e)
            for g, (gold, core) in enumerate(zip(golds, cores, strict=True))
            for e, given in enumerate(found)
            if overlap(core, span_of(given))
        )
        for number, gold in enumerate(golds):
            if gold.asked:
                self.tally.check("found", number in pairs, around(self.page, gold.start, gold.end))
            if number in pairs:
                self._pair(gold, found[pairs[number]])
        optional = [core for core, gold in zip(cores, golds, strict=True) if gold.optional]
        for number, given in enumerate(found):
            if number not in pairs.values() and not any(overlap(core, span_of(given)) for core in optional):
                self._false(given)
            elif number in pairs.values():
                self.tally.check("precision", right=True)

    def _number(self, gold: Answer) -> Span:
        """The range of the number inside a quantity, from its first to its last numeral."""
        hits = [m.start() for m in NUMERAL.finditer(self.page, gold.start, gold.end)]
        return (hits[0], hits[-1] + 1) if hits else (gold.start, gold.end)

    def _false(self, given: Found) -> None:
        tier = given.get("confidence")
        self.tally.check("precision", False, f"[{tier}] {around(self.page, *span_of(given))}")
        self.tally.check(f"{tier} value", right=False)
        self.tally.check(f"{tier} record", right=False)

    def _pair(self, gold: Answer, given: Found) -> None:
        content = given["content"]
        where, tier = around(self.page, gold.start, gold.end), given.get("confidence")
        faults = [] if gold.optional else value_faults(gold, content)
        shown = f"{where}  {[content.get(k) for k in ('value', 'low', 'high', 'unit')]}"
        wanted = [gold.fields.get(k) for k in ("value", "low", "high", "unit")]
        self.tally.check(f"{tier} value", not faults, f"{'+'.join(faults)} {shown} not {wanted}")
        if not gold.asked:
            return
        self.tally.check("value", not {"value", "bounds"} & set(faults), f"{shown} not {wanted}")
        self.tally.check("unit", "unit" not in faults, f"{shown} not {wanted}")
        marks = self._fields(gold, content, where)
        self.tally.check(f"{tier} record", not faults and marks)

    def _fields(self, gold: Answer, content: Mapping[str, Any], where: str) -> bool:
        """Checks every field; whether qualifier, modality, nature and type are right together."""
        right: list[bool] = []
        if self.sheet.full:
            rows = {"approximation": "qualifier", "bound": "qualifier", "modality": "modality"}
            right.extend(self._words(row, name, gold, content, where) for name, row in rows.items())
        elif gold.fields.get("qualifier"):
            given = [squeezed(content.get(k)) for k in ("approximation", "bound", "modality")]
            wanted = [q for q in str(gold.fields["qualifier"]).split("、") if q in QUALIFIERS]
            ok = all(any(q in g or (g and g in q) for g in given) for q in wanted)
            right.append(self.tally.check("qualifier", ok, f"{where}  {given} not {wanted}"))
        if gold.fields.get("nature"):
            right.append(self._one("nature", gold, content, where))
        right.append(self._one("type", gold, content, where))
        self._period(gold, content, where)
        for name in ("measure", "holder"):
            if gold.fields.get(name):
                ok = any(noun_right(content.get(name), reading) for reading in gold.readings(name))
                self.tally.check(name, ok, f"{where}  {content.get(name)} not {gold.readings(name)}")
        return all(right)

    def _words(self, row: str, name: str, gold: Answer, content: Mapping[str, Any], where: str) -> bool:
        given, readings = content.get(name), gold.readings(name)
        if not given and not readings[0]:
            return True
        ok = any(_same_words(given, reading) for reading in readings)
        return self.tally.check(row, ok, f"{where}  {name} {given} not {readings}")

    def _one(self, name: str, gold: Answer, content: Mapping[str, Any], where: str) -> bool:
        ok = content.get(name) in gold.readings(name)
        return self.tally.check(name, ok, f"{where}  {content.get(name)} not {gold.readings(name)}")

    def _period(self, gold: Answer, content: Mapping[str, Any], where: str) -> None:
        given, readings = content.get("period"), gold.readings("period")
        words = squeezed(given.get("text")) if given else ""
        if not self.sheet.full and not readings[0]:
            return
        texts = [squeezed(r.get("text") if isinstance(r, dict) else r) for r in readings]
        if words or texts[0]:
            ok = any(_same_words(words, text) for text in texts)
            self.tally.check("period", ok, f"{where}  {words or None} not {texts}")
        days = [(r.get("start"), r.get("end")) for r in readings if isinstance(r, dict) and ("start" in r)]
        if given and self.sheet.full and days:
            told = (given.get("start"), given.get("end"))
            # A deadline (到2027年) covers its year, or ends with it: both are read off the same words.
            ends = [end for _, end in days] if words.startswith(("到", "至", "截")) else []
            self.tally.check("period days", told in days or told[1] in ends, f"{where}  {words} {told} not {days}")


HEDGES = frozenset({"近", "约", "左右", "余", "多", "几", "以上", "以内", "以下"})
LIMITS = frozenset({"超过", "超", "突破", "不少于", "不足", "不超过"})
QUALIFIERS = HEDGES | LIMITS | {"预计", "力争", "计划", "确保"}


def value_faults(gold: Answer, content: Mapping[str, Any]) -> list[str]:
    """What of value, bounds and unit is wrong."""
    faults = []
    value, low, high = (decimal(content.get(k)) for k in ("value", "low", "high"))
    wanted, least, most = (decimal(gold.fields.get(k)) for k in ("value", "low", "high"))
    values = [decimal(v) for v in gold.readings("value") if v is not None]
    known = wanted is not None or least is not None or most is not None
    if wanted is not None:
        if "points" in gold.readings("type") and value is not None:
            value, values = abs(value), [abs(v) for v in values if v is not None]
        if value not in values:
            faults.append("value")
        elif "low" in gold.fields and not _bounds_right(gold, low, high, least, most):
            faults.append("bounds")
    elif known and (value is not None or low != least or high != most):
        faults.append("value")
    if not unit_right(gold, squeezed(content.get("unit")).replace("％", "%")):
        faults.append("unit")
    return faults


def _bounds_right(
    gold: Answer, low: Decimal | None, high: Decimal | None, least: Decimal | None, most: Decimal | None
) -> bool:
    if "level" in gold.readings("type"):
        return True
    if least is None and most is None:
        qualified = [gold.fields.get(k) for k in ("qualifier", "approximation", "bound")]
        return any(qualified) or (low is None and high is None)
    tops = {most, *(decimal(v) for v in gold.fields.get("high_alt") or ())}
    return (least is None or low == least) and (most is None or high in tops)


def unit_right(gold: Answer, unit: str) -> bool:
    """Whether the unit is the printed one."""
    wanted = [squeezed(reading).replace("％", "%") for reading in gold.readings("unit")]
    wanted = ["百分点" if "百分点" in unit_ else unit_ for unit_ in wanted]  # the contract's own word for it
    if unit in wanted or "rank" in gold.readings("type"):
        return True
    if "level" in gold.readings("type") and wanted[0] == "":
        return unit == "元"  # 百亿级 prints none; yuan are meant
    return not unit and wanted[0] in {"元", "个", "位"} and wanted[0] not in squeezed(gold.fields["text"])


def noun_right(given: object, wanted: object) -> bool:
    """Whether one noun phrase is the other, or holds it."""
    one, other = squeezed(given), squeezed(wanted)
    if not one or not other:
        return False
    shorter = min(len(one), len(other))
    return one == other or (shorter >= SHORTEST_NAME and (one in other or other in one))


def _judge_quotes(sheet: Sheet, result: Mapping[str, Any], page: str, tally: Tally) -> None:
    names = {a["id"]: squeezed(a["content"].get("name")) for a in of_kind(result, "person")}
    found = of_kind(result, "quotation")
    direct = [a for a in found if a["content"].get("direct")]
    golds = [q for q in sheet.quotes if q.fields.get("direct", True)]
    spans = [span_of(a) for a in direct]
    pairs = pair_up(
        (score, g, e)
        for g, gold in enumerate(golds)
        for e, span in enumerate(spans)
        if (score := likeness((gold.start, gold.end), span)) >= HALF
    )
    for number, gold in enumerate(golds):
        if gold.optional:
            continue
        where = around(page, gold.start, gold.end, 8)
        tally.check("speech", number in pairs, where)
        given = direct[pairs[number]] if number in pairs else None
        _judge_speaker("speaker", gold, given, names, where, tally)
    for number, annotation in enumerate(direct):
        tally.check("speech precision", number in pairs.values(), around(page, *spans[number], 8))
        _ = annotation
    for gold in sheet.quotes:
        if not gold.fields.get("direct", True) and not gold.optional:
            indirect = [a for a in found if overlap(span_of(a), (gold.start, gold.end)) * 2 >= gold.end - gold.start]
            where = around(page, gold.start, gold.end, 8)
            tally.check("indirect speech", bool(indirect), where)
            _judge_speaker("indirect speaker", gold, indirect[0] if indirect else None, names, where, tally)


def _judge_speaker(
    row: str, gold: Answer, given: Found | None, names: Mapping[str, str], where: str, tally: Tally
) -> None:
    content = given["content"] if given else {}
    name, text = names.get(content.get("speaker") or "", ""), squeezed(content.get("speaker_text"))
    readings = [squeezed(r) for r in gold.readings("speaker") if r]
    answered = bool(name or text)
    if not readings:
        if answered:
            tally.check(f"{row} answered", False, f"{where}  {name or text}, but none is told")
        return
    right = any(_is_speaker(reading, name, text) for reading in readings)
    tally.check(row, right, f"{where}  {name or text or None} not {readings}")
    if answered:
        tally.check(f"{row} answered", right)
    if given and given["confidence"] == "auto":
        tally.check("auto speaker", right)


def _is_speaker(wanted: str, name: str, text: str) -> bool:
    if name == wanted:
        return True
    return bool(text) and (wanted in text or (len(text) >= SHORTEST_NAME + 2 and text in wanted))


def _judge_people(sheet: Sheet, result: Mapping[str, Any], tally: Tally) -> None:
    given = [
        (squeezed(c.get("name")), squeezed(c.get("post")), squeezed(c.get("organisation")), a.get("confidence"))
        for a in of_kind(result, "person")
        if (c := a["content"]).get("group") != "media" and not REPORTER.search(squeezed(c.get("post")))
    ]
    golds = [gold for gold in sheet.people if not gold.get("optional")]
    right_names = set()
    for gold in golds:
        names = [squeezed(n) for n in (gold["name"], *(gold.get("name_alt") or ()))]
        alike = [g for g in given if g[0] in names]
        tally.check("person name", bool(alike), f"{gold['name']} {gold.get('post')} {gold.get('organisation')}")
        ok = any(_person_right(gold, post, organisation) for _, post, organisation, _ in alike)
        right_names |= {g[0] for g in alike} if ok else set()
        tally.check("person", ok, f"{alike or None} not {gold['name']} {gold.get('post')} {gold.get('organisation')}")
    known = {squeezed(gold["name"]) for gold in sheet.people if gold.get("optional")}
    for name, post, organisation, tier in given:
        if name not in known:
            tally.check("person precision", name in right_names, f"{name} {post} {organisation}")
            tally.check(f"{tier} person", name in right_names)


def _person_right(gold: Mapping[str, Any], post: str, organisation: str) -> bool:
    if "joined" in gold:
        told = squeezed(gold.get("org")) + squeezed(gold["joined"])
        return organisation + post in {told, told.replace("的", ""), squeezed(gold["joined"])}
    posts = [squeezed(p) for p in (gold.get("post"), *(gold.get("post_alt") or ()))]
    organisations = [squeezed(o) for o in (gold.get("organisation"), *(gold.get("organisation_alt") or ()))]
    return post in posts and organisation in organisations


def _judge_pull_quotes(sheet: Sheet, result: Mapping[str, Any], page: str, tally: Tally) -> None:
    found = [quote for article in result.get("articles", ()) for quote in article.get("pull_quotes") or ()]
    pairs = pair_up(
        (score, g, e)
        for g, gold in enumerate(sheet.pull_quotes)
        for e, quote in enumerate(found)
        if (score := likeness((gold.start, gold.end), span_of(quote))) >= HALF
    )
    for number, gold in enumerate(sheet.pull_quotes):
        where = squeezed(page[gold.start : gold.end])
        tally.check("pull quote", number in pairs, where)
        matches = [span_of(m) for m in found[pairs[number]]["matches"]] if number in pairs else []
        shown = " + ".join(squeezed(page[a:b]) for a, b in matches) or None
        tally.check("pull quote matched", _matches_right(gold, matches), f"{where}  {shown}")
    for number, quote in enumerate(found):
        tally.check("pull quote precision", number in pairs.values(), squeezed(quote["text"]))


def _matches_right(gold: Answer, matches: Sequence[Span]) -> bool:
    wanted = [span_of(match) for match in gold.fields.get("matches") or ()]
    if wanted:
        return all(sum(overlap(want, m) for m in matches) * 2 >= want[1] - want[0] for want in wanted)
    within = gold.fields.get("within")
    return bool(matches) and (within is None or all(overlap(within, m) == m[1] - m[0] for m in matches))


def _judge_articles(sheet: Sheet, result: Mapping[str, Any], page: str, tally: Tally) -> None:
    found = list(result.get("articles", ()))
    pairs = pair_up(
        (shared / max(gold.end - gold.start, a["end"] - a["start"], 1), g, e)
        for g, gold in enumerate(sheet.articles)
        for e, a in enumerate(found)
        if (shared := overlap((gold.start, gold.end), span_of(a)))
    )
    for number, gold in enumerate(sheet.articles):
        article = found[pairs[number]] if number in pairs else None
        tally.check("article", article is not None, around(page, gold.start, gold.start + 8))
        for name in ("headline", "kicker"):
            if gold.fields.get(name):
                given = "".join(squeezed(part["text"]) for part in (article or {}).get(name) or ())
                readings = [squeezed(reading) for reading in gold.readings(name)]
                tally.check(name, given in readings, f"{given or None} not {readings}")
        if sheet.full and gold.fields.get("reporters"):
            _judge_byline(gold, article or {}, tally)
        if "paragraph_starts" in gold.fields:
            _judge_paragraphs(gold, article or {}, page, tally)
    _judge_lines(sheet, found, pairs, page, tally)
    tally.check("article count", len(found) == len(sheet.articles), f"{len(found)} not {len(sheet.articles)}")


def _judge_byline(gold: Answer, article: Mapping[str, Any], tally: Tally) -> None:
    given = [r["name"] for r in (article.get("byline") or {}).get("reporters") or ()]
    wanted = list(gold.fields["reporters"])
    tally.check("byline", sorted(given) == sorted(wanted), f"{given} not {wanted}")


def _judge_paragraphs(gold: Answer, article: Mapping[str, Any], page: str, tally: Tally) -> None:
    given = {p["start"] for p in article.get("paragraphs") or ()}
    wanted = set(gold.fields["paragraph_starts"])
    near = {g: w for g in given for w in wanted if not page[min(g, w) : max(g, w)].strip("　 \n□■●")}
    for start in sorted(wanted):
        tally.check("paragraph start", start in near.values(), around(page, start, start + 8, 12))
    for start in sorted(given):
        tally.check("paragraph precision", start in near, around(page, start, start + 8, 12))


def _judge_lines(
    sheet: Sheet, found: Sequence[Mapping[str, Any]], pairs: Mapping[int, int], page: str, tally: Tally
) -> None:
    covered = [[span_of(p) for p in article.get("paragraphs") or ()] for article in found]
    offset = 0
    for line in page.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        owner = next((n for n, a in enumerate(sheet.articles) if a.start <= start + 1 and end <= a.end + 1), None)
        if not line.strip() or owner is None:
            continue
        held = [e for e, spans in enumerate(covered) if any(overlap((start, end), s) * 2 > end - start for s in spans)]
        tally.check("line", pairs.get(owner) in held, f"{line.strip()[:20]} in {held}, not {pairs.get(owner)}")


def _judge_events(sheet: Sheet, result: Mapping[str, Any], tally: Tally) -> None:
    names = [squeezed(a["content"].get("name")) for a in of_kind(result, "event")]
    for gold in sheet.events:
        ok = any(noun_right(name, gold.fields["text"]) for name in names)
        tally.check("event", ok, f"{names} not {gold.fields['text']}")
