"""Named rules of the forms: computations (家庭年度总收入, 年龄 …) and checks across cells and records (V03, V16 …).

A form names a rule in its TOML file; no declaration holds an expression. A computation takes the values around its field
and gives a value, or None while something it needs is missing. A check gives every problem it sees, never a sentence; one of a step
(`ENTRY_CHECKS`) sees what that step and those before it say. What a reference fills in, whole rows or the cells of one, is named here too.
Numbers of rules (V03, F1) are those of the domain page; names of fields are those of the forms the rule is for, and a
rule is silent where a form lacks its fields. What a rule asks of the store or of the notice comes through the protocols
`Lookup` and `Pack`. This package does not know forms, records or the clock: `household`, `application`, `public`, `fills` and `entries`
hold the rules, each with its own names, `payment` those of 发放, `ledgers` those of the other lists and of an archive's end, `materials` those of the checklist, `eligibility` what the notice
in force says of an application, with `amounts` how much it gives, `kin` whose it is and `finding` the lines that are told; what they are given stands in `asked`, the persons of a household in `persons`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jinqiu_desktop.rules import (
    application,
    eligibility,
    entries,
    fills,
    household,
    ledgers,
    materials,
    payment,
    public,
)
from jinqiu_desktop.rules.amounts import AMOUNTS
from jinqiu_desktop.rules.asked import Around, Calendar, Check, Claim, Computation, Found, Lookup, Pack, RowScope, Scope
from jinqiu_desktop.rules.eligibility import INCOMES, verdict
from jinqiu_desktop.rules.entries import EntryCheck
from jinqiu_desktop.rules.fills import ROW_FILLS, ROW_GIVES, Prefilled
from jinqiu_desktop.rules.finding import Finding, Part, Verdict
from jinqiu_desktop.rules.household import Term, explain_income, imported_totals
from jinqiu_desktop.rules.materials import WANTS, Wanted
from jinqiu_desktop.rules.notice import Amount, Exclusion, IncomeTest, Material, Need, Served, Siblings
from jinqiu_desktop.rules.public import is_telephone, private_in, without_institutions

COMPUTATIONS: Mapping[str, Computation] = MappingProxyType(
    {
        **household.COMPUTATIONS,
        **eligibility.COMPUTATIONS,
        **payment.COMPUTATIONS,
        **ledgers.COMPUTATIONS,
    }
)
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        **household.CHECKS,
        **application.CHECKS,
        **eligibility.CHECKS,
        **fills.CHECKS,
        **public.CHECKS,
        **materials.CHECKS,
        **payment.CHECKS,
        **ledgers.CHECKS,
    }
)
ENTRY_CHECKS: Mapping[str, EntryCheck] = MappingProxyType(
    {
        **entries.ENTRY_CHECKS,
        **payment.ENTRY_CHECKS,
        **ledgers.ENTRY_CHECKS,
    }
)

__all__ = [
    "AMOUNTS",
    "CHECKS",
    "COMPUTATIONS",
    "ENTRY_CHECKS",
    "INCOMES",
    "ROW_FILLS",
    "ROW_GIVES",
    "WANTS",
    "Amount",
    "Around",
    "Calendar",
    "Check",
    "Claim",
    "Computation",
    "Exclusion",
    "Finding",
    "Found",
    "IncomeTest",
    "Lookup",
    "Material",
    "Need",
    "Pack",
    "Part",
    "Prefilled",
    "RowScope",
    "Scope",
    "Served",
    "Siblings",
    "Term",
    "Verdict",
    "Wanted",
    "explain_income",
    "imported_totals",
    "is_telephone",
    "private_in",
    "verdict",
    "without_institutions",
]
