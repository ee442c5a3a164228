"""Many records at once: a 公示 finished, a batch paid, returned and paid again, students carried over, lists of other bodies held against ours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import DECLARED, NOW, Someone, application, someone, trust_each_other
from openpyxl import load_workbook

from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import Failure, Refused, Severity
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Objection, Office
from jinqiu_desktop.records import Json
from jinqiu_desktop.spreadsheet import ListColumn, write_csv

VISITED = {"visitors": "周文静、吴建国", "visited_on": "2026-07-20", "found": "情况属实"}
REVIEWED = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2026-07-22"}
BEGINS, ENDS = "2026-07-24", "2026-07-30"
POSTED = {"begins": BEGINS, "ends": ENDS, "objection": "无异议"}
APPROVED = {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-01", "amount": "2000"}
PAID_ON = date(2026, 8, 5)
EXPORTED_ON = NOW.date()


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    yield made
    made.office.close()


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


def reviewed(of: Someone, seed: int = 1) -> str:
    """An application that waits for its 公示."""
    uid = application(of, of.put(seed))
    of.office.archive.step(uid, "verify", VISITED)
    of.office.archive.step(uid, "review", REVIEWED)
    return uid


def approved(of: Someone, seed: int = 1, amount: str = "2000") -> str:
    """An application the center has granted."""
    uid = reviewed(of, seed)
    of.office.archive.step(uid, "posting", POSTED)
    of.office.archive.step(uid, "center_review", {**APPROVED, "amount": amount})
    return uid


def posting(of: Someone, *applications: str, begins: str = BEGINS) -> str:
    """A 公示 of these applications, on the board."""
    filling = of.office.archive.new("posting")
    typed = {
        "unit.name": "示例市第一纺织厂",
        "begins": begins,
        "ends": ENDS,
        "phone": "0558-5550002",
        "place": "厂务公开栏",
    }
    for path, text in typed.items():
        filling.type(path, text)
    for uid in applications:
        of.office.papers.list_publicly(filling, uid)
    return of.office.archive.submit(filling).uid


def codes(act: Callable[[], object]) -> list[str]:
    """The codes for which an act is refused."""
    with pytest.raises((Refused, Failure)) as caught:
        act()
    error = caught.value
    return [error.code] if isinstance(error, Failure) else sorted({one.code for one in error.problems})


def states(office: Office, *uids: str) -> list[str]:
    return [office.archive.state(uid) for uid in uids]


# --- 公示 -----------------------------------------------------------------------------------------------------------------


def test_finishing_a_posting_gives_every_application_its_own_step(county: Someone) -> None:
    one, other = reviewed(county, 1), reviewed(county, 2)
    uid = posting(county, one, other)
    told = {other: Objection(upheld=True, told="反映家有两套住房，经查属实。")}
    done = county.office.campaign.finish_posting(uid, told, ended_on=date(2026, 7, 31), taken_down_on=date(2026, 8, 1))
    assert (sorted(done.taken), done.left_out) == (sorted([one, other]), ())
    assert states(county.office, one, other, uid) == ["posted", "returned", "finished"]
    step = county.office.archive.steps(one)[-1]
    assert (step.step, step.values["begins"], step.values["ends"], step.values["objection"]) == (
        "posting",
        BEGINS,
        ENDS,
        "0",
    )
    assert step.on == date(2026, 7, 31)
    last = county.office.archive.steps(uid)[-1]
    assert (last.values["objection"], last.values["taken_down_on"]) == ("1", "2026-08-01")
    assert "两套住房" in last.values["told"]


def test_an_objection_that_was_not_upheld_lets_the_application_go_on(county: Someone) -> None:
    one = reviewed(county)
    uid = posting(county, one)
    county.office.campaign.finish_posting(uid, {one: Objection(upheld=False, told="反映收入不实，经查不属实。")})
    assert states(county.office, one) == ["posted"]
    assert county.office.archive.steps(one)[-1].values["objection"] == "2"
    assert county.office.archive.steps(uid)[-1].values["objection"] == "2"


def test_a_posting_is_finished_as_a_whole_or_not_at_all(county: Someone) -> None:
    good, bad = reviewed(county, 1), application(county, county.put(2))
    uid = posting(county, good, bad)
    before = county.fingerprint()
    assert codes(lambda: county.office.campaign.finish_posting(uid)) == ["posting.not_reviewed"]
    assert county.fingerprint() == before
    county.office.archive.step(bad, "verify", VISITED)
    county.office.archive.step(bad, "review", {**REVIEWED, "signed_on": "2026-07-28"})
    assert codes(lambda: county.office.campaign.finish_posting(uid)) == ["V22.begins"], "reviewed while it hung already"
    assert states(county.office, good, bad, uid) == ["reviewed", "reviewed", "posted"]
    assert county.fingerprint() != before, "only by the two steps"


def test_a_posting_is_not_finished_before_its_last_day(county: Someone) -> None:
    one = reviewed(county)
    uid = posting(county, one)
    act = county.office.campaign.finish_posting
    assert codes(lambda: act(uid, ended_on=date(2026, 7, 29), taken_down_on=date(2026, 8, 1))) == ["posting.early"]
    assert codes(lambda: act(uid, taken_down_on=date(2026, 7, 29))) == ["posting.early"]
    assert codes(lambda: act(uid, {uid: Objection(upheld=False, told="")})) == ["posting.not_listed"]
    assert states(county.office, one, uid) == ["reviewed", "posted"]


def test_a_line_covers_the_other_student_of_the_household_and_what_went_on_is_left_out(county: Someone) -> None:
    archive = county.office.archive
    household = county.put(1)
    one = application(county, household)
    rids = [row.rid for row in archive.record(household).rows("members")]
    filling = archive.new("application", references={"household": Ref(household), "student": Ref(household, rids[1])})
    for path, text in {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例学院", "school.entry": "2026-09",
        "school.years": "4", "school.major": "会计学", "reason": "家庭收入低。", "guardian": "李春梅",
    }.items():  # fmt: skip
        filling.type(path, text)
    other = archive.submit(filling).uid
    gone = reviewed(county, 3)
    for uid in (one, other):
        archive.step(uid, "verify", VISITED)
        archive.step(uid, "review", REVIEWED)
    uid = posting(county, one, gone)
    archive.step(gone, "posting", POSTED)
    done = county.office.campaign.finish_posting(uid)
    assert (sorted(done.taken), done.left_out) == (sorted([one, other]), (gone,))
    assert states(county.office, one, other, gone) == ["posted", "posted", "posted"]


# --- 发放 -----------------------------------------------------------------------------------------------------------------


def test_approved_applications_become_a_roster_with_the_payee_each_has(county: Someone) -> None:
    one, other = approved(county, 1), approved(county, 2, amount="1500")
    made = county.office.campaign.payroll("2026-08-05", [one, other])
    roster = county.office.campaign.roster("2026-08-05")
    assert (len(roster.lines), roster.total) == (2, Decimal(3500))
    assert {line.uid for line in roster.lines} == {record.uid for record in made}
    first = made[0]
    household = county.office.archive.record(first.value("household").uid)
    assert first.value("payee.relation") == "2", (
        "the application names no card: the worker's of the archive (domain 12.4)"
    )
    assert first.value("payee.card") == household.value("bank.card")
    assert (first.value("payee.name"), first.value("way")) == (household.value("head.name"), "2")
    assert (first.value("kind"), first.value("year"), first.value("approved"), first.state) == (
        "1",
        2026,
        Decimal(2000),
        "waiting",
    )
    assert first.value("school.type") == "51"


def test_a_card_of_the_student_or_of_a_guardian_is_told_as_such(county: Someone) -> None:
    uid = approved(county)
    name, guardian = (county.office.archive.record(uid).value(path) for path in ("pupil.name", "guardian"))
    pay = county.office.campaign.payroll
    own = {
        "payee.name": str(name),
        "payee.card": "6217000000000000004",
        "payee.bank": "示例银行",
        "payee.relation": "1",
        "way": "1",
    }
    stranger = {**own, "payee.name": "钱大伟"}
    assert codes(lambda: pay("一", [uid], changes={uid: stranger})) == ["payment.payee_name"]
    by_guardian = {**own, "payee.name": str(guardian), "payee.relation": "3"}
    assert codes(lambda: pay("一", [uid], changes={uid: by_guardian})) == ["payment.guardian"]
    (made,) = pay("一", [uid], changes={uid: own})
    assert not [one for one in county.office.archive.problems(made.uid) if one.severity is Severity.ERROR]


def test_a_roster_is_made_as_a_whole_or_not_at_all(county: Someone) -> None:
    good, early = approved(county, 1), reviewed(county, 2)
    household = county.put(5)
    before = county.fingerprint()
    pay = county.office.campaign.payroll
    assert codes(lambda: pay("一", [good, early])) == ["V21.approved", "field.required"]
    assert codes(lambda: pay("一", [good, household])) == ["payment.not_application"]
    assert codes(lambda: pay("一", [good], changes={good: {"amount": "2001"}})) == ["payment.over"]
    assert codes(lambda: pay("一", [good], changes={good: {"amount": "1999"}})) == ["payment.less"]
    assert codes(lambda: pay("一", [good], changes={good: {"amount": "0"}})) == ["payment.nothing"]
    assert codes(lambda: pay("一", [good], changes={good: {"payee.card": ""}})) == ["payment.bank"]
    assert county.fingerprint() == before
    told = {"amount": "1000", "amount_reason": "春季学期另发 1000 元"}
    assert pay("一", [good], changes={good: told})[0].value("amount") == Decimal(1000)


def test_an_application_is_paid_once(county: Someone) -> None:
    uid = approved(county)
    pay = county.office.campaign.payroll
    (first,) = pay("一", [uid, uid])
    assert codes(lambda: pay("二", [uid])) == ["payment.twice"]
    county.office.archive.step(first.uid, "void", {"reason": "卡号有误"})
    (second,) = pay("二", [uid])
    assert states(county.office, first.uid, second.uid) == ["void", "waiting"]


def test_a_batch_that_the_bank_paid_pays_its_applications(county: Someone, tmp_path: Path) -> None:
    one, other = approved(county, 1), approved(county, 2)
    first, second = county.office.campaign.payroll("一", [one, other])
    county.office.campaign.bank_file("一", tmp_path / "银行.xlsx")
    assert states(county.office, first.uid, second.uid) == ["exported", "exported"]
    paid = county.office.campaign.mark_paid("一", EXPORTED_ON, [second.uid], voucher="记-31")
    assert paid == (first.uid,)
    assert states(county.office, first.uid, second.uid, one, other) == ["paid", "exported", "paid", "approved"]
    step = county.office.archive.steps(one)[-1]
    assert (step.step, step.on, dict(step.values)) == (
        "pay",
        EXPORTED_ON,
        {"paid_on": "2026-08-07", "amount": "2000", "way": "2"},
    )
    assert county.office.archive.steps(first.uid)[-1].values["voucher"] == "记-31"
    assert county.office.campaign.mark_paid("一", EXPORTED_ON) == (second.uid,)
    assert codes(lambda: county.office.campaign.mark_paid("一", EXPORTED_ON)) == ["payment.batch_empty"]
    acts = [one.act for one in county.office.safety.audit_log()]
    assert acts.count("step.paid") == acts.count("step.pay") == 2


def test_nothing_is_paid_before_it_was_approved_or_the_bank_had_the_file(county: Someone, tmp_path: Path) -> None:
    one, other = approved(county, 1), approved(county, 2)
    county.office.campaign.payroll("一", [one, other])
    before = county.fingerprint()
    with pytest.raises(Refused) as early:
        county.office.campaign.mark_paid("一", date(2026, 7, 31))
    assert {(each.code, each.fact("first")) for each in early.value.problems} == {("V23", APPROVED["signed_on"])}
    assert county.fingerprint() == before
    county.office.campaign.bank_file("一", tmp_path / "一.xlsx")
    before = county.fingerprint()
    with pytest.raises(Refused) as early:
        county.office.campaign.mark_paid("一", PAID_ON)
    assert {(each.code, each.fact("first")) for each in early.value.problems} == {
        ("payment.before_export", EXPORTED_ON.isoformat())
    }
    assert county.fingerprint() == before
    assert len(county.office.campaign.mark_paid("一", EXPORTED_ON)) == 2


def test_what_the_bank_has_is_written_again_only_when_asked_for_and_says_so(county: Someone, tmp_path: Path) -> None:
    one, late = approved(county, 1), approved(county, 2)
    county.office.campaign.payroll("一", [one])
    write = county.office.campaign.bank_file
    assert write("一", tmp_path / "银行.xlsx").file == tmp_path / "银行.xlsx"
    county.office.campaign.payroll("一", [late])
    before = county.fingerprint()
    with pytest.raises(Failure) as refused:
        write("一", tmp_path / "再.xlsx")
    assert (refused.value.code, EXPORTED_ON.isoformat() in str(refused.value)) == ("payment.bank_again", True)
    assert county.fingerprint() == before
    assert not list(tmp_path.glob("再*"))
    assert write("一", tmp_path / "银行.xlsx", again=True).file == tmp_path / "银行（第 2 次）.xlsx"
    assert load_workbook(tmp_path / "银行（第 2 次）.xlsx").sheetnames == ["发放（第 2 次）"]
    assert write("一", tmp_path / "银行.csv", again=True).file == tmp_path / "银行（第 3 次）.csv"


def test_a_students_payment_to_the_workers_card_is_doubted_and_a_branch_is_of_the_same_bank(county: Someone) -> None:
    uid, other = approved(county, 1), approved(county, 2)
    cards = {}
    for one in (uid, other):
        household = county.office.archive.record(one).value("household").uid
        county.change(household, "bank.branch", "示例支行")
        archive = county.office.archive.record(household)
        cards[one] = str(archive.value("bank.card"))
        county.change(one, "payee.card", cards[one])
        county.change(one, "payee.bank", str(archive.value("bank.name")) if one == uid else "别家银行")
        county.change(one, "payee.name", str(archive.value("head.name")))
    name = str(county.office.archive.record(other).value("pupil.name"))
    students = {"payee.name": name, "payee.relation": "1", "way": "1"}
    made, doubted = county.office.campaign.payroll("一", [uid, other], changes={other: students})
    assert (made.value("payee.branch"), doubted.value("payee.branch")) == ("示例支行", None)
    told = [[one.code for one in county.office.archive.problems(each.uid)] for each in (made, doubted)]
    assert ["payment.worker_card" in each for each in told] == [False, True]


def test_nothing_of_a_batch_is_paid_when_one_application_was_ended_or_the_day_is_not_here(county: Someone) -> None:
    one, other = approved(county, 1), approved(county, 2)
    county.office.campaign.payroll("一", [one, other])
    tomorrow = county.office.today() + timedelta(days=1)
    assert codes(lambda: county.office.campaign.mark_paid("一", tomorrow)) == ["date.future"]
    county.office.archive.step(other, "end", {"reason": "放弃"})
    before = county.fingerprint()
    assert codes(lambda: county.office.campaign.mark_paid("一", PAID_ON)) == ["V21.approved"]
    assert codes(lambda: county.office.campaign.mark_paid("一", PAID_ON, [one])) == ["payment.not_in_batch"]
    assert county.fingerprint() == before
    waiting = {line.student: line.uid for line in county.office.campaign.roster("一").lines}
    ended = waiting[str(county.office.archive.record(other).value("pupil.name"))]
    county.office.archive.step(ended, "void", {"reason": "学生放弃"})
    assert len(county.office.campaign.mark_paid("一", PAID_ON)) == 1


def test_what_came_back_is_paid_again_and_only_then_called_repeated(county: Someone) -> None:
    uid = approved(county)
    (first,) = county.office.campaign.payroll("一", [uid])
    county.office.campaign.mark_paid("一", PAID_ON)
    assert codes(lambda: county.office.campaign.repeat(first.uid, "二")) == ["payment.not_bounced", "payment.twice"]
    county.office.campaign.bounced(first.uid, "户名与卡号不符", date(2026, 8, 6))
    assert codes(lambda: county.office.archive.step(first.uid, "repeat")) == ["payment.not_repeated"]
    again = county.office.campaign.repeat(first.uid, "二", {"payee.card": "6222020200000000006"})
    assert again.value("repeats") == Ref(first.uid)
    assert (again.value("payee.card"), again.value("batch"), again.state) == ("6222020200000000006", "二", "waiting")
    assert states(county.office, first.uid, uid) == ["repeated", "paid"]
    assert county.office.campaign.mark_paid("二", date(2026, 8, 7)) == (again.uid,)
    assert states(county.office, again.uid, uid) == ["paid", "paid"]
    assert sum(one.act == "step.pay" for one in county.office.safety.audit_log()) == 1


def test_what_the_bank_has_is_not_written_anew(county: Someone, tmp_path: Path) -> None:
    uid = approved(county)
    (made,) = county.office.campaign.payroll("一", [uid])
    county.change(made.uid, "payee.branch", "示例支行")
    county.office.campaign.bank_file("一", tmp_path / "一.xlsx")
    assert codes(lambda: county.change(made.uid, "amount", "1000")) == ["payment.less", "payment.settled"]
    assert codes(lambda: county.change(made.uid, "payee.card", "6222020200000000006")) == ["payment.settled"]
    county.change(made.uid, "remark", "回单已存")


def test_the_bank_file_keeps_cards_as_texts_and_runs_nothing(county: Someone, tmp_path: Path) -> None:
    uid = approved(county)
    (made,) = county.office.campaign.payroll("一", [uid], changes={uid: {"payee.branch": "=1+1"}})
    roster = county.office.campaign.bank_file("一", tmp_path / "银行.xlsx")
    sheet = load_workbook(tmp_path / "银行.xlsx").active
    cells = {cell.value: cell for cell in sheet[2]}
    card = cells[str(made.value("payee.card"))]
    assert (card.data_type, card.number_format) == ("s", "@")
    assert cells["=1+1"].data_type == "s"
    assert sheet.cell(3, 6).value == roster.total == Decimal(2000)
    written = county.office.campaign.bank_file("一", tmp_path / "银行.csv", again=True).file
    assert written is not None
    head, line = csv.reader(written.read_text(encoding="utf-8-sig").splitlines())
    told = dict(zip(head, line, strict=True))
    assert (told["银行卡号"], told["支行名称"], told["金额（元）"]) == (str(made.value("payee.card")), "'=1+1", "2000")
    assert codes(lambda: county.office.campaign.bank_file("一", tmp_path / "银行.txt")) == ["csv.kind"]
    assert codes(lambda: county.office.campaign.bank_file("无", tmp_path / "无.xlsx")) == ["payment.batch_empty"]
    assert not (tmp_path / "无.xlsx").exists()


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_no_cell_of_a_csv_begins_as_a_formula(texts: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        clean = [text.encode("utf-8", "ignore").decode() for text in texts]
        write_csv([ListColumn(label=str(at)) for at in range(len(clean))], [clean], path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            _, line = list(csv.reader(file))
    assert [cell.removeprefix("'") if cell != text else cell for cell, text in zip(line, clean, strict=True)] == clean
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in line)


def test_a_card_that_two_households_share_is_told(county: Someone) -> None:
    one, other = approved(county, 1), approved(county, 2)
    (first,) = county.office.campaign.payroll("一", [one])
    card = str(first.value("payee.card"))
    (second,) = county.office.campaign.payroll("一", [other], changes={other: {"payee.card": card}})
    assert "card.shared" in {each.code for each in county.office.archive.problems(second.uid)}
    household = second.value("household")
    assert "card.shared" not in {each.code for each in county.office.archive.problems(household.uid)}


def test_a_payment_for_another_offices_application_goes_back_as_a_step(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    uid = reviewed(factory)
    factory.office.archive.step(uid, "posting", POSTED)
    county.receive(factory.seal(county))
    county.office.archive.step(uid, "center_review", APPROVED)
    county.office.campaign.payroll("一", [uid])
    county.office.campaign.mark_paid("一", PAID_ON)
    factory.receive(county.give_back(factory))
    assert states(factory.office, uid) == ["paid"]
    assert factory.office.archive.steps(uid)[-1].values["amount"] == "2000"


def test_aid_of_this_office_counts_against_another_application_but_wages_do_not(county: Someone) -> None:
    uid = approved(county)
    (made,) = county.office.campaign.payroll("一", [uid])
    idno = made.value("pupil.idno")
    store = county.office.desk.store
    assert [claim.role for claim in store.find_claim("aid", f"{idno}|2026")] == ["aid"]
    county.office.archive.step(made.uid, "void", {"reason": "改发岗位补贴"})
    (wages,) = county.office.campaign.payroll("二", [uid], changes={uid: {"kind": "勤工俭学岗位补贴"}})
    assert wages.value("aided_year") is None
    assert [claim.active for claim in store.find_claim("aid", f"{idno}|2026")] == [False]


# --- the next year --------------------------------------------------------------------------------------------------------


def archived(of: Someone, uid: str) -> None:
    """The household of an application, archived by the county."""
    household = of.office.archive.record(uid).value("household")
    of.change(household.uid, "worker_no", f"34160200{household.uid[-4:]}")
    of.office.archive.step(household.uid, "verify", VISITED)
    of.office.archive.step(household.uid, "archive", {"signer": "郑志强", "signed_on": "2026-08-01"})


def paid(of: Someone, seed: int = 1) -> str:
    """An application that was paid."""
    uid = approved(of, seed)
    of.office.campaign.payroll(f"批{seed}", [uid])
    of.office.campaign.mark_paid(f"批{seed}", PAID_ON)
    return uid


def test_students_still_at_school_are_carried_over_as_drafts_and_only_once(county: Someone) -> None:
    one, other = paid(county, 1), paid(county, 2)
    approved(county, 3)
    archived(county, one)
    done = county.office.next_year.carry_over(2027)
    assert [one.code for one in done.left_out] == ["carry.closed"], "the other household has no archive"
    (draft,) = done.drafts
    filling, before = county.office.archive.edit(draft), county.office.archive.record(one)
    assert (filling.value("kind"), filling.value("year")) == ("2", 2027)
    same = ("student", "household", "pupil.idno", "school.name", "school.entry", "school.years")
    assert [filling.value(path) for path in same] == [before.value(path) for path in same]
    assert filling.value("reason") is None, "why aid is needed is said anew"
    again = county.office.next_year.carry_over(2027)
    assert (again.drafts, sorted(one.code for one in again.left_out)) == ((), ["carry.closed", "carry.done"])
    assert other


def test_who_has_finished_school_is_not_carried_over(county: Someone) -> None:
    uid = paid(county)
    archived(county, uid)
    assert [one.code for one in county.office.next_year.carry_over(2030).left_out] == [], "nothing was paid in 2029"
    filling = county.office.archive.edit(uid)
    filling.type("school.years", "1")
    county.office.archive.correct(filling)
    assert [one.code for one in county.office.next_year.carry_over(2027).left_out] == ["carry.finished"]


# --- 摸底 and aid of others -----------------------------------------------------------------------------------------------

SURVEY = {
    "head.name": "李春梅", "head.idno": "009901197503070023", "year": "2026", "head.unit": "示例市第一纺织厂", "type": "城镇困难职工",
    "head.income": "2180", "cause.main": "子女上学", "found_by": "周文静",
    "children": [{"name": "王小雨", "idno": "009901200802290020", "relation": "女儿", "education": "本科", "school": "示例大学", "entry_year": "2026"}],
}  # fmt: skip


def test_an_archive_can_be_begun_from_what_a_survey_found_out(factory: Someone) -> None:
    uid = factory.office.archive.put("survey", SURVEY)
    filling = factory.office.campaign.from_survey(uid)
    assert (filling.value("head.name"), filling.value("head.income")) == ("李春梅", Decimal(2180))
    (child,) = filling.whole.rows("members")
    assert [child.value(name) for name in ("name", "identity", "unit", "entry_year")] == [
        "王小雨",
        "12",
        "示例大学",
        2026,
    ]
    made = factory.office.archive.submit(filling, "register")
    assert made.state == "registered"
    factory.office.archive.step(uid, "file", {"on": "2026-08-01"})
    assert codes(lambda: factory.office.campaign.from_survey(uid)) == ["survey.filed"]
    assert codes(lambda: factory.office.archive.put("survey", SURVEY)) == ["claim.taken"], (
        "one survey a worker and year"
    )


def test_aid_of_another_body_is_found_by_its_list_and_told_on_both_sides(county: Someone, tmp_path: Path) -> None:
    uid = approved(county)
    idno, name = (str(county.office.archive.record(uid).value(path)) for path in ("pupil.idno", "pupil.name"))
    other = {
        "name": "赵小军",
        "idno": "009901200802290143",
        "year": "2026",
        "body": "示例县教育局",
        "project": "国家助学金",
    }
    hit = {**other, "name": name, "idno": idno, "amount": "3300"}
    county.office.sheets.template(tmp_path / "名单.xlsx", "aided", [other, hit])
    imported = county.office.sheets.import_table(tmp_path / "名单.xlsx", "aided")
    assert (imported.good, imported.bad) == (2, 0)
    (found,) = county.office.campaign.repeated_aid(2026)
    assert ([one.uid for one in found.applications], found.payments) == ([uid], ())
    assert "V13" in {one.code for one in county.office.archive.problems(uid)}
    (made,) = county.office.campaign.payroll("一", [uid])
    assert "V13" in {one.code for one in county.office.archive.problems(made.uid)}
    assert "aided.hit" in {one.code for one in county.office.archive.problems(found.aided.uid)}
    (found,) = county.office.campaign.repeated_aid(2026)
    assert [one.uid for one in found.payments] == [made.uid]
    assert county.office.campaign.repeated_aid(2025) == ()


def test_the_hit_list_is_masked_unless_a_reason_is_given(county: Someone, tmp_path: Path) -> None:
    uid = approved(county)
    idno, name = (str(county.office.archive.record(uid).value(path)) for path in ("pupil.idno", "pupil.name"))
    county.office.archive.put("aided", {"name": name, "idno": idno, "year": "2026", "body": "示例县民政局"})
    for path, reason, shown in (("遮.xlsx", "", False), ("全.xlsx", "县民政局来函核对", True)):
        assert county.office.campaign.hit_list(2026, tmp_path / path, reason) == 1
        cells = [cell.value for row in load_workbook(tmp_path / path).active.iter_rows() for cell in row]
        assert (idno in cells) == shown
        assert county.office.archive.number(uid) in cells
    (masked, full) = [dict(one.facts) for one in county.office.safety.audit_log() if one.act == "aided.hit_list"]
    assert (masked, full) == ({"count": "1"}, {"count": "1", "reason": "县民政局来函核对"})


def test_a_list_taken_in_twice_is_told(county: Someone) -> None:
    line = {
        "name": "赵小军",
        "idno": "009901200802290143",
        "year": "2026",
        "body": "示例县教育局",
        "project": "国家助学金",
    }
    county.office.archive.put("aided", line)
    again = county.office.archive.put("aided", line)
    assert "aided.twice" in {one.code for one in county.office.archive.problems(again)}
    other = county.office.archive.put("aided", {**line, "body": "示例县妇联"})
    assert "aided.twice" not in {one.code for one in county.office.archive.problems(other)}


# --- the end of retention -------------------------------------------------------------------------------------------------

SIGNATURES = {"approved_by": "郑志强", "witnessed_by": "何丽", "basis": "自撤档起保管 10 年"}


def years_later(of: Someone, years: int) -> Office:
    """The office, opened again so many years on."""
    of.office.close()
    later = NOW.replace(year=NOW.year + years)
    of.office = Office.open(of.root / "data", of.passphrase, catalog=DECLARED, clock=lambda: later)
    return of.office


def closed(of: Someone, seed: int = 1) -> str:
    """A household whose archive was closed, with a scan."""
    uid = of.put(seed, worker_no=f"34160200{seed:05}")
    scan = of.root / f"扫描{seed}.jpg"
    scan.write_bytes(b"a made-up picture %d" % seed)
    of.office.archive.attach(uid, scan, "身份证")
    of.office.archive.step(uid, "verify", VISITED)
    of.office.archive.step(uid, "archive", {"signer": "郑志强", "signed_on": "2026-08-01"})
    of.office.archive.step(uid, "leave", {"reason": "脱困", "closed_on": "2026-08-05", "signer": "郑志强"})
    return uid


def test_an_archive_is_due_ten_years_after_it_was_closed_and_a_refused_application_after_three(county: Someone) -> None:
    household, kept = closed(county), county.put(2)
    refused = application(county, kept)
    county.office.archive.step(refused, "verify", {"found": "不符合条件"}, "refused")
    for years, due in ((2, []), (3, [refused]), (9, [refused]), (10, [refused, household])):
        found = years_later(county, years).disposal.due()
        assert sorted(one.record.uid for one in found) == sorted(due), years
    (archive,) = [one for one in found if one.kind == "1"]
    assert (archive.since, archive.due) == (date(2026, 8, 5), date(2036, 8, 5))


def test_what_was_paid_is_kept_for_thirty_years_though_the_archive_is_gone(county: Someone) -> None:
    uid = paid(county)
    household = county.office.archive.record(uid).value("household").uid
    archived(county, uid)
    county.office.archive.step(
        household, "leave", {"reason": "子女毕业就业", "closed_on": "2026-08-06", "signer": "郑志强"}
    )
    office = years_later(county, 11)
    assert {one.record.form for one in office.disposal.due()} == {"household", "application"}
    office.disposal.destroy(office.disposal.sign(SIGNATURES))
    (payment,) = office.archive.all_saved("payment")
    assert office.archive.record(payment).value("amount") == Decimal(2000)
    assert office.archive.whole(payment).value("pupil.name")
    assert not office.disposal.due()
    assert [one.record.uid for one in years_later(county, 31).disposal.due()] == [payment]


def test_what_is_destroyed_is_gone_from_the_folder_and_what_stays_names_nobody(county: Someone) -> None:
    uid, kept = closed(county, 1), closed(county, 2)
    county.office.archive.step(kept, "reopen", {"reopened_on": "2026-08-07", "told": "又困难了。"})
    record = county.office.archive.record(uid)
    assert len(list((county.root / "data").rglob("*.enc"))) == 2
    office = years_later(county, 10)
    assert codes(lambda: office.disposal.sign({**SIGNATURES, "witnessed_by": "郑志强"})) == ["dispose.same"]
    assert office.archive.drafts("dispose") == ()
    signed = office.disposal.sign(SIGNATURES)
    assert codes(lambda: office.archive.step(signed, "destroy", {"destroyed_on": "2036-08-07", "count": "1"})) == [
        "dispose.not_done"
    ]
    assert [one.code for one in office.disposal.destroy(signed)] == ["dispose.backups"]
    assert office.archive.state(signed) == "destroyed"
    assert office.archive.state(uid) == "destroyed"
    assert codes(lambda: office.archive.record(uid)) == ["record.unknown"]
    assert office.archive.steps(uid) == ()
    assert office.archive.listing("household", str(record.value("head.name"))).total == 0
    store = office.desk.store
    assert [digest for _, digest in store.chain(uid)][-1] == record.digest
    assert store.find_claim("idno", str(record.value("head.idno"))) == ()
    assert len(list((county.root / "data").rglob("*.enc"))) == 1
    (told,) = [one for one in office.safety.audit_log() if one.act == "destroy"]
    assert dict(told.facts) == {"number": record.number, "list": office.archive.number(signed)}
    assert office.safety.verify().problems == ()
    text = str(office.archive.record(signed).answers)
    assert record.number in text
    assert str(record.value("head.name")) not in text
    office.desk.store.rebuild()
    assert office.archive.listing("household").total == 1


def test_a_list_that_no_longer_holds_destroys_nothing(county: Someone) -> None:
    uid = closed(county)
    office = years_later(county, 10)
    signed = office.disposal.sign(SIGNATURES)
    county.change(uid, "remark", "又查到一份材料")
    before = county.fingerprint()
    assert codes(lambda: office.disposal.destroy(signed)) == ["dispose.changed"]
    assert codes(lambda: office.disposal.destroy(uid)) == ["dispose.unsigned"]
    office.archive.step(uid, "reopen", {"reopened_on": "2036-08-07", "told": "又困难了。"})
    assert codes(lambda: office.disposal.destroy(signed)) == ["dispose.early"]
    assert before != county.fingerprint(), "only by the step"
    assert codes(lambda: office.disposal.sign(SIGNATURES)) == ["dispose.nothing"]


def test_what_was_destroyed_here_is_not_taken_in_again(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    uid = closed(factory)
    bundle = factory.seal(county)
    county.receive(bundle)
    county.office.desk.store.destroy([uid], who="周宁", facts={})
    factory.change(uid, "remark", "又查到一份材料")
    plan = county.office.receiving.plan(factory.seal(county, "再报"))
    (one,) = [each for each in plan.records if each.uid == uid]
    assert (one.change.value, [each.code for each in one.problems]) == ("quarantined", ["bundle.destroyed"])


# --- from a terminal ------------------------------------------------------------------------------------------------------


def test_a_single_step_on_the_terminal_says_what_is_worked_out_for_it_unless_typed(
    county: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = approved(county, 1), approved(county, 2)
    county.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", county.passphrase)

    def paid(uid: str, *words: str) -> str:
        asked = ["--data", str(county.root / "data"), "--json"]
        told = ["--set", "paid_on=2026-08-05", "--set", "way=2", *words]
        assert main([*asked, "step", uid, "pay", *told], io.StringIO(), io.StringIO()) == 0
        out = io.StringIO()
        assert main([*asked, "show", uid], out, io.StringIO()) == 0
        return "".join(json.loads(out.getvalue())["result"]["steps"][-1]["values"].values())

    assert "2000" in paid(one).replace(",", "")
    assert "1500" in paid(other, "--set", "amount=1500").replace(",", "")


def test_the_campaign_can_be_led_from_a_terminal(
    county: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = reviewed(county, 1), reviewed(county, 2)
    board = posting(county, one, other)
    county.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", county.passphrase)

    def run(*words: str) -> tuple[int, Json]:
        out, err = io.StringIO(), io.StringIO()
        code = main(["--data", str(county.root / "data"), "--json", *words], out, err)
        return code, json.loads(out.getvalue()) if out.getvalue() else {}

    objection = [
        "--objection",
        f"{other}=成立:家有两套住房",
        "--ended-on",
        "2026-07-31",
        "--taken-down-on",
        "2026-08-01",
    ]
    assert run("finish-posting", board, "--objection", f"{other}=也许:x")[0] == 2
    assert run("finish-posting", board, *objection)[1]["result"]["left_out"] == []
    told = [word for name, text in APPROVED.items() for word in ("--set", f"{name}={text}")]
    assert run("step", one, "center_review", *told)[0] == 0
    signed = run("show", one)[1]["result"]["steps"][-1]
    assert (signed["step"], signed["office"]) == ("center_review", county.office.profile.name)
    assert {"何丽", "2026-08-01", "同意救助。"} <= set(signed["values"].values())
    plain = io.StringIO()
    assert main(["--data", str(county.root / "data"), "show", one], plain, io.StringIO()) == 0
    (step,) = (text for text in plain.getvalue().splitlines() if text.startswith("step: 帮扶中心审核"))
    assert {county.office.profile.name, "签字人：何丽"} <= set(step.split("\t"))
    assert "state: 已批准" in plain.getvalue()
    assert run("payroll", "--batch", "一", "--id", other)[0] == 1
    (payment,) = run("payroll", "--batch", "一", "--id", one)[1]["result"]["ids"]
    assert run("roster", "--batch", "一")[1]["result"]["total"] == "2000"
    assert run("bank-file", "--batch", "一", "--out", str(tmp_path / "银行.csv"))[0] == 0
    assert run("paid", "--batch", "一", "--on", "八月五日")[0] == 2
    assert run("bank-file", "--batch", "一", "--out", str(tmp_path / "银行.csv"))[0] == 1
    again_file = run("bank-file", "--batch", "一", "--out", str(tmp_path / "银行.csv"), "--again")[1]["result"]["file"]
    assert again_file == str(tmp_path / "银行（第 2 次）.csv")
    (exported_on,) = run("show", payment)[1]["result"]["steps"][-1]["values"].values()
    assert run("paid", "--batch", "一", "--on", "2026-08-05")[0] == 1
    assert run("paid", "--batch", "一", "--on", exported_on)[1]["result"]["ids"] == [payment]
    assert run("bounced", payment, "--reason", "户名不符", "--on", exported_on)[0] == 0
    (again,) = [run("repeat", payment, "--batch", "二", "--set", "payee.card=6222020200000000006")[1]["result"]["id"]]
    assert run("show", again)[1]["result"]["state"] == "waiting"
    assert run("carry-over", "--year", "2027")[1]["result"]["left_out"] == ["carry.closed"]
    assert run("repeated-aid", "--year", "2026")[1]["result"] == []
    assert run("repeated-aid", "--year", "2026", "--out", str(tmp_path / "核对.xlsx"))[0] == 0
    assert run("dispose", "--list")[1]["result"] == []
    (tmp_path / "签字.json").write_text(json.dumps(SIGNATURES), encoding="utf-8")
    code, answer = run("dispose", "--do", str(tmp_path / "签字.json"))
    assert (code, [each["code"] for each in answer["problems"]]) == (1, ["dispose.nothing"])
    assert run("dispose")[0] == 2


def test_a_donation_gives_what_its_donor_wished_and_only_money_of_donors_does(factory: Someone) -> None:
    archive = factory.office.archive
    gift = archive.new("fund")
    for path, declared in gift.form.fields.items():
        if declared.is_typed and not declared.target and not gift.text(path):
            gift.type(path, declared.example)
    gift.type("per_person", "3500")
    wished = Ref(archive.submit(gift).uid)
    applied = archive.edit(application(factory, factory.put(3)))
    applied.type("fund", "社会捐助")
    applied.type("asked", "1000")
    assert applied.value("planned") == Decimal(1000)
    applied.type("fund_record", applied.form.field("fund_record").kind.typed(wished))
    assert applied.value("planned") == Decimal(3500)
    applied.type("fund", "工会投入(县)")
    assert applied.value("planned") is None, "what the union gives is by a document that is not in the notice"


def test_a_bank_file_that_could_not_be_noted_is_not_left_behind(
    county: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (payment,) = county.office.campaign.payroll("一", [approved(county)])

    def full(*_steps: object, **_who: object) -> None:
        raise Failure("disk.full", name="archive.db")

    with monkeypatch.context() as broken:
        broken.setattr(county.office.desk.store, "log", full)
        with pytest.raises(Failure):
            county.office.campaign.bank_file("一", tmp_path / "一.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert states(county.office, payment.uid) == ["waiting"]
