"""A real window on a real library with a real child process, offscreen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.preferences import Preferences
from briefing.desktop.session import Session
from briefing.desktop.tasks import Tasks
from briefing.desktop.theme import Theme
from briefing.desktop.window import MainWindow
from desktop.windows import SAMPLE, Answers, Desktop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp)
    made.apply("light", large=False)
    return made


@pytest.fixture(scope="session")
def sample_tasks(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tasks]:
    """A child on a library that nobody writes to, for all tests that only look at the sample."""
    tasks = Tasks(tmp_path_factory.mktemp("nobody") / "library.briefing", qapp)
    yield tasks
    tasks.shutdown()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "user").mkdir()
    return tmp_path / "user" / "library.briefing"


@pytest.fixture
def tasks(qapp: QApplication, library: Path) -> Iterator[Tasks]:
    """A child of the test's own."""
    made = Tasks(library, qapp)
    yield made
    made.shutdown()
    made.deleteLater()


@contextmanager
def opened(qtbot: QtBot, theme: Theme, tasks: Tasks, library: Path) -> Iterator[Desktop]:
    """A window, closed again."""
    preferences = Preferences(library.parent / "desktop.ini")
    answers = Answers(folder=library.parent.parent / "out")
    (library.parent.parent / "out").mkdir()
    session = Session(library, tasks, preferences)
    window = MainWindow(session, theme, preferences, answers.outside())
    made = Desktop(window, session, tasks, answers, library, preferences, qtbot)
    session.preview_ready.connect(made.keep_pdf)
    window.show()
    session.start()
    try:
        made.settle()
        yield made
    finally:
        window.close()
        window.deleteLater()
        session.deleteLater()
        qtbot.wait(1)


@pytest.fixture
def desktop(qtbot: QtBot, theme: Theme, sample_tasks: Tasks, library: Path) -> Iterator[Desktop]:
    """The window at its first start, the sample on the screen; the test imports nothing."""
    with opened(qtbot, theme, sample_tasks, library) as made:
        yield made


@pytest.fixture
def new_desktop(qtbot: QtBot, theme: Theme, tasks: Tasks, library: Path) -> Iterator[Desktop]:
    """The window at its first start, on a library and a child of the test's own."""
    with opened(qtbot, theme, tasks, library) as made:
        yield made


@pytest.fixture
def own_desktop(new_desktop: Desktop) -> Desktop:
    """The window once the user has imported a page."""
    dialog = new_desktop.window.commands.import_files((SAMPLE,))
    assert dialog is not None
    dialog.publication.setCurrentText("重庆日报")
    dialog.accept()
    new_desktop.until(lambda: not new_desktop.session.overview.sample)
    new_desktop.settle()
    return new_desktop
