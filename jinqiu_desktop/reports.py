"""Statistics: a Table and what the store answers become Figures; what offices reported is added up, and what does not fit is told.

A figure is a whole number (persons, fen, hundredths of a per cent) or blank: 未填 is not 0. Sums stay sums whatever is rounded. This module
asks through `Asking` and knows no store, no file and no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Protocol

from jinqiu_desktop.errors import Failure, Problem, Severity, problem
from jinqiu_desktop.forms import Condition, Form, Test
from jinqiu_desktop.tables import BLANK, Cell, Column, Counted, Table, trail, worded

TOTAL: Final = "total"
"""The column that is the sum of the others, where offices are the rows."""


Values = Mapping[str, Mapping[str, int | None]]
"""Figures by the cell's name in the table (05.A1) and the column: fen where the unit is money, hundredths of a per cent, else whole things."""


class Asking(Protocol):
    """What answers the questions: the store."""

    def measure(
        self, asked: Sequence[Counted], cutoff: date, *, by_office: bool = False
    ) -> tuple[Mapping[str, int | None], ...]:
        """The answer to each question, by office where wanted, else under the empty name."""
        ...

    def behind(self, asked: Counted, cutoff: date, office: str = "") -> tuple[str, ...]:
        """The uids of the records that a question counts."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Unassigned:
    """What a total's own question finds beside its parts: it falls in no part and is not counted. `value` is in the cell's unit as held.

    `counted` is the question; a reported or consolidated table has none.
    """

    key: str
    column: str
    value: int
    counted: Counted | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reported:
    """An office whose report is part of a consolidated table, and which version of it."""

    office: str
    version: int
    uid: str


@dataclass(frozen=True, kw_only=True)
class Figures:
    """A filled table. `before` holds last year's figures; `included` are the reports it comes from. One that was `added_up` names the `offices` that
    are in it and those `missing`. `person` and `phone` are those of who reported it.
    """

    table: Table
    year: int
    cutoff: date
    office: str
    columns: tuple[Column, ...]
    values: Values
    unassigned: tuple[Unassigned, ...] = ()
    before: Values = field(default_factory=dict)
    included: tuple[Reported, ...] = ()
    offices: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added_up: bool = False
    person: str = ""
    phone: str = ""

    def value(self, key: str, column: str = TOTAL) -> int | None:
        """A figure, or None where nothing was filled in."""
        return self.values.get(key, {}).get(column)


# --- counting --------------------------------------------------------------------------------------------------------------


class Counting:
    """Fills tables from one store."""

    def __init__(self, store: Asking, form_of: Callable[[str], Form]) -> None:
        self._store = store
        self._form_of = form_of

    def figures(self, table: Table, year: int, cutoff: date, office: str) -> Figures:
        """The table as the records stand on the cut-off day. Raises `Failure` table.path."""
        if table.layout == "offices":
            return self._by_office(table, year, cutoff, office)
        values: dict[str, dict[str, int | None]] = {key: {} for key in table.cells}
        found: list[Unassigned] = []
        for column in table.columns:
            answers = self._answers(table, column, year, cutoff, by_office=False)
            for key in table.cells:
                values[key][column.id] = _one(answers, key)
            found += list(self._unassigned(table, column, answers, year, cutoff, ""))
        _add_columns(table, values)
        _share(table, values, [one.id for one in table.columns])
        return Figures(
            table=table,
            year=year,
            cutoff=cutoff,
            office=office,
            columns=table.columns,
            values=values,
            unassigned=tuple(found),
        )

    def counted(self, figures: Figures, key: str, column: str = TOTAL) -> tuple[Counted, ...]:
        """The questions behind a figure: its own, or those of the cells and columns it is the sum of."""
        table = figures.table
        cell = table.cells[key]
        if cell.ratio_of:
            return tuple(one for part in cell.ratio_of for one in self.counted(figures, part, column))
        if cell.sum_of:
            return tuple(one for part in table.parts_of(key) for one in self.counted(figures, part, column))
        declared = next((one for one in table.columns if one.id == column), None)
        if declared is not None and declared.sum_of and self._narrows(table, cell):
            return tuple(one for part in declared.sum_of for one in self.counted(figures, key, part))
        asked = self._asked(cell, declared)
        return () if asked is None else (asked.on(figures.year, figures.cutoff),)

    def behind(self, figures: Figures, key: str, column: str = TOTAL) -> tuple[str, ...]:
        """The uids of the records a figure counts, each once."""
        office = column if figures.table.layout == "offices" and column != TOTAL else ""
        uids = (self._store.behind(one, figures.cutoff, office) for one in self.counted(figures, key, column))
        return tuple(dict.fromkeys(uid for some in uids for uid in some))

    def behind_unassigned(self, figures: Figures, one: Unassigned) -> tuple[str, ...]:
        """The uids of the records that fall in no part."""
        office = one.column if figures.table.layout == "offices" and one.column != TOTAL else ""
        return () if one.counted is None else self._store.behind(one.counted, figures.cutoff, office)

    def _by_office(self, table: Table, year: int, cutoff: date, office: str) -> Figures:
        answers = self._answers(table, None, year, cutoff, by_office=True)
        names = sorted({name for one in answers.values() for name in one})
        values: dict[str, dict[str, int | None]] = {key: {} for key in table.cells}
        found: list[Unassigned] = []
        for name in names:
            own = {key: {"": one.get(name)} for key, one in answers.items()}
            for key in table.cells:
                values[key][name] = _one(own, key)
            found += [replace(one, column=name) for one in self._unassigned(table, None, own, year, cutoff, name)]
        for by_column in values.values():
            by_column[TOTAL] = _sum(list(by_column.values()))
        columns = (*(Column(id=name, label=name) for name in names), Column(id=TOTAL, label="合计"))
        _share(table, values, [one.id for one in columns])
        return Figures(
            table=table,
            year=year,
            cutoff=cutoff,
            office=office,
            columns=columns,
            values=values,
            unassigned=tuple(found),
        )

    def _answers(
        self, table: Table, column: Column | None, year: int, cutoff: date, *, by_office: bool
    ) -> dict[str, Mapping[str, int | None]]:
        """Every cell's own answer by its name, that of a sum under its parts; blank where the office keeps no such records this year."""
        asked: dict[str, Counted] = {}
        for key, cell in table.cells.items():
            one = self._asked(cell, column)
            if one is None or (column is not None and column.sum_of and self._narrows(table, cell)):
                continue
            asked[key] = one.on(year, cutoff)
            if cell.sum_of:
                asked[f"{key} beside"] = self._beside(table, key, one).on(year, cutoff)
        kept = {one.form: self._kept(one.form).on(year, cutoff) for one in asked.values()}
        answers = self._store.measure([*asked.values()], cutoff, by_office=by_office)
        # By themselves: among the others they would widen what all of those have in common.
        there = dict(zip(kept, self._store.measure([*kept.values()], cutoff, by_office=by_office), strict=True))
        found: dict[str, Mapping[str, int | None]] = {}
        for (key, one), answer in zip(asked.items(), answers, strict=True):
            names = there[one.form]
            found[key] = {name: (answer.get(name) or 0) if count else None for name, count in names.items()}
        table_sums = {key: cell for key, cell in table.cells.items() if cell.sum_of}
        for key in table_sums:
            parts = [found.get(part, {}) for part in table.parts_of(key)]
            names = {name: 0 for part in parts for name in part}
            found[key] = {name: _sum([part.get(name) for part in parts]) for name in names}
        return found

    def _asked(self, cell: Cell, column: Column | None) -> Counted | None:
        if cell.counted is None:
            return None
        if column is None or column.where is None:
            return cell.counted
        return cell.counted.narrowed(column.where) if self._fits(cell.counted, column.where) else None

    def _narrows(self, table: Table, cell: Cell) -> bool:
        """Whether the columns of a table can be told apart for a cell: an activity belongs to no 届."""
        wheres = [one.where for one in table.columns if one.where is not None]
        return cell.counted is None or all(self._fits(cell.counted, where) for where in wheres)

    def _fits(self, counted: Counted, where: Condition) -> bool:
        for path in where.paths():
            try:
                trail(self._form_of, counted.form, counted.rows, path)
            except Failure:
                return False
        return True

    def _kept(self, form_id: str) -> Counted:
        """Whether an office kept such records at all: of this year where they have one, else by the cut-off day."""
        if "year" in self._form_of(form_id).fields:
            return Counted(form=form_id).narrowed(Test(path="year", how="in", against=("{year}",)))
        not_begun = Condition(how="not", parts=(Test(path="state@cutoff", how="in", against=("draft",)),))
        return Counted(form=form_id).narrowed(not_begun)

    @staticmethod
    def _beside(table: Table, key: str, base: Counted) -> Counted:
        """What a total's own question counts and none of its parts does."""
        parts = [one for part in table.parts_of(key) if (one := table.cells[part].counted) is not None]
        own = [
            Condition(how="all", parts=tuple(p for p in one.where.parts if p not in base.where.parts)) for one in parts
        ]
        some = Condition(how="any", parts=tuple(own))
        return base.narrowed(Condition(how="all", parts=(Condition(how="not", parts=(some,)),)))

    def _unassigned(
        self,
        table: Table,
        column: Column | None,
        answers: Mapping[str, Mapping[str, int | None]],
        year: int,
        cutoff: date,
        name: str,
    ) -> Iterator[Unassigned]:
        for key, cell in table.cells.items():
            left = _one(answers, f"{key} beside")
            asked = self._asked(cell, column)
            if left and asked is not None:
                counted = self._beside(table, key, asked).on(year, cutoff)
                yield Unassigned(key=key, column=column.id if column else name, value=left, counted=counted)


def _one(answers: Mapping[str, Mapping[str, int | None]], key: str) -> int | None:
    return answers.get(key, {}).get("")


def _sum(values: Sequence[int | None]) -> int | None:
    """The sum of what is there; blank where nothing is."""
    there = [one for one in values if one is not None]
    return sum(there) if there else None


def _add_columns(table: Table, values: Mapping[str, dict[str, int | None]]) -> None:
    for column in table.columns:
        for by_column in values.values():
            if column.sum_of and by_column[column.id] is None:
                by_column[column.id] = _sum([by_column[part] for part in column.sum_of])


def _share(table: Table, values: Mapping[str, dict[str, int | None]], columns: Sequence[str]) -> None:
    for key, cell in table.cells.items():
        if not cell.ratio_of:
            continue
        part, whole = cell.ratio_of
        for column in columns:
            values[key][column] = _per_cent(values[part].get(column), values[whole].get(column))


def _per_cent(part: int | None, whole: int | None) -> int | None:
    """A share in hundredths of a per cent, or blank where there is nothing to share."""
    if part is None or not whole:
        return None
    return int((Decimal(part) * 10_000 / whole).to_integral_value(ROUND_HALF_UP))


# --- consolidation, comparison ---------------------------------------------------------------------------------------------


def consolidated(table: Table, year: int, cutoff: date, office: str, reports: Sequence[Figures]) -> Figures:
    """The sum of what offices reported, line by line; persons are not counted again, their offices may be the only ones to hold them.

    A figure stays blank where every office left it so.
    """
    columns = dict.fromkeys(one.id for each in reports for one in each.columns)
    by_id = {one.id: one for each in reports for one in each.columns}
    ordered = [by_id[one] for one in columns if one != TOTAL] + [by_id[one] for one in columns if one == TOTAL]
    values = {
        key: {one.id: _sum([each.value(key, one.id) for each in reports]) for one in ordered} for key in table.cells
    }
    _share(table, values, [one.id for one in ordered])
    return Figures(
        table=table,
        year=year,
        cutoff=cutoff,
        office=office,
        columns=tuple(ordered) or table.columns,
        values=values,
        unassigned=tuple(_unassigned_in(reports)),
        included=tuple(one for each in reports for one in each.included),
        offices=tuple(each.office for each in reports),
        added_up=True,
    )


def _unassigned_in(reports: Sequence[Figures]) -> Iterator[Unassigned]:
    found: dict[tuple[str, str], int] = {}
    for each in reports:
        for one in each.unassigned:
            found[one.key, one.column] = found.get((one.key, one.column), 0) + one.value
    return (Unassigned(key=key, column=column, value=value) for (key, column), value in found.items())


def doubts(figures: Figures) -> tuple[Problem, ...]:
    """What does not fit together (V28): a printed sum is an error, a part above its whole a warning. `where` is the cell's name."""
    return tuple(
        one for column in figures.columns for key in figures.table.cells for one in _doubts(figures, key, column.id)
    )


def _doubts(figures: Figures, key: str, column: str) -> Iterator[Problem]:
    table = figures.table
    cell, value = table.cells[key], figures.value(key, column)
    parts = _sum([figures.value(part, column) for part in table.parts_of(key)])
    if cell.sum_of and value != parts:
        yield _doubt(figures, key, column, "V28", Severity.ERROR, _added(table, key))
    for whole in cell.at_most:
        if value is not None and value > (figures.value(whole, column) or 0):
            yield _doubt(figures, key, column, "V28.at_most", Severity.WARNING, _called(figures, whole))
    for other in cell.together:
        if key > other and key in table.cells[other].together:
            continue  # told once, of the first of the two
        if bool(value) != bool(figures.value(other, column)):
            yield _doubt(figures, key, column, "V28.with", Severity.WARNING, _called(figures, other))


def _doubt(figures: Figures, key: str, column: str, code: str, severity: Severity, other: str) -> Problem:
    where = key if column == TOTAL else f"{key}@{column}"
    return problem(where, code, severity, label=_called(figures, key), other=other)


def _added(table: Table, key: str) -> str:
    """What a sum is the sum of: B+C+D as printed, or the words over the columns where offices are the rows."""
    parts = [table.cells[part] for part in table.parts_of(key)]
    return "+".join(one.label if table.layout == "offices" else one.id for one in parts)


def _called(figures: Figures, key: str) -> str:
    """What a cell is called on paper: its number and code, or the band and the words over its column; and its label."""
    table = figures.table
    line = next(one for one in table.lines if key.startswith(f"{one.id}."))
    cell = table.cells[key]
    label = worded(cell.label, figures.year, figures.cutoff).replace(BLANK, "")
    return f"{line.band} {label}" if table.layout == "offices" else f"{line.no}{cell.code}{label}"
