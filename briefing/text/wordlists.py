"""The word lists of resources/lexicons with what a user added to them.

The user's own words are in force within `with_words`; what is made of the lists is kept apart for each set of them.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from briefing import paths
from briefing.model.words import Word

P = ParamSpec("P")
T = TypeVar("T")


class _Added:
    """A user's words, and all that was made of the lists with them, by maker and arguments."""

    __slots__ = ("made", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.made: dict[Callable[..., Any], dict[tuple[Hashable, ...], Any]] = {}


@lru_cache(maxsize=8)
def _set_of(words: tuple[Word, ...]) -> _Added:
    return _Added(words)


_NONE = _set_of(())
_ADDED: ContextVar[_Added] = ContextVar("added words")
_ABSENT = object()
_MOST = 5_000  # results of one maker that are kept for a set of words


@contextmanager
def with_words(words: tuple[Word, ...]) -> Iterator[None]:
    """Within it the lists hold the user's words too."""
    token = _ADDED.set(_set_of(words))
    try:
        yield
    finally:
        _ADDED.reset(token)


def per_words(make: Callable[P, T]) -> Callable[P, T]:
    """Keeps what a function makes of the lists, once for each set of the user's words; arguments by position."""
    return _made_by_argument(make) if signature(make).parameters else _made_once(make)


def _made_once(make: Callable[P, T]) -> Callable[P, T]:
    """The same for a function without arguments; they are asked for very often, so the last answer is at hand."""
    last: tuple[_Added | None, Any] = (None, None)  # in one piece, since threads may read with words of their own

    @wraps(make)
    def current(*_: P.args, **__: P.kwargs) -> T:
        nonlocal last
        added = _ADDED.get(_NONE)
        known = last
        if known[0] is not added:
            made = added.made.setdefault(make, {})
            if () not in made:
                made[()] = make()  # type: ignore[call-arg]  # it has no arguments
            last = known = (added, made[()])
        return known[1]  # type: ignore[no-any-return]  # as it was made

    return current


def _made_by_argument(make: Callable[P, T]) -> Callable[P, T]:
    @wraps(make)
    def current(*args: P.args, **_: P.kwargs) -> T:
        added = _ADDED.get(_NONE).made
        made = added.get(make)
        if made is None:
            made = added.setdefault(make, {})
        found = made.get(args, _ABSENT)
        if found is _ABSENT:
            if len(made) >= _MOST:
                made.clear()
            found = made[args] = make(*args)  # type: ignore[call-arg]  # lists are asked for by position
        return found  # type: ignore[no-any-return]  # as it was made

    return current


def lines(name: str) -> list[str]:
    """The lines of a list without its remarks, the user's words behind them as lines of their own."""
    shipped = [line for line in _shipped(name) if line and not line.startswith("#")]
    return shipped + [_line(word) for word in _ADDED.get(_NONE).words if word.list == name]


def _shipped(name: str) -> list[str]:
    return paths.resource("lexicons", f"{name}.txt").read_text("utf-8").splitlines()


def _line(word: Word) -> str:
    """The word as a line of its list."""
    if word.list == "units":
        return f"{word.word}\t{word.value}"
    return f"{word.value or '自加'}：{word.word}" if classes_of(word.list) else word.word


def names() -> tuple[str, ...]:
    """The names of the lists."""
    folder = paths.resource("lexicons", "units.txt").parent
    return tuple(sorted(path.stem for path in folder.glob("*.txt")))


@lru_cache(maxsize=64)
def classes_of(name: str) -> tuple[str, ...]:
    """The classes of a list whose lines are “类名：词 词”, in its order; none where it has none."""
    told = (line for line in _shipped(name) if "：" in line and not line.startswith("#"))
    return tuple(dict.fromkeys(line.partition("：")[0] for line in told))
