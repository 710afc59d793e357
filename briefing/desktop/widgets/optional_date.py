"""A date that may be left open."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDateEdit

_NONE = QDate(1949, 1, 1)
FORMAT = "yyyy年M月d日"


class OptionalDate(QDateEdit):
    """A date field whose lowest value stands for no date; Delete empties it."""

    def __init__(self, name: str, without: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(f"{name}；按 Delete 键清除")
        self.setDisplayFormat(FORMAT)
        self.setCalendarPopup(True)
        self.setMinimumDate(_NONE)
        self.setSpecialValueText(without)
        self.setDate(_NONE)
        self.calendarWidget().setAccessibleName(f"{name}日历")

    @property
    def value(self) -> date | None:
        """The date, None where it is left open."""
        picked = self.date()
        return None if picked == _NONE else date(picked.year(), picked.month(), picked.day())

    @value.setter
    def value(self, day: date | None) -> None:
        self.setDate(_NONE if day is None else QDate(day.year, day.month, day.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A calendar opened on no date begins at today."""
        super().mousePressEvent(event)
        if self.value is None and self.calendarWidget().isVisible():
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties; the first key typed on no date begins with today."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._empties():
            self.value = None
            return
        if self.value is None and (event.text().isdigit() or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self.setDate(QDate.currentDate())
        super().keyPressEvent(event)

    def _empties(self) -> bool:
        return self.value is None or self.lineEdit().selectedText() in ("", self.lineEdit().text())
