"""Lists out, and a filled table handed back with what is wrong in its last column: as clerks know it from other programs.

Neither needs a form: a list is given as columns and lines, a report is the file that came in with the problems beside its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string

from jinqiu_desktop.errors import Problem, Severity, line
from jinqiu_desktop.spreadsheet.books import BOLD, Shown, put_in_row, save
from jinqiu_desktop.spreadsheet.cells import Raw, Sheet, read_book
from jinqiu_desktop.spreadsheet.layout import GUIDE_SHEET, LISTS_SHEET, REASON

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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
    told: dict[str, dict[int, list[Problem]]] = {}
    for one in problems:
        named, _, cell = one.where.rpartition("!")
        told.setdefault(named, {}).setdefault(_row_of(cell), []).append(one)
    book = Workbook(write_only=True)
    for sheet in read_book(path).sheets:
        if sheet.name not in (GUIDE_SHEET, LISTS_SHEET):
            _write_sheet(book.create_sheet(sheet.name), sheet, told.get(sheet.name, {}))
    save(book, out)


def _write_sheet(target: Worksheet, sheet: Sheet, told: Mapping[int, list[Problem]]) -> None:
    header = _header_of(sheet)
    before = sheet.rows[header] if sheet.rows else []
    width = before.index(REASON) if REASON in before else max((len(row) for row in sheet.rows), default=0)
    for at in range(1, width + 1):
        target.column_dimensions[get_column_letter(at)].width = 16
    target.column_dimensions[get_column_letter(width + 1)].width = _REASON_WIDTH
    target.freeze_panes = f"A{header + 2}"
    for at, row in enumerate(sheet.rows):
        here = told.get(at + 1, [])
        values: list[Shown] = [_shown(cell) for cell in row[:width]]
        values += [None] * (width - len(values))
        reasons = ([REASON] if at == header else []) + [f"{_SIGNS[one.severity]}：{line(one)}" for one in here]
        tinted = {_column_of(one.where) for one in here if one.severity is not Severity.HINT}
        put_in_row(target, [*values, "\n".join(reasons) or None], font=BOLD if at <= header else None, tinted=tinted)


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
