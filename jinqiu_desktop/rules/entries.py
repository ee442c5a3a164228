"""Rules of entries of the log: what a step says, beside what the steps before it said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.rules.asked import Around, Scope
from jinqiu_desktop.rules.days import too_short
from jinqiu_desktop.rules.eligibility import verdict
from jinqiu_desktop.rules.materials import missing_papers

Told: TypeAlias = Callable[[str], Value | None]
"""The values of the step being taken and of those before it, by `step.<id>.<field>`; `outcome`, `on` and `level` (of the office) are the entry's own."""


EntryCheck: TypeAlias = Callable[[Told, Scope, Around], Iterator[Problem]]
"""Given what is said, the record's answers, and what surrounds them."""


def _two_visitors(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """Two persons or more visit (domain §6.2 A2)."""
    visitors = told("step.verify.visitors")
    if isinstance(visitors, str):
        names = {name for name in re.split(r"[、，,；;/\s]+", visitors) if name}
        if len(names) < 2:
            yield problem("step.verify.visitors", "verify.visitors", Severity.WARNING)


def _review_after_visit(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V23: what was seen comes before what is signed."""
    if first := too_early("step.review.signed_on", "step.verify.visited_on", told):
        yield problem("step.review.signed_on", "V23", Severity.WARNING, first=first)


def _posting_after_review(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V22: a posting begins after the review, and ends on or after the day it begins; it is over before its result is told."""
    if first := too_early("step.posting.begins", "step.review.signed_on", told):
        yield problem("step.posting.begins", "V22.begins", first=first)
    if too_early("step.posting.ends", "step.posting.begins", told):
        yield problem("step.posting.ends", "V22.ends")
    yield from too_short(told("step.posting.begins"), told("step.posting.ends"), "step.posting.ends", around)
    ends, on = told("step.posting.ends"), told("on")
    if isinstance(ends, date) and isinstance(on, date) and on < ends:
        yield problem("step.posting.ends", "posting.running", Severity.WARNING)


def _posting_outcome(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """An objection that was upheld does not go on as 无异议, and none sends nothing back (V21)."""
    objection, outcome = told("step.posting.objection"), told("outcome")
    if objection == "1" and not outcome:
        yield problem("step.posting.objection", "posting.upheld")
    if objection in ("0", "2") and outcome:
        yield problem("step.posting.objection", "posting.not_upheld")


def _approved_after_posting(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V22: the center signs after the posting is over."""
    if first := too_early("step.center_review.signed_on", "step.posting.ends", told):
        yield problem("step.center_review.signed_on", "V22.open", first=first)


def _amount_by_notice(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V20: whole yuan, not above what the notice allows, and just that where nobody may depart from it."""
    path = "step.center_review.amount"
    amount = told(path)
    if not isinstance(amount, Decimal) or told("outcome"):
        return
    if amount != amount.to_integral_value() or amount <= 0:
        yield problem(path, "V20.whole")
    said = verdict(scope, around)
    if said.most is not None and amount > said.most:
        yield problem(path, "V20.over", most=f"{said.most:f}", source=said.because)
    elif said.rule is not None and said.rule.uniform and said.planned is not None and amount != said.planned:
        yield problem(path, "V20.uniform", planned=f"{said.planned:f}", source=said.rule.source)
    elif said.planned is None and said.most is None:
        yield problem(path, "V20.open", Severity.WARNING)


def _settled(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """Who approves is told what the notice still leaves open of the application, and which papers are missing (V18, V27)."""
    if told("outcome"):
        return
    open_yet = [one for one in verdict(scope, around).findings if one.holds is None]
    if open_yet:
        labels = "；".join(one.label or one.source for one in open_yet)
        yield problem("step.center_review.opinion", "V18.open", Severity.WARNING, labels=labels)
    if missing := missing_papers(scope, around):
        labels = "；".join(one.label for one in missing)
        yield problem("step.center_review.opinion", "V27", Severity.WARNING, n=str(len(missing)), missing=labels)


def _paid_after_approval(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V23: nothing is paid before the center signed."""
    if first := too_early("step.pay.paid_on", "step.center_review.signed_on", told):
        yield problem("step.pay.paid_on", "V23", Severity.WARNING, first=first)


def _everyone_signed(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """A consent is on record once every grown-up it covers has signed (domain §2.6)."""
    if told("step.sign.everyone") is False and not told("outcome"):
        yield problem("step.sign.everyone", "consent.unsigned")


def too_early(path: str, earlier: str, told: Told) -> str:
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
        "amount_by_notice": _amount_by_notice,
        "settled": _settled,
        "paid_after_approval": _paid_after_approval,
        "everyone_signed": _everyone_signed,
    }
)
