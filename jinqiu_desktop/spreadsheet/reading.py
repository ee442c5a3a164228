"""Rows in: a filled table becomes texts, each with the address of its cell; and what Excel did to them is told by cell.

Nothing is repaired in silence: an id number that Excel took for a number is refused even where it looks whole (V30). What the texts mean,
and everything that is wrong with them otherwise, is found by `Filling`, as when a clerk types them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path

from openpyxl.utils import get_column_letter

from jinqiu_desktop.errors import Failure, Problem, Severity, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.kinds import eighteen
from jinqiu_desktop.spreadsheet.cells import Raw, Sheet, read_book
from jinqiu_desktop.spreadsheet.layout import GUIDE_SHEET, KEY, LISTS_SHEET, REASON, Column, Table, is_needed, tables_of

_HEADER_WITHIN = 20  # rows from the top in which the words over the columns are looked for
_AS_TEXT = frozenset({"id_number", "phone", "bank_card"})
_DATES = frozenset({"date", "year_month"})
_EXACT = 10**15  # from here on a number of Excel has lost digits
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and where it stood: `家庭成员!F7`."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class IncomingRow:
    """One row of a block, by field id."""

    address: str
    cells: Mapping[str, Cell]


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
    """Everything a file held, and what is wrong with its columns and cells. Every problem's `where` is a cell."""

    records: tuple[IncomingRecord, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path, form: Form, today: date) -> Incoming:
    """Reads a filled template, or any table with the same words over its columns.

    Raises `Failure` sheet.not_a_table, .password, .too_large, .damaged, .no_table, .other_form, or what the system says about the file.
    """
    book = read_book(path)
    named, _, rev = book.template.partition("/")
    if named and named != form.id:
        raise Failure("sheet.other_form", name=path.name, title=form.title)
    found = _Found(
        form, tables_of(form), [sheet for sheet in book.sheets if sheet.name not in (GUIDE_SHEET, LISTS_SHEET)]
    )
    if not found.main:
        raise Failure("sheet.no_table", name=path.name, title=form.title)
    if rev and rev != str(form.rev):
        found.problems.append(
            problem(f"{found.main[0].sheet.name}!A1", "sheet.other_rev", Severity.WARNING, label="", row="")
        )
    return found.incoming(today)


def fill(one: IncomingRecord, filling: Filling) -> Mapping[str, str]:
    """Types a record into a filling, its own cells first; gives the address of each path that had a cell."""
    addresses: dict[str, str] = {}
    for path, cell in one.cells.items():
        filling.take(path, cell.text)
        addresses[path] = cell.address
    for rows_id, rows in one.rows.items():
        there = list(filling.row_ids(rows_id))
        for row in rows:
            rid = there.pop(0) if there else filling.add_row(rows_id)
            for field_id, cell in row.cells.items():
                filling.take(row_path(rows_id, rid, field_id), cell.text)
                addresses[row_path(rows_id, rid, field_id)] = cell.address
    return addresses


def at_cell(one: Problem, address: str) -> Problem:
    """A problem of a filling as a problem of the cell it came from: `where` is the address, and the label says so in words."""
    facts = dict(one.facts) | {"label": in_words(address, one.fact("label"))}
    return replace(one, where=address, facts=tuple(facts.items()))


def in_words(address: str, label: str) -> str:
    """`家庭成员!F7` as a clerk reads it: “家庭成员”第 7 行 F 列「身份证号」."""
    sheet, _, cell = address.rpartition("!")
    column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    place = f"第 {row} 行" + (f" {column} 列" if column else "") if row else f"{column} 列"
    return f"“{sheet}”{place}" + (f"「{label}」" if label else "")


# --- which sheet is which table ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A table as it was found: its sheet, the row of the words over the columns, and which column is which."""

    table: Table
    sheet: Sheet
    header: int
    columns: Mapping[int, Column]

    def address(self, row: int, column: int | None = None) -> str:
        return f"{self.sheet.name}!{'' if column is None else get_column_letter(column + 1)}{row + 1}"

    def problem(
        self, code: str, row: int, column: int, *, key: str = "", severity: Severity = Severity.ERROR, **facts: str
    ) -> Problem:
        address = self.address(row, column)
        label = facts.pop("label", "")
        return problem(address, code, severity, row=key, label=in_words(address, label), **facts)

    def filled_rows(self) -> Iterator[tuple[int, Mapping[int, Raw]]]:
        """Each row under the header that has something in a known column."""
        for row, cells in enumerate(self.sheet.rows[self.header + 1 :], start=self.header + 1):
            known = {at: cells[at] for at in self.columns if at < len(cells) and not _is_blank(cells[at])}
            if known or any((row, at) in self.sheet.errors for at in self.columns):
                yield row, known


class _Found:
    """The tables of a form in the sheets of a file."""

    def __init__(self, form: Form, tables: Sequence[Table], sheets: Sequence[Sheet]) -> None:
        self._form = form
        self.problems: list[Problem] = []
        self._left = list(sheets)
        placed = {table.rows: self._place(table, by_name=True) for table in tables}
        for table in tables:
            placed[table.rows] = placed[table.rows] or self._place(table, by_name=False)
        self.main = [one for one in [placed.pop("")] if one]
        self._blocks = [one for one in placed.values() if one]
        for one in (*self.main, *self._blocks):
            self.problems += _column_problems(one, form)
        for sheet in self._left:
            if any(not _is_blank(cell) for row in sheet.rows for cell in row):
                self.problems.append(
                    problem(
                        f"{sheet.name}!A1", "sheet.unknown_sheet", Severity.WARNING, row="", label=f"“{sheet.name}”"
                    )
                )

    def _place(self, table: Table, *, by_name: bool) -> _Place | None:
        wanted = [sheet for sheet in self._left if not by_name or sheet.name.strip() == table.sheet]
        tried = [one for sheet in wanted if (one := _header_in(sheet, table)) is not None]
        if not tried:
            return None
        best = max(tried, key=lambda one: len(one.columns))
        self._left.remove(best.sheet)
        return best

    def incoming(self, today: date) -> Incoming:
        """The records, and every problem in the order of the sheets."""
        (main,) = self.main
        records: list[IncomingRecord] = []
        by_key: dict[str, str] = {}
        for row, raw in main.filled_rows():
            key = str(row + 1)
            cells = _cells(main, row, raw, key, self.problems)
            totals = _totals(main, row, self._form)
            records.append(IncomingRecord(key=key, address=main.address(row), cells=cells, totals=totals))
            at, text = _joining(main, raw)
            if not text or not self._blocks:
                continue
            if text in by_key:
                self.problems.append(
                    main.problem("sheet.key_twice", row, at, key=key, first=by_key[text], label=main.columns[at].header)
                )
            by_key.setdefault(text, key)
        rows = {place.table.rows: self._rows_of(place, by_key) for place in self._blocks}
        whole = (
            replace(one, rows={rows_id: tuple(found.get(one.key, ())) for rows_id, found in rows.items()})
            for one in records
        )
        return Incoming(records=tuple(whole), problems=tuple(self.problems))

    def _rows_of(self, place: _Place, by_key: Mapping[str, str]) -> Mapping[str, list[IncomingRow]]:
        found: dict[str, list[IncomingRow]] = {}
        for row, raw in place.filled_rows():
            at, text = _joining(place, raw)
            key = by_key.get(text, "")
            if not key:
                code = "sheet.key_unknown" if text else "sheet.key_blank"
                self.problems.append(
                    place.problem(
                        code,
                        row,
                        at,
                        label=place.columns[at].header if at in place.columns else "",
                        main=self.main[0].sheet.name,
                    )
                )
            cells = _cells(place, row, raw, key, self.problems)
            found.setdefault(key, []).append(IncomingRow(address=place.address(row), cells=cells))
        return found


def _header_in(sheet: Sheet, table: Table) -> _Place | None:
    """The row near the top whose words name the most columns; the words of at least two, or of all."""
    best: _Place | None = None
    for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns: dict[int, Column] = {}
        for place, cell in enumerate(row):
            column = table.column_of(cell) if isinstance(cell, str) and cell.strip() else None
            if column is not None and column not in columns.values():
                columns[place] = column
        if len(columns) > (len(best.columns) if best else min(1, len(table.columns) - 1)):
            best = _Place(table=table, sheet=sheet, header=at, columns=columns)
    return best


def _column_problems(place: _Place, form: Form) -> Iterator[Problem]:
    """Columns nobody knows, that the program works out itself, that stand there twice or not at all."""
    fields = form.rows[place.table.rows].fields if place.table.rows else form.fields
    automatic = {one.label for one in fields.values() if not one.is_typed and not _is_compared(one)}
    compared = {one.label for one in fields.values() if _is_compared(one)}
    header = place.sheet.rows[place.header]
    for at, cell in enumerate(header):
        label = str(cell).strip()
        below = any(at < len(row) and not _is_blank(row[at]) for row in place.sheet.rows[place.header + 1 :])
        if at in place.columns or not below or label == REASON or _bare(label) in compared:
            continue
        known = place.table.column_of(label)
        if known is not None:
            yield place.problem("sheet.column_twice", place.header, at, label=label)
        elif label.lstrip("*") in automatic:
            yield place.problem("sheet.automatic_column", place.header, at, severity=Severity.HINT, label=label)
        else:
            yield place.problem("sheet.unknown_column", place.header, at, severity=Severity.WARNING, label=label)
    there = set(place.columns.values())
    for column in place.table.columns:
        if column not in there and column.field is not None and is_needed(form, column.field):
            yield place.problem(
                "sheet.column_missing",
                place.header,
                0,
                severity=Severity.WARNING,
                label="",
                missing=column.header.removeprefix("*"),
            )


# --- what Excel did to a cell -----------------------------------------------------------------------------------------------


def _joining(place: _Place, raw: Mapping[int, Raw]) -> tuple[int, str]:
    """The column that joins the sheets, and what stands there, spelled alike on both."""
    at = next((at for at, column in place.columns.items() if column.path == place.table.key), 0)
    if at not in raw or place.columns[at].path != place.table.key:
        return at, ""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", _plain(raw[at]))).upper()
    return at, eighteen(text) or text


def _cells(place: _Place, row: int, raw: Mapping[int, Raw], key: str, problems: list[Problem]) -> Mapping[str, Cell]:
    found: dict[str, Cell] = {}
    references = ("reference", "row_reference")
    order = sorted(
        place.columns.items(), key=lambda one: one[1].field is None or one[1].field.kind.name not in references
    )
    for at, column in order:
        label = column.header.removeprefix("*")
        if (row, at) in place.sheet.errors:
            problems.append(place.problem("sheet.error_cell", row, at, key=key, label=label))
            continue
        if at not in raw or column.field is None:
            continue
        text = _plain(raw[at])
        code = _damage(raw[at], text, column.field)
        if code:
            problems.append(place.problem(code, row, at, key=key, label=label))
        elif column.field.kind.name == "id_number" and (whole := eighteen(text.strip())):
            text = whole
            problems.append(place.problem("sheet.fifteen", row, at, key=key, severity=Severity.HINT, label=label))
        if column.path != KEY:
            found[column.path] = Cell(_as_month(raw[at], text, column.field), place.address(row, at))
    return found


def _is_compared(field: Field) -> bool:
    return field.compute is not None and field.kind.name == "money"


def _bare(label: str) -> str:
    """The words over a column without star and unit."""
    return re.sub(r"\([^()]*\)$", "", unicodedata.normalize("NFKC", label).strip().lstrip("*"))


def _totals(place: _Place, row: int, form: Form) -> Mapping[str, Cell]:
    """The sums that the program works out itself, where the file has a column for them."""
    compared = {one.label: path for path, one in form.fields.items() if _is_compared(one)}
    cells = place.sheet.rows[row]
    columns = ((at, compared.get(_bare(str(head)))) for at, head in enumerate(place.sheet.rows[place.header]))
    return {
        path: Cell(_plain(cells[at]), place.address(row, at))
        for at, path in columns
        if path is not None and at < len(cells) and not _is_blank(cells[at])
    }


def _damage(raw: Raw, text: str, field: Field) -> str:
    """What Excel has done to an answer that cannot be undone, as a code; empty where the text can be taken."""
    kind = field.kind.name
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if isinstance(raw, int | float) and is_number and (abs(raw) >= _EXACT or not isfinite(raw)):
        return "sheet.digits_lost"
    if is_number and kind in _AS_TEXT:
        return "sheet.number_cell"
    if isinstance(raw, time | timedelta) or (isinstance(raw, date) and kind not in _DATES):
        return "sheet.became_date"
    if isinstance(raw, float) and kind == "year_month" and raw != int(raw):
        return "sheet.month_number"  # 2009.1 may have been 2009.10
    if kind in _AS_TEXT and isinstance(raw, str) and _lost_its_end(text, field):
        return "sheet.digits_lost"
    return ""


def _lost_its_end(text: str, field: Field) -> bool:
    """Whether a text looks like a long number that once was a number in Excel: 4.10E+17, or zeros after the 15th digit that fit nothing."""
    plain = re.sub(r"\s", "", text)
    if _SCIENTIFIC.fullmatch(plain):
        return True
    zeros = len(plain) > 15 and plain.isascii() and plain.isdigit() and not plain[15:].strip("0")
    parsed = field.kind.parse(plain, date.max) if zeros else None
    return parsed is not None and any(slip.code in ("idno.check", "card.luhn") for slip in parsed.slips)


def _plain(raw: Raw) -> str:
    """The text of a cell as a person would have typed it; numbers in their shortest spelling, as Excel shows them."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int | float):
        return _spelled(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    return raw.isoformat() if isinstance(raw, date | time) else str(raw)


def _spelled(number: int | float) -> str:
    if not isfinite(number):
        return ""
    return format(Decimal(format(number, ".15g")).normalize() + 0, "f")  # 15 digits are what Excel keeps of a number


def _as_month(raw: Raw, text: str, field: Field) -> str:
    """Excel makes the first day of a month out of 2009-07; that day was never meant."""
    first = isinstance(raw, date) and raw.day == 1 and field.kind.name == "year_month"
    return text[:7] if first else text


def _is_blank(raw: Raw) -> bool:
    return isinstance(raw, str) and not raw.strip()
