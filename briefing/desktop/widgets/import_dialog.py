"""What an import asks, once for all its files: newspaper, date, page; each may stay open."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.requests import Import
from briefing.desktop.widgets.optional_date import OptionalDate
from briefing.desktop.widgets.parts import label

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.年 ]?(\d{1,2})[-_.月 ]?(\d{1,2})(?!\d)")
_SHOWN = 4
_PICTURED = frozenset([".pdf", ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"])


def date_in_name(name: str) -> date | None:
    """The date that a file's name states (2023-11-21, 20231121, 2023年11月21日), None where it states none."""
    for match in _DATE.finditer(name):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            continue
    return None


def common_date(paths: Sequence[Path]) -> date | None:
    """The date that the names of all the files state, None where they differ or state none."""
    days = {date_in_name(path.stem) for path in paths}
    return days.pop() if len(days) == 1 else None


class ImportDialog(QDialog):
    """A small form; `request` is what to import once it is accepted."""

    def __init__(
        self,
        paths: Sequence[Path],
        publications: Sequence[str],
        last: str,
        parent: QWidget | None = None,
        *,
        text: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入文章")
        self.setMinimumWidth(420)
        self._paths, self._text = tuple(paths), text
        self.ocr = QCheckBox("扫描件和照片用文字识别读取（较慢，须逐条核对）(&O)")
        self.ocr.setVisible(text is None and any(path.suffix.lower() in _PICTURED for path in paths))
        self.publication, self.page = QComboBox(editable=True), QLineEdit()
        self.day = OptionalDate("日期", "按文件内容识别")
        self.day.value = common_date(paths)
        self.publication.addItems(sorted({*publications, last} - {""}))
        self.publication.setCurrentText(last)
        self.page.setPlaceholderText("例如：03 版（可不填）")
        line = self.publication.lineEdit()
        if line is not None:
            line.setAccessibleName("报纸")
            line.setPlaceholderText("例如：重庆日报")  # the box's own shows only where it cannot be typed in
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("导入剪贴板里的文章" if self._text else f"导入 {len(self._paths)} 个文件", "heading"))
        column.addWidget(self._names())
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (("报纸(&P)", "报纸", self.publication), ("日期(&D)", "日期", self.day), ("版面(&G)", "版面", self.page))
        for caption, name, field in rows:
            field.setAccessibleName(name)
            form.addRow(caption, field)
        column.addLayout(form)
        column.addWidget(self.ocr)
        column.addWidget(label("都可以不填；填写后用于出处标注，对本次所有文件有效。", "muted"))
        column.addWidget(self._buttons())

    def _names(self) -> QLabel:
        more = f"\n…另有 {len(self._paths) - _SHOWN} 个" if len(self._paths) > _SHOWN else ""
        made = label("\n".join(path.name for path in self._paths[:_SHOWN]) + more, "secondary")
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        start = box.addButton("开始导入", QDialogButtonBox.ButtonRole.AcceptRole)
        start.setProperty("primary", "true")
        start.setDefault(True)
        box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    @property
    def request(self) -> Import:
        """The files with what was entered."""
        publication, page = self.publication.currentText().strip(), self.page.text().strip()
        return Import(
            self._paths, publication or None, self.day.value, page or None, ocr=self.ocr.isChecked(), text=self._text
        )
