"""What the user can do, and what each action sets going."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMessageBox

from briefing import __version__
from briefing.desktop import words
from briefing.desktop.frame import Actions
from briefing.desktop.outside import Outside
from briefing.desktop.pages.compose import ComposePage
from briefing.desktop.preferences import Preferences
from briefing.desktop.requests import Export, Import
from briefing.desktop.session import Session
from briefing.desktop.theme import Appearance, Theme
from briefing.desktop.widgets.columns_dialog import ColumnsDialog
from briefing.desktop.widgets.drop_zone import dropped_files
from briefing.desktop.widgets.import_dialog import ImportDialog
from briefing.desktop.widgets.keys_dialog import KeysDialog
from briefing.desktop.widgets.pdf_dialog import PdfDialog
from briefing.model.pack import FORMATS, PLAIN_PDF, Format, PdfOptions
from briefing.workspace import TableEntry
from briefing.workspace.columns import TABLE_ENDINGS


class Commands(QObject):
    """The actions of the window, carried out; `begun` tells of an import or export that was set going."""

    begun = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        page: ComposePage,
        actions: Actions,
        session: Session,
        theme: Theme,
        preferences: Preferences,
        outside: Outside,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._actions = window, page, actions
        self._session, self._theme, self._preferences, self._outside = session, theme, preferences, outside
        for name, slot in (self._slots() | self._view_slots()).items():
            actions[name].triggered.connect(_without_arguments(slot))
        self._group_looks()
        session.tables_found.connect(self.ask_for_columns)

    def _slots(self) -> dict[str, Callable[[], object]]:
        session, library = self._session, self._page.library
        return {
            "import": self.ask_for_files,
            "paste": self.paste,
            "export": self.export_all,
            "pdf": self.export_pdf,
            "locked": self.ask_for_pdf,
            "docx": self.export_word,
            "xlsx": self.export_excel,
            "folder": self.change_folder,
            "cancel": session.cancel,
            "quit": self._window.close,
            "undo": session.undo.undo,
            "redo": session.undo.redo,
            "find": library.search.setFocus,
            "everything": library.pick_everything,
            "invert": library.pick_the_rest,
            "reset": self._page.sections.reset,
            "reload": session.reload,
            "keys": self.show_keys,
            "about": self.show_about,
        }

    def _view_slots(self) -> dict[str, Callable[[], object]]:
        preview = self._page.preview.view
        return {
            "system": self.look_system,
            "light": self.look_light,
            "dark": self.look_dark,
            "large": self.look_large,
            "zoom_in": self.zoom_in,
            "zoom_out": self.zoom_out,
            "fit": preview.set_fit,
            "previous_page": self.previous_page,
            "next_page": self.next_page,
            "go_clusters": self.go_clusters,
            "go_sources": self.go_sources,
            "go_sections": self._page.sections.view.setFocus,
            "go_preview": preview.setFocus,
        }

    def _group_looks(self) -> None:
        looks = QActionGroup(self)
        for name in ("system", "light", "dark"):
            looks.addAction(self._actions[name])
        self._actions[self._theme.appearance].setChecked(True)
        self._actions["large"].setChecked(self._theme.large)

    @Slot()
    def ask_for_files(self) -> None:
        """Let the user choose files, then import them."""
        self.import_files(self._outside.choose_files(self._window, self._preferences.import_folder))

    def import_files(self, files: tuple[Path, ...], text: str | None = None) -> ImportDialog | None:
        """Ask newspaper, date and page of these files, or of this text; imported once the dialog is accepted."""
        if not files:
            return None
        known = [s.publication for s in self._session.overview.sources if s.publication]
        last = self._preferences.publication
        dialog = ImportDialog(files, known, last, self._window, text=text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._start_import)
        dialog.open()
        return dialog

    @Slot()
    def paste(self) -> ImportDialog | None:
        """Import the text on the clipboard, or the files that were copied."""
        clip = QGuiApplication.clipboard()
        if files := dropped_files(clip.mimeData()):
            return self.import_files(files)
        text = clip.text()
        name = f"粘贴的文章 {datetime.now().astimezone():%Y%m%d-%H%M%S}"
        return self.import_files((Path(name),), text) if text.strip() else None

    @Slot()
    def _start_import(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, ImportDialog):
            request = dialog.request
            self._preferences.publication = request.publication or ""
            if request.text is not None:
                self._import(request)
                return
            self._preferences.import_folder = request.paths[0].parent
            if any(path.suffix.lower() in TABLE_ENDINGS for path in request.paths):
                self._session.look_at_tables(request)
            else:
                self._import(request)

    def _import(self, request: Import) -> None:
        self.begun.emit(request)
        self._session.import_files(request)

    @Slot(object, object)
    def ask_for_columns(self, order: Import, tables: tuple[TableEntry, ...]) -> None:
        """Ask what the columns of tables hold that were not seen before; then import."""
        unknown = [table for table in tables if not table.remembered]
        if not unknown:
            self._import(order)
            return
        dialog = ColumnsDialog(order, unknown, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._import_tables)
        dialog.open()

    @Slot()
    def _import_tables(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, ColumnsDialog):
            self._import(replace(dialog.order, columns=dialog.columns))

    def export(self, formats: tuple[Format, ...], pdf: PdfOptions = PLAIN_PDF) -> None:
        """Write the pack in these formats; asks for the folder the first time."""
        folder = self._preferences.export_folder or self.change_folder()
        if folder is not None:
            self.begun.emit(Export(self._session.draft.recipe, folder, formats))
            self._session.export(folder, formats, pdf)

    @Slot()
    def export_all(self) -> None:
        """Write PDF, Word and Excel."""
        self.export(FORMATS)

    @Slot()
    def export_pdf(self) -> None:
        """Write the PDF alone."""
        self.export(("pdf",))

    @Slot()
    def ask_for_pdf(self) -> PdfDialog:
        """Ask for a password, tags, an author; the PDF is written once the dialog is accepted."""
        dialog = PdfDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._export_asked)
        dialog.open()
        return dialog

    @Slot()
    def _export_asked(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, PdfDialog):
            self.export(("pdf",), dialog.options)

    @Slot()
    def export_word(self) -> None:
        """Write the Word draft alone."""
        self.export(("docx",))

    @Slot()
    def export_excel(self) -> None:
        """Write the Excel appendix alone."""
        self.export(("xlsx",))

    def change_folder(self) -> Path | None:
        """Let the user choose where packs go."""
        folder = self._outside.choose_folder(self._window, self._preferences.export_folder or Path.home())
        if folder is not None:
            self._preferences.export_folder = folder
        return folder

    def _look(self, appearance: Appearance, *, large: bool) -> None:
        self._preferences.appearance, self._preferences.large = appearance, large
        self._theme.apply(appearance, large=large)

    @Slot()
    def look_system(self) -> None:
        """Light or dark as the system is."""
        self._look("system", large=self._theme.large)

    @Slot()
    def look_light(self) -> None:
        """Light."""
        self._look("light", large=self._theme.large)

    @Slot()
    def look_dark(self) -> None:
        """Dark."""
        self._look("dark", large=self._theme.large)

    @Slot()
    def look_large(self) -> None:
        """Large type, or normal again."""
        self._look(self._theme.appearance, large=self._actions["large"].isChecked())

    @Slot()
    def zoom_in(self) -> None:
        """Show the preview larger."""
        self._page.preview.view.step_zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        """Show the preview smaller."""
        self._page.preview.view.step_zoom(-1)

    @Slot()
    def previous_page(self) -> None:
        """Go back a page."""
        self._page.preview.view.step_page(-1)

    @Slot()
    def next_page(self) -> None:
        """Go on a page."""
        self._page.preview.view.step_page(1)

    @Slot()
    def go_clusters(self) -> None:
        """Go to the clusters."""
        self._page.library.tabs.setCurrentIndex(0)
        self._page.library.clusters.setFocus()

    @Slot()
    def go_sources(self) -> None:
        """Go to the sources."""
        self._page.library.tabs.setCurrentIndex(1)
        self._page.library.sources.setFocus()

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        dialog = KeysDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def show_about(self) -> None:
        """Say what this is."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, words.PROGRAM, words.ABOUT.format(version=__version__), parent=self._window
        )
        box.addButton(words.CLOSE, QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _without_arguments(slot: Callable[[], object]) -> Callable[..., None]:
    """Keep an action's checked state from a slot that takes nothing."""

    def call(*_arguments: object) -> None:
        slot()

    return call
