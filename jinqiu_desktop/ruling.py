"""A filled statistics table as it is read: rows of printed words and figures, and the ruled cells of a page, the same for screen, Excel, PDF and Word.

Here money becomes 万元 or 元, a blank stays blank, and parts are rounded so that they still add up. It counts nothing, draws nothing and knows no
file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jinqiu_desktop.errors import Severity, problem, sentence
from jinqiu_desktop.reports import TOTAL, Figures, Values
from jinqiu_desktop.tables import BLANK, Cell, Line, worded

_GAP: Final = BLANK * 2
"""The blank of a sentence, as the notices print it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One figure as it is read: `text` is blank where nothing was filled in; `before` is last year's."""

    key: str
    column: str
    text: str
    before: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A run of printed words, or a figure that stands inside a sentence."""

    text: str
    shown: Shown | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One printed row. `no` and `outer` are empty where they go on from the row before; sentences hold their figures in `words`.

    `before` is printed before the code (其中：). `parted`: its code stands beside an outer one.
    """

    no: str
    outer: str
    code: str
    words: tuple[Piece, ...]
    figures: tuple[Shown, ...] = ()
    before: str = ""
    parted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Words over several columns, and how many."""

    label: str
    span: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A filled table as it is laid out on paper, the same for screen, Excel, PDF and Word. `notes` are this program's, under the table."""

    title: str
    head: tuple[str, ...]
    foot: str
    notes: tuple[str, ...]
    bands: tuple[Band, ...]
    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    layout: str
    landscape: bool


def laid_out(
    figures: Figures, *, person: str = "", phone: str = "", fact: Callable[[str], str | None] = lambda _: None
) -> Sheet:
    """A filled table as rows of printed words and figures. `fact` gives the notice's targets (targets.employment_rate) in per cent."""
    table = figures.table
    texts = {column.id: _texts(figures, figures.values, column.id) for column in figures.columns}
    before = {column.id: _texts(figures, figures.before, column.id) for column in figures.columns}

    def shown(key: str, column: str) -> Shown:
        return Shown(key=key, column=column, text=texts[column].get(key, ""), before=before[column].get(key, ""))

    if table.layout == "offices":
        rows = tuple(_office_rows(figures, shown))
    elif table.layout == "sentences":
        rows = tuple(row for line in table.lines for row in _sentences(figures, line, shown))
    else:
        rows = tuple(row for line in table.lines for row in _grid(figures, line, shown, fact))
    filled = {"office": figures.office, "person": person, "phone": phone}
    return Sheet(
        title=worded(table.title, figures.year, figures.cutoff),
        head=tuple(_head(part, filled, table.layout) for part in table.head.split()),
        foot=worded(table.foot, figures.year, figures.cutoff),
        notes=tuple(_notes(figures)),
        bands=tuple(Band(label=line.band, span=len(line.cells)) for line in table.lines)
        if table.layout == "offices"
        else (),
        heads=_heads(figures),
        rows=rows,
        layout=table.layout,
        landscape=table.landscape,
    )


def written(cell: Cell, value: int | None, decimals: int = 4) -> str:
    """A figure as it is read, without its unit: fen as 万元 or 元, no zeros at the end; blank where nothing was filled in."""
    if value is None:
        return ""
    if cell.unit == "%":
        return f"{_plain(Decimal(value) / 100)}%"
    if cell.unit == "万元":
        return _plain((Decimal(value) / 1_000_000).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return _plain(Decimal(value) / 100) if cell.unit == "元" else str(value)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _texts(figures: Figures, values: Values, column: str) -> dict[str, str]:
    """Every figure of a column as it is read; the parts of a rounded sum are rounded so that they still add up (largest remainder)."""
    table = figures.table
    held = {key: values.get(key, {}).get(column) for key in table.cells}
    for key, cell in table.cells.items():
        if cell.sum_of and cell.unit == "万元":
            held |= _rounded(held, key, table.parts_of(key), 10 ** (6 - table.decimals))
    return {key: written(cell, held[key], table.decimals) for key, cell in table.cells.items()}


def _rounded(held: Mapping[str, int | None], key: str, parts: Sequence[str], unit: int) -> dict[str, int | None]:
    """A sum and its parts in whole units: the sum to the nearest, its parts down, and what is missing to those with the largest rest."""
    total = held[key]
    there = {part: value for part in parts if (value := held[part]) is not None}
    if total is None or sum(there.values()) != total:
        return {}
    whole = (total + unit // 2) // unit
    floors = {part: value // unit for part, value in there.items()}
    most = sorted(there, key=lambda part: -(there[part] % unit))
    for part in most[: whole - sum(floors.values())]:
        floors[part] += 1
    return {key: whole * unit, **{part: floor * unit for part, floor in floors.items()}}


def _head(part: str, filled: Mapping[str, str], layout: str) -> str:
    blank = _GAP * 2 if layout == "sentences" else "_____"
    for name, text in filled.items():
        before, found, after = part.partition(f"{{{name}}}")
        if found:
            part = f"{before}{_unrepeated(text, after) or blank}{after}"
    return part


def _unrepeated(text: str, after: str) -> str:
    """A name without what is printed behind its place: 安徽省总工会 before 省（区、市）总工会 is 安徽, 示例厂工会委员会 before 工会 is 示例厂."""
    if after.endswith("工会"):
        text = text.removesuffix("委员会") if text.endswith("工会委员会") else text
    shared = next((at for at in range(len(after) - 1) if text.endswith(after[at:])), len(after))
    kept = text[: len(text) - len(after[shared:])]
    return kept[:-1] if kept != text and shared and kept.endswith(("省", "区", "市")) else kept


def _heads(figures: Figures) -> tuple[str, ...]:
    table = figures.table
    if table.layout == "offices":
        return (*table.heads, *(worded(cell.label, figures.year, figures.cutoff) for cell in table.cells.values()))
    labels = tuple(worded(column.label, figures.year, figures.cutoff) for column in figures.columns)
    return (*table.heads[:2], *labels) if table.heads else labels


def _office_rows(figures: Figures, shown: Callable[[str, str], Shown]) -> Iterator[SheetRow]:
    for at, column in enumerate(figures.columns, start=1):
        yield SheetRow(
            no="" if column.id == TOTAL else str(at),
            outer="",
            code="",
            words=(Piece(text=column.label),),
            figures=tuple(shown(key, column.id) for key in figures.table.cells),
        )


def _grid(
    figures: Figures, line: Line, shown: Callable[[str, str], Shown], fact: Callable[[str], str | None]
) -> Iterator[SheetRow]:
    outer = ""
    for at, cell in enumerate(line.cells):
        key = f"{line.id}.{cell.id}"
        yield SheetRow(
            no="" if at else line.no,
            outer="" if cell.outer == outer else cell.outer,
            code=cell.code,
            words=tuple(_labelled(figures, cell, fact)),
            figures=tuple(shown(key, column.id) for column in figures.columns),
            parted=bool(cell.outer),
        )
        outer = cell.outer


def _labelled(figures: Figures, cell: Cell, fact: Callable[[str], str | None]) -> Iterator[Piece]:
    yield Piece(text=cell.before + worded(cell.label, figures.year, figures.cutoff))
    if cell.target and (target := fact(cell.target.removeprefix("pack."))):
        yield Piece(text=f"，目标 {target}%")


def _sentences(figures: Figures, line: Line, shown: Callable[[str, str], Shown]) -> Iterator[SheetRow]:
    rows: list[tuple[Cell, list[Piece]]] = []
    for cell in line.cells:
        pieces = list(_pieces(figures, f"{line.id}.{cell.id}", cell, shown))
        if cell.joined and rows:
            rows[-1][1].extend(pieces)
        else:
            rows.append((cell, pieces))
    for at, (first, pieces) in enumerate(rows):
        yield SheetRow(no="" if at else line.no, outer="", code=first.code, words=tuple(pieces), before=first.before)


def _pieces(figures: Figures, key: str, cell: Cell, shown: Callable[[str, str], Shown]) -> Iterator[Piece]:
    label = worded(cell.label, figures.year, figures.cutoff)
    before, blank, after = label.partition(_GAP)
    if not blank and label.endswith(f"（{cell.unit}）"):  # the notice left the blank out: 共发放助学款（万元）
        before, after = label.removesuffix(f"（{cell.unit}）"), f"（{cell.unit}）"
    if before:
        yield Piece(text=before)
    figure = shown(key, figures.columns[0].id)
    yield Piece(text=f" {figure.text} " if figure.text else blank, shown=figure)
    if after:
        yield Piece(text=after)


def _notes(figures: Figures) -> Iterator[str]:
    """This program's own words; those about what was not counted come last, in the order of `unassigned`."""
    table = figures.table
    if not table.official:
        yield _say("figures.unofficial")
    if table.note:
        yield table.note
    if figures.added_up:
        yield _say("figures.added_up", count=str(len(figures.offices)))
    if figures.missing:
        yield _say("figures.missing", names="、".join(figures.missing), count=str(len(figures.missing)))
    for one in figures.unassigned:
        cell = table.cells[one.key]
        line = next(each for each in table.lines if one.key.startswith(f"{each.id}."))
        office = f"{one.column}：" if table.layout == "offices" else ""
        amount = f"{written(cell, one.value, table.decimals)} {cell.unit}"
        yield _say("figures.unassigned", place=f"{office}{line.no}{cell.code}", amount=amount)


def _say(code: str, **facts: str) -> str:
    return sentence(problem("", code, Severity.HINT, **facts)).what


# --- ruled cells -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """One cell of a sheet, as a page and a workbook rule it alike: where it begins, counted from 0, and over how many rows and columns it goes.

    `kind` is head, no, code, words or figure; `line` counts the blocks of rows that should not be parted from each other.
    """

    row: int
    column: int
    kind: str
    words: tuple[Piece, ...]
    down: int = 1
    across: int = 1
    line: int = 0

    @property
    def text(self) -> str:
        """What stands in it."""
        return "".join(one.text for one in self.words)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A sheet as ruled cells, in reading order: the kinds of its columns, how many of its rows are heads, how many rows there are."""

    columns: tuple[str, ...]
    heads: int
    rows: int
    cells: tuple[Ruled, ...]


def ruled(sheet: Sheet) -> Ruling:
    """The cells of a sheet: what goes on over several rows or columns is one cell."""
    if sheet.layout == "offices":
        return _ruled_offices(sheet)
    parted = any(row.parted for row in sheet.rows)
    figures = max((len(row.figures) for row in sheet.rows), default=0)
    codes = ("code", "code") if parted else ("code",)
    columns = ("no", *codes, "words", *["figure"] * figures)
    cells = list(_ruled_heads(sheet, columns, figures)) if figures else []
    heads = 1 if cells else 0
    line = -1
    for at, row in enumerate(sheet.rows):
        line += bool(row.no) or not at
        for cell in _ruled_row(sheet, at, row, len(codes)):
            cells.append(replace(cell, row=cell.row + heads, line=line))
    return Ruling(columns=columns, heads=heads, rows=heads + len(sheet.rows), cells=tuple(cells))


def _ruled_heads(sheet: Sheet, columns: Sequence[str], figures: int) -> Iterator[Ruled]:
    """编号 over the numbers and codes, 项目 over the words, then the names of the columns."""
    named = sheet.heads[: len(sheet.heads) - figures]
    if not named and figures == 1:
        return
    front = columns.index("words")
    number, item = (*named, "", "")[:2]
    yield Ruled(row=0, column=0, kind="head", words=(Piece(text=number),), across=front)
    yield Ruled(row=0, column=front, kind="head", words=(Piece(text=item),))
    for at, label in enumerate(sheet.heads[len(named) :]):
        yield Ruled(row=0, column=front + 1 + at, kind="head", words=(Piece(text=label),))


def _ruled_row(sheet: Sheet, at: int, row: SheetRow, codes: int) -> Iterator[Ruled]:
    rest = sheet.rows[at + 1 :]
    if row.no or not at:
        yield Ruled(row=at, column=0, kind="no", words=(Piece(text=row.no),), down=1 + _while(rest, _goes_on))
    goes_on = sheet.layout == "grid" and at > 0 and not row.no and not row.code
    if row.parted:
        begin = next(back for back in range(at, -1, -1) if sheet.rows[back].outer)
        under = sheet.rows[
            begin : begin + 1 + _while(sheet.rows[begin + 1 :], lambda one: one.parted and not one.outer)
        ]
        coded = any(one.code for one in under)
        if row.outer:
            words, across = (Piece(text=row.outer),), 1 if coded else codes
            yield Ruled(row=at, column=1, kind="code", words=words, down=len(under), across=across)
        if coded:
            yield Ruled(row=at, column=2, kind="code", words=(Piece(text=row.code),))
    elif not goes_on:
        shared = (lambda one: _goes_on(one) and not one.code) if sheet.layout == "grid" else (lambda _: False)
        before = row.before if sheet.layout == "sentences" else ""
        yield Ruled(
            row=at,
            column=1,
            kind="code",
            words=(Piece(text=f"{before}{row.code}"),),
            down=1 + _while(rest, shared),
            across=codes,
        )
    yield Ruled(row=at, column=1 + codes, kind="words", words=row.words)
    for number, figure in enumerate(row.figures):
        yield Ruled(row=at, column=2 + codes + number, kind="figure", words=(Piece(text=figure.text, shown=figure),))


def _goes_on(row: SheetRow) -> bool:
    return not row.no


def _while(rows: Sequence[SheetRow], holds: Callable[[SheetRow], bool]) -> int:
    return next((at for at, row in enumerate(rows) if not holds(row)), len(rows))


def _ruled_offices(sheet: Sheet) -> Ruling:
    figures = max((len(row.figures) for row in sheet.rows), default=sum(band.span for band in sheet.bands))
    front = len(sheet.heads) - figures
    banded = any(band.label for band in sheet.bands)
    heads = 2 if banded else 1
    columns = (*("no", "words")[2 - front :], *["figure"] * figures)
    cells = [
        Ruled(row=0, column=at, kind="head", words=(Piece(text=label),), down=heads)
        for at, label in enumerate(sheet.heads[:front])
    ]
    at = front
    for band in sheet.bands if banded else ():
        if band.label:
            cells.append(Ruled(row=0, column=at, kind="head", words=(Piece(text=band.label),), across=band.span))
        at += band.span
    under = [bool(band.label) or not banded for band in sheet.bands for _ in range(band.span)]
    for at, (label, is_under) in enumerate(zip(sheet.heads[front:], under, strict=True), start=front):
        row = heads - 1 if is_under else 0
        cells.append(Ruled(row=row, column=at, kind="head", words=(Piece(text=label),), down=heads - row))
    for number, line in enumerate(sheet.rows):
        row = heads + number
        is_total = not line.no and front == 2
        if front == 2 and not is_total:
            cells.append(Ruled(row=row, column=0, kind="no", words=(Piece(text=line.no),), line=number))
        across = front if is_total else 1
        cells.append(Ruled(row=row, column=front - across, kind="words", words=line.words, across=across, line=number))
        cells += [
            Ruled(row=row, column=front + at, kind="figure", words=(Piece(text=one.text, shown=one),), line=number)
            for at, one in enumerate(line.figures)
        ]
    return Ruling(columns=columns, heads=heads, rows=heads + len(sheet.rows), cells=tuple(cells))
