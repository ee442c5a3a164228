"""A whole database copied while others read and write it, and checked before anybody relies on the copy."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.store.engine import connect, could_hold, size_of, told

_PAGES = 2_000  # copied between two reports of progress: about 8 MB


def copy_verified(source: Path, key: bytes, target: Path, progress: Progress = no_progress) -> None:
    """Copies a database to `target` under the same key, then reopens and checks the copy and counts its rows.

    Raises `Failure` disk.full, backup.unsound or store.damaged, `Stopped`; on any error no copy is left.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        counted = _copy(source, key, part, progress)
        if faults(part, key) or _rows(part, key) != counted:
            raise Failure("backup.unsound", name=source.name)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    except dbapi2.Error as error:
        raise told(error, part) or _no_room(source, part) or error from error
    finally:
        with suppress(OSError):
            part.unlink()


def _no_room(source: Path, part: Path) -> Failure | None:
    """SQLite's copying says `disk I/O error` without a number when there is no room left."""
    return None if could_hold(part.parent, size_of(source)) else Failure("disk.full", name=part.name)


def faults(path: Path, key: bytes) -> tuple[tuple[str, int], ...]:
    """What is wrong with a database, as (code of `verify.*`, how many places); empty when page checks, structure and links hold."""
    found: list[tuple[str, int]] = []
    with closing(connect(path, key)) as connection:
        try:
            checks = (
                ("verify.cipher", connection.execute("PRAGMA cipher_integrity_check").fetchall()),
                ("verify.pages", connection.execute("PRAGMA integrity_check").fetchall()),
                ("verify.links", connection.execute("PRAGMA foreign_key_check").fetchall()),
            )
        except dbapi2.DatabaseError:
            return (("verify.pages", 1),)
    for code, answers in checks:
        if wrong := [one for one in answers if one != ("ok",)]:
            found.append((code, len(wrong)))
    return tuple(found)


def _copy(source: Path, key: bytes, part: Path, progress: Progress) -> dict[str, int]:
    def told_how_far(_status: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, max(total, 1), "复制档案")

    with closing(connect(source, key)) as one, closing(connect(part, key)) as other:
        one.execute("BEGIN")  # from here on this connection sees one moment of the store
        counted = _row_counts(one)
        one.backup(other, pages=_PAGES, progress=told_how_far)
        one.execute("ROLLBACK")
        other.execute("PRAGMA journal_mode=DELETE")  # so that the copy is one file
    return counted


def _rows(path: Path, key: bytes) -> dict[str, int]:
    with closing(connect(path, key)) as connection:
        return _row_counts(connection)


def _row_counts(connection: dbapi2.Connection) -> dict[str, int]:
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
