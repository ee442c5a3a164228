"""Office: drafts and revisions, corrections, references that hold, papers of a household, sealing what was chosen."""

from __future__ import annotations

import gc
import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Failure, Refused, Severity
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.records import content_digest

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
PASSPHRASE = "秋天的第一张通知书"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


def household(office: Office) -> str:
    return office.archive.put("household", sample("household"))


def apply_for(office: Office, uid: str, place: int = 0) -> str:
    rid = office.archive.record(uid).rows("members")[place].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学",
        "year": "2026",
        "school.type": "普通本科",
        "school.name": "示例大学",
        "school.entry": "2026-09",
        "school.years": "4",
        "school.major": "护理学",
        "reason": "家庭收入低，学费难以承担。",
        "guardian": "李春梅",
    }
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def test_a_draft_is_there_after_reopening_and_goes_when_it_is_submitted(office: Office, tmp_path: Path) -> None:
    filling = office.archive.new("household")
    filling.type("head.name", "周世军")
    filling.cursor = "head.idno"
    office.archive.save(filling)
    office.close()
    with Office.open(tmp_path / "data", PASSPHRASE) as again:
        draft = again.archive.edit(filling.uid)
        assert (draft.text("head.name"), draft.cursor) == ("周世军", "head.idno")
        assert [line.uid for line in again.archive.listing("household", "zsj").lines] == [filling.uid]
        again.archive.discard(filling.uid)
        assert again.archive.listing("household").total == 0


def test_submitting_with_errors_is_refused_with_all_of_them_and_keeps_the_draft(office: Office) -> None:
    filling = office.archive.new("household")
    filling.type("head.name", "周世军")
    office.archive.save(filling)
    with pytest.raises(Refused) as caught:
        office.archive.submit(filling)
    assert len(caught.value.problems) > 10
    assert office.archive.edit(filling.uid).text("head.name") == "周世军"
    assert office.archive.state(filling.uid) == "draft"


def test_a_household_can_be_registered_with_little_and_applied_for(office: Office) -> None:
    full = sample("household")
    kept = ("type", "head.name", "head.idno", "head.phone", "head.unit", "head.income", "income.other", "cause.main")
    little = {key: full[key] for key in kept} | {"members": full["members"][:1]}
    with pytest.raises(Refused):
        office.archive.put("household", little)
    uid = office.archive.put("household", little, step="register")
    assert office.archive.state(uid) == "registered"
    assert office.archive.state(apply_for(office, uid)) == "submitted"


def test_a_correction_is_a_new_revision_that_keeps_number_and_state(office: Office) -> None:
    uid = household(office)
    before = office.archive.record(uid)
    filling = office.archive.edit(uid)
    filling.type("house.address", "谯城区建设路8号")
    after = office.archive.submit(filling)
    assert (after.no, after.number, after.parents) == (2, before.number, (before.digest,))
    assert office.archive.state(uid) == "submitted"
    assert len(office.archive.steps(uid)) >= 1


def test_an_application_freezes_what_its_paper_shows(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    record = office.archive.record(application)
    assert record.value("pupil.name") == "王小雨"
    assert record.value("worker.name") == "李春梅"
    assert [row.value("name") for row in record.rows("family")] == ["王小阳", "赵桂芳"]
    first = office.papers.pdf(office.papers.set_of(application))
    filling = office.archive.edit(uid)
    filling.type("head.unit", "示例市机械厂")
    office.archive.submit(filling)
    assert office.archive.record(application).value("worker.unit") == "示例市第一纺织厂"
    assert office.papers.pdf(office.papers.set_of(application)) == first


def test_the_family_of_the_second_form_is_told_from_the_student(office: Office) -> None:
    uid = household(office)
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    filling.type("kind", "在校圆梦")
    family = [
        (filling.value(row_path("family", row, "name")), filling.cell(row_path("family", row, "relation")).shown)
        for row in filling.row_ids("family")
    ]
    assert family == [("李春梅", "母亲"), ("王小阳", "弟弟"), ("赵桂芳", "外祖母")]


def test_a_member_somebody_applied_for_cannot_be_taken_away(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    filling = office.archive.edit(uid)
    filling.remove_row("members", filling.row_ids("members")[0])
    with pytest.raises(Refused) as caught:
        office.archive.submit(filling)
    (told,) = caught.value.problems
    assert told.code == "record.referred"
    assert told.fact("name") == office.archive.number(application)


def test_the_same_student_applies_once_a_campaign(office: Office) -> None:
    uid = household(office)
    apply_for(office, uid)
    with pytest.raises(Refused) as caught:
        apply_for(office, uid)
    assert "V12" in {one.code for one in caught.value.problems}


def test_a_second_household_takes_over_what_is_carried(office: Office) -> None:
    household(office)
    second = office.archive.new("household")
    assert second.text("head.unit") == "示例市第一纺织厂"
    assert second.cell("head.unit").state == "carried"
    assert second.text("head.name") == ""


def test_typed_and_put_content_are_equal(office: Office) -> None:
    one = office.archive.record(household(office))
    stored = json.loads(json.dumps(sample("household")))
    stored["head.idno"] = "009901197503070103"
    typed = office.archive.new("household", carry=False)
    for path, text in stored.items():
        if path != "members":
            typed.type(path, text)
    for member in stored["members"]:
        rid = typed.add_row("members")
        for name, text in member.items():
            typed.type(row_path("members", rid, name), text)
    typed.type("head.idno", str(one.value("head.idno")))
    assert content_digest(typed.form, typed.answers()) == content_digest(typed.form, one.answers)


def test_the_set_of_a_household_is_in_the_order_it_is_handed_in(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    authorization = office.archive.new("authorization", references={"household": Ref(uid)})
    authorization.type("agent", "刘敏")
    office.archive.submit(authorization)
    lines = office.papers.set_of(uid)
    assert [(line.paper, line.copies) for line in lines] == [("annex1", 2), ("annex3", 1), ("annex5", 1)]
    assert lines[0].uid == application


def test_a_posting_shows_unit_name_and_the_coarse_reason_only(office: Office) -> None:
    stored = {**sample("household"), "cause.main": "本人大病", "cause.minor": "收入低"}
    uid = office.archive.put("household", stored)
    posting = office.archive.new("posting")
    row = office.papers.list_publicly(posting, uid)
    assert posting.text(row_path("list", row, "reason")) == "家庭支出较大"
    assert "009901" not in json.dumps(
        [posting.text(row_path("list", row, name)) for name in ("unit", "name", "reason")]
    )


def test_made_up_households_have_no_errors_and_differ(office: Office) -> None:
    drawn = list(made_up_households(12, random.Random(1), date(2026, 8, 7)))
    for one in drawn:
        uid = office.archive.put("household", one)
        assert not [each for each in office.archive.problems(uid) if each.severity is Severity.ERROR]
    assert len({one["head.idno"] for one in drawn}) == 12


def test_what_is_not_there_is_named(office: Office) -> None:
    for ask in (office.archive.edit, office.archive.record, office.archive.find):
        with pytest.raises(Failure) as caught:
            ask("01234567-89ab-7def-8123-456789abcdef")
        assert caught.value.code == "record.unknown"


# --- revisions ------------------------------------------------------------------------------------------------------------


def test_a_correction_that_began_before_another_one_is_refused(office: Office) -> None:
    uid = household(office)
    one, other = office.archive.edit(uid), office.archive.edit(uid)
    one.type("house.address", "谯城区建设路8号")
    office.archive.submit(one)
    other.type("house.address", "谯城区人民路9号")
    with pytest.raises(Failure) as caught:
        office.archive.submit(other)
    assert caught.value.code == "record.changed"
    one.type("house.address", "谯城区车站路7号")
    assert office.archive.submit(one).no == 3, "who saved goes on from what was saved"


def test_an_archived_record_still_needs_what_archiving_needed(office: Office) -> None:
    uid = office.archive.put("household", {**sample("household"), "worker_no": "3416020001234"})
    office.archive.step(uid, "archive", {"signer": "郑志强", "signed_on": "2026-08-06"})
    filling = office.archive.edit(uid)
    filling.type("worker_no", "")
    with pytest.raises(Refused) as caught:
        office.archive.submit(filling)
    assert [(one.where, one.code) for one in caught.value.problems] == [("worker_no", "field.required")]
    filling.type("worker_no", "3416020001234")
    filling.type("head.health", "良好")
    assert office.archive.submit(filling).value("head.illness") is None
    assert office.archive.state(uid) == "archived"


def test_a_worker_number_belongs_to_one_active_archive(office: Office) -> None:
    first = office.archive.put("household", {**sample("household"), "worker_no": "3416020001234"})
    second = {**sample("household"), "head.idno": "009901197503070103", "members": [], "worker_no": "3416020001234"}
    with pytest.raises(Refused) as caught:
        office.archive.put("household", second)
    (told,) = [one for one in caught.value.problems if one.code == "worker_no.taken"]
    assert told.fact("number") == office.archive.number(first)
    office.archive.step(first, "archive", outcome="refused")
    assert office.archive.put("household", second)


def test_a_reason_written_for_a_warning_stays_with_the_record(office: Office) -> None:
    uid = office.archive.put("household", {**sample("household"), "head.phone": "12345678901"})
    filling = office.archive.edit(uid)
    warning = next(one for one in filling.problems() if one.code == "phone.shape")
    filling.note(warning, "单位的虚拟网号码")
    office.archive.submit(filling)
    (told,) = [one for one in office.archive.problems(uid) if one.code == "phone.shape"]
    assert told.fact("note") == "单位的虚拟网号码"


def test_what_does_not_apply_is_kept_while_registered_and_left_out_when_submitted(office: Office) -> None:
    filling = office.archive.edit(office.archive.put("household", {**sample("household")}, step="draft"))
    filling.type("head.health", "良好")
    registered = office.archive.submit(filling, "register")
    assert registered.value("head.illness") == "110"
    again = office.archive.edit(filling.uid)
    assert again.text("head.illness")
    assert office.archive.submit(again).value("head.illness") is None


def test_a_household_whose_only_application_was_ended_can_lose_the_student(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    office.archive.step(application, "verify", outcome="refused")
    filling = office.archive.edit(uid)
    filling.remove_row("members", filling.row_ids("members")[0])
    assert office.archive.submit(filling).no == 2


def test_a_step_and_its_entry_in_the_audit_log_come_together(office: Office) -> None:
    uid = household(office)
    office.archive.step(uid, "archive", outcome="returned")
    last = office.safety.audit_log()[-1]
    assert (last.act, last.uid, dict(last.facts)) == ("step.archive", uid, {"outcome": "returned"})


def test_setting_up_that_fails_leaves_the_folder_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")

    def full(*_: object) -> None:
        raise Failure("disk.full", name="archive.db")

    with monkeypatch.context() as patch:
        patch.setattr("jinqiu_desktop.office.desk.Desk.keep_keys", full)
        with pytest.raises(Failure):
            Office.setup(tmp_path / "data", profile, PASSPHRASE)
    assert not Office.exists(tmp_path / "data")
    Office.setup(tmp_path / "data", profile, PASSPHRASE).office.close()


# --- references -----------------------------------------------------------------------------------------------------------

APPLICATION = {
    "kind": "新入学",
    "year": "2026",
    "school.type": "普通本科",
    "school.name": "示例大学",
    "school.entry": "2026-09",
    "school.years": "4",
    "school.major": "护理学",
    "reason": "家庭收入低，学费难以承担。",
    "guardian": "李春梅",
}


def test_a_reference_may_be_given_by_number_or_id_number(office: Office) -> None:
    uid = household(office)
    number = office.archive.number(uid)
    for named in (number, number.lower(), "009901197503070023", uid):
        stored = {**APPLICATION, "household": named, "student": "009901200802290020", "year": "2026"}
        application = office.archive.put("application", stored, step="draft")
        filling = office.archive.edit(application)
        assert filling.value("household") == Ref(uid)
        assert filling.value("pupil.name") == "王小雨"
    made = office.archive.record(office.archive.put("application", stored))
    assert content_digest(office.archive.form("application"), made.answers, [office.archive.record(uid)])


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("JQ-2026-000099", "reference.unreadable"),
        ("李春梅", "reference.unreadable"),
        ("01900000-0000-7000-8000-000000000009", "reference.missing"),
        ("JQ-2026-000002", "reference.other_form"),
    ],
)
def test_a_reference_that_means_nothing_is_told(office: Office, named: str, code: str) -> None:
    uid = household(office)
    apply_for(office, uid)
    with pytest.raises(Refused) as caught:
        office.archive.put("application", {**APPLICATION, "household": named, "kind": "在校圆梦"})
    assert ("household", code) in {(one.where, one.code) for one in caught.value.problems}


def test_the_same_content_has_the_same_digest_also_with_references(office: Office) -> None:
    uid = household(office)
    first, second = (
        office.archive.record(
            office.archive.put("application", {**APPLICATION, "household": uid, "student": idno, "guardian": "李春梅"})
        )
        for idno in ("009901200802290020", "009901201005160017")
    )
    form, order = office.archive.form("application"), [office.archive.record(uid)]
    assert content_digest(form, first.answers, order) != content_digest(form, second.answers, order)


# --- Excel ----------------------------------------------------------------------------------------------------------------


def test_the_golden_household_has_the_same_content_from_excel_as_from_put(office: Office, tmp_path: Path) -> None:
    office.archive.template(tmp_path / "t.xlsx", "household", [sample("household")])
    imported = office.archive.import_table(tmp_path / "t.xlsx")
    assert [one for one in imported.problems if one.severity is Severity.ERROR] == []
    by_excel = office.archive.record(imported.uids[0])
    profile = Profile(name="另一厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    with Office.setup(tmp_path / "other", profile, PASSPHRASE, clock=lambda: NOW).office as other:
        by_put = other.archive.record(household(other))
    form = office.archive.form("household")
    assert content_digest(form, by_excel.answers) == content_digest(form, by_put.answers)


def test_applications_are_imported_by_the_id_numbers_of_household_and_student(office: Office, tmp_path: Path) -> None:
    uid = household(office)
    number = office.archive.number(uid)
    rows = [
        ["新入学", "2026", number, "009901200802290020", "普通本科", "示例大学", "2026-09", "4", "护理学", "收入低"],
        [
            "新入学",
            "2026",
            "009901197503070023",
            "009901201005160017",
            "普通高中",
            "示例高中",
            "2026-09",
            "3",
            "",
            "收入低",
        ],
    ]
    workbook(tmp_path / "a.xlsx", HEADS, rows)
    imported = office.archive.import_table(tmp_path / "a.xlsx", "application")
    assert [(one.where, one.code) for one in imported.problems if one.severity is Severity.ERROR] == []
    assert [office.archive.record(one).value("pupil.name") for one in imported.uids] == ["王小雨", "王小阳"]


def test_two_rows_of_one_file_may_not_claim_the_same(office: Office, tmp_path: Path) -> None:
    uid = household(office)
    row = [
        "新入学",
        "2026",
        office.archive.number(uid),
        "009901200802290020",
        "普通本科",
        "示例大学",
        "2026-09",
        "4",
        "护理学",
        "收入低",
    ]
    workbook(tmp_path / "a.xlsx", HEADS, [row, row])
    refused = office.archive.import_table(tmp_path / "a.xlsx", "application")
    assert refused.uids == ()
    (told,) = [one for one in refused.problems if one.severity is Severity.ERROR]
    assert (told.code, told.fact("first"), told.where) == ("import.twice", "2", "助学申请!3")
    assert len(office.archive.import_table(tmp_path / "a.xlsx", "application", accept_good=True).uids) == 1


def test_a_total_in_the_file_that_differs_is_told_at_its_cell(office: Office, tmp_path: Path) -> None:
    office.archive.template(tmp_path / "t.xlsx", "household", [sample("household")])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book.worksheets[0]
    at = sheet.max_column + 1
    sheet.cell(2, at, "*家庭年度总收入")
    sheet.cell(3, at, "39602")
    book.save(tmp_path / "t.xlsx")
    told = office.archive.import_table(tmp_path / "t.xlsx", dry_run=True).problems
    (total,) = [one for one in told if one.code == "V02"]
    assert (total.severity, total.fact("computed"), total.where.endswith("3")) == (Severity.WARNING, "39600", True)
    assert "sheet.automatic_column" not in {one.code for one in told}


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_nothing_is_imported_when_the_report_cannot_be_written(office: Office, tmp_path: Path) -> None:
    office.archive.template(tmp_path / "t.xlsx", "household", [sample("household")])
    with pytest.raises(Failure) as caught:
        office.archive.import_table(tmp_path / "t.xlsx", report=tmp_path / "nowhere" / "r.xlsx")
    assert caught.value.code == "file.missing"
    gc.collect()
    assert office.archive.listing("household").total == 0


HEADS = (
    "申请类型",
    "年度",
    "困难职工档案",
    "申请人（学生）",
    "学校种类",
    "学校名称",
    "入学时间",
    "学制",
    "专业",
    "申请原因",
)


def workbook(path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "助学申请"
    for row in (heads, *rows):
        book.active.append(list(row))
    book.save(path)


def test_typing_in_a_household_of_thirty_stays_quick(office: Office) -> None:
    stored = sample("household")
    drawn = made_up_households(40, random.Random(5), NOW.date())
    stored["members"] = [one for each in drawn for one in each["members"]][:30]
    filling = office.archive.edit(office.archive.put("household", stored, step="draft"))
    path = row_path("members", filling.row_ids("members")[15], "income")
    filling.type(path, "1")

    def timed(at: int) -> float:
        since = time.perf_counter()
        filling.type(path, str(at))
        return time.perf_counter() - since

    assert min(timed(at) for at in range(5)) < 0.01
