"""How long nobody has touched key or mouse in this program: `due` after so many minutes.

It listens at the windows themselves, where little passes, not at every widget. A computer that slept counts as untouched: what wakes it is
no work yet. It locks nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MINUTES = (5, 10, 15, 30, 0)
"""What may be chosen; 0 is never."""

DEFAULT = 15

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Begins to count with the first `touch`. `clock` gives seconds and goes on while the computer sleeps."""

    due = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self.minutes = DEFAULT
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)

    def set_minutes(self, minutes: int) -> None:
        """One of `MINUTES`."""
        self.minutes = minutes
        self.touch()

    def touch(self) -> None:
        """Somebody is there: the time begins anew."""
        self._last = self._clock()
        self._wait(self.minutes * 60)

    def follow(self, window: QWindow) -> None:
        """Listens at a window too."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A touch after the time was over is no touch: the computer slept."""
        del watched
        if event.type() in _TOUCHES:
            if self._left() <= 0:
                self.due.emit()
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            self.follow(window)

    def _look(self) -> None:
        left = self._left()
        if left <= 0:
            self.due.emit()
        else:
            self._wait(left)

    def _left(self) -> float:
        return self._last + self.minutes * 60 - self._clock() if self.minutes else 1.0

    def _wait(self, seconds: float) -> None:
        if self.minutes:
            self.timer.start(max(1, round(seconds * 1000)))
        else:
            self.timer.stop()
