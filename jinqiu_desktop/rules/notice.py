"""What a notice fixes, as rules read it: materials, income test, exclusions, amounts; each with the sentence it comes from.

`policy` reads these from a pack; rules only ask. A `when` looks at an application and is a condition of formats.md §5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

from jinqiu_desktop.kinds import Value

ValueAt: TypeAlias = Callable[[str], Value | None]


class When(Protocol):
    """A condition on an application."""

    def holds(self, value_at: ValueAt) -> bool: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """What a condition comes to: whether it holds, None where that hangs on what is not filled in yet (`open_paths`)."""

    holds: bool | None
    open_paths: tuple[str, ...] = ()


def decide(when: When | None, value_at: ValueAt) -> Decided:
    """Whether a condition holds. Its tests are looked at in their order, only until the answer is certain; a blank one leaves it open."""
    if when is None:
        return Decided(holds=True)
    blank: list[str] = []

    def noting_blanks(path: str) -> Value | None:
        found = value_at(path)
        if found is None:
            blank.append(path)
        return found

    holds = when.holds(noting_blanks)
    return Decided(holds=None, open_paths=tuple(dict.fromkeys(blank))) if blank else Decided(holds=holds)


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """One line of the materials a notice asks for, in its words.

    `needs` are groups that must all be there (和), each with the types of which one is enough (或); `channel` is paper or online. `of` is the
    path of the person whose paper it is, empty where it is nobody's alone.
    """

    id: str
    label: str
    channel: str
    needs: tuple[tuple[str, ...], ...]
    copies: int
    source: str
    when: When | None = None
    of: str = ""

    def applies(self, value_at: ValueAt) -> bool:
        """Whether it is asked for an application with these values."""
        return self.when is None or self.when.holds(value_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class IncomeTest:
    """The income line of a notice: by which formula (F3, F4, F5), yuan a month for each person, below it or at most it.

    `on_fail`: warn, discretion (the notice lets a household in after examination) or refuse. `when`: for which applications it is.
    """

    rule: str
    label: str
    line: Decimal
    compare: str
    on_fail: str
    source: str
    when: When | None = None

    def holds(self, income: Decimal) -> bool:
        """Whether an income of so many yuan passes."""
        return income < self.line if self.compare == "below" else income <= self.line


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion:
    """Whom a notice leaves out: an application for which `when` holds. `strict`: an error, else a warning.

    `label` says who is left out, `asks` what the notice asks for instead; `where` is the cell at which a person mends it. It is said of the
    applications for which `only` holds.
    """

    id: str
    label: str
    when: When
    strict: bool
    source: str
    asks: str = ""
    where: str = "school.type"
    only: When | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """A cell of an application that must be filled in because a rule of the notice reads it; where `when` holds."""

    path: str
    when: When | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """One amount a notice fixes (yuan), by the named rule.

    fixed: `amount` for everybody, `uniform` where nobody may depart from it; cap: as asked, at most `most`; invoice: the tuition paid, at
    most `most`; months: `months` times the subsistence line of the pack; donor: as the donor wishes; local: a document we do not hold.
    It is for schools of some groups (`schools`, amount_key of 学校种类), for archived households or others (`archived`), for money of some
    sources (`funds`; with `fund_unsaid` also while the application does not name its source), and where `when` holds; what is empty or
    None asks nothing.
    """

    id: str
    label: str
    rule: str
    source: str
    schools: tuple[str, ...] = ()
    archived: bool | None = None
    funds: tuple[str, ...] = ()
    fund_unsaid: bool = False
    when: When | None = None
    amount: Decimal | None = None
    most: Decimal | None = None
    months: Decimal | None = None
    uniform: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Siblings:
    """What a notice says of two children of one household: each, once, or raised (by `factor`, None where it leaves the measure open)."""

    rule: str
    source: str
    factor: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A group of people a notice serves (服务对象), by its code of the list object_group, in the notice's words."""

    code: str
    label: str
    source: str
