"""One file that holds a whole store, checked before it gets its name; and a store made from it again.

A backup is a plain zip (nothing packed) of the two databases, the key file and the scans, each encrypted as it lies in the data folder, with
a list of sizes and hashes. It opens with the passphrase or recovery code that were valid when it was made. Restoring keeps the old folder aside.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, Final

from jinqiu_desktop.errors import Failure, Progress
from jinqiu_desktop.keys import KeyFile, StoreKey
from jinqiu_desktop.places import free_bytes, told, write_whole
from jinqiu_desktop.store.copy import copy_verified, faults
from jinqiu_desktop.store.folder import DataFolder

_FORMAT: Final = "jinqiu-backup"
_VERSION: Final = 1
_MANIFEST: Final = "manifest.json"
_NAME = re.compile(r"archive\.db|drafts\.db|keys\.json|attachments/[0-9a-f]{2}/[0-9a-f]{64}\.enc")
_MUST_HAVE: Final = {"archive.db", "drafts.db", "keys.json"}
_LARGEST_LIST: Final = 64 * 1024 * 1024
_BLOCK: Final = 1 << 20
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """A backup that was made and read back."""

    path: Path
    at: datetime
    size: int
    files: int


def write_backup(
    folder: DataFolder, key: StoreKey, attachments: tuple[Path, ...], path: Path, now: datetime, progress: Progress
) -> Backup:
    """Copies both databases, checks the copies, packs everything and reads the packed file back before it gets its name.

    Raises `Failure` backup.unsound, disk.full, folder.read_only, store.damaged; `Stopped`. Then there is no backup.
    """
    with _scratch(folder.root) as scratch:
        for source, secret in ((folder.archive, key.database), (folder.drafts, key.drafts)):
            copy_verified(source, secret, scratch / source.name, progress)
        KeyFile.load(folder.keys)  # a backup without a sound key file would open for nobody
        shutil.copyfile(folder.keys, scratch / folder.keys.name)
        sources = {name: scratch / name for name in sorted(_MUST_HAVE)}
        sources |= {one.relative_to(folder.root).as_posix(): one for one in attachments}
        with write_whole(path) as file:
            hashes = _pack(sources, file, now, progress)
            file.flush()
            if _check(file, progress).files != hashes:
                raise Failure("backup.unsound", name=path.name)
            size = file.seek(0, os.SEEK_END)
    return Backup(path=path, at=now, size=size, files=len(sources))


def keys_of(path: Path) -> KeyFile:
    """The key file in a backup, to unlock it with. Raises `Failure` file.missing, backup.damaged or backup.newer."""
    with _opened(path) as (archive, _):
        return KeyFile.from_bytes(archive.read("keys.json"), path.name)


def check_backup(path: Path, progress: Progress) -> None:
    """Reads a whole backup and compares it with its list. Raises `Failure` file.missing, backup.damaged, backup.newer; `Stopped`."""
    try:
        with path.open("rb") as file:
            _check(file, progress)
    except OSError as error:
        raise told(error, path.name) from error


def unpack_backup(path: Path, folder: DataFolder, key: StoreKey, now: datetime, progress: Progress) -> Path | None:
    """Makes the store of a backup in `folder`; gives where the folder that was there is now, or None.

    The key was unlocked from `keys_of`. Everything is unpacked and checked in a folder beside before anything is moved.
    Raises `Failure` backup.damaged, backup.newer, disk.full, folder.read_only; `Stopped`. Then nothing has changed.
    """
    root = folder.root
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        if free_bytes(root.parent) < path.stat().st_size:
            raise Failure("disk.full", name=str(root))
    except OSError as error:
        raise told(error, str(root)) from error
    with _scratch(root.parent) as scratch:
        _unpack(path, scratch, progress)
        for name, secret in (("archive.db", key.database), ("drafts.db", key.drafts)):
            if faults(scratch / name, secret):
                raise Failure("backup.damaged", name=path.name)
        aside = _put_aside(root, now)
        try:
            os.replace(scratch, root)
        except OSError as error:
            if aside is not None:
                os.replace(aside, root)
            raise told(error, str(root)) from error
    return aside


def _put_aside(root: Path, now: datetime) -> Path | None:
    if not root.exists() or not any(root.iterdir()):
        with suppress(OSError):
            root.rmdir()
        return None
    aside = root.with_name(f"{root.name}.{now:%Y%m%d-%H%M%S}.old")
    try:
        os.replace(root, aside)
    except OSError as error:
        raise told(error, str(root)) from error
    return aside


@dataclass(frozen=True, kw_only=True, slots=True)
class _Content:
    made: datetime
    files: Mapping[str, tuple[int, str]]


def _pack(sources: Mapping[str, Path], file: BinaryIO, now: datetime, progress: Progress) -> dict[str, tuple[int, str]]:
    told_of: dict[str, tuple[int, str]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for at, (name, source) in enumerate(sources.items()):
            progress.step(at, len(sources), "写备份")
            with source.open("rb") as content, archive.open(_entry(name), "w", force_zip64=True) as target:
                told_of[name] = _copied(content, target)
        listed = {name: list(one) for name, one in told_of.items()}
        held = {"format": _FORMAT, "version": _VERSION, "made": now.isoformat(), "files": listed}
        archive.writestr(_entry(_MANIFEST), json.dumps(held, indent=1))
    return told_of


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _FIXED_TIME)


def _copied(content: IO[bytes], target: IO[bytes] | None) -> tuple[int, str]:
    size, total = 0, hashlib.sha256()
    while block := content.read(_BLOCK):
        size += len(block)
        total.update(block)
        if target is not None:
            target.write(block)
    return size, total.hexdigest()


def _check(file: BinaryIO, progress: Progress) -> _Content:
    """Reads a whole backup and compares everything with its list."""
    with _reading(file, "") as (archive, content):
        for at, (name, listed) in enumerate(content.files.items()):
            progress.step(at, len(content.files), "读回备份")
            with archive.open(name) as packed:
                if _copied(packed, None) != listed:
                    raise Failure("backup.damaged", name=name)
    return content


def _unpack(path: Path, target: Path, progress: Progress) -> None:
    (target / "attachments").mkdir()
    (target / "logs").mkdir()
    with _opened(path) as (archive, content):
        for at, (name, listed) in enumerate(content.files.items()):
            progress.step(at, len(content.files), "恢复备份")
            out = target / name
            out.parent.mkdir(exist_ok=True)
            with archive.open(name) as packed, write_whole(out) as file:
                if _copied(packed, file) != listed:
                    raise Failure("backup.damaged", name=path.name)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, _Content]]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise told(error, path.name) from error
    with file, _reading(file, path.name) as opened:
        yield opened


@contextmanager
def _reading(file: BinaryIO, name: str) -> Iterator[tuple[zipfile.ZipFile, _Content]]:
    """A backup as a zip whose names, sizes and list are ours; whatever else it is, is backup.damaged."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _content(archive, name)
    except (zipfile.BadZipFile, EOFError, ValueError, KeyError, TypeError, NotImplementedError, RuntimeError) as error:
        raise Failure("backup.damaged", name=name) from error
    except OSError as error:
        raise told(error, name) from error


def _content(archive: zipfile.ZipFile, name: str) -> _Content:
    entries = {one.filename: one for one in archive.infolist()}
    if len(entries) != len(archive.infolist()) or entries[_MANIFEST].file_size > _LARGEST_LIST:
        raise Failure("backup.damaged", name=name)
    held = json.loads(archive.read(_MANIFEST))
    if held["format"] == _FORMAT and held["version"] > _VERSION:
        raise Failure("backup.newer", name=name)
    files = {str(one): (int(size), str(digest)) for one, (size, digest) in held["files"].items()}
    is_ours = held["format"] == _FORMAT and set(files) | {_MANIFEST} == set(entries) and set(files) >= _MUST_HAVE
    if not is_ours or not all(_is_plain(entries[one], size) for one, (size, _) in files.items()):
        raise Failure("backup.damaged", name=name)
    return _Content(made=datetime.fromisoformat(held["made"]), files=files)


def _is_plain(entry: zipfile.ZipInfo, size: int) -> bool:
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.file_size == entry.compress_size == size
    return stored and _NAME.fullmatch(entry.filename) is not None


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A private folder on the same drive, gone afterwards. What lies in it is encrypted already."""
    try:
        made = Path(tempfile.mkdtemp(prefix=".jinqiu-", dir=beside))
    except OSError as error:
        raise told(error, str(beside)) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
