"""Lists for people outside, as a workbook: one sheet after another, every text harmless wherever it is opened or saved again.

A text that begins like a formula is written as a text, which a workbook keeps; saved as CSV and opened again it would come alive. So it also
gets an apostrophe in front, as `write_csv` gives it. Characters nobody can see are taken out. What is masked is decided elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from jinqiu_desktop.spreadsheet.books import BOLD, HEAD, LONGEST_NAME, Shown, put_in_row, save, set_up_page, sheet_name
from jinqiu_desktop.spreadsheet.lists import ListColumn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a formula; an Excel of East Asia takes the wide ones too."""

_UNSEEN = frozenset({"Cc", "Cs"})
_TURNS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # they show a text in another order than it has


@dataclass(frozen=True, kw_only=True)
class SheetOut:
    """One sheet: its title, its columns, its lines."""

    title: str
    columns: tuple[ListColumn, ...]
    lines: tuple[Sequence[Shown], ...]


def write_book(sheets: Sequence[SheetOut], out: Path) -> None:
    """Writes the sheets, each with a heading row. Raises `Failure` disk.full, folder.read_only, file.missing; then there is no file."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for one in sheets:
        title = _title(one.title, taken)
        taken.add(title.casefold())
        _write(book.create_sheet(title), one)
    save(book, out)


def harmless(text: str) -> str:
    """A text as it may stand in a cell of somebody else's program."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(
        one for one in plain if one == "\n" or (one not in _TURNS and unicodedata.category(one) not in _UNSEEN)
    )
    return f"'{seen}" if seen.lstrip().startswith(_RUNS) else seen


def _write(sheet: Worksheet, one: SheetOut) -> None:
    for at, column in enumerate(one.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    set_up_page(sheet, 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(one.columns)))}{len(one.lines) + 1}"
    put_in_row(sheet, [column.label for column in one.columns], font=BOLD, fill=HEAD)
    for line in one.lines:
        put_in_row(sheet, [harmless(value) if isinstance(value, str) else value for value in line])


def _title(title: str, taken: set[str]) -> str:
    """A name Excel takes for a sheet, and no other sheet of the file has."""
    plain = sheet_name(title)
    at, found = 1, plain
    while found.casefold() in taken:
        at += 1
        found = f"{plain[: LONGEST_NAME - 4]} {at}"
    return found
