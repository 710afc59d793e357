"""The child process: real ones, also killed ones."""

import os
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.requests import Count, Export, Import, Overview, Preview, Survey
from briefing.desktop.tasks import LOST, Failure, Tasks, Ticket
from briefing.errors import SourceError
from briefing.model.pack import Pack, Recipe
from briefing.workspace import Imported
from desktop.windows import PATIENCE, SAMPLE


class Log:
    """What the tasks told."""

    def __init__(self, tasks: Tasks) -> None:
        self.finished: list[tuple[Ticket, object]] = []
        self.failed: list[tuple[Ticket, Failure]] = []
        self.cancelled: list[Ticket] = []
        self.progress: list[tuple[int, int]] = []
        tasks.finished.connect(lambda ticket, answer: self.finished.append((ticket, answer)))
        tasks.failed.connect(lambda ticket, failure: self.failed.append((ticket, failure)))
        tasks.cancelled.connect(self.cancelled.append)
        tasks.progressed.connect(lambda _ticket, done, total: self.progress.append((done, total)))

    @property
    def ended(self) -> int:
        return len(self.finished) + len(self.failed) + len(self.cancelled)

    def answer(self, ticket: Ticket) -> object:
        return next(answer for done, answer in self.finished if done == ticket)


@pytest.fixture
def log(tasks: Tasks) -> Log:
    return Log(tasks)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_empty_library_shows_the_sample_and_is_not_made(tasks: Tasks, log: Log, qtbot: QtBot, library: Path) -> None:
    ticket = tasks.submit(Survey())
    qtbot.waitUntil(lambda: log.ended == 1, timeout=PATIENCE)
    overview = log.answer(ticket)
    assert isinstance(overview, Overview)
    assert overview.sample
    assert overview.clusters
    assert not library.exists()


def test_the_child_serves_one_task_after_another(tasks: Tasks, log: Log, qtbot: QtBot, library: Path) -> None:
    imported = tasks.submit(Import((SAMPLE,)))
    surveyed = tasks.submit(Survey())
    counted = tasks.submit(Count(Recipe()))
    qtbot.waitUntil(lambda: log.ended == 3, timeout=PATIENCE)
    outcome, overview = log.answer(imported), log.answer(surveyed)
    assert isinstance(outcome, Imported)
    assert isinstance(overview, Overview)
    assert len(outcome.added) == 1
    assert not overview.sample
    assert log.answer(counted)
    assert library.exists()


def test_a_failure_keeps_its_class_its_message_and_its_file(
    tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    missing = tmp_path / "没有.txt"
    ticket = tasks.submit(Import((missing,)))
    qtbot.waitUntil(lambda: log.ended == 1, timeout=PATIENCE)
    outcome = log.answer(ticket)
    assert isinstance(outcome, Imported)
    (failure,) = outcome.failures
    assert isinstance(failure, SourceError)
    assert failure.code == 3
    assert failure.file is not None
    assert missing.name in failure.file
    assert failure.message


def test_of_waiting_previews_only_the_latest_is_made(tasks: Tasks, log: Log, qtbot: QtBot) -> None:
    tickets = [tasks.submit(Preview(Recipe(title=f"第{number}次"))) for number in range(6)]
    last = tickets[-1]
    qtbot.waitUntil(lambda: any(ticket == last for ticket, _ in log.finished), timeout=PATIENCE)
    assert len(log.finished) <= 2
    assert not log.failed


def test_exports_are_never_dropped(tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("一", "二", "三")]
    for folder in folders:
        folder.mkdir()
        tasks.submit(Export(Recipe(), folder, ("pdf",)))
        tasks.submit(Preview(Recipe()))
    qtbot.waitUntil(lambda: sum(isinstance(a, Pack) for _, a in log.finished) == 3, timeout=PATIENCE)
    assert all(len(leftovers(folder)) == 1 for folder in folders)


def test_a_cancelled_export_leaves_nothing_and_the_next_one_works(
    tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    ticket = tasks.submit(Export(Recipe(), out))
    qtbot.waitUntil(lambda: bool(log.progress), timeout=PATIENCE)
    tasks.cancel(ticket)
    qtbot.waitUntil(lambda: log.ended == 1, timeout=PATIENCE)
    assert log.cancelled == [ticket]
    assert leftovers(out) == []
    again = tasks.submit(Export(Recipe(), out))
    qtbot.waitUntil(lambda: log.ended == 2, timeout=PATIENCE)
    pack = log.answer(again)
    assert isinstance(pack, Pack)
    assert leftovers(out) == sorted(file.path.name for file in pack.files)


def test_a_waiting_task_is_cancelled_at_once(tasks: Tasks, log: Log, tmp_path: Path) -> None:
    tasks.submit(Survey())
    waiting = tasks.submit(Export(Recipe(), tmp_path))
    tasks.cancel(waiting)
    assert log.cancelled == [waiting]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_killed_child_is_reported_and_the_next_task_works(
    tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    ticket = tasks.submit(Export(Recipe(), out))
    qtbot.waitUntil(lambda: bool(log.progress), timeout=PATIENCE)
    assert tasks.process_id is not None
    os.kill(tasks.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: log.ended == 1, timeout=PATIENCE)
    assert log.failed[0][0] == ticket
    assert log.failed[0][1].error.message == LOST
    again = tasks.submit(Export(Recipe(), out))
    qtbot.waitUntil(lambda: log.ended == 2, timeout=PATIENCE)
    pack = log.answer(again)
    assert isinstance(pack, Pack)
    assert leftovers(out) == sorted(file.path.name for file in pack.files)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the system has no SIGSTOP")
def test_a_child_that_does_not_answer_is_ended_after_the_grace_time(
    tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    ticket = tasks.submit(Export(Recipe(), tmp_path))
    qtbot.waitUntil(lambda: bool(log.progress), timeout=PATIENCE)
    assert tasks.process_id is not None
    os.kill(tasks.process_id, signal.SIGSTOP)
    tasks.cancel(ticket)
    qtbot.waitUntil(lambda: log.ended == 1, timeout=PATIENCE)
    assert log.cancelled == [ticket]


def test_shutting_down_ends_the_child_in_the_midst_of_its_work(
    tasks: Tasks, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    tasks.submit(Export(Recipe(), tmp_path))
    qtbot.waitUntil(lambda: bool(log.progress), timeout=PATIENCE)
    assert tasks.process_id is not None
    process_id = tasks.process_id
    tasks.shutdown()
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)
