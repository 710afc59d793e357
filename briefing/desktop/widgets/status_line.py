"""The status bar: saved or not, how much is unchecked, how far the work is."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from briefing.desktop.theme import Theme
from briefing.desktop.widgets.parts import icon_button

_COUNTED = 50  # files, not the steps of a layout


class StatusLine(QStatusBar):
    """What is going on, in one line."""

    def __init__(self, theme: Theme, cancel: QAction) -> None:
        super().__init__()
        self.setAccessibleName("状态栏")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 6, 0)
        self._theme = theme
        self._good = True
        self._icon, self.saved, self.pending = QLabel(), QLabel(), QLabel()
        self.pending.setObjectName("pending")
        for text in (self._icon, self.saved, self.pending):
            self.addWidget(text)
        self.step, self.bar = QLabel(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(170, 8)
        self.bar.setAccessibleName("进度")
        self.stop = icon_button(theme, "x", "停止当前任务", "Ctrl+.")
        self.stop.clicked.connect(cancel.trigger)
        self._work: tuple[QWidget, ...] = (self.step, self.bar, self.stop)
        for part in self._work:
            self.addPermanentWidget(part)
        self._icon.hide()
        self.saved.hide()
        self.rest()
        theme.changed.connect(self._dress)
        self._dress()

    def show_saved(self, text: str, *, good: bool = True) -> None:
        """Say when the draft was saved, or that it was not."""
        self._good = good
        self.saved.setText(text)
        self._icon.show()
        self.saved.show()
        self._dress()

    def show_pending(self, count: int) -> None:
        """Say how many picked items nobody has checked."""
        self.pending.setText(f"{count} 条待核对" if count else "")

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say how far the work is; a total of 0 is not known yet."""
        self.step.setText(f"{text} {_share(done, total)}" if total else text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        for part in self._work:
            part.show()

    def rest(self) -> None:
        """No work under way."""
        for part in self._work:
            part.hide()

    def _dress(self) -> None:
        name, role = ("circle-check", "good") if self._good else ("alert-triangle", "warning")
        self._icon.setPixmap(self._theme.icon(name, role).pixmap(16, 16))


def _share(done: int, total: int) -> str:
    """How much is done: counted where the steps are few, else in per cent."""
    return f"{done} / {total}" if total <= _COUNTED else f"{100 * done // total}%"
