"""Files dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QWidget


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The local files in what is dragged."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


class DropZone(QLabel):
    """Covers the page while files hang over the window, and says what letting go will do."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.setObjectName("dropzone")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, files: int) -> None:
        """Show over the whole page."""
        self.setText(f"松开鼠标，导入 {files} 个文件")
        self.setGeometry(self._covered.rect().adjusted(10, 8, -10, -8))
        self.raise_()
        self.show()
