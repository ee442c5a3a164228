"""The template of a form: a workbook a clerk fills in without the program, and which `read_table` reads back.

Every typed field has a column; what the program works out by itself has none. Drop-down lists point to a hidden sheet by name, because a
list inside a cell ends at 255 characters; id, phone and card columns are text, because Excel keeps 15 digits of a number. The words over
each column have a hidden name, so that it is known again under other words. In the national layout members stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.kinds import ChoiceKind, Choices, ChoicesKind
from jinqiu_desktop.spreadsheet.books import (
    BAND,
    BOLD,
    CENTERED,
    EXAMPLE_FILL,
    EXAMPLE_FONT,
    FRAME,
    HEAD,
    QUIET,
    TEXT,
    WRAPPED,
    mark_template,
    name_cell,
    put,
    save,
    set_up_page,
)
from jinqiu_desktop.spreadsheet.headers import name_of
from jinqiu_desktop.spreadsheet.layout import (
    EXAMPLE,
    GUIDE_SHEET,
    KEY,
    LISTS_SHEET,
    Column,
    Table,
    is_needed,
    tables_of,
)
from jinqiu_desktop.spreadsheet.national import national_block, national_tables, path_in

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Layout: TypeAlias = Literal["sheets", "national"]
"""A sheet for each block of rows, or the rows of the block of persons beside each other."""

FIRST_ROW = 3
"""The first row to fill in: above it stand the bands and the words over the columns. An empty template has its example there."""

_LAST_ROW = 1_048_576
_FROZEN = 2  # columns that stay in view: who it is
_YES_NO = ("是", "否")
_NUMBERS = frozenset({"money", "number"})
_WIDTHS = {"id_number": 21, "bank_card": 23, "phone": 14, "date": 12, "long_text": 40, "person_name": 12, "region": 24}


def write_template(
    form: Form, path: Path, today: date, filled: Sequence[Filling] = (), layout: Layout = "sheets"
) -> None:
    """Writes a template with the code lists as they are today, with an example or with these fillings in its first rows.

    In the national layout there is room for the first `NATIONAL_ROWS` rows of a filling. Raises `Failure` disk.full, folder.read_only, file.missing.
    """
    book = Workbook()
    lists = _Lists(book, today)
    tables = tables_of(form) if layout == "sheets" else national_tables(form)
    book.active.title = tables[0].sheet
    for table in tables:
        sheet = book[table.sheet] if table.sheet in book.sheetnames else book.create_sheet(table.sheet)
        _write_table(sheet, table, lists)
        _name_columns(book, table)
        if filled:
            _write_rows(sheet, table, filled)
        else:
            _write_example(sheet, form, table)
    _write_guide(book.create_sheet(GUIDE_SHEET), form, tables)
    lists.close()
    mark_template(book, f"{form.id}/{form.rev}")
    save(book, path)


class _Lists:
    """The hidden sheet with one column for each code list, and the name each column goes by."""

    def __init__(self, book: Workbook, today: date) -> None:
        self._book = book
        self._today = today
        self._sheet = book.create_sheet(LISTS_SHEET)
        self._named: dict[str, str] = {}

    def named(self, column: Column) -> str:
        """The name of the list a column offers, or an empty text."""
        kind = column.field.kind if column.field else None
        if isinstance(kind, ChoiceKind):
            return self._name(kind.choices.id, kind.choices.title, _labels(kind.choices, self._today))
        if kind is not None and kind.name == "yes_no":
            return self._name("yes_no", "是否", _YES_NO)
        return ""

    def close(self) -> None:
        """Puts the sheet last and hides it."""
        self._sheet.sheet_state = "hidden"
        self._book.move_sheet(self._sheet, len(self._book.sheetnames))

    def _name(self, identity: str, title: str, labels: tuple[str, ...]) -> str:
        if identity not in self._named:
            at = len(self._named) + 1
            for row, label in enumerate((title, *labels), start=1):
                put(self._sheet.cell(row, at), label)
            letter, name = get_column_letter(at), f"L_{identity}"
            reference = f"{quote_sheetname(LISTS_SHEET)}!${letter}$2:${letter}${len(labels) + 1}"
            self._book.defined_names[name] = DefinedName(name, attr_text=reference)
            self._named[identity] = name
        return self._named[identity]


def _labels(choices: Choices, today: date) -> tuple[str, ...]:
    return tuple(item.label for item in choices.open_on(today))


def _write_table(sheet: Worksheet, table: Table, lists: _Lists) -> None:
    at = 1
    for band, columns in _bands(table):
        put(sheet.cell(1, at), band, font=BOLD, fill=BAND).alignment = CENTERED
        if len(columns) > 1:
            sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + len(columns) - 1)
        for column in columns:
            _write_column(sheet, at, column, lists)
            at += 1
    sheet.row_dimensions[2].height = 32
    sheet.freeze_panes = f"{get_column_letter(_FROZEN + 1)}{FIRST_ROW}"
    set_up_page(sheet, FIRST_ROW - 1)
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(table.columns))}{_LAST_ROW}"


def _write_rows(sheet: Worksheet, table: Table, filled: Sequence[Filling]) -> None:
    row = FIRST_ROW
    for serial, filling in enumerate(filled, start=1):
        key = tables_of(filling.form)[0].key
        joined = filling.text(key) if key else str(serial)
        beside = filling.row_ids(national_block(filling.form)) if national_block(filling.form) else ()
        for rid in filling.row_ids(table.rows) if table.rows else ("",):
            for at, column in enumerate(table.columns, start=1):
                path = row_path(table.rows, rid, column.path) if rid else path_in(column, beside)
                text = joined if column.path == KEY else filling.cell(path).shown if path else ""
                if text:
                    put(sheet.cell(row, at), text)
            row += 1


def _write_example(sheet: Worksheet, form: Form, table: Table) -> None:
    """A row that shows how; each of its cells says that it is an example, so that none can be imported by accident."""
    main = tables_of(form)[0]
    joined = _example(form.fields[main.key]) if main.key else "1"
    for at, column in enumerate(table.columns, start=1):
        text = joined if column.path == KEY else _example(column.field) if column.field else ""
        put(sheet.cell(FIRST_ROW, at), f"{EXAMPLE}{text}", font=EXAMPLE_FONT, fill=EXAMPLE_FILL)


def _example(field: Field) -> str:
    return field.example or field.kind.example()


def _name_columns(book: Workbook, table: Table) -> None:
    for at, column in enumerate(table.columns):
        name_cell(book, name_of(table, column), table.sheet, FIRST_ROW - 2, at)


def _bands(table: Table) -> Iterator[tuple[str, list[Column]]]:
    return ((band, list(columns)) for band, columns in groupby(table.columns, key=lambda one: one.band))


def _write_column(sheet: Worksheet, at: int, column: Column, lists: _Lists) -> None:
    head = put(sheet.cell(2, at), column.header, font=BOLD, fill=HEAD)
    head.alignment, head.border = CENTERED, FRAME
    letter = get_column_letter(at)
    whole = sheet.column_dimensions[letter]
    kind = column.field.kind.name if column.field else ""
    whole.width = max(_WIDTHS.get(kind, 12), min(2 * len(column.header) + 2, 26))
    if kind not in _NUMBERS:
        whole.number_format = TEXT
    _check_column(sheet, f"{letter}{FIRST_ROW}:{letter}{_LAST_ROW}", column, lists)


def _check_column(sheet: Worksheet, cells: str, column: Column, lists: _Lists) -> None:
    """What Excel itself offers and says while the cell is filled in."""
    checked = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=True)
    if name := lists.named(column):
        checked.type, checked.formula1 = "list", name
        checked.errorTitle, checked.error = "请从列表里选", "点这一格右边的箭头，从列表里选一项。"
    elif column.field is not None and column.field.kind.name == "id_number":
        checked.type, checked.operator, checked.formula1, checked.errorStyle = "textLength", "equal", "18", "warning"
        checked.errorTitle, checked.error = "位数不对", "身份证号是 18 位。请对着身份证核一遍。"
    if column.field is not None:
        checked.promptTitle, checked.prompt = column.field.label[:32], _how(column)[:255]
    checked.add(cells)
    sheet.add_data_validation(checked)


def _how(column: Column) -> str:
    field = column.field
    if field is None:
        return ""
    several = "可以填几项，用“、”隔开。" if isinstance(field.kind, ChoicesKind) else ""
    return f"{field.help}{several}"


def _write_guide(sheet: Worksheet, form: Form, tables: tuple[Table, ...]) -> None:
    main, *blocks = tables
    lines = [
        f"《{form.title}》导入模板",
        f"一行填一{form.noun}，填在“{main.sheet}”里；带 * 的是必填项，哪些现在就要填见下表，别的没有就空着。",
        f"第 {FIRST_ROW} 行灰色的是示例，每格以“{EXAMPLE}”开头，导入时跳过；从第 {FIRST_ROW + 1} 行起填，示例可以删去。",
        "可以调换列的先后、删去不用的列，不要改列名。",
        "身份证号、手机号码、银行卡号的列是文本格式，请直接填或“选择性粘贴—数值”；变成数字的格子会被退回，因为 Excel 只保留前 15 位。",
        "日期写成 2009-07-01，年月写成 2009-07；金额只写数字，单位是元。",
        *(
            f"“{one.sheet}”一行一{form.rows[one.rows].noun}，第一列“{one.columns[0].header}”写它属于哪一{form.noun}，与“{main.sheet}”里的一致。"
            for one in blocks
        ),
        "导入时先全部核对，有错的会指出是哪一格，改好以后再导入。",
    ]
    for row, line in enumerate(lines, start=1):
        put(sheet.cell(row, 1), line, font=BOLD if row == 1 else QUIET)
    row = len(lines) + 2
    for at, word in enumerate(("表", "列", "要不要填", "怎么填", "例"), start=1):
        put(sheet.cell(row, at), word, font=BOLD, fill=HEAD)
    for table in tables:
        for column in table.columns:
            row += 1
            for at, word in enumerate(_guide_line(form, table, column), start=1):
                put(sheet.cell(row, at), word).alignment = WRAPPED
    for letter, width in {"A": 16, "B": 26, "C": 10, "D": 60, "E": 30}.items():
        sheet.column_dimensions[letter].width = width


def _guide_line(form: Form, table: Table, column: Column) -> tuple[str, ...]:
    field = column.field
    if field is None or not column.path:
        return table.sheet, column.header, "要填", "写这一行属于哪一份，两张表写得一样。", ""
    now = form.needed_at(field, "submit")
    needed = "要填" if is_needed(form, field) else "看情况" if now else "以后填" if field.required else ""
    return table.sheet, column.header.removeprefix("*"), needed, _how(column), _example(field)
