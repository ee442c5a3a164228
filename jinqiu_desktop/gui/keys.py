"""The keys of a desk for one hand on the number pad (facts/desk.md §6), as one filter over the whole application.

Enter and keypad Enter go to the next cell, Shift+Enter and ↑ to the previous, ↓ to the next; Tab and Shift+Tab go the same way without saying yes
to what is carried over. The wheel never changes a value; a candidate of the input method is finished by Enter without leaving the cell. Everything with a letter or an F key is a shortcut of the window it belongs to.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.worker import courtesy

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QTabBar, QAbstractSlider)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Stop(QFrame):
    """A place where Enter stops on its way through a page; `left` with +1 or -1 when a key leads away from it.

    `passed` is the same by Tab, where the stop `takes_tab`; else Tab goes where Qt leads it.
    """

    left = Signal(int)
    passed = Signal(int)
    takes_tab = False

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
            courtesy.window_first()
            return self._key(watched, event)
        return False

    def _wheel(self, watched: QWidget, event: QWheelEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            look.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        holder = watched if isinstance(watched, _TURNED_BY_WHEEL) else watched.parentWidget()
        is_turned = isinstance(holder, _TURNED_BY_WHEEL) and not isinstance(holder, QScrollBar)
        if holder is None or not is_turned or QApplication.activePopupWidget() is not None:
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
        if self._composing and key in (*_ENTER, *_TAB):
            QGuiApplication.inputMethod().commit()
            return True
        stop = _stop_of(watched)
        if stop is None:
            return self._press(watched, key, with_keys)
        if not stop.isEnabled() or stop.keeps(event):
            return False
        if stop.takes_tab and key in _TAB and not with_keys & ~Qt.KeyboardModifier.ShiftModifier:
            is_back = key == Qt.Key.Key_Backtab or bool(with_keys & Qt.KeyboardModifier.ShiftModifier)
            stop.passed.emit(-1 if is_back else 1)
            return True
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
