"""Rows in: a filled table becomes texts, each with the address of its cell; and what Excel did to them is told by cell.

Rows are read whether Excel shows them or not; the example of a template, totals and remarks below a table are no records and are told.
What the texts mean, and everything that is wrong with them otherwise, is found by `Filling`, as when a clerk types them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeGuard

from openpyxl.utils import get_column_letter

from jinqiu_desktop.collector import collector_at_rest
from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import eighteen
from jinqiu_desktop.spreadsheet.cells import Book, Raw, read_book
from jinqiu_desktop.spreadsheet.headers import other_words
from jinqiu_desktop.spreadsheet.layout import EXAMPLE, Column, folded, in_words, is_needed, walked
from jinqiu_desktop.spreadsheet.matching import Found, Meaning, Tables, find_tables
from jinqiu_desktop.spreadsheet.texts import is_blank, is_code, is_plain, plain, take

_BESIDE = re.compile(r"([a-z0-9_]+)\[([0-9]{1,2})\]\.([a-z0-9_]+)")  # a column of the national layout
_NONE: frozenset[int] = frozenset()
_LISTED = ("choice", "choices")
_REFERENCES = ("reference", "row_reference")
_FIRST_CELLS = 4
_READING = "读取文件"
_TOTAL = re.compile(r"(本页)?(合计|总计|共计|小计|累计)[:：]?([0-9].*)?")
_NOTE = re.compile(
    r"(制表|填表|填报|审核|复核|经办|联系|负责)人?(签字|签名|签章)?[:：].*|(备注|说明|填表说明|注|填报单位|单位负责人|(填报|制表|填表)?(日期|时间))[:：].*"
)


class Cell(NamedTuple):
    """A text, and where it stood: `家庭成员!F7`. A tuple, because a file has a million of them."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class IncomingRow:
    """One row of a block, by field id; `beside` is its number where rows stand beside each other (national layout), else 0."""

    address: str
    cells: Mapping[str, Cell]
    beside: int = 0


@dataclass(frozen=True, kw_only=True)
class IncomingRecord:
    """One record: its own cells by path, its rows by block. `key` is the number of its row, as problems name it in the fact `row`.

    `totals` are sums of money that the file gives and the program works out itself: they are only compared (V02).
    """

    key: str
    address: str
    cells: Mapping[str, Cell]
    totals: Mapping[str, Cell] = field(default_factory=dict)
    rows: Mapping[str, tuple[IncomingRow, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """Everything a file held, and what is wrong with its columns and cells. Every problem's `where` is a cell.

    `columns` are the columns that are read, by path as `HeaderMatch` has it: `家庭成员!F`. `heads` are the rows of the words over them, by
    block, the form's own under an empty id: `家庭成员!1`.
    """

    records: tuple[IncomingRecord, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)


def read_table(
    path: Path,
    form: Form,
    today: date,
    chosen: Mapping[str, str] | None = None,
    step: str = "submit",
    progress: Progress = no_progress,
) -> Incoming:
    """Reads a filled template, or any table with known words over its columns; `chosen` is a person's say, as `match_headers` takes it.

    Columns that must be filled before `step` and are not there are told.
    Raises `Failure` sheet.not_a_table, .password, .too_large, .damaged, .no_table, .other_form, or what the system says about the file;
    `Stopped`.
    """
    progress.step(0, 1, _READING)
    book = read_book(path)
    named, _, rev = book.template.partition("/")
    if named and named != form.id:
        raise Failure("sheet.other_form", name=path.name, title=form.title)
    tables = find_tables(book, form, chosen or {})
    if tables.main is None:
        raise Failure("sheet.no_table", name=path.name, title=form.title)
    with collector_at_rest():  # a million cells are made, none becomes garbage
        reader = _Reader(form, book, tables.main, tables.blocks, step, progress)
        reader.problems += _book_problems(book, tables, is_older=bool(rev) and rev != str(form.rev))
        return reader.incoming()


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a record's answers stand in the file: the cell of each path that had one, and by its prefix (members[x]) each row."""

    cells: Mapping[str, str]
    rows: Mapping[str, IncomingRow]


def fill(one: IncomingRecord, filling: Filling) -> Placed:
    """Types a record into a filling, its own cells first."""
    told: dict[str, Cell] = dict(one.cells)
    placed: dict[str, IncomingRow] = {}
    filling.take_all({path: cell.text for path, cell in one.cells.items()})
    for rows_id, rows in one.rows.items():
        there = list(filling.row_ids(rows_id))
        for row in rows:
            rid = there.pop(0) if there else filling.add_row(rows_id)
            cells = {row_path(rows_id, rid, field_id): cell for field_id, cell in row.cells.items()}
            filling.take_all({path: cell.text for path, cell in cells.items()})
            told |= cells
            placed[row_prefix(rows_id, rid)] = row
    return Placed(cells={path: cell.address for path, cell in told.items()}, rows=placed)


def row_prefix(rows_id: str, rid: str) -> str:
    """How every path in a row begins: members[x]."""
    return row_path(rows_id, rid, "").rstrip(".")


def at_cell(one: Problem, address: str) -> Problem:
    """A problem of a filling as a problem of the cell it came from: `where` is the address, and the label says so in words.

    What the label said before is the fact `called`.
    """
    label = one.fact("label")
    facts = dict(one.facts) | {"label": in_words(address, label), "called": label}
    return replace(one, where=address, facts=tuple(facts.items()))


# --- a table, row by row ----------------------------------------------------------------------------------------------------


def _book_problems(book: Book, tables: Tables, *, is_older: bool) -> Iterator[Problem]:
    """What is to be known of the file as a whole."""
    first = f"{tables.main.sheet.name}!A1" if tables.main else ""
    if is_older:
        yield problem(first, "sheet.other_rev", Severity.WARNING, label="", row="")
    if book.has_macros:
        yield problem(first, "sheet.macros", Severity.HINT, label="", row="")
    if book.has_links:
        yield problem(first, "sheet.links", Severity.HINT, label="", row="")
    for sheet in tables.left:
        if any(not is_blank(cell) for row in sheet.rows for cell in row):
            label = f"“{sheet.name}”"
            yield problem(f"{sheet.name}!A1", "sheet.unknown_sheet", Severity.WARNING, row="", label=label)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slot:
    """A column that is read: where it stands, what it is for, and of which row beside the others (national layout)."""

    at: int
    column: Column
    label: str
    address: str
    is_plain: bool
    is_listed: bool
    beside: tuple[str, int] | None
    name: str


class _Rows:
    """The rows of a table as it was found."""

    def __init__(self, found: Found, *, is_1904: bool) -> None:
        self.table = found.table
        self.sheet = found.sheet
        self.header = found.header
        self._is_1904 = is_1904
        slots = (_slot(one, found) for one in found.meanings if one.is_taken)
        # References first: other cells and rows follow from them.
        self.slots = sorted(slots, key=lambda one: _kind(one.column) not in _REFERENCES)
        self._columns = [one.at for one in self.slots]
        self.key = next((one for one in self.slots if one.column.path == self.table.key), None)
        self._spoilt = self.sheet.errors | self.sheet.uncomputed
        self._says_who = [one for one in self.slots if _kind(one.column) == "id_number" and not one.beside]

    def address(self, row: int) -> str:
        return f"{self.sheet.name}!{row + 1}"

    def problem(
        self, code: str, row: int, at: int | None, *, key: str = "", severity: Severity = Severity.ERROR, **facts: str
    ) -> Problem:
        address = f"{self.sheet.name}!{get_column_letter(at + 1) if at is not None else ''}{row + 1}"
        label = facts.pop("label", "")
        return problem(address, code, severity, row=key, label=in_words(address, label), called=label, **facts)

    def filled(self, problems: list[Problem]) -> Iterator[tuple[int, list[Raw]]]:
        """Each row under the words that has something in a column that is read, and is a record or a row of one."""
        slots, width = self._columns, max(self._columns, default=-1) + 1
        spoilt = {row for row, at in self._spoilt if at in slots}
        for row, cells in enumerate(self.sheet.rows[self.header + 1 :], start=self.header + 1):
            if len(cells) < width:
                cells = [*cells, *[""] * (width - len(cells))]
            filled = [one for at in slots if (one := cells[at]) != "" and not is_blank(one)]
            if not filled and row not in spoilt:
                continue
            if filled and all(map(_is_example, filled)):
                problems.append(self.problem("sheet.example_row", row, None, severity=Severity.HINT))
            elif code := self._no_record(cells):
                problems.append(self.problem(code, row, None, severity=Severity.HINT))
            else:
                yield row, cells

    def _no_record(self, cells: list[Raw]) -> str:
        """The code for a row that only sums up the rows above it, or says who made the table."""
        if any(not is_blank(cells[one.at]) for one in self._says_who):
            return ""
        first = list(islice(filter(_is_text, cells), _FIRST_CELLS))
        if any(_TOTAL.fullmatch(folded(one)) for one in first):
            return "sheet.total_row"
        return "sheet.note_row" if first and _NOTE.fullmatch(re.sub(r"\s+", "", first[0])) else ""

    def joining(self, cells: list[Raw]) -> str:
        """What stands in the column that joins the sheets, spelled alike on both."""
        if self.key is None:
            return ""
        text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", plain(cells[self.key.at]))).upper()
        return eighteen(text) or text

    def cells(self, row: int, raw: list[Raw], key: str, problems: list[Problem]) -> Iterator[tuple[_Slot, Cell]]:
        """The texts of a row, each where it belongs; what is wrong with a cell is told at it."""
        spoilt = _NONE if not self._spoilt else frozenset(at for at in self._columns if (row, at) in self._spoilt)
        number = str(row + 1)
        for slot in self.slots:
            one, field = raw[slot.at], slot.column.field
            if slot.at in spoilt:
                code = "sheet.error_cell" if (row, slot.at) in self.sheet.errors else "sheet.formula_blank"
                problems.append(self.problem(code, row, slot.at, key=key, label=slot.label))
                continue
            if one == "" or field is None:
                continue
            if slot.is_plain and isinstance(one, str) and not (slot.is_listed and is_code(one.strip())):
                text = one.strip()
            elif is_blank(one):
                continue
            else:
                taken = take(one, field, is_1904=self._is_1904)
                text = taken.text
                if taken.code:
                    label, severity = slot.label, taken.severity
                    found = self.problem(
                        taken.code, row, slot.at, key=key, severity=severity, label=label, was=taken.was
                    )
                    problems.append(found)
            if text.startswith(EXAMPLE):
                problems.append(self.problem("sheet.example_left", row, slot.at, key=key, label=slot.label))
            elif text and slot.name:
                yield slot, Cell(text, slot.address + number)

    def hints(self) -> Iterator[Problem]:
        """What is to be known of the rows as a whole: those that Excel hides, and values that formulas gave."""
        slots = {one.at for one in self.slots}
        hidden = sorted(row for row in self.sheet.hidden if row > self.header)
        formulas = sorted(place for place in self.sheet.formulas if place[0] > self.header and place[1] in slots)
        if hidden:
            count = str(len(hidden))
            yield self.problem("sheet.hidden_rows", hidden[0], None, severity=Severity.HINT, count=count)
        if formulas:
            count, (row, at) = str(len(formulas)), formulas[0]
            yield self.problem("sheet.formulas", row, at, severity=Severity.HINT, count=count)


def _slot(one: Meaning, found: Found) -> _Slot:
    assert one.column is not None
    beside = _BESIDE.fullmatch(one.column.path)
    return _Slot(
        at=one.head.at,
        column=one.column,
        label=one.column.header.removeprefix("*"),
        address=f"{found.sheet.name}!{get_column_letter(one.head.at + 1)}",
        is_plain=one.column.field is not None and is_plain(one.column.field),
        is_listed=_kind(one.column) in _LISTED,
        beside=(beside[1], int(beside[2])) if beside else None,
        name=beside[3] if beside else one.column.path,
    )


def _kind(column: Column) -> str:
    return column.field.kind.name if column.field is not None else ""


def _is_example(cell: Raw) -> bool:
    return isinstance(cell, str) and cell.lstrip().startswith(EXAMPLE)


def _is_text(cell: Raw) -> TypeGuard[str]:
    return isinstance(cell, str) and bool(cell.strip())


# --- records ----------------------------------------------------------------------------------------------------------------


class _Reader:
    """Makes records of the rows of a form's tables."""

    def __init__(
        self, form: Form, book: Book, main: Found, blocks: tuple[Found, ...], step: str, progress: Progress
    ) -> None:
        self.problems: list[Problem] = []
        self._progress = progress
        self._main = _Rows(main, is_1904=book.is_1904)
        self._blocks = tuple(_Rows(one, is_1904=book.is_1904) for one in blocks)
        self._totals = {one.head.at: one.automatic for one in main.meanings if _is_compared(one, form)}
        for found, rows in ((main, self._main), *zip(blocks, self._blocks, strict=True)):
            self.problems += _column_problems(found, rows, form, step)
            self.problems += rows.hints()

    def incoming(self) -> Incoming:
        """The records, and every problem in the order of the sheets."""
        records: list[IncomingRecord] = []
        by_key: dict[str, str] = {}
        for row, raw in self._main.filled(self.problems):
            self._progress.step(row, len(self._main.sheet.rows), _READING)
            one = self._record(row, raw)
            records.append(one)
            text = self._main.joining(raw) if self._blocks else ""
            if text in by_key and self._main.key is not None:
                at, label = self._main.key.at, self._main.key.label
                told = self._main.problem("sheet.key_twice", row, at, key=one.key, first=by_key[text], label=label)
                self.problems.append(told)
            if text:
                by_key.setdefault(text, one.key)
        rows = {block.table.rows: self._rows_of(block, by_key) for block in self._blocks}
        whole = (replace(one, rows=_joined(one, rows)) for one in records) if rows else iter(records)
        tables = (self._main, *self._blocks)
        columns = {walked(one.table, slot.column): slot.address for one in tables for slot in one.slots if slot.name}
        heads = {one.table.rows: one.address(one.header) for one in tables}
        return Incoming(records=tuple(whole), problems=tuple(self.problems), columns=columns, heads=heads)

    def _record(self, row: int, raw: list[Raw]) -> IncomingRecord:
        key, address = str(row + 1), self._main.address(row)
        own: dict[str, Cell] = {}
        beside: dict[tuple[str, int], dict[str, Cell]] = {}
        for slot, cell in self._main.cells(row, raw, key, self.problems):
            (own if slot.beside is None else beside.setdefault(slot.beside, {}))[slot.name] = cell
        rows: dict[str, tuple[IncomingRow, ...]] = {}
        for rows_id, number in sorted(beside):
            one = IncomingRow(address=address, cells=beside[rows_id, number], beside=number)
            rows[rows_id] = (*rows.get(rows_id, ()), one)
        totals = {
            path: Cell(plain(raw[at]), f"{self._main.sheet.name}!{get_column_letter(at + 1)}{row + 1}")
            for at, path in self._totals.items()
            if at < len(raw) and not is_blank(raw[at])
        }
        return IncomingRecord(key=key, address=address, cells=own, totals=totals, rows=rows)

    def _rows_of(self, block: _Rows, by_key: Mapping[str, str]) -> Mapping[str, list[IncomingRow]]:
        found: dict[str, list[IncomingRow]] = {}
        for row, raw in block.filled(self.problems):
            self._progress.step(row, len(block.sheet.rows), _READING)
            text = block.joining(raw)
            key = by_key.get(text, "")
            if not key:
                code = "sheet.key_unknown" if text else "sheet.key_blank"
                at, label = (block.key.at, block.key.label) if block.key else (0, "")
                self.problems.append(block.problem(code, row, at, label=label, main=self._main.sheet.name))
            cells = {slot.name: cell for slot, cell in block.cells(row, raw, key, self.problems)}
            found.setdefault(key, []).append(IncomingRow(address=block.address(row), cells=cells))
        return found


def _joined(
    one: IncomingRecord, rows: Mapping[str, Mapping[str, list[IncomingRow]]]
) -> Mapping[str, tuple[IncomingRow, ...]]:
    """The rows of a record: those beside it first, then those of the other sheets."""
    return {
        rows_id: (*one.rows.get(rows_id, ()), *rows.get(rows_id, {}).get(one.key, ()))
        for rows_id in dict.fromkeys((*one.rows, *rows))
    }


def _is_compared(one: Meaning, form: Form) -> bool:
    """Whether a column that the program works out itself is compared with what it works out (V02)."""
    field = form.fields.get(one.automatic)
    return field is not None and field.compute is not None and field.kind.name == "money"


def _column_problems(found: Found, rows: _Rows, form: Form, step: str) -> Iterator[Problem]:
    """Columns nobody knows, that only look like one, that the program works out itself, that stand there twice or not at all."""
    ignored = other_words().ignored
    for one in found.meanings:
        label = one.head.words
        if one.is_taken or one.how == "chosen":
            continue
        if not label or folded(label) in ignored or not found.is_used(one.head.at):
            continue
        if one.is_twice:
            yield rows.problem("sheet.column_twice", found.header, one.head.at, label=label)
        elif one.automatic:
            hint = Severity.HINT
            code = "sheet.compared_column" if _is_compared(one, form) else "sheet.automatic_column"
            yield rows.problem(code, found.header, one.head.at, severity=hint, label=label)
        elif one.column is not None:
            meant, warning = one.column.header.removeprefix("*"), Severity.WARNING
            yield rows.problem(
                "sheet.column_alike", found.header, one.head.at, severity=warning, label=label, meant=meant
            )
        else:
            warning = Severity.WARNING
            yield rows.problem("sheet.unknown_column", found.header, one.head.at, severity=warning, label=label)
    there = {one.column.path for one in found.meanings if one.column is not None and one.is_taken}
    for column in found.table.columns:
        if column.path not in there and column.field is not None and is_needed(form, column.field, step):
            missing, warning = column.header.removeprefix("*"), Severity.WARNING
            yield rows.problem("sheet.column_missing", found.header, None, severity=warning, missing=missing)
