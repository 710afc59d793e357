"""A PDF file as it grows: streams go out as they are made, all other objects packed, a hundred together.

So nothing of a page needs to be held once it is drawn. The syntax is that which archives ask for: no stream ends in a
carriage return, which they take for the end of its line. One in 256 would; a line feed behind its content, which means
nothing in a page, a font, a table or a list of objects, gives it another checksum to end in.
"""

import zlib
from collections.abc import Callable
from hashlib import blake2b
from struct import Struct
from typing import IO

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the version of PDF/A-2, and four bytes that say: this is no text
_PLACE = Struct(">BIH")
_MOST = 100
_ALONE, _PACKED = 1, 2  # kinds of places; 0 is a number that no object has


class ObjectFile:
    """Objects on their way into `target`; `number` gives a number that no other object has.

    What is not `compressed` is sooner written, and larger.
    """

    def __init__(self, target: IO[bytes], number: Callable[[], int], *, compressed: bool = True) -> None:
        self.target, self.number, self.compressed = target, number, compressed
        self._size = 0
        self._digest = blake2b(digest_size=16)
        self._places = bytearray(_PLACE.size)
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEAD)

    def add(self, body: bytes) -> int:
        """An object that is no stream, under a number of its own, which is returned."""
        number = self.number()
        self.put(number, body)
        return number

    def put(self, number: int, body: bytes) -> None:
        """An object that is no stream, under that number."""
        self._waiting.append((number, body))
        if len(self._waiting) == _MOST:
            self._pack()

    def stream(
        self, entries: bytes, content: bytes, number: int = 0, *, packed: bool = True, sized: bool = False
    ) -> int:
        """A stream with these entries and its length, `sized` with that of its content; the number of the object."""
        number = number or self.number()
        self._place(number, _ALONE, self._size, 0)
        self._write(
            b"%d 0 obj\n%s\nendobj\n"
            % (number, _spelt(entries, content, packed=packed and self.compressed, sized=sized))
        )
        return number

    def close(self, root: int, info: int) -> None:
        """The end of the file: where each object stands, and which two a reader begins with (`info` 0: none)."""
        self._pack()
        number, start = self.number(), self._size
        self._place(number, _ALONE, start, 0)
        entries = b"/Type /XRef /W [1 4 2] /Size %d /Root %d 0 R" % (len(self._places) // _PLACE.size, root)
        entries += b" /Info %d 0 R" % info if info else b""
        entries += b" /ID [<%s> <%s>]" % ((self._digest.hexdigest().encode(),) * 2)
        self._write(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, self._index(entries), start))

    def _index(self, entries: bytes) -> bytes:
        """The places as a stream; object 0, which there is not, may be told of in two ways, one of which ends well."""
        for generation in (0xFFFF, 0):
            _PLACE.pack_into(self._places, 0, 0, 0, generation)
            data = zlib.compress(self._places)
            if not data.endswith(b"\r"):
                break
        return _stream(entries + b" /Filter /FlateDecode", data)

    def _pack(self) -> None:
        """Writes what waits as one stream of objects."""
        if not self._waiting:
            return
        stream, start, heads = self.number(), 0, []
        for index, (number, body) in enumerate(self._waiting):
            self._place(number, _PACKED, stream, index)
            heads.append(b"%d %d" % (number, start))
            start += len(body) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d" % (len(heads), len(head))
        content = head + b"\n".join(body for _, body in self._waiting)
        self._waiting.clear()
        self.stream(entries, content, stream)

    def _place(self, number: int, kind: int, where: int, index: int) -> None:
        missing = (number + 1) * _PLACE.size - len(self._places)
        if missing > 0:
            self._places.extend(bytes(missing))
        _PLACE.pack_into(self._places, number * _PLACE.size, kind, where, index)

    def _write(self, data: bytes) -> None:
        self.target.write(data)
        self._digest.update(data)
        self._size += len(data)


def _spelt(entries: bytes, content: bytes, *, packed: bool, sized: bool) -> bytes:
    data = zlib.compress(content) if packed else content
    if data.endswith(b"\r"):
        return _spelt(entries, content + b"\n", packed=packed, sized=sized)
    entries += b" /Filter /FlateDecode" if packed else b""
    entries += b" /Length1 %d" % len(content) if sized else b""
    return _stream(entries, data)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)
