"""From an older store to today's fixed tables, by Alembic; a store from a newer program is refused.

Each database has its own line of migrations, one file a revision, named `<revision>_<name>.py`. An encrypted copy of the database is made
and verified before anything is changed. Alembic is imported only when there is something to do.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.store.copy import copy_verified
from jinqiu_desktop.store.engine import writer
from jinqiu_desktop.store.folder import DataFolder

MIGRATIONS = Path(__file__).parent / "migrations"


def revisions(line: Path) -> tuple[str, ...]:
    """The revisions of one line of migrations, oldest first."""
    return tuple(sorted(path.name.split("_")[0] for path in line.glob("[0-9]*.py")))


def stored_revision(engine: Engine) -> str:
    """The revision a database is at; empty for a new one."""
    with engine.connect() as connection:
        if connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first() is None:
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def create_tables(path: Path, key: bytes, line: Path) -> None:
    """A new database with today's fixed tables."""
    _upgrade(path, key, line)


def bring_to_today(folder: DataFolder, path: Path, key: bytes, line: Path, engine: Engine, now: datetime) -> None:
    """Migrates a database when it is older, after a verified encrypted copy. Raises `Failure` store.newer or store.damaged."""
    stored, known = _known(path, line, engine)
    if stored == known[-1]:
        return
    folder.copies.mkdir(exist_ok=True)
    copy_verified(path, key, folder.copies / f"{path.stem}-{stored}-{now:%Y%m%d-%H%M%S}.db")
    _upgrade(path, key, line)


def refuse_older(path: Path, line: Path, engine: Engine) -> None:
    """For who only reads: raises `Failure` store.newer, or store.other_forms when the store first has to be migrated."""
    stored, known = _known(path, line, engine)
    if stored != known[-1]:
        raise Failure("store.other_forms", name=path.name)


def _known(path: Path, line: Path, engine: Engine) -> tuple[str, tuple[str, ...]]:
    """The revision a database is at, and those this program knows."""
    stored, known = stored_revision(engine), revisions(line)
    if not stored:
        raise Failure("store.damaged", name=path.name)
    if stored not in known:
        raise Failure("store.newer", revision=stored)
    return stored, known


def _upgrade(path: Path, key: bytes, line: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("path_separator", "newline")  # a folder name may contain blanks, colons, anything
    config.set_main_option("version_locations", _escaped(line))
    engine = writer(path, key)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
