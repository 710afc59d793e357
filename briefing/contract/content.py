"""The content of an annotation as JSON and back; what a person leaves out is filled where the words show it."""

import re

from briefing.contract.values import as_object, at, decode, encode, refuse
from briefing.model.annotation import KINDS, Content, Person

_NUMERAL = re.compile(r"([0-9][0-9.,]*)\s*(万亿|亿|万)?")


def content_to_json(content: Content) -> dict[str, object]:
    """The content's fields; numbers as decimal strings, dates in ISO."""
    return as_object(encode(content), "")


def content_from_json(kind: str, value: object, where: str, words: str = "", length: int | None = None) -> Content:
    """The content of that kind; `words` is the annotation's wording, `length` that of the source's text.

    Raises SourceError for a wrong type, a missing field that cannot be left out, and mentions outside the text.
    """
    fields = as_object({} if value is None else value, where)
    given = {key: field for key, field in fields.items() if field is not None}
    content: Content = decode(KINDS[kind], _defaults(kind, words, given) | given, where)
    if isinstance(content, Person) and length is not None and any(m.end > length for m in content.mentions):
        refuse(at(where, "mentions"), "超出了原文的范围")
    return content


def kind_of(content: Content) -> str:
    """The content's name in the contract."""
    return next(kind for kind, cls in KINDS.items() if type(content) is cls)


def known_kind(value: object, where: str) -> str:
    """The kind of an annotation; raises SourceError for one that the program does not know."""
    if not isinstance(value, str) or value not in KINDS:
        refuse(where, f"应为 {' / '.join(KINDS)} 之一，现为 {value}")
    return value


def _defaults(kind: str, words: str, given: dict[str, object]) -> dict[str, object]:
    """What a field that must not be missing is when a person did not write it."""
    match kind:
        case "quantity":
            return {"unit": "", "type": "other", **_numeral(words, given)}
        case "event" | "project" | "person" | "place":
            return {"name": words}
    return {}


def _numeral(words: str, given: dict[str, object]) -> dict[str, object]:
    """The printed number and its scale, read off the words; a scale belongs to the number that was read with it."""
    found = _NUMERAL.search(words)
    if found is None or "printed" in given:
        return {"printed": words, "scale": ""}
    return {"printed": found[1].rstrip(".,"), "scale": found[2] or ""}
