"""Web pages saved as one file (.mht, .mhtml): the page among the parts, without the pictures and styles."""

import re
from typing import Any

_HEADER = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location):", re.IGNORECASE)
_PAGES = {"text/html", "application/xhtml+xml"}
MOST_PARTS = 2_000
_DEEPEST = 4


def page_of(content: bytes) -> tuple[bytes, str | None]:
    """The page in a saved file, and the encoding that its envelope names; anything else is given back as it is."""
    if _HEADER.match(content[:200]) is None:
        return content, None
    return _page(content, 0) or (content, None)


def _page(content: bytes, depth: int) -> tuple[bytes, str | None] | None:
    head, body = _parted(content)
    kind = head.get_content_type()
    if kind in _PAGES:
        head.set_payload(body.decode("latin-1"), None)
        unwrapped = head.get_payload(decode=True)
        return (unwrapped if isinstance(unwrapped, bytes) else body), _charset(head)
    boundary = _boundary(head)
    if boundary is None or not kind.startswith("multipart/") or depth >= _DEEPEST:
        return None
    mark = b"--" + boundary.encode("latin-1", "replace")
    parts = re.split(rb"(?:^|\r?\n)" + re.escape(mark) + rb"(?:--)?[ \t]*\r?\n", body, maxsplit=MOST_PARTS)[1:]
    return next((page for part in parts if (page := _page(part, depth + 1))), None)


def _boundary(head: Any) -> str | None:
    try:
        return str(head.get_boundary() or "") or None
    except ValueError:
        return None


def _charset(head: Any) -> str | None:
    try:
        return str(head.get_content_charset() or "") or None
    except ValueError:  # written in an encoding that is none
        return None


def _parted(content: bytes) -> tuple[Any, bytes]:
    """The header of a part, and what follows the first empty line."""
    from email.parser import BytesHeaderParser

    end = re.search(rb"\r?\n\r?\n", content)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content, b"")
    return BytesHeaderParser().parsebytes(head[:_LONGEST_HEAD]), body


_LONGEST_HEAD = 20_000  # bytes
