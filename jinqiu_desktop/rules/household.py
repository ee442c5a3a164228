"""Rules of the archive: 家庭年度总收入, 人均 and other computed cells, and what must agree within a household and between archives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Value, YearMonth, age_on
from jinqiu_desktop.rules.asked import (
    Around,
    Check,
    Computation,
    Scope,
    amount_of,
    beside,
    birth_in,
    money_at,
    number_of,
    other_claims,
    sex_in,
)
from jinqiu_desktop.rules.persons import CHILD, MAN, PARENT, SPOUSE, WOMAN, Person, head_of, members_of, persons_of


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
    pairs = ((path, told, money_at(scope, path)) for path, told in imported.items())
    return tuple(
        problem(path, "V02", Severity.WARNING, imported=f"{told:f}", computed=f"{own:f}")
        for path, told, own in pairs
        if own is not None and abs(told - own) > 1
    )


def _birth_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    return birth_in(scope.value(beside(path, "idno")))


def _sex_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    return sex_in(scope.value(beside(path, "idno")))


def _age_of_idno(scope: Scope, path: str, around: Around) -> Value | None:
    birth = birth_in(scope.value(beside(path, "idno")))
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
    yield "head.income", money_at(scope, "head.income"), 12
    for row in scope.rows("members"):
        path = f"members[{row.rid}].income"
        yield path, amount_of(row.value("income")), 12
    yield "income.other", money_at(scope, "income.other"), 1


def _v03(scope: Scope, around: Around) -> Iterator[Problem]:
    """One household, one archive: the head is the head of no other active archive."""
    head = head_of(scope)
    for claim in other_claims("idno", head.code("idno"), around):
        if claim.role == "head":
            yield problem(head.at("idno"), "V03", number=number_of(claim, around))


def _v04(scope: Scope, around: Around) -> Iterator[Problem]:
    """A person belongs to one active archive; children of divorced parents may be the exception."""
    for person in persons_of(scope):
        for claim in other_claims("idno", person.code("idno"), around):
            if claim.role == "member" or (claim.role == "head" and person.place):
                yield problem(person.at("idno"), "V04", Severity.WARNING, number=number_of(claim, around))


def _v05(scope: Scope, around: Around) -> Iterator[Problem]:
    """Nobody stands twice in one archive."""
    first: dict[str, Person] = {}
    for person in persons_of(scope):
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
    head = head_of(scope)
    spouses = [person for person in members_of(scope) if person.code("relation") in SPOUSE]
    for person in spouses[1:]:
        yield problem(person.at("relation"), "V06.spouses", Severity.WARNING)
    for person in spouses[:1]:
        if person.sex is not None and person.sex == head.sex:
            yield problem(person.at("relation"), "V06.sex", Severity.WARNING)
    for person in members_of(scope):
        if head.birth is None or person.birth is None:
            continue
        if person.code("relation") in CHILD and age_on(head.birth, person.birth) < 12:
            yield problem(person.at("relation"), "V06.child", Severity.WARNING)
        if person.code("relation") in PARENT and age_on(person.birth, head.birth) < 12:
            yield problem(person.at("relation"), "V06.parent", Severity.WARNING)


def _v07(scope: Scope, around: Around) -> Iterator[Problem]:
    """Marriage, single parent and the spouse in the table agree."""
    married = scope.value("head.marriage") == "1"
    spouse = any(person.code("relation") in SPOUSE for person in members_of(scope))
    if scope.value("head.single_parent") is True:
        if married or spouse:
            yield problem("head.single_parent", "V07.single", Severity.WARNING)
    elif married and not spouse:
        yield problem("head.marriage", "V07.spouse", Severity.WARNING)


def _v08(scope: Scope, around: Around) -> Iterator[Problem]:
    """疾病/残疾类别 is filled if and only if 健康状况 is not 良好, and is of its group: codes 1xx for 疾病, 2xx for 残疾."""
    for person in persons_of(scope):
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


def _v25(scope: Scope, around: Around) -> Iterator[Problem]:
    """Who checks is neither who filed nor a person of the household."""
    reviewer = scope.value("reviewed_by")
    if reviewer is None:
        return
    if reviewer == scope.value("filed_by"):
        yield problem("reviewed_by", "V25.same", Severity.WARNING)
    if any(reviewer == person.code("name") for person in persons_of(scope)):
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
    for person in persons_of(scope):
        joined = person.code("politics") in ("1", "2")
        if joined and person.birth is not None and age_on(person.birth, around.today) < 14:
            yield problem(person.at("politics"), "politics.age", Severity.WARNING)


def _zero_employment(scope: Scope, around: Around) -> Iterator[Problem]:
    """A household without anybody at work has nobody at work."""
    at_work = any(person.code("work_state") == "1" or person.code("identity") == "01" for person in persons_of(scope))
    if scope.value("zero_employment") is True and at_work:
        yield problem("zero_employment", "zero_employment", Severity.WARNING)


def _work_since(scope: Scope, around: Around) -> Iterator[Problem]:
    """Nobody starts work before 16."""
    since, birth = scope.value("head.work_since"), head_of(scope).birth
    if isinstance(since, YearMonth):
        since = date(since.year, since.month, 28)  # the birthday may lie in that very month
    if isinstance(since, date) and birth is not None and age_on(birth, since) < 16:
        yield problem("head.work_since", "work_since", Severity.WARNING)


def _relation_sex(scope: Scope, around: Around) -> Iterator[Problem]:
    """A daughter is a woman, by her id number too."""
    for person in members_of(scope):
        relation = person.code("relation")
        told = "1" if MAN.fullmatch(relation) else "2" if WOMAN.fullmatch(relation) else None
        if told is not None and person.sex is not None and person.sex != told:
            yield problem(person.at("relation"), "relation.sex", Severity.WARNING)


def _worker_no(scope: Scope, around: Around) -> Iterator[Problem]:
    """The national system gives every archive its own 职工编号 (domain §0.15)."""
    number = scope.value("worker_no")
    for claim in other_claims("worker_no", number if isinstance(number, str) else "", around):
        yield problem("worker_no", "worker_no.taken", number=number_of(claim, around))


def _card_shared(scope: Scope, around: Around) -> Iterator[Problem]:
    """One bank card serves one household."""
    card = scope.value("bank.card")
    for claim in other_claims("card", card if isinstance(card, str) else "", around):
        yield problem("bank.card", "card.shared", Severity.WARNING, number=number_of(claim, around))


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
