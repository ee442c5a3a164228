"""Named rules of the forms: computations (家庭年度总收入, 年龄 …) and checks across cells and records (V03, V16 …).

A form names a rule in its TOML file; no declaration holds an expression. A computation takes the values around its field
and gives a value, or None while something it needs is missing. A check gives every problem it sees, never a sentence; one of a step
(`ENTRY_CHECKS`) sees what that step and those before it say. What a reference fills in, whole rows or the cells of one, is named here too.
Numbers of rules (V03, F1) are those of the domain page; names of fields are those of the forms the rule is for, and a
rule is silent where a form lacks its fields. What a rule asks of the store or of the notice comes through the protocols
`Lookup` and `Pack`. This package does not know forms, records or the clock: `household`, `application`, `public`, `fills` and `entries`
hold the rules, each with its own names, `materials` those of the checklist, `eligibility` what the notice in force says of an application; what they are given stands in `asked`, the persons of a household in `persons`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jinqiu_desktop.rules import application, eligibility, fills, household, materials, public
from jinqiu_desktop.rules.asked import Around, Calendar, Check, Claim, Computation, Found, Lookup, Pack, RowScope, Scope
from jinqiu_desktop.rules.eligibility import AMOUNTS, INCOMES, Finding, Part, Verdict, verdict
from jinqiu_desktop.rules.entries import ENTRY_CHECKS
from jinqiu_desktop.rules.fills import ROW_FILLS, ROW_GIVES, Prefilled
from jinqiu_desktop.rules.household import Term, explain_income, imported_totals
from jinqiu_desktop.rules.materials import WANTS, Wanted
from jinqiu_desktop.rules.notice import Amount, Exclusion, IncomeTest, Material, Siblings
from jinqiu_desktop.rules.public import is_telephone, private_in, without_institutions

COMPUTATIONS: Mapping[str, Computation] = MappingProxyType({**household.COMPUTATIONS, **eligibility.COMPUTATIONS})
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        **household.CHECKS,
        **application.CHECKS,
        **eligibility.CHECKS,
        **fills.CHECKS,
        **public.CHECKS,
        **materials.CHECKS,
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
    "Pack",
    "Part",
    "Prefilled",
    "RowScope",
    "Scope",
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
