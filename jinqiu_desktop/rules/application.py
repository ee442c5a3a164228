"""Rules of an application: who the student is, the school, the ages, the guardian, and whether the notice admits the household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from types import MappingProxyType

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value, YearMonth, age_on
from jinqiu_desktop.rules.asked import Around, Check, Scope, amount_of, number_of, other_claims
from jinqiu_desktop.rules.persons import STUDENT, members_of


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
    elif row.value("relation") not in STUDENT:
        guarded = scope.value("guardian") is not None
        yield problem("student", "V11.relation", Severity.WARNING if guarded else Severity.ERROR)


def _v12(scope: Scope, around: Around) -> Iterator[Problem]:
    """One application a student, campaign and 申请类型."""
    parts = (scope.value("pupil.idno"), scope.value("year"), scope.value("kind"))
    if None in parts:
        return
    for claim in other_claims("application", "|".join(str(part) for part in parts), around):
        yield problem("student", "V12", number=number_of(claim, around))


def _v14(scope: Scope, around: Around) -> Iterator[Problem]:
    """入学年份 fits the campaign year and 申请类型."""
    year, entry, kind = scope.value("year"), scope.value("school.entry"), scope.value("kind")
    if not isinstance(year, int) or not isinstance(entry, YearMonth):
        return
    years = amount_of(scope.value("school.years"))
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


def _v16(scope: Scope, around: Around) -> Iterator[Problem]:
    """The length of schooling fits the kind of school: of each member by 当前学历, of an application by 学校种类."""
    for person in members_of(scope):
        yield from _odd_years(person.at("years"), scope, _YEARS_BY_EDUCATION.get(person.code("education")))
    school = scope.value("school.type")
    yield from _odd_years("school.years", scope, _YEARS_BY_SCHOOL.get(school) if isinstance(school, str) else None)


def _odd_years(path: str, scope: Scope, usual: tuple[str, ...] | None) -> Iterator[Problem]:
    years = amount_of(scope.value(path))
    if years is None or usual is None:
        return
    ranges = (part.partition("-") for part in usual)
    if not any(Decimal(low) <= years <= Decimal(high or low) for low, _, high in ranges):
        yield problem(path, "V16", Severity.WARNING, years=f"{years:f}", usual="、".join(usual))


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
    for person in members_of(found) if found is not None else ():
        if person.birth is not None and age_on(person.birth, around.today) < 18:
            yield person.code("name")


# The group of the notices (amount_key of the code list) that a 学校种类 belongs to.
GROUP_BY_SCHOOL = {
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
        if GROUP_BY_SCHOOL.get(school, "") in (around.pack.get("unarchived_allowed") or "").split():
            yield problem("household", "unarchived.allowed", Severity.HINT, told=told or "")
        elif told is None:
            yield problem("household", "unarchived.unsaid", Severity.WARNING)
        else:
            yield problem("household", "unarchived", Severity.WARNING, told=told)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "V11": _v11,
        "V12": _v12,
        "V14": _v14,
        "V15": _v15,
        "V16": _v16,
        "V24": _v24,
        "unarchived": _unarchived,
    }
)
