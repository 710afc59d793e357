"""Values of the model as JSON and back, led by the types of their fields.

Decimals are strings in plain notation, dates are ISO, tuples are lists, a dataclass is an object of its fields.
Reading is strict about types and lenient about what is absent: a missing or null key takes the field's default.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from briefing.errors import SourceError
from briefing.model.source import Span

Decoder = Callable[[object, str], Any]
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LONGEST = 20
_DIGITS = 60  # of a number; no figure in a newspaper has a third of them


def refuse(where: str, problem: str) -> NoReturn:
    """Raise the error for that place of the JSON; `problem` is the rest of the sentence."""
    raise SourceError(f"JSON 中 {where or '最外层'} {problem}，请改正后重新导入。")


def at(where: str, key: str) -> str:
    """The place of a key in the object at `where`."""
    return f"{where}.{key}" if where else key


def encode(value: object) -> object:
    """The value as JSON types: dict, list, str, int, bool, None."""
    if value is None or isinstance(value, str | int):
        return value
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return [encode(part) for part in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {name: encode(getattr(value, name)) for name in _names(type(value))}
    return value


def decode(hint: object, value: object, where: str) -> Any:
    """The value of that type; raises SourceError naming the place where it is of another."""
    return decoder(hint)(value, where)


@cache
def decoder(hint: object) -> Decoder:
    """The function that reads JSON for that type: a class, `X | None`, `tuple[X, ...]` or a Literal."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _optional(hint)
    if origin is tuple:
        return _many(decoder(get_args(hint)[0]))
    if origin is Literal:
        return _one_of(get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _span if hint is Span else _record(hint)
    return _PLAIN[hint]


def as_object(value: object, where: str) -> dict[str, object]:
    """The value, which must be a JSON object."""
    if not isinstance(value, dict):
        _mistyped(where, "对象 {…}", value)
    return value


def as_list(value: object, where: str) -> list[object]:
    """The value, which must be a JSON array; null is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        _mistyped(where, "数组 […]", value)
    return value


def as_objects(value: object, where: str) -> list[tuple[dict[str, object], str]]:
    """The objects of a JSON array, each with its place."""
    return [(as_object(each, f"{where}[{n}]"), f"{where}[{n}]") for n, each in enumerate(as_list(value, where))]


def as_text(value: object, where: str) -> str:
    """The value, which must be a string that can be stored as UTF-8."""
    if not isinstance(value, str):
        _mistyped(where, "字符串", value)
    try:
        value.encode()
    except UnicodeEncodeError:
        refuse(where, "含有不成对的代理字符")
    return value


def optional_text(given: Mapping[str, object], key: str, where: str) -> str | None:
    """The string under that key of the object at `where`, or None."""
    value = given.get(key)
    return None if value is None else as_text(value, at(where, key))


def as_integer(value: object, where: str) -> int:
    """The value, which must be a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        _mistyped(where, "整数", value)
    return value


def _as_bool(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        _mistyped(where, "true 或 false", value)
    return value


def _as_decimal(value: object, where: str) -> Decimal:
    """A whole number or a string in plain notation; a JSON fraction is refused, since reading it is not exact."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_DIGITS:
        return Decimal(value)
    if not isinstance(value, str) or len(value) > _DIGITS or not _NUMBER.fullmatch(value):
        _mistyped(where, '带引号的十进制数（如 "310.5"）', value)
    return Decimal(value)


def _as_date(value: object, where: str) -> date:
    try:
        return date.fromisoformat(as_text(value, where))
    except ValueError:
        _mistyped(where, "日期（如 2023-11-20）", value)


def _as_datetime(value: object, where: str) -> datetime:
    try:
        return datetime.fromisoformat(as_text(value, where))
    except ValueError:
        _mistyped(where, "日期时间（如 2023-11-20T09:30:00）", value)


_PLAIN: dict[object, Decoder] = {
    str: as_text,
    int: as_integer,
    bool: _as_bool,
    Decimal: _as_decimal,
    date: _as_date,
    datetime: _as_datetime,
}


def _span(value: object, where: str) -> Span:
    place = as_object(value, where)
    start = as_integer(place.get("start"), f"{where}.start")
    end = as_integer(place.get("end"), f"{where}.end")
    if not 0 <= start < end:
        refuse(where, f"的范围 {start}–{end} 不成立")
    return Span(start, end)


def _optional(hint: object) -> Decoder:
    inner = next(decoder(part) for part in get_args(hint) if part is not type(None))
    return lambda value, where: None if value is None else inner(value, where)


def _many(inner: Decoder) -> Decoder:
    return lambda value, where: tuple(
        inner(part, f"{where}[{n}]") for n, part in enumerate(as_list(value, where))
    )  # fmt: skip


def _one_of(choices: tuple[object, ...]) -> Decoder:
    def read(value: object, where: str) -> object:
        if value not in choices:
            _mistyped(where, " / ".join(map(str, choices)) + " 之一", value)
        return value

    return read


def _record(cls: type[Any]) -> Decoder:
    hints = get_type_hints(cls)
    readers = [(field.name, decoder(hints[field.name]), _has_default(field)) for field in fields(cls)]

    def read(value: object, where: str) -> object:
        given = as_object(value, where)
        found = {}
        for name, reader, optional in readers:
            if (part := given.get(name)) is not None or not optional:
                found[name] = reader(part, at(where, name))
        return cls(**found)

    return read


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _mistyped(where: str, wanted: str, value: object) -> NoReturn:
    if value is None:
        refuse(where, f"缺少内容，应为{wanted}")
    shown = str(value) if isinstance(value, str | int | float) else type(value).__name__
    shown = shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
    refuse(where, f"应为{wanted}，现为 {shown}")
