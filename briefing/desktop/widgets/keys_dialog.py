"""The list of keys, made from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from briefing.desktop.actions import ACTIONS, LIST_KEYS
from briefing.desktop.widgets.parts import label

_COLUMNS = 2
_GAP = 16


def key_rows() -> tuple[tuple[str, str], ...]:
    """What can be done, and by which keys."""
    return tuple((action.text.rstrip("…"), "　".join(action.keys)) for action in ACTIONS) + LIST_KEYS


class KeysDialog(QDialog):
    """Two columns of actions and keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        column.addWidget(label("快捷键", "heading"))
        column.addLayout(_grid(key_rows()))
        column.addWidget(label("在输入框中打字时，单个按键不会触发命令。", "muted"))
        box = QDialogButtonBox()
        box.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addWidget(box)


def _grid(rows: Iterable[tuple[str, str]]) -> QGridLayout:
    listed = tuple(rows)
    half = -(-len(listed) // _COLUMNS)
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(18)
    grid.setColumnMinimumWidth(2, _GAP)
    for number, (text, keys) in enumerate(listed):
        row, left = number % half, 3 * (number // half)
        grid.addWidget(QLabel(text), row, left)
        grid.addWidget(label(keys, "secondary"), row, left + 1, Qt.AlignmentFlag.AlignRight)
    return grid
