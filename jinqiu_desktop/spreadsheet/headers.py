"""What the words over a column mean: as our templates print them, as other rosters write them, or what they look like.

The words of others are data (resources/headers.toml). A `Lexicon` knows the columns of one table of a form; with `sideways` also those of
the national layout, where members stand beside each other: 家庭成员1姓名, 家庭成员2姓名. It sees no file and no cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.forms import Form
from jinqiu_desktop.places import resources
from jinqiu_desktop.spreadsheet.layout import (
    KEY,
    Column,
    Table,
    beside,
    folded,
    tables_of,
    walked,
    ways_of,
    without_notes,
)

ALIKE = 60
"""From here on (of 100) words look enough like a column to be proposed to a person."""

_INSIDE = 70  # what words are worth that stand whole inside the others: 职工联系电话 and 联系电话
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, kw_only=True)
class Begins:
    """A column with which the national layout of a form begins, and the word over it there."""

    path: str
    word: str


@dataclass(frozen=True, kw_only=True)
class Others:
    """The words of other rosters for one form, by path as `Form.walk` gives it; those over the column that joins sheets; those of blocks."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    national: tuple[Begins, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OtherWords:
    """The file of other rosters' words."""

    ignored: frozenset[str] = frozenset()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, Others] = field(default_factory=dict)


def other_words() -> OtherWords:
    """The words as the program ships them, none where its resources have none. Raises `Failure` declaration.broken."""
    path = resources() / "headers.toml"
    return read_other_words(path) if path.is_file() else OtherWords()


@lru_cache(maxsize=4)
def read_other_words(path: Path) -> OtherWords:
    """The words from one file, read strictly. Raises `Failure` declaration.broken, file.missing."""
    top = read_toml(path)
    ignored = frozenset(map(folded, top.texts("ignored")))
    labels: dict[str, tuple[str, ...]] = {}
    for entry in top.tables("label"):
        label = entry.text("label")
        if label in labels:
            entry.refuse("写了两次")
        labels[label] = entry.texts("words")
        entry.done()
    forms = dict(map(_others, top.tables("form")))
    top.done()
    return OtherWords(ignored=ignored, labels=labels, forms=forms)


def _others(entry: Entry) -> tuple[str, Others]:
    name = entry.text("id")
    columns: dict[str, tuple[str, ...]] = {}
    for one in entry.tables("column"):
        columns[one.text("path")] = one.texts("words")
        one.done()
    blocks: dict[str, tuple[str, ...]] = {}
    for one in entry.tables("block"):
        blocks[one.text("id")] = one.texts("words")
        one.done()
    national = []
    for one in entry.tables("national"):
        national.append(Begins(path=one.text("path"), word=one.text("word")))
        one.done()
    made = Others(columns=columns, key=entry.texts("key"), blocks=blocks, national=tuple(national))
    entry.done()
    return name, made


_Find: TypeAlias = "Callable[[Lexicon, str], Column | None]"


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """A column that words look like, and how much, of 100."""

    column: Column
    score: int


class Lexicon:
    """The columns of one table, and every word for them. `sideways` are the tables whose rows may stand beside each other in it."""

    def __init__(self, form: Form, table: Table, words: OtherWords, sideways: Sequence[Lexicon] = ()) -> None:
        self.table = table
        self._fields = form.rows[table.rows].fields if table.rows else form.fields
        self._others = words.forms.get(form.id, Others())
        self._words = words
        self._sideways = sideways
        self.most = form.rows[table.rows].max if table.rows else 0

    def exact(self, way: str) -> Column | None:
        """The column that these words name as our templates do, or by its field's id."""
        return self.table.column_of(way) or self._beside(way, lambda one, rest: one.exact(rest))

    def alias(self, way: str) -> Column | None:
        """The column that these words name as other rosters do."""
        word = folded(way)
        found = self._aliases.get(word) or self._aliases.get(without_notes(word))
        if found is None and self.automatic([way]):
            return None
        return found or self._beside(way, lambda one, rest: one.alias(rest))

    def automatic(self, ways: Iterable[str]) -> str:
        """The path of the field these words name, if the program works it out itself; else an empty text."""
        for word in map(folded, ways):
            if path := self._automatic.get(word) or self._automatic.get(without_notes(word)):
                return path
            for one in self._sideways:
                match = one._numbered.fullmatch(word)
                if match and (path := one.automatic([match[2]])):
                    return f"{one.table.rows}.{path}"
        return ""

    def alike(self, way: str, taken: frozenset[str]) -> Likeness | None:
        """The column whose words look most like these, leaving out those whose paths are taken."""
        word = without_notes(folded(way))
        best: Likeness | None = None
        for one, column in self._similar:
            if walked(self.table, column) not in taken:
                score = _likeness(word, one)
                if score >= (best.score + 1 if best else ALIKE):
                    best = Likeness(column=column, score=score)
        return best

    def begins(self, way: str) -> Column | None:
        """The column that these words name only where rows stand beside each other, in the national layout."""
        path = next((one.path for one in self._others.national if folded(one.word) == folded(way)), "")
        return self._by_path.get(path)

    def at(self, path: str) -> Column | None:
        """The column at a path as `Form.walk` gives it, or at one of the national layout: members[2].name."""
        if path in self._by_path:
            return self._by_path[path]
        match = re.fullmatch(r"([a-z0-9_]+)\[([0-9]{1,2})\]\.([a-z0-9_]+)", path)
        for one in self._sideways if match else ():
            column = one.at(f"{match[1]}.{match[3]}") if match and match[1] == one.table.rows else None
            if column is not None and match:
                return one.beside(column, int(match[2]))
        return None

    def named(self, name: str) -> Column | None:
        """The column a hidden name of our templates means."""
        rows, _, rest = name.partition(".")
        number, _, last = rest.partition(".")
        return self.at(f"{rows}[{number}].{last}") if last else self._by_name.get(name)

    def beside(self, column: Column, number: int) -> Column:
        """A column of this block as it stands for row `number` in the national layout."""
        return beside(self.table.rows, self.table.sheet, column, number)

    def _beside(self, way: str, find: _Find) -> Column | None:
        word = folded(way)
        for one in self._sideways:
            match = one._numbered.fullmatch(word)
            number = _DIGITS.find(match[1]) + 1 or int(match[1]) if match else 0
            column = find(one, match[2]) if match and 1 <= number <= one.most else None
            if column is not None and column.path != KEY:
                return one.beside(column, number)
        return None

    @cached_property
    def _numbered(self) -> re.Pattern[str]:
        words = {folded(one) for one in (self.table.sheet, *self._others.blocks.get(self.table.rows, ()))}
        either = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
        return re.compile(rf"(?:{either})\(?([1-9][0-9]?|[{_DIGITS}])\)?[-_.]?(.+)")

    @cached_property
    def _by_path(self) -> Mapping[str, Column]:
        return {walked(self.table, one): one for one in self.table.columns if one.path != KEY}

    @cached_property
    def _by_name(self) -> Mapping[str, Column]:
        return {name_of(self.table, one): one for one in self.table.columns}

    @cached_property
    def _aliases(self) -> Mapping[str, Column]:
        """The words that mean one column only, and that no column of the table has itself."""
        said = [(folded(word), column) for column in self.table.columns for word in self._said_of(column)]
        counted = Counter(word for word, _ in {(word, column.path) for word, column in said})
        printed = {folded(one.label) for one in self._fields.values()}
        free = (word for word in counted if counted[word] == 1 and word not in printed)
        found = dict(said)
        return {word: found[word] for word in free if self.table.column_of(word) is None}

    def _said_of(self, column: Column) -> Iterator[str]:
        if column.path == KEY:
            yield from self._others.key if self.table.rows else ()
        elif column.field is not None:
            for word in self._words.labels.get(column.field.label, ()):
                yield word
                yield f"{column.band}{word}"
            yield from self._others.columns.get(walked(self.table, column), ())

    @cached_property
    def _automatic(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for path, one in self._fields.items():
            if not one.is_typed:
                for word in map(folded, (one.label, *self._words.labels.get(one.label, ()))):
                    if self.table.column_of(word) is None and (word == folded(one.label) or word not in self._aliases):
                        found.setdefault(word, path)
        return found

    @cached_property
    def _similar(self) -> tuple[tuple[str, Column], ...]:
        known = ((word, one) for one in self.table.columns for word in (*ways_of(one), *self._said_of(one)))
        found = {(without_notes(folded(word)), one.path): one for word, one in known if one.path not in (KEY, word)}
        return tuple((word, one) for (word, _), one in found.items())


def lexicons(form: Form) -> tuple[Lexicon, ...]:
    """The lexicon of each table of a form, the form's own first; in that one the blocks may also stand beside each other."""
    words = other_words()
    main, *tables = tables_of(form)
    blocks = tuple(Lexicon(form, table, words) for table in tables)
    return Lexicon(form, main, words, blocks), *blocks


def name_of(table: Table, column: Column) -> str:
    """The hidden name by which a template knows a column again, without the prefix: head.name, members.name, members.2.name."""
    path = walked(table, column) or (f"{table.rows}._KEY" if table.rows else "_KEY")
    return re.sub(r"\[([0-9]+)\]", r".\1", path)


def _likeness(one: str, other: str) -> int:
    shared = len(set(one) & set(other))
    if 2 * shared < min(len(set(one)), len(set(other))) or shared < 2:
        return 0
    ratio = round(100 * SequenceMatcher(None, one, other, autojunk=False).ratio())
    shorter, longer = sorted((one, other), key=len)
    return max(ratio, _INSIDE) if len(shorter) > 1 and shorter in longer else ratio
