"""The only door to background work: a lane for drafts and a lane for jobs (formats.md §1).

A draft is never behind a job: each lane has one thread of its own. Results come back on the window's thread by a queued signal. A job gets
a `Progress` that raises `Stopped` between two of its steps once a person asked for it. This module decides nothing and shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from jinqiu_desktop.errors import Progress, Stopped

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]


class Job(QObject):
    """One running job as the window sees it: what it is at, and a way to stop it."""

    stepped = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def stop(self) -> None:
        """Asks the job to end at its next step; until then it goes on."""
        self._stop.set()

    def step(self, at: int, of: int, doing: str) -> None:
        """As `Progress` wants it; called on the job's thread."""
        if self._stop.is_set():
            raise Stopped
        self.stepped.emit(at, of, doing)


class _Errand:
    """What a lane runs. It lets go of the work before it tells, so that nothing of the window is let go last by the thread of a lane."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = [work]

    def run(self) -> object:
        return self._work.pop()()


class Worker(QObject):
    """Two lanes of work. Owned by the main window and closed with it."""

    _back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
        self._running: set[Job] = set()
        self._answers: dict[
            _Errand, tuple[object, Callable[[Future[object]], None]]
        ] = {}  # with the work, held to the end
        self._at_rest: list[Callable[[], object]] = []
        self._back.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def draft(self, save: Callable[[], T], done: Done[T], failed: Failed) -> None:
        """Runs `save` in the lane of drafts."""
        self._start(self._drafts, save, done, failed)

    def run(self, job: Callable[[Progress], T], done: Done[T], failed: Failed) -> Job:
        """Runs `job` in the lane of jobs; `failed` gets `Stopped` when a person ended it."""
        handle = Job(self)
        self._running.add(handle)

        def finish(result: T) -> None:
            self._end(handle)
            done(result)

        def give_up(error: BaseException) -> None:
            self._end(handle)
            failed(error)

        self._start(self._jobs, lambda: job(handle), finish, give_up)
        return handle

    def settle(self) -> None:
        """Waits until every draft handed over so far is on disk."""
        self._drafts.submit(lambda: None).result()

    def at_rest(self, act: Callable[[], object]) -> None:
        """Does something once nobody waits for an answer any more: a page that was left must live until its answer came."""
        if self._answers:
            self._at_rest.append(act)
        else:
            act()

    def close(self) -> None:
        """Lets the drafts be written, stops the jobs at their next step, and ends both lanes."""
        for handle in self._running:
            handle.stop()
        self._drafts.shutdown(wait=True)
        self._jobs.shutdown(wait=True)

    def _end(self, handle: Job) -> None:
        self._running.discard(handle)
        handle.ended.emit()
        handle.deleteLater()

    def _start(self, lane: ThreadPoolExecutor, work: Callable[[], T], done: Done[T], failed: Failed) -> None:
        errand = _Errand(work)

        def answer(future: Future[object]) -> None:
            error = future.exception()
            if error is not None:
                failed(error)
            else:
                done(cast(T, future.result()))

        self._answers[errand] = (work, answer)
        lane.submit(errand.run).add_done_callback(lambda future: self._back.emit(errand, future))

    @Slot(object, object)
    def _call(self, errand: _Errand, future: Future[object]) -> None:
        _, answer = self._answers[errand]
        try:
            answer(future)
        finally:
            del self._answers[errand]
            if not self._answers:
                waiting, self._at_rest = self._at_rest, []
                for act in waiting:
                    act()
