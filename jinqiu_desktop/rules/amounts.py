"""How much a notice gives for one application: the amount that is for it, worked out by its named rule, for two children too.

Aid is whole yuan; an invoice is rounded down. What hangs on a cell that is not filled in is open, and the cell is named; it is never guessed.
Whether the application is admitted at all is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.rules.application import GROUP_BY_SCHOOL
from jinqiu_desktop.rules.asked import Around, Scope, money_at
from jinqiu_desktop.rules.finding import Finding, Part
from jinqiu_desktop.rules.kin import archive_of, siblings_of
from jinqiu_desktop.rules.notice import Amount, Decided, decide

_ONE, _NOTHING = Decimal(1), Decimal(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What an amount of the notice gives: its figures, the aid planned and the most it may be (yuan, None: open), and by which amount."""

    findings: tuple[Finding, ...] = ()
    planned: Decimal | None = None
    most: Decimal | None = None
    rule: Amount | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Worked:
    """What one rule makes of an application: its figures, the aid, the most it may be, and the cells it would still need."""

    parts: tuple[Part, ...] = ()
    planned: Decimal | None = None
    most: Decimal | None = None
    missing: tuple[str, ...] = ()


def given(application: Scope, around: Around) -> Given:
    """What the notice in force gives for an application, told line by line."""
    # An amount for the very source of the money comes before the others; one that cannot be decided yet hides those behind it.
    for one in sorted(around.pack.amounts, key=lambda one: not one.funds or one.fund_unsaid):
        fit = _fit(one, application, around)
        if fit.holds:
            return _with_siblings(one, application, around)
        if fit.holds is None:
            return Given(findings=(Finding(id="amount", source="", holds=None, missing=fit.open_paths),))
    uniform = tuple(dict.fromkeys(one.source for one in around.pack.amounts if one.uniform))
    if uniform:  # one standard for everybody: what is not in it is not given
        told = Finding(id="amount.none", source="；".join(uniform), holds=False, result=_NOTHING)
        return Given(findings=(told,), planned=_NOTHING, most=_NOTHING)
    return Given(findings=(Finding(id="amount.open", source="", holds=None),)) if around.pack.amounts else Given()


def _fit(rule: Amount, application: Scope, around: Around) -> Decided:
    """Whether an amount is for an application; open where that hangs on what is not filled in."""
    school, fund, archive = application.value("school.type"), application.value("fund"), archive_of(application, around)
    if rule.funds and fund not in rule.funds and not (fund is None and rule.fund_unsaid):
        return Decided(holds=False)
    if rule.archived is not None and archive and rule.archived != (archive != "none"):
        return Decided(holds=False)
    group = GROUP_BY_SCHOOL.get(school) if isinstance(school, str) else None
    if rule.schools and group is not None and group not in rule.schools:
        return Decided(holds=False)
    when = decide(rule.when, application.value)
    if when.holds is False:
        return when
    missing = [*(["household"] if rule.archived is not None and not archive else [])]
    missing += ["school.type"] if rule.schools and group is None else []
    missing += when.open_paths
    return Decided(holds=None, open_paths=tuple(missing)) if missing else Decided(holds=True)


# --- the named rules --------------------------------------------------------------------------------------------------

_AmountRule: TypeAlias = Callable[[Amount, Decimal, Scope, Around], _Worked]
"""Given one amount of the notice, and by how much it is raised (1: not at all)."""


def _fixed(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """The same for everybody."""
    if rule.amount is None:
        return _Worked()
    base = (Part(sign="", value=rule.amount, label="补助标准"), *_times(raised))
    whole = _whole(rule.amount * raised)
    return _Worked(parts=base, planned=whole, most=whole)


def _cap(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """As asked for, at most so much; the most where nothing is asked."""
    if rule.most is None:
        return _Worked()
    bound, asked = _bound(rule.most, raised), money_at(application, "asked")
    if asked is None:
        return _Worked(parts=(bound,), planned=bound.value, most=bound.value)
    figure = Part(sign="", value=asked, path="asked")
    parts = (figure,) if asked <= bound.value else (figure, bound)
    return _Worked(parts=parts, planned=_whole(min(asked, bound.value)), most=bound.value)


def _invoice(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """The tuition on the invoice, at most so much."""
    paid, bound = money_at(application, "tuition"), None if rule.most is None else _bound(rule.most, raised)
    if paid is None:
        return _Worked(most=None if bound is None else bound.value, missing=("tuition",))
    figure = Part(sign="", value=paid, path="tuition")
    if bound is None or paid <= bound.value:
        return _Worked(parts=(figure,), planned=_whole(paid), most=_whole(paid))
    return _Worked(parts=(figure, bound), planned=bound.value, most=bound.value)


def _months(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """So many months of the city's subsistence line (低保标准), at most so much."""
    line = around.pack.money("subsistence_line")
    if line is None or rule.months is None:
        return _Worked(most=rule.most)
    parts = (
        Part(sign="", value=line, label="低保标准"),
        Part(sign="×", value=rule.months, label="个月"),
        *_times(raised),
    )
    product = line * rule.months * raised
    bound = None if rule.most is None else _bound(rule.most, raised)
    if bound is not None and bound.value < product:
        return _Worked(parts=(*parts, bound), planned=bound.value, most=bound.value)
    return _Worked(parts=parts, planned=_whole(product), most=_whole(product))


def _donor(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """As the donor wishes: what the record of the donation says for each, else what is asked for."""
    wish = application.value("fund_record")
    found = around.lookup.record(wish.uid) if isinstance(wish, Ref) else None
    each = money_at(found, "per_person") if found is not None else None
    if each is not None:
        return _Worked(parts=(Part(sign="", value=each, label="捐赠方意愿"),), planned=_whole(each), most=_whole(each))
    asked = money_at(application, "asked")
    if asked is None:
        return _Worked(missing=("asked",))
    return _Worked(parts=(Part(sign="", value=asked, path="asked"),), planned=_whole(asked))


def _local(rule: Amount, raised: Decimal, application: Scope, around: Around) -> _Worked:
    """By a document that is not in the notice: open."""
    return _Worked()


AMOUNTS: Mapping[str, _AmountRule] = MappingProxyType(
    {"fixed": _fixed, "cap": _cap, "invoice": _invoice, "months": _months, "donor": _donor, "local": _local}
)


def _bound(most: Decimal, raised: Decimal) -> Part:
    label = "最高" if raised == _ONE else f"最高 {most:f} × {raised:f}"
    return Part(sign="≤", value=_whole(most * raised), label=label)


def _times(raised: Decimal) -> tuple[Part, ...]:
    return () if raised == _ONE else (Part(sign="×", value=raised, label="多子女"),)


def _whole(yuan: Decimal) -> Decimal:
    return yuan.quantize(_ONE, ROUND_DOWN)


# --- two children -----------------------------------------------------------------------------------------------------


def _with_siblings(rule: Amount, application: Scope, around: Around) -> Given:
    """What the notice says of two children: each has their own, only one has, or the aid is raised."""
    others, said = siblings_of(application, around), around.pack.siblings
    raised = said.factor if others and said.rule == "raised" and said.factor is not None else _ONE
    worked = AMOUNTS[rule.rule](rule, raised, application, around)
    told = Finding(
        id="amount",
        label=rule.label,
        source=rule.source,
        holds=None if worked.missing else True,
        parts=worked.parts,
        result=worked.planned,
        bound=worked.most,
        missing=worked.missing,
    )
    made = Given(findings=(told,), planned=worked.planned, most=worked.most, rule=rule)
    if not others or not said.source:
        return made
    note = Finding(id=f"siblings.{said.rule}", source=said.source, holds=True)
    if said.rule == "once" and any(money_at(one, "planned") for one in others):
        nothing = replace(note, holds=False, result=_NOTHING)
        return replace(made, findings=(told, nothing), planned=_NOTHING, most=_NOTHING)
    if said.rule == "raised" and said.factor is None:  # the notice lets the office raise it and does not say how far
        return replace(made, findings=(told, replace(note, id="siblings.open")), most=None)
    return replace(made, findings=(told, note))
