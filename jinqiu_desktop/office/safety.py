"""The safety area of an Office: passphrase, recovery code, backup, restore, verify, and the audit log."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.keys import KeyFile, Recovery
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import Shown
from jinqiu_desktop.store import AuditLine, Backup, Verification


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
        return render([Job(paper=paper, shown=shown)])

    def backup(self, path: Path, progress: Progress = no_progress) -> Backup:
        """Write a backup and open it again before it gets its name. Raises `Failure` file.exists, disk.full, folder.*, store.*."""
        if path.exists():
            raise Failure("file.exists", name=path.name)
        made = self._desk.store.backup(path, progress)
        self._desk.store.set_setting("last_backup", self._desk.clock().isoformat())
        self._desk.note("backup", "")
        return made

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
    return Store.restore(path, folder, key, progress)
