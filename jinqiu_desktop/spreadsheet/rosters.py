"""A printed list as a workbook: title, ruled columns with the paper's own words, sums as values, set up to be printed on A4 landscape.

It is given columns and lines and knows no form and no paper. Texts stay texts, whatever they look like; nothing in it is a formula.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from jinqiu_desktop.spreadsheet.books import Shown, put, save
from jinqiu_desktop.spreadsheet.lists import ListColumn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FACE: Final = "宋体"
_TITLE, _HEAD, _TEXT, _SMALL = (
    Font(name=_FACE, size=size, bold=bold) for size, bold in ((16, True), (10, True), (10, False), (9, False))
)
_RULE = Side(style="thin", color="000000")
_RULES = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEADS_AT: Final = 2
_BARRED: Final = re.compile(r"[\[\]:*?/\\']")  # what Excel allows in no name of a sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterSheet:
    """One list: what its sheet is called (empty: 名单), its heading, and `sums`, its last row."""

    name: str
    title: str
    columns: Sequence[ListColumn]
    lines: Sequence[Sequence[Shown]]
    sums: Sequence[Shown] = ()
    note: str = ""


def write_rosters(lists: Sequence[RosterSheet], out: Path) -> None:
    """Write lists, a sheet for each. Raises `Failure` disk.full, folder.read_only, file.missing."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in lists:
        _write(book.create_sheet(_BARRED.sub(" ", one.name)[:31] or "名单"), one)
    save(book, out)


def _write(sheet: Worksheet, one: RosterSheet) -> None:
    columns, lines, sums = one.columns, one.lines, one.sums
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    _across(sheet, 1, one.title, _TITLE, _CENTRED, len(columns))
    sheet.row_dimensions[1].height = 34
    heads = [column.label for column in columns]
    _row(sheet, _HEADS_AT, heads, _HEAD)
    sheet.row_dimensions[_HEADS_AT].height = 15.0 * _lines(heads, columns) + 8
    row = _HEADS_AT
    for row, line in enumerate(lines, start=_HEADS_AT + 1):
        _row(sheet, row, line, _TEXT)
        sheet.row_dimensions[row].height = 15.0 * _lines(line, columns) + 5
    if any(value is not None for value in sums):
        row += 1
        _row(sheet, row, sums, _HEAD)
    if one.note:
        row += 1
        _across(sheet, row, one.note, _SMALL, Alignment(horizontal="left"), len(columns))
    _set_up(sheet, row, len(columns))


def _row(sheet: Worksheet, row: int, values: Sequence[Shown], font: Font) -> None:
    for column, value in enumerate(values, start=1):
        cell = put(sheet.cell(row=row, column=column), value, font=font)
        cell.border, cell.alignment = _RULES, _CENTRED


def _across(sheet: Worksheet, row: int, text: str, font: Font, aligned: Alignment, columns: int) -> None:
    put(sheet.cell(row=row, column=1), text, font=font).alignment = aligned
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)


def _lines(line: Sequence[Shown], columns: Sequence[ListColumn]) -> int:
    """How many lines the fullest cell of a row takes; a Han character is as wide as two."""
    wide = (sum(2 if ord(char) > 0x2E7F else 1 for char in str(value or "")) for value in line)
    return max(
        (math.ceil(width / max(1, column.width - 1)) for width, column in zip(wide, columns, strict=True)), default=1
    )


def _set_up(sheet: Worksheet, last: int, columns: int) -> None:
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = sheet.PAPERSIZE_A4, sheet.ORIENTATION_LANDSCAPE
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
    sheet.print_title_rows = f"{_HEADS_AT}:{_HEADS_AT}"
    sheet.freeze_panes = sheet.cell(row=_HEADS_AT + 1, column=1)
    sheet.oddFooter.center.text = "&P/&N"
