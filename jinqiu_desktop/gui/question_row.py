"""One question of 沿用去年 on its line: what stands now, two answers, and below them its cells once something changed.

1 says that nothing changed, 2 opens the cells, Enter is left to the page. It shows what the `Interview` says and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.forms import Group, Place
from jinqiu_desktop.gui.dress import set_icon, set_state
from jinqiu_desktop.gui.keys import Stop
from jinqiu_desktop.gui.sheet import UNITS, Sheet
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office.interview import Interview

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WEIGHTS = {"text": 12, "bank_card": 12, "id_number": 12, "long_text": 24}
"""Units a cell of a kind takes; any other kind takes a quarter of a line."""
_QUARTER = 6
_SIGNS = {
    "": ("carried", "carried"),
    "same": ("tick", "good"),
    "changed": ("pencil", "good"),
    "asking": ("pencil", "warn"),
}
_BADGES = {
    "": ("window.next_year.is_open", "carried"),
    "same": ("window.next_year.is_same", "good"),
    "changed": ("window.next_year.is_changed", "good"),
    "asking": ("window.next_year.is_asking", "warn"),
}
_ASKED = {
    "income": "window.next_year.income",
    "school": "window.next_year.school",
    "health": "window.next_year.health",
    "address": "window.next_year.address",
    "card": "window.next_year.card",
    "people": "window.next_year.people",
}


class QuestionRow(Stop):
    """One question: what stands now, two answers, and below them its cells once it changed."""

    same = Signal()
    changed = Signal()
    entered = Signal()

    def __init__(self, number: int, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        self.setObjectName(f"question:{question}")
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(12)
        column.addLayout(line)
        self._sign, self._asked, self._told, self._badge = QLabel(), QLabel(), QLabel(), QLabel()
        self._sign.setProperty("glyph", 18)
        self._asked.setText(f"{number}　{say(_ASKED[question])}")
        self._asked.setProperty("role", "strong")
        self._asked.setProperty("least", 168)
        self._told.setWordWrap(True)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._badge.setProperty("role", "badge")
        self.yes, self.no = QPushButton(say("window.next_year.same")), QPushButton(say("window.next_year.changed"))
        for button, name in ((self.yes, "same"), (self.no, "changed")):
            button.setObjectName(f"{name}:{question}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("role", "chip")
            button.setCheckable(True)
        line.addWidget(self._sign)
        line.addWidget(self._asked)
        line.addWidget(self._told, 1)
        for widget in (self._badge, self.yes, self.no):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.sheet = Sheet(self)
        column.addWidget(self.sheet)
        self.sheet.hide()
        self.yes.clicked.connect(self.same)
        self.no.clicked.connect(self.changed)

    def show_state(self, interview: Interview, reason: str) -> None:
        """Its words and its state; `reason` says why nothing can stay the same."""
        said = interview.said(self.question)
        state = said or ("asking" if interview.is_asking(self.question) else "")
        words = "　".join(f"{who} {text}".strip() for who, text in interview.told(self.question))
        words = "　".join(part for part in (words, reason) if part) or say("window.next_year.nothing")
        self._told.setText(words)
        set_icon(self._sign, *_SIGNS[state])
        self._badge.setText(say(_BADGES[state][0]))
        set_state(self._badge, state=_BADGES[state][1])
        self.yes.setChecked(said == "same")
        self.no.setChecked(interview.is_asking(self.question))
        self.setAccessibleName(f"{self._asked.text()} {self._badge.text()}")
        self.setAccessibleDescription(words)

    def over(self, is_over: bool) -> None:
        """Whether nothing can stay the same, because school is over."""
        self.yes.setVisible(not is_over)
        self.no.setText(say("window.next_year.over_button" if is_over else "window.next_year.changed"))

    def show_cells(self, interview: Interview) -> bool:
        """Its cells, built anew when there are others; tells whether they were."""
        keys = interview.cells(self.question) if interview.is_asking(self.question) else ()
        self.sheet.setVisible(bool(keys))
        if keys == tuple(self.sheet.cells):
            self.sheet.show_views(interview.view)
            return False
        for cell in self.sheet.cells.values():
            cell.blockSignals(True)
        rows = tuple(_lines(Place(path=key, weight=_WEIGHTS.get(interview.view(key).kind, _QUARTER)) for key in keys))
        self.sheet.build(
            (Group(title="", note="", rows=rows),), lambda place: place.path, interview.view, lambda _: None
        )
        return True

    def keeps(self, event: QKeyEvent) -> bool:
        """Enter is an answer here."""
        return event.key() in _ENTER

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2, also of the number pad."""
        if event.text() == "1":
            self.same.emit()
        elif event.text() == "2":
            self.changed.emit()
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click comes to the question, it answers nothing."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame shows it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An accent frame while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _lines(places: Iterator[Place]) -> Iterator[tuple[Place, ...]]:
    """Cells in lines of a sheet, in their order."""
    line: list[Place] = []
    for place in places:
        if sum(one.weight for one in line) + place.weight > UNITS:
            yield tuple(line)
            line = []
        line.append(place)
    if line:
        yield tuple(line)
