"""How a form becomes sheets: one table for its fields, one for each block of rows, and the words over their columns.

Writing a template and reading a filled one both go by this. It knows no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jinqiu_desktop.forms import Field, Form, Group, Rows

KEY = ""
"""The path of the column that says which record a row belongs to, where no field of the form does."""

GUIDE_SHEET = "填写说明"
LISTS_SHEET = "字典"
NOTES_SHEET = "核对说明"
"""What is to be known of the columns and of the file as a whole, in a workbook that goes back; no table."""

REASON = "校验失败原因"
EXAMPLE = "例："
"""How every cell of a template's example row begins, so that none of it can be taken for an answer."""

_SERIAL = "序号"
_NOT_IN_A_CELL = frozenset({"attachment"})


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the path it fills (as the form declares it), the words over it, the band of columns it stands in."""

    path: str
    header: str
    band: str
    field: Field | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet: `rows` names the block, empty for the form's own fields. `key` is the path of the column that joins them."""

    sheet: str
    rows: str
    columns: tuple[Column, ...]
    key: str

    def column_of(self, header: str) -> Column | None:
        """The column a person means by the words over it: as printed, with its band, or by the field's id."""
        word = folded(header)
        return self._words.get(word) or self._words.get(without_notes(word))

    @cached_property
    def _words(self) -> Mapping[str, Column]:
        ways = {(folded(way), column.path) for column in self.columns for way in ways_of(column)}
        counted = Counter(word for word, _ in ways)
        exact = {folded(column.header): column for column in self.columns}
        every = ((folded(way), column) for column in self.columns for way in ways_of(column))
        loose = {word: column for word, column in every if counted[word] == 1}
        return loose | exact


def tables_of(form: Form) -> tuple[Table, ...]:
    """The sheets of a form's template; blocks that hold files are filled in the program only."""
    bands = _bands_of(form)
    key = _key_of(form)
    own = [Column(path=KEY, header=_SERIAL, band="", field=None)] if key == KEY else []
    own += columns_of(form)
    blocks = [block for block in form.rows.values() if not any(_is_file(one) for one in block.fields.values())]
    first = f"{bands.get(key, '')}{form.fields[key].label}" if key else _SERIAL
    return (
        Table(sheet=form.title, rows="", columns=tuple(own), key=key),
        *(_table(form, block, Column(path=KEY, header=first, band="", field=form.fields.get(key))) for block in blocks),
    )


def walked(table: Table, column: Column) -> str:
    """The path of a column as `Form.walk` gives it: `members.name`; empty for one that only joins sheets."""
    return f"{table.rows}.{column.path}" if table.rows and column.path != KEY else column.path


def beside(rows_id: str, label: str, column: Column, number: int) -> Column:
    """A column of a block as it stands for the row of this number, where rows stand beside each other: 家庭成员2姓名, members[2].name."""
    band, words = f"{label}{number}", without_notes(folded(column.header))
    return replace(column, path=f"{rows_id}[{number}].{column.path}", header=f"{band}{words}", band=band)


def _table(form: Form, block: Rows, key: Column) -> Table:
    return Table(sheet=block.label, rows=block.id, columns=(key, *columns_of(form, block)), key=KEY)


def _key_of(form: Form) -> str:
    """The person's number where a clerk types one: that is how rows of two sheets are joined by hand, too."""
    typed = (
        path for path, one in form.fields.items() if one.kind.name == "id_number" and one.is_typed and one.required
    )
    return next(typed, KEY)


def columns_of(form: Form, block: Rows | None = None, *, is_typed: bool = True) -> list[Column]:
    """The columns of a form's own fields or of a block's, those of the summary first; files have none.

    `is_typed`: without what the program works out by itself.
    """
    first_seen = dict.fromkeys([*form.summary, *form.fields])  # who it is stands first, and stays in view
    every = block.fields if block else {path: form.fields[path] for path in first_seen if path in form.fields}
    bands = _bands(block.groups) if block else _bands_of(form)
    fields = {path: one for path, one in every.items() if not _is_file(one) and (one.is_typed or not is_typed)}
    labels = Counter(folded(one.label) for one in fields.values())
    banded = Counter(folded(f"{bands.get(path, '')}{one.label}") for path, one in fields.items())
    made = []
    for path, one in fields.items():
        band = bands.get(path, "")
        ways = ((one.label, labels), (f"{band}{one.label}", banded))
        label = next((way for way, counted in ways if counted[folded(way)] == 1), f"{one.label} {path}")
        unit = f"（{one.unit}）" if one.unit else ""
        mark = "*" if one.is_typed and (one.star or is_needed(form, one)) else ""
        made.append(Column(path=path, header=f"{mark}{label}{unit}", band=band, field=one))
    return made


def is_needed(form: Form, field: Field, step: str = "submit") -> bool:
    """Whether a column must be filled before a step, whatever stands in the others."""
    return form.needed_at(field, step) and field.required_when is None and field.when is None


def ways_of(column: Column) -> Iterator[str]:
    """Every way to write the words over a column that means this one and no other kind of thing."""
    yield column.header
    yield without_notes(folded(column.header))
    if column.field is not None and column.path != KEY:
        yield column.field.label
        yield without_notes(folded(column.field.label))
        yield f"{column.band}{column.field.label}"
        yield column.path
        if column.field.renamed_from:
            yield column.field.renamed_from


def _is_file(field: Field) -> bool:
    return field.kind.name in _NOT_IN_A_CELL


def _bands_of(form: Form) -> Mapping[str, str]:
    bands: dict[str, str] = {}
    for page in form.pages:
        bands |= _bands(page.groups)
    return bands


def _bands(groups: Sequence[Group]) -> Mapping[str, str]:
    """The heading over each cell; a group without one goes on under the heading before."""
    found: dict[str, str] = {}
    band = ""
    for group in groups:
        band = group.title or band
        found |= {place.path: band for row in group.rows for place in row}
    return found


def in_words(address: str, label: str) -> str:
    """`家庭成员!F7` as a clerk reads it: “家庭成员”第 7 行 F 列「身份证号」."""
    sheet, _, cell = address.rpartition("!")
    column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    place = f"第 {row} 行" + (f" {column} 列" if column else "") if row else f"{column} 列"
    return f"“{sheet}”{place}" + (f"「{label}」" if label else "")


def folded(text: str) -> str:
    """Words over a column as they are compared: without blanks, stars, colons, width and case."""
    return re.sub(r"[\s*:：]+", "", unicodedata.normalize("NFKC", text)).casefold()


def without_notes(word: str) -> str:
    """Folded words without the unit or remark in brackets at their end."""
    return re.sub(r"\([^()]*\)$", "", word)
