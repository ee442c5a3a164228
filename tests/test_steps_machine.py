"""An application led at random through its steps, by two levels, day after day: what must never happen does not (V21)."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from offices import DECLARED, Someone, application, someone

from jinqiu_desktop.errors import Refused
from jinqiu_desktop.forms import Step
from jinqiu_desktop.records import StepTaken, state_of

FORM = DECLARED.form("application")
BEGIN = date(2026, 8, 7)
WHO = {"基层": ("厂工会", "刘敏"), "县区": ("县总工会", "周宁")}
MOVES = 50
"""Moves an application."""


@pytest.fixture(scope="module")
def factory() -> Iterator[Someone]:
    with tempfile.TemporaryDirectory() as folder:
        one = someone(Path(folder) / "office", "厂工会")
        yield one
        assert one.office.safety.verify().problems == ()
        one.office.close()


def typed_for(step: Step, chance: random.Random, day: date) -> dict[str, str]:
    """Something for each field of a step, mostly right."""
    said = {name: one.example or one.kind.example() for name, one in step.fields.items()}
    for name, one in step.fields.items():
        if one.kind.name == "date":
            said[name] = (day - timedelta(days=chance.choice([0, 0, 0, 1, 5, -1]))).isoformat()
    if "begins" in said:
        said["begins"], said["ends"] = (day - timedelta(days=7)).isoformat(), day.isoformat()
    if "amount" in said:
        said["amount"] = chance.choice(["2000", "2000", "1500", "2500", "0", "1999.5"])
    if "objection" in said:
        said["objection"] = chance.choice(["无异议", "无异议", "异议成立", "异议不成立"])
    if said and chance.random() < 0.1:
        said.pop(chance.choice(list(said)))
    return said


def machine(of: Someone, tally: dict[str, int]) -> type[RuleBasedStateMachine]:
    """Each run leads one new application of the office."""

    class Steps(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.day = BEGIN
            self.taken: list[StepTaken] = []
            self.past: dict[date, str] = {}

        @initialize(seed=st.integers(0, 10**9))
        def applied(self, seed: int) -> None:
            self._be("基层")
            tally["runs"] = tally.get("runs", 0) + 1
            self.uid = application(of, of.put(tally["runs"] * 1000 + seed % 1000))
            self.taken = list(of.office.archive.steps(self.uid))

        @rule(
            level=st.sampled_from(["基层", "县区"]),
            ahead=st.sampled_from([0, 0, 1, 8]),
            seed=st.integers(0, 10**9),
            onward=st.booleans(),
        )
        def move(self, level: str, ahead: int, seed: int, onward: bool) -> None:
            chance, archive = random.Random(seed), of.office.archive
            self.day += timedelta(days=ahead)
            self._be(level)
            every = list(FORM.steps.values())
            here = [step for step in every if archive.state(self.uid) in step.begins and step.id != "end"]
            step = chance.choice(here if here and chance.random() < 0.85 else every)
            outcome = "" if onward or not step.back else chance.choice(list(step.back))
            before = archive.steps(self.uid)
            tally["moves"] = tally.get("moves", 0) + 1
            with suppress(Refused):
                archive.step(self.uid, step.id, typed_for(step, chance, self.day), outcome)
            after = archive.steps(self.uid)  # a refusal leaves the log as it was: the invariant compares
            if len(after) > len(before):  # to submit what is submitted is a correction and leaves no step
                self.taken.append(after[-1])
                tally[step.id] = tally.get(step.id, 0) + 1

        def _be(self, level: str) -> None:
            desk, (name, clerk) = of.office.desk, WHO[level]
            desk.profile = replace(desk.profile, name=name, clerk=clerk, level=level)
            day = self.day
            desk.clock = lambda: datetime(day.year, day.month, day.day, 4, tzinfo=UTC)

        @invariant()
        def the_log_is_what_was_taken(self) -> None:
            if self.taken:
                assert of.office.archive.steps(self.uid) == tuple(self.taken)
                audited = [one for one in of.office.safety.audit_log() if one.uid == self.uid]
                assert sum(one.act.startswith(("step.", "submit.")) for one in audited) >= len(self.taken)

        @invariant()
        def nothing_is_paid_without_approval_nor_approved_before_the_posting_ended(self) -> None:
            last = max((at for at, one in enumerate(self.taken) if one.step == "submit"), default=0)
            round_now = [(one.step, one.outcome) for one in self.taken[last:]]
            for done in ("pay", "enter", "graduate"):
                if (done, "") in round_now:
                    assert ("center_review", "") in round_now[: round_now.index((done, ""))]
            if ("center_review", "") in round_now:
                at = round_now.index(("center_review", ""))
                assert ("posting", "") in round_now[:at]
                review = self.taken[last + at]
                posting = [one for one in self.taken[last : last + at] if (one.step, one.outcome) == ("posting", "")][
                    -1
                ]
                assert posting.values["objection"] in ("0", "2")
                assert str(review.values["signed_on"]) >= str(posting.values["ends"])

        @invariant()
        def a_later_step_leaves_every_past_day_as_it_was(self) -> None:
            for day, state in self.past.items():
                if day < self.day:
                    assert state_of(FORM, self.taken, day) == state
            if self.taken:
                self.past[self.day] = of.office.archive.state(self.uid)

    return Steps


def test_random_steps_of_two_levels_never_break_the_order(
    factory: Someone, counts: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    tally: dict[str, int] = {}
    run_state_machine_as_test(
        machine(factory, tally),
        settings=settings(
            max_examples=counts(8, 104),
            stateful_step_count=MOVES,
            deadline=None,
            derandomize=counts(1, 0) == 1,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    with capsys.disabled():
        print(f" [steps: {tally}]", end="")
    assert tally["moves"] >= counts(8, 104) * MOVES // 2
    assert tally.get("verify", 0) > 0
    assert tally.get("center_review", 0) >= counts(0, 1)  # eight short walks need not get that far
