"""Printed lists as workbooks: the strings a paper shows, with amounts as numbers, for `Papers`. It decides nothing about who may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.forms import Form
from jinqiu_desktop.records import Audience, Shown, StepTaken, shown_to

if TYPE_CHECKING:
    from jinqiu_desktop.printing.paper import Paper
    from jinqiu_desktop.spreadsheet import RosterSheet

_WIDTH = 150.0  # characters across the sheet
_NUMBERS = ("money", "number")
_NO_SUM = "合计"


def write_lists(paper: Paper, form: Form, lists: Mapping[str, Shown], out: Path) -> None:
    """Write lists by their names, a sheet for each. Raises `Failure` paper.no_sheet, disk.full, folder.read_only, file.missing."""
    from jinqiu_desktop.spreadsheet import write_rosters

    write_rosters([_sheet(paper, form, name, shown) for name, shown in lists.items()], out)


def _sheet(paper: Paper, form: Form, name: str, shown: Shown) -> RosterSheet:
    from jinqiu_desktop.printing.rosters import roster
    from jinqiu_desktop.spreadsheet import ListColumn, RosterSheet

    found = roster(paper, shown)
    counted = [one.is_number or _is_number(form, one.path) for one in found.columns]
    columns = [[line[at] for line in found.lines] for at in range(len(found.columns))]
    sums = [_number(text) if text else None for text in found.sums]
    has_sums = any(one is not None for one in sums)
    return RosterSheet(
        name=name,
        title=found.title,
        columns=[
            ListColumn(label=one.label, width=max(5, round(one.weight * _WIDTH / found.units), _longest(cells) + 2))
            for one, cells in zip(found.columns, columns, strict=True)
        ],
        lines=[
            [_number(text) if is_number else text or None for text, is_number in zip(line, counted, strict=True)]
            for line in found.lines
        ],
        sums=[_NO_SUM, *sums[1:]] if has_sums else (),
        note=found.proviso,
    )


def _longest(cells: Sequence[str]) -> int:
    """The longest number, day or card among texts: what has Han characters may be wrapped."""
    return max((len(text) for text in cells if text.isascii()), default=0)


def newest(form: Form, steps: Sequence[StepTaken], audience: Audience, but: str) -> dict[str, str]:
    """Answers that a later step told anew (就业状态): a list shows how things stand. `but` is the answer that parts lists, which stays."""
    found: dict[str, str] = {}
    for taken in steps:
        declared = form.steps[taken.step].fields if taken.step in form.steps else {}
        for name in declared.keys() & form.fields.keys() & taken.values.keys() - {but}:
            field = declared[name]
            if field.kind.name == form.fields[name].kind.name:
                found[name] = shown_to(audience, field, field.kind.held(taken.values[name]))
    return found


def _is_number(form: Form, path: str) -> bool:
    """Whether a path shows an amount or a count: what has digits only for looking it up stays text."""
    if path.startswith("step."):
        _, step_id, name = path.split(".", 2)
        step = form.steps.get(step_id)
        declared = step.fields.get(name) if step is not None else None
    else:
        declared = form.fields.get(path)
    return declared is not None and declared.kind.name in _NUMBERS


def _number(text: str) -> int | Decimal | str | None:
    """A shown amount as a number; what is masked or has a unit stays as it is shown."""
    plain = text.replace(",", "")
    if not plain:
        return None
    if plain.isdigit():
        return int(plain)
    whole, _, rest = plain.partition(".")
    return Decimal(plain) if whole.isdigit() and rest.isdigit() else text
