"""Store: the only door to the database.

One object holds one data folder: it opens and closes it, saves drafts, takes submissions in, answers what others ask, and keeps itself
whole (backup, verify, rebuild). Nothing outside this package sees a table, a connection or SQL; what goes in and comes out are records, drafts,
lines and problems. How each of these is done is in the modules beside.
"""

from __future__ import annotations

import getpass
import json
import re
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, insert, select, update

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Problem, Progress, no_progress, problem
from jinqiu_desktop.keys import Card, KeyFile, StoreKey
from jinqiu_desktop.kinds import Attached, Json
from jinqiu_desktop.places import told
from jinqiu_desktop.records import Draft, Record, Remark, StepTaken, state_of
from jinqiu_desktop.rules import Claim
from jinqiu_desktop.rules.ledgers import DESTROYED
from jinqiu_desktop.store import audit, backup, book, ledger, migrate, verify
from jinqiu_desktop.store.attachments import SWEPT_AFTER_DAYS, AttachmentFiles
from jinqiu_desktop.store.audit import AuditLine
from jinqiu_desktop.store.book import BundleSeen, Peer
from jinqiu_desktop.store.copy import faults
from jinqiu_desktop.store.destroying import destroy, empty_log
from jinqiu_desktop.store.drafts import DraftLine, Drafts
from jinqiu_desktop.store.engine import fixed_reader, reader, writer
from jinqiu_desktop.store.folder import DataFolder, make_folders, refuse_network, refuse_unwritable
from jinqiu_desktop.store.intake import Held, Intake, Scan, TakenIn, Taking, read_chain, read_held
from jinqiu_desktop.store.lock import StoreLock
from jinqiu_desktop.store.measure import Found, behind, measure
from jinqiu_desktop.store.projection import Derived, Projection
from jinqiu_desktop.store.remarks import add_remarks, close_remarks, open_remarks, read_remark, read_remarks
from jinqiu_desktop.store.schema import attachment as attachment_table
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.search import DRAFT, Brought, Line, Listing, Lists, Question, Sought, Tally
from jinqiu_desktop.store.writing import Submission, Writing, in_bulk
from jinqiu_desktop.tables import Counted

Clock = Callable[[], datetime]

_ARCHIVE: Final = migrate.MIGRATIONS / "archive"
_DRAFTS: Final = migrate.MIGRATIONS / "drafts"
_FORESEEN: Final = 500  # values in one question
_REMEMBERED: Final = 256  # revisions kept in memory: rules ask for the same few records at every keystroke
_ATTACHED = re.compile(r'"sha256":"([0-9a-f]{64})"')


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Engines:
    writes: Engine
    reads: Engine
    drafts_write: Engine
    drafts_read: Engine

    @staticmethod
    def of(folder: DataFolder, key: StoreKey) -> _Engines:
        return _Engines(
            writes=writer(folder.archive, key.database),
            reads=reader(folder.archive, key.database),
            drafts_write=writer(folder.drafts, key.drafts),
            drafts_read=reader(folder.drafts, key.drafts),
        )

    @staticmethod
    def fixed(folder: DataFolder, key: StoreKey) -> _Engines:
        """For a folder in which nothing can be written."""
        archive, drafts = fixed_reader(folder.archive, key.database), fixed_reader(folder.drafts, key.drafts)
        return _Engines(writes=archive, reads=archive, drafts_write=drafts, drafts_read=drafts)

    def dispose(self) -> None:
        for one in (self.reads, self.drafts_read, self.drafts_write, self.writes):
            one.dispose()


@dataclass(kw_only=True, slots=True)
class _Known:
    """What rules asked since the last commit: they ask the same at every keystroke."""

    claims: dict[tuple[str, str], tuple[Claim, ...]] = field(default_factory=dict)
    referring: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)


class Store:
    """An open store. Close it, or use it as a context manager. It may be used from several threads at once."""

    def __init__(
        self,
        folder: DataFolder,
        key: StoreKey,
        catalog: Catalog,
        engines: _Engines,
        lock: StoreLock | None,
        clock: Clock,
    ) -> None:
        self._folder = folder
        self._key = key
        self._catalog = catalog
        self._engines = engines
        self._lock = lock
        self._clock = clock
        self._projection = Projection(catalog)
        self._drafts = Drafts(engines.drafts_write, engines.drafts_read, catalog)
        self._lists = Lists(engines.reads, self._projection, self._drafts)
        self._files = AttachmentFiles(folder.attachments, key)
        self._remembered: dict[tuple[str, int], Record] = {}
        self._known = _Known()
        self._copied: DataFolder | None = None

    # --- opening and closing ---

    @staticmethod
    def create(
        folder: Path,
        key_file: KeyFile,
        key: StoreKey,
        catalog: Catalog,
        *,
        who: str,
        clock: Clock = _utc_now,
        mounts: Mapping[str, str] | None = None,
    ) -> Store:
        """A new, empty store in a folder that has none; the key file is written last.

        Raises `Failure` store.exists, folder.network, folder.read_only, disk.full, store.in_use.
        """
        place = DataFolder(folder)
        refuse_network(folder, mounts)
        if place.has_store:
            raise Failure("store.exists", name=str(folder))
        make_folders(place)
        refuse_unwritable(place)
        lock = StoreLock.take(place, who or getpass.getuser(), clock())
        engines = _Engines.of(place, key)
        made = Store(place, key, catalog, engines, lock, clock)
        try:
            migrate.create_tables(place.archive, key.database, _ARCHIVE)
            migrate.create_tables(place.drafts, key.drafts, _DRAFTS)
            with engines.writes.begin() as connection:
                made._projection.create(connection)
                made._projection.index(connection)
                book.write_setting(connection, "fingerprint", made._projection.fingerprint)
                book.write_setting(connection, "lineage", str(uuid.uuid4()))
            key_file.save(place.keys)
        except BaseException:
            made.abandon()
            raise
        return made

    @staticmethod
    def open(
        folder: Path,
        key: StoreKey,
        catalog: Catalog,
        *,
        who: str = "",
        read_only: bool = False,
        progress: Progress = no_progress,
        clock: Clock = _utc_now,
        mounts: Mapping[str, str] | None = None,
    ) -> Store:
        """Opens a store with its key; an older one is brought to today, derived tables of other forms are rebuilt.

        With `read_only` no lock is taken, so that it works beside a running program and where nothing can be written, and nothing is
        changed. Raises `Failure`
        store.missing, keyfile.missing, keyfile.damaged, passphrase.wrong (another store's key), store.damaged, store.newer,
        store.in_use, store.other_forms, folder.network, folder.read_only, disk.full; `Stopped`.
        """
        place = DataFolder(folder)
        if not place.has_store:
            raise Failure("store.missing", name=str(folder))
        refuse_network(folder, mounts)
        if not KeyFile.load(place.keys).fits(key):
            raise Failure("passphrase.wrong")
        for path in (place.archive, place.drafts):
            if not path.is_file() or not path.stat().st_size:  # SQLite would make an empty one new
                raise Failure("store.damaged", name=path.name)
        lock = None
        if not read_only:
            refuse_unwritable(place)
            make_folders(place)
            lock = StoreLock.take(place, who or getpass.getuser(), clock())
        copied = None
        if lock is None and not _takes_files(place):
            copied = _copied_with_logs(place)
            engines = _Engines.of(copied, key) if copied is not None else _Engines.fixed(place, key)
        else:
            engines = _Engines.of(place, key)
        made = Store(place, key, catalog, engines, lock, clock)
        made._copied = copied
        try:
            made._bring_to_today(progress)
        except BaseException:
            made.close()
            raise
        return made

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened to look only."""
        return self._lock is None

    def name_holder(self, who: str) -> None:
        """Who holds the store, for the program that comes second; the name is known only after opening."""
        if self._lock is not None:
            self._lock.say(who, self._clock())

    def close(self) -> None:
        """Closes the files and lets others in."""
        self._engines.dispose()
        if self._copied is not None:
            shutil.rmtree(self._copied.root, ignore_errors=True)
        if self._lock is not None:
            self._lock.release()

    def abandon(self) -> None:
        """Closes and removes a store that was just made and could not be finished."""
        self.close()
        place = self._folder
        beside = [
            place.root / f"{one.name}{tail}" for one in (place.archive, place.drafts) for tail in ("-wal", "-shm")
        ]
        for path in (place.keys, place.archive, place.drafts, *beside, place.lock):
            path.unlink(missing_ok=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _bring_to_today(self, progress: Progress) -> None:
        both = (
            (self._folder.archive, self._key.database, _ARCHIVE, self._engines.reads),
            (self._folder.drafts, self._key.drafts, _DRAFTS, self._engines.drafts_read),
        )
        if self._lock is None:
            for path, _, line, engine in both:
                migrate.refuse_older(path, line, engine)
            if self.setting("fingerprint") != self._projection.fingerprint:
                raise Failure("store.other_forms")
            return
        for path, key, line, engine in both:
            migrate.bring_to_today(self._folder, path, key, line, engine, self._clock())
        if self.setting("fingerprint") != self._projection.fingerprint:
            self.rebuild(progress)
        self._drop_submitted_drafts()

    def _drop_submitted_drafts(self) -> None:
        """Drafts that became a revision just before a crash."""
        saved = self._drafts.saved()
        if not saved:
            return
        query = select(record_table.c.uid, record_table.c.draft_at).where(record_table.c.uid.in_(list(saved)))
        with self._engines.reads.connect() as connection:
            left = {row.uid: row.draft_at for row in connection.execute(query) if row.draft_at == saved[row.uid]}
        if left:
            self._drafts.drop_saved(left)

    # --- drafts ---

    def save_draft(self, draft: Draft) -> None:
        """Puts a draft on disk before it returns. Raises `Failure` disk.full, store.busy, store.read_only."""
        self._refuse_reading()
        self._drafts.save(draft)

    def draft(self, uid: str) -> Draft | None:
        """A draft as it was saved. Raises `Failure` draft.damaged."""
        return self._drafts.draft(uid)

    def drafts(self, form_id: str | None = None) -> tuple[DraftLine, ...]:
        """The fillings in progress, newest first."""
        return self._drafts.lines(form_id)

    def drop_draft(self, uid: str) -> None:
        """Removes a draft; a saved record behind it stays."""
        self._refuse_reading()
        self._drafts.drop(uid)

    # --- records ---

    def commit(self, submission: Submission) -> Record:
        """Makes a submission truth, with everything derived from it, in one transaction; gives the record with its number.

        Raises `Refused` when a unique value is taken (V03, V12, claim.taken); `Failure` record.changed, disk.full, store.busy.
        """
        return self.commit_many((submission,))[0]

    def commit_many(self, submissions: Iterable[Submission], progress: Progress = no_progress) -> tuple[Record, ...]:
        """All or none of them, in one transaction. Raises as `commit`, with the problems of all; `Stopped`."""
        self._refuse_reading()
        saved: list[Record] = []
        drop: dict[str, str] = {}
        drafts = self._drafts.saved()
        total = len(submissions) if isinstance(submissions, Sequence) else 0
        with self._engines.writes.begin() as connection:
            writing = Writing(connection, self._catalog, self._projection, drafts, self._clock())

            def told(done: int) -> None:
                progress.step(done, max(total, done), "保存")

            for some in in_bulk(submissions):
                saved += writing.take(some, told)
                uids = [one.record.uid for one in some if one.drop_draft]
                drop |= {uid: drafts[uid] for uid in uids if uid in drafts}
            writing.finish()
        self._known = _Known()
        if drop:
            with suppress(Failure):  # the records are saved; a draft left over is dropped at the next opening
                self._drafts.drop_saved(drop)
        return tuple(saved)

    def add_steps(self, uid: str, steps: Sequence[StepTaken], *, who: str = "", act: str = "") -> None:
        """Adds to a record's log, and with `act` to the audit log; entries it has already are left out.

        Raises `Failure` record.unknown, record.changed.
        """
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            self._add_steps(connection, uid, steps, who, act)
        self._known = _Known()

    def log(self, steps: Sequence[StepTaken], *, who: str) -> None:
        """Steps of several records, all of them or none, each told in the audit log. Raises as `add_steps`."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            for one in steps:
                self._add_steps(connection, one.uid, (one,), who, f"step.{one.step}")
        self._known = _Known()

    def _add_steps(self, connection: Connection, uid: str, steps: Sequence[StepTaken], who: str, act: str) -> None:
        row = connection.execute(select(record_table).where(record_table.c.uid == uid)).first()
        if row is None:
            raise Failure("record.unknown", name=uid)
        log = ledger.read_steps(connection, uid)
        new = [one for one in steps if one.event not in {old.event for old in log}]
        if not new:
            return
        if new[0].prev != (log[-1].digest if log else ""):
            raise Failure("record.changed", name=row.number)
        ledger.insert_steps(connection, ledger.step_rows(new, len(log) + 1))
        state, at = state_of(self._catalog.form(row.form), (*log, *new)), new[-1].at
        changed = {"state": state, "changed_at": at.isoformat()}
        connection.execute(update(record_table).where(record_table.c.n == row.n).values(changed))
        self._projection.set_state(connection, row.form, uid, row.n, state, at)
        derived = Derived()
        self._projection.derive_steps(row.form, uid, new, len(log) + 1, derived)
        self._projection.write(connection, derived)
        if act:
            acts = [audit.Act(who=who, act=act, uid=uid, facts=_told_of(one)) for one in new]
            audit.append(connection, acts, self._clock())

    def record(self, uid: str, no: int | None = None) -> Record | None:
        """The newest revision of a record, or the one asked for. Raises `Failure` record.damaged."""
        with self._engines.reads.connect() as connection:
            row = connection.execute(select(record_table).where(record_table.c.uid == uid)).first()
            if row is None:
                return None
            found = self._revision(connection, uid, row.head if no is None else no)
        return None if found is None else ledger.placed(found, row)

    def revisions(self, uid: str) -> tuple[Record, ...]:
        """Every revision of a record, oldest first. Raises `Failure` record.damaged."""
        with self._engines.reads.connect() as connection:
            row = connection.execute(select(record_table).where(record_table.c.uid == uid)).first()
            if row is None:
                return ()
            query = select(revision_table).where(revision_table.c.uid == uid).order_by(revision_table.c.no)
            rows = connection.execute(query).all()
        return tuple(ledger.placed(ledger.record_of(one, self._catalog), row) for one in rows)

    def steps(self, uid: str) -> tuple[StepTaken, ...]:
        """The log of a record. Raises `Failure` record.damaged."""
        with self._engines.reads.connect() as connection:
            return ledger.read_steps(connection, uid)

    def state(self, uid: str) -> str:
        """The state of a record; `draft` for what was never submitted."""
        known = self._known.states
        if self._lock is None or uid not in known:
            query = select(record_table.c.state).where(record_table.c.uid == uid)
            with self._engines.reads.connect() as connection:
                state = connection.execute(query).scalar_one_or_none() or DRAFT
            if self._lock is None:
                return state
            known[uid] = state
        return known[uid]

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        """What a record's log says of the last time it took a step onwards; nothing where it never did. Raises `Failure` record.damaged."""
        onwards = (one.values for one in reversed(self.steps(uid)) if one.step == step and not one.outcome)
        return next(onwards, {})

    def find(self, named: str) -> str | None:
        """The uid of the record or draft a person names by uid or number; another office's number stands after its name and a stroke.

        Raises `Failure` record.several when a number alone means records of several other offices.
        """
        typed = named.strip()
        office, _, number = typed.rpartition("/")
        query = select(record_table.c.uid, record_table.c.owner).where(
            (record_table.c.uid == typed.lower()) | (record_table.c.number == number.upper())
        )
        query = query.where(record_table.c.office == office) if office else query
        with self._engines.reads.connect() as connection:
            rows = connection.execute(query.order_by(record_table.c.owner, record_table.c.n)).all()
        if not rows:
            return typed.lower() if self._drafts.has(typed.lower()) else None
        if rows[0].owner and len(rows) > 1:  # ours, whose owner is empty, stand first
            raise Failure("record.several", name=named)
        return str(rows[0].uid)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        """Every record that holds a value, active or not."""
        if self._lock is None:
            return self._read_claims(kind, value)
        known = (
            self._known.claims
        )  # a commit puts an empty one in its place, so nothing read before it is remembered after
        if (kind, value) not in known:
            known[kind, value] = self._read_claims(kind, value)
        return known[kind, value]

    def foresee(self, kind: str, values: Iterable[str]) -> None:
        """Asks at once who holds each of these values: an import checks thousands of records, and its rules then ask one by one.

        Like every answer to a rule it is remembered until the next commit; a store that only reads remembers nothing.
        """
        if self._lock is None:
            return
        table, known = self._projection.claim, self._known.claims
        new = [value for value in dict.fromkeys(values) if (kind, value) not in known]
        found: dict[str, list[Claim]] = {value: [] for value in new}
        query = select(table).where(table.c.kind == kind, table.c.value.in_(bindparam("values", expanding=True)))
        with self._engines.reads.connect() as connection:
            for at in range(0, len(new), _FORESEEN):
                some = new[at : at + _FORESEEN]
                for row in connection.execute(query.order_by(table.c.uid, table.c.rid), {"values": some}):
                    found[row.value].append(_claim_of(row))
        known |= {(kind, value): tuple(claims) for value, claims in found.items()}

    def _read_claims(self, kind: str, value: str) -> tuple[Claim, ...]:
        table = self._projection.claim
        query = select(table).where(table.c.kind == kind, table.c.value == value).order_by(table.c.uid, table.c.rid)
        with self._engines.reads.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(_claim_of(row) for row in rows)

    def referring(self, uid: str, rid: str | None = None) -> tuple[str, ...]:
        """The uids of the records whose newest revision refers to a record, or to one row of it."""
        known = self._known.referring
        if self._lock is None or (uid, rid) not in known:
            with self._engines.reads.connect() as connection:
                found = self._projection.referring(connection, uid, rid)
            if self._lock is None:
                return found
            known[uid, rid] = found
        return known[uid, rid]

    def _revision(self, connection: Connection, uid: str, no: int) -> Record | None:
        found = self._remembered.get((uid, no)) or ledger.read_revision(connection, uid, no, self._catalog)
        if found is not None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[uid, no] = found
        return found

    # --- counting ---

    def measure(self, asked: Sequence[Counted], cutoff: date, *, by_office: bool = False) -> tuple[Found, ...]:
        """What statistics ask: the answer to each question, in fen or whole things, by office where that is wanted. Raises `Failure` table.path."""
        with self._engines.reads.connect() as connection:
            return measure(connection, self._projection, asked, cutoff, by_office=by_office)

    def behind(self, asked: Counted, cutoff: date, office: str = "") -> tuple[str, ...]:
        """The uids of the records that one question counts. Raises `Failure` table.path."""
        with self._engines.reads.connect() as connection:
            return behind(connection, self._projection, asked, cutoff, office)

    # --- between offices ---

    def take_in(self, intake: Intake, progress: Progress = no_progress) -> None:
        """Takes in what another office sent, all of it or nothing, in one transaction; scans are encrypted before a row names them.

        Raises `Failure` record.changed, attachment.too_large, disk.full, store.busy; `Stopped`. Then nothing changed.
        """
        self._refuse_reading()
        made: set[Path] = set()
        try:
            kept = [
                self._keep_scan(scan, made, progress, at, len(intake.scans)) for at, scan in enumerate(intake.scans)
            ]
            with self._engines.writes.begin() as connection:
                taking = Taking(connection, self._catalog, self._projection, self._clock())
                taking.scans(kept)
                for at, one in enumerate(intake.records):
                    progress.step(at, max(intake.total, at), "收进档案")
                    taking.take(one)
                taking.finish(intake)
        except BaseException:
            for path in made:
                path.unlink(missing_ok=True)
            raise
        finally:
            self._known = _Known()
            self._remembered.clear()  # a revision may have been set aside for another one of the same number

    def _keep_scan(self, scan: Scan, made: set[Path], progress: Progress, at: int, of: int) -> tuple[str, int]:
        progress.step(at, of, "收附件")
        path = self._files.file_of(scan.sha256)
        if not path.exists():
            made.add(path)
        with scan.open() as content:
            return self._files.put(content, scan.name)

    def give_away(self, moved: Sequence[TakenIn], who: str) -> None:
        """Another office owns these records from now on, all of them or none; their logs say so. Raises `Failure` record.unknown."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            taking = Taking(connection, self._catalog, self._projection, self._clock())
            for one in moved:
                taking.take(one)
            taking.flush()
            acts = [audit.Act(who=who, act="transfer", uid=one.uid) for one in moved]
            audit.append(connection, acts, self._clock())
        self._known = _Known()

    def held(self, uid: str) -> Held | None:
        """What is here of a record, also of another office's. Raises `Failure` record.damaged."""
        with self._engines.reads.connect() as connection:
            return read_held(connection, uid)

    def chain(self, uid: str) -> tuple[tuple[int, str], ...]:
        """(no, digest) of every revision before the newest, also of those known by digest only."""
        with self._engines.reads.connect() as connection:
            return read_chain(connection, uid)

    def passed_on(self, uid: str) -> tuple[str, Mapping[str, Json]]:
        """What came with another office's record: the code of its papers, and what a newer program said of it."""
        with self._engines.reads.connect() as connection:
            row = connection.execute(select(record_table).where(record_table.c.uid == uid)).first()
        return ("", {}) if row is None else (row.code, json.loads(row.more or "{}"))

    def owned_by(self, owner: str) -> tuple[str, ...]:
        """The uids of the records of an office (its `Card.sender`; empty: this one), in the order they came."""
        query = select(record_table.c.uid).where(record_table.c.owner == owner).order_by(record_table.c.n)
        with self._engines.reads.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def owned(self) -> Mapping[str, int]:
        """How many records there are of each other office."""
        query = (
            select(record_table.c.owner, func.count().label("number"))
            .where(record_table.c.owner != "")
            .group_by(record_table.c.owner)
        )
        with self._engines.reads.connect() as connection:
            return {row.owner: row.number for row in connection.execute(query)}

    def knows_scan(self, sha256: str) -> bool:
        """Whether an attached file is kept here."""
        query = select(attachment_table.c.sha256).where(attachment_table.c.sha256 == sha256)
        with self._engines.reads.connect() as connection:
            return connection.execute(query).first() is not None

    def remarks(self, uid: str) -> tuple[Remark, ...]:
        """The remarks on a record, open and closed, oldest first."""
        with self._engines.reads.connect() as connection:
            return read_remarks(connection, uid)

    def open_remarks(self) -> tuple[Remark, ...]:
        """The remarks of other offices that wait to be answered by a change of this office's records, oldest first."""
        with self._engines.reads.connect() as connection:
            return open_remarks(connection)

    def one_remark(self, uuid: str) -> Remark | None:
        """A remark by its uuid."""
        with self._engines.reads.connect() as connection:
            return read_remark(connection, uuid)

    def add_remark(self, remark: Remark, who: str) -> None:
        """Keeps a remark made here, and who made it."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            add_remarks(connection, [remark], self._clock())
            act = audit.Act(who=who, act="remark", uid=remark.uid, facts={"remark": remark.uuid})
            audit.append(connection, [act], self._clock())

    def close_remark(self, remark: Remark, digest: str, who: str) -> None:
        """Closes a remark at a revision (its digest)."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            close_remarks(connection, {remark.uuid: digest})
            audit.append(connection, [audit.Act(who=who, act="remark.close", uid=remark.uid)], self._clock())

    # --- lists ---

    def list(
        self,
        form_id: str,
        search: str = "",
        states: Sequence[str] = (),
        limit: int = 200,
        offset: int = 0,
        *,
        drafts: bool = True,
    ) -> Listing:
        """A page of the records (and, first, drafts) of a form that have every typed word, newest change first."""
        return self._lists.page(form_id, search, states, limit, offset, drafts=drafts)

    def counts(self, form_id: str, search: str = "") -> Mapping[str, int]:
        """How many of what was found are in each state."""
        return self._lists.counts(form_id, search)

    def first(self, form_id: str, question: Question, limit: int) -> tuple[Line, ...]:
        """The first lines of what is found, quickly: nothing is counted."""
        return self._lists.first(form_id, question, limit)

    def order(self, form_id: str, question: Question) -> tuple[str, ...]:
        """The uids of everything that is found, in the order of the list."""
        return self._lists.order(form_id, question)

    def lines(self, form_id: str, uids: Sequence[str]) -> tuple[Line, ...]:
        """The lines of these records and drafts of a form, in this order; those that are gone are left out."""
        return self._lists.lines(form_id, uids)

    def saved_among(self, form_id: str, uids: Sequence[str]) -> tuple[str, ...]:
        """Which of these are saved records of a form, in the order of its list."""
        return self._lists.saved_among(form_id, uids)

    def tally(self, form_id: str, question: Question) -> Tally:
        """How much of what is found is in each state, and how much has each mark."""
        return self._lists.tally(form_id, question)

    def sought(self, form_id: str, sought: Sought, limit: int = 500) -> Listing:
        """The saved records of a form that are looked for, the most urgent first, and how many there are in all."""
        return self._lists.sought(form_id, sought, limit)

    def sought_uids(self, form_id: str, sought: Sought) -> tuple[str, ...]:
        """The uids of all of them, in the same order."""
        return self._lists.sought_uids(form_id, sought)

    def named_by(self, form_id: str, state: str) -> frozenset[str]:
        """The uids of everything that records of a form in this state refer to, themselves or in their rows."""
        return self._lists.named_by(form_id, state)

    def copied_from(self, form_id: str, states: Sequence[str], source: str) -> Mapping[str, str]:
        """The digest of what this office's own records in these states name as a source, by uid."""
        return self._lists.copied_from(form_id, states, source)

    def brought(self, form_id: str, rows_id: str, through: str) -> tuple[Brought, ...]:
        """What came for each record, by the rows of the lists of a form that refer to it by the field `through`."""
        return self._lists.brought(form_id, rows_id, through)

    # --- attachments ---

    def attach(self, source: Path | BinaryIO, name: str, progress: Progress = no_progress) -> Attached:
        """Keeps a file, encrypted, beside the store. Raises `Failure` attachment.too_large, attachment.empty, disk.full, …."""
        self._refuse_reading()
        progress.step(0, 1, "收附件")
        digest, size = self._files.put(source, name)
        row = {"sha256": digest, "size": size, "at": self._clock().isoformat()}
        with self._engines.writes.begin() as connection:
            known = select(attachment_table.c.sha256).where(attachment_table.c.sha256 == digest)
            if connection.execute(known).first() is None:
                connection.execute(insert(attachment_table), [row])
        progress.step(1, 1, "收附件")
        return Attached(digest, size, name)

    def attachment(self, digest: str) -> bytes:
        """The content of an attached file by its SHA-256 (hex). Raises `Failure` attachment.missing, attachment.damaged."""
        return self._files.get(digest)

    def sweep(self) -> int:
        """Forgets scans that no revision and no draft names, once they are a week old; gives how many files went."""
        self._refuse_reading()
        named: set[str] = set()
        for body in self._drafts.bodies():
            named |= set(_ATTACHED.findall(body))
        before = (self._clock() - timedelta(days=SWEPT_AFTER_DAYS)).isoformat()
        with self._engines.writes.begin() as connection:
            for answers in connection.execute(select(revision_table.c.answers)).scalars():
                named |= set(_ATTACHED.findall(answers))
            rows = connection.execute(select(attachment_table.c.sha256, attachment_table.c.at)).all()
            unnamed = [row.sha256 for row in rows if row.sha256 not in named and row.at < before]
            if unnamed:
                connection.execute(delete(attachment_table).where(attachment_table.c.sha256.in_(unnamed)))
        return self._files.sweep(frozenset(row.sha256 for row in rows) - frozenset(unnamed))

    def destroy(self, uids: Sequence[str], *, who: str, facts: Mapping[str, str]) -> None:
        """Removes for ever what these records said, their logs, remarks, drafts and scans; uid, number and digests stay, and an entry in the
        audit log for each. Records that are destroyed already are passed over. Raises `Failure` disk.full, store.busy; then nothing changed.
        """
        self._refuse_reading()
        in_drafts = {digest for body in self._drafts.bodies() for digest in _ATTACHED.findall(body)}
        with self._engines.writes.begin() as connection:
            query = select(record_table).where(record_table.c.uid.in_(uids), record_table.c.state != DESTROYED)
            rows = connection.execute(query).all()
            scans = destroy(connection, self._projection, [row.uid for row in rows], frozenset(in_drafts))
            acts = [
                audit.Act(who=who, act="destroy", uid=row.uid, facts={**facts, "number": row.number}) for row in rows
            ]
            audit.append(connection, acts, self._clock())
        empty_log(self._engines.writes)
        for digest in scans:
            self._files.file_of(digest).unlink(missing_ok=True)
        for uid in uids:
            self._drafts.drop(uid)
        self._known = _Known()
        self._remembered.clear()

    # --- settings, other offices, bundles ---

    def setting(self, key: str) -> str | None:
        """A setting of this store, or None."""
        with self._engines.reads.connect() as connection:
            return book.read_setting(connection, key)

    def set_setting(self, key: str, value: str, *, secret: bool = False) -> None:
        """Keeps a setting. A secret one is never part of what is shown or exported."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            book.write_setting(connection, key, value, secret=secret)

    def peers(self) -> tuple[Peer, ...]:
        """The offices whose cards were taken in."""
        with self._engines.reads.connect() as connection:
            return book.read_peers(connection)

    def set_peer(self, card: Card, trust: str) -> None:
        """Takes an office's card in, in place of an older one of the same signing key."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            book.write_peer(connection, Peer(card=card, trust=trust, at=self._clock()))

    def drop_peer(self, sender: str) -> None:
        """Forgets an office by its `Card.sender`."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            book.drop_peer(connection, sender)

    def lineage(self) -> str:
        """The uuid under which this store numbers its bundles; a restored store has a new one."""
        return self.setting("lineage") or ""

    def note_bundle(self, seen: BundleSeen) -> None:
        """Remembers a bundle sent or taken in."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            book.write_bundle(connection, seen)

    def bundles(self, direction: str) -> tuple[BundleSeen, ...]:
        """The bundles sent ("out") or taken in ("in"), by peer, lineage and sequence."""
        with self._engines.reads.connect() as connection:
            return book.read_bundles(connection, direction)

    def receipts(self, uuid: str) -> tuple[str, ...]:
        """The receipts of a bundle, one each time something of it was taken in."""
        with self._engines.reads.connect() as connection:
            return book.read_receipts(connection, uuid)

    def last_seq(self, direction: str, lineage: str) -> int:
        """The highest sequence number of a lineage; 0 when there is none."""
        with self._engines.reads.connect() as connection:
            return book.last_seq(connection, direction, lineage)

    # --- who did what ---

    def audit(self, who: str, act: str, uid: str = "", facts: Mapping[str, str] | None = None) -> None:
        """One entry in the audit log: ids, codes and counts, never answers."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            audit.append(connection, [audit.Act(who=who, act=act, uid=uid, facts=facts or {})], self._clock())

    def audit_log(self, since: int = 0) -> tuple[AuditLine, ...]:
        """The audit log, oldest first, after entry `since`."""
        with self._engines.reads.connect() as connection:
            return audit.entries(connection, since)

    def answering(self) -> tuple[AuditLine, ...]:
        """The entries of the audit log that tell of steps taken and remarks made here, and of their going back to an office."""
        with self._engines.reads.connect() as connection:
            return audit.answering(connection)

    # --- keeping it whole ---

    def verify(self, progress: Progress = no_progress) -> verify.Verification:
        """Checks everything on disk against itself; changes nothing. `Stopped` when the person wants it."""
        found: list[Problem] = []
        both = ((self._folder.archive, self._key.database), (self._folder.drafts, self._key.drafts))
        for at, (path, key) in enumerate(both):
            progress.step(at, len(both), "检查档案文件")
            found += [problem(path.name, code, name=path.name, count=str(count)) for code, count in faults(path, key)]
        try:
            found += self._broken(progress)
            with self._engines.reads.connect() as connection:
                counted = verify.counts(connection)
        except Failure as failure:
            found.append(problem("archive.db", failure.code, name="archive.db"))
            counted = {}
        return verify.Verification(problems=tuple(found), counts=counted)

    def _broken(self, progress: Progress) -> Iterator[Problem]:
        with self._engines.reads.connect() as connection:
            yield from verify.broken_revisions(connection)
            yield from verify.broken_steps(connection)
            yield from verify.broken_audit(connection)
            yield from verify.broken_attachments(connection, self._files, progress)
            yield from verify.broken_projection(connection, self._projection, progress)
        yield from (problem(uid, "verify.draft", name=uid) for uid in self._drafts.damaged())

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Drops everything derived and makes it anew from truth, in one transaction. Raises `Failure` record.damaged; `Stopped`."""
        self._refuse_reading()
        with self._engines.writes.begin() as connection:
            total = verify.counts(connection)["record"]
            self._projection.drop(connection)
            self._projection.create(connection)
            derived, last, done = Derived(), 0, 0
            while rows := verify.newest(connection, last):
                progress.step(done, total, "整理档案")
                logs = ledger.read_logs(connection, [row.uid for row in rows])
                for row in rows:
                    record, log = ledger.filed(row, self._catalog), logs.get(row.uid, ())
                    self._projection.derive(record, log, row.n, row.changed_at, derived)
                self._projection.write(connection, derived)
                last, done = rows[-1].n, done + len(rows)
            progress.step(done, total, "整理档案")
            self._projection.index(connection)
            book.write_setting(connection, "fingerprint", self._projection.fingerprint)
        self._known = _Known()

    def backup(self, path: Path, progress: Progress = no_progress) -> backup.Backup:
        """Writes one file that holds the whole store, and reads it back before it gets its name.

        Raises `Failure` backup.unsound, disk.full, folder.read_only, store.damaged; `Stopped`. Then there is no backup.
        """
        with self._engines.reads.connect() as connection:
            digests = connection.execute(select(attachment_table.c.sha256)).scalars().all()
        files = tuple(sorted(self._files.file_of(digest) for digest in digests))
        return backup.write_backup(self._folder, self._key, files, path, self._clock(), progress)

    @staticmethod
    def keys_in_backup(path: Path) -> KeyFile:
        """The key file in a backup, to unlock it with. Raises `Failure` file.missing, backup.damaged, backup.newer."""
        return backup.keys_of(path)

    @staticmethod
    def check_backup(path: Path, progress: Progress = no_progress) -> None:
        """Reads a whole backup and compares it with its list; needs no key. Raises `Failure` file.missing, backup.damaged, backup.newer; `Stopped`."""
        backup.check_backup(path, progress)

    @staticmethod
    def restore(
        path: Path,
        folder: Path,
        key: StoreKey,
        progress: Progress = no_progress,
        *,
        clock: Clock = _utc_now,
        mounts: Mapping[str, str] | None = None,
    ) -> Path | None:
        """Makes the store of a backup in `folder`; gives where the folder that was there is now, or None.

        No program may have the folder's store open. The restored store numbers its bundles under a new lineage. Raises `Failure`
        passphrase.wrong, backup.damaged, backup.newer, store.in_use, folder.network, disk.full; `Stopped`. Then nothing changed.
        """
        refuse_network(folder, mounts)
        if not backup.keys_of(path).fits(key):
            raise Failure("passphrase.wrong")
        place = DataFolder(folder)
        if place.has_store:
            StoreLock.take(place, getpass.getuser(), clock()).release()
        aside = backup.unpack_backup(path, place, key, clock(), progress)
        _begin_lineage(place, key)
        return aside

    def come_back(self, who: str) -> None:
        """The data folder was gone, as with a pulled stick, and is there again: its files are opened anew, and the lock is taken again.

        Raises `Failure` store.in_use when another program has it now, folder.gone, folder.read_only.
        """
        if not self._folder.keys.is_file():
            raise Failure("folder.gone", name=str(self._folder.root))
        self._engines.dispose()
        self._known = _Known()
        self._remembered.clear()
        if self._lock is not None:
            self._lock.release()
            self._lock = StoreLock.take(self._folder, who, self._clock())

    def _refuse_reading(self) -> None:
        if self._lock is None:
            raise Failure("store.read_only")
        if not self._folder.keys.is_file():  # a pulled stick: files that are open would take what nobody finds again
            raise Failure("folder.gone", name=str(self._folder.root))


def _takes_files(place: DataFolder) -> bool:
    try:
        refuse_unwritable(place)
    except Failure as failure:
        return failure.code == "disk.full"
    return True


def _copied_with_logs(place: DataFolder) -> DataFolder | None:
    """Copies of databases whose program was killed before what stands in their logs was in them; None where there is no such log.

    They are encrypted as they lie, and go when the store is closed.
    """
    both = (place.archive, place.drafts)
    logs = [path.with_name(f"{path.name}-wal") for path in both]
    if not any(log.is_file() and log.stat().st_size for log in logs):
        return None
    copied = DataFolder(Path(tempfile.mkdtemp(prefix="jinqiu-")))
    try:
        for path in (*both, *logs):
            if path.is_file():
                shutil.copyfile(path, copied.root / path.name)
    except OSError as error:
        shutil.rmtree(copied.root, ignore_errors=True)
        raise told(error, path.name) from error
    return copied


def _claim_of(row: Row[Any]) -> Claim:
    return Claim(kind=row.kind, value=row.value, role=row.role, uid=row.uid, rid=row.rid, active=bool(row.active))


def _told_of(one: StepTaken) -> dict[str, str]:
    return {"event": one.event, **({"outcome": one.outcome} if one.outcome else {})}


def _begin_lineage(place: DataFolder, key: StoreKey) -> None:
    """A restored store may have sent bundles since; the receiver is told by a new lineage that names the last it knew."""
    engine = writer(place.archive, key.database)
    try:
        with engine.begin() as connection:
            before = book.read_setting(connection, "lineage") or ""
            book.write_setting(connection, "lineage.before", f"{before} {book.last_seq(connection, 'out', before)}")
            book.write_setting(connection, "lineage", str(uuid.uuid4()))
    finally:
        engine.dispose()
