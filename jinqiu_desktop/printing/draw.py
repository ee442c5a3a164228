"""Sheets to PDF: one drawing of each frame for all records (a Form XObject), values as plain text operators, the QR code as one path.

reportlab writes the file, embeds the faces and keeps the bytes alike from run to run. Text goes out by our own operators, because the way
through its text object is half as fast and knows no fallback from face to face (facts: 25x against 11x a table of paragraphs). Only this
module and fonts.py know reportlab.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import zxingcpp
from reportlab import rl_config
from reportlab.pdfgen import canvas

from .board import MM, Frame, Line, Mark
from .fonts import face, widths
from .layout import Sheet
from .paper import Paper

_RULE = 0.6
_SCREEN_INK = (0.09, 0.16, 0.45)
_ACROSS_INK = 0.9
_EDGE = 10.0  # millimetres from the edge that every printer can reach
_FOOT_SIZE = 9.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page to draw: a sheet of a paper, and what its foot says. `qr` is the text of the code, `across` the word over the sheet, or empty."""

    paper: Paper
    sheet: Sheet
    foot: str
    qr: str
    across: str = ""


class Book:
    """A PDF being written. Pages are compressed as they close, so memory does not grow with their number."""

    def __init__(self, *, title: str, author: str, subject: str, is_screen: bool, is_two_sided: bool) -> None:
        rl_config.useA85 = 0
        face("NotoSerifSC-Regular")  # the initial face, or an unembedded Helvetica would be named on every page
        self._file = io.BytesIO()
        self._canvas = canvas.Canvas(
            self._file,
            pageCompression=1,
            invariant=1,
            initialFontName="NotoSerifSC-Regular",
            lang="zh-CN",
            pdfVersion=(1, 7),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("jinqiu-desktop")
        self._canvas.setProducer("jinqiu-desktop")
        self._canvas.setViewerPreference("PrintScaling", "None")
        if is_two_sided:
            self._canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
        self._pen = _Pen(self._canvas)
        self._ink = "{:.2f} {:.2f} {:.2f} rg".format(*_SCREEN_INK) if is_screen else "0 g"
        self._forms: dict[int, tuple[str, Frame]] = {}

    def add(self, page: Page) -> None:
        """Draw one page."""
        paper = page.paper
        self._canvas.setPageSize((paper.width * MM, paper.height * MM))
        out: list[str] = []
        if page.across:
            out += self._across(paper, page.across)
        sheet = page.sheet
        if sheet.is_shared:
            self._emit(out)
            self._canvas.doForm(self._form(sheet.frame, paper))
            out = [self._ink, *self._pen.lines(sheet.values)] if sheet.values else []
        else:
            out += _lineature(sheet.frame)
            out += self._in_reading_order(sheet)
        out += _ticks(sheet.ticks)
        out.append("0 g")
        if page.foot:
            line = Line(paper.margin * MM, _EDGE * MM + 2, _FOOT_SIZE, "song", page.foot)
            out += self._pen.lines((line,))
        if page.qr:
            side = paper.code.side
            out.append(_qr_path(page.qr, (paper.width - paper.margin - side) * MM, _EDGE * MM, side * MM))
        self._emit(out)
        self._canvas.showPage()

    def add_blank(self, paper: Paper) -> None:
        """An empty page of the same size, so that the next record begins on a front."""
        self._canvas.setPageSize((paper.width * MM, paper.height * MM))
        self._canvas.showPage()

    def closed(self) -> bytes:
        """The whole PDF; the Book is of no use afterwards."""
        self._canvas.save()
        return self._file.getvalue()

    def _emit(self, operators: Iterable[str]) -> None:
        self._canvas._code.extend(operators)

    def _form(self, frame: Frame, paper: Paper) -> str:
        """The name of the Form XObject of a frame, made on first use. The frame is kept with it, so that its identity stays its own."""
        if id(frame) not in self._forms:
            name = f"{paper.id}-{len(self._forms) + 1}"
            self._canvas.beginForm(name, 0, 0, paper.width * MM, paper.height * MM)
            self._emit([*_lineature(frame), *self._pen.lines(frame.words)])
            self._canvas.endForm()
            self._forms[id(frame)] = (name, frame)
        return self._forms[id(frame)][0]

    def _in_reading_order(self, sheet: Sheet) -> Iterator[str]:
        """Words and values cell by cell, so that running text is copied and searched in one piece."""
        lines = [(line, "0 g") for line in sheet.frame.words] + [(line, self._ink) for line in sheet.values]
        lines.sort(key=lambda one: one[0].order)
        for ink, run in groupby(lines, key=lambda one: one[1]):
            yield ink
            yield from self._pen.lines(line for line, _ in run)

    def _across(self, paper: Paper, word: str) -> list[str]:
        """草稿 or 练习 across the middle of the sheet, light enough to read through."""
        size = 150.0
        x, y = paper.width * MM / 2 - size * 0.72, paper.height * MM / 2 - size * 0.62
        turned = self._pen.text(word, size, "hei")
        return [f"{_ACROSS_INK} g", "BT", f"0.82 0.57 -0.57 0.82 {x:.2f} {y:.2f} Tm", turned, "ET"]


class _Pen:
    """Writes text operators; remembers for each character of a role its embedded subset and code."""

    def __init__(self, drawn_on: canvas.Canvas) -> None:
        self._document = drawn_on._doc
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}

    def lines(self, lines: Iterable[Line]) -> list[str]:
        """Operators that draw lines, in one text object."""
        out = ["BT"]
        spaced = 0.0
        for line in lines:
            if line.spacing != spaced:
                spaced = line.spacing
                out.append(f"{spaced:.3f} Tc")
            out.append(f"1 0 0 1 {line.x:.2f} {line.y:.2f} Tm")
            out.append(self.text(line.text, line.size, line.face))
        if spaced:
            out.append("0 Tc")
        out.append("ET")
        return out if len(out) > 2 else []

    def text(self, text: str, size: float, role: str) -> str:
        """The operators of one run: a face is chosen anew where the next character has another."""
        codes = self._codes.setdefault(role, {})
        out: list[str] = []
        font, shown = "", ""
        for char in text:
            found = codes.get(char)
            if found is None:
                found = codes[char] = self._code(char, role)
            if found[0] != font:
                if shown:
                    out.append(f"{font} {size:g} Tf <{shown}> Tj")
                font, shown = found[0], ""
            shown += found[1]
        out.append(f"{font} {size:g} Tf <{shown}> Tj")
        return " ".join(out)

    def _code(self, char: str, role: str) -> tuple[str, str]:
        font = face(widths(role).face_of(char))
        ((subset, code),) = font.splitString(char, self._document)
        return font.getSubsetInternalName(subset, self._document), code.hex()


def _lineature(frame: Frame) -> list[str]:
    """The rules and the empty check boxes of a frame."""
    out = [f"0 g 0 G {_RULE} w 2 J"]
    out += [f"{rule.x0:.2f} {rule.y0:.2f} m {rule.x1:.2f} {rule.y1:.2f} l" for rule in frame.rules]
    if frame.rules:
        out.append("S")
    out += [f"{mark.x:.2f} {mark.y:.2f} {mark.side:.2f} {mark.side:.2f} re S" for mark in frame.marks]
    return out


def _ticks(marks: Sequence[Mark]) -> list[str]:
    out = []
    for mark in marks:
        x, y, side = mark.x, mark.y, mark.side
        points = ((0.18, 0.5), (0.42, 0.22), (0.86, 0.86))
        (x0, y0), (x1, y1), (x2, y2) = ((x + a * side, y + b * side) for a, b in points)
        out.append(f"q 1.2 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l {x2:.2f} {y2:.2f} l S Q")
    return out


@lru_cache(maxsize=64)
def _modules(text: str) -> tuple[int, bytes]:
    """The side of the code in modules, and its rows one after the other, 0 = dark."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = code.to_image(scale=1, add_quiet_zones=False)
    return picture.shape[0], bytes(memoryview(picture))  # type: ignore[arg-type]  # its stub leaves the buffer protocol out


def _qr_path(text: str, x: float, y: float, width: float) -> str:
    """The dark modules as one filled path, runs of them in a row as one rectangle."""
    side, dots = _modules(text)
    unit = width / side
    out = [f"q {unit:.4f} 0 0 {unit:.4f} {x:.2f} {y:.2f} cm"]
    for row in range(side):
        y = side - 1 - row
        dark = re.finditer(rb"\0+", dots[row * side : (row + 1) * side])
        out += [f"{run.start()} {y} {run.end() - run.start()} 1 re" for run in dark]
    out.append("f Q")
    return " ".join(out)
