"""The ledgers and the later life of an archive: rules of payments on plain values, and steps with their dates at an open office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import DECLARED, Someone, application, someone

from jinqiu_desktop.errors import Problem, Refused, Severity
from jinqiu_desktop.kinds import Json, Ref, Value
from jinqiu_desktop.records import state_of
from jinqiu_desktop.rules import CHECKS, COMPUTATIONS, ENTRY_CHECKS, Around, Claim, Siblings

TODAY = date(2026, 8, 7)
APPLICATION, HOUSEHOLD, OTHER = Ref("a1"), Ref("h1"), Ref("p2")


@dataclass(frozen=True)
class Sheet:
    """A record of plain values."""

    uid: str = "p1"
    form: str = "payment"
    values: Mapping[str, Value] = field(default_factory=dict)
    blocks: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    no: int = 1
    digest: str = ""

    @property
    def number(self) -> str:
        return f"JQ-{self.uid}"

    called = number
    rid = uid

    def value(self, path: str) -> Value | None:
        return self.values.get(path)

    def rows(self, rows_id: str) -> tuple[Sheet, ...]:
        return self.blocks.get(rows_id, ())


@dataclass(frozen=True)
class Shelf:
    """The other records, their states and what their logs say."""

    records: tuple[Sheet, ...] = ()
    claims: tuple[Claim, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[tuple[str, str], Mapping[str, Json]] = field(default_factory=dict)

    def record(self, uid: str) -> Sheet | None:
        return next((one for one in self.records if one.uid == uid), None)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return tuple(one for one in self.claims if (one.kind, one.value) == (kind, value))

    def state(self, uid: str) -> str:
        return self.states.get(uid, "draft")

    def referring(self, uid: str) -> tuple[str, ...]:
        return tuple(
            one.uid for one in self.records if any(isinstance(v, Ref) and v.uid == uid for v in one.values.values())
        )

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        return self.told.get((uid, step), {})


@dataclass(frozen=True)
class Notice:
    facts: Mapping[str, str] = field(default_factory=dict)
    id: str = "test"
    siblings = Siblings(rule="each", source="")

    def get(self, key: str) -> str | None:
        return self.facts.get(key)


PAYMENT: Mapping[str, Value] = {
    "application": APPLICATION, "household": HOUSEHOLD, "batch": "2026-08-28", "kind": "1", "year": 2026, "aided_year": 2026, "amount": Decimal(2000),
    "approved": Decimal(2000), "fund": "34", "way": "1", "payee.relation": "1", "payee.name": "王小雨", "pupil.name": "王小雨",
    "pupil.idno": "009901200802290020", "worker.name": "李春梅", "payee.bank": "示例银行", "payee.branch": "城关支行",
    "payee.card": "6217000000000000004",
}  # fmt: skip
CHECKED = DECLARED.form("payment").checks


def around(shelf: Shelf | None = None, step: str = "submit", **facts: str) -> Around:
    on_file = shelf or Shelf(states={"a1": "approved"})
    notice = Notice({key.replace("_", ".", 1): text for key, text in facts.items()})
    return Around(lookup=on_file, pack=notice, today=TODAY, uid="p1", step=step)  # type: ignore[arg-type]


def found(values: Mapping[str, Value | None], about: Around | None = None) -> dict[str, Severity]:
    """Every problem of a payment, by code."""
    sheet = Sheet(values={path: value for path, value in {**PAYMENT, **values}.items() if value is not None})
    return {one.code: one.severity for name in CHECKED for one in CHECKS[name](sheet, about or around())}


# --- payments -------------------------------------------------------------------------------------------------------------


def test_a_payment_as_it_should_be_has_nothing_against_it() -> None:
    assert found({}) == {}


@pytest.mark.parametrize(
    ("values", "code", "severity"),
    [
        ({"amount": Decimal(2001)}, "payment.over", Severity.ERROR),
        ({"amount": Decimal(1999)}, "payment.less", Severity.ERROR),
        ({"amount": Decimal(0)}, "payment.nothing", Severity.ERROR),
        ({"payee.name": "钱大伟"}, "payment.payee_name", Severity.ERROR),
        ({"payee.relation": "2"}, "payment.payee_name", Severity.ERROR),
        ({"payee.relation": "3", "payee.name": "钱大伟"}, "payment.guardian", Severity.ERROR),
        ({"payee.relation": "4", "payee.name": "示例大学"}, "payment.school", Severity.ERROR),
        ({"payee.card": None}, "payment.bank", Severity.ERROR),
        ({"payee.bank": None}, "payment.bank", Severity.ERROR),
        ({"payee.branch": None}, "payment.branch", Severity.HINT),
        ({"fund": None}, "payment.fund", Severity.WARNING),
    ],
)
def test_what_is_wrong_with_one_cell_is_told_there(
    values: Mapping[str, Value | None], code: str, severity: Severity
) -> None:
    assert found(values)[code] is severity


@pytest.mark.parametrize(
    "values",
    [
        {"amount": Decimal(1999), "amount_reason": "春季学期另发"},
        {"payee.relation": "2", "payee.name": "李春梅"},
        {"payee.relation": "3", "payee.name": "钱大伟", "payee.reason": "学生未满 16 周岁"},
        {"payee.relation": "4", "payee.name": "示例大学", "way": "4", "payee.branch": None},
        {"way": "9", "payee.card": None, "payee.bank": None, "payee.branch": None},
    ],
)
def test_what_has_its_reason_stands(values: Mapping[str, Value | None]) -> None:
    assert found(values) == {}


def test_a_student_of_sixteen_has_a_card_where_the_notice_pays_the_student() -> None:
    to_worker = {"payee.relation": "2", "payee.name": "李春梅"}
    told = around(payment_payee="student")
    assert found(to_worker, told) == {"payment.to_student": Severity.WARNING}
    assert found({**to_worker, "pupil.idno": "009901201108080015"}, told) == {}, "fourteen"
    assert found(to_worker, around(payment_payee="worker")) == {}


@pytest.mark.parametrize(
    "state", ["submitted", "verified", "reviewed", "posted", "reported", "paid", "closed", "returned"]
)
def test_only_an_approved_application_is_paid(state: str) -> None:
    assert "V21.approved" in found({}, around(Shelf(states={"a1": state})))


def test_an_application_paid_already_is_paid_again_only_for_what_came_back() -> None:
    first = Sheet(uid="p2", values={"application": APPLICATION, "kind": "1"})
    for state, codes in (
        ("bounced", set()),
        ("repeated", set()),
        ("paid", {"payment.not_bounced"}),
        ("void", {"payment.not_bounced"}),
    ):
        shelf = Shelf(records=(first,), states={"a1": "paid", "p2": state})
        assert set(found({"repeats": OTHER}, around(shelf))) == codes
    other = Sheet(uid="p2", values={"application": Ref("a9"), "kind": "1"})
    shelf = Shelf(records=(other,), states={"a1": "approved", "p2": "bounced"})
    assert set(found({"repeats": OTHER}, around(shelf))) == {"payment.other"}


def test_a_second_payment_of_the_same_application_and_kind_is_an_error_unless_the_first_is_over() -> None:
    first = Sheet(uid="p2", values={"application": APPLICATION, "household": HOUSEHOLD})
    for active, kind, codes in ((True, "1", {"payment.twice"}), (False, "1", set()), (True, "2", set())):
        claim = Claim(kind="payment", value=f"a1|{kind}", role="student", uid="p2", active=active)
        shelf = Shelf(records=(first,), claims=(claim,), states={"a1": "approved"})
        assert set(found({}, around(shelf))) == codes


def test_aid_twice_in_a_year_is_told_as_strictly_as_the_notice_says() -> None:
    aided = Sheet(uid="x1", form="aided", values={"body": "示例县教育局"})
    same = Sheet(uid="p2", values={"application": APPLICATION})
    claims = tuple(Claim(kind="aid", value="009901200802290020|2026", role="aid", uid=uid) for uid in ("x1", "p2"))
    shelf = Shelf(records=(aided, same), claims=claims, states={"a1": "approved"})
    assert found({}, around(shelf)) == {"V13": Severity.WARNING}
    assert found({}, around(shelf, repeat_rule="refuse")) == {"V13": Severity.ERROR}
    assert found({"aided_year": None, "kind": "2"}, around(shelf)) == {}, "wages for work are no aid"


def test_a_card_named_by_another_household_or_by_a_payment_of_another_one_is_told() -> None:
    other = Sheet(uid="h2", form="household")
    theirs = Sheet(uid="p2", values={"household": Ref("h3")})
    ours = (Sheet(uid="h1", form="household"), Sheet(uid="p3", values={"household": HOUSEHOLD}))
    card = "6217000000000000004"
    for claims, count in (
        ([("card", "h2")], 1), ([("payee_card", "p2")], 1), ([("card", "h1"), ("payee_card", "p3")], 0), ([("card", "h2"), ("payee_card", "p2")], 2),
    ):  # fmt: skip
        held = tuple(Claim(kind=kind, value=card, role="card", uid=uid) for kind, uid in claims)
        shelf = Shelf(records=(other, theirs, *ours), claims=held, states={"a1": "approved"})
        told = list(CHECKS["payment.card"](Sheet(values=PAYMENT), around(shelf)))
        assert len(told) == count
        assert all((one.code, one.severity) == ("card.shared", Severity.WARNING) for one in told)


@pytest.mark.parametrize("step", ["bounced", "repeat", "void"])
def test_nothing_stands_in_the_way_of_taking_a_payment_back(step: str) -> None:
    wrong = {"amount": Decimal(9999), "payee.card": None, "payee.name": "钱大伟", "fund": None}
    assert found(wrong, around(Shelf(states={"a1": "closed"}), step)) == {}


@given(st.decimals(min_value=-5, max_value=5000, places=2), st.decimals(min_value=1, max_value=3000, places=2))
def test_never_more_than_approved_and_never_nothing(amount: Decimal, approved: Decimal) -> None:
    codes = set(found({"amount": amount, "approved": approved, "amount_reason": "分两次发"}))
    assert (not codes) == (0 < amount <= approved)


def test_the_approved_amount_is_the_one_of_the_centers_step() -> None:
    shelf = Shelf(told={("a1", "center_review"): {"amount": "1500", "signed_on": "2026-08-01"}})
    assert COMPUTATIONS["approved_amount"](Sheet(values=PAYMENT), "approved", around(shelf)) == Decimal(1500)
    assert COMPUTATIONS["approved_amount"](Sheet(values=PAYMENT), "approved", around()) is None


def test_money_is_not_paid_before_it_was_approved_nor_back_before_it_was_paid() -> None:
    shelf = Shelf(told={("a1", "center_review"): {"amount": "1500", "signed_on": "2026-08-01"}})
    check = ENTRY_CHECKS["payment_days"]

    def codes(**told: date) -> list[str]:
        values = {f"step.{name.replace('_', '.', 1)}": day for name, day in told.items()}
        return [one.code for one in check(values.get, Sheet(values=PAYMENT), around(shelf))]

    assert codes(paid_paid_on=date(2026, 7, 31)) == ["V23"]
    assert codes(paid_paid_on=date(2026, 8, 1)) == []
    assert codes(paid_paid_on=date(2026, 8, 5), bounced_on=date(2026, 8, 4)) == ["V23"]
    assert codes(paid_paid_on=date(2026, 8, 5), bounced_on=date(2026, 8, 5)) == []


# --- ledgers --------------------------------------------------------------------------------------------------------------


def told(name: str, values: Mapping[str, Value], blocks: Mapping[str, tuple[Sheet, ...]] | None = None) -> list[str]:
    return [one.code for one in CHECKS[name](Sheet(values=values, blocks=blocks or {}), around())]


def test_a_donors_wish_and_pairs_are_not_more_than_was_given() -> None:
    given_money: Mapping[str, Value] = {"amount": Decimal(50000), "per_person": Decimal(2000), "persons": 25}
    assert told("fund.wish", given_money) == []
    assert told("fund.wish", {**given_money, "persons": 26}) == ["fund.wish"]
    pairs = tuple(Sheet(values={"amount": Decimal(25000)}) for _ in range(3))
    assert told("fund.pairs", given_money, {"pairs": pairs[:2]}) == []
    assert told("fund.pairs", given_money, {"pairs": pairs}) == ["fund.pairs"]


def test_a_visit_is_to_somebody_and_two_go_to_a_home() -> None:
    assert told("visit.whom", {"visitors": "周文静"}) == ["visit.whom"]
    assert told("visit.whom", {"visitors": "周文静", "graduate": Ref("g1")}) == []
    assert told("visit.persons", {"kind": "1", "visitors": "周文静"}) == ["verify.visitors"]
    assert told("visit.persons", {"kind": "1", "visitors": "周文静、吴建国"}) == []
    assert told("visit.persons", {"kind": "3", "visitors": "周文静"}) == []


def test_who_has_signed_names_the_employer() -> None:
    assert told("graduate.signed", {"job_state": "01"}) == ["graduate.signed"]
    assert told("graduate.signed", {"job_state": "01", "signed.unit": "示例市人民医院"}) == []
    assert told("graduate.signed", {"job_state": "07"}) == []


def test_two_persons_sign_what_is_destroyed() -> None:
    assert told("dispose.two", {"approved_by": "郑志强", "witnessed_by": "郑志强"}) == ["dispose.same"]
    assert told("dispose.two", {"approved_by": "郑志强", "witnessed_by": "何丽"}) == []


def test_who_graduates_in_the_year_is_fresh_and_who_did_before_is_not() -> None:
    for graduation, cohort in ((2027, "1"), (2026, "1"), (2025, "2")):
        sheet = Sheet(values={"graduation": graduation, "year": 2026})
        assert COMPUTATIONS["cohort"](sheet, "cohort", around()) == cohort
    assert COMPUTATIONS["cohort"](Sheet(values={"year": 2026}), "cohort", around()) is None


# --- at an office ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


VISITED = {"visitors": "周文静、吴建国", "visited_on": "2026-07-20", "found": "情况属实"}
SIGNED = {"signer": "郑志强", "signed_on": "2026-08-01"}
LEFT = {"reason": "脱困", "closed_on": "2026-08-05", "signer": "郑志强"}


def refused(of: Someone, uid: str, step: str, typed: Mapping[str, str]) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.office.archive.step(uid, step, typed)
    return [one.code for one in caught.value.problems]


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in problems]


def archived(of: Someone, seed: int = 1) -> str:
    uid = of.put(seed, worker_no=f"34160200{seed:05}")
    of.office.archive.step(uid, "verify", VISITED)
    of.office.archive.step(uid, "archive", {**SIGNED, "union": "示例区总工会"})
    return uid


def test_an_archive_goes_from_visit_over_posting_to_the_decision_of_the_upper_union(factory: Someone) -> None:
    uid = factory.put(worker_no="3416020000001")
    step = factory.office.archive.step
    assert codes_of(step(uid, "verify", {**VISITED, "visitors": "周文静"})) == ["verify.visitors"]
    step(uid, "posting", {"begins": "2026-07-22", "ends": "2026-07-28", "objection": "无异议"})
    assert factory.office.archive.state(uid) == "posted"
    early = {**SIGNED, "signed_on": "2026-07-27", "union": "示例区总工会，示工〔2026〕12号"}
    assert codes_of(step(uid, "archive", early)) == ["V23"]
    assert factory.office.archive.state(uid) == "archived"


def test_a_grass_roots_office_says_whose_decision_it_records_and_the_county_need_not(
    factory: Someone, tmp_path: Path
) -> None:
    uid = factory.put(1, worker_no="3416020000001")
    assert codes_of(factory.office.archive.step(uid, "archive", SIGNED)) == ["archive.union", "archive.unvisited"]
    own = factory.put(2, standard="基层", worker_no="3416020000002")
    factory.office.archive.step(own, "verify", VISITED)
    assert factory.office.archive.step(own, "archive", SIGNED) == (), "its own standard, its own decision"
    county = someone(tmp_path / "county", "示例区总工会", "县区")
    theirs = county.put(3, worker_no="3416020000003")
    county.office.archive.step(theirs, "verify", VISITED)
    assert county.office.archive.step(theirs, "archive", SIGNED) == ()
    county.office.close()


def test_an_upheld_objection_sends_an_archive_back(factory: Someone) -> None:
    uid = factory.put()
    factory.office.archive.step(uid, "verify", VISITED)
    days = {"begins": "2026-07-22", "ends": "2026-07-28"}
    assert refused(factory, uid, "posting", {**days, "objection": "异议成立"}) == ["posting.upheld"]
    told_of = {**days, "objection": "异议成立", "told": "反映家有两套住房，经查属实。"}
    factory.office.archive.step(uid, "posting", told_of, "upheld")
    assert factory.office.archive.state(uid) == "returned"


def test_a_yearly_review_is_dated_and_keeps_the_archive(factory: Someone) -> None:
    uid = archived(factory)
    for result in ("继续帮扶", "待退出"):
        told_of = {"reviewed_on": "2026-08-03", "visitors": "周文静、吴建国", "result": result}
        factory.office.archive.step(uid, "review", told_of)
        assert factory.office.archive.state(uid) == "archived"
    assert [one.values["result"] for one in factory.office.archive.steps(uid) if one.step == "review"] == ["1", "2"]


def test_an_archive_is_closed_only_when_nothing_of_it_is_under_way(factory: Someone) -> None:
    uid = archived(factory)
    asked = application(factory, uid)
    assert refused(factory, uid, "leave", LEFT) == ["leave.open"]
    factory.office.archive.step(asked, "end", {"reason": "放弃"})
    factory.office.archive.step(uid, "leave", LEFT)
    assert factory.office.archive.state(uid) == "closed"


def test_a_closed_archive_frees_its_head_and_is_reopened_as_a_new_revision(factory: Someone) -> None:
    uid = archived(factory)
    factory.office.archive.step(uid, "leave", LEFT)
    archive = factory.office.archive
    before = archive.record(uid)
    archive.step(uid, "reopen", {"reopened_on": "2026-08-06", "told": "职工患重病，收入减少。"})
    assert (archive.state(uid), archive.record(uid).no) == ("submitted", before.no + 1)
    form, steps = archive.form("household"), archive.steps(uid)
    assert state_of(form, steps) == "submitted"
    assert [one.step for one in steps][-3:] == ["archive", "leave", "reopen"]
    archive.step(uid, "verify", VISITED)
    archive.step(uid, "archive", {**SIGNED, "signed_on": "2026-08-07", "union": "示例区总工会"})
    assert archive.state(uid) == "archived"


def test_an_archive_cannot_be_reopened_while_another_one_has_its_head(factory: Someone) -> None:
    uid = archived(factory)
    factory.office.archive.step(uid, "leave", LEFT)
    other = factory.put(1, members=[], worker_no="3416029999999")
    assert factory.office.archive.state(other) == "submitted"
    told_of = {"reopened_on": "2026-08-06", "told": "职工患重病，收入减少。"}
    assert "V03" in refused(factory, uid, "reopen", told_of)
    assert factory.office.archive.state(uid) == "closed"


GRADUATE = {
    "worker.name": "李春梅", "pupil.name": "王小雨", "pupil.idno": "009901200406150026", "year": "2026", "graduation": "2026",
    "school.name": "示例师范大学", "education": "本科", "needs_help": "是", "job_state": "求职中", "school.local": "是",
}  # fmt: skip


def test_the_state_of_a_graduate_can_be_asked_for_a_day(factory: Someone) -> None:
    archive = factory.office.archive
    uid = archive.put("graduate", GRADUATE)
    assert archive.record(uid).value("cohort") == "1"
    entries = [
        archive.entry(
            uid, "employ", {"job_state": "已签约", "employed_on": "2026-08-03", "helped": "是"}, on=date(2026, 8, 3)
        )
    ]
    factory.office.desk.store.log(entries, who="刘敏")
    assert archive.state(uid) == "employed"
    form, steps = archive.form("graduate"), archive.steps(uid)
    assert state_of(form, steps[1:], date(2026, 8, 2)) == "draft"
    assert state_of(form, steps[1:], date(2026, 8, 3)) == "employed"
    assert codes_of(archive.step(uid, "lose", {"on": "2026-08-01", "job_state": "求职中"})) == ["V23"]
    assert archive.state(uid) == "tracked"
    with pytest.raises(Refused):
        archive.put("graduate", GRADUATE)
    archive.step(uid, "end", {"reason": "升学", "on": "2026-08-06"})
    assert archive.put("graduate", GRADUATE), "whose tracking ended can be taken up anew"


def test_a_service_is_one_line_for_one_graduate_with_money_only_where_the_table_counts_it(factory: Someone) -> None:
    graduate = factory.office.archive.put("graduate", GRADUATE)
    line = {"graduate": {"uid": graduate}, "year": "2026", "on": "2026-08-01"}
    made = factory.office.archive.put("service", {**line, "kind": "见习", "amount": "9"})
    record = factory.office.archive.record(made)
    assert (record.value("pupil.name"), record.value("graduation"), record.value("amount")) == ("王小雨", 2026, None)
    with pytest.raises(Refused) as caught:
        factory.office.archive.put("service", {**line, "kind": "小额担保贷款"})
    assert [(one.where, one.code) for one in caught.value.problems] == [("amount", "field.required")]
    loan = factory.office.archive.put("service", {**line, "kind": "小额担保贷款", "amount": "50000"})
    assert factory.office.archive.record(loan).value("amount") == Decimal(50000)


@pytest.mark.parametrize("form_id", ["fund", "activity", "partner", "office", "survey", "aided"])
def test_a_line_of_every_ledger_can_be_kept_and_taken_back(factory: Someone, form_id: str) -> None:
    form = factory.office.archive.form(form_id)
    stored: dict[str, Json] = {}
    for path, one in form.fields.items():
        if one.is_typed and one.example and form.needed_at(one, "submit"):
            stored[path] = one.example
    uid = factory.office.archive.put(form_id, stored)
    assert factory.office.archive.state(uid) == "kept"
    last = list(form.steps.values())[-1]
    typed = {
        name: one.example for name, one in last.fields.items() if last.id in one.required and one.kind.name != "date"
    }
    typed |= {name: "2026-08-07" for name, one in last.fields.items() if one.kind.name == "date"}
    factory.office.archive.step(uid, last.id, typed)
    assert form.is_ended(factory.office.archive.state(uid))
