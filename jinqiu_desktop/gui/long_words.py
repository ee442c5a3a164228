"""Words that are read and closed again: help and guides. As wide as they like, never higher than the window; no question is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

_WIDE, _MARGIN = 620, 24
"""Units; `_MARGIN` at each side of the words."""
_GAP = 16
"""Units that stay free around it in a small window."""


class WordsDialog(QDialog):
    """Enter and Esc close it. `text` is what it says, as rich text."""

    def __init__(self, name: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.setObjectName(name)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(12)
        self._words = QLabel(text.replace("　", "&nbsp;" * 4))  # rich text makes one narrow space of a wide one
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(_MARGIN, 20, _MARGIN, 4)
        lines.addWidget(self._words)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(body)
        self._scroll.setAccessibleName(title)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        foot.addStretch(1)
        close = QPushButton(say("window.words.close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        dress(self)
        self._fit()
        look.changed.connect(self._fit)
        self._scroll.setFocus()  # the arrows read on; Enter closes from here as well

    def _fit(self) -> None:
        above = self.parentWidget()
        if above is None:
            return
        room, gap = above.window().size(), look.px(_GAP)
        wide = min(look.px(_WIDE), room.width() - gap)
        self._words.ensurePolished()
        inside = self._words.heightForWidth(
            wide - look.px(2 * _MARGIN) - self._scroll.verticalScrollBar().sizeHint().width()
        )
        self.resize(wide, min(inside + look.px(90), room.height() - gap))
