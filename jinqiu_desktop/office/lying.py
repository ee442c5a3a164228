"""Plain copies that this office laid out somewhere and must take away again: remembered with a digest of each file until they are gone.

Deleted is only what is still the very file that was written; what somebody changed, or put beside it, stays and is told. Where they lie is
a secret setting of the store: the names of files are names of people. What is in the files, and when they are written, is not known here.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from jinqiu_desktop.errors import Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.office.desk import Desk

_SETTING = "portal_left"


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """A folder that was written and still holds files of ours. `is_seen` is false where its drive is not there now."""

    folder: Path
    at: datetime
    until: date
    files: int
    is_seen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Purged:
    """How many files were deleted; `problems`: what was not, because it changed, is in use, or its drive is not there now."""

    files: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Noted:
    """One folder as it is remembered: since and until when, and the SHA-256 (hex) of every file by its path inside."""

    folder: str
    at: str
    until: str
    files: Mapping[str, str]

    @property
    def is_seen(self) -> bool:
        """Whether it can be told what lies there now: not on a stick that is not in."""
        return Path(self.folder).parent.exists()

    def still(self) -> Mapping[str, str]:
        """The files that lie there still; all of them where that cannot be seen now."""
        there = {name: one for name, one in self.files.items() if os.path.lexists(Path(self.folder, name))}
        return there if self.is_seen else self.files


class Lying:
    """The plain copies of one office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def left(self) -> tuple[Left, ...]:
        """The folders that still hold files of ours, the oldest first."""
        return tuple(
            Left(
                folder=Path(one.folder),
                at=datetime.fromisoformat(one.at),
                until=date.fromisoformat(one.until),
                files=len(one.still()),
                is_seen=one.is_seen,
            )
            for one in self._noted()
        )

    def remember(self, folder: Path, until: date, digests: Mapping[str, str]) -> None:
        """These files (path inside the folder, SHA-256 in hex) lie in a folder until a day."""
        made = _Noted(
            folder=str(folder), at=self._desk.clock().isoformat(), until=until.isoformat(), files=dict(digests)
        )
        self._keep([*self._noted(), made])

    def forget(self, folder: Path) -> None:
        """They were not laid out there after all."""
        noted = self._noted()
        left = [one for one in noted if one.folder != str(folder)]
        if len(left) < len(noted):
            self._keep(left)

    def purge(self, progress: Progress = no_progress) -> Purged:
        """Delete the files, each only while it is what it was; then their folders, where they are empty. What was done stays done on `Stopped`."""
        gone, problems = 0, []
        noted = list(self._noted())
        for at, one in enumerate(noted):
            progress.step(at, len(noted), Path(one.folder).name)
            if not one.is_seen:
                problems.append(problem("", "portal.away", Severity.WARNING, name=one.folder))
                continue
            deleted = [name for name, digest in one.files.items() if _deleted(Path(one.folder), name, digest)]
            gone += len(deleted)
            _remove_empty(Path(one.folder), one.files)
            if kept := one.still():
                names = "、".join(kept)
                problems.append(problem("", "portal.kept", Severity.WARNING, count=str(len(kept)), names=names))
                noted[at] = replace(one, files=kept)
        self._keep([one for one in noted if one.still()])
        self._desk.note("portal.purge", "", files=str(gone), kept=str(len(problems)))
        return Purged(files=gone, problems=tuple(problems))

    def _noted(self) -> tuple[_Noted, ...]:
        told = json.loads(self._desk.store.setting(_SETTING) or "[]")
        return tuple(noted for one in told if (noted := _Noted(**one)).still())

    def _keep(self, noted: Sequence[_Noted]) -> None:
        told = [{"folder": one.folder, "at": one.at, "until": one.until, "files": dict(one.files)} for one in noted]
        self._desk.store.set_setting(_SETTING, json.dumps(told, ensure_ascii=False), secret=True)


def lay(root: Path, inner: str, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Files on disk in a folder that is being filled, or in a new one of that name inside it; their digests by their paths."""
    (root / inner).mkdir(exist_ok=not inner)
    digests: dict[str, str] = {}
    for name, content in contents.items():
        path = f"{inner}/{name}" if inner else name
        with (root / path).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        digests[path] = hashlib.sha256(content).hexdigest()
    return digests


def _deleted(folder: Path, name: str, digest: str) -> bool:
    """Deletes one file if it is the very one that was written; whether it went."""
    path = folder / name
    with suppress(OSError):
        is_inside = path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
        is_file = is_inside and path.is_file() and not path.is_symlink()
        if is_file and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            return True
    return False


def _remove_empty(folder: Path, names: Iterable[str]) -> None:
    """The folders that were made, the inner ones first; what holds something else stays."""
    for inner in sorted({(folder / name).parent for name in names} - {folder}):
        with suppress(OSError):
            inner.rmdir()
    with suppress(OSError):
        folder.rmdir()
