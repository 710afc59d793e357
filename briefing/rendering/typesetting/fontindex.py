"""The fonts of this computer by name: the system's folders and those of the user.

What a file says is remembered by its size and time of change, so that only new files are read.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefing import paths
from briefing.rendering.typesetting.fontfiles import REGULAR, SUFFIXES, FontFile, fonts_in

ELSEWHERE = "BRIEFING_FONTS"
"""Folders to search instead of the system's, as PATH writes them."""
_DEEPEST = 6  # folders
_MEMORY = "fonts.json"


def folders() -> list[Path]:
    """Where fonts are looked for: the user's own folder first."""
    named = os.environ.get(ELSEWHERE)
    if named is not None:
        return [Path(folder) for folder in named.split(os.pathsep) if folder]
    return [paths.user_data() / "fonts", *_system_folders()]


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        yield from (base / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


class FontIndex:
    """Fonts by name, of a list of folders; `unreadable` are files that are called fonts and tell no name."""

    def __init__(self, fonts: Iterable[FontFile], unreadable: Iterable[Path] = ()) -> None:
        self.unreadable = tuple(unreadable)
        self._by_name: dict[str, list[FontFile]] = {}
        for font in fonts:
            for name in dict.fromkeys((*font.full, *font.families)):
                self._by_name.setdefault(_folded(name), []).append(font)

    def find(self, name: str) -> FontFile | None:
        """The font of that name that a PDF can carry: rather one so called than one of a family so called, regular."""
        wanted = _folded(name)
        found = [font for font in self._by_name.get(wanted, ()) if font.usable]
        if not found:
            return None

        def rank(font: FontFile) -> tuple[bool, int]:
            return wanted not in map(_folded, font.full), abs(font.weight - REGULAR)

        return min(found, key=rank)

    def unusable(self, name: str) -> FontFile | None:
        """A font of that name that a PDF cannot carry."""
        return next((font for font in self._by_name.get(_folded(name), ()) if not font.usable), None)


def _folded(name: str) -> str:
    return "".join(name.casefold().split())


@cache
def installed() -> FontIndex:
    """The fonts of this computer, read once in a process."""
    return index_of(folders(), paths.user_data() / _MEMORY)


def index_of(searched: Sequence[Path], memory: Path | None = None) -> FontIndex:
    """The fonts in these folders; `memory` is a file that keeps what was read, not needed for anything."""
    known = _remembered(memory)
    entries: dict[str, Any] = {}
    fonts: list[FontFile] = []
    unreadable: list[Path] = []
    for path, state in _files(searched):
        entry = known.get(str(path))
        if entry is None or entry["state"] != state:
            entry = {"state": state, "fonts": [_plain(font) for font in fonts_in(path)]}
        entries[str(path)] = entry
        fonts += _restored(path, entry["fonts"])
        if not entry["fonts"]:
            unreadable.append(path)
    if entries != known:
        _remember(memory, entries)
    return FontIndex(fonts, unreadable)


def _files(searched: Sequence[Path]) -> Iterator[tuple[Path, list[int]]]:
    """Font files with size and time of change, in a fixed order."""
    for folder in searched:
        for where, inner, names in os.walk(folder):
            inner.sort()
            if len(Path(where).parts) - len(folder.parts) >= _DEEPEST:
                inner.clear()
            for name in sorted(names):
                path = Path(where, name)
                if path.suffix.lower() in SUFFIXES:
                    with suppress(OSError):
                        stat = path.stat()
                        yield path, [stat.st_size, stat.st_mtime_ns]


def _plain(font: FontFile) -> dict[str, Any]:
    return {key: value for key, value in asdict(font).items() if key != "path"}


def _restored(path: Path, entries: Iterable[dict[str, Any]]) -> list[FontFile]:
    blank = FontFile(path, 0, (), (), REGULAR, usable=False)
    return [
        replace(blank, **{**entry, "families": tuple(entry["families"]), "full": tuple(entry["full"])})
        for entry in entries
    ]


def _remembered(memory: Path | None) -> dict[str, Any]:
    """What was kept; nothing where there is none or it was spoilt."""
    if memory is None:
        return {}
    try:
        kept = json.loads(memory.read_text("utf-8"))
        for path, entry in kept.items():
            _restored(Path(path), entry["fonts"])
            list(entry["state"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return dict(kept)


def _remember(memory: Path | None, entries: dict[str, Any]) -> None:
    """Keeps it if the user's folder is there and may be written; without it every start reads all files."""
    if memory is None or not memory.parent.is_dir():
        return
    with suppress(OSError):
        scratch = memory.with_suffix(f".{os.getpid()}.tmp")
        scratch.write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
        scratch.replace(memory)
