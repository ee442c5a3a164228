"""Search words: what a value is found by, and which words a typed search looks for.

A name is found by itself and by any later part of it, by the initials of its pinyin in every reading its characters have, and by its full
pinyin; an id number or telephone from its beginning and from its end; a unit by any part of its name; a record by its number. Searching is a
plain prefix comparison on a sorted column, so every way to find something is a word of its own. This module knows no table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from jinqiu_desktop.forms import Field
from jinqiu_desktop.kinds import Value

RULE: Final = 1
"""Raised whenever the words of a value change, so that stores rebuild theirs."""

_LONGEST: Final = 10  # characters of a word; what is typed is cut to the same length
_LONGEST_NUMBER: Final = 20
_PARTS: Final = 24  # places in a text from which a word begins
_SPELLINGS: Final = 16  # combinations of readings of one name

# Marks before digits keep numbers apart from words that contain digits, and their ends apart from their beginnings.
_END, _PHONE, _ID = "<", ">", "="
_SHORTEST_END: Final = 3
_SHORTEST_PHONE: Final = 4
_SHORTEST_ID: Final = 10  # shorter beginnings are region and year, and would find the whole county

_DIGITS = re.compile(r"[0-9]+x?")

# Readings of characters as surnames that the dictionary of pypinyin lacks.
_SURNAMES: Final = {"黑": "he", "谌": "shen", "难": "ning", "弗": "bi", "载": "dai"}


@dataclass(frozen=True, slots=True)
class Span:
    """Search words from `low` on, before `high`."""

    low: str
    high: str

    def has(self, text: str) -> bool:
        """Whether a search word lies in it."""
        return self.low <= text < self.high


def words_of(field: Field, value: Value) -> frozenset[str]:
    """The words a value is found by."""
    kind = field.kind.name
    if kind == "person_name":
        name = _normal(str(value))
        return frozenset([*_parts(name), *_spellings(name)])
    if kind in ("id_number", "bank_card"):
        return frozenset(_both_ends(str(value), _ID))
    if kind == "phone":
        return frozenset(_both_ends(str(value), _PHONE))
    return frozenset(_parts(_normal(field.kind.shown(value))))


def words_of_number(number: str) -> frozenset[str]:
    """The words a record is found by: its number whole, and the end of it."""
    plain = _normal(number)
    return frozenset({plain[:_LONGEST], _from_end(plain)})


def wanted(search: str) -> tuple[tuple[Span, ...], ...]:
    """What to look for: per typed word the spans of which one must hold; every word must be found."""
    return tuple(_spans(word) for typed in search.split() if (word := _normal(typed)))


def _spans(word: str) -> tuple[Span, ...]:
    found = [_span(word)]
    if _DIGITS.fullmatch(word):
        if len(word) >= _SHORTEST_END:
            found.append(_span(_from_end(word)))
        if len(word) >= _SHORTEST_PHONE:
            found.append(_span(_PHONE + word))
        if len(word) >= _SHORTEST_ID:
            found.append(_span(_ID + word))
    return tuple(found)


def _span(start: str) -> Span:
    low = start[: 1 + _LONGEST_NUMBER] if start[0] in (_END, _PHONE, _ID) else start[:_LONGEST]
    return Span(low, low + "\U0010ffff")


def _both_ends(value: str, mark: str) -> Iterator[str]:
    plain = _normal(value)
    if plain:
        yield mark + plain[:_LONGEST_NUMBER]
        yield _from_end(plain)


def _from_end(plain: str) -> str:
    return _END + plain[::-1][:_LONGEST_NUMBER]


def _normal(text: str) -> str:
    """One spelling: full width, capitals, blanks, dots and dashes make no difference. Characters Python does not know yet are kept."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isalpha() or (folded.isascii() and folded.isalnum()):  # as nearly all names and numbers are
        return folded
    return "".join(one for one in folded if unicodedata.category(one) not in _LEFT_OUT)


_LEFT_OUT: Final = frozenset(
    {"Zs", "Zl", "Zp", "Cc", "Cf", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"}
)


def _parts(plain: str) -> Iterator[str]:
    return (plain[start : start + _LONGEST] for start in range(min(len(plain), _PARTS)))


@lru_cache(maxsize=20_000)
def _spellings(name: str) -> tuple[str, ...]:
    readings = [_readings(one) for one in name[:_LONGEST]]
    if not name or not any(len(one) > 1 or one[0] != name[at] for at, one in enumerate(readings)):
        return ()  # nothing but Latin letters
    initials = _joined([tuple(dict.fromkeys(reading[0] for reading in one)) for one in readings])
    # A surname is spelt in each of its readings, the characters after it in their usual one.
    full = _joined([readings[0], *((one[0],) for one in readings[1:])])
    return tuple(dict.fromkeys([*initials, *(one[:_LONGEST] for one in full)]))


def _joined(choices: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return ("".join(one) for one in islice(product(*choices), _SPELLINGS))


@cache
def _readings(character: str) -> tuple[str, ...]:
    from pypinyin.constants import PINYIN_DICT  # a quarter of a second, needed only to save

    marked = PINYIN_DICT.get(ord(character), "").replace("ü", "v")
    plain = "".join(one for one in unicodedata.normalize("NFD", marked) if one == "," or "a" <= one <= "z")
    found = [one for one in [*plain.split(","), _SURNAMES.get(character, "")] if one]
    return tuple(dict.fromkeys(found)) or (character,)
