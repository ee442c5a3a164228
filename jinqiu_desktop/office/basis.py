"""依据: what a notice fixes, line by line, each with the sentence it comes from, for somebody who chooses it or is asked why.

A line whose source is `default` is this program's own choice where the notice is silent, and says so. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jinqiu_desktop.policy import DEFAULT, PolicyPack
from jinqiu_desktop.rules import Amount


@dataclass(frozen=True, kw_only=True, slots=True)
class BasisLine:
    """One thing a notice fixes: of which kind, what it is about, what it says (empty: the label tells it), and its sentence."""

    kind: str
    label: str
    value: str
    source: str

    @property
    def is_default(self) -> bool:
        """Whether the notice leaves it open."""
        return self.source == DEFAULT


def basis(pack: PolicyPack) -> tuple[BasisLine, ...]:
    """Everything a notice fixes: dates, whom it serves and leaves out, the income line, amounts, 公示, materials."""
    return tuple(_lines(pack))


def _lines(pack: PolicyPack) -> Iterator[BasisLine]:
    for due in pack.deadlines:
        yield BasisLine(kind="deadline", label=due.label, value=f"{due.on} {due.who}", source=due.source)
    for stage in pack.stages:
        yield BasisLine(kind="deadline", label=stage.label, value=f"{stage.begins}—{stage.until}", source=stage.source)
    for group in pack.groups:
        yield BasisLine(kind="group", label=group.label, value="", source=group.source)
    for out in pack.exclusions:
        yield BasisLine(kind="out", label=out.label, value="", source=out.source)
    if pack.income is not None:
        one = pack.income
        yield BasisLine(kind="income", label=one.label, value=f"{one.line:f}", source=one.source)
    for amount in pack.amounts:
        yield BasisLine(kind="amount", label=amount.label, value=_yuan(amount), source=amount.source)
    if days := pack.get("posting.days"):
        source = pack.get("posting.source") or DEFAULT
        yield BasisLine(kind=f"posting.{pack.get('posting.unit')}", label="", value=days, source=source)
    for material in pack.asked:
        yield BasisLine(kind="material", label=material.label, value="", source=material.source)


def _yuan(amount: Amount) -> str:
    most: Decimal | None = amount.amount if amount.amount is not None else amount.most
    return "" if most is None else f"{most:f}"
