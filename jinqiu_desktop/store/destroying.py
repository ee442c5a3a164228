"""Destroying: what a record said is gone for ever, and that it was here stays (uid, number, digests of its revisions, who and when).

Truth is append-only but for this one act, which needs two persons and the end of the retention period; both are asked for above. The pages
that held the answers are overwritten (`secure_delete`); backups made before still have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing

from sqlalchemy import Connection, Engine, delete, insert, select, update

from jinqiu_desktop.rules.ledgers import DESTROYED
from jinqiu_desktop.store.projection import Projection
from jinqiu_desktop.store.schema import ancestor, aside, attachment, record, remark, revision, step

_ATTACHED = re.compile(r'"sha256":"([0-9a-f]{64})"')


def destroy(
    connection: Connection, projection: Projection, uids: Sequence[str], in_drafts: frozenset[str]
) -> list[str]:
    """Removes all content of these records; gives the SHA-256 of the scans that nothing names any more. `in_drafts` are named by drafts."""
    rows = connection.execute(select(record).where(record.c.uid.in_(uids))).all()
    named = set(_scans(connection, uids))
    for row in rows:
        _keep_digests(connection, row.uid)
        for table in (revision, aside, step, remark):
            connection.execute(delete(table).where(table.c.uid == row.uid))
        projection.forget(connection, row.form, row.uid, row.n)
        gone = {"state": DESTROYED, "code": "", "more": ""}
        connection.execute(update(record).where(record.c.n == row.n).values(gone))
    left = named - in_drafts - set(_scans(connection)) if named else set()
    if left:
        connection.execute(delete(attachment).where(attachment.c.sha256.in_(left)))
    return sorted(left)


def empty_log(engine: Engine) -> None:
    """Moves the write-ahead log into the database and empties it: it still holds the pages as they were."""
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # outside any transaction, so not through SQLAlchemy's


def _scans(connection: Connection, uids: Sequence[str] = ()) -> Iterator[str]:
    """The scans that revisions name, of these records or of all."""
    for table in (revision, aside):
        query = select(table.c.answers).where(table.c.uid.in_(uids)) if uids else select(table.c.answers)
        for answers in connection.execute(query).scalars():
            yield from _ATTACHED.findall(answers)


def _keep_digests(connection: Connection, uid: str) -> None:
    known = set(connection.execute(select(ancestor.c.digest).where(ancestor.c.uid == uid)).scalars())
    for table in (revision, aside):
        for one in connection.execute(select(table.c.no, table.c.digest).where(table.c.uid == uid)).all():
            if one.digest not in known:
                known.add(one.digest)
                connection.execute(insert(ancestor), [{"uid": uid, "digest": one.digest, "no": one.no}])
