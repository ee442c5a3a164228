"""A sheet while it is being composed: cells with their rules, words of the notice, and places for values. Points, origin at the lower left.

The Board knows how one cell, one line to sign or one run of words stands; which of them a paper has, and where, is layout.py's. What it
yields is a Frame: the part of a sheet that is the same for every record of a shape. Nothing is drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.records import Shown

from .amounts import added_up, in_capitals
from .fonts import EM, EN_BLANK, GAP, clean, widths
from .paper import Align, Bind, Cell, Hole, Row, SideBlock, Style, Template
from .text import Fitted, Room, fit

MM = 72 / 25.4
PAD = 1.0 * MM
FLOW_LEADING = 1.5
BODY = 0.88
"""Of the size: from the baseline up to the top of a Han character's square; the rest lies below the line."""

_LEAST_LABEL = 6.0
_UNDER = 0.18


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    def within(self, pad_x: float, pad_y: float) -> Box:
        """The rectangle inside a margin."""
        return Box(self.x0 + pad_x, self.y0 + pad_y, self.x1 - pad_x, self.y1 - pad_y)


@dataclass(frozen=True, slots=True)
class Line:
    """One run of text from the left end of its baseline; `spacing` is added after each character, `cell` is where it belongs."""

    x: float
    y: float
    size: float
    face: str
    text: str
    spacing: float = 0.0
    cell: Box | None = None

    @property
    def order(self) -> tuple[int, float]:
        """Sorts lines as they are read: by the upper edge of their cell, then from the left."""
        if self.cell:
            return -round(self.cell.y1), self.cell.x0
        return -round(self.y + BODY * self.size), self.x


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A check box: lower left corner and side, and the value that ticks it."""

    x: float
    y: float
    side: float
    option: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whose value: a path of the record, or of the row `index` of `rows`."""

    bind: Bind
    rows: str = ""
    index: int = 0

    def path(self, shown: Shown) -> str:
        """The path as the window knows it: `members[k7f2m3qa].income`, or the Rows alone where there is no such row."""
        if not self.rows:
            return self.bind.path
        if self.bind.over != "each":
            return self.rows
        held = shown.rows.get(self.rows, ())
        if self.index >= len(held):
            return self.rows
        return f"{self.rows}[{held[self.index].get('rid', '')}].{self.bind.path}"

    def value(self, shown: Shown) -> str:
        """The text to print, or an empty one."""
        bind, values, held = self.bind, shown.values, shown.rows.get(self.rows, ())
        if bind.over == "count":
            return str(len(held))
        if bind.over == "sum":
            text = added_up(_text_at(one, bind) for one in held)
        else:
            if self.rows:
                values = held[self.index] if self.index < len(held) else {}
            text = _text_at(values, bind)
        if bind.part:
            return _part_of_date(text, bind.part)
        return in_capitals(text) if bind.capital else text


def _text_at(values: Mapping[str, str], bind: Bind) -> str:
    return clean(values.get(bind.path, "") or values.get(bind.other, "")).strip()


def _part_of_date(text: str, part: str) -> str:
    """2023-08-07 -> 2023, 8 or 7; a date that is not whole gives the parts it has."""
    parts = text.split("-")
    at = ("year", "month", "day").index(part)
    return str(int(parts[at])) if at < len(parts) and parts[at].isdigit() else ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one value: its cell, the room inside, how it is set, and the words it is told by on a 续页.

    `room` follows from the others; it is asked for by every record, so it is made once.
    """

    cell: Box
    inner: Box
    source: Source
    style: Style
    name: str
    unit: str = ""
    marks: tuple[Mark, ...] = ()
    indent: float = 0.0
    flows: bool = False

    room: Room = field(init=False)

    def __post_init__(self) -> None:
        room = Room(
            width=self.inner.x1 - self.inner.x0,
            height=self.inner.y1 - self.inner.y0,
            size=self.style.size,
            min_size=self.style.min_size,
            leading=FLOW_LEADING if self.flows else 1.2,
            indent=self.indent,
            balance=self.style.align == "center",
            flows=self.flows,
        )
        object.__setattr__(self, "room", room)


@dataclass(frozen=True, slots=True)
class Frame:
    """A composed sheet: words, rules, boxes to tick, places for values; and values that were set while composing, with their cells."""

    words: tuple[Line, ...]
    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    slots: tuple[Slot, ...]
    values: tuple[Line, ...]
    cells: tuple[tuple[Box, Source], ...]


def set_lines(
    fitted: Fitted, cell: Box, inner: Box, style: Style, *, indent: float = 0.0, flows: bool = False
) -> Iterator[Line]:
    """A fitted text as lines in its room: running text from the top, other text in the middle of the height."""
    leading = FLOW_LEADING if flows else 1.2
    table, size = widths(style.face), fitted.size
    step = size * leading
    height = step * (len(fitted.lines) - 1) + size
    top = inner.y1 if flows else (inner.y0 + inner.y1 + height) / 2
    for number, text in enumerate(fitted.lines):
        if not text:
            continue
        x = inner.x0 + (indent * size if fitted.firsts[number] else 0)
        slack = inner.x1 - x - table.of(text) * size / EM
        x += slack / 2 if style.align == "center" else slack if style.align == "right" else 0
        yield Line(x, top - BODY * size - step * number, size, style.face, text, cell=cell)


class Board:
    """One sheet being composed for a blank copy (`is_blank`) or a record."""

    def __init__(self, paper_id: str, unit: float, *, is_blank: bool) -> None:
        self.words: list[Line] = []
        self.values: list[Line] = []
        self.cells: list[tuple[Box, Source]] = []
        self._paper_id = paper_id
        self._unit = unit
        self._is_blank = is_blank
        self._across: dict[float, list[tuple[float, float]]] = {}
        self._down: dict[float, list[tuple[float, float]]] = {}
        self._loose: list[Rule] = []
        self._marks: list[Mark] = []
        self._slots: list[Slot] = []

    def box(self, box: Box) -> None:
        """The four rules of a cell; neighbours share theirs."""
        x0, y0, x1, y1 = round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2)
        for y in (y0, y1):
            self._across.setdefault(y, []).append((x0, x1))
        for x in (x0, x1):
            self._down.setdefault(x, []).append((y0, y1))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rule that belongs to no cell."""
        self._loose.append(Rule(x0, y0, x1, y1))

    def row(
        self, row: Row, x0: float, top: float, bottom: float, rows: str = "", index: int = 0, told: str = ""
    ) -> None:
        """Cells side by side from x0; `told` comes before the words each is told by."""
        for cell in row.cells:
            x1 = x0 + cell.weight * self._unit
            self.cell(Box(x0, bottom, x1, top), cell, rows, index, told)
            x0 = x1

    def cell(self, box: Box, cell: Cell, rows: str = "", index: int = 0, told: str = "") -> None:
        """One ruled cell."""
        self.box(box)
        self.content(box, cell, rows, index, told)

    def content(self, box: Box, cell: Cell, rows: str = "", index: int = 0, told: str = "") -> None:
        """What stands in a cell: words, boxes to tick, or a place for a value."""
        inner = box.within(PAD, PAD / 2)
        if cell.label:
            self.label(box, cell.label, cell.style)
            return
        if cell.bind is None:
            return
        marks = tuple(self._checks(box, inner, cell)) if cell.check else ()
        if self._is_blank:
            if cell.blank:
                self.label(box, cell.blank, replace(cell.style, face="song"))
            elif cell.unit:
                self.label(box, "   " + cell.unit, replace(cell.style, face="song"))
            return
        name = f"{told} {cell.name}".strip()
        self._slots.append(Slot(box, inner, Source(cell.bind, rows, index), cell.style, name, cell.unit, marks))

    def label(self, box: Box, text: str, style: Style) -> None:
        """Words of the notice in a cell: on one line if a point less is enough, else wrapped. `Failure` declaration.broken if they do not fit."""
        inner = box.within(PAD / 2, 0.5)
        room = Room(
            width=inner.x1 - inner.x0,
            height=inner.y1 - inner.y0,
            size=style.size,
            min_size=_LEAST_LABEL,
            balance=style.align == "center",
        )
        wide = text.replace(" ", EN_BLANK)
        fitted = fit(wide, room, widths(style.face))
        if fitted.rest:
            raise Failure("declaration.broken", file=self._paper_id, entry=text, reason="格子里写不下")
        self.words += set_lines(fitted, box, inner, style)

    def _checks(self, box: Box, inner: Box, cell: Cell) -> Iterator[Mark]:
        """Boxes with their words, spread over the cell."""
        size, table = cell.style.size, widths("song")
        each = [size * 1.2 + table.of(option) * size / EM for option in cell.check]
        while sum(each) + size * 0.5 * (len(each) - 1) > inner.x1 - inner.x0 and size > _LEAST_LABEL:
            size -= 0.5
            each = [size * 1.2 + table.of(option) * size / EM for option in cell.check]
        slack = (inner.x1 - inner.x0 - sum(each)) / (len(each) + 1)
        x, baseline = inner.x0 + slack, (inner.y0 + inner.y1) / 2 - (BODY - 0.5) * size
        for option, tick, width in zip(cell.check, cell.ticks or cell.check, each, strict=True):
            mark = Mark(x, baseline - 0.02 * size, size * 0.82, tick)
            self._marks.append(mark)
            self.words.append(Line(x + size * 1.1, baseline, size, "song", option, cell=box))
            yield mark
            x += width + slack

    def side(self, block: SideBlock, x0: float, x1: float, top: float, bottom: float) -> None:
        """A label, and beside it one large cell with running text and lines to sign at its foot."""
        middle = x0 + block.label.weight * self._unit
        self.cell(Box(x0, bottom, middle, top), block.label)
        box = Box(middle, bottom, x1, top)
        self.box(box)
        foot = len(block.foot) * block.foot_step * MM
        if block.bind and not self._is_blank:
            inner = Box(box.x0 + 2 * PAD, box.y0 + foot + PAD, box.x1 - 2 * PAD, box.y1 - 3 * PAD)
            slot = Slot(box, inner, Source(block.bind), block.style, block.name, indent=block.indent, flows=True)
            self._slots.append(slot)
        words = replace(block.style, face=block.label.style.face)
        x = box.x0 + block.foot_indent * words.size
        for number, template in enumerate(block.foot):
            y = box.y0 + foot - (number + 0.55) * block.foot_step * MM
            self.template(template, x, box.x1 - 2 * PAD, y, words, "left")

    def template(self, template: Template, x0: float, x1: float, y: float, style: Style, align: Align) -> None:
        """Words with holes on one baseline; a blank is half an em, a hole without a gap reaches to the right end.

        Raises `Failure` declaration.broken when the words are wider than the line.
        """
        size, table = style.size, widths(style.face)
        slack = x1 - x0 - sum(self._width(part, style) for part in template.parts)
        if slack < 0:
            words = "".join(part for part in template.parts if isinstance(part, str))
            raise Failure("declaration.broken", file=self._paper_id, entry=words, reason="一行写不下")
        x = x0 + (slack / 2 if align == "center" else slack if align == "right" else 0)
        told = ""
        for part in template.parts:
            if isinstance(part, Hole):
                width = self._width(part, style) or x1 - x
                self._hole(part, Box(x, y - (1 - BODY) * size, x + width, y + BODY * size), style, told)
                x += width
                continue
            for piece in re.findall(r" +|[^ ]+", part):
                if piece[0] != " ":
                    self.words.append(Line(x, y, size, style.face, piece))
                    told = piece.rstrip("：")
                x += size / 2 * len(piece) if piece[0] == " " else table.of(piece) * size / EM

    def _width(self, part: str | Hole, style: Style) -> float:
        if isinstance(part, Hole):
            return part.gap * style.size / 2
        return widths(style.face).of(part.replace(" ", GAP)) * style.size / EM

    def _hole(self, hole: Hole, box: Box, style: Style, told: str) -> None:
        if hole.underlined:
            self.rule(box.x0, box.y0 - 1, box.x1, box.y0 - 1)
        if hole.bind and not self._is_blank:
            set_in = replace(style, align="center" if hole.gap else "left", face="fang")
            self._slots.append(Slot(box, box, Source(hole.bind), set_in, told))

    def frame(self) -> Frame:
        """What has been composed."""
        return Frame(
            tuple(self.words),
            tuple(self._rules()),
            tuple(self._marks),
            tuple(self._slots),
            tuple(self.values),
            tuple(self.cells),
        )

    def _rules(self) -> Iterator[Rule]:
        """Rules that touch or overlap become one, so that no line is drawn twice."""
        for y in sorted(self._across, reverse=True):
            yield from (Rule(x0, y, x1, y) for x0, x1 in _joined(self._across[y]))
        for x in sorted(self._down):
            yield from (Rule(x, y0, x, y1) for y0, y1 in _joined(self._down[x]))
        yield from self._loose


def _joined(parts: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    begin, end = None, 0.0
    for first, last in sorted(parts):
        if begin is None:
            begin, end = first, last
        elif first <= end + 0.02:
            end = max(end, last)
        else:
            yield begin, end
            begin, end = first, last
    if begin is not None:
        yield begin, end
