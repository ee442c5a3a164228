"""What a reference fills in: the rows of 附件5 and 附件1/2 taken over from a household, and the cells of one row of 附件6."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Ref, Value
from jinqiu_desktop.rules.asked import Around, Check, Found, Lookup, RowScope, Scope
from jinqiu_desktop.rules.persons import CHILD, FOSTER, PARENT, SPOUSE, Person, head_of, is_man, members_of, persons_of
from jinqiu_desktop.rules.public import household_behind


@dataclass(frozen=True, kw_only=True, slots=True)
class Prefilled:
    """One row that a filling takes over from another record: the id it has there (empty for the head) and its values."""

    rid: str
    values: Mapping[str, Value | None]


RowFill: TypeAlias = Callable[[Found, Scope], Iterator[Prefilled]]
"""Given the record referred to, and the filling."""


_MYSELF = "01"


_OTHER_KIN = "97"


def _persons_of_household(household: Found, scope: Scope) -> Iterator[Prefilled]:
    """附件5: the head first, then the members, each with the relation to the head."""
    for person in persons_of(household):
        relation = _MYSELF if person.place == 0 else household.value(person.at("relation"))
        values = {"name": household.value(person.at("name")), "idno": household.value(person.at("idno"))}
        yield Prefilled(rid=person.rid, values={**values, "relation": relation})


def _family_of_student(household: Found, scope: Scope) -> Iterator[Prefilled]:
    """附件1: the others beside worker and student, related to the worker. 附件2: the worker first, all related to the student (domain §12.1)."""
    chosen = scope.value("student")
    student_rid = chosen.rid if isinstance(chosen, Ref) else ""
    persons = [person for person in persons_of(household) if not student_rid or person.rid != student_rid]
    student = next((person for person in members_of(household) if person.rid == student_rid), None)
    to_student = scope.value("kind") == "2"
    for person in persons if to_student else persons[1:]:
        relation = (
            _to_student(person, student, head_of(household)) if to_student else household.value(person.at("relation"))
        )
        copied = {name: household.value(person.at(name)) for name in ("name", "unit", "phone")}
        yield Prefilled(rid=person.rid, values={**copied, "relation": relation})


def _to_student(person: Person, student: Person | None, head: Person) -> str | None:
    """What a person of the household is to the student (GB/T 4761); None where it cannot be told and a person has to say it."""
    if student is None:
        return None
    own = student.code("relation")
    if own in CHILD | FOSTER:
        return _to_child(person, student, head)
    if own in ("41", "42", "43", "44"):
        return _to_grandchild(person, head, paternal=own in ("41", "42"))
    return None


def _to_child(person: Person, student: Person, head: Person) -> str | None:
    relation, male = person.code("relation"), is_man(person, head)
    fostered = student.code("relation") in FOSTER
    if person.place == 0:
        return _by_sex(male, "57", "58", "59") if fostered else _by_sex(male, "51", "52", "50")
    if relation in SPOUSE:
        return None if fostered else _by_sex(male, "51", "52", "50")  # of a step-child it may be the parent or not
    if relation in CHILD | FOSTER:
        return _sibling(person, student, male)
    if relation in PARENT:
        return _grandparent(relation, male, head)
    return _by_sex(is_man(head, head), *_UNCLES[relation], "97") if relation in _UNCLES else _OTHER_KIN


def _to_grandchild(person: Person, head: Person, *, paternal: bool) -> str | None:
    relation, male = person.code("relation"), is_man(person, head)
    if person.place == 0 or relation in SPOUSE:
        return _by_sex(male, "61", "62", "60") if paternal else _by_sex(male, "63", "64", "60")
    if relation in PARENT:
        return _by_sex(male, "66", "67", "69")
    return None  # a child of the head may be the student's parent, uncle or aunt


def _sibling(person: Person, student: Person, male: bool | None) -> str:
    if male is None or person.birth is None or student.birth is None:
        return "70"
    older = person.birth < student.birth
    return {(True, True): "71", (True, False): "73", (False, True): "75", (False, False): "77"}[male, older]


def _grandparent(relation: str, male: bool | None, head: Person) -> str:
    """A parent of the head, or of the head's spouse."""
    is_own, head_is_man = relation not in ("53", "54", "55", "56"), is_man(head, head)
    if head_is_man is None:
        return "60"
    paternal = is_own == head_is_man
    return _by_sex(male, "61", "62", "60") if paternal else _by_sex(male, "63", "64", "60")


_UNCLES = {"71": ("81", "85"), "73": ("83", "85"), "75": ("90", "88"), "77": ("90", "88")}
"""What a brother or sister of the head is to the head's child: where the head is the father, where the mother."""


def _by_sex(male: bool | None, man: str, woman: str, either: str) -> str:
    return either if male is None else man if male else woman


Given: TypeAlias = Callable[[RowScope, Lookup], Mapping[str, Value | None]]
"""Given one row and the other records: values that its references give to the row's other fields."""


def _posted_worker(row: RowScope, lookup: Lookup) -> Mapping[str, Value | None]:
    """附件6: unit and name of the worker, and the main cause, of which only the public words are written."""
    household = household_behind(row, lookup)
    if household is None:
        return {}
    return {
        "household": Ref(household.uid),
        "unit": household.value("head.unit"),
        "name": household.value("head.name"),
        "reason": household.value("cause.main"),
    }


def _consent_persons(scope: Scope, around: Around) -> Iterator[Problem]:
    """附件5: the head is among the persons, and nobody stands there twice."""
    rows = scope.rows("persons")
    seen: set[Value] = set()
    for row in rows:
        number = row.value("idno")
        if number is not None and number in seen:
            yield problem(f"persons[{row.rid}].idno", "consent.twice")
        elif number is not None:
            seen.add(number)
    if rows and not any(row.value("relation") == _MYSELF for row in rows):
        yield problem("persons", "consent.head", Severity.WARNING)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "consent.persons": _consent_persons,
    }
)


ROW_FILLS: Mapping[str, RowFill] = MappingProxyType(
    {
        "persons_of_household": _persons_of_household,
        "family_of_student": _family_of_student,
    }
)


ROW_GIVES: Mapping[str, Given] = MappingProxyType(
    {
        "posted_worker": _posted_worker,
    }
)
