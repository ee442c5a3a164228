"""A list under a line of text that offers what the text may mean. Part of the window, not a popup: keys stay where they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

from jinqiu_desktop.gui.theme import look

_MOST = 8


class Suggestions(QListView):
    """↑↓ mark a line, Esc closes the list, a click picks; what Enter does is the business of the line's owner."""

    picked = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._pick(str(index.data())))
        self.hide()
        line.installEventFilter(self)

    def offer(self, words: list[str]) -> None:
        """Shows these lines under the text, the first one marked; nothing when there are none."""
        self._words.setStringList(words)
        if not words:
            self.hide()
            return
        self.setCurrentIndex(self._words.index(0))
        window = self._line.window()
        self.setParent(window)
        row = max(self.sizeHintForRow(0), look.px(24))
        wide = max(QFontMetrics(self.font()).horizontalAdvance(one) for one in words) + look.px(32)
        high = row * min(len(words), _MOST) + look.px(4)
        below = self._line.mapTo(window, QPoint(0, self._line.height() + look.px(4)))
        above = self._line.mapTo(window, QPoint(0, 0)).y() - high - look.px(22)
        top = below.y() if below.y() + high <= window.height() else max(0, above)
        left = min(below.x(), max(0, window.width() - wide))
        self.setGeometry(left, top, max(wide, self._line.width()), high)
        self.show()
        self.raise_()

    def marked(self) -> str:
        """The line that is marked, or nothing while the list is closed."""
        return str(self.currentIndex().data()) if self.isVisible() and self.currentIndex().isValid() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the line of text."""
        if watched is not self._line or not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if by:
            at = max(0, min(self.currentIndex().row() + by, self._words.rowCount() - 1))
            self.setCurrentIndex(self._words.index(at))
        return bool(by)

    def _pick(self, words: str) -> None:
        self.hide()
        self.picked.emit(words)
