"""Lists out, and a filled table handed back with what is wrong in its last column: as clerks know it from other programs.

Neither needs a form: a list is given as columns and lines, a report is the file that came in with the problems beside its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from jinqiu_desktop.errors import Problem, Severity, line
from jinqiu_desktop.spreadsheet.books import BOLD, TEXT, Shown, mark_template, name_cell, put_in_row, save
from jinqiu_desktop.spreadsheet.cells import Raw, Sheet, read_book
from jinqiu_desktop.spreadsheet.layout import GUIDE_SHEET, LISTS_SHEET, REASON, in_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from jinqiu_desktop.spreadsheet.reading import IncomingRecord

_HEADER_WITHIN = 20
_REASON_WIDTH = 60
_SIGNS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListColumn:
    """A column of a list; `width` in characters."""

    label: str
    width: int = 14


def write_list(title: str, columns: Sequence[ListColumn], lines: Iterable[Sequence[Shown]], out: Path) -> None:
    """Writes one sheet with a heading row; texts stay texts. Raises `Failure` disk.full, folder.read_only, file.missing."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    put_in_row(sheet, [column.label for column in columns], font=BOLD)
    for values in lines:
        put_in_row(sheet, values)
    save(book, out)


def write_report(path: Path, problems: Iterable[Problem], out: Path) -> None:
    """Writes the rows of a table that was read with every problem (its `where` is a cell) in the last column and at its cell.

    The report can be mended and read again as it is. Raises as `read_table` and `write_list`.
    """
    _write_again(path, problems, out, lambda sheet: range(len(sheet.rows)))


def write_refused(path: Path, refused: Iterable[IncomingRecord], problems: Iterable[Problem], out: Path) -> None:
    """Writes as `write_report`, but only these records with all their rows, and the rows that belong to no record.

    The words over the columns stay where they were. Reasons name the rows of this file, not of the one that was read.
    """
    wanted: dict[str, set[int]] = {}
    told = tuple(problems)
    addresses = [address for one in refused for address in (one.address, *_addresses(one))]
    for address in (*addresses, *(one.where for one in told if one.severity is Severity.ERROR)):
        named, _, cell = address.rpartition("!")
        wanted.setdefault(named, set()).add(_row_of(cell) - 1)

    def kept(sheet: Sheet) -> Sequence[int]:
        rows = sorted(wanted.get(sheet.name, ()))
        if not rows and not sheet.names:
            return ()
        head = min(_header_of(sheet), *(rows[:1] or [_header_of(sheet)]))
        return [*range(head + 1), *(row for row in rows if row > head)]

    _write_again(path, told, out, kept)


def _addresses(one: IncomingRecord) -> Iterator[str]:
    return (row.address for rows in one.rows.values() for row in rows)


def _write_again(path: Path, problems: Iterable[Problem], out: Path, kept: Callable[[Sheet], Sequence[int]]) -> None:
    told: dict[str, dict[int, list[Problem]]] = {}
    for one in problems:
        named, _, cell = one.where.rpartition("!")
        told.setdefault(named, {}).setdefault(_row_of(cell) - 1, []).append(one)
    read = read_book(path)
    book = Workbook(write_only=True)
    if read.is_1904:
        book.epoch = CALENDAR_MAC_1904
    if read.template:
        mark_template(book, read.template)
    for sheet in read.sheets:
        rows = kept(sheet)
        if sheet.name not in (GUIDE_SHEET, LISTS_SHEET) and (rows or not sheet.rows):
            _write_sheet(book.create_sheet(sheet.name), sheet, told.get(sheet.name, {}), rows)
            for (row, column), name in sheet.names.items():
                name_cell(book, name, sheet.name, row, column)
    save(book, out)


def _write_sheet(target: Worksheet, sheet: Sheet, told: Mapping[int, list[Problem]], rows: Sequence[int]) -> None:
    header = _header_of(sheet)
    before = sheet.rows[header] if sheet.rows else []
    width = before.index(REASON) if REASON in before else max((len(row) for row in sheet.rows), default=0)
    for at in range(1, width + 1):
        column = target.column_dimensions[get_column_letter(at)]
        column.width, column.number_format = 16, TEXT
    target.column_dimensions[get_column_letter(width + 1)].width = _REASON_WIDTH
    target.freeze_panes = f"A{header + 2}"
    for now, at in enumerate(rows):
        row, here = sheet.rows[at], told.get(at, [])
        values: list[Shown] = [_shown(cell) for cell in row[:width]]
        values += [None] * (width - len(values))
        reasons = ([REASON] if at == header else []) + [_reason(one, now + 1) for one in here]
        tinted = {_column_of(one.where) for one in here if one.severity is not Severity.HINT}
        put_in_row(target, [*values, "\n".join(reasons) or None], font=BOLD if at <= header else None, tinted=tinted)


def _reason(one: Problem, row: int) -> str:
    """What is wrong, with the row that it has now."""
    named, _, cell = one.where.rpartition("!")
    now = f"{named}!{cell.rstrip('0123456789')}{row}"
    label = one.fact("label").removeprefix(in_words(one.where, "")).removeprefix("「").removesuffix("」")
    facts = dict(one.facts) | {"label": in_words(now, label)} if one.fact("label") else dict(one.facts)
    return f"{_SIGNS[one.severity]}：{line(replace(one, where=now, facts=tuple(facts.items())))}"


def _header_of(sheet: Sheet) -> int:
    filled = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) for row in sheet.rows[:_HEADER_WITHIN]]
    return filled.index(max(filled)) if filled else 0


def _shown(raw: Raw) -> Shown:
    if isinstance(raw, str):
        return raw or None
    return str(raw) if isinstance(raw, time | timedelta) else raw


def _row_of(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits else 1


def _column_of(where: str) -> int:
    letters = where.rpartition("!")[2].rstrip("0123456789")
    return column_index_from_string(letters) - 1 if letters else -1


def _sheet_name(title: str) -> str:
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31] or "清单"
