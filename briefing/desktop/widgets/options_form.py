"""The pack's options: title, issue, date, template, grouping, length, what every page says, the editor's note."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from briefing.desktop.models.draft import Draft, with_template
from briefing.desktop.session import Session
from briefing.desktop.widgets.optional_date import OptionalDate
from briefing.desktop.widgets.parts import label
from briefing.model.pack import Grouping, Recipe

_GROUPINGS: tuple[tuple[str, Grouping], ...] = (("按栏目", "section"), ("按集群", "cluster"))
_NO_ISSUE, _NO_DATE = "自动接编", "按版面日期"
_NO_LIMIT = "页数按模板"
_MARKINGS = ("内部资料　注意保存", "内部资料", "征求意见稿", "送审稿")
_LAST_ISSUE, _MOST_PAGES = 9999, 99
_NOTE_LINES = 3


class NoteEdit(QPlainTextEdit):
    """A few lines of the editor's own; Tab leaves the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAccessibleName("按语")
        self.setPlaceholderText("编者按：写在正文之前，可分段…")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setMinimumHeight(34)

    def sizeHint(self) -> QSize:
        """Three lines high."""
        return QSize(200, _NOTE_LINES * self.fontMetrics().lineSpacing() + 16)


class OptionsForm(QWidget):
    """Fields over the draft; typing in one is one step to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.title, self.issue, self.note = QLineEdit(), QSpinBox(), NoteEdit()
        self.day = OptionalDate("日期", _NO_DATE)
        self.template, self.grouping = QComboBox(), QComboBox()
        self.pages, self.marking = QSpinBox(), QComboBox(editable=True)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.title.setPlaceholderText("用模板的标题")
        self.issue.setRange(0, _LAST_ISSUE)
        self.issue.setSpecialValueText(_NO_ISSUE)
        self.issue.setPrefix("第 ")
        self.issue.setSuffix(" 期")
        self.issue.lineEdit().setTextMargins(7, 0, 0, 0)
        for text, key in _GROUPINGS:
            self.grouping.addItem(text, key)
        self.pages.setRange(0, _MOST_PAGES)
        self.pages.setSpecialValueText(_NO_LIMIT)
        self.pages.setSuffix(" 页以内")
        self.pages.setToolTip("放不下时从最不要紧的起略去，并列出略去了什么")
        self.pages.lineEdit().setTextMargins(7, 0, 0, 0)
        self.marking.addItems(["", *_MARKINGS])
        words = QLineEdit()
        words.setPlaceholderText("每页标注")
        words.setAccessibleName("每页标注")
        self.marking.setLineEdit(words)
        self.marking.setToolTip("印在三种文件的每一页上")
        named = (
            (self.pages, "页数"), (self.marking, "每页标注"),
            (self.title, "标题"), (self.issue, "期号"), (self.template, "模板"), (self.grouping, "分组"),
        )  # fmt: skip
        for field, name in named:
            field.setAccessibleName(name)
            field.setAcceptDrops(False)
        for box in (self.template, self.grouping, self.marking):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            ("标题(&B)", self.title, self.title),
            ("期号/日期(&Q)", self.issue, _side_by_side(self.issue, self.day)),
            ("模板(&M)", self.template, _side_by_side(self.template, self.grouping, 5, 3)),
            ("页数/标注(&G)", self.pages, _side_by_side(self.pages, self.marking)),
            ("按语(&Y)", self.note, self.note),
        )
        for row, (text, buddy, field) in enumerate(rows):
            caption = label(text, "secondary")
            caption.setBuddy(buddy)
            top = Qt.AlignmentFlag.AlignTop if field is self.note else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(caption, row, 0, top)
            grid.addWidget(field, row, 1)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._title_edited)
        self.issue.valueChanged.connect(self._issue_edited)
        self.day.dateChanged.connect(self._day_edited)
        self.template.activated.connect(self._template_picked)
        self.grouping.activated.connect(self._grouping_picked)
        self.pages.valueChanged.connect(self._pages_edited)
        self.marking.currentTextChanged.connect(self._marking_edited)
        self.note.textChanged.connect(self._note_edited)
        self._session.overview_changed.connect(self._show_templates)
        self._session.draft_changed.connect(self._show_draft)

    @Slot()
    def _show_templates(self) -> None:
        with QSignalBlocker(self.template):
            self.template.clear()
            for row, template in enumerate(self._session.overview.templates):
                self.template.addItem(template.name, template.id)
                self.template.setItemData(row, template.description, Qt.ItemDataRole.ToolTipRole)

    @Slot()
    def _show_draft(self) -> None:
        """Show the draft without taking it for the user's typing."""
        recipe = self._session.draft.recipe
        fields = (
            self.title, self.issue, self.day, self.template, self.grouping, self.pages, self.marking, self.note,
        )  # fmt: skip
        blockers = [QSignalBlocker(field) for field in fields]
        if self.title.text() != (recipe.title or ""):
            self.title.setText(recipe.title or "")
        if self.issue.value() != (recipe.issue or 0):
            self.issue.setValue(recipe.issue or 0)
        if self.day.value != recipe.date:
            self.day.value = recipe.date
        self.template.setCurrentIndex(self.template.findData(recipe.template))
        usual = self._session.template.grouping if self._session.template else "section"
        self.grouping.setCurrentIndex(self.grouping.findData(recipe.grouping or usual))
        if self.pages.value() != (recipe.pages or 0):
            self.pages.setValue(recipe.pages or 0)
        if self.marking.currentText() != (recipe.marking or ""):
            self.marking.setCurrentText(recipe.marking or "")
        if self.note.toPlainText() != recipe.note:
            self.note.setPlainText(recipe.note)
        for blocker in blockers:
            blocker.unblock()

    def _edit(self, name: str, recipe: Recipe, field: str = "") -> None:
        self._session.edit(name, Draft(recipe, self._session.draft.order), field)

    @Slot(str)
    def _title_edited(self, text: str) -> None:
        self._edit("修改标题", replace(self._session.draft.recipe, title=text if text.strip() else None), "title")

    @Slot(int)
    def _issue_edited(self, number: int) -> None:
        self._edit("修改期号", replace(self._session.draft.recipe, issue=number or None), "issue")

    @Slot()
    def _day_edited(self) -> None:
        self._edit("修改日期", replace(self._session.draft.recipe, date=self.day.value), "date")

    @Slot(int)
    def _pages_edited(self, pages: int) -> None:
        self._edit("修改页数", replace(self._session.draft.recipe, pages=pages or None), "pages")

    @Slot(str)
    def _marking_edited(self, text: str) -> None:
        marking = text if text.strip() else None
        self._edit("修改标注", replace(self._session.draft.recipe, marking=marking), "marking")

    @Slot()
    def _note_edited(self) -> None:
        self._edit("修改按语", replace(self._session.draft.recipe, note=self.note.toPlainText()), "note")

    @Slot(int)
    def _template_picked(self, row: int) -> None:
        self._session.edit("更换模板", with_template(self._session.draft, self.template.itemData(row)))

    @Slot(int)
    def _grouping_picked(self, row: int) -> None:
        grouping: Grouping = self.grouping.itemData(row)
        self._edit("更改分组", replace(self._session.draft.recipe, grouping=grouping))


def _side_by_side(left: QWidget, right: QWidget, left_share: int = 2, right_share: int = 3) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left, left_share)
    row.addWidget(right, right_share)
    return box
