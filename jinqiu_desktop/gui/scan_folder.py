"""The folder a scanner writes into, watched while the office is open: each new file is read once it has stopped growing, one job a file.

Qt tells of most changes; a slow look finds the rest, as on shared folders. A file has stopped growing when two looks find the same size and
time. What a page says and where it belongs is the core's (`office.scans`). Which folder it is stands in the preferences of this computer,
for each data folder by itself, and not among the answers: another computer has another scanner.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSettings, QTimer, Signal

from jinqiu_desktop.errors import Failure, Progress, Stopped
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.words import told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.scanned import Piece, State
from jinqiu_desktop.office.scans import Busy

_SLOW, _QUICK = 5000, 700
"""Milliseconds between two looks; and to the second look at a file that just came."""


@dataclass(frozen=True, slots=True)
class _Stat:
    size: int
    changed_ns: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """What came of one file, and how it stands now with the others."""

    path: Path
    pieces: tuple[Piece, ...]
    others: Mapping[Path, tuple[Piece, ...]]


class ScanFolder(QObject):
    """The watched folder of one office that is open; `open_filling` tells which filling is on the screen."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._worker = office, worker
        self._group = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:12]
        self.open_filling: Callable[[], Filling | None] = lambda: None
        self.pieces: dict[Path, tuple[Piece, ...]] = {}
        self.problem = ""
        self._seen: dict[Path, _Stat] = {}
        self._read: dict[Path, _Stat] = {}
        self._queue: deque[Path] = deque()
        self._of = 0
        self._job: Job | None = None
        self._is_looking = self._is_over = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.look())
        self.timer = QTimer(self)
        self.timer.setInterval(_SLOW)
        self.timer.timeout.connect(self.look)
        kept = _preferences()
        folder = str(kept.value(f"{self._group}/folder", ""))
        self.folder = Path(folder) if folder else None
        self.puts_aside = str(kept.value(f"{self._group}/aside", "no")) == "yes"
        if self.folder is not None:
            self._begin()

    # --- what is set ---

    def choose(self, folder: Path) -> None:
        """From now on this folder."""
        if folder == self.folder:
            return
        self.folder = folder
        _preferences().setValue(f"{self._group}/folder", str(folder))
        self.pieces, self._seen, self._read = {}, {}, {}
        self._queue.clear()
        self._begin()
        self.changed.emit()

    def set_puts_aside(self, on: bool) -> None:
        """Whether what was filed is moved into the subfolder by itself; from the next file on."""
        self.puts_aside = on
        _preferences().setValue(f"{self._group}/aside", "yes" if on else "no")

    # --- how it stands ---

    @property
    def waiting(self) -> int:
        """How many parts wait for a person."""
        return sum(one.state in (State.WAITING, State.UNREADABLE) for part in self.pieces.values() for one in part)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read now."""
        return self._job is not None

    @property
    def progress(self) -> tuple[int, int]:
        """The how-manyth file is read, of how many."""
        return self._of - len(self._queue), self._of

    # --- looking ---

    def look(self) -> None:
        """Asks what lies in the folder; what is there for the second time unchanged is read."""
        folder = self.folder
        if folder is None or self._is_looking or self._is_over or self._office.is_read_only:
            return
        self._is_looking = True
        scans = self._office.scans

        def ask() -> dict[Path, _Stat]:
            found: dict[Path, _Stat] = {}
            for path in scans.found_in(folder):
                try:
                    stat = path.stat()
                except OSError:
                    continue  # it went while we looked
                found[path] = _Stat(stat.st_size, stat.st_mtime_ns)
            return found

        self._worker.ask(ask, self._looked, self._not_looked)

    def end(self) -> None:
        """The office is closed, or about to be."""
        self._is_over = True
        self.timer.stop()
        self.stop()

    def stop(self) -> None:
        """The file being read is left, and those behind it wait for `go_on`."""
        for path in self._queue:
            self._read.pop(path, None)
        self._queue.clear()
        self.timer.stop()
        if self._job is not None:
            self._job.stop()

    def go_on(self) -> None:
        """Looks again after a stop."""
        if self.folder is not None and not self.timer.isActive() and not self._is_over:
            self.timer.start()
            self.look()

    def retry(self) -> None:
        """What was held is filed now, if nothing on the screen holds it any more."""
        for path, found in self.pieces.items():
            if any(one.state is State.HELD for one in found) and path not in self._queue:
                self._line_up(path)
        self._next()

    def file_under(self, path: Path, piece: Piece, uid: str, type_code: str, done: Callable[[], None]) -> None:
        """A part under a record that a person chose."""
        scans, busy = self._office.scans, self._busy()

        def act(_progress: Progress) -> tuple[Piece, ...]:
            return scans.file_under([piece], uid, type_code, busy)

        def filed(made: tuple[Piece, ...]) -> None:
            self.pieces[path] = tuple(made[0] if one == piece else one for one in self.pieces.get(path, ()))
            self.changed.emit()
            done()
            if self.puts_aside:
                self.put_aside(path)

        self._worker.run(act, filed, self._not_done)

    def put_aside(self, path: Path) -> None:
        """The file into the subfolder, when every part of it is safe in the store; its lines stay."""
        found = self.pieces.get(path, ())
        if not found or not all(one.state.is_done for one in found):
            return
        scans = self._office.scans
        self._worker.run(lambda _progress: scans.put_aside(path, found), self._is_aside(path), self._not_done)

    # --- parts ---

    def _begin(self) -> None:
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._watcher.addPath(str(self.folder))
        self.timer.start()
        self.look()

    def _looked(self, found: dict[Path, _Stat]) -> None:
        self._is_looking, self.problem = False, ""
        fresh = {path: stat for path, stat in found.items() if self._read.get(path) != stat and stat.size}
        ready = [path for path, stat in fresh.items() if self._seen.get(path) == stat]
        self._seen = fresh
        for path in ready:
            self._read[path] = found[path]
            self._line_up(path)
        gone = [path for path, parts in self.pieces.items() if path not in found and not _are_done(parts)]
        for path in gone:
            del self.pieces[path]
            self._read.pop(path, None)
        if len(ready) < len(fresh):
            QTimer.singleShot(_QUICK, self, self.look)
        if gone or ready:
            self.changed.emit()
        self._next()

    def _not_looked(self, error: BaseException) -> None:
        self._is_looking = False
        if not isinstance(error, Failure):
            raise error
        if self.problem != told(error):
            self.problem = told(error)
            self.changed.emit()

    def _line_up(self, path: Path) -> None:
        self._of = self._of + 1 if self._queue or self._job is not None else 1
        self._queue.append(path)

    def _next(self) -> None:
        if self._job is not None or not self._queue or self._is_over:
            return
        path, busy, scans = self._queue.popleft(), self._busy(), self._office.scans
        before = self.pieces.get(path, ())
        is_held = any(one.state is State.HELD for one in before)
        others = {one: found for one, found in self.pieces.items() if one != path}

        def read(progress: Progress) -> _Read:
            pieces = scans.file(before, busy) if is_held else scans.take_in(path, busy, progress)
            touched = {one.uid for one in pieces if one.sheets is not None}
            return _Read(
                path=path,
                pieces=pieces,
                others={one: _retold(self._office, found, touched) for one, found in others.items()},
            )

        self._job = self._worker.run(read, self._is_read, self._not_read)
        self.changed.emit()

    def _is_read(self, made: _Read) -> None:
        self._job = None
        self.pieces.update({path: found for path, found in made.others.items() if path in self.pieces})
        if made.pieces:
            self.pieces[made.path] = made.pieces
        if self.puts_aside:
            self.put_aside(made.path)
        self._next()
        self.changed.emit()

    def _not_read(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, Stopped):
            self._not_done(error)
            self.stop()
        self.changed.emit()

    def _not_done(self, error: BaseException) -> None:
        if not isinstance(error, Failure):
            raise error
        self.failed.emit(told(error))

    def _is_aside(self, path: Path) -> Callable[[Path], None]:
        def moved(now: Path) -> None:
            self.pieces = {now if one == path else one: found for one, found in self.pieces.items()}
            self.changed.emit()

        return moved

    def _busy(self) -> Busy:
        filling = self.open_filling()
        return self._office.scans.busy_with(filling) if filling is not None else Busy()


def _are_done(pieces: Sequence[Piece]) -> bool:
    return all(one.state.is_done for one in pieces)


def _retold(office: Office, pieces: tuple[Piece, ...], uids: set[str]) -> tuple[Piece, ...]:
    """What is told of other sheets of the same records changes with every sheet that comes."""
    return tuple(replace(one, told=office.scans.told_of(one)) if one.uid in uids else one for one in pieces)


def _preferences() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "scans")
