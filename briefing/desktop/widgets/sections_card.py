"""The middle card: the pack's sections in order, and below them its options."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from briefing.desktop.models.draft import Draft, with_section, with_section_moved
from briefing.desktop.session import Session
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.options_form import OptionsForm
from briefing.desktop.widgets.parts import Card, icon_button, label, rule
from briefing.desktop.widgets.section_view import SectionView

_LEAST_HEIGHT = 120


class OptionsArea(QScrollArea):
    """The options at their full height where there is room, else scrolling."""

    def __init__(self, form: OptionsForm) -> None:
        super().__init__()
        self._form = form
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("简报选项")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """The form's own size."""
        return self._form.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the form: nothing is clipped, whatever the size of type."""
        return QSize(self._form.minimumSizeHint().width(), _LEAST_HEIGHT)


class SectionsCard(Card):
    """Sections to tick and to put in order; options; both edit the draft."""

    def __init__(self, session: Session, theme: Theme, reset_action: QAction) -> None:
        super().__init__("栏目与选项")
        self._session = session
        self.view = SectionView(theme)
        self.options = OptionsForm(session)
        self.count = label("", "secondary")
        reset = icon_button(theme, "history", "恢复模板的栏目", "Ctrl+Shift+R")
        reset.clicked.connect(reset_action.trigger)
        self.add_row(label("栏目", "heading"), self.count, None, reset).setSpacing(8)
        self.column.addWidget(rule())
        self.add_padded(self.view, (8, 5, 8, 4), stretch=1)
        self.column.addWidget(rule())
        self.add_row(label("选项", "heading"), margins=(14, 9, 8, 7))
        self.column.addWidget(OptionsArea(self.options))
        self.view.sections.ticked.connect(self._tick)
        self.view.sections.moved.connect(self._move)
        session.sections_changed.connect(self._show)
        session.draft_changed.connect(self._show)

    def sizeHint(self) -> QSize:
        """As wide as a card's two lines need."""
        return QSize(400, 600)

    @Slot()
    def _show(self) -> None:
        session = self._session
        self.view.sections.show_sections(session.sections, session.listed, session.ticked)
        shown = [key for key in session.ticked if key in session.listed]
        self.count.setText(f"{len(shown)} / {len(session.listed)}" if session.listed else "")
        if session.listed and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.sections.index(0, 0))

    @Slot(str, bool)
    def _tick(self, key: str, on: bool) -> None:
        session = self._session
        after = with_section(session.draft, session.ticked, session.listed, key, on=on)
        session.edit(f"{'加入' if on else '去掉'}栏目“{self._title(key)}”", after)

    @Slot(str, int)
    def _move(self, key: str, to: int) -> None:
        session = self._session
        after = with_section_moved(session.draft, session.ticked, session.listed, key, to)
        session.edit(f"移动栏目“{self._title(key)}”", after)

    @Slot()
    def reset(self) -> None:
        """Go back to the sections of the template."""
        recipe = self._session.draft.recipe
        self._session.edit("恢复模板的栏目", Draft(replace(recipe, sections=None)))

    def _title(self, key: str) -> str:
        return next((entry.title for entry in self._session.sections if entry.key == key), key)
