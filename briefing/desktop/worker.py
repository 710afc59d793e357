"""The child process: one long-lived loop that keeps the library open between orders. It loads no Qt."""

import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Self, assert_never

from briefing import paths
from briefing.desktop.requests import (
    Answer,
    Count,
    Export,
    Failed,
    Finished,
    Import,
    Look,
    Order,
    Overview,
    Preview,
    Progressed,
    Request,
    Stop,
    Survey,
)
from briefing.errors import BriefingError, Cancelled, SourceError
from briefing.workspace import Progress, TableEntry, Workspace

SAMPLE_FILE = "page-2023-11-21.txt"
SAMPLE_PUBLICATION = "重庆日报"
SAMPLE_DAY = date(2023, 11, 21)
OUR_FAULT = "程序内部出错，这一步没有完成；您的资料没有改动，请复制详细信息反馈给维护人员。"
_REPORT_EVERY = 0.04  # seconds; a window repaints no faster


class Desk:
    """The libraries that orders work on: the user's, and the sample that stands in while it is empty."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._own: Workspace | None = None
        self._sample: Workspace | None = None
        self._empty: bool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.reopen()
        if self._sample is not None:
            self._sample.close()
            self._sample = None

    def reopen(self) -> None:
        """Close the user's library; the next order opens it again and sees what others wrote."""
        if self._own is not None:
            self._own.close()
        self._own, self._empty = None, None

    def own(self) -> Workspace:
        """The user's library; made if it does not exist."""
        if self._own is None:
            self._own = Workspace(self._library)
        return self._own

    @property
    def empty(self) -> bool:
        """Whether the user has imported nothing; a library that does not exist is not made for that."""
        if self._empty is None:
            self._empty = not (self._library.exists() and self.own().sources())
        return self._empty

    def shown(self) -> Workspace:
        """The library that the window shows."""
        return self._sample_workspace() if self.empty else self.own()

    def add(self, request: Import, progress: Progress) -> Answer:
        """Read files into the user's library."""
        self._empty = None
        for header, columns in request.columns:
            self.own().remember_columns(header, columns)
        paper, day, page = request.publication, request.day, request.page
        if request.text is not None:
            name = request.paths[0].name
            return self.own().import_text(request.text, name, publication=paper, day=day, page=page)
        return self.own().import_files(
            request.paths, publication=paper, day=day, page=page, ocr=request.ocr, progress=progress
        )

    def tables(self, order: Import) -> tuple[TableEntry, ...]:
        """The tables of the files, each header once; a file that cannot be read is told of when it is imported."""
        found: dict[tuple[str, ...], TableEntry] = {}
        for path in order.paths:
            with suppress(SourceError):
                found = {table.header: table for table in self.own().columns_of(path)} | found
        return tuple(found.values())

    def _sample_workspace(self) -> Workspace:
        if self._sample is None:
            sample = Workspace(None)
            page = paths.resource("samples", SAMPLE_FILE)
            sample.import_files([page], publication=SAMPLE_PUBLICATION, day=SAMPLE_DAY)
            self._sample = sample
        return self._sample


def serve(connection: Connection, library: Path) -> None:
    """Carry out orders until the window closes its end of the pipe."""
    _quiet_signals()
    with Desk(library) as desk:
        while (order := _receive(connection)) is not None:
            if isinstance(order, Order):  # a Stop that arrives here came too late
                _carry_out(desk, order, connection)


def _quiet_signals() -> None:
    """Ctrl+C is for the window; a request to terminate unwinds the stack, so that half-written files go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _receive(connection: Connection) -> Order | Stop | None:
    try:
        message = connection.recv()
    except (EOFError, OSError):
        return None
    return message if isinstance(message, (Order, Stop)) else None


def _carry_out(desk: Desk, order: Order, connection: Connection) -> None:
    try:
        message: Finished | Failed = Finished(order.number, perform(desk, order.request, _reporter(order, connection)))
    except BriefingError as error:
        message = Failed(order.number, error, "" if isinstance(error, Cancelled) else traceback.format_exc())
    except Exception:  # noqa: BLE001  the window must hear of our own bugs, too
        message = Failed(order.number, BriefingError(OUR_FAULT), traceback.format_exc())
    connection.send(message)


def perform(desk: Desk, request: Request, progress: Progress) -> Answer:
    """Carry out one request; raises BriefingError."""
    match request:
        case Survey(reopen):
            return _survey(desk, reopen=reopen)
        case Count(recipe):
            return desk.shown().sections(recipe)
        case Preview(recipe):
            return desk.shown().preview(recipe, progress)
        case Look(order):
            return desk.tables(order)
        case Import():
            return desk.add(request, progress)
        case Export(recipe, folder, formats, pdf):
            return desk.shown().build(recipe, folder, formats, progress, pdf)
        case _:
            assert_never(request)


def _survey(desk: Desk, *, reopen: bool) -> Overview:
    if reopen:
        desk.reopen()
    shown = desk.shown()
    return Overview(shown.sources(), shown.clusters(), shown.templates(), desk.empty)


def _reporter(order: Order, connection: Connection) -> Callable[[int, int], None]:
    """A progress function that passes on at most one report in 40 ms and raises Cancelled when told to stop."""
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        _stop_if_told(order, connection)
        now = time.monotonic()
        if now - last >= _REPORT_EVERY or done >= total:
            last = now
            connection.send(Progressed(order.number, done, total))

    return report


def _stop_if_told(order: Order, connection: Connection) -> None:
    while connection.poll():
        message = _receive(connection)
        if message is None:
            raise SystemExit(0)  # the window is gone
        if isinstance(message, Stop) and message.number == order.number:
            raise Cancelled
