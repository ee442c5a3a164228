"""Receiving: what an office sealed is at the county the same by digest, comes back with remarks, and is mended; nothing is half done.

Half a minute: every test has a county and an office with stores of their own, and a program is killed in each part of a receive.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfs
import pytest
from offices import NOW, Someone, application, someone, trust_each_other
from sqlalchemy import event
from test_campaign import VISITED

from jinqiu_desktop.bundle import Choice
from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import SENTENCES, Failure, Progress, Refused, Severity, Stopped, sentence
from jinqiu_desktop.office import Decisions, Office
from jinqiu_desktop.office import restore as restore_office
from jinqiu_desktop.records import Json
from jinqiu_desktop.store import ledger

ROOT = Path(__file__).parent.parent


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


@pytest.fixture
def mill(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "mill", "示例纺织厂工会")
    yield made
    made.office.close()


@pytest.fixture
def county(tmp_path: Path, factory: Someone, mill: Someone) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    trust_each_other(factory, mill, made)
    yield made
    made.office.close()


def codes(of: Someone, path: Path) -> set[str]:
    """The problems a plan tells; each has its sentence."""
    problems = of.office.receiving.plan(path).all_problems()
    assert all(one.code in SENTENCES for one in problems)
    return {one.code for one in problems}


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Failure) as failing:
        act()
    assert str(failing.value)
    return failing.value.code


# --- there ----------------------------------------------------------------------------------------------------------------


def test_the_county_holds_what_two_offices_sealed_by_digest(
    factory: Someone, mill: Someone, county: Someone, tmp_path: Path
) -> None:
    first, second = factory.put(1), factory.put(2)
    scan = tmp_path / "身份证.jpg"
    scan.write_bytes(b"a made-up scan" * 5000)
    factory.office.archive.attach(first, scan, "身份证")
    applied = application(factory, second)
    third = mill.put(3)
    for office in (factory, mill):
        bundle = office.seal(county)
        before = county.fingerprint()
        plan = county.office.receiving.plan(bundle)
        assert county.fingerprint() == before
        assert plan.counts["new"] == len(plan.records) > 0
        assert county.receive(bundle).left_out == ()
    held = county.digests()
    assert held == factory.digests() | mill.digests()
    assert set(held) == {first, second, applied, third}
    archive = county.office.archive
    for office, uid in ((factory, first), (factory, applied), (mill, third)):
        own, here = office.office.archive.record(uid), archive.record(uid)
        assert (here.no, here.number, here.office, here.parents) == (own.no, own.number, own.office, own.parents)
        assert here.frozen == own.frozen
        assert archive.state(uid) == office.office.archive.state(uid)
        assert archive.steps(uid) == office.office.archive.steps(uid)
    assert archive.number(first) == f"示例厂工会/{factory.office.archive.number(first)}"
    assert archive.find(archive.number(third)) == third
    (attached,) = (row.value("file") for row in archive.record(first).rows("attachments"))
    assert county.office.desk.store.attachment(attached.sha256) == scan.read_bytes()
    assert county.office.safety.verify().problems == ()
    assert [(one.card.office, one.records) for one in county.office.receiving.received()] == [
        ("示例厂工会", 3),
        ("示例纺织厂工会", 1),
    ]


def test_on_a_stick_the_bundles_of_others_wait_and_not_our_own(factory: Someone, county: Someone) -> None:
    factory.put(1)
    bundle = factory.seal(county)
    (told,) = county.office.receiving.waiting(bundle.parent)
    assert (told.path, told.office, told.is_received) == (bundle, "示例厂工会", False)
    assert factory.office.receiving.waiting(bundle.parent) == ()


def test_the_papers_of_the_office_can_be_checked_against_the_codes_the_county_got(
    factory: Someone, county: Someone
) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    code, _ = county.office.desk.store.passed_on(uid)
    assert code == factory.office.desk.key.check_code(factory.digests()[uid])


def test_a_number_alone_means_one_record_or_is_refused(factory: Someone, mill: Someone, county: Someone) -> None:
    factory.put(1)
    mill.put(2)
    for office in (factory, mill):
        county.receive(office.seal(county))
    assert code_of(lambda: county.office.archive.find("JQ-2026-000001")) == "record.several"
    own = county.put(3)
    assert county.office.archive.find("JQ-2026-000001") == own


def test_what_another_office_owns_cannot_be_changed_here(factory: Someone, county: Someone, tmp_path: Path) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    archive = county.office.archive
    assert code_of(lambda: archive.edit(uid)) == "record.foreign"
    assert code_of(lambda: archive.put("household", {"remark": "x"}, uid)) == "record.foreign"
    (tmp_path / "a.txt").write_bytes(b"x")
    assert code_of(lambda: archive.attach(uid, tmp_path / "a.txt", "其他")) == "record.foreign"
    assert archive.whole(uid).value("head.name")
    steps = archive.open_steps(uid)
    assert "archive" in {step.id for step in steps}
    assert not any(step.freezes for step in steps)  # that would make a revision


def test_a_person_in_two_offices_is_shown_and_stops_nothing(factory: Someone, mill: Someone, county: Someone) -> None:
    first = factory.put(1)
    second = mill.put(1)  # the same made-up family again
    other = mill.put(2)
    county.receive(factory.seal(county))
    bundle = mill.seal(county)
    assert codes(county, bundle) == {"bundle.person_twice"}
    assert set(county.receive(bundle).taken) == {second, other}
    number = county.office.archive.number(first)
    assert ("V03", number) in {(one.code, one.fact("number")) for one in county.office.archive.problems(second)}
    assert county.office.safety.verify().problems == ()
    with pytest.raises(Refused):
        county.put(1)  # one household, one archive: not a third time


# --- and back -------------------------------------------------------------------------------------------------------------


def test_a_record_is_returned_mended_and_received_again_and_only_that_one_counts(
    factory: Someone, county: Someone
) -> None:
    uids = [factory.put(seed) for seed in (1, 2, 3)]
    county.receive(factory.seal(county))
    bad = uids[1]
    receiving = county.office.receiving
    receiving.remark(bad, "house.address", "门牌号不对，请核对。")
    hint = receiving.remark(bad, "", "请尽快补齐材料。", Severity.WARNING)
    county.office.archive.step(bad, "archive", {"opinion": "退回补正"}, "returned")
    returned = county.give_back(factory)
    assert factory.counts(returned) == {"progress": 1}
    told = factory.receive(returned)
    assert (told.taken, told.remarks) == ((bad,), 2)
    archive = factory.office.archive
    assert archive.state(bad) == "returned"
    assert archive.steps(bad) == county.office.archive.steps(bad)
    found = {
        (one.where, one.code, one.severity, one.fact("text")) for one in archive.problems(bad) if one.code == "remark"
    }
    assert found == {
        ("house.address", "remark", Severity.ERROR, "门牌号不对，请核对。"),
        ("", "remark", Severity.WARNING, "请尽快补齐材料。"),
    }
    filling = archive.edit(bad)
    with pytest.raises(Refused) as refused:
        archive.submit(filling)
    assert [(one.where, one.code) for one in refused.value.problems] == [("house.address", "remark")]
    filling.type("house.address", "谯城区建设路 88 号")
    assert [one for one in filling.problems() if one.code == "remark"] == []
    archive.submit(filling)
    assert archive.state(bad) == "submitted"
    assert all(one.closed_by == archive.record(bad).digest for one in factory.office.receiving.remarks(bad))
    mended = factory.seal(county)
    assert county.counts(mended) == {"newer": 1, "same": 2}
    (changed,) = [one for one in receiving.plan(mended).records if one.is_changed]
    assert (changed.uid, changed.differs) == (bad, ("house.address",))
    assert county.receive(mended).taken == (bad,)
    assert county.digests() == factory.digests()
    assert county.office.archive.state(bad) == "submitted"
    assert [one.closed_by for one in receiving.remarks(bad)] == [factory.digests()[bad]] * 2
    assert hint in {one.uuid for one in receiving.remarks(bad)}
    for one in (factory, county):
        assert one.office.safety.verify().problems == ()


def test_a_remark_is_answered_by_a_reason_where_the_answer_is_right(factory: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    county.office.receiving.remark(uid, "head.name", "是不是写错了？", Severity.WARNING)
    factory.receive(county.give_back(factory))
    filling = factory.office.archive.edit(uid)
    (told,) = [one for one in filling.problems() if one.code == "remark"]
    filling.note(told, "对照过身份证，没有错。")
    factory.office.archive.correct(filling)
    (remark,) = factory.office.receiving.remarks(uid)
    assert remark.closed_by == factory.digests()[uid]
    county.receive(factory.seal(county))
    county.office.receiving.remark(uid, "head.name", "请再看一次。", Severity.WARNING)
    factory.receive(county.give_back(factory))
    (again,) = [one for one in factory.office.archive.problems(uid) if one.code == "remark"]
    assert (again.fact("text"), again.fact("note")) == ("请再看一次。", "")


def test_remarks_have_a_place_and_a_text(factory: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    receiving = county.office.receiving
    rid = county.office.archive.record(uid).rows("members")[0].rid
    receiving.remark(uid, f"members[{rid}].name", "请核对")
    for path in ("nowhere", "members[aaaaaaaa].name", f"members[{rid}].nothing", "members["):
        assert code_of(lambda path=path: receiving.remark(uid, path, "请核对")) == "remark.place"
    assert code_of(lambda: receiving.remark(uid, "", " ")) == "remark.blank"
    assert code_of(lambda: receiving.close_remark("none")) == "remark.unknown"
    (open_one,) = receiving.remarks(uid)
    receiving.close_remark(open_one.uuid)
    assert receiving.remarks(uid)[0].closed_by == county.digests()[uid]


def test_only_what_was_done_or_said_is_returned_and_only_to_its_owner(
    factory: Someone, mill: Someone, county: Someone
) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    assert code_of(lambda: county.give_back(factory)) == "return.none"
    assert code_of(lambda: county.give_back(mill, [uid])) == "return.foreign"
    assert factory.counts(county.give_back(factory, [uid])) == {"same": 1}


def test_offices_of_one_name_are_told_apart_by_what_was_done_here(tmp_path: Path) -> None:
    """Both are called the same; the other one's own steps and remarks are no answers of ours."""
    lower, upper = someone(tmp_path / "lower", "示例工会"), someone(tmp_path / "upper", "示例工会", "县区")
    trust_each_other(lower, upper)
    first, second = lower.put(1), lower.put(2)
    lower.office.receiving.remark(first, "head.phone", "自己写给自己看的。")
    upper.receive(lower.seal(upper))
    sender = lower.office.exchange.card().sender
    assert upper.office.receiving.answers_for(sender) == ()
    assert code_of(lambda: upper.give_back(lower)) == "return.none"
    upper.office.archive.step(second, "archive", {"opinion": "退回补正"}, "returned")
    assert [one.record.uid for one in upper.office.receiving.answers_for(sender)] == [second]
    assert lower.counts(upper.give_back(lower)) == {"progress": 1}
    for one in (lower, upper):
        one.office.close()


def test_a_return_carries_exactly_the_answers_that_were_chosen(factory: Someone, county: Someone) -> None:
    uids = [factory.put(seed) for seed in (1, 2, 3)]
    county.receive(factory.seal(county))
    receiving, sender = county.office.receiving, factory.office.exchange.card().sender
    receiving.remark(uids[0], "house.address", "请核对。")
    receiving.remark(uids[0], "", "请尽快。", Severity.WARNING)
    county.office.archive.step(uids[1], "archive", {"opinion": "退回补正"}, "returned")
    found = receiving.answers_for(sender)
    assert {(one.record.uid, len(one.steps), len(one.remarks), one.is_new) for one in found} == {
        (uids[0], 0, 2, True),
        (uids[1], 1, 0, True),
    }
    assert all(one.title and one.returned is None for one in found)
    back = county.give_back(factory, [uids[1]])
    assert [one.uid for one in factory.office.receiving.plan(back).records] == [uids[1]]
    again = {one.record.uid: (one.is_new, one.returned) for one in receiving.answers_for(sender)}
    assert again == {uids[0]: (True, None), uids[1]: (False, NOW)}
    receiving.remark(uids[1], "", "还有一句。")
    assert all(one.is_new for one in receiving.answers_for(sender))
    assert factory.counts(county.give_back(factory)) == {
        "progress": 1,
        "same": 1,
    }  # a stick may be lost: everything again


def test_what_its_owner_answered_need_not_go_back_again(factory: Someone, county: Someone) -> None:
    sent_back, accepted = factory.put(1), factory.put(2)
    county.receive(factory.seal(county))
    receiving, sender = county.office.receiving, factory.office.exchange.card().sender
    receiving.remark(sent_back, "house.address", "请核对。")
    county.office.archive.step(sent_back, "archive", {"opinion": "退回补正"}, "returned")
    receiving.remark(accepted, "head.phone", "电话打不通。", Severity.WARNING)
    factory.receive(county.give_back(factory))
    filling = factory.office.archive.edit(sent_back)
    filling.type("house.address", "谯城区建设路 88 号")
    factory.office.archive.submit(filling)
    county.receive(factory.seal(county))
    assert [one.record.uid for one in receiving.answers_for(sender)] == [accepted]


def test_steps_that_come_with_the_same_answers_are_told_by_name_and_day(
    factory: Someone, county: Someone, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A payment that bounced changes no answer, and statistics all the same."""
    quiet, paid_back = (application(factory, factory.put(seed)) for seed in (1, 2))
    county.receive(factory.seal(county))
    factory.office.archive.step(paid_back, "verify", VISITED)
    bundle = factory.seal(county)
    plan = county.office.receiving.plan(bundle)
    told = {one.uid: county.office.receiving.progress(one) for one in plan.records if one.uid in (quiet, paid_back)}
    assert told == {quiet: "", paid_back: f"入户核实（{NOW.date()}）"}
    county.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", county.passphrase)
    ask = ["--data", str(county.root / "data"), "receive", str(bundle)]
    assert main([*ask, "--dry-run"]) == 0
    words = capsys.readouterr().out
    assert "有进展 1，" in words
    (line,) = [one for one in words.splitlines() if one.startswith(paid_back)]
    assert line.endswith(f"\t有进展\t入户核实（{NOW.date()}）")
    assert main(["--json", *ask]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert (result["counts"]["progress"], result["taken"]) == (1, [paid_back])
    (row,) = [one for one in result["rows"] if one["id"] == paid_back]
    assert (row["change"], row["state"], row["steps"]) == ("same", "progress", 1)
    county.open_again()
    uuid = result["uuid"]
    (receipt,) = county.office.receiving.receipts(uuid)
    (kept,) = [one for one in receipt.lines if one.fate == "in"]
    assert "入户核实" in sentence(kept.problems[-1]).what


# --- order ----------------------------------------------------------------------------------------------------------------


def test_twice_and_out_of_order_do_no_harm(factory: Someone, county: Someone) -> None:
    uid = factory.put()
    first = factory.seal(county, "first")
    factory.change(uid, "house.address", "谯城区新路 1 号")
    second = factory.seal(county, "second")
    assert codes(county, second) == {"bundle.gap"}
    county.receive(second)
    before = county.fingerprint()
    assert code_of(lambda: county.receive(second)) == "bundle.seen"
    assert codes(county, second) == {"bundle.seen"}
    assert code_of(lambda: county.receive(first)) == "bundle.older"
    assert county.counts(first) == {"older": 1}
    assert county.fingerprint() == before
    assert county.receive(first, Decisions(older=True)).taken == ()
    assert county.digests() == factory.digests()


def test_a_bundle_to_somebody_else_between_is_no_gap(factory: Someone, mill: Someone, county: Someone) -> None:
    factory.put()
    county.receive(factory.seal(county, "a"))
    factory.seal(mill, "b")
    assert codes(county, factory.seal(county, "c")) == set()


def test_no_clock_decides_anything(factory: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county, "a"))
    factory.office.desk.clock = lambda: NOW.replace(year=2020)
    factory.change(uid, "house.address", "谯城区新路 1 号")
    assert county.receive(factory.seal(county, "b")).taken == (uid,)
    assert county.digests() == factory.digests()


def restored(one: Someone, backup: Path) -> None:
    """The office loses everything since its backup."""
    one.office.close()
    shutil.rmtree(one.root / "data")
    restore_office(backup, one.root / "data", passphrase=one.passphrase)
    one.office = Office.open(one.root / "data", one.passphrase, clock=lambda: NOW)


def test_a_restored_office_is_compared_by_digest_and_gets_its_own_back(factory: Someone, county: Someone) -> None:
    kept, changed = factory.put(1), factory.put(2)
    factory.office.safety.backup(factory.root / "备份.jqbackup")
    factory.change(changed, "house.address", "谯城区新路 1 号")
    lost = factory.put(3)
    county.receive(factory.seal(county, "before"))
    wanted = factory.digests()
    restored(factory, factory.root / "备份.jqbackup")
    bundle = factory.seal(county, "after")
    assert codes(county, bundle) == {"bundle.lineage"}
    assert county.counts(bundle) == {"same": 1, "older": 1}
    county.receive(bundle)
    assert county.digests() == wanted
    back = county.give_back(factory, [kept, changed, lost])
    assert factory.counts(back) == {"new": 1, "newer": 1, "same": 1}
    assert codes(factory, back) == {"bundle.lost"}
    assert factory.receive(back).taken == ()
    own = Choice(incoming=True)
    told = factory.receive(back, Decisions(records={changed: own, lost: own}))
    assert set(told.taken) == {changed, lost}
    assert factory.digests() == wanted
    assert factory.office.archive.record(lost).owner == ""
    assert factory.office.archive.number(factory.put(4)) == "JQ-2026-000004"  # 000003 came back
    assert factory.office.safety.verify().problems == ()


def test_two_versions_after_a_restore_are_a_conflict_somebody_settles(factory: Someone, county: Someone) -> None:
    uid, fine = factory.put(1), factory.put(2)
    county.receive(factory.seal(county, "first"))
    factory.office.safety.backup(factory.root / "备份.jqbackup")
    factory.change(uid, "house.address", "谯城区新路 1 号")
    county.receive(factory.seal(county, "before"))
    at_county = county.digests()[uid]
    restored(factory, factory.root / "备份.jqbackup")
    factory.change(uid, "head.phone", "13900001111")
    factory.change(fine, "head.phone", "13900002222")
    bundle = factory.seal(county, "after")
    assert county.counts(bundle) == {"conflict": 1, "newer": 1}
    (told,) = county.receive(bundle).left_out
    assert (told.uid, set(told.differs)) == (uid, {"house.address", "head.phone"})
    assert county.digests()[uid] == at_county
    assert county.digests()[fine] == factory.digests()[fine]
    cells = {one.path: (one.here, one.incoming) for one in county.office.receiving.differences(bundle, uid)}
    assert cells["house.address"][0].words == "谯城区新路 1 号"
    assert cells["head.phone"][1].words == "13900001111"
    # Who wrote each side down, and when: what one side left as it was is told of the revision both know.
    assert [side.no for side in cells["house.address"]] == [2, 1]
    assert [side.no for side in cells["head.phone"]] == [1, 2]
    assert {(side.by, side.office, side.at) for sides in cells.values() for side in sides} == {
        ("刘敏", "示例厂工会", NOW)
    }

    # The office settles it field by field: one revision with two parents, which both sides know as newer.
    back = county.give_back(factory, [uid])
    assert factory.counts(back) == {"conflict": 1}
    choice = Choice(incoming=False, fields={"house.address": True})
    factory.receive(back, Decisions(records={uid: choice}))
    record = factory.office.archive.record(uid)
    assert (record.value("house.address"), record.value("head.phone")) == ("谯城区新路 1 号", "13900001111")
    assert set(record.parents) >= {at_county}
    assert (len(record.parents), record.no) == (2, 3)
    settled = factory.seal(county, "settled")
    assert county.counts(settled) == {"newer": 1, "same": 1}
    county.receive(settled)
    assert county.digests() == factory.digests()
    for one in (factory, county):
        assert one.office.safety.verify().problems == ()


def test_a_difference_says_why_each_side_was_written(factory: Someone, county: Someone) -> None:
    uid = factory.put(1)
    factory.office.safety.backup(factory.root / "备份.jqbackup")
    factory.change(uid, "house.address", "谯城区新路 1 号")
    county.receive(factory.seal(county, "before"))
    county.office.receiving.remark(uid, "head.phone", "电话打不通。", Severity.WARNING)
    restored(factory, factory.root / "备份.jqbackup")
    factory.receive(county.give_back(factory, [uid]), Decisions(records={uid: Choice(incoming=False)}))
    filling = factory.office.archive.edit(uid)
    (told,) = [one for one in filling.problems() if one.code == "remark"]
    filling.note(told, "本人说晚上才开机。")
    filling.type("head.phone", "13900001111")
    filling.type("house.address", "谯城区别路 3 号")
    factory.office.archive.correct(filling)
    (cell,) = [
        one
        for one in county.office.receiving.differences(factory.seal(county, "after"), uid)
        if one.path == "head.phone"
    ]
    assert (cell.here.why, cell.here.mends) == ("", ())
    assert [(one.text, one.office) for one in cell.incoming.mends] == [("电话打不通。", "示例区总工会")]
    assert cell.incoming.why == "本人说晚上才开机。"


def test_a_county_may_choose_the_incoming_version_and_loses_nothing(factory: Someone, county: Someone) -> None:
    uid = factory.put(1)
    factory.office.safety.backup(factory.root / "备份.jqbackup")
    factory.change(uid, "house.address", "谯城区新路 1 号")
    before = factory.seal(county, "before")
    county.receive(before)
    set_aside = county.digests()[uid]
    restored(factory, factory.root / "备份.jqbackup")
    factory.change(uid, "head.phone", "13900001111")
    bundle = factory.seal(county, "after")
    county.receive(bundle, Decisions(records={uid: Choice(incoming=True)}))
    assert county.digests() == factory.digests()
    assert county.office.safety.verify().problems == ()
    assert set_aside in {digest for _, digest in county.office.desk.store.chain(uid)}
    with county.office.desk.store._engines.reads.connect() as connection:
        assert connection.exec_driver_sql("SELECT digest FROM aside").scalars().all() == [set_aside]
    assert county.counts(before) == {"older": 1}


def test_two_outcomes_of_one_step_are_shown_and_ours_stays(factory: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    county.office.archive.step(uid, "archive", {"opinion": "退回补正"}, "returned")
    factory.office.archive.step(uid, "archive", {"opinion": "不合条件"}, "refused")
    back = county.give_back(factory)
    (row,) = factory.office.receiving.plan(back).records
    assert [one.outcome for one in row.disputed] == ["returned"]
    assert codes(factory, back) == {"bundle.steps"}
    factory.receive(back)
    assert factory.office.archive.state(uid) == "refused"
    factory.receive(back, Decisions(records={uid: Choice(incoming=False, steps=True)}))
    assert factory.office.archive.state(uid) == "returned"
    assert len(factory.office.archive.steps(uid)) == 3
    assert factory.office.safety.verify().problems == ()


# --- receipts -------------------------------------------------------------------------------------------------------------


def test_a_receipt_tells_what_was_taken_in_what_was_not_and_why(
    factory: Someone, county: Someone, tmp_path: Path
) -> None:
    uid, fine = factory.put(1), factory.put(2)
    factory.office.safety.backup(factory.root / "备份.jqbackup")
    factory.change(uid, "house.address", "谯城区新路 1 号")
    first = factory.seal(county, "before")
    county.receive(first)
    restored(factory, factory.root / "备份.jqbackup")
    factory.change(uid, "head.phone", "13900001111")
    new = factory.put(3)
    bundle = factory.seal(county, "after")
    taken = county.receive(bundle)
    receiving, archive = county.office.receiving, county.office.archive
    (receipt,) = receiving.receipts(taken.plan.manifest.cover.uuid)
    assert (receipt.sender, receipt.seq) == (factory.office.exchange.card(), taken.plan.manifest.cover.seq)
    assert receipt.size == bundle.stat().st_size
    assert receipt.sha256 == hashlib.sha256(bundle.read_bytes()).hexdigest()
    assert (receipt.receiver, receipt.clerk, receipt.at) == ("示例区总工会", "周宁", NOW)
    told = {one.number: (one.change, one.fate, [each.code for each in one.problems]) for one in receipt.lines}
    assert told == {
        archive.record(uid).number: ("conflict", "out", ["bundle.conflict"]),
        archive.record(fine).number: ("same", "rest", []),
        archive.record(new).number: ("new", "in", []),
    }
    assert [one.code for one in receipt.problems] == ["bundle.lineage"]
    # A second taking in of the same bundle, for what was left out, is told beside the first.
    county.receive(bundle, Decisions(records={uid: Choice(incoming=True)}))
    assert [one.count("conflict") for one in receiving.receipts(receipt.uuid)] == [1, 1]
    assert [
        [line.fate for line in one.lines if line.change == "conflict"] for one in receiving.receipts(receipt.uuid)
    ] == [
        ["out"],
        ["in"],
    ]
    last = next(line for line in receiving.receipts(receipt.uuid)[-1].lines if line.change == "conflict")
    assert [one.code for one in last.problems] == ["bundle.conflict", "receipt.decided"]
    text = "".join(pdfs.texts(receiving.receipt_sheet(receipt.uuid)))
    for words in (
        "示例厂工会",
        receipt.uuid,
        receipt.sha256,
        f"{receipt.size:,} 字节",
        archive.record(new).number,
        str(archive.record(new).value("head.name")),
        "有冲突",
        "没有收",
        "送交人（签字）",
        "样式为软件建议，非官方附件",
    ):
        assert "".join(words.split()) in "".join(text.split()), words
    assert "".join(receipt.sender.fingerprint.split()) in "".join(text.split())
    assert str(archive.record(new).value("head.idno")) not in text


def test_no_receipt_is_kept_of_what_was_not_taken_in(factory: Someone, county: Someone) -> None:
    factory.put()
    bundle = factory.seal(county)
    uuid = county.office.receiving.plan(bundle).manifest.cover.uuid
    with pytest.raises(Stopped):
        county.office.receiving.receive(bundle, progress=Counting(8))
    assert county.office.receiving.receipts(uuid) == ()
    assert code_of(lambda: county.office.receiving.receipt_sheet(uuid)) == "receipt.none"


def test_a_long_receipt_goes_on_over_the_sheets(factory: Someone, county: Someone) -> None:
    for seed in range(40):
        factory.put(seed)
    taken = county.receive(factory.seal(county))
    pages = pdfs.texts(county.office.receiving.receipt_sheet(taken.plan.manifest.cover.uuid))
    assert len(pages) > 1
    text = "".join(pages)
    assert all(one.number in text for one in taken.plan.records)


# --- who may --------------------------------------------------------------------------------------------------------------


def test_strangers_and_bundles_for_others_are_refused(
    factory: Someone, mill: Someone, county: Someone, tmp_path: Path
) -> None:
    factory.put()
    before = county.fingerprint()
    assert code_of(lambda: county.receive(factory.seal(mill, "for the mill"))) == "bundle.not_for_us"
    stranger = someone(tmp_path / "stranger", "别处工会")
    stranger.put(9)
    assert code_of(lambda: county.receive(stranger.seal(county))) == "bundle.unknown_sender"
    stranger.office.close()
    assert county.fingerprint() == before


def test_an_office_cannot_change_what_another_one_owns(
    factory: Someone, mill: Someone, county: Someone, tmp_path: Path
) -> None:
    uid = factory.put()
    county.receive(factory.seal(county))
    # The mill comes by the factory's record and makes a revision of it, against the rules of its own program.
    mill.receive(factory.seal(mill))
    with mill.office.desk.store._engines.writes.begin() as connection:
        connection.exec_driver_sql("UPDATE record SET owner = ''")
    mill.change(uid, "house.address", "谯城区假路 1 号")
    bundle = mill.seal(county)
    before = county.digests()
    assert county.counts(bundle) == {"quarantined": 1}
    assert codes(county, bundle) == {"bundle.foreign"}
    county.receive(bundle)
    assert county.digests() == before


def test_a_record_moves_to_another_office_with_its_log(factory: Someone, mill: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county, "a"))
    factory.office.receiving.transfer(uid, mill.card)
    assert code_of(lambda: factory.office.archive.edit(uid)) == "record.foreign"
    assert code_of(lambda: factory.office.receiving.transfer(uid, county.card)) == "record.foreign"
    mill.put(7)
    assert mill.receive(factory.seal(mill, "b")).taken == (uid,)
    assert mill.office.archive.number(uid) == "JQ-2026-000002"
    mill.change(uid, "head.unit", "示例纺织厂")
    # Whichever bundle comes first, the county believes the entry that the first owner signed.
    county.receive(mill.seal(county, "c"))
    assert county.digests()[uid] == mill.digests()[uid]
    assert county.office.archive.record(uid).owner == mill.office.exchange.card().sender
    assert county.counts(factory.seal(county, "d")) == {"older": 1}
    county.receive(factory.root / "d.jqb")
    assert county.digests()[uid] == mill.digests()[uid]
    assert code_of(lambda: mill.office.receiving.transfer(uid, mill.card)) == "transfer.self"
    for one in (factory, mill, county):
        assert one.office.safety.verify().problems == ()


def test_a_record_with_an_open_draft_is_not_moved(factory: Someone, mill: Someone, county: Someone) -> None:
    uid = factory.put()
    filling = factory.office.archive.edit(uid)
    filling.type("house.address", "谯城区新路 1 号")
    factory.office.archive.save(filling)
    receiving, card, other = factory.office.receiving, mill.office.exchange.card(), factory.put(2)
    assert code_of(lambda: receiving.transfer([other, uid], card)) == "transfer.draft"
    assert {receiving.given_to(uid), receiving.given_to(other)} == {""}  # none of them
    factory.office.archive.discard(uid)
    receiving.transfer([uid, other], card)
    assert {receiving.given_to(uid), receiving.given_to(other)} == {"示例纺织厂工会"}
    mill.receive(factory.seal(mill))
    assert mill.office.receiving.given_to(uid) == ""
    county.receive(mill.seal(county))
    assert county.office.receiving.given_to(uid) == ""


def test_what_an_office_did_before_it_gave_a_record_away_is_no_answer(
    factory: Someone, mill: Someone, county: Someone
) -> None:
    uid = county.put()
    county.office.archive.step(uid, "archive", {"opinion": "退回补正"}, "returned")
    county.office.receiving.transfer(uid, mill.office.exchange.card())
    sender = mill.office.exchange.card().sender
    assert county.office.receiving.answers_for(sender) == ()
    county.office.receiving.remark(uid, "head.phone", "请核对。")
    (answer,) = county.office.receiving.answers_for(sender)
    assert (answer.steps, len(answer.remarks)) == ((), 1)


def test_a_forged_transfer_moves_nothing(factory: Someone, mill: Someone, county: Someone) -> None:
    uid = factory.put()
    county.receive(factory.seal(county, "a"))
    factory.office.receiving.transfer(uid, mill.card)
    mill.receive(factory.seal(mill, "b"))
    with mill.office.desk.store._engines.writes.begin() as connection:
        forged = connection.exec_driver_sql("SELECT * FROM step WHERE step = 'transfer'").one()
        values = str(forged.values if isinstance(forged.values, str) else forged._mapping["values"])
        at = values.index('"signature":"') + 20
        values = values[:at] + ("A" if values[at] != "A" else "B") + values[at + 1 :]
        connection.exec_driver_sql("UPDATE step SET \"values\" = ? WHERE step = 'transfer'", (values,))
        row = connection.exec_driver_sql("SELECT * FROM step WHERE step = 'transfer'").one()
        connection.exec_driver_sql("UPDATE step SET digest = ? WHERE step = 'transfer'", (ledger.step_of(row).digest,))
    mill.change(uid, "head.unit", "示例纺织厂")
    bundle = mill.seal(county, "c")
    assert codes(county, bundle) == {"bundle.foreign"}
    county.receive(bundle)
    assert county.office.archive.record(uid).owner == factory.office.exchange.card().sender
    assert county.digests()[uid] == factory.digests()[uid]


# --- nothing is half done -------------------------------------------------------------------------------------------------


class Counting:
    """A progress that ends the job at one of its steps; `at` 0 counts them."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.count = at, 0

    def step(self, at: int, of: int, doing: str) -> None:
        self.count += 1
        if self.count == self.at:
            raise Stopped


def filled(factory: Someone, tmp_path: Path) -> str:
    uid = factory.put(1)
    factory.put(2)
    scan = tmp_path / "证.jpg"
    scan.write_bytes(b"a made-up scan" * 9000)
    factory.office.archive.attach(uid, scan, "身份证")
    return uid


def scans(of: Someone) -> list[str]:
    return sorted(path.name for path in (of.root / "data" / "attachments").rglob("*") if path.is_file())


def test_stopping_at_any_step_leaves_the_archive_as_it_was(factory: Someone, county: Someone, tmp_path: Path) -> None:
    filled(factory, tmp_path)
    bundle = factory.seal(county)
    counted: Progress = Counting()
    county.office.receiving.plan(bundle, counted)
    before, tried = county.fingerprint(), 0
    while True:
        tried += 1
        try:
            county.office.receiving.receive(bundle, progress=Counting(tried))
        except Stopped:
            assert (county.fingerprint(), scans(county)) == (before, [])
            continue
        break
    assert tried > 10
    assert county.digests() == factory.digests()


def test_a_fault_at_any_statement_or_file_leaves_the_archive_as_it_was(
    factory: Someone,
    county: Someone,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    counts: Callable[[int, int], int],
) -> None:
    filled(factory, tmp_path)
    bundle = factory.seal(county)
    before = county.fingerprint()
    left = [0]

    class Broken(Exception):
        pass

    def strike(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Broken

    event.listen(county.office.desk.store._engines.reads, "before_cursor_execute", strike)
    event.listen(county.office.desk.store._engines.writes, "before_cursor_execute", strike)
    event.listen(county.office.desk.store._engines.writes, "commit", strike)
    written = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (strike(), written(handle))[1])
    struck, at = 0, 0
    while True:
        at += 1 if struck < 40 else counts(7, 1)
        left[0] = at
        try:
            county.receive(bundle)
        except Broken:
            struck += 1
            left[0] = 0
            assert (county.fingerprint(), scans(county)) == (before, []), at
            continue
        break
    left[0] = 0
    assert struck > 20
    assert county.digests() == factory.digests()
    assert county.office.safety.verify().problems == ()


def test_a_flipped_byte_is_refused_and_changes_nothing(
    factory: Someone, county: Someone, counts: Callable[[int, int], int], seed: int
) -> None:
    factory.put()
    bundle = factory.seal(county)
    whole, before, chance = bundle.read_bytes(), county.fingerprint(), random.Random(seed)
    for _ in range(counts(20, 500)):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        bundle.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        with pytest.raises(Failure):
            county.receive(bundle)
    assert county.fingerprint() == before
    bundle.write_bytes(whole)
    assert county.receive(bundle).taken


KILLED = """
import sys, os, signal
from pathlib import Path
from functools import partial
from jinqiu_desktop import keys
keys.Cost = partial(keys.Cost, memory_kib=64, passes=1, lanes=1)
from jinqiu_desktop.office import Office
folder, bundle, passphrase, at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
class Deadly:
    count = 0
    def step(self, here, of, doing):
        self.count += 1
        if self.count == at:
            os.kill(os.getpid(), signal.SIGKILL)
with Office.open(folder, passphrase) as office:
    from sqlalchemy import event
    deadly = Deadly()
    event.listen(office.desk.store._engines.writes, "before_cursor_execute", lambda *_: deadly.step(0, 0, ""))
    office.receiving.receive(bundle, progress=deadly)
    print(deadly.count)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_receive_is_all_or_nothing_and_leaves_no_plain_text(
    factory: Someone, county: Someone, tmp_path: Path, counts: Callable[[int, int], int]
) -> None:
    uid = filled(factory, tmp_path)
    name, idno = (str(factory.office.archive.record(uid).value(path)) for path in ("head.name", "head.idno"))
    bundle = factory.seal(county)
    before = county.fingerprint()
    county.office.close()
    whole = tmp_path / "whole"
    shutil.copytree(county.root / "data", whole)

    def run(at: int) -> subprocess.CompletedProcess[str]:
        shutil.rmtree(county.root / "data")
        shutil.copytree(whole, county.root / "data")
        arguments = [str(county.root / "data"), str(bundle), county.passphrase, str(at)]
        environment = {**os.environ, "TMPDIR": str(tmp_path / "temp")}
        command = [sys.executable, "-c", KILLED, *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)

    (tmp_path / "temp").mkdir()
    total = int(run(0).stdout)
    assert total > 20
    kept = 0
    for at in [1 + total * part // counts(8, 60) for part in range(counts(8, 60))] + [total]:
        done = run(at)
        assert done.returncode == -signal.SIGKILL, done.stderr
        for path in [*(county.root / "data").rglob("*"), *(tmp_path / "temp").rglob("*")]:
            if path.is_file():
                content = path.read_bytes()
                assert name.encode() not in content
                assert idno.encode() not in content
                assert b"a made-up scan" not in content
        county.office = Office.open(county.root / "data", county.passphrase, clock=lambda: NOW)
        held = county.digests()
        assert held in ({}, factory.digests())
        assert held or county.fingerprint() == before
        kept += bool(held)
        assert county.office.safety.verify().problems == ()
        county.office.close()
    county.open_again()
    assert kept < total


# --- the command line -----------------------------------------------------------------------------------------------------


def test_the_whole_way_by_commands(
    factory: Someone,
    county: Someone,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid, other = factory.put(1), factory.put(2)
    cards = {one: str(one.card) for one in (factory, county)}
    for one in (factory, county):
        one.office.close()

    def do(of: Someone, *words: str, code: int = 0) -> Json:
        monkeypatch.setenv("JINQIU_PASSPHRASE", of.passphrase)
        assert main(["--data", str(of.root / "data"), "--json", *words]) == code
        return json.loads(capsys.readouterr().out)

    up, back, again = (str(tmp_path / name) for name in ("up.jqb", "back.jqb", "again.jqb"))
    do(factory, "seal", "--to", cards[county], "--out", up)
    told = do(county, "receive", up, "--dry-run")["result"]
    assert (told["taken"], told["counts"]["new"], {row["change"] for row in told["rows"]}) == ([], 2, {"new"})
    assert set(do(county, "receive", up)["result"]["taken"]) == {uid, other}
    assert [one["code"] for one in do(county, "receive", up, code=1)["problems"]] == ["bundle.seen"]
    do(county, "remark", uid, "请核对门牌号。", "--at", "house.address")
    do(county, "step", uid, "archive", "--outcome", "returned", "--set", "opinion=退回补正")
    do(county, "return", "--to", cards[factory], "--out", back)
    assert do(factory, "receive", back)["result"]["remarks"] == 1
    assert do(factory, "show", uid)["result"]["state"] == "returned"
    assert "remark" in {one["code"] for one in do(factory, "check", uid, code=1)["problems"]}
    mended = tmp_path / "mended.json"
    mended.write_text('{"house.address": "谯城区新路 9 号"}', encoding="utf-8")
    assert [one["code"] for one in do(county, "put", "household", str(mended), "--id", uid, code=1)["problems"]] == [
        "record.foreign"
    ]
    do(factory, "put", "household", str(mended), "--id", uid)
    do(factory, "seal", "--to", cards[county], "--out", again)
    result = do(county, "receive", again)["result"]
    assert ([row["id"] for row in result["rows"] if row["changed"]], result["taken"]) == ([uid], [uid])
    assert do(county, "show", uid)["result"]["digest"] == do(factory, "show", uid)["result"]["digest"]
    do(factory, "transfer", other, "--to", cards[county])
    for one in (factory, county):
        one.open_again()
