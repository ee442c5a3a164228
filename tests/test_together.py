"""One step for many records: typed once, each with its own amount; one that is refused holds the others back until the person says otherwise."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from offices import DECLARED, Someone

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Severity
from jinqiu_desktop.kinds import Ref, id_check_digit
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.together import Outcome
from jinqiu_desktop.records import Answers, Json, Record, StepTaken, canonical, digest, new_uid
from jinqiu_desktop.store import Submission

PASSPHRASE = "春天的第二张通知书"
APPROVAL = {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-20"}


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    """A county under the notice of 银川 2018, where amounts are fixed."""
    profile = Profile(name="示例县总工会", level="县区", region="640104", policy="yinchuan-2018", clerk="周宁")
    clock = datetime(2026, 8, 21, 1, tzinfo=UTC)
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, catalog=DECLARED, clock=lambda: clock).office as office:
        yield Someone(office, tmp_path, PASSPHRASE)


def applied(of: Someone, seed: int, **changes: str) -> str:
    """An application of a household that is well below the line, to a university in or out of the region by turns."""
    (stored,) = made_up_households(1, random.Random(seed), of.office.today())
    members = [{**one, "income": "0"} for one in stored["members"]]
    household = of.office.archive.put(
        "household", {**stored, "head.income": "600", "income.other": "0", "members": members}
    )
    rid = of.office.archive.record(household).rows("members")[0].rid
    filling = of.office.archive.new(
        "application", references={"household": Ref(household), "student": Ref(household, rid)}
    )
    typed = {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
        "school.region": "640104" if seed % 2 else "610103", "school.batch": "一本", "school.regular": "是", "school.military": "否",
        "school.years": "4", "school.major": "护理学", "tuition": "9000", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in (typed | changes).items():
        filling.type(path, text)
    return of.office.archive.submit(filling).uid


def posted(of: Someone, count: int) -> list[str]:
    """Applications whose 公示 is over, of as many households; there is no path to them but the steps."""
    uids = [applied(of, seed) for seed in range(count)]
    for uid in uids:
        step = of.office.archive.step
        step(uid, "verify", {"visitors": "周文静、吴建国", "visited_on": "2026-08-01", "found": "情况属实"})
        step(uid, "review", {"opinion": "同意上报。", "signer": "吴建国", "signed_on": "2026-08-01"})
        step(uid, "posting", {"begins": "2026-08-02", "ends": "2026-08-08", "objection": "无异议"})
    return uids


def alike(of: Someone, count: int) -> list[str]:
    """So many applications like one whose 公示 is over, each of a household of its own; written at once, for filling them in takes its time."""
    (first,) = posted(of, 1)
    record = of.office.archive.record(first)
    ref = record.value("student")
    assert isinstance(ref, Ref)
    household, store = of.office.archive.record(ref.uid), of.office.desk.store
    homes, made = list[Submission](), list[Submission]()
    for at in range(1, count):
        home, uid = new_uid(of.office.desk.clock()), new_uid(of.office.desk.clock())
        members = tuple(
            replace(row, values={**row.values, "idno": _idno(at * 10 + place)})
            for place, row in enumerate(household.answers.rows("members"), start=1)
        )
        values = {**household.answers.values, "head.idno": _idno(at * 10), "bank.card": ""}
        answers = replace(household.answers, values={k: v for k, v in values.items() if v}, blocks={"members": members})
        homes.append(_copy(of, household, home, answers, {}))
        mine = {**record.answers.values, "household": Ref(home), "student": Ref(home, ref.rid)}
        frozen = {**record.frozen, "pupil.idno": members[0].values["idno"], "pupil.name": f"学生{at}"}
        made.append(_copy(of, record, uid, replace(record.answers, values=mine), frozen))
    store.commit_many(homes)
    return [first, *(one.uid for one in store.commit_many(made))]


def _copy(of: Someone, record: Record, uid: str, answers: Answers, frozen: Mapping[str, Json]) -> Submission:
    steps, prev = list[StepTaken](), ""
    form = of.office.archive.form(record.form)
    written = digest(form.id, form.rev, canonical(form, answers))
    for one in of.office.archive.steps(record.uid):
        steps.append(replace(one, uid=uid, event=new_uid(one.at), prev=prev, revision=written))
        prev = steps[-1].digest
    fresh = replace(record, uid=uid, no=1, number="", parents=(), answers=answers, digest=written, frozen=frozen)
    return Submission(record=fresh, steps=tuple(steps), who="刘敏", act="submit.submit")


def _idno(serial: int) -> str:
    first = f"00990120080101{serial:03}" if serial < 1000 else f"00990220080101{serial - 1000:03}"
    return first + id_check_digit(first)


def states(of: Someone, uids: list[str]) -> list[str]:
    return [of.office.archive.state(uid) for uid in uids]


def codes(one: Outcome) -> list[str]:
    return [each.code for each in one.problems if each.severity is Severity.ERROR]


def test_one_opinion_approves_all_and_the_audit_tells_each(county: Someone) -> None:
    uids = posted(county, 3)
    found = county.office.together.step_many(uids, "center_review", APPROVAL)
    assert [one.is_taken for one in found] == [True] * 3
    assert states(county, uids) == ["approved"] * 3
    told = [line.uid for line in county.office.safety.audit_log() if line.act == "step.center_review"]
    assert told == uids
    taken = [county.office.archive.steps(uid)[-1].values for uid in uids]
    assert {(one["opinion"], one["signer"]) for one in taken} == {("同意救助。", "何丽")}
    assert [one["amount"] for one in taken] == ["5000", "4000", "5000"], "out of the region, in it, out of it"


def test_an_amount_the_notice_does_not_allow_is_refused_with_its_sentence(county: Someone) -> None:
    (uid,) = posted(county, 1)
    (found,) = county.office.together.step_many([uid], "center_review", {**APPROVAL, "amount": "2000"})
    assert codes(found) == ["V20.uniform"]
    assert not found.is_taken


def test_one_that_is_refused_is_named_with_its_reason_and_holds_the_others_back(county: Someone) -> None:
    uids = posted(county, 2)
    early = applied(county, 9)
    found = county.office.together.step_many([*uids, early], "center_review", APPROVAL)
    assert [one.is_taken for one in found] == [False] * 3
    assert [codes(one) for one in found] == [[], [], ["step.state"]]
    assert found[2].called == county.office.archive.number(early)
    assert states(county, uids) == ["posted", "posted"]


def test_the_others_go_on_when_the_person_says_so(county: Someone) -> None:
    uids = posted(county, 2)
    early = applied(county, 9)
    found = county.office.together.step_many([early, *uids], "center_review", APPROVAL, accept_good=True)
    assert [one.is_taken for one in found] == [False, True, True]
    assert states(county, [early, *uids]) == ["submitted", "approved", "approved"]


def test_each_record_has_its_own_amount_unless_it_is_typed_for_all_or_for_one(
    county: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = posted(county, 2)
    together = county.office.together
    offered = {first: {"amount": "3000"}, second: {"amount": "4000"}}
    monkeypatch.setattr(type(together), "offered", lambda _self, uid, _step: offered[uid])
    weigh = together.weigh([first, second], "center_review", APPROVAL)
    assert [one.typed["amount"] for one in weigh] == ["3000", "4000"]
    weigh = together.weigh([first, second], "center_review", {**APPROVAL, "amount": "2000"})
    assert [one.typed["amount"] for one in weigh] == ["2000", "2000"]
    weigh = together.weigh([first, second], "center_review", APPROVAL, own={second: {"amount": "3500"}})
    assert [one.typed["amount"] for one in weigh] == ["3000", "3500"]
    back = together.weigh([first], "center_review", {"opinion": "材料不全"}, "returned")
    assert "amount" not in back[0].typed, "who sends back approves nothing"


def test_what_is_paid_begins_with_what_was_approved(county: Someone) -> None:
    (uid,) = posted(county, 1)
    county.office.together.step_many([uid], "center_review", APPROVAL)
    assert county.office.together.offered(uid, "pay") == {"amount": "5000"}


def test_nothing_is_written_when_it_is_only_weighed(county: Someone) -> None:
    (uid,) = posted(county, 1)
    before = county.fingerprint()
    county.office.together.weigh([uid], "center_review", {**APPROVAL, "amount": "2000"})
    assert county.fingerprint() == before


def test_the_steps_many_can_take_come_first_and_say_of_how_many(county: Someone) -> None:
    uids = posted(county, 2)
    early = applied(county, 9)
    found = {one.step.id: len(one.uids) for one in county.office.together.open_steps([early, *uids])}
    assert found == {"end": 3, "report": 2, "center_review": 2, "verify": 1}
    assert list(found)[-1] == "end"  # what ends a record is not the first thing offered


def test_drafts_are_handed_in_together_and_one_with_an_error_stays(county: Someone) -> None:
    good = county.office.archive.put("household", sample("household"), step="draft")
    bad = county.office.archive.new("household", carry=False)
    bad.type("head.name", "周世军")
    county.office.archive.save(bad)
    assert [one.step.id for one in county.office.together.open_steps([good, bad.uid])] == ["submit"]
    found = county.office.together.step_many([good, bad.uid], "submit", {}, accept_good=True)
    assert [one.is_taken for one in found] == [True, False]
    assert "field.required" in codes(found[1])
    assert county.office.archive.state(good) == "submitted"
    assert county.office.archive.has_draft(bad.uid)


def test_forty_take_a_few_seconds_at_most(county: Someone) -> None:
    uids = alike(county, 40)
    begin = time.perf_counter()
    found = county.office.together.step_many(uids, "center_review", APPROVAL)
    assert all(one.is_taken for one in found)
    assert time.perf_counter() - begin < 20  # measured 0.7 s; an officer has a minute for all of it


def test_a_posting_that_ends_without_objection_takes_its_applications_along(county: Someone) -> None:
    uid = applied(county, 3)
    step = county.office.archive.step
    step(uid, "verify", {"visitors": "周文静、吴建国", "visited_on": "2026-08-01", "found": "情况属实"})
    step(uid, "review", {"opinion": "同意上报。", "signer": "吴建国", "signed_on": "2026-08-01"})
    filling = county.office.archive.new("posting")
    typed = {"unit.name": "示例市第一纺织厂", "begins": "2026-08-03", "ends": "2026-08-07", "phone": "0951-5550002"}
    for path, text in typed.items():
        filling.type(path, text)
    ref = county.office.archive.record(uid).value("household")
    assert isinstance(ref, Ref)
    county.office.papers.list_publicly(filling, ref.uid)
    posting = county.office.archive.submit(filling).uid
    told = {"objection": "无异议", "ended_on": "2026-08-10", "taken_down_on": "2026-08-10"}
    assert county.office.together.take(posting, "finish", told) == ()
    assert states(county, [posting, uid]) == ["finished", "posted"]
