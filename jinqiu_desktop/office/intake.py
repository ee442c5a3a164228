"""Answers from elsewhere: a JSON object or a row of a table, typed into a Filling as a person would.

What a text means is decided in `Filling`; here is only what a person at the desk has no need of: reading JSON strictly, words for its
values, and which record a number in a table means. This module saves nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Problem, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.records import Json, is_rid
from jinqiu_desktop.store import Store

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import Cell, IncomingRecord


def read_json(text: str, name: str) -> Json:
    """The JSON of a text; `name` is what the person calls it. Raises `Failure` json.broken, also for NaN and a key given twice."""
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_repeats)
    except ValueError as error:
        raise Failure("json.broken", name=name, reason=str(error)) from error
    except RecursionError as error:
        raise Failure("json.broken", name=name, reason="套得太深") from error


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} 不是数")


def _without_repeats(pairs: list[tuple[str, Json]]) -> Mapping[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"“{next(key for key in keys if keys.count(key) > 1)}”写了两次")
    return found


def type_json(filling: Filling, stored: Json, meant: Meant) -> tuple[Problem, ...]:
    """Type everything of a JSON object: `{"head.name": "…", "members": [{"name": "…"}]}`; stored spellings and words are both read.

    A block of rows takes the place of the rows that were there; a row given with its rid keeps it. Returns what has no place in the form.
    """
    if not isinstance(stored, dict):
        return (problem("", "json.object"),)
    form = filling.form
    found: list[Problem] = []
    # References first: other cells and rows follow from them.
    for key in sorted(stored, key=lambda key: (key not in form.fields, key not in form.references)):
        if key in form.fields:
            found += _type_cell(filling, key, form.fields[key], stored[key], meant)
        elif key in form.rows:
            found += _type_rows(filling, key, stored[key], meant)
        else:
            found.append(problem(key, "field.unknown", name=key))
    return tuple(found)


def _type_cell(filling: Filling, path: str, declared: Field, held: Json, meant: Meant) -> Iterator[Problem]:
    if not declared.is_typed:
        yield problem(path, "field.automatic", label=declared.label)
        return
    filling.take(path, meant.text(declared, _words(declared, held), filling))


def _type_rows(filling: Filling, rows_id: str, rows: Json, meant: Meant) -> Iterator[Problem]:
    fields = filling.form.rows[rows_id].fields
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield problem(rows_id, "json.rows", label=filling.form.rows[rows_id].label)
        return
    named = [row["rid"] for row in rows if "rid" in row]
    if not all(is_rid(rid) for rid in named) or len(set(named)) < len(named):
        yield problem(rows_id, "json.rid", label=filling.form.rows[rows_id].label)
        return
    filling.replace_rows(rows_id, [str(row.get("rid", "")) for row in rows])
    for rid, row in zip(filling.row_ids(rows_id), rows, strict=True):
        for name, held in row.items():
            if name in fields:
                yield from _type_cell(filling, row_path(rows_id, rid, name), fields[name], held, meant)
            elif name != "rid":
                yield problem(f"{rows_id}.{name}", "field.unknown", name=name)


def _words(declared: Field, held: Json) -> str:
    """What a person would have typed for a JSON value."""
    if held is None:
        return ""
    try:
        return declared.kind.typed(declared.kind.held(held))
    except ValueError:
        pass  # not the stored spelling: take it as words
    if isinstance(held, bool):
        return "是" if held else "否"
    if isinstance(held, list):
        return "、".join(str(one) for one in held)
    return held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)


class Meant:
    """Which record a text means: a number JQ-…, or a value that only one record holds, such as the id number of its head.

    For a row of a record it is a value that row holds: the id number of the student.
    """

    def __init__(self, store: Store, catalog: Catalog, today: date) -> None:
        self._store = store
        self._catalog = catalog
        self._today = today

    def text(self, declared: Field, text: str, filling: Filling) -> str:
        """The text as the field's kind reads it; as it was where it is no reference, or means nothing or more than one."""
        if not declared.target or not text.strip() or declared.kind.parse(text, self._today).value is not None:
            return text
        form_id, _, rows_id = declared.target.partition(".")
        numbered = None if rows_id else self._store.find(text)
        found = [Ref(numbered)] if numbered else list(dict.fromkeys(self._holders(form_id, rows_id, text)))
        if len(found) > 1:  # one student may stand in the archives of both parents: the household says which
            chosen = {ref.uid for path in filling.form.references if isinstance(ref := filling.value(path), Ref)}
            found = [ref for ref in found if ref.uid in chosen]
        return declared.kind.typed(found[0]) if len(found) == 1 else text

    def _holders(self, form_id: str, rows_id: str, text: str) -> Iterator[Ref]:
        form = self._catalog.form(form_id)
        for declared in form.claims:
            path = declared.paths[0]
            if len(declared.paths) > 1 or rows_id != _block_of(form, path):
                continue
            value = form.field(path).kind.parse(text, self._today).value
            for claim in self._store.find_claim(declared.kind, str(value)) if value is not None else ():
                record = self._store.record(claim.uid) if claim.active and claim.role == declared.role else None
                if record is not None and record.form == form_id:
                    yield Ref(claim.uid, claim.rid if rows_id else "")


def _block_of(form: Form, path: str) -> str:
    return "" if path in form.fields else path.partition(".")[0]


def with_references(one: IncomingRecord, filling: Filling, meant: Meant) -> IncomingRecord:
    """A row of a table with what its reference cells mean; they are typed at once, because one may say what another means."""
    form = filling.form

    def read(fields: Mapping[str, Field], cells: Mapping[str, Cell]) -> dict[str, Cell]:
        named = {path: cell for path, cell in cells.items() if fields[path].target}
        return {
            **cells,
            **{path: cell._replace(text=meant.text(fields[path], cell.text, filling)) for path, cell in named.items()},
        }

    cells = dict(one.cells)
    for path in form.references:
        if path in cells:
            cells |= read(form.fields, {path: cells[path]})
            filling.take(path, cells[path].text)
    blocks = {
        rows_id: tuple(replace(row, cells=read(form.rows[rows_id].fields, row.cells)) for row in rows)
        for rows_id, rows in one.rows.items()
    }
    return replace(one, cells=cells, rows=blocks)
