"""The main window: menus, tool bar, page, messages; it turns what happens into words."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from briefing import paths
from briefing.desktop import words
from briefing.desktop.commands import Commands
from briefing.desktop.frame import fill_menus, fill_tools, make_actions
from briefing.desktop.outside import Outside
from briefing.desktop.pages.compose import ComposePage
from briefing.desktop.preferences import Preferences
from briefing.desktop.requests import Export, Import
from briefing.desktop.session import SAVE_FAILED, Session
from briefing.desktop.tasks import Failure
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.drop_zone import DropZone, dropped_files
from briefing.desktop.widgets.message_bar import MessageBar, Step
from briefing.desktop.widgets.status_line import StatusLine
from briefing.desktop.worker import OUR_FAULT
from briefing.model.pack import Pack
from briefing.workspace import Imported

_SIZE = QSize(1440, 880)


class MainWindow(QMainWindow):
    """Everything that the user sees."""

    def __init__(
        self, session: Session, theme: Theme, preferences: Preferences, outside: Outside | None = None
    ) -> None:
        super().__init__()
        self.session, self._theme, self._preferences = session, theme, preferences
        self._outside = outside or Outside()
        self._about_preview = False
        self.setWindowTitle(words.PROGRAM)
        self.setWindowIcon(QIcon(str(paths.resource("icons", "briefing.png"))))
        self.setAcceptDrops(True)
        self.named_actions = make_actions(self, theme)
        fill_menus(self, self.named_actions)
        fill_tools(self, self.named_actions)
        self.page = ComposePage(session, theme, self.named_actions["import"], self.named_actions["reset"])
        self.commands = Commands(self, self.page, self.named_actions, session, theme, preferences, self._outside)
        self.sample_bar = MessageBar(theme, "示例提示", closable=False)
        self.message_bar = MessageBar(theme, "消息")
        self.status_line = StatusLine(theme, self.named_actions["cancel"])
        self._lay_out()
        self._connect_history()
        self._connect_session()
        self._restore()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for bar in (self.sample_bar, self.message_bar):
            row = QVBoxLayout()
            row.setContentsMargins(10, 0, 10, 0)
            row.addWidget(bar)
            column.addLayout(row)
        column.addWidget(self.page, 1)
        self.setCentralWidget(centre)
        self._drop_zone = DropZone(centre)
        self.setStatusBar(self.status_line)

    def _connect_history(self) -> None:
        history = self.session.undo
        for signal in (history.canUndoChanged, history.canRedoChanged, history.indexChanged):
            signal.connect(self._show_undo)
        self._show_undo()

    def _connect_session(self) -> None:
        session = self.session
        self.commands.begun.connect(self._show_begun)
        session.overview_changed.connect(self._show_overview)
        session.draft_changed.connect(self._show_draft)
        session.preview_ready.connect(self._forget_preview_error)
        session.preview_failed.connect(self._show_preview_failure)
        session.failed.connect(self._show_failure)
        session.imported.connect(self._show_imported)
        session.exported.connect(self._show_exported)
        session.stopped.connect(self._show_stopped)
        session.progressed.connect(self._show_progress)
        session.idle.connect(self._rest)
        session.saved.connect(self._show_saved)
        self.page.preview.view.failed.connect(self._show_broken_pdf)

    def _restore(self) -> None:
        self.resize(_SIZE)
        self.restoreGeometry(self._preferences.bytes_of("geometry"))
        self.page.splitter.restoreState(self._preferences.bytes_of("splitter"))
        self.named_actions["cancel"].setEnabled(False)
        self.page.library.clusters.setFocus()

    # What is shown

    @Slot()
    def _show_overview(self) -> None:
        if self.session.overview.sample:
            self.sample_bar.say(words.SAMPLE, "plain", ((words.IMPORT, self.commands.ask_for_files),))
        else:
            self.sample_bar.hide()

    @Slot()
    def _show_draft(self) -> None:
        title = self.session.draft.recipe.title
        self.setWindowTitle(f"{title} — {words.PROGRAM}" if title else words.PROGRAM)
        self.status_line.show_pending(self.session.pending)

    @Slot()
    def _show_undo(self) -> None:
        stack = self.session.undo
        for name, able, step in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self.named_actions[name]
            word, keys = ("撤销", "Ctrl+Z") if name == "undo" else ("重做", "Ctrl+Y")
            action.setEnabled(able)
            action.setText(f"{word}{step}" if step else word)
            action.setToolTip(f"{word}{step}（{keys}）")

    @Slot(str)
    def _show_saved(self, text: str) -> None:
        self.status_line.show_saved(text, good=text != SAVE_FAILED)

    @Slot(object)
    def _show_begun(self, request: Import | Export) -> None:
        self.message_bar.hide()
        self._about_preview = False
        self._show_progress(request, 0, 0)

    @Slot(object, int, int)
    def _show_progress(self, request: Import | Export, done: int, total: int) -> None:
        self.status_line.show_progress(words.under_way(request), done, total)
        self.named_actions["cancel"].setEnabled(True)

    @Slot()
    def _rest(self) -> None:
        self.status_line.rest()
        self.named_actions["cancel"].setEnabled(False)

    @Slot(object)
    def _show_imported(self, outcome: Imported) -> None:
        text, tone, details = words.imported(outcome)
        self.message_bar.say(text, tone, details=details)

    @Slot(object)
    def _show_exported(self, pack: Pack) -> None:
        first = pack.files[0].path
        steps: tuple[Step, ...] = (
            (words.OPEN_FILE, lambda: self._outside.open_path(first)),
            (words.OPEN_FOLDER, lambda: self._outside.open_path(first.parent)),
        )
        text, tone = words.exported(pack)
        self.message_bar.say(text, tone, steps, "\n".join((*(str(f.path) for f in pack.files), *pack.warnings)))

    @Slot(object)
    def _show_stopped(self, request: Import | Export) -> None:
        self.message_bar.say(words.stopped(request), "warning")

    @Slot(object)
    def _show_failure(self, failure: Failure) -> None:
        file = failure.error.file
        details = "\n".join(part for part in (f"文件：{file}" if file else "", failure.details) if part)
        self.message_bar.say(failure.error.message, "bad", details=details)
        self._about_preview = False

    @Slot(object)
    def _show_preview_failure(self, failure: Failure) -> None:
        self._show_failure(failure)
        self._about_preview = True

    @Slot(str)
    def _show_broken_pdf(self, details: str) -> None:
        self.message_bar.say(words.BROKEN_PREVIEW, "bad", details=details)
        self._about_preview = True

    def show_bug(self, trace: str) -> None:
        """Tell of a bug of our own."""
        self.message_bar.say(OUR_FAULT, "bad", details=trace)

    @Slot()
    def _forget_preview_error(self) -> None:
        """A preview that works again takes its own error away, and no other message."""
        if self._about_preview:
            self.message_bar.hide()
        self._about_preview = False

    # What Qt tells the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._drop_zone.cover(len(files))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._drop_zone.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self._drop_zone.hide()
        event.acceptProposedAction()
        self.commands.import_files(dropped_files(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything, end the drawing thread."""
        self.session.save()
        self._preferences.keep_bytes("geometry", self.saveGeometry())
        self._preferences.keep_bytes("splitter", self.page.splitter.saveState())
        self.page.preview.view.shutdown()
        self.session.undo.blockSignals(True)  # a history that is deleted still tells of it
        super().closeEvent(event)
