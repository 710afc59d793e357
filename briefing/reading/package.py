"""A zipped Office file, opened safely: nothing in it is run, fetched or unpacked without a limit."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from briefing.errors import SourceError

LARGEST_PART = 16_000_000  # bytes of one part unzipped; a newspaper page has some hundred thousand
MOST_TAGS = 1_000_000  # of one part; they take some 150 bytes of memory each
MOST_PARTS = 10_000
_SAFE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OFFICE_DOCUMENT = "/officeDocument"
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a zipped Office file called `name`."""

    archive: zipfile.ZipFile
    name: str

    def has(self, part: str) -> bool:
        """Whether there is such a part, capital letters or not."""
        return self._stored(part) is not None

    def tree(self, part: str) -> Any:
        """The root of a part's XML; None where there is no such part.

        `SourceError` where it is damaged, too large, nested deeper than 256, or declares entities.
        """
        stored = self._stored(part)
        return None if stored is None else self._parsed(self._unzipped(stored))

    def main_part(self) -> str:
        """The part that holds the document itself, as the package says."""
        relations = self.tree("_rels/.rels")
        for relation in () if relations is None else relations:
            if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
                return posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
        return "word/document.xml"

    def _stored(self, part: str) -> zipfile.ZipInfo | None:
        wanted = part.lower()
        return next((info for info in self.archive.infolist() if info.filename.lower() == wanted), None)

    def _unzipped(self, stored: zipfile.ZipInfo) -> bytes:
        if stored.compress_type not in _SAFE or stored.flag_bits & 1:
            raise self.broken()
        try:
            with self.archive.open(stored) as file:
                content = file.read(LARGEST_PART + 1)
        except _BROKEN:
            raise self.broken() from None
        if len(content) > LARGEST_PART or content.count(b"<") > MOST_TAGS:
            raise SourceError(
                f"“{self.name}”展开后太大（超过 16 MB 或一百万个标记），不像一个报纸版面，请拆分后再导入。", self.name
            )
        return content

    def _parsed(self, content: bytes) -> Any:
        from lxml import etree  # type: ignore[import-untyped]

        if b"<!DOCTYPE" in content.replace(b"\0", b""):  # no Office program writes one, and entities can explode
            raise self.broken()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.broken() from None

    def broken(self) -> SourceError:
        """What to tell the user of a file that cannot be taken apart."""
        return SourceError(f"“{self.name}”已损坏或不完整，请用 Word 或 WPS 打开后另存为 .docx 再导入。", self.name)


def open_package(content: bytes, name: str) -> Package:
    """Open a zipped Office file; `SourceError` where it is no zip file, or one of very many parts."""
    # The directory is read at once whatever it holds, so its entries are counted first.
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise SourceError(f"“{name}”里的部件太多（超过 {MOST_PARTS} 个），不像一篇文稿，请检查文件。", name)
    try:
        return Package(zipfile.ZipFile(BytesIO(content)), name)
    except _BROKEN:
        raise SourceError(f"“{name}”已损坏或不完整，请用 Word 或 WPS 打开后另存为 .docx 再导入。", name) from None
