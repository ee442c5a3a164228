"""A paper over many records as plain columns and lines, for a workbook: the same words, order and strings as on the sheet.

What a cell says is what the PDF says; sums are those of the paper's last row, each under the column it adds up. Widths are the paper's shares.
Nothing is drawn or written here.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.records import Shown

from .board import Source
from .paper import ListBlock, Paper, Template

_NUMBER = "序号"


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterColumn:
    """A column: its words, its share of the paper's width, and the path it shows; none for a running number or a column left to a pen."""

    label: str
    weight: int
    path: str = ""
    is_number: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """A list as it is printed: `sums` has a text for every column, blank where nothing is added up. `proviso` is what its foot says."""

    title: str
    proviso: str
    units: int
    columns: tuple[RosterColumn, ...]
    lines: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...]


def has_roster(paper: Paper) -> bool:
    """Whether a paper lists many records, so that it can be kept as a workbook."""
    return paper.many is not None and any(isinstance(block, ListBlock) for block in paper.blocks)


def roster(paper: Paper, shown: Shown) -> Roster:
    """The list of a paper. Raises `Failure` paper.no_sheet for a paper that is none."""
    block = next((one for one in paper.blocks if isinstance(one, ListBlock)), None)
    if block is None or not has_roster(paper):
        raise Failure("paper.no_sheet", paper=paper.title)
    columns = [
        RosterColumn(label="".join(title.label.split()), weight=title.weight, path=cell.bind.path if cell.bind else "")
        for title, cell in zip(block.titles, block.columns, strict=True)
    ]
    binds = [cell.bind for cell in block.columns]
    count = len(shown.rows.get(block.bind, ()))
    lines = [[Source(bind, block.bind, at).value(shown) if bind else "" for bind in binds] for at in range(count)]
    sums = {
        cell.bind.path: Source(cell.bind, block.bind).value(shown)
        for cell in (block.total.cells if block.total else ())
        if cell.bind is not None and cell.bind.over == "sum" and not cell.bind.capital
    }
    if block.number is not None:
        columns.insert(0, RosterColumn(label=_NUMBER, weight=block.number.weight, is_number=True))
        lines = [[str(at), *line] for at, line in enumerate(lines, start=1)]
    return Roster(
        title="".join(_filled(one, shown) for one in paper.heading.lines),
        proviso=paper.proviso,
        units=paper.units,
        columns=tuple(columns),
        lines=tuple(map(tuple, lines)),
        sums=tuple(sums.get(one.path, "") for one in columns),
    )


def _filled(template: Template, shown: Shown) -> str:
    return "".join(
        part if isinstance(part, str) else Source(part.bind).value(shown) if part.bind else ""
        for part in template.parts
    )
