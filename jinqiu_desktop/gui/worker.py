"""The only door to background work: a lane for drafts and a lane for jobs (formats.md §1).

A draft is never behind a job: each lane has one thread of its own. Results come back on the window's thread by a queued signal. A job gets
a `Progress` that raises `Stopped` between two of its steps once a person asked for it. This module decides nothing and shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from jinqiu_desktop.errors import Progress, Stopped

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]


class Job(QObject):
    """One running job as the window sees it: what it is at, and a way to stop it."""

    stepped = Signal(int, int, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    def stop(self) -> None:
        """Asks the job to end at its next step; until then it goes on."""
        self._stop.set()

    def step(self, at: int, of: int, doing: str) -> None:
        """As `Progress` wants it; called on the job's thread."""
        if self._stop.is_set():
            raise Stopped
        self.stepped.emit(at, of, doing)


class Worker(QObject):
    """Two lanes of work. Owned by the main window and closed with it."""

    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
        self._running: set[Job] = set()
        self._waited_for = 0
        self._at_rest: list[Callable[[], object]] = []
        self._back.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def draft(self, save: Callable[[], T], done: Done[T], failed: Failed) -> None:
        """Runs `save` in the lane of drafts."""
        self._start(self._drafts, save, done, failed)

    def run(self, job: Callable[[Progress], T], done: Done[T], failed: Failed) -> Job:
        """Runs `job` in the lane of jobs; `failed` gets `Stopped` when a person ended it."""
        handle = Job()
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
        if self._waited_for:
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

    def _start(self, lane: ThreadPoolExecutor, work: Callable[[], T], done: Done[T], failed: Failed) -> None:
        def back(future: Future[T]) -> None:
            error = future.exception()
            self._back.emit((lambda: failed(error)) if error is not None else (lambda: done(future.result())))

        self._waited_for += 1
        lane.submit(work).add_done_callback(back)

    @Slot(object)
    def _call(self, answer: Callable[[], None]) -> None:
        try:
            answer()
        finally:
            self._waited_for -= 1
            if not self._waited_for:
                waiting, self._at_rest = self._at_rest, []
                for act in waiting:
                    act()
