"""Rules: the sums of a household, and every check with what it lets pass and what it finds."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinqiu_desktop import rules
from jinqiu_desktop.errors import SENTENCES, Problem, Severity
from jinqiu_desktop.kinds import Attached, Ref, Value, YearMonth, id_check_digit, read_choices
from jinqiu_desktop.places import resources
from jinqiu_desktop.rules import (
    CHECKS,
    COMPUTATIONS,
    Amount,
    Around,
    Claim,
    Exclusion,
    Found,
    IncomeTest,
    Material,
    Need,
    RowScope,
    Served,
    Siblings,
    application,
    eligibility,
    explain_income,
    fills,
    household,
    imported_totals,
    ledgers,
    materials,
    payment,
    persons,
    public,
)

TODAY = date(2026, 8, 7)
US, THEM = "uid-us", "uid-them"


def idno(birth: str, sex: str = "1", order: int = 1) -> str:
    """A made-up id number of a man ("1") or a woman ("2") born on YYYYMMDD."""
    first17 = f"341602{birth}{2 * order - (sex == '1'):03}"
    return first17 + id_check_digit(first17)


HEAD, WIFE, SON, DAUGHTER = idno("19750307"), idno("19760501", "2"), idno("20080229"), idno("20150910", "2")


@dataclass(frozen=True)
class Line:
    rid: str
    values: Mapping[str, Value]

    def value(self, field_id: str) -> Value | None:
        return self.values.get(field_id)


@dataclass(frozen=True)
class Sheet:
    """A filling or record made of plain values; rows are named r1, r2 …"""

    values: Mapping[str, Value] = field(default_factory=dict)
    members: tuple[Mapping[str, Value], ...] = ()
    blocks: Mapping[str, tuple[Mapping[str, Value], ...]] = field(default_factory=dict)
    uid: str = US
    no: int = 1
    number: str = "JQ-2026-000007"
    called: str = "JQ-2026-000007"
    form: str = "household"
    digest: str = ""

    def value(self, path: str) -> Value | None:
        if match := re.fullmatch(r"members\[r(\d+)\]\.(\w+)", path):
            return self.members[int(match[1]) - 1].get(match[2])
        return self.values.get(path)

    def rows(self, rows_id: str) -> Sequence[RowScope]:
        rows = self.members if rows_id == "members" else self.blocks.get(rows_id, ())
        return [Line(f"r{place}", values) for place, values in enumerate(rows, start=1)]


@dataclass(frozen=True)
class Shelf:
    """The other records."""

    records: tuple[Sheet, ...] = ()
    claims: tuple[Claim, ...] = ()
    stands: str = "archived"

    def record(self, uid: str) -> Found | None:
        return next((one for one in self.records if one.uid == uid), None)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return tuple(one for one in self.claims if (one.kind, one.value) == (kind, value))

    def state(self, uid: str) -> str:
        return self.stands

    def referring(self, uid: str) -> tuple[str, ...]:
        holders = [
            one
            for one in self.records
            if any(isinstance(value, Ref) and value.uid == uid for value in one.values.values())
        ]
        return tuple(one.uid for one in holders)


@dataclass(frozen=True)
class Notice:
    facts: Mapping[str, str] = field(default_factory=dict)
    id: str = "test"
    asked: tuple[Material, ...] = ()
    needed: tuple[Need, ...] = ()
    groups: tuple[Served, ...] = ()
    income: IncomeTest | None = None
    exclusions: tuple[Exclusion, ...] = ()
    amounts: tuple[Amount, ...] = ()
    siblings: Siblings = field(default_factory=lambda: Siblings(rule="each", source=""))

    def get(self, key: str) -> str | None:
        return self.facts.get(key)

    def money(self, key: str) -> Decimal | None:
        return Decimal(self.facts[key]) if key in self.facts else None


AROUND = Around(lookup=Shelf(), pack=Notice(), today=TODAY, uid=US)


def claimed(*claims: Claim) -> Around:
    return replace(AROUND, lookup=Shelf(records=(Sheet(uid=THEM),), claims=claims))


def found(name: str, sheet: Sheet, around: Around = AROUND) -> list[tuple[str, str]]:
    """Where and what a check finds; the sentence of each exists."""
    problems = list(CHECKS[name](sheet, around))
    assert all(one.code in SENTENCES for one in problems)
    return [(one.where, one.code) for one in problems]


def severities(name: str, sheet: Sheet, around: Around = AROUND) -> set[Severity]:
    return {one.severity for one in CHECKS[name](sheet, around)}


FAMILY = Sheet(
    values={
        "head.name": "赵大河",
        "head.idno": HEAD,
        "head.income": Decimal("2600.50"),
        "income.other": Decimal(1200),
        "head.marriage": "1",
        "head.health": "1",
        "head.work_state": "1",
        "head.phone": "13800001234",
        "head.work_since": YearMonth(1994, 9),
        "cause.main": "10",
        "cause.minor": ("01", "07"),
        "bank.name": "某银行",
        "bank.branch": "某支行",
        "bank.card": "6222020200000000006",
        "filed_by": "周一",
        "reviewed_by": "吴二",
        "type": "1",
    },
    members=(
        {"name": "钱小溪", "idno": WIFE, "relation": "12", "income": Decimal(0), "health": "2", "illness": "101"},
        {"name": "赵一帆", "idno": SON, "relation": "20", "income": Decimal(0), "education": "04", "years": 3},
        {"name": "赵一朵", "idno": DAUGHTER, "relation": "30", "income": Decimal(0), "education": "02", "years": 6},
    ),
)

APPLICATION = Sheet(
    form="application",
    values={
        "kind": "1",
        "year": 2026,
        "household": Ref(THEM),
        "student": Ref(THEM, "r2"),
        "pupil.idno": SON,
        "pupil.birth": date(2008, 2, 29),
        "school.type": "51",
        "school.entry": YearMonth(2026, 9),
        "school.years": Decimal(4),
    },
)
BESIDE_FAMILY = replace(AROUND, lookup=Shelf(records=(replace(FAMILY, uid=THEM),)))


def changed(sheet: Sheet, member: int = 0, **values: Value | None) -> Sheet:
    """The sheet with other values; `head__idno` stands for head.idno, None clears, `member` counts from 1."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    if not member:
        return replace(sheet, values=_with(sheet.values, given))
    rows = list(sheet.members)
    rows[member - 1] = _with(rows[member - 1], given)
    return replace(sheet, members=tuple(rows))


def _with(old: Mapping[str, Value], new: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in {**old, **new}.items() if value is not None}


# --- all checks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHECKS)
def test_ordinary_household_passes_every_check(name: str) -> None:
    assert found(name, FAMILY) == []


@pytest.mark.parametrize("name", CHECKS)
def test_ordinary_application_passes_every_check_of_its_own(name: str) -> None:
    expected = [("head.phone", "contact")] if name == "contact" else []
    assert found(name, APPLICATION, BESIDE_FAMILY) == expected


@pytest.mark.parametrize("name", CHECKS)
def test_no_check_minds_a_blank_sheet(name: str) -> None:
    expected = [("head.phone", "contact")] if name == "contact" else []
    assert found(name, Sheet()) == expected


def test_every_code_that_a_rule_may_give_has_its_sentence_in_three_lengths() -> None:
    rooms = [ast.parse(path.read_text("utf-8")) for path in Path(inspect.getfile(rules)).parent.glob("*.py")]
    calls = [one for room in rooms for one in ast.walk(room) if isinstance(one, ast.Call)]
    made = [one.args[1] for one in calls if isinstance(one.func, ast.Name) and one.func.id == "problem"]
    codes = {one.value for one in made if isinstance(one, ast.Constant)}
    assert len(codes) > 30
    assert len(made) == len([one for one in made if isinstance(one, ast.Constant)])
    for code in codes:
        told = SENTENCES[str(code)]
        assert told.short
        assert told.what
        assert told.do
        assert max(_han(told.short) / 6, _han(told.what) / 24, _han(told.do) / 24) <= 1, code
        assert not re.search("非法|无效|失败|异常|请输入正确|！", told.what + told.do)


def _han(text: str) -> int:
    return sum("\u4e00" <= sign <= "\u9fff" for sign in text)


# --- computations -----------------------------------------------------------------------------------------------------


def computed(name: str, sheet: Sheet, path: str = "") -> Value | None:
    return COMPUTATIONS[name](sheet, path, AROUND)


def test_birth_sex_and_age_come_from_the_id_number_beside_them() -> None:
    assert computed("birth_of_idno", FAMILY, "head.birth") == date(1975, 3, 7)
    assert computed("sex_of_idno", FAMILY, "head.sex") == "1"
    assert computed("age_of_idno", FAMILY, "head.age") == 51
    assert computed("birth_of_idno", FAMILY, "members[r2].birth") == date(2008, 2, 29)
    assert computed("sex_of_idno", FAMILY, "members[r3].sex") == "2"
    assert computed("age_of_idno", FAMILY, "members[r3].age") == 10
    for name in ("birth_of_idno", "sex_of_idno", "age_of_idno"):
        assert computed(name, Sheet(), "head.birth") is None


def test_income_size_and_income_per_head_follow_the_notice() -> None:
    assert computed("household_income", FAMILY) == Decimal("32406")  # 2600.50 × 12 + 1200
    assert computed("household_size", FAMILY) == 4
    assert computed("income_per_head", FAMILY) == Decimal("675.13")  # 675.125, half goes up
    assert computed("household_size", Sheet()) == 1


@pytest.mark.parametrize("missing", ["head.income", "income.other"])
def test_a_sum_waits_for_every_income_of_the_head(missing: str) -> None:
    sheet = replace(FAMILY, values=_with(FAMILY.values, {missing: None}))
    assert computed("household_income", sheet) is None
    assert computed("income_per_head", sheet) is None


def test_a_sum_waits_for_the_income_of_every_member() -> None:
    assert computed("household_income", changed(FAMILY, 2, income=None)) is None


def test_the_sum_is_explained_line_by_line() -> None:
    sheet = changed(FAMILY, 1, income=Decimal(1000))
    assert [(term.path, term.amount, term.factor, term.result) for term in explain_income(sheet)] == [
        ("head.income", Decimal("2600.50"), 12, Decimal(31206)),
        ("members[r1].income", Decimal(1000), 12, Decimal(12000)),
        ("members[r2].income", Decimal(0), 12, Decimal(0)),
        ("members[r3].income", Decimal(0), 12, Decimal(0)),
        ("income.other", Decimal(1200), 1, Decimal(1200)),
    ]
    assert next(term.path for term in explain_income(changed(sheet, head__income=None))) == "members[r1].income"


fen = st.integers(0, 10**9).map(lambda amount: Decimal(amount) / 100)


@given(head=fen, other=fen, incomes=st.lists(fen, max_size=6))
def test_the_lines_add_up_and_the_head_count_divides(head: Decimal, other: Decimal, incomes: list[Decimal]) -> None:
    members: tuple[Mapping[str, Value], ...] = tuple({"income": income} for income in incomes)
    sheet = Sheet(values={"head.income": head, "income.other": other}, members=members)
    total = computed("household_income", sheet)
    per_head = computed("income_per_head", sheet)
    assert isinstance(total, Decimal)
    assert isinstance(per_head, Decimal)
    assert total == sum(term.result for term in explain_income(sheet))
    assert abs(per_head * 12 * (1 + len(incomes)) - total) <= Decimal("0.005") * 12 * (1 + len(incomes))


def test_v02_tells_imported_totals_that_differ_by_more_than_a_yuan() -> None:
    sheet = changed(FAMILY, income__total=Decimal(32406), income__per_head=Decimal("675.13"))
    assert imported_totals(sheet, {"income.total": Decimal(32407), "income.per_head": Decimal("675.13")}) == ()
    (told,) = imported_totals(sheet, {"income.total": Decimal("32407.01")})
    assert (told.where, told.code, told.severity) == ("income.total", "V02", Severity.WARNING)
    assert (told.fact("imported"), told.fact("computed")) == ("32407.01", "32406")
    assert imported_totals(Sheet(), {"income.total": Decimal(1)}) == ()


# --- one household, one archive ---------------------------------------------------------------------------------------


def test_v03_head_of_another_archive_is_an_error_that_names_it() -> None:
    theirs = Claim(kind="idno", value=HEAD, role="head", uid=THEM)
    (told,) = CHECKS["V03"](FAMILY, claimed(theirs))
    assert told == Problem(where="head.idno", code="V03", facts=(("number", "JQ-2026-000007"),))
    assert found("V04", FAMILY, claimed(theirs)) == []
    assert found("V03", FAMILY, claimed(replace(theirs, active=False))) == []
    assert found("V03", FAMILY, claimed(replace(theirs, uid=US))) == []


def test_v03_names_nothing_when_the_other_archive_cannot_be_read() -> None:
    around = replace(AROUND, lookup=Shelf(claims=(Claim(kind="idno", value=HEAD, role="head", uid=THEM),)))
    (told,) = CHECKS["V03"](FAMILY, around)
    assert told.fact("number") == ""


@pytest.mark.parametrize(
    ("value", "role", "where"),
    [
        (HEAD, "member", "head.idno"),
        (SON, "member", "members[r2].idno"),
        (SON, "head", "members[r2].idno"),
    ],
)
def test_v04_person_of_another_archive_is_a_warning(value: str, role: str, where: str) -> None:
    around = claimed(Claim(kind="idno", value=value, role=role, uid=THEM, rid="r9"))
    assert found("V04", FAMILY, around) == [(where, "V04")]
    assert severities("V04", FAMILY, around) == {Severity.WARNING}
    assert found("V03", FAMILY, around) == []


def test_v04_does_not_mind_an_application_of_the_student() -> None:
    assert found("V04", FAMILY, claimed(Claim(kind="idno", value=SON, role="student", uid=THEM))) == []


def test_v04_names_another_archive_once() -> None:
    claims = [Claim(kind="idno", value=SON, role="member", uid=THEM, rid=rid) for rid in ("r1", "r2")]
    assert len(found("V04", FAMILY, claimed(*claims))) == 1


def test_v05_same_person_twice_is_an_error_at_the_later_place() -> None:
    assert found("V05", changed(FAMILY, 2, idno=HEAD)) == [("members[r2].idno", "V05.head")]
    assert found("V05", changed(FAMILY, 3, idno=SON)) == [("members[r3].idno", "V05.member")]
    assert severities("V05", changed(FAMILY, 3, idno=SON)) == {Severity.ERROR}


def test_one_card_for_two_households_is_a_warning() -> None:
    around = claimed(Claim(kind="card", value="6222020200000000006", role="card", uid=THEM))
    assert found("card.shared", FAMILY, around) == [("bank.card", "card.shared")]


# --- relations --------------------------------------------------------------------------------------------------------


def test_v06_second_spouse_and_spouse_of_same_sex_are_warned() -> None:
    assert found("V06", changed(FAMILY, 2, relation="10")) == [("members[r2].relation", "V06.spouses")]
    assert found("V06", changed(FAMILY, 1, idno=idno("19760501", "1"))) == [("members[r1].relation", "V06.sex")]


def test_v06_needs_twelve_years_between_parent_and_child() -> None:
    exactly = changed(FAMILY, 2, idno=idno("19870307"))
    assert found("V06", exactly) == []
    assert found("V06", changed(FAMILY, 2, idno=idno("19870306"))) == [("members[r2].relation", "V06.child")]
    assert found("V06", changed(FAMILY, 2, idno=idno("19870306"), relation="27")) == []  # a stepson may be older
    assert found("V06", changed(FAMILY, 2, idno=idno("19630307"), relation="51")) == []
    assert found("V06", changed(FAMILY, 2, idno=idno("19630308"), relation="51")) == [
        ("members[r2].relation", "V06.parent")
    ]


def test_v07_marriage_single_parent_and_spouse_agree() -> None:
    alone = replace(FAMILY, members=FAMILY.members[1:])
    assert found("V07", alone) == [("head.marriage", "V07.spouse")]
    assert found("V07", changed(alone, head__marriage="3")) == []
    assert found("V07", changed(alone, head__marriage="3", head__single_parent=True)) == []
    assert found("V07", changed(alone, head__single_parent=True)) == [("head.single_parent", "V07.single")]
    assert found("V07", changed(FAMILY, head__marriage="3", head__single_parent=True)) == [
        ("head.single_parent", "V07.single")
    ]
    assert severities("V07", alone) == {Severity.WARNING}


@pytest.mark.parametrize(
    ("relation", "sex"), [("30", "1"), ("12", "1"), ("38", "1"), ("20", "2"), ("28", "2"), ("51", "2")]
)
def test_relation_and_sex_of_the_id_number_agree(relation: str, sex: str) -> None:
    other = "2" if sex == "1" else "1"
    wrong = changed(FAMILY, 1, relation=relation, idno=idno("19480501", sex))
    assert found("relation.sex", wrong) == [("members[r1].relation", "relation.sex")]
    assert found("relation.sex", changed(wrong, 1, idno=idno("19480501", other))) == []
    assert found("relation.sex", changed(wrong, 1, relation="97")) == []


# --- single cells that depend on others -------------------------------------------------------------------------------


@pytest.mark.parametrize("health", ["2", "3"])
def test_v08_illness_is_needed_when_not_healthy(health: str) -> None:
    assert found("V08", changed(FAMILY, head__health=health)) == [("head.illness", "V08.missing")]
    assert found("V08", changed(FAMILY, 2, health=health)) == [("members[r2].illness", "V08.missing")]
    assert severities("V08", changed(FAMILY, head__health=health)) == {Severity.ERROR}


def test_v08_illness_is_left_out_when_healthy() -> None:
    assert found("V08", changed(FAMILY, 1, health="1")) == [("members[r1].illness", "V08.extra")]
    assert found("V08", changed(FAMILY, 1, health=None)) == []


def test_v09_causes_differ_and_other_is_explained() -> None:
    assert found("V09", changed(FAMILY, cause__minor=("01", "10"))) == [("cause.minor", "V09.repeated")]
    for sheet in (changed(FAMILY, cause__main="99"), changed(FAMILY, cause__minor=("99",))):
        assert found("V09", sheet) == [("cause.text", "V09.text")]
        assert found("V09", changed(sheet, cause__text="房屋失火")) == []
    assert found("V09", changed(FAMILY, cause__main=None, cause__minor=None)) == []


def test_v10_bank_is_complete_or_blank_and_strict_when_paying() -> None:
    part = changed(FAMILY, bank__branch=None, bank__card=None)
    assert found("V10", part) == [("bank.branch", "V10"), ("bank.card", "V10")]
    assert severities("V10", part) == {Severity.WARNING}
    assert severities("V10", part, replace(AROUND, step="pay")) == {Severity.ERROR}
    assert found("V10", changed(part, bank__name=None)) == []


@pytest.mark.parametrize(
    ("education", "good", "odd"),
    [
        ("02", ("5", "6"), ("4", "7")),
        ("03", ("3", "4"), ("2",)),
        ("04", ("3",), ("2", "4")),
        ("05", ("2", "5"), ("6",)),
        ("06", ("2", "3", "5"), ("4",)),
        ("07", ("4", "5", "8"), ("3", "6")),
        ("08", ("2", "2.5", "3"), ("4",)),
        ("09", ("3", "6"), ("7",)),
        ("01", ("1", "9"), ()),
    ],
)
def test_v16_length_of_schooling_fits_the_education(education: str, good: Sequence[str], odd: Sequence[str]) -> None:
    for years in good:
        assert found("V16", changed(FAMILY, 2, education=education, years=Decimal(years))) == []
    for years in odd:
        sheet = changed(FAMILY, 2, education=education, years=Decimal(years))
        assert found("V16", sheet) == [("members[r2].years", "V16")]
        assert severities("V16", sheet) == {Severity.WARNING}


def test_v16_looks_at_the_school_of_an_application_too() -> None:
    assert found("V16", changed(APPLICATION, school__years=Decimal(3))) == [("school.years", "V16")]


def test_v25_reviewer_neither_filed_nor_belongs_to_the_household() -> None:
    assert found("V25", changed(FAMILY, reviewed_by="周一")) == [("reviewed_by", "V25.same")]
    assert found("V25", changed(FAMILY, reviewed_by="钱小溪")) == [("reviewed_by", "V25.member")]
    assert found("V25", changed(FAMILY, reviewed_by="赵大河")) == [("reviewed_by", "V25.member")]
    assert found("V25", changed(FAMILY, reviewed_by=None)) == []


def test_v26_contract_is_old_enough_where_the_notice_asks() -> None:
    young = changed(FAMILY, type="2", head__contract_on=date(2025, 8, 8))
    strict = replace(AROUND, pack=Notice({"migrant_contract_months": "12"}))
    assert found("V26", young) == []
    assert found("V26", young, strict) == [("head.contract_on", "V26")]
    assert found("V26", changed(young, head__contract_on=date(2025, 8, 7)), strict) == []
    assert found("V26", changed(young, type="1"), strict) == []


def test_somebody_can_be_called() -> None:
    nobody = changed(FAMILY, head__phone=None)
    assert found("contact", nobody) == [("head.phone", "contact")]
    assert found("contact", changed(nobody, head__contact="0558-5551234")) == []


def test_nobody_under_fourteen_is_in_party_or_league() -> None:
    assert found("politics.age", changed(FAMILY, 3, politics="2")) == [("members[r3].politics", "politics.age")]
    assert found("politics.age", changed(FAMILY, 3, politics="3")) == []
    assert found("politics.age", changed(FAMILY, 2, politics="2")) == []
    just = changed(FAMILY, 3, politics="2", idno=idno("20120807", "2"))
    assert found("politics.age", just) == []


def test_zero_employment_household_has_nobody_at_work() -> None:
    assert found("zero_employment", changed(FAMILY, zero_employment=True)) == [("zero_employment", "zero_employment")]
    idle = changed(FAMILY, zero_employment=True, head__work_state="3")
    assert found("zero_employment", idle) == []
    assert found("zero_employment", changed(idle, 1, identity="01")) == [("zero_employment", "zero_employment")]
    assert found("zero_employment", changed(idle, 1, work_state="1")) == [("zero_employment", "zero_employment")]


def test_nobody_works_before_sixteen() -> None:
    assert found("work_since", changed(FAMILY, head__work_since=YearMonth(1991, 2))) == [
        ("head.work_since", "work_since")
    ]
    assert found("work_since", changed(FAMILY, head__work_since=YearMonth(1991, 3))) == []
    assert found("work_since", changed(FAMILY, head__work_since=date(1991, 3, 6))) == [
        ("head.work_since", "work_since")
    ]


# --- applications -----------------------------------------------------------------------------------------------------


def test_v11_student_is_a_row_of_the_chosen_household() -> None:
    for strange in (Ref(THEM, "r9"), Ref("uid-third", "r2")):
        assert found("V11", changed(APPLICATION, student=strange), BESIDE_FAMILY) == [("student", "V11.member")]
    assert found("V11", APPLICATION) == [("student", "V11.member")]  # the household is not there at all


def test_v11_other_relations_need_a_guardian() -> None:
    wife = changed(APPLICATION, student=Ref(THEM, "r1"))
    assert found("V11", wife, BESIDE_FAMILY) == [("student", "V11.relation")]
    assert severities("V11", wife, BESIDE_FAMILY) == {Severity.ERROR}
    assert severities("V11", changed(wife, guardian="孙三"), BESIDE_FAMILY) == {Severity.WARNING}


@pytest.mark.parametrize("relation", ["20", "29", "27", "37", "31", "41", "44"])
def test_v11_children_and_grandchildren_may_apply(relation: str) -> None:
    household = changed(replace(FAMILY, uid=THEM), 2, relation=relation)
    assert found("V11", APPLICATION, replace(AROUND, lookup=Shelf(records=(household,)))) == []


def test_v12_second_application_of_the_same_kind_is_an_error() -> None:
    theirs = Claim(kind="application", value=f"{SON}|2026|1", role="student", uid=THEM)
    assert found("V12", APPLICATION, claimed(theirs)) == [("student", "V12")]
    assert severities("V12", APPLICATION, claimed(theirs)) == {Severity.ERROR}
    assert found("V12", changed(APPLICATION, kind="2"), claimed(theirs)) == []
    assert found("V12", changed(APPLICATION, year=2027), claimed(theirs)) == []
    assert found("V12", changed(APPLICATION, year=None), claimed(theirs)) == []


@pytest.mark.parametrize(
    ("kind", "entry", "years", "code"),
    [
        ("1", YearMonth(2026, 9), 4, None),
        ("1", YearMonth(2025, 9), 4, "V14.new"),
        ("1", YearMonth(2027, 9), 4, "V14.later"),
        ("2", YearMonth(2027, 9), 4, "V14.later"),
        ("2", YearMonth(2026, 9), 4, "V14.in_school"),
        ("2", YearMonth(2023, 9), 4, None),
        ("2", YearMonth(2022, 9), 4, "V14.finished"),
        ("2", YearMonth(2024, 9), Decimal("2.5"), None),
        ("3", YearMonth(2020, 9), 3, None),
    ],
)
def test_v14_entry_fits_the_campaign_year(kind: str, entry: YearMonth, years: Value, code: str | None) -> None:
    sheet = changed(APPLICATION, kind=kind, school__entry=entry, school__years=years)
    assert found("V14", sheet) == ([] if code is None else [("school.entry", code)])
    expected = set() if code is None else {Severity.WARNING if code == "V14.finished" else Severity.ERROR}
    assert severities("V14", sheet) == expected


def test_v15_age_at_entry_fits_the_school() -> None:
    assert found("V15", changed(APPLICATION, school__type="20")) == [("school.entry", "V15")]
    assert found("V15", changed(APPLICATION, school__type="52")) == [("school.entry", "V15")]
    assert found("V15", changed(APPLICATION, school__type="90")) == []


@dataclass(frozen=True)
class When:
    """A condition: the path has this value."""

    path: str
    value: Value

    def holds(self, value_at: Callable[[str], Value | None]) -> bool:
        return value_at(self.path) == self.value


@pytest.mark.parametrize(
    ("strict", "code", "severity"), [(True, "V17", Severity.ERROR), (False, "V19", Severity.WARNING)]
)
def test_v17_whom_the_notice_leaves_out_is_told_with_its_sentence(strict: bool, code: str, severity: Severity) -> None:
    out = Exclusion(id="x", label="军队院校", when=When("school.military", True), strict=strict, source="军队院校除外")
    around = replace(AROUND, pack=Notice(exclusions=(out,)))
    (told,) = CHECKS["V17"](changed(APPLICATION, school__military=True), around)
    assert (told.code, told.severity, told.fact("source")) == (code, severity, "军队院校除外")
    assert list(CHECKS["V17"](APPLICATION, around)) == []


def test_v24_guardian_of_a_minor_is_asked_for_and_required_at_review() -> None:
    minor = changed(APPLICATION, pupil__birth=date(2008, 8, 8))
    assert found("V24", minor) == [("guardian", "V24")]
    assert severities("V24", minor, replace(AROUND, step="submit")) == {Severity.WARNING}
    assert severities("V24", minor, replace(AROUND, step="review")) == {Severity.ERROR}
    assert found("V24", changed(minor, guardian="孙三")) == []
    assert found("V24", changed(minor, pupil__birth=date(2008, 8, 7))) == []


def test_v24_the_guardian_is_a_grown_up_other_than_the_student() -> None:
    minor = changed(APPLICATION, pupil__birth=date(2008, 8, 8), pupil__name="赵一帆")
    assert found("V24", changed(minor, guardian="赵一帆")) == [("guardian", "V24.minor")]
    beside = replace(AROUND, lookup=Shelf(records=(replace(FAMILY, uid=THEM),)))
    assert found("V24", changed(minor, guardian="赵一朵"), beside) == [("guardian", "V24.minor")]
    assert found("V24", changed(minor, guardian="钱小溪"), beside) == []


def test_v24_a_child_under_fourteen_needs_a_consent_of_its_own_from_review_on() -> None:
    child = changed(APPLICATION, pupil__birth=date(2012, 8, 8), guardian="孙三")
    assert found("V24", child) == [("consent_on", "V24.consent")]
    assert severities("V24", child, replace(AROUND, step="submit")) == {Severity.WARNING}
    assert severities("V24", child, replace(AROUND, step="review")) == {Severity.ERROR}
    assert found("V24", changed(child, consent_on=TODAY)) == []
    assert found("V24", changed(child, pupil__birth=date(2012, 8, 7))) == []


@pytest.mark.parametrize(
    ("school", "facts", "code", "severity"),
    [
        (
            "51",
            {"unarchived_allowed": "special bachelor", "unarchived.sentence": "高校在读"},
            "unarchived.allowed",
            "hint",
        ),
        ("40", {"unarchived_allowed": "special bachelor", "unarchived.sentence": "高校在读"}, "unarchived", "warning"),
        ("51", {}, "unarchived.unsaid", "warning"),
    ],
)
def test_the_notice_says_which_students_of_an_unarchived_household_may_apply(
    school: str, facts: Mapping[str, str], code: str, severity: str
) -> None:
    sheet = changed(APPLICATION, school__type=school)
    around = replace(AROUND, lookup=Shelf(stands="registered"), pack=Notice(facts))
    assert found("unarchived", sheet, around) == [("household", code)]
    (told,) = CHECKS["unarchived"](sheet, around)
    assert (told.severity, told.fact("told")) == (severity, facts.get("unarchived.sentence", ""))
    assert found("unarchived", sheet, replace(around, lookup=Shelf(stands="submitted"))) == []


# --- the family of a student --------------------------------------------------------------------------------------------


def family(household: Sheet, student: int, kind: str = "2") -> dict[str, Value | None]:
    """What each person is told to be, by name."""
    scope = Sheet(values={"student": Ref(THEM, f"r{student}"), "kind": kind})
    rows = rules.ROW_FILLS["family_of_student"](replace(household, uid=THEM), scope)
    return {str(row.values["name"]): row.values["relation"] for row in rows}


MOTHERS = Sheet(
    values={"head.name": "李春梅", "head.idno": idno("19750307", "2")},
    members=(
        {"name": "王大山", "relation": "11"},
        {"name": "王小雨", "relation": "30", "idno": idno("20080229", "2")},
        {"name": "王小阳", "relation": "20", "idno": idno("20101005")},
        {"name": "李老根", "relation": "51"},
        {"name": "王老汉", "relation": "53"},
        {"name": "李春生", "relation": "73"},
        {"name": "李春兰", "relation": "75"},
        {"name": "周某", "relation": "28"},
        {"name": "王继", "relation": "27", "idno": idno("20050101")},
    ),
)


def test_the_second_form_tells_the_family_from_the_student_where_the_worker_is_the_mother() -> None:
    assert family(MOTHERS, 2) == {
        "李春梅": "52",
        "王大山": "51",  # a husband without an id number is still the father
        "王小阳": "73",
        "李老根": "63",
        "王老汉": "61",
        "李春生": "85",
        "李春兰": "88",
        "周某": "97",
        "王继": "71",
    }
    assert next(iter(family(MOTHERS, 3))) == "李春梅", "the worker first"
    assert family(MOTHERS, 2, kind="1")["王大山"] == "11", (
        "the first form tells it from the worker, and leaves the worker out"
    )
    assert "李春梅" not in family(MOTHERS, 2, kind="1")


def test_a_spouse_whose_sex_nothing_tells_is_a_parent() -> None:
    fathers = changed(FAMILY, 1, idno=None, relation="10")
    assert family(fathers, 2)["钱小溪"] == "52", "the head is a man by his number"
    assert family(changed(fathers, head__idno=None), 2)["钱小溪"] == "50"
    assert family(changed(fathers, head__idno=None), 2)["赵大河"] == "50"


def test_a_step_child_has_a_step_parent_and_a_grandchild_has_grandparents() -> None:
    step = family(MOTHERS, 9)
    assert (step["李春梅"], step["王大山"], step["王小雨"]) == ("58", None, "77")
    grand = family(changed(MOTHERS, 2, relation="44"), 2)
    assert (grand["李春梅"], grand["王大山"], grand["王小阳"], grand["李老根"]) == ("64", "63", None, "66")


# --- a consent ----------------------------------------------------------------------------------------------------------


def test_a_consent_covers_the_head_and_nobody_twice() -> None:
    head, stranger = {"relation": "01", "idno": HEAD}, {"relation": "99", "idno": WIFE}
    assert found("consent.persons", Sheet(blocks={"persons": (head, stranger)})) == []
    assert found("consent.persons", Sheet(blocks={"persons": (head, stranger, stranger)})) == [
        ("persons[r3].idno", "consent.twice")
    ]
    assert found("consent.persons", Sheet(blocks={"persons": (stranger,)})) == [("persons", "consent.head")]


# --- a notice board -----------------------------------------------------------------------------------------------------


def board(*rows: Mapping[str, Value], **values: Value) -> Sheet:
    return Sheet(values={"unit.name": "青禾县第一纺织厂", **values}, blocks={"list": rows})


GOOD = {"unit": "青禾县第一纺织厂", "name": "李春梅", "reason": "家庭支出较大"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD, "posting.idno"),
        (f"证号{HEAD[:6]} {HEAD[6:14]} {HEAD[14:]}", "posting.idno"),
        ("110105491231002", "posting.idno"),
        ("34160219750307462x", "posting.idno"),
        ("３４１６０２１９７５０３０７４６２２", "posting.idno"),
        ("13800001234", "posting.phone"),
        ("138-0000-1234", "posting.phone"),
        ("138 0000 1234", "posting.phone"),
        ("138，0000，1234", "posting.phone"),
        ("138\u200b0000\u200b1234", "posting.phone"),
        ("一三八零零零零一二三四", "posting.phone"),
        ("6222 0202 0000 0000 006", "posting.digits"),
        ("622202020000", "posting.digits"),
        ("本人大病", "posting.illness"),
        ("家属残疾", "posting.illness"),
        ("母亲患糖尿病", "posting.illness"),
        ("透 析", "posting.illness"),
    ],
)
def test_nothing_public_bears_a_number_or_an_illness(text: str, code: str) -> None:
    for name in GOOD:
        assert ("list[r1]." + name, code) in found("posting.public", board({**GOOD, name: text}))
    assert found("posting.public", board(GOOD, **{"unit.name": text})) == [("unit.name", code)]


@pytest.mark.parametrize(
    "text",
    [
        "第7435工厂",
        "2026年8月第3批",
        "霍去病",
        "家庭支出较大",
    ],
)
def test_what_only_looks_private_may_be_public(text: str) -> None:
    assert list(rules.private_in("", text)) == []


def test_an_institution_of_an_illness_may_be_a_unit_but_no_reason() -> None:
    for unit in ("青禾县疾病预防控制中心", "青禾县残疾人联合会", "市传染病医院", "市肿瘤医院"):
        assert found("posting.public", board({**GOOD, "unit": unit})) == []
        assert found("posting.public", board({**GOOD, "reason": unit})) == [("list[r1].reason", "posting.illness")]


def test_every_illness_of_the_code_list_and_every_cause_that_is_not_public_is_found() -> None:
    illness = read_choices(resources() / "choices" / "illness.toml")
    for item in illness.items:
        for words in (item.label, item.short, *item.aliases):
            assert not words or list(rules.private_in("", words)), words
    causes = read_choices(resources() / "choices" / "cause.toml")
    for item in causes.items:
        assert bool(list(rules.private_in("", item.label))) == any(word in item.label for word in ("病", "残疾"))
        assert item.public_label
        assert list(rules.private_in("", item.public_label)) == []


def test_the_reason_tells_no_amount_and_no_one_of_the_family() -> None:
    around = replace(AROUND, lookup=Shelf(records=(replace(FAMILY, uid=THEM),)))
    one = {**GOOD, "household": Ref(THEM)}
    assert found("posting.public", board({**one, "reason": "学费5,000元"}), around) == [
        ("list[r1].reason", "posting.amount")
    ]
    assert found("posting.public", board({**one, "reason": "赵一帆上学"}), around) == [
        ("list[r1].reason", "posting.person")
    ]
    assert found("posting.public", board(one), around) == []


def test_only_the_telephone_of_the_unit_may_be_a_number() -> None:
    for good in ("0558-5550002", "13800001234", "0558-5550002 转 8001、13800001234"):
        assert found("posting.public", board(GOOD, phone=good)) == []
    for bad in (HEAD, "6222020200000000006"):
        assert found("posting.public", board(GOOD, phone=bad)) == [("phone", "posting.digits")]


def test_a_household_has_one_line_of_a_posting_and_its_own_applications() -> None:
    applied = replace(APPLICATION, uid="uid-app", form="application")
    around = replace(AROUND, lookup=Shelf(records=(applied,)))
    one, by_application = {**GOOD, "household": Ref(THEM)}, {**GOOD, "application": Ref("uid-app")}
    assert found("posting.rows", board(one, by_application), around) == [("list[r2].household", "posting.twice")]
    other = {**GOOD, "household": Ref("uid-third"), "application": Ref("uid-app")}
    assert found("posting.rows", board(one, other), around) == [("list[r2].application", "posting.other_household")]
    assert found("posting.rows", board(one), around) == []


def test_a_posting_does_not_end_before_it_begins() -> None:
    assert found("posting.days", board(begins=TODAY, ends=date(2026, 8, 6))) == [("ends", "V22.ends")]
    assert found("posting.days", board(begins=TODAY, ends=TODAY)) == []


# --- entries of the log ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told", "codes"),
    [
        ("two_visitors", {"step.verify.visitors": "周文静、吴建国"}, []),
        ("two_visitors", {"step.verify.visitors": "周文静 吴建国"}, []),
        ("two_visitors", {"step.verify.visitors": "李和平"}, ["verify.visitors"]),
        ("two_visitors", {"step.verify.visitors": "周文静、周文静"}, ["verify.visitors"]),
        ("review_after_visit", {"step.review.signed_on": TODAY, "step.verify.visited_on": date(2026, 8, 8)}, ["V23"]),
        ("review_after_visit", {"step.review.signed_on": TODAY, "step.verify.visited_on": TODAY}, []),
        (
            "posting_after_review",
            {"step.posting.begins": TODAY, "step.review.signed_on": date(2026, 8, 8)},
            ["V22.begins"],
        ),
        ("posting_after_review", {"step.posting.begins": TODAY, "step.posting.ends": date(2026, 8, 6)}, ["V22.ends"]),
        (
            "posting_after_review",
            {"step.posting.begins": TODAY, "step.posting.ends": date(2026, 8, 9), "on": TODAY},
            ["posting.running"],
        ),
        ("posting_outcome", {"step.posting.objection": "1", "outcome": ""}, ["posting.upheld"]),
        ("posting_outcome", {"step.posting.objection": "1", "outcome": "upheld"}, []),
        ("posting_outcome", {"step.posting.objection": "0", "outcome": "upheld"}, ["posting.not_upheld"]),
        ("posting_outcome", {"step.posting.objection": "2", "outcome": ""}, []),
        (
            "approved_after_posting",
            {"step.center_review.signed_on": TODAY, "step.posting.ends": date(2026, 8, 8)},
            ["V22.open"],
        ),
        ("everyone_signed", {"step.sign.everyone": False, "outcome": ""}, ["consent.unsigned"]),
        ("everyone_signed", {"step.sign.everyone": False, "outcome": "withdrawn"}, []),
    ],
)
def test_an_entry_of_the_log_fits_what_it_says_and_what_came_before(
    name: str, told: Mapping[str, Value], codes: list[str]
) -> None:
    assert [one.code for one in rules.ENTRY_CHECKS[name](told.get, APPLICATION, AROUND)] == codes
    assert set(codes) <= set(SENTENCES)


# --- materials ----------------------------------------------------------------------------------------------------------


def wants(needs: tuple[tuple[str, ...], ...], copies: int = 1, channel: str = "paper") -> Material:
    return Material(id="m", label="材料", channel=channel, needs=needs, copies=copies, source="通知")


def line_of(
    asked: Material, *received: Mapping[str, Value], scans: tuple[Mapping[str, Value], ...] = ()
) -> materials.Wanted:
    household = Sheet(uid=THEM, blocks={"attachments": scans})
    applied = Sheet(uid="uid-app", form="application", values={"household": Ref(THEM)})
    around = replace(AROUND, lookup=Shelf(records=(household, applied)), pack=Notice(asked=(asked,)))
    sheet = Sheet(values={"application": Ref("uid-app")}, blocks={"received": received})
    (only,) = materials.WANTS["materials"](sheet, around)
    return only


def test_one_of_two_types_joined_by_or_is_enough() -> None:
    either = wants(needs=(("01", "02"),))
    assert line_of(either, {"type": "02", "copies": 1}).missing == 0
    assert line_of(either, {"type": "03", "copies": 1}).open_types == ("01", "02")


def test_types_joined_by_and_are_all_wanted() -> None:
    both = wants(needs=(("12",), ("13", "14", "15")))
    half = line_of(both, {"type": "12", "copies": 1})
    assert (half.missing, half.open_types) == (1, ("13", "14", "15"))
    assert line_of(both, {"type": "12", "copies": 1}, {"type": "15", "copies": 1}).missing == 0


def test_copies_of_several_rows_add_up() -> None:
    twice = wants(needs=(("20",),), copies=2)
    assert line_of(twice, {"type": "20", "copies": 1}).missing == 1
    assert line_of(twice, {"type": "20", "copies": 1}, {"type": "20"}).missing == 0


def test_what_is_uploaded_is_a_file_here_or_in_the_archive() -> None:
    online, file = wants(needs=(("01",),), channel="online"), Attached(sha256="0" * 64, size=1, name="a.jpg")
    assert line_of(online, {"type": "01", "copies": 2}).missing == 1
    assert line_of(online, {"type": "01", "file": file}).missing == 0
    assert line_of(online, scans=({"type": "01", "file": file},)).missing == 0
    assert line_of(wants(needs=(("01",),)), scans=({"type": "01", "file": file},)).missing == 1


@pytest.mark.parametrize(
    ("step", "facts", "expected"),
    [
        (None, {}, None),
        ("submit", {}, None),
        ("review", {"materials.strict": "true"}, Severity.WARNING),
        ("report", {}, Severity.WARNING),
        ("report", {"materials.strict": "true"}, Severity.ERROR),
    ],
)
def test_missing_material_is_told_before_passing_on_and_stops_it_where_the_notice_says_so(
    step: str | None, facts: Mapping[str, str], expected: Severity | None
) -> None:
    asked = (wants(needs=(("20",),), copies=2), wants(needs=(("01",),), channel="online"))
    got = Sheet(
        uid="uid-list", form="materials", values={"application": Ref(US)}, blocks={"received": ({"type": "20"},)}
    )
    around = replace(AROUND, lookup=Shelf(records=(got,)), pack=Notice(facts=facts, asked=asked), step=step)
    told = list(CHECKS["V27"](Sheet(form="application"), around))
    assert [(one.code, one.severity, one.fact("n")) for one in told] == (
        [] if expected is None else [("V27", expected, "1")]
    )


def test_an_application_has_one_list_of_materials() -> None:
    other = Sheet(uid=THEM, form="materials", values={"application": Ref("uid-app")})
    mine = Sheet(values={"application": Ref("uid-app")})
    around = replace(AROUND, lookup=Shelf(records=(other, replace(mine, uid=US))))
    assert found("materials.once", mine, around) == [("application", "materials.twice")]
    assert found("materials.once", mine) == []


# --- the code lists that rules speak of -------------------------------------------------------------------------------


def test_no_two_checks_bear_one_name() -> None:
    assert len(CHECKS) == sum(
        len(room.CHECKS) for room in (household, application, eligibility, fills, ledgers, materials, payment, public)
    )


def test_codes_in_rules_are_those_of_the_code_lists() -> None:
    lists = {
        name: read_choices(resources() / "choices" / f"{name}.toml")
        for name in ("relation", "education", "school_type")
    }
    relation = {item.code for item in lists["relation"].items}
    assert relation >= persons.CHILD | persons.PARENT | persons.SPOUSE | persons.STUDENT
    men = {item.label for item in lists["relation"].items if persons.MAN.fullmatch(item.code)}
    women = {item.label for item in lists["relation"].items if persons.WOMAN.fullmatch(item.code)}
    assert not men & women
    assert {"丈夫", "女婿", "其他儿子", "孙女婿或外孙女婿", "岳父", "外祖父", "妹夫", "姑父", "外甥"} <= men
    assert {"妻子", "儿媳", "其他女儿", "孙媳妇或外孙媳妇", "岳母", "外祖母", "弟媳", "舅母", "外甥女"} <= women
    assert not (men | women) & {"配偶", "父母", "其他祖辈", "其他兄弟姐妹", "堂兄弟、堂姐妹", "其他亲属", "非亲属"}
    assert set(application._YEARS_BY_EDUCATION) <= {item.code for item in lists["education"].items}
    schools = {item.code for item in lists["school_type"].items}
    assert set(application._YEARS_BY_SCHOOL) | set(application._AGE_AT_ENTRY) <= schools
    groups = {item.code: item.flags.get("amount_key") for item in lists["school_type"].items}
    assert groups == application.GROUP_BY_SCHOOL


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("relation", {"10": "配偶", "11": "丈夫", "12": "妻子", "20": "儿子", "27": "养子或继子", "28": "女婿"}),
        ("relation", {"30": "女儿", "37": "养女或继女", "38": "儿媳", "41": "孙子", "44": "外孙女", "51": "父亲"}),
        ("health", {"1": "良好", "2": "疾病", "3": "残疾"}),
        ("marriage", {"1": "已婚"}),
        ("work_state", {"1": "在岗"}),
        ("identity", {"01": "在岗"}),
        ("cause", {"99": "其他"}),
        ("politics", {"1": "中共党员", "2": "共青团员"}),
        ("archive_type", {"2": "困难农民工"}),
        ("application_kind", {"1": "新入学"}),
        ("sex", {"1": "男", "2": "女"}),
        ("objection", {"0": "无异议", "1": "异议成立", "2": "异议不成立"}),
    ],
)
def test_single_codes_in_rules_mean_what_the_lists_say(name: str, labels: Mapping[str, str]) -> None:
    choices = read_choices(resources() / "choices" / f"{name}.toml")
    assert {code: item.label for code in labels if (item := choices.item(code))} == labels


# --- what lets a rule speak -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("health", "illness", "told"), [("2", "241", True), ("3", "110", True), ("2", "110", False), ("3", "241", False)]
)
def test_v08_the_illness_is_of_the_group_that_the_health_names(health: str, illness: str, told: bool) -> None:
    sheet = changed(FAMILY, head__health=health, head__illness=illness)
    assert found("V08", sheet) == ([("head.illness", "V08.group")] if told else [])


def test_the_groups_of_the_code_list_are_those_of_v08() -> None:
    illness = read_choices(resources() / "choices" / "illness.toml")
    assert {(item.code[0], item.flags["group"]) for item in illness.items} == {("1", "疾病"), ("2", "残疾")}


def test_a_worker_number_of_another_active_archive_is_told() -> None:
    sheet = changed(FAMILY, worker_no="3416020001234")
    claim = Claim(kind="worker_no", value="3416020001234", role="head", uid=THEM)
    assert found("worker_no", sheet, claimed(claim)) == [("worker_no", "worker_no.taken")]
    assert found("worker_no", sheet, claimed(replace(claim, active=False))) == []
    assert found("worker_no", FAMILY, claimed(claim)) == []
