"""The log of what people did: append-only, each entry bound to the one before by a digest, so that an edit shows.

Entries hold who, when, which act, which record, and facts that are codes and counts, never answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select

from jinqiu_desktop.records import canonical_json
from jinqiu_desktop.store.schema import audit


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Something a person did, to be entered in the log together with it."""

    who: str
    act: str
    uid: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditLine:
    """One entry of the log."""

    no: int
    at: datetime
    who: str
    act: str
    uid: str
    facts: Mapping[str, str]
    prev: str
    digest: str


def append(connection: Connection, acts: Iterable[Act], at: datetime) -> None:
    """Adds entries at the end of the chain."""
    last = connection.execute(select(audit.c.no, audit.c.digest).order_by(audit.c.no.desc()).limit(1)).first()
    no, prev = (last.no, last.digest) if last else (0, "")
    rows: list[dict[str, str | int]] = []
    for one in acts:
        no += 1
        row = {"no": no, "at": at.isoformat(), "who": one.who, "act": one.act, "uid": one.uid, "prev": prev}
        row["facts"] = canonical_json(dict(one.facts))
        row["digest"] = prev = _digest(row)
        rows.append(row)
    if rows:
        connection.execute(insert(audit), rows)


def entries(connection: Connection, since: int = 0) -> tuple[AuditLine, ...]:
    """The log in order, from the entry after `since` on."""
    found = connection.execute(select(audit).where(audit.c.no > since).order_by(audit.c.no))
    return tuple(_entry(row) for row in found)


def answering(connection: Connection) -> tuple[AuditLine, ...]:
    """The entries of steps taken and remarks made at this office, and of their being returned, in order."""
    acts = or_(audit.c.act.like("step.%"), audit.c.act.in_(("remark", "return")))
    return tuple(_entry(row) for row in connection.execute(select(audit).where(acts).order_by(audit.c.no)))


def first_broken(connection: Connection) -> int:
    """The number of the first entry that was altered, moved or comes after a removed one; 0 when the chain holds.

    An end that was cut off cannot be seen from inside; the head of the chain is told to others in each bundle and backup.
    """
    expected, prev = 1, ""
    for row in connection.execute(select(audit).order_by(audit.c.no)):
        held = dict(row._mapping)
        if row.no != expected or row.prev != prev or row.digest != _digest(held):
            return expected
        expected, prev = row.no + 1, row.digest
    return 0


def head(connection: Connection) -> str:
    """The digest of the newest entry; empty when there is none."""
    last = connection.execute(select(audit.c.digest).order_by(audit.c.no.desc()).limit(1)).first()
    return last.digest if last else ""


def _digest(row: Mapping[str, str | int]) -> str:
    parts = [str(row[name]) for name in ("no", "at", "who", "act", "uid", "facts", "prev")]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _entry(row: Row[Any]) -> AuditLine:
    return AuditLine(
        no=row.no,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        act=row.act,
        uid=row.uid,
        facts=json.loads(row.facts),
        prev=row.prev,
        digest=row.digest,
    )
