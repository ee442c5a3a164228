"""SQLAlchemy engines over SQLCipher, and the sentences for what the database may answer.

One engine writes (one connection, every transaction takes the write lock at once), one reads (plain transactions, so that readers never
wait). Both set the same pragmas on each connection (facts/store.md, snippet A). No table is known here.
"""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlcipher3 import dbapi2

from jinqiu_desktop.errors import Failure

_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-65536",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "journal_size_limit=67108864",  # a large import must not leave a log of its size behind
)

_FIXED_PRAGMAS: Final = ("cache_size=-65536", "trusted_schema=OFF", "cell_size_check=ON")

# Primary result codes of SQLite.
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26


def writer(path: Path, key: bytes) -> Engine:
    """The engine that writes. Its one connection is waited for, up to a minute, by whoever else wants to write."""
    engine = create_engine(
        _url(path), module=dbapi2, hide_parameters=True, pool_size=1, max_overflow=0, pool_timeout=60
    )
    return _prepared(engine, path, key, begin="BEGIN IMMEDIATE", only_reads=False)


def reader(path: Path, key: bytes) -> Engine:
    """The engine that reads; it cannot change anything."""
    engine = create_engine(
        _url(path), module=dbapi2, hide_parameters=True, pool_size=2, max_overflow=6, pool_use_lifo=True
    )
    return _prepared(engine, path, key, begin="BEGIN", only_reads=True)


def fixed_reader(path: Path, key: bytes) -> Engine:
    """The engine that reads a database where nothing can be written, not even the files SQLite keeps beside one.

    It does not look for changes, and not at a write-ahead log: there must be none that holds anything.
    """
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"immutable": "1", "uri": "true"})
    engine = create_engine(url, module=dbapi2, hide_parameters=True, pool_size=2, max_overflow=6, pool_use_lifo=True)
    return _prepared(engine, path, key, begin="BEGIN", only_reads=True, pragmas=_FIXED_PRAGMAS)


def connect(path: Path, key: bytes) -> dbapi2.Connection:
    """A plain connection with the key set, for copying and checking whole files."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")  # or a wrong key writes to stderr
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _prepared(
    engine: Engine, path: Path, key: bytes, *, begin: str, only_reads: bool, pragmas: tuple[str, ...] = _PRAGMAS
) -> Engine:
    def on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        raw = connection.driver_connection if hasattr(connection, "driver_connection") else connection
        raw.isolation_level = None  # or schema changes would run outside the transaction
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master")
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
        if only_reads:
            raw.execute("PRAGMA query_only=ON")

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def on_error(context: ExceptionContext) -> None:
        failure = told(context.original_exception, path)
        if failure is not None:
            raise failure from context.original_exception

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    event.listen(engine, "handle_error", on_error)
    return engine


def told(error: BaseException, path: Path) -> Failure | None:
    """The failure with a sentence for what SQLite answered about a database; None when it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF
    if primary == _FULL or (primary == _IO and not _has_room(path)):
        return Failure("disk.full", name=path.name)
    if primary in (_CORRUPT, _NOT_A_DATABASE, _IO):
        return Failure("store.damaged", name=path.name)
    if primary in (_READ_ONLY, _CANNOT_OPEN):
        return Failure("folder.read_only", name=path.name)
    if primary in (_BUSY, _LOCKED):
        return Failure("store.busy")
    return None


def _has_room(path: Path) -> bool:
    """Whether a file beside could grow past the database and its log: SQLite calls a quota that is used up an input/output error."""
    return could_hold(path.parent, size_of(path))


def size_of(path: Path) -> int:
    """Bytes of a database or of its log, whichever is larger."""
    beside = [path, path.with_name(f"{path.name}-wal")]
    return max((one.stat().st_size for one in beside if one.exists()), default=0)


def could_hold(folder: Path, size: int) -> bool:
    """Whether a folder would take a file that goes on after so many bytes."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.seek(size)
            file.write(bytes(1 << 20))
    except OSError as failing:
        return failing.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return True
