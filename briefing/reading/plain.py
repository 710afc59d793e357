"""Plain text in the encodings that Chinese offices meet, from a file or pasted."""

import re

from briefing.errors import SourceError
from briefing.reading.decoding import decode
from briefing.reading.transcript import Transcript, Wanted

_MAGIC = {
    b"%PDF": "PDF 文件",
    b"%!PS": "PostScript 文件",
    b"PK\x03\x04": "Word、Excel 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
    b"{\\rtf": "RTF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"II*\0": "图片",
    b"MM\0*": "图片",
    b"RIFF": "图片、声音或视频",
    b"ID3": "声音",
    b"Rar!": "压缩文件",
    b"7z\xbc\xaf": "压缩文件",
    b"\x1f\x8b": "压缩文件",
    b"MZ\x90": "程序",
    b"\x7fELF": "程序",
    b"\xca\xfe\xba\xbe": "程序",
    b"SQLite format 3\0": "数据库",
    b"wOFF": "字体",
    b"\0\1\0\0": "字体",
}
_CONTROLS = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_BINARY = 0.05  # share of control characters that no text has
_SURROGATES = re.compile("[\ud800-\udfff\0]")


def read_plain(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  text has no pages
    """Decode text and unify its line ends; `SourceError` where the bytes are no text.

    A text with a few damaged characters is read, and a warning counts them.
    """
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(f"“{name}”是{kind}，不是文本，请把文字复制出来存为 .txt 再导入。", name)
    found = decode(content, name)
    if len(_CONTROLS.findall(found.text)) > len(found.text) * _BINARY:
        raise SourceError(f"“{name}”是二进制文件，不是文本，请把文字复制出来存为 .txt 再导入。", name)
    return Transcript(_with_line_feeds(found.text), found.encoding, warnings=damage(found.lost, name))


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes with its line ends unified, and its encoding; `SourceError` where any of it is damaged."""
    found = decode(content, name)
    if found.lost:
        raise SourceError(f"“{name}”有 {found.lost} 个字符已损坏，请重新下载或另存为 UTF-8 后再导入。", name)
    return _with_line_feeds(found.text), found.encoding


def paste(text: str, name: str) -> Transcript:
    """Take pasted text: line ends unified, what is no character (a lone surrogate, NUL) replaced by U+FFFD."""
    if not text.strip():
        raise SourceError(f"“{name}”没有文字，请复制报道全文后再粘贴。", name)
    whole, lost = _SURROGATES.subn("\ufffd", text)
    return Transcript(_with_line_feeds(whole), "utf-8", warnings=damage(lost, name))


def damage(lost: int, name: str) -> tuple[str, ...]:
    """The warning that names how many characters stand as U+FFFD; none where none does."""
    return (f"“{name}”有 {lost} 个字符已损坏，读作“\ufffd”，请对照原文核对。",) if lost else ()


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
