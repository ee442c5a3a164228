"""The title in the head bar of a filling: as many of its words as there is room for, and never half of one.

It is told all its words and what to say when they have no room; the width decides, whenever it becomes another one.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel


class HeadTitle(QObject):
    """Watches over one label; lives with it."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self._words, self._fewer = "", ""
        label.installEventFilter(self)

    def tell(self, words: str, fewer: str) -> None:
        """All words, and those that stay where there is less room; the tooltip always has all."""
        self._words, self._fewer = words, fewer
        self._label.setToolTip(words if words != fewer else "")
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width or another font."""
        if watched is self._label and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return False

    def _fit(self) -> None:
        self._label.ensurePolished()
        room = self._label.fontMetrics().horizontalAdvance(self._words) <= self._label.contentsRect().width()
        self._label.setText(self._words if room else self._fewer)
