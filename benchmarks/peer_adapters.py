"""One of the programs that find quantities in Chinese text, as a child process of ``benchmarks/peers.py``.

It stands alone (standard library and the one program), since it runs in the interpreter the program is installed in.
Each line of standard input is a page as JSON, ``{"path", "text", "day"}``; each line of standard output is
``{"found", "seconds", "peak", "failed"}``: what was found, the wall time of the finding alone, the largest resident
set so far in MB, and the error where the program failed on the page. A finding has ``start``, ``end`` and some of
``value``, ``low``, ``high``, ``unit``, ``approximation``, ``bound``: numbers as text, no unit for a bare number. The
first line tells the versions, or ``{"error"}`` where the program cannot be loaded.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

Page = Mapping[str, str]
Found = dict[str, Any]
Finder = Callable[[Page], Iterable[Found]]

NUMBER_WORDS = "0-9０-９.．,，〇零一二三四五六七八九十百千万亿萬億两兩半点點余多几第负負+-"
LEADING_NUMBER = re.compile(rf"^(?:(?!千[瓦克米伏卡赫])[{NUMBER_WORDS}])+")
APPROXIMATE = re.compile(r"大约|左右|上下|将近|接近|约|近")
BOUND = re.compile(r"不少于|不超过|不低于|超过|突破|不足|以上|以下|以内|至少|最多|超|达到|达")
INSIDE = re.compile(r"[余多几]")
SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]?")
HUNDRED = Decimal(100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve pages until standard input ends."""
    (name,) = arguments or sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a program prints by itself must not stand among the answers
    warnings.simplefilter("ignore")
    load, packages = PROGRAMS[name]
    try:
        find = load()
    except Exception as error:  # noqa: BLE001 whatever it is, the table says so
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), file=answers, flush=True)
        return 1
    versions = {package: metadata.version(package) for package in packages}
    print(json.dumps({"versions": versions}), file=answers, flush=True)
    for line in sys.stdin:
        page = json.loads(line)
        begun = time.perf_counter()
        failed = None
        try:
            found = list(find(page))
        except Exception as problem:  # noqa: BLE001 a page that a program fails on is told, and counts as nothing found
            found, failed = [], f"{type(problem).__name__}: {problem}"
        seconds = time.perf_counter() - begun
        answer = {"found": found, "seconds": seconds, "peak": peak(), "failed": failed}
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)
    return 0


def peak() -> float:
    """The largest resident set so far, in MB; from the kernel's own line, since a child inherits the other count."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="utf-8").split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def unit_of(text: str) -> str | None:
    """What is printed behind the number."""
    return LEADING_NUMBER.sub("", re.sub(r"\s", "", text)) or None


def plain(value: object) -> str:
    """A number as exact text; a binary fraction by its first twelve figures (1.84, not 1.8399999999999999)."""
    return format(Decimal(format(value, ".12g") if isinstance(value, float) else str(value)).normalize(), "f")


def times_hundred(value: object) -> str:
    """A part of one as a percentage."""
    return plain(Decimal(plain(value)) * HUNDRED)


def briefing() -> Finder:
    """`briefing extract`, all of it, from the file on."""
    workspace, intake = import_module("briefing.workspace"), import_module("briefing.workspace.intake")

    def find(page: Page) -> list[Found]:
        day = date.fromisoformat(page["day"]) if page["day"] else None
        result = workspace.extract_file(Path(page["path"]), intake.Origin(day=day))
        return [
            {"start": a["start"], "end": a["end"], **a["content"]}
            for a in result["annotations"]
            if a["kind"] == "quantity"
        ]

    return find


def jionlp() -> Finder:
    """JioNLP: money, and of what it takes for time the lengths of time."""
    jio = import_module("jionlp")

    def find(page: Page) -> Iterator[Found]:
        for item in jio.ner.extract_money(page["text"], with_parsing=True):
            yield {**_jio_span(item), **_jio_value(item["detail"]["num"], item["text"]), "unit": item["detail"]["case"]}
        for item in jio.ner.extract_time(page["text"], with_parsing=True):
            if item["type"] == "time_delta":
                yield from _jio_duration(item)

    return find


def _jio_span(item: Mapping[str, Any]) -> Found:
    start, end = item["offset"]
    approximate, bound = APPROXIMATE.search(item["text"]), BOUND.search(item["text"])
    inside = approximate or INSIDE.search(item["text"])
    return {
        "start": start,
        "end": end,
        "approximation": inside.group() if inside else None,
        "bound": bound.group() if bound and bound.group() not in {"达", "达到"} else None,
    }


def _jio_value(number: object, text: str) -> Found:
    if not isinstance(number, list):
        return {"value": plain(number)}
    low, high = (None if isinstance(end, bool | None) else plain(end) for end in number)
    one = high is None or INSIDE.search(text)
    return {"value": low if one else None, "low": low, "high": high}


def _jio_duration(item: Mapping[str, Any]) -> Iterator[Found]:
    times = item["detail"]["time"]
    several = times if isinstance(times, list) else [times]
    if all(len(one) == 1 for one in several):
        in_weeks = re.search("周|星期|礼拜", item["text"])
        numbers = [value / 7 if in_weeks and kind == "day" else value for one in several for kind, value in one.items()]
        number = numbers if len(numbers) > 1 else numbers[0]
        words = re.sub(r"以上|以下|以内|左右|上下|[多余几]", "", item["text"])
        unit = re.search(r"[^0-9.〇零一二三四五六七八九十百千万两半]+$", words)
        yield {**_jio_span(item), **_jio_value(number, item["text"]), "unit": unit.group() if unit else None}


def recognizers() -> Finder:
    """Microsoft Recognizers-Text: numbers, percentages, ordinals, and all numbers with a unit."""
    numbers, units = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    culture = import_module("recognizers_text").Culture.Chinese
    plain_ones = (numbers.recognize_number, numbers.recognize_percentage, numbers.recognize_ordinal)
    with_unit = (
        units.recognize_currency,
        units.recognize_dimension,
        units.recognize_temperature,
        units.recognize_age,
    )

    def find(page: Page) -> Iterator[Found]:
        for recognise in (*plain_ones, *with_unit):
            for item in recognise(page["text"], culture):
                value = (item.resolution or {}).get("value")
                if value is not None:
                    yield {"start": item.start, "end": item.end + 1, **_recognised(item, str(value))}

    return find


def _recognised(item: Any, value: str) -> Found:
    if item.type_name == "percentage":
        return {"value": plain(value.rstrip("%")), "unit": "百分点" if "百分点" in item.text else "%"}
    if "分之" in item.text or (value == "0.5" and "半" in item.text):
        return {"value": times_hundred(value), "unit": "%"}
    return {"value": plain(value), "unit": unit_of(item.text) if item.type_name not in {"number", "ordinal"} else None}


def duckling() -> Finder:
    """Duckling: the Scala version for Chinese by Xiaomi, on a Java machine; sentence by sentence."""
    module = import_module("duckling_chinese")
    kinds = module.DucklingDimension
    wanted = "QUANTITY CURRENCY NUMERAL FRACTION MULTIPLE AREA DISTANCE DURATION ORDINAL TEMPERATURE AGE VELOCITY LEVEL"
    program = module.Duckling()
    context = program.gen_context()
    options = program.gen_options(targets={kinds[name] for name in wanted.split()})

    def find(page: Page) -> Iterator[Found]:
        for sentence in SENTENCE.finditer(page["text"]):
            for item in program.parse_entities(sentence.group(), context, options):
                content = _duckling_value(item["dim"], item["body"], item["value"])
                if content:
                    yield {"start": sentence.start() + item["start"], "end": sentence.start() + item["end"], **content}

    return find


def _duckling_value(kind: str, body: str, value: Mapping[str, Any]) -> Found | None:
    number = next((value[key] for key in ("originValue", "v", "n", "value") if value.get(key) is not None), None)
    if not isinstance(number, int | float):
        return None
    if kind == "Fraction":
        return {"value": times_hundred(number), "unit": "%"}
    if kind == "Multiple":
        return {"value": plain(number), "unit": "倍"}
    if kind in {"Numeral", "Ordinal", "Level"}:
        return {"value": plain(number), "unit": None}
    own = None if kind == "Temperature" else value.get("originUnit") or value.get("unit")  # there it is a letter, C
    return {"value": plain(number), "unit": own or unit_of(body.removeprefix("零下"))}


def chinese2digits() -> Finder:
    """chinese2digits: the numbers of a text in their order; where they stand is searched for."""
    take = import_module("chinese2digits").takeNumberFromString

    def find(page: Page) -> Iterator[Found]:
        for sentence in SENTENCE.finditer(page["text"]):  # so that a number not found again misplaces none but its own
            taken, at = take(sentence.group()), 0
            for words, value in zip(taken["CHNumberStringList"], taken["digitsStringList"], strict=True):
                start = sentence.group().find(words, at)
                if start >= 0:
                    at = start + len(words)
                    place = sentence.start()
                    yield {"start": place + start, "end": place + at, **_part_or_number(words, value)}

    return find


def _part_or_number(words: str, value: object) -> Found:
    if re.search(r"[%％‰]|分之", words):
        return {"value": times_hundred(value), "unit": "%"}
    return {"value": plain(value), "unit": None}


def cn2an() -> Finder:
    """cn2an: it turns a numeral into a number, and does not look for one; a plain pattern finds them for it."""
    turn = import_module("cn2an").cn2an
    numeral = re.compile(r"(百分之)?(-?\d+(?:\.\d+)?[十百千万亿]*|[零一二三四五六七八九十百千万亿两点]+)([%％]?)")

    def find(page: Page) -> Iterator[Found]:
        for match in numeral.finditer(page["text"]):
            try:
                value = turn(match.group(2), "smart")
            except ValueError:
                continue
            unit = "%" if match.group(1) or match.group(3) else None
            yield {"start": match.start(), "end": match.end(), "value": plain(value), "unit": unit}

    return find


PROGRAMS: Mapping[str, tuple[Callable[[], Finder], Sequence[str]]] = {
    "briefing": (briefing, ()),
    "jionlp": (jionlp, ("jionlp",)),
    "recognizers": (recognizers, ("recognizers-text-suite", "emoji")),
    "duckling": (duckling, ("duckling_chinese", "jpype1")),
    "chinese2digits": (chinese2digits, ("chinese2digits",)),
    "cn2an": (cn2an, ("cn2an",)),
}

if __name__ == "__main__":
    raise SystemExit(main())
