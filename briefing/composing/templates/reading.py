"""A template's tables as values: each key is known, each value is checked, what is wrong is told with its path."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from briefing.composing.templates.measures import WrongValueError

Read = Callable[[Any], Any]


class WrongKeyError(ValueError):
    """A key that is unknown, missing or has a wrong value; `path` leads to it through the tables."""

    def __init__(self, path: Iterable[str], message: str) -> None:
        super().__init__(message)
        self.path = tuple(path)
        self.message = message


class Table:
    """One table of the file: values are taken by name, and what nobody took is a mistake."""

    def __init__(self, values: object, path: tuple[str, ...] = ()) -> None:
        if not isinstance(values, dict):
            raise WrongKeyError(path, "应是一个表")
        self.values: Mapping[str, Any] = values
        self.path = path
        self._known: set[str] = set()

    def take(self, key: str, read: Read, default: Any = ...) -> Any:
        """The value of a key, read; the default where the key is not there, else it must be."""
        self._known.add(key)
        if key not in self.values:
            if default is ...:
                raise WrongKeyError((*self.path, key), "缺少这一项")
            return default
        try:
            return read(self.values[key])
        except WrongValueError as error:
            raise WrongKeyError((*self.path, key), str(error)) from error

    def table(self, key: str) -> "Table":
        """A table below this one, empty where it is not there."""
        self._known.add(key)
        return Table(self.values.get(key, {}), (*self.path, key))

    def tables(self) -> dict[str, "Table"]:
        """All of them by name."""
        self._known.update(self.values)
        return {key: Table(value, (*self.path, key)) for key, value in self.values.items()}

    def done(self, *, known: Iterable[str] = ()) -> None:
        """All was taken, or is told."""
        for key in self.values:
            if key not in self._known and key not in known:
                raise WrongKeyError((*self.path, key), "不认识这一项")


_LARGEST = 10_000


def text(value: object) -> str:
    """Words."""
    if not isinstance(value, str):
        raise WrongValueError("应是文字，写在引号里")
    return value


def texts(value: object) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongValueError("应是方括号里的一列文字")
    return tuple(value)


def yes_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValueError("应是 true 或 false")
    return value


def number(value: object) -> float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= _LARGEST:
        raise WrongValueError("应是数")
    return float(value)


def whole(least: int, most: int) -> Callable[[object], int]:
    """A whole number between two."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise WrongValueError(f"应是 {least} 到 {most} 的整数")
        return value

    return read


def one_of(*allowed: str) -> Callable[[object], str]:
    """One of some words."""

    def read(value: object) -> str:
        if value not in allowed:
            raise WrongValueError(f"只能是 {'、'.join(allowed)}")
        return str(value)

    return read


_FIELD = re.compile(r"\{([^{}]*)\}")


def wording(*fields: str) -> Callable[[object], str]:
    """Words with these fields in braces; another field is a mistake."""

    def read(value: object) -> str:
        words = text(value)
        unknown = [name for name in _FIELD.findall(words) if name not in fields]
        if unknown or any(brace in _FIELD.sub("", words) for brace in "{}"):
            allowed = "、".join(f"{{{name}}}" for name in fields) or "不能有花括号"
            raise WrongValueError(f"花括号里只能是：{allowed}")
        return words

    return read
