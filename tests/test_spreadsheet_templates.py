"""Templates: an example nobody imports, columns known again under other words, the national layout; and what was refused, to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from small import TODAY, Nobody, NoNotice, tiny
from test_spreadsheet import IDNO, OTHER, Cells, book_of, example, simple, told

from jinqiu_desktop import spreadsheet
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Severity, line, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import content_digest
from jinqiu_desktop.rules import Around
from jinqiu_desktop.spreadsheet import (
    NATIONAL_ROWS,
    Column,
    match_headers,
    national_block,
    national_columns,
    path_in,
    read_table,
    write_refused,
    write_report,
    write_template,
)
from jinqiu_desktop.spreadsheet.layout import EXAMPLE, REASON, tables_of
from jinqiu_desktop.spreadsheet.template import FIRST_ROW

CATALOG = Catalog(resources())
HOUSEHOLD = CATALOG.form("household")


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def fresh(form: Form) -> Filling:
    return Filling.fresh(form, "u1", Around(lookup=Nobody(), pack=NoNotice(), today=TODAY, uid="u1"))


# --- the example ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
@pytest.mark.parametrize("layout", ["sheets", "national"])
def test_the_example_of_an_empty_template_is_never_imported(
    form_id: str, layout: spreadsheet.Layout, tmp_path: Path
) -> None:
    form = CATALOG.form(form_id)
    write_template(form, tmp_path / "t.xlsx", TODAY, layout=layout)
    for sheet in load_workbook(tmp_path / "t.xlsx"):
        if sheet.sheet_state == "visible" and sheet.title != "填写说明":
            assert all(cell.value.startswith(EXAMPLE) for cell in sheet[FIRST_ROW])
            assert sheet.max_row == FIRST_ROW
    incoming = read_table(tmp_path / "t.xlsx", form, TODAY)
    assert incoming.records == ()
    assert {(one.code, one.severity) for one in incoming.problems} == {("sheet.example_row", Severity.HINT)}


def test_an_example_that_was_only_half_written_over_is_refused_by_its_cells(form: Form, tmp_path: Path) -> None:
    write_template(form, tmp_path / "t.xlsx", TODAY)
    book = load_workbook(tmp_path / "t.xlsx")
    book["小表"].cell(FIRST_ROW, 1, "李春梅")
    book["小表"].cell(FIRST_ROW, 2, IDNO)
    book.save(tmp_path / "t.xlsx")
    incoming = read_table(tmp_path / "t.xlsx", form, TODAY)
    left = [one for one in incoming.problems if one.code == "sheet.example_left"]
    assert [(one.where, one.fact("row"), one.severity) for one in left] == [
        (f"小表!{letter}3", "3", Severity.ERROR) for letter in "CDE"
    ]
    (record,) = incoming.records
    assert sorted(record.cells) == ["head.idno", "head.name"]


def test_a_template_with_fillings_has_no_example(form: Form, tmp_path: Path) -> None:
    filling = fresh(form)
    filling.type("head.name", "李春梅")
    write_template(form, tmp_path / "t.xlsx", TODAY, [filling])
    assert "sheet.example_row" not in {one.code for one in read_table(tmp_path / "t.xlsx", form, TODAY).problems}


# --- columns known again --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_a_template_is_read_though_every_word_over_its_columns_was_changed(form_id: str, tmp_path: Path) -> None:
    form = CATALOG.form(form_id)
    main = tables_of(form)[0]
    own: dict[str, object] = {one.path: example(one.field) if one.field else "1" for one in main.columns}
    path = book_of(form, {"": [own]}, tmp_path / "t.xlsx")
    book = load_workbook(path)
    for table in tables_of(form):
        for at, cell in enumerate(book[table.sheet][FIRST_ROW - 1]):
            cell.value = f"改{at}"
    book.save(path)
    incoming = read_table(path, form, TODAY)
    (record,) = incoming.records
    assert {name: cell.text for name, cell in record.cells.items()} == {
        name: text for name, text in own.items() if name
    }
    assert {one.how for one in match_headers(path, form, TODAY)} == {"exact"}


def test_words_that_name_another_column_come_before_the_hidden_name(form: Form, tmp_path: Path) -> None:
    path = book_of(form, {"": [{"head.name": "甲", "head.idno": IDNO, "unit": "一厂"}]}, tmp_path / "t.xlsx")
    book = load_workbook(path)
    sheet = book["小表"]
    sheet["A2"], sheet["E2"] = "工作单位", "姓名"
    book.save(path)
    (record,) = read_table(path, form, TODAY).records
    assert (record.cells["unit"].text, record.cells["head.name"].text) == ("甲", "一厂")


# --- the national layout --------------------------------------------------------------------------------------------------


def test_the_national_layout_has_the_columns_of_the_known_list() -> None:
    headers = [one.header for one in national_columns(HOUSEHOLD)]
    assert headers[:3] == ["编号", "困难类别", "姓名"]
    assert headers[-1] == "家庭成员5单位或学校"
    assert [one for one in headers if one.endswith("姓名")] == ["姓名", *(f"家庭成员{n}姓名" for n in range(1, 6))]
    assert len(set(headers)) == len(headers)
    assert {"性别", "家庭成员1出生日期"} <= set(headers)  # what the program works out goes out, too
    assert national_block(HOUSEHOLD) == "members"


def test_a_column_of_the_national_layout_finds_its_row() -> None:
    columns = {one.header: one for one in national_columns(HOUSEHOLD)}
    rids = ["aaaaaaaa", "bbbbbbbb"]
    assert path_in(columns["姓名"], rids) == "head.name"
    assert path_in(columns["家庭成员2姓名"], rids) == "members[bbbbbbbb].name"
    assert path_in(columns["家庭成员3姓名"], rids) == ""


def typed(form: Form, columns: Iterable[Column], rows: int) -> Filling:
    """A filling with the example in every cell that has a column."""
    filling, block = fresh(form), national_block(form)
    typed_in = [(one, one.field) for one in columns if one.field is not None and one.field.is_typed]
    for one, field in typed_in:
        if one.path in form.fields:
            filling.type(one.path, example(field))  # first: some of these give rows
    while block and len(filling.row_ids(block)) < rows:
        filling.add_row(block)
    rids = filling.row_ids(block)[:rows] if block else ()
    for one, field in typed_in:
        if one.path not in form.fields and (path := path_in(one, rids)):
            filling.type(path, example(field))
    return filling


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_a_template_in_the_national_layout_reads_back_what_was_written(form_id: str, tmp_path: Path) -> None:
    form = CATALOG.form(form_id)
    filling = typed(form, national_columns(form), 2)
    write_template(form, tmp_path / "t.xlsx", TODAY, [filling], layout="national")
    incoming = read_table(tmp_path / "t.xlsx", form, TODAY)
    assert [one for one in incoming.problems if one.severity is Severity.ERROR] == []
    (record,) = incoming.records
    again = fresh(form)
    spreadsheet.fill(record, again)
    assert content_digest(form, again.answers()) == content_digest(form, filling.answers())


def test_members_beside_each_other_become_rows_and_gaps_are_closed(form: Form, tmp_path: Path) -> None:
    heads = [
        "姓名",
        "身份证号",
        "家庭成员1姓名",
        "家庭成员 2 姓名",
        "家庭成员3_姓名",
        "家庭成员三身份证号",
        "家庭成员9单位",
    ]
    path = simple(tmp_path / "t.xlsx", [heads, ["甲", IDNO, "乙", None, "丙", OTHER, "厂"], ["丁", OTHER]])
    first, second = read_table(path, form, TODAY).records
    assert [{name: (cell.text, cell.address) for name, cell in row.cells.items()} for row in first.rows["members"]] == [
        {"name": ("乙", "小表!C2")}, {"name": ("丙", "小表!E2"), "idno": (OTHER, "小表!F2")}, {"unit": ("厂", "小表!G2")},
    ]  # fmt: skip
    assert second.rows == {}


def test_the_first_word_of_the_national_list_is_a_number_only_there(tmp_path: Path) -> None:
    heads: list[object] = ["编号", "姓名", "身份证号"]
    rows: list[list[object]] = [heads, ["3416", "甲", IDNO]]
    (plain,) = read_table(simple(tmp_path / "a.xlsx", rows), HOUSEHOLD, TODAY).records
    assert "worker_no" not in plain.cells
    rows = [[*heads, "家庭成员1姓名"], ["3416", "甲", IDNO, "乙"]]
    (national,) = read_table(simple(tmp_path / "b.xlsx", rows), HOUSEHOLD, TODAY).records
    assert national.cells["worker_no"].text == "3416"


def test_what_the_program_works_out_is_told_beside_each_other_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "家庭成员1姓名", "家庭成员1年龄"], ["甲", IDNO, "乙", 12]]
    incoming = read_table(simple(tmp_path / "t.xlsx", rows), HOUSEHOLD, TODAY)
    assert ("小表!D1", "sheet.automatic_column") in told(incoming)


def test_a_spoilt_cell_of_a_member_beside_others_is_told_with_its_record(tmp_path: Path) -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "家庭成员1姓名", "家庭成员1身份证号"], ["甲", IDNO, "乙", 3.4e17]]
    incoming = read_table(simple(tmp_path / "t.xlsx", rows), HOUSEHOLD, TODAY)
    (one,) = (each for each in incoming.problems if each.code == "sheet.digits_lost")
    assert (one.where, one.fact("row")) == ("小表!D2", "2")
    assert "家庭成员1身份证号" in line(one)


def test_the_national_layout_has_room_for_five(tmp_path: Path) -> None:
    filling = typed(HOUSEHOLD, national_columns(HOUSEHOLD), 7)
    write_template(HOUSEHOLD, tmp_path / "t.xlsx", TODAY, [filling], layout="national")
    (record,) = read_table(tmp_path / "t.xlsx", HOUSEHOLD, TODAY).records
    assert len(record.rows["members"]) == NATIONAL_ROWS == 5


# --- what was refused, to be mended ---------------------------------------------------------------------------------------


def three(form: Form, path: Path) -> Path:
    """Three records, the second spoilt; the third with a member, and one member of nobody."""
    rows: dict[str, list[Cells]] = {
        "": [
            {"head.name": "甲", "head.idno": IDNO},
            {"head.name": "乙", "head.idno": OTHER, "unit": date(2026, 3, 5)},
            {"head.name": "丙", "head.idno": 3.4e17},
        ],
        "members": [{"": IDNO, "name": "丁"}, {"": OTHER, "name": "戊"}, {"": "1", "name": "己"}],
    }
    return book_of(form, rows, path)


def test_only_what_was_refused_is_written_with_all_its_rows(form: Form, tmp_path: Path) -> None:
    incoming = read_table(three(form, tmp_path / "t.xlsx"), form, TODAY)
    refused = [one for one in incoming.records if one.key in {each.fact("row") for each in incoming.problems}]
    assert [one.key for one in refused] == ["4", "5"]
    write_refused(tmp_path / "t.xlsx", refused, incoming.problems, tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx")
    names = [
        [row[at].value for row in book[title].iter_rows(min_row=2)] for title, at in (("小表", 0), ("家庭成员", 1))
    ]
    assert names == [["*姓名", "乙", "丙"], ["*姓名", "戊", "己"]]
    sheet = book["小表"]
    last = sheet.max_column
    assert sheet.cell(2, last).value == REASON
    assert "“小表”第 3 行 E 列「工作单位」" in sheet.cell(3, last).value  # the row it has now
    assert {cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "00FADBD8"} == {"E3", "B4"}
    assert sheet["B4"].number_format == "@"
    assert all(sheet.column_dimensions[letter].number_format == "@" for letter in "ABCDE")


def test_what_was_refused_can_be_mended_and_read_as_the_template_it_was(form: Form, tmp_path: Path) -> None:
    path = three(form, tmp_path / "t.xlsx")
    book = load_workbook(path)
    book["小表"]["E2"] = "随便"  # known by its hidden name only
    book.save(path)
    incoming = read_table(path, form, TODAY)
    write_refused(path, incoming.records[1:], incoming.problems, tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx")
    assert book.custom_doc_props["template_id"].value == "tiny/1"
    book["小表"]["E3"], book["小表"]["B4"], book["家庭成员"]["A4"] = "一厂", "341602199001010018", OTHER
    book.save(tmp_path / "r.xlsx")
    again = read_table(tmp_path / "r.xlsx", form, TODAY)
    assert again.problems == ()
    assert [one.cells["head.name"].text for one in again.records] == ["乙", "丙"]
    assert again.records[0].cells["unit"].text == "一厂"
    assert [row.cells["name"].text for row in again.records[0].rows["members"]] == ["戊", "己"]


def test_texts_like_formulas_stay_texts_when_they_are_handed_back(form: Form, tmp_path: Path) -> None:
    filling = fresh(form)
    filling.type("head.name", "=HYPERLINK(1)")
    filling.type("head.idno", IDNO)
    write_template(form, tmp_path / "t.xlsx", TODAY, [filling])
    incoming = read_table(tmp_path / "t.xlsx", form, TODAY)
    spoilt = problem("小表!A3", "name.characters", Severity.WARNING, label="姓名", row="3")
    write_report(tmp_path / "t.xlsx", [spoilt], tmp_path / "all.xlsx")
    write_refused(tmp_path / "t.xlsx", incoming.records, [spoilt], tmp_path / "few.xlsx")
    for name in ("all.xlsx", "few.xlsx"):
        cell = load_workbook(tmp_path / name)["小表"]["A3"]
        assert (cell.value, cell.data_type, cell.number_format) == ("=HYPERLINK(1)", "s", "@")


def test_a_report_of_a_workbook_that_counts_from_1904_keeps_its_days(tmp_path: Path) -> None:
    path = simple(tmp_path / "t.xlsx", [["姓名", "身份证号", "劳动合同签订时间"], ["甲", IDNO, date(1975, 3, 7)]])
    book = load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book["小表"]["C2"] = date(1975, 3, 7)
    book.save(path)
    first = read_table(path, HOUSEHOLD, TODAY)
    write_report(path, first.problems, tmp_path / "r.xlsx")
    second = read_table(tmp_path / "r.xlsx", HOUSEHOLD, TODAY)
    assert first.records[0].cells["head.contract_on"].text == "1975-03-07"
    assert second.records[0].cells == first.records[0].cells


def test_a_foreign_roster_is_handed_back_with_its_words_where_they_were(form: Form, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2026年花名册"],
        ["姓名", "身份证号"],
        ["甲", IDNO],
        ["乙", 3.4e17],
        ["丙", OTHER],
        ["合计"],
    ]
    path = simple(tmp_path / "t.xlsx", rows)
    incoming = read_table(path, form, TODAY)
    write_refused(path, incoming.records[1:2], incoming.problems, tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx").active
    assert [row[0].value for row in sheet] == ["2026年花名册", "姓名", "乙"]
    assert sheet["C2"].value == REASON
