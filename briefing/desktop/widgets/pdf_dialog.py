"""What a PDF of its own kind is asked: a password, tags, an author; each may stay open, and none is remembered."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.desktop.widgets.parts import label
from briefing.errors import UsageError
from briefing.model.pack import PdfOptions
from briefing.workspace import check_password

_TOLD = "加密用 AES-256；加密后的文件不是 PDF/A 存档文件，口令丢失则无法打开。"


class PdfDialog(QDialog):
    """A small form; `options` is how the PDF is to be written once it is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出 PDF")
        self.setMinimumWidth(420)
        self.password, self.again = QLineEdit(), QLineEdit()
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._check)
        self.author = QLineEdit()
        self.author.setPlaceholderText("写进文件属性（可不填）")
        self.tagged = QCheckBox("带标签，供读屏软件朗读（PDF/A-2a）(&T)")
        self.told = label(_TOLD, "muted")
        self.told.setWordWrap(True)
        self.buttons = self._buttons()
        self._lay_out()
        self._check()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("导出 PDF", "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (("口令(&P)", "口令", self.password), ("再输入一次(&R)", "再输入一次口令", self.again),
                ("作者(&U)", "作者", self.author))  # fmt: skip
        for caption, name, field in rows:
            field.setAccessibleName(name)
            form.addRow(caption, field)
        column.addLayout(form)
        column.addWidget(self.tagged)
        column.addWidget(self.told)
        column.addWidget(self.buttons)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.start = box.addButton("导出", QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setProperty("primary", "true")
        self.start.setDefault(True)
        box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _check(self) -> None:
        """Says what is wrong with the password while it is; the button waits for that."""
        fault = "两次输入的口令还不一样。" if self.password.text() != self.again.text() else ""
        try:
            check_password(self.password.text())
        except UsageError as error:
            fault = error.message
        self.told.setText(fault or _TOLD)
        self.start.setEnabled(not fault)

    @property
    def options(self) -> PdfOptions:
        """What was entered."""
        return PdfOptions(self.tagged.isChecked(), self.author.text().strip(), self.password.text())
