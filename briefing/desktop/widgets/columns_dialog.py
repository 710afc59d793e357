"""What an import of tables asks: for each column what it holds, the guess preset, some rows beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.requests import Import
from briefing.desktop.widgets.parts import label
from briefing.desktop.words import FIELDS
from briefing.model.columns import FIELDS as KNOWN
from briefing.model.columns import Columns
from briefing.workspace import TableEntry

_LONGEST_TAB = 12


class ColumnsDialog(QDialog):
    """A tab for each table; `columns` is what was chosen, by header, once it is accepted."""

    def __init__(self, order: Import, tables: Sequence[TableEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("表格各列的含义")
        self.setMinimumSize(640, 340)
        self.order, self._tables = order, tuple(tables)
        self.boxes = [self._boxes(table) for table in self._tables]
        self._lay_out()

    def _boxes(self, table: TableEntry) -> list[QComboBox]:
        """A box of fields for each column."""
        made = []
        for head, field in zip(table.header, table.columns.fields, strict=True):
            box = QComboBox()
            box.setAccessibleName(f"列“{head}”的含义")
            for known in KNOWN:
                box.addItem(FIELDS[known], known)
            box.setCurrentIndex(KNOWN.index(field))
            made.append(box)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("请确认每一列是什么", "heading"))
        tabs = QTabWidget()
        for table, boxes in zip(self._tables, self.boxes, strict=True):
            name = "、".join(head for head in table.header if head)
            tabs.addTab(_grid(table, boxes), name[:_LONGEST_TAB])
        tabs.setTabBarAutoHide(True)
        column.addWidget(tabs, 1)
        column.addWidget(label("确认后记住，以后表头相同的表格不再询问。", "muted"))
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        start = box.addButton("确认并导入", QDialogButtonBox.ButtonRole.AcceptRole)
        start.setProperty("primary", "true")
        start.setDefault(True)
        box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    @property
    def columns(self) -> tuple[tuple[tuple[str, ...], Columns], ...]:
        """The headers with what was chosen for their columns."""
        return tuple(
            (table.header, Columns(tuple(KNOWN[box.currentIndex()] for box in boxes), "auto"))
            for table, boxes in zip(self._tables, self.boxes, strict=True)
        )


def _grid(table: TableEntry, boxes: Sequence[QComboBox]) -> QTableWidget:
    """The boxes above the sample rows, under the heads as printed."""
    grid = QTableWidget(len(table.samples) + 1, len(table.header))
    grid.setHorizontalHeaderLabels([head or "（无表头）" for head in table.header])
    grid.verticalHeader().hide()
    grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    grid.setAccessibleName("样例行")
    for number, box in enumerate(boxes):
        grid.setCellWidget(0, number, box)
    for row, cells in enumerate(table.samples, 1):
        for number, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            grid.setItem(row, number, item)
    grid.resizeColumnsToContents()
    return grid
