"""The parts beside the sheet: the page list at the left, the problems at the right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.errors import Problem, Severity
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import redress
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, two_lengths
from jinqiu_desktop.office.materials import Stand

SIGNS = {
    Severity.ERROR: ("wrong", "wrong"),
    Severity.WARNING: ("warn", "warn"),
    Severity.HINT: ("info", "text_2"),
}
"""Severity -> symbol, ink."""


class PageButton(QAbstractButton):
    """A page in the list: its number, name, rows of the paper, and the counts of what waits there."""

    def __init__(self, number: int, label: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._note = number, note
        self._counts: tuple[tuple[str, str, int], ...] = ()
        self._is_done = False
        self._is_short = False
        self.setText(label)
        self.setToolTip(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: tuple[tuple[str, str, int], ...], is_done: bool) -> None:
        """Symbol, ink and number of everything that waits on the page; one tick when nothing does."""
        self._counts, self._is_done = counts, is_done
        self.setAccessibleName(
            " ".join([self.text(), self._note, *(f"{symbol} {number}" for symbol, _, number in counts)])
        )
        self.update()

    def show_note(self, note: str) -> None:
        """Another line below the name."""
        if note != self._note:
            self._note = note
            self.setToolTip(f"{self.text()}　{note}".strip())
            self.update()

    def set_short(self, is_short: bool) -> None:
        """A narrow list: the first word over the counts."""
        self._is_short = is_short
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """50 units high, 46 in the narrow list."""
        return QSize(look.px(92), look.px(46 if self._is_short else 50))

    def minimumSizeHint(self) -> QSize:
        """No less: what stands below the list scrolls before its lines touch each other."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, name, note, counts."""
        del event
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), look.colour("soft"))
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self._is_short:
            self._paint_short(painter)
        else:
            self._paint_long(painter)

    def _paint_long(self, painter: QPainter) -> None:
        box = QRect(look.px(11), (self.height() - look.px(20)) // 2, look.px(20), look.px(20))
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "edge"), 1))
        painter.drawRoundedRect(box, look.px(2), look.px(2))
        painter.setFont(look.font(9))
        painter.setPen(look.colour("accent" if self.isChecked() else "text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        left = look.px(39)
        right = self._paint_counts(painter, self.width() - look.px(10), self.height() // 2)
        painter.setFont(look.font(10.5, bold=self.isChecked()))
        painter.setPen(look.colour("text"))
        half = self.height() // 2
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        low = Qt.AlignmentFlag.AlignBottom if self._note else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, right - left, half + look.px(1) if self._note else self.height()), low, words)
        painter.setFont(look.font(9))
        painter.setPen(look.colour("text_2"))
        painter.drawText(QRect(left, half + look.px(2), right - left, half), Qt.AlignmentFlag.AlignTop, self._note)

    def _paint_short(self, painter: QPainter) -> None:
        left, half = look.px(9), self.height() // 2
        painter.setFont(look.font(10.5, bold=self.isChecked()))
        painter.setPen(look.colour("text"))
        room = self.width() - left - look.px(4)
        words = QFontMetrics(painter.font()).elidedText(
            f"{self._number} {_first_word(self.text())}", Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(left, 0, room, half), Qt.AlignmentFlag.AlignBottom, words)
        self._paint_counts(painter, -left, half + look.px(11))

    def _paint_counts(self, painter: QPainter, edge: int, middle: int) -> int:
        """Counts end at `edge`; a negative edge is where they begin. Returns where they begin."""
        size, font = look.px(14), look.font(9)
        painter.setFont(font)
        shown: tuple[tuple[str, str, int], ...] = self._counts or ((("tick", "good", 0),) if self._is_done else ())
        widths = [size + (look.px(2) + QFontMetrics(font).horizontalAdvance(str(n)) if n else 0) for _, _, n in shown]
        gap = look.px(7)
        total = sum(widths) + gap * max(0, len(widths) - 1)
        at = -edge if edge < 0 else edge - total
        begin = at
        for (symbol, ink, number), width in zip(shown, widths, strict=True):
            icons.paint(painter, symbol, look.colour(ink).name(), QRectF(at, middle - size / 2, size, size))
            if number:
                painter.setPen(look.colour(ink))
                place = QRect(at + size + look.px(2), middle - size, width - size, size * 2)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(number))
            at += width + gap
        return begin - look.px(4)


def _first_word(label: str) -> str:
    """档案与户主 -> 档案: what the narrow list has room for."""
    return re.split("[与、并和]", label)[0]


class ProblemCard(QFrame):
    """One problem: the field, what is wrong, what to do. A click goes there."""

    clicked = Signal(object)

    def __init__(self, one: Problem, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.problem = one
        self._is_current = False
        self.setObjectName(f"problem:{one.code}@{one.where}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        symbol, ink = SIGNS[one.severity]
        what, do = two_lengths(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 7, 8, 7)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(7)
        sign, label, where = QLabel(), QLabel(one.fact("label")), QLabel(place)
        sign.setProperty("symbol", symbol)
        sign.setProperty("ink", ink)
        label.setProperty("role", "strong")
        where.setProperty("role", "note")
        top.addWidget(sign)
        top.addWidget(label, 1)
        top.addWidget(where)
        column.addLayout(top)
        for words, role in ((what, ""), (do, "note")):
            if words:
                told = QLabel(words)
                told.setWordWrap(True)
                told.setProperty("role", role)
                column.addWidget(told)
        self.setAccessibleName(f"{one.fact('label')} {what}{do}")

    def set_current(self, is_current: bool) -> None:
        """Whether the focus is in its cell."""
        self._is_current = is_current
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the cell."""
        event.accept()
        self.clicked.emit(self.problem)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground, its edge and the bar of its severity."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("soft" if self._is_current else "sheet"))
        painter.setPen(QPen(look.colour("accent" if self._is_current else "hairline"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        ink = SIGNS[self.problem.severity][1]
        painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour(ink))


def noted(symbol: str, ink: str, words: str, right: str = "", role: str = "") -> QWidget:
    """A line with a symbol, words and something at the right."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if symbol:
        sign = QLabel()
        sign.setProperty("symbol", symbol)
        sign.setProperty("ink", ink)
        row.addWidget(sign)
    told = QLabel(words)
    told.setWordWrap(True)
    told.setProperty("role", role)
    row.addWidget(told, 1)
    if right:
        number = QLabel(right)
        number.setProperty("role", role)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(number)
    return line


def materials_words(stand: Stand) -> str:
    """材料 9/12: how many of the lines of an application's checklist miss nothing, and whether that waits to be submitted."""
    done = sum(not one.missing for one in stand.wanted)
    code = "window.materials.of_draft" if stand.is_draft else "window.materials.of"
    return say(code, done=done, of=len(stand.wanted))


def refill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Puts other widgets into a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        redress(widget)
        widget.show()
