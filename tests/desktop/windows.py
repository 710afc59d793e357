"""The window with everything behind it, and the user's answers outside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing import paths
from briefing.desktop.outside import Outside
from briefing.desktop.preferences import Preferences
from briefing.desktop.session import Session
from briefing.desktop.tasks import Tasks
from briefing.desktop.widgets.library_card import ArticleView
from briefing.desktop.window import MainWindow

PATIENCE = 60_000  # milliseconds; a slow machine loads the child's libraries for the first time
SAMPLE = paths.resource("samples", "page-2023-11-21.txt")


@dataclass
class Answers:
    """What the user would answer outside the window, and what was opened there."""

    folder: Path | None = None
    files: tuple[Path, ...] = ()
    opened: list[Path] = field(default_factory=list)

    def choose_files(self, _parent: QWidget, _folder: Path) -> tuple[Path, ...]:
        return self.files

    def choose_folder(self, _parent: QWidget, _folder: Path) -> Path | None:
        return self.folder

    def outside(self) -> Outside:
        return Outside(self.choose_files, self.choose_folder, self.opened.append)


@dataclass
class Desktop:
    """The window with everything behind it."""

    window: MainWindow
    session: Session
    tasks: Tasks
    answers: Answers
    library: Path
    preferences: Preferences
    qtbot: QtBot
    pdf: bytes = b""

    def keep_pdf(self, pdf: bytes) -> None:
        self.pdf = pdf

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until the preview shows the draft as it stands."""
        preview = self.window.page.preview
        self.until(lambda: preview.state == "fresh" and not self.session.waiting and self.tasks.running is None)

    def text(self) -> str:
        """The words of the preview; read in the thread that has PDFium to itself."""
        reading = self.window.page.preview.view._images._thread.submit(pdf_text, self.pdf)
        return reading.result(PATIENCE)


def pdf_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    text = words.get_text_range().replace("\r", "").replace("\n", "")
    words.close()
    page.close()
    return str(text)


def tick(view: ArticleView, row: int, child: int | None = None) -> None:
    """Click the tick box of a group, or of an article in it."""
    index = view.index_of(row, child)
    checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
    view.filtered.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
