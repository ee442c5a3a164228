"""Whether a notice admits an application, with the arithmetic: every figure beside the sentence it comes from.

A `Verdict` is worked out from the notice in force; the screen, the 核算单 and the checks V13, V17–V20 all read the same one. It tells what
is met as well as what is not. What cannot be told yet (an income or invoice that is missing) is told as open, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value
from jinqiu_desktop.rules.amounts import Given, given
from jinqiu_desktop.rules.application import GROUP_BY_SCHOOL
from jinqiu_desktop.rules.asked import (
    Around,
    Check,
    Claim,
    Computation,
    Found,
    Scope,
    amount_of,
    money_at,
    other_claims,
)
from jinqiu_desktop.rules.finding import Finding, Part, Verdict
from jinqiu_desktop.rules.kin import archive_of, household_of, siblings_of
from jinqiu_desktop.rules.notice import IncomeTest, decide

_FEN, _FINER, _NOTHING = Decimal("0.01"), Decimal("0.0001"), Decimal(0)


def verdict(application: Scope, around: Around) -> Verdict:
    """Everything the notice in force says of an application, line by line; one that is left out is given nothing."""
    left_out, gives = tuple(_exclusions(application, around)), _given(application, around)
    found = Verdict(
        findings=(
            *_served(application, around),
            *_archive(application, around),
            *left_out,
            *_income_line(application, around),
            *gives.findings,
            *_repeated(application, around),
        ),
        planned=gives.planned,
        most=gives.most,
        rule=gives.rule,
    )
    return found if found.refusing is None else replace(found, planned=_NOTHING, most=_NOTHING)


def _given(application: Scope, around: Around) -> Given:
    """What the amounts give; nothing is added to the income of a household whose child is left out anyway."""
    gives = given(application, around)
    if any(one.strict and one.holds is False for one in _exclusions(application, around)):
        return replace(gives, planned=_NOTHING, most=_NOTHING)
    return gives


# --- who is served, who is left out -----------------------------------------------------------------------------------


def _served(application: Scope, around: Around) -> Iterator[Finding]:
    """服务对象: the group chosen is one of the notice's."""
    groups, group = around.pack.groups, application.value("group")
    if not groups:
        return
    if group is None:
        yield Finding(id="group.unsaid", source=groups[0].source, holds=None, missing=("group",), strict=False)
        return
    mine = next((one for one in groups if one.code == group), None)
    if mine is None:
        yield Finding(id="group.other", source=groups[0].source, holds=False, strict=False)
    else:
        yield Finding(id="group", label=mine.label, source=mine.source, holds=True, strict=False)


def _archive(application: Scope, around: Around) -> Iterator[Finding]:
    """The household has an archive, or the notice serves those without one at this school."""
    archive, school = archive_of(application, around), application.value("school.type")
    asked, excepted = around.pack.get("archive.source") or "", around.pack.get("unarchived.sentence")
    if archive == "archived":
        yield Finding(id="archive", source=asked, holds=True, strict=False)
    elif archive == "asked":
        yield Finding(id="archive.asked", source=asked, holds=None, strict=False)
    elif archive == "none":
        group = GROUP_BY_SCHOOL.get(school) if isinstance(school, str) else None
        if excepted is None:
            yield Finding(id="archive.none", source=asked, holds=False, strict=False)
        elif group is None:
            yield Finding(id="archive.none", source=excepted, holds=None, missing=("school.type",), strict=False)
        else:
            allowed = group in (around.pack.get("unarchived_allowed") or "").split()
            told = "archive.unarchived" if allowed else "archive.none"
            yield Finding(id=told, source=excepted, holds=allowed, strict=False)


def _exclusions(application: Scope, around: Around) -> Iterator[Finding]:
    """Whom the notice leaves out, and of which conditions the application meets each; what a household merely declares only where it does."""
    for one in around.pack.exclusions:
        if one.only is not None and decide(one.only, application.value).holds is not True:
            continue
        out = decide(one.when, application.value)
        if out.holds is True:
            yield Finding(id=f"out.{one.id}", label=one.label, source=one.source, holds=False, strict=one.strict)
        elif one.strict and one.asks:
            met = None if out.holds is None else True
            yield Finding(
                id=f"met.{one.id}", label=one.asks, source=one.source, holds=met, missing=out.open_paths, strict=True
            )


# --- the income line --------------------------------------------------------------------------------------------------


_Income: TypeAlias = Callable[[Found, Scope, Around], "tuple[tuple[Part, ...], tuple[str, ...]]"]
"""The figures added to and taken from 家庭年度总收入, and the cells that are still needed for them."""


def _f3(household: Found, application: Scope, around: Around) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """F3 = 家庭年度总收入 ÷ 12 ÷ 家庭人口."""
    return (), ()


def _f4(household: Found, application: Scope, around: Around) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """F4 = (家庭年度总收入 − 年度必要支出) ÷ 12 ÷ 家庭人口."""
    spending = money_at(household, "cause.spending")
    if spending is None:
        return (), ("household.cause.spending",)
    return (Part(sign="−", value=spending, path="household.cause.spending"),), ()


def _f5(household: Found, application: Scope, around: Around) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """F5 = (家庭年度总收入 − 子女年度学费支出 + 工会助学资金) ÷ 12 ÷ 家庭人口, over all children who apply this year (银川2018).

    The tuition of a child who does not apply stands in `tuition_others`. The aid planned is added back: it may lift a household over the line.
    """
    own, gives, others = money_at(application, "tuition"), _given(application, around), siblings_of(application, around)
    tuitions, aids = [money_at(one, "tuition") for one in others], [money_at(one, "planned") for one in others]
    missing = [*(["tuition"] if own is None else []), *(gives.findings[0].missing if gives.planned is None else ())]
    missing += ["siblings"] if None in tuitions or None in aids else []
    if missing or own is None or gives.planned is None:
        return (), tuple(dict.fromkeys(missing))
    elsewhere = money_at(application, "tuition_others")
    parts = [Part(sign="−", value=own, path="tuition")]
    parts += [Part(sign="−", value=fee, label="另一子女学费") for fee in tuitions if fee is not None]
    parts += [] if elsewhere is None else [Part(sign="−", value=elsewhere, path="tuition_others")]
    parts += [Part(sign="+", value=gives.planned, path="planned")]
    parts += [Part(sign="+", value=aid, label="另一子女拟助") for aid in aids if aid is not None]
    return tuple(parts), ()


INCOMES: Mapping[str, _Income] = MappingProxyType({"F3": _f3, "F4": _f4, "F5": _f5})


def _income_line(application: Scope, around: Around) -> Iterator[Finding]:
    test, household = around.pack.income, household_of(application, around)
    if test is None or decide(test.when, application.value).holds is False:
        return
    told = Finding(
        id="income",
        label=test.label,
        source=test.source,
        holds=None,
        compare=test.compare,
        bound=test.line,
        strict=test.on_fail == "refuse",
    )
    if household is None:
        yield replace(told, missing=("household",))
        return
    changes, missing = INCOMES[test.rule](household, application, around)
    total, size = money_at(household, "income.total"), amount_of(household.value("household.size"))
    if total is None or not size or missing:
        missing += ("household.income.total",) if total is None else ()
        yield replace(told, missing=missing)
        return
    parts = (
        Part(sign="", value=total, path="household.income.total"),
        *changes,
        Part(sign="÷", value=Decimal(12), label="个月"),
        Part(sign="÷", value=size, path="household.household.size"),
    )
    exact = _total(parts)
    yield replace(told, holds=test.holds(exact), parts=parts, result=_rounded(exact, test))
    without = tuple(one for one in parts if one.sign != "+")
    if not test.holds(exact) and len(without) < len(parts) and test.holds(_total(without)):
        # The circle of 银川: the household passes but for the very aid it asks for, and the notice counts that aid.
        yield replace(
            told, id="income.lifted", label="", holds=False, parts=without, result=_rounded(_total(without), test)
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


# --- aid twice in a year ----------------------------------------------------------------------------------------------


def _repeated(application: Scope, around: Around) -> Iterator[Finding]:
    """避免重复帮扶, where the notice says so: nobody else's aid of this year is known here."""
    said, year = around.pack.get("repeat.source"), application.value("year")
    if said is None or application.value("pupil.idno") is None or year is None:
        return
    strict = around.pack.get("repeat.rule") == "refuse"
    twice = any(True for _ in _aids_beside(application, around))
    yield Finding(id="repeat.found" if twice else "repeat", source=said, holds=not twice, strict=strict)


def _aids_beside(application: Scope, around: Around) -> Iterator[Claim]:
    """Aid of this year to this student that is not this application's own."""
    idno, year = application.value("pupil.idno"), application.value("year")
    if idno is None or year is None:
        return
    for claim in other_claims("aid", f"{idno}|{year}", around):
        found = around.lookup.record(claim.uid)
        ours = found.value("application") if found is not None else None
        if not (isinstance(ours, Ref) and ours.uid == around.uid):
            yield claim


# --- computed cells ---------------------------------------------------------------------------------------------------


def _planned_amount(scope: Scope, path: str, around: Around) -> Value | None:
    """拟助金额: what the notice in force gives (yuan), None where it leaves it open or something is missing."""
    return verdict(scope, around).planned


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
    severity = Severity.ERROR if around.pack.get("repeat.rule") == "refuse" else Severity.WARNING
    for claim in _aids_beside(scope, around):
        found = around.lookup.record(claim.uid)
        body = found.value("body") if found is not None else None
        told = str(body) if body is not None else found.called if found is not None else ""
        yield problem("student", "V13", severity, aided=told)


def _v17(scope: Scope, around: Around) -> Iterator[Problem]:
    """The notice leaves nobody of this kind out (V17 schools, V19 what a household declared)."""
    by_id = {f"out.{one.id}": one for one in around.pack.exclusions}
    for told in _exclusions(scope, around):
        if told.holds is False and told.strict:
            yield problem(by_id[told.id].where, "V17", label=told.label, source=told.source)
        elif told.holds is False:
            yield problem(by_id[told.id].where, "V19", Severity.WARNING, label=told.label, source=told.source)


_LATER = ("review", "report", "center_review")
"""The steps at which an application goes onward. Before them one that fails can still be handed in, so that its refusal is on record."""


def _v18(scope: Scope, around: Around) -> Iterator[Problem]:
    """The income line of the notice, with its sum and its sentence; at 基层审核 also that it cannot be worked out yet."""
    test = around.pack.income
    for one in _income_line(scope, around):
        if one.holds is None and around.step in _LATER:
            yield problem("household", "V18.unknown", Severity.WARNING, label=one.label)
        if one.holds is False and one.id == "income" and test is not None:
            told = {"label": one.label, "result": f"{one.result:f}", "line": f"{test.line:f}", "source": one.source}
            if test.on_fail == "discretion":
                yield problem("household", "V18.discretion", Severity.WARNING, **told)
            elif test.on_fail == "refuse" and around.step in _LATER:
                yield problem("household", "V18.refused", Severity.ERROR, **told)
            else:
                yield problem("household", "V18", Severity.WARNING, **told)


def _served_group(scope: Scope, around: Around) -> Iterator[Problem]:
    """The group of people chosen is one the notice serves."""
    for one in _served(scope, around):
        if one.holds is False:
            yield problem("group", "notice.group", Severity.WARNING)


def _nothing(scope: Scope, around: Around) -> Iterator[Problem]:
    """The notice gives this student nothing: there is no amount for the case, or a brother or sister has it."""
    for one in _given(scope, around).findings:
        if one.holds is False:
            yield problem("planned", "notice.nothing", Severity.WARNING, source=one.source)


def _needed(scope: Scope, around: Around) -> Iterator[Problem]:
    """What the rules of the notice read is filled in."""
    for one in around.pack.needed:
        if scope.value(one.path) is None and decide(one.when, scope.value).holds:
            yield problem(one.path, "notice.needs")


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "V13": _v13,
        "V17": _v17,
        "V18": _v18,
        "notice.needs": _needed,
        "notice.group": _served_group,
        "notice.nothing": _nothing,
    }
)
