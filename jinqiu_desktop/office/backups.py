"""Which backups there are, and which of those the program made by itself may go: what can be told of a folder without its key.

The list lies beside the store in a plain file: where, when, how large. It holds no name and no count of what is inside. Writing and
reading a backup is the store's; restoring never takes one off the list, and nothing here removes a backup that a person made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

from jinqiu_desktop.places import write_whole

SUFFIX = ".jqbackup"
_LIST = "backups.json"
_MOST = 200
_OWN = "自动备份"
_DAYS, _WEEKS, _MONTHS = 7, 5, 12
"""How many of the newest days, weeks and months keep their last backup."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A backup: where, when it was made (UTC), its size in bytes, and whether it was opened again after it was written.

    `is_there` is false where the file cannot be seen now, as on a stick that is not in.
    """

    path: str
    at: str
    size: int
    is_tested: bool
    is_there: bool = True

    @property
    def when(self) -> datetime:
        """The moment it was made."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupList:
    """The backups of one data folder, newest first; the folder they go to by themselves; where restoring put what was there before."""

    folder: str = ""
    made: tuple[Known, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def last(self) -> Known | None:
        """The newest one."""
        return self.made[0] if self.made else None


def read_list(data: Path) -> BackupList:
    """What is known for a data folder, and what lies in the folder chosen for backups. Unreadable is unknown."""
    kept = _kept(data)
    seen = {one.path for one in kept.made}
    found = [replace(one, is_there=Path(one.path).is_file()) for one in kept.made]
    if kept.folder:
        found += [one for one in _lying_in(Path(kept.folder)) if one.path not in seen]
    return replace(kept, made=tuple(sorted(found, key=lambda one: one.when, reverse=True)))


def remember(data: Path, made: Known) -> None:
    """Put a backup on the list. Raises `Failure` disk.full, folder.read_only."""
    kept = _kept(data)
    others = [one for one in kept.made if one.path != made.path]
    _keep(data, replace(kept, made=(made, *others)[:_MOST]))


def choose_folder(data: Path, folder: Path | None) -> None:
    """Where backups go by themselves from now on; None: nowhere. Raises as `remember`."""
    _keep(data, replace(_kept(data), folder=str(folder) if folder is not None else ""))


def carry_over(before: Path, data: Path, aside: Path | None) -> None:
    """After restoring: the list goes on, and says where the archive of before is now. Raises as `remember`."""
    kept = _kept(before)
    away = (str(aside), *kept.aside) if aside is not None else kept.aside
    _keep(data, replace(kept, aside=away))


def own_name(day: date) -> str:
    """The name of the backup that the program makes by itself on a day."""
    return f"{_OWN}{day:%Y%m%d}{SUFFIX}"


def thin(folder: Path, today: date) -> int:
    """Remove those of the program's own backups in a folder that are not the last of one of the newest days, weeks or months; gives how many."""
    dated = {day: path for path in folder.glob(f"{_OWN}*{SUFFIX}") if (day := _day_of(path)) is not None}
    gone = 0
    for day in sorted(set(dated) - set(worth_keeping(dated, today))):
        with suppress(OSError):  # a stick that was just pulled
            dated[day].unlink()
            gone += 1
    return gone


def worth_keeping(days: Iterable[date], today: date) -> Sequence[date]:
    """The days whose backups stay: the newest seven, and the last of each of the newest five weeks and twelve months; never none."""
    newest = sorted({day for day in days if day <= today}, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest:
        week = day.isocalendar()
        weeks.setdefault((week.year, week.week), day)
        months.setdefault((day.year, day.month), day)
    kept = {*newest[:_DAYS], *list(weeks.values())[:_WEEKS], *list(months.values())[:_MONTHS]}
    ahead = [day for day in days if day > today]  # a clock that was wrong: not ours to judge
    return sorted({*kept, *ahead})


def _day_of(path: Path) -> date | None:
    try:
        return datetime.strptime(path.stem.removeprefix(_OWN), "%Y%m%d").date()
    except ValueError:
        return None


def _lying_in(folder: Path) -> list[Known]:
    found: list[Known] = []
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            told = path.stat()
            at = datetime.fromtimestamp(told.st_mtime).astimezone().isoformat()
            found.append(Known(path=str(path), at=at, size=told.st_size, is_tested=False))
    return found


def _kept(data: Path) -> BackupList:
    try:
        held = json.loads((data / _LIST).read_text(encoding="utf-8"))
        made = tuple(
            Known(path=str(one["path"]), at=str(one["at"]), size=int(one["size"]), is_tested=bool(one["is_tested"]))
            for one in held["made"]
        )
        for one in made:
            _ = one.when
        return BackupList(folder=str(held["folder"]), made=made, aside=tuple(str(one) for one in held["aside"]))
    except (OSError, ValueError, KeyError, TypeError):
        return BackupList()


def _keep(data: Path, kept: BackupList) -> None:
    told = {"folder": kept.folder, "made": [_told(one) for one in kept.made], "aside": list(kept.aside)}
    with write_whole(data / _LIST) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=1).encode())


def _told(one: Known) -> dict[str, object]:
    return {name: value for name, value in asdict(one).items() if name != "is_there"}


def same_drive(one: Path, other: Path) -> bool:
    """Whether two folders lie on one drive, as far as the system tells."""
    try:
        return os.stat(one).st_dev == os.stat(other).st_dev
    except OSError:
        return False
