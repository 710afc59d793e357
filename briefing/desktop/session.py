"""What the window is at: the library's contents, the draft, its undo history, and the tasks under way.

Pages show it and call it; it owns no widget. Drafts are values, so an undo command holds *before* and *after*.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefing.desktop.models.draft import Draft, listed_sections, picked_articles, ticked_sections
from briefing.desktop.preferences import Preferences, draft_key
from briefing.desktop.requests import Count, Export, Import, Look, Overview, Preview, Survey
from briefing.desktop.tasks import Failure, Tasks, Ticket
from briefing.model.pack import FORMATS, PLAIN_PDF, Format, PdfOptions, Recipe
from briefing.workspace import ArticleEntry, SectionEntry, TemplateEntry

DEBOUNCE = 250  # milliseconds without a change before the preview follows
AUTOSAVE = 400
SAMPLE_TEMPLATE = "bulletin"
SAVE_FAILED = "未能自动保存"


def _fresh(overview: Overview) -> Draft:
    """What a library begins with; the sample in a template that fills its first page, as no cover does."""
    known = {template.id for template in overview.templates}
    return Draft(Recipe(template=SAMPLE_TEMPLATE)) if overview.sample and SAMPLE_TEMPLATE in known else Draft()


class _Edit(QUndoCommand):
    """A change of the draft; typing into one field is one step."""

    def __init__(self, session: "Session", name: str, after: Draft, field: str) -> None:
        super().__init__(name)
        self._session, self.field = session, field
        self.before, self.after = session.draft, after

    def redo(self) -> None:
        self._session.show_draft(self.after)

    def undo(self) -> None:
        self._session.show_draft(self.before)

    def id(self) -> int:
        return 1 if self.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.field != self.field:
            return False
        self.after = other.after
        return True


class Session(QObject):
    """The state of the desktop; signals say what to show anew."""

    overview_changed = Signal()
    draft_changed = Signal()
    sections_changed = Signal()
    preview_started = Signal()
    preview_ready = Signal(bytes)
    preview_failed = Signal(object)
    tables_found = Signal(object, object)
    imported = Signal(object)
    exported = Signal(object)
    failed = Signal(object)
    stopped = Signal(object)
    progressed = Signal(object, int, int)
    idle = Signal()
    saved = Signal(str)

    def __init__(self, library: Path, tasks: Tasks, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks, self._preferences = library, tasks, preferences
        self.overview = Overview()
        self.draft = Draft()
        self.sections: tuple[SectionEntry, ...] = ()
        self.undo = QUndoStack(self)
        self._surveyed = False
        self._work: list[Ticket] = []
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._debounce.timeout.connect(self.refresh_preview)
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE)
        self._autosave.timeout.connect(self.save)
        tasks.finished.connect(self._finished)
        tasks.failed.connect(self._failed)
        tasks.cancelled.connect(self._cancelled)
        tasks.progressed.connect(self._progressed)

    def start(self) -> None:
        """Ask for the library's contents."""
        self._tasks.submit(Survey())

    def reload(self) -> None:
        """Read the library again; another program may have written to it."""
        self._tasks.submit(Survey(reopen=True))

    @property
    def waiting(self) -> bool:
        """Whether the preview has yet to follow the last change."""
        return self._debounce.isActive()

    @property
    def template(self) -> TemplateEntry | None:
        """The draft's template, None while unknown."""
        return next((t for t in self.overview.templates if t.id == self.draft.recipe.template), None)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The pack's sections in order."""
        return ticked_sections(self.draft.recipe, self.template)

    @property
    def listed(self) -> tuple[str, ...]:
        """All sections, in the order of the list."""
        return listed_sections(self.draft, [entry.key for entry in self.sections])

    @property
    def picked(self) -> tuple[ArticleEntry, ...]:
        """The articles that go into the pack."""
        return picked_articles(self.draft.recipe, self.overview.clusters)

    @property
    def pending(self) -> int:
        """How many items of the picked articles nobody has checked yet."""
        return sum(article.pending for article in self.picked)

    def edit(self, name: str, after: Draft, field: str = "") -> None:
        """Change the draft, undoable under that name; steps in the same `field` are one."""
        if after != self.draft:
            self.undo.push(_Edit(self, name, after, field))

    def show_draft(self, draft: Draft) -> None:
        """Make that the draft; `edit` is what keeps a history."""
        self.draft = draft
        self.draft_changed.emit()
        self._debounce.start()
        self._autosave.start()

    @Slot()
    def refresh_preview(self) -> None:
        """Ask for counts and preview of the draft as it stands."""
        self._debounce.stop()
        if self._surveyed:
            self.preview_started.emit()
            first, second = Preview(self.draft.recipe), Count(self.draft.recipe)
            for request in (first, second) if self.sections else (second, first):
                self._tasks.submit(request)  # the page first; at the start the list, which comes sooner

    def look_at_tables(self, order: Import) -> None:
        """Ask what the tables of an import hold; `tables_found` tells of them with the import."""
        self._tasks.submit(Look(order))

    def import_files(self, request: Import) -> None:
        """Read files into the library, then show it."""
        self._work.append(self._tasks.submit(request))

    def export(self, folder: Path, formats: tuple[Format, ...] = FORMATS, pdf: PdfOptions = PLAIN_PDF) -> None:
        """Write the pack as the draft stands now."""
        self._work.append(self._tasks.submit(Export(self.draft.recipe, folder, formats, pdf)))

    def cancel(self) -> None:
        """Give up the import or export that is under way or next."""
        if self._work:
            self._tasks.cancel(self._work[0])

    @Slot()
    def save(self) -> None:
        """Keep the draft for the next session."""
        self._autosave.stop()
        if self._surveyed:
            kept = self._preferences.keep_draft(self._key, self.draft)
            self.saved.emit(f"已自动保存 {datetime.now().astimezone():%H:%M}" if kept else SAVE_FAILED)

    @property
    def _key(self) -> str:
        return draft_key(self._library, sample=self.overview.sample)

    @Slot(object, object)
    def _finished(self, ticket: Ticket, answer: object) -> None:
        match ticket.request:
            case Survey() if isinstance(answer, Overview):
                self._take_overview(answer)
            case Count() if isinstance(answer, tuple):
                self.sections = answer
                self.sections_changed.emit()
            case Preview(recipe):
                self._take_preview(answer, current=recipe == self.draft.recipe)
            case Look(order):
                self.tables_found.emit(order, answer)
            case Import():
                self.imported.emit(answer)
                self._tasks.submit(Survey())
            case Export():
                self.exported.emit(answer)
        self._done_with(ticket)

    def _take_preview(self, answer: object, *, current: bool) -> None:
        if current:
            self.preview_ready.emit(answer)

    def _take_overview(self, overview: Overview) -> None:
        """Show the library; its own draft comes with it when it is another one than before."""
        other = not self._surveyed or overview.sample != self.overview.sample
        self.overview, self._surveyed = overview, True
        self.overview_changed.emit()
        if other:
            self.undo.clear()
            self.draft = self._preferences.draft(self._key, _fresh(overview))
        self.draft_changed.emit()
        self.refresh_preview()

    @Slot(object, object)
    def _failed(self, ticket: Ticket, failure: Failure) -> None:
        if isinstance(ticket.request, (Look, Import, Export)) or (
            isinstance(ticket.request, Survey) and self._surveyed
        ):
            self.failed.emit(failure)
        else:
            self.preview_failed.emit(failure)
        self._done_with(ticket)

    @Slot(object)
    def _cancelled(self, ticket: Ticket) -> None:
        if isinstance(ticket.request, (Import, Export)):
            self.stopped.emit(ticket.request)
        if isinstance(ticket.request, Import):
            self._tasks.submit(Survey())
        self._done_with(ticket)

    def _done_with(self, ticket: Ticket) -> None:
        if ticket in self._work:
            self._work.remove(ticket)
            if not self._work:
                self.idle.emit()

    @Slot(object, int, int)
    def _progressed(self, ticket: Ticket, done: int, total: int) -> None:
        if isinstance(ticket.request, (Import, Export)):
            self.progressed.emit(ticket.request, done, total)
