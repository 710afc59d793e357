"""How rows are drawn: articles with a count at the right, sections as cards."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.desktop.models.articles import COUNT
from briefing.desktop.models.sections import DESCRIPTION, ICON, ITEMS
from briefing.desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT_CENTER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_CENTER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() - 1)
    made.setWeight(QFont.Weight.Normal)
    return made


_TICK_ROOM = 24


class ArticleDelegate(QStyledItemDelegate):
    """A row of the tree: what Qt draws, and a count at the right of a group."""

    _BADGE_ROOM = 46

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as a line of type with room around it; a tree's rows are never high enough by style sheet."""
        return QSize(100, option.fontMetrics.height() + 14)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the text clear of the count."""
        super().initStyleOption(option, index)
        if index.data(COUNT) is not None:
            room = option.rect.width() - self._BADGE_ROOM - _TICK_ROOM
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, max(room, 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, then the count."""
        super().paint(painter, option, index)
        count = index.data(COUNT)
        if count is not None:
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) != Qt.CheckState.Unchecked
            self._paint_badge(painter, option, str(count), on=on)

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, text: str, *, on: bool) -> None:
        rect: QRect = option.rect
        font = _smaller(option.font)
        metrics = QFontMetrics(font)
        width, height = max(24, metrics.horizontalAdvance(text) + 14), metrics.height() + 4
        badge = QRectF(rect.right() - width - 6, rect.center().y() - height / 2 + 1, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(self._theme.color("surface" if selected else "soft" if on else "line"))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(self._theme.color("accent" if on else "secondary"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class SectionDelegate(QStyledItemDelegate):
    """A card: grip, tick box, icon, title over description, count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines of type with room around them."""
        metrics: QFontMetrics = option.fontMetrics
        return QSize(200, 2 * metrics.height() + 18)

    @staticmethod
    def tick_rect(rect: QRect) -> QRect:
        """Where the tick box stands in a card."""
        return QRect(rect.left() + 34, rect.center().y() - 8, 16, 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card."""
        rect: QRect = option.rect
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        middle = rect.center().y()
        self._theme.icon("grip-vertical", "muted").paint(painter, QRect(rect.left() + 9, middle - 9, 18, 18))
        self._theme.mark("on" if on else "off").paint(painter, self.tick_rect(rect))
        icon = self._theme.icon(index.data(ICON), "accent" if on else "muted")
        icon.paint(painter, QRect(rect.left() + 61, middle - 10, 20, 20))
        self._paint_texts(painter, option, index, on=on)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "soft" if selected else "hover" if hovered else "surface"
        edge = self._theme.color("accent" if selected else "line")
        painter.setPen(QPen(edge, 1.6 if focused else 1))
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), 7, 7)

    def _paint_texts(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, on: bool) -> None:
        rect: QRect = option.rect
        title, small = QFont(option.font), _smaller(option.font)
        title.setWeight(QFont.Weight.Bold)
        count: str = index.data(ITEMS)
        room = QFontMetrics(title).horizontalAdvance("000 条") + 12
        text = rect.adjusted(91, 5, -room - 8, -6)
        upper = QRect(text.left(), text.top(), text.width(), text.height() * 54 // 100)
        lower = QRect(text.left(), upper.bottom(), text.width(), text.height() - upper.height())
        name, description = index.data(Qt.ItemDataRole.DisplayRole), index.data(DESCRIPTION)
        self._paint_line(painter, upper, title, name, "text" if on else "muted")
        self._paint_line(painter, lower, small, description, "secondary" if on else "muted")
        painter.setFont(option.font)
        painter.setPen(self._theme.color("accent" if on and count != "空" else "muted"))
        painter.drawText(rect.adjusted(0, 0, -14, 0), _RIGHT_CENTER, count)

    def _paint_line(self, painter: QPainter, rect: QRect, font: QFont, text: str, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT_CENTER, shown)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the tick box ticks; the keyboard's Space is the view's."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            rect: QRect = option.rect
            if self._hits(rect, event.position().toPoint()):
                return toggle(model, index)
        return False

    def _hits(self, rect: QRect, point: QPoint) -> bool:
        return self.tick_rect(rect).adjusted(-6, -10, 6, 10).contains(point)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Tick what is not fully ticked, untick what is."""
    on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
    return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
