"""The keys of a desk for one hand on the number pad (facts/desk.md §6), as one filter over the whole application.

Enter and keypad Enter go to the next cell, Shift+Enter and ↑ to the previous, ↓ to the next; the wheel never changes a value; a candidate of the
input method is finished by Enter without leaving the cell. Everything with a letter or an F key is a shortcut of the window it belongs to.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QPushButton,
    QWidget,
)

from jinqiu_desktop.gui.theme import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Stop(QFrame):
    """A place where Enter stops on its way through a page; `left` with +1 or -1 when a key leads away from it."""

    left = Signal(int)

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether the stop itself wants this ↑, ↓ or Enter, as a long text does between its lines."""
        del event
        return False


class Keys(QObject):
    """Installed once on the application."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As Qt wants it: true = dealt with here."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            return False
        if kind == QEvent.Type.FocusOut:
            self._composing = False
            return False
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent) and isinstance(watched, QWidget):
            return self._wheel(watched, event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._key(watched, event)
        return False

    def _wheel(self, watched: QWidget, event: QWheelEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            look.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        holder = watched if isinstance(watched, (QComboBox, QAbstractSpinBox)) else watched.parentWidget()
        if not isinstance(holder, (QComboBox, QAbstractSpinBox)) or QApplication.activePopupWidget() is not None:
            return False
        above = holder.parentWidget()
        while above is not None and not isinstance(above, QAbstractScrollArea):
            above = above.parentWidget()
        if isinstance(above, QAbstractScrollArea):
            QCoreApplication.sendEvent(above.verticalScrollBar(), event)
        return True

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        if QApplication.activePopupWidget() is not None:
            return False
        key, with_keys = event.key(), event.modifiers()
        if self._composing and key in _ENTER:
            QGuiApplication.inputMethod().commit()
            return True
        stop = _stop_of(watched)
        if stop is None:
            return self._press(watched, key, with_keys)
        if not stop.isEnabled() or stop.keeps(event):
            return False
        way = _way(Qt.Key(key), with_keys)
        if way == 0:
            return False
        stop.left.emit(way)
        return True

    def _press(self, watched: QWidget, key: int, with_keys: Qt.KeyboardModifier) -> bool:
        """Enter on a button presses it, unless the button takes something away."""
        if (
            key in _ENTER
            and with_keys in _PLAIN
            and isinstance(watched, QPushButton)
            and watched.property("role") != "remove"
        ):
            watched.click()
            return True
        return False


def _way(key: Qt.Key, with_keys: Qt.KeyboardModifier) -> int:
    without_pad = with_keys & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ENTER:
        return {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}.get(without_pad, 0)
    if without_pad == Qt.KeyboardModifier.NoModifier:
        return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
    return 0


def _stop_of(widget: QWidget | None) -> Stop | None:
    while widget is not None and not isinstance(widget, Stop):
        widget = widget.parentWidget()
    return widget
