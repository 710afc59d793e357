"""What happened, in a bar that nobody has to click away: a sentence, what to do next, details folded."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout

from briefing.desktop.theme import Theme
from briefing.desktop.widgets.parts import icon_button, link_button

Tone = Literal["plain", "good", "warning", "bad"]
Step = tuple[str, Callable[[], None]]
_ICONS: dict[Tone, tuple[str, str]] = {
    "plain": ("info-circle", "accent"),
    "good": ("circle-check", "good"),
    "warning": ("alert-triangle", "warning"),
    "bad": ("alert-circle", "bad"),
}
DETAILS, COPY, CLOSE = "详细信息", "复制", "关闭消息"
_DETAILS_HEIGHT = 84


class MessageBar(QFrame):
    """Hidden until it has something to say; a new message takes the place of the old."""

    def __init__(self, theme: Theme, name: str, *, closable: bool = True) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAccessibleName(name)
        self._theme, self._tone = theme, "plain"
        self._icon, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.details = QPlainTextEdit(readOnly=True)
        self.details.setAccessibleName(DETAILS)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self._unfold, self._copy = link_button(DETAILS), link_button(COPY, "复制消息与详细信息")
        self._unfold.clicked.connect(self._toggle_details)
        self._copy.clicked.connect(self.copy)
        self.closer = icon_button(theme, "x", CLOSE)
        self.closer.clicked.connect(self.hide)
        self.closer.setVisible(closable)
        self._steps: list[QPushButton] = []
        self._lay_out()
        theme.changed.connect(self._dress)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 4)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        for part in (self._icon, self.text, self._unfold, self._copy, self.closer):
            self._row.addWidget(part)
        column.addLayout(self._row)
        column.addWidget(self.details)

    def say(self, text: str, tone: Tone = "plain", steps: tuple[Step, ...] = (), details: str = "") -> None:
        """Show a sentence, the steps that may follow it, and details that stay folded."""
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self._tone = tone
        self._show_steps(steps)
        self.details.setPlainText(details)
        self.details.hide()
        self._unfold.setVisible(bool(details))
        self._copy.setVisible(bool(details) or tone == "bad")
        self._dress()
        self.show()

    def copy(self) -> None:
        """Put sentence and details on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.text.text()}\n\n{self.details.toPlainText()}".strip())

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        for button in self._steps:
            button.deleteLater()
        self._steps = []
        for position, (name, step) in enumerate(steps, start=2):
            button = link_button(name)
            button.clicked.connect(step)
            self._row.insertWidget(position, button)
            self._steps.append(button)

    def _toggle_details(self) -> None:
        self.details.setVisible(self.details.isHidden())

    def _dress(self) -> None:
        icon, role = _ICONS[self._tone]  # type: ignore[index]
        self._icon.setPixmap(self._theme.icon(icon, role).pixmap(18, 18))
        self.setProperty("tone", self._tone)
        self.style().unpolish(self)
        self.style().polish(self)
