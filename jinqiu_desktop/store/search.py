"""Lists: the records and drafts of a form that have every typed word, newest change first, and how many are in each state.

A word that finds few is asked first and the others are looked up record by record; a word that finds very many is never gathered,
the list is walked in its own order instead. Either way a page comes in milliseconds (design.md, issue: 30 ms at 100,000 households).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    or_,
    select,
    true,
)

from jinqiu_desktop.forms import Field
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.store.drafts import DraftLine, Drafts
from jinqiu_desktop.store.projection import FormTables, Projection, column_name, value_of
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.store.schema import revision as revision_table
from jinqiu_desktop.store.terms import Span, wanted

DRAFT: Final = "draft"
"""The state of what was never submitted."""

_MANY: Final = 2_000  # a word with fewer lines is gathered; one with more is asked for line by line

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

    def counts(self, form_id: str, search: str) -> Mapping[str, int]:
        """How many of what was found are in each state; drafts that are no record yet count as `draft`."""
        tables = self._projection.tables(form_id)
        waiting = self._drafts.lines(form_id, search)
        with self._reads.connect() as connection:
            known = self._known(connection, tables, waiting)
            found = _Query(connection, tables, wanted(search), ()).by_state()
        fresh = sum(one.uid not in known for one in waiting)
        return {**found, **({DRAFT: found.get(DRAFT, 0) + fresh} if fresh else {})}

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
        self, connection: Connection, tables: FormTables, words: tuple[Spans, ...], states: tuple[str, ...]
    ) -> None:
        self._connection = connection
        self._main = tables.main
        self._term = tables.term
        by_count = sorted(((self._count(spans), spans) for spans in words), key=lambda one: one[0])
        self._words = tuple(spans for _, spans in by_count)
        self._narrow = tuple(spans for count, spans in by_count if count < _MANY)
        self._wide = self._words[len(self._narrow) :]
        self._in_state = self._main.c.state.in_(states) if states else true()

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
        if len(self._words) == 1 and self._in_state is true():
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
