"""What the window asks of the desktop around it: choosing files and folders, opening what was made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing.workspace import importable


def choose_files(parent: QWidget, folder: Path) -> tuple[Path, ...]:
    """Ask for files to import; empty where the user thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, "选择要导入的文件", str(folder), _files())
    return tuple(Path(name) for name in names)


def _files() -> str:
    patterns = " ".join(f"*{ending}" for ending in importable())
    return f"报纸版面、表格与资料 ({patterns});;所有文件 (*)"


def choose_folder(parent: QWidget, folder: Path) -> Path | None:
    """Ask for the folder that packs go to."""
    name = QFileDialog.getExistingDirectory(parent, "选择导出文件夹", str(folder))
    return Path(name) if name else None


def open_path(path: Path) -> None:
    """Open a file or a folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True, slots=True)
class Outside:
    """The three ways out of the window; a test answers in the user's place."""

    choose_files: Callable[[QWidget, Path], tuple[Path, ...]] = choose_files
    choose_folder: Callable[[QWidget, Path], Path | None] = choose_folder
    open_path: Callable[[Path], None] = open_path
