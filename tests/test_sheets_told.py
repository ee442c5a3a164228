"""What an import tells of an office's own roster: every column, each wrong thing once, in words for somebody in front of Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_sheets import PHONE, acts, families, office_in

from jinqiu_desktop.errors import Problem, Severity, line, sentence
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.sheets import Checked
from jinqiu_desktop.spreadsheet.layout import NOTES_SHEET, REASON

IDNO, OTHER, ELDER = "341602200501010014", "11010519491231002X", "341602197003071012"
CAUSE, SINCE = "主要致困原因", "工作时间"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with office_in(tmp_path / "data") as opened:
        yield opened


def roster(path: Path, rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] | None = None) -> Path:
    book = Workbook()
    book.active.title = "花名册"
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    book.save(path)
    return path


def short(path: Path, *people: dict[str, object]) -> Path:
    """A roster that has all that registering asks for, and what these people have otherwise or besides."""
    usual: dict[str, object] = {
        "姓名": "周文静", "身份证号": ELDER, "手机号码": "13805670001", "工作单位": "示例纺织厂", "本人月平均收入": "1800",
        CAUSE: "本人大病",
    }  # fmt: skip
    heads = list(dict.fromkeys([*usual, *(head for one in people for head in one)]))
    return roster(path, [heads, *([{**usual, **one}.get(head) for head in heads] for one in people)])


def told(checked: Checked, code: str) -> list[Problem]:
    return [one for one in checked.problems if one.code == code]


def registered(office: Office, path: Path) -> Checked:
    return office.sheets.check(path, step="register")


def two_rows(path: Path) -> Path:
    """A head of two rows, as unions draw them: one band over three columns, every other word over both rows."""

    def merge(book: Workbook) -> None:
        for cells in ("A1:G1", "D2:F2", "A2:A3", "B2:B3", "C2:C3", "G2:G3"):
            book.active.merge_cells(cells)

    rows: list[list[object]] = [
        ["困难职工摸底表"],
        ["序号", "户主", "证件号", "家庭情况", None, None, "电话"],
        [None, None, None, "人口", "人均月收入", "家庭总收入", None],
        [1, "周文静", IDNO, 3, 850, 30600, "13805670001"],
        [2, "吴建国", OTHER, 2, 900, 21600, "13805670002"],
    ]
    return roster(path, rows, merge)


# --- columns ----------------------------------------------------------------------------------------------------------------


def test_every_word_of_a_head_of_two_rows_is_shown_and_read_or_told(office: Office, tmp_path: Path) -> None:
    path = two_rows(tmp_path / "t.xlsx")
    heads = {one.column: one.header for one in office.sheets.heads(path, "household")}
    assert heads == {
        "A": "序号", "B": "户主", "C": "证件号", "D": "家庭情况 人口", "E": "家庭情况 人均月收入",
        "F": "家庭情况 家庭总收入", "G": "电话",
    }  # fmt: skip
    checked = registered(office, path)
    assert [one.address for one in checked.records] == ["花名册!4", "花名册!5"]
    about = {one.where for one in checked.problems if one.where.endswith("3")}
    matched = {one.column: one.path for one in office.sheets.heads(path, "household") if one.how != "none"}
    assert all(f"花名册!{letter}3" in about or matched.get(letter) for letter in "DEF")


def test_a_band_that_is_a_word_for_a_field_does_not_swallow_the_columns_below(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["姓名", "身份证号", "家庭住址", None], [None, None, "街道", "门牌"], ["周文静", IDNO, "示例街道", "1 号"],
    ]  # fmt: skip
    heads = office.sheets.heads(roster(tmp_path / "t.xlsx", rows), "household")
    assert [one.header for one in heads] == ["姓名", "身份证号", "家庭住址 街道", "家庭住址 门牌"]


def test_a_head_of_three_rows_is_read_too(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["姓名", "身份证号", "家庭情况", None, None], [None, None, "人口", "收入", None], [None, None, None, "月", "年"],
        ["周文静", IDNO, 3, 850, 10200],
    ]  # fmt: skip
    path = roster(tmp_path / "t.xlsx", rows)
    assert [one.header for one in office.sheets.heads(path, "household")] == [
        "姓名", "身份证号", "人口", "收入 月", "收入 年",
    ]  # fmt: skip
    assert [one.address for one in registered(office, path).records] == ["花名册!4"]


def test_a_column_nobody_knows_is_called_by_its_words_alone(office: Office, tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "鞋的码数"], ["周文静", IDNO, "42"]])
    (one,) = told(registered(office, path), "sheet.unknown_column")
    assert sentence(one).what == "表上没有“鞋的码数”这一列，这一列没有读。"
    assert line(one).startswith("“花名册”第 1 行 C 列「鞋的码数」：表上没有“鞋的码数”这一列")


def test_a_column_that_is_not_there_is_told_once_with_how_many_rows_it_leaves_blank(
    office: Office, tmp_path: Path
) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号"], ["周文静", IDNO], ["吴建国", OTHER]])
    checked = office.sheets.check(path)
    missing = [(one.where, one.fact("missing"), one.fact("count")) for one in told(checked, "import.column_missing")]
    assert ("花名册!1", "民族", "2") in missing
    assert len(missing) == len(set(missing))
    assert told(checked, "sheet.column_missing") == told(checked, "field.required") == []
    lacks = told(checked, "import.lacks")
    assert [(one.where, one.severity) for one in lacks] == [("花名册!2", Severity.ERROR), ("花名册!3", Severity.ERROR)]


def test_registering_asks_only_for_the_columns_it_needs(office: Office, tmp_path: Path) -> None:
    path = short(tmp_path / "t.xlsx", {})
    assert registered(office, path).problems == ()
    bare = roster(tmp_path / "b.xlsx", [["姓名", "身份证号"], ["周文静", ELDER]])
    missing = [one.fact("missing") for one in told(registered(office, bare), "import.column_missing")]
    assert (CAUSE in missing, "民族" in missing) == (True, False)
    assert len(missing) < len(told(office.sheets.check(bare), "import.column_missing"))


def test_a_blank_cell_is_told_at_its_column_and_in_words_of_an_import(office: Office, tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "民族"], ["周文静", IDNO, None]])
    (blank,) = told(office.sheets.check(path), "import.blank")
    assert blank.where == "花名册!C2"
    assert "存得住" not in line(blank)


def test_only_blanks_point_to_registering_once(office: Office, tmp_path: Path) -> None:
    path = short(tmp_path / "t.xlsx", {}, {"姓名": "吴建国", "身份证号": OTHER})
    (way,) = told(office.sheets.check(path), "import.only_blank")
    assert (way.severity, way.fact("row"), way.fact("step")) == (Severity.HINT, "", "register")
    assert "--step register" in line(way)
    assert told(registered(office, path), "import.only_blank") == []
    other = short(tmp_path / "o.xlsx", {"身份证号": IDNO[:-1] + "5"}, {})
    assert told(office.sheets.check(other), "import.only_blank") == []
    bare = roster(tmp_path / "b.xlsx", [["姓名", "身份证号"], ["周文静", ELDER]])
    assert told(office.sheets.check(bare), "import.only_blank") == []  # registering would not help


def test_what_a_member_lacks_is_told_in_the_members_row(office: Office, tmp_path: Path) -> None:
    def members(book: Workbook) -> None:
        sheet = book.create_sheet("家庭成员")
        for row in (["户主身份证号", "姓名", "关系"], [IDNO, "周婷", "女儿"], [IDNO, "", "配偶"]):
            sheet.append(row)

    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号"], ["周文静", IDNO]], members)
    checked = office.sheets.check(path)
    assert {"家庭成员!2", "家庭成员!3"} <= {one.where for one in told(checked, "import.lacks")}
    assert ("家庭成员!1", "健康状况", "2") in [
        (one.where, one.fact("missing"), one.fact("count")) for one in told(checked, "import.column_missing")
    ]
    assert "家庭成员!B3" in {one.where for one in checked.errors}
    assert {one.fact("row") for one in checked.errors} == {"2"}


# --- cells ------------------------------------------------------------------------------------------------------------------


def test_a_phone_that_excel_took_for_a_number_is_taken(office: Office, tmp_path: Path) -> None:
    path = short(tmp_path / "t.xlsx", {"手机号码": 13805670004})
    checked = registered(office, path)
    assert checked.errors == ()
    (uid,) = office.sheets.take_in(checked).uids
    assert office.archive.record(uid).value(PHONE) == "13805670004"


def test_a_number_that_lost_its_digits_is_told_once(office: Office, tmp_path: Path) -> None:
    path = short(tmp_path / "t.xlsx", {"身份证号": 341602197708011020}, {"身份证号": 341602197708011020})
    checked = registered(office, path)
    assert [(one.where, one.code) for one in checked.errors] == [
        ("花名册!B2", "sheet.digits_lost"), ("花名册!B3", "sheet.digits_lost"),
    ]  # fmt: skip


def test_a_word_that_is_not_in_a_list_is_answered_with_the_list(office: Office, tmp_path: Path) -> None:
    path = short(tmp_path / "t.xlsx", {CAUSE: "天灾人祸"})
    (one,) = registered(office, path).errors
    kind = office.archive.form("household").fields["cause.main"].kind
    assert one.code == "import.not_in_list"
    assert kind.parse(one.fact("items").split("、")[0], office.desk.today()).value is not None
    assert "拼音" not in line(one)


@pytest.mark.parametrize("typed", ["1", 1, "01"])
def test_digits_mean_a_code_whether_excel_has_them_as_text_or_number(
    office: Office, tmp_path: Path, typed: object
) -> None:
    path = short(tmp_path / "t.xlsx", {"民族": typed})
    checked = registered(office, path)
    assert [line(one) for one in checked.errors] == []
    (uid,) = office.sheets.take_in(checked).uids
    assert office.archive.record(uid).value("head.nation") == "01"


@pytest.mark.parametrize(
    "typed", ["96.7", "96-7", "19960701", 19960701, "1996年7月", 199607, 1996.7, "1996/7/1 0:00:00"]
)
def test_a_month_is_taken_in_every_habit(office: Office, tmp_path: Path, typed: object) -> None:
    path = short(tmp_path / "t.xlsx", {SINCE: typed})
    checked = registered(office, path)
    (uid,) = office.sheets.take_in(checked, accept_good=True).uids or ("",)
    assert [line(one) for one in checked.errors] == []
    assert str(office.archive.record(uid).value("head.work_since")) == "1996-07"


@pytest.mark.parametrize("typed", ["1996", 1996, "1996年"])
def test_a_year_without_its_month_is_told_as_that(office: Office, tmp_path: Path, typed: object) -> None:
    path = short(tmp_path / "t.xlsx", {SINCE: typed})
    (one,) = registered(office, path).errors
    assert one.code == "year_month.no_month"
    assert "月份" in line(one)


# --- the workbooks that go back -----------------------------------------------------------------------------------------------


def tinted(sheet: Worksheet) -> set[str]:
    return {cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "00FADBD8"}


def test_the_workbook_that_goes_back_can_be_read(office: Office, tmp_path: Path) -> None:
    path = two_rows(tmp_path / "t.xlsx")
    book = load_workbook(path)
    book.active["C4"] = 341602197708011020
    book.save(path)
    checked = office.sheets.check(path)
    for write, rows in ((office.sheets.write_report, 5), (office.sheets.write_refused, 5)):
        write(checked, tmp_path / "r.xlsx")
        made = load_workbook(tmp_path / "r.xlsx")
        sheet = made["花名册"]
        assert sheet["H3"].value == REASON
        assert {"A1:H1", "D2:F2", "A2:A3"} <= {str(one) for one in sheet.merged_cells.ranges}
        reason = sheet["H4"]
        assert reason.alignment.wrap_text
        assert (sheet.row_dimensions[4].height or 0) >= 15 * len(str(reason.value).split("\n"))
        assert sheet.column_dimensions["C"].width >= 19
        assert sheet.column_dimensions["A"].width <= 10
        assert sheet.max_row == rows
        assert tinted(sheet) == {"C4", "D3"}  # the number, and words that only look like a column
        notes = [[cell.value for cell in row] for row in made[NOTES_SHEET]]
        assert any("民族" in str(row) for row in notes)
        assert len(notes) > len(told(checked, "import.column_missing"))
        again = office.sheets.check(tmp_path / "r.xlsx")
        assert [one.address for one in again.records] == [one.address for one in checked.records]
        assert told(again, "sheet.unknown_sheet") == []


def test_the_reasons_are_not_mistaken_for_a_sheet_of_ours_the_second_time(office: Office, tmp_path: Path) -> None:
    path = two_rows(tmp_path / "t.xlsx")
    office.sheets.write_report(office.sheets.check(path), tmp_path / "a.xlsx")
    office.sheets.write_report(office.sheets.check(tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    assert load_workbook(tmp_path / "b.xlsx").sheetnames == ["花名册", NOTES_SHEET]


def prints_well(sheet: Worksheet, heads: str) -> None:
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == heads


@pytest.mark.parametrize("layout", ["sheets", "national"])
def test_what_leaves_prints_on_one_page_across_with_its_heads_and_says_which_layout(
    office: Office, tmp_path: Path, layout: str
) -> None:
    (one,) = families(1)
    office.archive.put("household", one)
    office.sheets.export("household", tmp_path / "out.xlsx", layout="national" if layout == "national" else "sheets")
    for sheet in load_workbook(tmp_path / "out.xlsx"):
        prints_well(sheet, "$1:$1")
    office.sheets.template(tmp_path / "t.xlsx")
    for sheet in load_workbook(tmp_path / "t.xlsx"):
        if sheet.sheet_state == "visible" and sheet.title != "填写说明":
            prints_well(sheet, "$1:$2")
    assert [facts["layout"] for facts in acts(office, "export")] == [layout]
