"""The national layout: one line a record, with its members beside each other in columns of their own: 家庭成员1姓名 … 家庭成员5单位或学校.

Programs of other unions take and give tables so (domain.md §8). Which columns stand first, and under which words, is in
resources/headers.toml; the rest follows in the order of the form. It knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jinqiu_desktop.forms import Form, Rows, row_path
from jinqiu_desktop.spreadsheet.headers import Others, other_words
from jinqiu_desktop.spreadsheet.layout import Column, Table, beside, columns_of, tables_of

NATIONAL_ROWS = 5
"""As many rows of a record have columns; what goes beyond has no place in this layout."""

_BESIDE = re.compile(r"([a-z0-9_]+)\[([0-9]+)\]\.([a-z0-9_]+)")


def national_block(form: Form) -> str:
    """The block whose rows stand beside each other: the first one of persons; empty where a form has none."""
    return next((one.id for one in form.rows.values() if one.person and one.max > 1), "")


def national_columns(form: Form) -> tuple[Column, ...]:
    """Every column of the layout, also of what the program works out itself. A path in a row is like members[2].name, by number."""
    return (*_own(form, columns_of(form, is_typed=False)), *_beside(form, is_typed=False))


def national_tables(form: Form) -> tuple[Table, ...]:
    """The sheets of a template in this layout; blocks that do not stand beside each other keep their sheets."""
    main, *blocks = tables_of(form)
    columns = (*_own(form, main.columns), *_beside(form, is_typed=True))
    others = (one for one in blocks if one.rows != national_block(form))
    return (replace(main, columns=columns), *others)


def path_in(column: Column, row_ids: Sequence[str]) -> str:
    """The path of a column in a record whose block has these rows; empty where there is no such row."""
    match = _BESIDE.fullmatch(column.path)
    if match is None:
        return column.path
    at = int(match[2]) - 1
    return row_path(match[1], row_ids[at], match[3]) if at < len(row_ids) else ""


def _own(form: Form, columns: Sequence[Column]) -> Iterator[Column]:
    begins = {one.path: one.word for one in other_words().forms.get(form.id, Others()).national}
    by_path = {one.path: one for one in columns}
    for path, word in begins.items():
        if path in by_path:
            yield replace(by_path[path], header=word, band="")
    yield from (replace(one, header=_bare(one)) for one in columns if one.path not in begins)


def _bare(column: Column) -> str:
    """The words over a column without star and unit: other programs know them so."""
    unit = f"（{column.field.unit}）" if column.field and column.field.unit else ""
    return column.header.removeprefix("*").removesuffix(unit)


def _beside(form: Form, *, is_typed: bool) -> Iterator[Column]:
    block = form.rows.get(national_block(form))
    if block is None:
        return
    columns = columns_of(form, block, is_typed=is_typed)
    shown = _printed(block) or tuple(one.path for one in columns)
    for number in range(1, min(NATIONAL_ROWS, block.max) + 1):
        for column in sorted((one for one in columns if one.path in shown), key=lambda one: shown.index(one.path)):
            yield beside(block.id, block.label, column, number)


def _printed(block: Rows) -> tuple[str, ...]:
    """The cells of a block's first group, which is what the paper has of every person."""
    return tuple(place.path for row in block.groups[0].rows for place in row) if block.groups else ()
