"""PolicyPack: what one notice fixes — dates, groups, income line, exclusions, amounts, materials, copies — read from one TOML file.

A pack is data that may arrive on a stick, so the reader is strict: an unknown key or rule is refused with file and entry. Every value
that a notice fixes stands with its sentence (`source`, or `<value>_source` where one table holds several); what it leaves open is our
default, and the pack says so (`source = "default"`). Optional keys let a rule speak: `migrant_contract_months` (V26), `unarchived_allowed`
(groups of schools whose students may apply without an archive), `materials_strict` (V27), `subsistence_line` (months × 低保). This module
computes nothing: an amount is worked out by a named rule in `rules`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jinqiu_desktop.declared import Entry, read_toml, read_toml_text
from jinqiu_desktop.forms import Condition, read_condition
from jinqiu_desktop.rules import AMOUNTS, INCOMES, Amount, Exclusion, IncomeTest, Material, Need, Served, Siblings

CHANNELS = ("paper", "online")
SIBLINGS = ("each", "once", "raised")
UPLOADS = ("pdf", "jpg")
DEFAULT = "default"
"""The source of a value that no notice fixes: the program's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A date a notice sets: what is due, when, from whom, and the sentence."""

    id: str
    label: str
    on: date
    who: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stretch of the campaign as the notice plans it, both days counted."""

    id: str
    label: str
    begins: date
    until: date
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Annex:
    """One annex: as the notice lists it and as it is printed on its page (they may differ), and our paper for it, "" where there is none.

    `is_shown` is false where the notice names it only.
    """

    mark: str
    listed: str
    printed: str
    paper: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class PolicyPack:
    """The rules of one notice. `facts` are its single values by dotted name; `text` is what its file says, `digest` SHA-256 (hex) of that."""

    id: str
    title: str
    region: str
    issuer: str
    source: str
    facts: Mapping[str, str]
    unarchived_allowed: tuple[str, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    stages: tuple[Stage, ...] = ()
    annexes: tuple[Annex, ...] = ()
    groups: tuple[Served, ...] = ()
    income: IncomeTest | None = None
    exclusions: tuple[Exclusion, ...] = ()
    needed: tuple[Need, ...] = ()
    amounts: tuple[Amount, ...] = ()
    siblings: Siblings = field(default_factory=lambda: Siblings(rule="each", source=""))
    asked: tuple[Material, ...] = ()
    tables: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
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
        every = [*(one.when for one in self.exclusions), *(one.only for one in self.exclusions)]
        every += [*(one.when for one in self.amounts), *(one.when for one in self.asked)]
        every += [one.when for one in self.needed]
        every += [self.income.when] if self.income is not None else []
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
    return _pack(read_toml(path), path.read_bytes().decode())


def read_policy_text(text: str, name: str) -> PolicyPack:
    """The pack whose file said this; `name` is what the file is called. Raises `Failure` declaration.broken."""
    return _pack(read_toml_text(text, name), text)


def _pack(top: Entry, text: str) -> PolicyPack:
    identity, source = top.text("id"), top.text("source")
    region = top.text("region")
    allowed, amounts = top.texts("unarchived_allowed"), tuple(_amount(one) for one in top.tables("amounts"))
    facts = {**_single(top), **_in_groups(top), "region": region}
    if allowed:
        facts["unarchived_allowed"] = " ".join(allowed)
        told = [one.source for one in amounts if one.archived is False]
        facts["unarchived.sentence"] = "；".join(told) or source
    deadlines = tuple(_deadline(one) for one in top.tables("deadlines"))
    facts |= {f"deadline.{one.id}": one.on.isoformat() for one in deadlines}
    stages = tuple(_stage(one) for one in top.tables("stages"))
    facts |= {f"stage.{one.id}.{end}": day.isoformat() for one in stages for end, day in _ends(one)}
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
        copies=_copies(top.table("copies")),
        deadlines=deadlines,
        stages=stages,
        annexes=tuple(_annex(one) for one in top.tables("annexes")),
        groups=tuple(_group(one) for one in top.tables("groups")),
        income=None if income is None else _income(income),
        exclusions=tuple(_exclusion(one) for one in top.tables("excluded")),
        needed=tuple(_need(one) for one in top.tables("needed")),
        amounts=amounts,
        siblings=Siblings(rule="each", source="") if siblings is None else _siblings(siblings),
        asked=tuple(_material(one) for one in top.tables("materials")),
        tables=top.texts("tables"),
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    top.done()
    return pack


def _single(top: Entry) -> dict[str, str]:
    """Facts that stand alone at the top of the file."""
    facts = {key: top.text(key) for key in ("applied_for",) if key in top}
    for key in ("standard_line", "subsistence_line"):
        if key in top:
            facts[key] = f"{_decimal(top, top.text(key)):f}"
            facts[f"{key}.source"] = top.text(f"{key}_source", DEFAULT)
    if "migrant_contract_months" in top:
        facts["migrant_contract_months"] = str(top.number("migrant_contract_months"))
        facts["migrant_contract_months.source"] = top.text("migrant_contract_months_source", DEFAULT)
    if "archive_source" in top:
        facts["archive.source"] = top.text("archive_source")
    if top.flag("materials_strict"):
        facts["materials.strict"] = "true"
    return facts


_MATTERS: Mapping[str, tuple[str, ...]] = {
    "org": ("title", "union", "center", "parent", "source"),
    "relation_of": ("annex1", "annex2", "source"),
    "payment": ("payee", "payee_source", "channel", "channel_source", "before", "before_source"),
    "repeat": ("rule", "source"),
}
"""Tables of plain texts, and what each may say."""

_COUNTS: Mapping[str, tuple[str, ...]] = {
    "retention": ("archive_years", "finance_years", "rejected_years"),
    "targets": ("employment_rate", "zero_employment_rate"),
}
"""Tables of whole numbers with one source, and what each may count (years; per cent)."""

_CHOSEN: Mapping[str, tuple[str, ...]] = {
    "payment.payee": ("student", "worker"),
    "repeat.rule": ("warn", "refuse"),
    "relation_of.annex1": ("worker", "student"),
    "relation_of.annex2": ("worker", "student"),
}


def _in_groups(top: Entry) -> dict[str, str]:
    """Facts of one matter together: campaign, posting, the office, payment, repeated aid, retention, targets."""
    facts: dict[str, str] = {}
    if campaign := top.table("campaign"):
        facts["campaign.year"] = str(campaign.number("year"))
        for key in ("from", "until", "cutoff"):
            if day := campaign.day(key):
                facts[f"campaign.{key}"] = day.isoformat()
                facts[f"campaign.{key}_source"] = campaign.text(f"{key}_source", DEFAULT)
        campaign.done()
    if posting := top.table("posting"):
        facts["posting.days"] = str(posting.number("days"))
        facts["posting.unit"] = _one_of(posting, "unit", ("workday", "day"))
        facts["posting.source"] = posting.text("source")
        facts["posting.place"] = posting.text("place", "")
        facts["posting.place_source"] = posting.text("place_source", DEFAULT)
        posting.done()
    for name, known in _MATTERS.items():
        facts |= {f"{name}.{key}": text for key, text in _texts(top.table(name), known, name).items()}
    for name, known in _COUNTS.items():
        if counted := top.table(name):
            facts[f"{name}.source"] = counted.text("source")
            facts |= {f"{name}.{key}": str(counted.number(key)) for key in known if key in counted}
            counted.done()
    return facts | _upload(top.table("upload"))


def _upload(entry: Entry | None) -> dict[str, str]:
    """What a website takes: kinds of file, the first where anything will do, thousands of bytes of one file; days until the copies go."""
    if entry is None:
        return {}
    kinds, most, days = entry.texts("formats"), entry.number("max_kb"), entry.number("keep_days")
    if not kinds or not set(kinds) <= set(UPLOADS):
        entry.refuse(f"formats 只能是 {'、'.join(UPLOADS)}")
    if most < 1 or days < 1:
        entry.refuse("max_kb 和 keep_days 至少是 1")
    source = entry.text("source")
    entry.done()
    told = {"formats": " ".join(kinds), "max_kb": str(most), "keep_days": str(days), "source": source}
    return {f"upload.{key}": text for key, text in told.items()}


def _texts(entry: Entry | None, known: Iterable[str], name: str) -> dict[str, str]:
    if entry is None:
        return {}
    facts = {
        key: _one_of(entry, key, _CHOSEN[at]) if (at := f"{name}.{key}") in _CHOSEN else entry.text(key)
        for key in known
        if key in entry
    }
    entry.done()
    return facts


def _copies(entry: Entry | None) -> dict[str, int]:
    """How many of each paper; a `<paper>_source` beside it is its sentence."""
    if entry is None:
        return {}
    papers = [key for key in entry.left() if not key.endswith("_source")]
    for paper in papers:
        entry.text(f"{paper}_source", DEFAULT)
    counts = {paper: entry.number(paper) for paper in papers}
    entry.done()
    return counts


def _stage(entry: Entry) -> Stage:
    begins, until = entry.day("from"), entry.day("until")
    if begins is None or until is None or until < begins:
        entry.refuse("from 和 until 的写法不对")
    made = Stage(
        id=entry.text("id"), label=entry.text("label"), begins=begins, until=until, source=entry.text("source")
    )
    entry.done()
    return made


def _ends(stage: Stage) -> tuple[tuple[str, date], tuple[str, date]]:
    return (("from", stage.begins), ("until", stage.until))


def _annex(entry: Entry) -> Annex:
    listed = entry.text("listed")
    made = Annex(
        mark=entry.text("mark"),
        listed=listed,
        printed=entry.text("printed", listed),
        paper=entry.text("paper", ""),
        is_shown=entry.flag("shown", True),
    )
    entry.done()
    return made


def _need(entry: Entry) -> Need:
    made = Need(path=entry.text("path"), when=read_condition(entry.table("when")))
    entry.done()
    return made


def _deadline(entry: Entry) -> Deadline:
    day = entry.day("on")
    if day is None:
        entry.refuse("缺少 on")
    made = Deadline(
        id=entry.text("id"), label=entry.text("label"), on=day, who=entry.text("who"), source=entry.text("source")
    )
    entry.done()
    return made


def _group(entry: Entry) -> Served:
    made = Served(code=entry.text("code"), label=entry.text("label"), source=entry.text("source"))
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
        when=read_condition(entry.table("when")),
    )
    entry.done()
    return made


def _exclusion(entry: Entry) -> Exclusion:
    when = read_condition(entry.table("when"))
    if when is None:
        entry.refuse("缺少 when")
    strict = entry.flag("strict", True)
    made = Exclusion(
        id=entry.text("id"),
        label=entry.text("label"),
        when=when,
        strict=strict,
        source=entry.text("source"),
        asks=entry.text("asks") if strict else "",
        where=next(when.paths()),
        only=read_condition(entry.table("only")),
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
    entry.text("copies_source", DEFAULT)
    made = Material(
        id=entry.text("id"),
        label=entry.text("label"),
        channel=_one_of(entry, "channel", CHANNELS),
        needs=tuple(tuple(str(code) for code in group) for group in groups),
        copies=entry.number("copies", 1),
        source=entry.text("source"),
        when=read_condition(entry.table("when")),
        of=entry.text("of", ""),
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
        fund_unsaid=entry.flag("fund_unsaid"),
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
