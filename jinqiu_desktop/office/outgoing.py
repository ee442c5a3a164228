"""Saved records as tables for people outside: one sheet for each table of a form, or the national system's one wide table.

Only strings and numbers leave here, already masked for their audience; what is `local` never does. The columns are those of the import
template with its words, so that what is written in full can be read in again. This module writes no file and asks nobody for a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.records import Applies, Audience, Record, Whole, shown_to
from jinqiu_desktop.store import Store

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import Layout
    from jinqiu_desktop.spreadsheet.export import SheetOut
    from jinqiu_desktop.spreadsheet.layout import Table

OutCell: TypeAlias = str | Decimal | int | None
"""A text, a number that can be summed up, or nothing."""

_NUMBER, _STATE, _OFFICE = "记录编号", "办到哪了", "填报的工会"
_SUMMED = frozenset({"money", "number"})
_WIDTHS = {"id_number": 20, "bank_card": 22, "phone": 14, "long_text": 40, "text": 20, "region": 24, "choices": 24}


@dataclass(frozen=True, kw_only=True)
class Out:
    """One record that goes out; `office` is named where it is another one's."""

    record: Record
    whole: Whole
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class _Head:
    """A column of a sheet: its words, and the field of the record or row that stands under it; none where it joins two sheets."""

    label: str
    path: str
    field: Field | None


class Outgoing:
    """Records of one form as sheets: masked, or in full. `problems` tells what did not fit, once the sheets are made."""

    def __init__(self, form: Form, store: Store, catalog: Catalog, *, full: bool) -> None:
        self._form = form
        self._store = store
        self._catalog = catalog
        self._audience = Audience.UPWARD if full else Audience.EXPORT
        self.problems: list[Problem] = []

    def sheets(self, records: Iterable[Out], layout: Layout) -> tuple[SheetOut, ...]:
        """The sheets of these records."""
        return (self._wide(records),) if layout == "national" else self._by_table(records)

    # --- one sheet for each table ---

    def _by_table(self, records: Iterable[Out]) -> tuple[SheetOut, ...]:
        from jinqiu_desktop.spreadsheet.layout import tables_of

        main, *blocks = tables_of(self._form)
        heads = {table.rows: tuple(self._heads(table)) for table in (main, *blocks)}
        offices: list[str] = []
        lines: dict[str, list[Sequence[OutCell]]] = {table.rows: [] for table in (main, *blocks)}
        for serial, one in enumerate(records, start=1):
            applies, number = Applies(self._form, one.whole.value), one.record.called
            joined: OutCell = serial
            if main.key:
                joined = self._cell(one.whole, applies, main.key, self._form.fields[main.key])
            state = self._form.states.get(one.record.state, one.record.state)
            own = (
                self._cell(one.whole, applies, head.path, head.field) if head.field else joined for head in heads[""]
            )
            lines[""].append([number, state, *own])
            offices.append(one.office)
            for table in blocks:
                for row in one.whole.answers.rows(table.rows):
                    cells = (
                        self._cell(one.whole, applies, row_path(table.rows, row.rid, head.path), head.field)
                        if head.field
                        else joined
                        for head in heads[table.rows]
                    )
                    lines[table.rows].append([number, *cells])
        first = [_Head(label=label, path="", field=None) for label in (_NUMBER, _STATE)]
        if any(offices):
            first.append(_Head(label=_OFFICE, path="", field=None))
            lines[""] = [[*line[:2], office, *line[2:]] for line, office in zip(lines[""], offices, strict=True)]
        return (
            _sheet(main.sheet, (*first, *heads[""]), lines[""]),
            *(_sheet(table.sheet, (*first[:1], *heads[table.rows]), lines[table.rows]) for table in blocks),
        )

    def _heads(self, table: Table) -> Iterator[_Head]:
        """The template's columns, then what nobody types: computed and copied values."""
        fields = self._form.rows[table.rows].fields if table.rows else self._form.fields
        seen: set[str] = set()
        for column in table.columns:
            joins = column.field is None or column.path == ""
            if joins or not fields[column.path].local:
                label = column.header.removeprefix("*")
                seen.add(label)
                yield _Head(label=label, path=column.path, field=None if joins else column.field)
        for path, one in fields.items():
            if not one.is_typed and not one.local and one.kind.name != "attachment":
                label = one.label if one.label not in seen else f"{one.label} {path}"
                seen.add(label)
                yield _Head(label=label, path=path, field=one)

    # --- the national layout ---

    def _wide(self, records: Iterable[Out]) -> SheetOut:
        from jinqiu_desktop import spreadsheet

        columns, block = spreadsheet.national_columns(self._form), spreadsheet.national_block(self._form)
        heads = tuple(_Head(label=one.header.removeprefix("*"), path=one.path, field=one.field) for one in columns)
        lines: list[Sequence[OutCell]] = []
        for one in records:
            applies = Applies(self._form, one.whole.value)
            rids = [row.rid for row in one.whole.answers.rows(block)]
            paths = ((column.field, spreadsheet.path_in(column, rids)) for column in columns)
            lines.append(
                [self._cell(one.whole, applies, path, field) if field and path else None for field, path in paths]
            )
            if (left := len(rids) - spreadsheet.NATIONAL_ROWS) > 0:
                many, noun = str(spreadsheet.NATIONAL_ROWS), self._form.rows[block].label
                told_of = {"number": one.record.called, "left": str(left), "most": many, "label": noun}
                self.problems.append(problem(one.record.called, "export.rows_left", Severity.WARNING, **told_of))
        return _sheet(self._form.title, heads, lines)

    # --- one cell ---

    def _cell(self, whole: Whole, applies: Applies, path: str, declared: Field) -> OutCell:
        value = whole.value(path)
        if value is None or not applies(path):
            return None
        text = shown_to(self._audience, declared, value)
        if isinstance(value, Ref):
            return self._named(value, declared) if text else None
        is_sum = declared.kind.name in _SUMMED and text == declared.kind.shown(value)
        return value if is_sum and isinstance(value, Decimal) else text

    def _named(self, ref: Ref, declared: Field) -> str:
        """What a person calls the record behind a reference, or the row of it: its number; the number or name of whom the row is about."""
        record = self._store.record(ref.uid)
        if record is None:
            return ""
        if not ref.rid:
            return record.called
        rows_id = declared.target.partition(".")[2]
        block = self._catalog.form(record.form, record.form_rev).rows[rows_id]
        number = next((name for name, one in block.fields.items() if one.kind.name == "id_number"), "")
        for name in filter(None, (number, block.person)):
            value = record.value(row_path(rows_id, ref.rid, name))
            if value is not None:
                return shown_to(self._audience, block.fields[name], value)
        return ""


def _sheet(title: str, heads: Sequence[_Head], lines: Sequence[Sequence[OutCell]]) -> SheetOut:
    from jinqiu_desktop.spreadsheet.export import SheetOut
    from jinqiu_desktop.spreadsheet.lists import ListColumn

    def width(head: _Head) -> int:
        wide = _WIDTHS.get(head.field.kind.name, 12) if head.field else 16
        return max(wide, min(2 * len(head.label) + 2, 26))

    columns = tuple(ListColumn(label=head.label, width=width(head)) for head in heads)
    return SheetOut(title=title, columns=columns, lines=tuple(lines))
