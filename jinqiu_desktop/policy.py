"""PolicyPack: what one notice fixes — dates, copies, income line, who may apply unarchived, amounts — each read from one TOML file.

Optional keys that let a rule speak: `migrant_contract_months` (V26: months a 困难农民工 must have had the contract) and `excluded_schools`
(V17: codes of the list school_type that the notice leaves out). `unarchived_allowed` names the groups of schools whose students may apply
without an archive; the rule tells with it what the amounts for them say. `materials_strict`: what is missing on paper stops 上报 (V27).
A pack is data that may arrive on a stick, so the reader is strict. What a notice leaves open is our default and the pack says so
(`source`). This module computes nothing: an amount is worked out by a named rule in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.forms import Condition, read_condition
from jinqiu_desktop.kinds import Value

AMOUNT_RULES = ("local", "cap", "invoice", "donor")
CHANNELS = ("paper", "online")


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A date a notice sets: what is due, when, and from whom."""

    id: str
    label: str
    on: date
    who: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AmountRule:
    """One amount a notice fixes, with its sentence. `most` is yuan a person, where the notice names a limit."""

    id: str
    label: str
    rule: str
    source: str
    schools: tuple[str, ...]
    archived: bool | None = None
    most: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """One line of the materials a notice asks for, in its words.

    `needs` are groups that must all be there (和), each with the types of which one is enough (或); `channel` is paper or online; `when`
    looks at the application.
    """

    id: str
    label: str
    channel: str
    needs: tuple[tuple[str, ...], ...]
    copies: int
    source: str
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class PolicyPack:
    """The rules of one notice."""

    id: str
    title: str
    region: str
    issuer: str
    source: str
    facts: Mapping[str, str]
    unarchived_allowed: tuple[str, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    amounts: tuple[AmountRule, ...] = ()
    asked: tuple[Material, ...] = ()

    def get(self, key: str) -> str | None:
        """A fact by its dotted name (`org.union`, `campaign.year`), or None when the notice leaves it open."""
        return self.facts.get(key)

    def money(self, key: str) -> Decimal | None:
        """A fact that is an amount in yuan, or None when the notice leaves it open."""
        text = self.facts.get(key)
        return None if text is None else Decimal(text)

    def materials(self, value_at: Callable[[str], Value | None]) -> tuple[Material, ...]:
        """What must be handed in for an application, given its values."""
        return tuple(one for one in self.asked if one.when is None or one.when.holds(value_at))


def read_policy(path: Path) -> PolicyPack:
    """Read one pack strictly. Raises `Failure` declaration.broken or file.missing."""
    top = read_toml(path)
    facts: dict[str, str] = {}
    for key in ("applied_for", "standard_line"):
        if key in top:
            facts[key] = top.text(key)
    if "standard_line" in facts:
        _decimal(top, facts["standard_line"])
    campaign = top.table("campaign")
    if campaign is not None:
        facts["campaign.year"] = str(campaign.number("year"))
        for key in ("from", "until"):
            if day := campaign.day(key):
                facts[f"campaign.{key}"] = day.isoformat()
        campaign.done()
    if "migrant_contract_months" in top:
        facts["migrant_contract_months"] = str(top.number("migrant_contract_months"))
    if schools := top.texts("excluded_schools"):
        facts["excluded_schools"] = " ".join(schools)
    if top.flag("materials_strict"):
        facts["materials.strict"] = "true"
    for name in ("org", "relation_of"):
        facts |= {f"{name}.{key}": text for key, text in _texts(top.table(name)).items()}
    posting = top.table("posting")
    if posting is not None:
        facts["posting.days"] = str(posting.number("days"))
        facts |= {f"posting.{key}": posting.text(key) for key in ("unit", "source")}
        posting.done()
    allowed, amounts = top.texts("unarchived_allowed"), tuple(_amount(one) for one in top.tables("amounts"))
    if allowed:
        facts["unarchived_allowed"] = " ".join(allowed)
        told = [f"{one.label}，{one.source}" for one in amounts if one.archived is False]
        facts["unarchived.sentence"] = "；".join(told) or top.text("source")
    pack = PolicyPack(
        id=top.text("id"),
        title=top.text("title"),
        region=top.text("region"),
        issuer=top.text("issuer"),
        source=top.text("source"),
        facts=facts,
        unarchived_allowed=allowed,
        copies=_numbers(top.table("copies")),
        deadlines=tuple(_deadline(one) for one in top.tables("deadlines")),
        amounts=amounts,
        asked=tuple(_material(one) for one in top.tables("materials")),
    )
    top.done()
    return pack


def _texts(entry: Entry | None) -> dict[str, str]:
    return {} if entry is None else {key: entry.text(key) for key in entry.left()}


def _numbers(entry: Entry | None) -> dict[str, int]:
    return {} if entry is None else {key: entry.number(key) for key in entry.left()}


def _deadline(entry: Entry) -> Deadline:
    day = entry.day("on")
    if day is None:
        entry.refuse("缺少 on")
    made = Deadline(id=entry.text("id"), label=entry.text("label"), on=day, who=entry.text("who"))
    entry.done()
    return made


def _material(entry: Entry) -> Material:
    groups = entry.raw("needs")
    if not isinstance(groups, list) or not groups or not all(isinstance(group, list) and group for group in groups):
        entry.refuse("needs 要写成几组附件类型，每组几种里有一种就行")
    made = Material(
        id=entry.text("id"),
        label=entry.text("label"),
        channel=entry.text("channel"),
        needs=tuple(tuple(str(code) for code in group) for group in groups),
        copies=entry.number("copies", 1),
        source=entry.text("source"),
        when=read_condition(entry.table("when")),
    )
    entry.done()
    if made.channel not in CHANNELS:
        entry.refuse(f"channel 只能是 {'、'.join(CHANNELS)}")
    if made.copies < 1:
        entry.refuse("copies 至少是 1")
    return made


def _amount(entry: Entry) -> AmountRule:
    rule = entry.text("rule")
    if rule not in AMOUNT_RULES:
        entry.refuse(f"没有金额规则 {rule}")
    made = AmountRule(
        id=entry.text("id"),
        label=entry.text("label"),
        rule=rule,
        source=entry.text("source"),
        schools=entry.texts("schools"),
        archived=entry.flag("archived") if "archived" in entry else None,
        most=_decimal(entry, entry.text("max")) if "max" in entry else None,
    )
    entry.done()
    return made


def _decimal(entry: Entry, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        entry.refuse(f"{text} 不是金额")
