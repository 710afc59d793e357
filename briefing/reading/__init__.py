"""A file becomes a source: its decoded text, unchanged, with what is known of its origin."""

import hashlib
import re
import stat
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from briefing.errors import SourceError
from briefing.model.identity import source_id
from briefing.model.source import DateBasis, Source
from briefing.reading.html import read_html
from briefing.reading.pdf import read_pdf
from briefing.reading.picture import read_picture
from briefing.reading.plain import paste, read_plain
from briefing.reading.tables import read_csv, read_xlsx
from briefing.reading.transcript import Transcript, Wanted
from briefing.reading.word import read_word

__all__ = ["READERS", "REFUSED", "Transcript", "Wanted", "bytes_of", "name_of", "read", "read_text"]

Reader = Callable[[bytes, str, Wanted], Transcript]

READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    "": read_plain,
    ".docx": read_word,
    ".docm": read_word,
    ".html": read_html,
    ".htm": read_html,
    ".mht": read_html,
    ".mhtml": read_html,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".pdf": read_pdf,
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
    ".bmp": read_picture,
    ".tif": read_picture,
    ".tiff": read_picture,
    ".webp": read_picture,
}
"""File ending to reader: the file's bytes, its name for messages, and what of it is wanted, to its transcript."""

REFUSED: Mapping[str, str] = {
    ".xls": "是旧版 Excel 文件，请用 Excel 或 WPS 另存为 .xlsx 再导入。",
    ".et": "是 WPS 表格文件，请用 WPS 另存为 .xlsx 再导入。",
    ".doc": "是旧版 Word 文件，请用 Word 或 WPS 另存为 .docx 再导入。",
    ".dot": "是旧版 Word 模板，请用 Word 或 WPS 另存为 .docx 再导入。",
    ".wps": "是 WPS 文字文件，请用 WPS 另存为 .docx 再导入。",
    ".rtf": "是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再导入。",
    ".odt": "是 OpenDocument 文件，请另存为 .docx 再导入。",
}
"""File endings of older kinds, each with what to do."""

LARGEST = 20_000_000  # bytes; a newspaper page has some ten thousand
_ILLEGIBLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
STANDARD_INPUT = "-"  # a file of that name is what is piped in
PIPED = "标准输入"  # what a source is called that was piped in


def read(
    path: Path,
    *,
    publication: str | None = None,
    day: date | None = None,
    page: str | None = None,
    wanted: Wanted = Wanted(),  # noqa: B008  frozen
) -> tuple[Source, tuple[str, ...]]:
    """Read one file, and say what of it could not be read.

    What the user says of its origin goes before what the file says. `SourceError` says what is wrong and what to do.
    """
    content = bytes_of(path)
    ending = path.suffix.lower()
    if ending in REFUSED:
        raise SourceError(f"“{path.name}”{REFUSED[ending]}", path)
    reader = READERS.get(ending)
    if reader is None:
        known = "、".join(sorted(ending for ending in READERS if ending))
        raise SourceError(f"读不了“{path.name}”：不支持这种文件，可导入 {known}。", path)
    name = name_of(path)
    transcript = reader(content, name, wanted)
    if not transcript.text.strip("\ufeff \n\r\t\u3000"):
        raise _empty(name, path)
    return _source(name, content, transcript, publication, day, page), transcript.warnings


def read_text(
    text: str, name: str, *, publication: str | None = None, day: date | None = None, page: str | None = None
) -> tuple[Source, tuple[str, ...]]:
    """Take pasted text as a source of that name; `SourceError` where there is none."""
    transcript = paste(text, name)
    return _source(name, transcript.text.encode(), transcript, publication, day, page), transcript.warnings


def _source(
    name: str, content: bytes, transcript: Transcript, publication: str | None, day: date | None, page: str | None
) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    basis: DateBasis | None = "given" if day else "printed" if transcript.day else None
    return Source(
        id=source_id(digest),
        name=legible(name),
        sha256=digest,
        encoding=transcript.encoding,
        text=transcript.text,
        publication=legible(publication or "") or transcript.publication,
        date=day or transcript.day,
        date_basis=basis,
        page=legible(page or "") or transcript.page,
        medium=transcript.medium,
    )


def legible(name: str) -> str:
    """A name as it can be stored and printed: what is no character, controls a line or turns it round is U+FFFD."""
    return _ILLEGIBLE.sub("\ufffd", name)


def bytes_of(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file, or of what is piped in; `SourceError` where there are none, or more than `largest`.

    Pipes and devices are refused by their names: they may never end.
    """
    name = name_of(path)
    try:
        content = _piped(largest) if str(path) == STANDARD_INPUT else _stored(path, name, largest)
    except FileNotFoundError:
        raise SourceError(f"找不到文件“{name}”，请检查路径。", path) from None
    except IsADirectoryError:
        raise SourceError(f"“{name}”是文件夹，请选择其中的文件。", path) from None
    except OSError as error:
        raise SourceError(f"打不开“{name}”（{error.strerror or error}），请检查权限。", path) from None
    except ValueError:  # a NUL in its name
        raise SourceError(f"找不到文件“{name}”，请检查路径。", path) from None
    if len(content) > largest:
        what = f"太大（超过 {largest // 1_000_000} MB）"
        raise SourceError(f"“{name}”{what}，不像一个报纸版面，请拆分后再导入。", path)
    if not content.strip():
        raise _empty(name, path)
    return content


def _empty(name: str, path: Path) -> SourceError:
    return SourceError(f"“{name}”是空文件，请换一个有内容的文件。", path)


def _piped(largest: int) -> bytes:
    return sys.stdin.buffer.read(largest + 1)


def _stored(path: Path, name: str, largest: int) -> bytes:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise SourceError(f"“{name}”不是普通文件（是管道或设备），请先存成文件再导入。", path)
    with path.open("rb") as file:
        return file.read(largest + 1)


def name_of(path: Path) -> str:
    """The name that a user knows a file or folder by; “.” and “..” have one only once they are resolved."""
    if str(path) == STANDARD_INPUT:
        return PIPED
    return path.name if path.name not in {"", ".."} else path.resolve().name or str(path)
