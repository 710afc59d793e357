"""The password of a PDF: asked for on the terminal, or read from a file.

Never a word of the command: those stand in the shell's history and in the list of processes, for all to read.
"""

import sys
from argparse import Namespace
from pathlib import Path

from briefing.errors import Cancelled, UsageError

_MOST = 4096  # bytes of a file that holds one line


def password_of(options: Namespace) -> str:
    """The password that the options ask for; empty if they ask for none. UsageError where there is no clear one."""
    if options.pdf_password_file is not None:
        return _read(options.pdf_password_file)
    return _asked() if options.pdf_password else ""


def _read(path: Path) -> str:
    """The file's one line."""
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST).decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(f"读不了口令文件“{path.name}”，请检查路径和权限；它应是 UTF-8 文本。", path) from error
    if len(lines) != 1 or not lines[0]:
        raise UsageError(f"口令文件“{path.name}”应只有一行，就是口令。", path)
    return lines[0]


def _asked() -> str:
    """Typed twice, unseen."""
    from getpass import getpass

    if not sys.stdin.isatty():
        raise UsageError("这里不能输入口令：请在终端里运行，或用 --pdf-password-file 指定口令文件。")
    try:
        first, second = getpass("PDF 口令："), getpass("再输入一次：")
    except EOFError as error:
        raise Cancelled from error
    if not first or first != second:
        raise UsageError("两次输入的口令不一样。" if first else "没有输入口令。")
    return first
