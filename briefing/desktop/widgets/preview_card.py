"""The right card: the pack as it will be printed, following every change."""

from PySide6.QtCore import QSignalBlocker, QSize, Slot
from PySide6.QtWidgets import QComboBox

from briefing.desktop.session import Session
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.page_view import ZOOMS, PageView
from briefing.desktop.widgets.parts import Card, icon_button, label, rule

_STATES = {"fresh": "已更新", "busy": "正在更新…", "error": "错误"}
_FIT = "适合宽度"


class PreviewCard(Card):
    """The page view under a row of what it shows and how large."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("实时预览")
        self.view = PageView(theme)
        self.badge = label("", "badge")
        self.counter = label("– / –", "secondary")
        self.zoom = QComboBox()
        self.state = ""
        self._lay_out(theme)
        self.view.shown.connect(self._shown)
        self.view.failed.connect(self._failed)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self.zoom.activated.connect(self._zoom_picked)
        session.preview_started.connect(self._busy)
        session.preview_ready.connect(self._ready)
        session.preview_failed.connect(self._failed)
        self._set_state("busy")

    def _lay_out(self, theme: Theme) -> None:
        self.zoom.addItem(_FIT)
        self.zoom.addItems([f"{round(step * 100)}%" for step in ZOOMS])
        self.zoom.setAccessibleName("预览比例")
        self.zoom.setToolTip("预览比例（Ctrl+0 适合宽度）")
        self.counter.setAccessibleName("页码")
        row = self.add_row(label("实时预览", "heading"), self.badge, None)
        row.setSpacing(6)
        buttons = (
            ("chevron-up", "上一页", "Ctrl+PgUp", self._previous),
            ("chevron-down", "下一页", "Ctrl+PgDn", self._following),
            ("zoom-out", "缩小", "Ctrl+-", self._smaller),
            ("zoom-in", "放大", "Ctrl++", self._larger),
        )
        made = []
        for icon, name, keys, step in buttons:
            button = icon_button(theme, icon, name, keys)
            button.clicked.connect(step)
            made.append(button)
        for part in (made[0], self.counter, made[1], made[2], self.zoom, made[3]):
            row.addWidget(part)
        self.column.addWidget(rule())
        self.add_padded(self.view, (0, 0, 0, 6), stretch=1)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page."""
        return QSize(660, 600)

    def _set_state(self, state: str) -> None:
        self.state = state
        self.badge.setText(_STATES[state])
        self.badge.setAccessibleName(f"预览{_STATES[state]}")
        self.badge.setProperty("state", state)
        self.badge.style().unpolish(self.badge)
        self.badge.style().polish(self.badge)

    @Slot()
    def _busy(self) -> None:
        self._set_state("busy")

    @Slot(bytes)
    def _ready(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf)

    @Slot()
    def _shown(self) -> None:
        self._set_state("fresh")

    @Slot()
    def _failed(self) -> None:
        self._set_state("error")

    @Slot(int, int)
    def _show_page(self, page: int, pages: int) -> None:
        self.counter.setText(f"{page} / {pages}")

    @Slot()
    def _show_zoom(self) -> None:
        with QSignalBlocker(self.zoom):
            self.zoom.setCurrentIndex(0 if self.view.fit else 1 + ZOOMS.index(self.view.zoom))

    @Slot(int)
    def _zoom_picked(self, row: int) -> None:
        if row == 0:
            self.view.set_fit()
        else:
            self.view.set_zoom(ZOOMS[row - 1])

    @Slot()
    def _previous(self) -> None:
        self.view.step_page(-1)

    @Slot()
    def _following(self) -> None:
        self.view.step_page(1)

    @Slot()
    def _smaller(self) -> None:
        self.view.step_zoom(-1)

    @Slot()
    def _larger(self) -> None:
        self.view.step_zoom(1)
