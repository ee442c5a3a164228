"""Writing workbooks: the few things every sheet of ours has in common. All that touches openpyxl to write stands here.

Texts are written as texts, whatever they look like: a name that begins with `=` is no formula (facts/store.md, P14).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from jinqiu_desktop.places import told, write_whole
from jinqiu_desktop.spreadsheet.unpacked import NAME_PREFIX

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Shown: TypeAlias = str | int | float | bool | Decimal | date | datetime | None
"""What may be written into a cell."""

TEXT = "@"
LONGEST_NAME = 31
"""Characters of the name of a sheet."""
BOLD = Font(name="宋体", size=11, bold=True)
QUIET = Font(name="宋体", size=10, color="666666")
EXAMPLE_FONT = Font(name="宋体", size=11, italic=True, color="808080")
EXAMPLE_FILL = PatternFill("solid", fgColor="F2F2F2")
HEAD = PatternFill("solid", fgColor="E8EEF5")
BAND = PatternFill("solid", fgColor="D3DFEC")
STAMPED = "AE1F19"
"""The colour of the tab of a stamped sheet."""
WRONG = PatternFill("solid", fgColor="FADBD8")
_LINE = Side(style="thin", color="B8C4D0")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTERED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_A4 = 9  # as Excel counts papers
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put(cell: Cell, value: Shown, *, font: Font | None = None, fill: PatternFill | None = None) -> Cell:
    """Gives a cell a value: a text as a text in text format, a number or date as such. Returns the cell."""
    if font is not None:  # openpyxl takes longer over a font than over the cell
        cell.font = font
    if fill is not None:
        cell.fill = fill
    if isinstance(value, str):
        cell.value = _UNWRITABLE.sub("", value)
        cell.data_type = "s"  # openpyxl would take =… for a formula and #N/A for an error
        cell.number_format = TEXT
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def put_in_row(
    sheet: Worksheet,
    values: Iterable[Shown],
    *,
    font: Font | None = None,
    fill: PatternFill | None = None,
    tinted: Iterable[int] = (),
    aligned: Alignment | None = None,
) -> None:
    """Appends a row to a sheet of a write-only workbook; the columns in `tinted` (from 0) are marked as wrong, to be mended as text."""
    wrong = frozenset(tinted)
    cells: list[Cell | None] = []
    for at, value in enumerate(values):
        if value is None and at not in wrong:
            cells.append(None)
            continue
        cell = put(WriteOnlyCell(sheet), value, font=font, fill=WRONG if at in wrong else fill)
        if at in wrong and not isinstance(value, date):
            cell.number_format = TEXT  # what is typed over a number stays as it is typed
        if aligned is not None:
            cell.alignment = aligned
        cells.append(cell)
    sheet.append(cells)


def set_up_page(sheet: Worksheet, heads: int) -> None:
    """Prints a sheet across one page, the first rows (`heads`) again on each."""
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = _A4, "landscape"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5, header=0.2, footer=0.2)
    sheet.print_title_rows = f"1:{heads}"
    sheet.oddFooter.center.text = "&P/&N"


def wide(text: str) -> int:
    """How wide the longest line of a text is in characters; a Han character is as wide as two."""
    return max((sum(2 if ord(char) > 0x2E7F else 1 for char in one) for one in text.split("\n")), default=0)


def mark_template(book: Workbook, identity: str) -> None:
    """Says in the file of which form and rev it is the template: household/1."""
    book.custom_doc_props.append(StringProperty(name="template_id", value=identity))


def name_cell(book: Workbook, name: str, sheet: str, row: int, column: int) -> None:
    """Gives a cell (row and column from 0) a hidden name, by which a column is known again under other words."""
    place = f"{quote_sheetname(sheet)}!${get_column_letter(column + 1)}${row + 1}"
    book.defined_names[NAME_PREFIX + name] = DefinedName(NAME_PREFIX + name, attr_text=place, hidden=True)


def sheet_name(title: str) -> str:
    """A title as Excel takes it for the name of a sheet."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:LONGEST_NAME] or "清单"


def stamp(path: Path, word: str) -> None:
    """Says a word on every sheet of a workbook of ours: on its tab, which is red, and at its head when printed. Raises as `save`."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        sheet.oddHeader.center.text = f'&"黑体,Regular"&20{word}'
        sheet.sheet_properties.tabColor = STAMPED
        if sheet.sheet_state == "visible":
            sheet.title = sheet_name(f"{word} {sheet.title}")
    save(book, path)


def save(book: Workbook, path: Path) -> None:
    """Writes the file whole or not at all. Raises `Failure` disk.full, folder.read_only, file.missing."""
    content = BytesIO()
    try:
        book.save(content)  # first and whole: openpyxl closes its sheets only then, and they lie in files of its own
    except OSError as error:
        raise told(error, path.name) from error
    with write_whole(path) as file:
        file.write(content.getvalue())
