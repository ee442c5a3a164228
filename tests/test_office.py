"""Office: drafts and revisions, corrections, references that hold, papers of a household, sealing what was chosen."""

from __future__ import annotations

import gc
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pdfs
import pytest
import zxingcpp

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Failure, Refused, Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.kinds import Ref, id_check_digit
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


# --- the notice board -----------------------------------------------------------------------------------------------------


def on_board(office: Office, *subjects: str) -> Filling:
    posting = office.archive.new("posting")
    typed = {"unit.name": "示例市第一纺织厂", "begins": "2026-08-13", "ends": "2026-08-19", "phone": "0558-5550002"}
    for path, text in typed.items():
        posting.type(path, text)
    for uid in subjects:
        office.papers.list_publicly(posting, uid)
    return posting


def cells(posting: Filling, rid: str) -> list[str]:
    return [posting.text(row_path("list", rid, name)) for name in ("unit", "name", "reason")]


def test_choosing_an_application_fills_the_line_of_a_posting(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    posting = office.archive.new("posting")
    rid = posting.add_row("list")
    kind = posting.form.rows["list"].fields["application"].kind
    posting.type(row_path("list", rid, "application"), kind.typed(Ref(application)))
    assert cells(posting, rid) == ["示例市第一纺织厂", "李春梅", "子女上学支出较大"]
    assert posting.value(row_path("list", rid, "household")) == Ref(uid)
    assert posting.cell(row_path("list", rid, "reason")).state == "carried"


def test_a_posting_can_be_put_with_nothing_but_its_households(office: Office) -> None:
    number = office.archive.number(household(office))
    stored = {"unit.name": "示例市第一纺织厂", "begins": "2026-08-13", "ends": "2026-08-19", "phone": "0558-5550002"}
    posting = office.archive.record(office.archive.put("posting", {**stored, "list": [{"household": number}]}))
    (row,) = posting.rows("list")
    assert [row.value(name) for name in ("unit", "name", "reason")] == [
        "示例市第一纺织厂",
        "李春梅",
        "子女上学支出较大",
    ]


def test_what_somebody_typed_into_a_line_is_not_overwritten(office: Office) -> None:
    uid = household(office)
    posting = office.archive.new("posting")
    rid = posting.add_row("list")
    posting.type(row_path("list", rid, "unit"), "示例市第一纺织厂一分厂")
    kind = posting.form.rows["list"].fields["household"].kind
    posting.type(row_path("list", rid, "household"), kind.typed(Ref(uid)))
    assert cells(posting, rid) == ["示例市第一纺织厂一分厂", "李春梅", "子女上学支出较大"]
    posting.undo()
    assert cells(posting, rid) == ["示例市第一纺织厂一分厂", "", ""]


def test_a_household_with_two_students_stands_once_on_the_board(office: Office) -> None:
    uid = household(office)
    first, second = apply_for(office, uid), school_child(office, uid)
    posting = on_board(office, first, second, uid)
    assert len(posting.row_ids("list")) == 1
    record = office.archive.submit(posting)
    assert posting.uid in office.archive.referring(uid)
    (text,) = pdfs.texts(office.papers.pdf(office.papers.set_of(record.uid)))
    assert text.count("李春梅") == 1
    for name in ("王小雨", "王小阳", "009901", "2000"):
        assert name not in text


def test_a_posting_with_an_id_number_in_its_reason_is_refused_and_not_even_printed_as_a_draft(
    office: Office, tmp_path: Path
) -> None:
    posting = on_board(office, household(office))
    (rid,) = posting.row_ids("list")
    posting.type(row_path("list", rid, "reason"), "009901197503070023")
    with pytest.raises(Refused) as caught:
        office.archive.submit(posting)
    where = row_path("list", rid, "reason")
    assert (where, "posting.idno") in {(one.where, one.code) for one in caught.value.problems}
    office.archive.save(posting)
    for ask in (
        lambda: office.papers.pdf(office.papers.set_of(posting.uid)),
        lambda: office.papers.save("annex6", [posting.uid], tmp_path / "out.pdf"),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert [one.code for one in refused.value.problems] == ["posting.printed"]
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("text", ["13800001234", "6222020200000000006", "本人大病", "0558-5550002"])
def test_the_scan_finds_in_the_printed_words_what_nothing_stopped_before(office: Office, text: str) -> None:
    posting = on_board(office, household(office))
    (rid,) = posting.row_ids("list")
    posting.type(row_path("list", rid, "unit"), text)
    office.archive.save(posting)
    with pytest.raises(Refused):
        office.papers.pdf(office.papers.set_of(posting.uid))
    posting.type(row_path("list", rid, "unit"), "示例市第一纺织厂")
    office.archive.save(posting)
    assert office.papers.pdf(office.papers.set_of(posting.uid))


def test_a_blank_notice_can_be_printed(office: Office, tmp_path: Path) -> None:
    assert office.papers.blank("annex6", tmp_path / "blank.pdf")


# --- applications ---------------------------------------------------------------------------------------------------------


def school_child(office: Office, uid: str) -> str:
    rid = office.archive.record(uid).rows("members")[1].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学",
        "year": "2026",
        "school.type": "普通高中",
        "school.name": "示例高中",
        "school.entry": "2026-09",
        "school.years": "3",
        "reason": "家庭收入低。",
        "guardian": "李春梅",
    }
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def test_two_students_of_one_household_each_have_their_papers(office: Office) -> None:
    uid = household(office)
    first, second = apply_for(office, uid), school_child(office, uid)
    lines = office.papers.set_of(uid)
    assert [(line.paper, line.uid) for line in lines[:2]] == [("annex1", first), ("annex1", second)]
    blank = pdfs.texts(office.papers.pdf(lines, blank=True))
    assert len(blank) == sum({"annex1": 1, "annex3": 3}[line.paper] * line.copies for line in lines)
    assert "王小雨" not in "".join(blank)


def test_what_the_archive_says_differently_now_is_told_with_its_fields(office: Office) -> None:
    uid = household(office)
    application = apply_for(office, uid)
    assert office.archive.changed_since(application) == ()
    filling = office.archive.edit(uid)
    filling.type("remark", "补充材料已收")
    office.archive.submit(filling)
    assert office.archive.changed_since(application) == ()
    filling = office.archive.edit(uid)
    filling.type("head.unit", "示例市机械厂")
    filling.type("house.address", "谯城区建设路8号")
    filling.type(row_path("members", filling.row_ids("members")[2], "phone"), "13800005678")
    office.archive.submit(filling)
    (told,) = office.archive.changed_since(application)
    assert (told.where, told.code, told.severity) == ("household", "archive.changed", Severity.HINT)
    assert told.fact("labels") == "工作单位、家庭住址、共同生活家庭成员"
    assert told in office.archive.problems(application)
    again = office.archive.edit(application)
    again.type("reason", "家庭收入低，学费难以承担，请予救助。")
    office.archive.submit(again)
    assert "工作单位" not in "".join(one.fact("labels") for one in office.archive.changed_since(application))


def test_an_unarchived_household_is_applied_for_printed_and_sealed(office: Office, tmp_path: Path) -> None:
    full = sample("household")
    kept = ("type", "head.name", "head.idno", "head.phone", "head.unit", "head.income", "income.other", "cause.main")
    little = {key: full[key] for key in kept} | {"members": full["members"][:2]}
    uid = office.archive.put("household", little, step="register")
    application = apply_for(office, uid)
    told = {one.code: one for one in office.archive.problems(application)}
    assert told["unarchived.allowed"].severity is Severity.HINT
    assert "不超过2000元" in told["unarchived.allowed"].fact("told")
    child = school_child(office, uid)
    (warning,) = [one for one in office.archive.problems(child) if one.code == "unarchived"]
    assert (warning.where, warning.severity) == ("household", Severity.WARNING)
    (text, _) = pdfs.texts(office.papers.pdf(office.papers.set_of(application)))
    assert "李春梅" in text
    office.exchange.export_card(tmp_path / "card.jqcard")
    sealed = office.exchange.seal(tmp_path / "card.jqcard", tmp_path / "up.jqb", [application])
    assert (sealed.records, sealed.households) == (2, 1)


VISIT = {"visitors": "周文静、吴建国", "visited_on": "2026-08-06"}
REVIEW = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2026-08-07"}
POSTED = {"begins": "2026-08-07", "ends": "2026-08-07", "objection": "无异议"}


def refused_codes(office: Office, uid: str, step: str, typed: dict[str, str], outcome: str = "") -> set[str]:
    with pytest.raises(Refused) as caught:
        office.archive.step(uid, step, typed, outcome)
    return {one.code for one in caught.value.problems}


def test_an_application_goes_from_visit_to_posting(office: Office) -> None:
    uid = apply_for(office, household(office))
    (alone,) = office.archive.step(uid, "verify", {**VISIT, "visitors": "周文静"})
    assert alone.code == "verify.visitors"
    assert office.archive.step(uid, "review", REVIEW) == ()
    assert refused_codes(office, uid, "posting", {**POSTED, "begins": "2026-08-06"}) == {"V22.begins"}
    assert refused_codes(office, uid, "posting", {**POSTED, "ends": "2026-08-06"}) == {"V22.ends"}
    (short,) = office.archive.step(uid, "posting", POSTED)
    assert short.code == "V22.short"
    assert office.archive.state(uid) == "posted"


def test_who_approves_is_told_what_is_open_missing_or_was_changed_after_the_review(office: Office) -> None:
    uid = apply_for(office, household(office))
    for step, typed in (("verify", VISIT), ("review", REVIEW), ("posting", POSTED)):
        office.archive.step(uid, step, typed)
    assert "record.corrected" not in {one.code for one in office.archive.problems(uid)}
    filling = office.archive.edit(uid)
    filling.type("reason", "家里情况有变，另有一名子女入学。")
    office.archive.correct(filling)
    assert "record.corrected" in {one.code for one in office.archive.problems(uid)}
    office.desk.profile = replace(office.desk.profile, level="县区", clerk="周宁")
    said = {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-07", "amount": "1000"}
    entry, doubts = office.archive.weigh(uid, "center_review", said)
    assert entry is not None
    assert {"V27", "record.corrected"} <= {one.code for one in doubts}
    _, none = office.archive.weigh(uid, "center_review", {**said, "opinion": "名单有误，退回。"}, "returned")
    assert "V27" not in {one.code for one in none}


def test_an_upheld_objection_does_not_go_on_and_going_back_says_why(office: Office) -> None:
    uid = apply_for(office, household(office))
    office.archive.step(uid, "verify", VISIT)
    office.archive.step(uid, "review", REVIEW)
    upheld = {**POSTED, "objection": "异议成立"}
    assert refused_codes(office, uid, "posting", upheld) == {"posting.upheld"}
    assert refused_codes(office, uid, "posting", upheld, "upheld") == {"step.reason"}
    assert refused_codes(office, uid, "posting", {**POSTED, "told": "无"}, "upheld") == {"posting.not_upheld"}
    office.archive.step(uid, "posting", {**upheld, "told": "家有两套住房，属实。"}, "upheld")
    assert office.archive.state(uid) == "returned"


def test_the_opinion_that_sent_an_application_back_does_not_stand_on_the_next_paper(office: Office) -> None:
    uid = apply_for(office, household(office))
    office.archive.step(uid, "verify", VISIT)
    office.archive.step(uid, "review", {"opinion": "材料不全，请补正。"}, "returned")
    office.archive.submit(office.archive.edit(uid))
    assert office.archive.state(uid) == "submitted"
    assert "请补正" not in "".join(pdfs.texts(office.papers.pdf(office.papers.set_of(uid))))
    office.archive.step(uid, "verify", VISIT)
    office.archive.step(uid, "review", REVIEW)
    assert "同意上报" in "".join(pdfs.texts(office.papers.pdf(office.papers.set_of(uid))))


def test_a_child_under_fourteen_is_not_reviewed_without_the_guardians_consent(office: Office) -> None:
    stored = json.loads(json.dumps(sample("household")))
    stored["members"][1]["idno"] = "00990120150101" + "001" + id_check_digit("00990120150101001")
    uid = school_child(office, office.archive.put("household", stored))
    warned = {one.code: one.severity for one in office.archive.problems(uid, "submit")}
    assert warned["V24.consent"] is Severity.WARNING
    office.archive.step(uid, "verify", VISIT)
    assert refused_codes(office, uid, "review", REVIEW) == {"V24.consent"}
    filling = office.archive.edit(uid)
    filling.type("consent_on", "2026-08-05")
    office.archive.correct(filling)
    office.archive.step(uid, "review", REVIEW)


# --- consents -------------------------------------------------------------------------------------------------------------


def test_an_authorization_takes_the_telephone_of_the_household_and_persons_who_are_no_members(office: Office) -> None:
    uid = household(office)
    filling = office.archive.new("authorization", references={"household": Ref(uid)})
    assert filling.text("phone") == office.archive.record(uid).value("head.phone")
    assert filling.cell("phone").state == "carried"
    for at in range(4):
        rid = filling.add_row("persons")
        first17 = f"00990119{50 + at}0101002"
        typed = {"name": f"赡养人{'甲乙丙丁'[at]}", "relation": "父亲", "idno": first17 + id_check_digit(first17)}
        for name, text in typed.items():
            filling.type(row_path("persons", rid, name), text)
    record = office.archive.submit(filling)
    assert len(record.rows("persons")) == 8
    first, second = pdfs.texts(office.papers.pdf(office.papers.set_of(record.uid)))
    assert ("5.赡养人甲" in first, "8.赡养人丁" in second) == (True, True)
    assert refused_codes(office, record.uid, "sign", {"everyone": "否", "signed_on": "2026-08-07"}) == {
        "consent.unsigned"
    }
    office.archive.step(record.uid, "sign", {"everyone": "是", "signed_on": "2026-08-07"})
    assert office.archive.state(record.uid) == "signed"


def test_a_telephone_that_was_typed_stays_when_the_household_is_chosen(office: Office) -> None:
    uid = household(office)
    filling = office.archive.new("authorization")
    filling.type("phone", "13912345678")
    filling.type("household", filling.form.fields["household"].kind.typed(Ref(uid)))
    assert filling.text("phone") == "13912345678"


# --- from paper back to record --------------------------------------------------------------------------------------------


def scanned(pdf: bytes) -> str:
    page = pdfs.opened(pdf)[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    return code.text


def test_a_scanned_paper_leads_back_to_record_and_revision_and_tells_whether_they_agree(office: Office) -> None:
    uid = household(office)
    text = scanned(office.papers.pdf(office.papers.set_of(uid)))
    found = office.papers.trace(text)
    assert (found.uid, found.rev, found.paper, found.sheet) == (uid, 1, "annex3", "1/3")
    assert (found.agrees, found.is_newest, found.number) == (True, True, office.archive.number(uid))
    filling = office.archive.edit(uid)
    filling.type("house.address", "谯城区建设路8号")
    office.archive.submit(filling)
    assert (office.papers.trace(text).agrees, office.papers.trace(text).is_newest) == (True, False)
    forged = text[:-1] + ("0" if text[-1] != "0" else "1")
    assert office.papers.trace(forged).agrees is False
    assert office.papers.trace(text.replace("|1|1/3|", "|2|1/3|")).agrees is False


def test_the_county_checks_a_paper_against_the_code_that_came_with_the_record(office: Office, tmp_path: Path) -> None:
    uid = household(office)
    text = scanned(office.papers.pdf(office.papers.set_of(uid)))
    profile = Profile(name="县总工会", level="县区", region="341602", policy="general", clerk="何丽")
    with Office.setup(tmp_path / "county", profile, PASSPHRASE, clock=lambda: NOW).office as county:
        county.exchange.export_card(tmp_path / "county.jqcard")
        office.exchange.export_card(tmp_path / "office.jqcard")
        county.exchange.trust(tmp_path / "office.jqcard")
        office.exchange.seal(tmp_path / "county.jqcard", tmp_path / "up.jqb", [uid])
        county.receiving.receive(tmp_path / "up.jqb")
        assert (county.papers.trace(text).agrees, county.papers.trace(text).is_newest) == (True, True)
        assert county.papers.trace(text[:-4] + "0000").agrees is False
        assert scanned(county.papers.pdf(county.papers.set_of(uid))) == text, "a paper bears the code of its own office"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://example.invalid/", "paper.code"),
        ("JQ1|annex3|x|1|1/3|0123456789abcdef", "paper.code"),
        ("JQ1|annex9|01912345-6789-7abc-8def-0123456789ab|1|1/3|0123456789abcdef", "paper.unknown"),
        ("JQ1|annex3|01912345-6789-7abc-8def-0123456789ab|1|1/3|0123456789abcdef", "record.unknown"),
        ("JQ1|annex3|{uid}|9|1/3|0123456789abcdef", "record.unknown"),
        ("JQ1|annex1|{uid}|1|1/3|0123456789abcdef", "record.unknown"),
    ],
)
def test_a_code_that_leads_nowhere_is_told(office: Office, text: str, code: str) -> None:
    uid = household(office)
    with pytest.raises(Failure) as caught:
        office.papers.trace(text.replace("{uid}", uid))
    assert caught.value.code == code
    assert str(caught.value)


def test_the_printed_card_is_scanned_and_trusted_by_another_office(office: Office, tmp_path: Path) -> None:
    (page,) = pdfs.opened(sheet := office.papers.card_sheet())
    (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil().rotate(1, fillcolor="white"))
    (tmp_path / "scanned.jqcard").write_text(code.text, encoding="utf-8")
    profile = Profile(name="县总工会", level="县区", region="341602", policy="general", clerk="何丽")
    with Office.setup(tmp_path / "county", profile, PASSPHRASE, clock=lambda: NOW).office as county:
        card = county.exchange.trust(tmp_path / "scanned.jqcard")
    assert card == office.exchange.card()
    (text,) = pdfs.texts(sheet)
    assert "".join(card.fingerprint.split()) in text
    assert "示例厂工会" in text


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
    office.archive.step(application, "verify", {"found": "家庭不符合条件"}, outcome="refused")
    filling = office.archive.edit(uid)
    filling.remove_row("members", filling.row_ids("members")[0])
    assert office.archive.submit(filling).no == 2


def test_a_step_and_its_entry_in_the_audit_log_come_together(office: Office) -> None:
    uid = household(office)
    office.archive.step(uid, "archive", outcome="returned")
    last, taken = office.safety.audit_log()[-1], office.archive.steps(uid)[-1]
    told = {"outcome": "returned", "event": taken.event}
    assert (last.act, last.uid, dict(last.facts)) == ("step.archive", uid, told)


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
    office.sheets.template(tmp_path / "t.xlsx", "household", [sample("household")])
    imported = office.sheets.import_table(tmp_path / "t.xlsx")
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
    imported = office.sheets.import_table(tmp_path / "a.xlsx", "application")
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
    refused = office.sheets.import_table(tmp_path / "a.xlsx", "application")
    assert refused.uids == ()
    (told,) = [one for one in refused.problems if one.severity is Severity.ERROR]
    assert (told.code, told.fact("first"), told.where) == ("import.twice", "2", "助学申请!3")
    assert len(office.sheets.import_table(tmp_path / "a.xlsx", "application", accept_good=True).uids) == 1


def test_a_total_in_the_file_that_differs_is_told_at_its_cell(office: Office, tmp_path: Path) -> None:
    office.sheets.template(tmp_path / "t.xlsx", "household", [sample("household")])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book.worksheets[0]
    at = sheet.max_column + 1
    sheet.cell(2, at, "*家庭年度总收入")
    sheet.cell(3, at, "39602")
    book.save(tmp_path / "t.xlsx")
    told = office.sheets.import_table(tmp_path / "t.xlsx", dry_run=True).problems
    (total,) = [one for one in told if one.code == "V02"]
    assert (total.severity, total.fact("computed"), total.where.endswith("3")) == (Severity.WARNING, "39600", True)
    assert "sheet.automatic_column" not in {one.code for one in told}


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_nothing_is_imported_when_the_report_cannot_be_written(office: Office, tmp_path: Path) -> None:
    office.sheets.template(tmp_path / "t.xlsx", "household", [sample("household")])
    with pytest.raises(Failure) as caught:
        office.sheets.import_table(tmp_path / "t.xlsx", report=tmp_path / "nowhere" / "r.xlsx")
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
