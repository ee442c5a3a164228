"""PolicyPack: what one notice fixes — dates, groups, income line, exclusions, amounts, materials, copies — read from one TOML file.

A pack is data that may arrive on a stick, so the reader is strict: an unknown key or rule is refused with file and entry. Every value
that a notice fixes stands with its sentence; what it leaves open is our default, and the pack says so (`source = "default"`).
Optional keys let a rule speak: `migrant_contract_months` (V26), `unarchived_allowed` (groups of schools whose students may apply without an
archive), `materials_strict` (V27), `subsistence_line` (months × 低保). This module computes nothing: an amount is worked out by a named
rule in `rules`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.forms import Condition, read_condition
from jinqiu_desktop.rules import AMOUNTS, INCOMES, Amount, Exclusion, IncomeTest, Material, Siblings

CHANNELS = ("paper", "online")
SIBLINGS = ("each", "once", "raised")
DEFAULT = "default"
"""The source of a value that no notice fixes: the program's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A date a notice sets: what is due, when, from whom, and the sentence."""

    id: str
    label: str
    on: date
    who: str
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServedGroup:
    """A group of people a notice serves (服务对象), by its code of the list object_group."""

    code: str
    label: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PolicyPack:
    """The rules of one notice. `facts` are its single values by dotted name; `digest` is SHA-256 (hex) of the file it was read from."""

    id: str
    title: str
    region: str
    issuer: str
    source: str
    facts: Mapping[str, str]
    unarchived_allowed: tuple[str, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    groups: tuple[ServedGroup, ...] = ()
    income: IncomeTest | None = None
    exclusions: tuple[Exclusion, ...] = ()
    needed: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    siblings: Siblings = field(default_factory=lambda: Siblings(rule="each", source=""))
    asked: tuple[Material, ...] = ()
    tables: tuple[str, ...] = ()
    digest: str = ""

    def get(self, key: str) -> str | None:
        """A fact by its dotted name (`org.union`, `campaign.year`), or None when the notice leaves it open."""
        return self.facts.get(key)

    def money(self, key: str) -> Decimal | None:
        """A fact that is an amount in yuan, or None when the notice leaves it open."""
        text = self.facts.get(key)
        return None if text is None else Decimal(text)

    def whens(self) -> Iterable[Condition]:
        """Every condition of the pack on an application."""
        every = [one.when for one in self.exclusions]
        every += [one.when for one in (*self.amounts, *self.asked) if one.when is not None]
        return [one for one in every if isinstance(one, Condition)]


@dataclass(frozen=True, kw_only=True)
class Holidays:
    """Which days are working days, by the yearly announcements of the State Council; a year that is not on file has weekends only."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def knows(self, year: int) -> bool:
        """Whether the year's announcement is on file."""
        return year in self.years


def read_holidays(path: Path) -> Holidays:
    """Read a file of holidays strictly. Raises `Failure` declaration.broken or file.missing."""
    top = read_toml(path)
    for key in ("id", "title", "source"):
        top.text(key)
    top.day("date")
    years: set[int] = set()
    off: set[date] = set()
    worked: set[date] = set()
    for entry in top.tables("year"):
        years.add(entry.number("year"))
        off.update(entry.days("off"))
        worked.update(entry.days("worked"))
        entry.done()
    top.done()
    return Holidays(years=frozenset(years), off=frozenset(off), worked=frozenset(worked))


def read_policy(path: Path) -> PolicyPack:
    """Read one pack strictly. Raises `Failure` declaration.broken or file.missing."""
    top = read_toml(path)
    identity, source = top.text("id"), top.text("source")
    region = top.text("region")
    allowed, amounts = top.texts("unarchived_allowed"), tuple(_amount(one) for one in top.tables("amounts"))
    facts = {**_single(top), **_in_groups(top), "region": region}
    if allowed:
        facts["unarchived_allowed"] = " ".join(allowed)
        told = [f"{one.label}，{one.source}" for one in amounts if one.archived is False]
        facts["unarchived.sentence"] = "；".join(told) or source
    deadlines = tuple(_deadline(one) for one in top.tables("deadlines"))
    facts |= {f"deadline.{one.id}": one.on.isoformat() for one in deadlines}
    income = top.table("income")
    siblings = top.table("siblings")
    pack = PolicyPack(
        id=identity,
        title=top.text("title"),
        region=region,
        issuer=top.text("issuer"),
        source=source,
        facts=facts,
        unarchived_allowed=allowed,
        copies=_numbers(top.table("copies")),
        deadlines=deadlines,
        groups=tuple(_group(one) for one in top.tables("groups")),
        income=None if income is None else _income(income),
        exclusions=tuple(_exclusion(one) for one in top.tables("excluded")),
        needed=top.texts("needed"),
        amounts=amounts,
        siblings=Siblings(rule="each", source="") if siblings is None else _siblings(siblings),
        asked=tuple(_material(one) for one in top.tables("materials")),
        tables=top.texts("tables"),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    top.done()
    return pack


def _single(top: Entry) -> dict[str, str]:
    """Facts that stand alone at the top of the file."""
    facts = {key: top.text(key) for key in ("applied_for",) if key in top}
    for key in ("standard_line", "subsistence_line"):
        if key in top:
            facts[key] = f"{_decimal(top, top.text(key)):f}"
    if "migrant_contract_months" in top:
        facts["migrant_contract_months"] = str(top.number("migrant_contract_months"))
    if top.flag("materials_strict"):
        facts["materials.strict"] = "true"
    return facts


def _in_groups(top: Entry) -> dict[str, str]:
    """Facts of one matter together: campaign, posting, the office, payment, repeated aid, retention, targets."""
    facts: dict[str, str] = {}
    if campaign := top.table("campaign"):
        facts["campaign.year"] = str(campaign.number("year"))
        for key in ("from", "until", "cutoff"):
            if day := campaign.day(key):
                facts[f"campaign.{key}"] = day.isoformat()
        facts["campaign.source"] = campaign.text("source", DEFAULT)
        campaign.done()
    if posting := top.table("posting"):
        facts["posting.days"] = str(posting.number("days"))
        facts |= {f"posting.{key}": posting.text(key) for key in ("unit", "source")}
        facts["posting.place"] = posting.text("place", "")
        posting.done()
    for name in ("org", "relation_of", "payment", "repeat", "staging"):
        facts |= {f"{name}.{key}": text for key, text in _texts(top.table(name)).items()}
    for name in ("retention", "targets"):
        facts |= {f"{name}.{key}": str(number) for key, number in _numbers(top.table(name)).items()}
    return facts


def _texts(entry: Entry | None) -> dict[str, str]:
    return {} if entry is None else {key: entry.text(key) for key in entry.left()}


def _numbers(entry: Entry | None) -> dict[str, int]:
    return {} if entry is None else {key: entry.number(key) for key in entry.left()}


def _deadline(entry: Entry) -> Deadline:
    day = entry.day("on")
    if day is None:
        entry.refuse("缺少 on")
    made = Deadline(
        id=entry.text("id"), label=entry.text("label"), on=day, who=entry.text("who"), source=entry.text("source", "")
    )
    entry.done()
    return made


def _group(entry: Entry) -> ServedGroup:
    made = ServedGroup(code=entry.text("code"), label=entry.text("label"), source=entry.text("source"))
    entry.done()
    return made


def _income(entry: Entry) -> IncomeTest:
    made = IncomeTest(
        rule=_one_of(entry, "rule", INCOMES),
        label=entry.text("label"),
        line=_decimal(entry, entry.text("line")),
        compare=_one_of(entry, "compare", ("below", "at_most")),
        on_fail=_one_of(entry, "on_fail", ("warn", "discretion", "refuse")),
        source=entry.text("source"),
    )
    entry.done()
    return made


def _exclusion(entry: Entry) -> Exclusion:
    when = read_condition(entry.table("when"))
    if when is None:
        entry.refuse("缺少 when")
    made = Exclusion(
        id=entry.text("id"),
        label=entry.text("label"),
        when=when,
        strict=entry.flag("strict", True),
        source=entry.text("source"),
    )
    entry.done()
    return made


def _siblings(entry: Entry) -> Siblings:
    made = Siblings(
        rule=_one_of(entry, "rule", SIBLINGS),
        source=entry.text("source"),
        factor=_decimal(entry, entry.text("factor")) if "factor" in entry else None,
    )
    entry.done()
    return made


def _material(entry: Entry) -> Material:
    groups = entry.raw("needs")
    if not isinstance(groups, list) or not groups or not all(isinstance(group, list) and group for group in groups):
        entry.refuse("needs 要写成几组附件类型，每组几种里有一种就行")
    made = Material(
        id=entry.text("id"),
        label=entry.text("label"),
        channel=_one_of(entry, "channel", CHANNELS),
        needs=tuple(tuple(str(code) for code in group) for group in groups),
        copies=entry.number("copies", 1),
        source=entry.text("source"),
        when=read_condition(entry.table("when")),
    )
    entry.done()
    if made.copies < 1:
        entry.refuse("copies 至少是 1")
    return made


_PARAMETERS = {"fixed": "amount", "cap": "max", "invoice": "max", "months": "months"}
"""What each amount rule cannot do without."""


def _amount(entry: Entry) -> Amount:
    rule = _one_of(entry, "rule", AMOUNTS)
    if (needed := _PARAMETERS.get(rule)) and needed not in entry:
        entry.refuse(f"{rule} 要写 {needed}")
    made = Amount(
        id=entry.text("id"),
        label=entry.text("label"),
        rule=rule,
        source=entry.text("source"),
        schools=entry.texts("schools"),
        archived=entry.flag("archived") if "archived" in entry else None,
        funds=entry.texts("funds"),
        when=read_condition(entry.table("when")),
        amount=_optional(entry, "amount"),
        most=_optional(entry, "max"),
        months=_optional(entry, "months"),
        uniform=entry.flag("uniform"),
    )
    entry.done()
    return made


def _one_of(entry: Entry, key: str, known: Iterable[str]) -> str:
    text = entry.text(key)
    if text not in known:
        entry.refuse(f"{key} 里没有 {text}，只有 {'、'.join(known)}")
    return text


def _optional(entry: Entry, key: str) -> Decimal | None:
    return _decimal(entry, entry.text(key)) if key in entry else None


def _decimal(entry: Entry, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        entry.refuse(f"{text} 不是金额")
