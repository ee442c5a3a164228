"""Rules of the materials a notice asks for: what an application needs, what of it has come, and what stands in the way of passing it up (V27).

What is asked for is the notice's; what came stands in the list of materials that refers to the application, and the scans of the archive
serve as well where a file is wanted. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.rules.asked import Around, Check, Found, RowScope, Scope, amount_of
from jinqiu_desktop.rules.notice import Material

PAPER, ONLINE = "paper", "online"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One line of a checklist: what is asked for, in how many copies, and how many are there.

    `needs` are the groups of types that must all be there, one type of each; `open_groups` those of them that are not there in all copies.
    """

    id: str
    label: str
    channel: str
    copies: int
    got: int
    source: str
    needs: tuple[tuple[str, ...], ...]
    open_groups: tuple[tuple[str, ...], ...]

    @property
    def missing(self) -> int:
        """How many copies are still to come."""
        return max(self.copies - self.got, 0)

    @property
    def types(self) -> tuple[str, ...]:
        """Every type that counts for this line."""
        return tuple(code for group in self.needs for code in group)

    @property
    def open_types(self) -> tuple[str, ...]:
        """The types one more of which would help."""
        return tuple(code for group in self.open_groups for code in group)


Wants: TypeAlias = Callable[[Scope, Around], tuple[Wanted, ...]]
"""Given a filling and what surrounds it, the checklist that its rows answer."""


def checklist(application: Scope, rows: tuple[RowScope, ...], around: Around) -> tuple[Wanted, ...]:
    """What the notice asks for an application, beside what has come: in copies for what is handed in on paper, in files for what is uploaded."""
    scans = (*rows, *_scans_of_household(application, around))
    return tuple(
        _line(one, rows if one.channel == PAPER else scans)
        for one in around.pack.asked
        if one.applies(application.value)
    )


def _line(one: Material, rows: tuple[RowScope, ...]) -> Wanted:
    got = [sum(_count(row, one.channel) for row in rows if row.value("type") in group) for group in one.needs]
    still_open = tuple(group for group, count in zip(one.needs, got, strict=True) if count < one.copies)
    return Wanted(
        id=one.id,
        label=one.label,
        channel=one.channel,
        copies=one.copies,
        got=min(got),
        source=one.source,
        needs=one.needs,
        open_groups=still_open,
    )


def _count(row: RowScope, channel: str) -> int:
    if channel == ONLINE:
        return 1 if row.value("file") is not None else 0
    copies = amount_of(row.value("copies"))
    return 1 if copies is None else int(copies)


def _scans_of_household(application: Scope, around: Around) -> tuple[RowScope, ...]:
    household = application.value("household")
    found = around.lookup.record(household.uid) if isinstance(household, Ref) else None
    return tuple(found.rows("attachments")) if found is not None else ()


def _materials(scope: Scope, around: Around) -> tuple[Wanted, ...]:
    """The checklist of a list of materials, by the application it refers to."""
    ref = scope.value("application")
    application = around.lookup.record(ref.uid) if isinstance(ref, Ref) else None
    return () if application is None else checklist(application, tuple(scope.rows("received")), around)


def _v27(scope: Scope, around: Around) -> Iterator[Problem]:
    """Everything the notice asks for on paper is there before an application is passed on; the notice says whether it stops it (V27)."""
    if around.step not in ("review", "report"):
        return
    strict = around.step == "report" and around.pack.get("materials.strict") == "true"
    if missing := missing_papers(scope, around):
        labels = "；".join(one.label for one in missing)
        severity = Severity.ERROR if strict else Severity.WARNING
        yield problem("", "V27", severity, n=str(len(missing)), missing=labels)


def missing_papers(application: Scope, around: Around) -> tuple[Wanted, ...]:
    """What the notice asks for on paper and has not come yet."""
    rows = tuple(row for one in _lists_of(around) for row in one.rows("received"))
    return tuple(one for one in checklist(application, rows, around) if one.channel == PAPER and one.missing)


def _lists_of(around: Around) -> Iterator[Found]:
    for uid in around.lookup.referring(around.uid):
        found = around.lookup.record(uid)
        if found is not None and found.form == "materials":
            yield found


def _one_list(scope: Scope, around: Around) -> Iterator[Problem]:
    """An application has one list of materials, so that nobody looks for a paper in two places."""
    ref = scope.value("application")
    if not isinstance(ref, Ref):
        return
    for uid in around.lookup.referring(ref.uid):
        found = around.lookup.record(uid)
        if uid != around.uid and found is not None and found.form == "materials":
            yield problem("application", "materials.twice", number=found.called)


CHECKS: Mapping[str, Check] = MappingProxyType({"V27": _v27, "materials.once": _one_list})
WANTS: Mapping[str, Wants] = MappingProxyType({"materials": _materials})
