"""The folder that files last went to or came from, for everything that goes between offices: mostly one stick, asked for once.

It is a habit of this computer, not of an archive, and it may be gone when it is asked for. What lies in it is not looked at here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "folder"


def last_folder() -> Path | None:
    """The folder, as long as it is there: a stick may have been pulled."""
    kept = str(_kept().value(_KEY, ""))
    if not kept:
        return None
    folder = Path(kept)
    return folder if folder.is_dir() else None


def remember_folder(folder: Path) -> None:
    """What the next question begins with."""
    _kept().setValue(_KEY, str(folder))


def in_last_folder(name: str = "") -> str:
    """Where a file dialog begins: there, with this name for the file; the name alone when there is no such folder."""
    folder = last_folder()
    return name if folder is None else str(folder / name)


def _kept() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "exchange")
