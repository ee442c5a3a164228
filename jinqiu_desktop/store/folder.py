"""What lies where in an office's data folder.

    archive.db        truth and what is derived from it (SQLCipher)
    drafts.db         fillings in progress, with their own writer (SQLCipher)
    keys.json         the wrapped key of both (`keys.KeyFile`)
    attachments/      one encrypted file per attached scan, named by a keyed hash
    copies/           encrypted copies made before a migration
    logs/             ids, codes and counts, never answers
    lock, holder.txt  one program at a time, and who it is
    backups.json      where backups were written, and when: told before the key is known (office/backups.py)

This module names paths and makes folders; it opens no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import is_network_path, told, write_whole


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The paths in one data folder."""

    root: Path

    @property
    def archive(self) -> Path:
        """The database of truth."""
        return self.root / "archive.db"

    @property
    def drafts(self) -> Path:
        """The database of drafts."""
        return self.root / "drafts.db"

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.root / "keys.json"

    @property
    def attachments(self) -> Path:
        """The folder of encrypted scans."""
        return self.root / "attachments"

    @property
    def copies(self) -> Path:
        """The folder of copies made before a migration."""
        return self.root / "copies"

    @property
    def logs(self) -> Path:
        """The folder of logs."""
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """The file whose OS lock says that a program holds the store."""
        return self.root / "lock"

    @property
    def holder(self) -> Path:
        """The text that names that program."""
        return self.root / "holder.txt"

    @property
    def has_store(self) -> bool:
        """Whether a store was made here."""
        return self.archive.is_file() or self.keys.is_file()


def refuse_network(root: Path, mounts: Mapping[str, str] | None) -> None:
    """Raise `Failure` folder.network when SQLite's write-ahead log would not be safe here (facts/store.md §2.5)."""
    if is_network_path(root, mounts):
        raise Failure("folder.network", name=str(root))


def make_folders(folder: DataFolder) -> None:
    """The folder and what it always contains. Raises what the system says about it."""
    try:
        for one in (folder.root, folder.attachments, folder.logs):
            one.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, str(folder.root)) from error


def refuse_unwritable(folder: DataFolder) -> None:
    """Raise `Failure` folder.read_only (or disk.full) when no file can be made here: asking the system's rights is not enough."""
    probe = folder.root / ".writable"
    with write_whole(probe) as file:
        file.write(b"1")
    probe.unlink()
