"""What stands on the screen while the program is still being read: its name, and why the first time takes longer.

It is painted before anything heavy is imported, so this module imports nothing of the office. It disappears when the window is there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QRectF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from jinqiu_desktop import __version__
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

_WIDE, _HIGH = 460, 216
_PATIENCE = 300
"""Milliseconds to wait for the screen: the window is worth more than its splash."""


class Splash(QWidget):
    """Up at once; `done` when the window stands."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self._is_painted = False
        self._is_first = _kept().value("started") != __version__
        self.setWindowTitle(say("window.splash.name"))
        self.setAccessibleName(say("window.splash.name"))
        self.setAccessibleDescription(self.words)
        self.setFixedSize(look.px(_WIDE), look.px(_HIGH))
        if (screen := QGuiApplication.primaryScreen()) is not None:
            self.move(screen.availableGeometry().center() - self.rect().center())

    @property
    def words(self) -> str:
        """Why one has to wait."""
        return say("window.splash.first" if self._is_first else "window.splash.opening")

    def show_now(self) -> None:
        """On the screen before this returns. No event loop runs yet, so the events that lead to painting are dealt with here."""
        self.show()
        deadline = QDeadlineTimer(_PATIENCE)
        while not self._is_painted and not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)

    def done(self) -> None:
        """The window stands; the next start will be quick."""
        _kept().setValue("started", __version__)
        self.close()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and name, the red line, why one waits, the version."""
        del event
        self._is_painted = True
        painter = QPainter(self)
        wide, high, edge = self.width(), self.height(), look.px(32)
        painter.fillRect(self.rect(), look.colour("sheet"))
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        icons.paint(painter, "program", "#000", QRectF(edge, look.px(30), look.px(36), look.px(36)))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(20, bold=True, serif=True))
        left, middle = edge + look.px(50), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, look.px(28), wide - left, look.px(40)), middle, say("window.splash.name"))
        painter.fillRect(QRectF(edge, look.px(86), wide - 2 * edge, 2), look.colour("seal"))
        painter.setFont(look.font(10.5))
        painter.setPen(look.colour("text_2"))
        below = QRectF(edge, look.px(102), wide - 2 * edge, look.px(70))
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self.words)
        painter.setFont(look.font(9))
        foot = QRectF(edge, high - look.px(38), wide - 2 * edge, look.px(22))
        painter.drawText(foot, middle, say("window.version", version=__version__))


def _kept() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "window")
