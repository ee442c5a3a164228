"""Named rules of the forms: computations (家庭年度总收入, 年龄 …) and checks across cells and records (V03, V16 …).

A form names a rule in its TOML file; no declaration holds an expression. A computation takes the values around its field
and gives a value, or None while something it needs is missing. A check gives every problem it sees, never a sentence.
Numbers of rules (V03, F1) are those of the domain page; names of fields are those of the forms the rule is for, and a
rule is silent where a form lacks its fields. What a rule asks of the store or of the notice comes through the protocols
`Lookup` and `Pack`. This module does not know forms, records or the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Protocol, TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value, YearMonth, age_on, birth_of, sex_of

# --- what rules are given ---------------------------------------------------------------------------------------------


class RowScope(Protocol):
    """One row, readable by field id."""

    @property
    def rid(self) -> str: ...

    def value(self, field_id: str) -> Value | None:
        """The value, or None when it is blank or the row has no such field."""


class Scope(Protocol):
    """A filling or a record, readable by path (formats.md §2), with its computed and copied values, without gone rows."""

    def value(self, path: str) -> Value | None:
        """The value, or None when it is blank or there is no such field."""

    def rows(self, rows_id: str) -> Sequence[RowScope]:
        """The rows of a block in order; none for a block that is not there."""


class Found(Scope, Protocol):
    """A saved record as `Lookup` gives it: its newest revision."""

    @property
    def uid(self) -> str: ...

    @property
    def no(self) -> int: ...

    @property
    def number(self) -> str: ...

    @property
    def form(self) -> str: ...

    @property
    def digest(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A value that a record holds (formats.md §3): idno, card or application; `rid` names the row it stands in, if any."""

    kind: str
    value: str
    role: str
    uid: str
    rid: str = ""
    active: bool = True


class Lookup(Protocol):
    """What rules may ask about other records."""

    def record(self, uid: str) -> Found | None:
        """The newest revision of a record."""

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        """Everyone who holds this value."""

    def state(self, uid: str) -> str:
        """The state of a record, folded from its steps."""


class Pack(Protocol):
    """What rules may ask about a notice."""

    @property
    def id(self) -> str: ...

    def get(self, key: str) -> str | None:
        """A fact of the notice, None where it leaves it open."""

    def money(self, key: str) -> Decimal | None:
        """A fact that is yuan."""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What surrounds a filling: other records, the notice, today, which record it is, and the step it is checked for."""

    lookup: Lookup
    pack: Pack
    today: date
    uid: str
    step: str | None = None


Computation: TypeAlias = Callable[[Scope, str, Around], Value | None]
"""Given the path of the computed field; in a row that path names the row."""
Check: TypeAlias = Callable[[Scope, Around], Iterable[Problem]]


# --- computations -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One line of a sum: the value at `path` times `factor` is `result` (yuan)."""

    path: str
    amount: Decimal
    factor: int
    result: Decimal


def explain_income(scope: Scope) -> tuple[Term, ...]:
    """How 家庭年度总收入 is made (F1), line by line, of the incomes that are filled in; their results add up to it."""
    return tuple(
        Term(path=path, amount=amount, factor=factor, result=amount * factor)
        for path, amount, factor in _incomes(scope)
        if amount is not None
    )


def imported_totals(scope: Scope, imported: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """V02: totals by path that came with a file and differ from ours by more than one yuan."""
    pairs = ((path, told, _money(scope, path)) for path, told in imported.items())
    return tuple(
        problem(path, "V02", Severity.WARNING, imported=f"{told:f}", computed=f"{own:f}")
        for path, told, own in pairs
        if own is not None and abs(told - own) > 1
    )


def _birth_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    return _birth(scope.value(_beside(path, "idno")))


def _sex_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    return _sex(scope.value(_beside(path, "idno")))


def _age_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    birth = _birth(scope.value(_beside(path, "idno")))
    return None if birth is None else age_on(birth, around.today)


def _household_income(scope: Scope, path: str, around: Around) -> Value | None:
    """F1 = (本人月平均收入 + Σ 成员月收入) × 12 + 家庭其他非薪资年收入, in yuan a year."""
    total = Decimal(0)
    for _, amount, factor in _incomes(scope):
        if amount is None:
            return None
        total += amount * factor
    return total


def _household_size(scope: Scope, path: str, around: Around) -> Value | None:
    """F2 = 1 + members (V01: never typed)."""
    return 1 + len(scope.rows("members"))


def _income_per_head(scope: Scope, path: str, around: Around) -> Value | None:
    """F3 = F1 ÷ 12 ÷ F2, in yuan a month, to the fen."""
    total = _household_income(scope, path, around)
    if not isinstance(total, Decimal):
        return None
    months = 12 * (1 + len(scope.rows("members")))
    return (total / months).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _incomes(scope: Scope) -> Iterator[tuple[str, Decimal | None, int]]:
    yield "head.income", _money(scope, "head.income"), 12
    for row in scope.rows("members"):
        path = f"members[{row.rid}].income"
        yield path, _amount(row.value("income")), 12
    yield "income.other", _money(scope, "income.other"), 1


COMPUTATIONS: Mapping[str, Computation] = MappingProxyType(
    {
        "birth_of_idno": _birth_of_idno,
        "sex_of_idno": _sex_of_idno,
        "age_of_idno": _age_of_idno,
        "household_income": _household_income,
        "household_size": _household_size,
        "income_per_head": _income_per_head,
    }
)


# --- the persons of a household ---------------------------------------------------------------------------------------

_SPOUSE = frozenset({"10", "11", "12"})
_CHILD = frozenset({"20", "21", "22", "23", "24", "25", "26", "29", "30", "31", "32", "33", "34", "35", "36", "39"})
_PARENT = frozenset({"50", "51", "52", "53", "54", "55", "56", "59"})
_STUDENT = _CHILD | {"27", "37", "41", "42", "43", "44"}
# Codes of GB/T 4761 that say whether a person is a man or a woman.
_MAN = re.compile("11|2[0-9]|4[1367]|5[1357]|6[136]|7[1368]|8[13579]|9[35]")
_WOMAN = re.compile("12|3[0-9]|4[2458]|5[2468]|6[247]|7[2457]|8[2468]|9[046]")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Person:
    """The head (place 0) or a member of a household, with the beginning of its paths."""

    place: int
    prefix: str
    scope: Scope

    def at(self, field_id: str) -> str:
        return f"{self.prefix}.{field_id}"

    def code(self, field_id: str) -> str:
        value = self.scope.value(self.at(field_id))
        return value if isinstance(value, str) else ""

    @property
    def rid(self) -> str:
        return self.prefix.partition("[")[2].rstrip("]")

    @property
    def birth(self) -> date | None:
        return _birth(self.scope.value(self.at("idno")))

    @property
    def sex(self) -> str | None:
        return _sex(self.scope.value(self.at("idno")))


def _head(scope: Scope) -> _Person:
    return _Person(place=0, prefix="head", scope=scope)


def _members(scope: Scope) -> tuple[_Person, ...]:
    rows = enumerate(scope.rows("members"), start=1)
    return tuple(_Person(place=place, prefix=f"members[{row.rid}]", scope=scope) for place, row in rows)


def _persons(scope: Scope) -> tuple[_Person, ...]:
    return (_head(scope), *_members(scope))


def _v03(scope: Scope, around: Around) -> Iterator[Problem]:
    """One household, one archive: the head is the head of no other active archive."""
    head = _head(scope)
    for claim in _others("idno", head.code("idno"), around):
        if claim.role == "head":
            yield problem(head.at("idno"), "V03", number=_number(claim, around))


def _v04(scope: Scope, around: Around) -> Iterator[Problem]:
    """A person belongs to one active archive; children of divorced parents may be the exception."""
    for person in _persons(scope):
        for claim in _others("idno", person.code("idno"), around):
            if claim.role == "member" or (claim.role == "head" and person.place):
                yield problem(person.at("idno"), "V04", Severity.WARNING, number=_number(claim, around))


def _v05(scope: Scope, around: Around) -> Iterator[Problem]:
    """Nobody stands twice in one archive."""
    first: dict[str, _Person] = {}
    for person in _persons(scope):
        number = person.code("idno")
        earlier = first.setdefault(number, person)
        if not number or earlier is person:
            continue
        if earlier.place:
            yield problem(person.at("idno"), "V05.member", n=str(earlier.place))
        else:
            yield problem(person.at("idno"), "V05.head")


def _v06(scope: Scope, around: Around) -> Iterator[Problem]:
    """Relations that hardly occur: two spouses, a spouse of the same sex, under 12 years between parent and child."""
    head = _head(scope)
    spouses = [person for person in _members(scope) if person.code("relation") in _SPOUSE]
    for person in spouses[1:]:
        yield problem(person.at("relation"), "V06.spouses", Severity.WARNING)
    for person in spouses[:1]:
        if person.sex is not None and person.sex == head.sex:
            yield problem(person.at("relation"), "V06.sex", Severity.WARNING)
    for person in _members(scope):
        if head.birth is None or person.birth is None:
            continue
        if person.code("relation") in _CHILD and age_on(head.birth, person.birth) < 12:
            yield problem(person.at("relation"), "V06.child", Severity.WARNING)
        if person.code("relation") in _PARENT and age_on(person.birth, head.birth) < 12:
            yield problem(person.at("relation"), "V06.parent", Severity.WARNING)


def _v07(scope: Scope, around: Around) -> Iterator[Problem]:
    """Marriage, single parent and the spouse in the table agree."""
    married = scope.value("head.marriage") == "1"
    spouse = any(person.code("relation") in _SPOUSE for person in _members(scope))
    if scope.value("head.single_parent") is True:
        if married or spouse:
            yield problem("head.single_parent", "V07.single", Severity.WARNING)
    elif married and not spouse:
        yield problem("head.marriage", "V07.spouse", Severity.WARNING)


def _v08(scope: Scope, around: Around) -> Iterator[Problem]:
    """疾病/残疾类别 is filled if and only if 健康状况 is not 良好, and is of its group: codes 1xx for 疾病, 2xx for 残疾."""
    for person in _persons(scope):
        health, illness = person.code("health"), person.code("illness")
        if health in ("2", "3") and not illness:
            yield problem(person.at("illness"), "V08.missing")
        if health == "1" and illness:
            yield problem(person.at("illness"), "V08.extra")
        if (health, illness[:1]) in (("2", "2"), ("3", "1")):
            yield problem(person.at("illness"), "V08.group", health="疾病" if health == "2" else "残疾")


def _v09(scope: Scope, around: Around) -> Iterator[Problem]:
    """The minor causes do not repeat the main one; 其他 is explained. (Their number is a matter of the kind.)"""
    main = scope.value("cause.main")
    minor = scope.value("cause.minor")
    causes = (main, *(minor if isinstance(minor, tuple) else ()))
    if main is not None and main in causes[1:]:
        yield problem("cause.minor", "V09.repeated")
    if "99" in causes and not scope.value("cause.text"):
        yield problem("cause.text", "V09.text")


def _v10(scope: Scope, around: Around) -> Iterator[Problem]:
    """Bank, branch and card are all there or all blank."""
    paths = ("bank.name", "bank.branch", "bank.card")
    missing = [path for path in paths if scope.value(path) is None]
    severity = Severity.ERROR if around.step == "pay" else Severity.WARNING
    if 0 < len(missing) < len(paths):
        for path in missing:
            yield problem(path, "V10", severity)


def _v16(scope: Scope, around: Around) -> Iterator[Problem]:
    """The length of schooling fits the kind of school: of each member by 当前学历, of an application by 学校种类."""
    for person in _members(scope):
        yield from _odd_years(person.at("years"), scope, _YEARS_BY_EDUCATION.get(person.code("education")))
    school = scope.value("school.type")
    yield from _odd_years("school.years", scope, _YEARS_BY_SCHOOL.get(school) if isinstance(school, str) else None)


def _odd_years(path: str, scope: Scope, usual: tuple[str, ...] | None) -> Iterator[Problem]:
    years = _amount(scope.value(path))
    if years is None or usual is None:
        return
    ranges = (part.partition("-") for part in usual)
    if not any(Decimal(low) <= years <= Decimal(high or low) for low, _, high in ranges):
        yield problem(path, "V16", Severity.WARNING, years=f"{years:f}", usual="、".join(usual))


def _v25(scope: Scope, around: Around) -> Iterator[Problem]:
    """Who checks is neither who filed nor a person of the household."""
    reviewer = scope.value("reviewed_by")
    if reviewer is None:
        return
    if reviewer == scope.value("filed_by"):
        yield problem("reviewed_by", "V25.same", Severity.WARNING)
    if any(reviewer == person.code("name") for person in _persons(scope)):
        yield problem("reviewed_by", "V25.member", Severity.WARNING)


def _v26(scope: Scope, around: Around) -> Iterator[Problem]:
    """A 困难农民工 has had the contract long enough, where the notice says how long (`migrant_contract_months`)."""
    least = around.pack.get("migrant_contract_months")
    since = scope.value("head.contract_on")
    if least is None or scope.value("type") != "2" or not isinstance(since, date):
        return
    months = (around.today.year - since.year) * 12 + around.today.month - since.month - (around.today.day < since.day)
    if months < int(least):
        yield problem("head.contract_on", "V26", Severity.WARNING, months=least)


def _contact(scope: Scope, around: Around) -> Iterator[Problem]:
    """Somebody can be called."""
    if scope.value("head.phone") is None and scope.value("head.contact") is None:
        yield problem("head.phone", "contact", Severity.WARNING)


def _politics(scope: Scope, around: Around) -> Iterator[Problem]:
    """Nobody under 14 is a member of the Party or the Youth League."""
    for person in _persons(scope):
        joined = person.code("politics") in ("1", "2")
        if joined and person.birth is not None and age_on(person.birth, around.today) < 14:
            yield problem(person.at("politics"), "politics.age", Severity.WARNING)


def _zero_employment(scope: Scope, around: Around) -> Iterator[Problem]:
    """A household without anybody at work has nobody at work."""
    at_work = any(person.code("work_state") == "1" or person.code("identity") == "01" for person in _persons(scope))
    if scope.value("zero_employment") is True and at_work:
        yield problem("zero_employment", "zero_employment", Severity.WARNING)


def _work_since(scope: Scope, around: Around) -> Iterator[Problem]:
    """Nobody starts work before 16."""
    since, birth = scope.value("head.work_since"), _head(scope).birth
    if isinstance(since, YearMonth):
        since = date(since.year, since.month, 28)  # the birthday may lie in that very month
    if isinstance(since, date) and birth is not None and age_on(birth, since) < 16:
        yield problem("head.work_since", "work_since", Severity.WARNING)


def _relation_sex(scope: Scope, around: Around) -> Iterator[Problem]:
    """A daughter is a woman, by her id number too."""
    for person in _members(scope):
        relation = person.code("relation")
        told = "1" if _MAN.fullmatch(relation) else "2" if _WOMAN.fullmatch(relation) else None
        if told is not None and person.sex is not None and person.sex != told:
            yield problem(person.at("relation"), "relation.sex", Severity.WARNING)


def _worker_no(scope: Scope, around: Around) -> Iterator[Problem]:
    """The national system gives every archive its own 职工编号 (domain §0.15)."""
    number = scope.value("worker_no")
    for claim in _others("worker_no", number if isinstance(number, str) else "", around):
        yield problem("worker_no", "worker_no.taken", number=_number(claim, around))


def _card_shared(scope: Scope, around: Around) -> Iterator[Problem]:
    """One bank card serves one household."""
    card = scope.value("bank.card")
    for claim in _others("card", card if isinstance(card, str) else "", around):
        yield problem("bank.card", "card.shared", Severity.WARNING, number=_number(claim, around))


# --- an application for a student -------------------------------------------------------------------------------------

_YEARS_BY_EDUCATION = {
    "02": ("5-6",),
    "03": ("3-4",),
    "04": ("3",),
    "05": ("2-5",),
    "06": ("2-3", "5"),
    "07": ("4-5", "8"),
    "08": ("2-3",),
    "09": ("3-6",),
}
_YEARS_BY_SCHOOL = {
    "20": _YEARS_BY_EDUCATION["02"],
    "30": _YEARS_BY_EDUCATION["03"],
    "40": _YEARS_BY_EDUCATION["04"],
    "41": _YEARS_BY_EDUCATION["05"],
    "42": _YEARS_BY_EDUCATION["05"],
    "50": _YEARS_BY_EDUCATION["06"],
    "51": _YEARS_BY_EDUCATION["07"],
    "52": _YEARS_BY_EDUCATION["08"],
    "53": _YEARS_BY_EDUCATION["09"],
}
_AGE_AT_ENTRY = {
    "10": (2, 6),
    "20": (5, 8),
    "30": (10, 15),
    "40": (13, 20),
    "41": (13, 20),
    "42": (13, 20),
    "50": (15, 25),
    "51": (15, 25),
    "52": (19, 35),
    "53": (21, 45),
}


def _v11(scope: Scope, around: Around) -> Iterator[Problem]:
    """The student is a member of the household, and a child of it; another relation needs a guardian."""
    household, student = scope.value("household"), scope.value("student")
    if not isinstance(household, Ref) or not isinstance(student, Ref):
        return
    found = around.lookup.record(household.uid)
    rows = found.rows("members") if found is not None and student.uid == household.uid else ()
    row = next((row for row in rows if row.rid == student.rid), None)
    if row is None:
        yield problem("student", "V11.member")
    elif row.value("relation") not in _STUDENT:
        guarded = scope.value("guardian") is not None
        yield problem("student", "V11.relation", Severity.WARNING if guarded else Severity.ERROR)


def _v12(scope: Scope, around: Around) -> Iterator[Problem]:
    """One application a student, campaign and 申请类型."""
    parts = (scope.value("pupil.idno"), scope.value("year"), scope.value("kind"))
    if None in parts:
        return
    for claim in _others("application", "|".join(str(part) for part in parts), around):
        yield problem("student", "V12", number=_number(claim, around))


def _v14(scope: Scope, around: Around) -> Iterator[Problem]:
    """入学年份 fits the campaign year and 申请类型."""
    year, entry, kind = scope.value("year"), scope.value("school.entry"), scope.value("kind")
    if not isinstance(year, int) or not isinstance(entry, YearMonth):
        return
    years = _amount(scope.value("school.years"))
    if entry.year > year:
        yield problem("school.entry", "V14.later", year=str(year))
    elif kind == "1" and entry.year < year:
        yield problem("school.entry", "V14.new", year=str(year))
    elif kind == "2" and entry.year == year:
        yield problem("school.entry", "V14.in_school", year=str(year))
    elif kind == "2" and years is not None and year >= entry.year + int(years.to_integral_value(ROUND_CEILING)):
        yield problem("school.entry", "V14.finished", Severity.WARNING, year=str(year))


def _v15(scope: Scope, around: Around) -> Iterator[Problem]:
    """The age at entry fits the kind of school."""
    birth, entry, school = scope.value("pupil.birth"), scope.value("school.entry"), scope.value("school.type")
    if not isinstance(birth, date) or not isinstance(entry, YearMonth) or not isinstance(school, str):
        return
    low, high = _AGE_AT_ENTRY.get(school, (0, 999))
    age = age_on(birth, date(entry.year, entry.month, 1))
    if not low <= age <= high:
        yield problem("school.entry", "V15", Severity.WARNING, age=str(age), low=str(low), high=str(high))


def _v17(scope: Scope, around: Around) -> Iterator[Problem]:
    """The notice does not leave this kind of school out (`excluded_schools`: codes of 学校种类, blanks between)."""
    school = scope.value("school.type")
    if isinstance(school, str) and school in (around.pack.get("excluded_schools") or "").split():
        yield problem("school.type", "V17")


def _v24(scope: Scope, around: Around) -> Iterator[Problem]:
    """A guardian signs for a student under 18; before the paper is signed this is only said."""
    birth = scope.value("pupil.birth")
    if not isinstance(birth, date) or age_on(birth, around.today) >= 18 or scope.value("guardian") is not None:
        return
    yield problem("guardian", "V24", Severity.ERROR if around.step in ("review", "report") else Severity.WARNING)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "V03": _v03,
        "V04": _v04,
        "V05": _v05,
        "V06": _v06,
        "V07": _v07,
        "V08": _v08,
        "V09": _v09,
        "V10": _v10,
        "V11": _v11,
        "V12": _v12,
        "V14": _v14,
        "V15": _v15,
        "V16": _v16,
        "V17": _v17,
        "V24": _v24,
        "V25": _v25,
        "V26": _v26,
        "contact": _contact,
        "politics.age": _politics,
        "zero_employment": _zero_employment,
        "work_since": _work_since,
        "relation.sex": _relation_sex,
        "card.shared": _card_shared,
        "worker_no": _worker_no,
    }
)


# --- rows filled from another record ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Prefilled:
    """One row that a filling takes over from another record: the id it has there (empty for the head) and its values."""

    rid: str
    values: Mapping[str, Value | None]


RowFill: TypeAlias = Callable[[Found, Scope], Iterator[Prefilled]]
"""Given the record referred to, and the filling."""

_MYSELF = "01"
_OTHER_KIN = "97"


def _persons_of_household(household: Found, scope: Scope) -> Iterator[Prefilled]:
    """附件5: the head first, then the members, each with the relation to the head."""
    for person in _persons(household):
        relation = _MYSELF if person.place == 0 else household.value(person.at("relation"))
        values = {"name": household.value(person.at("name")), "idno": household.value(person.at("idno"))}
        yield Prefilled(rid=person.rid, values={**values, "relation": relation})


def _family_of_student(household: Found, scope: Scope) -> Iterator[Prefilled]:
    """附件1: the others beside worker and student, related to the worker. 附件2: the worker first, all related to the student (domain §12.1)."""
    chosen = scope.value("student")
    student_rid = chosen.rid if isinstance(chosen, Ref) else ""
    persons = [person for person in _persons(household) if not student_rid or person.rid != student_rid]
    student = next((person for person in _members(household) if person.rid == student_rid), None)
    to_student = scope.value("kind") == "2"
    for person in persons if to_student else persons[1:]:
        relation = (
            _to_student(person, student, _head(household)) if to_student else household.value(person.at("relation"))
        )
        copied = {name: household.value(person.at(name)) for name in ("name", "unit", "phone")}
        yield Prefilled(rid=person.rid, values={**copied, "relation": relation})


def _to_student(person: _Person, student: _Person | None, head: _Person) -> str | None:
    """What a member is to a student who is the head's child (GB/T 4761); None where it cannot be told."""
    if student is None or student.code("relation") not in _CHILD:
        return None
    relation, male = person.code("relation"), person.sex == "1"
    if person.place == 0 or relation in _SPOUSE:
        return "51" if male else "52"
    if relation in _CHILD:
        older = bool(person.birth and student.birth and person.birth < student.birth)
        return {(True, True): "71", (True, False): "73", (False, True): "75", (False, False): "77"}[male, older]
    if relation in ("51", "52", "53", "54", "55", "56"):
        paternal = (relation in ("51", "52")) == (head.sex == "1")
        return ("61" if male else "62") if paternal else ("63" if male else "64")
    return _OTHER_KIN


ROW_FILLS: Mapping[str, RowFill] = MappingProxyType(
    {"persons_of_household": _persons_of_household, "family_of_student": _family_of_student}
)


# --- private ----------------------------------------------------------------------------------------------------------


def _beside(path: str, field_id: str) -> str:
    """The path of another field of the same group or row: head.birth, idno -> head.idno."""
    before, dot, _ = path.rpartition(".")
    return f"{before}{dot}{field_id}"


def _birth(idno: Value | None) -> date | None:
    return birth_of(idno) if isinstance(idno, str) else None


def _sex(idno: Value | None) -> str | None:
    return sex_of(idno) if isinstance(idno, str) else None


def _amount(value: Value | None) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _money(scope: Scope, path: str) -> Decimal | None:
    return _amount(scope.value(path))


def _others(kind: str, value: str, around: Around) -> Iterator[Claim]:
    """The active claims of other records, one for each record."""
    seen = {around.uid}
    for claim in sorted(around.lookup.find_claim(kind, value) if value else (), key=lambda one: one.role != "head"):
        if claim.active and claim.uid not in seen:
            seen.add(claim.uid)
            yield claim


def _number(claim: Claim, around: Around) -> str:
    found = around.lookup.record(claim.uid)
    return found.number if found is not None else ""
