"""The papers of our own and made-up records for them: every place a paper prints is filled from the example of its field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jinqiu_desktop import places
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.forms import Field, Form
from jinqiu_desktop.printing import RECORDS, Paper, read_paper
from jinqiu_desktop.printing.paper import Cell
from jinqiu_desktop.records import Shown

CATALOG = Catalog(places.resources())
TODAY = date(2030, 8, 7)
UID = "01912345-6789-7abc-8def-0123456789ab"


__all__ = ["CATALOG", "PAPERS", "Cell", "bound", "field_at", "paper", "said", "sample"]


def paper(name: str) -> Paper:
    return read_paper(CATALOG.paper_file(name), CATALOG.form)


PAPERS = tuple(name for name in CATALOG.paper_ids if paper(name).form and not paper(name).official)


def field_at(form: Form, rows: str, path: str) -> Field | None:
    """The field that a binding means: of a row, of the record, of a step, or of the record behind a reference."""
    first, _, rest = path.partition(".")
    if rows and rows != RECORDS:
        return form.rows[rows].fields[path] if rows in form.rows else None
    if path in form.fields:
        return form.fields[path]
    if first == "step":
        step, _, name = rest.partition(".")
        return form.steps[step].fields[name]
    if first in form.references:
        target, _, block = form.fields[first].target.partition(".")
        behind = CATALOG.form(target)
        return behind.rows[block].fields[rest] if block else behind.fields[rest]
    return None


def said(declared: Field) -> str:
    """The example of a field as a paper shows it."""
    text = declared.example or declared.kind.example()
    value = declared.kind.parse(text, TODAY).value
    return "" if value is None else declared.kind.shown(value)


def bound(printed_on: Paper) -> Iterator[tuple[str, str, Field | None]]:
    """Every path a paper prints: its Rows, the path, and the field where there is one."""
    form = CATALOG.form(printed_on.form)
    for one in printed_on.bound:
        for path in (one.bind.path, one.bind.other):
            if path:
                yield one.rows, path, field_at(form, one.rows, path)


def sample(printed_on: Paper, rows: int = 3, text: str = "") -> Shown:
    """A record, or many, with something in every place; `text` stands in place of every free text."""
    values: dict[str, str] = {}
    lines: dict[str, dict[str, str]] = {one.rows: {} for one in printed_on.bound if one.rows}
    for block, path, declared in bound(printed_on):
        told = said(declared) if declared else "示例县总工会"
        if text and declared and declared.kind.name in ("text", "long_text", "person_name"):
            told = text
        (lines[block] if block else values)[path] = told
    return Shown(
        form=printed_on.form,
        uid="" if printed_on.many else UID,
        number="" if printed_on.many else "JQ-2026-000123",
        rev=0 if printed_on.many else 1,
        code="" if printed_on.many else "0123456789abcdef",
        draft=False,
        values=values,
        rows={
            block: tuple({"rid": f"roww{at:04d}".replace("0", "a").replace("1", "b"), **line} for at in range(rows))
            for block, line in lines.items()
        },
    )
