"""Spreadsheets: a template reads back what was written into it; what Excel spoils is told by its cell; hostile files do no harm."""

from __future__ import annotations

import base64
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from small import TODAY, Nobody, NoNotice, around, tiny

from jinqiu_desktop import spreadsheet
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import SENTENCES, Failure, Severity, line, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import content_digest
from jinqiu_desktop.rules import Around
from jinqiu_desktop.spreadsheet import Incoming, ListColumn, cells, read_table, write_list, write_report, write_template
from jinqiu_desktop.spreadsheet.layout import GUIDE_SHEET, LISTS_SHEET, REASON, tables_of
from jinqiu_desktop.spreadsheet.template import FIRST_ROW

CATALOG = Catalog(resources())
IDNO = "341602200501010014"
OTHER = "110105194912310021"
Cells = Mapping[str, object]


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def book_of(form: Form, rows: Mapping[str, list[Cells]], path: Path) -> Path:
    """The form's template, filled in by another program: values by column path, `` for the joining column of a block."""
    write_template(form, path, TODAY)
    book = load_workbook(path)
    for table in tables_of(form):
        book[table.sheet].delete_rows(FIRST_ROW)  # the example
        for at, values in enumerate(rows.get(table.rows, []), start=FIRST_ROW):
            for name, value in values.items():
                column = next(place for place, one in enumerate(table.columns, start=1) if one.path == name)
                cell = book[table.sheet].cell(at, column)
                cell.value = value
                if isinstance(value, str) and value.startswith("#"):
                    cell.data_type = "e"
    book.save(path)
    return path


def read(form: Form, path: Path) -> Incoming:
    return read_table(path, form, TODAY)


def read_one(form: Form, path: Path, **values: object) -> Incoming:
    """One record of the small form, `__` in a name standing for the dot."""
    filled = {"head.name": "李春梅", "head.idno": IDNO} | {name.replace("__", "."): one for name, one in values.items()}
    return read(form, book_of(form, {"": [filled]}, path))


def told(incoming: Incoming) -> list[tuple[str, str]]:
    return [(one.where, one.code) for one in incoming.problems]


def simple(path: Path, rows: Sequence[Sequence[object]], title: str = "小表") -> Path:
    """A plain workbook that no template of ours made."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def code_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Failure as failure:
        return failure.code
    return ""


# --- templates ------------------------------------------------------------------------------------------------------------


def example(field: Field) -> str:
    return field.example or field.kind.example()


def fresh(form: Form) -> Filling:
    return Filling.fresh(form, "u1", Around(lookup=Nobody(), pack=NoNotice(), today=TODAY, uid="u1"))


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_a_template_reads_back_what_was_written(form_id: str, tmp_path: Path) -> None:
    form = CATALOG.form(form_id)
    main, *blocks = tables_of(form)
    key = example(form.fields[main.key]) if main.key else "1"
    own: dict[str, object] = {one.path: example(one.field) if one.field else key for one in main.columns}
    rows: dict[str, list[Cells]] = {"": [own]}
    for table in blocks:
        one_row = {one.path: example(one.field) for one in table.columns if one.field and one.path}
        rows[table.rows] = [{"": key, **one_row}, {"": f" {key} ", **one_row}]
    incoming = read(form, book_of(form, rows, tmp_path / "t.xlsx"))
    assert incoming.problems == ()
    (record,) = incoming.records
    assert {path: cell.text for path, cell in record.cells.items()} == {
        path: text for path, text in own.items() if path
    }
    assert {rows_id: len(found) for rows_id, found in record.rows.items()} == {table.rows: 2 for table in blocks}
    typed, imported = fresh(form), fresh(form)
    for path, text in own.items():
        if path:
            typed.type(path, str(text))
    for table in blocks:
        there = list(typed.row_ids(table.rows))
        for row in rows[table.rows]:
            rid = there.pop(0) if there else typed.add_row(table.rows)
            for name, text in row.items():
                if name:
                    typed.type(row_path(table.rows, rid, name), str(text))
    spreadsheet.fill(record, imported)
    assert content_digest(form, imported.answers()) == content_digest(form, typed.answers())


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_every_column_is_found_by_its_words_and_by_its_field(form_id: str) -> None:
    for table in tables_of(CATALOG.form(form_id)):
        for column in table.columns:
            assert table.column_of(column.header) == column
            assert table.column_of(f"  {column.header.removeprefix('*')} ：") == column
            if column.path:
                assert table.column_of(column.path) == column


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_a_template_is_made_as_a_clerk_needs_it(form_id: str, tmp_path: Path) -> None:
    form = CATALOG.form(form_id)
    write_template(form, tmp_path / "t.xlsx", TODAY)
    book = load_workbook(tmp_path / "t.xlsx")
    tables = tables_of(form)
    assert book.sheetnames == [*(table.sheet for table in tables), GUIDE_SHEET, LISTS_SHEET]
    assert book[LISTS_SHEET].sheet_state == "hidden"
    assert book.custom_doc_props["template_id"].value == f"{form.id}/{form.rev}"
    for table in tables:
        sheet = book[table.sheet]
        assert sheet.freeze_panes.endswith(str(FIRST_ROW))
        headers = [cell.value for cell in sheet[FIRST_ROW - 1]]
        assert headers == [column.header for column in table.columns]
        for letter, column in zip(sheet.column_dimensions, table.columns, strict=True):
            wants_text = column.field is None or column.field.kind.name not in ("money", "number")
            assert (sheet.column_dimensions[letter].number_format == "@") == wants_text, column.header
        lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        assert all(name in book.defined_names for name in lists)
        assert len(lists) == sum(
            one.field is not None and one.field.kind.name in ("choice", "yes_no") for one in table.columns
        )


def test_what_the_program_works_out_has_no_column_and_lists_hold_todays_items(form: Form, tmp_path: Path) -> None:
    write_template(form, tmp_path / "t.xlsx", TODAY)
    book = load_workbook(tmp_path / "t.xlsx")
    headers = [cell.value for cell in book["小表"][FIRST_ROW - 1]]
    assert headers == ["*姓名", "*身份证号", "健康状况", "疾病类别", "工作单位"]
    assert [cell.value for cell in book["家庭成员"][FIRST_ROW - 1]] == ["户主身份证号", "*姓名", "身份证号", "单位"]
    place = book.defined_names["L_health"].attr_text
    assert place == "'字典'!$A$2:$A$4"
    assert [cell.value for cell in book["字典"]["A"]] == ["健康状况", "良好", "疾病", "残疾"]


def test_nothing_in_a_template_is_a_formula(tmp_path: Path) -> None:
    write_template(CATALOG.form("household"), tmp_path / "t.xlsx", TODAY)
    book = load_workbook(tmp_path / "t.xlsx")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "inlineStr", "n"}


def test_a_template_can_be_written_with_fillings_in_it(form: Form, tmp_path: Path) -> None:
    filling = Filling(form, "u1", around())
    for path, text in {"head.name": "=李春梅", "head.idno": IDNO, "head.health": "2"}.items():
        filling.type(path, text)
    rid = filling.add_row("members")
    filling.type(row_path("members", rid, "name"), "王小雨")
    write_template(form, tmp_path / "t.xlsx", TODAY, [filling])
    (record,) = read(form, tmp_path / "t.xlsx").records
    assert {path: cell.text for path, cell in record.cells.items()} == {
        "head.name": "=李春梅",
        "head.idno": IDNO,
        "head.health": "疾病",
    }
    assert [row.cells["name"].text for row in record.rows["members"]] == ["王小雨"]


def test_two_fields_of_one_label_get_headings_that_differ(tmp_path: Path) -> None:
    text = 'id = "twice"\nrev = 1\ntitle = "两个"\nsummary = []\nstates = {draft = "草稿"}\n'
    text += '[[page]]\nid = "p"\nlabel = "页"\ngroup = [{title = "甲方", rows = [["a:24"]]}, {title = "乙方", rows = [["b:12", "c:12"]]}]\n'
    text += "".join(f'[[field]]\nid = "{name}"\nlabel = "姓名"\nkind = "text"\n' for name in "abc")
    (table,) = tables_of(tiny(tmp_path, text))
    assert [column.header for column in table.columns] == ["序号", "甲方姓名", "姓名 b", "姓名 c"]
    assert [table.column_of(column.header) for column in table.columns] == list(table.columns)
    assert table.column_of("姓名") is None


def test_a_template_is_written_whole_or_not_at_all(form: Form, tmp_path: Path) -> None:
    assert code_of(lambda: write_template(form, tmp_path / "none" / "t.xlsx", TODAY)) == "file.missing"


def test_a_form_without_an_id_number_is_joined_by_a_serial_number(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "small.py").read_text(encoding="utf-8").split('FORM = """')[1].split('"""')[0]
    form = tiny(
        tmp_path,
        text.replace('kind = "id_number"\nrequired = ["submit"]', 'kind = "text"').replace(
            'compute = "birth_of_idno"', ""
        ),
    )
    path = book_of(
        form,
        {
            "": [{"": 1, "head.name": "甲"}, {"": "2", "head.name": "乙"}],
            "members": [{"": 2, "name": "丙"}, {"": "1", "name": "丁"}],
        },
        tmp_path / "t.xlsx",
    )
    first, second = read(form, path).records
    assert [row.cells["name"].text for row in first.rows["members"]] == ["丁"]
    assert [row.cells["name"].text for row in second.rows["members"]] == ["丙"]


# --- what Excel does to answers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [341602200501010014, 3.4e17, 341602200501010000])
def test_an_id_number_that_became_a_number_is_refused_by_its_cell(value: float, form: Form, tmp_path: Path) -> None:
    incoming = read_one(form, tmp_path / "t.xlsx", head__idno=value)
    assert told(incoming) == [("小表!B3", "sheet.digits_lost")]
    (one,) = incoming.problems
    assert (one.severity, one.fact("row")) == (Severity.ERROR, "3")
    assert "“小表”第 3 行 B 列「身份证号」" in line(one)
    assert "Excel 只保留前 15 位" in line(one)


def every_kind(tmp_path: Path) -> Form:
    fields = {
        "idno": "id_number", "phone": "phone", "card": "bank_card", "day": "date", "month": "year_month", "money": "money",
        "count": "number", "yes": "yes_no", "text": "text", "post": "postcode", "note": "long_text", "who": "person_name",
    }  # fmt: skip
    text = 'id = "every"\nrev = 1\ntitle = "各种"\nsummary = []\nstates = {draft = "草稿"}\n'
    text += "".join(f'[[field]]\nid = "{name}"\nlabel = "{name}"\nkind = "{kind}"\n' for name, kind in fields.items())
    return tiny(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("idno", 410403750307123, "sheet.number_cell"),
        ("card", 622202020000, "sheet.number_cell"),
        ("card", 6222020200000000006, "sheet.digits_lost"),
        ("text", 1234567890123456, "sheet.digits_lost"),
        ("idno", "4.10403E+17", "sheet.digits_lost"),
        ("idno", "410403197503071000", "sheet.digits_lost"),
        ("card", "6222020200000000000", "sheet.digits_lost"),
        ("text", date(2026, 3, 5), "sheet.became_date"),
        ("idno", datetime(2026, 3, 5), "sheet.became_date"),
        ("day", time(8, 30), "sheet.became_date"),
        ("month", 2009.1, "sheet.month_number"),
        ("text", "#N/A", "sheet.error_cell"),
        ("money", "#DIV/0!", "sheet.error_cell"),
        ("text", "=1+1", "sheet.formula_blank"),
    ],
)
def test_what_excel_spoilt_is_refused_by_its_cell(name: str, value: object, code: str, tmp_path: Path) -> None:
    form = every_kind(tmp_path)
    incoming = read(form, book_of(form, {"": [{"who": "甲", name: value}]}, tmp_path / "t.xlsx"))
    column = next(at for at, one in enumerate(tables_of(form)[0].columns) if one.path == name)
    assert told(incoming) == [(f"各种!{'ABCDEFGHIJKLMNOP'[column]}3", code)]
    assert incoming.problems[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("idno", IDNO, IDNO), ("phone", "13800001234", "13800001234"), ("phone", 13800001234, "13800001234"), ("card", "6222020200000000006", "6222020200000000006"),
        ("day", date(2009, 7, 1), "2009-07-01"), ("day", "2009年7月1日", "2009年7月1日"), ("day", 20090701, "20090701"),
        ("month", date(2009, 7, 1), "2009-07"), ("month", date(2009, 7, 2), "2009-07-02"), ("month", 200907, "200907"),
        ("month", "2009-10", "2009-10"), ("money", 2000, "2000"), ("money", 2000.0, "2000"), ("money", 0.1 + 0.2, "0.3"),
        ("money", 1234.5, "1234.5"), ("money", 0, "0"), ("count", -0.0, "0"), ("money", 1e12, "1000000000000"),
        ("yes", True, "是"), ("yes", False, "否"), ("text", 7, "7"), ("text", "  两边有空格　", "两边有空格"),
        ("post", 236800, "236800"), ("note", "一\n二", "一\n二"), ("who", "𬱖䶮", "𬱖䶮"), ("who", True, "是"),
        ("idno", "34160220050101001x", "34160220050101001x"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_person_would_have_typed_it(
    name: str, value: object, text: str | None, tmp_path: Path
) -> None:
    form = every_kind(tmp_path)
    incoming = read(form, book_of(form, {"": [{"who": "甲", name: value}]}, tmp_path / "t.xlsx"))
    assert incoming.problems == ()
    found = incoming.records[0].cells.get(name)
    assert (found.text if found else None) == text


def test_a_fifteen_digit_number_is_converted_with_a_hint(form: Form, tmp_path: Path) -> None:
    incoming = read_one(form, tmp_path / "t.xlsx", head__idno="110105491231002")
    assert told(incoming) == [("小表!B3", "sheet.fifteen")]
    assert incoming.problems[0].severity is Severity.HINT
    assert incoming.records[0].cells["head.idno"].text.startswith("11010519491231002")


# --- columns and sheets ---------------------------------------------------------------------------------------------------


def test_columns_may_change_places_and_blank_ones_may_stand_between(form: Form, tmp_path: Path) -> None:
    path = simple(
        tmp_path / "t.xlsx",
        [["名单"], [], [None, "工作单位", "", "身份证号", "姓名"], [], [None, "纺织厂", None, IDNO, "李春梅"]],
    )
    (record,) = read(form, path).records
    assert {name: (cell.text, cell.address) for name, cell in record.cells.items()} == {
        "unit": ("纺织厂", "小表!B5"),
        "head.idno": (IDNO, "小表!D5"),
        "head.name": ("李春梅", "小表!E5"),
    }


def test_columns_are_found_by_field_id_and_by_the_words_of_the_paper(form: Form, tmp_path: Path) -> None:
    path = simple(
        tmp_path / "t.xlsx", [["head.name", "户主 身份证号", "健康状况(必填)"], ["李春梅", IDNO, "良好"]], "随便"
    )
    (record,) = read(form, path).records
    assert sorted(record.cells) == ["head.health", "head.idno", "head.name"]


def test_columns_that_are_not_taken_are_named(form: Form, tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "姓 名", "鞋码", "出生日期", "空的", REASON],
        ["李春梅", IDNO, "李", 42, "1949", None, "x"],
    ]
    incoming = read(form, simple(tmp_path / "t.xlsx", rows))
    assert told(incoming) == [
        ("小表!C1", "sheet.column_twice"),
        ("小表!D1", "sheet.unknown_column"),
        ("小表!E1", "sheet.automatic_column"),
    ]
    assert "鞋码" in line(incoming.problems[1])
    severities = [one.severity for one in incoming.problems]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.HINT]


def test_a_missing_column_that_must_be_filled_is_told_once(form: Form, tmp_path: Path) -> None:
    incoming = read(form, simple(tmp_path / "t.xlsx", [["姓名", "工作单位"], ["甲", "厂"], ["乙", "厂"]]))
    assert [(one.code, one.fact("missing")) for one in incoming.problems] == [("sheet.column_missing", "身份证号")]


def test_rows_that_belong_to_nobody_are_told_by_their_cell(form: Form, tmp_path: Path) -> None:
    rows: dict[str, list[Cells]] = {
        "": [
            {"head.name": "甲", "head.idno": IDNO},
            {"head.name": "乙", "head.idno": OTHER},
            {"head.name": "丙", "head.idno": IDNO},
        ],
        "members": [
            {"": IDNO, "name": "丁"},
            {"": OTHER.lower(), "name": "戊"},
            {"name": "己"},
            {"": "341602", "name": "庚"},
        ],
    }
    incoming = read(form, book_of(form, rows, tmp_path / "t.xlsx"))
    assert told(incoming) == [
        ("小表!B5", "sheet.key_twice"),
        ("家庭成员!A5", "sheet.key_blank"),
        ("家庭成员!A6", "sheet.key_unknown"),
    ]
    assert [len(one.rows["members"]) for one in incoming.records] == [1, 1, 0]
    assert incoming.records[0].rows["members"][0].address == "家庭成员!3"


def test_a_spoilt_cell_of_a_member_counts_for_its_household(form: Form, tmp_path: Path) -> None:
    rows: dict[str, list[Cells]] = {
        "": [{"head.idno": IDNO}, {"head.idno": OTHER}],
        "members": [{"": OTHER, "idno": 3.4e17}],
    }
    (one,) = read(form, book_of(form, rows, tmp_path / "t.xlsx")).problems
    assert (one.where, one.fact("row")) == ("家庭成员!C3", "4")


def test_sheets_are_found_by_their_columns_where_names_differ(form: Form, tmp_path: Path) -> None:
    path = book_of(
        form, {"": [{"head.name": "甲", "head.idno": IDNO}], "members": [{"": IDNO, "name": "丁"}]}, tmp_path / "t.xlsx"
    )
    book = load_workbook(path)
    book["小表"].title = "Sheet1"
    book["家庭成员"].title = "Sheet2"
    book.create_sheet("我的记录")["A1"] = "随手"
    book.create_sheet("空的")
    book.save(path)
    incoming = read(form, path)
    assert len(incoming.records[0].rows["members"]) == 1
    assert told(incoming) == [("我的记录!A1", "sheet.unknown_sheet")]


def test_a_template_of_another_form_is_refused_and_of_another_rev_is_told(form: Form, tmp_path: Path) -> None:
    write_template(every_kind(tmp_path / ".."), tmp_path / "other.xlsx", TODAY)
    assert code_of(lambda: read(form, tmp_path / "other.xlsx")) == "sheet.other_form"
    path = book_of(form, {"": [{"head.name": "甲", "head.idno": IDNO}]}, tmp_path / "t.xlsx")
    book = load_workbook(path)
    book.custom_doc_props["template_id"].value = "tiny/7"
    book.save(path)
    assert [one.code for one in read(form, path).problems] == ["sheet.other_rev"]


def test_a_table_without_our_words_is_refused(form: Form, tmp_path: Path) -> None:
    assert code_of(lambda: read(form, simple(tmp_path / "t.xlsx", [["a", "b"], ["c", "d"]]))) == "sheet.no_table"
    assert code_of(lambda: read(form, simple(tmp_path / "t.xlsx", []))) == "sheet.no_table"


def test_what_a_filling_finds_is_told_at_the_cell(form: Form, tmp_path: Path) -> None:
    rows: dict[str, list[Cells]] = {
        "": [{"head.name": "李春梅", "head.idno": IDNO[:-1] + "5"}],
        "members": [{"": IDNO[:-1] + "5", "idno": "12"}],
    }
    (record,) = read(form, book_of(form, rows, tmp_path / "t.xlsx")).records
    filling = Filling(form, "u1", around())
    addresses = spreadsheet.fill(record, filling).cells
    found = [spreadsheet.at_cell(one, addresses.get(one.where, record.address)) for one in filling.problems()]
    assert [(one.where, one.code) for one in found] == [
        ("小表!B3", "idno.check"),
        ("小表!3", "field.required"),
        ("家庭成员!C3", "idno.length"),
    ]
    assert line(found[0]).startswith("“小表”第 3 行 B 列「身份证号」：")
    assert line(found[1]).startswith("“小表”第 3 行「")


# --- reports and lists ----------------------------------------------------------------------------------------------------


def test_a_report_names_the_reasons_in_the_last_column_and_marks_the_cells(form: Form, tmp_path: Path) -> None:
    rows: dict[str, list[Cells]] = {
        "": [{"head.name": "甲", "head.idno": 3.4e17}, {"head.name": "乙", "head.idno": OTHER}],
        "members": [{"": OTHER, "name": "丁"}, {"": "1", "name": "戊"}],
    }
    path = book_of(form, rows, tmp_path / "t.xlsx")
    incoming = read(form, path)
    problems = [
        *incoming.problems,
        problem("小表!C4", "choice.unknown", Severity.WARNING, list="健康状况", label="健康状况"),
    ]
    write_report(path, problems, tmp_path / "report.xlsx")
    book = load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["小表", "家庭成员"]
    sheet = book["小表"]
    last = sheet.max_column
    assert sheet.cell(2, last).value == REASON
    assert "错误：" in sheet.cell(3, last).value
    assert "提醒：" in sheet.cell(4, last).value
    tinted = {cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "00FADBD8"}
    assert tinted == {"B3", "C4"}
    assert "对不上" not in sheet.cell(4, last).value
    members = book["家庭成员"]
    assert "没有这个号码" in members.cell(4, members.max_column).value


def test_a_report_can_be_mended_and_read_again(form: Form, tmp_path: Path) -> None:
    path = book_of(form, {"": [{"head.name": "甲", "head.idno": 3.4e17}]}, tmp_path / "t.xlsx")
    write_report(path, read(form, path).problems, tmp_path / "report.xlsx")
    book = load_workbook(tmp_path / "report.xlsx")
    book["小表"]["B3"] = IDNO
    book.save(tmp_path / "report.xlsx")
    incoming = read(form, tmp_path / "report.xlsx")
    assert incoming.problems == ()
    assert incoming.records[0].cells["head.idno"].text == IDNO
    write_report(tmp_path / "report.xlsx", [], tmp_path / "again.xlsx")
    again = load_workbook(tmp_path / "again.xlsx")["小表"]
    assert [cell.value for cell in again[2]].count(REASON) == 1
    assert again.cell(3, again.max_column).value is None


FORMULAS = ("=1+1", '=HYPERLINK("http://a","b")', "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "=cmd|' /C calc'!A0")


def test_a_list_holds_texts_as_texts_and_numbers_as_numbers(tmp_path: Path) -> None:
    lines = [[text, Decimal("2000.50"), 3, date(2026, 8, 7), None] for text in FORMULAS]
    write_list("困难职工：名单", [ListColumn(label=name) for name in "甲乙丙丁戊"], lines, tmp_path / "l.xlsx")
    sheet = load_workbook(tmp_path / "l.xlsx").active
    assert [cell.value for cell in sheet[1]] == list("甲乙丙丁戊")
    for row, text in enumerate(FORMULAS, start=2):
        cell = sheet.cell(row, 1)
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert (sheet.cell(row, 2).value, sheet.cell(row, 3).value) == (2000.5, 3)
        assert sheet.cell(row, 4).value == datetime(2026, 8, 7)
    with zipfile.ZipFile(tmp_path / "l.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    (other,) = cells.read_book(tmp_path / "l.xlsx").sheets  # a reader nobody of us and of openpyxl wrote
    assert [row[0] for row in other.rows[1:]] == list(FORMULAS)


def test_a_list_is_written_with_signs_excel_cannot_hold_left_out(tmp_path: Path) -> None:
    write_list("a/b[c]", [ListColumn(label="\x00列")], [["甲\x0b乙\ud800"]], tmp_path / "l.xlsx")
    sheet = load_workbook(tmp_path / "l.xlsx").active
    assert (sheet.title, sheet["A1"].value, sheet["A2"].value) == ("a b c ", "列", "甲乙")


# --- files that are not what they seem ------------------------------------------------------------------------------------


def refusal(content: bytes, tmp_path: Path) -> str:
    (tmp_path / "x.xlsx").write_bytes(content)
    return code_of(lambda: cells.read_book(tmp_path / "x.xlsx"))


def good_xlsx(tmp_path: Path) -> bytes:
    return simple(tmp_path / "good.xlsx", [["姓名", "身份证号"], ["李春梅", IDNO]]).read_bytes()


def changed(content: bytes, parts: Mapping[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with some parts changed, added or (None) left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", method) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts[name] if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(inside: str, head: str = "") -> bytes:
    return f"{head}<worksheet {NAMESPACE}><sheetData>{inside}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"name,idno\n", b"<html><table><tr><td>x</td></tr></table></html>", b"%PDF-1.7"]
)
def test_what_is_no_table_is_told_as_such(content: bytes, tmp_path: Path) -> None:
    assert refusal(content, tmp_path) == "sheet.not_a_table"


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    assert code_of(lambda: cells.read_book(tmp_path / "none.xlsx")) == "file.missing"


FAR = {
    "far cell": '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "far cell, small letters": '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="xfd1048576"><v>1</v></c></row>',
    "far row": '<row r="1"><c><v>1</v></c></row><row r="1048576">' + "<c><v>1</v></c>" * 16000 + "</row>",
    "many rows": '<row><c r="XFD1"><v>1</v></c></row>' + "<row/>" * 100_000 + "<row><c><v>1</v></c></row>",
    "other quotes": "<row r='1'><c r='A1'><v>1</v></c></row><row r = '999999'><c a='>' r = 'ZZ999999'><is><t>1</t></is></c></row>",
    "beyond all": '<row><c r="A1"><v>1</v></c><c r="ZZZZZZ9999999999"><v>1</v></c></row>',
}


@pytest.mark.parametrize("what", FAR)
def test_a_sheet_that_would_not_fit_into_memory_is_refused_before_it_is_read(what: str, tmp_path: Path) -> None:
    assert refusal(changed(good_xlsx(tmp_path), {SHEET: sheet_xml(FAR[what])}), tmp_path) == "sheet.too_large"


def test_far_cells_without_content_do_no_harm(tmp_path: Path) -> None:
    inside = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    assert refusal(changed(good_xlsx(tmp_path), {SHEET: sheet_xml(inside)}), tmp_path) == ""


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({SHEET: sheet_xml("", '<!DOCTYPE a [<!ENTITY b "c">]>')}, "sheet.damaged"),
        ({SHEET: sheet_xml("").decode().encode("utf-16")}, "sheet.damaged"),
        ({SHEET: sheet_xml("<row>")}, "sheet.damaged"),
        ({SHEET: sheet_xml('<row r="x"/>')}, "sheet.damaged"),
        ({SHEET: sheet_xml('<row><c r="1A"/></row>')}, "sheet.damaged"),
        ({SHEET: b"\0sheetData"}, "sheet.damaged"),
        ({"xl/workbook.xml": None}, "sheet.not_a_table"),
        ({"xl/workbook.bin": b"x"}, "sheet.not_a_table"),
        ({"content.xml": b"x"}, "sheet.not_a_table"),
        ({"xl/bomb.bin": bytes(60 << 20)}, "sheet.too_large"),
        ({"xl/bomb.bin": bytes(9 << 20)}, "sheet.too_large"),
        ({"XL/WORKBOOK.XML": b"<a/>"}, "sheet.damaged"),
        ({f"xl/{number}": b"" for number in range(2100)}, "sheet.too_large"),
    ],
)
def test_a_hostile_workbook_is_refused(parts: Mapping[str, bytes | None], code: str, tmp_path: Path) -> None:
    assert refusal(changed(good_xlsx(tmp_path), parts), tmp_path) == code


def test_a_lying_size_is_refused(tmp_path: Path) -> None:
    content = bytearray(good_xlsx(tmp_path))
    at = content.index(b"PK\1\2") + 24
    struct.pack_into("<I", content, at, 1)
    assert refusal(bytes(content), tmp_path) == "sheet.damaged"


def test_another_packing_is_refused(tmp_path: Path) -> None:
    assert refusal(changed(good_xlsx(tmp_path), {}, zipfile.ZIP_LZMA), tmp_path) == "sheet.damaged"


def test_a_file_too_large_is_not_even_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "LARGEST_FILE", 1000)
    assert refusal(good_xlsx(tmp_path), tmp_path) == "sheet.too_large"


def test_a_changed_workbook_is_refused_or_read_and_nothing_else(
    tmp_path: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    good, chance = good_xlsx(tmp_path), random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(good)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        texts = {name: parts.read(name) for name in names}
    found = set()
    for _ in range(counts(150, 5000)):
        mutant = bytearray(good)
        if chance.random() < 0.6:
            name = chance.choice(names)
            text = bytearray(texts[name])
            for _ in range(chance.choice((1, 1, 3))):
                at = chance.randrange(len(text))
                text[at : at + chance.choice((0, 1, 5))] = chance.choice(
                    (b"", b"\0", b"<", b'"', b"9", b"&#88;", b"\xff", b"A9999999")
                )
            mutant = bytearray(changed(good, {name: bytes(text)}))
        else:
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        found.add(refusal(bytes(mutant), tmp_path))
    assert found <= {"", "sheet.damaged", "sheet.not_a_table", "sheet.too_large"}


# One sheet 小表: 姓名, 身份证号, 工作单位; 李春梅 with her number as text and 7.5; 王小雨 with hers as a number. Written by xlwt.
XLS = zlib.decompress(
    base64.b85decode(
        "c-p&gUhu)fjZzO8(10BSGsD0CoD6J8VvIn{3F8Pb0OkMx2QgtZ2N3@s1w#sOasVTejg?_H?-_Pb9D?HeAp;Y`29|?Bl7Zn75XUeSF!<%?r7F-7IDy@e$Ov"
        "+SEs$hnm;)5yV~_;9N(f9QgGpg9xgM-?514cSi}Zp?TcFwpj8P2d?ftYYps6^5NeL{+#{e>SJ6O*xu!tdpD8mU*Dz2Zv2vN(*;8>KIm@_yf<XCtZmM{S0%"
        "{?_QwJ0&?0fPuI0+%p+{jb2l@CBAr4=9X^(^s640Vw_hRh%7*_+%y)28ITP{|Vp(-patk@SYhY!^FrRlhN^q!3UfjK^Q21Ig&Sog@JK(-(SCj-QR<O%%`z"
        "2{-MFX{>%)Fe(9=dtr<cL48|sgW(Gz^1_q`EhCpawXabb&F6NJUF^vmUe1o&Q07`b}1!n^uAeq9z4`vI3GlKxIK>xGy<0apu0Q-2bNCUWthg1ZrAh$F8XJ"
        "`cJ0BYs~%P_-9EwB!4Fxdn)RT|8e0+S-ZBn+h00z{z<w`Q=K7O<=u&>mwjxNNVE#MS_^TVDt6kZXNxuL)$YbAMPRvhKS5LIx#Z#gqcn4}#4MI*dAuvu1+8"
        "PJ0;52rV@3f=Nk?0)&G}0P6Pt(Atil;V%Ohm?;P*Av{p%Fv59E(69pOX2hbK5v-dTs-6+78x(GJOduXe_ik>8ZYHp4sJfZJx>-TyGVwuU=4aO338mjAIom"
        "M_F>C`V02X%$z{M~MM!_f;1*2dTjDk@x3Pu4QzzA-3LYnNLhAAtwQ@{=#*ZB*?|3-&NhAjwU$Opm_V8_&zArD9wF;tS2e#9798DVBI5~&9^UI+r=K--HLv"
        "Kf-V?#L!N{Q^66jL7~WTB88<vJk2E|0BhnG`1fATCCVF"
    )
)
_CELL_C2 = 1911  # where the record of the number 7.5 begins


def test_an_old_xls_is_read_too(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(XLS)
    incoming = read(form, path)
    assert told(incoming) == [("小表!B3", "sheet.digits_lost")]
    first, second = incoming.records
    assert {name: cell.text for name, cell in first.cells.items()} == {
        "head.name": "李春梅",
        "head.idno": IDNO,
        "unit": "7.5",
    }
    assert second.cells["head.name"].text == "王小雨"


def test_an_xls_that_ends_the_reader_does_not_end_the_program(tmp_path: Path) -> None:
    far = bytearray(XLS)
    assert struct.unpack_from("<HHHH", far, _CELL_C2) == (0x027E, 10, 1, 2)
    struct.pack_into("<HH", far, _CELL_C2 + 4, 60_000, 60_000)
    assert refusal(bytes(far), tmp_path) == "sheet.damaged"
    assert refusal(XLS[:3000], tmp_path) == "sheet.damaged"
    assert refusal(XLS[:8] + bytes(3000), tmp_path) == "sheet.damaged"


# --- codes ----------------------------------------------------------------------------------------------------------------


def test_every_code_has_its_sentence_and_every_sentence_its_code() -> None:
    package = Path(cells.__file__).parents[1]
    sources = [file.read_text(encoding="utf-8") for file in package.rglob("*.py") if file.name != "errors.py"]
    raised = {code for text in sources for code in re.findall(r'"(sheet\.\w+)"', text)}
    assert raised == {code for code in SENTENCES if code.startswith("sheet.")}
    for code in raised:
        told_words = SENTENCES[code]
        assert 1 <= len(told_words.short) <= 6
        assert told_words.what.endswith("。")
        assert told_words.do.endswith("。")
