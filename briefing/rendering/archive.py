"""Office files are zip archives; here they are written so that the same content gives the same bytes."""

import io
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefing.errors import StorageError

_TYPES = "[Content_Types].xml"
_FIXED = (1980, 1, 1, 0, 0, 0)
_WINDOWS = 0


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members: the list of content types first, the rest by name, every date 1980-01-01."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda n: (n != _TYPES, n)):
            member = ZipInfo(name, _FIXED)
            member.compress_type = ZIP_DEFLATED
            member.create_system = _WINDOWS  # else the machine that wrote it shows
            archive.writestr(member, members[name])
    return target.getvalue()


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
