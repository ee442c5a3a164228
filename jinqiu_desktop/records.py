"""Record, Answers, Draft, StepTaken; digests; and `show()`: what an audience may see of a record.

A Record is one saved revision of one filling. This module says what stands in it, how it is written canonically (formats.md §2), how the
steps taken fold into a state, how computed and copied values are read beside the answers, and which strings reach paper, screen,
export or notice board. It saves nothing and prints nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from jinqiu_desktop.errors import problem, sentence
from jinqiu_desktop.forms import ClaimOf, Field, Form, Rows, row_path, split_path
from jinqiu_desktop.kinds import Attached, Ref, Value
from jinqiu_desktop.rules import COMPUTATIONS, WANTS, Around, Wanted

Json = Any
"""What stands in a JSON file: text, number, true/false, list or object of these."""

_RID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def new_uid(at: datetime) -> str:
    """A UUIDv7 (RFC 9562): made in order of time, given at a draft's first keystroke."""
    milliseconds = int(at.timestamp() * 1000)
    bits = int.from_bytes(os.urandom(10), "big")
    number = milliseconds << 80 | 0x7 << 76 | (bits >> 68) << 64 | 0b10 << 62 | bits & (1 << 62) - 1
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def is_rid(text: object) -> bool:
    """Whether something read from outside is the id of a row."""
    return isinstance(text, str) and len(text) == 8 and not set(text) - set(_RID_LETTERS)


def new_rid() -> str:
    """The id of a row: 8 base32 characters, unique in its record for ever."""
    return b32encode(os.urandom(5)).decode().lower()


# --- answers --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its id and the values held in it. A gone row keeps its place until the record is submitted."""

    rid: str
    values: Mapping[str, Value] = field(default_factory=dict)
    gone: bool = False

    def value(self, field_id: str) -> Value | None:
        """The held value of a field of this row, or None when blank."""
        return self.values.get(field_id)


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a person filled in: values by path, rows by block. `kept` holds texts a newer or older form has no place for."""

    values: Mapping[str, Value] = field(default_factory=dict)
    blocks: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    kept: Mapping[str, Json] = field(default_factory=dict)

    def value(self, path: str) -> Value | None:
        """The held value at a path, or None when blank."""
        if path in self.values:
            return self.values[path]
        if "[" not in path:
            return None
        parts = split_path(path)
        rows = (row for row in self.blocks.get(parts.rows, ()) if row.rid == parts.rid and not row.gone)
        return next((row.value(parts.field) for row in rows), None)

    def rows(self, rows_id: str) -> tuple[Row, ...]:
        """The rows of a block that are not gone, in order."""
        return tuple(row for row in self.blocks.get(rows_id, ()) if not row.gone)


def to_json(form: Form, answers: Answers) -> dict[str, Json]:
    """Answers as they are stored: blank is absent, gone rows are left out, computed and copied values never stand here.

    What is kept aside stands again where it was found, so that passing a record on does not change its digest.
    """
    stored: dict[str, Json] = {
        path: form.fields[path].kind.stored(value) for path, value in answers.values.items() if path in form.fields
    }
    kept = dict(answers.kept)
    for block in form.rows.values():
        lines: list[dict[str, Json]] = []
        for row in answers.rows(block.id):
            own = f"{block.id}[{row.rid}]."
            aside = {key.removeprefix(own): kept.pop(key) for key in list(kept) if key.startswith(own)}
            held = {key: block.fields[key].kind.stored(value) for key, value in row.values.items()}
            lines.append({"rid": row.rid, **aside, **held})
        if lines:
            stored[block.id] = lines
    return {**kept, **stored}


def from_json(form: Form, stored: Mapping[str, Json]) -> Answers:
    """Stored answers as held values, also those of an older rev of the form: renamed fields are found under their new name.

    What the form has no place for, or what does not fit its kind, is kept aside, never dropped.
    """
    values: dict[str, Value] = {}
    blocks: dict[str, tuple[Row, ...]] = {}
    kept: dict[str, Json] = {}
    names = _names_of(form.fields)
    for key, held in stored.items():
        if key in form.rows and isinstance(held, list):
            blocks[key] = tuple(_row_from_json(form.rows[key], one, kept) for one in held)
        elif not _hold(form.fields, names.get(key, key), held, values):
            kept[key] = held
    return Answers(values=values, blocks=blocks, kept=kept)


def _row_from_json(block: Rows, stored: Mapping[str, Json], kept: dict[str, Json]) -> Row:
    values: dict[str, Value] = {}
    names = _names_of(block.fields)
    rid = str(stored.get("rid") or new_rid())
    for key, held in stored.items():
        if key != "rid" and not _hold(block.fields, names.get(key, key), held, values):
            kept[row_path(block.id, rid, key)] = held
    return Row(rid=rid, values=values)


def _names_of(fields: Mapping[str, Field]) -> dict[str, str]:
    return {one.renamed_from: key for key, one in fields.items() if one.renamed_from}


def _hold(fields: Mapping[str, Field], key: str, held: Json, values: dict[str, Value]) -> bool:
    if key not in fields or not fields[key].is_typed:
        return False
    try:
        values[key] = fields[key].kind.held(held)
    except ValueError:
        return False
    return True


def canonical(form: Form, answers: Answers) -> str:
    """The one canonical spelling of answers: UTF-8 JSON, keys sorted, no blanks, NFC (formats.md §2)."""
    return canonical_json(to_json(form, answers))


def canonical_json(stored: Json) -> str:
    """JSON in one spelling: keys sorted, no blanks, text in NFC."""
    return unicodedata.normalize("NFC", _one_line(stored))


_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _one_line(stored: Json) -> str:
    return _WRITER.encode(stored)


def digest(form_id: str, form_rev: int, canonical_text: str) -> str:
    """SHA-256 (hex) of a form's id, rev and canonical answers; store, bundle, QR code, audit and merging all use it."""
    return hashlib.sha256(f"jq1\n{form_id}\n{form_rev}\n{canonical_text}".encode()).hexdigest()


def content_digest(form: Form, answers: Answers, order: Sequence[Record] = ()) -> str:
    """A digest equal for the same content however it came in: rids become positions, references form and position in `order`.

    A reference to a row names the row's position in its record; one to a record that is not in `order` only its form.
    """
    places = {one.uid: (str(at), one) for at, one in enumerate(order)}

    def placed(target: str, ref: Ref) -> Json:
        at, record = places.get(ref.uid, ("", None))
        rids = [row.rid for row in record.answers.rows(target.partition(".")[2])] if record else []
        return {"form": target, "at": at, "row": str(rids.index(ref.rid)) if ref.rid in rids else ""}

    stored = to_json(form, answers)
    for path, value in answers.values.items():
        if isinstance(value, Ref):
            stored[path] = placed(form.fields[path].target, value)
    for block in form.rows.values():
        for at, row in enumerate(answers.rows(block.id)):
            refs = {key: one for key, one in row.values.items() if isinstance(one, Ref)}
            stored[block.id][at] |= {key: placed(block.fields[key].target, one) for key, one in refs.items()}
            stored[block.id][at]["rid"] = str(at)
    return digest(form.id, form.rev, canonical_json(stored))


class _Values(Protocol):
    def value(self, path: str) -> Value | None: ...


@dataclass(frozen=True, slots=True)
class RowOf:
    """One row of a record or of a `Whole`, with its derived values."""

    whole: _Values
    rows_id: str
    rid: str

    def value(self, field_id: str) -> Value | None:
        """The value of a field of this row, typed or derived."""
        return self.whole.value(row_path(self.rows_id, self.rid, field_id))


@dataclass(frozen=True, slots=True)
class _SavedRow(RowOf):
    """One row of a record, with what it says at hand: lists and statistics read rows by the ten thousand."""

    values: Mapping[str, Value]
    frozen: Mapping[str, Value]

    def value(self, field_id: str) -> Value | None:
        found = self.values.get(field_id)
        return self.frozen.get(row_path(self.rows_id, self.rid, field_id)) if found is None else found


# --- records and steps ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CopiedFrom:
    """The revision a frozen copy was taken from."""

    uid: str
    no: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """One revision of one saved filling. `frozen` holds the computed and copied values as they were at the step that froze them.

    `owner` is the `Card.sender` of the only office that makes revisions of it (formats.md §8); empty: the office that has it here.
    """

    uid: str
    no: int
    number: str
    form: str
    form_rev: int
    answers: Answers
    digest: str
    parents: tuple[str, ...] = ()
    frozen: Mapping[str, Value] = field(default_factory=dict)
    sources: Mapping[str, CopiedFrom] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    office: str = ""
    by: str = ""
    at: datetime
    state: str = "draft"
    owner: str = ""

    @property
    def called(self) -> str:
        """What people call it: its number; another office's stands after that office's name (formats.md §2)."""
        return f"{self.office}/{self.number}" if self.owner else self.number

    def value(self, path: str) -> Value | None:
        """The answer or frozen value at a path, or None when blank."""
        found = self.answers.value(path)
        return self.frozen.get(path) if found is None else found

    def rows(self, rows_id: str) -> tuple[RowOf, ...]:
        """The rows of a block."""
        return tuple(_SavedRow(self, rows_id, row.rid, row.values, self.frozen) for row in self.answers.rows(rows_id))


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """One entry of a record's append-only log: who did which step, with what outcome, when (`on` civil date, `at` UTC)."""

    event: str
    uid: str
    step: str
    outcome: str
    office: str
    person: str
    on: date
    at: datetime
    values: Mapping[str, Json] = field(default_factory=dict)
    revision: str = ""
    prev: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over everything in it and the digest of the entry before."""
        parts = [self.event, self.uid, self.step, self.outcome, self.office, self.person, self.on.isoformat()]
        parts += [self.at.isoformat(), canonical_json(dict(self.values)), self.revision, self.prev]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def state_of(form: Form, steps: Iterable[StepTaken], on: date | None = None) -> str:
    """The state a record is in: the fold of its steps, or of those taken up to a date (formats.md §4)."""
    state = "draft"
    for taken in steps:
        if on is not None and taken.on > on:
            continue
        step = form.steps.get(taken.step)
        if step is not None:
            state = step.back.get(taken.outcome, step.to)
    return state


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What a receiving office says about one answer of one revision. It travels back and never changes the answer (formats.md §4).

    `path` is empty for the record as a whole; `closed_by` is the digest of the revision that changed or answered it.
    """

    uuid: str
    uid: str
    path: str
    revision: str
    text: str
    severity: str
    office: str
    closed_by: str = ""

    def to_text(self) -> str:
        """The remark as one line of canonical JSON, without its end."""
        return canonical_json({name: getattr(self, name) for name in self.__slots__})


# --- drafts ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftCell:
    """One cell of a draft: the text as typed, the value as stored when it could be read, and how it came there."""

    text: str
    value: Json = None
    state: str = "typed"


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftRow:
    """One row of a draft; a gone row can be restored until submit."""

    rid: str
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """What one act changed: where it happened, what stood before in each changed cell (None: nothing), and the rows before."""

    path: str
    cells: Mapping[str, DraftCell | None] = field(default_factory=dict)
    rows: Mapping[str, tuple[DraftRow, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A filling in progress, as it lies in the drafts lane: also what does not fit its kind is kept as typed."""

    uid: str
    form: str
    form_rev: int
    base: str = ""
    cells: Mapping[str, DraftCell] = field(default_factory=dict)
    rows: Mapping[str, tuple[DraftRow, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Json] = field(default_factory=dict)
    cursor: str = ""
    saved_at: datetime
    undo: tuple[Undo, ...] = ()

    def to_json(self) -> str:
        """The draft as one JSON text; what was typed stands in it to the letter."""
        return _one_line(
            {
                "uid": self.uid,
                "form": self.form,
                "form_rev": self.form_rev,
                "base": self.base,
                "cells": {path: _cell_json(cell) for path, cell in self.cells.items()},
                "rows": _rows_json(self.rows),
                "notes": dict(self.notes),
                "kept": dict(self.kept),
                "cursor": self.cursor,
                "saved_at": self.saved_at.isoformat(),
                "undo": [_undo_json(one) for one in self.undo],
            }
        )

    @staticmethod
    def from_json(text: str) -> Draft:
        """The draft that `to_json` wrote."""
        read = json.loads(text)
        return Draft(
            uid=read["uid"],
            form=read["form"],
            form_rev=read["form_rev"],
            base=read["base"],
            cells={path: _cell(cell) for path, cell in read["cells"].items()},
            rows=_rows(read["rows"]),
            notes=read["notes"],
            kept=read["kept"],
            cursor=read["cursor"],
            saved_at=datetime.fromisoformat(read["saved_at"]),
            undo=tuple(
                Undo(
                    path=path, cells={at: _cell(cell) if cell else None for at, cell in cells.items()}, rows=_rows(rows)
                )
                for path, cells, rows in read["undo"]
            ),
        )


def _cell_json(cell: DraftCell) -> list[Json]:
    return [cell.text, cell.value, cell.state]


def _rows_json(rows: Mapping[str, tuple[DraftRow, ...]]) -> Json:
    return {key: [[row.rid, row.gone] for row in some] for key, some in rows.items()}


def _undo_json(one: Undo) -> list[Json]:
    return [
        one.path,
        {path: _cell_json(cell) if cell else None for path, cell in one.cells.items()},
        _rows_json(one.rows),
    ]


def _cell(read: list[Json]) -> DraftCell:
    return DraftCell(text=read[0], value=read[1], state=read[2])


def _rows(read: Mapping[str, list[Json]]) -> dict[str, tuple[DraftRow, ...]]:
    return {key: tuple(DraftRow(rid=rid, gone=gone) for rid, gone in rows) for key, rows in read.items()}


# --- reading beside the answers -------------------------------------------------------------------------------------------


class Whole:
    """Answers with everything that is derived from them: computed values, and values copied from the records they refer to.

    Rules, conditions, papers and lists read this. Live values are worked out when asked for; `frozen` ones, given by a saved record,
    are taken as they stand, so that an old revision shows the same for ever. `autos` are values nobody types (录入人).
    """

    def __init__(
        self,
        form: Form,
        answers: Answers,
        around: Around,
        *,
        frozen: Mapping[str, Value] | None = None,
        autos: Mapping[str, str] | None = None,
    ) -> None:
        self.form = form
        self.answers = answers
        self.around = around
        self._frozen = frozen or {}
        self._autos = autos or {}
        # Every typed value by its full path, once: rules ask for each of a thousand cells several times.
        self._found: dict[str, Value | None] = dict(answers.values)
        for rows_id in form.rows:
            for row in answers.rows(rows_id):
                self._found |= {row_path(rows_id, row.rid, name): value for name, value in row.values.items()}
        self._working: set[str] = set()

    def value(self, path: str) -> Value | None:
        """The value at a path: typed, frozen, computed or copied, or read through a reference; None when blank or unknown."""
        if path in self._found:
            return self._found[path]
        try:
            declared = self.form.field(path)
        except KeyError:
            through, _, beyond = path.partition(".")
            return self._copied(through, beyond) if through in self.form.references else None
        if declared.is_typed or path in self._working:
            return None
        self._working.add(path)
        try:
            found = self._derive(path, declared)
        finally:
            self._working.discard(path)
        self._found[path] = found
        return found

    def rows(self, rows_id: str) -> tuple[RowOf, ...]:
        """The rows of a block, each readable with its derived values."""
        return tuple(RowOf(self, rows_id, row.rid) for row in self.answers.rows(rows_id))

    def _derive(self, path: str, declared: Field) -> Value | None:
        if path in self._frozen:
            return self._frozen[path]
        if declared.compute:
            return COMPUTATIONS[declared.compute](self, path, self.around)
        if declared.source:
            return self._copied(declared.source.through, declared.source.path)
        return self._autos.get(declared.auto)

    def _copied(self, through: str, path: str) -> Value | None:
        ref = self.value(through)
        record = self.around.lookup.record(ref.uid) if isinstance(ref, Ref) else None
        if record is None or not isinstance(ref, Ref):
            return None
        if ref.rid:
            rows_id = self.form.fields[through].target.split(".")[1]
            return record.value(row_path(rows_id, ref.rid, path))
        return record.value(path)

    def wanted(self, rows_id: str) -> tuple[Wanted, ...]:
        """The checklist that the rows of a block answer; nothing for a block without one."""
        named = self.form.rows[rows_id].wants
        return WANTS[named](self, self.around) if named else ()

    def derived(self) -> dict[str, Value]:
        """Every computed and copied value, for the step that freezes them."""
        return {path: value for path in self._derived_paths() if (value := self.value(path)) is not None}

    def _derived_paths(self) -> Iterator[str]:
        yield from (path for path, declared in self.form.fields.items() if not declared.is_typed)
        for block in self.form.rows.values():
            names = [name for name, declared in block.fields.items() if not declared.is_typed]
            for row in self.answers.rows(block.id):
                yield from (row_path(block.id, row.rid, name) for name in names)


# --- what an audience sees ------------------------------------------------------------------------------------------------


class Audience(StrEnum):
    """For whom strings are made: the office's own paper, the upper union, an export for outside, or the notice board."""

    PAPER = "paper"
    UPWARD = "upward"
    EXPORT = "export"
    PUBLIC = "public"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A record as strings, already masked for its audience; layout code never sees more than this."""

    form: str
    uid: str
    number: str
    rev: int
    code: str
    draft: bool
    values: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]


def show(
    whole: Whole,
    audience: Audience,
    *,
    uid: str = "",
    number: str = "",
    rev: int = 0,
    code: str = "",
    draft: bool = False,
    extras: Mapping[str, str] | None = None,
    told: tuple[Mapping[str, str], ...] = (),
) -> Shown:
    """The strings of a record that an audience may see. Fields that do not apply are blank; `local` ones never leave the office.

    `extras` are strings of steps, pack and office (`step.review.opinion`, `office.name`). PUBLIC shows no id, card, phone or
    address in full, whatever asks for it. A block that answers a checklist comes with the lines of it, as rows of their own:
    `received.wanted` and, of these, `received.missing`, each with the cells `CHECKLIST_CELLS`. `told` is what the notice says, line by line,
    and becomes the rows `TOLD_ROWS`.
    """
    form = whole.form
    applies = Applies(form, whole.value)

    def text(path: str, declared: Field) -> str:
        value = whole.value(path)
        return shown_to(audience, declared, value) if value is not None and applies(path) else ""

    rows: dict[str, tuple[Mapping[str, str], ...]] = {
        block.id: tuple(
            {
                "rid": row.rid,
                **{name: text(row_path(block.id, row.rid, name), one) for name, one in block.fields.items()},
            }
            for row in whole.answers.rows(block.id)
        )
        for block in form.rows.values()
    }
    for block in form.rows.values():
        if block.wants:
            lines = tuple((one.missing, _checklist_row(one)) for one in whole.wanted(block.id))
            rows[f"{block.id}.wanted"] = tuple(row for _, row in lines)
            rows[f"{block.id}.missing"] = tuple(row for missing, row in lines if missing)
    rows |= {TOLD_ROWS: told} if told else {}
    values = {path: text(path, declared) for path, declared in form.fields.items()} | dict(extras or {})
    return Shown(form=form.id, uid=uid, number=number, rev=rev, code=code, draft=draft, values=values, rows=rows)


def shown_to(audience: Audience, declared: Field, value: Value) -> str:
    """One value as an audience may see it; what is `local` stays on the office's own paper."""
    if declared.local and audience is not Audience.PAPER:
        return ""
    if audience in (Audience.EXPORT, Audience.PUBLIC):
        return declared.kind.masked(value)
    return declared.kind.shown(value)


TOLD_ROWS = "told"
CHECKLISTS = ("wanted", "missing")
CHECKLIST_CELLS = ("label", "channel", "copies", "got", "missing")
"""What a paper may bind of a block that answers a checklist, and of each of its lines."""


def _checklist_row(one: Wanted) -> dict[str, str]:
    channel = sentence(problem("", f"materials.{one.channel}")).short
    numbers = (str(one.copies), str(one.got), str(one.missing))
    return {"rid": one.id, **dict(zip(CHECKLIST_CELLS, (one.label, channel, *numbers), strict=True))}


class Applies:
    """Whether a cell applies: its `when` holds (formats.md §5). Paths in a row's condition mean the own row first, then the head."""

    def __init__(self, form: Form, value_at: Callable[[str], Value | None]) -> None:
        self._form = form
        self._value_at = value_at

    def __call__(self, path: str) -> bool:
        """True when the cell at this path is to be filled or shown."""
        when = self._form.field(path).when
        return when is None or when.holds(self._near(path))

    def is_required(self, path: str, step: str) -> bool:
        """Whether the cell must be present at a step."""
        declared = self._form.field(path)
        if not self(path):
            return False
        if not self._form.needed_at(declared, step):
            return False
        return declared.required_when is None or declared.required_when.holds(self._near(path))

    def _near(self, path: str) -> Callable[[str], Value | None]:
        if path in self._form.fields:
            return self._value_at
        parts = split_path(path)
        own = self._form.rows[parts.rows].fields

        def near(named: str) -> Value | None:
            return self._value_at(row_path(parts.rows, parts.rid, named) if named in own else named)

        return near


class _Holder(Protocol):
    """A record, or what stands in for one."""

    def value(self, path: str) -> Value | None: ...

    def rows(self, rows_id: str) -> Sequence[_HeldRow]: ...


class _HeldRow(Protocol):
    @property
    def rid(self) -> str: ...

    def value(self, field_id: str) -> Value | None: ...


def claimed(form: Form, declared: ClaimOf, record: _Holder) -> Iterator[tuple[str, str, str]]:
    """Path, row and plain text of each value a claim of a record is made of (formats.md §3)."""
    first = declared.paths[0]
    rows_id, _, name = first.partition(".")
    if first not in form.fields:
        for row in record.rows(rows_id):
            value = row.value(name)
            if value is not None:
                yield row_path(rows_id, row.rid, name), row.rid, str(value)
        return
    values = [record.value(path) for path in declared.paths]
    if all(value is not None for value in values):
        yield first, "", "|".join(str(value) for value in values)


def references(form: Form, answers: Answers) -> tuple[tuple[str, Ref], ...]:
    """Every reference in answers: the path it stands at, and what it refers to."""
    found: list[tuple[str, Ref]] = [
        (path, value) for path, value in answers.values.items() if isinstance(value, Ref) and path in form.fields
    ]
    for block in form.rows:
        for row in answers.rows(block):
            found += [(row_path(block, row.rid, key), one) for key, one in row.values.items() if isinstance(one, Ref)]
    return tuple(found)


def attachments(answers: Answers) -> tuple[Attached, ...]:
    """Every attached file named in answers."""
    in_rows = (
        value for rows in answers.blocks.values() for row in rows if not row.gone for value in row.values.values()
    )
    return tuple(value for value in (*answers.values.values(), *in_rows) if isinstance(value, Attached))


def without_what_does_not_apply(form: Form, answers: Answers, applies: Applies) -> Answers:
    """Answers as they are submitted: cells that do not apply and gone rows are left out (formats.md §5)."""
    left_out = {path for path in answers.values if form.fields[path].when is not None and not applies(path)}
    values = {path: value for path, value in answers.values.items() if path not in left_out}
    blocks = {
        key: tuple(_row_that_applies(form.rows[key], row, applies) for row in rows if not row.gone)
        for key, rows in answers.blocks.items()
    }
    return replace(answers, values=values, blocks={key: rows for key, rows in blocks.items() if rows})


def _row_that_applies(block: Rows, row: Row, applies: Applies) -> Row:
    asked = (name for name in row.values if block.fields[name].when is not None)
    left_out = {name for name in asked if not applies(row_path(block.id, row.rid, name))}
    return replace(row, values={name: value for name, value in row.values.items() if name not in left_out})
