"""How a form becomes sheets: one table for its fields, one for each block of rows, and the words over their columns.

Writing a template and reading a filled one both go by this. It knows no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinqiu_desktop.forms import Field, Form, Group, Rows

KEY = ""
"""The path of the column that says which record a row belongs to, where no field of the form does."""

GUIDE_SHEET = "填写说明"
LISTS_SHEET = "字典"
REASON = "校验失败原因"
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
        word = _word(header)
        return self._words.get(word) or self._words.get(_without_notes(word))

    @cached_property
    def _words(self) -> Mapping[str, Column]:
        ways = [_word(way) for column in self.columns for way in _ways(column)]
        counted = Counter(ways)
        exact = {_word(column.header): column for column in self.columns}
        loose = {_word(way): column for column in self.columns for way in _ways(column) if counted[_word(way)] == 1}
        return loose | exact


def tables_of(form: Form) -> tuple[Table, ...]:
    """The sheets of a form's template; blocks that hold files are filled in the program only."""
    bands: dict[str, str] = {}
    for page in form.pages:
        bands |= _bands(page.groups)
    key = _key_of(form)
    own = [Column(path=KEY, header=_SERIAL, band="", field=None)] if key == KEY else []
    first_seen = dict.fromkeys([*form.summary, *form.fields])  # who it is stands first, and stays in view
    own += _columns(form, {path: form.fields[path] for path in first_seen if path in form.fields}, bands)
    blocks = [block for block in form.rows.values() if not any(_is_file(one) for one in block.fields.values())]
    first = f"{bands.get(key, '')}{form.fields[key].label}" if key else _SERIAL
    return (
        Table(sheet=form.title, rows="", columns=tuple(own), key=key),
        *(_table(form, block, Column(path=KEY, header=first, band="", field=form.fields.get(key))) for block in blocks),
    )


def _table(form: Form, block: Rows, key: Column) -> Table:
    columns = _columns(form, block.fields, _bands(block.groups))
    return Table(sheet=block.label, rows=block.id, columns=(key, *columns), key=KEY)


def _key_of(form: Form) -> str:
    """The person's number where a clerk types one: that is how rows of two sheets are joined by hand, too."""
    typed = (
        path for path, one in form.fields.items() if one.kind.name == "id_number" and one.is_typed and one.required
    )
    return next(typed, KEY)


def _columns(form: Form, fields: Mapping[str, Field], bands: Mapping[str, str]) -> list[Column]:
    typed = {path: one for path, one in fields.items() if one.is_typed and not _is_file(one)}
    labels = Counter(_word(one.label) for one in typed.values())
    banded = Counter(_word(f"{bands.get(path, '')}{one.label}") for path, one in typed.items())
    made = []
    for path, one in typed.items():
        band = bands.get(path, "")
        ways = ((one.label, labels), (f"{band}{one.label}", banded))
        label = next((way for way, counted in ways if counted[_word(way)] == 1), f"{one.label} {path}")
        unit = f"（{one.unit}）" if one.unit else ""
        mark = "*" if one.star or is_needed(form, one) else ""
        made.append(Column(path=path, header=f"{mark}{label}{unit}", band=band, field=one))
    return made


def is_needed(form: Form, field: Field) -> bool:
    """Whether a column must be filled to submit a record, whatever stands in the others."""
    return form.needed_at(field, "submit") and field.required_when is None and field.when is None


def _ways(column: Column) -> Iterator[str]:
    yield column.header
    if column.field is not None and column.path != KEY:
        yield column.field.label
        yield f"{column.band}{column.field.label}"
        yield column.path
        if column.field.renamed_from:
            yield column.field.renamed_from


def _is_file(field: Field) -> bool:
    return field.kind.name in _NOT_IN_A_CELL


def _bands(groups: Sequence[Group]) -> Mapping[str, str]:
    """The heading over each cell; a group without one goes on under the heading before."""
    found: dict[str, str] = {}
    band = ""
    for group in groups:
        band = group.title or band
        found |= {place.path: band for row in group.rows for place in row}
    return found


def _word(text: str) -> str:
    return re.sub(r"[\s*:：]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _without_notes(word: str) -> str:
    return re.sub(r"\([^()]*\)$", "", word)
