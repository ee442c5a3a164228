"""How submissions become truth and everything derived from it, inside one transaction.

Submissions are taken in by the hundred: what has to be known about records that are there already is asked once for all of them, and
every table is written in bulk. One submission is a hundred of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Problem, Refused, problem
from jinqiu_desktop.forms import UNIQUE_ROLES
from jinqiu_desktop.records import Record, StepTaken, state_of
from jinqiu_desktop.rules import Claim
from jinqiu_desktop.store import audit, ledger
from jinqiu_desktop.store.book import read_setting, write_setting
from jinqiu_desktop.store.projection import Derived, Projection
from jinqiu_desktop.store.remarks import close_remarks
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table

AT_ONCE: Final = 500
"""Submissions taken in together."""

CHINA: Final = timezone(timedelta(hours=8))
"""China has had one time zone and no summer time since 1992; a record's year is the civil year there."""

_NUMBER: Final = re.compile(r"JQ-([0-9]{4})-([0-9]{6,9})")
_CLASHES: Final = {"idno": "V03", "application": "V12", "worker_no": "worker_no.taken"}


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One act of saving: a revision, the steps taken with it, and who did what, all in one transaction.

    `record.no` is the revision it becomes (one more than the newest there is), its number is given by the store when it has none.
    `closes` names the remarks that this revision changes or answers.
    """

    record: Record
    steps: tuple[StepTaken, ...] = ()
    who: str
    act: str
    facts: Mapping[str, str] = field(default_factory=dict)
    drop_draft: bool = True
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    n: int
    number: str
    head: int
    owner: str
    steps: tuple[StepTaken, ...]


class Numbers:
    """The numbers JQ-<year>-<6 digits> this store gives, one after the other in each year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, at: datetime) -> str:
        """The next number of the civil year of a moment."""
        year = str(at.astimezone(CHINA).year)
        self._last[year] = self._given(year) + 1
        return f"JQ-{year}-{self._last[year]:06}"

    def pass_over(self, number: str) -> None:
        """A number of ours that came back from elsewhere after a restore is not given again."""
        if found := _NUMBER.fullmatch(number):
            self._last[found[1]] = max(self._given(found[1]), int(found[2]))

    def keep(self) -> None:
        """Writes down how far they went."""
        for year, last in self._last.items():
            write_setting(self._connection, f"number.{year}", str(last))

    def _given(self, year: str) -> int:
        if year not in self._last:
            self._last[year] = int(read_setting(self._connection, f"number.{year}") or "0")
        return self._last[year]


class Writing:
    """The submissions of one transaction."""

    def __init__(
        self, connection: Connection, catalog: Catalog, projection: Projection, drafts: Mapping[str, str], now: datetime
    ) -> None:
        self._connection = connection
        self._catalog = catalog
        self._projection = projection
        self._drafts = drafts
        self._now = now
        self._n = ledger.next_n(connection)
        self._numbers = Numbers(connection)
        self._problems: list[Problem] = []
        self._done = 0

    def take(self, submissions: Sequence[Submission], told: Callable[[int], None]) -> list[Record]:
        """Takes some in, and tells before each how many of the transaction are done; gives the records as saved.

        Raises `Failure` record.changed; claims that clash are told by `finish`.
        """
        known = self._known([one.record.uid for one in submissions])
        saved: list[Record] = []
        claims: dict[tuple[str, str], tuple[str, Claim]] = {}
        derived = Derived()
        records, revisions, steps = [], [], []
        acts: list[audit.Act] = []
        for one in submissions:
            told(self._done)
            self._done += 1
            before = known.get(one.record.uid)
            record, log = self._placed(one, before)
            form = self._catalog.form(record.form, record.form_rev)
            record = replace(record, state=state_of(form, log))
            revision = ledger.revision_row(form, record)
            record = replace(record, digest=str(revision["digest"]))
            n = before.n if before else self._next_n()
            line = self._record_line(record, n)
            if before is None:
                records.append(line)
            else:
                self._connection.execute(update(record_table).where(record_table.c.n == n).values(line))
                self._projection.forget(self._connection, record.form, record.uid, n)
            known[record.uid] = _Known(n=n, number=record.number, head=record.no, owner="", steps=log)
            revisions.append(revision)
            close_remarks(self._connection, dict.fromkeys(one.closes, record.digest))
            steps += ledger.step_rows(one.steps, len(log) - len(one.steps) + 1)
            self._projection.derive(record, log, n, str(line["changed_at"]), derived)
            self._check_claims(record, claims)
            facts = {**one.facts, "no": str(record.no), "digest": record.digest}
            acts.append(audit.Act(who=one.who, act=one.act, uid=record.uid, facts=facts))
            saved.append(record)
        self._check_against_store(claims)
        if self._problems:
            return saved  # nothing of this transaction will stay
        if records:
            self._connection.execute(insert(record_table), records)
        self._connection.execute(insert(revision_table), revisions)
        ledger.insert_steps(self._connection, steps)
        self._projection.write(self._connection, derived)
        audit.append(self._connection, acts, self._now)
        return saved

    def finish(self) -> None:
        """Ends the work of this transaction. Raises `Refused` with every claim that clashed."""
        if self._problems:
            raise Refused(self._problems)
        self._numbers.keep()

    def _placed(self, one: Submission, before: _Known | None) -> tuple[Record, tuple[StepTaken, ...]]:
        """The record with its place among the revisions, and the whole log with the new steps."""
        record, log = one.record, before.steps if before else ()
        if before and before.owner:
            raise Failure("record.foreign", name=before.number, office="")
        if record.no != (before.head if before else 0) + 1:
            raise Failure("record.changed", name=record.number or record.uid)
        if one.steps and one.steps[0].prev != (log[-1].digest if log else ""):
            raise Failure("record.changed", name=record.number or record.uid)
        number = (before.number if before else record.number) or self._numbers.next(record.at)
        return replace(record, number=number), (*log, *one.steps)

    def _record_line(self, record: Record, n: int) -> dict[str, str | int]:
        return {
            "n": n,
            "uid": record.uid,
            "number": record.number,
            "form": record.form,
            "office": record.office,
            "head": record.no,
            "state": record.state,
            "changed_at": record.at.isoformat(),
            "draft_at": self._drafts.get(record.uid, ""),
        }

    def _known(self, uids: Sequence[str]) -> dict[str, _Known]:
        query = select(record_table).where(record_table.c.uid.in_(uids))
        return {row.uid: self._known_record(row) for row in self._connection.execute(query).all()}

    def _known_record(self, row: Row[Any]) -> _Known:
        steps = ledger.read_steps(self._connection, row.uid)
        return _Known(n=row.n, number=row.number, head=row.head, owner=row.owner, steps=steps)

    def _next_n(self) -> int:
        self._n += 1
        return self._n - 1

    def _check_claims(self, record: Record, claims: dict[tuple[str, str], tuple[str, Claim]]) -> None:
        """Two new records of one transaction may clash with each other."""
        for path, claim in self._projection.claims(record, record.state):
            if claim.active and claim.role in UNIQUE_ROLES:
                _, held = claims.setdefault((claim.kind, claim.value), (path, claim))
                if held.uid != claim.uid:
                    self._clash(path, claim, "")

    def _check_against_store(self, claims: Mapping[tuple[str, str], tuple[str, Claim]]) -> None:
        table = self._projection.claim
        values = [value for _, value in claims]
        query = (
            select(table.c.kind, table.c.value, table.c.uid, record_table.c.number)
            .join(record_table, record_table.c.uid == table.c.uid)
            .where(table.c.value.in_(values), table.c.role.in_(UNIQUE_ROLES), table.c.active == 1)
        )
        for row in self._connection.execute(query) if values else ():
            path, mine = claims.get((row.kind, row.value), ("", None))
            if mine is not None and mine.uid != row.uid:
                self._clash(path, mine, row.number)

    def _clash(self, path: str, claim: Claim, number: str) -> None:
        self._problems.append(problem(path, _CLASHES.get(claim.kind, "claim.taken"), number=number, uid=claim.uid))


def in_bulk(submissions: Iterable[Submission]) -> Iterator[list[Submission]]:
    """The submissions by the hundred; two of one record never come together."""
    some: dict[str, Submission] = {}
    for one in submissions:
        if len(some) == AT_ONCE or one.record.uid in some:
            yield list(some.values())
            some = {}
        some[one.record.uid] = one
    if some:
        yield list(some.values())
