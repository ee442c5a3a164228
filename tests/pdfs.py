"""Reading a PDF the way a stranger would: its text, where each character stands, its straight lines, its picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass(frozen=True)
class Char:
    """One printed character: its box in points from the lower left, size and fill colour."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    color: tuple[int, int, int, int]

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


@dataclass(frozen=True)
class Cell:
    """The space between the four nearest lines around a point."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, char: Char) -> bool:
        return self.x0 <= char.x0 and char.x1 <= self.x1 and self.y0 <= char.y0 and char.y1 <= self.y1


def opened(pdf: bytes) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(pdf)


def texts(pdf: bytes) -> list[str]:
    """The text of each page without any blanks, in the order in which it is drawn."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in opened(pdf)]


def chars(page: Any) -> list[Char]:
    """The visible characters of a page in the order in which they are drawn."""
    textpage = page.get_textpage()
    found = []
    for at in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, at))
        if 0xD800 <= ord(text) <= 0xDBFF:  # pdfium counts in UTF-16
            low = raw.FPDFText_GetUnicode(textpage, at + 1)
            text = chr(0x10000 + ((ord(text) - 0xD800) << 10) + (low - 0xDC00))
        if text.isspace() or 0xDC00 <= ord(text) <= 0xDFFF or ord(text) < 32:
            continue
        color = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(textpage, at, *map(ctypes.byref, color))
        x0, y0, x1, y1 = textpage.get_charbox(at)
        red, green, blue, alpha = (one.value for one in color)
        found.append(Char(text, x0, y0, x1, y1, raw.FPDFText_GetFontSize(textpage, at), (red, green, blue, alpha)))
    return found


def lines(page: Any) -> list[tuple[float, float, float, float]]:
    """Every straight line of the paths on a page, as x0, y0, x1, y1."""
    found = []
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4):
        at = (0.0, 0.0)
        for number in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                found.append((*at, x.value, y.value))
            at = (x.value, y.value)
    return found


def cell_around(point: tuple[float, float], ruled: list[tuple[float, float, float, float]]) -> Cell:
    """The cell a point lies in. Raises ValueError when a side has no line."""
    x, y = point
    slack = 0.3
    upright = [line[0] for line in ruled if abs(line[0] - line[2]) < 0.01 and _spans(line[1], line[3], y, slack)]
    level = [line[1] for line in ruled if abs(line[1] - line[3]) < 0.01 and _spans(line[0], line[2], x, slack)]
    return Cell(
        max(one for one in upright if one <= x),
        max(one for one in level if one <= y),
        min(one for one in upright if one > x),
        min(one for one in level if one > y),
    )


def _spans(one: float, other: float, at: float, slack: float) -> bool:
    return min(one, other) - slack <= at <= max(one, other) + slack


def runs(found: list[Char], wanted: list[str]) -> Iterator[list[Char]]:
    """The characters of each wanted text, one text after the other. AssertionError when the page says something else."""
    at = 0
    for text in wanted:
        run = found[at : at + len(text)]
        assert "".join(char.text for char in run) == text
        at += len(text)
        yield run
