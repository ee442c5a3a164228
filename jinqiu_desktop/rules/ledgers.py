"""Rules of the ledgers (援助名单, 筹集, 毕业生, 走访, 销毁) and of an archive's later life: who archives it, when it may be closed, when a 公示 comes down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.rules.asked import Around, Check, Computation, Scope, amount_of, money_at, other_claims, text_of
from jinqiu_desktop.rules.entries import EntryCheck, Told, too_early

FRESH, EARLIER = "1", "2"
"""应届 and 往届: codes of cohort."""

SIGNED = "01"
"""已签约: a code of job_state."""

AT_HOME = frozenset({"1", "2"})
"""Visits for which two persons go: 入户核实 and 年度复核, codes of visit_kind."""

DESTROYED = "destroyed"
"""The state of a record whose content is gone for ever."""

_UNDER_WAY = frozenset({"submitted", "verified", "reviewed", "posted", "reported", "approved", "returned"})
_UNPAID = frozenset({"waiting", "exported"})


def _cohort(scope: Scope, path: str, around: Around) -> Value | None:
    """应届 who graduate in the campaign year or later, 往届 who did before it."""
    graduation, year = scope.value("graduation"), scope.value("year")
    if not isinstance(graduation, int) or not isinstance(year, int):
        return None
    return FRESH if graduation >= year else EARLIER


COMPUTATIONS: Mapping[str, Computation] = MappingProxyType({"cohort": _cohort})


# --- checks -----------------------------------------------------------------------------------------------------------


def _aided_twice(scope: Scope, around: Around) -> Iterator[Problem]:
    """A list of another body is taken in once: the same person, year, body and project stand in it once."""
    for claim in other_claims("aid", _aid_of(scope), around):
        found = around.lookup.record(claim.uid)
        if found is None or claim.role != "aided":
            continue
        if all(found.value(path) == scope.value(path) for path in ("body", "project", "on")):
            yield problem("idno", "aided.twice", Severity.WARNING, number=found.called)


def _aided_hit(scope: Scope, around: Around) -> Iterator[Problem]:
    """避免重复帮扶: the person another body aided is paid by us in the same year."""
    for claim in other_claims("aid", _aid_of(scope), around):
        found = around.lookup.record(claim.uid)
        if claim.role == "aid" and found is not None:
            yield problem("idno", "aided.hit", Severity.WARNING, number=found.called)


def _aid_of(scope: Scope) -> str:
    idno, year = scope.value("idno"), scope.value("year")
    return "" if idno is None or year is None else f"{idno}|{year}"


def _fund_wish(scope: Scope, around: Around) -> Iterator[Problem]:
    """What a donor wants for each person, times the persons, is not more than was given."""
    each, persons, given = money_at(scope, "per_person"), amount_of(scope.value("persons")), money_at(scope, "amount")
    if each is not None and persons is not None and given is not None and each * persons > given:
        yield problem("per_person", "fund.wish", Severity.WARNING, needed=f"{each * persons:f}")


def _fund_pairs(scope: Scope, around: Around) -> Iterator[Problem]:
    """结对 does not promise more than was given."""
    given = money_at(scope, "amount")
    promised = sum((amount for row in scope.rows("pairs") if (amount := amount_of(row.value("amount")))), Decimal(0))
    if given is not None and promised > given:
        yield problem("pairs", "fund.pairs", Severity.WARNING, promised=f"{promised:f}")


def _graduate_signed(scope: Scope, around: Around) -> Iterator[Problem]:
    """Who has signed has signed with somebody."""
    if scope.value("job_state") == SIGNED and scope.value("signed.unit") is None:
        yield problem("signed.unit", "graduate.signed", Severity.WARNING)


def _visit_whom(scope: Scope, around: Around) -> Iterator[Problem]:
    """A visit is to a household, for an application or to a graduate."""
    if scope.value("visitors") is None:
        return
    if all(scope.value(path) is None for path in ("household", "application", "graduate")):
        yield problem("household", "visit.whom")


def _visit_persons(scope: Scope, around: Around) -> Iterator[Problem]:
    """Two persons or more go to a home (domain §6.2 A2)."""
    if scope.value("kind") in AT_HOME and 0 < len(names_in(scope.value("visitors"))) < 2:
        yield problem("visitors", "verify.visitors", Severity.WARNING)


def names_in(text: Value | None) -> tuple[str, ...]:
    """The names in a cell that holds several."""
    return tuple(name for name in re.split(r"[、，,；;/\s]+", text_of(text)) if name)


def _two_sign(scope: Scope, around: Around) -> Iterator[Problem]:
    """Two different persons approve what is destroyed for ever (domain §9.9)."""
    first, second = scope.value("approved_by"), scope.value("witnessed_by")
    if first is not None and first == second:
        yield problem("witnessed_by", "dispose.same")


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "aided.twice": _aided_twice,
        "aided.hit": _aided_hit,
        "fund.wish": _fund_wish,
        "fund.pairs": _fund_pairs,
        "graduate.signed": _graduate_signed,
        "visit.whom": _visit_whom,
        "visit.persons": _visit_persons,
        "dispose.two": _two_sign,
    }
)


# --- entries of logs --------------------------------------------------------------------------------------------------


def _two_reviewers(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """Two persons or more look at an archive once a year."""
    if 0 < len(names_in(told("step.review.visitors"))) < 2:
        yield problem("step.review.visitors", "verify.visitors", Severity.WARNING)


def _archived_by(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """An archive above the 基层 standard is approved by the upper union: a grass-roots office writes down whose decision it records."""
    above = scope.value("standard") not in (None, _OWN_STANDARD)
    if told("outcome") or told("level") != "基层" or not above or told("step.archive.union") is not None:
        return
    yield problem("step.archive.union", "archive.union", Severity.WARNING)


_OWN_STANDARD = "5"
"""基层, a code of standard."""


def _archived_after_visit(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """Somebody has been there before a household is archived, and 公示 is over (domain §6.1)."""
    if told("outcome"):
        return
    if told("step.verify.visited_on") is None:
        yield problem("step.archive.signed_on", "archive.unvisited", Severity.WARNING)
    for earlier in ("step.verify.visited_on", "step.posting.ends"):
        if first := too_early("step.archive.signed_on", earlier, told):
            yield problem("step.archive.signed_on", "V23", Severity.WARNING, first=first)


def _nothing_open(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """An archive is closed when no application of it is under way and no payment waits (formats.md §2)."""
    if told("outcome"):
        return
    for uid in around.lookup.referring(around.uid):
        found, state = around.lookup.record(uid), around.lookup.state(uid)
        under_way = {"application": _UNDER_WAY, "payment": _UNPAID}.get(found.form if found is not None else "", ())
        if found is not None and state in under_way:
            yield problem("", "leave.open", number=found.called)


def _closed_after_archived(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V23: closed after it was archived, reopened after it was closed."""
    if first := too_early("step.leave.closed_on", "step.archive.signed_on", told):
        yield problem("step.leave.closed_on", "V23", Severity.WARNING, first=first)
    if first := too_early("step.reopen.reopened_on", "step.leave.closed_on", told):
        yield problem("step.reopen.reopened_on", "V23", Severity.WARNING, first=first)


def _posting_over(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """A 公示 is finished when its days are over, and then the paper comes down (domain §9.5)."""
    if told("outcome"):
        return
    ends, ended, down = scope.value("ends"), told("step.finish.ended_on"), told("step.finish.taken_down_on")
    if isinstance(ends, date) and isinstance(ended, date) and ended < ends:
        yield problem("step.finish.ended_on", "posting.early", ends=ends.isoformat())
    if down is None:
        yield problem("step.finish.taken_down_on", "posting.still_up", Severity.WARNING)
    elif isinstance(down, date) and isinstance(ends, date) and down < ends:
        yield problem("step.finish.taken_down_on", "posting.early", ends=ends.isoformat())


def _job_days(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """V23: what is told of a graduate's work is told in order."""
    if first := too_early("step.lose.on", "step.employ.employed_on", told):
        yield problem("step.lose.on", "V23", Severity.WARNING, first=first)


def _all_destroyed(told: Told, scope: Scope, around: Around) -> Iterator[Problem]:
    """A 销毁清册 says that something is destroyed only when it is: the act itself does that."""
    for row in scope.rows("list"):
        if around.lookup.state(text_of(row.value("record"))) != DESTROYED:
            yield problem("", "dispose.not_done", number=text_of(row.value("number")))


ENTRY_CHECKS: Mapping[str, EntryCheck] = MappingProxyType(
    {
        "two_reviewers": _two_reviewers,
        "archived_by": _archived_by,
        "archived_after_visit": _archived_after_visit,
        "nothing_open": _nothing_open,
        "closed_after_archived": _closed_after_archived,
        "posting_over": _posting_over,
        "job_days": _job_days,
        "all_destroyed": _all_destroyed,
    }
)
