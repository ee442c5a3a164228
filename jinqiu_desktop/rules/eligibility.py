"""Whether a notice admits an application and how much it gives, with the arithmetic: every figure beside the sentence it comes from.

A `Verdict` is worked out from the notice in force; the screen, the 核算单 and the checks V13, V17–V20 all read the same one. What cannot be
told yet (an income or invoice that is missing) is told as unknown, never guessed. Amounts are whole yuan; an invoice is rounded down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value
from jinqiu_desktop.rules.application import GROUP_BY_SCHOOL
from jinqiu_desktop.rules.asked import Around, Check, Computation, Found, Scope, amount_of, money_at, other_claims
from jinqiu_desktop.rules.notice import Amount, IncomeTest

_FEN, _FINER = Decimal("0.01"), Decimal("0.0001")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One figure of a sum: its sign, its value, and what it is — a path of the application or household, or words of the notice."""

    sign: str
    value: Decimal
    path: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing the notice asks: its sum, the bound it is held against, and whether it holds (None: cannot be told yet)."""

    id: str
    label: str
    source: str
    holds: bool | None
    parts: tuple[Part, ...] = ()
    result: Decimal | None = None
    compare: str = ""
    bound: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a notice says of one application. `planned` is the aid worked out, `most` the most it may be (yuan); None where it is open."""

    findings: tuple[Finding, ...]
    planned: Decimal | None
    most: Decimal | None
    rule: Amount | None


def verdict(application: Scope, around: Around) -> Verdict:
    """Everything the notice in force says of an application, line by line."""
    given = _given(application, around)
    findings = (*_excluded(application, around), *_income_line(application, around), *given.findings)
    return Verdict(findings=findings, planned=given.planned, most=given.most, rule=given.rule)


# --- who is left out --------------------------------------------------------------------------------------------------


def _excluded(application: Scope, around: Around) -> Iterator[Finding]:
    for one in around.pack.exclusions:
        if one.when.holds(application.value):
            yield Finding(id=one.id, label=one.label, source=one.source, holds=False)


# --- the income line --------------------------------------------------------------------------------------------------

_Income: TypeAlias = Callable[[Found, Scope, Around], "tuple[Part, ...] | None"]


def _f3(household: Found, application: Scope, around: Around) -> tuple[Part, ...] | None:
    """F3 = 家庭年度总收入 ÷ 12 ÷ 家庭人口."""
    return _per_head(household, ())


def _f4(household: Found, application: Scope, around: Around) -> tuple[Part, ...] | None:
    """F4 = (家庭年度总收入 − 年度必要支出) ÷ 12 ÷ 家庭人口."""
    spending = money_at(household, "cause.spending")
    return None if spending is None else _per_head(household, (Part(sign="−", value=spending, path="cause.spending"),))


def _f5(household: Found, application: Scope, around: Around) -> tuple[Part, ...] | None:
    """F5 = (家庭年度总收入 − 子女年度学费支出 + 工会助学资金) ÷ 12 ÷ 家庭人口, over all children who apply this year (银川2018)."""
    children = (application, *_siblings(application, around))
    tuitions = [money_at(child, "tuition") for child in children]
    aids = [_given(application, around).planned, *(money_at(child, "planned") for child in children[1:])]
    if None in tuitions or None in aids:
        return None
    fees = [Part(sign="−", value=fee, path="tuition") for fee in tuitions if fee is not None]
    return _per_head(
        household, (*fees, *(Part(sign="+", value=aid, path="planned") for aid in aids if aid is not None))
    )


def _per_head(household: Found, changes: Sequence[Part]) -> tuple[Part, ...] | None:
    total, size = money_at(household, "income.total"), amount_of(household.value("household.size"))
    if total is None or not size:
        return None
    return (
        Part(sign="", value=total, path="household.income.total"),
        *changes,
        Part(sign="÷", value=Decimal(12), label="个月"),
        Part(sign="÷", value=size, path="household.household.size"),
    )


INCOMES: Mapping[str, _Income] = MappingProxyType({"F3": _f3, "F4": _f4, "F5": _f5})


def _income_line(application: Scope, around: Around) -> Iterator[Finding]:
    test, household = around.pack.income, _household_of(application, around)
    if test is None or household is None:
        return
    parts = INCOMES[test.rule](household, application, around)
    exact = None if parts is None else _total(parts)
    yield Finding(
        id="income",
        label=test.label,
        source=test.source,
        holds=None if exact is None else test.holds(exact),
        parts=parts or (),
        result=None if exact is None else _rounded(exact, test),
        compare=test.compare,
        bound=test.line,
    )


def _total(parts: Sequence[Part]) -> Decimal:
    """Sums first, then the divisions, as the notice says it: (a − b + c) ÷ 12 ÷ n."""
    total = sum((-one.value if one.sign == "−" else one.value for one in parts if one.sign != "÷"), Decimal(0))
    for one in parts:
        if one.sign == "÷":
            total /= one.value
    return total


def _rounded(exact: Decimal, test: IncomeTest) -> Decimal:
    """To the fen; finer where rounding would put it on the line it is not on."""
    told = exact.quantize(_FEN, ROUND_HALF_UP)
    return told if told != test.line or exact == test.line else exact.quantize(_FINER, ROUND_HALF_UP)


# --- how much ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Given:
    """What an amount rule gives: the figures, the aid planned, the most it may be."""

    findings: tuple[Finding, ...] = ()
    planned: Decimal | None = None
    most: Decimal | None = None
    rule: Amount | None = None


_AmountRule: TypeAlias = Callable[[Amount, Scope, Around], "tuple[tuple[Part, ...], Decimal | None, Decimal | None]"]
"""Figures, aid planned and the most it may be, by one amount of the notice."""


def _fixed(rule: Amount, application: Scope, around: Around) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    if rule.amount is None:
        return (), None, None
    return (Part(sign="", value=rule.amount, label=rule.label),), rule.amount, rule.amount


def _cap(rule: Amount, application: Scope, around: Around) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    wanted = money_at(application, "asked")
    if rule.most is None or wanted is None:
        parts = () if rule.most is None else (Part(sign="≤", value=rule.most, label="最高"),)
        return parts, rule.most, rule.most
    return _least(rule.most, wanted, "asked")


def _invoice(
    rule: Amount, application: Scope, around: Around
) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    paid = money_at(application, "tuition")
    if paid is None:
        return (), None, rule.most
    return _least(rule.most, paid, "tuition")


def _months(
    rule: Amount, application: Scope, around: Around
) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    line = around.pack.money("subsistence_line")
    if line is None or rule.months is None:
        return (), None, rule.most
    product = line * rule.months
    parts = (Part(sign="", value=line, label="低保标准"), Part(sign="×", value=rule.months, label="个月"))
    if rule.most is not None and rule.most < product:
        return (*parts, Part(sign="≤", value=rule.most, label="最高")), _whole(rule.most), _whole(rule.most)
    return parts, _whole(product), _whole(product)


def _donor(rule: Amount, application: Scope, around: Around) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    wish = application.value("fund_record")
    found = around.lookup.record(wish.uid) if isinstance(wish, Ref) else None
    each = money_at(found, "per_person") if found is not None else None
    if each is not None:
        return (Part(sign="", value=each, path="fund.per_person"),), each, each
    asked = money_at(application, "asked")
    return (() if asked is None else (Part(sign="", value=asked, path="asked"),)), asked, None


def _local(rule: Amount, application: Scope, around: Around) -> tuple[tuple[Part, ...], Decimal | None, Decimal | None]:
    return (), None, None


def _least(most: Decimal | None, figure: Decimal, path: str) -> tuple[tuple[Part, ...], Decimal, Decimal]:
    part = Part(sign="", value=figure, path=path)
    if most is None or figure <= most:
        return (part,), _whole(figure), _whole(figure) if most is None or path == "tuition" else most
    return (part, Part(sign="≤", value=most, label="最高")), most, most


def _whole(yuan: Decimal) -> Decimal:
    return yuan.quantize(Decimal(1), ROUND_DOWN)


AMOUNTS: Mapping[str, _AmountRule] = MappingProxyType(
    {"fixed": _fixed, "cap": _cap, "invoice": _invoice, "months": _months, "donor": _donor, "local": _local}
)


def _given(application: Scope, around: Around) -> _Given:
    rule = _rule_for(application, around)
    if rule is None:
        return _Given()
    parts, planned, most = AMOUNTS[rule.rule](rule, application, around)
    base = Finding(
        id="amount",
        label=rule.label,
        source=rule.source,
        holds=None if planned is None else True,
        parts=parts,
        result=planned,
        bound=most,
    )
    return _with_siblings(base, planned, most, rule, application, around)


def _rule_for(application: Scope, around: Around) -> Amount | None:
    """The first amount of the notice that is for this application; one for the very source of its money comes before the others."""
    fitting = [one for one in around.pack.amounts if _fits(one, application, around)]
    return next(iter(sorted(fitting, key=lambda one: not one.funds)), None)


def _fits(rule: Amount, application: Scope, around: Around) -> bool:
    school, fund = application.value("school.type"), application.value("fund")
    if rule.funds and fund not in rule.funds:
        return False
    if rule.schools and GROUP_BY_SCHOOL.get(school if isinstance(school, str) else "") not in rule.schools:
        return False
    if rule.archived is not None and rule.archived != _is_archived(application, around):
        return False
    return rule.when is None or rule.when.holds(application.value)


def _is_archived(application: Scope, around: Around) -> bool:
    household = application.value("household")
    return isinstance(household, Ref) and around.lookup.state(household.uid) == "archived"


def _with_siblings(
    base: Finding, planned: Decimal | None, most: Decimal | None, rule: Amount, application: Scope, around: Around
) -> _Given:
    """What the notice says of two children: each has their own, only one has, or the aid may be raised."""
    others, said = _siblings(application, around), around.pack.siblings
    if not others or not said.source:
        return _Given(findings=(base,), planned=planned, most=most, rule=rule)
    note = Finding(id=f"siblings.{said.rule}", label="", source=said.source, holds=True)
    if said.rule == "once" and any(money_at(one, "planned") for one in others):
        nothing = Finding(id="siblings.once", label="", source=said.source, holds=False, result=Decimal(0))
        return _Given(findings=(base, nothing), planned=Decimal(0), most=Decimal(0), rule=rule)
    if said.rule == "raised" and said.factor is not None and planned is not None:
        raised = _whole(planned * said.factor)
        parts = (Part(sign="", value=planned, path="planned"), Part(sign="×", value=said.factor))
        told = Finding(id="siblings.raised", label="", source=said.source, holds=True, parts=parts, result=raised)
        top = None if most is None else _whole(most * said.factor)
        return _Given(findings=(base, told), planned=raised, most=top, rule=rule)
    if said.rule == "raised":  # the notice lets the office raise it and does not say how far
        return _Given(findings=(base, note), planned=planned, most=None, rule=rule)
    return _Given(findings=(base, note), planned=planned, most=most, rule=rule)


# --- the others of the household --------------------------------------------------------------------------------------


def _household_of(application: Scope, around: Around) -> Found | None:
    household = application.value("household")
    return around.lookup.record(household.uid) if isinstance(household, Ref) else None


def _siblings(application: Scope, around: Around) -> tuple[Found, ...]:
    """The other live applications of the household in the same campaign, one for each other student."""
    household, own = application.value("household"), application.value("student")
    if not isinstance(household, Ref):
        return ()
    found: dict[Value, Found] = {}
    for uid in around.lookup.referring(household.uid):
        other = around.lookup.record(uid) if uid != around.uid else None
        if other is None or other.form != "application" or around.lookup.state(uid) in ("closed", "draft"):
            continue
        student = other.value("student")
        if student is not None and student != own and other.value("year") == application.value("year"):
            found.setdefault(student, other)
    return tuple(found.values())


# --- computed cells ---------------------------------------------------------------------------------------------------


def _planned_amount(scope: Scope, path: str, around: Around) -> Value | None:
    """拟助金额: what the notice in force gives (yuan), None where it leaves it open or something is missing."""
    return _given(scope, around).planned


def _income_by_notice(scope: Scope, path: str, around: Around) -> Value | None:
    """人均月收入 by the formula of the notice (yuan a month)."""
    return next((one.result for one in _income_line(scope, around)), None)


def _inside(scope: Scope, path: str, around: Around) -> Value | None:
    """区内/区外: whether the school lies in the province of the notice."""
    school, here = scope.value("school.region"), around.pack.get("region")
    return school[:2] == here[:2] if isinstance(school, str) and here else None


COMPUTATIONS: Mapping[str, Computation] = MappingProxyType(
    {"planned_amount": _planned_amount, "income_by_notice": _income_by_notice, "inside_province": _inside}
)


# --- checks -----------------------------------------------------------------------------------------------------------


def _v13(scope: Scope, around: Around) -> Iterator[Problem]:
    """No aid twice in a year: neither from here nor from another body whose list was taken in (避免重复帮扶)."""
    idno, year = scope.value("pupil.idno"), scope.value("year")
    if idno is None or year is None:
        return
    strict = around.pack.get("repeat.rule") == "refuse"
    for claim in other_claims("aid", f"{idno}|{year}", around):
        found = around.lookup.record(claim.uid)
        ours = found.value("application") if found is not None else None
        if isinstance(ours, Ref) and ours.uid == around.uid:
            continue
        body = found.value("body") if found is not None else None
        told = str(body) if body is not None else found.called if found is not None else ""
        yield problem("student", "V13", Severity.ERROR if strict else Severity.WARNING, aided=told)


def _v17(scope: Scope, around: Around) -> Iterator[Problem]:
    """The notice leaves nobody of this kind out (V17 schools, V19 what a household declared)."""
    for one in around.pack.exclusions:
        if one.when.holds(scope.value):
            severity = Severity.ERROR if one.strict else Severity.WARNING
            yield problem("school.type", "V17", severity, label=one.label, source=one.source)


def _v18(scope: Scope, around: Around) -> Iterator[Problem]:
    """The income line of the notice, with its sum and its sentence; at 基层审核 also that it cannot be worked out yet."""
    test = around.pack.income
    for one in _income_line(scope, around) if test is not None else ():
        if one.holds is None and around.step in ("review", "report"):
            yield problem("household", "V18.unknown", Severity.WARNING, label=one.label)
        if one.holds is False and test is not None:
            told = {"label": one.label, "result": f"{one.result:f}", "line": f"{test.line:f}", "source": one.source}
            if test.on_fail == "discretion":
                yield problem("household", "V18.discretion", Severity.WARNING, **told)
            else:
                severity = Severity.ERROR if test.on_fail == "refuse" else Severity.WARNING
                yield problem("household", "V18", severity, **told)


def _needed(scope: Scope, around: Around) -> Iterator[Problem]:
    """What the rules of the notice read is filled in."""
    for path in around.pack.needed:
        if scope.value(path) is None:
            yield problem(path, "notice.needs")


CHECKS: Mapping[str, Check] = MappingProxyType({"V13": _v13, "V17": _v17, "V18": _v18, "notice.needs": _needed})
