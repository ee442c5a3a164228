"""Lists out, and a filled table handed back with what is wrong in its last column: as clerks know it from other programs.

Neither needs a form: a list is given as columns and lines, a report is the file that came in with the problems beside its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.cell_range import CellRange

from jinqiu_desktop.errors import Problem, Severity, line, sentence
from jinqiu_desktop.spreadsheet.books import (
    BOLD,
    CENTERED,
    HEAD,
    TEXT,
    WRAPPED,
    Shown,
    mark_template,
    name_cell,
    put_in_row,
    save,
    set_up_page,
    sheet_name,
    wide,
)
from jinqiu_desktop.spreadsheet.cells import Raw, Sheet, read_book
from jinqiu_desktop.spreadsheet.layout import GUIDE_SHEET, LISTS_SHEET, NOTES_SHEET, REASON, in_words
from jinqiu_desktop.spreadsheet.matching import goes_on_below
from jinqiu_desktop.spreadsheet.texts import is_blank, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from jinqiu_desktop.spreadsheet.reading import IncomingRecord

_HEADER_WITHIN = 20
_REASON_WIDTH = 60
_NARROWEST, _WIDEST = 6, 40  # characters
_LINE, _TALLEST = 15.0, 400.0  # points; Excel has no row above 409
_OURS = (GUIDE_SHEET, LISTS_SHEET, NOTES_SHEET)
_SIGNS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListColumn:
    """A column of a list; `width` in characters."""

    label: str
    width: int = 14


def write_list(title: str, columns: Sequence[ListColumn], lines: Iterable[Sequence[Shown]], out: Path) -> None:
    """Writes one sheet with a heading row; texts stay texts. Raises `Failure` disk.full, folder.read_only, file.missing."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title))
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    put_in_row(sheet, [column.label for column in columns], font=BOLD)
    for values in lines:
        put_in_row(sheet, values)
    save(book, out)


def write_report(path: Path, problems: Iterable[Problem], out: Path) -> None:
    """Writes the rows of a table that was read with every problem (its `where` is a cell) in the last column and at its cell.

    What is to be known of the columns, and of the file as a whole, stands on a sheet of its own, one a row.
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
    heads = {sheet.name: _header_of(sheet) for sheet in read.sheets}
    notes = [one for named, rows in told.items() for row in rows if row <= heads.get(named, 0) for one in rows[row]]
    book = Workbook(write_only=True)
    if read.is_1904:
        book.epoch = CALENDAR_MAC_1904
    if read.template:
        mark_template(book, read.template)
    for sheet in read.sheets:
        rows = kept(sheet)
        if sheet.name not in _OURS and (rows or not sheet.rows):
            _write_sheet(book.create_sheet(sheet.name), sheet, told.get(sheet.name, {}), rows)
            for (row, column), name in sheet.names.items():
                name_cell(book, name, sheet.name, row, column)
    if notes:
        _write_notes(book.create_sheet(NOTES_SHEET), notes)
    save(book, out)


def _write_notes(target: Worksheet, notes: Sequence[Problem]) -> None:
    for letter, width in {"A": 8, "B": 44, "C": 52, "D": 44}.items():
        target.column_dimensions[letter].width = width
    target.freeze_panes = "A2"
    set_up_page(target, 1)
    put_in_row(target, ["程度", "在哪里", "怎么回事", "怎么办"], font=BOLD, fill=HEAD)
    for at, one in enumerate(sorted(notes, key=lambda one: list(_SIGNS).index(one.severity)), start=2):
        words = sentence(one)
        cells = [_SIGNS[one.severity], one.fact("label") or one.where, words.what, words.do]
        target.row_dimensions[at].height = _tall(cells, (8, 44, 52, 44))
        put_in_row(target, cells, aligned=WRAPPED)


def _write_sheet(target: Worksheet, sheet: Sheet, told: Mapping[int, list[Problem]], rows: Sequence[int]) -> None:
    header = _header_of(sheet)
    before = sheet.rows[header] if sheet.rows else []
    width = before.index(REASON) if REASON in before else max((len(row) for row in sheet.rows), default=0)
    for at, of_column in enumerate(_widths(sheet, width, header), start=1):
        column = target.column_dimensions[get_column_letter(at)]
        column.width, column.number_format = of_column, TEXT
    target.column_dimensions[get_column_letter(width + 1)].width = _REASON_WIDTH
    target.freeze_panes = f"A{header + 2}"
    set_up_page(target, header + 1)
    for first, last in sheet.merged:
        if last[0] <= header and last[1] < width:
            across = width if first == (0, 0) and last[1] == width - 1 and header > last[0] else last[1]
            target.merged_cells.add(_cells(first, (last[0], across)))
    for now, at in enumerate(rows):
        row, here = sheet.rows[at], told.get(at, [])
        values: list[Shown] = [_shown(cell) for cell in row[:width]]
        values += [None] * (width - len(values))
        tinted = {_column_of(one.where) for one in here if one.severity is not Severity.HINT}
        if at <= header:
            over = REASON if at == header else None
            put_in_row(target, [*values, over], font=BOLD, tinted=tinted, aligned=CENTERED)
            continue
        reasons = "\n".join(_reason(one, now + 1) for one in here)
        if reasons:
            target.row_dimensions[now + 1].height = _tall([reasons], (_REASON_WIDTH,))
        put_in_row(target, [*values, reasons or None], tinted=tinted, aligned=WRAPPED if reasons else None)


def _widths(sheet: Sheet, columns: int, header: int) -> list[float]:
    """As wide as what stands there, the title above the words over the columns left out."""
    found = [_NARROWEST] * columns
    top = header - 1 if header and sum(not is_blank(cell) for cell in sheet.rows[header - 1]) > 1 else header
    for row in sheet.rows[top:]:
        for at, cell in enumerate(row[:columns]):
            if cell != "" and found[at] < _WIDEST:
                # A number that does not fit shows ####, a text goes on in the next line.
                room = 2 if isinstance(cell, str) else 5
                found[at] = max(found[at], min(wide(plain(cell)) + room, _WIDEST))
    return [float(one) for one in found]


def _tall(cells: Sequence[str], widths: Sequence[int]) -> float:
    """How tall a row must be that its cells can be read whole."""
    lines = (
        sum(max(1, ceil(wide(one) / (width - 2))) for one in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(_LINE * max(lines) + 3, _TALLEST)


def _cells(first: tuple[int, int], last: tuple[int, int]) -> CellRange:
    return CellRange(min_row=first[0] + 1, min_col=first[1] + 1, max_row=last[0] + 1, max_col=last[1] + 1)


def _reason(one: Problem, row: int) -> str:
    """What is wrong, with the row that it has now."""
    named, _, cell = one.where.rpartition("!")
    now = f"{named}!{cell.rstrip('0123456789')}{row}"
    facts = dict(one.facts)
    if one.fact("label"):
        called = one.fact("called") or one.fact("label")
        facts |= {"label": in_words(now, called.removeprefix(in_words(one.where, ""))), "called": called}
    return f"{_SIGNS[one.severity]}：{line(replace(one, where=now, facts=tuple(facts.items())))}"


def _header_of(sheet: Sheet) -> int:
    filled = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) for row in sheet.rows[:_HEADER_WITHIN]]
    at = filled.index(max(filled)) if filled else 0
    while goes_on_below(sheet, at):
        at += 1
    return at


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
