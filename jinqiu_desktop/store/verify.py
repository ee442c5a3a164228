"""The whole check of a store: files, pages, digests, chains, scans, and whether what is derived is what truth gives.

Nothing is changed. Every finding is a Problem with a code of `verify.*`; `where` names the file, record or entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select

from jinqiu_desktop.errors import Failure, Problem, Progress, problem
from jinqiu_desktop.store import audit, ledger
from jinqiu_desktop.store.attachments import AttachmentFiles
from jinqiu_desktop.store.projection import Derived, Projection
from jinqiu_desktop.store.schema import attachment as attachment_table
from jinqiu_desktop.store.schema import audit as audit_table
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.schema import step as step_table

_AT_ONCE = 500
_COUNTED = (record_table, revision_table, step_table, attachment_table, audit_table)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What a check found, and how many of what it looked at."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def counts(connection: Connection) -> dict[str, int]:
    """Lines in the tables of truth."""
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in _COUNTED
    }


def broken_revisions(connection: Connection) -> Iterator[Problem]:
    """Revisions that are not what was written."""
    for row in connection.execute(select(revision_table)).yield_per(_AT_ONCE):
        if not ledger.is_sound(row):
            yield problem(row.uid, "verify.record", name=row.uid, no=str(row.no))


def broken_steps(connection: Connection) -> Iterator[Problem]:
    """Logs of records with an entry altered, moved or missing."""
    ordered = select(step_table).order_by(step_table.c.uid, step_table.c.place)
    for uid, grouped in groupby(connection.execute(ordered).yield_per(_AT_ONCE), key=lambda row: str(row.uid)):
        rows = list(grouped)
        sound = len(ledger.sound_steps(rows))
        if sound < len(rows):
            yield problem(uid, "verify.step", name=uid, no=str(sound + 1))


def broken_audit(connection: Connection) -> Iterator[Problem]:
    """The first entry of the audit log that does not hold."""
    if no := audit.first_broken(connection):
        yield problem(f"audit[{no}]", "verify.audit", no=str(no))


def broken_attachments(connection: Connection, files: AttachmentFiles, progress: Progress) -> Iterator[Problem]:
    """Scans that are missing or not what was kept."""
    digests = connection.execute(select(attachment_table.c.sha256).order_by(attachment_table.c.at)).scalars().all()
    for at, digest in enumerate(digests):
        progress.step(at, len(digests), "检查附件")
        try:
            files.get(digest)
        except Failure as failure:
            yield problem(f"attachment[{digest[:12]}]", "verify.attachment", name=digest[:12], found=failure.code)


def newest(connection: Connection, after_n: int, limit: int = _AT_ONCE) -> list[Row[Any]]:
    """The newest revisions of the next records in order of their short numbers, with what lies beside."""
    beside = [record_table.c[name] for name in ("n", "number", "state", "changed_at", "owner")]
    query = (
        select(revision_table, *beside)
        .join(
            revision_table,
            (revision_table.c.uid == record_table.c.uid) & (revision_table.c.no == record_table.c.head),
        )
        .where(record_table.c.n > after_n)
        .order_by(record_table.c.n)
        .limit(limit)
    )
    return list(connection.execute(query).all())


def broken_projection(connection: Connection, projection: Projection, progress: Progress) -> Iterator[Problem]:
    """Records whose derived lines are not what truth gives, and tables with lines too many."""
    total = int(connection.execute(select(func.count()).select_from(record_table)).scalar_one())
    seen: dict[str, int] = {}
    last, done = 0, 0
    while rows := newest(connection, last):
        progress.step(done, total, "核对检索内容")
        derived, names = Derived(), {}
        logs = ledger.read_logs(connection, [row.uid for row in rows])
        for row in rows:
            names[row.n] = names[row.uid] = row.uid
            try:
                record = ledger.filed(row, projection.catalog)
            except Failure:
                continue  # told as verify.record
            projection.derive(record, logs.get(row.uid, ()), row.n, row.changed_at, derived)
        wrong: set[str] = set()
        for table, key in projection.keyed():
            held = connection.execute(select(table).where(table.c[key].in_(list(names))))
            found, expected = {tuple(one) for one in held}, set(derived.lines.get(table.name, ()))
            at = list(table.c.keys()).index(key)
            told = {uid for uid in names.values() if uid not in logs} if table.name.endswith("__step") else set()
            wrong |= {names[line[at]] for line in found ^ expected} - told  # told as verify.step
            seen[table.name] = seen.get(table.name, 0) + len(found)
        for uid in sorted(wrong):
            yield problem(uid, "verify.derived", name=uid)
        last, done = rows[-1].n, done + len(rows)
    for table, _ in projection.keyed():
        if connection.execute(select(func.count()).select_from(table)).scalar_one() != seen.get(table.name, 0):
            yield problem(table.name, "verify.derived", name=table.name)
