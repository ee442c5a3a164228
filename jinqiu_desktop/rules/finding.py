"""What a notice says of one application, line by line: the thing it asks, the sum, the bound, whether it holds, and its sentence.

These are values only; `amounts` and `eligibility` make them, screen and 核算单 show them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jinqiu_desktop.rules.notice import Amount


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One figure of a sum: its sign ("", +, −, ×, ÷, ≤ for a bound), its value, and what it is: a path of the application, or words."""

    sign: str
    value: Decimal
    path: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing the notice asks: its sum, the bound it is held against, and whether it holds.

    None: it cannot be told yet; `missing` are the cells it hangs on. Where it is not `strict`, its not holding is for a person to weigh.
    `source` is the sentence of the notice, "default" where the program chose. `label` is empty where the id alone says what it is.
    """

    id: str
    source: str
    holds: bool | None
    label: str = ""
    parts: tuple[Part, ...] = ()
    result: Decimal | None = None
    compare: str = ""
    bound: Decimal | None = None
    missing: tuple[str, ...] = ()
    strict: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a notice says of one application. `planned` is the aid it gives, `most` the most it may be (yuan); None where it is open."""

    findings: tuple[Finding, ...]
    planned: Decimal | None
    most: Decimal | None
    rule: Amount | None

    @property
    def refusing(self) -> Finding | None:
        """The first thing that keeps the application out, whatever else holds."""
        return next((one for one in self.findings if one.holds is False and one.strict), None)

    @property
    def admitted(self) -> bool | None:
        """Whether the notice admits the application; None while something cannot be told or is for a person to weigh."""
        if self.refusing is not None:
            return False
        return None if any(not one.holds for one in self.findings) else True

    @property
    def because(self) -> str:
        """The sentence behind `most`: of what keeps the application out, else of the amount."""
        refusing = self.refusing
        return refusing.source if refusing is not None else self.rule.source if self.rule is not None else ""
