"""Laying a record on a paper: blocks become strips, strips become sheets, values go into their cells, the rest goes to a 续页.

A sheet is made in two steps. Its frame (rules, words of the notice, places for values) depends only on the paper and on how many rows the
record has; it is made once and drawn once for hundreds of records. Then each value is set into its place. Papers with running text in which
values stand are composed anew for each record. Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.records import Shown

from .board import FLOW_LEADING, MM, PAD, Board, Box, Frame, Line, Mark, Slot, Source, set_lines
from .fonts import EM, EN_BLANK, GAP, widths
from .paper import (
    Block,
    Cell,
    Hole,
    ListBlock,
    Paper,
    ProseBlock,
    RepeatBlock,
    Row,
    RowsBlock,
    SideBlock,
    SignBlock,
    Template,
)
from .text import POINTER, Room, fit, lines_of, wrap

FOOT = 32.0
"""Millimetres kept free at the foot of each sheet for the record's number, the sheet's mark and the QR code."""

_MARK_SIZE = 12.0
_LEAST_TITLE = 11.0
_HIGHEST_LINE = 60.0  # millimetres
_CLOSER = 1.12  # a sheet this many times too long is set closer instead of broken
_APART = 6.0  # millimetres between the parts of a 续页


@dataclass(frozen=True, slots=True)
class Place:
    """The cell of one path on one sheet (counted from 0 within the record), in points from the lower left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finished sheet: its frame, whether other records share it, the lines of values, the ticks, and the cell of each path."""

    frame: Frame
    is_shared: bool
    values: tuple[Line, ...]
    ticks: tuple[Mark, ...]
    cells: tuple[tuple[Box, str], ...]


class Planner:
    """Lays records on one paper and keeps the frames it has made."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._bases: dict[tuple[int, ...], _Base] = {}
        is_titled = any(isinstance(part, Hole) for line in paper.heading.lines for part in line.parts)
        self._flows = is_titled or any(isinstance(block, ListBlock | ProseBlock) for block in paper.blocks)

    def sheets(self, shown: Shown | None) -> tuple[Sheet, ...]:
        """All sheets of one record, or of a blank copy. Raises `Failure` declaration.broken when the paper's own words do not fit."""
        base = self._base(shown)
        if shown is None:
            return tuple(Sheet(frame, True, (), (), ()) for frame in base.frames)
        pieces: list[_Piece] = list(base.rest)
        done = [_filled(frame, shown, pieces, is_shared=not self._flows) for frame in base.frames]
        while pieces:  # a cell on a 续页 may be too full itself; its remainder goes on to the next
            further: list[_Piece] = []
            frames = _Composer(self.paper, shown).continued(pieces)
            done += [_filled(frame, shown, further, is_shared=False) for frame in frames]
            pieces = further
        return tuple(done)

    def _base(self, shown: Shown | None) -> _Base:
        if self._flows and shown is not None:
            return _Composer(self.paper, shown).base()
        shape = self._shape(shown)
        if shape not in self._bases:
            self._bases[shape] = _Composer(self.paper, shown).base()
        return self._bases[shape]

    def _shape(self, shown: Shown | None) -> tuple[int, ...]:
        if shown is None:
            return (-1,)
        repeats = (block for block in self.paper.blocks if isinstance(block, RepeatBlock))
        return tuple(max(block.least, len(shown.rows.get(block.bind, ()))) for block in repeats)


def places(paper: Paper, shown: Shown) -> tuple[Place, ...]:
    """Where each path stands on the sheets of a record: for a click on the page, and for tests."""
    found = []
    for number, sheet in enumerate(Planner(paper).sheets(shown)):
        found += [Place(number, box.x0, box.y0, box.x1, box.y1, path) for box, path in sheet.cells]
    return tuple(found)


def _filled(frame: Frame, shown: Shown, pieces: list[_Piece], *, is_shared: bool) -> Sheet:
    """A frame with the values of a record; what does not fit is added to `pieces`."""
    values = list(frame.values)
    ticks: list[Mark] = []
    for slot in frame.slots:
        text = slot.source.value(shown)
        if slot.marks:
            ticks += [mark for mark in slot.marks if mark.option in text.replace("；", "、").split("、")]
            continue
        if slot.unit:  # the notice's word stays where nothing is filled in
            text = f"{text} {slot.unit}" if text else f"{EN_BLANK * 3}{slot.unit}"
        if not text:
            continue
        fitted = fit(text, slot.room, widths(slot.style.face))
        values += set_lines(fitted, slot.cell, slot.inner, slot.style, indent=slot.indent, flows=slot.flows)
        if fitted.rest:
            pieces.append(_TextPiece(slot, fitted.rest))
    cells = [(slot.cell, slot.source.path(shown)) for slot in frame.slots]
    cells += [(box, source.path(shown)) for box, source in frame.cells]
    return Sheet(frame, is_shared, tuple(values), tuple(ticks), tuple(cells))


# --- strips of a sheet ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _RowsPiece:
    """Rows that did not find room, from one index on."""

    block: RepeatBlock | ListBlock
    begin: int


@dataclass(frozen=True, slots=True)
class _TextPiece:
    """The remainder of a value, and the place that was too small for it."""

    slot: Slot
    text: str


_Piece = _RowsPiece | _TextPiece


@dataclass(frozen=True, slots=True)
class _Base:
    frames: tuple[Frame, ...]
    rest: tuple[_RowsPiece, ...]


@dataclass(frozen=True, slots=True)
class _RowOf:
    row: Row
    x0: float
    rows: str = ""
    index: int = 0
    told: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """A part of a line of prose: where it begins, how wide it is, its words, and the hole it fills, if any."""

    x: float
    width: float
    text: str
    hole: Hole | None
    spacing: float


@dataclass(frozen=True, slots=True)
class _ProseLine:
    block: ProseBlock
    runs: tuple[_Run, ...]


@dataclass(frozen=True, slots=True)
class _ListLine:
    """A line of a list; the index -1 is its head."""

    block: ListBlock
    index: int
    is_pointed: bool = False


@dataclass(frozen=True, slots=True)
class _SignedLine:
    block: SignBlock
    line: int


@dataclass(frozen=True, slots=True)
class _Strip:
    """One horizontal strip. `keeps` = never parted from the strip above; `heads` are drawn again where it opens a sheet."""

    height: float
    content: _RowOf | SideBlock | _ProseLine | _ListLine | _SignedLine | None
    keeps: bool = False
    heads: tuple[_Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class _Merged:
    """A cell at the left over several strips."""

    cell: Cell
    first: int
    last: int


@dataclass(slots=True)
class _Stack:
    """Strips from the top down. `natural` is the height that fills a sheet of this sort (else that of all strips)."""

    strips: list[_Strip] = field(default_factory=list)
    merged: list[_Merged] = field(default_factory=list)
    natural: float = 0.0
    is_headed: bool = False
    fills: bool = False

    def add(self, height: float, content: _RowOf | SideBlock | None = None) -> None:
        """One more strip below."""
        self.strips.append(_Strip(height, content))

    def groups(self) -> Iterator[list[tuple[int, _Strip]]]:
        """Strips with their numbers, those together that must not be parted."""
        group: list[tuple[int, _Strip]] = []
        for number, strip in enumerate(self.strips):
            if group and not strip.keeps:
                yield group
                group = []
            group.append((number, strip))
        if group:
            yield group


class _Composer:
    """Turns blocks into frames. `shown` = None makes a blank copy, with the notice's words in automatic cells."""

    def __init__(self, paper: Paper, shown: Shown | None) -> None:
        self.paper = paper
        self.shown = shown
        self.x0 = paper.margin * MM
        self.x1 = (paper.width - paper.margin) * MM
        self.unit = (self.x1 - self.x0) / paper.units
        self.rest: list[_RowsPiece] = []

    def base(self) -> _Base:
        """The sheets of the paper itself, and the rows that found no room."""
        stacks = [_Stack(is_headed=True, fills=self.paper.fill)]
        for block in self.paper.blocks:
            if isinstance(block, RepeatBlock) and block.more == "sheet":
                stacks += self._sheets_of(block)
                stacks.append(_Stack(fills=self.paper.fill))
            else:
                self._add(block, stacks[-1])
        frames = tuple(board.frame() for stack in stacks if stack.strips for board, _ in self._boards(stack))
        return _Base(frames, tuple(self.rest))

    def continued(self, pieces: Sequence[_Piece]) -> Iterator[Frame]:
        """The 续页: first the rows, then the remainders of full cells, under the paper's own heading."""
        stack = _Stack(is_headed=True)
        for piece in pieces:
            if isinstance(piece, _RowsPiece):
                indexes = range(piece.begin, self._count(piece.block.bind))
                if stack.strips:
                    stack.add(_APART * MM)
                if isinstance(piece.block, ListBlock):
                    self._list(piece.block, indexes, stack)
                else:
                    self._repeat(piece.block, indexes, stack)
        boards = list(self._boards(stack))
        yield from (board.frame() for board, _ in boards[:-1])
        board, at = boards[-1]
        at -= _APART * MM if stack.strips else 0
        yield from self._remainders([piece for piece in pieces if isinstance(piece, _TextPiece)], board, at)

    # blocks to strips

    def _count(self, rows: str) -> int:
        return len(self.shown.rows.get(rows, ())) if self.shown else 0

    def _add(self, block: Block, stack: _Stack) -> None:
        match block:
            case RowsBlock():
                for row in block.rows:
                    stack.add(row.height * MM, _RowOf(row, self.x0))
            case SideBlock():
                stack.add(block.height * MM, block)
            case RepeatBlock():
                held = self._held(block)
                self._repeat(block, range(held), stack, is_pointed=held < self._count(block.bind))
            case ListBlock():
                held = self._held(block)
                self._list(block, range(held), stack, is_pointed=held < self._count(block.bind))
            case ProseBlock():
                self._prose(block, stack)
            case SignBlock():
                stack.strips.append(_Strip(block.before * MM, None, keeps=True))
                for line in range(len(block.lines)):
                    stack.strips.append(_Strip(block.height * MM, _SignedLine(block, line), keeps=True))

    def _held(self, block: RepeatBlock | ListBlock) -> int:
        """How many rows stand on the paper itself; the others are noted for the 续页."""
        count = self._count(block.bind)
        if self.shown is None or not isinstance(block, ListBlock) or block.padded:
            count = max(block.least, count)
        held = min(count, block.most or count)
        if held < count:
            self.rest.append(_RowsPiece(block, held))
        return held

    def _sheets_of(self, block: RepeatBlock) -> Iterator[_Stack]:
        count = max(block.least, self._count(block.bind))
        each = sum(row.height for row in block.rows) * MM
        natural = each * block.per_page + block.gap * MM * (block.per_page - 1)
        for start in range(0, count, block.per_page):
            stack = _Stack(natural=natural, fills=self.paper.fill)
            for index in range(start, min(start + block.per_page, count)):
                if index > start:
                    stack.add(block.gap * MM)
                self._repetition(block, index, stack)
            yield stack

    def _repeat(self, block: RepeatBlock, indexes: range, stack: _Stack, *, is_pointed: bool = False) -> None:
        first = len(stack.strips)
        inner = self.x0 + (block.side.weight * self.unit if block.side and not block.side_each else 0)
        heads = tuple(_Strip(row.height * MM, _RowOf(row, inner)) for row in block.head)
        for number, row in enumerate(block.head):
            stack.add(row.height * MM, _RowOf(_pointed(row) if is_pointed and number == 0 else row, inner))
        for index in indexes:
            self._repetition(block, index, stack, heads)
        if block.side and not block.side_each:
            stack.merged.append(_Merged(block.side, first, len(stack.strips) - 1))

    def _repetition(self, block: RepeatBlock, index: int, stack: _Stack, heads: tuple[_Strip, ...] = ()) -> None:
        first = len(stack.strips)
        inner = self.x0 + (block.side.weight * self.unit if block.side else 0)
        label = block.side.label.replace("{n}", str(index + 1)) if block.side else ""
        told = "".join(label.split()) if block.side_each else f"{''.join(label.split())} {index + 1}".strip()
        for row in block.rows:
            stack.strips.append(_Strip(row.height * MM, _RowOf(row, inner, block.bind, index, told), heads=heads))
        if block.side and block.side_each:
            stack.merged.append(_Merged(replace(block.side, label=label), first, len(stack.strips) - 1))

    def _list(self, block: ListBlock, indexes: range, stack: _Stack, *, is_pointed: bool = False) -> None:
        if block.before:
            stack.add(block.before * MM)
        head = _Strip(block.head_height * MM, _ListLine(block, -1, is_pointed))
        again = (replace(head, content=_ListLine(block, -1)),)
        stack.strips.append(head)
        for index in indexes:
            is_first = index == indexes.start
            height = self._line_height(block, index)
            stack.strips.append(_Strip(height, _ListLine(block, index), keeps=is_first, heads=again))
        if block.total:
            stack.strips.append(_Strip(block.total.height * MM, _RowOf(block.total, self.x0, block.bind), keeps=True))

    def _line_height(self, block: ListBlock, index: int) -> float:
        """A line of a ruled list grows where a value does not fit at its least size; only what is very long goes to a 续页."""
        height = block.height * MM
        for cell in block.columns if self.shown and block.grid else ():
            text = Source(cell.bind, block.bind, index).value(self.shown) if cell.bind and self.shown else ""
            width, least = cell.weight * self.unit - 2 * PAD, cell.style.min_size
            room = Room(width=width, height=height - PAD, size=cell.style.size, min_size=least)
            if fit(text, room, widths(cell.style.face)).rest:
                count = len(lines_of(text, replace(room, size=least), widths(cell.style.face)).lines)
                height = max(height, min(count * least * 1.2 + 2 * PAD, _HIGHEST_LINE * MM))
        return height

    # prose

    def _prose(self, block: ProseBlock, stack: _Stack) -> None:
        if block.before:
            stack.add(block.before * MM)
        for template in block.paragraphs:
            for runs in self._paragraph(template, block):
                stack.strips.append(_Strip(block.style.size * block.leading, _ProseLine(block, runs)))
        if block.after:
            stack.add(block.after * MM)

    def _paragraph(self, template: Template, block: ProseBlock) -> Iterator[tuple[_Run, ...]]:
        pieces = [self._piece(part, block) for part in template.parts]
        text = "".join(pieces)
        holes = [
            part if isinstance(part, Hole) else None
            for part, piece in zip(template.parts, pieces, strict=True)
            for _ in piece
        ]
        size, table = block.style.size, widths(block.style.face)
        limit = int((self.x1 - self.x0) * EM / size)
        first = limit - int(block.indent * EM)
        spans = wrap(text, limit, first, table, force=True) or []
        for number, span in enumerate(spans):
            line = text[span.start : span.end]
            slack = ((first if span.is_first else limit) - table.of(line)) * size / EM
            x = self.x0 + (block.indent * size if span.is_first else 0)
            spacing = 0.0
            if block.justify and number + 1 < len(spans) and 0 < slack < 2 * size:
                spacing = slack / (len(line) - 1)
            elif block.style.align != "left":
                x += slack if block.style.align == "right" else slack / 2
            yield tuple(_runs(line, holes[span.start : span.end], x, spacing, block))

    def _piece(self, part: str | Hole, block: ProseBlock) -> str:
        """The words; or a value in place of its gap, and in the middle of it if a line runs under; blanks as half-em gaps."""
        if isinstance(part, str):
            return part.replace(" ", GAP)
        value = Source(part.bind).value(self.shown).replace("\n", "") if part.bind and self.shown else ""
        if value and not part.underlined:
            return value
        missing = max(0, part.gap - widths(block.style.face).of(value) * 2 // EM)
        return GAP * (missing // 2) + value + GAP * (missing - missing // 2)

    # the remainders of full cells

    def _remainders(self, pieces: Sequence[_TextPiece], board: Board, at: float) -> Iterator[Frame]:
        """Each remainder beside the words it is told by, from `at` down and on further sheets; then the last sheet itself."""
        bottom, middle = FOOT * MM, self.x0 + (self.x1 - self.x0) / 6
        for piece in pieces:
            style = replace(piece.slot.style, align="left", size=max(piece.slot.style.size, self.paper.style.size))
            width = self.x1 - middle - 4 * PAD
            room = Room(width=width, height=0, size=style.size, min_size=style.size, leading=FLOW_LEADING)
            left = lines_of(piece.text, room, widths(style.face))
            step = style.size * FLOW_LEADING
            while left.lines:
                holds = int((at - bottom - 4 * PAD) / step)
                if holds < min(2, len(left.lines)):
                    yield board.frame()
                    board, at = self._board(is_headed=True), self._top(is_headed=True)
                    continue
                taken, left = left.parted(holds)
                foot = at - max(len(taken.lines) * step + 4 * PAD, 10 * MM)
                label = Cell(weight=1, style=replace(self.paper.style, face="song"), label=piece.slot.name)
                board.cell(Box(self.x0, foot, middle, at), label)
                box = Box(middle, foot, self.x1, at)
                board.box(box)
                board.values += set_lines(taken, box, box.within(2 * PAD, 2 * PAD), style, flows=True)
                board.cells.append((box, piece.slot.source))
                at = foot
        yield board.frame()

    # strips to frames

    def _top(self, *, is_headed: bool) -> float:
        return (self.paper.height - self.paper.margin - (self.paper.heading.height if is_headed else 0)) * MM

    def _board(self, *, is_headed: bool) -> Board:
        board = Board(self.paper.id, self.unit, is_blank=self.shown is None)
        if is_headed:
            self._heading(board)
        return board

    def _heading(self, board: Board) -> None:
        heading, table = self.paper.heading, widths("title")
        top, middle = (self.paper.height - self.paper.margin) * MM, self.paper.width * MM / 2
        baseline = top - heading.size
        if not heading.beside and heading.mark:
            board.words.append(Line(self.x0, top - _MARK_SIZE, _MARK_SIZE, "song", heading.mark))
            baseline -= _MARK_SIZE * 2.2
        elif heading.mark:
            board.words.append(Line(self.x0, baseline, _MARK_SIZE, "song", heading.mark))
        for number, template in enumerate(heading.lines):
            text, size = titled(template, self.shown).replace(" ", EN_BLANK), heading.size
            while table.of(text) * size / EM > self.x1 - self.x0 and size > _LEAST_TITLE:
                size -= 0.5
            x = middle - table.of(text) * size / EM / 2
            if x < self.x0:
                raise Failure("declaration.broken", file=self.paper.id, entry="heading", reason=f"“{text}”一行写不下")
            board.words.append(Line(x, baseline - number * heading.size * 1.5, size, "title", text))

    def _boards(self, stack: _Stack) -> Iterator[tuple[Board, float]]:
        """Strips on sheets, each with the height at which it ends: stretched to fill a sheet where the paper says so, set closer where that
        keeps the signatures on the sheet of the text."""
        top, bottom = self._top(is_headed=stack.is_headed), FOOT * MM
        natural = stack.natural or sum(strip.height for strip in stack.strips)
        is_little_too_long = top - bottom < natural <= _CLOSER * (top - bottom)
        scale = (top - bottom) / natural if stack.fills or is_little_too_long else 1.0
        for sheet in self._sheets(stack, (top - bottom) / scale):
            board, at = self._board(is_headed=stack.is_headed), top
            for position, (_, strip) in enumerate(sheet):
                for merged in stack.merged:
                    beside = [strip.height if merged.first <= one <= merged.last else 0 for one, strip in sheet]
                    if beside[position] and not any(beside[:position]):
                        box = Box(self.x0, at - sum(beside) * scale, self.x0 + merged.cell.weight * self.unit, at)
                        board.cell(box, merged.cell)
                self._draw(board, strip, at, at - strip.height * scale)
                at -= strip.height * scale
            yield board, at

    def _sheets(self, stack: _Stack, capacity: float) -> Iterator[list[tuple[int, _Strip]]]:
        """The numbered strips of each sheet; a head that is drawn again has the number of the strip below it."""
        sheet: list[tuple[int, _Strip]] = []
        used = 0.0
        for group in stack.groups():
            height = sum(strip.height for _, strip in group)
            if sheet and used + height > capacity + 0.1:
                yield sheet
                sheet = [(group[0][0], head) for head in group[0][1].heads]
                used = sum(strip.height for _, strip in sheet)
            if used + height > capacity + 0.1:
                raise Failure("declaration.broken", file=self.paper.id, entry="block", reason="一页放不下")
            sheet += group
            used += height
        yield sheet

    def _draw(self, board: Board, strip: _Strip, top: float, bottom: float) -> None:
        match strip.content:
            case _RowOf(row, x0, rows, index, told):
                board.row(row, x0, top, bottom, rows, index, told)
            case SideBlock() as block:
                board.side(block, self.x0, self.x1, top, bottom)
            case _ProseLine(block, runs):
                self._draw_prose(board, block, runs, top, bottom)
            case _ListLine():
                self._draw_list(board, strip.content, top, bottom)
            case _SignedLine(block, line):
                x = self.x0
                for weight, template, align in block.lines[line].cells:
                    y = (top + bottom) / 2 - 0.38 * block.style.size
                    board.template(template, x, x + weight * self.unit, y, block.style, align)
                    x += weight * self.unit

    def _draw_prose(self, board: Board, block: ProseBlock, runs: tuple[_Run, ...], top: float, bottom: float) -> None:
        size = block.style.size
        y = (top + bottom) / 2 - 0.38 * size
        for run in runs:
            if run.hole and run.hole.underlined:
                board.rule(run.x, y - 0.2 * size, run.x + run.width, y - 0.2 * size)
            shown_in = board.values if run.hole and run.hole.bind else board.words
            x = run.x
            for piece in _without_gaps(run.text):
                if piece[0] != GAP:
                    shown_in.append(Line(x, y, size, block.style.face, piece, run.spacing))
                x += widths(block.style.face).of(piece) * size / EM + run.spacing * len(piece)
            if run.hole and run.hole.bind:
                board.cells.append((Box(run.x, y - 0.2 * size, run.x + run.width, y + size), Source(run.hole.bind)))

    def _draw_list(self, board: Board, line: _ListLine, top: float, bottom: float) -> None:
        block, x = line.block, self.x0
        if block.number:
            x += block.number.weight * self.unit
            box = Box(self.x0, bottom, x, top)
            if line.index >= 0:
                text = block.number.label.replace("{n}", str(line.index + 1))
                board.content(box, replace(block.number, label=text))
            elif block.number_title:
                board.content(box, block.number_title)
            if block.grid:
                board.box(box)
        cells = block.titles if line.index < 0 else block.columns
        for number, cell in enumerate(cells):
            box = Box(x, bottom, x + cell.weight * self.unit, top)
            x = box.x1
            if line.is_pointed and number == len(cells) - 1:
                cell = replace(cell, label=cell.label + POINTER)
            if block.grid:
                board.box(box)
            elif line.index >= 0:
                board.rule(box.x0 + PAD, bottom + PAD, box.x1 - PAD, bottom + PAD)
            board.content(box, cell, block.bind, line.index, f"{line.index + 1}")


def titled(template: Template, shown: Shown | None) -> str:
    """A line of a title with its values, or with room for a pen."""
    parts = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            value = Source(part.bind).value(shown) if part.bind and shown else ""
            parts.append(value or " " * part.gap)
    return "".join(parts)


def _pointed(row: Row) -> Row:
    """A head whose first words end with （接续页）."""
    first = replace(row.cells[0], label=row.cells[0].label + POINTER)
    return replace(row, cells=(first, *row.cells[1:]))


def _runs(line: str, holes: Sequence[Hole | None], x: float, spacing: float, block: ProseBlock) -> Iterator[_Run]:
    """A line parted where words and values meet."""
    table, size = widths(block.style.face), block.style.size
    start = 0
    for end in range(1, len(line) + 1):
        if end < len(line) and holes[end] is holes[start]:
            continue
        text = line[start:end]
        width = table.of(text) * size / EM + spacing * len(text)
        yield _Run(x, width, text, holes[start], spacing)
        x, start = x + width, end


def _without_gaps(text: str) -> Iterator[str]:
    """Runs of gaps and runs of characters, in turn."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (text[end] == GAP) != (text[start] == GAP):
            yield text[start:end]
            start = end
