"""Named rules of the forms: computations (家庭年度总收入, 年龄 …) and checks across cells and records (V03, V16 …).

A form names a rule in its TOML file; no declaration holds an expression. A computation takes the values around its field
and gives a value, or None while something it needs is missing. A check gives every problem it sees, never a sentence; one of a step
(`ENTRY_CHECKS`) sees what that step and those before it say. What a reference fills in, whole rows or the cells of one, is named here too.
Numbers of rules (V03, F1) are those of the domain page; names of fields are those of the forms the rule is for, and a
rule is silent where a form lacks its fields. What a rule asks of the store or of the notice comes through the protocols
`Lookup` and `Pack`. This module does not know forms, records or the clock.
"""

from __future__ import annotations

import re
import unicodedata
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
    def called(self) -> str:
        """The number as people here call it: another office's stands after that office's name."""
        ...

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
    """A guardian signs for a student under 18, and consents apart for one under 14 (domain §9.1, Art 31).

    Before the paper is signed this is only said; from 基层审核 on it is an error. The guardian is a grown-up other than the student.
    """
    birth, guardian = scope.value("pupil.birth"), scope.value("guardian")
    if not isinstance(birth, date) or age_on(birth, around.today) >= 18:
        return
    severity = Severity.ERROR if around.step in ("review", "report") else Severity.WARNING
    if guardian is None:
        yield problem("guardian", "V24", severity)
    elif guardian in {scope.value("pupil.name"), *_minors(scope, around)}:
        yield problem("guardian", "V24.minor")
    if age_on(birth, around.today) < 14 and scope.value("consent_on") is None:
        yield problem("consent_on", "V24.consent", severity)


def _minors(scope: Scope, around: Around) -> Iterator[Value | None]:
    """The names of the household's members under 18."""
    household = scope.value("household")
    found = around.lookup.record(household.uid) if isinstance(household, Ref) else None
    for person in _members(found) if found is not None else ():
        if person.birth is not None and age_on(person.birth, around.today) < 18:
            yield person.code("name")


# The group of the notices (amount_key of the code list) that a 学校种类 belongs to.
_GROUP_BY_SCHOOL = {
    "10": "preschool",
    "20": "compulsory",
    "30": "compulsory",
    "35": "special",
    "40": "senior",
    "41": "senior",
    "42": "senior",
    "50": "college",
    "51": "bachelor",
    "52": "graduate",
    "53": "graduate",
    "90": "other",
}


def _unarchived(scope: Scope, around: Around) -> Iterator[Problem]:
    """A household that is only registered: the notice says whose students may apply all the same (`unarchived_allowed`)."""
    household, school = scope.value("household"), scope.value("school.type")
    if not isinstance(household, Ref) or around.lookup.state(household.uid) != "registered":
        return
    told = around.pack.get("unarchived.sentence")
    if isinstance(school, str):
        if _GROUP_BY_SCHOOL.get(school, "") in (around.pack.get("unarchived_allowed") or "").split():
            yield problem("household", "unarchived.allowed", Severity.HINT, told=told or "")
        elif told is None:
            yield problem("household", "unarchived.unsaid", Severity.WARNING)
        else:
            yield problem("household", "unarchived", Severity.WARNING, told=told)


# --- a consent and the persons it covers --------------------------------------------------------------------------------


def _consent_persons(scope: Scope, around: Around) -> Iterator[Problem]:
    """附件5: the head is among the persons, and nobody stands there twice."""
    rows = scope.rows("persons")
    seen: set[Value] = set()
    for row in rows:
        number = row.value("idno")
        if number is not None and number in seen:
            yield problem(f"persons[{row.rid}].idno", "consent.twice")
        elif number is not None:
            seen.add(number)
    if rows and not any(row.value("relation") == _MYSELF for row in rows):
        yield problem("persons", "consent.head", Severity.WARNING)


# --- what everybody may read --------------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"(?<=[0-9Xx])[\W_]{1,3}(?=[0-9Xx])")
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_ID_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[0-9Xx]|\d{15})(?!\d)")
_TELEPHONE = re.compile(r"(?<!\d)\d{11}(?!\d)")
_LONG_NUMBER = re.compile(r"\d{11,}")
# The words of an illness or handicap: those of the code list illness (a test walks it), and how people put it.
_ILLNESS = re.compile(
    r"癌|瘤|残疾|残障|伤残|致残|瘫|昏迷|渐冻|尿毒|透析|化疗|放疗|血症|抑郁|自闭|孤独症|痴呆|艾滋|梗塞|脑梗|中风|"
    r"(?:视力|听力|言语|肢体|智力|精神|多重)(?:残|[一二三四1-4]级)|高血压|"
    r"(?:大|重|疾|患|生|因|得|有|染|性|病|神|脑|心脏|血管|血液|糖尿|血友|白血|肾|肝|肺|胃|颈椎|腰椎|精神|罕见|遗传|风湿|"
    r"职业|帕金森|默|元|压)病"
)
_INSTITUTION = re.compile(
    r"疾病预防控制|残疾人(?:联合会|康复|就业|福利|服务)|[\u4e00-\u9fff]{0,4}(?:病|瘤|癌症?)(?:医院|防治|研究所)"
)


def private_in(path: str, text: str) -> Iterator[Problem]:
    """What may not stand on a notice board in the text of a path (domain §9.5).

    Numbers are found also where blanks, hyphens or what nobody sees part them, in full-width and in Chinese digits too.
    """
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    joined = _BETWEEN.sub("", plain.translate(_HAN_DIGITS))
    if _ID_NUMBER.search(joined):
        yield problem(path, "posting.idno")
    elif _TELEPHONE.search(joined):
        yield problem(path, "posting.phone")
    elif _LONG_NUMBER.search(joined):
        yield problem(path, "posting.digits")
    if _ILLNESS.search("".join(plain.split())):
        yield problem(path, "posting.illness")


def without_institutions(text: str) -> str:
    """A text without the names of those institutions that bear the word of an illness: somebody may work there."""
    return _INSTITUTION.sub("", "".join(text.split()))


def is_telephone(text: str) -> bool:
    """Whether a text can hold telephones, one or several: no run of digits in it is as long as an id number or a card."""
    parts = re.findall(r"[0-9Xx]+", unicodedata.normalize("NFKC", text))
    return all(len(part) <= 12 for part in parts)


def _posting_public(scope: Scope, around: Around) -> Iterator[Problem]:
    """公示 shows unit, name and a coarse reason: no number, illness, amount or student in what the paper prints (domain §9.5)."""
    yield from private_in("unit.name", without_institutions(_text(scope.value("unit.name"))))
    phone = scope.value("phone")
    if isinstance(phone, str) and not is_telephone(phone):
        yield problem("phone", "posting.digits")
    for row in scope.rows("list"):
        yield from private_in(f"list[{row.rid}].unit", without_institutions(_text(row.value("unit"))))
        for name in ("name", "reason"):
            yield from private_in(f"list[{row.rid}].{name}", _text(row.value(name)))
        yield from _told_too_much(f"list[{row.rid}].reason", row, around)


_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:元|万|块)")


def _told_too_much(path: str, row: RowScope, around: Around) -> Iterator[Problem]:
    reason = row.value("reason")
    if not isinstance(reason, str):
        return
    if _AMOUNT.search(unicodedata.normalize("NFKC", reason)):
        yield problem(path, "posting.amount")
    household = _household_behind(row, around.lookup)
    members = [person.code("name") for person in _members(household)] if household is not None else []
    if any(name and name in reason for name in members):
        yield problem(path, "posting.person")


def _posting_rows(scope: Scope, around: Around) -> Iterator[Problem]:
    """One line a household, also where two of its students apply; the application is one of that household."""
    seen: set[str] = set()
    for row in scope.rows("list"):
        application, household = row.value("application"), row.value("household")
        found = around.lookup.record(application.uid) if isinstance(application, Ref) else None
        behind = found.value("household") if found is not None else None
        if isinstance(behind, Ref) and isinstance(household, Ref) and behind.uid != household.uid:
            yield problem(f"list[{row.rid}].application", "posting.other_household")
        uid = household.uid if isinstance(household, Ref) else behind.uid if isinstance(behind, Ref) else ""
        if uid and uid in seen:
            yield problem(f"list[{row.rid}].household", "posting.twice")
        seen.add(uid)


def _posting_days(scope: Scope, around: Around) -> Iterator[Problem]:
    """A posting ends on or after the day it begins (V22)."""
    begins, ends = scope.value("begins"), scope.value("ends")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield problem("ends", "V22.ends")


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
        "unarchived": _unarchived,
        "consent.persons": _consent_persons,
        "posting.public": _posting_public,
        "posting.rows": _posting_rows,
        "posting.days": _posting_days,
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
    """What a person of the household is to the student (GB/T 4761); None where it cannot be told and a person has to say it."""
    if student is None:
        return None
    own = student.code("relation")
    if own in _CHILD | _FOSTER:
        return _to_child(person, student, head)
    if own in ("41", "42", "43", "44"):
        return _to_grandchild(person, head, paternal=own in ("41", "42"))
    return None


def _to_child(person: _Person, student: _Person, head: _Person) -> str | None:
    relation, male = person.code("relation"), _is_man(person, head)
    fostered = student.code("relation") in _FOSTER
    if person.place == 0:
        return _by_sex(male, "57", "58", "59") if fostered else _by_sex(male, "51", "52", "50")
    if relation in _SPOUSE:
        return None if fostered else _by_sex(male, "51", "52", "50")  # of a step-child it may be the parent or not
    if relation in _CHILD | _FOSTER:
        return _sibling(person, student, male)
    if relation in _PARENT:
        return _grandparent(relation, male, head)
    return _by_sex(_is_man(head, head), *_UNCLES[relation], "97") if relation in _UNCLES else _OTHER_KIN


def _to_grandchild(person: _Person, head: _Person, *, paternal: bool) -> str | None:
    relation, male = person.code("relation"), _is_man(person, head)
    if person.place == 0 or relation in _SPOUSE:
        return _by_sex(male, "61", "62", "60") if paternal else _by_sex(male, "63", "64", "60")
    if relation in _PARENT:
        return _by_sex(male, "66", "67", "69")
    return None  # a child of the head may be the student's parent, uncle or aunt


def _sibling(person: _Person, student: _Person, male: bool | None) -> str:
    if male is None or person.birth is None or student.birth is None:
        return "70"
    older = person.birth < student.birth
    return {(True, True): "71", (True, False): "73", (False, True): "75", (False, False): "77"}[male, older]


def _grandparent(relation: str, male: bool | None, head: _Person) -> str:
    """A parent of the head, or of the head's spouse."""
    is_own, head_is_man = relation not in ("53", "54", "55", "56"), _is_man(head, head)
    if head_is_man is None:
        return "60"
    paternal = is_own == head_is_man
    return _by_sex(male, "61", "62", "60") if paternal else _by_sex(male, "63", "64", "60")


_FOSTER = frozenset({"27", "37"})
_UNCLES = {"71": ("81", "85"), "73": ("83", "85"), "75": ("90", "88"), "77": ("90", "88")}
"""What a brother or sister of the head is to the head's child: where the head is the father, where the mother."""


def _is_man(person: _Person, head: _Person) -> bool | None:
    """By id number, else by the word of the relation, else as the other one of a couple; None where nothing tells."""
    if person.sex is not None:
        return person.sex == "1"
    relation = person.code("relation")
    if _MAN.fullmatch(relation) or _WOMAN.fullmatch(relation):
        return _MAN.fullmatch(relation) is not None
    if relation in _SPOUSE and person.place and head.sex is not None:
        return head.sex != "1"
    return None


def _by_sex(male: bool | None, man: str, woman: str, either: str) -> str:
    return either if male is None else man if male else woman


ROW_FILLS: Mapping[str, RowFill] = MappingProxyType(
    {"persons_of_household": _persons_of_household, "family_of_student": _family_of_student}
)

Given: TypeAlias = Callable[[RowScope, Lookup], Mapping[str, Value | None]]
"""Given one row and the other records: values that its references give to the row's other fields."""


def _household_behind(row: RowScope, lookup: Lookup) -> Found | None:
    """The household a row is about: named itself, or through the application."""
    household, application = row.value("household"), row.value("application")
    if not isinstance(household, Ref) and isinstance(application, Ref):
        found = lookup.record(application.uid)
        household = found.value("household") if found is not None else None
    return lookup.record(household.uid) if isinstance(household, Ref) else None


def _posted_worker(row: RowScope, lookup: Lookup) -> Mapping[str, Value | None]:
    """附件6: unit and name of the worker, and the main cause, of which only the public words are written."""
    household = _household_behind(row, lookup)
    if household is None:
        return {}
    return {
        "household": Ref(household.uid),
        "unit": household.value("head.unit"),
        "name": household.value("head.name"),
        "reason": household.value("cause.main"),
    }


ROW_GIVES: Mapping[str, Given] = MappingProxyType({"posted_worker": _posted_worker})


# --- entries of the log -----------------------------------------------------------------------------------------------

Told: TypeAlias = Callable[[str], Value | None]
"""The values of the step being taken and of those before it, by `step.<id>.<field>`; `outcome` and `on` are the entry's own."""
EntryCheck: TypeAlias = Callable[[Told], Iterator[Problem]]


def _two_visitors(told: Told) -> Iterator[Problem]:
    """Two persons or more visit (domain §6.2 A2)."""
    visitors = told("step.verify.visitors")
    if isinstance(visitors, str):
        names = {name for name in re.split(r"[、，,；;/\s]+", visitors) if name}
        if len(names) < 2:
            yield problem("step.verify.visitors", "verify.visitors", Severity.WARNING)


def _review_after_visit(told: Told) -> Iterator[Problem]:
    """V23: what was seen comes before what is signed."""
    if first := _too_early("step.review.signed_on", "step.verify.visited_on", told):
        yield problem("step.review.signed_on", "V23", Severity.WARNING, first=first)


def _posting_after_review(told: Told) -> Iterator[Problem]:
    """V22: a posting begins after the review, and ends on or after the day it begins; it is over before its result is told."""
    if first := _too_early("step.posting.begins", "step.review.signed_on", told):
        yield problem("step.posting.begins", "V22.begins", first=first)
    if _too_early("step.posting.ends", "step.posting.begins", told):
        yield problem("step.posting.ends", "V22.ends")
    ends, on = told("step.posting.ends"), told("on")
    if isinstance(ends, date) and isinstance(on, date) and on < ends:
        yield problem("step.posting.ends", "posting.running", Severity.WARNING)


def _posting_outcome(told: Told) -> Iterator[Problem]:
    """An objection that was upheld does not go on as 无异议, and none sends nothing back (V21)."""
    objection, outcome = told("step.posting.objection"), told("outcome")
    if objection == "1" and not outcome:
        yield problem("step.posting.objection", "posting.upheld")
    if objection in ("0", "2") and outcome:
        yield problem("step.posting.objection", "posting.not_upheld")


def _approved_after_posting(told: Told) -> Iterator[Problem]:
    """V22: the center signs after the posting is over."""
    if first := _too_early("step.center_review.signed_on", "step.posting.ends", told):
        yield problem("step.center_review.signed_on", "V22.open", first=first)


def _everyone_signed(told: Told) -> Iterator[Problem]:
    """A consent is on record once every grown-up it covers has signed (domain §2.6)."""
    if told("step.sign.everyone") is False and not told("outcome"):
        yield problem("step.sign.everyone", "consent.unsigned")


def _too_early(path: str, earlier: str, told: Told) -> str:
    """The day that a date ought not to lie before, where it does."""
    day, first = told(path), told(earlier)
    return first.isoformat() if isinstance(day, date) and isinstance(first, date) and day < first else ""


ENTRY_CHECKS: Mapping[str, EntryCheck] = MappingProxyType(
    {
        "two_visitors": _two_visitors,
        "review_after_visit": _review_after_visit,
        "posting_after_review": _posting_after_review,
        "posting_outcome": _posting_outcome,
        "approved_after_posting": _approved_after_posting,
        "everyone_signed": _everyone_signed,
    }
)


# --- private ----------------------------------------------------------------------------------------------------------


def _beside(path: str, field_id: str) -> str:
    """The path of another field of the same group or row: head.birth, idno -> head.idno."""
    before, dot, _ = path.rpartition(".")
    return f"{before}{dot}{field_id}"


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


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
    return found.called if found is not None else ""
