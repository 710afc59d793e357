"""The page where a session begins: pick on the left, arrange in the middle, see on the right."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from briefing.desktop.session import Session
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.library_card import LibraryCard
from briefing.desktop.widgets.preview_card import PreviewCard
from briefing.desktop.widgets.sections_card import SectionsCard

_WIDTHS = [330, 400, 690]


class ComposePage(QWidget):
    """Three cards in a splitter."""

    def __init__(self, session: Session, theme: Theme, import_action: QAction, reset_action: QAction) -> None:
        super().__init__()
        self.library = LibraryCard(session, theme, import_action)
        self.sections = SectionsCard(session, theme, reset_action)
        self.preview = PreviewCard(session, theme)
        self.splitter = QSplitter()
        self.splitter.setAccessibleName("三栏分隔条")
        self.splitter.setHandleWidth(8)
        self.splitter.setChildrenCollapsible(False)
        for card in (self.library, self.sections, self.preview):
            self.splitter.addWidget(card)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setStretchFactor(2, 1)
        self.library.setMinimumWidth(250)
        self.splitter.setSizes(_WIDTHS)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 8)
        row.addWidget(self.splitter)
