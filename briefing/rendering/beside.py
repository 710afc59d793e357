"""One format made beside the others: in a copy of the process, on a second core, where that can be had.

Only on Linux, and only in a process of a single thread: a copy of one with more may wait for ever for a lock. Elsewhere
the work is done when its result is asked for; the bytes are the same.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

Work = Callable[[], bytes]


def can_copy() -> bool:
    """Whether a copy of this process is safe and of use."""
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:  # noqa: PLR2004  a second core
        return False
    tasks = Path("/proc/self/task")
    return tasks.is_dir() and len(list(tasks.iterdir())) == 1


class Beside:
    """Work begun at once in a copy of the process; a context manager that leaves no process behind."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._child = 0
        self._pipe = -1
        if can_copy():
            self._begin()

    def _begin(self) -> None:
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(writing)
            self._pipe = reading
            return
        os.close(reading)
        try:
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(_outcome(self._work), pipe)
        finally:
            os._exit(0)  # nothing of the copied process may run on: no handlers, no buffers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1

    def result(self) -> bytes:
        """The bytes; raises what the work raised. A copy that died is made good for here."""
        if not self._child:
            return self._work()
        with os.fdopen(os.dup(self._pipe), "rb") as pipe:
            told = pipe.read()
        os.waitpid(self._child, 0)
        self._child = 0
        if not told:
            return self._work()
        outcome = pickle.loads(told)  # noqa: S301  written by our own copy, a moment ago
        if isinstance(outcome, BaseException):
            raise outcome
        return bytes(outcome)


def _outcome(work: Work) -> bytes | Exception:
    try:
        return work()
    except Exception as error:  # noqa: BLE001  raised again where the result is asked for
        return error
