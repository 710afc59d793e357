"""Pages of a PDF one below the other, as they will be printed; a new PDF keeps the place that was being read."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from briefing.desktop.theme import Theme
from briefing.desktop.widgets.page_images import PageImages

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP, _MARGIN = 14, 16
_KEPT = 12
_SMALLEST = 0.2
_NAME = "简报实时预览"
_WAITING = "正在准备预览…"


class PageView(QAbstractScrollArea):
    """The preview; `fit` makes pages as wide as the view."""

    shown = Signal()
    page_changed = Signal(int, int)
    zoom_changed = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_NAME)
        self.setMinimumWidth(300)
        self._images = PageImages(self)
        self._images.opened.connect(self._opened)
        self._images.drawn.connect(self._drawn)
        self._images.failed.connect(self._image_failed)
        self._generation = 0
        self._shown = 0
        self._sizes: list[tuple[float, float]] = []
        self._rects: list[QRectF] = []
        self._cache: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._stale: dict[int, QImage] = {}
        self._asked: set[tuple[int, float]] = set()
        self.fit = True
        self.zoom = 1.0
        self.page = 0
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.viewport().update)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF in the place of this one."""
        self._generation = self._images.open(data)

    def set_fit(self) -> None:
        """Fit the width from now on."""
        self.fit = True
        self._rezoom()

    def set_zoom(self, zoom: float) -> None:
        """Show at so many times the printed size."""
        self.fit, self.zoom = False, zoom
        self._rezoom()

    def step_zoom(self, steps: int) -> None:
        """Go to the next larger or smaller step."""
        now = self._scale() * 72 / self.logicalDpiX()
        larger = [z for z in ZOOMS if z > now * 1.02]
        smaller = [z for z in ZOOMS if z < now / 1.02]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    def step_page(self, steps: int) -> None:
        """Scroll to the top of another page."""
        target = self.page + steps
        if 0 <= target < len(self._rects):
            self.verticalScrollBar().setValue(int(self._rects[target].y() - _GAP / 2))

    def shutdown(self) -> None:
        """End the drawing thread."""
        self._images.shutdown()

    def _scale(self) -> float:
        """Pixels a point, before the screen's own factor."""
        if self.fit and self._sizes:
            widest = max(width for width, _ in self._sizes)
            return max(_SMALLEST, (self.viewport().width() - 2 * _MARGIN) / widest)
        return self.zoom * self.logicalDpiX() / 72

    def _lay_out(self) -> None:
        scale, top = self._scale(), float(_MARGIN)
        self._rects = []
        for width, height in self._sizes:
            left = max(float(_MARGIN), (self.viewport().width() - width * scale) / 2)
            self._rects.append(QRectF(round(left), round(top), round(width * scale), round(height * scale)))
            top += round(height * scale) + _GAP
        widest = max((r.width() for r in self._rects), default=0) + 2 * _MARGIN
        self._set_range(int(widest), int(top - _GAP + _MARGIN))

    def _set_range(self, width: int, height: int) -> None:
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _rezoom(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() or 1)
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.zoom_changed.emit()
        self.viewport().update()

    @Slot(int, list)
    def _opened(self, generation: int, sizes: list[tuple[float, float]]) -> None:
        if generation != self._generation:
            return
        place = self.verticalScrollBar().value()
        self._stale = {page: image for (page, _), image in self._cache.items()}
        self._cache.clear()
        self._asked.clear()
        self._shown, self._sizes = generation, sizes
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._scrolled()
        self.shown.emit()

    @Slot(int, int, float, QImage)
    def _drawn(self, generation: int, page: int, scale: float, image: QImage) -> None:
        if generation != self._shown:
            return
        self._asked.discard((page, scale))
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._cache[page, scale] = image
        self._stale.pop(page, None)
        while len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self.viewport().update()

    @Slot(int, str)
    def _image_failed(self, generation: int, message: str) -> None:
        if generation == self._generation:
            self.failed.emit(message)

    @Slot()
    def _scrolled(self) -> None:
        self.viewport().update()
        if not self._rects:
            return
        reading = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        below = (number for number, rect in enumerate(self._rects) if rect.bottom() + _GAP >= reading)
        self.page = next(below, len(self._rects) - 1)
        self.page_changed.emit(self.page + 1, len(self._sizes))

    def _image(self, page: int) -> QImage | None:
        """The page at the scale wanted; an older or coarser one while that is being drawn."""
        key = (page, round(self._scale() * self.devicePixelRatioF(), 4))
        exact = self._cache.get(key)
        if exact is not None:
            return exact
        if key not in self._asked:
            self._asked.add(key)
            self._images.draw(self._shown, *key)
        other = next((image for (number, _), image in self._cache.items() if number == page), None)
        return other or self._stale.get(page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view; white paper where a page is not drawn yet."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("desk"))
        if not self._rects:
            painter.setPen(self._theme.color("secondary"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, _WAITING)
        moved = (-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page, rect in enumerate(self._rects):
            place = rect.translated(*moved)
            if place.intersects(QRectF(self.viewport().rect())):
                self._paint_page(painter, page, place)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, place: QRectF) -> None:
        for step in range(4):
            painter.setPen(QPen(QColor(0, 0, 0, 22 - 5 * step)))
            painter.drawRoundedRect(place.adjusted(-step, 1 - step, step, step + 2), 2, 2)
        painter.fillRect(place, Qt.GlobalColor.white)
        image = self._image(page)
        if image is None:
            return
        sharp = abs(image.width() / image.devicePixelRatio() - place.width()) <= 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
        if sharp:
            painter.drawImage(place.topLeft(), image)
        else:
            painter.drawImage(place, image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place while the width changes."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() or 1)
        self._lay_out()
        if self.fit:
            bar.setValue(round(share * bar.maximum()))
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen scale needs other images."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
