"""One program per store: an OS lock that a killed program gives back by itself, and a text that says who holds it.

The lock keeps two programs of ours apart; it is no protection against anybody else.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from filelock import FileLock, Timeout

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import told, write_whole
from jinqiu_desktop.store.folder import DataFolder


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """The program that holds a store: the person, the computer, and since when (local time, as shown)."""

    who: str
    host: str
    since: str


class StoreLock:
    """The lock of one store, held from `take` to `release`."""

    def __init__(self, folder: DataFolder, lock: FileLock) -> None:
        self._folder = folder
        self._lock = lock

    @staticmethod
    def take(folder: DataFolder, who: str, now: datetime) -> StoreLock:
        """Takes the lock and writes who holds it. Raises `Failure` store.in_use, naming the holder, or folder.read_only."""
        lock = FileLock(folder.lock, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            held = holder(folder)
            raise Failure("store.in_use", who=held.who, host=held.host, since=held.since) from error
        except OSError as error:
            raise told(error, str(folder.root)) from error
        made = StoreLock(folder, lock)
        try:
            made.say(who, now)
        except Failure:
            lock.release()
            raise
        return made

    def say(self, who: str, now: datetime) -> None:
        """Writes down who holds the store. Raises as `places.write_whole`."""
        since = now.astimezone().strftime("%Y-%m-%d %H:%M")
        facts = {"who": who, "host": platform.node(), "since": since, "process": str(os.getpid())}
        with write_whole(self._folder.holder) as file:
            file.write(json.dumps(facts, ensure_ascii=False, indent=1).encode())

    def release(self) -> None:
        """Gives the store back."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._folder.holder.unlink()
            self._lock.release()


def holder(folder: DataFolder) -> Holder:
    """Who says to hold the store; unknown parts are `？`. Only worth reading while the lock is held."""
    try:
        held = json.loads(folder.holder.read_text(encoding="utf-8"))
        return Holder(who=str(held["who"]) or "？", host=str(held["host"]), since=str(held["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(who="？", host="？", since="？")
