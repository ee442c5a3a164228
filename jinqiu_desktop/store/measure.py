"""Counting for statistics: cells that count lines of one form are compiled to one SELECT over the derived tables; no record is read.

A path may lead through references, to a state, to what a step says, and to how either stood on a day (formats.md §7). Money is in fen.
Nothing is written, and nobody's name is in an answer: only uids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    case,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Condition, Field, Test
from jinqiu_desktop.store.projection import FormTables, Projection, column_name, step_column
from jinqiu_desktop.store.schema import record as record_table
from jinqiu_desktop.tables import Counted, Hop, Trail, trail

Found = Mapping[str, int | None]
"""The answer to one question: by office where it was asked so, else under the empty name. None: there was nothing to add up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The column a path ends at, and the field it is of (None for a state, an office or the day of a step)."""

    column: ColumnElement[Any]
    field: Field | None


def measure(
    connection: Connection, projection: Projection, asked: Sequence[Counted], cutoff: date, *, by_office: bool = False
) -> tuple[Found, ...]:
    """The answers to questions, in their order; those over the same lines are asked together. Raises `Failure` table.path, form.unknown."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(asked):
        grouped.setdefault((one.form, one.rows), []).append(at)
    found: dict[int, Found] = {}
    for (form, rows), places in grouped.items():
        counting = _Counting(projection, form, rows, cutoff)
        found |= zip(places, counting.answers(connection, [asked[at] for at in places], by_office), strict=True)
    return tuple(found[at] for at in range(len(asked)))


def behind(
    connection: Connection, projection: Projection, asked: Counted, cutoff: date, office: str = ""
) -> tuple[str, ...]:
    """The uids of the records that a question counts, each once, in the order they came into the store; of one office where it is named."""
    return _Counting(projection, asked.form, asked.rows, cutoff).behind(connection, asked, office)


class _Counting:
    """Questions over the lines of one form, or of one of its blocks of rows: its FROM grows by what their paths lead to."""

    def __init__(self, projection: Projection, form: str, rows: str, cutoff: date) -> None:
        self._projection = projection
        self._form, self._rows = form, rows
        self._cutoff = cutoff.isoformat()
        self._tables = projection.tables(form)
        self._main = self._tables.main.alias("t0")
        self._lines: FromClause = self._main
        self._from: FromClause = self._main
        if rows:
            self._lines = self._tables.rows[rows].alias("r0")
            self._from = self._lines.join(self._main, self._main.c.uid == self._lines.c.uid)
        self._joined: dict[str, FromClause] = {}

    def answers(self, connection: Connection, asked: Sequence[Counted], by_office: bool) -> Iterator[Found]:
        """One SELECT: what all questions ask alike narrows the lines, what each asks besides stands in its own CASE."""
        shared = [part for part in asked[0].where.parts if all(part in one.where.parts for one in asked)]
        columns = [self._aggregate(one, [part for part in one.where.parts if part not in shared]) for one in asked]
        named = self._office() if by_office else literal("")
        clauses = [self._clause(part) for part in shared]
        query = select(named, *columns).select_from(self._from).where(and_(true(), *clauses))
        lines = connection.execute(query.group_by(named) if by_office else query).all()
        for at, _ in enumerate(asked, start=1):
            yield {str(line[0]): None if line[at] is None else int(line[at]) for line in lines}

    def behind(self, connection: Connection, asked: Counted, office: str) -> tuple[str, ...]:
        clauses = [self._clause(part) for part in asked.where.parts]
        if office:
            clauses.append(self._office() == office)
        if asked.measure != "rows":
            clauses.append(self._measured(asked).is_not(None))
        query = (
            select(self._main.c.uid, self._main.c.n).distinct().select_from(self._from).where(and_(true(), *clauses))
        )
        return tuple(connection.execute(query.order_by(self._main.c.n)).scalars())

    def _aggregate(self, asked: Counted, own: Sequence[Condition | Test]) -> ColumnElement[Any]:
        met = and_(true(), *(self._clause(part) for part in own)) if own else None
        if asked.measure == "rows":
            return func.count() if met is None else func.count(case((met, 1)))
        column = self._measured(asked)
        held = column if met is None else case((met, column))
        return func.count(held.distinct()) if asked.measure == "distinct" else func.sum(held)

    def _measured(self, asked: Counted) -> ColumnElement[Any]:
        column = self._place(asked.path).column
        return func.coalesce(column, self._place(asked.otherwise).column) if asked.otherwise else column

    def _office(self) -> ColumnElement[Any]:
        return self._in_record(self._main, self._tables, Trail(hops=(), asks="office", name="office"), "t0").column

    # --- conditions ---

    def _clause(self, part: Condition | Test) -> ColumnElement[bool]:
        if isinstance(part, Test):
            return self._test(part)
        inner = [self._clause(one) for one in part.parts]
        if part.how == "not":
            return not_(func.coalesce(and_(*inner), false()))
        return and_(true(), *inner) if part.how == "all" else or_(false(), *inner)

    def _test(self, test: Test) -> ColumnElement[bool]:
        place = self._place(test.path)
        column, against = place.column, [_constant(place.field, text) for text in test.against]
        if test.how == "in":
            return column.in_(against)
        if test.how == "has":
            return (literal("|") + column + literal("|")).contains(f"|{test.against[0]}|", autoescape=True)
        if test.how == "below":
            return column < against[0]
        return column <= against[0] if test.how == "to" else column >= against[0]

    # --- where paths lead ---

    def _place(self, path: str) -> Place:
        found = trail(self._projection.catalog.form, self._form, self._rows, path)
        if found.in_rows and not found.hops:
            return _of_row(self._lines, found)
        table, tables = (self._lines if found.in_rows else self._main), self._tables
        trodden = "r0" if found.in_rows else "t0"
        for hop in found.hops:
            trodden = f"{trodden}.{hop.field}"
            table, tables = self._through(table, hop, trodden), self._projection.tables(hop.form)
        if found.hops and found.hops[-1].rows:
            return _of_row(table, found)
        return self._in_record(table, tables, found, trodden)

    def _in_record(self, table: FromClause, tables: FormTables, found: Trail, trodden: str) -> Place:
        if found.asks == "office":
            records = self._join(f"{trodden}/office", record_table, table.c.n, "n")
            return Place(column=records.c.office, field=None)
        if found.asks == "step":
            return self._said(table, tables, found, trodden)
        if found.asks == "state":
            if not found.then:
                return Place(column=table.c.state, field=None)
            last = self._last(table, tables, f"{trodden}/state", then=True)
            stood = func.coalesce(last.c.state, "draft")
            there = (
                case((table.c.uid.is_not(None), stood)) if found.hops else stood
            )  # who is not referred to stands nowhere
            return Place(column=there, field=None)
        if found.name not in tables.columns:
            raise Failure("table.path", name=found.name)
        column = table.c[column_name(found.name)]
        if not found.then:
            return Place(column=column, field=found.field)
        said = self._last(table, tables, f"{trodden}/{found.name}", says=found.name, then=True)
        return Place(column=func.coalesce(said.c[step_column(found.name)], column), field=found.field)

    def _said(self, table: FromClause, tables: FormTables, found: Trail, trodden: str) -> Place:
        """What the last entry of a step says; with `then` the last of those up to the cut-off."""
        then = "@" if found.then else ""
        last = self._last(table, tables, f"{trodden}/{found.step}{then}", step=found.step, then=found.then)
        column = last.c.on if found.name == "on" else last.c[step_column(found.name)]
        return Place(column=column, field=found.field)

    def _last(
        self, table: FromClause, tables: FormTables, trodden: str, *, step: str = "", says: str = "", then: bool
    ) -> FromClause:
        """The line of each record's last entry: of one step, of those that say something, or of any; with `then` of those up to the cut-off."""
        # A log lies together, so its last line is one look into an index for each record; to gather all last lines first takes twice as long.
        entry = tables.step.alias(f"l{len(self._joined)}")
        clauses = [entry.c.uid == table.c.uid]
        if then:
            clauses.append(entry.c.on <= self._cutoff)
        if step:
            clauses.append(entry.c.step == step)
        if says:
            clauses.append(entry.c[step_column(says)].is_not(None))
        last = select(func.max(entry.c.place)).where(*clauses).correlate_except(entry).scalar_subquery()
        return self._join(trodden, tables.step, table.c.uid, "uid", place=last)

    def _through(self, table: FromClause, hop: Hop, trodden: str) -> FromClause:
        tables, column = self._projection.tables(hop.form), column_name(hop.field)
        if not hop.rows:
            return self._join(trodden, tables.main, table.c[column], "uid")
        return self._join(trodden, tables.rows[hop.rows], table.c[column], "uid", rid=table.c[f"{column}__rid"])

    def _join(
        self,
        trodden: str,
        target: FromClause,
        key: ColumnElement[Any],
        named: str,
        **more: ColumnElement[Any],
    ) -> FromClause:
        """Another table's line, by its column `named` and `more` of them; each way is gone once, however many questions go it."""
        if trodden not in self._joined:
            alias = target.alias(f"j{len(self._joined)}")
            on = [alias.c[named] == key, *(alias.c[column] == wanted for column, wanted in more.items())]
            self._from = self._from.outerjoin(alias, and_(*on))
            self._joined[trodden] = alias
        return self._joined[trodden]


def _of_row(table: FromClause, found: Trail) -> Place:
    if column_name(found.name) not in table.c:
        raise Failure("table.path", name=found.name)
    return Place(column=table.c[column_name(found.name)], field=found.field)


def _constant(declared: Field | None, text: str) -> str | int | float:
    """A constant of a condition as it lies in a column. Raises `Failure` table.path."""
    if declared is None:
        return text
    if declared.kind.name == "yes_no":
        return int(text == "true")
    if declared.kind.column not in ("fen", "integer"):
        return text
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Failure("table.path", name=text) from error
    held = number * 100 if declared.kind.column == "fen" else number
    return int(held) if held == held.to_integral_value() else float(held)
