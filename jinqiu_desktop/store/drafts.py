"""Fillings in progress: their own database with its own writer, so that no import ever holds up a keystroke.

The newest state of a draft wins. Beside the draft itself lie what a list shows of it and its search words; both are made from it at
each save. Nothing here is unique, checked or frozen: a draft may be as wrong as it likes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, bindparam, delete, func, literal, or_, select, true
from sqlalchemy.dialects.sqlite import insert

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Field, Form, split_path
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.records import Draft, Json, canonical_json
from jinqiu_desktop.store import terms
from jinqiu_desktop.store.schema import draft as table


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftLine:
    """What a list shows of a draft: the fields a list of its form has, as far as they could be read."""

    uid: str
    form: str
    base: str
    saved_at: datetime
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """The drafts of a form: those that were found, newest first, and every one there is, by uid."""

    found: tuple[str, ...]
    every: frozenset[str]


class Drafts:
    """The drafts of one store."""

    def __init__(self, writes: Engine, reads: Engine, catalog: Catalog) -> None:
        self._writes = writes
        self._reads = reads
        self._catalog = catalog

    def save(self, draft: Draft) -> None:
        """Puts a draft on disk, in place of an older state of it. Raises `Failure` disk.full, store.busy."""
        form = self._catalog.form(draft.form)
        body = draft.to_json()
        held = dict(_held(form, draft))
        line = {path: form.fields[path].kind.stored(value) for path, value in held.items() if _is_shown(form, path)}
        words = set[str]().union(
            *(terms.words_of(form.field(path), value) for path, value in held.items() if form.field(path).find)
        )
        row = {
            "uid": draft.uid,
            "form": draft.form,
            "base": draft.base,
            "saved_at": draft.saved_at.isoformat(),
            "body": body,
            "sum": _sum(body),
            "line": canonical_json(line),
            "words": "\n".join(sorted(words)),
        }
        upsert = insert(table).values(row).on_conflict_do_update(index_elements=["uid"], set_=row)
        with self._writes.begin() as connection:
            connection.execute(upsert)

    def draft(self, uid: str) -> Draft | None:
        """A draft as it was saved. Raises `Failure` draft.damaged."""
        with self._reads.connect() as connection:
            row = connection.execute(select(table.c.body, table.c.sum).where(table.c.uid == uid)).first()
        if row is None:
            return None
        if _sum(row.body) != row.sum:
            raise Failure("draft.damaged", name=uid)
        return Draft.from_json(row.body)

    def has(self, uid: str) -> bool:
        """Whether there is a draft of this uid."""
        with self._reads.connect() as connection:
            return connection.execute(select(table.c.uid).where(table.c.uid == uid)).first() is not None

    def saved(self) -> dict[str, str]:
        """When each draft was saved, by uid."""
        with self._reads.connect() as connection:
            return {row.uid: row.saved_at for row in connection.execute(select(table.c.uid, table.c.saved_at))}

    def damaged(self) -> tuple[str, ...]:
        """The uids of drafts that are not as they were saved."""
        with self._reads.connect() as connection:
            rows = connection.execute(select(table.c.uid, table.c.body, table.c.sum))
            return tuple(row.uid for row in rows if _sum(row.body) != row.sum)

    def bodies(self) -> Iterator[str]:
        """The text of every draft, for finding what they name."""
        with self._reads.connect() as connection:
            yield from connection.execute(select(table.c.body)).scalars()

    def drop(self, uid: str) -> None:
        """Removes a draft; one that is not there is no mistake."""
        with self._writes.begin() as connection:
            connection.execute(delete(table).where(table.c.uid == uid))

    def drop_saved(self, saved: Mapping[str, str]) -> None:
        """Removes drafts by uid and moment of saving: one that was saved again since stays."""
        gone = delete(table).where(table.c.uid == bindparam("of"), table.c.saved_at == bindparam("at"))
        with self._writes.begin() as connection:
            connection.execute(gone, [{"of": uid, "at": at} for uid, at in saved.items()])

    def lines(self, form_id: str | None = None, search: str = "") -> tuple[DraftLine, ...]:
        """The drafts, newest first: of one form or of all, and only those that have every word of a search."""
        return self._read(_of(form_id), _has(search))

    def lines_of(self, uids: Sequence[str]) -> tuple[DraftLine, ...]:
        """The drafts of these uids, newest first; those that are gone are left out."""
        return self._read(table.c.uid.in_(each_of(uids))) if uids else ()

    def found(self, form_id: str, search: str = "") -> tuple[str, ...]:
        """The uids of the drafts of a form that have every word of a search, newest first."""
        return self.seen(form_id, search).found

    def seen(self, form_id: str, search: str) -> Seen:
        """The same, and all drafts of the form beside it, in one question: a list wants to know both at every key."""
        told = func.json_array(table.c.uid, table.c.saved_at, _has(search))
        with self._reads.connect() as connection:
            rows = json.loads(connection.execute(select(func.json_group_array(told)).where(_of(form_id))).scalar_one())
        newest = sorted((row for row in rows if row[2]), key=lambda row: str(row[1]), reverse=True)
        return Seen(found=tuple(row[0] for row in newest), every=frozenset(row[0] for row in rows))

    def among(self, uids: Sequence[str]) -> frozenset[str]:
        """Which of these uids have a draft."""
        query = select(table.c.uid).where(table.c.uid.in_(each_of(uids)))
        with self._reads.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def _read(self, *conditions: ColumnElement[bool]) -> tuple[DraftLine, ...]:
        query = select(table.c.uid, table.c.form, table.c.base, table.c.saved_at, table.c.line).where(*conditions)
        with self._reads.connect() as connection:
            rows = connection.execute(query.order_by(table.c.saved_at.desc())).all()
        return tuple(
            DraftLine(
                uid=row.uid,
                form=row.form,
                base=row.base,
                saved_at=datetime.fromisoformat(row.saved_at),
                values=dict(_values(self._catalog.form(row.form), json.loads(row.line))),
            )
            for row in rows
        )


def _of(form_id: str | None) -> ColumnElement[bool]:
    return true() if form_id is None else table.c.form == form_id


def _has(search: str) -> ColumnElement[bool]:
    """Whether a draft has a word that begins as one of the spans does, for every word of a search."""
    words = literal("\n") + table.c.words
    asked = (or_(*(func.instr(words, f"\n{span.low}") > 0 for span in spans)) for spans in terms.wanted(search))
    return and_(true(), *asked)


def each_of(uids: Iterable[str]) -> Select[Any]:
    """Any number of uids as one value, for `IN`: a statement takes only so many."""
    return select(func.json_each(json.dumps(list(uids))).table_valued("value").c.value)


def _held(form: Form, draft: Draft) -> Iterator[tuple[str, Value]]:
    """The values of a draft that could be read, of rows that are not gone."""
    gone = {row.rid for rows in draft.rows.values() for row in rows if row.gone}
    for path, cell in draft.cells.items():
        declared = _declared(form, path)
        if declared is None or cell.value is None or ("[" in path and split_path(path).rid in gone):
            continue
        try:
            yield path, declared.kind.held(cell.value)
        except ValueError:
            continue  # saved by another rev of the form; filling will say so


def _values(form: Form, line: Mapping[str, Json]) -> Iterator[tuple[str, Value]]:
    for path, held in line.items():
        declared = _declared(form, path)
        if declared is not None:
            yield path, declared.kind.held(held)


def _declared(form: Form, path: str) -> Field | None:
    try:
        return form.field(path)
    except KeyError:
        return None


def _is_shown(form: Form, path: str) -> bool:
    return path in form.fields and (form.fields[path].list or path in form.summary)


def _sum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
