"""Office files are zip archives; here they are written so that the same content gives the same bytes."""

import io
import re
import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from briefing.errors import StorageError

_TYPES = "[Content_Types].xml"
_APP = "docProps/app.xml"
_END = struct.Struct("<4s4H2LH")  # the end record: signature, four counts, size and offset of the directory, comment
_FIXED = (1980, 1, 1, 0, 0, 0)
_WINDOWS = 0


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members: the list of content types first, the rest by name, every date 1980-01-01."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in _sorted(members):
            member = ZipInfo(name, _FIXED)
            member.compress_type = ZIP_DEFLATED
            member.create_system = _WINDOWS  # else the machine that wrote it shows
            archive.writestr(member, members[name])
    return target.getvalue()


def is_as_packed(data: bytes) -> bool:
    """Whether the bytes are a zip as `pack` writes it: every program that saves it anew leaves its own order or dates.

    An Office program also writes its name into the properties; ours name none.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            named = _APP in archive.namelist() and b"<Application>" in archive.read(_APP)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return False
    names = [member.filename for member in members]
    fixed = all(m.date_time == _FIXED and m.create_system == _WINDOWS and not m.extra for m in members)
    return fixed and names == _sorted(names) and not named and _ends_cleanly(data)


def _ends_cleanly(data: bytes) -> bool:
    """Nothing stands before the zip or behind its end record: it ends the file, and its directory ends before it."""
    signature, *_, size, offset, comment = _END.unpack(data[-_END.size :])
    return signature == b"PK\5\6" and not comment and offset + size + _END.size == len(data)


def _sorted(names: Iterable[str]) -> list[str]:
    """The list of content types first, the rest by name."""
    return sorted(names, key=lambda name: (name != _TYPES, name))


def repack(data: bytes, *, drop: Collection[str] = ()) -> bytes:
    """The same archive with sorted members and fixed dates.

    Parts named in `drop` (`docProps/core.xml`) are left out, with their relationships and content types.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name not in drop}
    if drop:
        for name in [_TYPES, *(n for n in members if n.endswith(".rels"))]:
            members[name] = _without_mentions(members[name], drop)
    return pack(members)


def save(data: bytes, path: Path) -> None:
    """Write the file whole or not at all; StorageError where it cannot be written."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        message = f"无法写入“{path.name}”：请关闭正在使用它的程序，并检查文件夹的写入权限和磁盘空间。"
        raise StorageError(message, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _without_mentions(xml: bytes, parts: Collection[str]) -> bytes:
    """A list of content types or relationships without those parts, which it names from the root or relatively."""
    for part in parts:
        named = rf'<(?:Override|Relationship)\b[^>]*\b(?:PartName|Target)="/?{re.escape(part)}"[^>]*/>'
        xml = re.sub(named.encode(), b"", xml)
    return xml
