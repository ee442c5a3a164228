"""Truth: revisions and steps, written once and never changed, and read back only if they are what was written.

Every function works on a connection somebody else opened; what belongs together is written in one transaction by `Store`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.records import (
    CopiedFrom,
    Json,
    Record,
    StepTaken,
    canonical,
    canonical_json,
    digest,
    from_json,
)
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.schema import step as step_table

RevisionRow = dict[str, str | int]
"""One line of the table `revision`."""

_SUMMED = tuple(one.name for one in revision_table.columns if one.name != "sum")


def revision_row(form: Form, record: Record) -> RevisionRow:
    """A record as its line in the table, with digest and sum."""
    answers = canonical(form, record.answers)
    row: RevisionRow = {
        "uid": record.uid,
        "no": record.no,
        "form": record.form,
        "form_rev": record.form_rev,
        "answers": answers,
        "digest": digest(record.form, record.form_rev, answers),
        "parents": canonical_json(list(record.parents)),
        "frozen": canonical_json({path: form.field(path).kind.stored(one) for path, one in record.frozen.items()}),
        "sources": canonical_json({path: [one.uid, one.no, one.digest] for path, one in record.sources.items()}),
        "notes": canonical_json(dict(record.notes)),
        "office": record.office,
        "by": record.by,
        "at": record.at.isoformat(),
    }
    return {**row, "sum": _sum(row)}


def record_of(row: Row[Any], catalog: Catalog) -> Record:
    """A line of `revision` as a record, still without number and state. Raises `Failure` record.damaged."""
    held = row._asdict()
    if not is_sound(row):
        raise Failure("record.damaged", name=held["uid"])
    form = catalog.form(held["form"], held["form_rev"])
    return Record(
        uid=held["uid"],
        no=held["no"],
        number="",
        form=held["form"],
        form_rev=held["form_rev"],
        answers=from_json(form, json.loads(held["answers"])),
        digest=held["digest"],
        parents=tuple(json.loads(held["parents"])),
        frozen=dict(_frozen(form, json.loads(held["frozen"]))),
        sources={
            path: CopiedFrom(uid=uid, no=no, digest=told)
            for path, (uid, no, told) in json.loads(held["sources"]).items()
        },
        notes=json.loads(held["notes"]),
        office=held["office"],
        by=held["by"],
        at=datetime.fromisoformat(held["at"]),
    )


def is_sound(row: Row[Any]) -> bool:
    """Whether a line of `revision` is what was written: SQLCipher may hand out a damaged page as zeros without a word."""
    held = row._asdict()
    return bool(_sum(held) == held["sum"] and digest(held["form"], held["form_rev"], held["answers"]) == held["digest"])


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One row of a `Filed` revision."""

    rid: str
    _fields: Mapping[str, Field]
    _answers: Mapping[str, Json]
    _frozen: Mapping[str, Json]
    _rows_id: str

    def value(self, field_id: str) -> Value | None:
        """The answer or frozen value of a field, or None."""
        declared = self._fields[field_id]
        path = row_path(self._rows_id, self.rid, field_id)
        return _held(declared, self._answers.get(field_id), self._frozen.get(path))


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """The newest revision of a record as it lies in the table, with what lies beside: a value is read only when it is asked for.

    Deriving needs a tenth of a record's values; making a whole `Record` of each would double the time.
    """

    uid: str
    form: str
    number: str
    state: str
    office: str
    owner: str
    _form: Form
    _answers: Mapping[str, Json]
    _frozen: Mapping[str, Json]

    @property
    def called(self) -> str:
        """As `Record.called`."""
        return f"{self.office}/{self.number}" if self.owner else self.number

    def value(self, path: str) -> Value | None:
        """The answer or frozen value at the path of a field outside rows, or None."""
        declared = self._form.fields.get(path)
        return None if declared is None else _held(declared, self._answers.get(path), self._frozen.get(path))

    def rows(self, rows_id: str) -> tuple[FiledRow, ...]:
        """The rows of a block."""
        block = self._form.rows.get(rows_id)
        if block is None:
            return ()
        lines = self._answers.get(rows_id, ())
        return tuple(FiledRow(one["rid"], block.fields, one, self._frozen, rows_id) for one in lines)


def filed(row: Row[Any], catalog: Catalog) -> Filed:
    """A line of `revision` joined with number and state. Raises `Failure` record.damaged."""
    if not is_sound(row):
        raise Failure("record.damaged", name=row.uid)
    return Filed(
        uid=row.uid,
        form=row.form,
        number=row.number,
        state=row.state,
        office=row.office,
        owner=row.owner,
        _form=catalog.form(row.form, row.form_rev),
        _answers=json.loads(row.answers),
        _frozen=json.loads(row.frozen),
    )


def read_revision(connection: Connection, uid: str, no: int, catalog: Catalog) -> Record | None:
    """One revision of a record. Raises `Failure` record.damaged."""
    found = select(revision_table).where(revision_table.c.uid == uid, revision_table.c.no == no)
    row = connection.execute(found).first()
    return None if row is None else record_of(row, catalog)


def read_steps(connection: Connection, uid: str) -> tuple[StepTaken, ...]:
    """The log of a record, in order. Raises `Failure` record.damaged when an entry is not what was written."""
    rows = connection.execute(select(step_table).where(step_table.c.uid == uid).order_by(step_table.c.place)).all()
    taken = sound_steps(rows)
    if len(taken) < len(rows):
        raise Failure("record.damaged", name=uid)
    return taken


def read_logs(connection: Connection, uids: Sequence[str]) -> Mapping[str, tuple[StepTaken, ...]]:
    """The logs of several records, by uid; one that is not what was written is left out."""
    query = select(step_table).where(step_table.c.uid.in_(uids)).order_by(step_table.c.uid, step_table.c.place)
    rows: dict[str, list[Row[Any]]] = {uid: [] for uid in uids}
    for row in connection.execute(query):
        rows[row.uid].append(row)
    sound = {uid: sound_steps(some) for uid, some in rows.items()}
    return {uid: log for uid, log in sound.items() if len(log) == len(rows[uid])}


def sound_steps(rows: Iterable[Row[Any]]) -> tuple[StepTaken, ...]:
    """The log entries of a record, in order, up to the first that is not what was written or does not follow one before.

    Two offices may each have taken a step after the same one; both then follow it (formats.md §4: union by event).
    """
    taken: list[StepTaken] = []
    digests = {""}
    for row in rows:
        try:
            one = step_of(row)
        except ValueError:
            break  # not even readable
        if one.digest != row.digest or one.prev not in digests:
            break
        digests.add(one.digest)
        digests.discard("")  # only the first follows nothing
        taken.append(one)
    return tuple(taken)


def step_of(row: Row[Any]) -> StepTaken:
    """A line of `step`."""
    held = row._asdict()
    return StepTaken(
        event=held["event"],
        uid=held["uid"],
        step=held["step"],
        outcome=held["outcome"],
        office=held["office"],
        person=held["person"],
        on=date.fromisoformat(held["on"]),
        at=datetime.fromisoformat(held["at"]),
        values=json.loads(held["values"]),
        revision=held["revision"],
        prev=held["prev"],
    )


def step_rows(steps: Iterable[StepTaken], first_place: int) -> list[dict[str, str | int]]:
    """Log entries as lines of the table, from this place on."""
    return [
        {
            "event": one.event,
            "uid": one.uid,
            "place": place,
            "step": one.step,
            "outcome": one.outcome,
            "office": one.office,
            "person": one.person,
            "on": one.on.isoformat(),
            "at": one.at.isoformat(),
            "values": canonical_json(dict(one.values)),
            "revision": one.revision,
            "prev": one.prev,
            "digest": one.digest,
        }
        for place, one in enumerate(steps, start=first_place)
    ]


def next_n(connection: Connection) -> int:
    """The short number of the next new record."""
    return int(connection.execute(select(func.coalesce(func.max(record_table.c.n), 0))).scalar_one()) + 1


def insert_steps(connection: Connection, rows: list[dict[str, str | int]]) -> None:
    """Adds log entries."""
    if rows:
        connection.execute(insert(step_table), rows)


def placed(record: Record, row: Row[Any]) -> Record:
    """A revision with what lies beside it in its line of `record`."""
    return replace(record, number=row.number, state=row.state, owner=row.owner)


def _held(declared: Field, answer: Json, frozen: Json) -> Value | None:
    """As `records.from_json` reads it: what does not fit its kind has no value."""
    if answer is None or not declared.is_typed:
        return None if frozen is None else declared.kind.held(frozen)
    try:
        return declared.kind.held(answer)
    except ValueError:
        return None


def _frozen(form: Form, held: Mapping[str, Json]) -> Iterator[tuple[str, Value]]:
    for path, one in held.items():
        yield path, form.field(path).kind.held(one)


def _sum(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps([row[name] for name in _SUMMED], ensure_ascii=False).encode()).hexdigest()
