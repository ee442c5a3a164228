"""今天要做: what waits, how urgent it is, for whom; the plan counted back from a deadline; what is told no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from offices import DECLARED, Someone, application, someone, trust_each_other

from jinqiu_desktop.errors import Failure, sentence
from jinqiu_desktop.forms import Form, Known, read_form
from jinqiu_desktop.office import Office, Profile, today
from jinqiu_desktop.office.basis import basis
from jinqiu_desktop.office.today import Plan, Task, Urgency, urgency_of
from jinqiu_desktop.records import Remark, new_uid

DAY = date(2023, 8, 9)  # a Wednesday; the papers are due on Sunday 20 August
PASSPHRASE = "秋天的第一张通知书"


class Clock:
    """A clock that a test may put forward."""

    def __init__(self) -> None:
        self.now = datetime(2023, 8, 9, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def one(tmp_path: Path, clock: Clock) -> Iterator[Someone]:
    """A grass-roots office under the notice of 亳州 2023."""
    with opened(tmp_path, clock) as office:
        yield Someone(office, tmp_path, PASSPHRASE)


def opened(folder: Path, clock: Clock, level: str = "基层", policy: str = "bozhou-2023") -> Office:
    profile = Profile(name="示例厂工会", level=level, region="341602", policy=policy, clerk="刘敏")
    return Office.setup(folder / "data", profile, PASSPHRASE, catalog=DECLARED, clock=clock).office


def tasks(of: Someone, day: date = DAY, *kinds: str) -> list[Task]:
    """What is to do, without the deadlines and the backup unless asked for."""
    wanted = kinds or ("draft", "returned", "remark", "waiting", "materials")
    return [task for task in of.office.todo.tasks(day) if task.kind in wanted]


def waiting(of: Someone, form: str, day: date = DAY) -> list[tuple[str, int, date | None]]:
    return [(task.step, task.count, task.due) for task in tasks(of, day, "waiting") if task.form == form]


def plan(of: Someone, day: date = DAY) -> Plan:
    found = of.office.todo.plan(day)
    assert found is not None
    return found


def reviewed(of: Someone, uid: str) -> None:
    step = of.office.archive.step
    step(uid, "verify", {"visitors": "周文静、吴建国", "visited_on": "2023-08-01", "found": "情况属实"})
    step(uid, "review", {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2023-08-01"})


def posting(of: Someone, begins: str, ends: str, *households: str) -> str:
    filling = of.office.archive.new("posting")
    typed = {"unit.name": "示例市第一纺织厂", "begins": begins, "ends": ends, "phone": "0558-5550002"}
    for path, text in typed.items():
        filling.type(path, text)
    for uid in households:
        of.office.papers.list_publicly(filling, uid)
    return of.office.archive.submit(filling).uid


# --- what waits -------------------------------------------------------------------------------------------------------


def test_a_new_office_has_nothing_to_do_but_the_deadlines_of_its_level(one: Someone) -> None:
    assert [(task.kind, task.due) for task in one.office.todo.tasks(DAY)] == [("deadline", date(2023, 8, 20))]


def test_drafts_are_told_form_by_form_with_the_names_in_them(one: Someone) -> None:
    for name in ("周世军", "钱大海"):
        filling = one.office.archive.new("household", carry=False)
        filling.type("head.name", name)
        one.office.archive.save(filling)
    (task,) = tasks(one)
    assert (task.kind, task.form, task.count, set(task.names)) == ("draft", "household", 2, {"周世军", "钱大海"})
    assert task.urgency is Urgency.WEEK
    assert len(task.uids) == 2


def test_what_waits_is_told_with_the_step_that_is_then_done(one: Someone) -> None:
    uid = application(one, one.put())
    (first,) = [task for task in tasks(one, DAY, "waiting") if task.form == "application"]
    assert (first.step, first.uids) == ("verify", (uid,))
    assert first.label == "等入户核实"
    assert ("archive", 1, None) in waiting(one, "household")
    reviewed(one, uid)
    assert waiting(one, "application") == [("posting", 1, date(2023, 8, 14))]


def test_a_step_of_the_county_waits_at_the_county_only(one: Someone, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "county").mkdir()
    with opened(tmp_path / "county", clock, "县区") as office:
        county = Someone(office, tmp_path / "county", PASSPHRASE)
        steps: list[list[str]] = []
        for of in (one, county):
            uid = application(of, of.put())
            reviewed(of, uid)
            of.office.archive.step(
                uid, "posting", {"begins": "2023-08-02", "ends": "2023-08-08", "objection": "无异议"}
            )
            steps.append([step for step, _, _ in waiting(of, "application")])
        assert steps == [["report"], ["center_review", "report"]] or steps == [["report"], ["report", "center_review"]]


def test_what_was_sent_back_is_for_today_and_what_somebody_remarked_too(one: Someone) -> None:
    household = one.put()
    uid = application(one, household)
    one.office.archive.step(
        uid, "verify", {"found": "缺收入证明"} | {"visitors": "周文静、吴建国", "visited_on": "2023-08-01"}, "returned"
    )
    (back,) = tasks(one, DAY, "returned")
    assert (back.form, back.uids, back.urgency) == ("application", (uid,), Urgency.TODAY)
    record = one.office.archive.record(household)
    told = Remark(
        uuid=new_uid(one.office.desk.clock()), uid=household, path="head.phone", revision=record.digest,
        text="号码少一位", severity="error", office="示例县总工会",
    )  # fmt: skip
    one.office.desk.store.add_remark(told, "周宁")
    (remark,) = tasks(one, DAY, "remark")
    assert (remark.form, remark.uids, remark.urgency) == ("household", (household,), Urgency.TODAY)
    one.change(household, "head.phone", "13900005678")
    assert tasks(one, DAY, "remark") == []


def test_an_application_under_a_running_posting_does_not_wait_for_one(one: Someone) -> None:
    household = one.put()
    uid = application(one, household)
    reviewed(one, uid)
    hung = posting(one, "2023-08-02", "2023-08-08", household)
    assert "posting" not in [step for step, _, _ in waiting(one, "application")]
    one.office.archive.step(hung, "finish", {"objection": "无异议", "ended_on": "2023-08-09"})
    assert "posting" in [step for step, _, _ in waiting(one, "application")]


@pytest.mark.parametrize(
    ("ends", "urgency"),
    [
        ("2023-08-08", Urgency.OVERDUE),
        ("2023-08-09", Urgency.TODAY),
        ("2023-08-16", Urgency.WEEK),
        ("2023-08-17", Urgency.LATER),
    ],
)
def test_a_posting_waits_until_the_day_it_ends(one: Someone, ends: str, urgency: Urgency) -> None:
    uid = posting(one, "2023-08-01", ends, one.put())
    (task,) = [task for task in tasks(one) if task.form == "posting"]
    assert (task.uids, task.due, task.urgency) == ((uid,), date.fromisoformat(ends), urgency)
    assert task.left == {"2023-08-08": -1, "2023-08-09": 0, "2023-08-16": 5, "2023-08-17": 6}[ends]


def test_an_archive_nobody_looked_at_for_a_year_is_told(one: Someone, clock: Clock) -> None:
    household = one.put(worker_no="34160220230001")
    one.office.archive.step(household, "archive", {"opinion": "同意建档", "signer": "何丽", "signed_on": "2023-08-09"})
    assert "review" not in [step for step, _, _ in waiting(one, "household", DAY + timedelta(days=360))]
    assert ("review", 1, None) in waiting(one, "household", DAY + timedelta(days=370))


def test_missing_materials_are_told_until_the_last_paper_is_there(one: Someone) -> None:
    from jinqiu_desktop.office.materials import receive_all

    uid = application(one, one.put())
    (short,) = tasks(one, DAY, "materials")
    assert (short.form, short.uids, short.due) == ("application", (uid,), date(2023, 8, 11))
    listed = one.office.materials.filling(uid)
    receive_all(listed, "received")
    one.office.archive.save(listed)
    assert len(tasks(one, DAY, "materials")) == 1, "what is not handed in yet does not count, as at V27"
    one.office.archive.submit(listed)
    assert tasks(one, DAY, "materials") == []


def test_a_line_about_very_many_leads_to_their_state_instead_of_each(
    one: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today, "_MOST", 2)
    for seed in range(3):
        one.put(seed)
    (task,) = tasks(one, DAY, "waiting")
    assert (task.count, task.uids, task.states[0]) == (3, (), "submitted")


def test_no_record_is_read_to_find_what_is_to_do(one: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = application(one, one.put())
    posting(one, "2023-08-01", "2023-08-08", one.put(2))

    def refuse(*_: object) -> None:
        raise AssertionError("the lists are asked, never each record")

    monkeypatch.setattr(type(one.office.desk.store), "record", refuse)
    found = one.office.todo.tasks(DAY)
    assert {task.kind for task in found} >= {"waiting", "materials"}
    assert any(uid in task.uids for task in found)


def test_every_task_has_a_sentence_with_a_button(one: Someone) -> None:
    application(one, one.put())
    for task in one.office.todo.tasks(DAY):
        words = sentence(task.told())
        assert words.short
        assert words.what


# --- deadlines --------------------------------------------------------------------------------------------------------


def test_the_plan_is_counted_back_in_working_days_from_the_deadline(one: Someone) -> None:
    application(one, one.put())
    told = plan(one)
    assert (told.deadline.id, told.left) == ("papers", 7)
    assert [(line.label, line.by, line.open, line.days) for line in told.lines] == [
        ("入户核实", date(2023, 8, 11), 1, 0),
        ("基层工会审核", date(2023, 8, 11), 0, 0),
        ("公示", date(2023, 8, 14), 0, 5),
        ("上报", date(2023, 8, 18), 0, 0),
    ]


def test_what_is_late_is_told_and_still_done(one: Someone, clock: Clock) -> None:
    uid = application(one, one.put())
    late = DAY + timedelta(days=7)
    (task,) = [task for task in tasks(one, late, "waiting") if task.form == "application"]
    assert (task.urgency, task.left) == (Urgency.OVERDUE, -5)
    clock.now += timedelta(days=7)
    one.office.archive.step(uid, "verify", {"visitors": "周文静、吴建国", "visited_on": "2023-08-16", "found": "属实"})
    assert one.office.archive.state(uid) == "verified"


def test_a_deadline_that_is_met_is_told_no_more_and_comes_back_when_it_was_a_slip(one: Someone) -> None:
    (task,) = tasks(one, DAY, "deadline")
    one.office.todo.call_done(task.key)
    assert tasks(one, DAY, "deadline") == []
    assert one.office.todo.plan(DAY) is None
    one.office.todo.call_open(task.key)
    assert [each.key for each in tasks(one, DAY, "deadline")] == [task.key]
    acts = [line.act for line in one.office.safety.audit_log()]
    assert acts[-2:] == ["deadline.done", "deadline.open"]


def test_the_deadlines_of_a_year_that_is_over_are_told_no_more(one: Someone) -> None:
    assert tasks(one, date(2023, 12, 31), "deadline")[0].urgency is Urgency.OVERDUE
    assert tasks(one, date(2024, 1, 1), "deadline") == []
    assert one.office.todo.is_over(date(2024, 1, 1))
    assert one.office.todo.year == "2023"


def test_a_deadline_is_told_at_the_level_it_names(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock, "县区") as office:
        due = {task.due for task in office.todo.tasks(DAY) if task.kind == "deadline"}
    assert date(2023, 7, 14) in due
    assert date(2023, 8, 20) not in due


def test_without_a_notice_there_is_no_deadline_and_no_plan(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock, policy="general") as office:
        assert office.todo.plan(DAY) is None
        assert not office.todo.is_over(DAY)
        uid = application(Someone(office, tmp_path, PASSPHRASE), Someone(office, tmp_path, PASSPHRASE).put())
        assert [task.due for task in office.todo.tasks(DAY) if uid in task.uids] == [None, None]


def test_urgency_goes_by_the_days_that_are_left() -> None:
    days = {None: "week", -1: "overdue", 0: "today", 7: "week", 8: "later"}
    for left, told in days.items():
        assert urgency_of(None if left is None else DAY + timedelta(days=left), DAY) == told


def test_each_notice_can_be_read_line_by_line_with_its_sentences() -> None:
    for pack_id in DECLARED.policy_ids:
        pack = DECLARED.policy(pack_id)
        lines = basis(pack)
        assert all(one.label or one.value for one in lines)
        told = {one.source for one in lines if not one.is_default}
        assert {one.source for one in pack.deadlines} | {one.source for one in pack.amounts} <= told
    assert [one.value for one in basis(DECLARED.policy("yinchuan-2018")) if one.kind == "income"] == ["840"]
    assert any(one.is_default for one in basis(DECLARED.policy("bozhou-2023"))), (
        "how long a 公示 hangs is our own default"
    )


# --- backup -----------------------------------------------------------------------------------------------------------


def test_a_backup_is_asked_for_once_there_is_something_to_lose(one: Someone, clock: Clock) -> None:
    assert tasks(one, DAY, "backup", "backup_never") == []
    one.put()
    assert [(task.kind, task.urgency) for task in tasks(one, DAY, "backup", "backup_never")] == [
        ("backup_never", Urgency.TODAY)
    ]
    one.office.safety.backup(one.root / "一.jqbackup")
    told = {
        days: [(task.count, task.urgency) for task in tasks(one, DAY + timedelta(days=days), "backup")]
        for days in (6, 7, 30)
    }
    assert told == {6: [], 7: [(7, Urgency.TODAY)], 30: [(30, Urgency.OVERDUE)]}


# --- the declaration --------------------------------------------------------------------------------------------------

SMALL = """
id = "loan"
rev = 1
title = "借用"
summary = ["what"]

[states]
draft = "草稿"
lent = "借出"
back = "已还"

[[page]]
id = "main"
label = "借用"

  [[page.group]]
  rows = [["what:12", "until:12"]]

[[field]]
id = "what"
label = "物品"
kind = "text"

[[field]]
id = "until"
label = "还期"
kind = "date"
list = true

[[waiting]]
{waiting}

[[step]]
id = "submit"
label = "借出"
from = ["draft"]
to = "lent"
freezes = true

[[step]]
id = "give_back"
label = "归还"
from = ["lent"]
to = "back"
"""


def small(tmp_path: Path, waiting_lines: str) -> Form:
    path = tmp_path / "loan.toml"
    path.write_text(SMALL.replace("{waiting}", waiting_lines), encoding="utf-8")
    return read_form(path, Known(choices=DECLARED.choices, regions=DECLARED.regions))


def test_a_form_says_what_of_it_waits(tmp_path: Path) -> None:
    form = small(tmp_path, 'states = ["lent"]\nlabel = "该还了"\nstep = "give_back"\non = "until"')
    assert [replace(one) for one in form.waiting] == [form.waiting[0]]
    assert (form.waiting[0].on, form.waiting[0].step, form.waiting[0].received) == ("until", "give_back", False)


@pytest.mark.parametrize(
    "wrong",
    [
        'states = ["gone"]\nlabel = "该还了"',
        'states = ["lent"]\nlabel = "该还了"\nstep = "lose"',
        'states = ["lent"]\nlabel = "该还了"\non = "what"',
        'states = ["lent"]\nlabel = "该还了"\non = "until"\nmonths = 3',
        'states = ["lent"]\nlabel = "该还了"\nnewest_of = "what"',
        'states = ["lent"]\nlabel = "该还了"\nloud = true',
    ],
)
def test_what_it_cannot_mean_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(Failure) as caught:
        small(tmp_path, wrong)
    assert caught.value.code == "declaration.broken"


def test_the_county_sees_which_received_households_wait_to_be_archived(tmp_path: Path) -> None:
    factory, county = someone(tmp_path / "厂", "示例厂工会"), someone(tmp_path / "县", "示例县总工会", "县区")
    trust_each_other(factory, county)
    factory.put()
    county.receive(factory.seal(county))
    told = [task for task in county.office.todo.tasks(county.office.today()) if task.form == "household"]
    assert [(task.label, task.count) for task in told] == [("等建档", 1)]
    factory.office.close()
    county.office.close()
