"""The offices of the demo as parties that are asked to do something: in this process, or each in a process of its own.

A job is a function of this package that takes an Office and plain values, and gives plain values. A party apart is started once, by the same
program in a checkout, a wheel and frozen, as the reader of .xls files is; it alone has its folder and passphrase, and only the names of
jobs, plain values and answers go through its pipe. When it refuses or dies, whoever asked is told by a `Failure`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from jinqiu_desktop.errors import Failure, Refused, line
from jinqiu_desktop.office import Office, Profile

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Founding:
    """An office to be set up: where its data goes, who it is, and its passphrase."""

    folder: Path
    profile: Profile
    passphrase: str

    def office(self) -> Office:
        """The new office, open. Raises as `Office.setup`."""
        return Office.setup(self.folder, self.profile, self.passphrase).office


def reason_of(refused: Refused) -> str:
    """Everything that spoke against it, in one sentence after another."""
    return " ".join(line(one) for one in refused.problems)


class Party(ABC):
    """One office, working. Close it, or use it as a context manager."""

    def __init__(self, founding: Founding) -> None:
        self.name = founding.profile.name
        self.folder = founding.folder

    @abstractmethod
    def begin(self, job: Callable[Concatenate[Office, P], T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Has a job begun; what comes back waits for its answer. Both raise what the job raises, or `Failure` demo.refused, demo.ended."""

    @abstractmethod
    def close(self) -> None:
        """Ends its work and closes its store."""

    def do(self, job: Callable[Concatenate[Office, P], T], *given: P.args, **named: P.kwargs) -> T:
        """Has a job done. Raises as `begin`."""
        return self.begin(job, *given, **named)()

    def __enter__(self) -> Party:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Here(Party):
    """An office in this process."""

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self._office = founding.office()

    def begin(self, job: Callable[Concatenate[Office, P], T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        answer = job(self._office, *given, **named)
        return lambda: answer

    def close(self) -> None:
        self._office.close()


class Apart(Party):
    """An office in a process of its own, which sets itself up and then takes jobs one after another."""

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._answers: list[Any] = []
        self._asked = 1  # the first answer says that it is set up
        self._process = context.Process(target=_work, args=(theirs, founding), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, job: Callable[Concatenate[Office, P], T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        at, self._asked = self._asked, self._asked + 1
        try:
            self._pipe.send((job, given, named))
        except OSError:  # it is gone; what it said last may tell why
            self._answer(at)
        return partial(self._answer, at)

    def _answer(self, at: int) -> Any:
        self._told(0)
        return self._told(at)

    def _told(self, at: int) -> Any:
        while len(self._answers) <= at:
            try:
                self._answers.append(self._pipe.recv())
            except (EOFError, OSError) as error:
                raise Failure("demo.ended", office=self.name) from error
        answer = self._answers[at]
        if isinstance(answer, _Refusal):
            raise Failure("demo.refused", office=self.name, reason=answer.reason)
        return answer

    def close(self) -> None:
        """A process that does not end by itself within some seconds is ended."""
        self._pipe.close()
        self._process.join(_SECONDS_TO_CLOSE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


_SECONDS_TO_CLOSE = 20


@dataclass(frozen=True, slots=True)
class _Refusal:
    reason: str


def _work(pipe: Connection, founding: Founding) -> None:
    """What the process of a party does: sets its office up and does jobs until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the demo closes the pipe
    try:
        office = founding.office()
    except Failure as failure:
        _tell(pipe, _Refusal(str(failure)))
        return
    with office:
        _tell(pipe, None)
        while asked := _next(pipe):
            _tell(pipe, _answer(office, *asked))
    os._exit(0)  # all is closed and on the disk; taking the interpreter down would last a third of a second


def _next(pipe: Connection) -> tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]] | None:
    try:
        job, given, named = pipe.recv()
    except (EOFError, OSError):
        return None
    return job, given, named


def _answer(office: Office, job: Callable[..., Any], given: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    try:
        return job(office, *given, **named)
    except Failure as failure:
        return _Refusal(str(failure))
    except Refused as refused:
        return _Refusal(reason_of(refused))


def _tell(pipe: Connection, answer: Any) -> None:
    with suppress(OSError):  # nobody waits any more
        pipe.send(answer)
