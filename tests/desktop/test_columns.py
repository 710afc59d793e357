"""Tables through the window: their columns are asked about once, and remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot
from reading.sheets import workbook

from briefing.desktop.requests import Import
from briefing.desktop.widgets.columns_dialog import ColumnsDialog
from briefing.desktop.words import FIELDS
from briefing.model.columns import FIELDS as KNOWN
from briefing.model.columns import Columns
from briefing.workspace import TableEntry, Workspace
from desktop.windows import Desktop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

HEADER = ("指标", "2023年（亿元）")
GUESS = Columns(("measure", "value"), "auto")


def table(folder: Path, name: str = "表.xlsx", figure: float = 4754.8) -> Path:
    path = folder / name
    path.write_bytes(workbook([HEADER, ["产值", figure]]))
    return path


def asked(desktop: Desktop) -> ColumnsDialog | None:
    dialogs = desktop.window.findChildren(ColumnsDialog)
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)


def begin(desktop: Desktop, path: Path) -> None:
    dialog = desktop.window.commands.import_files((path,))
    assert dialog is not None
    dialog.accept()


def test_every_field_has_a_name() -> None:
    assert set(FIELDS) == set(KNOWN)
    assert len(set(FIELDS.values())) == len(FIELDS)


def test_the_guess_is_preset_and_sample_rows_stand_beneath(qtbot: QtBot) -> None:
    entry = TableEntry(HEADER, GUESS, (("产值", "4754.8"), ("利润", "310")))
    dialog = ColumnsDialog(Import((Path("表.xlsx"),)), [entry])
    qtbot.addWidget(dialog)
    (boxes,) = dialog.boxes
    assert [box.currentText() for box in boxes] == ["指标", "数值"]
    grid = boxes[0].parent().parent()  # type: ignore[union-attr]  # the viewport, the table
    assert grid.item(2, 1).text() == "310"  # type: ignore[union-attr]
    assert dialog.columns == ((HEADER, GUESS),)
    boxes[1].setCurrentText("不读")
    assert dialog.columns == ((HEADER, Columns(("measure", "ignored"), "auto")),)


def test_a_table_is_imported_as_its_columns_were_confirmed_and_not_asked_about_again(
    new_desktop: Desktop, tmp_path: Path
) -> None:
    begin(new_desktop, table(tmp_path))
    new_desktop.until(lambda: asked(new_desktop) is not None)
    dialog = asked(new_desktop)
    assert dialog is not None
    dialog.findChildren(QDialogButtonBox)[0].accepted.emit()
    new_desktop.until(
        lambda: len(new_desktop.session.overview.sources) == 1 and not new_desktop.session.overview.sample
    )
    begin(new_desktop, table(tmp_path, "又一.xlsx", 4800))
    new_desktop.until(lambda: len(new_desktop.session.overview.sources) == 2)
    assert asked(new_desktop) is None
    new_desktop.settle()
    new_desktop.tasks.shutdown()
    with Workspace(new_desktop.library) as workspace:
        (found,) = workspace.columns_of(tmp_path / "表.xlsx")
        assert (found.columns, found.remembered) == (GUESS, True)


def test_nothing_is_imported_where_the_question_is_left(new_desktop: Desktop, tmp_path: Path) -> None:
    begin(new_desktop, table(tmp_path))
    new_desktop.until(lambda: asked(new_desktop) is not None)
    dialog = asked(new_desktop)
    assert dialog is not None
    dialog.reject()
    new_desktop.settle()
    assert new_desktop.session.overview.sample


def test_a_file_that_is_no_table_is_told_of_by_the_import(new_desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    begin(new_desktop, path)
    bar = new_desktop.window.message_bar
    new_desktop.until(lambda: bar.isVisible() and "坏.xlsx" in bar.text.text())
    assert asked(new_desktop) is None
