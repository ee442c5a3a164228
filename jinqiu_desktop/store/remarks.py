"""Remarks: what a receiving office says about answers, kept beside the records they are about.

A remark is made once and never changed; only the revision that closes it is written down later. Whether an answer has been mended is
for who reads it to say. This module knows the table and nothing of bundles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, insert, select, update

from jinqiu_desktop.records import Remark
from jinqiu_desktop.store.schema import record
from jinqiu_desktop.store.schema import remark as table


def read_remarks(connection: Connection, uid: str) -> tuple[Remark, ...]:
    """The remarks on a record, open and closed, oldest first."""
    query = select(table).where(table.c.uid == uid).order_by(table.c.at, table.c.uuid)
    return tuple(_remark(row) for row in connection.execute(query))


def open_remarks(connection: Connection) -> tuple[Remark, ...]:
    """The open remarks on this office's own records, oldest first."""
    ours = select(record.c.uid).where(record.c.owner == "")
    query = select(table).where(table.c.closed_by == "", table.c.uid.in_(ours)).order_by(table.c.at, table.c.uuid)
    return tuple(_remark(row) for row in connection.execute(query))


def remarked(connection: Connection) -> tuple[str, ...]:
    """The uids of this office's own records on which a remark is open."""
    ours = exists().where(record.c.uid == table.c.uid, record.c.owner == "")
    query = select(table.c.uid).where(table.c.closed_by == "", ours).distinct()
    return tuple(connection.execute(query).scalars())


def read_remark(connection: Connection, uuid: str) -> Remark | None:
    """One remark."""
    row = connection.execute(select(table).where(table.c.uuid == uuid)).first()
    return None if row is None else _remark(row)


def add_remarks(connection: Connection, remarks: Iterable[Remark], at: datetime) -> None:
    """Keeps remarks; one that is there already is only closed, when the new one says so (union by uuid)."""
    for one in remarks:
        held = read_remark(connection, one.uuid)
        if held is None:
            row = {name: getattr(one, name) for name in one.__slots__}
            connection.execute(insert(table).values({**row, "at": at.isoformat()}))
        elif one.closed_by and not held.closed_by:
            close_remarks(connection, {one.uuid: one.closed_by})


def close_remarks(connection: Connection, closed: Mapping[str, str]) -> None:
    """Writes down by which revision (its digest) each open remark (its uuid) was changed or answered."""
    for uuid, digest in closed.items():
        is_open = (table.c.uuid == uuid) & (table.c.closed_by == "")
        connection.execute(update(table).where(is_open).values(closed_by=digest))


def _remark(row: Row[Any]) -> Remark:
    held = row._asdict()
    return Remark(**{name: held[name] for name in Remark.__slots__})
