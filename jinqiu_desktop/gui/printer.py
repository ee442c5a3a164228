"""Pages of a PDF as pictures: for the preview, and for a printer.

The PDF is what counts; here it is only rendered (pypdfium2). A paper is white in every palette.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

_POINTS = 72.0
_DOTS = 300


@dataclass(frozen=True, kw_only=True)
class PageSize:
    """A page in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Words found on a page, as the box around them: parts of the page's width and height, 0 to 1 from the upper left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def find_words(pdf: bytes, words: str) -> tuple[Hit, ...]:
    """Every place of some words, page after page; upper and lower case are the same."""
    found: list[Hit] = []
    with _opened(pdf) as document:
        for at, page in enumerate(document):
            width, height = page.get_size()
            text = page.get_textpage()
            search = text.search(words)
            while (hit := search.get_next()) is not None:
                text.count_rects(*hit)
                left, bottom, right, top = text.get_rect(0)
                found.append(
                    Hit(
                        page=at,
                        left=left / width,
                        top=1 - top / height,
                        right=right / width,
                        bottom=1 - bottom / height,
                    )
                )
    return tuple(found)


def page_count(pdf: bytes) -> int:
    """How many sheets a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_image(pdf: bytes, at: int, scale: float) -> QImage:
    """One page as a picture; scale 1 = 72 dots an inch."""
    with _opened(pdf) as document:
        bitmap = document[at].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()


def page_sizes(pdf: bytes) -> Iterator[PageSize]:
    """The size of every page."""
    with _opened(pdf) as document:
        sizes = [page.get_size() for page in document]
    return (PageSize(width=width, height=height) for width, height in sizes)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, for one thread at a time: a job may be at another one."""
    from jinqiu_desktop.printing.pictures import ONE_AT_A_TIME

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        yield document


def print_pdf(pdf: bytes, parent: QWidget, name: str) -> bool:
    """Asks for the printer and prints; whether anything went out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_on(pdf, printer)
    return True


def print_on(pdf: bytes, printer: QPrinter) -> None:
    """Every page on a printer, each in its own orientation and in its true size."""
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    painter: QPainter | None = None
    for at, size in enumerate(page_sizes(pdf)):
        lies = size.width > size.height
        paper = QPageSize(QSizeF(min(size.width, size.height), max(size.width, size.height)), QPageSize.Unit.Point)
        way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))
        if painter is None:
            painter = QPainter(printer)
        else:
            printer.newPage()
        picture = page_image(pdf, at, _DOTS / _POINTS)
        dots = printer.resolution() / _POINTS
        painter.drawImage(QRect(0, 0, round(size.width * dots), round(size.height * dots)), picture)
    if painter is not None:
        painter.end()
