"""Lists: the records and drafts of a form that have every typed word, newest change first, and how many are in each state.

A word that finds few is asked first and the others are looked up record by record; a word that finds very many is never gathered,
the list is walked in its own order instead. Either way a page comes in milliseconds (design.md, issue: 30 ms at 100,000 households).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Engine,
    Row,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    true,
)

from jinqiu_desktop.forms import Field
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.store.drafts import DraftLine, Drafts, each_of
from jinqiu_desktop.store.projection import FormTables, Projection, column_name, value_of
from jinqiu_desktop.store.remarks import remarked
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.terms import Span, wanted

DRAFT: Final = "draft"
"""The state of what was never submitted."""

REMARKED: Final = "remarked"
"""The mark of a record of ours on which another office has an open remark."""

CHANGED: Final = "changed"
"""The mark of a saved record over which a draft waits to be submitted."""

MARKS: Final = (REMARKED, CHANGED)
"""Everything a list can be narrowed to besides states: each is asked of a few lines, never of every record."""

_MANY: Final = 2_000  # a word with fewer lines is gathered; one with more is asked for line by line
_AHEAD: Final = 4_000  # lines of the list that are asked for wide words before all that have them are gathered

Spans = tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a list: a record (newest revision), or a draft that is no record yet.

    `values` are those of the form's listed and summary fields; `is_draft` says that a draft waits, new or beside the record.
    """

    uid: str
    number: str
    state: str
    values: Mapping[str, Value]
    changed_at: datetime
    is_draft: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page of a list, and how many lines the whole list has."""

    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked of a list: what has every word of `search`, is in one of `states` (any, when empty) and has the mark (any, when empty)."""

    search: str = ""
    states: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How much of what a question finds is in each state, whatever states it asks for, and how much has each mark, whatever mark."""

    states: Mapping[str, int]
    marks: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """Which saved records of a form are looked for.

    In one of `states` (any, when empty); `uids`: only these; `ours`: of this office; with a date in the field `on` from `since` until `until`,
    both counted; not changed since `before`; `newest_of`: no newer record of the form has the same reference in that field.
    """

    states: tuple[str, ...] = ()
    uids: tuple[str, ...] | None = None
    ours: bool = False
    on: str = ""
    since: date | None = None
    until: date | None = None
    before: datetime | None = None
    newest_of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """How many copies of one type came for a record: the sum over the rows of the lists that refer to it."""

    uid: str
    type: str
    copies: int


class Lists:
    """The lists of one store."""

    def __init__(self, reads: Engine, projection: Projection, drafts: Drafts) -> None:
        self._reads = reads
        self._projection = projection
        self._drafts = drafts

    def page(
        self, form_id: str, search: str, states: Sequence[str], limit: int, offset: int, *, drafts: bool
    ) -> Listing:
        """Drafts first, then records; each newest first."""
        tables = self._projection.tables(form_id)
        waiting = self._drafts.lines(form_id, search) if drafts else ()
        with self._reads.connect() as connection:
            known = self._known(connection, tables, waiting)
            fresh = [] if states and DRAFT not in states else [one for one in waiting if one.uid not in known]
            lines = [draft_line(one) for one in fresh[offset : offset + limit]]
            query = _Query(connection, tables, wanted(search), tuple(states))
            beside = self._drafts.saved() if drafts else {}
            room, skipped = limit - len(lines), max(0, offset - len(fresh))
            rows = query.page(room, skipped)
            lines += [_line(tables, row, is_draft=row.uid in beside) for row in rows]
            is_last = 0 < len(rows) < room  # then there is nothing left to count
            return Listing(total=len(fresh) + (skipped + len(rows) if is_last else query.total()), lines=tuple(lines))

    def first(self, form_id: str, question: Question, limit: int) -> tuple[Line, ...]:
        """The first lines of a list and nothing that would have to be counted: what a person sees while typing."""
        tables = self._projection.tables(form_id)
        seen = self._drafts.seen(form_id, question.search)
        with self._reads.connect() as connection:
            fresh = self._fresh(connection, tables, question, seen.found)[:limit]
            query = self._query(connection, tables, question)
            rows = query.lines(limit - len(fresh), *_shown(tables))
        drafts = {one.uid: draft_line(one) for one in self._drafts.lines_of(fresh)}
        told = (_told(tables, row, is_draft=row[0] in seen.every) for row in rows)
        return (*(drafts[uid] for uid in fresh if uid in drafts), *told)

    def order(self, form_id: str, question: Question) -> tuple[str, ...]:
        """The uids of everything that is found, drafts first, each newest first."""
        tables = self._projection.tables(form_id)
        with self._reads.connect() as connection:
            fresh = self._fresh(connection, tables, question, self._drafts.found(form_id, question.search))
            return (*fresh, *self._query(connection, tables, question).order())

    def lines(self, form_id: str, uids: Sequence[str]) -> tuple[Line, ...]:
        """The lines of these records and drafts, in this order; those that are gone are left out."""
        tables = self._projection.tables(form_id)
        query = select(*_shown(tables)).where(tables.main.c.uid.in_(each_of(uids)))
        with self._reads.connect() as connection:
            rows = {row[0]: row for row in _in_one_go(connection, query)} if uids else {}
        beside = self._drafts.among(uids)
        fresh = {one.uid: one for one in self._drafts.lines_of([uid for uid in beside if uid not in rows])}
        return tuple(
            _told(tables, rows[uid], is_draft=uid in beside) if uid in rows else draft_line(fresh[uid])
            for uid in uids
            if uid in rows or (uid in fresh and fresh[uid].form == form_id)
        )

    def saved_among(self, form_id: str, uids: Sequence[str]) -> tuple[str, ...]:
        """Which of these are saved records, in the order of the list."""
        main = self._projection.tables(form_id).main
        query = select(main.c.uid).where(main.c.uid.in_(each_of(uids)))
        query = query.order_by(main.c.changed_at.desc(), main.c.n.desc())
        with self._reads.connect() as connection:
            return _uids(connection, query)

    def tally(self, form_id: str, question: Question) -> Tally:
        """How much of what is found is in each state, and how much has each mark; drafts that are no record yet count as `draft`."""
        tables = self._projection.tables(form_id)
        with self._reads.connect() as connection:
            of_any_state = replace(question, states=())
            found = self._drafts.found(form_id, question.search)
            fresh = len(self._fresh(connection, tables, of_any_state, found))
            states = self._query(connection, tables, of_any_state).by_state()
            marks = {
                mark: self._query(connection, tables, replace(question, mark=mark)).total()
                for mark in MARKS
                if self._marked(connection, form_id, mark)
            }
        if fresh:
            states[DRAFT] = states.get(DRAFT, 0) + fresh
        return Tally(states=states, marks=marks)

    def counts(self, form_id: str, search: str) -> Mapping[str, int]:
        """How many of what was found are in each state; drafts that are no record yet count as `draft`."""
        return self.tally(form_id, Question(search=search)).states

    def _query(self, connection: Connection, tables: FormTables, question: Question) -> _Query:
        among = self._marked(connection, tables.form.id, question.mark) if question.mark else None
        return _Query(connection, tables, wanted(question.search), question.states, among)

    def _marked(self, connection: Connection, form_id: str, mark: str) -> tuple[str, ...]:
        return remarked(connection) if mark == REMARKED else self._drafts.found(form_id)

    def _fresh(
        self, connection: Connection, tables: FormTables, question: Question, found: Sequence[str]
    ) -> tuple[str, ...]:
        """The drafts that were found and are no record yet."""
        if not found or question.mark or (question.states and DRAFT not in question.states):
            return ()
        query = select(tables.main.c.uid).where(tables.main.c.uid.in_(each_of(found)))
        known = set(connection.execute(query).scalars())
        return tuple(uid for uid in found if uid not in known)

    def sought(self, form_id: str, sought: Sought, limit: int) -> Listing:
        """The saved records that are looked for, by the date in `on` or else the longest unchanged first; drafts beside them are not told."""
        tables = self._projection.tables(form_id)
        main = tables.main
        wanted_ones = list(_conditions(main, sought))
        order = main.c[column_name(sought.on)] if sought.on else main.c.changed_at
        with self._reads.connect() as connection:
            rows = connection.execute(select(main).where(*wanted_ones).order_by(order, main.c.n).limit(limit)).all()
            total = len(rows)
            if total == limit:
                total = connection.execute(select(func.count()).select_from(main).where(*wanted_ones)).scalar_one()
        return Listing(total=total, lines=tuple(_line(tables, row, is_draft=False) for row in rows))

    def sought_uids(self, form_id: str, sought: Sought) -> tuple[str, ...]:
        """All the saved records that are looked for, by uid, in the same order."""
        main = self._projection.tables(form_id).main
        order = main.c[column_name(sought.on)] if sought.on else main.c.changed_at
        query = select(main.c.uid).where(*_conditions(main, sought)).order_by(order, main.c.n)
        with self._reads.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def named_by(self, form_id: str, state: str) -> frozenset[str]:
        """The uids of everything that records of a form in this state refer to, themselves or in their rows."""
        tables = self._projection.tables(form_id)
        main, found = tables.main, set[str]()
        with self._reads.connect() as connection:
            for path in _references(tables.columns):
                found |= set(
                    connection.execute(select(main.c[column_name(path)]).where(main.c.state == state)).scalars()
                )
            for rows_id, table in tables.rows.items():
                for path in _references(tables.row_columns[rows_id]):
                    query = select(table.c[column_name(path)]).join(main, main.c.uid == table.c.uid)
                    found |= set(connection.execute(query.where(main.c.state == state)).scalars())
        return frozenset(found - {None})

    def copied_from(self, form_id: str, states: Sequence[str], source: str) -> Mapping[str, str]:
        """The digest of what the newest revisions of this office's own records name as a source (`Record.sources`), by uid."""
        named = func.json_extract(revision_table.c.sources, f'$."{source}"[2]').label("digest")
        newest = (revision_table.c.uid == record_table.c.uid) & (revision_table.c.no == record_table.c.head)
        query = select(record_table.c.uid, named).join(revision_table, newest)
        ours = (record_table.c.form == form_id) & (record_table.c.owner == "")
        with self._reads.connect() as connection:
            rows = connection.execute(query.where(ours, record_table.c.state.in_(states), named.is_not(None)))
            return {row.uid: row.digest for row in rows}

    def brought(self, form_id: str, rows_id: str, through: str) -> tuple[Brought, ...]:
        """What the rows of a checklist's lists say has come, for each record that they refer to by `through`."""
        tables = self._projection.tables(form_id)
        of, row = tables.main.c[column_name(through)], tables.rows[rows_id]
        copies = func.sum(func.coalesce(row.c.copies, 1)).label("copies")
        query = select(of.label("of"), row.c.type, copies).join(row, row.c.uid == tables.main.c.uid)
        with self._reads.connect() as connection:
            rows = connection.execute(query.where(of.is_not(None), row.c.type.is_not(None)).group_by(of, row.c.type))
            return tuple(Brought(uid=one.of, type=one.type, copies=int(one.copies)) for one in rows)

    def _known(self, connection: Connection, tables: FormTables, waiting: Sequence[DraftLine]) -> frozenset[str]:
        uids = [one.uid for one in waiting]
        found = connection.execute(select(tables.main.c.uid).where(tables.main.c.uid.in_(uids))) if uids else ()
        return frozenset(row.uid for row in found)


class _Query:
    """One question to the tables of a form, on one connection."""

    def __init__(
        self,
        connection: Connection,
        tables: FormTables,
        words: tuple[Spans, ...],
        states: tuple[str, ...],
        among: Sequence[str] | None = None,
    ) -> None:
        self._connection = connection
        self._main = tables.main
        self._term = tables.term
        by_count = sorted(((self._count(spans), spans) for spans in words), key=lambda one: one[0])
        self._words = tuple(spans for _, spans in by_count)
        self._narrow = tuple(spans for count, spans in by_count if count < _MANY)
        self._wide = self._words[len(self._narrow) :]
        self._in_state: ColumnElement[bool] = self._main.c.state.in_(states) if states else true()
        self._is_of_all = not states and among is None
        if among is not None:
            self._in_state = and_(self._in_state, self._main.c.uid.in_(each_of(among)))

    def lines(self, limit: int, *columns: ColumnElement[Any]) -> Sequence[Sequence[Any]]:
        """The first lines. Of wide words the beginning of the list is asked first: where they are not rare, that fills a page."""
        if limit <= 0:
            return ()
        order = self._main.c.changed_at.desc(), self._main.c.n.desc()
        query = select(*columns).order_by(*order)
        if self._words and not self._narrow:
            begin = select(self._main.c.n).where(self._in_state).order_by(*order).limit(_AHEAD)
            ahead = query.where(self._main.c.n.in_(begin), *map(self._has, self._words))
            rows = _in_one_go(self._connection, ahead.limit(limit))
            if len(rows) == limit:
                return rows
        return _in_one_go(self._connection, self._gathered(query).limit(limit))

    def order(self) -> tuple[str, ...]:
        """The uids of all lines."""
        query = select(self._main.c.uid).order_by(self._main.c.changed_at.desc(), self._main.c.n.desc())
        return _uids(self._connection, self._gathered(query))

    def page(self, limit: int, offset: int) -> Sequence[Row[Any]]:
        """Lines of the main table."""
        if limit <= 0:
            return ()
        query = select(self._main).order_by(self._main.c.changed_at.desc(), self._main.c.n.desc())
        is_walked = len(self._words) < 2 and not self._narrow
        query = self._walked(query) if is_walked else self._gathered(query)
        return self._connection.execute(query.limit(limit).offset(offset)).all()

    def total(self) -> int:
        """How many lines there are."""
        if len(self._words) == 1 and self._is_of_all:
            return int(
                self._connection.execute(select(func.count()).select_from(self._found().subquery())).scalar_one()
            )
        query = self._gathered(select(func.count()).select_from(self._main))
        return int(self._connection.execute(query).scalar_one())

    def by_state(self) -> dict[str, int]:
        """How many lines there are in each state."""
        query = select(self._main.c.state, func.count().label("many")).group_by(self._main.c.state)
        return {row.state: row.many for row in self._connection.execute(self._gathered(query))}

    def _count(self, spans: Spans) -> int:
        found = select(self._term.c.n).where(self._any(spans)).limit(_MANY).subquery()
        return int(self._connection.execute(select(func.count()).select_from(found)).scalar_one())

    def _walked(self, query: Select[Any]) -> Select[Any]:
        """For one wide word: the list in its own order, each line asked whether it has the word, until a page is full."""
        return query.where(self._in_state, *map(self._has, self._words))

    def _gathered(self, query: Select[Any]) -> Select[Any]:
        """For everything else: the numbers of the lines that have the words are found first."""
        query = query.where(self._in_state)
        if not self._words:
            return query
        if self._narrow:
            found = self._main.c.n.in_(_all_of([self._having(spans) for spans in self._narrow]))
            return query.where(found, *map(self._has, self._wide))
        # `n + 0` keeps SQLite from fetching line by line: it reads a small index and compares with the numbers found.
        return query.where((self._main.c.n + 0).in_(self._found()))

    def _found(self) -> Select[Any] | CompoundSelect[Any]:
        return _all_of([self._having(spans) for spans in self._words])

    def _having(self, spans: Spans) -> Select[Any]:
        return select(self._term.c.n).where(self._any(spans)).distinct()

    def _has(self, spans: Spans) -> ColumnElement[bool]:
        """Whether a line of the main table has a word, looked up by its number."""
        word = self._term.alias()
        return or_(
            *(
                exists().where(word.c.n == self._main.c.n, word.c.text >= span.low, word.c.text < span.high)
                for span in spans
            )
        )

    def _any(self, spans: Spans) -> ColumnElement[bool]:
        return or_(*(and_(self._term.c.text >= span.low, self._term.c.text < span.high) for span in spans))


def _shown(tables: FormTables) -> Iterator[ColumnElement[Any]]:
    """The columns of a line: its head, then the form's listed and summary fields."""
    main = tables.main
    yield from (main.c.uid, main.c.number, main.c.state, main.c.changed_at)
    for path, declared in _listed(tables):
        yield main.c[column_name(path)]
        yield main.c[f"{column_name(path)}__rid"] if declared.kind.name == "row_reference" else literal("")


def _listed(tables: FormTables) -> Iterator[tuple[str, Field]]:
    summary = tables.form.summary
    return ((path, declared) for path, declared in tables.columns.items() if declared.list or path in summary)


def _told(tables: FormTables, row: Sequence[Any], *, is_draft: bool) -> Line:
    uid, number, state, changed_at, *cells = row
    values: dict[str, Value] = {}
    for (path, declared), cell, rid in zip(_listed(tables), cells[::2], cells[1::2], strict=True):
        if (value := value_of(declared.kind, cell, rid)) is not None:
            values[path] = value
    changed = datetime.fromisoformat(changed_at)
    return Line(uid=uid, number=number, state=state, values=values, changed_at=changed, is_draft=is_draft)


def _in_one_go(connection: Connection, query: Select[Any]) -> list[list[Any]]:
    """All rows of a query as one value. SQLite lets other threads run between two rows: while a job keeps Python busy, each row of a plain
    query waits its turn anew, and a page of a list would take a second."""
    rows = query.subquery()
    told = connection.execute(select(func.json_group_array(func.json_array(*rows.c)))).scalar_one()
    found: list[list[Any]] = json.loads(told)
    return found


def _uids(connection: Connection, query: Select[Any]) -> tuple[str, ...]:
    """The one column of a query in the same way."""
    return tuple(json.loads(connection.execute(select(func.json_group_array(query.subquery().c.uid))).scalar_one()))


def _conditions(main: Table, sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.states:
        yield main.c.state.in_(sought.states)
    if sought.uids is not None:
        yield main.c.uid.in_(sought.uids)
    if sought.ours:
        yield main.c.n.not_in(select(record_table.c.n).where(record_table.c.owner != ""))
    if sought.on:
        column = main.c[column_name(sought.on)]
        yield column.is_not(None)
        if sought.since is not None:
            yield column >= sought.since.isoformat()
        if sought.until is not None:
            yield column <= sought.until.isoformat()
    if sought.before is not None:
        yield main.c.changed_at < sought.before.isoformat()
    if sought.newest_of:
        other, name = main.alias(), column_name(sought.newest_of)
        yield ~exists().where(other.c[name] == main.c[name], other.c.n > main.c.n)


def _references(columns: Mapping[str, Field]) -> Iterator[str]:
    return (path for path, declared in columns.items() if declared.target)


def _all_of(found: list[Select[Any]]) -> Select[Any] | CompoundSelect[Any]:
    return found[0] if len(found) == 1 else found[0].intersect(*found[1:])


def _line(tables: FormTables, row: Row[Any], *, is_draft: bool) -> Line:
    cells = row._asdict()
    values: dict[str, Value] = {}
    for path, declared in tables.columns.items():
        name = column_name(path)
        value = value_of(declared.kind, cells[name], cells.get(f"{name}__rid"))
        if value is not None:
            values[path] = value
    return Line(
        uid=row.uid,
        number=row.number,
        state=row.state,
        values=values,
        changed_at=datetime.fromisoformat(row.changed_at),
        is_draft=is_draft,
    )


def draft_line(one: DraftLine) -> Line:
    """A draft that is no record yet, as a line of its list."""
    return Line(uid=one.uid, number="", state=DRAFT, values=one.values, changed_at=one.saved_at, is_draft=True)
