"""The forms in the navigation, on the shelves that resources/shelves.toml names: folding, with keys, never more than there is room for.

A shelf that was folded keeps its mark while its page is in front. What does not fit is folded from below, the shelf in use last, and opens
again when there is room, unless a person folded it; only where even one is too much does the navigation scroll. It shows and asks; which page
comes to the front is the shell's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.catalog import Shelf
from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look


class ShelfHead(QAbstractButton):
    """The heading of a shelf: ▸ folded, ▾ open, and its key."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        super().__init__()
        self.shelf, self._key = shelf, key
        self.has_current = False
        self.is_narrow = False
        self.setObjectName(f"shelf:{shelf.id}")
        self.setText(shelf.label)
        self.setAccessibleName(f"{shelf.label} {key}")
        self.setToolTip(f"{shelf.label}　{key}")
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """30 units high."""
        return QSize(look.px(90), look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arrow, words, key."""
        del event
        painter, high = QPainter(self), self.height()
        if self.has_current and not self.isChecked():
            painter.fillRect(self.rect(), look.colour("soft"))
            painter.fillRect(QRect(0, 0, look.px(3), high), look.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        arrow = look.px(11)
        ink = look.colour("accent" if self.has_current else "text_2")
        place = QRectF(look.px(10), (high - arrow) / 2, arrow, arrow)
        icons.paint(painter, "down" if self.isChecked() else "forward", ink.name(), place)
        painter.setFont(look.font(9, bold=True))
        painter.setPen(ink)
        left, right = look.px(26), self.width() - look.px(8)
        words = QFontMetrics(painter.font()).horizontalAdvance(self.text())
        painter.drawText(QRect(left, 0, right - left, high), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(look.font(9))
        room = right - left - words - look.px(6)
        if not self.is_narrow and QFontMetrics(painter.font()).horizontalAdvance(self._key) <= room:
            painter.setPen(look.colour("disabled"))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(left, 0, right - left, high), side, self._key)


class Navigation(QObject):
    """The shelves in a scroll area, and the button of each form."""

    form_wanted = Signal(str)

    def __init__(
        self, scroll: QScrollArea, rows: QVBoxLayout, shelves: Iterable[Shelf], forms: Mapping[str, Form]
    ) -> None:
        super().__init__(scroll)
        self._scroll, self._rows = scroll, rows
        self.shelves = tuple(shelf for shelf in shelves if any(one.form in forms for one in shelf.forms))
        self.heads: dict[str, ShelfHead] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._on: dict[str, list[str]] = {}
        self._by_hand: set[str] = set()
        self._in_use = ""
        self._current = ""
        for at, shelf in enumerate(self.shelves, start=2):
            self._add_shelf(shelf, f"Ctrl+{at}", [one.form for one in shelf.forms if one.form in forms], forms)
        rows.addStretch(1)
        scroll.installEventFilter(self)

    @property
    def form_ids(self) -> Sequence[str]:
        """The forms, from top to bottom."""
        return tuple(self.buttons)

    def show_current(self, form_id: str) -> None:
        """The page of this form is in front (empty: another page)."""
        self._current = form_id
        for one, button in self.buttons.items():
            button.setChecked(one == form_id)
        for shelf_id, head in self.heads.items():
            head.has_current = form_id in self._on[shelf_id]
            if head.has_current:
                self._by_hand.discard(shelf_id)
                self._in_use = shelf_id
            head.update()
        self._give_way()

    def turn(self, shelf_id: str) -> None:
        """The first form of a shelf, or the one after the form that is in front."""
        on = self._on[shelf_id]
        at = on.index(self._current) + 1 if self._current in on else 0
        self.form_wanted.emit(on[at % len(on)])

    def set_narrow(self, is_narrow: bool) -> None:
        """A narrow window: no keys on the headings."""
        for head in self.heads.values():
            head.is_narrow = is_narrow
            head.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑↓ go from one to the next, → unfolds, ← folds; another height folds what no longer fits."""
        if event.type() == QEvent.Type.Resize and watched is self._scroll:
            self._give_way()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is self._scroll:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        head = watched if isinstance(watched, ShelfHead) else self._head_of(watched)
        if head is None or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        if watched is head:
            (self._unfold if event.key() == Qt.Key.Key_Right else self._fold)(head.shelf.id)
        elif event.key() == Qt.Key.Key_Left:
            head.setFocus()
        return True

    def _add_shelf(self, shelf: Shelf, key: str, form_ids: list[str], forms: Mapping[str, Form]) -> None:
        head = ShelfHead(shelf, key)
        head.clicked.connect(lambda on: (self._unfold if on else self._fold)(shelf.id))
        head.installEventFilter(self)
        self.heads[shelf.id] = head
        self._on[shelf.id] = form_ids
        self._rows.addWidget(head)
        named = {one.form: one for one in shelf.forms}
        for form_id in form_ids:
            button = QPushButton(forms[form_id].title)
            button.setObjectName(f"go_{form_id}")
            button.setProperty("role", "nav")
            button.setProperty("sub", "true")
            button.setProperty("symbol", named[form_id].symbol)
            button.setProperty("glyph", 18)
            button.setProperty("brief", named[form_id].brief)
            button.setToolTip(forms[form_id].title)
            button.setCheckable(True)
            button.clicked.connect(lambda _on, form_id=form_id: self.form_wanted.emit(form_id))
            button.installEventFilter(self)
            self.buttons[form_id] = button
            self._rows.addWidget(button)

    def _unfold(self, shelf_id: str) -> None:
        self._by_hand.discard(shelf_id)
        self._in_use = shelf_id
        self._give_way()

    def _fold(self, shelf_id: str) -> None:
        self._by_hand.add(shelf_id)
        self._give_way()

    def _give_way(self) -> None:
        """Everything open that nobody folded; then folded from below until the rest fits, but the one in use."""
        room = self._scroll.viewport().height()
        for shelf_id in self.heads:
            self._show(shelf_id, shelf_id not in self._by_hand)
        for shelf_id in reversed(self.heads):
            if self._needed() <= room:
                return
            if shelf_id != (self._in_use or next(iter(self.heads))):
                self._show(shelf_id, False)

    def _show(self, shelf_id: str, is_open: bool) -> None:
        self.heads[shelf_id].setChecked(is_open)
        for form_id in self._on[shelf_id]:
            self.buttons[form_id].setVisible(is_open)

    def _needed(self) -> int:
        heads = sum(head.sizeHint().height() for head in self.heads.values())
        on = (self.buttons[one] for shelf, forms in self._on.items() if self.heads[shelf].isChecked() for one in forms)
        return heads + sum(button.sizeHint().height() for button in on)

    def _head_of(self, watched: QObject) -> ShelfHead | None:
        for shelf_id, on in self._on.items():
            if any(self.buttons[one] is watched for one in on):
                return self.heads[shelf_id]
        return None

    def _step(self, watched: QObject, by: int) -> None:
        order: list[QWidget] = []
        for shelf_id, head in self.heads.items():
            order += [head, *(self.buttons[one] for one in self._on[shelf_id] if head.isChecked())]
        at = next((at for at, one in enumerate(order) if one is watched), 0) + by
        if 0 <= at < len(order):
            order[at].setFocus()
            self._scroll.ensureWidgetVisible(order[at])
