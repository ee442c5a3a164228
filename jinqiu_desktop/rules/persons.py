"""The persons of a household as rules see them: the head and the members, and what the codes of GB/T 4761 say about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jinqiu_desktop.rules.asked import Scope, birth_in, sex_in

SPOUSE = frozenset({"10", "11", "12"})


CHILD = frozenset({"20", "21", "22", "23", "24", "25", "26", "29", "30", "31", "32", "33", "34", "35", "36", "39"})


PARENT = frozenset({"50", "51", "52", "53", "54", "55", "56", "59"})


STUDENT = CHILD | {"27", "37", "41", "42", "43", "44"}


FOSTER = frozenset({"27", "37"})


# Codes of GB/T 4761 that say whether a person is a man or a woman.
MAN = re.compile("11|2[0-9]|4[1367]|5[1357]|6[136]|7[1368]|8[13579]|9[35]")


WOMAN = re.compile("12|3[0-9]|4[2458]|5[2468]|6[247]|7[2457]|8[2468]|9[046]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """The head (place 0) or a member of a household, with the beginning of its paths."""

    place: int
    prefix: str
    scope: Scope

    def at(self, field_id: str) -> str:
        return f"{self.prefix}.{field_id}"

    def code(self, field_id: str) -> str:
        value = self.scope.value(self.at(field_id))
        return value if isinstance(value, str) else ""

    @property
    def rid(self) -> str:
        return self.prefix.partition("[")[2].rstrip("]")

    @property
    def birth(self) -> date | None:
        return birth_in(self.scope.value(self.at("idno")))

    @property
    def sex(self) -> str | None:
        return sex_in(self.scope.value(self.at("idno")))


def head_of(scope: Scope) -> Person:
    return Person(place=0, prefix="head", scope=scope)


def members_of(scope: Scope) -> tuple[Person, ...]:
    rows = enumerate(scope.rows("members"), start=1)
    return tuple(Person(place=place, prefix=f"members[{row.rid}]", scope=scope) for place, row in rows)


def persons_of(scope: Scope) -> tuple[Person, ...]:
    return (head_of(scope), *members_of(scope))


def is_man(person: Person, head: Person) -> bool | None:
    """By id number, else by the word of the relation, else as the other one of a couple; None where nothing tells."""
    if person.sex is not None:
        return person.sex == "1"
    relation = person.code("relation")
    if MAN.fullmatch(relation) or WOMAN.fullmatch(relation):
        return MAN.fullmatch(relation) is not None
    if relation in SPOUSE and person.place and head.sex is not None:
        return head.sex != "1"
    return None
