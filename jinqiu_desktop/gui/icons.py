"""Our own SVG icons, drawn in any one colour and size.

The files in resources/icons are drawn in black on a 20 × 20 grid; here the black is replaced by a token's colour. An icon always stands
beside a word (look.md §2.4), so none of them carries meaning alone. This module knows no palette: callers bring the colour.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jinqiu_desktop.places import resources

_DRAWN_AS = "#000"


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in _folder().glob("*.svg")))


@lru_cache(maxsize=512)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The drawing in one colour; KeyError when there is no such icon."""
    return QSvgRenderer(QByteArray(_text(name, colour).encode()))


def paint(painter: QPainter, name: str, colour: str, where: QRectF) -> None:
    """Draws an icon into a square of the screen."""
    renderer(name, colour).render(painter, where)


def pixmap(name: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """An icon of so many logical pixels, sharp on a screen of this ratio."""
    made = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, colour, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled: str, pixels: int, gap: int) -> QIcon:
    """An icon for a button, with its grey for when the button is off, and a gap before the word."""
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(_beside(name, colour, pixels, gap, ratio), QIcon.Mode.Normal)
        made.addPixmap(_beside(name, disabled, pixels, gap, ratio), QIcon.Mode.Disabled)
    return made


def _beside(name: str, colour: str, pixels: int, gap: int, ratio: float) -> QPixmap:
    made = QPixmap(QSize(round((pixels + gap) * ratio), round(pixels * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, colour, QRectF(0, 0, made.height(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def program() -> QIcon:
    """The icon of the program: a folder with the small stamp."""
    made = QIcon()
    for pixels in (16, 20, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("program", _DRAWN_AS, pixels))
    return made


@lru_cache(maxsize=64)
def as_file(name: str, colour: str) -> str:
    """The path of a coloured copy, for the style sheet, which takes only files."""
    path = Path(_copies().path()) / f"{name}-{colour.lstrip('#')}.svg"
    path.write_text(_text(name, colour), encoding="utf-8")
    return path.as_posix()


@lru_cache(maxsize=1)
def _copies() -> QTemporaryDir:
    return QTemporaryDir()


def _folder() -> Path:
    return resources() / "icons"


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    try:
        return (_folder() / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KeyError(name) from error


def _text(name: str, colour: str) -> str:
    return _drawing(name).replace(f'"{_DRAWN_AS}"', f'"{colour}"')
