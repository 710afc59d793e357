"""Plain text in the encodings that Chinese offices meet: UTF-8, UTF-16, GB 18030, Big5, with or without BOM."""

import codecs
from functools import cache

from briefing.errors import SourceError
from briefing.reading.transcript import Transcript, Wanted

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "Word、Excel 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "压缩文件",
    b"7z\xbc\xaf": "压缩文件",
}
LIKELY = 0.85  # share of characters that running Chinese would use; mojibake stays below 0.6


def read_plain(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  text has no pages
    """Decode text and unify its line ends; `SourceError` where the bytes are no text."""
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(f"“{name}”是{kind}，不是文本，请把文字复制出来存为 .txt 再导入。", name)
    return Transcript(*decoded(content, name))


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes with its line ends unified, and its encoding; `SourceError` where they are no text."""
    text, encoding = _decode(content, name)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decode(content: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            try:
                return content[len(bom) :].decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if b"\0" not in content:
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
        judged = [(likelihood(text), text, encoding) for text, encoding in _legacy(content)]
        best = max(judged, default=(0.0, "", ""))
        if best[0] >= LIKELY:
            return best[1], best[2]
    raise SourceError(f"认不出“{name}”的文字编码，请用记事本另存为 UTF-8 后再导入。", name)


def _legacy(content: bytes) -> list[tuple[str, str]]:
    readings = []
    for encoding in ("gb18030", "big5"):
        try:
            readings.append((content.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return readings


@cache
def _common() -> frozenset[str]:
    """Characters of running Chinese: the first levels of GB 2312 and Big5, their marks, and ASCII."""
    level_1 = bytes(
        byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) if (high, low) < (0xD7, 0xFA)
        for byte in (high, low)
    ).decode("gb2312")  # fmt: skip
    big5 = "".join(
        bytes((high, low)).decode("big5", "ignore")
        for high in range(0xA4, 0xC7)
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    marks = "　，。、；：？！“”‘’（）《》〈〉【】—…·％－～□■●▲△◆◇★☆①②③④⑤⑥⑦⑧⑨⑩「」『』０１２３４５６７８９％"
    ascii_text = "".join(map(chr, range(32, 127))) + "\n\r\t"
    return frozenset(level_1 + big5 + marks + ascii_text)


def likelihood(text: str) -> float:
    """The share of the text's characters that are common in running Chinese, 0 to 1.

    Rare ideographs and private-use characters, of which mojibake is made, lower it.
    """
    if not text:
        return 0.0
    common = _common()
    return sum(char in common for char in text) / len(text)
