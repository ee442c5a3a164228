"""A filled statistics table as PDF: the notice's words in black rules, as large as it may be, on as many sheets as it needs.

The cells come from `reports.ruled`, as they do for the workbook; here they are measured and laid on sheets. A text that is too wide is set a
little smaller, then in more lines; rows grow, so nothing is cut. The head is repeated on every sheet, and a numbered line is parted only
when it is longer than a sheet. It counts nothing and knows no store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinqiu_desktop.errors import Failure, Refused, problem
from jinqiu_desktop.places import write_whole
from jinqiu_desktop.ruling import Ruled, Ruling, Sheet, ruled

from . import layout
from .board import BODY, MM, PAD, Board, Box, Frame, Line, Rule
from .draw import Book, Page
from .fonts import EM, clean, one_at_a_time, uncovered, widths
from .paper import Align, Code, Heading, Paper, Style
from .text import Fitted, Room, fit

_SHORT, _LONG = 210.0, 297.0
_MARGIN = {False: 18.0, True: 12.0}
_FOOT = 20.0  # millimetres below the last line, for the number of the sheet
_TITLE, _NOTE = 18.0, 8.0
_SIZES: Final = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0)
_DENSE: Final = (9.0, 8.5, 8.0, 7.5, 7.0)
_LEAST: Final = 6.0
_MANY_COLUMNS: Final = 10
_LEADING: Final = 1.25
_ENDLESS: Final = 10_000.0
_FACE: Final = "song"
_ALIGNED: Final[dict[str, Align]] = {"words": "left"}


def print_figures(sheet: Sheet, out: Path, *, across: str = "") -> None:
    """Write a filled table as PDF; the same table gives the same bytes. `across` is a word over each sheet.

    Raises `Refused` with paper.glyph where a name holds a character no face has, `Failure` declaration.broken for a head that leaves no room,
    disk.full, folder.read_only, file.missing.
    """
    drawn = drawn_figures(sheet, across=across)
    with write_whole(out) as file:
        file.write(drawn)


def drawn_figures(sheet: Sheet, *, across: str = "") -> bytes:
    """The PDF itself. Raises `Refused` and `Failure` as `print_figures`."""
    ruling = ruled(sheet)
    texts = [sheet.title, *sheet.head, sheet.foot, *sheet.notes, *(cell.text for cell in ruling.cells)]
    if lost := uncovered(texts):
        named = "、".join(f"{char}（U+{ord(char):04X}）" for char in sorted(lost))
        raise Refused([problem("", "paper.glyph", label=sheet.title, chars=named, number="")])
    with one_at_a_time:
        pages = _Pages(sheet, ruling).made()
        book = Book(
            title=sheet.title,
            author=sheet.head[0] if sheet.head else "",
            subject="",
            is_screen=False,
            is_two_sided=False,
        )
        for number, frame in enumerate(pages, start=1):
            made = layout.Sheet(frame=frame, is_shared=False, values=(), ticks=(), cells=())
            foot = f"{number}/{len(pages)}" if len(pages) > 1 else ""
            book.add(Page(paper=_paper(sheet), sheet=made, foot=foot, qr="", across=across))
        return book.closed()


def _paper(sheet: Sheet) -> Paper:
    """The sheet of paper a table is printed on: its blocks are the table's."""
    style = Style(face=_FACE, size=_SIZES[0], min_size=_LEAST)
    return Paper(
        id="figures",
        rev=1,
        form="",
        title=sheet.title,
        official=False,
        copies="1",
        when=None,
        width=_LONG if sheet.landscape else _SHORT,
        height=_SHORT if sheet.landscape else _LONG,
        margin=_MARGIN[sheet.landscape],
        units=1,
        style=style,
        fill=False,
        heading=Heading(mark="", lines=(), height=0, size=_TITLE, beside=False),
        blocks=(),
        code=Code(),
        public=False,
        telephones=(),
        docx=False,
        many=None,
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """The cells measured at one size: widths of columns and heights of rows in points, the text of each cell in lines."""

    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    texts: tuple[Fitted, ...]

    def x(self, column: int) -> float:
        """Where a column begins, from the left rule."""
        return sum(self.columns[:column])


class _Pages:
    """Lays one table on its sheets."""

    def __init__(self, sheet: Sheet, ruling: Ruling) -> None:
        self._sheet = sheet
        self._ruling = ruling
        paper = _paper(sheet)
        self._left, self._width = paper.margin * MM, (paper.width - 2 * paper.margin) * MM
        self._top, self._bottom = (paper.height - paper.margin) * MM, _FOOT * MM
        self._frames: list[Frame] = []
        self._board = Board(paper.id, 1, is_blank=True)
        self._rules: list[Rule] = []
        self._y = self._top

    def made(self) -> list[Frame]:
        """Every sheet, composed."""
        self._words(self._sheet.title, "title", _TITLE, "center", after=3 * MM)
        if self._sheet.head:
            self._head_line()
        below = self._height_below()
        laid = self._best(self._y - self._bottom - below)
        heads = range(self._ruling.heads)
        self._lay(laid, heads)
        for rows in self._lines(laid, self._top - self._bottom - sum(laid.rows[at] for at in heads)):
            if sum(laid.rows[at] for at in rows) > self._y - self._bottom + 0.01:
                self._turn()
                self._lay(laid, heads)
            self._lay(laid, rows)
        if below > self._y - self._bottom:
            self._turn()
        self._y -= 2 * MM
        self._words(self._sheet.foot, _FACE, 10.5, "left", after=1.5 * MM)
        for note in self._sheet.notes:
            self._words(note, _FACE, _NOTE, "left", after=0.5 * MM)
        self._turn()
        return self._frames

    def _turn(self) -> None:
        frame = self._board.frame()
        self._frames.append(Frame(frame.words, (*frame.rules, *self._rules), (), (), (), ()))
        self._board, self._rules, self._y = Board("figures", 1, is_blank=True), [], self._top

    # words across the sheet

    def _height_below(self) -> float:
        texts = [(self._sheet.foot, 10.5), *((note, _NOTE) for note in self._sheet.notes)]
        lines = ((len(self._fitted(text, size, _FACE, "left").lines), size) for text, size in texts if text)
        return sum(count * size * 1.4 + 1.5 * MM for count, size in lines) + 2 * MM

    def _fitted(self, text: str, size: float, face: str, align: Align) -> Fitted:
        room = Room(
            width=self._width, height=_ENDLESS, size=size, min_size=_LEAST, leading=1.4, balance=align == "center"
        )
        return fit(clean(text), room, widths(face))

    def _words(self, text: str, face: str, size: float, align: Align, after: float) -> None:
        """Lines of words across the sheet; those that do not fit on it go on to the next."""
        if not text:
            return
        fitted = self._fitted(text, size, face, align)
        for line in fitted.lines:
            if self._y - fitted.size < self._bottom:
                self._turn()
            slack = self._width - widths(face).of(line) * fitted.size / EM
            x = self._left + (slack / 2 if align == "center" else 0)
            self._board.words.append(Line(x, self._y - BODY * fitted.size, fitted.size, face, line))
            self._y -= fitted.size * 1.4
        self._y -= after

    def _head_line(self) -> None:
        """填报单位, 填报人, 联系电话 on one line from edge to edge, or below each other where a name is long."""
        table, size = widths(_FACE), 10.5
        parts = [clean(part) for part in self._sheet.head]
        slack = self._width - sum(table.of(part) for part in parts) * size / EM
        if slack < size * len(parts):
            for part in parts:
                self._words(part, _FACE, size, "left", after=0.5 * MM)
            self._y -= MM
            return
        x, gap = self._left, slack / max(1, len(parts) - 1)
        for part in parts:
            self._board.words.append(Line(x, self._y - BODY * size, size, _FACE, part))
            x += table.of(part) * size / EM + gap
        self._y -= size * 1.4 + MM

    # the table

    def _best(self, room: float) -> _Set:
        """The largest size at which the table stands on one sheet; the usual one where none does."""
        sizes = _DENSE if len(self._ruling.columns) > _MANY_COLUMNS else _SIZES
        found = [_measured(self._ruling, self._width, size) for size in sizes]
        fits = (one for one in found if sum(one.rows) <= room)
        usual = next((one for one in found if sum(one.columns) <= self._width + 0.01), found[-1])
        return next(fits, usual)

    def _lines(self, laid: _Set, room: float) -> Iterator[range]:
        """The rows that stay together: those of one line, or each by itself where a line is longer than a sheet."""
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        for cell in self._ruling.cells:
            if cell.kind != "head":
                begins[cell.line] = min(begins.get(cell.line, cell.row), cell.row)
                ends[cell.line] = max(ends.get(cell.line, 0), cell.row + 1)
        if any(height > room for height in laid.rows):
            raise Failure("declaration.broken", file=self._sheet.title, entry="heads", reason="一页写不下")
        for line in sorted(begins):
            rows = range(begins[line], ends[line])
            together = sum(laid.rows[at] for at in rows) <= room
            yield from (rows,) if together else (range(at, at + 1) for at in rows)

    def _lay(self, laid: _Set, rows: range) -> None:
        """Rows one below the other; a cell that began before them is ruled again as far as it goes here."""
        tops = {rows.start: self._y}
        for at in rows:
            tops[at + 1] = tops[at] - laid.rows[at]
        for cell, fitted in zip(self._ruling.cells, laid.texts, strict=True):
            first, last = max(cell.row, rows.start), min(cell.row + cell.down, rows.stop)
            if first < last:
                x0, x1 = laid.x(cell.column), laid.x(cell.column + cell.across)
                self._cell(Box(self._left + x0, tops[last], self._left + x1, tops[first]), cell, fitted)
        self._y = tops[rows.stop]

    def _cell(self, box: Box, cell: Ruled, fitted: Fitted) -> None:
        self._board.box(box)
        table, size, step = widths(_FACE), fitted.size, fitted.size * _LEADING
        y = (box.y0 + box.y1 + step * (len(fitted.lines) - 1) + size) / 2 - BODY * size
        align = "center" if cell.across > 1 else _ALIGNED.get(cell.kind, "center")
        filled, at = _filled(cell), 0
        text = clean(cell.text)
        for line in fitted.lines:
            slack = box.x1 - box.x0 - 2 * PAD - table.of(line) * size / EM
            x = box.x0 + PAD + (slack / 2 if align == "center" else 0)
            if line:
                self._board.words.append(Line(x, y, size, _FACE, line, cell=box))
            at = text.index(line, at)
            for begin, end in filled:
                begin, end = max(begin, at) - at, min(end, at + len(line)) - at
                if begin < end:
                    x0, x1 = (x + table.of(line[:to]) * size / EM for to in (begin, end))
                    self._board.rule(x0, y - 0.16 * size, x1, y - 0.16 * size)
            at += len(line)
            y -= step


def _filled(cell: Ruled) -> Sequence[tuple[int, int]]:
    """Where in a sentence figures stand: they are drawn over a line, as one fills a blank in by pen."""
    found, at = [], 0
    for piece in cell.words:
        length = len(clean(piece.text))
        if piece.shown is not None and piece.shown.text and cell.kind == "words":
            found.append((at, at + length))
        at += length
    return found


def _measured(ruling: Ruling, width: float, size: float) -> _Set:
    columns = _columns(ruling, width, size)
    texts: list[Fitted] = []
    least = size * 1.9
    rows = [least] * ruling.rows
    table = widths(_FACE)
    alike = min((_size_of(cell, columns, size) for cell in ruling.cells if cell.kind == "figure"), default=size)
    for cell in ruling.cells:
        room = Room(
            width=sum(columns[cell.column : cell.column + cell.across]) - 2 * PAD,
            height=_ENDLESS,
            size=alike if cell.kind == "figure" else size,
            min_size=_LEAST,
            leading=_LEADING,
            balance=cell.kind == "head",
        )
        text = clean(cell.text)
        fitted = fit(text, room, table)
        texts.append(fitted)
        needed = fitted.size * (_LEADING * (len(fitted.lines) - 1) + 1) + 2 * PAD
        missing = needed - sum(rows[cell.row : cell.row + cell.down])
        if missing > 0:
            rows[cell.row + cell.down - 1] += missing
    return _Set(size, tuple(columns), tuple(rows), tuple(texts))


def _size_of(cell: Ruled, columns: Sequence[float], size: float) -> float:
    """The size at which a figure stands on one line: smaller rather than parted."""
    needed = widths(_FACE).of(clean(cell.text)) / EM
    while size > _LEAST and needed * size > columns[cell.column] - 2 * PAD:
        size -= 0.5
    return size


def _columns(ruling: Ruling, width: float, size: float) -> list[float]:
    """Columns in points: numbers, codes and figures as wide as they need, the words take the rest, of which a list of offices gives some back."""
    table = widths(_FACE)
    found = [0.0] * len(ruling.columns)
    for cell in ruling.cells:
        if cell.across > 1 or ruling.columns[cell.column] == "words":
            continue
        needed = table.of(clean(cell.text)) * size / EM
        if cell.kind == "head":
            needed = min(needed, 3 * size)
        found[cell.column] = max(found[cell.column], needed + 2.2 * PAD + 0.4 * size)
    words = ruling.columns.index("words")
    figures = [at for at, kind in enumerate(ruling.columns) if kind == "figure"]
    least_words = 7 * size
    if (over := sum(found) + least_words - width) > 0 and figures:
        share = over / sum(found[at] for at in figures)
        for at in figures:
            found[at] *= 1 - share
    left = width - sum(found)
    longest = max(
        (table.of(clean(cell.text)) for cell in ruling.cells if cell.column == words and cell.across == 1), default=0
    )
    found[words] = min(left, max(least_words, longest * size / EM + 3 * PAD)) if figures else left
    spare = width - sum(found)
    for at in figures:
        found[at] += spare / len(figures)
    return found
