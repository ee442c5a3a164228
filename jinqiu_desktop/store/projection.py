"""What is derived from truth: typed tables per form, search words, claims. All of it may be dropped and built again.

The tables are made from the declared forms: `x_<form>` one line per record, `x_<form>_<rows>` one per row, `x_<form>__step` one per entry of its
log, `term_<form>` the search words, and `claim` the values that must be unique or whose second use is told. They hold the newest revision only. A store whose
fingerprint differs from the program's builds them anew; they are never migrated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from threading import Lock
from typing import Any, Final

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text, delete, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.forms import Field, Form
from jinqiu_desktop.kinds import Json, Kind, Ref, Value, YearMonth
from jinqiu_desktop.records import Record, RowOf, StepTaken, claimed
from jinqiu_desktop.rules import Claim
from jinqiu_desktop.store import terms
from jinqiu_desktop.store.ledger import Filed, FiledRow
from jinqiu_desktop.tables import counted_step_fields

RULE: Final = 4
"""Raised whenever these tables change for another reason than a changed form."""

_REFERENCES: Final = ("reference", "row_reference")
_COUNTED: Final = ("type", "copies")  # what is counted of rows that answer a checklist
_WHOLE: Final = {"text": Text, "code": Text, "date": Text, "integer": Integer, "fen": Integer}

Cell = str | int | None
"""What lies in one cell of a derived table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormTables:
    """The derived tables of one form, and which field each column is of."""

    form: Form
    main: Table
    rows: Mapping[str, Table]
    step: Table
    term: Table
    columns: Mapping[str, Field]
    row_columns: Mapping[str, Mapping[str, Field]]
    step_columns: Mapping[str, Field]


@dataclass(kw_only=True, slots=True)
class Derived:
    """What records give, gathered per table, ready to be written in bulk."""

    lines: dict[str, list[tuple[Cell, ...]]] = field(default_factory=dict)

    def add(self, table: Table, line: tuple[Cell, ...]) -> None:
        """One line for a table."""
        self.lines.setdefault(table.name, []).append(line)


class Projection:
    """The derived tables of all forms of a catalogue. Forms are read when their tables are first needed."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._metadata = MetaData()
        self._forms: dict[str, FormTables] = {}
        self._inserts: dict[str, str] = {}
        self._referring: dict[bool, str] = {}
        self._reading = Lock()  # two threads may ask for the same form first
        self.claim = Table(
            "claim",
            self._metadata,
            Column("kind", Text, nullable=False),
            Column("value", Text, nullable=False),
            Column("role", Text, nullable=False),
            Column("uid", Text, nullable=False),
            Column("rid", Text, nullable=False),
            Column("active", Integer, nullable=False),
            Column("own", Integer, nullable=False),  # of this office's record; other offices' may clash, which is told
            Index("claim_value", "kind", "value"),
            Index("claim_of_record", "uid"),
        )
        Index(
            "claim_unique",
            self.claim.c.kind,
            self.claim.c.value,
            unique=True,
            sqlite_where=text("role IN ('head', 'student') AND active = 1 AND own = 1"),
        )

    @property
    def fingerprint(self) -> str:
        """Changes when a form or the way tables and words are made changes."""
        told = f"{RULE}\n{terms.RULE}\n{self.catalog.fingerprint()}"
        return hashlib.sha256(told.encode()).hexdigest()

    def tables(self, form_id: str) -> FormTables:
        """The tables of a form. Raises `Failure` form.unknown."""
        with self._reading:
            if form_id not in self._forms:
                form = self.catalog.form(form_id)
                self._forms[form_id] = _form_tables(form, self.catalog.counted(form), self._metadata)
            return self._forms[form_id]

    def all_tables(self) -> tuple[FormTables, ...]:
        """The tables of every form."""
        return tuple(self.tables(form_id) for form_id in self.catalog.form_ids)

    def keyed(self) -> Iterator[tuple[Table, str]]:
        """Every table, with the column that says which record a line is of."""
        for one in self.all_tables():
            yield one.main, "n"
            yield one.term, "n"
            yield one.step, "uid"
            for table in one.rows.values():
                yield table, "uid"
        yield self.claim, "uid"

    def drop(self, connection: Connection) -> None:
        """Drops every derived table, also of forms that are gone."""
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        for name in names:
            if name.startswith(("x_", "term_")) or name == "claim":
                connection.exec_driver_sql(f'DROP TABLE "{name}"')

    def create(self, connection: Connection) -> None:
        """Makes the empty tables, without their indexes: it is quicker to sort once than to insert in order."""
        for table in self._every():
            connection.execute(CreateTable(table))

    def index(self, connection: Connection) -> None:
        """Makes the indexes of all tables."""
        for table in self._every():
            for one in sorted(table.indexes, key=lambda index: str(index.name)):
                connection.execute(CreateIndex(one))

    def derive(self, record: Record | Filed, log: Sequence[StepTaken], n: int, changed_at: str, into: Derived) -> None:
        """Adds everything derived from the newest revision of a record and from its whole log, with its number and state."""
        tables = self.tables(record.form)
        head = (n, record.uid, record.called, record.state, changed_at)
        into.add(tables.main, (*head, *_cells(tables.columns, record)))
        for rows_id, table in tables.rows.items():
            columns = tables.row_columns[rows_id]
            rows: Sequence[RowOf | FiledRow] = record.rows(rows_id)
            for at, row in enumerate(rows):
                into.add(table, (record.uid, row.rid, at, *_cells(columns, row)))
        for word in self._words(tables, record):
            into.add(tables.term, (n, word))
        own = int(not record.owner)
        for _, claim in self.claims(record, record.state):
            line = (claim.kind, claim.value, claim.role, claim.uid, claim.rid, int(claim.active), own)
            into.add(self.claim, line)
        self.derive_steps(record.form, record.uid, log, 1, into)

    def derive_steps(
        self, form_id: str, uid: str, entries: Sequence[StepTaken], first_place: int, into: Derived
    ) -> None:
        """Adds the lines of log entries, the first of which stands at this place: the state each leads to, and what it says that is counted."""
        tables = self.tables(form_id)
        for place, one in enumerate(entries, start=first_place):
            step = tables.form.steps.get(one.step)
            if step is not None:
                state = step.back.get(one.outcome, step.to)
                told = (_told(declared, one.values.get(name)) for name, declared in tables.step_columns.items())
                into.add(tables.step, (uid, place, one.step, one.on.isoformat(), state, *told))

    def write(self, connection: Connection, derived: Derived) -> None:
        """Inserts what was gathered, and empties it."""
        for name, lines in derived.lines.items():
            connection.exec_driver_sql(self._insert(name), lines)
        derived.lines.clear()

    def forget(self, connection: Connection, form_id: str, uid: str, n: int) -> None:
        """Removes what was derived from a record before."""
        tables = self.tables(form_id)
        connection.execute(delete(tables.main).where(tables.main.c.n == n))
        for table in tables.rows.values():
            connection.execute(delete(table).where(table.c.uid == uid))
        connection.execute(delete(tables.step).where(tables.step.c.uid == uid))
        connection.execute(delete(tables.term).where(tables.term.c.n == n))
        connection.execute(delete(self.claim).where(self.claim.c.uid == uid))

    def set_state(self, connection: Connection, form_id: str, uid: str, n: int, state: str, at: datetime) -> None:
        """A step changed the state of a record."""
        tables = self.tables(form_id)
        changed = {"state": state, "changed_at": at.isoformat()}
        connection.execute(update(tables.main).where(tables.main.c.n == n).values(changed))
        active = int(not tables.form.is_ended(state))
        connection.execute(update(self.claim).where(self.claim.c.uid == uid).values(active=active))

    def claims(self, record: Record | Filed, state: str) -> Iterator[tuple[str, Claim]]:
        """The values a record holds (formats.md §3), each with the path it stands at."""
        form = self.tables(record.form).form
        active = not form.is_ended(state)
        for one in form.claims:
            for path, rid, value in claimed(form, one, record):
                yield path, Claim(kind=one.kind, value=value, role=one.role, uid=record.uid, rid=rid, active=active)

    def referring(self, connection: Connection, uid: str, rid: str | None) -> tuple[str, ...]:
        """The uids of the records that refer to a record, or to one row of it, the earliest saved first within a reference.

        One statement over every reference of every form.
        """
        of_row = rid is not None
        if of_row not in self._referring:
            self._referring[of_row] = " UNION ALL ".join(self._refers(of_row)) + " ORDER BY 1, 3"
        rows = connection.exec_driver_sql(self._referring[of_row], (uid, rid) if of_row else (uid,))
        return tuple(dict.fromkeys(str(row[1]) for row in rows))

    def _refers(self, of_row: bool) -> Iterator[str]:
        at = 0
        for tables in self.all_tables():
            places = [(tables.main, tables.columns)]
            places += [(tables.rows[rows_id], fields) for rows_id, fields in tables.row_columns.items()]
            for table, fields in places:
                for path, declared in fields.items():
                    if declared.kind.name not in _REFERENCES or (of_row and declared.kind.name == "reference"):
                        continue
                    at, name = at + 1, column_name(path)
                    one = f' AND "{name}__rid" = ?2' if of_row else ""
                    n = "(SELECT n FROM record WHERE record.uid = t.uid)"
                    yield f'SELECT {at}, uid, {n} FROM "{table.name}" t WHERE "{name}" = ?1{one}'  # noqa: S608 (our own tables)

    def _every(self) -> Iterator[Table]:
        return (table for table, _ in self.keyed())

    def _words(self, tables: FormTables, record: Record | Filed) -> set[str]:
        found = set(terms.words_of_number(record.number))
        for path, declared in tables.columns.items():
            value = record.value(path) if declared.find else None
            if value is not None:
                found |= terms.words_of(declared, value)
        for rows_id, columns in tables.row_columns.items():
            searched = [(name, declared) for name, declared in columns.items() if declared.find]
            for row in record.rows(rows_id) if searched else ():
                for name, declared in searched:
                    value = row.value(name)
                    if value is not None:
                        found |= terms.words_of(declared, value)
        return found

    def _insert(self, name: str) -> str:
        if name not in self._inserts:
            statement = self._metadata.tables[name].insert()
            self._inserts[name] = str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))
        return self._inserts[name]


def column_name(path: str) -> str:
    """The column of a field: a dot would mean a table to SQL."""
    return path.replace(".", "__")


def step_column(name: str) -> str:
    """The column of what a step says; `on` and `state` are the entry's own."""
    return f"says_{name}"


def value_of(kind: Kind, cell: Cell, rid: Cell = "") -> Value | None:
    """The held value of a derived cell."""
    if cell is None:
        return None
    if kind.name in _REFERENCES:
        return Ref(str(cell), str(rid or ""))
    if kind.name == "yes_no":
        return bool(cell)
    if kind.name == "choices":
        return tuple(str(cell).split("|"))
    if kind.name == "year_month":
        return kind.held(cell)
    if kind.column == "fen":
        return Decimal(cell) / 100
    if kind.column == "integer":
        return int(cell)
    return date.fromisoformat(str(cell)) if kind.column == "date" else str(cell)


def _cell(kind: Kind, value: Value | None) -> Cell:
    if value is None or isinstance(value, bool):
        return None if value is None else int(value)
    if isinstance(value, Decimal):
        return int(value * 100) if kind.column == "fen" else int(value)
    if isinstance(value, Ref):
        return value.uid
    if isinstance(value, tuple):
        return "|".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value * 100 if kind.column == "fen" else value
    return str(value) if isinstance(value, YearMonth | str) else None


def _told(declared: Field, stored: Json) -> Cell:
    """What a log entry says, as a cell; what does not fit its kind today is blank."""
    if stored is None:
        return None
    try:
        return _cell(declared.kind, declared.kind.held(stored))
    except ValueError:
        return None


def _cells(columns: Mapping[str, Field], holder: Record | RowOf | Filed | FiledRow) -> Iterator[Cell]:
    for path, declared in columns.items():
        value = holder.value(path)
        yield _cell(declared.kind, value)
        if declared.kind.name == "row_reference":
            yield value.rid if isinstance(value, Ref) else None


def _form_tables(form: Form, counted: Container[str], metadata: MetaData) -> FormTables:
    named = {*form.summary, *(path for claim in form.claims for path in claim.paths)}
    wanted = {
        path: one
        for path, one in form.walk()
        if one.find or one.list or path in named or path in counted or one.kind.name in _REFERENCES
    }
    columns = {path: one for path, one in wanted.items() if path in form.fields}
    row_columns = {
        block.id: {
            name: one
            for name, one in block.fields.items()
            if f"{block.id}.{name}" in wanted or (block.wants and name in _COUNTED)
        }
        for block in form.rows.values()
    }
    main = Table(
        f"x_{form.id}",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("uid", Text, nullable=False),
        Column("number", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        *_columns(columns),
    )
    Index(f"{main.name}_uid", main.c.uid, unique=True)
    Index(f"{main.name}_state", main.c.state, main.c.changed_at)
    Index(f"{main.name}_changed", main.c.changed_at)
    _index_references(main, columns)
    rows = {
        rows_id: Table(
            f"x_{form.id}_{rows_id}",
            metadata,
            Column("uid", Text, primary_key=True),
            Column("rid", Text, primary_key=True),
            Column("place", Integer, nullable=False),
            *_columns(fields),
            sqlite_with_rowid=False,
        )
        for rows_id, fields in row_columns.items()
    }
    for rows_id, table in rows.items():
        _index_references(table, row_columns[rows_id])
    # Lines of one record lie together, so that writing appends, a record's words go in one sweep, and a second
    # typed word is looked up record by record; the index on `text` is the one that is searched.
    term = Table(
        f"term_{form.id}",
        metadata,
        Column("n", Integer, primary_key=True, autoincrement=False),
        Column("text", Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    Index(f"{term.name}_text", term.c.text)
    step_columns = counted_step_fields(form)
    step = Table(
        f"x_{form.id}__step",
        metadata,
        Column("uid", Text, primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("step", Text, nullable=False),
        Column("on", Text, nullable=False),
        Column("state", Text, nullable=False),
        *(Column(step_column(name), _WHOLE[one.kind.column]) for name, one in step_columns.items()),
        sqlite_with_rowid=False,
    )
    return FormTables(
        form=form,
        main=main,
        rows=rows,
        step=step,
        term=term,
        columns=columns,
        row_columns=row_columns,
        step_columns=step_columns,
    )


def _columns(fields: Mapping[str, Field]) -> Iterator[Column[Any]]:
    for path, declared in fields.items():
        yield Column(column_name(path), _WHOLE[declared.kind.column])
        if declared.kind.name == "row_reference":
            yield Column(f"{column_name(path)}__rid", Text)


def _index_references(table: Table, fields: Mapping[str, Field]) -> None:
    for path, declared in fields.items():
        if declared.kind.name in _REFERENCES:
            Index(f"{table.name}_{column_name(path)}", table.c[column_name(path)])
