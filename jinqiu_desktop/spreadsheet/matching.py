"""Which sheet of a file is which table of a form, and which of its columns is which: by our words, by the words of others, by choice.

What only looks alike is never taken: it is proposed, and a person chooses. Nothing is read here below the words over the columns but a
few masked samples to choose by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from openpyxl.utils import get_column_letter

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Form
from jinqiu_desktop.spreadsheet.cells import Book, Raw, Sheet, read_book
from jinqiu_desktop.spreadsheet.headers import Lexicon, lexicons, other_words
from jinqiu_desktop.spreadsheet.layout import (
    GUIDE_SHEET,
    KEY,
    LISTS_SHEET,
    NOTES_SHEET,
    Column,
    Table,
    folded,
    walked,
)
from jinqiu_desktop.spreadsheet.texts import is_blank, plain

How: TypeAlias = Literal["exact", "alias", "alike", "chosen", "none"]
"""How a column was matched: as our templates call it, as others do, it only looks so, a person said so, not at all."""

_Meant: TypeAlias = "Callable[[Head], Column | None]"

_HEADER_WITHIN = 20  # rows from the top in which the words over the columns are looked for
_WIDEST = 500  # columns in which they are looked for
_SAMPLES = 3
_SAMPLES_WITHIN = 200
_WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class HeaderMatch:
    """A column of a file and the field it is for. `path` is as `Form.walk` has it, or members[2].name for the second member of a row.

    With `how` alike, the path is proposed and not read; chosen with an empty path is left out by choice. `label` says in the program's words
    what the path is, `score` of 100 how alike the words are. `samples` are masked.
    """

    sheet: str
    column: str
    header: str
    path: str
    label: str
    how: How
    score: int
    samples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Target:
    """A field that a person may choose for a column: its path as in `HeaderMatch`, and its words."""

    path: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """The words over one column (counted from 0) as they stand, the ways to look them up, and our hidden name for it."""

    at: int
    words: str
    ways: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the words over a column mean. A column that is alike is a proposal; `is_twice`: another column has the same field already.

    `automatic` is the path of the field, where the program works it out itself.
    """

    head: Head
    column: Column | None = None
    how: How = "none"
    score: int = 0
    is_twice: bool = False
    automatic: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether what stands below is read."""
        return self.column is not None and self.how in ("exact", "alias", "chosen")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A table in a sheet: the row (from 0) of the words over the columns, the lower one if there are two, and what they mean."""

    table: Table
    sheet: Sheet
    header: int
    meanings: tuple[Meaning, ...]

    @property
    def taken(self) -> int:
        """How many columns are read."""
        return sum(one.is_taken for one in self.meanings)

    def is_used(self, at: int) -> bool:
        """Whether anything stands in a column below its words."""
        return any(at < len(row) and not is_blank(row[at]) for row in self.sheet.rows[self.header + 1 :])


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of a form that a file has: the form's own, its blocks, and the sheets that are neither."""

    main: Found | None
    blocks: tuple[Found, ...]
    left: tuple[Sheet, ...]


def match_headers(
    path: Path, form: Form, today: date, chosen: Mapping[str, str] | None = None
) -> tuple[HeaderMatch, ...]:
    """What each column of a file is taken for, to be shown to a person. `chosen`: header words -> path, empty to leave the column out.

    Raises as `read_table`, but `Failure` sheet.no_table only where no column even looks like one of the form.
    """
    book = read_book(path)
    tables = find_tables(book, form, chosen or {}, loosely=True)
    if tables.main is None:
        raise Failure("sheet.no_table", name=path.name, title=form.title)
    return tuple(
        _shown(one, found, today) for found in (tables.main, *tables.blocks) for one in found.meanings if one.head.words
    )


def targets(form: Form) -> tuple[Target, ...]:
    """What a person may choose for a column, in the order of the form; of the national layout the first five rows."""
    main, *blocks = lexicons(form)
    own = (Target(path=one.path, label=_words_of(one)) for one in main.table.columns if one.path != KEY)
    rows = (
        Target(path=walked(block.table, one), label=f"{block.table.sheet} {_words_of(one)}")
        for block in blocks
        for one in block.table.columns
        if one.path != KEY
    )
    beside = (one for block in blocks for number in range(1, 6) for one in _beside(block, number))
    return (*own, *rows, *beside)


def _beside(block: Lexicon, number: int) -> Iterator[Target]:
    if number <= block.most:
        for column in block.table.columns:
            if column.path != KEY:
                one = block.beside(column, number)
                yield Target(path=one.path, label=one.header)


def _words_of(column: Column) -> str:
    return column.header.removeprefix("*")


# --- finding tables ---------------------------------------------------------------------------------------------------------


def find_tables(book: Book, form: Form, chosen: Mapping[str, str], *, loosely: bool = False) -> Tables:
    """Finds the tables by the names of sheets first, then by their columns; `loosely` also by columns that only look alike."""
    said = {folded(words): path for words, path in chosen.items()}
    left = [sheet for sheet in book.sheets if sheet.name not in (GUIDE_SHEET, LISTS_SHEET, NOTES_SHEET)]
    known = lexicons(form)
    placed: dict[str, Found] = {}
    for is_named in (True, False):
        for lexicon in known:
            if lexicon.table.rows not in placed:
                _place(placed, left, lexicon, said, is_named=is_named)
    if loosely and "" not in placed:
        _place_loosely(placed, left, known[0], said)
    main = placed.pop("", None)
    return Tables(main=main, blocks=tuple(placed.values()), left=tuple(left))


def _place(
    placed: dict[str, Found], left: list[Sheet], lexicon: Lexicon, said: Mapping[str, str], *, is_named: bool
) -> None:
    wanted = [sheet for sheet in left if not is_named or sheet.name.strip() == lexicon.table.sheet]
    tried = [one for sheet in wanted if (one := _found_in(sheet, lexicon, said)) is not None]
    if tried:
        best = max(tried, key=lambda one: one.taken)
        left.remove(best.sheet)
        placed[lexicon.table.rows] = _with_proposals(best, lexicon)


def _found_in(sheet: Sheet, lexicon: Lexicon, said: Mapping[str, str]) -> Found | None:
    """The words that name the most columns, and the fewest twice; of at least two, or of all."""
    fewest = min(2, len(lexicon.table.columns))
    tried = [one for one in _tries(sheet, lexicon, said) if one.taken >= fewest]
    return max(tried, key=lambda one: (one.taken, -sum(each.is_twice for each in one.meanings)), default=None)


def _tries(sheet: Sheet, lexicon: Lexicon, said: Mapping[str, str]) -> Iterator[Found]:
    for at in range(min(len(sheet.rows), _HEADER_WITHIN)):
        if goes_on_below(sheet, at):
            continue  # its words are bands, and what they mean stands below
        for heads in (_heads(sheet, at), _banded_heads(sheet, at)):
            if heads:
                meanings = _meanings(heads, lexicon, said)
                yield Found(table=lexicon.table, sheet=sheet, header=at, meanings=meanings)


def _place_loosely(placed: dict[str, Found], left: list[Sheet], lexicon: Lexicon, said: Mapping[str, str]) -> None:
    """Takes the row of the most words of each sheet for its head, as long as two of them look like columns."""
    tried = []
    for sheet in left:
        found = max(_tries(sheet, lexicon, said), key=lambda one: len(one.meanings), default=None)
        if found is not None:
            tried.append(_with_proposals(found, lexicon))
    best = max(tried, key=_known, default=None)
    if best is not None and _known(best) >= min(2, len(lexicon.table.columns)):
        left.remove(best.sheet)
        placed[lexicon.table.rows] = best


def _known(found: Found) -> int:
    return sum(one.column is not None for one in found.meanings)


# --- the words over the columns ---------------------------------------------------------------------------------------------


def _heads(sheet: Sheet, at: int) -> tuple[Head, ...]:
    """One row of words."""
    row = sheet.rows[at][:_WIDEST]
    words = ((place, _text(cell)) for place, cell in enumerate(row))
    return tuple(
        Head(at=place, words=one, ways=(one,), name=sheet.names.get((at, place), ""))
        for place, one in words
        if one or (at, place) in sheet.names
    )


def goes_on_below(sheet: Sheet, at: int) -> bool:
    """Whether the words over the columns go on in the next row: words only, and only where a band above spans several columns.

    A row of answers has one below the name of somebody, which no band spans.
    """
    if at + 1 >= len(sheet.rows):
        return False
    above, below = sheet.rows[at][:_WIDEST], sheet.rows[at + 1][:_WIDEST]
    if not all(isinstance(cell, str) for cell in below) or not any(map(_text, below)):
        return False
    words = [*map(_text, above), *[""] * (len(below) - len(above))]
    band: list[int] = []
    spanned: set[int] = set()
    for place, word in enumerate(words):
        band = [place] if word else [*band, place]
        if len(band) > 1 and words[band[0]]:
            spanned |= set(band)
    under = {place for place, cell in enumerate(below) if _text(cell)}
    alone = {place for place in under - spanned if words[place] != _text(below[place])}
    return not alone and any(place in under and not words[place] for place in spanned)


def _above(sheet: Sheet, at: int) -> list[str]:
    """The words in the row above: where a head has three rows, those above it, too, that reach down to it."""
    words = [_text(cell) for cell in sheet.rows[at - 1][:_WIDEST]]
    if at < 2 or not goes_on_below(sheet, at - 2):
        return words
    over = [_text(cell) for cell in sheet.rows[at - 2][:_WIDEST]]
    if sum(map(bool, over)) < 2:  # a title
        return words
    words += [""] * (len(over) - len(words))
    return [word or (over[place] if place < len(over) else "") for place, word in enumerate(words)]


def _banded_heads(sheet: Sheet, at: int) -> tuple[Head, ...]:
    """Two rows of words: a band over several columns, and below it the words of each. A word over one column alone may fill both rows."""
    if at == 0:
        return ()
    above, below = _above(sheet, at), [_text(cell) for cell in sheet.rows[at][:_WIDEST]]
    below += [""] * (len(above) - len(below))
    alone = Counter(map(folded, below))
    band = ""
    heads = []
    for place, word in enumerate(below):
        over = above[place] if place < len(above) else ""
        band = over or (band if word else "")
        if word:
            # The same words under two bands mean two things: 本人 姓名, 学生 姓名.
            ways = (f"{band}{word}", word) if alone[folded(word)] == 1 else (f"{band}{word}",)
            heads.append(Head(at=place, words=f"{band} {word}".strip(), ways=ways))
        elif over:
            heads.append(Head(at=place, words=over, ways=(over,)))
    return tuple(heads)


def _text(cell: Raw) -> str:
    return re.sub(r"\s+", " ", cell).strip() if isinstance(cell, str) else ""


def _meanings(heads: Sequence[Head], lexicon: Lexicon, said: Mapping[str, str]) -> tuple[Meaning, ...]:
    """What the words mean: a person's choice comes before our words, these before a hidden name, and that before the words of others."""
    found = {one.at: Meaning(head=one, how="chosen") for one in heads if said.get(folded(one.words)) == ""}
    taken: set[str] = set()
    for how, meant in _passes(lexicon, said, taken):
        for head in heads:
            column = meant(head) if head.at not in found else None
            if column is not None and column.path not in taken:
                taken.add(column.path)
                found[head.at] = Meaning(head=head, column=column, how=how, score=_WHOLE)
    for head in heads:
        if head.at not in found and (column := _exact(lexicon, head)) is not None:
            found[head.at] = Meaning(head=head, column=column, is_twice=True)
    return tuple(found.get(head.at, Meaning(head=head, automatic=lexicon.automatic(head.ways))) for head in heads)


def _exact(lexicon: Lexicon, head: Head) -> Column | None:
    return next(filter(None, map(lexicon.exact, head.ways)), None) if head.words else None


def _passes(lexicon: Lexicon, said: Mapping[str, str], taken: AbstractSet[str]) -> Iterator[tuple[How, _Meant]]:
    yield "chosen", lambda head: lexicon.at(said[folded(head.words)]) if folded(head.words) in said else None
    yield "exact", lambda head: _exact(lexicon, head)
    yield "exact", lambda head: lexicon.named(head.name) if head.name else None
    yield "alias", lambda head: next(filter(None, map(lexicon.alias, head.ways)), None)
    if any("[" in path for path in taken):
        yield "exact", lambda head: lexicon.begins(head.words)


def _with_proposals(found: Found, lexicon: Lexicon) -> Found:
    """For each column that nothing was found for, the field its words look most like, each field once, the most alike first."""
    taken = {walked(found.table, one.column) for one in found.meanings if one.column is not None}
    ignored = other_words().ignored
    open_heads = [
        one for one in found.meanings if one.how == "none" and not one.is_twice and not one.automatic and one.head.words
        and folded(one.head.words) not in ignored and found.is_used(one.head.at)
    ]  # fmt: skip
    proposed: dict[int, Meaning] = {}
    while open_heads:
        tried = [(one, lexicon.alike(way, frozenset(taken))) for one in open_heads for way in one.head.ways]
        best, like = max(tried, key=lambda pair: pair[1].score if pair[1] else -1)
        if like is None:
            break
        proposed[best.head.at] = replace(best, column=like.column, how="alike", score=like.score)
        taken.add(walked(found.table, like.column))
        open_heads = [one for one in open_heads if one.head.at != best.head.at]
    return replace(found, meanings=tuple(proposed.get(one.head.at, one) for one in found.meanings))


# --- what a person is shown -------------------------------------------------------------------------------------------------


def _shown(one: Meaning, found: Found, today: date) -> HeaderMatch:
    path = walked(found.table, one.column) if one.column is not None and not one.is_twice else ""
    return HeaderMatch(
        sheet=found.sheet.name,
        column=get_column_letter(one.head.at + 1),
        header=one.head.words,
        path=path,
        label=_words_of(one.column) if one.column is not None else "",
        how=one.how,
        score=one.score,
        samples=tuple(_samples(found, one, today)),
    )


def _samples(found: Found, one: Meaning, today: date) -> Iterable[str]:
    below = found.sheet.rows[found.header + 1 : found.header + 1 + _SAMPLES_WITHIN]
    texts = (plain(row[one.head.at]) for row in below if one.head.at < len(row))
    masked = (_masked(text, one.column, today) for text in texts if text)
    return list(dict.fromkeys(masked))[:_SAMPLES]


def _masked(text: str, column: Column | None, today: date) -> str:
    """A text as it may be shown: as its field would be, if it is one of that field, else with all but its first sign hidden."""
    kind = column.field.kind if column is not None and column.field is not None else None
    value = kind.parse(text, today).value if kind is not None else None
    if kind is not None and value is not None and kind.name not in ("text", "long_text"):
        return kind.masked(value)
    if len(text) <= 1 or re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", text):
        return text
    shown = 2 if len(text) > 5 else 1
    return f"{text[:shown]}{'*' * min(len(text) - shown, 8)}"
