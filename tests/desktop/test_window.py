"""What holds for the window as a whole: names for screen readers, keys, start-up, Qt itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.actions import ACTIONS
from briefing.desktop.application import NO_DISPLAY, has_display
from briefing.desktop.theme import DARK, LIGHT, Theme
from briefing.desktop.widgets.keys_dialog import KeysDialog, key_rows
from briefing.desktop.words import PROGRAM
from desktop.windows import SAMPLE, Desktop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

_ROOT = Path(__file__).resolve().parents[2]
_HEAVY = ("sqlalchemy", "reportlab", "openpyxl", "docx", "pypdfium2", "lxml")


def nameless(root: QWidget) -> list[str]:
    """Controls below that take the focus and have no name for a screen reader."""
    controls = [w for w in root.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    shown = [w for w in controls if not w.objectName().startswith("qt_") and not w.window().isHidden()]
    assert shown
    return [f"{type(w).__name__} {w.objectName()}" for w in shown if not accessible_name(w)]


def accessible_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_every_control_of_the_window_has_an_accessible_name(desktop: Desktop) -> None:
    assert nameless(desktop.window) == []


def test_every_control_of_the_dialogs_has_an_accessible_name(desktop: Desktop) -> None:
    dialog = desktop.window.commands.import_files((SAMPLE,))
    assert dialog is not None
    assert nameless(dialog) == []
    dialog.reject()


def test_every_action_has_a_key_and_no_key_two_actions() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert all(action.keys for action in ACTIONS)
    assert len(keys) == len(set(keys))


def test_the_list_of_keys_holds_every_action() -> None:
    assert {action.text.rstrip("…") for action in ACTIONS} <= {text for text, _ in key_rows()}


def keys_dialog(desktop: Desktop) -> QDialog | None:
    found = [d for d in desktop.window.findChildren(KeysDialog) if d.isVisible()]
    return found[0] if found else None


def test_a_question_mark_shows_the_keys_but_not_while_someone_types(desktop: Desktop) -> None:
    search = desktop.window.page.library.search
    desktop.window.activateWindow()
    search.setFocus()
    QTest.keyClicks(search, "a?")
    assert search.text() == "a?"
    assert keys_dialog(desktop) is None
    view = desktop.window.page.sections.view
    view.setFocus()
    QTest.keyClicks(view, "?")
    dialog = keys_dialog(desktop)
    assert dialog is not None
    dialog.reject()


def test_the_chinese_readme_calls_the_program_as_its_window_does() -> None:
    title = (_ROOT / "README.zh-CN.md").read_text(encoding="utf-8").splitlines()[0]
    assert title.startswith(f"# {PROGRAM}（")


def test_the_areas_are_reached_by_keys(desktop: Desktop) -> None:
    desktop.window.activateWindow()
    for name in ("go_sections", "go_preview", "go_sources", "go_clusters"):
        desktop.window.named_actions[name].trigger()
        assert isinstance(QApplication.focusWidget(), QWidget)
    assert QApplication.focusWidget() is desktop.window.page.library.clusters


@pytest.mark.parametrize("size", [(1280, 720), (1440, 880)])
def test_nothing_is_wider_than_the_window(desktop: Desktop, size: tuple[int, int]) -> None:
    least = desktop.window.minimumSizeHint()
    assert least.width() <= size[0]
    assert least.height() <= size[1]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """As WCAG 2.1 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tones", [LIGHT, DARK])
def test_text_can_be_told_from_its_ground(tones: object) -> None:
    for role, least in (("text", 7), ("secondary", 4.5), ("accent", 4.5), ("warning", 4.5), ("muted", 3.5)):
        assert contrast(getattr(tones, role), getattr(tones, "surface")) >= least, role  # noqa: B009  as for the role beside it


def test_the_look_follows_no_system_once_chosen(theme: Theme) -> None:
    theme.apply("dark", large=False)
    assert theme.dark
    theme.apply("light", large=False)
    assert not theme.dark


def test_qt_does_not_lose_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one with each call."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert sys.getrefcount(None) >= before - 50


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=True, capture_output=True, text=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_window_loads_nothing_heavy_before_its_first_paint() -> None:
    assert loaded_by("briefing.desktop.window").isdisjoint(_HEAVY)


def test_the_child_loads_no_qt() -> None:
    assert loaded_by("briefing.desktop.worker").isdisjoint({"PySide6", "shiboken6"})


def test_a_missing_display_is_noticed_before_qt_aborts() -> None:
    assert not has_display("linux", {})
    assert has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_display("win32", {})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 and Wayland can be missing")
def test_without_a_display_the_program_says_so_and_ends_with_2(tmp_path: Path) -> None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in displays}
    environment["XDG_DATA_HOME"] = str(tmp_path)
    command = [sys.executable, str(_ROOT / "main.py")]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == NO_DISPLAY


_OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from briefing.desktop import application, window

class Hasty(window.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(200, self.close)

window.MainWindow = Hasty
sys.exit(application.run())
"""


def test_the_program_opens_closes_at_once_and_leaves_nothing_but_its_settings(tmp_path: Path) -> None:
    places = {"XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("BRIEFING_LIBRARY", None)
    command = [sys.executable, "-c", _OPEN_AND_CLOSE]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    errors = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, errors) == (0, [])
    made = [path.name for path in tmp_path.rglob("*") if path.is_file() and "briefing-desk" in path.parts]
    assert made == ["desktop.ini"]
