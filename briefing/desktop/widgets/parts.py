"""Small pieces that the cards are put together from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing.desktop.theme import Theme

ICON_SIZE = QSize(18, 18)


def label(text: str, role: str = "") -> QLabel:
    """A line of text; `role` is heading, secondary, muted or badge."""
    made = QLabel(text)
    made.setObjectName(role)
    return made


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def icon_button(theme: Theme, icon: str, name: str, keys: str = "") -> QToolButton:
    """A button with an icon alone; its name is read out and shown with its keys as a tip."""
    made = QToolButton()
    made.setObjectName("small")
    made.setIconSize(ICON_SIZE)
    made.setAccessibleName(name)
    made.setToolTip(f"{name}（{keys}）" if keys else name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.wear(made, icon)
    return made


def link_button(text: str, name: str = "") -> QPushButton:
    """A button that looks like a link."""
    made = QPushButton(text)
    made.setProperty("link", "true")
    made.setAccessibleName(name or text)
    return made


class Card(QFrame):
    """A white card with rounded corners; `column` is what stands in it, top to bottom."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)

    def add_row(self, *parts: QWidget | None, margins: tuple[int, int, int, int] = (14, 7, 8, 6)) -> QHBoxLayout:
        """Add widgets side by side; None is a gap that stretches."""
        row = QHBoxLayout()
        row.setContentsMargins(*margins)
        row.setSpacing(4)
        for part in parts:
            if part is None:
                row.addStretch()
            else:
                row.addWidget(part)
        self.column.addLayout(row)
        return row

    def add_padded(self, widget: QWidget, margins: tuple[int, int, int, int], stretch: int = 0) -> None:
        """Add a widget with room around it."""
        row = QHBoxLayout()
        row.setContentsMargins(*margins)
        row.addWidget(widget)
        self.column.addLayout(row, stretch)
