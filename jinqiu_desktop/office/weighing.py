"""A table's records held against what is here: each is new, changes a record, says the same again, or is wrong.

Record after record is typed into a filling and weighed as a person's filling is. A row means a record that is here when both hold the first
unique claim of their form. Then what it says is typed over that record's answers: what it leaves blank stays, and no row of the record is
taken away. Nothing is written here; what saving would write is handed back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from jinqiu_desktop.errors import Problem, Progress, Severity, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import ClaimOf, Field, Form, Rows, Step, row_path
from jinqiu_desktop.kinds import ChoiceKind, ChoicesKind, Value
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.intake import Meant, with_references
from jinqiu_desktop.records import Answers, Applies, Record, claimed, without_what_does_not_apply
from jinqiu_desktop.rules import imported_totals
from jinqiu_desktop.store import Submission

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import Cell, Incoming, IncomingRecord, IncomingRow, Placed

_ONLY_BLANK = frozenset({"import.blank", "import.lacks"})
_LABELS = 6  # columns named at a row that lacks them; all are told at the head of the table
_ITEMS = 12  # of a list, named where a word is not in it


class RowVerdict(StrEnum):
    """What taking a record of a table in would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One answer that would change: what it is called, and both values as people outside the desk may see them; empty = blank."""

    path: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedRecord:
    """One record of a table. `key` is the number of its row and stands in its problems as the fact `row`; `number` is that of the record it means."""

    key: str
    address: str
    name: str
    verdict: RowVerdict
    uid: str = ""
    number: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spot:
    """Where a problem is to be mended: the path as `Form.walk` has it, the address, and whether the file has a column for it."""

    path: str
    address: str
    has_column: bool = True


class Weighing:
    """One check of a table: record after record is typed into a filling and weighed as a person's filling is."""

    def __init__(
        self, desk: Desk, archive: Archive, form: Form, step: str, incoming: Incoming, found: Sequence[Problem]
    ) -> None:
        self._desk = desk
        self._archive = archive
        self._form = form
        self._step = step
        self._meant = archive.meant()
        self._identity = identity_of(form)
        self._spoilt = {one.fact("row") for one in found if one.severity is Severity.ERROR}
        self._spoilt_cells = {one.where for one in found if one.severity is Severity.ERROR}
        self._columns, self._heads = incoming.columns, incoming.heads
        self._found = tuple(found)
        self._blank: set[str] = set()
        self._absent: Counter[str] = Counter()
        self._held: dict[tuple[str, str], str] = {}
        self._in_drafts = {line.uid for line in archive.drafts(form.id)}
        self.problems: list[Problem] = list(found)
        self.records: list[CheckedRecord] = []
        self.submissions: list[Submission] = []
        self.refused: list[IncomingRecord] = []

    def take(self, records: Sequence[IncomingRecord], progress: Progress, of: int) -> None:
        """Weighs some records; who else holds their values is asked for all of them at once."""
        fresh: list[tuple[IncomingRecord, Filling, Placed]] = []
        for one in records:
            progress.step(len(self.records), of, "核对表格")
            filling = self._archive.new(self._form.id, carry=False)
            fresh.append((one, filling, _fill(one, filling, self._meant)))
        held = [pair for _, filling, _ in fresh for pair in filling.claimed()]
        for kind in dict.fromkeys(kind for kind, _ in held):
            self._desk.store.foresee(kind, [value for of_kind, value in held if of_kind == kind])
        for one, filling, placed in fresh:
            progress.step(len(self.records), of, "核对表格")
            self._weigh(one, filling, placed)

    def conclude(self, first_steps: Sequence[Step]) -> None:
        """Tells, once all records are weighed, what is true of the whole table: each column that left cells blank, and the way past blanks."""
        if not self.records:
            return
        of_rows = self.problems[len(self._found) :]
        of_table = [one for one in self._found if one.code != "sheet.column_missing"]
        of_table += self._missing_columns()
        errors = [one for one in (*of_table, *of_rows) if one.severity is Severity.ERROR]
        earlier = next((one for one in first_steps if one.id != self._step), None)
        is_only_blank = bool(errors) and all(one.code in _ONLY_BLANK for one in errors)
        fields = [self._form.field(path) for path in self._blank]
        if is_only_blank and earlier and not any(self._form.needed_at(one, earlier.id) for one in fields):
            way = {"step": earlier.id, "noun": earlier.label, "row": ""}
            of_table.insert(0, problem("", "import.only_blank", Severity.HINT, **way))
        self.problems = of_table + of_rows

    def _missing_columns(self) -> Iterator[Problem]:
        from jinqiu_desktop.spreadsheet import at_cell

        for path, count in self._absent.items():
            rows_id = path.partition(".")[0] if path not in self._form.fields else ""
            head = self._heads.get(rows_id, self._heads.get("", ""))
            facts = {"missing": self._headers[path], "count": str(count), "label": "", "row": ""}
            yield at_cell(problem(head, "import.column_missing", Severity.WARNING, **facts), head)

    @cached_property
    def _headers(self) -> Mapping[str, str]:
        """The words of the template over each column, by path as `Form.walk` has it."""
        from jinqiu_desktop.spreadsheet.layout import tables_of, walked

        return {
            walked(table, one): one.header.removeprefix("*") for table in tables_of(self._form) for one in table.columns
        }

    def _weigh(self, one: IncomingRecord, filling: Filling, placed: Placed) -> None:
        twice = list(_claimed_twice(filling, one.key, self._held))
        record = self._meant_by(filling)
        if record is None:
            found = (*filling.problems(self._step), *twice)
            is_good = self._tell(one, filling, placed, found)
            if is_good:
                self.submissions.append(self._archive.first_submission(filling, self._step))
            self._place(one, filling, RowVerdict.NEW if is_good else RowVerdict.WRONG)
        elif stopping := self._untouchable(record):
            self._tell(one, filling, placed, (stopping, *twice))
            self._place(one, filling, RowVerdict.WRONG, record)
        elif not twice and one.key not in self._spoilt and _says_the_same(one, filling, record):
            self._place(one, filling, RowVerdict.SAME, record)
        else:
            self._weigh_again(one, record, twice)

    def _weigh_again(self, one: IncomingRecord, record: Record, twice: Sequence[Problem]) -> None:
        """A row that means a record which is here: what would be another answer becomes a correction of it."""
        filling = self._archive.as_saved(record)
        before = filling.answers()
        placed = _fill_over(one, filling, self._meant)
        differences = tuple(_differences(filling, before, self._archive.reached(self._form, record.uid)))
        if not differences and not twice and one.key not in self._spoilt:
            self._place(one, filling, RowVerdict.SAME, record)
            return
        step = self._archive.reached(self._form, record.uid)
        found = (*filling.problems(step), *self._judged(record), *twice)
        is_good = self._tell(one, filling, placed, found)
        if is_good:
            self.submissions.append(self._archive.correction(filling))
        self._place(one, filling, RowVerdict.CHANGED if is_good else RowVerdict.WRONG, record, differences)

    def _meant_by(self, filling: Filling) -> Record | None:
        """The record that holds what makes a record of this form the only one of its kind; ours before another office's."""
        if self._identity is None:
            return None
        held = [value for _, _, value in claimed(self._form, self._identity, filling.whole)]
        claims = self._desk.store.find_claim(self._identity.kind, held[0]) if held else ()
        uids = [one.uid for one in claims if one.active and one.role == self._identity.role]
        found = [record for uid in uids if (record := self._desk.store.record(uid)) is not None]
        return min((one for one in found if one.form == self._form.id), key=lambda one: bool(one.owner), default=None)

    def _untouchable(self, record: Record) -> Problem | None:
        if record.owner:
            office = self._desk.office_named(record)
            return problem("", "import.foreign", number=record.called, office=office)
        if record.uid in self._in_drafts:
            return problem("", "import.in_draft", number=record.number)
        return None

    def _judged(self, record: Record) -> Iterator[Problem]:
        """A record somebody has judged since it was handed in: what they signed was about the answers before."""
        steps = self._form.steps
        judged = (
            steps[one.step]
            for one in reversed(self._archive.steps(record.uid))
            if one.step in steps
            and steps[one.step].keeps_told
            and one.step != self._form.final_step
            and not one.outcome
        )
        for step in list(judged)[:1]:
            yield problem("", "import.judged", Severity.WARNING, number=record.number, step=step.label)

    def _tell(self, one: IncomingRecord, filling: Filling, placed: Placed, found: Sequence[Problem]) -> bool:
        """Keeps what was found, each at its cell; whether nothing of it, and nothing Excel did, is an error."""
        from jinqiu_desktop import spreadsheet

        totals = [each.at(each.where, label=filling.label(each.where)) for each in _other_totals(one, filling)]
        lacking: dict[str, list[str]] = {}
        for each in (*found, *totals):
            spot = self._spot(one, each, placed)
            if each.code == "field.required":
                self._blank.add(spot.path)
                if not spot.has_column:
                    self._absent[spot.path] += 1
                    lacking.setdefault(spot.address, []).append(self._headers.get(spot.path, each.fact("label")))
                    continue
            if spot.address not in self._spoilt_cells:  # what Excel spoilt there is told, and this only follows from it
                told = spreadsheet.at_cell(self._in_words_of_a_table(each), spot.address)
                self.problems.append(replace(told, facts=tuple((dict(told.facts) | {"row": one.key}).items())))
        for address, labels in lacking.items():
            missing = "、".join(labels[:_LABELS]) + ("等" if len(labels) > _LABELS else "")
            told = problem(address, "import.lacks", count=str(len(labels)), missing=missing, row=one.key)
            self.problems.append(spreadsheet.at_cell(told, address))
        return one.key not in self._spoilt and not any(each.severity is Severity.ERROR for each in found)

    def _spot(self, one: IncomingRecord, each: Problem, placed: Placed) -> _Spot:
        """Where in the file a problem of a record is to be mended."""
        prefix, _, name = each.where.rpartition(".")
        row = placed.rows.get(prefix)
        address, path = (row.address, f"{prefix.partition('[')[0]}.{name}") if row else (one.address, each.where)
        if "[" in path:  # a row that the record has and the file has not
            return _Spot(path=f"{path.partition('[')[0]}.{name}", address=one.address)
        told_at = placed.cells.get(each.where) or (one.totals[path].address if path in one.totals else "")
        beside = f"{prefix.partition('[')[0]}[{row.beside}].{name}" if row and row.beside else path
        column = self._columns.get(beside, "")
        cell = f"{column}{address.rpartition('!')[2]}" if column else address
        return _Spot(path=path, address=told_at or cell, has_column=bool(column))

    def _in_words_of_a_table(self, each: Problem) -> Problem:
        """Told to somebody who sees no list to choose from, and stores nothing by leaving a cell blank."""
        if each.code == "choice.unknown":
            kind = self._form.field(each.where).kind
            items = kind.choices.open_on(self._desk.today()) if isinstance(kind, ChoiceKind | ChoicesKind) else ()
            some = "、".join(item.label for item in items[:_ITEMS]) + ("等" if len(items) > _ITEMS else "")
            return replace(each.at(each.where, items=some), code="import.not_in_list")
        code = {"field.required": "import.blank", "yes_no.unreadable": "import.yes_no"}.get(each.code, each.code)
        return replace(each, code=code)

    def _place(
        self,
        one: IncomingRecord,
        filling: Filling,
        verdict: RowVerdict,
        record: Record | None = None,
        differences: tuple[Difference, ...] = (),
    ) -> None:
        if verdict is RowVerdict.WRONG:
            self.refused.append(one)
        placed = CheckedRecord(
            key=one.key,
            address=one.address,
            name=_name(filling),
            verdict=verdict,
            uid=record.uid if record else "",
            number=record.called if record else "",
            differences=differences,
        )
        self.records.append(placed)


def identity_of(form: Form) -> ClaimOf | None:
    """What makes a record of a form the only one of its kind."""
    return next((one for one in form.claims if one.is_unique), None)


def _name(filling: Filling) -> str:
    form = filling.form
    held = ((path, filling.value(path)) for path in form.summary)
    return next((form.field(path).kind.shown(value) for path, value in held if value is not None), "")


def _fill(one: IncomingRecord, filling: Filling, meant: Meant) -> Placed:
    from jinqiu_desktop import spreadsheet

    return spreadsheet.fill(with_references(one, filling, meant), filling)


# --- over a record that is here ---------------------------------------------------------------------------------------------


def _fill_over(one: IncomingRecord, filling: Filling, meant: Meant) -> Placed:
    """Types a row over a record's answers, where it says something else."""
    from jinqiu_desktop import spreadsheet

    placed: dict[str, IncomingRow] = {}
    whole = with_references(one, filling, meant)
    addresses = {path: cell.address for path, cell in whole.cells.items()}
    _take_others(filling, whole.cells)
    for rows_id, rows in whole.rows.items():
        left = list(filling.row_ids(rows_id))
        for row in rows:
            rid = _row_meant(filling, filling.form.rows[rows_id], left, row) or filling.add_row(rows_id)
            left = [each for each in left if each != rid]
            cells = {row_path(rows_id, rid, name): cell for name, cell in row.cells.items()}
            addresses |= {path: cell.address for path, cell in cells.items()}
            placed[spreadsheet.row_prefix(rows_id, rid)] = row
            _take_others(filling, cells)
    return spreadsheet.Placed(cells=addresses, rows=placed)


def _says_the_same(one: IncomingRecord, filling: Filling, record: Record) -> bool:
    """Whether nothing that a row says is another answer, as far as that can be seen without beginning a correction.

    `filling` is the row typed into a new record, its rows in the order of the table. Ten thousand households that came before are read
    again in a quarter of the time.
    """
    form, said = filling.form, filling.answers()
    if record.form_rev != form.rev or any(
        said.values.get(path) != record.answers.values.get(path) for path in one.cells
    ):
        return False
    for rows_id, rows in one.rows.items():
        number = _number_of(form.rows[rows_id])
        held = {row.values.get(number): row.values for row in record.answers.rows(rows_id)}
        for row, typed in zip(rows, said.rows(rows_id), strict=False):
            named = typed.values.get(number)
            if named is None or any(typed.values.get(name) != held.get(named, {}).get(name) for name in row.cells):
                return False
    return True


def _number_of(block: Rows) -> str:
    """The field by which a person in a row is known for certain; empty where there is none."""
    return next((name for name, one in block.fields.items() if one.kind.name == "id_number"), "")


def _take_others(filling: Filling, cells: Mapping[str, Cell]) -> None:
    def is_other(path: str, text: str) -> bool:
        read = filling.form.field(path).kind.parse(text, filling.today).value
        return read is None or read != filling.value(path)  # what cannot be read is typed, and told

    filling.take_all({path: cell.text for path, cell in cells.items() if is_other(path, cell.text)})


def _row_meant(filling: Filling, block: Rows, left: Collection[str], row: IncomingRow) -> str:
    """The row that a row of the table means: of the same number, else of the same name, else one that says all it says; or none."""

    def reads(name: str) -> Value | None:
        return _reads_row(block.fields[name], row, filling.today)

    def holds(rid: str, name: str) -> Value | None:
        return filling.value(row_path(block.id, rid, name))

    number = _number_of(block)
    if number and reads(number) is not None:
        same = [rid for rid in left if holds(rid, number) == reads(number)]
        unnumbered = [rid for rid in left if holds(rid, number) is None]
    else:
        same, unnumbered = [], list(left)
    if not same and block.person and reads(block.person) is not None:
        same = [rid for rid in unnumbered if holds(rid, block.person) == reads(block.person)]
    if not same and not block.person:
        same = [rid for rid in left if all(holds(rid, name) == reads(name) for name in row.cells)]
    return same[0] if same else ""


def _reads_row(declared: Field, row: IncomingRow, today: date) -> Value | None:
    cell = row.cells.get(declared.id)
    return declared.kind.parse(cell.text, today).value if cell is not None else None


def _differences(filling: Filling, before: Answers, step: str) -> Iterator[Difference]:
    form, after = filling.form, filling.answers()
    if form.is_frozen_at(step):
        after = without_what_does_not_apply(form, after, Applies(form, filling.whole.value))
    was, now = _cells_of(before), _cells_of(after)
    for path in dict.fromkeys([*was, *now]):
        if was.get(path) != now.get(path):
            masked = form.field(path).kind.masked
            told_of = [masked(value) if value is not None else "" for value in (was.get(path), now.get(path))]
            yield Difference(path=path, label=filling.label(path), before=told_of[0], after=told_of[1])


def _cells_of(answers: Answers) -> Mapping[str, Value]:
    rows = (
        (row_path(rows_id, row.rid, name), value)
        for rows_id in answers.blocks
        for row in answers.rows(rows_id)
        for name, value in row.values.items()
    )
    return {**answers.values, **dict(rows)}


# --- within one table -------------------------------------------------------------------------------------------------------


def _claimed_twice(filling: Filling, key: str, held: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Values of which there may be only one, and which an earlier row of the same file has; `held` remembers them by row."""
    for declared in filling.form.claims:
        values = [filling.value(path) for path in declared.paths if path in filling.form.fields]
        if not declared.is_unique or not values or None in values:
            continue
        first = held.setdefault((declared.kind, "|".join(str(value) for value in values)), key)
        if first != key:
            where = declared.paths[0]
            yield problem(where, "import.twice", first=first, label=filling.label(where))


def _other_totals(one: IncomingRecord, filling: Filling) -> tuple[Problem, ...]:
    """V02: totals in the file that differ from ours."""
    told_totals: dict[str, Decimal] = {}
    for path, cell in one.totals.items():
        value = filling.form.fields[path].kind.parse(cell.text, date.min).value
        if isinstance(value, Decimal):
            told_totals[path] = value
    return imported_totals(filling.whole, told_totals)
