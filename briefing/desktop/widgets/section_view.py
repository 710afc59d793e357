"""Sections as cards: to tick, to drag, and to move by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from briefing.desktop.models.sections import SectionList
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.delegates import SectionDelegate, toggle


class SectionView(QListView):
    """The list; Space ticks the current section, Alt with an arrow moves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sections = SectionList(self)
        self.setModel(self.sections)
        self._delegate = SectionDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("栏目列表，空格键勾选，Alt+上下键排序")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumSize(280, 120)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Alt+Up and Alt+Down move."""
        current = self.currentIndex()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Space if current.isValid():
                toggle(self.sections, current)
            case Qt.Key.Key_Up if alt:
                self._move(-1)
            case Qt.Key.Key_Down if alt:
                self._move(1)
            case _:
                super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        current = self.currentIndex()
        if current.isValid():
            self.sections.move(current.row(), current.row() + steps)
            self.scrollTo(self.currentIndex())
