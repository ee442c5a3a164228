"""A file in large over the whole window: its pages, larger and smaller, turned by quarters. Esc leads back to where the focus was.

The page is made in memory from the decrypted file, for this picture only; nothing is written and nothing is changed by turning it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.file_view import Ui_FileView
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import image_of
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Asking, Worker
from jinqiu_desktop.office.files import Shown

_SIDE = 3600
"""Pixels of the longer side that are asked for: A4 at 300 dots an inch."""

_ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Times the size at which the whole page is in sight."""

ShowPage = Callable[[int, int], Shown]
"""Gives a page (0 is the first), no larger than so many pixels; runs in the lane of questions."""


class FileView(QWidget):
    """One file over `window`; it goes when it is left, and the focus is where it was."""

    left = Signal()

    def __init__(self, window: QWidget, worker: Worker, name: str, show: ShowPage) -> None:
        super().__init__(window)
        self._worker, self._name, self._show = worker, name, show
        self._back_to = window.focusWidget()
        self._image: QImage | None = None
        self._asking: Asking | None = None
        self._at, self._pages, self._quarters, self._zoom = 0, 1, 0, 0
        self.ui = ui = Ui_FileView()
        ui.setupUi(self)
        self.setObjectName("file_view")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(name)
        ui.scroll.setWidget(self._picture)
        ui.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ui.name.setText(name)
        ui.leave.clicked.connect(self.leave)
        ui.earlier.clicked.connect(lambda: self.go(-1))
        ui.later.clicked.connect(lambda: self.go(1))
        ui.larger.clicked.connect(lambda: self.zoom(1))
        ui.smaller.clicked.connect(lambda: self.zoom(-1))
        ui.turn.clicked.connect(self.turn)
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_PageUp: lambda: self.go(-1),
            Qt.Key.Key_PageDown: lambda: self.go(1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_R: self.turn,
            Qt.Key.Key_Up: lambda: self._scroll(0, -1),
            Qt.Key.Key_Down: lambda: self._scroll(0, 1),
            Qt.Key.Key_Left: lambda: self._scroll(-1, 0),
            Qt.Key.Key_Right: lambda: self._scroll(1, 0),
        }
        for button in (ui.leave, ui.earlier, ui.later, ui.larger, ui.smaller, ui.turn):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the page are always at hand
        dress(self)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    @property
    def image(self) -> QImage | None:
        """The page as it is shown, turned; None until it is there, and for a file that cannot be shown."""
        turned = QTransform().rotate(90 * self._quarters)
        return self._image.transformed(turned) if self._image is not None else None

    def go(self, by: int) -> None:
        """A page further, or back."""
        if 0 <= self._at + by < self._pages:
            self._at += by
            self._load()

    def zoom(self, by: int) -> None:
        """Larger, or smaller; the smallest shows the whole page."""
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._paint()

    def turn(self) -> None:
        """A quarter to the right, to look at only."""
        self._quarters = (self._quarters + 1) % 4
        self._paint()

    def leave(self) -> None:
        """Back to where the focus was."""
        if self._asking is not None:
            self._asking.drop()
        self.hide()
        if self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()
        self.deleteLater()

    # --- Qt's own ---

    def event(self, event: QEvent) -> bool:
        """Its keys are its own: a shortcut of the window behind does not take them."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and event.key() in self._keys and event.modifiers() in _PLAIN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that stand on the buttons, and the arrows."""
        act = self._keys.get(Qt.Key(event.key())) if event.modifiers() in _PLAIN else None
        if act is not None:
            act()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fits the window again; in a narrow one the keys leave the buttons."""
        super().resizeEvent(event)
        is_narrow = look.units(self.width()) < 1000
        ui = self.ui
        for button in (ui.leave, ui.earlier, ui.later, ui.larger, ui.smaller, ui.turn):
            full = str(button.property("full") or button.text())
            button.setProperty("full", full)
            button.setText(full.partition("  ")[0] if is_narrow else full)
        self._paint()

    # --- parts ---

    def _load(self) -> None:
        self._picture.setText(say("window.file.opening"))
        self._picture.adjustSize()
        at = self._at
        if self._asking is not None:
            self._asking.drop()
        self._asking = self._worker.ask(lambda: self._show(at, _SIDE), self._is_loaded, self._not_loaded)
        self._tell()

    def _is_loaded(self, shown: Shown) -> None:
        self._pages = max(1, shown.pages)
        self._image = image_of(shown)
        if self._image is None:
            self._say(say("window.file.no_picture"))
        self._tell()
        self._paint()

    def _not_loaded(self, error: BaseException) -> None:
        if not isinstance(error, Failure):
            raise error
        self._image = None
        self._say(told(error))

    def _say(self, words: str) -> None:
        self._picture.setPixmap(QPixmap())
        self._picture.setText(words)
        self._picture.adjustSize()

    def _tell(self) -> None:
        ui = self.ui
        ui.at.setText(say("window.file.page_of", at=self._at + 1, of=self._pages) if self._pages > 1 else "")
        ui.earlier.setVisible(self._pages > 1)
        ui.later.setVisible(self._pages > 1)
        ui.earlier.setEnabled(self._at > 0)
        ui.later.setEnabled(self._at + 1 < self._pages)

    def _paint(self) -> None:
        image = self.image
        if image is None:
            return
        ratio = self.devicePixelRatioF()
        room = self.ui.scroll.size() - QSize(look.px(16), look.px(16))
        fit = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = (fit * (_ZOOMS[self._zoom] * ratio)).boundedTo(image.size() * 4)
        made = QPixmap.fromImage(
            image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        made.setDevicePixelRatio(ratio)
        self._picture.setPixmap(made)
        self._picture.adjustSize()

    def _scroll(self, across: int, down: int) -> None:
        for bar, by in ((self.ui.scroll.horizontalScrollBar(), across), (self.ui.scroll.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by * look.px(60))


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
