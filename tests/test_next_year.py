"""沿用去年: six questions make this year's application and put the archive right; what was not answered is not taken as answered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from last_year import household, paid
from offices import Someone, someone

from jinqiu_desktop.errors import Failure, Refused
from jinqiu_desktop.kinds import id_check_digit
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.interview import QUESTIONS, TO_BE_SAID, Interview

OLD_MAN = "00990119510811001" + id_check_digit("00990119510811001")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    yield made
    made.office.close()


@pytest.fixture
def office(county: Someone) -> Office:
    return county.office


def codes(act: object, *args: object) -> list[str]:
    assert callable(act)
    try:
        act(*args)
    except Refused as refused:
        return [one.code for one in refused.problems]
    except Failure as error:
        return [error.code]
    return []


def all_same(interview: Interview) -> None:
    for question in QUESTIONS:
        assert interview.say_same(question)


def test_six_times_nothing_changed_makes_a_draft_and_leaves_the_archive_as_it_was(office: Office) -> None:
    uid = household(office)
    before = paid(office, uid)
    interview = office.next_year.begin(before)
    all_same(interview)
    made = office.next_year.finish(interview)
    assert (made.changed, office.archive.record(uid).no) == (0, 1)
    assert not office.archive.has_draft(uid)
    filling = office.archive.edit(made.draft)
    assert (filling.value("year"), filling.value("kind")) == (2027, "2")
    same = (
        "household",
        "student",
        "pupil.idno",
        *(f"school.{name}" for name in ("type", "name", "entry", "years", "major")),
    )
    assert [filling.value(path) for path in same] == [office.archive.record(before).value(path) for path in same]
    assert {filling.cell(path).state for path in same if filling.form.fields[path].is_typed} == {"filled"}
    assert filling.cell("school.nature").state == "carried", "nobody was asked about it"
    assert filling.value("reason") is None, "why aid is needed is said anew"


def test_the_grade_goes_up_by_itself(office: Office) -> None:
    uid = household(office)
    grade = office.next_year.begin(paid(office, uid)).grade
    assert (grade.before, grade.now, grade.problem) == ("大一", "大二", None)


def test_nothing_is_taken_as_answered_that_nobody_answered(office: Office) -> None:
    interview = office.next_year.begin(paid(office, household(office)))
    assert {interview.view(key).state for key in interview.keys("income")} == {"carried"}
    for question in QUESTIONS:
        if question not in TO_BE_SAID:
            interview.say_same(question)
    assert interview.open_questions == ("income", "health")
    assert codes(office.next_year.finish, interview) == ["carry.open"]
    assert office.archive.record(interview.household.uid).no == 1


def test_a_question_that_changed_is_open_until_a_cell_of_it_was_typed_or_all_were_confirmed(office: Office) -> None:
    interview = office.next_year.begin(paid(office, household(office)))
    interview.say_changed("income")
    assert interview.said("income") == ""
    first, *others = interview.keys("income")
    interview.confirm(first)
    assert interview.said("income") == ""
    for key in others:
        interview.confirm(key)
    assert interview.said("income") == "changed"
    interview.say_changed("health")
    interview.type("household:head.health", "1")
    assert interview.said("health") == "changed"


def test_other_answers_become_one_correction_of_the_archive(office: Office) -> None:
    uid = household(office)
    interview = office.next_year.begin(paid(office, uid))
    all_same(interview)
    interview.say_changed("income")
    interview.type("household:head.income", "1900")
    interview.say_changed("card")
    interview.type("household:bank.card", "6222020200000000006")
    made = office.next_year.finish(interview)
    record = office.archive.record(uid)
    assert (made.changed, record.no, record.state) == (2, 2, "archived")
    assert (record.value("head.income"), record.value("bank.card")) == (Decimal(1900), "6222020200000000006")
    assert not office.archive.has_draft(uid)


def test_what_the_archive_refuses_leaves_it_as_it_was_and_keeps_what_was_typed(office: Office) -> None:
    uid = household(office)
    interview = office.next_year.begin(paid(office, uid))
    all_same(interview)
    interview.say_changed("income")
    interview.type("household:head.income", "很少")
    assert codes(office.next_year.finish, interview) == ["money.unreadable"]
    assert office.archive.record(uid).no == 1
    assert office.archive.edit(uid).text("head.income") == "很少"
    again = office.next_year.begin(interview.before.uid)
    assert again.application.uid == interview.application.uid
    assert again.view("household:head.income").text == "很少"


def test_school_that_is_over_is_told_and_where_he_goes_on_is_asked(office: Office) -> None:
    uid = household(office)
    before = paid(
        office, uid, 1,
        **{"kind": "在校圆梦", "school.type": "普通高中", "school.name": "示例二中", "school.entry": "2024-09", "school.years": "3",
           "school.major": "", "school.batch": "", "guardian": "李春梅"},
    )  # fmt: skip
    interview = office.next_year.begin(before)
    grade = interview.grade
    assert (grade.before, grade.now) == ("高三", "")
    assert grade.problem is not None
    assert grade.problem.code == "carry.finished"
    assert not interview.say_same("school"), "nobody guesses what comes after"
    assert [interview.application.text(path) for path in ("school.name", "school.entry", "school.years")] == [
        "",
        "",
        "",
    ]
    for question in QUESTIONS:
        if question != "school":
            interview.say_same(question)
    interview.say_changed("school")
    assert codes(office.next_year.finish, interview) == ["carry.open"]
    rid = office.archive.record(uid).rows("members")[1].rid
    told = {
        "application:school.type": "普通本科", "application:school.name": "示例大学", "application:school.entry": "2027-09",
        "application:school.years": "4", "application:school.major": "护理",
        f"household:members[{rid}].identity": "大学生", f"household:members[{rid}].education": "本科",
    }  # fmt: skip
    assert set(told) == set(interview.keys("school"))
    for key, text in told.items():
        interview.type(key, text)
    made = office.next_year.finish(interview)
    filling = office.archive.edit(made.draft)
    assert filling.value("kind") == "1", "it is the first year at the new school"
    row = office.archive.record(uid).rows("members")[1]
    assert [row.value(name) for name in ("unit", "entry_year", "years")] == ["示例大学", 2027, Decimal(4)]


def test_a_member_who_came_and_one_who_left_are_told_once_and_stand_in_both(office: Office) -> None:
    uid = household(office)
    interview = office.next_year.begin(paid(office, uid))
    all_same(interview)
    rids = [row.rid for row in office.archive.record(uid).rows("members")]
    interview.say_changed("people")
    interview.type(f"stays:{rids[2]}", "0")
    interview.type("added:", "1")
    new = next(rid for rid in interview.household.row_ids("members") if rid not in rids)
    for name, text in {
        "name": "李国强", "relation": "父亲", "idno": OLD_MAN, "income": "900", "health": "良好", "insurance": "2",
        "marriage": "丧偶", "identity": "退休",
    }.items():  # fmt: skip
        assert f"household:members[{new}].{name}" in interview.keys("people")
        interview.type(f"household:members[{new}].{name}", text)
    made = office.next_year.finish(interview)
    assert made.changed == 2
    assert [row.value("name") for row in office.archive.record(uid).rows("members")] == ["王小雨", "王小阳", "李国强"]
    family = office.archive.edit(made.draft).whole.rows("family")
    assert [row.value("name") for row in family] == ["李春梅", "王小阳", "李国强"]


def test_who_says_that_nothing_changed_takes_back_what_was_typed(office: Office) -> None:
    uid = household(office)
    interview = office.next_year.begin(paid(office, uid))
    student, *_, last = (row.rid for row in office.archive.record(uid).rows("members"))
    typed = {
        "income": ("household:head.income", "1900"), "school": ("application:school.entry", "2025-09"),
        "health": ("household:head.health", "1"), "address": ("household:house.address", "示例路 1 号"),
        "card": ("household:bank.card", "6222020200000000006"), "people": ("added:", "1"),
    }  # fmt: skip
    for question, (key, text) in typed.items():
        interview.say_changed(question)
        interview.type(key, text)
    interview.type(f"household:members[{interview.household.row_ids('members')[-1]}].name", "李国强")
    interview.type(f"stays:{last}", "0")
    assert interview.household.text(f"members[{student}].entry_year") == "2025"
    all_same(interview)
    made = office.next_year.finish(interview)
    assert (made.changed, office.archive.record(uid).no) == (0, 1)
    filling = office.archive.edit(made.draft)
    assert (filling.text("school.entry"), filling.value("kind")) == ("2026-09", "2")


def test_who_was_added_by_mistake_goes_again_and_the_student_stays(office: Office) -> None:
    uid = household(office)
    interview = office.next_year.begin(paid(office, uid))
    all_same(interview)
    interview.say_changed("people")
    interview.type("added:", "2")
    interview.type("added:", "0")
    assert interview.said("people") == "changed"
    student = office.archive.record(uid).rows("members")[0].rid
    interview.type(f"stays:{student}", "0")
    assert codes(office.next_year.finish, interview) == ["carry.gone"]
    interview.type(f"stays:{student}", "1")
    assert office.next_year.finish(interview).changed == 0


def test_who_cannot_be_carried_over_is_told_why(office: Office) -> None:
    uid = household(office)
    before = paid(office, uid)
    closing = office.next_year.begin(before)
    office.next_year.leave(closing)
    assert office.archive.drafts() == (), "nobody had answered anything"
    office.archive.step(uid, "leave", {"reason": "1", "closed_on": "2026-08-06", "signer": "郑志强"})
    assert codes(office.next_year.begin, before) == ["carry.closed"]
    assert codes(office.next_year.begin, uid) == ["carry.unpaid"]
    assert codes(office.next_year.begin, "nobody") == ["record.unknown"]


def test_a_student_who_applies_already_is_not_asked_again(office: Office) -> None:
    uid = household(office)
    before = paid(office, uid)
    assert office.next_year.waiting(2027) == (before,)
    interview = office.next_year.begin(before)
    assert office.next_year.waiting(2027) == (before,)
    all_same(interview)
    filling = office.archive.edit(office.next_year.finish(interview).draft)
    assert office.next_year.waiting(2027) == ()
    filling.take("reason", "母亲有病，学费难负担。")
    office.archive.submit(filling)
    assert codes(office.next_year.begin, before) == ["carry.done"]


def test_drafts_made_for_many_at_once_are_asked_about_and_not_made_twice(office: Office) -> None:
    uid = household(office)
    before = paid(office, uid)
    (draft,) = office.next_year.carry_over(2027).drafts
    assert office.archive.edit(draft).cell("school.name").state == "carried"
    assert office.next_year.begin(before).application.uid == draft
    assert [one.code for one in office.next_year.carry_over(2027).left_out] == ["carry.done"]


def test_a_household_means_its_applications_of_the_last_year(office: Office) -> None:
    uid = household(office)
    first = paid(office, uid)
    second = paid(
        office, uid, 1,
        **{"kind": "在校圆梦", "school.type": "普通高中", "school.name": "示例二中", "school.entry": "2025-09", "school.years": "3",
           "school.major": "", "school.batch": "", "guardian": "李春梅"},
    )  # fmt: skip
    assert set(office.next_year.queue([uid])) == {first, second}
    assert office.next_year.queue([first]) == (first,)
