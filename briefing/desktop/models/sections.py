"""Sections in the order of the pack, with their tick boxes and how much each would hold."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing.workspace import SectionEntry

ICON = Qt.ItemDataRole.UserRole + 1
DESCRIPTION = Qt.ItemDataRole.UserRole + 2
ITEMS = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "summary": "list-details",
    "event": "calendar-event",
    "foundation": "building-factory",
    "target": "target",
    "strength": "shield-check",
    "trend": "trending-up",
    "project": "briefcase",
    "enterprise": "building",
    "expert": "school",
    "government": "building-bank",
    "measure": "list-check",
    "district": "map-pin",
    "key-figure": "chart-bar",
    "headline-figure": "target",
    "headline-chart": "chart-bar",
    "headline-quote": "quote",
    "comparison": "scale",
    "pull-quote": "quote",
    "person": "users",
    "source": "link",
    "note": "notes",
    "text": "writing",
}
_OTHER_ICON = "file-text"


class SectionList(QAbstractListModel):
    """Sections in order. It shows a draft and changes nothing: ticks and moves are wishes that it signals."""

    ticked = Signal(str, bool)
    moved = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, SectionEntry] = {}
        self._order: tuple[str, ...] = ()
        self._on: frozenset[str] = frozenset()

    def show_sections(self, entries: Sequence[SectionEntry], order: tuple[str, ...], on: Sequence[str]) -> None:
        """Show sections in that order; the current row follows its section."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self._order, self.persistentIndexList()
        self._entries = {entry.key: entry for entry in entries}
        self._order, self._on = tuple(key for key in order if key in self._entries), frozenset(on)
        self.changePersistentIndexList(kept, [self._follow(before[i.row()]) for i in kept])
        self.layoutChanged.emit()

    def _follow(self, key: str) -> QModelIndex:
        return self.index(self._order.index(key), 0) if key in self._order else QModelIndex()

    @property
    def order(self) -> tuple[str, ...]:
        """The keys, as listed."""
        return self._order

    def key(self, index: Index) -> str:
        """The key of the section in that row."""
        return self._order[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """The number of sections."""
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged and dropped between rows, never onto one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return shown | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """A section is moved, never copied."""
        return Qt.DropAction.MoveAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tick, icon, description and count."""
        if not index.isValid():
            return None
        entry = self._entries[self.key(index)]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.key in self._on else Qt.CheckState.Unchecked
        if role == ICON:
            return _ICONS.get(entry.key, _OTHER_ICON)
        return _text(entry, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Signal the wish; the tick follows when the draft has changed."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self.key(index), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def moveRows(self, source_parent: Index, row: int, count: int, parent: Index, to: int) -> bool:
        """Signal the wish to stand before row `to`; what a drop calls."""
        if source_parent.isValid() or parent.isValid() or count != 1 or not 0 <= row < len(self._order):
            return False
        self.move(row, to - 1 if to > row else to)
        return True

    def move(self, row: int, to: int) -> None:
        """Signal the wish to stand in row `to` once moved; nothing where that is no change."""
        if row != to and 0 <= to < len(self._order):
            self.moved.emit(self._order[row], to)


def _text(entry: SectionEntry, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return entry.title
    if role == DESCRIPTION:
        return entry.description
    if role == ITEMS:
        return count_text(entry)
    spoken = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    return f"{entry.title}，{count_text(entry)}。{entry.description}" if spoken else None


def count_text(entry: SectionEntry) -> str:
    """How much the section holds, in words."""
    return f"{entry.items} 条" if entry.items else "空"
