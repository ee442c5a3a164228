"""Setting a text into a box: one line (at most a point smaller), else wrapped, else smaller by half points, else cut with a pointer.

Lines break between Han characters, at blanks and after runs of Latin letters and digits; a number is parted only when it is wider than the
cell at the least size. No line begins with ，。） or ends with （《. This module knows widths and boxes, not cells, papers or PDF.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fonts import EM, EN_BLANK, Widths

NO_START = frozenset("，。、；：？！）》」』】〕〉”’…—％‰℃·,.;:?!)]}%~～")
NO_END = frozenset("（《“‘「『【〔〈([{￥¥")
POINTER = "（接续页）"

_ATOM = re.compile(r"[0-9A-Za-z_.+\-@/:#%&=?~*]+|\n|.", re.DOTALL)
_STEP = 0.5
_BLANKS = frozenset((" ", EN_BLANK))


@dataclass(frozen=True, slots=True)
class Span:
    """One line of a text: where it begins and ends in it, and whether it begins a paragraph."""

    start: int
    end: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it stands in its box: size in points, lines, and what did not fit (then the last line ends with the pointer)."""

    size: float
    lines: tuple[str, ...]
    firsts: tuple[bool, ...]
    rest: str = ""

    def parted(self, count: int) -> tuple[Fitted, Fitted]:
        """The first lines, and those after them."""
        return (
            Fitted(self.size, self.lines[:count], self.firsts[:count]),
            Fitted(self.size, self.lines[count:], self.firsts[count:]),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A box to set text into, in points; `leading` and `indent` in sizes. `balance` = lines of like length (for centred text)."""

    width: float
    height: float
    size: float
    min_size: float
    leading: float = 1.2
    indent: float = 0.0
    balance: bool = False
    flows: bool = False


def fit(text: str, room: Room, table: Widths) -> Fitted:
    """Set a text: on one line (a point smaller if that is enough), wrapped, shrunk, or cut with （接续页） and the remainder in `rest`."""
    if not room.indent and "\n" not in text:
        width = table.of(text)
        for size in (room.size, room.size - _STEP, room.size - 2 * _STEP):
            if width * size <= room.width * EM and room.min_size <= size <= room.height:
                return Fitted(size, (text,), (True,))
    size = room.size
    while size >= room.min_size:
        spans = _spans(text, size, room, table, force=size - _STEP < room.min_size)
        if spans is not None and len(spans) <= _lines_in(room, size):
            return _fitted(text, spans, size)
        size -= _STEP
    return _cut(text, room, table)


def lines_of(text: str, room: Room, table: Widths) -> Fitted:
    """The whole text in lines at its nominal size, however many there are."""
    spans = _spans(text, room.size, room, table, force=True)
    return _fitted(text, spans or [], room.size)


def wrap(text: str, limit: int, first: int, table: Widths, *, force: bool) -> list[Span] | None:
    """Break a text into lines no wider than `limit` (the first of a paragraph `first`), in units of an em.

    None when a word is wider than a line and `force` is not given to part it.
    """
    spans: list[Span] = []
    start = end = -1
    used, room, is_first = 0, first, True

    def close(at: int) -> None:
        nonlocal start, used, room, is_first
        spans.append(Span(start, end, is_first) if start >= 0 else Span(at, at, is_first))
        start, used, room, is_first = -1, 0, limit, False

    for begin, stop in _atoms(text):
        if text[begin] == "\n":
            close(begin)
            room, is_first = first, True
            continue
        width = table.of(text[begin:stop])
        if used + width > room:
            if text[begin:stop] in _BLANKS:
                continue
            if start >= 0:
                close(begin)
            if width > room:
                if not force:
                    return None
                for at in range(begin, stop):
                    char = table[text[at]]
                    if start >= 0 and used + char > room:
                        close(at)
                    start = at if start < 0 else start
                    used, end = used + char, at + 1
                continue
        if start < 0:
            if text[begin:stop] in _BLANKS and not is_first:
                continue
            start = begin
        used, end = used + width, stop
    if start >= 0 or not spans or text.endswith("\n"):
        close(len(text))
    return spans


def _atoms(text: str) -> list[tuple[int, int]]:
    """The pieces between which a line may break: words, characters with the marks that must not be parted from them, line ends."""
    atoms: list[tuple[int, int]] = []
    glued = False
    for found in _ATOM.finditer(text):
        piece = found.group()
        follows = atoms and text[atoms[-1][0]] != "\n" and piece != "\n"
        if follows and (glued or piece[0] in NO_START):
            atoms[-1] = (atoms[-1][0], found.end())
        else:
            atoms.append(found.span())
        glued = piece[-1] in NO_END
    return atoms


def _spans(text: str, size: float, room: Room, table: Widths, *, force: bool) -> list[Span] | None:
    limit = int(room.width * EM / size)
    first = limit - int(room.indent * EM)
    spans = wrap(text, limit, first, table, force=force)
    if spans and room.balance and len(spans) > 1 and "\n" not in text:
        return _balanced(text, len(spans), limit, table, force=force)
    return spans


def _balanced(text: str, count: int, limit: int, table: Widths, *, force: bool) -> list[Span] | None:
    """The narrowest setting with the same number of lines: 家庭其他／非薪资年收入, not 家庭其他非薪资年收／入."""
    for narrower in range(-(-table.of(text) // count), limit, EM // 4):
        spans = wrap(text, narrower, narrower, table, force=False)
        if spans is not None and len(spans) == count:
            return spans
    return wrap(text, limit, limit, table, force=force)


def _lines_in(room: Room, size: float) -> int:
    return 1 + int((room.height / size - 1) / room.leading + 1e-6) if room.height >= size else 0


def _fitted(text: str, spans: list[Span], size: float, rest: str = "") -> Fitted:
    lines = tuple(text[span.start : span.end] for span in spans)
    return Fitted(size, lines, tuple(span.is_first for span in spans), rest)


def _cut(text: str, room: Room, table: Widths) -> Fitted:
    """As much as fits, with the pointer at its end. Running text keeps its size, a cell is set at its least."""
    size = room.size if room.flows else room.min_size
    limit = int(room.width * EM / size)
    pointer = [POINTER[span.start : span.end] for span in wrap(POINTER, limit, limit, table, force=True) or []]
    spans = _spans(text, size, room, table, force=True) or []
    holds = max(_lines_in(room, size), len(pointer))
    kept = spans[:holds]
    if len(pointer) > 1:
        kept = kept[: holds - len(pointer)]
        lines = [text[span.start : span.end] for span in kept] + pointer
        firsts = [span.is_first for span in kept] + [False] * len(pointer)
        end = kept[-1].end if kept else 0
    else:
        last = kept[-1]
        end = last.end
        own = limit - (int(room.indent * EM) if last.is_first else 0)
        while end > last.start and (
            table.of(text[last.start : end] + POINTER) > own or text[end] in NO_START or text[end - 1] in NO_END
        ):
            end -= 1
        lines = [text[span.start : span.end] for span in kept[:-1]] + [text[last.start : end] + POINTER]
        firsts = [span.is_first for span in kept]
    return Fitted(size, tuple(lines), tuple(firsts), text[end:].lstrip("\n "))
