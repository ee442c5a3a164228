"""The page before submission: every problem of the form in three sections, the sums, and what comes after (look.md 09)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jinqiu_desktop.errors import Problem, Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.cell import Heading
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.review_page import Ui_ReviewPage
from jinqiu_desktop.gui.side import SIGNS, noted, refill
from jinqiu_desktop.gui.sums import income_lines
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, two_lengths

_SECTIONS = (
    (Severity.ERROR, "window.review.errors", "window.review.errors_note"),
    (Severity.WARNING, "window.review.warnings", "window.review.warnings_note"),
    (Severity.HINT, "window.review.hints", "window.review.hints_note"),
)
_ROOM_FOR_TWO = 1000
"""Units of the page from which on two buttons stand side by side; below it one stands over the other."""


class ReviewPage(QWidget):
    """Shows what stands between the form and its submission; asks the frame to go there."""

    go_wanted = Signal(str)
    reason_given = Signal(object, str)
    submit_wanted = Signal()
    print_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, filling: Filling, step: str) -> None:
        super().__init__()
        self._filling, self._step = filling, step
        self._done = ""
        self._ways: Callable[[], Sequence[QWidget]] = tuple
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.ui.submit.setObjectName("submit")
        self.ui.first.clicked.connect(self._go_first)
        self.ui.submit.clicked.connect(self._press)
        self.ui.next_one.setText(say("window.next_one", noun=filling.form.noun))
        self.ui.next_one.clicked.connect(self.next_wanted)
        self.ui.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill_after()
        dress(self)

    def show_again(self) -> None:
        """Everything from the filling."""
        found = self._filling.problems(self._step)
        errors = [one for one in found if one.severity is Severity.ERROR]
        open_warnings = [one for one in found if one.severity is Severity.WARNING and not one.fact("note")]
        self._show_bar(len(errors), len(open_warnings))
        ways = self._ways()
        rows: list[QWidget] = [self._heading(say("window.review.ways")), _side_by_side(ways)] if ways else []
        for severity, title, note in _SECTIONS:
            here = [one for one in found if one.severity is severity]
            if here:
                rows.append(self._heading(say(title, count=len(here)), say(note)))
                rows.extend(self._row(one) for one in here)
        if not rows:
            rows.append(_padded(noted("tick", "good", say("window.review.clean"))))
        refill(self.ui.rows, rows)
        self.ui.rows.addStretch(1)
        self._show_sums()

    def _heading(self, title: str, note: str = "") -> Heading:
        made = Heading(title, note, self)
        made.setProperty("high", 27)
        return made

    @property
    def is_done(self) -> bool:
        """Whether the form is submitted."""
        return bool(self._done)

    def show_done(self, words: str, ways: Callable[[], Sequence[QWidget]]) -> None:
        """The form is submitted: says so and offers its papers, the next one, and the ways that lead on from it."""
        self._done, self._ways = words, ways
        self.show_again()

    def _show_bar(self, errors: int, warnings: int) -> None:
        ui = self.ui
        ui.first.setVisible(bool(errors) and not self._done)
        ui.submit.setVisible(not errors or bool(self._done))
        ui.next_one.setVisible(bool(self._done))
        if self._done:
            words, state, icon = self._done, "good", "tick"
        elif errors:
            words, state, icon = say("window.review.stopped", count=errors), "wrong", "wrong"
        elif warnings:
            words, state, icon = say("window.review.doubt", count=warnings), "warn", "warn"
        else:
            words, state, icon = say("window.review.ready"), "good", "tick"
        ui.bar_text.setText(words)
        set_state(ui.bar, state=state)
        set_icon(ui.bar_icon, icon, state)
        ui.submit.setText(say("window.print_set") if self._done else say("window.submit"))
        set_icon(ui.submit, "printer" if self._done else "tick", "on_accent")

    def _go_first(self) -> None:
        first = next((one for one in self._filling.problems(self._step) if one.severity is Severity.ERROR), None)
        if first is not None:
            self.go_wanted.emit(first.where)

    def _press(self) -> None:
        if self._done:
            self.print_wanted.emit()
        else:
            self.submit_wanted.emit()

    def _row(self, one: Problem) -> QWidget:
        what, do = two_lengths(one)
        symbol, ink = SIGNS[one.severity]
        line = QWidget()
        line.setObjectName(f"review:{one.code}@{one.where}")
        column = QVBoxLayout(line)
        column.setContentsMargins(14, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(10)
        sign, label = QLabel(), QLabel(one.fact("label"))
        sign.setProperty("symbol", symbol)
        sign.setProperty("ink", ink)
        sign.setProperty("glyph", 18)
        label.setProperty("role", "strong")
        label.setWordWrap(True)
        page = QLabel(self._page_label(one.where))
        page.setProperty("role", "note")
        named = QWidget()
        named.setProperty("wide", 132)  # so that what is told begins at the same place in every line
        names = QVBoxLayout(named)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(1)
        names.addWidget(label)
        names.addWidget(page)
        reason = one.fact("note")
        told = QLabel(what + (say("window.review.noted", reason=reason) if reason else do))
        told.setWordWrap(True)
        row.addWidget(sign)
        row.addWidget(named, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(told, 1)
        acts = QVBoxLayout() if look.units(self.width()) < _ROOM_FOR_TWO else QHBoxLayout()
        acts.setSpacing(6)
        if one.severity is not Severity.HINT and one.where:
            acts.addWidget(self._go_button(one))
        if one.severity is Severity.WARNING:
            acts.addWidget(self._note_button(one, column))
        row.addLayout(acts)
        column.addLayout(row)
        return line

    def _go_button(self, one: Problem) -> QPushButton:
        code = {"field.required": "window.go_fill"}.get(one.code, "window.go_mend")
        button = QPushButton(say("window.go_see" if one.fact("note") else code))
        button.setProperty("symbol", "goto")
        button.clicked.connect(lambda: self.go_wanted.emit(one.where))
        return button

    def _note_button(self, one: Problem, column: QVBoxLayout) -> QPushButton:
        button = QPushButton(say("window.write_reason"))
        button.setProperty("symbol", "pencil")
        button.setObjectName(f"reason:{one.code}@{one.where}")
        editor = QLineEdit(one.fact("note"))
        editor.setPlaceholderText(say("window.reason_hint"))
        editor.setObjectName(f"reason_text:{one.code}@{one.where}")
        editor.hide()
        column.addWidget(editor)

        def ask() -> None:
            if editor.isHidden():
                editor.show()
                editor.setFocus()
            else:
                self.reason_given.emit(one, editor.text())

        editor.returnPressed.connect(lambda: self.reason_given.emit(one, editor.text()))
        button.clicked.connect(ask)
        return button

    def _page_label(self, where: str) -> str:
        page = self._filling.page_of(where)
        return next((one.label for one in self._filling.form.pages if one.id == page), "")

    def _show_sums(self) -> None:
        lines = income_lines(self._filling)
        self.ui.sum.setVisible(bool(lines))
        refill(self.ui.sums, lines)

    def _fill_after(self) -> None:
        declared = list(self._filling.form.steps.values())
        here = next((at for at, step in enumerate(declared) if step.id == self._step), -1)
        steps = declared[here + 1 : here + 5]
        row = self.ui.after_steps
        for at, step in enumerate(steps, start=1):
            number = QLabel(str(at))
            number.setProperty("role", "badge")
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(number)
            row.addWidget(QLabel(step.label))
            row.addSpacing(12)
        row.addStretch(1)
        self.ui.after.setVisible(bool(steps))


def _side_by_side(ways: Sequence[QWidget]) -> QWidget:
    """The ways that lead on, two in a line, so that all of them are in sight."""
    outer = QWidget()
    grid = QGridLayout(outer)
    grid.setContentsMargins(8, 6, 8, 8)
    grid.setSpacing(2)
    for at, way in enumerate(ways):
        grid.addWidget(way, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return outer


def _padded(widget: QWidget) -> QWidget:
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(14, 12, 14, 12)
    column.addWidget(widget)
    return outer
