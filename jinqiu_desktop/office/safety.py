"""The safety area of an Office: passphrase, recovery code, backup, restore, verify, and the audit log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.keys import KeyFile, Recovery
from jinqiu_desktop.office.backups import (
    SUFFIX,
    BackupList,
    Known,
    carry_over,
    choose_folder,
    own_name,
    read_list,
    remember,
    thin,
)
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import could_write
from jinqiu_desktop.records import Shown
from jinqiu_desktop.store import AuditLine, Backup, Verification

_COUNTS = "backup_counts"
_MOST_COUNTS = 200


class Safety:
    """What keeps an office's data safe."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def change_passphrase(self, new: str) -> None:
        """A new passphrase; the recovery code and the data stay as they are. Raises `Failure` passphrase.weak."""
        path = self._desk.folder / "keys.json"
        KeyFile.load(path).change_passphrase(self._desk.key, new).save(path)
        self._desk.note("passphrase.change", "")

    def confirm_passphrase(self, passphrase: str) -> None:
        """Ask again who is there, before a secret leaves. Raises `Failure` passphrase.wrong."""
        KeyFile.load(self._desk.folder / "keys.json").unlock(passphrase)

    def new_recovery(self) -> Recovery:
        """A new recovery code, shown once; the old one opens nothing any more."""
        path = self._desk.folder / "keys.json"
        key_file, recovery = KeyFile.load(path).new_recovery(self._desk.key)
        key_file.save(path)
        self._desk.note("recovery.new", "")
        return recovery

    def recovery_sheet(self, recovery: Recovery) -> bytes:
        """The recovery code as a PDF page to print and lock away."""
        from jinqiu_desktop.printing import Job, read_paper, render

        profile = self._desk.profile
        values = {f"office.recovery_{at}": group for at, group in enumerate(str(recovery).split("-"), start=1)}
        values |= {
            "office.name": profile.name,
            "office.clerk": profile.clerk,
            "office.on": self._desk.today().isoformat(),
        }
        shown = Shown(form="", uid="", number="", rev=0, code="", draft=False, values=values, rows={})
        paper = read_paper(self._desk.catalog.paper_file("recovery"), self._desk.catalog.form)
        return render([Job(paper=paper, shown=shown)], across=self._desk.across)

    def backup(self, path: Path, progress: Progress = no_progress) -> Backup:
        """Write a backup and open it again before it gets its name. Raises `Failure` file.exists, disk.full, folder.*, store.*."""
        if path.exists():
            raise Failure("file.exists", name=path.name)
        made = self._desk.store.backup(path, progress)
        self._desk.store.set_setting("last_backup", self._desk.clock().isoformat())
        self._desk.note("backup", "")
        known = Known(path=str(path.absolute()), at=made.at.isoformat(), size=made.size, is_tested=True)
        remember(self._desk.folder, known)
        self._keep_count(known.path)
        return made

    def backup_counts(self) -> Mapping[str, int]:
        """How many households are in the backups that were made here, by the path of the file. It is kept inside the store."""
        return dict(json.loads(self._desk.store.setting(_COUNTS) or "{}"))

    def _keep_count(self, path: str) -> None:
        states = self._desk.store.counts("household")
        count = sum(number for state, number in states.items() if state != "draft")
        kept = {**self.backup_counts(), path: count}
        self._desk.store.set_setting(_COUNTS, json.dumps(dict(list(kept.items())[-_MOST_COUNTS:]), ensure_ascii=False))

    def backups(self) -> BackupList:
        """The backups that are known, newest first."""
        return read_list(self._desk.folder)

    def choose_backup_folder(self, folder: Path | None) -> None:
        """Where a backup goes by itself once a day; None: nowhere. Raises `Failure` file.missing, folder.read_only, disk.full."""
        if folder is not None:
            could_write(folder)
        choose_folder(self._desk.folder, folder)

    def next_backup(self) -> Path | None:
        """A new file in the folder chosen for backups; None when none is chosen, or it is not there now."""
        chosen = self.backups().folder
        if not chosen or not Path(chosen).is_dir():
            return None
        named = [
            Path(chosen) / f"工会备份{self._desk.today():%Y%m%d}{tail}{SUFFIX}"
            for tail in ("", *(f"-{n}" for n in range(2, 100)))
        ]
        return next((path for path in named if not path.exists()), None)

    def own_backup_due(self) -> Path | None:
        """The file of today's backup of the program's own, when it is to be made now: a folder is chosen, is there, and has none of today."""
        chosen = self.backups().folder
        if not chosen or not Path(chosen).is_dir() or self._desk.is_practice:
            return None
        path = Path(chosen) / own_name(self._desk.today())
        return None if path.exists() else path

    def back_up_by_itself(self, progress: Progress = no_progress) -> Backup | None:
        """Make today's backup if it is due, and remove older ones of the program's own that are no longer needed. Raises as `backup`."""
        path = self.own_backup_due()
        if path is None:
            return None
        made = self.backup(path, progress)
        thin(path.parent, self._desk.today())
        return made

    def come_back(self) -> None:
        """The data folder was gone and is there again. Raises `Failure` store.in_use, folder.gone, folder.read_only."""
        self._desk.store.come_back(self._desk.profile.clerk)

    def confirm(self, *, passphrase: str = "", recovery: str = "") -> None:
        """Ask again who is there, by passphrase or recovery code. Raises `Failure` passphrase.wrong, recovery.wrong, recovery.shape."""
        kept = KeyFile.load(self._desk.folder / "keys.json")
        if recovery:
            kept.unlock_by_recovery(recovery)
        else:
            kept.unlock(passphrase)

    def last_backup(self) -> datetime | None:
        """When the last backup was made and opened again."""
        told = self._desk.store.setting("last_backup")
        return datetime.fromisoformat(told) if told else None

    def verify(self, progress: Progress = no_progress) -> Verification:
        """Check everything on disk against itself."""
        return self._desk.store.verify(progress)

    def audit_log(self) -> tuple[AuditLine, ...]:
        """Who did what, oldest first."""
        return self._desk.store.audit_log()


def restore(
    path: Path, folder: Path, *, passphrase: str = "", recovery: str = "", progress: Progress = no_progress
) -> Path | None:
    """Make the office of a backup in a folder; returns where what was there is now, or None.

    Raises `Failure` file.missing, backup.damaged, passphrase.wrong, recovery.wrong, store.in_use, disk.full; then nothing changed.
    """
    from jinqiu_desktop.store import Store

    keys = Store.keys_in_backup(path)
    key = keys.unlock_by_recovery(recovery) if recovery else keys.unlock(passphrase)
    aside = Store.restore(path, folder, key, progress)
    carry_over(aside or folder, folder, aside)
    return aside


def try_backup(path: Path, progress: Progress = no_progress) -> None:
    """Read a whole backup and hold it against its own list, without its key. Raises `Failure` file.missing, backup.damaged, backup.newer; `Stopped`."""
    from jinqiu_desktop.store import Store

    Store.check_backup(path, progress)
