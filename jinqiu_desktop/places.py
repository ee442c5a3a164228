"""Where things are: resources, the office's data, logs; and how a file is written whole or not at all.

A checkout, a wheel, a frozen program and a portable stick each keep their resources elsewhere; nobody else in the program asks which it is.
This module opens no store and reads no declaration.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from jinqiu_desktop.errors import Failure

_OURS, _PART, _LOCK = ".jinqiu-", ".part", "lock"  # names of what is being written
_A_DAY = 86_400
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ncpfs", "davfs", "fuse.davfs2"}
)


def resources() -> Path:
    """The folder with forms, papers, fonts …; `JINQIU_RESOURCES` names another one (for an office that tries out its own forms)."""
    if given := os.environ.get("JINQIU_RESOURCES"):
        return Path(given)
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    inside = package / "resources"  # a wheel carries them inside the package
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder(given: Path | None = None) -> Path:
    """The office's data: as given, else `JINQIU_DATA`, else beside a portable program, else the user's own folder."""
    if given is not None:
        return given
    if named := os.environ.get("JINQIU_DATA"):
        return Path(named)
    if getattr(sys, "frozen", False):
        portable = Path(sys.executable).resolve().parent / "data"
        if portable.is_dir():
            return portable
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "jinqiu-desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "jinqiu-desktop"


def mount_table() -> Mapping[str, str]:
    """Mount point -> kind of file system, as the system tells it; empty where it does not."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    parts = (line.split(" ") for line in lines)
    return {one[1].replace("\\040", " "): one[2] for one in parts if len(one) > 2}


def is_network_path(folder: Path, mounts: Mapping[str, str] | None = None) -> bool:
    """Whether a folder lies on a network drive, where SQLite's write-ahead log is not safe (facts/store.md §2.4)."""
    text = str(folder)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.abspath(text))[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == 4)  # DRIVE_REMOTE
    table = mount_table() if mounts is None else mounts
    path = PurePosixPath(os.path.abspath(text))
    nearest = max((point for point in table if path.is_relative_to(point)), key=len, default="/")
    return table.get(nearest, "") in _NETWORK


def free_bytes(folder: Path) -> int:
    """Room left on the drive of a folder, in bytes."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


LOW_ROOM = 500_000_000
"""Bytes of room below which a person is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderState:
    """How a data folder stands: whether it is there, and whether room on its drive is short; then `free` says how much, in 100 MB."""

    is_there: bool
    is_low: bool = False
    free: int = 0


def folder_state(folder: Path) -> FolderState:
    """How an office's data folder stands now. Never fails: what cannot be seen is not there."""
    try:
        if not (folder / "keys.json").is_file():
            return FolderState(is_there=False)
        free = shutil.disk_usage(folder).free
    except OSError:
        return FolderState(is_there=False)
    return FolderState(is_there=True, is_low=free < LOW_ROOM, free=free // 10**8 if free < LOW_ROOM else 0)


def practice_folder(data: Path) -> Path:
    """Where the practice book of a data folder lies: beside it."""
    return data.with_name(f"{data.name}-练习本")


def could_write(folder: Path) -> None:
    """Make and remove a file in a folder that is there: asking the system's rights is not enough. Raises as `write_whole`."""
    probe = folder / f"{_OURS}probe"
    with write_whole(probe) as file:
        file.write(b"1")
    probe.unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the nearest one above it where it does not exist yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        could_write(folder)
    except Failure as failure:
        return failure.code == "disk.full"
    return True


def is_removable(folder: Path) -> bool:
    """Whether a folder lies on a stick or another drive that may be pulled, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.abspath(folder))[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == 2)  # DRIVE_REMOVABLE
    try:
        number = os.stat(folder).st_dev
        device = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}").resolve()
        return any(
            (one / "removable").read_text().strip() == "1"
            for one in (device, device.parent)
            if (one / "removable").is_file()
        )
    except OSError:
        return False


def told(error: OSError, name: str) -> Failure:
    """The failure with a sentence for what the system answered about a file of this name."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Failure("disk.full", name=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Failure("folder.read_only", name=name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Failure("file.missing", name=name)
    return Failure("file.unreadable", name=name)


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """A binary file that appears under its name only when everything in it is on disk; on any error nothing is left.

    Raises `Failure` disk.full, folder.read_only or file.missing (no such folder).
    """
    sweep(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=_OURS, suffix=_PART, dir=path.parent)
    except OSError as error:
        raise told(error, str(path.parent)) from error
    part = Path(name)
    try:
        # On Windows being open is the lock, and what is open cannot be renamed.
        with nullcontext() if sys.platform == "win32" else _held(os.dup(handle)):
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            was_there = path.exists()
            os.replace(part, path)
            try:
                _sync_folder(path.parent)
            except OSError:
                if not was_there:  # a file that was replaced stands, whole: the old one cannot come back
                    path.unlink()
                    raise
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise told(error, path.name) from error
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


@contextmanager
def fill_whole(out: Path) -> Iterator[Path]:
    """A folder that appears under its name only when everything in it is there; `out` is new or empty. On any error nothing is left.

    Raises as `write_whole`.
    """
    sweep(out.parent)
    try:
        part = Path(tempfile.mkdtemp(prefix=_OURS, suffix=_PART, dir=out.parent))
    except OSError as error:
        raise told(error, str(out.parent)) from error
    try:
        lock = os.open(part / _LOCK, os.O_CREAT | os.O_WRONLY)
        with _held(lock):
            os.write(lock, b"1")
            folder = part / "files"
            folder.mkdir(mode=0o700)
            yield folder
            if sys.platform == "win32" and out.exists():
                out.rmdir()  # elsewhere an empty folder is replaced in one step
            os.rename(folder, out)
            try:
                _sync_folder(out.parent)
            except OSError:
                shutil.rmtree(out, ignore_errors=True)
                raise
    except OSError as error:
        raise told(error, out.name) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def sweep(folder: Path) -> int:
    """Removes what killed programs of ours left half-written in a folder, and nothing else; gives how many.

    It is done before anything is written there. Ours are known by their names; what a program is still writing, by its lock.
    """
    gone = 0
    with suppress(OSError):
        for part in folder.glob(f"{_OURS}*{_PART}"):
            lock = part / _LOCK if part.is_dir() else part
            if part.is_symlink() or not _is_abandoned(part, lock):
                continue
            with suppress(OSError):
                lock.unlink(missing_ok=True)  # on Windows this fails while a program has it open
                if part.is_dir():
                    shutil.rmtree(part)
                gone += 1
    return gone


def has_halves(folder: Path) -> bool:
    """Whether something of ours lies half-written in a folder, or is being written there; True also where that cannot be seen now."""
    try:
        return any(part.name.startswith(_OURS) and part.name.endswith(_PART) for part in folder.iterdir())
    except OSError:
        return True


@contextmanager
def _held(handle: int) -> Iterator[None]:
    """Holds the lock of an open file until the end and closes it then; a killed program gives it back by itself."""
    try:
        if sys.platform != "win32":
            import fcntl

            with suppress(OSError):  # not every network drive knows locks
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


def _is_abandoned(part: Path, lock: Path) -> bool:
    """Whether nobody holds the lock. An empty one may not be locked yet, and a network drive may not know locks: those get a day."""
    try:
        if not lock.exists() or not lock.stat().st_size or is_network_path(part):
            return time.time() - part.stat().st_mtime > _A_DAY
        if sys.platform != "win32":
            import fcntl

            with lock.open("r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened for flushing there; NTFS journals the rename
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
