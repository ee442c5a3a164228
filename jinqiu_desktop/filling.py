"""One person filling one form: what was typed, what it means, what is wrong with it, what comes next. The wizard's brain, no Qt.

Values typed, pasted, imported from Excel or read from a bundle all go through `Filling.type`, so they cannot disagree. A Filling never
refuses to keep what was typed; it says what is wrong. It saves nothing: `draft()` gives what the drafts lane keeps, `answers()` what a
step submits. Today's date, the lookup and the pack are given to it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import chain

from jinqiu_desktop.errors import Problem, Severity, problem, sentence
from jinqiu_desktop.forms import Field, Form, Group, Page, Place, Rows, row_path, split_path
from jinqiu_desktop.kinds import Choices, Kind, Parsed, Ref, Value
from jinqiu_desktop.records import (
    Answers,
    Applies,
    Draft,
    DraftCell,
    DraftRow,
    Json,
    Record,
    Row,
    RowOf,
    Undo,
    Whole,
    claimed,
    new_rid,
    references,
)
from jinqiu_desktop.rules import CHECKS, ROW_FILLS, ROW_GIVES, Around, Prefilled, Wanted, explain_income

UNDO_STEPS = 200

CARRIED = "沿用"
"""The word in a cell whose value is carried over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CellView:
    """A cell as a person sees it. `state` is one of look.md §3; `short` the word beside the symbol."""

    path: str
    label: str
    star: bool
    kind: str
    text: str
    shown: str
    masked: str
    state: str
    short: str
    unit: str
    help: str
    example: str
    enabled: bool
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    """The codes of the options that are held, however they were typed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One item of a code list to choose from: by code, by its words, by the initials of their pinyin."""

    code: str
    label: str
    initials: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLine:
    """A page in the page list, with the counts beside it."""

    id: str
    label: str
    note: str
    errors: int
    warnings: int
    carried: int
    filled: int
    cells: int

    @property
    def is_done(self) -> bool:
        """Nothing wrong, nothing waiting to be confirmed."""
        return not (self.errors or self.warnings or self.carried)


@dataclass(frozen=True, kw_only=True, slots=True)
class SumLine:
    """One line of a sum a person can follow: an amount in yuan, times how many months, is so much a year. `path` is the cell of the amount."""

    path: str
    label: str
    amount: Decimal
    factor: int
    result: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLine:
    """One line of how an automatic amount came about: of what, the sum in figures, what it comes to."""

    label: str
    sum: str
    result: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """Everything there is to say about one cell: what to write, an example, how an automatic value came about, on what it rests.

    `copied` is the label of the reference whose record gives the value; `basis` are the standard of the code list and the source of the form.
    """

    path: str
    label: str
    help: str
    work: tuple[WorkLine, ...]
    copied: str
    basis: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heeded:
    """A remark of another office: the problem it is, at its path, and the revision it was made on. `uuid` is the remark's."""

    uuid: str
    problem: Problem
    on: Record


class Filling:
    """One form being filled in for one record."""

    def __init__(self, form: Form, uid: str, around: Around, autos: Mapping[str, str] | None = None) -> None:
        self.form = form
        self.uid = uid
        self.base = ""
        self.cursor = ""
        self.is_touched = False
        self._around = around
        self._autos = dict(autos or {})
        self._cells: dict[str, DraftCell] = {}
        self._parsed: dict[str, Parsed] = {}
        self._rows: dict[str, tuple[DraftRow, ...]] = dict.fromkeys(form.rows, ())
        self._notes: dict[str, str] = {}
        self._kept: dict[str, Json] = {}
        self._undo: list[Undo] = []
        self._before: dict[str, DraftCell | None] = {}  # of every cell set in the act that goes on
        self._heeded: tuple[Heeded, ...] = ()
        self._walked: tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, Field], ...]] | None = None
        self._whole: Whole | None = None
        self._problems: dict[str, tuple[Problem, ...]] = {}

    # --- beginning ---

    @staticmethod
    def fresh(
        form: Form, uid: str, around: Around, autos: Mapping[str, str] | None = None, carry: Record | None = None
    ) -> Filling:
        """A new filling: defaults and what is carried over from the record before stand in it as carried."""
        made = Filling(form, uid, around, autos)
        for path, declared in form.fields.items():
            if declared.carry and carry is not None and (held := carry.value(path)) is not None:
                made._set(path, declared.kind.typed(held), "carried")
            elif declared.default and (text := made._default(declared)):
                made._set(path, text, "carried")
        for block in form.rows.values():
            for _ in range(block.min):
                made._insert_row(block)
        return made

    @staticmethod
    def of_record(
        form: Form, record: Record, around: Around, autos: Mapping[str, str] | None = None, was: Form | None = None
    ) -> Filling:
        """A filling that begins with the answers of a saved record (更正); `was` is the rev of the form it was saved with."""
        made = Filling(form, record.uid, around, autos)
        made.base = record.digest
        made._notes = dict(record.notes)
        before = was or form
        for path, value in record.answers.values.items():
            made._take_in(before.fields[path], path, value)
        for rows_id, rows in record.answers.blocks.items():
            if rows_id in form.rows:
                made._rows[rows_id] = tuple(DraftRow(rid=row.rid) for row in rows)
            for row in rows:
                for name, value in row.values.items():
                    made._take_in(before.rows[rows_id].fields[name], row_path(rows_id, row.rid, name), value)
        for path, held in record.answers.kept.items():
            made._take_back(path, held)
        return made

    @staticmethod
    def of_draft(form: Form, draft: Draft, around: Around, autos: Mapping[str, str] | None = None) -> Filling:
        """A filling that goes on where a draft was left. What the form of today has no place for is kept and told."""
        made = Filling(form, draft.uid, around, autos)
        made.base, made.cursor, made.is_touched = draft.base, draft.cursor, True
        made._notes, made._kept = dict(draft.notes), dict(draft.kept)
        for rows_id, rows in draft.rows.items():
            if rows_id in made._rows:
                made._rows[rows_id] = tuple(rows)
        for path, cell in draft.cells.items():
            now = form.path_today(path)
            if made._knows(now):
                made._set(now, cell.text, cell.state)
            else:
                made._kept[path] = cell.text
        if draft.form_rev == form.rev:  # the acts of an older rev happened on another form
            made._undo = list(draft.undo)
        return made

    def _take_in(self, was: Field, path: str, value: Value) -> None:
        """A value of a saved record, also of an older rev: under its name of today, typed again where its kind has changed."""
        now = self.form.path_today(path)
        if not self._knows(now):
            self._kept[path] = was.kind.stored(value)
            return
        is_same_kind = self.form.field(now).kind.name == was.kind.name
        self._set(now, was.kind.typed(value) if is_same_kind else was.kind.shown(value))

    def _take_back(self, path: str, held: Json) -> None:
        """What an earlier form had no place for stands in its cell again, where today's form has one it fits."""
        now = self.form.path_today(path)
        kind = self.form.field(now).kind if self._knows(now) else None
        try:
            text = kind.typed(kind.held(held)) if kind is not None else ""
        except ValueError:
            text = ""
        if text and now not in self._cells:
            self._set(now, text)
        else:
            self._kept[path] = held

    def _knows(self, path: str) -> bool:
        return self._has_field(path) and self.form.field(path).is_typed

    def _default(self, declared: Field) -> str:
        if declared.default.startswith("pack."):
            return self._around.pack.get(declared.default.removeprefix("pack.")) or ""
        return declared.default

    # --- typing ---

    def type(self, path: str, text: str) -> tuple[Problem, ...]:
        """Put a text into a cell, whatever it is; returns what is wrong at this path. KeyError when there is no such field or row."""
        if not self.form.field(path).is_typed:
            return (problem(path, "field.automatic", label=self.label(path)),)
        self.take(path, text)
        return self.problems_of(path)

    def take(self, path: str, text: str) -> None:
        """The same as `type`, for many texts in a row: what is wrong is asked once, at the end. An automatic cell stays as it is."""
        self.take_all({path: text})

    def take_all(self, texts: Mapping[str, str]) -> None:
        """The same for several cells of rows that are there, one after the other: one act, taken back at once.

        KeyError, and nothing is taken, when there is no such field or row.
        """
        there = {rows_id: {row.rid for row in rows} for rows_id, rows in self._rows.items()}
        fields = {path: self._field_at(path, there) for path in texts}
        typed = {path: declared.kind for path, declared in fields.items() if declared.is_typed}
        if not typed:
            return
        with self._act(next(iter(typed))):
            for path, kind in typed.items():
                self._put(path, kind, _storable(texts[path]))
                if path in self.form.fields:
                    self._prefill(path)
                    self._refill_rows(path)
                else:
                    self._give(path)

    def _field_at(self, path: str, there: Mapping[str, Container[str]]) -> Field:
        """What is filled in at a path. KeyError when there is no such field or row."""
        if path in self.form.fields:
            return self.form.fields[path]
        parts = split_path(path)
        declared = self.form.rows[parts.rows].fields[parts.field]
        if declared.is_typed and parts.rid not in there[parts.rows]:
            raise KeyError(path)
        return declared

    def confirm(self, path: str) -> None:
        """Take a carried value as right."""
        cell = self._cells.get(path)
        if cell is not None and cell.state == "carried":
            with self._act(path):
                self._set(path, cell.text)

    def note(self, one: Problem, reason: str) -> None:
        """Leave a warning standing, with the reason written down; an empty reason takes it back."""
        key = f"{one.code}@{one.where}"
        if reason.strip():
            self._notes[key] = _storable(reason.strip())
        else:
            self._notes.pop(key, None)
        self._changed()

    def undo(self) -> str | None:
        """Take back the last act; returns the path where it happened, or None when there is nothing to take back."""
        if not self._undo:
            return None
        last = self._undo.pop()
        self._rows |= last.rows
        for path, cell in last.cells.items():
            self._set(path, cell.text if cell else "", cell.state if cell else "typed")
        self._changed()
        return last.path

    @contextmanager
    def _act(self, path: str) -> Iterator[None]:
        """One act of a person: everything it changes is taken back together."""
        self._before, rows = {}, dict(self._rows)
        yield
        touched = {at: cell for at, cell in self._before.items() if cell != self._cells.get(at)}
        moved = {rows_id: some for rows_id, some in rows.items() if some != self._rows[rows_id]}
        if touched or moved:
            self._undo.append(Undo(path=path, cells=touched, rows=moved))
            del self._undo[:-UNDO_STEPS]
        self.is_touched = True
        self._changed()

    def _set(self, path: str, text: str, state: str = "typed") -> None:
        self._put(path, self.form.field(path).kind, text, state)

    def _put(self, path: str, kind: Kind, text: str, state: str = "typed") -> None:
        parsed = kind.parse(text, self._around.today)
        self._before.setdefault(path, self._cells.get(path))
        if text.strip() or parsed.slips:
            stored = None if parsed.value is None else kind.stored(parsed.value)
            self._cells[path] = DraftCell(text=text, value=stored, state=state)
            self._parsed[path] = parsed
        else:
            self._cells.pop(path, None)
            self._parsed.pop(path, None)
        self._changed()

    def _changed(self) -> None:
        self._whole = None
        self._problems.clear()

    def _prefill(self, path: str) -> None:
        """Fields that take their first value from the record just chosen, unless somebody typed there."""
        if path not in self.form.references:
            return
        for name, declared in self.form.fields.items():
            source = declared.prefill
            if source is not None and source.through == path and self._is_free(name):
                held = self.whole.value(f"{path}.{source.path}")
                self._set(name, "" if held is None else self._as_text(declared, held), "carried")

    def _give(self, path: str) -> None:
        """The cells of a row that a reference chosen in it gives, unless somebody typed there."""
        parts = split_path(path)
        block = self.form.rows[parts.rows]
        if parts.field not in block.given_by:
            return
        row = RowOf(self.whole, parts.rows, parts.rid)
        for name, held in ROW_GIVES[block.gives](row, self._around.lookup).items():
            at = row_path(block.id, parts.rid, name)
            if held is not None and at != path and self._is_free(at):
                self._set(at, self._as_text(block.fields[name], held), "carried")

    def _is_free(self, path: str) -> bool:
        cell = self._cells.get(path)
        return cell is None or cell.state == "carried"

    def _refill_rows(self, path: str) -> None:
        """Rows that come from another record are given anew when what they follow changes, unless somebody typed into them."""
        for block in self.form.rows.values():
            if path not in (block.through, *block.follows) or self._is_typed_into(block.id):
                continue
            ref = self.value(block.through)
            record = self._around.lookup.record(ref.uid) if isinstance(ref, Ref) else None
            for row in self._rows[block.id]:
                self._drop_cells(block.id, row.rid)
            self._rows[block.id] = ()
            for given in ROW_FILLS[block.fill](record, self.whole) if record is not None else ():
                self._take_over(block, given)

    def _take_over(self, block: Rows, given: Prefilled) -> None:
        rid = self._insert_row(block, given.rid)
        for name, held in given.values.items():
            if held is not None:
                self._set(row_path(block.id, rid, name), self._as_text(block.fields[name], held), "carried")

    def _is_typed_into(self, rows_id: str) -> bool:
        gone = any(row.gone for row in self._rows[rows_id])
        typed = any(cell.state == "typed" for path, cell in self._cells.items() if path.startswith(f"{rows_id}["))
        return gone or typed

    @staticmethod
    def _as_text(declared: Field, held: Value) -> str:
        if declared.public_words is not None:  # what is not for the public is never written, known code or not
            item = declared.public_words.item(str(held))
            return (item.public_label or item.label) if item is not None else ""
        try:
            return declared.kind.typed(held)
        except (TypeError, AttributeError, ValueError):
            return str(held)

    # --- rows ---

    def wanted(self, rows_id: str) -> tuple[Wanted, ...]:
        """The checklist that the rows of a block answer; nothing for a block without one."""
        return self.whole.wanted(rows_id)

    def row_ids(self, rows_id: str) -> tuple[str, ...]:
        """The rows of a block, in order, without those taken away."""
        return tuple(row.rid for row in self._rows[rows_id] if not row.gone)

    def gone_row_ids(self, rows_id: str) -> tuple[str, ...]:
        """Rows taken away that are worth restoring: somebody typed into them, or another record gave them."""
        given = bool(self.form.rows[rows_id].through)
        return tuple(row.rid for row in self._rows[rows_id] if row.gone and (given or self._is_typed(rows_id, row.rid)))

    def _is_typed(self, rows_id: str, rid: str) -> bool:
        own = f"{rows_id}[{rid}]."
        return any(cell.state == "typed" for path, cell in self._cells.items() if path.startswith(own))

    def add_row(self, rows_id: str, rid: str = "") -> str:
        """A new row at the end, with what it carries over from the head; returns its id, a new one where none is given."""
        with self._act(rows_id):
            return self._insert_row(self.form.rows[rows_id], rid)

    def add_rows(self, rows_id: str, typed: Iterable[Mapping[str, str]]) -> None:
        """New rows at the end with these texts in their cells: one act, taken back at once."""
        with self._act(rows_id):
            for texts in typed:
                self._fill_row(rows_id, self._insert_row(self.form.rows[rows_id]), texts)

    def type_row(self, rows_id: str, rid: str, typed: Mapping[str, str]) -> None:
        """Put texts into several cells of a row: one act, taken back at once."""
        with self._act(rows_id):
            self._fill_row(rows_id, rid, typed)

    def _fill_row(self, rows_id: str, rid: str, typed: Mapping[str, str]) -> None:
        for name, text in typed.items():
            self._set(row_path(rows_id, rid, name), _storable(text))

    def _insert_row(self, block: Rows, rid: str = "") -> str:
        made = rid or new_rid()
        self._rows[block.id] = (*self._rows[block.id], DraftRow(rid=made))
        for name, declared in block.fields.items():
            if not declared.default and not declared.carry_from:
                continue
            text = self._default(declared)
            if declared.carry_from and declared.carry_from in self.form.fields:
                text = self.text(declared.carry_from) or text
            if text and declared.is_typed:
                self._set(row_path(block.id, made, name), text, "carried")
        self._changed()
        return made

    def remove_row(self, rows_id: str, rid: str) -> None:
        """Take a row away; until submit it can be restored."""
        self._place_row(rows_id, DraftRow(rid=rid, gone=True))

    def restore_row(self, rows_id: str, rid: str) -> None:
        """Bring back a row that was taken away."""
        self._place_row(rows_id, DraftRow(rid=rid))

    def replace_rows(self, rows_id: str, rids: Sequence[str]) -> None:
        """Other, empty rows in place of those there are, in this order: with these ids, with a new one where a text is empty."""
        with self._act(rows_id):
            block, before = self.form.rows[rows_id], {row.rid for row in self._rows[rows_id]}
            left = tuple(DraftRow(rid=row.rid, gone=True) for row in self._rows[rows_id] if row.rid not in rids)
            self._rows[rows_id] = ()
            for rid in rids:
                if rid in before:
                    self._drop_cells(rows_id, rid)
                self._insert_row(block, rid)
            self._rows[rows_id] += left

    def _place_row(self, rows_id: str, placed: DraftRow) -> None:
        with self._act(rows_id):
            self._rows[rows_id] = tuple(placed if row.rid == placed.rid else row for row in self._rows[rows_id])

    def _drop_cells(self, rows_id: str, rid: str) -> None:
        for path in [path for path in self._cells if path.startswith(f"{rows_id}[{rid}].")]:
            self._before.setdefault(path, self._cells.pop(path))
            self._parsed.pop(path, None)

    def row_name(self, rows_id: str, rid: str) -> str:
        """The name of the person in a row, or the row's number."""
        block = self.form.rows[rows_id]
        name = self.text(row_path(rows_id, rid, block.person)) if block.person else ""
        everyone = [row.rid for row in sorted(self._rows[rows_id], key=lambda row: row.gone)]
        return name or f"第 {everyone.index(rid) + 1} {block.noun}"

    # --- reading ---

    def text(self, path: str) -> str:
        """The text as typed."""
        cell = self._cells.get(path)
        return cell.text if cell else ""

    def value(self, path: str) -> Value | None:
        """The held value: typed, computed or copied; None when blank or unreadable."""
        return self.whole.value(path)

    @property
    def today(self) -> date:
        """The day it is filled on."""
        return self._around.today

    @property
    def whole(self) -> Whole:
        """The answers with everything derived from them."""
        if self._whole is None:
            self._whole = Whole(self.form, self._answers(), self._around, autos=self._autos)
        return self._whole

    def answers(self) -> Answers:
        """What has been filled in and can be read, rows in order."""
        return self.whole.answers

    def _answers(self) -> Answers:
        values = {
            path: parsed.value
            for path, parsed in self._parsed.items()
            if path in self.form.fields and parsed.value is not None
        }
        blocks = {key: tuple(self._row(key, row) for row in rows) for key, rows in self._rows.items() if rows}
        return Answers(values=values, blocks=blocks, kept=dict(self._kept))

    def _row(self, rows_id: str, row: DraftRow) -> Row:
        found = ((name, self._parsed.get(row_path(rows_id, row.rid, name))) for name in self.form.rows[rows_id].fields)
        values = {name: one.value for name, one in found if one is not None and one.value is not None}
        return Row(rid=row.rid, values=values, gone=row.gone)

    @property
    def notes(self) -> Mapping[str, str]:
        """Reasons written for warnings that stay, by code@path."""
        return dict(self._notes)

    @property
    def autos(self) -> Mapping[str, str]:
        """Values nobody types, by the name a field asks for them (录入人)."""
        return dict(self._autos)

    def claimed(self) -> Iterator[tuple[str, str]]:
        """Kind and text of each value this filling would claim (formats.md §3): what its rules ask the lookup about."""
        for declared in self.form.claims:
            for _, _, value in claimed(self.form, declared, self.whole):
                yield declared.kind, value

    @property
    def is_blank(self) -> bool:
        """Nobody has typed anything yet."""
        return not any(cell.state == "typed" for cell in self._cells.values())

    def draft(self, at: datetime) -> Draft:
        """Everything typed so far, for the drafts lane."""
        return Draft(
            uid=self.uid,
            form=self.form.id,
            form_rev=self.form.rev,
            base=self.base,
            cells=dict(self._cells),
            rows=dict(self._rows),
            notes=dict(self._notes),
            kept=dict(self._kept),
            cursor=self.cursor,
            saved_at=at,
            undo=tuple(self._undo),
        )

    def title(self) -> str:
        """What this filling is called in a heading: the first field of the form's summary, or the form's title."""
        name = self._shown(self.form.summary[0]) if self.form.summary else ""
        return name or f"新的{self.form.title}"

    # --- problems ---

    def problems(self, step: str = "") -> tuple[Problem, ...]:
        """Everything wrong or doubtful before a step (the form's final one unless named), in the order of the paper.

        A noted warning carries its reason as a fact.
        """
        step = step or self.form.final_step
        if step not in self._problems:
            told = (
                self._slips(),
                self._missing(step),
                self._unreferred(),
                self._checked(step),
                self._strays(),
                self._remarked(),
            )
            ranked = sorted(dict.fromkeys(chain(*told)), key=self._rank())
            self._problems[step] = tuple(self._told(one) for one in ranked)
        return self._problems[step]

    def problems_of(self, path: str, step: str = "") -> tuple[Problem, ...]:
        """The problems at one path; what is only missing counts once the cell was left."""
        return tuple(one for one in self.problems(step) if one.where == path)

    def explained(self) -> tuple[SumLine, ...]:
        """How the household's yearly income is made, line by line; nothing for a form that computes none."""
        if not any(one.compute == "household_income" for one in self.form.fields.values()):
            return ()
        return tuple(
            SumLine(path=one.path, label=self.label(one.path), amount=one.amount, factor=one.factor, result=one.result)
            for one in explain_income(self.whole)
        )

    def worked(self) -> tuple[WorkLine, ...]:
        """The same in figures as a screen shows them."""
        return tuple(_work_line(one) for one in self.explained())

    def explanation(self, path: str) -> Explanation:
        """What F1 tells of a cell. KeyError when there is no such field."""
        declared = self.form.field(path)
        choices: Choices | None = getattr(declared.kind, "choices", None)
        listed = f"{choices.title}：{choices.source}" if choices is not None and choices.source else ""
        return Explanation(
            path=path,
            label=declared.label,
            help=declared.help,
            work=self._work(path, declared),
            copied=self._copied(path, declared),
            basis=tuple(one for one in (listed, self.form.source) if one),
        )

    def _work(self, path: str, declared: Field) -> tuple[WorkLine, ...]:
        """The sum behind an amount, written out, where its rule can; nothing before everything it needs is there."""
        result = self.value(path)
        if not isinstance(result, Decimal):
            return ()
        total = WorkLine(label=declared.label, sum="", result=f"{result:,}")
        if declared.compute == "household_income":
            return (*self.worked(), total)
        if declared.compute != "income_per_head":
            return ()
        year, persons = self._computed("household_income"), self._computed("household_size")
        return (replace(total, sum=f"{year:,} ÷ 12 ÷ {persons}"),) if year is not None and persons is not None else ()

    def _computed(self, name: str) -> Decimal | None:
        found = next((path for path, one in self.form.fields.items() if one.compute == name), "")
        value = self.value(found) if found else None
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def _copied(self, path: str, declared: Field) -> str:
        if declared.source is None:
            return ""
        through = declared.source.through
        if through in self.form.fields:
            return self.form.fields[through].label
        return self.form.rows[split_path(path).rows].fields[through].label

    def blocking(self, step: str) -> tuple[Problem, ...]:
        """The errors that stand between this filling and a step."""
        return tuple(one for one in self.problems(step) if one.severity is Severity.ERROR)

    def heed(self, remarks: Iterable[Heeded]) -> None:
        """Another office's open remarks: each is a problem at its path until the answer there is another one."""
        self._heeded = tuple(remarks)
        for one in self._heeded:
            key = f"remark@{one.problem.where}"
            if key in self._notes and self._notes[key] == one.on.notes.get(key):
                del self._notes[key]  # it answered an earlier remark
        self._changed()

    def answered(self) -> tuple[str, ...]:
        """The uuids of the remarks that were answered: by another answer, or by a reason written down."""
        return tuple(
            one.uuid for one in self._heeded if not self._stands(one) or self._notes.get(f"remark@{one.problem.where}")
        )

    def _remarked(self) -> Iterator[Problem]:
        return (one.problem for one in self._heeded if self._stands(one))

    def _stands(self, one: Heeded) -> bool:
        path, before = one.problem.where, one.on.answers
        answers = self.whole.answers
        if self._has_field(path) and self.form.field(path).is_typed:
            return answers.value(path) == before.value(path)
        # About a whole block or record, or a value that follows from others: any other answer may be the mending.
        rows = {rows_id: answers.rows(rows_id) for rows_id in self.form.rows if answers.rows(rows_id)}
        rows_before = {rows_id: before.rows(rows_id) for rows_id in self.form.rows if before.rows(rows_id)}
        return dict(answers.values) == dict(before.values) and rows == rows_before

    def _slips(self) -> Iterator[Problem]:
        applies = self._applies
        present = self._present_rows()
        for path, parsed in self._parsed.items():
            if not parsed.slips or not self._is_present(path, present) or not applies(path):
                continue
            for slip in parsed.slips:
                yield Problem(where=path, code=slip.code, severity=slip.severity, facts=slip.facts)

    def _missing(self, step: str) -> Iterator[Problem]:
        applies = self._applies
        for path, declared in self._every_cell():
            if not declared.required or not (declared.is_typed or declared.source):
                continue
            blank = path not in self._cells if declared.is_typed else self.value(path) is None
            if blank and applies.is_required(path, step):
                yield problem(path, "field.required")
        for block in self.form.rows.values():
            if len(self.row_ids(block.id)) > block.max:
                yield problem(block.id, "rows.many", label=block.label, max=str(block.max))

    def _checked(self, step: str) -> Iterator[Problem]:
        around = replace(self._around, step=step)
        named = [*self.form.checks, *(self.form.steps[step].checks if step in self.form.steps else ())]
        applies = self._applies
        for name in dict.fromkeys(named):
            for one in CHECKS[name](self.whole, around):
                if one.where in self.form.rows or not self._has_field(one.where) or applies(one.where):
                    yield one

    def _unreferred(self) -> Iterator[Problem]:
        """References to nothing saved, to a record of another form, or to a row that is not there."""
        applies = self._applies
        for path, ref in references(self.form, self.whole.answers):
            target, _, rows_id = self.form.field(path).target.partition(".")
            record = self._around.lookup.record(ref.uid)
            if not applies(path):
                continue
            if record is None:
                yield problem(path, "reference.missing")
            elif record.form != target:
                yield problem(path, "reference.other_form", number=record.called)
            elif ref.rid and all(row.rid != ref.rid for row in record.rows(rows_id)):
                yield problem(path, "row_reference.missing", number=record.called)

    def _strays(self) -> Iterator[Problem]:
        for key in self._kept:
            yield problem("", "field.kept", Severity.WARNING, label=key)

    def _has_field(self, path: str) -> bool:
        try:
            self.form.field(path)
        except KeyError:
            return False
        return True

    def _told(self, one: Problem) -> Problem:
        facts = dict(one.facts)
        facts.setdefault("label", self.label(one.where))
        if reason := self._notes.get(f"{one.code}@{one.where}"):
            facts["note"] = reason
        return replace(one, facts=tuple(facts.items()))

    def label(self, path: str) -> str:
        """What a path is called: the printed label, in a row after the person's name."""
        if not self._has_field(path):
            return self.form.rows[path].label if path in self.form.rows else ""
        declared = self.form.field(path)
        if path in self.form.fields:
            return declared.label
        parts = split_path(path)
        return f"{self.row_name(parts.rows, parts.rid)} · {declared.label}"

    def _rank(self) -> _Rank:
        return _Rank([path for path, _ in self._every_cell()], list(self.form.rows))

    @property
    def _applies(self) -> Applies:
        return Applies(self.form, self.whole.value)

    def _present_rows(self) -> frozenset[str]:
        return frozenset(f"{key}[{row.rid}]" for key, rows in self._rows.items() for row in rows if not row.gone)

    @staticmethod
    def _is_present(path: str, present: frozenset[str]) -> bool:
        return "[" not in path or path.rsplit(".", 1)[0] in present

    # --- cells and pages ---

    def pages(self, step: str = "") -> tuple[PageLine, ...]:
        """The page list with its counts."""
        found = self.problems(step)
        return tuple(self._page_line(page, found) for page in self.form.pages)

    def _page_line(self, page: Page, found: Iterable[Problem]) -> PageLine:
        here = [one for one in found if self._page_id(one.where) == page.id]
        paths = [path for path in self.paths(page.id) if self.is_open(path)]
        return PageLine(
            id=page.id,
            label=page.label,
            note=page.note,
            errors=sum(one.severity is Severity.ERROR for one in here),
            warnings=sum(one.severity is Severity.WARNING and not one.fact("note") for one in here),
            carried=sum(self._cells[path].state == "carried" for path in paths if path in self._cells),
            filled=sum(path in self._cells for path in paths),
            cells=len(paths),
        )

    def _page_id(self, where: str) -> str:
        if where in self.form.rows:
            return next((page.id for page in self.form.pages if page.rows == where), "")
        return self.form.page_of(where) if where else ""

    def page_of(self, where: str) -> str:
        """The page on which a problem's path stands; the first page for what stands nowhere."""
        return self._page_id(where) or self.form.pages[0].id

    def cell(self, path: str) -> CellView:
        """One cell as a person sees it now."""
        declared = self.form.field(path)
        value = self.value(path)
        state, short = self._state(path, declared, value)
        return CellView(
            path=path,
            label=declared.label,
            star=declared.star,
            kind=declared.kind.name,
            text=self.text(path) if declared.is_typed else self._shown(path),
            shown=self._shown(path),
            masked=declared.kind.masked(value) if value is not None else self.text(path),
            state=state,
            short=short,
            unit=declared.unit,
            help=declared.help,
            example=declared.example or declared.kind.example(),
            enabled=declared.is_typed and state != "not_applicable",
            options=_options(declared, self._around.today),
            chosen=_codes(value),
        )

    def _state(self, path: str, declared: Field, value: Value | None) -> tuple[str, str]:
        if not self._applies(path):
            return "not_applicable", "不用填"
        here = self.problems_of(path)
        for severity, state in ((Severity.ERROR, "wrong"), (Severity.WARNING, "warning")):
            first = next((one for one in here if one.severity is severity and one.code != "field.required"), None)
            if first is not None and not first.fact("note"):
                return state, sentence(first).short
        if not declared.is_typed:
            return "automatic", ""
        cell = self._cells.get(path)
        if cell is None:
            missing = any(one.code == "field.required" for one in here)
            return ("empty_required", "") if missing else ("empty", "")
        return ("carried", "照户主" if declared.carry_from else CARRIED) if cell.state == "carried" else ("filled", "")

    def _shown(self, path: str) -> str:
        declared = self.form.field(path)
        value = self.value(path)
        return declared.kind.shown(value) if value is not None else self.text(path)

    def groups(self, page_id: str) -> tuple[Group, ...]:
        """The groups of cells of a page; a page declared without any falls back to one column."""
        page = next(one for one in self.form.pages if one.id == page_id)
        return self.form.rows[page.rows].groups if page.rows else page.groups

    def paths(self, page_id: str) -> tuple[str, ...]:
        """Every cell of a page in the order of the paper, row after row."""
        page = next(one for one in self.form.pages if one.id == page_id)
        if page.rows:
            places = self._row_order(self.form.rows[page.rows])
            return tuple(row_path(page.rows, rid, name) for rid in self.row_ids(page.rows) for name in places)
        return tuple(place.path for place in _places(page.groups))

    @staticmethod
    def _row_order(block: Rows) -> tuple[str, ...]:
        laid = [place.path for place in _places(block.groups)]
        return (*laid, *(name for name in block.fields if name not in laid))

    def _every_cell(self) -> tuple[tuple[str, Field], ...]:
        """Every cell in the order of the paper; walked again only when rows came or went."""
        rows = tuple(self.row_ids(rows_id) for rows_id in self.form.rows)
        if self._walked is None or self._walked[0] != rows:
            self._walked = (rows, tuple(self._walk()))
        return self._walked[1]

    def _walk(self) -> Iterator[tuple[str, Field]]:
        seen: set[str] = set()
        for page in self.form.pages:
            if page.rows:
                block = self.form.rows[page.rows]
                seen.add(block.id)
                yield from self._walk_rows(block, self._row_order(block))
                continue
            for place in _places(page.groups):
                seen.add(place.path)
                yield place.path, self.form.fields[place.path]
        for path, declared in self.form.fields.items():
            if path not in seen:
                yield path, declared
        for block in self.form.rows.values():
            if block.id not in seen:
                yield from self._walk_rows(block, block.fields)

    def _walk_rows(self, block: Rows, names: Iterable[str]) -> Iterator[tuple[str, Field]]:
        fields = [(name, block.fields[name]) for name in names]
        for rid in self.row_ids(block.id):
            for name, declared in fields:
                yield row_path(block.id, rid, name), declared

    def next_path(self, path: str) -> str | None:
        """The next cell to fill on the same page, skipping what is automatic or does not apply; None at the page's end."""
        return self._neighbour(path, 1)

    def previous_path(self, path: str) -> str | None:
        """The cell before, on the same page; None at the page's beginning."""
        return self._neighbour(path, -1)

    def _neighbour(self, path: str, by: int) -> str | None:
        paths = self.paths(self.page_of(path))
        at = paths.index(path) + by
        while 0 <= at < len(paths):
            if self.is_open(paths[at]):
                return paths[at]
            at += by
        return None

    def is_open(self, path: str) -> bool:
        """Whether a person can type into the cell now."""
        return self.form.field(path).is_typed and self._applies(path)

    def first_path(self, page_id: str) -> str | None:
        """The first cell of a page that can be typed into."""
        return next((path for path in self.paths(page_id) if self.is_open(path)), None)


def changed_since(
    form: Form, record: Record, around: Around, revision: Callable[[str, int], Record | None]
) -> Iterator[Problem]:
    """What a saved record copied that its source says differently now: a hint at each reference, naming the fields (formats.md §2).

    `revision` gives one revision of a record. Rows are compared as the source gave them then and gives them now, so that what somebody
    changed in them here is no difference.
    """
    now = Whole(form, record.answers, around)
    found: dict[str, list[str]] = {}
    for path, declared in form.fields.items():
        through = declared.source.through if declared.source else ""
        if through and through in record.sources and record.frozen.get(path) != now.value(path):
            found.setdefault(through, []).append(declared.label)
    for block in form.rows.values():
        taken = record.sources.get(block.through)
        source, before = (around.lookup.record(taken.uid), revision(taken.uid, taken.no)) if taken else (None, None)
        if source is None or before is None or source.digest == before.digest:
            continue
        if list(ROW_FILLS[block.fill](source, now)) != list(ROW_FILLS[block.fill](before, now)):
            found.setdefault(block.through, []).append(block.label)
    for through, labels in found.items():
        yield problem(through, "archive.changed", Severity.HINT, labels="、".join(dict.fromkeys(labels)))


def _storable(text: str) -> str:
    """A text as typed, but for halves of characters, which no file can hold; a broken clipboard gives such."""
    if text.isprintable():  # which half a character is not
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class _Rank:
    def __init__(self, paths: list[str], rows: list[str]) -> None:
        self._at = {path: at for at, path in enumerate(paths)}
        self._at |= {name: len(paths) + at for at, name in enumerate(rows)}

    def __call__(self, one: Problem) -> tuple[int, int, str]:
        order = (Severity.ERROR, Severity.WARNING, Severity.HINT)
        return self._at.get(one.where, len(self._at)), order.index(one.severity), one.code


def _places(groups: Iterable[Group]) -> Iterator[Place]:
    return (place for group in groups for row in group.rows for place in row)


def _options(declared: Field, today: date) -> tuple[Option, ...]:
    choices: Choices | None = getattr(declared.kind, "choices", None)
    items = choices.open_on(today) if choices is not None else ()
    return tuple(
        Option(code=item.code, label=item.short or item.label, initials=_initials(item.short or item.label))
        for item in items
    )


def _codes(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("1" if value else "0",)
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _work_line(one: SumLine) -> WorkLine:
    times = f"{one.amount:,} × {one.factor}" if one.factor != 1 else ""
    return WorkLine(label=one.label, sum=times, result=f"{one.result:,}")


@cache
def _initials(words: str) -> str:
    from pypinyin import Style, lazy_pinyin  # loaded when a list is first shown: it takes a tenth of a second

    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER)).lower()
