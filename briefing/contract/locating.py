"""Places in a source's text: checked where offsets are given, found where only the words are."""

import re
from collections.abc import Mapping

from briefing.contract.values import as_integer, as_text, at, refuse
from briefing.model.source import Span
from briefing.text.mapping import joined


def place_to_json(text: str, span: Span) -> dict[str, object]:
    """The span as the contract writes it: its joined words and its offsets."""
    return {"text": joined(text[span.start : span.end]), "start": span.start, "end": span.end}


def place_from_json(text: str, given: Mapping[str, object], where: str, within: Span | None = None) -> Span:
    """The span that `given` names by `start` and `end`, or by its `text` alone.

    Words that stand more than once are looked for `within` first. Raises SourceError for a range outside the text,
    for words that differ from those at the range, and for words that are missing or ambiguous.
    """
    words = as_text(given["text"], at(where, "text")) if given.get("text") is not None else None
    if given.get("start") is None and given.get("end") is None:
        if not words or words.isspace():
            refuse(where, "既没有 start、end，也没有 text")
        return _found(text, words, at(where, "text"), within)
    span = _range(text, given, where)
    if words is not None and _bare(words) != _bare(text[span.start : span.end]):
        refuse(at(where, "text"), f"与原文 {span.start}–{span.end} 处的文字不符")
    return span


def _range(text: str, given: Mapping[str, object], where: str) -> Span:
    start = as_integer(given.get("start"), at(where, "start"))
    end = as_integer(given.get("end"), at(where, "end"))
    if not 0 <= start < end <= len(text):
        refuse(where, f"的范围 {start}–{end} 不在原文之内（原文共 {len(text)} 字）")
    return Span(start, end)


def _found(text: str, words: str, where: str, within: Span | None) -> Span:
    spans = _occurrences(text, words)
    if len(spans) > 1 and within is not None:
        spans = [span for span in spans if span in within] or spans
    if not spans:
        refuse(where, "在原文中找不到")
    if len(spans) > 1:
        refuse(where, f"在原文中出现 {len(spans)} 次，请用 start、end 指明是哪一处")
    return spans[0]


def _occurrences(text: str, words: str) -> list[Span]:
    """Every place of the words, those that overlap too; line breaks and spaces count only if nothing else is found."""
    exact = re.compile(f"(?=({re.escape(words)}))")
    return _matches(exact, text) or _matches(re.compile(rf"(?=({_loose(words)}))"), text)


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span(1)) for match in pattern.finditer(text)]


def _loose(words: str) -> str:
    return r"\s*".join(map(re.escape, _bare(words)))


def _bare(words: str) -> str:
    return "".join(words.split())
