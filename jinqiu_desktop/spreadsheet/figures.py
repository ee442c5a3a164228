"""A filled statistics table as a workbook: one sheet laid out and set up to be printed like the paper, and the same figures for a program.

Numbers are numbers and blanks are blank; nothing is computed in the workbook, so what was reported stays what was reported. What the cells are
and what spans what is said by `reports.ruled`, alike for the page; here are only faces, widths and rules. On the hidden sheet 数据 each figure has a
row of its own, also where the paper has it inside a sentence.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from jinqiu_desktop.reports import Figures
from jinqiu_desktop.ruling import Ruled, Ruling, Sheet, Shown, ruled
from jinqiu_desktop.spreadsheet.books import BOLD, TEXT, put, save
from jinqiu_desktop.spreadsheet.books import Shown as Value
from jinqiu_desktop.tables import Cell, worded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PAPER_SHEET: Final = "统计表"
DATA_SHEET: Final = "数据"
BEFORE_SHEET: Final = "上年对照"
OFFICES_SHEET: Final = "已报和未报"

_FACE: Final = "宋体"
_TITLE = Font(name=_FACE, size=16, bold=True)
_SMALL = Font(name=_FACE, size=9)
_RULE = Side(style="thin", color="000000")
_RULES = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_ALIGNED: Final = {"head": "center", "no": "center", "code": "center", "words": "left", "figure": "center"}
_WIDE: Final = {"portrait": 88.0, "landscape": 128.0}  # characters across the page at 100 %
_LEAST: Final = {"no": 7.0, "code": 6.0, "words": 12.0, "figure": 7.0}
_MOST_FIGURE: Final = 18.0
_LINE: Final = 1.35  # of the size, from line to line
_NUMBERED: Final = ("编号", "项目", "单位")


def write_figures(sheet: Sheet, figures: Figures, out: Path) -> None:
    """Write a filled table as a workbook. Raises `Failure` disk.full, folder.read_only, file.missing."""
    book = Workbook()
    paper = book.active
    assert paper is not None
    paper.title = PAPER_SHEET
    _write_paper(paper, sheet)
    if any(value is not None for by_column in figures.before.values() for value in by_column.values()):
        _write_rows(book.create_sheet(BEFORE_SHEET), list(_compared(sheet, figures)), (10, 60, 8, 16, 14, 14, 14))
    if figures.included or figures.missing:
        _write_rows(book.create_sheet(OFFICES_SHEET), list(_offices(figures)), (8, 44, 10, 12))
    data = book.create_sheet(DATA_SHEET)
    _write_rows(data, list(_data(sheet, figures)), (10, 14, 60, 8, 16, 16, 14))
    data.sheet_state = "hidden"
    save(book, out)


# --- the paper -------------------------------------------------------------------------------------------------------------


def _write_paper(into: Worksheet, sheet: Sheet) -> None:
    ruling = ruled(sheet)
    size = 9 if len(ruling.columns) > 12 else 10.5
    widths = _widths(ruling, size, landscape=sheet.landscape)
    for at, width in enumerate(widths, start=1):
        into.column_dimensions[get_column_letter(at)].width = round(width, 1)
    whole = sum(widths)
    _across(into, 1, widths, sheet.title, _TITLE, "center")
    into.row_dimensions[1].height = 30.0 * _lines(sheet.title, whole * 10.5 / 16)
    top = 2
    if sheet.head:
        gap = "　" if sum(map(_wide, sheet.head)) > whole - 12 else "　　　"
        _across(into, top, widths, gap.join(sheet.head), Font(name=_FACE, size=size), "center")
        into.row_dimensions[top].height = 21.0
        top += 1
    font = Font(name=_FACE, size=size)
    for cell in ruling.cells:
        _write_cell(into, top, cell, font)
    heights = _heights(ruling, widths, size)
    for at, height in enumerate(heights):
        into.row_dimensions[top + at].height = height
    row = top + ruling.rows
    for text, below in ((sheet.foot, font), *((note, _SMALL) for note in sheet.notes)):
        if text:
            _across(into, row, widths, text, below, "left")
            into.row_dimensions[row].height = 18.0 * _lines(text, whole)
            row += 1
    _set_up(into, sheet, top, ruling.heads, row - 1, len(widths))


def _write_cell(into: Worksheet, top: int, cell: Ruled, font: Font) -> None:
    first = into.cell(row=top + cell.row, column=1 + cell.column)
    shown = cell.words[0].shown if cell.kind == "figure" else None
    if shown is not None:
        value, form = _number(shown)
        put(first, value, font=font)
        first.number_format = form
    elif any(one.shown is not None for one in cell.words):
        first.value = _sentence(cell, font)
        first.font = font
        first.number_format = TEXT
    else:
        put(first, cell.text or None, font=font)
    last_row, last_column = top + cell.row + cell.down - 1, cell.column + cell.across
    for line in into.iter_rows(first.row, last_row, first.column, last_column):
        for one in line:
            one.border = _RULES
    align = "center" if cell.across > 1 else _ALIGNED[cell.kind]
    first.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    if cell.down > 1 or cell.across > 1:
        into.merge_cells(start_row=first.row, start_column=first.column, end_row=last_row, end_column=last_column)


def _sentence(cell: Ruled, font: Font) -> CellRichText:
    """Words with the figures in them, each over a line, as one fills a blank in by pen."""
    words, filled = (InlineFont(rFont=_FACE, sz=font.size, u=line) for line in (None, "single"))
    return CellRichText(
        *(
            TextBlock(filled if one.shown is not None and one.shown.text else words, one.text)
            for one in cell.words
            if one.text
        )
    )


def _across(into: Worksheet, row: int, widths: Sequence[float], text: str, font: Font, align: str) -> None:
    cell = put(into.cell(row=row, column=1), text, font=font)
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    into.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))


def _number(shown: Shown) -> tuple[Decimal | int | None, str]:
    """A figure as a number, and the format that shows exactly its digits."""
    text = shown.text
    if not text:
        return None, "General"
    share = text.endswith("%")
    digits = text.rstrip("%")
    decimals = len(digits.partition(".")[2])
    form = "0." + "0" * decimals if decimals else "0"
    if share:
        return Decimal(digits) / 100, f"{form}%"
    return (Decimal(digits) if decimals else int(digits)), form


def _widths(ruling: Ruling, size: float, *, landscape: bool) -> list[float]:
    """Columns in characters: figures and codes as wide as they need, the words take what is left, within a page as long as it goes."""
    whole = _WIDE["landscape" if landscape else "portrait"]
    scale = size / 10.5
    found = [_LEAST[kind] * scale for kind in ruling.columns]
    for cell in ruling.cells:
        kind = ruling.columns[cell.column]
        if cell.across > 1 or kind == "words":
            continue
        needed = _wide(cell.text) * scale + 1.5
        if cell.kind == "head":
            needed = min(needed, _LEAST["figure"])
        found[cell.column] = max(found[cell.column], needed)
    words = ruling.columns.index("words")
    longest = max(
        (_wide(cell.text) * scale for cell in ruling.cells if cell.column == words and cell.across == 1), default=0
    )
    figures = [at for at, kind in enumerate(ruling.columns) if kind == "figure"]
    left = whole - sum(found) + found[words]
    found[words] = max(_LEAST["words"], min(left, longest + 3.0))
    if figures and (spare := whole - sum(found)) > 0:
        for at in figures:
            found[at] = min(_MOST_FIGURE, found[at] + spare / len(figures))
    if not figures or whole > sum(found):
        found[words] += max(0.0, whole - sum(found))
    return found


def _heights(ruling: Ruling, widths: Sequence[float], size: float) -> list[float]:
    """Rows in points: Excel makes a row of merged cells no higher by itself."""
    lines = [1] * ruling.rows
    for cell in ruling.cells:
        width = sum(widths[cell.column : cell.column + cell.across]) * 10.5 / size
        missing = _lines(cell.text, width) - sum(lines[cell.row : cell.row + cell.down])
        if missing > 0:
            lines[cell.row + cell.down - 1] += missing
    return [max(20.0, count * size * _LINE + 6.0) for count in lines]


def _lines(text: str, width: float) -> int:
    return max(1, math.ceil(_wide(text) / max(1.0, width - 1.5)))


def _wide(text: str) -> int:
    """Characters of a text, a Han character as two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _set_up(into: Worksheet, sheet: Sheet, top: int, heads: int, last: int, columns: int) -> None:
    setup = into.page_setup
    setup.paperSize = into.PAPERSIZE_A4
    setup.orientation = into.ORIENTATION_LANDSCAPE if sheet.landscape else into.ORIENTATION_PORTRAIT
    setup.fitToWidth, setup.fitToHeight = 1, 0
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.page_margins = PageMargins(left=0.6, right=0.6, top=0.7, bottom=0.7, header=0.3, footer=0.3)
    into.print_options.horizontalCentered = True
    into.print_area = f"A1:{get_column_letter(columns)}{last}"
    if heads:
        into.print_title_rows = f"{top}:{top + heads - 1}"
        into.freeze_panes = into.cell(row=top + heads, column=1)
    into.oddFooter.center.text = "&P/&N"
    into.sheet_view.showGridLines = False


# --- beside the paper ------------------------------------------------------------------------------------------------------


def _write_rows(into: Worksheet, rows: Sequence[Sequence[Value]], widths: Sequence[int]) -> None:
    """A plain list with a heading row."""
    for at, width in enumerate(widths, start=1):
        into.column_dimensions[get_column_letter(at)].width = width
    into.freeze_panes = "A2"
    font = Font(name=_FACE, size=11)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value is not None:
                put(into.cell(row=row, column=column), value, font=font if row > 1 else BOLD)
    into.page_setup.paperSize = into.PAPERSIZE_A4
    into.page_setup.fitToWidth, into.page_setup.fitToHeight = 1, 0
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.print_title_rows = "1:1"


def _data(sheet: Sheet, figures: Figures) -> Iterator[Sequence[Value]]:
    yield ("键", "编号", "项目", "单位", "栏", "栏名", "数")
    for shown in _shown(sheet):
        number, label, unit = _named(figures, shown.key)
        named = next(one.label for one in figures.columns if one.id == shown.column)
        yield (shown.key, number, label, unit, shown.column, _worded(figures, named), _plain_number(shown.text))


def _compared(sheet: Sheet, figures: Figures) -> Iterator[Sequence[Value]]:
    yield (*_NUMBERED, "栏", f"{figures.year}年", f"{figures.year - 1}年", "增减")
    for shown in _shown(sheet):
        named = next(one.label for one in figures.columns if one.id == shown.column)
        now, before = _plain_number(shown.text), _plain_number(shown.before)
        more = now - before if now is not None and before is not None else None
        yield (*_named(figures, shown.key), _worded(figures, named), now, before, more)


def _offices(figures: Figures) -> Iterator[Sequence[Value]]:
    yield ("序号", "单位", "状态", "第几版")
    for at, one in enumerate(figures.included, start=1):
        yield (at, one.office, "已报", one.version)
    for at, name in enumerate(figures.missing, start=len(figures.included) + 1):
        yield (at, name, "未报", None)


def _shown(sheet: Sheet) -> Iterator[Shown]:
    for row in sheet.rows:
        yield from (one.shown for one in row.words if one.shown is not None)
        yield from row.figures


def _named(figures: Figures, key: str) -> tuple[str, str, str]:
    """The number, words and unit of a cell as printed."""
    table = figures.table
    line_of: Mapping[str, str] = {f"{line.id}.{cell.id}": line.no for line in table.lines for cell in line.cells}
    cell: Cell = table.cells[key]
    return f"{line_of[key]}{cell.outer}{cell.code}", _worded(figures, cell.label.replace("﹍", "")), cell.unit


def _worded(figures: Figures, text: str) -> str:
    return worded(text, figures.year, figures.cutoff)


def _plain_number(text: str) -> Decimal | int | None:
    """A figure in its own unit; a share in per cent."""
    digits = text.rstrip("%")
    if not digits:
        return None
    return Decimal(digits) if "." in digits else int(digits)
