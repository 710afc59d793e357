"""Heavy work in one long-lived child process; the only module of the window that knows processes and threads.

Orders go through a pipe one at a time. A reader thread hands what comes back to the window's thread by a queued
signal, and everything else happens there.
"""

import itertools
import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from briefing.desktop import worker
from briefing.desktop.requests import Count, Failed, Finished, Message, Order, Preview, Progressed, Request, Stop
from briefing.errors import BriefingError, Cancelled

LOST = "后台程序意外中断，刚才的操作没有完成；已经保存的内容不受影响，请再试一次。"
GRACE = 3000  # milliseconds that work has to give up by itself before its process is ended
_KILL_AFTER = 1000  # milliseconds between asking a process to end and ending it
_JOIN = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request that was handed in."""

    number: int
    request: Request

    @property
    def replaceable(self) -> bool:
        """Whether a newer request of its kind makes this one pointless."""
        return isinstance(self.request, (Preview, Count))


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task failed: the sentence for the user, and a trace that may be empty."""

    error: BriefingError
    details: str = ""


class Child:
    """A running child process with its pipe; `deliver` is called in the reader thread, last with None."""

    def __init__(self, library: Path, deliver: "Callable[[Child, Message | None], None]") -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, far = context.Pipe()
        self.process = context.Process(target=worker.serve, args=(far, library), name="briefing-worker", daemon=True)
        self.process.start()
        far.close()
        self._deliver = deliver
        self._reader = threading.Thread(target=self._read, args=(self._connection,), name="briefing-reader")
        self._reader.daemon = True
        self._reader.start()

    def _read(self, connection: Connection) -> None:
        while True:
            try:
                message = connection.recv()
            except (EOFError, OSError):
                break
            self._deliver(self, message)
        self._deliver(self, None)

    def send(self, message: Order | Stop) -> None:
        """Hand a message over; a child that has just died is noticed by the reader."""
        try:
            self._connection.send(message)
        except OSError:
            self.process.join(_JOIN)

    def close(self) -> None:
        """End the process, gently first, and wait for the reader."""
        self._send_end()
        self.process.join(_JOIN / 2)
        for end in (self.process.terminate, self.process.kill):
            if self.process.is_alive():
                end()
                self.process.join(_JOIN)
        self._reader.join(_JOIN)
        self._connection.close()
        self.process.close()

    def _send_end(self) -> None:
        try:
            self._connection.send(None)
        except OSError:
            return


def _supersedes(new: Request, old: Request) -> bool:
    """Whether the old request's answer is stale; a count is over before it could be stopped."""
    return isinstance(old, Preview) and isinstance(new, Preview)


class Tasks(QObject):
    """The queue: exports and imports in turn, previews after them, of waiting previews only the latest.

    Signals carry the Ticket that `submit` returned and are emitted in the window's thread.
    """

    progressed = Signal(object, int, int)
    finished = Signal(object, object)
    failed = Signal(object, object)
    cancelled = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._numbers = itertools.count(1)
        self._waiting: list[Ticket] = []
        self._running: Ticket | None = None
        self._stopping = False
        self._over = False
        self._child: Child | None = None
        self._patience = QTimer(self, singleShot=True, interval=GRACE)
        self._patience.timeout.connect(self._terminate)
        self._last_resort = QTimer(self, singleShot=True, interval=_KILL_AFTER)
        self._last_resort.timeout.connect(self._kill)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> Ticket | None:
        """What the child is at work on."""
        return self._running

    @property
    def process_id(self) -> int | None:
        """The child's process id, None while there is none."""
        return self._child.process.pid if self._child is not None else None

    def start(self) -> None:
        """Start the child ahead of the first task: it loads while the window paints."""
        if self._child is None:
            self._child = Child(self._library, self._arrived.emit)

    def submit(self, request: Request) -> Ticket:
        """Queue a request; a newer preview takes the place of a waiting one and interrupts a running one."""
        ticket = Ticket(next(self._numbers), request)
        if ticket.replaceable:
            self._waiting = [t for t in self._waiting if type(t.request) is not type(request)]
        self._waiting.append(ticket)
        if self._running is not None and _supersedes(request, self._running.request):
            self._ask_to_stop(self._running)
        self._next()
        return ticket

    def cancel(self, ticket: Ticket) -> None:
        """Give a task up: at once if it waits, else when it next reports progress, else by ending its process."""
        if ticket in self._waiting:
            self._waiting.remove(ticket)
            self.cancelled.emit(ticket)
        elif ticket is self._running:
            self._ask_to_stop(ticket)
            self._patience.start()

    def shutdown(self) -> None:
        """Give everything up and end the child, for good; call before the application ends."""
        self._over = True
        self._waiting.clear()
        self._running = None
        self._patience.stop()
        self._last_resort.stop()
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def _ask_to_stop(self, ticket: Ticket) -> None:
        self._stopping = True
        if self._child is not None:
            self._child.send(Stop(ticket.number))

    def _next(self) -> None:
        if self._over or self._running is not None or not self._waiting:
            return
        self.start()
        ticket = next((t for t in self._waiting if not t.replaceable), self._waiting[0])
        self._waiting.remove(ticket)
        self._running, self._stopping = ticket, False
        if self._child is not None:
            self._child.send(Order(ticket.number, ticket.request))

    @Slot(object, object)
    def _receive(self, child: Child, message: Message | None) -> None:
        if child is not self._child:
            return
        if message is None:
            self._lost()
        elif self._running is not None and message.number == self._running.number:
            self._handle(self._running, message)

    def _handle(self, ticket: Ticket, message: Message) -> None:
        if isinstance(message, Progressed):
            self.progressed.emit(ticket, message.done, message.total)
            return
        self._free()
        match message:
            case Finished(_, answer):
                self.finished.emit(ticket, answer)
            case Failed(_, Cancelled(), _):
                self.cancelled.emit(ticket)
            case Failed(_, error, details):
                self.failed.emit(ticket, Failure(error, details))
        self._next()

    def _lost(self) -> None:
        """The child is gone: say so for the task it had, and go on with a new child."""
        child, self._child = self._child, None
        ticket, stopping = self._running, self._stopping
        self._free()
        if child is not None:
            child.close()
        if ticket is not None and stopping:
            self.cancelled.emit(ticket)
        elif ticket is not None:
            self.failed.emit(ticket, Failure(BriefingError(LOST)))
        self._next()

    def _free(self) -> None:
        self._running, self._stopping = None, False
        self._patience.stop()
        self._last_resort.stop()

    @Slot()
    def _terminate(self) -> None:
        if self._child is not None and self._running is not None:
            self._child.process.terminate()
            self._last_resort.start()

    @Slot()
    def _kill(self) -> None:
        if self._child is not None and self._running is not None:
            self._child.process.kill()
