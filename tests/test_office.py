"""Office: drafts and revisions, corrections, references that hold, papers of a household, sealing what was chosen."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

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
    assert "009901" not in json.dumps([posting.text(row_path("list", row, name)) for name in ("unit", "name", "reason")])


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
