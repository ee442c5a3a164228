"""What may go up (上报): the checks of a form at the step `report` decide what is sealed, left out or refused."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from offices import NOW, Someone, application, someone, trust_each_other

from jinqiu_desktop.cli import main
from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.errors import Failure, Refused, Severity, line
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.kinds import Ref, id_check_digit


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例县总工会", "县区")
    yield made
    made.office.close()


def household(of: Someone, born: str = "20100310", seed: int = 1) -> str:
    """A household whose first student was born on this day."""
    (stored,) = made_up_households(1, random.Random(seed), NOW.date())
    student = json.loads(json.dumps(stored))["members"][0]
    first = f"{student['idno'][:6]}{born}{seed:03}"
    members = [{**student, "idno": first + id_check_digit(first)}, *json.loads(json.dumps(stored))["members"][1:]]
    return of.office.archive.put("household", {**stored, "members": members})


def without_guardian(of: Someone, uid: str) -> str:
    """An application for the student, as it may be submitted: the paper is not signed yet."""
    archive = of.office.archive
    filling = archive.edit(application(of, uid))
    filling.type("guardian", "")
    return archive.correct(filling).uid


def with_guardian(of: Someone, uid: str) -> None:
    of.change(uid, "guardian", "李春梅")


def posting(of: Someone, *uids: str) -> str:
    """A notice on the board over households."""
    archive = of.office.archive
    filling = archive.new("posting")
    typed = {"unit.name": "示例厂工会", "begins": "2026-08-10", "ends": "2026-08-16", "phone": "0558-5550000"}
    for path, text in typed.items():
        if path in filling.form.fields:
            filling.type(path, text)
    for uid in uids:
        of.office.papers.list_publicly(filling, uid)
    for rid in filling.row_ids("list"):
        filling.type(row_path("list", rid, "reason"), "子女上学")
    return archive.submit(filling).uid


def test_everything_is_sealed_but_an_application_that_is_not_ready(
    factory: Someone, county: Someone, tmp_path: Path
) -> None:
    trust_each_other(factory, county)
    uid = household(factory)
    waiting = without_guardian(factory, uid)
    sealed = factory.office.exchange.seal(county.card, tmp_path / "a.jqb")
    assert (sealed.records, sealed.households) == (1, 1)
    (left,) = [one for one in sealed.problems if one.code != "draft.open"]
    assert (left.code, left.severity) == ("seal.unready", Severity.WARNING)
    assert left.fact("name") == factory.office.archive.number(waiting)
    assert "监护人" in left.fact("reasons")
    assert left.fact("name") in line(left)
    assert county.receive(sealed.path).taken == (uid,)
    with_guardian(factory, waiting)
    again = factory.office.exchange.seal(county.card, tmp_path / "b.jqb")
    assert (again.records, again.problems) == (2, ())
    assert set(county.receive(again.path).taken) == {waiting}


@pytest.mark.parametrize("as_zip", [False, True])
def test_what_was_asked_for_and_is_not_ready_is_refused_and_nothing_is_written(
    factory: Someone, county: Someone, tmp_path: Path, as_zip: bool
) -> None:
    waiting = without_guardian(factory, household(factory))
    card, before = county.card, factory.fingerprint()
    out = tmp_path / "out"
    out.mkdir()
    exchange = factory.office.exchange
    seal = exchange.seal_zip if as_zip else partial(exchange.seal, card)
    with pytest.raises(Refused) as refused:
        seal(out / "a.bin", [waiting])
    (told,) = refused.value.problems
    assert (told.code, told.severity, told.fact("name")) == (
        "seal.unready",
        Severity.ERROR,
        factory.office.archive.number(waiting),
    )
    assert list(out.iterdir()) == []
    assert factory.fingerprint() == before


def test_a_zip_leaves_out_and_tells_the_same(factory: Someone, tmp_path: Path) -> None:
    waiting = without_guardian(factory, household(factory))
    zipped = factory.office.exchange.seal_zip(tmp_path / "a.zip")
    assert (zipped.records, zipped.households) == (1, 1)
    assert [(one.code, one.fact("name")) for one in zipped.problems] == [
        ("seal.unready", factory.office.archive.number(waiting))
    ]
    assert zipped.password not in repr(zipped)


def test_with_nothing_ready_at_all_the_reasons_are_told(
    factory: Someone, county: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Failure) as none:
        factory.office.exchange.seal(county.card, tmp_path / "a.jqb")
    assert none.value.code == "seal.none"
    waiting = without_guardian(factory, household(factory))
    listed = factory.office.archive.all_saved
    monkeypatch.setattr(
        factory.office.archive, "all_saved", lambda form: iter(()) if form == "household" else listed(form)
    )
    with pytest.raises(Refused) as refused:
        factory.office.exchange.seal(county.card, tmp_path / "a.jqb")
    assert [one.fact("name") for one in refused.value.problems] == [factory.office.archive.number(waiting)]


def test_what_refers_to_a_record_that_stays_stays_with_it(factory: Someone, county: Someone, tmp_path: Path) -> None:
    first, second = household(factory), household(factory, seed=2)
    waiting = without_guardian(factory, first)
    notice = posting(factory, waiting, second)
    due = factory.office.exchange.due()
    assert {one.uid for one in due.records} == {first, second}
    told = {one.record.uid: one.told() for one in due.unready}
    assert {uid: one.code for uid, one in told.items()} == {waiting: "seal.unready", notice: "seal.behind"}
    assert told[notice].fact("behind") == factory.office.archive.number(waiting)
    with pytest.raises(Refused) as refused:
        factory.office.exchange.seal(county.card, tmp_path / "a.jqb", [notice])
    assert {one.code for one in refused.value.problems} == {"seal.unready", "seal.behind"}


def test_a_household_goes_with_what_is_its_alone(factory: Someone) -> None:
    first, second = household(factory, "20060310"), household(factory, "20060310", seed=2)
    applied = {uid: application(factory, uid) for uid in (first, second)}
    notice = posting(factory, *applied.values())
    due = factory.office.exchange.due
    assert {one.uid for one in due([first]).records} == {first, applied[first]}
    assert {one.uid for one in due([first, second]).records} == {first, second, *applied.values(), notice}
    assert due([first]).uids() == tuple(sorted((first, applied[first])))
    with pytest.raises(Failure) as none:
        due(["nobody"]).uids()
    assert none.value.code == "seal.none"


def test_a_household_whose_only_application_waits_goes_alone_and_what_waits_is_told(factory: Someone) -> None:
    uid = household(factory)
    waiting = without_guardian(factory, uid)
    due = factory.office.exchange.due([uid])
    assert due.uids() == (uid,)
    (unready,) = due.unready
    assert (unready.record.uid, [one.where for one in unready.problems]) == (waiting, ["guardian"])


def test_another_offices_records_are_passed_on_without_a_judgement(
    factory: Someone, county: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = someone(tmp_path / "city", "示例市总工会", "市")
    trust_each_other(factory, county, city)
    uid = household(factory, "20060310")
    application(factory, uid)
    county.receive(factory.seal(county))
    own = household(county, seed=3)
    asked: list[str] = []
    judged = Filling.blocking

    def asking(filling: Filling, step: str) -> object:
        asked.append(filling.uid)
        return judged(filling, step)

    monkeypatch.setattr(Filling, "blocking", asking)
    sealed = county.office.exchange.seal(city.card, tmp_path / "up.jqb")
    assert (sealed.records, asked) == (3, [own])
    assert uid in city.receive(sealed.path).taken
    city.office.close()


def test_an_ended_application_and_one_with_an_open_remark_go_as_they_are(
    factory: Someone, county: Someone, tmp_path: Path
) -> None:
    trust_each_other(factory, county)
    ended, remarked = household(factory), household(factory, "20060310", seed=2)
    applied = without_guardian(factory, ended)
    archive = factory.office.archive
    visit = {"visitors": "周文静、吴建国", "visited_on": "2026-08-06", "found": "搬走了"}
    archive.step(applied, "verify", visit, "refused")
    county.receive(factory.seal(county))
    county.office.receiving.remark(remarked, "head.phone", "打不通")
    factory.receive(county.give_back(factory))
    assert factory.office.receiving.remarks(remarked)
    due = factory.office.exchange.due()
    assert due.unready == ()
    assert {one.uid for one in due.records} == {ended, applied, remarked}
    assert factory.office.exchange.due([ended]).records == tuple(
        one for one in due.records if one.uid in (ended, applied)
    )


def test_drafts_do_not_go_with_their_household(factory: Someone) -> None:
    uid = household(factory)
    draft = factory.office.archive.new("application", references={"household": Ref(uid)})
    factory.office.archive.save(draft)
    assert factory.office.exchange.due([uid]).uids() == (uid,)
    with pytest.raises(Failure) as failed:
        factory.office.exchange.seal_zip(factory.root / "a.zip", [draft.uid])
    assert failed.value.code == "record.draft"


def test_a_card_may_be_given_instead_of_its_file(factory: Someone, county: Someone, tmp_path: Path) -> None:
    trust_each_other(factory, county)
    uid = household(factory)
    sealed = factory.office.exchange.seal(county.office.exchange.card(), tmp_path / "a.jqb")
    assert (sealed.receiver, county.receive(sealed.path).taken) == ("示例县总工会", (uid,))


def test_where_to_mend_is_told_also_for_what_only_waits(factory: Someone) -> None:
    first, second = household(factory), household(factory, "20060310", seed=2)
    waiting = without_guardian(factory, first)
    notice = posting(factory, waiting, second)
    due = factory.office.exchange.due()
    found = {one.record.uid: (one.mend_uid, one.mend_path) for one in due.unready}
    assert found == {waiting: (waiting, "guardian"), notice: (waiting, "guardian")}
    pupil = factory.office.archive.whole(waiting).value("pupil.name")
    assert [one.subject for one in due.unready if one.record.uid == waiting] == [pupil]


def test_the_household_behind_an_application_is_found_and_one_that_is_needed_is_told(factory: Someone) -> None:
    uid = household(factory, "20060310")
    applied = application(factory, uid)
    exchange = factory.office.exchange
    assert exchange.households([applied]) == exchange.households([uid]) == frozenset({uid})
    assert exchange.due().needed == frozenset({uid})


def test_the_command_line_leaves_out_and_tells_or_refuses(
    factory: Someone, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = without_guardian(factory, household(factory))
    number = factory.office.archive.number(waiting)
    factory.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", factory.passphrase)
    seal = ["--data", str(factory.root / "data"), "--json", "seal", "--as", "zip", "--out"]
    assert main([*seal, str(tmp_path / "a.zip"), "--id", number]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["severity"]) for one in refused["problems"]] == [("seal.unready", "error")]
    assert number in refused["problems"][0]["message"]
    assert not (tmp_path / "a.zip").exists()
    assert main([*seal, str(tmp_path / "a.zip")]) == 0
    done = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["severity"]) for one in done["problems"]] == [("seal.unready", "warning")]
    assert (done["result"]["records"], done["result"]["households"]) == (1, 1)
    factory.open_again()
