"""Tables in and out at one office: what a row would do, what is taken in, what leaves and how it is masked."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from offices import DECLARED, NOW, someone, trust_each_other

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Failure, Refused, Severity, Stopped, line, problem
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.sheets import Checked
from jinqiu_desktop.office.weighing import CheckedRecord, RowVerdict
from jinqiu_desktop.records import Json, Record, content_digest
from jinqiu_desktop.spreadsheet.export import SheetOut, harmless, write_book
from jinqiu_desktop.spreadsheet.lists import ListColumn

PASSPHRASE = "秋天的第一张通知书"
APPLICATION = {
    "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
    "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
}  # fmt: skip
VISIT = {"visitors": "周文静、吴建国", "visited_on": "2026-08-06"}
REVIEW = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2026-08-07"}
HEAD_IDNO, PHONE, NAME = "head.idno", "head.phone", "head.name"


def office_in(folder: Path, level: str = "基层") -> Office:
    profile = Profile(name="示例厂工会", level=level, region="341602", policy="bozhou-2023", clerk="刘敏")
    return Office.setup(folder, profile, PASSPHRASE, catalog=DECLARED, clock=lambda: NOW).office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with office_in(tmp_path / "data") as opened:
        yield opened


def families(count: int, seed: int = 7) -> list[dict[str, Json]]:
    return list(made_up_households(count, random.Random(seed), NOW.date()))


def table(office: Office, path: Path, *stored: Json) -> Path:
    office.sheets.template(path, "household", stored)
    return path


def verdicts(checked: Checked) -> list[str]:
    return [one.verdict.value for one in checked.records]


def only(checked: Checked) -> CheckedRecord:
    (one,) = checked.records
    return one


def total(office: Office) -> int:
    return office.archive.listing("household").total


def acts(office: Office, act: str) -> list[Mapping[str, str]]:
    return [one.facts for one in office.desk.store.audit_log() if one.act == act]


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


# --- what a row would do --------------------------------------------------------------------------------------------------


def test_a_household_nobody_has_is_new_and_nothing_is_written_by_looking(office: Office, tmp_path: Path) -> None:
    checked = office.sheets.check(table(office, tmp_path / "t.xlsx", *families(2)))
    assert verdicts(checked) == ["new", "new"]
    assert (checked.errors, len(checked.submissions), total(office)) == ((), 2, 0)
    assert checked.records[0].name == families(1)[0][NAME]


def test_the_same_household_again_is_the_same_and_taken_in_as_nothing(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    uid = office.archive.put("household", one)
    checked = office.sheets.check(table(office, tmp_path / "t.xlsx", one))
    assert (only(checked).verdict, only(checked).uid) == (RowVerdict.SAME, uid)
    assert only(checked).number == office.archive.number(uid)
    done = office.sheets.take_in(checked)
    assert (done.uids, office.archive.record(uid).no) == ((), 1)


def test_another_answer_becomes_a_correction_that_says_what_changes_masked(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    uid = office.archive.put("household", one)
    path = table(office, tmp_path / "t.xlsx", {**one, PHONE: "13900001357"})
    checked = office.sheets.check(path)
    (difference,) = only(checked).differences
    assert only(checked).verdict is RowVerdict.CHANGED
    assert (difference.path, difference.after) == (PHONE, "139****1357")
    assert str(one[PHONE]) not in difference.before
    assert office.sheets.take_in(checked).uids == (uid,)
    record = office.archive.record(uid)
    assert (record.no, record.value(PHONE), record.state) == (2, "13900001357", "submitted")


def test_what_a_row_leaves_blank_stays_and_members_are_never_taken_away(office: Office, tmp_path: Path) -> None:
    one = next(each for each in families(9) if len(each["members"]) > 1)
    uid = office.archive.put("household", one)
    less = {HEAD_IDNO: one[HEAD_IDNO], NAME: one[NAME], PHONE: "13900001357", "members": one["members"][:1]}
    checked = office.sheets.check(table(office, tmp_path / "t.xlsx", less))
    before = office.archive.record(uid)
    assert [each.path for each in only(checked).differences if "." in each.path and "[" not in each.path] == [PHONE]
    office.sheets.take_in(checked)
    after = office.archive.record(uid)
    assert [row.rid for row in after.rows("members")] == [row.rid for row in before.rows("members")]
    assert after.value("head.unit") == before.value("head.unit")


def test_a_member_is_known_again_by_number_or_name_and_a_new_one_is_added(office: Office, tmp_path: Path) -> None:
    one = next(each for each in families(9) if len(each["members"]) > 1)
    uid = office.archive.put("household", one)
    first, second = one["members"][0], one["members"][1]
    other = next(each for each in families(3, seed=11) if each["members"])["members"][0]
    changed = {**one, "members": [{**second, "income": "123"}, first, other]}
    checked = office.sheets.check(table(office, tmp_path / "t.xlsx", changed))
    assert [line(one) for one in checked.errors] == []
    office.sheets.take_in(checked)
    rows = office.archive.record(uid).rows("members")
    assert [row.value("name") for row in rows] == [*(each["name"] for each in one["members"]), other["name"]]
    assert str(rows[1].value("income")) == "123"


def test_a_record_of_another_office_is_wrong_and_says_whose_it_is(tmp_path: Path) -> None:
    mill, county = someone(tmp_path / "mill", "示例厂工会"), someone(tmp_path / "county", "示例县总工会", "县区")
    trust_each_other(mill, county)
    uid = mill.put()
    county.receive(mill.seal(county, uids=[uid]))
    (one,) = made_up_households(1, random.Random(1), NOW.date())
    checked = county.office.sheets.check(table(county.office, tmp_path / "t.xlsx", {**one, PHONE: "13900001357"}))
    assert verdicts(checked) == ["wrong"]
    (told,) = checked.errors
    assert (told.code, told.fact("office")) == ("import.foreign", "示例厂工会")
    assert line(told)


def test_a_record_somebody_is_correcting_is_wrong_until_the_draft_is_gone(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    uid = office.archive.put("household", one)
    filling = office.archive.edit(uid)
    filling.type(PHONE, "13900002468")
    office.archive.save(filling)
    path = table(office, tmp_path / "t.xlsx", {**one, PHONE: "13900001357"})
    assert [each.code for each in office.sheets.check(path).errors] == ["import.in_draft"]
    office.archive.discard(uid)
    assert verdicts(office.sheets.check(path)) == ["changed"]


def test_a_correction_of_what_was_judged_is_told(office: Office, tmp_path: Path) -> None:
    named = {"household": "009901197503070023", "student": "009901200802290020"}
    office.archive.put("household", sample("household"))
    uid = office.archive.put("application", {**APPLICATION, **named})
    again = {**APPLICATION, **named, "reason": "家里另有一名子女入学。"}
    office.sheets.template(tmp_path / "a.xlsx", "application", [again])
    assert "import.judged" not in {one.code for one in office.sheets.check(tmp_path / "a.xlsx", "application").problems}
    office.archive.step(uid, "verify", VISIT)
    office.archive.step(uid, "review", REVIEW)
    checked = office.sheets.check(tmp_path / "a.xlsx", "application")
    assert [one.severity for one in checked.problems if one.code == "import.judged"] == [Severity.WARNING]
    assert (only(checked).uid, only(checked).verdict) == (uid, RowVerdict.CHANGED)
    assert [one.path for one in only(checked).differences] == ["reason"]


def test_every_problem_of_a_record_names_its_cell_and_its_row(office: Office, tmp_path: Path) -> None:
    good, bad = families(2)
    checked = office.sheets.check(
        table(office, tmp_path / "t.xlsx", good, {**bad, HEAD_IDNO: "009901197503070024", "members": []})
    )
    assert verdicts(checked) == ["new", "wrong"]
    key = checked.records[1].key
    assert {one.fact("row") for one in checked.errors} == {key}
    assert all(re.fullmatch(r".+![A-Z]*\d+", one.where) for one in checked.errors)
    assert checked.counts == {
        RowVerdict.NEW: 1, RowVerdict.CHANGED: 0, RowVerdict.SAME: 0, RowVerdict.WRONG: 1,
    }  # fmt: skip


def test_a_short_roster_is_registered_and_filled_up_later(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    heads = ("姓名", "身份证号", "手机号码", "工作单位", "本人月平均收入", "主要致困原因")
    row = [one[NAME], one[HEAD_IDNO], one[PHONE], "示例纺织厂", "1800", "本人大病"]
    path = plain_roster(tmp_path / "r.xlsx", heads, row)
    assert verdicts(office.sheets.check(path)) == ["wrong"]
    checked = office.sheets.check(path, step="register")
    assert ([line(each) for each in checked.errors], verdicts(checked)) == ([], ["new"])
    (uid,) = office.sheets.take_in(checked).uids
    assert office.archive.state(uid) == "registered"
    later = office.sheets.check(table(office, tmp_path / "t.xlsx", one), step="register")
    assert only(later).verdict is RowVerdict.CHANGED
    with pytest.raises(Failure) as caught:
        office.sheets.check(path, step="archive")
    assert caught.value.code == "step.unknown"


# --- taking in ------------------------------------------------------------------------------------------------------------


def wrong_one(office: Office, path: Path) -> Checked:
    good, bad = families(2)
    return office.sheets.check(table(office, path, good, {**bad, HEAD_IDNO: "009901197503070024"}))


def test_a_file_with_an_error_is_refused_whole_or_its_good_rows_are_taken_in(office: Office, tmp_path: Path) -> None:
    checked = wrong_one(office, tmp_path / "t.xlsx")
    with pytest.raises(Refused):
        office.sheets.take_in(checked)
    assert total(office) == 0
    done = office.sheets.take_in(checked, accept_good=True)
    assert (len(done.uids), done.good, done.bad, total(office)) == (1, 1, 1, 1)
    (told,) = acts(office, "import")
    assert told == {"form": "household", "new": "1", "changed": "0", "same": "0", "wrong": "1"}


def test_the_refused_rows_are_a_table_that_is_mended_and_read_by_itself(office: Office, tmp_path: Path) -> None:
    checked = wrong_one(office, tmp_path / "t.xlsx")
    office.sheets.take_in(checked, accept_good=True)
    office.sheets.write_refused(checked, tmp_path / "refused.xlsx")
    book = openpyxl.load_workbook(tmp_path / "refused.xlsx")
    mended = 0
    right = families(2)[1][HEAD_IDNO]
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "009901197503070024":
                    cell.value, mended = right, mended + 1
    assert mended
    book.save(tmp_path / "mended.xlsx")
    again = office.sheets.check(tmp_path / "mended.xlsx")
    assert ([line(one) for one in again.errors], verdicts(again)) == ([], ["new"])
    office.sheets.take_in(again)
    assert total(office) == 2


def test_a_file_that_changed_since_it_was_checked_is_not_taken_in(office: Office, tmp_path: Path) -> None:
    path = table(office, tmp_path / "t.xlsx", *families(1))
    checked = office.sheets.check(path)
    table(office, path, *families(1, seed=8))
    for act in (
        lambda: office.sheets.take_in(checked),
        lambda: office.sheets.write_report(checked, tmp_path / "r.xlsx"),
    ):
        with pytest.raises(Failure) as caught:
            act()
        assert caught.value.code == "import.file_changed"
    assert total(office) == 0


def test_what_changed_in_the_store_since_the_check_stops_the_whole_file(office: Office, tmp_path: Path) -> None:
    first, second = families(2)
    checked = office.sheets.check(table(office, tmp_path / "t.xlsx", first, second))
    office.archive.put("household", second)
    with pytest.raises(Refused):
        office.sheets.take_in(checked)
    assert total(office) == 1


class StopAt:
    """A person who stops at the first step of this name."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def step(self, at: int, of: int, doing: str) -> None:
        if doing == self._doing:
            raise Stopped


@pytest.mark.parametrize("doing", ["读取文件", "核对表格", "保存"])
def test_a_stopped_import_leaves_nothing(office: Office, tmp_path: Path, doing: str) -> None:
    path = table(office, tmp_path / "t.xlsx", *families(2))
    with pytest.raises(Stopped):
        office.sheets.import_table(path, progress=StopAt(doing))
    assert (total(office), acts(office, "import")) == (0, [])


def test_a_file_whose_records_nobody_can_know_again_is_told_the_second_time(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "v.xlsx"
    household = office.archive.put("household", sample("household"))
    visit = {
        "household": household, "kind": "1", "way": "1", "whom": "李春梅", "on": "2026-08-06",
        "visitors": "周文静、吴建国", "found": "情况属实。",
    }  # fmt: skip
    office.sheets.template(path, "visit", [visit])
    first = office.sheets.check(path, "visit")
    assert [line(one) for one in first.errors] == []
    office.sheets.take_in(first)
    again = office.sheets.check(path, "visit")
    assert [one.code for one in again.problems if not one.where] == ["import.again"]
    assert verdicts(again) == ["new"]


# --- what words over columns mean -----------------------------------------------------------------------------------------


def renamed(path: Path, old: str, new: str) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(max_row=3):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.lstrip("*") == old:
                    cell.value = new
    book.save(path)


def plain_roster(path: Path, heads: Sequence[str], *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def test_a_chosen_column_is_kept_for_the_next_table_and_can_be_forgotten(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    uid = office.archive.put("household", one)
    path = plain_roster(tmp_path / "r.xlsx", ["姓名", "身份证号", "张贴栏"], [one[NAME], one[HEAD_IDNO], "13900001357"])
    assert only(office.sheets.check(path)).verdict is RowVerdict.SAME
    office.sheets.keep_columns("household", {"张贴栏": PHONE})
    assert [each.path for each in only(office.sheets.check(path)).differences] == [PHONE]
    (head,) = [each for each in office.sheets.heads(path, "household") if each.header == "张贴栏"]
    assert (head.how, head.path) == ("chosen", PHONE)
    office.sheets.forget_columns("household")
    assert (office.sheets.columns("household"), only(office.sheets.check(path)).verdict) == ({}, RowVerdict.SAME)
    assert only(office.sheets.check(path, chosen={"张贴栏": PHONE})).uid == uid


def test_a_column_can_only_be_chosen_for_a_field_of_the_form(office: Office) -> None:
    with pytest.raises(Failure) as caught:
        office.sheets.keep_columns("household", {"张贴栏": "head.nothing"})
    assert (caught.value.code, office.sheets.columns("household")) == ("sheet.no_field", {})


# --- out ------------------------------------------------------------------------------------------------------------------


def test_a_list_leaves_masked_and_in_full_only_for_a_reason_that_is_noted(office: Office, tmp_path: Path) -> None:
    (one,) = families(1)
    office.archive.put("household", one)
    done = office.sheets.export("household", tmp_path / "m.xlsx")
    masked = str(cells(done.file))
    assert one[HEAD_IDNO] not in masked
    assert one[PHONE] not in masked
    assert one[NAME] not in masked
    with pytest.raises(Failure) as caught:
        office.sheets.export("household", tmp_path / "f.xlsx", full=True, reason="  ")
    assert (caught.value.code, (tmp_path / "f.xlsx").exists()) == ("export.reason", False)
    office.sheets.export("household", tmp_path / "f.xlsx", full=True, reason="报县总工会核对")
    assert one[HEAD_IDNO] in str(cells(tmp_path / "f.xlsx"))
    assert acts(office, "export") == [
        {"form": "household", "layout": "sheets", "count": "1", "masked": "yes"},
        {"form": "household", "layout": "sheets", "count": "1", "masked": "no", "reason": "报县总工会核对"},
    ]


def test_only_what_was_found_or_ticked_leaves_and_no_draft(office: Office, tmp_path: Path) -> None:
    uids = [office.archive.put("household", one) for one in families(3)]
    office.archive.put("household", families(1, seed=9)[0], step="draft")
    named = str(families(3)[1][NAME])
    assert office.sheets.export("household", tmp_path / "a.xlsx").count == 3
    assert office.sheets.export("household", tmp_path / "a.xlsx").drafts == 1
    assert office.sheets.export("household", tmp_path / "b.xlsx", search=named).count == 1
    done = office.sheets.export("household", tmp_path / "c.xlsx", uids=uids[:2])
    assert done.count == 2
    with pytest.raises(Failure) as caught:
        office.sheets.export("household", tmp_path / "d.xlsx", search="没有这个人")
    assert (caught.value.code, (tmp_path / "d.xlsx").exists()) == ("export.none", False)


def test_a_list_nobody_could_note_is_not_left_behind(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.archive.put("household", families(1)[0])

    def full_disk(*_: object, **__: object) -> None:
        raise Failure("disk.full", name="archive.db")

    monkeypatch.setattr(office.desk.store, "audit", full_disk)
    with pytest.raises(Failure):
        office.sheets.export("household", tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("layout", ["sheets", "national"])
def test_what_leaves_in_full_is_the_same_household_when_it_comes_in(
    office: Office, tmp_path: Path, layout: str
) -> None:
    stored = sample("household")
    for row in stored["members"] if layout == "national" else ():
        row.pop("remark", None)  # the national system has no column for it
    uid = office.archive.put("household", stored)
    out = tmp_path / "a.xlsx"
    office.sheets.export("household", out, full=True, reason="搬到新单位", layout=layout)  # type: ignore[arg-type]
    with office_in(tmp_path / "other") as other:
        done = other.sheets.import_table(out)
        assert [line(one) for one in done.problems if one.severity is Severity.ERROR] == []
        assert _content(other, other.archive.record(done.uids[0])) == _content(office, office.archive.record(uid))


def _content(office: Office, record: Record) -> str:
    return content_digest(office.archive.form(record.form), record.answers)


def test_a_county_sees_whose_record_each_line_is(tmp_path: Path) -> None:
    mill, county = someone(tmp_path / "mill", "示例厂工会"), someone(tmp_path / "county", "示例县总工会", "县区")
    trust_each_other(mill, county)
    uid = mill.put()
    county.receive(mill.seal(county, uids=[uid]))
    done = county.office.sheets.export("household", tmp_path / "a.xlsx")
    first, line_of_mill = next(iter(cells(done.file).values()))
    told = dict(zip(first, line_of_mill, strict=True))
    assert (told["填报的工会"], told["办到哪了"]) == ("示例厂工会", "待上报")
    own = mill.office.sheets.export("household", tmp_path / "b.xlsx")
    assert "填报的工会" not in next(iter(cells(own.file).values()))[0]


def test_members_that_do_not_fit_the_wide_layout_are_told(office: Office, tmp_path: Path) -> None:
    one = families(1)[0]
    drawn = [each for other in families(30, seed=12) for each in other["members"]]
    uid = office.archive.put("household", {**one, "members": drawn[:7]}, step="register")
    done = office.sheets.export("household", tmp_path / "w.xlsx", layout="national")
    (told,) = done.problems
    assert (told.code, told.fact("number"), told.fact("left")) == ("export.rows_left", office.archive.number(uid), "2")
    assert line(told)


def test_a_form_without_the_wide_layout_says_so(office: Office, tmp_path: Path) -> None:
    for act in (
        lambda: office.sheets.template(tmp_path / "t.xlsx", "graduate", layout="national"),
        lambda: office.sheets.export("graduate", tmp_path / "t.xlsx", layout="national"),
    ):
        with pytest.raises(Failure) as caught:
            act()
        assert caught.value.code == "sheet.no_national"
    assert not (tmp_path / "t.xlsx").exists()


DANGEROUS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "=cmd|' /C calc'!A0")


def test_no_cell_is_a_formula_in_the_file_or_after_it_was_saved_as_csv(tmp_path: Path) -> None:
    lines = [(text,) for text in (*DANGEROUS, "李\x07\x1b明\u202e", "王－小", "2000")]
    write_book([SheetOut(title="表", columns=(ListColumn(label="甲"),), lines=tuple(lines))], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        xml = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    sheet = xml["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert set(re.findall(r'<c r="A\d+"[^>]* t="(\w+)"', sheet)) <= {"s", "inlineStr"}
    texts = [str(row[0]) for row in cells(tmp_path / "a.xlsx")["表"][1:]]
    assert all(text.startswith("'") for text in texts[: len(DANGEROUS)])
    assert texts[len(DANGEROUS) :] == ["李明", "王－小", "2000"]


@pytest.mark.parametrize("text", ["", "李春梅", "a\nb", "3-5", "𡌴𠮷", "\U00031350"])
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_every_code_of_this_room_has_its_sentence() -> None:
    codes = (
        "import.again", "import.file_changed", "import.foreign", "import.in_draft", "import.judged", "sheet.no_national",
        "sheet.no_field", "export.reason", "export.none", "export.rows_left",
    )  # fmt: skip
    assert all(line(problem("", code)) for code in codes)


# --- every form -----------------------------------------------------------------------------------------------------------


def test_every_form_has_a_template_and_an_empty_one_brings_nothing(office: Office, tmp_path: Path) -> None:
    for form_id in DECLARED.form_ids:
        office.sheets.template(tmp_path / "t.xlsx", form_id)
        checked = office.sheets.check(tmp_path / "t.xlsx", form_id)
        assert (form_id, checked.records, checked.errors) == (form_id, (), ())
