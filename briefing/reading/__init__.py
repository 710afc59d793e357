"""A file becomes a source: its decoded text, unchanged, with what is known of its origin."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from briefing.errors import SourceError
from briefing.model.identity import source_id
from briefing.model.source import Source
from briefing.reading.plain import read_plain

READERS: Mapping[str, Callable[[bytes, str], tuple[str, str]]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    "": read_plain,
}
"""File ending to reader; a reader turns bytes and a file's name into text and the encoding's name."""

LARGEST = 20_000_000  # bytes; a newspaper page has some ten thousand


def read(path: Path, *, publication: str | None = None, day: date | None = None, page: str | None = None) -> Source:
    """Read one file; `SourceError` says what is wrong with it and what to do."""
    content = _bytes_of(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(sorted(ending for ending in READERS if ending))
        raise SourceError(f"读不了“{path.name}”：不支持这种文件，请另存为文本文件（{known}）后再导入。", path)
    text, encoding = reader(content, path.name)
    digest = hashlib.sha256(content).hexdigest()
    return Source(
        id=source_id(digest),
        name=path.name,
        sha256=digest,
        encoding=encoding,
        text=text,
        publication=publication,
        date=day,
        date_basis="given" if day else None,
        page=page,
    )


def _bytes_of(path: Path) -> bytes:
    name = _name_of(path)
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"“{name}”太大（超过 20 MB），不像一个报纸版面，请拆分后再导入。", path)
        content = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"找不到文件“{name}”，请检查路径。", path) from None
    except IsADirectoryError:
        raise SourceError(f"“{name}”是文件夹，请选择其中的文件。", path) from None
    except OSError as error:
        raise SourceError(f"打不开“{name}”（{error.strerror or error}），请检查权限。", path) from None
    if not content.strip():
        raise SourceError(f"“{name}”是空文件，请换一个有内容的文件。", path)
    return content


def _name_of(path: Path) -> str:
    """The name that a user knows a file or folder by; “.” and “..” have one only once they are resolved."""
    return path.name if path.name not in {"", ".."} else path.resolve().name or str(path)
