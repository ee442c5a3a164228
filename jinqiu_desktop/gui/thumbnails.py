"""Small pictures of attached files: made in the lane of questions from the decrypted file, kept in memory only, never on the disk.

Each picture stands on a ground of one size from the beginning, so that nothing moves when it arrives; a file that has none shows a symbol
and says why in words. What a file is and whether it may be opened is the core's to say (`office.files`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.files import Shown

SIDE = 192
"""Pixels of the longer side: enough for the largest small picture at 175 % on a fine screen."""

WIDE, HIGH = 46, 34
"""Units of the ground a small picture stands on."""

_MOST = 400
"""Small pictures that are remembered: some 40 MB."""

Ask = Callable[[], Shown]


@dataclass(frozen=True, kw_only=True, slots=True)
class Thumb:
    """What is known of a file: its picture, or why there is none; `pages` is 0 until that is known and for what has none."""

    image: QImage | None = None
    pages: int = 0
    words: str = ""
    symbol: str = ""


class Thumbnails(QObject):
    """The small pictures of one page or frame, by the key of what they show."""

    arrived = Signal(str)

    def __init__(self, office: Office, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._worker = office, worker
        self._known: OrderedDict[str, Thumb] = OrderedDict()
        self._asked: set[str] = set()

    def of(self, file: Attached) -> Thumb:
        """An attached file's; asked for when it is not known yet, then `arrived` tells its hash."""
        return self.get(file.sha256, lambda: self._office.files.show(file.sha256, file.name, 0, SIDE))

    def get(self, key: str, ask: Ask) -> Thumb:
        """The same for anything that shows itself. `ask` runs in the lane of questions."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if key not in self._asked:
            self._asked.add(key)
            self._worker.ask(ask, lambda shown: self._keep(key, _thumb(shown)), lambda error: self._fail(key, error))
        return Thumb()

    def _fail(self, key: str, error: BaseException) -> None:
        if not isinstance(error, Failure):
            raise error
        self._keep(key, Thumb(words=told(error), symbol="unreadable"))

    def _keep(self, key: str, thumb: Thumb) -> None:
        self._asked.discard(key)
        self._known[key] = thumb
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        self.arrived.emit(key)


def image_of(shown: Shown) -> QImage | None:
    """The pixels of a page as Qt knows them."""
    made = shown.raster
    if made is None:
        return None
    return QImage(made.rgb, made.width, made.height, made.width * 3, QImage.Format.Format_RGB888).copy()


def grounded(thumb: Thumb, wide: int = WIDE, high: int = HIGH, ratio: float = 2.0) -> QPixmap:
    """A small picture in the middle of its ground (units): always of one size; a hairline while it is on its way."""
    size = QSize(look.px(wide), look.px(high))
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    if thumb.image is not None:
        fit = thumb.image.size().scaled(size - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (size.width() - fit.width()) / 2, (size.height() - fit.height()) / 2
        box = QRectF(left, top, fit.width(), fit.height())
        small = thumb.image.scaled(
            fit * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(box, small)
    elif thumb.symbol:
        glyph = look.px(18)
        where = QRectF((size.width() - glyph) / 2, (size.height() - glyph) / 2, glyph, glyph)
        ink = "wrong" if thumb.symbol == "unreadable" else "text_2"
        icons.paint(painter, thumb.symbol, look.colour(ink).name(), where)
    painter.setPen(QPen(look.colour("edge" if thumb.image is not None else "hairline"), 1))
    painter.drawRect(box)
    painter.end()
    return made


def still(picture: QPixmap) -> QIcon:
    """A small picture for a table, where a chosen line would tint it."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(picture, mode)
    return icon


class ThumbButton(QPushButton):
    """A small picture that opens a large one: with the mouse, with Space and with Enter. Its size is in units."""

    def __init__(self, words: str, parent: QWidget, wide: int = WIDE, high: int = HIGH) -> None:
        super().__init__(words, parent)
        self._wide, self._high = wide, high
        self.setProperty("role", "link")
        self.setAccessibleName(words)
        self.hide()

    def show_thumb(self, thumb: Thumb, name: str) -> None:
        """Another file's; its name and what is wrong with it stand in the tooltip."""
        self.setIconSize(QSize(look.px(self._wide), look.px(self._high)))
        self.setIcon(grounded(thumb, self._wide, self._high))
        lines = [name, say("window.file.pages", count=thumb.pages) if thumb.pages > 1 else "", thumb.words]
        self.setToolTip("\n".join(line for line in lines if line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def _thumb(shown: Shown) -> Thumb:
    if shown.raster is None:
        return Thumb(words=say("window.file.no_picture"), symbol="document")
    return Thumb(image=image_of(shown), pages=shown.pages)
