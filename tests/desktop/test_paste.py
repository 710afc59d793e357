"""Text on the clipboard becomes a source; scans may be recognised."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.windows import Desktop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

ARTICLE = "本报讯（记者 林溪）今年前三季度，全市先进材料产业规上产值310亿元，同比增长5%，企业信心很足。\n"


def test_text_on_the_clipboard_becomes_a_source(new_desktop: Desktop) -> None:
    new_desktop.settle()
    QGuiApplication.clipboard().setText(ARTICLE)
    dialog = new_desktop.window.commands.paste()
    assert dialog is not None
    assert not dialog.ocr.isVisibleTo(dialog)
    dialog.accept()
    new_desktop.until(lambda: not new_desktop.session.overview.sample)
    (source,) = new_desktop.session.overview.sources
    assert source.name.startswith("粘贴的文章")


def test_an_empty_clipboard_asks_nothing(new_desktop: Desktop) -> None:
    QGuiApplication.clipboard().setText("  ")
    assert new_desktop.window.commands.paste() is None


def test_recognition_is_offered_for_scans_and_asked_for_by_a_tick(new_desktop: Desktop) -> None:
    dialog = new_desktop.window.commands.import_files((Path("扫描.pdf"),))
    assert dialog is not None
    assert dialog.ocr.isVisibleTo(dialog)
    assert not dialog.request.ocr
    dialog.ocr.setChecked(True)
    assert dialog.request.ocr
