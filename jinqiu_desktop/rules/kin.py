"""Whose an application is: its household, whether that household is archived, and the other children of it who apply in the same campaign.

What is read here is what stands in saved records; a draft of a brother or sister counts for nothing.
"""

from __future__ import annotations

from jinqiu_desktop.kinds import Ref, Value
from jinqiu_desktop.rules.asked import Around, Found, Scope

_NOT_APPLYING = frozenset({"closed", "draft"})
_WITH_ARCHIVE = frozenset({"submitted", "returned", "verified", "posted", "archived"})


def household_of(application: Scope, around: Around) -> Found | None:
    """The household an application refers to."""
    household = application.value("household")
    return around.lookup.record(household.uid) if isinstance(household, Ref) else None


def archive_of(application: Scope, around: Around) -> str:
    """How far the archive of the household is: "archived", "asked" (handed in, not yet decided), "none", or "" without a household."""
    household = application.value("household")
    if not isinstance(household, Ref):
        return ""
    state = around.lookup.state(household.uid)
    return "archived" if state == "archived" else "asked" if state in _WITH_ARCHIVE else "none"


def siblings_of(application: Scope, around: Around) -> tuple[Found, ...]:
    """The other live applications of the household in the same year, one for each other student."""
    household, own = application.value("household"), application.value("student")
    if not isinstance(household, Ref):
        return ()
    found: dict[Value, Found] = {}
    for uid in around.lookup.referring(household.uid):
        other = around.lookup.record(uid) if uid != around.uid else None
        if other is None or other.form != "application" or around.lookup.state(uid) in _NOT_APPLYING:
            continue
        student = other.value("student")
        if student is not None and student != own and other.value("year") == application.value("year"):
            found.setdefault(student, other)
    return tuple(found.values())
