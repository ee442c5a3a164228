"""What rules are given: a filling or record to read, other records, the notice, today; and how they read single values of it.

The protocols `Lookup` and `Pack` stand here so that no import points up: the store and the notice fulfil them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeAlias

from jinqiu_desktop.errors import Problem
from jinqiu_desktop.kinds import Json, Value, birth_of, sex_of
from jinqiu_desktop.rules.notice import Amount, Exclusion, IncomeTest, Material, Need, Served, Siblings


class RowScope(Protocol):
    """One row, readable by field id."""

    @property
    def rid(self) -> str: ...

    def value(self, field_id: str) -> Value | None:
        """The value, or None when it is blank or the row has no such field."""


class Scope(Protocol):
    """A filling or a record, readable by path (formats.md §2), with its computed and copied values, without gone rows."""

    def value(self, path: str) -> Value | None:
        """The value, or None when it is blank or there is no such field."""

    def rows(self, rows_id: str) -> Sequence[RowScope]:
        """The rows of a block in order; none for a block that is not there."""


class Found(Scope, Protocol):
    """A saved record as `Lookup` gives it: its newest revision."""

    @property
    def uid(self) -> str: ...

    @property
    def no(self) -> int: ...

    @property
    def number(self) -> str: ...

    @property
    def called(self) -> str:
        """The number as people here call it: another office's stands after that office's name."""
        ...

    @property
    def form(self) -> str: ...

    @property
    def digest(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A value that a record holds (formats.md §3): idno, card or application; `rid` names the row it stands in, if any."""

    kind: str
    value: str
    role: str
    uid: str
    rid: str = ""
    active: bool = True


class Lookup(Protocol):
    """What rules may ask about other records."""

    def record(self, uid: str) -> Found | None:
        """The newest revision of a record."""

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        """Everyone who holds this value."""

    def state(self, uid: str) -> str:
        """The state of a record, folded from its steps."""

    def referring(self, uid: str) -> tuple[str, ...]:
        """The records whose newest revision refers to a record."""

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        """What a record's log says of the last time it took a step onwards, as stored; nothing where it never did."""


class Pack(Protocol):
    """What rules may ask about a notice."""

    @property
    def id(self) -> str: ...

    def get(self, key: str) -> str | None:
        """A fact of the notice, None where it leaves it open."""

    def money(self, key: str) -> Decimal | None:
        """A fact that is yuan."""

    @property
    def asked(self) -> tuple[Material, ...]:
        """The materials it wants."""
        ...

    @property
    def needed(self) -> tuple[Need, ...]:
        """The cells of an application that must be filled in because its rules read them."""
        ...

    @property
    def groups(self) -> tuple[Served, ...]:
        """Whom it serves."""
        ...

    @property
    def income(self) -> IncomeTest | None:
        """Its income line, None where it has none."""
        ...

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """Whom it leaves out."""
        ...

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Its amounts, in the order in which they are tried."""
        ...

    @property
    def siblings(self) -> Siblings:
        """What it says of two children of one household."""
        ...


class Calendar(Protocol):
    """Which days are working days."""

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        ...

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year were announced and are on file; else only weekends are left out."""
        ...


class Weekends:
    """A calendar that knows no holidays."""

    def is_working(self, day: date) -> bool:
        """Monday to Friday."""
        return day.weekday() < 5

    def knows(self, year: int) -> bool:
        """Of no year."""
        return False


@dataclass(frozen=True, kw_only=True)
class Around:
    """What surrounds a filling: other records, the notice, today, the working days, which record it is, and the step it is checked for."""

    lookup: Lookup
    pack: Pack
    today: date
    uid: str
    step: str | None = None
    calendar: Calendar = field(default_factory=Weekends)


Computation: TypeAlias = Callable[[Scope, str, Around], Value | None]
"""Given the path of the computed field; in a row that path names the row."""


Check: TypeAlias = Callable[[Scope, Around], Iterable[Problem]]


def beside(path: str, field_id: str) -> str:
    """The path of another field of the same group or row: head.birth, idno -> head.idno."""
    before, dot, _ = path.rpartition(".")
    return f"{before}{dot}{field_id}"


def text_of(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def birth_in(idno: Value | None) -> date | None:
    return birth_of(idno) if isinstance(idno, str) else None


def sex_in(idno: Value | None) -> str | None:
    return sex_of(idno) if isinstance(idno, str) else None


def amount_of(value: Value | None) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def money_at(scope: Scope, path: str) -> Decimal | None:
    return amount_of(scope.value(path))


def other_claims(kind: str, value: str, around: Around) -> Iterator[Claim]:
    """The active claims of other records, one for each record."""
    seen = {around.uid}
    for claim in sorted(around.lookup.find_claim(kind, value) if value else (), key=lambda one: one.role != "head"):
        if claim.active and claim.uid not in seen:
            seen.add(claim.uid)
            yield claim


def number_of(claim: Claim, around: Around) -> str:
    found = around.lookup.record(claim.uid)
    return found.called if found is not None else ""
