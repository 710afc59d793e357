"""Pages drawn in a thread of their own."""

from pytestqt.qtbot import QtBot

from briefing.desktop.widgets.page_images import PageImages


def test_a_preview_that_comes_after_the_window_was_closed_is_shown_to_nobody(qtbot: QtBot) -> None:
    images = PageImages()
    images.shutdown()
    images.open(b"%PDF-1.4")
    images.draw(1, 0, 1.0)
    images.shutdown()
    qtbot.wait(20)
