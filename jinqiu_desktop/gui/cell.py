"""A cell of a ruled sheet: label above, value below, its state as ground, symbol and short word (look.md §3).

A cell keeps its size whatever its state. It draws what the paper prints and holds one editor; it decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from jinqiu_desktop.filling import CellView
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.editors import (
    ChoiceEditor,
    FileEditor,
    LineEditor,
    LongEditor,
    SeveralEditor,
    Suggest,
    editor_for,
    is_long,
)
from jinqiu_desktop.gui.keys import Stop
from jinqiu_desktop.gui.theme import look

HEIGHT = 50
LONG_HEIGHT = 88

_FACES = {
    "empty_required": ("sheet", "text_2", "empty"),
    "empty": ("sheet", "text_2", ""),
    "filled": ("sheet", "good", "tick"),
    "carried": ("carried_ground", "carried", "carried"),
    "automatic": ("automatic_ground", "text_2", "sum"),
    "read_only": ("automatic_ground", "text_2", ""),
    "not_applicable": ("automatic_ground", "text_2", ""),
    "warning": ("warn_ground", "warn", "warn"),
    "wrong": ("wrong_ground", "wrong", "wrong"),
}
"""State -> ground, ink, symbol."""


class Cell(Stop):
    """One field on the sheet. `typed` when a text is committed, `entered` when the focus comes, `asked` by a click on what is automatic."""

    typed = Signal(str, str)
    entered = Signal(str)
    asked = Signal(str)
    file_wanted = Signal(str)
    takes_tab = True

    def __init__(self, view: CellView, suggest: Suggest | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = view.path
        self.setObjectName(f"cell:{view.path}")
        self._view = view
        self._editor = editor_for(view, suggest)
        self._editor.setParent(self)
        self._editor.setObjectName(f"editor:{view.path}")
        self._editor.installEventFilter(self)
        self.setFocusProxy(self._editor)
        if isinstance(self._editor, ChoiceEditor | SeveralEditor):
            self._editor.picked.connect(self.commit)
        elif isinstance(self._editor, LineEditor):
            self._editor.chosen.connect(lambda: self.left.emit(1))
        if isinstance(self._editor, FileEditor):
            self._editor.wanted.connect(lambda: self.file_wanted.emit(self.path))
        self.show_view(view)

    @property
    def view(self) -> CellView:
        """What the cell shows now."""
        return self._view

    @property
    def units_high(self) -> int:
        """Its height in units; it never changes."""
        return LONG_HEIGHT if is_long(self._view) else HEIGHT

    def show_view(self, view: CellView) -> None:
        """Shows another state of the same field."""
        self._view = view
        self._editor.show_view(view)
        self._editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus if view.enabled else Qt.FocusPolicy.ClickFocus)
        star = "*" if view.star else ""
        self._editor.setAccessibleName(" ".join(part for part in (f"{star}{view.label}", view.short) if part))
        self._editor.setAccessibleDescription(view.help)
        self._editor.setVisible(view.state != "not_applicable")
        self.update()

    def commit(self) -> None:
        """Hands over what was typed, if it is another text than before."""
        text = self._editor.current()
        if self._view.enabled and text != self._view.text:
            self.typed.emit(self.path, text)

    def select_all(self) -> None:
        """Marks the whole text, so that typing replaces it."""
        if isinstance(self._editor, LineEditor):
            self._editor.selectAll()

    def keeps(self, event: QKeyEvent) -> bool:
        """An open list keeps ↑ and ↓, a long text keeps them between its lines and Alt+Enter; any other key goes its way."""
        if isinstance(self._editor, LineEditor):
            return self._editor.is_choosing and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if not isinstance(self._editor, LongEditor):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._editor.is_inside(event.key())
        return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor's focus is the cell's focus."""
        if watched is self._editor and event.type() == QEvent.Type.MouseButtonRelease:
            self._clicked()
        elif watched is self._editor and event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.path)
            self.update()
        elif watched is self._editor and event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.commit()
                self._editor.rest()
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the cell goes to its editor."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is automatic says how it came about."""
        event.accept()
        self._clicked()

    def _clicked(self) -> None:
        if self._view.state == "automatic":
            self.asked.emit(self.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The editor stands under the label."""
        super().resizeEvent(event)
        self._place()

    def place(self) -> None:
        """Again after another zoom."""
        self._place()
        self.update()

    def _place(self) -> None:
        side, top = look.px(11), look.px(21)
        unit = self._unit_width() + look.px(6) if self._view.unit else 0
        bottom = look.px(4)
        right = side - look.px(3) + unit
        if isinstance(self._editor, ChoiceEditor):
            side, right = look.px(9), look.px(2)  # its words begin a little inside, its arrow stands at the edge
        self._editor.setGeometry(side, top, self.width() - side - right, self.height() - top - bottom)

    def _unit_width(self) -> int:
        return QFontMetrics(look.font(9)).horizontalAdvance(self._view.unit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, label, state sign, hairlines, focus."""
        del event
        ground, ink, symbol = _FACES[self._view.state]
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour(ground))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._view.state in ("wrong", "warning"):
            painter.fillRect(0, 0, look.px(3), self.height(), look.colour(ink))
        self._paint_label(painter, ink, symbol)
        if self._editor.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(QRect(1, 1, self.width() - 2, self.height() - 2))

    def _paint_label(self, painter: QPainter, ink: str, symbol: str) -> None:
        side, line = look.px(10), look.px(18)
        line_box = QRect(side, look.px(4), self.width() - 2 * side, line)
        right = self.width() - look.px(8)
        if symbol:
            size = look.px(14)
            icons.paint(painter, symbol, look.colour(ink).name(), QRectF(right - size, look.px(5), size, size))
            right -= size + look.px(4)
        note = look.font(9)
        painter.setFont(note)
        painter.setPen(look.colour(ink))
        at_value = self._view.state == "not_applicable"
        if not at_value and self.shows_short_word:
            width = self._short_width()
            painter.drawText(
                QRect(right - width, line_box.top(), width, line), Qt.AlignmentFlag.AlignVCenter, self._view.short
            )
            right -= width + look.px(4)
        if at_value:
            painter.setFont(look.font(11))
            box = QRect(side + 1, look.px(21), self.width() - 2 * side, look.px(25))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._view.short)
        self._paint_words(painter, line_box, right)

    @property
    def shows_short_word(self) -> bool:
        """Whether there is room for it: a label is never cut for it, symbol, ground and the help line say the same."""
        room = self.width() - look.px(10) - look.px(8) - look.px(14) - look.px(8)
        return bool(self._view.short) and self._label_width() + self._short_width() <= room

    def _short_width(self) -> int:
        return QFontMetrics(look.font(9)).horizontalAdvance(self._view.short)

    def _label_width(self) -> int:
        star = QFontMetrics(look.font(9, bold=True)).horizontalAdvance("*") if self._view.star else 0
        return star + QFontMetrics(look.font(9)).horizontalAdvance(self._view.label)

    def _paint_words(self, painter: QPainter, box: QRect, right: int) -> None:
        note = look.font(9)
        left = box.left()
        if self._view.star:
            bold = look.font(9, bold=True)
            painter.setFont(bold)
            painter.setPen(look.colour("accent"))
            painter.drawText(QRect(left, box.top(), look.px(10), box.height()), Qt.AlignmentFlag.AlignVCenter, "*")
            left += QFontMetrics(bold).horizontalAdvance("*")
        painter.setFont(note)
        painter.setPen(look.colour("text_2"))
        words = QFontMetrics(note).elidedText(self._view.label, Qt.TextElideMode.ElideRight, max(0, right - left))
        painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if self._view.unit and self._view.state != "not_applicable":
            place = QRect(self.width() - look.px(10) - self._unit_width(), look.px(22), self._unit_width(), look.px(24))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._view.unit)


class Heading(QFrame):
    """The row over a group: its name and the rows of the paper it stands for."""

    def __init__(self, title: str, note: str, parent: QWidget, right: str = "") -> None:
        super().__init__(parent)
        self._title, self._note, self._right = title, note, right
        self.setAccessibleName(f"{title} {note}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A band with a hairline below."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("band"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        bold = look.font(10.5, bold=True)
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        box = self.rect().adjusted(look.px(10), 0, -look.px(10), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(look.font(9))
        painter.setPen(look.colour("text_2"))
        gap = QFontMetrics(bold).horizontalAdvance(self._title) + look.px(8)
        painter.drawText(box.adjusted(gap, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._note)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._right)
