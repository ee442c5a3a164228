"""Rules of 发放: nothing is paid before it is approved, above what was approved, twice, or to somebody else's card (domain §5.8, §9.8).

A payment is one record for one person: it refers to the application, copies what its roster shows, and holds the payee. Steps that take it
back (退票, 作废) ask nothing of it, so that a wrong payment can always be stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value, age_on
from jinqiu_desktop.rules.asked import (
    Around,
    Check,
    Computation,
    Found,
    Scope,
    birth_in,
    money_at,
    number_of,
    other_claims,
    text_of,
)
from jinqiu_desktop.rules.entries import EntryCheck, Told, too_early

STUDENT, WORKER, GUARDIAN, SCHOOL = "1", "2", "3", "4"
"""Whose account it is: codes of payee_relation."""

AID = "1"
"""助学金, the kind of payment that counts as aid; 岗位补贴 is wages and 求职补贴 another matter."""

TO_SCHOOL, CASH = "4", "9"
"""Ways of payment that need no card of a person: codes of payment_way."""

_BACK = frozenset({"bounced", "repeat", "void"})
"""Steps that take a payment back."""

_SETTLED = frozenset({"export", "paid"}) | _BACK
_FIXED = ("application", "kind", "year", "amount", "payee.name", "payee.card", "way")
"""What nobody changes once the bank has it."""

_APPROVED = frozenset({"approved"})
_PAID = frozenset({"approved", "paid", "entered", "graduated"})


def _approved_amount(scope: Scope, path: str, around: Around) -> Value | None:
    """批准金额: what the center granted the application (yuan), as its step says."""
    application = scope.value("application")
    said = around.lookup.said(application.uid, "center_review") if isinstance(application, Ref) else {}
    amount = said.get("amount")
    return Decimal(amount) if isinstance(amount, str) else None


def _aided_year(scope: Scope, path: str, around: Around) -> Value | None:
    """The year in which the student was aided by this payment; none for what is no aid, so that it counts against no other."""
    return scope.value("year") if scope.value("kind") == AID else None


COMPUTATIONS: Mapping[str, Computation] = MappingProxyType(
    {"approved_amount": _approved_amount, "aided_year": _aided_year}
)


# --- checks -----------------------------------------------------------------------------------------------------------


def _approved(scope: Scope, around: Around) -> Iterator[Problem]:
    """V21: the application is approved; one that was paid already is paid again only for a payment that came back."""
    application = scope.value("application")
    if around.step in _BACK or not isinstance(application, Ref) or around.lookup.state(around.uid) == "paid":
        return
    again = isinstance(scope.value("repeats"), Ref) or around.step == "paid"
    if around.lookup.state(application.uid) not in (_PAID if again else _APPROVED):
        found = around.lookup.record(application.uid)
        yield problem("application", "V21.approved", number=found.called if found is not None else "")


def _amount(scope: Scope, around: Around) -> Iterator[Problem]:
    """V20: as much as was approved; less only with a reason, more never."""
    amount, approved = money_at(scope, "amount"), money_at(scope, "approved")
    if around.step in _BACK or amount is None:
        return
    if amount <= 0:
        yield problem("amount", "payment.nothing")
    elif approved is not None and amount > approved:
        yield problem("amount", "payment.over", approved=f"{approved:f}")
    elif approved is not None and amount < approved and scope.value("amount_reason") is None:
        yield problem("amount_reason", "payment.less", approved=f"{approved:f}")


def _once(scope: Scope, around: Around) -> Iterator[Problem]:
    """One payment an application and kind, unless the first came back or is void (domain §9.8)."""
    application, kind = scope.value("application"), scope.value("kind")
    if around.step in _BACK or not isinstance(application, Ref) or kind is None:
        return
    for claim in other_claims("payment", f"{application}|{kind}", around):
        yield problem("application", "payment.twice", number=number_of(claim, around))


def _aided(scope: Scope, around: Around) -> Iterator[Problem]:
    """V13: no aid twice in a year, neither for another application of the same student nor from another body."""
    idno, year = scope.value("pupil.idno"), scope.value("aided_year")
    if around.step in _BACK or idno is None or year is None:
        return
    strict = around.pack.get("repeat.rule") == "refuse"
    for claim in other_claims("aid", f"{idno}|{year}", around):
        found = around.lookup.record(claim.uid)
        if found is None or found.value("application") == scope.value("application") is not None:
            continue
        told = text_of(found.value("body")) or found.called
        yield problem("pupil.idno", "V13", Severity.ERROR if strict else Severity.WARNING, aided=told)


def _payee(scope: Scope, around: Around) -> Iterator[Problem]:
    """The account is the student's or the worker's; a guardian's only with a reason (domain §5.3, §12.4)."""
    relation, name = scope.value("payee.relation"), scope.value("payee.name")
    if around.step in _BACK or name is None:
        return
    owner = {STUDENT: scope.value("pupil.name"), WORKER: scope.value("worker.name")}.get(text_of(relation))
    if owner is not None and name != owner:
        yield problem("payee.name", "payment.payee_name", owner=str(owner))
    if relation == GUARDIAN and scope.value("payee.reason") is None:
        yield problem("payee.reason", "payment.guardian")
    if relation == SCHOOL and scope.value("way") != TO_SCHOOL:
        yield problem("way", "payment.school")
    birth = birth_in(scope.value("pupil.idno"))
    grown = birth is not None and age_on(birth, around.today) >= _OWN_CARD_AT
    if relation == WORKER and grown and around.pack.get("payment.payee") == "student":
        yield problem("payee.relation", "payment.to_student", Severity.WARNING)
    household = scope.value("household")
    archive = around.lookup.record(household.uid) if isinstance(household, Ref) else None
    card = scope.value("payee.card")
    if relation == STUDENT and archive is not None and card is not None and card == archive.value("bank.card"):
        yield problem("payee.card", "payment.worker_card", Severity.WARNING)


_OWN_CARD_AT = 16
"""Years of age from which a student is expected to have a card (domain §12.4)."""


def _bank(scope: Scope, around: Around) -> Iterator[Problem]:
    """V10 at 发放: bank and card are there. The branch is only told: a payment inside one bank, or to a member's card, needs none."""
    if around.step in _BACK or scope.value("way") in (CASH, None):
        return
    for path in ("payee.bank", "payee.card"):
        if scope.value(path) is None:
            yield problem(path, "payment.bank")
    if scope.value("payee.branch") is None and scope.value("way") != TO_SCHOOL:
        yield problem("payee.branch", "payment.branch", Severity.HINT)


def _card(scope: Scope, around: Around) -> Iterator[Problem]:
    """One card serves one household: neither another archive nor a payment of another household names it."""
    card, household = text_of(scope.value("payee.card")), scope.value("household")
    if around.step in _BACK or not isinstance(household, Ref):
        return
    if scope.value("payee.relation") == SCHOOL:  # of course many are paid to one school
        return
    told: set[str] = set()
    for claim in (*other_claims("card", card, around), *other_claims("payee_card", card, around)):
        behind = _household_of(around.lookup.record(claim.uid))
        if behind not in (household.uid, *told):
            told.add(behind)
            yield problem("payee.card", "card.shared", Severity.WARNING, number=number_of(claim, around))


def _household_of(found: Found | None) -> str:
    if found is None:
        return ""
    household = found.value("household")
    return household.uid if isinstance(household, Ref) else found.uid


def _repeats(scope: Scope, around: Around) -> Iterator[Problem]:
    """What is paid again came back, and was for the same application and kind."""
    first = scope.value("repeats")
    found = around.lookup.record(first.uid) if isinstance(first, Ref) else None
    if around.step in _BACK or found is None:
        return
    if any(found.value(path) != scope.value(path) for path in ("application", "kind")):
        yield problem("repeats", "payment.other", number=found.called)
    elif around.lookup.state(found.uid) not in ("bounced", "repeated"):
        yield problem("repeats", "payment.not_bounced", number=found.called)


def _settled(scope: Scope, around: Around) -> Iterator[Problem]:
    """What the bank has is not written anew: it comes back or is made void, and is paid again."""
    saved = around.lookup.record(around.uid) if around.step in _SETTLED else None
    for path in _FIXED if saved is not None else ():
        if saved is not None and saved.value(path) != scope.value(path):
            yield problem(path, "payment.settled")


def _purpose(scope: Scope, around: Around) -> Iterator[Problem]:
    """Every yuan says from which fund it is (audit findings, domain §8)."""
    if around.step not in _BACK and scope.value("batch") is not None and scope.value("fund") is None:
        yield problem("fund", "payment.fund", Severity.WARNING)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "V21": _approved,
        "payment.amount": _amount,
        "payment.once": _once,
        "payment.aided": _aided,
        "payment.payee": _payee,
        "payment.bank": _bank,
        "payment.card": _card,
        "payment.repeats": _repeats,
        "payment.settled": _settled,
        "payment.fund": _purpose,
    }
)


# --- entries of its log -----------------------------------------------------------------------------------------------


def _payment_days(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V23: nothing is paid before it was approved or the bank had the file, and nothing comes back before it was paid."""
    application = scope.value("application")
    said = around.lookup.said(application.uid, "center_review") if isinstance(application, Ref) else {}
    paid_on, signed_on = told("step.paid.paid_on"), said.get("signed_on")
    if told("step.bounced.on") is None and paid_on is not None:
        if isinstance(signed_on, str) and str(paid_on) < signed_on:
            yield problem("step.paid.paid_on", "V23", first=signed_on)
        if first := too_early("step.paid.paid_on", "step.export.exported_on", told):
            yield problem("step.paid.paid_on", "payment.before_export", on=str(paid_on), first=first)
    if first := too_early("step.bounced.on", "step.paid.paid_on", told):
        yield problem("step.bounced.on", "V23", Severity.WARNING, first=first)


def _repeated(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """A payment that came back is made good by another one that says so."""
    others = map(around.lookup.record, around.lookup.referring(around.uid))
    if not any(one is not None and one.value("repeats") == Ref(around.uid) for one in others):
        yield problem("step.repeat.batch", "payment.not_repeated")


ENTRY_CHECKS: Mapping[str, EntryCheck] = MappingProxyType(
    {"payment_days": _payment_days, "payment_repeated": _repeated}
)
