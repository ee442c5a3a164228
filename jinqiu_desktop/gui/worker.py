"""The only door to background work: a lane for drafts, a lane for jobs (formats.md §1) and a lane for what a page asks.

A draft is never behind a job: each lane has one thread of its own. Results come back on the window's thread by a queued signal. A job gets
a `Progress` that raises `Stopped` between two of its steps once a person asked for it. This module decides nothing and shows nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from jinqiu_desktop.errors import Progress, Stopped

_TURN = 0.0005
"""Seconds after which a thread that is busy in Python lets another have its turn. Python's own 5 ms are waited for anew each time the window
comes back from SQLite or from Qt, some ten times a key. Asking a list beside a busy thread took 35 ms in the middle and 150 at the worst of
twenty with Python's turn, 13 and 34 with this one, 13 and 32 without the thread; shorter turns gave no more."""

_KEY = 0.1
"""Seconds that a job leaves to a key: more than answering it takes, less than lies between two keys of most people."""

_TELLING = 0.1
"""Seconds between two tellings of how far a job is: it steps a thousand times as often."""

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]


class Courtesy:
    """A job lets a key go first: at its next step it rests until the key has been answered, and then goes on for at least one step.

    Two threads that are both busy in Python get half of it each, and the window waits for its half at every call into Qt.
    """

    def __init__(self) -> None:
        self._until = 0.0

    def window_first(self) -> None:
        """A key came; called on the window's thread."""
        self._until = monotonic() + _KEY

    def rest(self) -> None:
        """Called on a job's thread between two steps."""
        if (left := self._until - monotonic()) > 0:
            sleep(left)


courtesy = Courtesy()
"""The one there is: keys belong to the application, not to a window."""


class Job(QObject):
    """One running job as the window sees it: what it is at, and a way to stop it."""

    stepped = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._said = (0.0, "")

    def stop(self) -> None:
        """Asks the job to end at its next step; until then it goes on."""
        self._stop.set()

    def step(self, at: int, of: int, doing: str) -> None:
        """As `Progress` wants it; called on the job's thread."""
        if self._stop.is_set():
            raise Stopped
        courtesy.rest()
        if at == of or doing != self._said[1] or monotonic() - self._said[0] > _TELLING:
            self._said = (monotonic(), doing)
            self.stepped.emit(at, of, doing)


class _Errand:
    """What a lane runs. It lets go of the work before it tells, so that nothing of the window is let go last by the thread of a lane."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = [work]

    def run(self) -> object:
        return self._work.pop()()


class Asking:
    """A question on its way. Once it is dropped nobody is told the answer, and it is not even asked if its turn has not come."""

    def __init__(self) -> None:
        self.is_dropped = False

    def drop(self) -> None:
        """Nobody waits for the answer any more; called on the window's thread."""
        self.is_dropped = True


class Worker(QObject):
    """Three lanes of work. Owned by the main window and closed with it."""

    _back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn_before = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        self._drafts = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
        self._questions = ThreadPoolExecutor(max_workers=1, thread_name_prefix="questions")
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

    @property
    def is_busy(self) -> bool:
        """Whether a job runs, or waits to."""
        return bool(self._running)

    def ask(self, question: Callable[[], T], done: Done[T], failed: Failed) -> Asking:
        """Runs `question`, which only reads, in the lane of questions; a page that asks anew drops its question before."""
        asking = Asking()

        def read() -> T | None:
            return None if asking.is_dropped else question()

        def tell(answer: T | None) -> None:
            if not asking.is_dropped and answer is not None:
                done(answer)

        self._start(self._questions, read, tell, lambda error: None if asking.is_dropped else failed(error))
        return asking

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
        self._questions.shutdown(wait=True)
        sys.setswitchinterval(self._turn_before)

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
