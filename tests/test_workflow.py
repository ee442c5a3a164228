"""Workflow: which steps are open, what speaks against one, what it leaves in the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from small import FORM, NOW, TODAY, around, tiny

from jinqiu_desktop.forms import Form
from jinqiu_desktop.records import Answers, StepTaken, Whole, state_of
from jinqiu_desktop.workflow import Actor, StepAsked, open_steps, refusals, take

STEPS = """
[[step]]
id = "review"
label = "审核"
from = ["submitted"]
to = "reviewed"
back = {returned = "draft"}
level = ["县区"]
other_than = ["submit"]
after = [{step = "submit"}]

  [[step.field]]
  id = "opinion"
  label = "意见"
  kind = "long_text"
  required = ["review"]

  [[step.field]]
  id = "signed_on"
  label = "日期"
  kind = "date"

[[step]]
id = "pay"
label = "发放"
from = ["reviewed"]
to = "paid"
"""
COUNTY = Actor(office="县", level="县区", person="周宁")
CLERK = Actor(office="厂", level="基层", person="刘敏")


@pytest.fixture
def form(tmp_path: Path) -> Form:
    states = 'states = {draft = "草稿", submitted = "已提交"'
    return tiny(tmp_path, FORM.replace(states, f'{states}, reviewed = "已审", paid = "已发"') + STEPS)


def asked(step: str, outcome: str = "", **typed: str) -> StepAsked:
    return StepAsked(step=step, outcome=outcome, typed=typed, on=TODAY, at=NOW)


def codes(form: Form, log: tuple[StepTaken, ...], what: StepAsked, actor: Actor) -> list[str]:
    return [one.code for one in refusals(form, Whole(form, Answers(), around()), log, what, actor, around())]


def submitted(form: Form, actor: Actor = CLERK) -> tuple[StepTaken, ...]:
    return (take(form, "u1", (), asked("submit"), actor, "digest"),)


def test_only_the_steps_of_this_state_and_level_are_open(form: Form) -> None:
    assert [step.id for step in open_steps(form, (), "基层")] == ["submit"]
    assert [step.id for step in open_steps(form, submitted(form), "县区")] == ["review"]
    assert open_steps(form, submitted(form), "基层") == ()


def test_a_step_out_of_order_or_of_another_level_is_refused(form: Form) -> None:
    assert codes(form, submitted(form), asked("pay"), COUNTY) == ["step.state"]
    assert codes(form, submitted(form), asked("review", opinion="同意"), CLERK) == ["step.level"]
    assert codes(form, (), asked("unheard"), CLERK) == ["step.unknown"]


def test_a_step_needs_its_own_fields_and_refuses_unknown_and_unreadable_ones(form: Form) -> None:
    found = codes(form, submitted(form), asked("review", signed_on="昨天", extra="1"), COUNTY)
    assert "field.required" in found
    assert "step.field" in found
    assert any(code.startswith("date") for code in found)


def test_the_same_person_twice_is_only_a_warning(form: Form) -> None:
    log = submitted(form, COUNTY)
    assert codes(form, log, asked("review", opinion="同意"), COUNTY) == ["V25.step"]


def test_who_signed_a_step_may_not_sign_the_one_that_asks_for_another_person(tmp_path: Path) -> None:
    text = FORM.replace(
        'states = {draft = "草稿", submitted = "已提交"',
        'states = {draft = "草稿", submitted = "已提交", a = "甲", b = "乙"',
    )
    signer = '  [[step.field]]\n  id = "signer"\n  label = "签字人"\n  kind = "person_name"\n'
    first = '[[step]]\nid = "first"\nlabel = "初审"\nfrom = ["submitted"]\nto = "a"\n' + signer
    second = '[[step]]\nid = "second"\nlabel = "复审"\nfrom = ["a"]\nto = "b"\nother_than = ["first"]\n' + signer
    form = tiny(tmp_path, f"{text}\n{first}\n{second}")
    log = submitted(form)
    log = (*log, take(form, "u1", log, asked("first", signer="吴建国"), CLERK, "digest"))
    assert codes(form, log, asked("second", signer="吴建国"), COUNTY) == ["V25.step"]
    assert codes(form, log, asked("second", signer="何丽"), COUNTY) == []


def test_an_outcome_nobody_declared_is_refused(form: Form) -> None:
    assert codes(form, submitted(form), asked("review", "retruned", opinion="同意"), COUNTY) == ["step.outcome"]


def test_a_step_that_was_sent_back_does_not_count_as_done_before_another(tmp_path: Path) -> None:
    states = 'states = {draft = "草稿", submitted = "已提交"'
    waits = STEPS.replace('from = ["reviewed"]', 'from = ["draft"]\nafter = [{step = "review"}]')
    form = tiny(tmp_path, FORM.replace(states, f'{states}, reviewed = "已审", paid = "已发"') + waits)
    log = submitted(form)
    log = (*log, take(form, "u1", log, asked("review", outcome="returned"), COUNTY, "digest"))
    assert codes(form, log, asked("pay"), COUNTY) == ["step.after"]


def test_taking_a_step_leaves_a_chained_entry_and_moves_the_state(form: Form) -> None:
    log = submitted(form)
    entry = take(form, "u1", log, asked("review", opinion="同意", signed_on="2026-08-07"), COUNTY, "digest")
    assert entry.prev == log[0].digest
    assert entry.values == {"opinion": "同意", "signed_on": "2026-08-07"}
    assert entry.on == date(2026, 8, 7)
    assert state_of(form, (*log, entry)) == "reviewed"


def test_sending_back_says_why_where_the_step_asks_for_it(tmp_path: Path) -> None:
    states = 'states = {draft = "草稿", submitted = "已提交"'
    asks = STEPS.replace('level = ["县区"]', 'level = ["县区"]\nreason = "opinion"')
    form = tiny(tmp_path, FORM.replace(states, f'{states}, reviewed = "已审", paid = "已发"') + asks)
    assert codes(form, submitted(form), asked("review", outcome="returned"), COUNTY) == ["step.reason"]
    assert codes(form, submitted(form), asked("review", outcome="returned", opinion="缺户口簿"), COUNTY) == []
    assert "step.reason" not in codes(form, submitted(form), asked("review"), COUNTY)


def test_a_check_of_the_log_sees_this_entry_and_those_before(tmp_path: Path) -> None:
    states = 'states = {draft = "草稿", submitted = "已提交"'
    visit = """
[[step]]
id = "verify"
label = "入户"
from = ["submitted"]
to = "seen"
entry_checks = ["two_visitors"]

  [[step.field]]
  id = "visited_on"
  label = "日期"
  kind = "date"
"""
    review = STEPS.replace('from = ["submitted"]', 'from = ["seen"]\nentry_checks = ["review_after_visit"]', 1)
    form = tiny(
        tmp_path, FORM.replace(states, f'{states}, seen = "已看", reviewed = "已审", paid = "已发"') + visit + review
    )
    log = submitted(form)
    log = (*log, take(form, "u1", log, asked("verify", visited_on="2026-08-06"), CLERK, "digest"))
    assert codes(form, log, asked("review", opinion="同意", signed_on="2026-08-05"), COUNTY) == ["V23"]
    assert codes(form, log, asked("review", opinion="同意", signed_on="2026-08-06"), COUNTY) == []


def test_sending_back_needs_no_fields_and_moves_the_state_back(form: Form) -> None:
    log = submitted(form)
    back = asked("review", outcome="returned")
    assert codes(form, log, back, COUNTY) == []
    assert state_of(form, (*log, take(form, "u1", log, back, COUNTY, "digest"))) == "draft"
