"""Starts the desktop: checks for a display, starts the child process, shows the window."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from briefing import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.tasks import Tasks
    from briefing.desktop.window import MainWindow

NO_DISPLAY = "找不到图形显示环境，无法打开窗口；请在图形桌面中运行，或改用命令行（briefing --help）。"
WRONG_USE = 2
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; without a display Qt aborts, and that cannot be caught."""
    return not platform.startswith("linux") or any(environment.get(name) for name in _DISPLAYS)


def run(library: Path | None = None) -> int:
    """Open the desktop on that library (default: the user's); returns the exit code."""
    multiprocessing.freeze_support()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would hold Python's own answer to Ctrl+C back
    if not has_display(sys.platform, os.environ):
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return WRONG_USE
    return _open(library if library is not None else paths.default_library())


def _open(library: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.tasks import Tasks

    application = QApplication(sys.argv[:1])
    application.setApplicationName("briefing-desk")
    _speak_chinese(application)
    tasks = Tasks(library)
    tasks.start()  # the child loads while the window is built and painted
    try:
        return _show(application, library, tasks)
    finally:
        tasks.shutdown()


def _speak_chinese(application: "QApplication") -> None:
    """Qt's own words (calendars, menus of text fields) in the interface's language."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(chinese)
    translator = QTranslator(application)
    if translator.load(chinese, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _show(application: "QApplication", library: Path, tasks: "Tasks") -> int:
    from briefing.desktop.preferences import Preferences
    from briefing.desktop.session import Session
    from briefing.desktop.theme import Theme
    from briefing.desktop.window import MainWindow

    preferences, theme = Preferences(), Theme(application)
    theme.apply(preferences.appearance, large=preferences.large)
    session = Session(library, tasks, preferences)
    window = MainWindow(session, theme, preferences)
    sys.excepthook = _told_by(window)
    window.show()
    session.start()
    return application.exec()


def _told_by(window: "MainWindow") -> Hook:
    """A hook for our own bugs: on standard error for us, in a sentence for the user."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        window.show_bug("".join(traceback.format_exception(kind, error, trace)))

    return hook
