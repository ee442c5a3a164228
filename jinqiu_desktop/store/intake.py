"""Taking in what another office sent: revisions as they were made elsewhere, the log as both have it, remarks, scans.

A revision keeps its office, number, digest and place in its chain; ancestors that were never here are known by their digest. What a person
chose another revision for is set aside whole. Claims of other offices' records may clash with ours: the partial unique index is over our
own ones only, and the clash is told. Which revision is to be taken is decided before; here it is only written, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.records import Json, Record, Remark, StepTaken, canonical_json, state_of
from jinqiu_desktop.store import audit, book, ledger
from jinqiu_desktop.store.book import BundleSeen
from jinqiu_desktop.store.projection import Derived, Projection
from jinqiu_desktop.store.remarks import add_remarks
from jinqiu_desktop.store.schema import ancestor as ancestor_table
from jinqiu_desktop.store.schema import aside as aside_table
from jinqiu_desktop.store.schema import attachment as attachment_table
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.schema import step as step_table
from jinqiu_desktop.store.writing import Numbers

AT_ONCE = 200
"""Records whose derived lines are written together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What is here of a record: its head, whose it is, every digest of its chain, and its log. `form` is empty where its content was destroyed."""

    uid: str
    form: str
    number: str
    office: str
    no: int
    digest: str
    owner: str
    known: frozenset[str]
    steps: tuple[StepTaken, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenIn:
    """One record as it is to be here afterwards.

    `record` is its newest revision with number, office and digest as they were made, or None when only log or owner change. `ancestors` are
    (no, digest) of its chain: a stored revision that is not among them is set aside. `log` is the whole log in its order. With
    `is_new_number` this store gives a number of its own: the record was moved here.
    """

    uid: str
    record: Record | None
    owner: str
    log: tuple[StepTaken, ...]
    ancestors: Sequence[tuple[int, str]] = ()
    code: str = ""
    more: Mapping[str, Json] = field(default_factory=dict)
    is_new_number: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """An attached file that came along; `open` gives its plain content."""

    sha256: str
    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything that is taken in together, who did it, and the text of the receipt that tells it later."""

    records: Iterable[TakenIn]
    total: int
    remarks: Sequence[Remark] = ()
    scans: Sequence[Scan] = ()
    bundle: BundleSeen
    who: str
    facts: Mapping[str, str] = field(default_factory=dict)
    receipt: str = ""


def read_held(connection: Connection, uid: str) -> Held | None:
    """What is here of a record. Raises `Failure` record.damaged when its log is."""
    row = connection.execute(select(record_table).where(record_table.c.uid == uid)).first()
    if row is None:
        return None
    stored = {one.no: one.digest for one in _digests(connection, uid)}
    known = connection.execute(select(ancestor_table.c.digest).where(ancestor_table.c.uid == uid)).scalars()
    return Held(
        uid=uid,
        form=row.form if stored else "",
        number=row.number,
        office=row.office,
        no=row.head,
        digest=stored.get(row.head, ""),
        owner=row.owner,
        known=frozenset([*stored.values(), *known]),
        steps=ledger.read_steps(connection, uid),
    )


def read_chain(connection: Connection, uid: str) -> tuple[tuple[int, str], ...]:
    """(no, digest) of every revision before the newest, also of those known by digest only."""
    head = connection.execute(select(record_table.c.head).where(record_table.c.uid == uid)).scalar_one_or_none()
    chain = {one.digest: one.no for one in _digests(connection, uid) if one.no != head}
    known = connection.execute(select(ancestor_table).where(ancestor_table.c.uid == uid))
    chain |= {one.digest: one.no for one in known}
    return tuple(sorted((no, digest) for digest, no in chain.items()))


def _digests(connection: Connection, uid: str) -> list[Row[Any, Any]]:
    query = select(revision_table.c.no, revision_table.c.digest).where(revision_table.c.uid == uid)
    return list(connection.execute(query.order_by(revision_table.c.no)).all())


class Taking:
    """The taking in of one bundle, inside one transaction."""

    def __init__(self, connection: Connection, catalog: Catalog, projection: Projection, now: datetime) -> None:
        self._connection = connection
        self._catalog = catalog
        self._projection = projection
        self._now = now
        self._n = ledger.next_n(connection)
        self._numbers = Numbers(connection)
        self._derived = Derived()
        self._waiting = 0

    def take(self, one: TakenIn) -> None:
        """Writes one record. Raises `Failure` record.changed when it is not what it was decided on."""
        before = self._connection.execute(select(record_table).where(record_table.c.uid == one.uid)).first()
        record = one.record
        if record is None:
            if before is None:
                raise Failure("record.unknown", name=one.uid)
            record = self._newest(before)
        number = self._number(one, record, before)
        form = self._catalog.form(record.form, record.form_rev)
        record = replace(record, number=number, owner=one.owner, state=state_of(form, one.log))
        line: dict[str, str | int] = {
            "number": number,
            "form": record.form,
            "office": record.office,
            "head": record.no,
            "state": record.state,
            "changed_at": self._now.isoformat(),
            "owner": one.owner,
            "code": one.code,
            "more": canonical_json(dict(one.more)) if one.more else "",
        }
        if before is None:
            n = self._n
            self._n += 1
            self._connection.execute(insert(record_table).values({**line, "n": n, "uid": one.uid, "draft_at": ""}))
        else:
            n = before.n
            self._connection.execute(update(record_table).where(record_table.c.n == n).values(line))
            self._projection.forget(self._connection, record.form, one.uid, n)
        if one.record is not None:
            self._revision(one, record)
        self._log(one)
        self._projection.derive(record, one.log, n, self._now.isoformat(), self._derived)
        self._waiting += 1
        if self._waiting >= AT_ONCE:
            self.flush()

    def finish(self, intake: Intake) -> None:
        """Writes what goes with the records: remarks, the bundle in the list of those seen, the entry in the audit log."""
        self.flush()
        self._numbers.keep()
        add_remarks(self._connection, intake.remarks, self._now)
        book.write_bundle(self._connection, intake.bundle)
        if intake.receipt:
            book.write_receipt(self._connection, intake.bundle.uuid, intake.receipt)
        act = audit.Act(who=intake.who, act="receive", facts=intake.facts)
        audit.append(self._connection, [act], self._now)

    def scans(self, kept: Iterable[tuple[str, int]]) -> None:
        """Names the scans (SHA-256 and size in bytes) whose files lie beside the store already."""
        for sha256, size in kept:
            row = {"sha256": sha256, "size": size, "at": self._now.isoformat()}
            self._connection.execute(upsert(attachment_table).values(row).on_conflict_do_nothing())

    def _newest(self, before: Row[Any]) -> Record:
        found = ledger.read_revision(self._connection, before.uid, before.head, self._catalog)
        if found is None:
            raise Failure("record.damaged", name=before.uid)
        return found

    def _number(self, one: TakenIn, record: Record, before: Row[Any] | None) -> str:
        if one.is_new_number:
            return self._numbers.next(self._now)
        number = record.number or (before.number if before is not None else "")
        if not one.owner:
            self._numbers.pass_over(number)
        return number

    def _revision(self, one: TakenIn, record: Record) -> None:
        form = self._catalog.form(record.form, record.form_rev)
        row = ledger.revision_row(form, record)
        if row["digest"] != record.digest:
            raise Failure("record.damaged", name=record.uid)
        chain = {digest: no for no, digest in one.ancestors}
        for stored in _digests(self._connection, one.uid):
            if stored.digest == record.digest:
                return
            if stored.digest not in chain:
                chain[stored.digest] = stored.no
                self._set_aside(one.uid, stored.no)
        self._connection.execute(insert(revision_table).values(row))
        here = {stored.digest for stored in _digests(self._connection, one.uid)}
        lines = [{"uid": one.uid, "digest": digest, "no": no} for digest, no in chain.items() if digest not in here]
        if lines:
            self._connection.execute(upsert(ancestor_table).on_conflict_do_nothing(), lines)

    def _set_aside(self, uid: str, no: int) -> None:
        where = (revision_table.c.uid == uid) & (revision_table.c.no == no)
        row = self._connection.execute(select(revision_table).where(where)).one()
        self._connection.execute(upsert(aside_table).values(row._asdict()).on_conflict_do_nothing())
        self._connection.execute(delete(revision_table).where(where))

    def _log(self, one: TakenIn) -> None:
        """The log in its order: what is there stays, only its place may move behind a step another office took at the same time."""
        held = [row.event for row in self._log_of(one.uid)]
        wanted = [taken.event for taken in one.log]
        if held == wanted:
            return
        if held != wanted[: len(held)]:
            mine = step_table.c.uid == one.uid
            self._connection.execute(update(step_table).where(mine).values(place=-step_table.c.place))
            for place, event in enumerate(wanted, start=1):
                moved = mine & (step_table.c.event == event)
                self._connection.execute(update(step_table).where(moved).values(place=place))
        places = {taken.event: place for place, taken in enumerate(one.log, start=1)}
        new = [
            row
            for taken in one.log
            if taken.event not in held
            for row in ledger.step_rows([taken], places[taken.event])
        ]
        ledger.insert_steps(self._connection, new)

    def _log_of(self, uid: str) -> Iterator[Row[Any]]:
        query = select(step_table.c.event).where(step_table.c.uid == uid).order_by(step_table.c.place)
        return iter(self._connection.execute(query).all())

    def flush(self) -> None:
        """Writes the derived lines gathered so far."""
        self._projection.write(self._connection, self._derived)
        self._waiting = 0
