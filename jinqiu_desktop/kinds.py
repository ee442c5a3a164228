"""Kinds of field, and the four faces of a value: typed (a person's text), held (Python), stored (JSON), masked.

Every way in (keyboard, paste, Excel, JSON, bundle) goes through `parse` or `held` of one kind, so they cannot disagree.
A kind knows one cell: what lies between cells is in `rules`, where a cell stands is in `forms.py`. Code lists and
the table of regions are read here too, because some kinds are nothing without them. `parse` is generous with what people
write and never silent about a doubt; `held` takes only the one canonical spelling. No kind looks at the clock: today is
an argument.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import mul
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Literal, Protocol, TypeAlias, TypeVar

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.errors import Failure, Problem, Severity

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Column: TypeAlias = Literal["text", "integer", "fen", "date", "code"]
Options: TypeAlias = Mapping[str, object]
_Day: TypeAlias = date  # inside Choices the name `date` is the date of its source


# --- values ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year; its text is 2009-07."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)  # ValueError for a month that is none

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Ref:
    """A record, or with `rid` one row of it; never a revision (formats.md §2)."""

    uid: str
    rid: str = ""

    def __str__(self) -> str:
        return f"{self.uid}/{self.rid}" if self.rid else self.uid


@dataclass(frozen=True, slots=True)
class Attached:
    """A file kept beside the record: SHA-256 in hex, size in bytes, name as given."""

    sha256: str
    size: int
    name: str


Value: TypeAlias = str | bool | int | Decimal | date | YearMonth | tuple[str, ...] | Ref | Attached


@dataclass(frozen=True, slots=True)
class Slip:
    """A problem that does not know its place yet."""

    code: str
    severity: Severity = Severity.ERROR
    facts: tuple[tuple[str, str], ...] = ()

    def at(self, where: str, **facts: str) -> Problem:
        """The slip as a problem at a place, with further facts."""
        return Problem(where=where, code=self.code, severity=self.severity, facts=self.facts + tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text means: no value and an error, a value with perhaps a warning or a hint, or (blank) neither."""

    value: Value | None
    slips: tuple[Slip, ...] = ()


BLANK = Parsed(None)


# --- code lists -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a code list. Items end by `valid_to` (the last day they may be chosen) and never vanish."""

    code: str
    label: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    flags: Mapping[str, str | bool] = field(default_factory=lambda: MappingProxyType({}))
    public_label: str = ""

    def is_open(self, day: date) -> bool:
        """Whether the item may be chosen on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """A code list with its source and the date of that source."""

    id: str
    title: str
    source: str
    date: _Day
    items: tuple[Item, ...]

    def item(self, code: str) -> Item | None:
        """The item of exactly this code, also one that has ended."""
        return self._by_code.get(code)

    def find(self, text: str) -> Item | None:
        """The item a person means by code, label, short label, alias, or code and label as a combo box shows them."""
        return self._as_written.get(text) or self._by_word.get(_word(text))

    def open_on(self, day: _Day) -> tuple[Item, ...]:
        """The items that may be chosen on that day, in the order of the list."""
        return tuple(item for item in self.items if item.is_open(day))

    @cached_property
    def _by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def _as_written(self) -> dict[str, Item]:
        """What stands in a drop-down list comes back to the letter, and need not be folded first."""
        written = (
            (one, _word(one)) for item in self.items for one in (item.code, item.label, item.short, *item.aliases)
        )
        return {one: self._by_word[word] for one, word in written if word in self._by_word}

    @cached_property
    def _by_word(self) -> dict[str, Item]:
        words: dict[str, Item] = {}
        for item in self.items:
            words.setdefault(_word(item.code), item)
        for item in self.items:
            for word in _words_of(item):
                words.setdefault(word, item)
        for item in self.items:
            for word in _words_of(item):
                words.setdefault(_word(item.code) + word, item)
        return words


def read_choices(path: Path) -> Choices:
    """A code list from its TOML file.

    Raises `Failure` declaration.broken for an unknown key, a code given twice, or a word two items would answer to.
    """
    top = read_toml(path)
    items = tuple(_read_item(entry) for entry in top.tables("item"))
    day = top.day("date")
    if day is None or not items:
        top.refuse("缺少 date" if day is None else "没有任何一项")
    _refuse_shared_words(top, items)
    made = Choices(id=top.text("id"), title=top.text("title"), source=top.text("source"), date=day, items=items)
    top.done()
    return made


def _read_item(entry: Entry) -> Item:
    flags = entry.table("flags")
    item = Item(
        code=entry.text("code"),
        label=entry.text("label"),
        short=entry.text("short", ""),
        aliases=entry.texts("aliases"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        public_label=entry.text("public_label", ""),
        flags=MappingProxyType({key: _read_flag(flags, key) for key in flags.left()} if flags is not None else {}),
    )
    entry.done()
    if not _word(item.code) or not _word(item.label):
        entry.refuse("code 和 label 不能空着")
    return item


def _read_flag(flags: Entry, key: str) -> str | bool:
    flag = flags.raw(key)
    if not isinstance(flag, str | bool):
        flags.refuse(f"{key} 的写法不对")
    return flag


def _refuse_shared_words(top: Entry, items: tuple[Item, ...]) -> None:
    owner: dict[str, str] = {}
    for item in items:
        if _word(item.code) in owner:
            raise Failure("declaration.broken", file=top.file, entry=item.code, reason="代码重复")
        owner[_word(item.code)] = item.code
    for item in items:
        for word in _words_of(item):
            if owner.setdefault(word, item.code) != item.code:
                reason = f"“{word}”也是 {owner[word]} 的写法"
                raise Failure("declaration.broken", file=top.file, entry=item.code, reason=reason)


def _word(text: str) -> str:
    """A text as code lists compare it: NFKC, without case, blanks and the marks that also separate several answers."""
    return re.sub(r"[\s、,;]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _words_of(item: Item) -> tuple[str, ...]:
    return tuple(_word(one) for one in (item.label, item.short, *item.aliases) if one)


# --- regions --------------------------------------------------------------------------------------------------------


class Regions(Protocol):
    """The six-digit codes of GB/T 2260 with their history."""

    def name(self, code: str) -> str | None:
        """The full name, as 安徽省亳州市谯城区, also of an abolished code; None for an unknown one."""

    def find(self, text: str) -> str | None:
        """The code that a code or a name means, if it means only one."""

    def current(self, code: str) -> bool:
        """Whether the code is in force in the newest snapshot."""

    def search(self, text: str, limit: int) -> tuple[tuple[str, str], ...]:
        """Codes and full names that fit a beginning of a code or a part of a name, those in force first."""


class RegionsFile:
    """`Regions` from a read-only SQLite file: region(code, name, full, parent, valid_from, valid_to, successor).

    The few thousand rows are read at the first question. Raises `Failure` then: file.missing, declaration.broken.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def name(self, code: str) -> str | None:
        return self._names.get(code)

    def current(self, code: str) -> bool:
        return code in self._in_force

    def find(self, text: str) -> str | None:
        word = _word(text)
        if word in self._names:
            return word
        exact = self._by_name.get(word, frozenset())
        ends_so = {code for code, name, full, now in self._rows if now and full.endswith(word) and word.endswith(name)}
        for few in (exact & self._in_force, exact, ends_so):  # 谯城区; an abolished one; 亳州市谯城区
            if len(few) == 1:
                return next(iter(few))
        return None

    def search(self, text: str, limit: int) -> tuple[tuple[str, str], ...]:
        word = _word(text)
        if not word:
            return ()
        found = (pair for pair in self._names.items() if pair[0].startswith(word) or word in pair[1])
        return tuple(sorted(found, key=lambda pair: (pair[0] not in self._in_force, pair[0]))[:limit])

    @cached_property
    def _rows(self) -> tuple[tuple[str, str, str, bool], ...]:
        if not self._path.is_file():
            raise Failure("file.missing", name=self._path.name)
        question = "SELECT code, name, full, valid_to IS NULL FROM region ORDER BY code, valid_from"
        try:
            with closing(sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
                rows = file.execute(question).fetchall()
                return tuple((str(code), str(name), str(full), bool(now)) for code, name, full, now in rows)
        except sqlite3.DatabaseError as error:
            raise Failure("declaration.broken", file=self._path.name, entry="region", reason=str(error)) from error

    @cached_property
    def _names(self) -> dict[str, str]:
        return {code: full for code, _, full, _ in self._rows}  # the newest row of a code comes last and stays

    @cached_property
    def _in_force(self) -> frozenset[str]:
        return frozenset(code for code, _, _, now in self._rows if now)

    @cached_property
    def _by_name(self) -> dict[str, frozenset[str]]:
        codes: dict[str, set[str]] = {}
        for code, name, full, _ in self._rows:
            codes.setdefault(_word(name), set()).add(code)
            codes.setdefault(_word(full), set()).add(code)
        return {word: frozenset(some) for word, some in codes.items()}


# --- numbers that carry their own check -----------------------------------------------------------------------------

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
FIRST_YEAR = 1900
LAST_YEAR = 2100


def id_check_digit(first17: str) -> str:
    """The last character of an id number (GB 11643). Never show it to a person: it would be typed."""
    if not re.fullmatch(r"[0-9]{17}", first17):
        raise ValueError("seventeen digits are needed")
    return "10X98765432"[sum(map(mul, map(int, first17), _WEIGHTS)) % 11]


def birth_of(idno: str) -> date:
    """The birth date inside an 18-character id number. ValueError if there is none."""
    if not _ID_NUMBER.fullmatch(idno):
        raise ValueError("not an id number")
    return date(int(idno[6:10]), int(idno[10:12]), int(idno[12:14]))


def sex_of(idno: str) -> str:
    """The code of the list `sex` inside an 18-character id number: 1 男, 2 女. ValueError if it is not one."""
    if not _ID_NUMBER.fullmatch(idno):
        raise ValueError("not an id number")
    return "1" if int(idno[16]) % 2 else "2"


def age_on(birth: date, day: date) -> int:
    """Full years on a day; who was born on 29 February is a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def eighteen(text: str) -> str | None:
    """An old number of 15 digits as one of 18, or None. For import only: a clerk at the desk has the card at hand."""
    old = _folded(text)
    if not re.fullmatch(r"[0-9]{15}", old) or old[12:] >= "996":  # 996–999 meant people born before 1900
        return None
    first17 = f"{old[:6]}19{old[6:]}"
    number = first17 + id_check_digit(first17)
    try:
        birth_of(number)
    except ValueError:
        return None
    return number


def luhn_ok(digits: str) -> bool:
    """Whether the last digit of a bank card agrees with the others (Luhn)."""
    if not re.fullmatch(r"[0-9]+", digits):
        return False
    turned = [int(digit) for digit in reversed(digits)]
    doubled = (2 * digit - 9 * (digit > 4) for digit in turned[1::2])
    return (sum(turned[::2]) + sum(doubled)) % 10 == 0


def uscc_ok(code: str) -> bool:
    """Whether a unified social credit code of 18 characters agrees with its check character (GB 32100)."""
    if len(code) != 18 or any(sign not in _USCC for sign in code):
        return False
    total = sum(_USCC.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _USCC[-total % 31] == code[17]


# --- the kind -------------------------------------------------------------------------------------------------------

Held = TypeVar("Held")


class Kind(ABC):
    """What a cell takes. For every value v that `parse` gives, parse(typed(v)) and held(stored(v)) give v again."""

    name: ClassVar[str]
    column: Column = "text"
    """How the projection keeps it; `fen` is the value times 100 as a whole number."""

    def parse(self, text: str, today: date) -> Parsed:
        """What a person's text means. Blank text is no value and no problem."""
        return BLANK if not _visible(text).strip() else self._parse(text, today)

    @abstractmethod
    def _parse(self, text: str, today: date) -> Parsed: ...

    @abstractmethod
    def typed(self, value: Value) -> str:
        """The text an editor shows, which parses to the same value."""

    def shown(self, value: Value) -> str:
        """The text on paper and in lists."""
        return self.typed(value)

    @abstractmethod
    def stored(self, value: Value) -> Json:
        """The value in its one canonical JSON spelling."""

    @abstractmethod
    def held(self, json: Json) -> Value:
        """The value of a canonical JSON spelling. ValueError for anything that `schema()` does not describe."""

    def masked(self, value: Value) -> str:
        """The text for people outside the desk."""
        return self.shown(value)

    @abstractmethod
    def example(self) -> str:
        """A valid text as a person might type it; made up."""

    @abstractmethod
    def schema(self) -> dict[str, Json]:
        """JSON Schema of the stored spelling."""


class _Options:
    """Options of a declaration, taken one by one; what is left over is unknown."""

    def __init__(self, kind: str, options: Options) -> None:
        self._kind = kind
        self._left = dict(options)

    def whole(self, name: str, default: int) -> int:
        value = self._left.pop(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{self._kind}: {name} is not a whole number")
        return value

    def amount(self, name: str, default: Decimal | None) -> Decimal | None:
        value = self._left.pop(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return Decimal(value)
        if isinstance(value, str) and _AMOUNT.fullmatch(value):
            return Decimal(value)
        if value is None or isinstance(value, Decimal):
            return value
        raise ValueError(f"{self._kind}: {name} is not a number (decimals are written as text)")

    def text(self, name: str, default: str = "") -> str:
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            raise ValueError(f"{self._kind}: {name} is not a text")
        return value

    def flag(self, name: str) -> bool:
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise ValueError(f"{self._kind}: {name} is neither true nor false")
        return value

    def done(self) -> None:
        if self._left:
            raise ValueError(f"{self._kind}: unknown option {sorted(self._left)[0]}")


# --- texts ----------------------------------------------------------------------------------------------------------


class TextKind(Kind):
    """One line of text, in NFC, without control characters.

    Options: `max` characters; `mask` = "address" shows outsiders the first six characters, which is about the district.
    Without it they see the text, but no long run of digits in it.
    """

    name = "text"
    _max = 200
    _example = "示例文字"

    def __init__(self, options: Options) -> None:
        given = _Options(self.name, options)
        self._limit = given.whole("max", self._max)
        self._mask = given.text("mask")
        given.done()
        if self._limit < 1 or self._mask not in ("", "address"):
            raise ValueError(f"{self.name}: max or mask is out of range")

    def _parse(self, text: str, today: date) -> Parsed:
        value = self._tidy(text)
        if len(value) > self._limit:
            return _wrong("text.long", max=str(self._limit), count=str(len(value)))
        return Parsed(value)

    def _tidy(self, text: str) -> str:
        return re.sub(r"[\t\n]+", " ", _plain(text)).strip()

    def typed(self, value: Value) -> str:
        return _of(value, str)

    def stored(self, value: Value) -> Json:
        return _of(value, str)

    def held(self, json: Json) -> Value:
        text = _text_of(json)
        if not text or len(text) > self._limit or self._tidy(text) != text:
            raise ValueError(f"not a {self.name}")
        return text

    def masked(self, value: Value) -> str:
        text = _of(value, str)
        if self._mask == "address":
            return f"{text[:6]}***"
        return _LONG_DIGITS.sub(lambda run: _hidden(run[0], 1, 2), text)

    def example(self) -> str:
        return self._example[: self._limit]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1, "maxLength": self._limit}


class LongTextKind(TextKind):
    """Several lines of text; line breaks are kept."""

    name = "long_text"
    _max = 2000

    def _tidy(self, text: str) -> str:
        return "\n".join(line.replace("\t", " ").rstrip() for line in _plain(text).split("\n")).strip()


class PersonNameKind(TextKind):
    """A person's name as on the card (V29): rare characters stay (only NFC), each counts as one; middle dots become `·`."""

    name = "person_name"
    _max = 100
    _example = "赵小满"

    def _parse(self, text: str, today: date) -> Parsed:
        read = super()._parse(text, today)
        return Parsed(read.value, tuple(self._doubts(_of(read.value, str)))) if read.value is not None else read

    def _tidy(self, text: str) -> str:
        name = super()._tidy(text).translate(_MIDDLE_DOTS)
        name = re.sub(r"\s*·\s*", "·", re.sub(r"\s+", " ", name))
        if not re.search("[A-Za-z]", name):
            name = name.replace(" ", "")  # 张 三 is spaced out for the eye
        return unicodedata.normalize("NFC", name)

    def _doubts(self, name: str) -> Iterable[Slip]:
        if not 2 <= len(name) <= 30:
            yield Slip("name.length", Severity.WARNING, (("count", str(len(name))),))
        odd = {unicodedata.category(sign) for sign in name if sign not in "·-' "}
        if "Co" in odd:
            yield Slip("name.private_use", Severity.WARNING)
        if any(category[0] not in "LM" for category in odd - {"Co", "Cn"}):  # Cn: newer than this Python's tables
            yield Slip("name.characters", Severity.WARNING)

    def masked(self, value: Value) -> str:
        name = _of(value, str)
        return f"{name[:1]}*" if len(name) < 3 else _hidden(name, 1, 1)


# --- amounts --------------------------------------------------------------------------------------------------------


class NumberKind(Kind):
    """A number. Options: `min`, `max`, `decimals` (0 to 2, default 0), `unit` (may be typed behind it).

    Held as int without decimals, else as Decimal.
    """

    name = "number"
    _signs = ""

    def __init__(self, options: Options) -> None:
        given = _Options(self.name, options)
        self._read_options(given)
        given.done()

    def _read_options(self, given: _Options) -> None:
        self._min = given.amount("min", None)
        self._max = given.amount("max", None)
        self._decimals = given.whole("decimals", 0)
        self._unit = given.text("unit")
        if not 0 <= self._decimals <= 2:
            raise ValueError(f"{self.name}: decimals are 0, 1 or 2")
        if self._min is not None and self._max is not None and self._min > self._max:
            raise ValueError(f"{self.name}: min is above max")
        self.column = "fen" if self._decimals else "integer"

    def _parse(self, text: str, today: date) -> Parsed:
        amount = self._amount(text)
        if amount is None:
            return _wrong(f"{self.name}.unreadable")
        if _places(amount) > self._decimals:
            return _wrong("number.decimals", decimals=str(self._decimals)) if self._decimals else _wrong("number.whole")
        if self._min is not None and amount < self._min:
            return _wrong("number.low", min=_spelled(self._min))
        if self._max is not None and amount > self._max:
            return _wrong("number.high", max=_spelled(self._max))
        if abs(amount) >= _TOO_LARGE:
            return _wrong("number.high", max=_spelled(_TOO_LARGE - 1))
        return Parsed(self._value(amount))

    def _amount(self, text: str) -> Decimal | None:
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", _visible(text)))
        for unit in (unicodedata.normalize("NFKC", self._unit), *self._signs.split()):
            plain = plain.removesuffix(unit) if unit else plain
        for sign in self._signs.split():
            plain = plain.removeprefix(sign)
        if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?", plain):
            plain = plain.replace(",", "")
        return Decimal(plain) if _AMOUNT.fullmatch(plain) else None

    def _value(self, amount: Decimal) -> Value:
        return Decimal(_spelled(amount)) if self._decimals else int(amount)

    def typed(self, value: Value) -> str:
        return _spelled(_number_of(value))

    def stored(self, value: Value) -> Json:
        return _spelled(_number_of(value))

    def held(self, json: Json) -> Value:
        text = _text_of(json)
        if not _AMOUNT.fullmatch(text) or _spelled(Decimal(text)) != text or abs(Decimal(text)) >= _TOO_LARGE:
            raise ValueError(f"not a {self.name}")
        amount = Decimal(text)
        below = self._min is not None and amount < self._min
        above = self._max is not None and amount > self._max
        if below or above or _places(amount) > self._decimals:
            raise ValueError(f"{self.name} out of range")
        return self._value(amount)

    def example(self) -> str:
        floor = self._min if self._min is not None else Decimal(0)
        roof = self._max if self._max is not None else Decimal(1000)
        return _spelled(max(floor, min(roof, floor + 3)))

    def schema(self) -> dict[str, Json]:
        tail = f"(\\.[0-9]{{0,{self._decimals - 1}}}[1-9])?" if self._decimals else ""
        return {"type": "string", "pattern": f"^-?(0|[1-9][0-9]{{0,12}}){tail}$"}


class MoneyKind(NumberKind):
    """Yuan, to the fen, held as Decimal. Option: `min` (default 0)."""

    name = "money"
    _signs = "人民币 RMB ¥ 元整 圆整 元 圆"

    def _read_options(self, given: _Options) -> None:
        self._min = given.amount("min", Decimal(0))
        self._max = None
        self._decimals = 2
        self._unit = ""
        self.column = "fen"

    def shown(self, value: Value) -> str:
        amount = _number_of(value)
        return _spelled(amount) if amount == int(amount) else f"{amount:.2f}"

    def example(self) -> str:
        return _spelled(max(self._min or Decimal(0), Decimal(2000)))


# --- dates ----------------------------------------------------------------------------------------------------------


class DateKind(Kind):
    """A civil date. Options: `past` = not after today; `mask` = "year" shows outsiders the year only.

    A birth date wants that mask: it is the hidden half of the id number.
    """

    name = "date"
    column: Column = "date"

    def __init__(self, options: Options) -> None:
        given = _Options(self.name, options)
        self._past = given.flag("past")
        self._mask = given.text("mask")
        given.done()
        if self._mask not in ("", "year"):
            raise ValueError("date: mask is out of range")

    def _parse(self, text: str, today: date) -> Parsed:
        plain = _date_text(text)
        match = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", plain) or _DAY.fullmatch(plain)
        if not match:
            return _wrong("date.unreadable")
        year = int(match[1])
        slips: tuple[Slip, ...] = ()
        if len(match[1]) == 2:
            if 2000 + year <= today.year:
                return _wrong("date.two_digits")  # 05 may be 1905 or 2005
            year += 1900
            slips = (Slip("date.century", Severity.HINT, (("year", str(year)),)),)
        try:
            day = date(year, int(match[2]), int(match[3]))
        except ValueError:
            return _wrong("date.unreal")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return _wrong("date.range")
        if self._past and day > today:
            return _wrong("date.future")
        return Parsed(day, slips)

    def typed(self, value: Value) -> str:
        return _of(value, date).isoformat()

    def stored(self, value: Value) -> Json:
        return _of(value, date).isoformat()

    def held(self, json: Json) -> Value:
        text = _text_of(json)
        if not _ISO_DAY.fullmatch(text):
            raise ValueError("not a date")
        day = date.fromisoformat(text)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError("date out of range")
        return day

    def masked(self, value: Value) -> str:
        return f"{_of(value, date).year}-**-**" if self._mask == "year" else self.shown(value)

    def example(self) -> str:
        return "2009-07-01"

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "format": "date", "pattern": "^(19[0-9]{2}|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"}


class YearMonthKind(Kind):
    """A month of a year."""

    name = "year_month"

    def __init__(self, options: Options) -> None:
        _Options(self.name, options).done()

    def _parse(self, text: str, today: date) -> Parsed:
        plain = _date_text(text)
        match = re.fullmatch(r"([0-9]{4})([0-9]{2})", plain) or _MONTH.fullmatch(plain)
        slips: tuple[Slip, ...] = ()
        if not match:
            match = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", plain) or _DAY.fullmatch(plain)
            if not match:
                is_year = re.fullmatch(r"[0-9]{4}年?", plain)
                return _wrong("year_month.no_month" if is_year else "year_month.unreadable")
            slips = (Slip("year_month.day", Severity.HINT),)
        year = int(match[1])
        if len(match[1]) == 2:
            if 2000 + year <= today.year:
                return _wrong("date.two_digits")  # as of a day
            year += 1900
            slips += (Slip("date.century", Severity.HINT, (("year", str(year)),)),)
        try:
            month = YearMonth(year, int(match[2]))
        except ValueError:
            return _wrong("year_month.unreal")
        return Parsed(month, slips) if FIRST_YEAR <= month.year <= LAST_YEAR else _wrong("date.range")

    def typed(self, value: Value) -> str:
        return str(_of(value, YearMonth))

    def stored(self, value: Value) -> Json:
        return str(_of(value, YearMonth))

    def held(self, json: Json) -> Value:
        text = _text_of(json)
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            raise ValueError("not a month")
        month = YearMonth(int(text[:4]), int(text[5:]))
        if not FIRST_YEAR <= month.year <= LAST_YEAR:
            raise ValueError("month out of range")
        return month

    def example(self) -> str:
        return "2009-07"

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": "^(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])$"}


# --- answers from a list --------------------------------------------------------------------------------------------


class YesNoKind(Kind):
    """是 or 否."""

    name = "yes_no"
    column: Column = "integer"
    _YES = frozenset({"是", "有", "对", "1", "1是", "y", "yes", "true", "t", "√", "✓"})
    _NO = frozenset({"否", "无", "不是", "没有", "0", "0否", "n", "no", "false", "f", "×", "✗"})

    def __init__(self, options: Options) -> None:
        _Options(self.name, options).done()

    def _parse(self, text: str, today: date) -> Parsed:
        word = _word(_visible(text))
        if word in self._YES:
            return Parsed(True)
        return Parsed(False) if word in self._NO else _wrong("yes_no.unreadable")

    def typed(self, value: Value) -> str:
        return "是" if _of(value, bool) else "否"

    def stored(self, value: Value) -> Json:
        return _of(value, bool)

    def held(self, json: Json) -> Value:
        if not isinstance(json, bool):
            raise ValueError("neither true nor false")
        return json

    def example(self) -> str:
        return "否"

    def schema(self) -> dict[str, Json]:
        return {"type": "boolean"}


class ChoiceKind(Kind):
    """One item of a code list; its code is the value. Option: `list`, the id of the list."""

    name = "choice"
    column: Column = "code"

    def __init__(self, options: Options, choices: Choices | None) -> None:
        given = _Options(self.name, options)
        self.choices = _list_of(given, self.name, choices)
        given.done()

    def _parse(self, text: str, today: date) -> Parsed:
        item = self.choices.find(_visible(text))
        if item is None:
            return _wrong("choice.unknown", list=self.choices.title)
        return Parsed(item.code, _ended((item,), today))

    def typed(self, value: Value) -> str:
        return _code_and_label(self.choices, _of(value, str))

    def shown(self, value: Value) -> str:
        return _label(self.choices, _of(value, str))

    def stored(self, value: Value) -> Json:
        return _of(value, str)

    def held(self, json: Json) -> Value:
        code = _text_of(json)
        if self.choices.item(code) is None:
            raise ValueError(f"not a code of {self.choices.id}")
        return code

    def example(self) -> str:
        return self.typed(_first(self.choices).code)

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "enum": [item.code for item in self.choices.items]}


class ChoicesKind(Kind):
    """Several items of a code list: distinct codes in the order of the list. Options: `list`, `max` (0: any)."""

    name = "choices"

    def __init__(self, options: Options, choices: Choices | None) -> None:
        given = _Options(self.name, options)
        self.choices = _list_of(given, self.name, choices)
        self._max = given.whole("max", 0)
        given.done()
        if self._max < 0:
            raise ValueError("choices: max is below 0")

    def _parse(self, text: str, today: date) -> Parsed:
        parts = [part for part in re.split(r"[\s、,;]+", unicodedata.normalize("NFKC", _visible(text))) if part]
        if not parts:
            return BLANK
        chosen = self._split(parts)
        if chosen is None:
            return _wrong("choice.unknown", list=self.choices.title)
        items = tuple(item for item in self.choices.items if item.code in chosen)
        if self._max and len(items) > self._max:
            return _wrong("choices.many", max=str(self._max), count=str(len(items)))
        return Parsed(tuple(item.code for item in items), _ended(items, today))

    def _split(self, parts: list[str]) -> frozenset[str] | None:
        """The codes that all parts name, each by as few parts as possible: a label may hold separators (农、林、牧、渔业)."""
        named: dict[int, tuple[Item, int]] = {}  # by the part it begins at: the item, and where the next one begins
        for start in reversed(range(len(parts))):
            for end in range(start + 1, min(len(parts), start + 16) + 1):
                word = _word("".join(parts[start:end]))
                item = self.choices.find(word) if end in named or end == len(parts) else None
                if item is not None and (end == start + 1 or word != _word(item.code)):  # “1 2” is not 12
                    named[start] = (item, end)
                    break
        chosen, at = set[str](), 0
        while at in named:
            one, at = named[at]
            chosen.add(one.code)
        return frozenset(chosen) if at == len(parts) else None

    def typed(self, value: Value) -> str:
        return "、".join(_code_and_label(self.choices, code) for code in _of(value, tuple))

    def shown(self, value: Value) -> str:
        return "、".join(_label(self.choices, code) for code in _of(value, tuple))

    def stored(self, value: Value) -> Json:
        return list(_of(value, tuple))

    def held(self, json: Json) -> Value:
        if not isinstance(json, list) or not json:
            raise ValueError("not a list of codes")
        codes = tuple(_text_of(code) for code in json)
        if codes != tuple(item.code for item in self.choices.items if item.code in codes):
            raise ValueError(f"not codes of {self.choices.id} in their order")
        if self._max and len(codes) > self._max:
            raise ValueError("too many codes")
        return codes

    def example(self) -> str:
        return _first(self.choices).label

    def schema(self) -> dict[str, Json]:
        codes: list[Json] = [item.code for item in self.choices.items]
        one: dict[str, Json] = {"type": "string", "enum": codes}
        several: dict[str, Json] = {"type": "array", "items": one, "uniqueItems": True, "minItems": 1}
        return several | ({"maxItems": self._max} if self._max else {})


# --- numbers of people and things -----------------------------------------------------------------------------------


class _DigitsKind(Kind):
    """What is written as digits and kept as that text."""

    _pattern: ClassVar[str]

    def __init__(self, options: Options) -> None:
        _Options(self.name, options).done()

    def typed(self, value: Value) -> str:
        return _of(value, str)

    def stored(self, value: Value) -> Json:
        return _of(value, str)

    def held(self, json: Json) -> Value:
        return _fitting(json, self._pattern)

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


class IdNumberKind(_DigitsKind):
    """公民身份号码 of 18 characters (GB 11643). The area is only a hint: abolished codes live on in id numbers."""

    name = "id_number"
    _pattern = r"[0-9]{17}[0-9X]"

    def __init__(self, options: Options, regions: Regions | None) -> None:
        super().__init__(options)
        self.regions = regions

    def _parse(self, text: str, today: date) -> Parsed:
        number = _folded(text)
        if re.fullmatch(r"[0-9]{15}", number):
            return _wrong("idno.fifteen")
        if not re.fullmatch(r"[0-9]*X?", number):
            return _wrong("idno.characters")
        if len(number) != 18:
            return _wrong("idno.length", count=str(len(number)))
        try:
            birth = birth_of(number)
        except ValueError:
            return _wrong("idno.birth")
        if birth.year < FIRST_YEAR:
            return _wrong("idno.early")
        if birth > today:
            return _wrong("idno.future")
        if id_check_digit(number[:17]) != number[17]:
            return _wrong("idno.check")
        return Parsed(number, tuple(self._doubts(number, age_on(birth, today))))

    def _doubts(self, number: str, age: int) -> Iterable[Slip]:
        if age > 120:
            yield Slip("idno.age", Severity.WARNING, (("age", str(age)),))
        unknown = self.regions is not None and self.regions.name(number[:6]) is None
        if not _PROVINCES.match(number) or unknown:
            yield Slip("idno.area", Severity.HINT)

    def held(self, json: Json) -> Value:
        number = _fitting(json, self._pattern)
        if birth_of(number).year < FIRST_YEAR or id_check_digit(number[:17]) != number[17]:
            raise ValueError("not an id number")
        return number

    def masked(self, value: Value) -> str:
        return _hidden(_of(value, str), 6, 4)

    def example(self) -> str:
        return "341602200501010014"


class PhoneKind(_DigitsKind):
    """A mobile number. Another number is kept with a warning; a landline belongs into 其他联系方式."""

    name = "phone"
    _pattern = r"[0-9]{3,20}"

    def _parse(self, text: str, today: date) -> Parsed:
        number = re.sub(r"[()]", "", _folded(text))
        if match := re.fullmatch(r"(?:\+|00)?86([0-9]{11})", number):
            number = match[1]
        if not re.fullmatch(r"[0-9]{3,20}", number):
            return _wrong("phone.characters")
        if not re.fullmatch(r"1[3-9][0-9]{9}", number):
            return Parsed(number, (Slip("phone.shape", Severity.WARNING),))
        return Parsed(number)

    def masked(self, value: Value) -> str:
        number = _of(value, str)
        return _hidden(number, 3, 4) if len(number) >= 11 else _hidden(number, 1, 2)

    def example(self) -> str:
        return "13800001234"


class BankCardKind(_DigitsKind):
    """A bank card or passbook number of 12 to 19 digits; Luhn only warns, since passbooks and member cards fail it."""

    name = "bank_card"
    _pattern = r"[0-9]{12,19}"

    def _parse(self, text: str, today: date) -> Parsed:
        number = _folded(text)
        if not re.fullmatch(r"[0-9]+", number):
            return _wrong("card.characters")
        if not 12 <= len(number) <= 19:
            return _wrong("card.length", count=str(len(number)))
        return Parsed(number, () if luhn_ok(number) else (Slip("card.luhn", Severity.WARNING),))

    def masked(self, value: Value) -> str:
        number = _of(value, str)
        return f"{number[:4]} **** **** {number[-4:]}"

    def example(self) -> str:
        return "6222020200000000006"


class PostcodeKind(_DigitsKind):
    """A postcode: six digits beginning with 01 to 86; anything else is kept with a warning."""

    name = "postcode"
    _pattern = r"[0-9]{1,12}"

    def _parse(self, text: str, today: date) -> Parsed:
        code = _folded(text)
        if not re.fullmatch(r"[0-9]{1,12}", code):
            return _wrong("postcode.characters")
        fits = len(code) == 6 and 1 <= int(code[:2]) <= 86
        return Parsed(code, () if fits else (Slip("postcode.shape", Severity.WARNING),))

    def example(self) -> str:
        return "236800"


class RegionKind(_DigitsKind):
    """A six-digit code of GB/T 2260. An unknown or abolished one is kept with a word about it: no table is complete."""

    name = "region"
    column: Column = "code"
    _pattern = r"[0-9]{6}"

    def __init__(self, options: Options, regions: Regions | None) -> None:
        super().__init__(options)
        self.regions = regions

    def _parse(self, text: str, today: date) -> Parsed:
        word = _word(_visible(text))
        match = re.fullmatch(r"([0-9]{6})(.*)", word)
        code = match[1] if match else self._find(word)
        if code is None or (match and match[2] and match[2] != _word(self._name(code) or "")):
            return _wrong("region.not_found")
        if self._name(code) is None:
            return Parsed(code, (Slip("region.unknown", Severity.WARNING),))
        if self.regions is not None and not self.regions.current(code):
            return Parsed(code, (Slip("region.ended", Severity.HINT),))
        return Parsed(code)

    def _find(self, text: str) -> str | None:
        return self.regions.find(text) if self.regions is not None else None

    def _name(self, code: str) -> str | None:
        return self.regions.name(code) if self.regions is not None else None

    def typed(self, value: Value) -> str:
        code = _of(value, str)
        name = self._name(code)
        return f"{code} {name}" if name else code

    def shown(self, value: Value) -> str:
        return self._name(_of(value, str)) or _of(value, str)

    def example(self) -> str:
        return self.typed("341602")


# --- what points elsewhere ------------------------------------------------------------------------------------------

_UID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_RID = "[a-z2-7]{8}"


class ReferenceKind(Kind):
    """Another record, by its uid. A window offers a list; the typed text is the uid itself."""

    name = "reference"
    _pattern = f"({_UID})"

    def __init__(self, options: Options) -> None:
        _Options(self.name, options).done()

    def _parse(self, text: str, today: date) -> Parsed:
        match = re.fullmatch(self._pattern, _word(_visible(text)))
        return Parsed(Ref(*match.groups())) if match else _wrong(f"{self.name}.unreadable")

    def typed(self, value: Value) -> str:
        return _of(value, Ref).uid

    def stored(self, value: Value) -> Json:
        return {"uid": _of(value, Ref).uid}

    def held(self, json: Json) -> Value:
        if not isinstance(json, dict) or set(json) != {"uid"}:
            raise ValueError("not a reference")
        return Ref(_text_of(_fitting(json["uid"], _UID)))

    def example(self) -> str:
        return "01900000-0000-7000-8000-000000000001"

    def schema(self) -> dict[str, Json]:
        return _object({"uid": {"type": "string", "pattern": f"^{_UID}$"}})


class RowReferenceKind(ReferenceKind):
    """One row of another record; the typed text is uid/rid."""

    name = "row_reference"
    _pattern = f"({_UID})/({_RID})"

    def typed(self, value: Value) -> str:
        return f"{_of(value, Ref).uid}/{_of(value, Ref).rid}"

    def stored(self, value: Value) -> Json:
        return {"uid": _of(value, Ref).uid, "rid": _of(value, Ref).rid}

    def held(self, json: Json) -> Value:
        if not isinstance(json, dict) or set(json) != {"uid", "rid"}:
            raise ValueError("not a reference to a row")
        return Ref(_text_of(_fitting(json["uid"], _UID)), _text_of(_fitting(json["rid"], _RID)))

    def example(self) -> str:
        return f"{super().example()}/k7f2m3qa"

    def schema(self) -> dict[str, Json]:
        return _object(
            {"uid": {"type": "string", "pattern": f"^{_UID}$"}, "rid": {"type": "string", "pattern": f"^{_RID}$"}}
        )


class AttachmentKind(Kind):
    """A file kept beside the record. A window picks it; the typed text is its hash, size and name."""

    name = "attachment"

    def __init__(self, options: Options) -> None:
        _Options(self.name, options).done()

    def _parse(self, text: str, today: date) -> Parsed:
        match = re.fullmatch(r"([0-9a-f]{64}) ([0-9]{1,15}) (.{1,200})", _plain(text).strip())
        if not match or not self._is_name(match[3]):
            return _wrong("attachment.unreadable")
        return Parsed(Attached(match[1], int(match[2]), match[3]))

    def _is_name(self, name: str) -> bool:
        return bool(name) and len(name) <= 200 and name == _plain(name).strip() and not re.search(r"[/\\\n\t]", name)

    def typed(self, value: Value) -> str:
        file = _of(value, Attached)
        return f"{file.sha256} {file.size} {file.name}"

    def shown(self, value: Value) -> str:
        return _of(value, Attached).name

    def stored(self, value: Value) -> Json:
        file = _of(value, Attached)
        return {"sha256": file.sha256, "size": file.size, "name": file.name}

    def held(self, json: Json) -> Value:
        if not isinstance(json, dict) or set(json) != {"sha256", "size", "name"}:
            raise ValueError("not an attachment")
        size, name = json["size"], _text_of(json["name"])
        if isinstance(size, bool) or not isinstance(size, int) or not 0 <= size < 10**15 or not self._is_name(name):
            raise ValueError("not an attachment")
        return Attached(_text_of(_fitting(json["sha256"], r"[0-9a-f]{64}")), size, name)

    def masked(self, value: Value) -> str:
        name = _of(value, Attached).name
        return f"***{Path(name).suffix}"  # people name files after people

    def example(self) -> str:
        return f"{'0' * 64} 1024 录取通知书.jpg"

    def schema(self) -> dict[str, Json]:
        return _object(
            {
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "size": {"type": "integer", "minimum": 0, "exclusiveMaximum": 10**15},
                "name": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[^/\\]+$"},
            }
        )


# --- all kinds ------------------------------------------------------------------------------------------------------

Factory: TypeAlias = Callable[[Options, Choices | None, Regions | None], Kind]

KINDS: Mapping[str, Factory] = MappingProxyType(
    {
        "text": lambda options, choices, regions: TextKind(options),
        "long_text": lambda options, choices, regions: LongTextKind(options),
        "number": lambda options, choices, regions: NumberKind(options),
        "money": lambda options, choices, regions: MoneyKind(options),
        "date": lambda options, choices, regions: DateKind(options),
        "year_month": lambda options, choices, regions: YearMonthKind(options),
        "yes_no": lambda options, choices, regions: YesNoKind(options),
        "choice": lambda options, choices, regions: ChoiceKind(options, choices),
        "choices": lambda options, choices, regions: ChoicesKind(options, choices),
        "id_number": lambda options, choices, regions: IdNumberKind(options, regions),
        "phone": lambda options, choices, regions: PhoneKind(options),
        "bank_card": lambda options, choices, regions: BankCardKind(options),
        "postcode": lambda options, choices, regions: PostcodeKind(options),
        "region": lambda options, choices, regions: RegionKind(options, regions),
        "person_name": lambda options, choices, regions: PersonNameKind(options),
        "reference": lambda options, choices, regions: ReferenceKind(options),
        "row_reference": lambda options, choices, regions: RowReferenceKind(options),
        "attachment": lambda options, choices, regions: AttachmentKind(options),
    }
)


def make_kind(name: str, options: Options, choices: Choices | None = None, regions: Regions | None = None) -> Kind:
    """A kind with its options. ValueError for an unknown kind or option, or a list that is missing."""
    if name not in KINDS:
        raise ValueError(f"unknown kind {name}")
    return KINDS[name](options, choices, regions)


# --- private --------------------------------------------------------------------------------------------------------

_AMOUNT = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?")
_TOO_LARGE = Decimal(10) ** 13  # in fen still far inside 64 bits
_LONG_DIGITS = re.compile(r"\d(?:[ -]?[\dXx]){10,}|\d{7,}")
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧・･∙⋅．●", "·"))
_DAY = re.compile(r"([0-9]{4}|[0-9]{2})[-年]([0-9]{1,2})[-月]([0-9]{1,2})[日号]?")
_MONTH = re.compile(r"([0-9]{4}|[0-9]{2})[-年]([0-9]{1,2})(月份?)?")
_DATE_MARKS = str.maketrans(dict.fromkeys("./。、–—−‐‑", "-"))
_BLIND = frozenset("\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad")


def _wrong(code: str, **facts: str) -> Parsed:
    return Parsed(None, (Slip(code, Severity.ERROR, tuple(facts.items())),))


def _of(value: Value, kind: type[Held]) -> Held:
    if not isinstance(value, kind):
        raise TypeError(f"a {kind.__name__} is needed")
    return value


def _number_of(value: Value) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError("a number is needed")
    return Decimal(value)


def _text_of(json: object) -> str:
    if not isinstance(json, str):
        raise ValueError("not a text")
    return json


def _fitting(json: Json, pattern: str) -> str:
    text = _text_of(json)
    if not re.fullmatch(pattern, text):
        raise ValueError("not of this kind")
    return text


def _object(properties: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _visible(text: str) -> str:
    """Without control characters but line break and tab, marks nobody sees, and halves of characters."""
    if text.isprintable():  # none of these is, and nearly every text that comes here is
        return text
    seen = (sign for sign in text if sign not in _BLIND)
    return "".join(sign for sign in seen if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _plain(text: str) -> str:
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _visible(re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", text)))


def _folded(text: str) -> str:
    """A number as people write it: half width, upper case, no blanks or hyphens; a dot stays, Excel put it there."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return re.sub(r"[\s\-–—−‐‑_'’‘`]+", "", unicodedata.normalize("NFKC", _visible(text))).upper()


def _date_text(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _visible(text)).strip().translate(_DATE_MARKS)
    marked = re.sub(r"\s*([-年月日号])\s*", r"\1", plain).strip("-")
    return re.sub(r"[ T]?0?0:00(:00)?$", "", marked)  # a day that went through Excel has an hour


def _spelled(amount: Decimal) -> str:
    """The one spelling of a number: no exponent, no trailing zeros, no minus zero."""
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _places(amount: Decimal) -> int:
    return len(_spelled(amount).partition(".")[2])


def _hidden(text: str, head: int, tail: int) -> str:
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]


def _list_of(given: _Options, kind: str, choices: Choices | None) -> Choices:
    name = given.text("list")
    if choices is None or (name and name != choices.id):
        raise ValueError(f"{kind}: its code list is missing or another one")
    return choices


def _code_and_label(choices: Choices, code: str) -> str:
    item = choices.item(code)
    return f"{code} {item.label}" if item is not None else code


def _label(choices: Choices, code: str) -> str:
    item = choices.item(code)
    return item.label if item is not None else code


def _first(choices: Choices) -> Item:
    return next((item for item in choices.items if item.valid_to is None), choices.items[0])


def _ended(items: Iterable[Item], today: date) -> tuple[Slip, ...]:
    ended = [item for item in items if not item.is_open(today)]
    return tuple(Slip("choice.ended", Severity.WARNING, (("item", item.label),)) for item in ended) if ended else ()
