"""Rosters of other offices: columns by the words others use, by likeness only when a person says so; two rows of words; values in every habit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from small import TODAY, tiny

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Severity, line
from jinqiu_desktop.forms import Form
from jinqiu_desktop.kinds import BankCardKind, IdNumberKind
from jinqiu_desktop.places import resources
from jinqiu_desktop.spreadsheet import HeaderMatch, Incoming, match_headers, read_table, targets
from jinqiu_desktop.spreadsheet.headers import Lexicon, lexicons, other_words, read_other_words
from jinqiu_desktop.spreadsheet.layout import folded

CATALOG = Catalog(resources())
HOUSEHOLD = CATALOG.form("household")
SHEETS = Path(__file__).parent / "sheets"
IDNO = "341602200501010014"
OTHER = "11010519491231002X"


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def roster(path: Path, rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] | None = None) -> Path:
    """A workbook as somebody else makes it."""
    book = Workbook()
    book.active.title = "花名册"
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    book.save(path)
    return path


def texts(incoming: Incoming) -> list[dict[str, str]]:
    return [{path: cell.text for path, cell in one.cells.items()} for one in incoming.records]


def told(incoming: Incoming) -> list[tuple[str, str]]:
    return [(one.where, one.code) for one in incoming.problems if one.code != "sheet.column_missing"]


# --- words over columns ---------------------------------------------------------------------------------------------------


def test_the_usual_words_of_a_union_roster_are_known(tmp_path: Path) -> None:
    heads = {
        "职工姓名": "head.name", "公民身份号码": "head.idno", "联系电话": "head.phone", "致困主要原因": "cause.main",
        "本人月收入": "head.income", "银行账号": "bank.card", "开户行": "bank.name", "家庭地址": "house.address",
        "所在单位": "head.unit", "户籍性质": "house.registration", "备注": "remark",
    }  # fmt: skip
    path = roster(tmp_path / "t.xlsx", [["序号", *heads, "家庭人口数"], [1, *["甲"] * len(heads), 3]])
    found = match_headers(path, HOUSEHOLD, TODAY)
    assert [(one.header, one.path, one.how) for one in found] == [
        ("序号", "", "none"),
        *((head, field, "exact" if head == "备注" else "alias") for head, field in heads.items()),
        ("家庭人口数", "", "none"),
    ]
    incoming = read_table(path, HOUSEHOLD, TODAY)
    assert sorted(incoming.records[0].cells) == sorted(heads.values())
    assert told(incoming) == [("花名册!M1", "sheet.automatic_column")]  # 序号 is nobody's loss


def test_a_column_that_only_looks_alike_is_told_and_not_read_until_a_person_chooses(tmp_path: Path) -> None:
    path = roster(
        tmp_path / "t.xlsx", [["姓名", "身份证号", "家庭的住址", "鞋的码数"], ["甲", IDNO, "示例路 1 号", 42]]
    )
    first = read_table(path, HOUSEHOLD, TODAY)
    assert told(first) == [("花名册!C1", "sheet.column_alike"), ("花名册!D1", "sheet.unknown_column")]
    alike = first.problems[[one.code for one in first.problems].index("sheet.column_alike")]
    assert (alike.severity, alike.fact("meant")) == (Severity.WARNING, "家庭住址")
    assert "家庭住址" in line(alike)
    assert "house.address" not in first.records[0].cells
    (match,) = (one for one in match_headers(path, HOUSEHOLD, TODAY) if one.how == "alike")
    assert (match.column, match.header, match.path, match.label) == ("C", "家庭的住址", "house.address", "家庭住址")
    assert 60 <= match.score < 100
    chosen = {"家庭的 住址": "house.address", "鞋的码数": ""}
    second = read_table(path, HOUSEHOLD, TODAY, chosen)
    assert told(second) == []
    assert texts(second)[0]["house.address"] == "示例路 1 号"
    assert [one.how for one in match_headers(path, HOUSEHOLD, TODAY, chosen)] == ["exact", "exact", "chosen", "chosen"]


def test_a_choice_comes_before_the_words_and_a_column_can_be_left_out(form: Form, tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "工作单位", "丙"], ["甲", IDNO, "一厂", "二厂"]])
    assert texts(read_table(path, form, TODAY, {"丙": "unit", "姓名": ""})) == [{"head.idno": IDNO, "unit": "二厂"}]
    assert texts(read_table(path, form, TODAY, {"丙": "no.such"})) == texts(read_table(path, form, TODAY))


def test_each_field_is_proposed_once_and_to_the_most_alike(tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "开户的银行", "开户的银行名"], ["甲", IDNO, "一", "二"]])
    proposed = [one for one in match_headers(path, HOUSEHOLD, TODAY) if one.how == "alike"]
    assert len({one.path for one in proposed}) == len(proposed)
    assert "bank.name" in {one.path for one in proposed}


def test_samples_are_masked(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "银行卡号", "秘密", "地址"]]
    rows += [["李春梅", IDNO, "6222020200000000006", "住在隔壁的王小雨", "谯城区示例路 12 号"]]
    found = {one.header: one.samples for one in match_headers(roster(tmp_path / "t.xlsx", rows), HOUSEHOLD, TODAY)}
    assert found["身份证号"] == (IdNumberKind({}, None).masked(IDNO),)
    assert found["银行卡号"] == (BankCardKind({}).masked("6222020200000000006"),)
    shown = "".join(text for samples in found.values() for text in samples)
    for secret in ("李春梅", IDNO, "王小雨", "示例路", "020200000000"):
        assert secret not in shown


def test_at_most_three_samples_are_shown_each_once(form: Form, tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "健康状况"]] + [[f"{name}某", IDNO, "良好"] for name in "赵钱孙李周"]
    found = match_headers(roster(tmp_path / "t.xlsx", rows), form, TODAY)
    assert [len(one.samples) for one in found] == [3, 1, 1]


def test_a_roster_whose_columns_only_look_alike_can_be_matched_but_not_read(tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["花名册"], ["职工的姓名", "户主的身份证号", "x"], ["甲", IDNO, 1]])
    with pytest.raises(Failure) as caught:
        read_table(path, HOUSEHOLD, TODAY)
    assert caught.value.code == "sheet.no_table"
    found = match_headers(path, HOUSEHOLD, TODAY)
    proposed = {one.header: one.path for one in found if one.how == "alike"}
    assert proposed == {"职工的姓名": "head.name", "户主的身份证号": "head.idno"}
    assert texts(read_table(path, HOUSEHOLD, TODAY, proposed)) == [{"head.name": "甲", "head.idno": IDNO}]
    with pytest.raises(Failure) as caught:
        match_headers(roster(tmp_path / "u.xlsx", [["a", "b"], ["c", "d"]]), HOUSEHOLD, TODAY)
    assert caught.value.code == "sheet.no_table"


def test_every_target_can_be_chosen(tmp_path: Path) -> None:
    offered = targets(HOUSEHOLD)
    assert len({one.path for one in offered}) == len(offered)
    own = lexicons(HOUSEHOLD)[0]
    for one in offered:
        found = [lexicon.at(one.path) for lexicon in lexicons(HOUSEHOLD)]
        assert any(found), one
    assert "家庭成员2姓名" in {one.label for one in offered if own.at(one.path)}


def test_a_member_sheet_knows_the_words_of_others_too(tmp_path: Path) -> None:
    def members(book: Workbook) -> None:
        sheet = book.create_sheet("家属")
        sheet.append(["职工身份证号", "成员姓名", "与户主关系", "公民身份号码", "单位/学校"])
        sheet.append([IDNO, "乙", "女儿", OTHER, "示例学校"])

    path = roster(tmp_path / "t.xlsx", [["职工姓名", "身份证号码"], ["甲", IDNO]], members)
    (record,) = read_table(path, HOUSEHOLD, TODAY).records
    (row,) = record.rows["members"]
    assert {name: cell.text for name, cell in row.cells.items()} == {
        "name": "乙", "relation": "女儿", "idno": OTHER, "unit": "示例学校",
    }  # fmt: skip
    assert {one.path for one in match_headers(path, HOUSEHOLD, TODAY) if one.sheet == "家属"} >= {"members.name"}


# --- two rows of words, rows that are no records --------------------------------------------------------------------------


def test_a_head_of_two_rows_with_merged_cells_is_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2026年困难职工花名册"],
        ["序号", "户主", None, "工作单位", "家庭成员1", None, None, "家庭成员2", None],
        [None, "姓名", "身份证号", None, "姓名", "关系", "身份证号", "姓名", "关系"],
        [1, "甲", IDNO, "一厂", "乙", "女儿", OTHER, "丙", "配偶"],
    ]

    def merge(book: Workbook) -> None:
        for cells in ("A1:I1", "A2:A3", "B2:C2", "D2:D3", "E2:G2", "H2:I2"):
            book.active.merge_cells(cells)

    incoming = read_table(roster(tmp_path / "t.xlsx", rows, merge), HOUSEHOLD, TODAY)
    assert told(incoming) == []
    assert texts(incoming) == [{"head.name": "甲", "head.idno": IDNO, "head.unit": "一厂"}]
    first, second = incoming.records[0].rows["members"]
    assert {name: (cell.text, cell.address) for name, cell in first.cells.items()} == {
        "name": ("乙", "花名册!E4"), "relation": ("女儿", "花名册!F4"), "idno": (OTHER, "花名册!G4"),
    }  # fmt: skip
    assert sorted(second.cells) == ["name", "relation"]


def test_the_same_words_under_two_bands_are_not_taken_for_the_same_person(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["户主", None, "监护人", None], ["姓名", "身份证号", "姓名", "身份证号"], ["甲", IDNO, "乙", OTHER]
    ]  # fmt: skip
    incoming = read_table(roster(tmp_path / "t.xlsx", rows), HOUSEHOLD, TODAY)
    assert texts(incoming) == [{"head.name": "甲", "head.idno": IDNO}]
    assert {where for where, _ in told(incoming)} == {"花名册!C2", "花名册!D2"}
    assert all(one.severity is not Severity.ERROR for one in incoming.problems)


def test_totals_and_remarks_below_a_table_are_no_records(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "姓名", "身份证号", "本人月收入"], [1, "甲", IDNO, 2000], ["合 计：", None, None, 2000],
        ["制表人：周文静", None, None, None], ["审核人：", "吴建国"],
    ]  # fmt: skip
    incoming = read_table(roster(tmp_path / "t.xlsx", rows), HOUSEHOLD, TODAY)
    assert [one["head.name"] for one in texts(incoming)] == ["甲"]
    assert told(incoming) == [("花名册!3", "sheet.total_row"), ("花名册!5", "sheet.note_row")]
    assert "“花名册”第 3 行" in line(incoming.problems[-2])


def test_a_person_called_like_a_total_is_still_a_person(tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号"], ["合计", IDNO]])
    assert texts(read_table(path, HOUSEHOLD, TODAY)) == [{"head.name": "合计", "head.idno": IDNO}]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.active.row_dimensions[2].hidden = book.active.row_dimensions[3].hidden = True

    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号"], ["甲", IDNO], ["乙", OTHER]], hide)
    incoming = read_table(path, HOUSEHOLD, TODAY)
    assert len(incoming.records) == 2
    assert told(incoming) == [("花名册!2", "sheet.hidden_rows")]
    assert "2 行是隐藏的" in line(incoming.problems[-1])


# --- values in every habit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("75.3.7", "75.3.7"), ("1975-03-07", "1975-03-07"), ("1975/3/7", "1975/3/7"), ("1975年3月7日", "1975年3月7日"),
        ("19750307", "19750307"), (19750307, "19750307"), (27460, "1975-03-07"), ("27460", "1975-03-07"),
        (date(1975, 3, 7), "1975-03-07"), (datetime(1975, 3, 7), "1975-03-07"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_habit(value: object, text: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "劳动合同签订时间"], ["甲", IDNO, value]])
    incoming = read_table(path, HOUSEHOLD, TODAY)
    assert texts(incoming)[0]["head.contract_on"] == text
    parsed = HOUSEHOLD.fields["head.contract_on"].kind.parse(text, TODAY)
    assert parsed.value == date(1975, 3, 7)
    was_number = str(value) == "27460"
    assert told(incoming) == ([("花名册!C2", "sheet.serial_date")] if was_number else [])
    assert not was_number or "27460" in line(incoming.problems[-1])


@pytest.mark.parametrize("value", [2009, 9999, 73051, "2009", 27460.5])
def test_a_number_that_may_be_no_day_is_not_made_one(value: object, tmp_path: Path) -> None:
    path = roster(tmp_path / "t.xlsx", [["姓名", "身份证号", "劳动合同签订时间"], ["甲", IDNO, value]])
    assert texts(read_table(path, HOUSEHOLD, TODAY))[0]["head.contract_on"] == str(value)


def test_days_of_a_workbook_that_counts_from_1904_are_not_four_years_off(tmp_path: Path) -> None:
    def mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    rows: list[list[object]] = [
        ["姓名", "身份证号", "劳动合同签订时间", "参加工作时间"],
        ["甲", IDNO, date(1975, 3, 7), 25998],
    ]
    (found,) = texts(read_table(roster(tmp_path / "t.xlsx", rows, mac), HOUSEHOLD, TODAY))
    assert (found["head.contract_on"], found["head.work_since"]) == ("1975-03-07", "1975-03")


@pytest.mark.parametrize(
    ("value", "code"), [("大学生", "12"), ("12", "12"), (12, "12"), ("12 大学生", "12"), (1, "01"), (1.0, "01")]
)
def test_a_code_is_read_by_label_and_by_number(value: object, code: str, tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "家庭成员1姓名", "家庭成员1人员身份"]
    path = roster(tmp_path / "t.xlsx", [heads, ["甲", IDNO, "乙", value]])
    (row,) = read_table(path, HOUSEHOLD, TODAY).records[0].rows["members"]
    kind = HOUSEHOLD.rows["members"].fields["identity"].kind
    assert kind.parse(row.cells["identity"].text, TODAY).value == code


# --- other programs -------------------------------------------------------------------------------------------------------


def made_alike() -> list[Path]:
    return sorted(
        path for path in SHEETS.iterdir() if path.suffix in (".xlsx", ".ods", ".xls") and path.stem != "template"
    )


def test_the_files_of_other_programs_are_all_there() -> None:
    assert {path.name for path in made_alike()} == {
        "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "libreoffice.ods", "libreoffice.xls",
    }  # fmt: skip
    recipe = (SHEETS / "README.txt").read_text(encoding="utf-8")
    assert all(path.name in recipe for path in made_alike())


@pytest.mark.parametrize("path", made_alike(), ids=lambda path: path.name)
def test_a_roster_is_read_alike_whatever_program_wrote_it(path: Path) -> None:
    incoming, same = (read_table(one, HOUSEHOLD, TODAY) for one in (path, SHEETS / "openpyxl.xlsx"))
    assert incoming.records == same.records
    assert len(incoming.records) == 3
    assert texts(incoming)[2]["remark"] == "=SUM(A1)"
    unseen = {"sheet.hidden_rows"} if path.suffix == ".xls" else set()  # an .xls does not tell
    assert [one for one in same.problems if one.code not in unseen] == list(incoming.problems)


# --- the words of others as data ------------------------------------------------------------------------------------------


def test_every_word_of_others_is_for_a_field_there_is() -> None:
    words = other_words()
    labels = {one.label for form_id in CATALOG.form_ids for _, one in CATALOG.form(form_id).walk()}
    assert set(words.labels) <= labels
    for form_id, others in words.forms.items():
        form = CATALOG.form(form_id)
        paths = {path for path, _ in form.walk()}
        assert {*others.columns, *(one.path for one in others.national)} <= paths
        assert set(others.blocks) <= set(form.rows)


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_no_word_of_others_takes_the_place_of_a_word_of_ours(form_id: str) -> None:
    for lexicon in lexicons(CATALOG.form(form_id)):
        for column in lexicon.table.columns:
            assert lexicon.alias(column.header) in (None, column)
            assert lexicon.exact(column.header) == column


def test_words_are_read_strictly(tmp_path: Path) -> None:
    for text in ('label = [{label = "a", words = ["b"], more = 1}]', "else = 1", 'label = [{label="a"}, {label="a"}]'):
        path = tmp_path / f"{abs(hash(text))}.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Failure) as caught:
            read_other_words(path)
        assert caught.value.code == "declaration.broken"


def test_a_folder_without_words_of_others_does_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: Form
) -> None:
    monkeypatch.setenv("JINQIU_RESOURCES", str(tmp_path))
    assert other_words().labels == {}
    assert lexicons(form)[0].exact("姓名") is not None


def test_words_that_would_mean_two_columns_are_not_used(tmp_path: Path) -> None:
    main = lexicons(CATALOG.form("application"))[0]
    assert isinstance(main, Lexicon)
    said = [
        folded(word)
        for column in main.table.columns
        if column.field
        for word in other_words().labels.get(column.field.label, ())
    ]
    twice = {word for word in said if said.count(word) > 1}
    assert all(main.alias(word) is None for word in twice)


def test_a_match_holds_what_a_window_shows(tmp_path: Path, form: Form) -> None:
    (first, _) = match_headers(roster(tmp_path / "t.xlsx", [["姓名", "身份证号"], ["甲某", IDNO]]), form, TODAY)
    assert first == HeaderMatch(
        sheet="花名册",
        column="A",
        header="姓名",
        path="head.name",
        label="姓名",
        how="exact",
        score=100,
        samples=("甲*",),
    )
