"""Files in, packs out, with progress, cancel and recovery, through the window."""

import os
import signal
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.outside import choose_files
from briefing.desktop.tasks import LOST
from briefing.desktop.widgets.import_dialog import ImportDialog, common_date, date_in_name
from briefing.desktop.window import MainWindow
from briefing.workspace import importable
from desktop.windows import SAMPLE, Desktop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def out(desktop: Desktop) -> Path:
    assert desktop.answers.folder is not None
    return desktop.answers.folder


def message(desktop: Desktop) -> str:
    bar = desktop.window.message_bar
    return bar.text.text() if bar.isVisible() else ""


def step(desktop: Desktop, name: str) -> QPushButton:
    return next(b for b in desktop.window.message_bar.findChildren(QPushButton) if b.text() == name)


def export_and_wait(desktop: Desktop, action: str = "export") -> None:
    desktop.window.named_actions[action].trigger()
    desktop.until(lambda: "已导出" in message(desktop))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page-2023-11-21", "2023-11-21"),
        ("重庆日报20231121第4版", "2023-11-21"),
        ("2023年11月1日 要闻", "2023-11-01"),
        ("2023-13-41", None),
        ("工业经济", None),
    ],
)
def test_a_date_in_a_files_name_is_found(name: str, expected: str | None) -> None:
    found = date_in_name(name)
    assert (found.isoformat() if found else None) == expected


def test_files_of_different_days_leave_the_date_open() -> None:
    assert common_date([Path("2023-11-21.txt"), Path("2023-11-22.txt")]) is None


def test_an_import_takes_the_place_of_the_sample(own_desktop: Desktop) -> None:
    assert not own_desktop.window.sample_bar.isVisible()
    (source,) = own_desktop.session.overview.sources
    assert source.publication == "重庆日报"
    assert source.date is not None
    assert source.date.isoformat() == "2023-11-21"
    assert "已导入 1 份来源" in message(own_desktop)
    assert own_desktop.library.exists()


def test_the_newspaper_is_remembered_for_the_next_import(own_desktop: Desktop) -> None:
    dialog = own_desktop.window.commands.import_files((SAMPLE,))
    assert isinstance(dialog, ImportDialog)
    assert dialog.publication.currentText() == "重庆日报"
    dialog.reject()


def test_the_field_for_the_newspaper_shows_an_example(qtbot: QtBot) -> None:
    dialog = ImportDialog((SAMPLE,), (), "")
    qtbot.addWidget(dialog)
    line = dialog.publication.lineEdit()
    assert line is not None
    assert (line.text(), line.placeholderText()) == ("", "例如：重庆日报")


def test_only_kinds_of_file_that_can_be_read_are_offered(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    offered: list[str] = []

    def leave(*asked: object) -> tuple[list[str], str]:
        offered.append(str(asked[-1]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", leave)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_files(parent, Path()) == ()
    (filters,) = offered
    assert all(f"*{ending}" in filters for ending in importable())
    assert "*.pdf" in filters


def test_the_same_file_again_is_said_to_be_there(own_desktop: Desktop) -> None:
    dialog = own_desktop.window.commands.import_files((SAMPLE,))
    assert dialog is not None
    dialog.accept()
    own_desktop.until(lambda: "早已导入" in message(own_desktop))


def test_files_dropped_on_the_window_are_asked_about(new_desktop: Desktop) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(new_desktop.window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
    QApplication.sendEvent(new_desktop.window, QDropEvent(QPointF(300, 300), copy, data, left, none))
    dialog = open_dialog(new_desktop.window)
    assert dialog.request.paths == (SAMPLE,)
    dialog.reject()


def open_dialog(window: MainWindow) -> ImportDialog:
    return next(dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible())


def test_a_file_that_cannot_be_read_is_told_in_a_sentence_and_can_be_copied(
    new_desktop: Desktop, tmp_path: Path
) -> None:
    empty = tmp_path / "空白.txt"
    empty.write_bytes(b"")
    new_desktop.answers.files = (empty,)
    new_desktop.window.named_actions["import"].trigger()
    open_dialog(new_desktop.window).accept()
    new_desktop.until(lambda: "未能导入" in message(new_desktop))
    assert not new_desktop.window.message_bar.details.isVisible()
    step(new_desktop, "详细信息").click()
    assert new_desktop.window.message_bar.details.isVisible()
    step(new_desktop, "复制").click()
    assert "空白.txt" in QGuiApplication.clipboard().text()
    new_desktop.settle()


def test_a_whole_pack_is_exported_and_opened_from_the_message(own_desktop: Desktop) -> None:
    export_and_wait(own_desktop)
    assert "已导出 3 个文件" in message(own_desktop)
    files = names(out(own_desktop))
    assert {Path(name).suffix for name in files} == {".pdf", ".docx", ".xlsx"}
    assert len({Path(name).stem for name in files}) == 1
    step(own_desktop, "打开文件夹").click()
    assert own_desktop.answers.opened == [out(own_desktop)]
    assert own_desktop.preferences.export_folder == out(own_desktop)


def test_one_format_is_exported_alone(own_desktop: Desktop) -> None:
    export_and_wait(own_desktop, "pdf")
    (name,) = names(out(own_desktop))
    assert name.endswith(".pdf")
    step(own_desktop, "打开文件").click()
    assert own_desktop.answers.opened == [out(own_desktop) / name]


def test_a_pdf_is_locked_with_a_password_that_is_typed_twice(own_desktop: Desktop) -> None:
    dialog = own_desktop.window.commands.ask_for_pdf()
    assert dialog.start.isEnabled()
    dialog.password.setText("口令 1")
    assert not dialog.start.isEnabled()
    assert "不一样" in dialog.told.text()
    dialog.again.setText("口令 1")
    assert "PDF/A" in dialog.told.text()
    dialog.start.click()
    own_desktop.until(lambda: "已导出 1 个文件" in message(own_desktop))
    (name,) = names(out(own_desktop))
    with pikepdf.open(out(own_desktop) / name, password="口令 1") as document:
        assert document.is_encrypted


def test_a_password_that_other_programs_might_not_take_cannot_be_used(new_desktop: Desktop) -> None:
    dialog = new_desktop.window.commands.ask_for_pdf()
    dialog.password.setText("ａｂｃ")
    dialog.again.setText("ａｂｃ")
    assert not dialog.start.isEnabled()
    assert "半角" in dialog.told.text()
    dialog.reject()


def test_no_folder_chosen_exports_nothing(own_desktop: Desktop) -> None:
    folder, own_desktop.answers.folder = out(own_desktop), None
    own_desktop.window.named_actions["export"].trigger()
    assert own_desktop.tasks.running is None
    assert names(folder) == []


def test_an_export_stopped_midway_leaves_no_file_and_the_next_one_works(own_desktop: Desktop) -> None:
    sources = own_desktop.session.overview.sources
    own_desktop.window.named_actions["export"].trigger()
    own_desktop.until(lambda: own_desktop.window.status_line.bar.maximum() > 0)
    own_desktop.window.status_line.stop.click()
    own_desktop.until(lambda: message(own_desktop) == "已停止导出，没有写入新文件。")
    assert names(out(own_desktop)) == []
    assert not own_desktop.window.status_line.bar.isVisible()
    export_and_wait(own_desktop)
    assert len(names(out(own_desktop))) == 3
    own_desktop.window.named_actions["reload"].trigger()
    own_desktop.until(lambda: own_desktop.tasks.running is None)
    assert own_desktop.session.overview.sources == sources


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_killed_child_is_told_and_the_next_export_works(own_desktop: Desktop) -> None:
    own_desktop.window.named_actions["export"].trigger()
    own_desktop.until(lambda: own_desktop.window.status_line.bar.maximum() > 0)
    assert own_desktop.tasks.process_id is not None
    os.kill(own_desktop.tasks.process_id, signal.SIGKILL)
    own_desktop.until(lambda: message(own_desktop) == LOST)
    export_and_wait(own_desktop)
    assert [Path(name).suffix for name in names(out(own_desktop))] == [".docx", ".pdf", ".xlsx"]
