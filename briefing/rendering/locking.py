"""A PDF behind a password: which passwords are taken, and what whoever uses one should know."""

import unicodedata
from collections.abc import Mapping, Sequence

from briefing.errors import UsageError
from briefing.model.pack import Format, PdfOptions

LONGEST = 127  # bytes of UTF-8; programs ignore what follows
_NAMES: Mapping[Format, str] = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}


def check_password(password: str) -> None:
    """UsageError for a password that other programs might not take as it was typed; an empty one is none."""
    if len(password.encode("utf-8", "replace")) > LONGEST:
        raise UsageError(f"PDF 口令太长：最多 {LONGEST} 个字节（汉字约 {LONGEST // 3} 个），请改短。")
    if not password.isprintable() or unicodedata.normalize("NFKC", password) != password:
        raise UsageError("PDF 口令里有全角字母、特殊空格等字符，别的软件可能打不开，请改用半角字符或普通汉字。")


def told_of_lock(options: PdfOptions, formats: Sequence[Format]) -> tuple[str, ...]:
    """One sentence where a PDF is locked: that it is no archive's file, and which files beside it are open."""
    if not options.password or "pdf" not in formats:
        return ()
    others = "、".join(_NAMES[name] for name in formats if name != "pdf")
    open_ones = f"；{others} 没有加密" if others else ""
    return (f"PDF 已用口令加密（AES-256），因此不是 PDF/A 存档文件，口令丢失则无法打开{open_ones}。",)
